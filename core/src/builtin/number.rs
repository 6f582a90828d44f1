//! The math library.

use std::cmp::Ordering;

use super::{Builtin, Sig, function, refuse};
use crate::ops;
use crate::value::{EvalError, Value};

const LIST_T: Sig = Sig::List(&Sig::T);

pub(super) const TABLE: &[Builtin] = &[
    Builtin {
        name: "math.greatest",
        overloads: &[
            function(&[Sig::T, Sig::T], Sig::T),
            function(&[Sig::T, Sig::T, Sig::T], Sig::T),
            function(&[LIST_T], Sig::T),
        ],
        docs: ("最大的数", "the greatest of the numbers"),
        example: "math.greatest(1, 3) == 3 && math.greatest([2, 7, 5]) == 7",
        call: greatest,
        takes_partial: true,
    },
    Builtin {
        name: "math.least",
        overloads: &[
            function(&[Sig::T, Sig::T], Sig::T),
            function(&[Sig::T, Sig::T, Sig::T], Sig::T),
            function(&[LIST_T], Sig::T),
        ],
        docs: ("最小的数", "the least of the numbers"),
        example: "math.least(1, 3) == 1 && math.least([2, 7, 5]) == 2",
        call: least,
        takes_partial: true,
    },
    Builtin {
        name: "math.abs",
        overloads: &[
            function(&[Sig::Int], Sig::Int),
            function(&[Sig::Uint], Sig::Uint),
            function(&[Sig::Double], Sig::Double),
        ],
        docs: ("绝对值", "the absolute value"),
        example: "math.abs(-3) == 3",
        call: abs,
        takes_partial: true,
    },
];

fn numbers(args: &[Value]) -> Result<Vec<Value>, EvalError> {
    match args {
        [Value::List(items)] if !items.is_empty() => Ok(items.to_vec()),
        [Value::List(_)] => Err(EvalError::InvalidArgument("[]".to_owned())),
        _ => Ok(args.to_vec()),
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
    let facts = ops::facts_of(&numbers);
    let ends: Vec<_> = numbers.iter().map(|value| ops::bounds(value).unwrap_or((None, None))).collect();
    // One open end leaves the extreme open only on the side that it could win.
    let side = |end: fn(&ops::Ends) -> &Option<Value>, open_wins: bool| {
        let known: Vec<Value> = ends.iter().filter_map(|pair| end(pair).clone()).collect();
        if known.len() < ends.len() && open_wins { None } else { pick(known) }
    };
    let greatest = wanted == Ordering::Greater;
    let min = side(|pair| &pair.0, !greatest);
    let max = side(|pair| &pair.1, greatest);
    if facts.iter().next().is_none() {
        return min.ok_or_else(|| refuse(name));
    }
    Ok(ops::between(min, max, facts))
}

fn greatest(args: &[Value]) -> Result<Value, EvalError> {
    extreme(args, Ordering::Greater, "math.greatest")
}

fn least(args: &[Value]) -> Result<Value, EvalError> {
    extreme(args, Ordering::Less, "math.least")
}

fn abs(args: &[Value]) -> Result<Value, EvalError> {
    match args {
        [Value::Int(a)] => a.checked_abs().map(Value::Int).ok_or(EvalError::Overflow),
        [Value::Uint(a)] => Ok(Value::Uint(*a)),
        [Value::Double(a)] => Ok(Value::Double(a.abs())),
        [value @ Value::Partial(_)] => {
            let turned = ops::negate(value)?;
            extreme(&[value.clone(), turned], Ordering::Greater, "math.abs")
        }
        _ => Err(refuse("math.abs")),
    }
}
