//! `format` of strings, and values as text.

use std::fmt::Write;

use super::{Builtin, Sig, invalid, method, refuse, time};
use crate::limits::check_size;
use crate::value::{EvalError, Limit, Value};

/// More digits than any number has.
const MAX_PRECISION: usize = 1_000;

pub(super) const TABLE: &[Builtin] = &[Builtin::new(
    "format",
    &[method(&[Sig::String, Sig::List(&Sig::Dyn)], Sig::String)],
    (
        "依次填入列表中的值：%s、%d、%f、%e、%b、%o、%x、%X",
        "with the values of a list filled in, each at its place: %s, %d, %f, %e, %b, %o, %x, %X",
    ),
    "'%s: %d, %.1f'.format(['a', 3, 0.25]) == 'a: 3, 0.2'",
    |args| match args {
        [Value::String(text), Value::List(values)] => format(text, values).map(Value::string),
        _ => Err(refuse("format")),
    },
)];

fn format(text: &str, values: &[Value]) -> Result<String, EvalError> {
    let mut out = String::new();
    let mut values = values.iter();
    let mut rest = text;
    while let Some((before, clause)) = rest.split_once('%') {
        out.push_str(before);
        if let Some(tail) = clause.strip_prefix('%') {
            out.push('%');
            rest = tail;
            continue;
        }
        let (precision, clause) = precision(clause)?;
        let mut letters = clause.chars();
        let verb = letters.next().ok_or_else(|| invalid("%"))?;
        let value = values.next().ok_or_else(|| EvalError::OutOfRange(format!("%{verb}")))?;
        write_value(&mut out, verb, precision, value)?;
        check_size(out.len())?;
        rest = letters.as_str();
    }
    out.push_str(rest);
    check_size(out.len())?;
    Ok(out)
}

/// The digits after a dot, if a dot is there.
fn precision(clause: &str) -> Result<(Option<usize>, &str), EvalError> {
    let Some(tail) = clause.strip_prefix('.') else { return Ok((None, clause)) };
    let end = tail.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(tail.len());
    let (digits, rest) = tail.split_at_checked(end).unwrap_or((tail, ""));
    let places: usize = digits.parse().map_err(|_| invalid(format!("%.{digits}")))?;
    if places > MAX_PRECISION { Err(EvalError::Limit(Limit::Size)) } else { Ok((Some(places), rest)) }
}

fn write_value(out: &mut String, verb: char, precision: Option<usize>, value: &Value) -> Result<(), EvalError> {
    let refused = || invalid(format!("%{verb}: {}", value.type_name()));
    let text = match (verb, value) {
        ('s', _) => return show(out, value),
        ('f' | 'e', Value::Double(_) | Value::Int(_) | Value::Uint(_)) => {
            let double = match value {
                Value::Double(double) => *double,
                Value::Int(whole) => *whole as f64,
                Value::Uint(whole) => *whole as f64,
                _ => return Err(refused()),
            };
            decimal(verb, precision.unwrap_or(6), double)
        }
        ('d', Value::Int(whole)) => whole.to_string(),
        ('d', Value::Uint(whole)) => whole.to_string(),
        ('d', Value::Double(double)) => number(*double),
        ('b', Value::Bool(truth)) => u8::from(*truth).to_string(),
        ('x' | 'X', Value::String(text)) => hexadecimal(text.as_bytes(), verb == 'X')?,
        ('x' | 'X', Value::Bytes(bytes)) => hexadecimal(bytes, verb == 'X')?,
        ('b' | 'o' | 'x' | 'X', Value::Int(whole)) => {
            let sign = if *whole < 0 { "-" } else { "" };
            sign.to_owned() + &radix(verb, whole.unsigned_abs())
        }
        ('b' | 'o' | 'x' | 'X', Value::Uint(whole)) => radix(verb, *whole),
        _ => return Err(refused()),
    };
    out.push_str(&text);
    Ok(())
}

fn radix(verb: char, whole: u64) -> String {
    match verb {
        'b' => format!("{whole:b}"),
        'o' => format!("{whole:o}"),
        'X' => format!("{whole:X}"),
        _ => format!("{whole:x}"),
    }
}

fn hexadecimal(bytes: &[u8], upper: bool) -> Result<String, EvalError> {
    check_size(bytes.len().saturating_mul(2))?;
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        let written = if upper { write!(text, "{byte:02X}") } else { write!(text, "{byte:02x}") };
        written.map_err(|_| refuse("format"))?;
    }
    Ok(text)
}

/// `1.500000`, or `1.500000e+00`.
fn decimal(verb: char, places: usize, double: f64) -> String {
    if !double.is_finite() {
        return number(double);
    }
    if verb == 'f' {
        return format!("{double:.places$}");
    }
    exponential(&format!("{double:.places$e}"))
}

/// `1.5e-7` as `1.5e-07`: the exponent has a sign and at least two digits.
fn exponential(written: &str) -> String {
    let (digits, exponent) = written.split_once('e').unwrap_or((written, "0"));
    let (sign, exponent) = exponent.strip_prefix('-').map_or(('+', exponent), |exponent| ('-', exponent));
    format!("{digits}e{sign}{exponent:0>2}")
}

/// A double with as few digits as tell it from every other; with an exponent where it is very large or very small.
pub(crate) fn number(double: f64) -> String {
    let size = double.abs();
    if double.is_nan() {
        "NaN".to_owned()
    } else if double.is_infinite() {
        if double > 0.0 { "Infinity".to_owned() } else { "-Infinity".to_owned() }
    } else if size != 0.0 && !(1e-6..1e21).contains(&size) {
        exponential(&format!("{double:e}"))
    } else {
        double.to_string()
    }
}

/// A value as `%s` shows it: strings without quotes, the entries of maps in the order of their keys' texts.
fn show(out: &mut String, value: &Value) -> Result<(), EvalError> {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(truth) => out.push_str(&truth.to_string()),
        Value::Int(whole) => out.push_str(&whole.to_string()),
        Value::Uint(whole) => out.push_str(&whole.to_string()),
        Value::Double(double) => out.push_str(&number(*double)),
        Value::String(text) => out.push_str(text),
        Value::Bytes(bytes) => out.push_str(std::str::from_utf8(bytes).map_err(|_| invalid("bytes"))?),
        Value::Timestamp(moment) => out.push_str(&moment.to_string()),
        Value::Duration(length) => out.push_str(&time::duration_text(length)),
        Value::Type(name) => out.push_str(name),
        Value::List(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { ", " });
                show(out, item)?;
                check_size(out.len())?;
            }
            out.push(']');
        }
        Value::Map(entries) => {
            let mut shown = Vec::with_capacity(entries.len());
            for (key, value) in entries.iter() {
                let (mut name, mut text) = (String::new(), String::new());
                show(&mut name, &key.value())?;
                show(&mut text, value)?;
                shown.push((name, text));
            }
            shown.sort();
            let shown: Vec<String> = shown.into_iter().map(|(name, text)| format!("{name}: {text}")).collect();
            out.push_str(&format!("{{{}}}", shown.join(", ")));
        }
        Value::Optional(_) | Value::Partial(_) => return Err(invalid(format!("%s: {}", value.type_name()))),
    }
    Ok(())
}
