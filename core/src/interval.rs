//! Arithmetic of numbers that are known between bounds.

use std::cmp::Ordering;

use guiju_grammar::expr::BinaryOp;

use crate::ops::{compare_numbers, scalar};
use crate::value::Value;

/// The least and the greatest a number can be; `None` is no bound.
pub type Ends = (Option<Value>, Option<Value>);

/// The greatest whole number that data hold: up to here every whole number is a double too.
pub const GREATEST_WHOLE: i64 = 1 << 53;

/// The least number between the ends, as far out as data reach where there is no bound below.
pub fn least(given: &Ends) -> Value {
    let [least, _] = ends(given, is_decimal(given));
    least.at
}

/// An end of what a number can be. An open one stands where there is no bound: for a decimal number it is infinite, and for
/// a whole one as far out as data reach, so that only what is near the end of its type's range admits an overflow.
struct End {
    at: Value,
    open: bool,
}

/// The ends of what an operator gives; `None` where nothing can be said, and where an operand might be one that it refuses or
/// that gives no number. Each operator only rises or only falls with either operand, so its extremes are at their ends.
pub fn arithmetic(op: BinaryOp, a: &Ends, b: &Ends) -> Option<Ends> {
    let decimal = is_decimal(a) || is_decimal(b);
    let (a, b) = (ends(a, decimal), ends(b, decimal));
    match op {
        BinaryOp::Add | BinaryOp::Subtract => {}
        BinaryOp::Divide if !admits_zero(&b) => {}
        // Nothing times infinitely much is no number.
        BinaryOp::Multiply if !(admits_zero(&a) && is_endless(&b) || is_endless(&a) && admits_zero(&b)) => {}
        _ => return None,
    }
    let [least, greatest] = &a;
    let corners = [least, greatest].into_iter().flat_map(|left| b.iter().map(move |right| corner(op, left, right)));
    let corners: Vec<End> = corners.collect::<Option<_>>()?;
    // Of two that are equal the open one counts: it says less.
    let least = corners.iter().min_by(|one, other| order(one, other).then(other.open.cmp(&one.open)))?;
    let greatest = corners.iter().max_by(|one, other| order(one, other).then(one.open.cmp(&other.open)))?;
    Some((least.bound(), greatest.bound()))
}

impl End {
    fn bound(&self) -> Option<Value> {
        (!self.open).then(|| self.at.clone())
    }

    fn sign(&self) -> Option<Ordering> {
        compare_numbers(&self.at, &Value::Int(0)).flatten()
    }
}

fn is_decimal(ends: &Ends) -> bool {
    [&ends.0, &ends.1].into_iter().any(|end| matches!(end, Some(Value::Double(_))))
}

fn ends((least, greatest): &Ends, decimal: bool) -> [End; 2] {
    let given = |end: &Value| End { at: end.clone(), open: false };
    let open = |at| End { at, open: true };
    let (lowest, highest) = match least.as_ref().or(greatest.as_ref()) {
        _ if decimal => (open(Value::Double(f64::NEG_INFINITY)), open(Value::Double(f64::INFINITY))),
        Some(Value::Uint(end)) => (given(&Value::Uint(0)), open(Value::Uint(GREATEST_WHOLE.unsigned_abs().max(*end)))),
        Some(Value::Int(end)) => {
            (open(Value::Int((-GREATEST_WHOLE).min(*end))), open(Value::Int(GREATEST_WHOLE.max(*end))))
        }
        _ => (open(Value::Null), open(Value::Null)),
    };
    [least.as_ref().map_or(lowest, given), greatest.as_ref().map_or(highest, given)]
}

/// What an operator gives for two ends, if that is a number.
fn corner(op: BinaryOp, left: &End, right: &End) -> Option<End> {
    let at = scalar(op, &left.at, &right.at).ok()?;
    let moves = |one: &End, other: &End| one.open && other.sign() != Some(Ordering::Equal);
    let open = match op {
        BinaryOp::Multiply => moves(left, right) || moves(right, left),
        // What is divided by more and more comes to nothing, which is a bound.
        BinaryOp::Divide => moves(left, right),
        _ => left.open || right.open,
    };
    let is_number = compare_numbers(&at, &at).flatten().is_some();
    is_number.then_some(End { at, open })
}

fn order(one: &End, other: &End) -> Ordering {
    compare_numbers(&one.at, &other.at).flatten().unwrap_or(Ordering::Equal)
}

fn admits_zero([least, greatest]: &[End; 2]) -> bool {
    least.sign() != Some(Ordering::Greater) && greatest.sign() != Some(Ordering::Less)
}

fn is_endless(ends: &[End; 2]) -> bool {
    ends.iter().any(|end| matches!(end.at, Value::Double(number) if number.is_infinite()))
}
