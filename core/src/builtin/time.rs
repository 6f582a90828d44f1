//! Moments and lengths of time.

use guiju_grammar::expr::BinaryOp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, Zoned};

use super::{Builtin, Overload, Sig, method, refuse};
use crate::value::{EvalError, Value};

const ON_TIMESTAMP: &[Overload] =
    &[method(&[Sig::Timestamp], Sig::Int), method(&[Sig::Timestamp, Sig::String], Sig::Int)];
const ON_BOTH: &[Overload] = &[
    method(&[Sig::Timestamp], Sig::Int),
    method(&[Sig::Timestamp, Sig::String], Sig::Int),
    method(&[Sig::Duration], Sig::Int),
];

macro_rules! getter {
    ($name:literal, $overloads:expr, $zh:literal, $en:literal, $example:literal, $call:expr) => {
        Builtin {
            name: $name,
            overloads: $overloads,
            docs: ($zh, $en),
            example: $example,
            call: $call,
            takes_partial: false,
        }
    };
}

pub(super) const TABLE: &[Builtin] = &[
    getter!(
        "getFullYear",
        ON_TIMESTAMP,
        "年份",
        "the year",
        "timestamp('2024-07-08T00:00:00Z').getFullYear() == 2024",
        |args| part(args, |moment| i64::from(moment.year()))
    ),
    getter!(
        "getMonth",
        ON_TIMESTAMP,
        "月份，一月为 0",
        "the month; January is 0",
        "timestamp('2024-07-08T00:00:00Z').getMonth() == 6",
        |args| part(args, |moment| i64::from(moment.month()) - 1)
    ),
    getter!(
        "getDate",
        ON_TIMESTAMP,
        "日，从 1 开始",
        "the day of the month, from 1",
        "timestamp('2024-07-08T00:00:00Z').getDate() == 8",
        |args| part(args, |moment| i64::from(moment.day()))
    ),
    getter!(
        "getDayOfMonth",
        ON_TIMESTAMP,
        "日，从 0 开始",
        "the day of the month, from 0",
        "timestamp('2024-07-08T00:00:00Z').getDayOfMonth() == 7",
        |args| part(args, |moment| i64::from(moment.day()) - 1)
    ),
    getter!(
        "getDayOfWeek",
        ON_TIMESTAMP,
        "星期，星期日为 0",
        "the day of the week; Sunday is 0",
        "timestamp('2024-07-08T00:00:00Z').getDayOfWeek() == 1",
        |args| part(args, |moment| i64::from(moment.weekday().to_sunday_zero_offset()))
    ),
    getter!(
        "getDayOfYear",
        ON_TIMESTAMP,
        "一年中的第几天，从 0 开始",
        "the day of the year, from 0",
        "timestamp('2024-01-02T00:00:00Z').getDayOfYear() == 1",
        |args| part(args, |moment| i64::from(moment.day_of_year()) - 1)
    ),
    getter!("getHours", ON_BOTH, "小时", "the hours", "duration('90m').getHours() == 1", |args| match args {
        [Value::Duration(length)] => Ok(Value::Int(length.as_hours())),
        _ => part(args, |moment| i64::from(moment.hour())),
    }),
    getter!("getMinutes", ON_BOTH, "分钟", "the minutes", "duration('90m').getMinutes() == 90", |args| match args {
        [Value::Duration(length)] => Ok(Value::Int(length.as_mins())),
        _ => part(args, |moment| i64::from(moment.minute())),
    }),
    getter!("getSeconds", ON_BOTH, "秒", "the seconds", "duration('2m').getSeconds() == 120", |args| match args {
        [Value::Duration(length)] => Ok(Value::Int(length.as_secs())),
        _ => part(args, |moment| i64::from(moment.second())),
    }),
    getter!(
        "getMilliseconds",
        ON_BOTH,
        "毫秒部分",
        "the milliseconds part",
        "duration('1.5s').getMilliseconds() == 500",
        |args| match args {
            [Value::Duration(length)] => Ok(Value::Int(i64::from(length.subsec_millis()))),
            _ => part(args, |moment| i64::from(moment.millisecond())),
        }
    ),
];

fn part(args: &[Value], get: fn(&Zoned) -> i64) -> Result<Value, EvalError> {
    let (moment, zone) = match args {
        [Value::Timestamp(moment)] => (moment, TimeZone::UTC),
        [Value::Timestamp(moment), Value::String(name)] => (moment, zone(name)?),
        _ => return Err(refuse("timestamp")),
    };
    Ok(Value::Int(get(&moment.to_zoned(zone))))
}

/// A zone by its name in the IANA database, or an offset such as `+08:00`.
fn zone(name: &str) -> Result<TimeZone, EvalError> {
    let invalid = || EvalError::InvalidArgument(name.to_owned());
    if name.starts_with(|first: char| first == '+' || first == '-' || first.is_ascii_digit()) {
        let (sign, rest) = match name.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, name.strip_prefix('+').unwrap_or(name)),
        };
        let (hours, minutes) = rest.split_once(':').ok_or_else(invalid)?;
        let hours: i32 = hours.parse().map_err(|_| invalid())?;
        let minutes: i32 = minutes.parse().map_err(|_| invalid())?;
        let seconds =
            hours.checked_mul(3600).and_then(|h| h.checked_add(minutes.checked_mul(60)?)).ok_or_else(invalid)?;
        return jiff::tz::Offset::from_seconds(sign * seconds).map(TimeZone::fixed).map_err(|_| invalid());
    }
    TimeZone::get(name).map_err(|_| invalid())
}

/// CEL's moments lie in the years 1 to 9999.
fn in_range(moment: Timestamp) -> Result<Value, EvalError> {
    let seconds = moment.as_second();
    if (-62_135_596_800..=253_402_300_799).contains(&seconds) {
        Ok(Value::Timestamp(moment))
    } else {
        Err(EvalError::Overflow)
    }
}

pub(super) fn to_timestamp(args: &[Value]) -> Result<Value, EvalError> {
    match args {
        [Value::Timestamp(moment)] => Ok(Value::Timestamp(*moment)),
        [Value::Int(seconds)] => in_range(Timestamp::from_second(*seconds).map_err(|_| EvalError::Overflow)?),
        [Value::String(text)] => in_range(text.parse().map_err(|_| EvalError::InvalidArgument(text.to_string()))?),
        _ => Err(refuse("timestamp")),
    }
}

/// The moment a day begins, UTC.
pub(crate) fn midnight(date: Date) -> Option<Value> {
    date.to_zoned(TimeZone::UTC).ok().map(|zoned| Value::Timestamp(zoned.timestamp()))
}

/// Go's notation, which CEL takes: decimal numbers with units, such as `1h30m` or `-1.5s`.
pub(super) fn to_duration(args: &[Value]) -> Result<Value, EvalError> {
    let text = match args {
        [Value::Duration(length)] => return Ok(Value::Duration(*length)),
        [Value::String(text)] => text,
        _ => return Err(refuse("duration")),
    };
    parse_duration(text).map(Value::Duration).ok_or_else(|| EvalError::InvalidArgument(text.to_string()))
}

fn parse_duration(text: &str) -> Option<SignedDuration> {
    let (negative, mut rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if rest == "0" {
        return Some(SignedDuration::ZERO);
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
            "us" | "µs" => 1_000,
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
    let nanos = if negative { -nanos } else { nanos };
    // CEL's lengths of time reach about ten thousand years either way.
    let seconds = i64::try_from(nanos / 1_000_000_000).ok().filter(|seconds| seconds.abs() <= 315_576_000_000)?;
    Some(SignedDuration::new(seconds, i32::try_from(nanos % 1_000_000_000).ok()?))
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
    let overflow = |_| EvalError::Overflow;
    match (op, left, right) {
        (BinaryOp::Add, Value::Timestamp(moment), Value::Duration(length))
        | (BinaryOp::Add, Value::Duration(length), Value::Timestamp(moment)) => {
            in_range(moment.checked_add(*length).map_err(overflow)?)
        }
        (BinaryOp::Subtract, Value::Timestamp(moment), Value::Duration(length)) => {
            in_range(moment.checked_sub(*length).map_err(overflow)?)
        }
        (BinaryOp::Subtract, Value::Timestamp(a), Value::Timestamp(b)) => Ok(Value::Duration(a.duration_since(*b))),
        (BinaryOp::Add, Value::Duration(a), Value::Duration(b)) => {
            a.checked_add(*b).map(Value::Duration).ok_or(EvalError::Overflow)
        }
        (BinaryOp::Subtract, Value::Duration(a), Value::Duration(b)) => {
            a.checked_sub(*b).map(Value::Duration).ok_or(EvalError::Overflow)
        }
        _ => Err(EvalError::NoOverload(op.symbol().to_owned())),
    }
}
