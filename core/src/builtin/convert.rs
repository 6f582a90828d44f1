//! Conversions between types.

use super::{Builtin, Cost, Sig, function, invalid, refuse, text_format, time};
use crate::ops;
use crate::value::{EvalError, Value};

pub(super) const TABLE: &[Builtin] = &[
    Builtin::new(
        "bool",
        &[function(&[Sig::Bool], Sig::Bool), function(&[Sig::String], Sig::Bool)],
        ("转换为布尔值", "converts to bool"),
        "bool('true')",
        to_bool,
    ),
    Builtin::new(
        "int",
        &[
            function(&[Sig::Int], Sig::Int),
            function(&[Sig::Uint], Sig::Int),
            function(&[Sig::Double], Sig::Int),
            function(&[Sig::String], Sig::Int),
            function(&[Sig::Timestamp], Sig::Int),
        ],
        ("转换为整数；小数向零取整", "converts to a whole number, towards zero"),
        "int(3.7) == 3",
        |args| through_bounds(args, to_int),
    )
    .partial(),
    Builtin::new(
        "uint",
        &[
            function(&[Sig::Uint], Sig::Uint),
            function(&[Sig::Int], Sig::Uint),
            function(&[Sig::Double], Sig::Uint),
            function(&[Sig::String], Sig::Uint),
        ],
        ("转换为无符号整数", "converts to an unsigned whole number"),
        "uint(3) == 3u",
        |args| through_bounds(args, to_uint),
    )
    .partial(),
    Builtin::new(
        "double",
        &[
            function(&[Sig::Double], Sig::Double),
            function(&[Sig::Int], Sig::Double),
            function(&[Sig::Uint], Sig::Double),
            function(&[Sig::String], Sig::Double),
        ],
        ("转换为小数", "converts to a decimal number"),
        "double(1) / double(4) == 0.25",
        |args| through_bounds(args, to_double),
    )
    .partial(),
    Builtin::new(
        "string",
        &[
            function(&[Sig::String], Sig::String),
            function(&[Sig::Bool], Sig::String),
            function(&[Sig::Int], Sig::String),
            function(&[Sig::Uint], Sig::String),
            function(&[Sig::Double], Sig::String),
            function(&[Sig::Bytes], Sig::String),
            function(&[Sig::Timestamp], Sig::String),
            function(&[Sig::Duration], Sig::String),
        ],
        ("转换为字符串", "converts to a string"),
        "string(42) == '42'",
        to_string,
    ),
    Builtin::new(
        "bytes",
        &[function(&[Sig::Bytes], Sig::Bytes), function(&[Sig::String], Sig::Bytes)],
        ("转换为字节串", "converts to bytes"),
        "bytes('a') == b'a'",
        to_bytes,
    ),
    Builtin::new(
        "timestamp",
        &[
            function(&[Sig::Timestamp], Sig::Timestamp),
            function(&[Sig::String], Sig::Timestamp),
            function(&[Sig::Int], Sig::Timestamp),
        ],
        ("由 RFC 3339 字符串或秒数得到时刻", "a moment from an RFC 3339 string or from seconds"),
        "timestamp('2024-07-08T00:00:00Z').getFullYear() == 2024",
        time::to_timestamp,
    ),
    Builtin::new(
        "duration",
        &[function(&[Sig::Duration], Sig::Duration), function(&[Sig::String], Sig::Duration)],
        ("由“1h30m”这样的字符串得到时长", "a length of time from a string such as `1h30m`"),
        "duration('90m') == duration('1h30m')",
        time::to_duration,
    ),
    Builtin::new(
        "dyn",
        &[function(&[Sig::T], Sig::Dyn)],
        ("不再在编写时检查类型", "leaves the type to evaluation"),
        "dyn(1) == dyn(1)",
        |args| args.first().cloned().ok_or_else(|| refuse("dyn")),
    )
    .partial()
    .cost(Cost::Constant),
    Builtin::new(
        "type",
        &[function(&[Sig::T], Sig::Type(&Sig::T))],
        ("值的类型", "the type of the value"),
        "type(1) == type(2)",
        |args| args.first().map(|value| Value::Type(value.type_name().into())).ok_or_else(|| refuse("type")),
    )
    .cost(Cost::Constant),
];

/// A number between bounds lies, converted, between its bounds converted. Where a bound cannot be converted, or is open and
/// the type has a range, the number may be refused, and nothing is known.
fn through_bounds(args: &[Value], convert: fn(&[Value]) -> Result<Value, EvalError>) -> Result<Value, EvalError> {
    let [value @ Value::Partial(partial)] = args else { return convert(args) };
    let ends = ops::bounds(value).map(|(min, max)| {
        let end = |end: Option<Value>| end.map(|end| convert(&[end])).transpose();
        (end(min), end(max))
    });
    let Some((Ok(min), Ok(max))) = ends else { return Ok(Value::unknown(partial.facts.clone())) };
    let has_range = |end: &Option<Value>| matches!(end, Some(Value::Int(_) | Value::Uint(_)));
    let is_same = ops::bounds(value).is_some_and(|(from, to)| ops::same_type(&from, &min) && ops::same_type(&to, &max));
    if !is_same && (min.is_none() && has_range(&max) || max.is_none() && has_range(&min)) {
        return Ok(Value::unknown(partial.facts.clone()));
    }
    Ok(ops::between(min, max, partial.facts.clone()))
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
        [Value::String(text)] => text.parse().map_err(|_| invalid(&**text))?,
        [Value::Timestamp(moment)] => moment.seconds(),
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
        // Rust would read a sign.
        [Value::String(text)] if text.starts_with('+') => return Err(invalid(&**text)),
        [Value::String(text)] => text.parse().map_err(|_| invalid(&**text))?,
        _ => return Err(refuse("uint")),
    };
    Ok(Value::Uint(number))
}

fn to_double(args: &[Value]) -> Result<Value, EvalError> {
    let number = match args {
        [Value::Double(value)] => *value,
        [Value::Int(value)] => *value as f64,
        [Value::Uint(value)] => *value as f64,
        [Value::String(text)] => parse_double(text)?,
        _ => return Err(refuse("double")),
    };
    Ok(Value::Double(number))
}

/// Only what says so is infinite: a number with too many digits before the point is out of range.
fn parse_double(text: &str) -> Result<f64, EvalError> {
    let number: f64 = text.parse().map_err(|_| invalid(text))?;
    let has_digits = text.bytes().any(|byte| byte.is_ascii_digit());
    if number.is_infinite() && has_digits { Err(EvalError::Overflow) } else { Ok(number) }
}

fn to_string(args: &[Value]) -> Result<Value, EvalError> {
    Ok(Value::string(match args {
        [Value::String(text)] => text.to_string(),
        [Value::Bool(value)] => value.to_string(),
        [Value::Int(value)] => value.to_string(),
        [Value::Uint(value)] => value.to_string(),
        [Value::Double(value)] => text_format::number(*value),
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
