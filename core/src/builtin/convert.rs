//! Conversions between types.

use super::{Builtin, Sig, function, refuse, time};
use crate::value::{EvalError, Value};

macro_rules! conversion {
    ($name:literal, $result:expr, [$($from:expr),+], $zh:literal, $en:literal, $example:literal, $call:expr) => {
        Builtin {
            name: $name,
            overloads: &[$(function(&[$from], $result)),+],
            docs: ($zh, $en),
            example: $example,
            call: $call,
            takes_partial: false,
        }
    };
}

pub(super) const TABLE: &[Builtin] = &[
    conversion!(
        "bool",
        Sig::Bool,
        [Sig::Bool, Sig::String],
        "转换为布尔值",
        "converts to bool",
        "bool('true')",
        to_bool
    ),
    conversion!(
        "int",
        Sig::Int,
        [Sig::Int, Sig::Uint, Sig::Double, Sig::String, Sig::Timestamp],
        "转换为整数；小数向零取整",
        "converts to a whole number, towards zero",
        "int(3.7) == 3",
        to_int
    ),
    conversion!(
        "uint",
        Sig::Uint,
        [Sig::Uint, Sig::Int, Sig::Double, Sig::String],
        "转换为无符号整数",
        "converts to an unsigned whole number",
        "uint(3) == 3u",
        to_uint
    ),
    Builtin {
        takes_partial: true,
        ..conversion!(
            "double",
            Sig::Double,
            [Sig::Double, Sig::Int, Sig::Uint, Sig::String],
            "转换为小数",
            "converts to a decimal number",
            "double(1) / double(4) == 0.25",
            to_double
        )
    },
    conversion!(
        "string",
        Sig::String,
        [Sig::String, Sig::Bool, Sig::Int, Sig::Uint, Sig::Double, Sig::Bytes, Sig::Timestamp, Sig::Duration],
        "转换为字符串",
        "converts to a string",
        "string(42) == '42'",
        to_string
    ),
    conversion!(
        "bytes",
        Sig::Bytes,
        [Sig::Bytes, Sig::String],
        "转换为字节串",
        "converts to bytes",
        "bytes('a') == b'a'",
        to_bytes
    ),
    conversion!(
        "timestamp",
        Sig::Timestamp,
        [Sig::Timestamp, Sig::String, Sig::Int],
        "由 RFC 3339 字符串或秒数得到时刻",
        "a moment from an RFC 3339 string or from seconds",
        "timestamp('2024-07-08T00:00:00Z').getFullYear() == 2024",
        time::to_timestamp
    ),
    conversion!(
        "duration",
        Sig::Duration,
        [Sig::Duration, Sig::String],
        "由“1h30m”这样的字符串得到时长",
        "a length of time from a string such as `1h30m`",
        "duration('90m') == duration('1h30m')",
        time::to_duration
    ),
    Builtin {
        name: "dyn",
        overloads: &[function(&[Sig::T], Sig::Dyn)],
        docs: ("不再在编写时检查类型", "leaves the type to evaluation"),
        example: "dyn(1) == dyn(1)",
        call: |args| args.first().cloned().ok_or_else(|| refuse("dyn")),
        takes_partial: true,
    },
    Builtin {
        name: "type",
        overloads: &[function(&[Sig::T], Sig::Type(&Sig::T))],
        docs: ("值的类型", "the type of the value"),
        example: "type(1) == type(2)",
        call: |args| args.first().map(|value| Value::Type(value.type_name().into())).ok_or_else(|| refuse("type")),
        takes_partial: false,
    },
];

fn invalid(text: &str) -> EvalError {
    EvalError::InvalidArgument(text.to_owned())
}

fn to_bool(args: &[Value]) -> Result<Value, EvalError> {
    match args {
        [Value::Bool(value)] => Ok(Value::Bool(*value)),
        [Value::String(text)] => match &**text {
            "true" | "True" | "TRUE" | "t" | "1" => Ok(Value::Bool(true)),
            "false" | "False" | "FALSE" | "f" | "0" => Ok(Value::Bool(false)),
            other => Err(invalid(other)),
        },
        _ => Err(refuse("bool")),
    }
}

fn to_int(args: &[Value]) -> Result<Value, EvalError> {
    let number = match args {
        [Value::Int(value)] => *value,
        [Value::Uint(value)] => i64::try_from(*value).map_err(|_| EvalError::Overflow)?,
        // The bounds are exclusive: neither end of the range of `int` is safe as a double (langdef, "int").
        [Value::Double(value)] if value.abs() < 2f64.powi(63) => *value as i64,
        [Value::Double(_)] => return Err(EvalError::Overflow),
        [Value::String(text)] => text.parse().map_err(|_| invalid(text))?,
        [Value::Timestamp(moment)] => moment.as_second(),
        _ => return Err(refuse("int")),
    };
    Ok(Value::Int(number))
}

fn to_uint(args: &[Value]) -> Result<Value, EvalError> {
    let number = match args {
        [Value::Uint(value)] => *value,
        [Value::Int(value)] => u64::try_from(*value).map_err(|_| EvalError::Overflow)?,
        [Value::Double(value)] if *value > -1.0 && *value < 2f64.powi(64) => *value as u64,
        [Value::Double(_)] => return Err(EvalError::Overflow),
        [Value::String(text)] => text.parse().map_err(|_| invalid(text))?,
        _ => return Err(refuse("uint")),
    };
    Ok(Value::Uint(number))
}

fn to_double(args: &[Value]) -> Result<Value, EvalError> {
    let number = match args {
        [Value::Double(value)] => *value,
        [Value::Int(value)] => *value as f64,
        [Value::Uint(value)] => *value as f64,
        [Value::String(text)] => text.parse().map_err(|_| invalid(text))?,
        [value @ Value::Partial(partial)] => {
            let convert = |end: Option<Value>| end.and_then(|end| to_double(&[end]).ok());
            return Ok(match crate::ops::bounds(value) {
                Some((min, max)) => crate::ops::between(convert(min), convert(max), partial.facts.clone()),
                None => Value::unknown(partial.facts.clone()),
            });
        }
        _ => return Err(refuse("double")),
    };
    Ok(Value::Double(number))
}

fn to_string(args: &[Value]) -> Result<Value, EvalError> {
    Ok(Value::string(match args {
        [Value::String(text)] => text.to_string(),
        [Value::Bool(value)] => value.to_string(),
        [Value::Int(value)] => value.to_string(),
        [Value::Uint(value)] => value.to_string(),
        [Value::Double(value)] => value.to_string(),
        [Value::Bytes(bytes)] => String::from_utf8(bytes.to_vec()).map_err(|_| invalid("bytes"))?,
        [Value::Timestamp(moment)] => moment.to_string(),
        [Value::Duration(length)] => time::duration_text(length),
        _ => return Err(refuse("string")),
    }))
}

fn to_bytes(args: &[Value]) -> Result<Value, EvalError> {
    match args {
        [Value::Bytes(bytes)] => Ok(Value::Bytes(bytes.clone())),
        [Value::String(text)] => Ok(Value::Bytes(text.as_bytes().into())),
        _ => Err(refuse("bytes")),
    }
}
