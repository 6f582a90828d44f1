//! Moments and lengths of time.

use guiju_grammar::expr::BinaryOp;
use jiff::SignedDuration;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use super::{Builtin, Cost, Overload, Sig, invalid, method, refuse};
use crate::moment::Moment;
use crate::value::{EvalError, Value};

const ON_TIMESTAMP: &[Overload] =
    &[method(&[Sig::Timestamp], Sig::Int), method(&[Sig::Timestamp, Sig::String], Sig::Int)];
const ON_BOTH: &[Overload] = &[
    method(&[Sig::Timestamp], Sig::Int),
    method(&[Sig::Timestamp, Sig::String], Sig::Int),
    method(&[Sig::Duration], Sig::Int),
];

pub(super) const TABLE: &[Builtin] = &[
    Builtin::new(
        "getFullYear",
        ON_TIMESTAMP,
        ("年份", "the year"),
        "timestamp('2024-07-08T00:00:00Z').getFullYear() == 2024",
        |args| part(args, |moment| i64::from(moment.year())),
    )
    .cost(Cost::Constant),
    Builtin::new(
        "getMonth",
        ON_TIMESTAMP,
        ("月份，一月为 0", "the month; January is 0"),
        "timestamp('2024-07-08T00:00:00Z').getMonth() == 6",
        |args| part(args, |moment| i64::from(moment.month()) - 1),
    )
    .cost(Cost::Constant),
    Builtin::new(
        "getDate",
        ON_TIMESTAMP,
        ("日，从 1 开始", "the day of the month, from 1"),
        "timestamp('2024-07-08T00:00:00Z').getDate() == 8",
        |args| part(args, |moment| i64::from(moment.day())),
    )
    .cost(Cost::Constant),
    Builtin::new(
        "getDayOfMonth",
        ON_TIMESTAMP,
        ("日，从 0 开始", "the day of the month, from 0"),
        "timestamp('2024-07-08T00:00:00Z').getDayOfMonth() == 7",
        |args| part(args, |moment| i64::from(moment.day()) - 1),
    )
    .cost(Cost::Constant),
    Builtin::new(
        "getDayOfWeek",
        ON_TIMESTAMP,
        ("星期，星期日为 0", "the day of the week; Sunday is 0"),
        "timestamp('2024-07-08T00:00:00Z').getDayOfWeek() == 1",
        |args| part(args, |moment| i64::from(moment.weekday().to_sunday_zero_offset())),
    )
    .cost(Cost::Constant),
    Builtin::new(
        "getDayOfYear",
        ON_TIMESTAMP,
        ("一年中的第几天，从 0 开始", "the day of the year, from 0"),
        "timestamp('2024-01-02T00:00:00Z').getDayOfYear() == 1",
        |args| part(args, |moment| i64::from(moment.day_of_year()) - 1),
    )
    .cost(Cost::Constant),
    Builtin::new(
        "getHours",
        ON_BOTH,
        ("小时；时长则为整小时数", "the hours; of a length of time, all its whole hours"),
        "duration('90m').getHours() == 1",
        |args| clock(args, SignedDuration::as_hours, |moment| i64::from(moment.hour())),
    )
    .cost(Cost::Constant),
    Builtin::new(
        "getMinutes",
        ON_BOTH,
        ("分钟；时长则为整分钟数", "the minutes; of a length of time, all its whole minutes"),
        "duration('90m').getMinutes() == 90",
        |args| clock(args, SignedDuration::as_mins, |moment| i64::from(moment.minute())),
    )
    .cost(Cost::Constant),
    Builtin::new(
        "getSeconds",
        ON_BOTH,
        ("秒；时长则为整秒数", "the seconds; of a length of time, all its whole seconds"),
        "duration('2m').getSeconds() == 120",
        |args| clock(args, SignedDuration::as_secs, |moment| i64::from(moment.second())),
    )
    .cost(Cost::Constant),
    Builtin::new(
        "getMilliseconds",
        ON_BOTH,
        ("毫秒部分", "the milliseconds part"),
        "duration('1.5s').getMilliseconds() == 500",
        |args| clock(args, |length| i64::from(length.subsec_millis()), |moment| i64::from(moment.millisecond())),
    )
    .cost(Cost::Constant),
];

/// The part of a length of time, or of the clock at a moment.
fn clock(
    args: &[Value],
    of_length: fn(&SignedDuration) -> i64,
    of_clock: fn(DateTime) -> i64,
) -> Result<Value, EvalError> {
    match args {
        [Value::Duration(length)] => Ok(Value::Int(of_length(length))),
        _ => part(args, of_clock),
    }
}

fn part(args: &[Value], get: fn(DateTime) -> i64) -> Result<Value, EvalError> {
    let (moment, zone) = match args {
        [Value::Timestamp(moment)] => (moment, TimeZone::UTC),
        [Value::Timestamp(moment), Value::String(name)] => (moment, zone(name)?),
        _ => return Err(refuse("timestamp")),
    };
    moment.civil(&zone).map(|civil| Value::Int(get(civil))).ok_or(EvalError::Overflow)
}

/// A zone by its name in the IANA database, or an offset such as `+08:00`.
fn zone(name: &str) -> Result<TimeZone, EvalError> {
    if name.starts_with(|first: char| first == '+' || first == '-' || first.is_ascii_digit()) {
        let seconds = crate::moment::offset(name).ok_or_else(|| invalid(name))?;
        return jiff::tz::Offset::from_seconds(seconds).map(TimeZone::fixed).map_err(|_| invalid(name));
    }
    TimeZone::get(name).map_err(|_| invalid(name))
}

/// Lengths of time reach about 292 years either way, what whole nanoseconds in 64 bits can count.
fn in_range(nanos: i128) -> Result<Value, EvalError> {
    i64::try_from(nanos)
        .map(|nanos| Value::Duration(SignedDuration::from_nanos(nanos)))
        .map_err(|_| EvalError::Overflow)
}

pub(super) fn to_timestamp(args: &[Value]) -> Result<Value, EvalError> {
    match args {
        [Value::Timestamp(moment)] => Ok(Value::Timestamp(*moment)),
        [Value::Int(seconds)] => Moment::from_seconds(*seconds).map(Value::Timestamp).ok_or(EvalError::Overflow),
        [Value::String(text)] => Moment::parse(text).map(Value::Timestamp).ok_or_else(|| invalid(&**text)),
        _ => Err(refuse("timestamp")),
    }
}

/// The moment a day begins, UTC.
pub(crate) fn midnight(date: Date) -> Option<Value> {
    Moment::midnight(date).map(Value::Timestamp)
}

/// Go's notation, which CEL takes: decimal numbers with units, such as `1h30m` or `-1.5s`.
pub(super) fn to_duration(args: &[Value]) -> Result<Value, EvalError> {
    let text = match args {
        [Value::Duration(length)] => return Ok(Value::Duration(*length)),
        [Value::String(text)] => text,
        _ => return Err(refuse("duration")),
    };
    in_range(nanos_of(text).ok_or_else(|| invalid(&**text))?)
}

/// A length of time from its text.
pub(crate) fn length_of(text: &str) -> Option<Value> {
    in_range(nanos_of(text)?).ok()
}

fn nanos_of(text: &str) -> Option<i128> {
    let (negative, mut rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if rest == "0" {
        return Some(0);
    }
    let mut nanos: i128 = 0;
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let (number, tail) = rest.split_at_checked(digits)?;
        let end = tail.find(|c: char| c.is_ascii_digit() || c == '.').unwrap_or(tail.len());
        let (unit, tail) = tail.split_at_checked(end)?;
        let scale: i128 = match unit {
            "h" => 3_600_000_000_000,
            "m" => 60_000_000_000,
            "s" => 1_000_000_000,
            "ms" => 1_000_000,
            "us" | "µs" | "μs" => 1_000,
            "ns" => 1,
            _ => return None,
        };
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        if whole.is_empty() && fraction.is_empty() || fraction.len() > 18 || whole.len() > 18 {
            return None;
        }
        let whole: i128 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
        let part: i128 = if fraction.is_empty() { 0 } else { fraction.parse().ok()? };
        let places = u32::try_from(fraction.len()).ok()?;
        nanos = nanos.checked_add(whole * scale)?.checked_add(part * scale / 10i128.pow(places))?;
        rest = tail;
    }
    Some(if negative { -nanos } else { nanos })
}

pub(crate) fn duration_text(length: &SignedDuration) -> String {
    let sign = if length.is_negative() { "-" } else { "" };
    let seconds = length.as_secs().unsigned_abs();
    let nanos = length.subsec_nanos().unsigned_abs();
    if nanos == 0 {
        return format!("{sign}{seconds}s");
    }
    let fraction = format!("{nanos:09}");
    format!("{sign}{seconds}.{}s", fraction.trim_end_matches('0'))
}

/// Sums and differences with moments and lengths of time.
pub(crate) fn arithmetic(op: BinaryOp, left: &Value, right: &Value) -> Result<Value, EvalError> {
    let moment = |nanos| Moment::from_nanos(nanos).map(Value::Timestamp).ok_or(EvalError::Overflow);
    match (op, left, right) {
        (BinaryOp::Add, Value::Timestamp(at), Value::Duration(length))
        | (BinaryOp::Add, Value::Duration(length), Value::Timestamp(at)) => moment(at.nanos() + length.as_nanos()),
        (BinaryOp::Subtract, Value::Timestamp(at), Value::Duration(length)) => moment(at.nanos() - length.as_nanos()),
        (BinaryOp::Subtract, Value::Timestamp(a), Value::Timestamp(b)) => in_range(a.nanos() - b.nanos()),
        (BinaryOp::Add, Value::Duration(a), Value::Duration(b)) => in_range(a.as_nanos() + b.as_nanos()),
        (BinaryOp::Subtract, Value::Duration(a), Value::Duration(b)) => in_range(a.as_nanos() - b.as_nanos()),
        _ => Err(EvalError::NoOverload(op.symbol().to_owned())),
    }
}
