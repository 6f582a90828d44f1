//! Rounding, signs and roots. Each of these functions grows with its argument, so that bounds go through it one by one.

use super::{Builtin, Cost, Overload, Sig, function, refuse};
use crate::value::{EvalError, Value};
use crate::{interval, ops};

const DOUBLE: &[Overload] = &[function(&[Sig::Double], Sig::Double)];
const TEST: &[Overload] = &[function(&[Sig::Double], Sig::Bool)];

pub(super) const TABLE: &[Builtin] = &[
    Builtin::new(
        "math.ceil",
        DOUBLE,
        ("向上取整", "the next whole number not below"),
        "math.ceil(1.2) == 2.0",
        |args| rising(args, "math.ceil", |number| double(number, f64::ceil)),
    )
    .partial(),
    Builtin::new(
        "math.floor",
        DOUBLE,
        ("向下取整", "the next whole number not above"),
        "math.floor(1.8) == 1.0",
        |args| rising(args, "math.floor", |number| double(number, f64::floor)),
    )
    .partial(),
    Builtin::new(
        "math.round",
        DOUBLE,
        ("四舍五入取整，正中时远离零", "the nearest whole number; halves away from zero"),
        "math.round(-1.5) == -2.0",
        |args| rising(args, "math.round", |number| double(number, f64::round)),
    )
    .partial(),
    Builtin::new(
        "math.trunc",
        DOUBLE,
        ("去掉小数部分", "without the fraction"),
        "math.trunc(-1.8) == -1.0",
        |args| rising(args, "math.trunc", |number| double(number, f64::trunc)),
    )
    .partial(),
    Builtin::new(
        "math.sqrt",
        &[
            function(&[Sig::Double], Sig::Double),
            function(&[Sig::Int], Sig::Double),
            function(&[Sig::Uint], Sig::Double),
        ],
        ("平方根", "the square root"),
        "math.sqrt(16) == 4.0",
        |args| rising(args, "math.sqrt", square_root),
    )
    .partial(),
    Builtin::new(
        "math.sign",
        &[function(&[Sig::Int], Sig::Int), function(&[Sig::Uint], Sig::Uint), function(&[Sig::Double], Sig::Double)],
        ("符号：-1、0 或 1", "the sign: -1, 0 or 1"),
        "math.sign(-42) == -1",
        |args| rising(args, "math.sign", sign),
    )
    .partial(),
    Builtin::new("math.isNaN", TEST, ("是否不是数", "whether it is no number"), "math.isNaN(0.0 / 0.0)", |args| {
        test(args, "math.isNaN", f64::is_nan)
    })
    .cost(Cost::Constant),
    Builtin::new("math.isInf", TEST, ("是否无穷大", "whether it is infinite"), "math.isInf(1.0 / 0.0)", |args| {
        test(args, "math.isInf", f64::is_infinite)
    })
    .cost(Cost::Constant),
    Builtin::new(
        "math.isFinite",
        TEST,
        ("是否有限的数", "whether it is a finite number"),
        "math.isFinite(1.5)",
        |args| test(args, "math.isFinite", f64::is_finite),
    )
    .cost(Cost::Constant),
];

/// Applies a function that never falls: the bounds of its result are the results of the bounds.
fn rising(args: &[Value], name: &str, apply: fn(&Value) -> Option<Value>) -> Result<Value, EvalError> {
    let [value] = args else { return Err(refuse(name)) };
    let Value::Partial(partial) = value else { return apply(value).ok_or_else(|| refuse(name)) };
    let unknown = || Ok(Value::unknown(partial.facts.clone()));
    let Some(ends) = ops::bounds(value) else { return unknown() };
    // Without a bound below the number may be one that has no root.
    if apply(&interval::least(&ends)).is_none_or(|least| matches!(least, Value::Double(number) if number.is_nan())) {
        return unknown();
    }
    let end = |end: Option<Value>| end.and_then(|end| apply(&end));
    Ok(ops::between(end(ends.0), end(ends.1), partial.facts.clone()))
}

fn double(value: &Value, apply: fn(f64) -> f64) -> Option<Value> {
    match value {
        Value::Double(number) => Some(Value::Double(apply(*number))),
        _ => None,
    }
}

fn square_root(value: &Value) -> Option<Value> {
    let number = match value {
        Value::Double(number) => *number,
        Value::Int(number) => *number as f64,
        Value::Uint(number) => *number as f64,
        _ => return None,
    };
    Some(Value::Double(number.sqrt()))
}

fn sign(value: &Value) -> Option<Value> {
    match value {
        Value::Int(number) => Some(Value::Int(number.signum())),
        Value::Uint(number) => Some(Value::Uint((*number).min(1))),
        Value::Double(number) if *number == 0.0 || number.is_nan() => Some(Value::Double(*number)),
        Value::Double(number) => Some(Value::Double(number.signum())),
        _ => None,
    }
}

fn test(args: &[Value], name: &str, holds: fn(f64) -> bool) -> Result<Value, EvalError> {
    match args {
        [Value::Double(number)] => Ok(Value::Bool(holds(*number))),
        _ => Err(refuse(name)),
    }
}
