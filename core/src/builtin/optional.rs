//! Optional values.

use std::sync::Arc;

use super::{Builtin, Cost, LIST_T, Sig, function, invalid, method, refuse};
use crate::value::{EvalError, Value};

const OPTIONAL: Sig = Sig::Optional(&Sig::T);

pub(super) const TABLE: &[Builtin] = &[
    Builtin::new(
        "optional.of",
        &[function(&[Sig::T], OPTIONAL)],
        ("有值的可选值", "an optional with this value"),
        "optional.of(1).hasValue()",
        |args| one(args, "optional.of").map(|value| some(value.clone())),
    )
    .cost(Cost::Constant),
    Builtin::new(
        "optional.ofNonZeroValue",
        &[function(&[Sig::T], OPTIONAL)],
        (
            "有值的可选值；零、空、false 与 null 则为空",
            "an optional with this value; an empty one for zero, empty, false and null",
        ),
        "!optional.ofNonZeroValue('').hasValue()",
        |args| {
            one(args, "optional.ofNonZeroValue")
                .map(|value| if is_zero(value) { Value::Optional(None) } else { some(value.clone()) })
        },
    )
    .cost(Cost::Constant),
    Builtin::new(
        "optional.none",
        &[function(&[], OPTIONAL)],
        ("空的可选值", "an empty optional"),
        "!optional.none().hasValue()",
        |_| Ok(Value::Optional(None)),
    )
    .cost(Cost::Constant),
    Builtin::new(
        "hasValue",
        &[method(&[OPTIONAL], Sig::Bool)],
        ("可选值是否有值", "whether the optional has a value"),
        "{'a': 1}.?a.hasValue()",
        |args| match args {
            [Value::Optional(value)] => Ok(Value::Bool(value.is_some())),
            _ => Err(refuse("hasValue")),
        },
    )
    .cost(Cost::Constant),
    Builtin::new(
        "value",
        &[method(&[OPTIONAL], Sig::T)],
        ("可选值的值；没有则出错", "the value of the optional; an error without"),
        "optional.of(1).value() == 1",
        |args| match args {
            [Value::Optional(Some(value))] => Ok(value.as_ref().clone()),
            [Value::Optional(None)] => Err(invalid("optional.none()")),
            _ => Err(refuse("value")),
        },
    )
    .cost(Cost::Constant),
    Builtin::new(
        "or",
        &[method(&[OPTIONAL, OPTIONAL], OPTIONAL)],
        ("有值则为本身，否则为另一可选值", "itself if it has a value, else the other optional"),
        "optional.none().or(optional.of(2)).value() == 2",
        |args| match args {
            [Value::Optional(None), other @ Value::Optional(_)] => Ok(other.clone()),
            [value @ Value::Optional(Some(_)), ..] => Ok(value.clone()),
            _ => Err(refuse("or")),
        },
    )
    .cost(Cost::Constant)
    .early(|value| matches!(value, Value::Optional(Some(_))).then(|| value.clone())),
    Builtin::new(
        "orValue",
        &[method(&[OPTIONAL, Sig::T], Sig::T)],
        ("有值则为其值，否则为另一值", "its value if it has one, else the other value"),
        "{'a': 1}.?b.orValue(0) == 0",
        |args| match args {
            [Value::Optional(None), other] => Ok(other.clone()),
            [Value::Optional(Some(value)), ..] => Ok(value.as_ref().clone()),
            _ => Err(refuse("orValue")),
        },
    )
    .cost(Cost::Constant)
    .early(|value| match value {
        Value::Optional(Some(value)) => Some(value.as_ref().clone()),
        _ => None,
    }),
    Builtin::new(
        "optional.unwrap",
        &[function(&[Sig::List(&OPTIONAL)], LIST_T)],
        ("列表中有值的可选值的值", "the values of those optionals in a list that have one"),
        "optional.unwrap([optional.of(1), optional.none()]) == [1]",
        unwrap,
    ),
    Builtin::new(
        "unwrapOpt",
        &[method(&[Sig::List(&OPTIONAL)], LIST_T)],
        ("同 optional.unwrap，写在列表之后", "like optional.unwrap, written behind the list"),
        "[optional.of(1), optional.none()].unwrapOpt() == [1]",
        unwrap,
    ),
];

pub(crate) fn some(value: Value) -> Value {
    Value::Optional(Some(Arc::new(value)))
}

fn one<'a>(args: &'a [Value], name: &str) -> Result<&'a Value, EvalError> {
    let [value] = args else { return Err(refuse(name)) };
    Ok(value)
}

fn is_zero(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) | Value::Int(0) | Value::Uint(0) => true,
        Value::Double(number) => *number == 0.0,
        Value::String(text) => text.is_empty(),
        Value::Bytes(bytes) => bytes.is_empty(),
        Value::List(items) => items.is_empty(),
        Value::Map(entries) => entries.is_empty(),
        Value::Duration(length) => length.is_zero(),
        // What a moment is that nobody has set: the first second of 1970.
        Value::Timestamp(moment) => moment.nanos() == 0,
        _ => false,
    }
}

fn unwrap(args: &[Value]) -> Result<Value, EvalError> {
    let [Value::List(items)] = args else { return Err(refuse("unwrap")) };
    let mut values = Vec::new();
    for item in items.iter() {
        match item {
            Value::Optional(value) => values.extend(value.as_deref().cloned()),
            _ => return Err(refuse("unwrap")),
        }
    }
    Ok(Value::list(values))
}
