//! The greatest and the least of numbers, and the absolute value: what intervals go through.

use std::cmp::Ordering;

use super::{Builtin, Overload, Sig, function, invalid, refuse, variadic};
use crate::interval::Ends;
use crate::ops;
use crate::value::{EvalError, Value};

/// Numbers of one type keep it; of several, the type is that of the number found.
const EXTREME: &[Overload] = &[
    variadic(&[Sig::Int], Sig::Int),
    variadic(&[Sig::Uint], Sig::Uint),
    variadic(&[Sig::Double], Sig::Double),
    variadic(&[Sig::Number], Sig::Dyn),
    function(&[Sig::List(&Sig::Int)], Sig::Int),
    function(&[Sig::List(&Sig::Uint)], Sig::Uint),
    function(&[Sig::List(&Sig::Double)], Sig::Double),
];

pub(super) const TABLE: &[Builtin] = &[
    Builtin::new(
        "math.greatest",
        EXTREME,
        ("若干个数或一个列表中最大的数", "the greatest of numbers or of a list of them"),
        "math.greatest(1, 3, 2) == 3 && math.greatest([2, 7, 5]) == 7",
        |args| extreme(args, Ordering::Greater, "math.greatest"),
    )
    .partial(),
    Builtin::new(
        "math.least",
        EXTREME,
        ("若干个数或一个列表中最小的数", "the least of numbers or of a list of them"),
        "math.least(1, 3, 2) == 1 && math.least([2, 7, 5]) == 2",
        |args| extreme(args, Ordering::Less, "math.least"),
    )
    .partial(),
    Builtin::new(
        "math.abs",
        &[function(&[Sig::Int], Sig::Int), function(&[Sig::Uint], Sig::Uint), function(&[Sig::Double], Sig::Double)],
        ("绝对值", "the absolute value"),
        "math.abs(-3) == 3",
        abs,
    )
    .partial(),
];

fn numbers(args: &[Value]) -> Result<&[Value], EvalError> {
    match args {
        [Value::List(items)] if items.is_empty() => Err(invalid("[]")),
        [Value::List(items)] => Ok(items),
        _ => Ok(args),
    }
}

/// The extreme of numbers that may be known only between bounds: its bounds are the extremes of theirs.
fn extreme(args: &[Value], wanted: Ordering, name: &str) -> Result<Value, EvalError> {
    let numbers = numbers(args)?;
    if let Some(other) = numbers.iter().find(|value| value.partial().is_none() && ops::bounds(value).is_none()) {
        return Err(EvalError::NoOverload(format!("{name}({})", other.type_name())));
    }
    let pick =
        |ends: Vec<Value>| {
            ends.into_iter().reduce(|best, end| {
                if ops::compare_numbers(&end, &best).flatten() == Some(wanted) { end } else { best }
            })
        };
    let facts = ops::facts_of(numbers);
    let Some(ends) = numbers.iter().map(ops::bounds).collect::<Option<Vec<_>>>() else {
        return Ok(Value::unknown(facts));
    };
    // One open end leaves the extreme open only on the side that it could win.
    let side = |end: fn(&Ends) -> &Option<Value>, open_wins: bool| {
        let known: Vec<Value> = ends.iter().filter_map(|pair| end(pair).clone()).collect();
        if known.len() < ends.len() && open_wins { None } else { pick(known) }
    };
    let greatest = wanted == Ordering::Greater;
    let min = side(|pair| &pair.0, !greatest);
    let max = side(|pair| &pair.1, greatest);
    if numbers.iter().all(|value| value.partial().is_none()) {
        return min.ok_or_else(|| refuse(name));
    }
    Ok(ops::between(min, max, facts))
}

fn abs(args: &[Value]) -> Result<Value, EvalError> {
    match args {
        [Value::Int(a)] => a.checked_abs().map(Value::Int).ok_or(EvalError::Overflow),
        [Value::Uint(a)] => Ok(Value::Uint(*a)),
        [Value::Double(a)] => Ok(Value::Double(a.abs())),
        [value @ Value::Partial(_)] => {
            // The absolute value is the greatest of a number, its opposite and zero.
            let turned = ops::negate(value)?;
            let zero = ops::bounds(value).and_then(|(min, max)| ops::zero_like(&min.or(max)));
            let all: Vec<Value> = [value.clone(), turned].into_iter().chain(zero).collect();
            extreme(&all, Ordering::Greater, "math.abs")
        }
        _ => Err(refuse("math.abs")),
    }
}
