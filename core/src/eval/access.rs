//! Elements of lists and maps: taken by position or key, and put in.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Outcome;
use crate::ir::Access;
use crate::ops;
use crate::partial::Known;
use crate::value::{EvalError, Key, Value};

/// Adds an entry to a map in the making.
pub(super) fn insert(map: &mut BTreeMap<Key, Value>, key: &Value, value: Value) -> Result<(), EvalError> {
    let key = Key::of(key).ok_or_else(|| EvalError::NoOverload(format!("{{{}: …}}", key.type_name())))?;
    if let Some((first, _)) = map.get_key_value(&key) {
        let [first, again] = [first, &key].map(|key| crate::format::literal(&key.value()));
        return Err(EvalError::RepeatedKey(first, again));
    }
    map.insert(key, value);
    Ok(())
}

/// `a[b]`
pub(super) fn element(operand: &Value, index: &Value, access: Access) -> Outcome {
    let refused = || EvalError::NoOverload(format!("{}[{}]", operand.type_name(), index.type_name()));
    if let Value::Optional(inner) = operand {
        return match inner {
            None => Ok(Value::Optional(None)),
            Some(inner) => element(inner, index, Access::Optional),
        };
    }
    let absent = |error: EvalError| match access {
        Access::Plain => Err(error),
        _ => Ok(Value::Optional(None)),
    };
    let found = match (operand, ops::map_key(index)) {
        (Value::List(items), Some(Key::Int(at))) => usize::try_from(at).ok().and_then(|at| items.get(at)),
        (Value::List(items), Some(Key::Uint(at))) => usize::try_from(at).ok().and_then(|at| items.get(at)),
        (Value::List(_), _) => return Err(refused()),
        (Value::Map(entries), key) => key.and_then(|key| entries.get(&key)),
        _ => return Err(refused()),
    };
    match (found, access) {
        (Some(value), Access::Plain) => Ok(value.clone()),
        (Some(value), _) => Ok(optional(value)),
        (None, _) if matches!(operand, Value::List(_)) => absent(EvalError::OutOfRange(crate::format::literal(index))),
        (None, _) => absent(EvalError::NoSuchKey(crate::format::literal(index))),
    }
}

/// Whether nothing is known of it.
pub(super) fn is_open(value: &Value) -> bool {
    value.partial().is_some_and(|partial| partial.known == Known::Nothing)
}

/// An optional with this value; of a value nobody knows, not even whether it is there is known.
fn optional(value: &Value) -> Value {
    match value {
        Value::Partial(partial) if partial.known == Known::Nothing => value.clone(),
        _ => Value::Optional(Some(Arc::new(value.clone()))),
    }
}

/// `a.b`
pub(super) fn select(operand: Value, field: &Arc<str>, access: Access) -> Outcome {
    let found = match &operand {
        Value::Map(entries) => entries.get(&Key::String(field.clone())).cloned(),
        Value::Partial(partial) => return Ok(Value::unknown(partial.facts.clone())),
        Value::Optional(inner) => {
            let found = match inner {
                Some(inner) => select(inner.as_ref().clone(), field, Access::Optional)?,
                None => Value::Optional(None),
            };
            return Ok(match access {
                Access::Presence => Value::Bool(matches!(found, Value::Optional(Some(_)))),
                _ => found,
            });
        }
        other => return Err(EvalError::NoOverload(format!("{}.{field}", other.type_name()))),
    };
    match (found, access) {
        (Some(value), Access::Plain) => Ok(value),
        (Some(Value::Partial(partial)), Access::Presence) if partial.known == Known::Nothing => {
            Ok(Value::unknown(partial.facts.clone()))
        }
        (Some(value), Access::Optional) => Ok(optional(&value)),
        (found, Access::Presence) => Ok(Value::Bool(found.is_some())),
        (None, Access::Optional) => Ok(Value::Optional(None)),
        (None, Access::Plain) => Err(EvalError::NoSuchKey(field.to_string())),
    }
}
