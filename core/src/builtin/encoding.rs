//! Bytes as text.

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::{Builtin, Sig, function, invalid, refuse};
use crate::limits::check_size;
use crate::value::Value;

/// Writes padding, and reads texts with and without.
pub(crate) const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

pub(super) const TABLE: &[Builtin] = &[
    Builtin::new(
        "base64.encode",
        &[function(&[Sig::Bytes], Sig::String)],
        ("字节串的 Base64 文本", "the bytes as base64"),
        "base64.encode(b'hello') == 'aGVsbG8='",
        |args| match args {
            [Value::Bytes(bytes)] => {
                check_size(bytes.len().div_ceil(3).saturating_mul(4))?;
                Ok(Value::string(BASE64.encode(bytes)))
            }
            _ => Err(refuse("base64.encode")),
        },
    ),
    Builtin::new(
        "base64.decode",
        &[function(&[Sig::String], Sig::Bytes)],
        ("Base64 文本所表示的字节串", "the bytes that base64 stands for"),
        "base64.decode('aGVsbG8=') == b'hello'",
        |args| match args {
            // Padding is left out or complete.
            [Value::String(text)] if text.contains('=') && text.len() % 4 != 0 => Err(invalid(&**text)),
            [Value::String(text)] => {
                BASE64.decode(text.as_bytes()).map(|bytes| Value::Bytes(bytes.into())).map_err(|_| invalid(&**text))
            }
            _ => Err(refuse("base64.decode")),
        },
    ),
];
