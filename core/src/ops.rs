//! The operators on values. They know nothing of places in a file: whoever evaluates adds those.

use std::cmp::Ordering;
use std::sync::Arc;

use guiju_grammar::expr::BinaryOp;

use crate::interval::{self, Ends};
use crate::limits::check_size;
use crate::partial::{FactSet, Interval, Known, Partial};
use crate::value::{EvalError, Value};

/// The facts that two values hang on.
pub fn facts_of(values: &[Value]) -> FactSet {
    let mut facts = FactSet::default();
    for partial in values.iter().filter_map(Value::partial) {
        facts = facts.union(&partial.facts);
    }
    facts
}

/// Applies an operator. Partial numbers go through by interval arithmetic; what that cannot tell is unknown.
pub fn binary(op: BinaryOp, left: &Value, right: &Value) -> Result<Value, EvalError> {
    match op {
        BinaryOp::Equal => Ok(truth(equal(left, right), left, right)),
        BinaryOp::NotEqual => Ok(truth(equal(left, right).map(|same| !same), left, right)),
        BinaryOp::Less | BinaryOp::LessEqual | BinaryOp::Greater | BinaryOp::GreaterEqual => order(op, left, right),
        BinaryOp::In => Ok(truth(contains(right, left)?, left, right)),
        _ => arithmetic(op, left, right),
    }
}

fn truth(decided: Option<bool>, left: &Value, right: &Value) -> Value {
    match decided {
        Some(decided) => Value::Bool(decided),
        None => Value::unknown(deep_facts(left).union(&deep_facts(right))),
    }
}

/// The facts a value hangs on, also those of its elements.
pub fn deep_facts(value: &Value) -> FactSet {
    match value {
        Value::Partial(partial) => partial.facts.clone(),
        Value::List(items) => items.iter().fold(FactSet::default(), |facts, item| facts.union(&deep_facts(item))),
        Value::Map(entries) => entries.values().fold(FactSet::default(), |facts, item| facts.union(&deep_facts(item))),
        Value::Optional(Some(inner)) => deep_facts(inner),
        _ => FactSet::default(),
    }
}

/// Whether two values are equal; `None` when partial knowledge does not tell. Values of different types differ, numbers
/// are compared by what they count (langdef, "Equality").
pub fn equal(left: &Value, right: &Value) -> Option<bool> {
    match (left, right) {
        (Value::Partial(_), _) | (_, Value::Partial(_)) => equal_partial(left, right),
        (Value::List(a), Value::List(b)) => {
            if a.len() != b.len() {
                return Some(false);
            }
            all_equal(a.iter().zip(b.iter()))
        }
        (Value::Map(a), Value::Map(b)) => {
            if a.len() != b.len() || a.keys().any(|key| !b.contains_key(key)) {
                return Some(false);
            }
            all_equal(a.iter().filter_map(|(key, value)| Some((value, b.get(key)?))))
        }
        (Value::Optional(a), Value::Optional(b)) => match (a, b) {
            (Some(a), Some(b)) => equal(a, b),
            (a, b) => Some(a.is_none() && b.is_none()),
        },
        (Value::Null, Value::Null) => Some(true),
        (Value::Bool(a), Value::Bool(b)) => Some(a == b),
        (Value::String(a), Value::String(b)) | (Value::Type(a), Value::Type(b)) => Some(a == b),
        (Value::Bytes(a), Value::Bytes(b)) => Some(a == b),
        (Value::Timestamp(a), Value::Timestamp(b)) => Some(a == b),
        (Value::Duration(a), Value::Duration(b)) => Some(a == b),
        _ => Some(compare_numbers(left, right) == Some(Some(Ordering::Equal))),
    }
}

fn all_equal<'a>(pairs: impl Iterator<Item = (&'a Value, &'a Value)>) -> Option<bool> {
    let mut settled = Some(true);
    for (a, b) in pairs {
        match equal(a, b) {
            Some(true) => {}
            Some(false) => return Some(false),
            None => settled = None,
        }
    }
    settled
}

fn equal_partial(left: &Value, right: &Value) -> Option<bool> {
    if let (Some(a), Some(b)) = (bounds(left), bounds(right)) {
        let apart = below(&a.1, &b.0) == Some(true) || below(&b.1, &a.0) == Some(true);
        return apart.then_some(false);
    }
    let (partial, other) = match (left, right) {
        (Value::Partial(partial), other) | (other, Value::Partial(partial)) => (partial, other),
        _ => return None,
    };
    let (Known::Set(set), Value::List(items)) = (&partial.known, other) else { return None };
    let names = items.iter().map(|item| if let Value::String(name) = item { Some(name) } else { None });
    let differs = names.clone().any(|name| name.is_none_or(|name| set.contains(name) == Some(false)))
        || set.has.iter().any(|member| !names.clone().flatten().any(|name| name == member));
    differs.then_some(false)
}

fn below(max: &Option<Value>, min: &Option<Value>) -> Option<bool> {
    let ordering = compare_numbers(max.as_ref()?, min.as_ref()?)??;
    Some(ordering == Ordering::Less)
}

/// The bounds of a number; both are the number itself when it is known.
pub fn bounds(value: &Value) -> Option<Ends> {
    match value {
        Value::Int(_) | Value::Uint(_) | Value::Double(_) => Some((Some(value.clone()), Some(value.clone()))),
        Value::Partial(partial) => match &partial.known {
            Known::Int(interval) => Some((interval.min.map(Value::Int), interval.max.map(Value::Int))),
            Known::Uint(interval) => Some((interval.min.map(Value::Uint), interval.max.map(Value::Uint))),
            Known::Double(interval) => Some((interval.min.map(Value::Double), interval.max.map(Value::Double))),
            _ => None,
        },
        _ => None,
    }
}

/// A number between bounds, or the number itself when they meet. Bounds of different types, or that are no numbers, tell
/// nothing.
pub fn between(min: Option<Value>, max: Option<Value>, facts: FactSet) -> Value {
    if let (Some(min), Some(max)) = (&min, &max)
        && min.type_name() == max.type_name()
        && compare_numbers(min, max) == Some(Some(Ordering::Equal))
    {
        return min.clone();
    }
    let known = match (min, max) {
        (None, None) => Known::Nothing,
        (Some(Value::Int(min)), Some(Value::Int(max))) => Known::Int(Interval { min: Some(min), max: Some(max) }),
        (Some(Value::Int(min)), None) => Known::Int(Interval { min: Some(min), max: None }),
        (None, Some(Value::Int(max))) => Known::Int(Interval { min: None, max: Some(max) }),
        (Some(Value::Uint(min)), Some(Value::Uint(max))) => Known::Uint(Interval { min: Some(min), max: Some(max) }),
        (Some(Value::Uint(min)), None) => Known::Uint(Interval { min: Some(min), max: None }),
        (None, Some(Value::Uint(max))) => Known::Uint(Interval { min: None, max: Some(max) }),
        (min, max) => match (double_end(min), double_end(max)) {
            (Some(min), Some(max)) => Known::Double(Interval { min, max }),
            _ => Known::Nothing,
        },
    };
    Value::Partial(Arc::new(Partial { facts, known }))
}

/// An end of a decimal interval: open, or a number.
fn double_end(end: Option<Value>) -> Option<Option<f64>> {
    match end {
        None => Some(None),
        Some(Value::Double(number)) if !number.is_nan() => Some(Some(number)),
        Some(_) => None,
    }
}

/// Zero in the type of a number.
pub fn zero_like(number: &Option<Value>) -> Option<Value> {
    match number {
        Some(Value::Int(_)) => Some(Value::Int(0)),
        Some(Value::Uint(_)) => Some(Value::Uint(0)),
        Some(Value::Double(_)) => Some(Value::Double(0.0)),
        _ => None,
    }
}

/// Whether two values, as far as they are there, are of one type.
pub fn same_type(left: &Option<Value>, right: &Option<Value>) -> bool {
    match (left, right) {
        (Some(left), Some(right)) => left.type_name() == right.type_name(),
        (left, right) => left.is_none() && right.is_none(),
    }
}

/// How many parts a value has: what a function that looks at all of it takes time for.
pub fn weight(value: &Value) -> usize {
    match value {
        Value::String(text) => 1 + text.len() / 8,
        Value::Bytes(bytes) => 1 + bytes.len() / 8,
        Value::List(items) => items.iter().fold(1, |sum, item| sum + weight(item)),
        Value::Map(entries) => entries.iter().fold(1, |sum, (key, value)| sum + weight(&key.value()) + weight(value)),
        Value::Optional(Some(inner)) => 1 + weight(inner),
        _ => 1,
    }
}

/// Orders two numbers of any types; the inner `None` is a comparison with NaN.
pub fn compare_numbers(left: &Value, right: &Value) -> Option<Option<Ordering>> {
    Some(match (left, right) {
        (Value::Int(a), Value::Int(b)) => Some(a.cmp(b)),
        (Value::Uint(a), Value::Uint(b)) => Some(a.cmp(b)),
        (Value::Int(a), Value::Uint(b)) => Some(i128::from(*a).cmp(&i128::from(*b))),
        (Value::Uint(a), Value::Int(b)) => Some(i128::from(*a).cmp(&i128::from(*b))),
        (Value::Double(a), Value::Double(b)) => a.partial_cmp(b),
        (Value::Double(a), Value::Int(b)) => compare_double(*a, i128::from(*b)),
        (Value::Double(a), Value::Uint(b)) => compare_double(*a, i128::from(*b)),
        (Value::Int(a), Value::Double(b)) => compare_double(*b, i128::from(*a)).map(Ordering::reverse),
        (Value::Uint(a), Value::Double(b)) => compare_double(*b, i128::from(*a)).map(Ordering::reverse),
        _ => return None,
    })
}

/// Compares exactly: a whole number is never rounded to a double first.
fn compare_double(double: f64, whole: i128) -> Option<Ordering> {
    if double.is_nan() {
        return None;
    }
    if double >= 2f64.powi(64) {
        return Some(Ordering::Greater);
    }
    if double < -(2f64.powi(63)) {
        return Some(Ordering::Less);
    }
    let floor = double.floor();
    // Within 2^64 the conversion is exact.
    match (floor as i128).cmp(&whole) {
        Ordering::Equal if double > floor => Some(Ordering::Greater),
        ordering => Some(ordering),
    }
}

/// Orders two values of one kind; numbers of any types.
pub fn compare(left: &Value, right: &Value) -> Result<Option<Ordering>, EvalError> {
    match (left, right) {
        (Value::Bool(a), Value::Bool(b)) => Ok(Some(a.cmp(b))),
        (Value::String(a), Value::String(b)) => Ok(Some(a.cmp(b))),
        (Value::Bytes(a), Value::Bytes(b)) => Ok(Some(a.cmp(b))),
        (Value::Timestamp(a), Value::Timestamp(b)) => Ok(Some(a.cmp(b))),
        (Value::Duration(a), Value::Duration(b)) => Ok(Some(a.cmp(b))),
        _ => compare_numbers(left, right).ok_or_else(|| EvalError::NoOverload("<".to_owned())),
    }
}

fn order(op: BinaryOp, left: &Value, right: &Value) -> Result<Value, EvalError> {
    let holds = |ordering: Option<Ordering>| {
        ordering.is_some_and(|ordering| match op {
            BinaryOp::Less => ordering.is_lt(),
            BinaryOp::LessEqual => ordering.is_le(),
            BinaryOp::Greater => ordering.is_gt(),
            _ => ordering.is_ge(),
        })
    };
    if left.partial().is_none() && right.partial().is_none() {
        return Ok(Value::Bool(holds(compare(left, right)?)));
    }
    let unknown = || Value::unknown(facts_of(&[left.clone(), right.clone()]));
    let (Some(a), Some(b)) = (bounds(left), bounds(right)) else { return Ok(unknown()) };
    // The comparison is settled when both ends of what is possible agree.
    let at = |left: &Option<Value>, right: &Option<Value>| -> Option<bool> {
        Some(holds(compare_numbers(left.as_ref()?, right.as_ref()?)?))
    };
    let grows = matches!(op, BinaryOp::Greater | BinaryOp::GreaterEqual);
    let (worst, best) = if grows { (at(&a.0, &b.1), at(&a.1, &b.0)) } else { (at(&a.1, &b.0), at(&a.0, &b.1)) };
    Ok(match (worst, best) {
        (Some(true), _) => Value::Bool(true),
        (_, Some(false)) => Value::Bool(false),
        _ => unknown(),
    })
}

/// Whether a list, set or map has the element or key.
pub fn contains(container: &Value, element: &Value) -> Result<Option<bool>, EvalError> {
    match container {
        Value::List(items) => {
            let mut settled = Some(false);
            for item in items.iter() {
                match equal(item, element) {
                    Some(true) => return Ok(Some(true)),
                    Some(false) => {}
                    None => settled = None,
                }
            }
            Ok(settled)
        }
        Value::Map(entries) => match element {
            Value::Partial(_) => Ok(if entries.is_empty() { Some(false) } else { None }),
            _ => Ok(Some(map_key(element).is_some_and(|key| entries.contains_key(&key)))),
        },
        Value::Partial(partial) => Ok(match (&partial.known, element) {
            (Known::Set(set), Value::String(member)) => set.contains(member),
            (Known::Set(_), Value::Partial(_)) | (_, _) => None,
        }),
        _ => Err(EvalError::NoOverload("in".to_owned())),
    }
}

/// The key a value finds: a double that is a whole number finds that number.
pub fn map_key(value: &Value) -> Option<crate::value::Key> {
    match value {
        Value::Double(double) if double.fract() == 0.0 && double.abs() < 2f64.powi(63) => {
            Some(crate::value::Key::Int(*double as i64))
        }
        Value::Double(double) if double.fract() == 0.0 && (0.0..2f64.powi(64)).contains(double) => {
            Some(crate::value::Key::Uint(*double as u64))
        }
        _ => crate::value::Key::of(value),
    }
}

fn arithmetic(op: BinaryOp, left: &Value, right: &Value) -> Result<Value, EvalError> {
    if left.partial().is_none() && right.partial().is_none() {
        return scalar(op, left, right);
    }
    let facts = facts_of(&[left.clone(), right.clone()]);
    let (Some(a), Some(b)) = (bounds(left), bounds(right)) else { return Ok(Value::unknown(facts)) };
    Ok(match interval::arithmetic(op, &a, &b) {
        Some((min, max)) => between(min, max, facts),
        None => Value::unknown(facts),
    })
}

/// The arithmetic of known values. An `int` meets a `double` by promotion; everything else follows langdef.
pub(crate) fn scalar(op: BinaryOp, left: &Value, right: &Value) -> Result<Value, EvalError> {
    match (left, right) {
        (Value::Int(a), Value::Int(b)) => int(op, *a, *b).map(Value::Int),
        (Value::Uint(a), Value::Uint(b)) => uint(op, *a, *b).map(Value::Uint),
        (Value::Double(a), Value::Double(b)) => double(op, *a, *b),
        (Value::Double(a), Value::Int(b)) => double(op, *a, *b as f64),
        (Value::Int(a), Value::Double(b)) => double(op, *a as f64, *b),
        (Value::String(a), Value::String(b)) if op == BinaryOp::Add => {
            check_size(a.len() + b.len())?;
            Ok(Value::string(format!("{a}{b}")))
        }
        (Value::Bytes(a), Value::Bytes(b)) if op == BinaryOp::Add => {
            check_size(a.len() + b.len())?;
            Ok(Value::Bytes(a.iter().chain(b.iter()).copied().collect()))
        }
        (Value::List(a), Value::List(b)) if op == BinaryOp::Add => {
            check_size(a.len() + b.len())?;
            Ok(Value::List(a.iter().chain(b.iter()).cloned().collect()))
        }
        _ => crate::builtin::time::arithmetic(op, left, right),
    }
}

/// The arithmetic of a whole-number type: what leaves its range is an error, never a wrapped number.
macro_rules! whole {
    ($name:ident, $number:ty) => {
        fn $name(op: BinaryOp, a: $number, b: $number) -> Result<$number, EvalError> {
            let result = match op {
                BinaryOp::Divide | BinaryOp::Modulo if b == 0 => return Err(EvalError::DivideByZero),
                BinaryOp::Add => a.checked_add(b),
                BinaryOp::Subtract => a.checked_sub(b),
                BinaryOp::Multiply => a.checked_mul(b),
                BinaryOp::Divide => a.checked_div(b),
                _ => a.checked_rem(b),
            };
            result.ok_or(EvalError::Overflow)
        }
    };
}

whole!(int, i64);
whole!(uint, u64);

fn double(op: BinaryOp, a: f64, b: f64) -> Result<Value, EvalError> {
    Ok(Value::Double(match op {
        BinaryOp::Add => a + b,
        BinaryOp::Subtract => a - b,
        BinaryOp::Multiply => a * b,
        BinaryOp::Divide => a / b,
        _ => return Err(EvalError::NoOverload(op.symbol().to_owned())),
    }))
}

/// `-a`
pub fn negate(value: &Value) -> Result<Value, EvalError> {
    match value {
        Value::Int(a) => a.checked_neg().map(Value::Int).ok_or(EvalError::Overflow),
        Value::Double(a) => Ok(Value::Double(-a)),
        Value::Partial(partial) => {
            let turn = |end: Option<Value>| end.map(|end| negate(&end)).transpose();
            let turned = bounds(value).map(|(min, max)| (turn(max), turn(min)));
            let Some((Ok(min), Ok(max))) = turned else { return Ok(Value::unknown(partial.facts.clone())) };
            Ok(between(min, max, partial.facts.clone()))
        }
        _ => Err(EvalError::NoOverload("-".to_owned())),
    }
}
