//! Functions on lists.

use super::{Builtin, Cost, LIST_T, Sig, function, invalid, method, optional, refuse};
use crate::limits::check_size;
use crate::ops;
use crate::value::{EvalError, Value};

const OPTIONAL: Sig = Sig::Optional(&Sig::T);
const DYNAMIC: Sig = Sig::List(&Sig::Dyn);

pub(super) const TABLE: &[Builtin] = &[
    Builtin::new(
        "slice",
        &[method(&[LIST_T, Sig::Int, Sig::Int], LIST_T)],
        ("列表中从某位置起、到某位置前的部分", "the part of a list from one position up to before another"),
        "[1, 2, 3, 4].slice(1, 3) == [2, 3]",
        slice,
    ),
    Builtin::new(
        "flatten",
        &[method(&[Sig::List(&LIST_T)], LIST_T), method(&[DYNAMIC, Sig::Int], DYNAMIC)],
        ("展开列表中的列表，可给出层数", "the lists in a list opened, one level deep or as many as given"),
        "[1, [2, [3]]].flatten(2) == [1, 2, 3]",
        flatten,
    ),
    Builtin::new(
        "distinct",
        &[method(&[LIST_T], LIST_T)],
        ("去掉重复元素", "without the elements that came before"),
        "[1, 2, 2, 1].distinct() == [1, 2]",
        distinct,
    )
    .cost(Cost::Product),
    Builtin::new(
        "sort",
        &[method(&[LIST_T], LIST_T)],
        ("由小到大排序", "in ascending order"),
        "[3, 1, 2].sort() == [1, 2, 3]",
        |args| match args {
            [Value::List(items)] => sorted(items.iter().map(|item| (item.clone(), item.clone())).collect()),
            _ => Err(refuse("sort")),
        },
    ),
    Builtin::new(
        "lists.range",
        &[function(&[Sig::Int], Sig::List(&Sig::Int))],
        ("从 0 起的若干个整数", "so many whole numbers from 0"),
        "lists.range(3) == [0, 1, 2]",
        range,
    ),
    Builtin::new(
        "first",
        &[method(&[LIST_T], OPTIONAL)],
        ("第一个元素，为可选值", "the first element, as an optional"),
        "[1, 2].first().value() == 1",
        |args| end(args, "first", <[Value]>::first),
    )
    .cost(Cost::Constant),
    Builtin::new(
        "last",
        &[method(&[LIST_T], OPTIONAL)],
        ("最后一个元素，为可选值", "the last element, as an optional"),
        "[1, 2].last().value() == 2",
        |args| end(args, "last", <[Value]>::last),
    )
    .cost(Cost::Constant),
];

fn end(args: &[Value], name: &str, pick: fn(&[Value]) -> Option<&Value>) -> Result<Value, EvalError> {
    let [Value::List(items)] = args else { return Err(refuse(name)) };
    Ok(pick(items).map_or(Value::Optional(None), |item| optional::some(item.clone())))
}

fn slice(args: &[Value]) -> Result<Value, EvalError> {
    let [Value::List(items), Value::Int(start), Value::Int(end)] = args else { return Err(refuse("slice")) };
    let range = usize::try_from(*start).ok().zip(usize::try_from(*end).ok());
    let part = range.and_then(|(start, end)| items.get(start..end));
    part.map(|part| Value::List(part.into())).ok_or_else(|| EvalError::OutOfRange(format!("{start}..{end}")))
}

fn flatten(args: &[Value]) -> Result<Value, EvalError> {
    let (items, depth) = match args {
        [Value::List(items)] => (items, 1),
        [Value::List(items), Value::Int(depth)] => (items, *depth),
        _ => return Err(refuse("flatten")),
    };
    if depth < 0 {
        return Err(invalid(depth.to_string()));
    }
    let mut flat = Vec::new();
    open(items, depth, &mut flat)?;
    Ok(Value::list(flat))
}

fn open(items: &[Value], depth: i64, flat: &mut Vec<Value>) -> Result<(), EvalError> {
    for item in items {
        match item {
            Value::List(inner) if depth > 0 => open(inner, depth - 1, flat)?,
            // Something not known may turn out to be a list to open.
            Value::Partial(_) if depth > 0 => return Err(refuse("flatten")),
            other => flat.push(other.clone()),
        }
        check_size(flat.len())?;
    }
    Ok(())
}

fn distinct(args: &[Value]) -> Result<Value, EvalError> {
    let [Value::List(items)] = args else { return Err(refuse("distinct")) };
    let mut kept: Vec<Value> = Vec::new();
    for item in items.iter() {
        let mut repeated = false;
        for one in &kept {
            repeated |= ops::equal(one, item).ok_or_else(|| refuse("distinct"))?;
        }
        if !repeated {
            kept.push(item.clone());
        }
    }
    Ok(Value::list(kept))
}

/// Sorts values by keys, all of one type that has an order.
pub(crate) fn sorted(mut pairs: Vec<(Value, Value)>) -> Result<Value, EvalError> {
    let Some((first, _)) = pairs.first() else { return Ok(Value::list([])) };
    let name = first.type_name();
    let orderable = ops::compare(first, first).is_ok() && pairs.iter().all(|(key, _)| key.type_name() == name);
    if !orderable {
        return Err(refuse("sort"));
    }
    pairs.sort_by(|(a, _), (b, _)| ops::compare(a, b).ok().flatten().unwrap_or(std::cmp::Ordering::Equal));
    Ok(Value::list(pairs.into_iter().map(|(_, value)| value)))
}

fn range(args: &[Value]) -> Result<Value, EvalError> {
    let [Value::Int(count)] = args else { return Err(refuse("lists.range")) };
    check_size(usize::try_from(*count).map_err(|_| invalid(count.to_string()))?)?;
    Ok(Value::list((0..*count).map(Value::Int)))
}
