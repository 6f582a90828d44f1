//! Lists as sets, and sizes.

use super::{Builtin, Cost, LIST_T, Overload, Sig, function, method, refuse};
use crate::ops;
use crate::partial::Known;
use crate::value::{EvalError, Value};

const PAIR: &[Overload] = &[function(&[LIST_T, LIST_T], Sig::Bool)];
const MAP: Sig = Sig::Map(&Sig::T, &Sig::U);

pub(super) const TABLE: &[Builtin] = &[
    Builtin::new(
        "size",
        &[
            function(&[Sig::String], Sig::Int),
            function(&[Sig::Bytes], Sig::Int),
            function(&[LIST_T], Sig::Int),
            function(&[MAP], Sig::Int),
            method(&[Sig::String], Sig::Int),
            method(&[Sig::Bytes], Sig::Int),
            method(&[LIST_T], Sig::Int),
            method(&[MAP], Sig::Int),
        ],
        ("元素、条目、字符或字节的个数", "the number of elements, entries, characters or bytes"),
        "size([1, 2]) == 2 && '规矩'.size() == 2",
        size,
    )
    .partial()
    .cost(Cost::Constant),
    Builtin::new(
        "sets.contains",
        PAIR,
        ("第一个集合是否含有第二个集合的全部成员", "whether the first has every member of the second"),
        "sets.contains(['a', 'b', 'c'], ['b', 'a'])",
        contains,
    )
    .partial()
    .cost(Cost::Product),
    Builtin::new(
        "sets.equivalent",
        PAIR,
        ("两个集合的成员是否相同", "whether both have the same members"),
        "sets.equivalent([1, 2, 2], [2, 1])",
        equivalent,
    )
    .partial()
    .cost(Cost::Product),
    Builtin::new(
        "sets.intersects",
        PAIR,
        ("两个集合是否有共同成员", "whether they have a member in common"),
        "sets.intersects(['a', 'b'], ['b', 'c'])",
        intersects,
    )
    .partial()
    .cost(Cost::Product),
];

fn size(args: &[Value]) -> Result<Value, EvalError> {
    let [value] = args else { return Err(refuse("size")) };
    let length = match value {
        Value::String(text) => text.chars().count(),
        Value::Bytes(bytes) => bytes.len(),
        Value::List(items) => items.len(),
        Value::Map(entries) => entries.len(),
        Value::Partial(partial) => {
            return Ok(match &partial.known {
                Known::Set(set) => {
                    let size = set.size();
                    ops::between(size.min.map(Value::Int), size.max.map(Value::Int), partial.facts.clone())
                }
                _ => Value::unknown(partial.facts.clone()),
            });
        }
        _ => return Err(refuse("size")),
    };
    Ok(Value::Int(i64::try_from(length).unwrap_or(i64::MAX)))
}

/// Whether every member of `part` is in `whole`; `None` when partial knowledge does not tell.
fn covers(whole: &Value, part: &Value) -> Result<Option<bool>, EvalError> {
    let known: Vec<Value> = match part {
        Value::List(items) => items.to_vec(),
        Value::Partial(partial) => match &partial.known {
            Known::Set(set) => set.has.iter().map(|member| Value::String(member.clone())).collect(),
            _ => return Ok(None),
        },
        _ => return Err(refuse("sets.contains")),
    };
    // A set known in part is covered when every member it can have is.
    let possible = match part {
        Value::Partial(partial) => match &partial.known {
            Known::Set(set) => {
                set.universe.as_ref().map(|all| all.iter().filter(|one| set.contains(one) != Some(false)))
            }
            _ => None,
        },
        _ => None,
    };
    let all_covered = possible.is_some_and(|mut possible| {
        possible.all(|one| matches!(ops::contains(whole, &Value::String(one.clone())), Ok(Some(true))))
    });
    let mut settled = (part.partial().is_none() || all_covered).then_some(true);
    for member in &known {
        match ops::contains(whole, member)? {
            Some(true) => {}
            Some(false) => return Ok(Some(false)),
            None => settled = None,
        }
    }
    Ok(settled)
}

fn answer(settled: Option<bool>, args: &[Value]) -> Value {
    match settled {
        Some(settled) => Value::Bool(settled),
        None => Value::unknown(
            args.iter()
                .fold(Default::default(), |facts: crate::partial::FactSet, arg| facts.union(&ops::deep_facts(arg))),
        ),
    }
}

/// The two lists a function compares. What is no list is refused even where there is nothing to look for in it.
fn pair<'a>(args: &'a [Value], name: &str) -> Result<(&'a Value, &'a Value), EvalError> {
    match args {
        [a @ (Value::List(_) | Value::Partial(_)), b @ (Value::List(_) | Value::Partial(_))] => Ok((a, b)),
        _ => Err(refuse(name)),
    }
}

fn contains(args: &[Value]) -> Result<Value, EvalError> {
    let (whole, part) = pair(args, "sets.contains")?;
    Ok(answer(covers(whole, part)?, args))
}

fn equivalent(args: &[Value]) -> Result<Value, EvalError> {
    let (left, right) = pair(args, "sets.equivalent")?;
    let settled = match (covers(left, right)?, covers(right, left)?) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    };
    Ok(answer(settled, args))
}

fn intersects(args: &[Value]) -> Result<Value, EvalError> {
    let (left, right) = pair(args, "sets.intersects")?;
    let (list, other) = match (left, right) {
        (Value::List(items), other) | (other, Value::List(items)) => (items, other),
        (Value::Partial(partial), other) => {
            // Two sets known in part meet when a member known of one is known of the other.
            let Known::Set(set) = &partial.known else { return Ok(answer(None, args)) };
            let meets = |member: &std::sync::Arc<str>| {
                matches!(ops::contains(other, &Value::String(member.clone())), Ok(Some(true)))
            };
            return Ok(answer(set.has.iter().any(meets).then_some(true), args));
        }
        _ => return Ok(answer(None, args)),
    };
    let mut settled = Some(false);
    for member in list.iter() {
        match ops::contains(other, member)? {
            Some(true) => return Ok(Value::Bool(true)),
            Some(false) => {}
            None => settled = None,
        }
    }
    Ok(answer(settled, args))
}
