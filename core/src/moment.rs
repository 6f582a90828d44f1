//! Moments of CEL: the years 1 to 9999, to the nanosecond.
//!
//! The calendar is jiff's. Its own timestamps end a day early, so that the last moments of 9999 could not be held in one.

use std::fmt;

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

const NANOS_PER_SECOND: i128 = 1_000_000_000;
const FIRST_SECOND: i128 = -62_135_596_800;
const LAST_SECOND: i128 = 253_402_300_799;
const EPOCH: DateTime = DateTime::constant(1970, 1, 1, 0, 0, 0, 0);

/// A moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// Nanoseconds since 1970-01-01T00:00:00Z.
    nanos: i128,
}

impl Moment {
    /// The moment so many nanoseconds after 1970 began; `None` outside the years 1 to 9999.
    pub fn from_nanos(nanos: i128) -> Option<Moment> {
        let seconds = nanos.div_euclid(NANOS_PER_SECOND);
        (FIRST_SECOND..=LAST_SECOND).contains(&seconds).then_some(Moment { nanos })
    }

    /// The moment so many seconds after 1970 began; `None` outside the years 1 to 9999.
    pub fn from_seconds(seconds: i64) -> Option<Moment> {
        Moment::from_nanos(i128::from(seconds) * NANOS_PER_SECOND)
    }

    /// The moment a day begins, UTC.
    pub fn midnight(date: Date) -> Option<Moment> {
        Moment::of_utc(date.to_datetime(jiff::civil::Time::midnight()), 0)
    }

    fn of_utc(local: DateTime, offset_seconds: i64) -> Option<Moment> {
        let since = local.duration_since(EPOCH).as_nanos() - i128::from(offset_seconds) * NANOS_PER_SECOND;
        Moment::from_nanos(since)
    }

    /// Reads RFC 3339, such as `2024-07-08T09:30:00.5+08:00`. Digits beyond nanoseconds are cut off.
    pub fn parse(text: &str) -> Option<Moment> {
        let (date, rest) = text.split_once('T')?;
        let zone = rest.find(['Z', '+', '-'])?;
        let (time, zone) = rest.split_at_checked(zone)?;
        let (time, fraction) = match time.split_once('.') {
            Some((time, fraction)) => (time, nanos_of(fraction)?),
            None => (time, 0),
        };
        let [year, month, day] = fields(date, '-', [4, 2, 2])?;
        let [hour, minute, second] = fields(time, ':', [2, 2, 2])?;
        let small = |number: i32| i8::try_from(number).ok();
        let local = DateTime::new(
            i16::try_from(year).ok()?,
            small(month)?,
            small(day)?,
            small(hour)?,
            small(minute)?,
            small(second)?,
            fraction,
        );
        Moment::of_utc(local.ok()?, i64::from(if zone == "Z" { 0 } else { offset(zone)? }))
    }

    /// Whole seconds since 1970 began, rounded down.
    pub fn seconds(self) -> i64 {
        i64::try_from(self.nanos.div_euclid(NANOS_PER_SECOND)).unwrap_or(i64::MAX)
    }

    /// Nanoseconds since 1970 began.
    pub fn nanos(self) -> i128 {
        self.nanos
    }

    /// What a clock and calendar show in a zone; `None` beyond the year 9999.
    pub fn civil(self, zone: &TimeZone) -> Option<DateTime> {
        let nanos = i32::try_from(self.nanos.rem_euclid(NANOS_PER_SECOND)).ok()?;
        let utc = EPOCH.checked_add(SignedDuration::new(self.seconds(), nanos)).ok()?;
        // Past the end of jiff's timestamps, no zone changes its offset any more.
        let near = Timestamp::from_second(self.seconds()).unwrap_or(Timestamp::MAX);
        utc.checked_add(SignedDuration::from_secs(i64::from(zone.to_offset(near).seconds()))).ok()
    }

    /// The day, UTC.
    pub fn date(self) -> Date {
        self.civil(&TimeZone::UTC).map_or(Date::MAX, DateTime::date)
    }
}

/// `+08:00` in seconds.
pub(crate) fn offset(text: &str) -> Option<i32> {
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let [hours, minutes] = fields(rest, ':', [2, 2])?;
    (hours < 24 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60))
}

/// Numbers of exactly so many digits, with a separator between.
fn fields<const N: usize>(text: &str, separator: char, widths: [usize; N]) -> Option<[i32; N]> {
    let parts: Vec<&str> = text.split(separator).collect();
    let parts: [&str; N] = parts.try_into().ok()?;
    let fits = parts.iter().zip(widths).all(|(part, width)| part.len() == width);
    let is_digits = parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    (fits && is_digits).then(|| parts.map(|part| part.parse().unwrap_or(0)))
}

fn nanos_of(fraction: &str) -> Option<i32> {
    if fraction.is_empty() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let kept: String = fraction.chars().chain(std::iter::repeat('0')).take(9).collect();
    kept.parse().ok()
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(utc) = self.civil(&TimeZone::UTC) else { return Err(fmt::Error) };
        write!(f, "{utc}Z")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_read_and_written() {
        for text in [
            "1970-01-01T00:00:00Z",
            "0001-01-01T00:00:00.000000001Z",
            "9999-12-31T23:59:59.999999999Z",
            "1969-12-31T23:59:59.5Z",
        ] {
            assert_eq!(Moment::parse(text).map(|moment| moment.to_string()).as_deref(), Some(text));
        }
        let shifted = Moment::parse("2024-07-08T09:30:00+08:00");
        assert_eq!(shifted, Moment::parse("2024-07-08T01:30:00Z"));
        assert_eq!(Moment::parse("1969-12-31T23:59:59.5Z").map(Moment::seconds), Some(-1));
    }

    #[test]
    fn what_is_not_rfc_3339_is_refused() {
        for text in [
            "",
            "2024-07-08",
            "2024-07-08 00:00:00Z",
            "2024-07-08T00:00:00",
            "2024-7-8T00:00:00Z",
            "2024-07-08T00:00:60Z",
            "2024-02-30T00:00:00Z",
            "2024-07-08T00:00:00.Z",
            "2024-07-08T00:00:00+24:00",
            "2024-07-08T00:00:00Z[UTC]",
            "0000-12-31T23:59:59Z",
            "10000-01-01T00:00:00Z",
            "0001-01-01T00:00:00+00:01",
        ] {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
    }
}
