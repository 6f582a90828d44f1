//! Days of the Gregorian calendar, as numbers that can be counted.

/// A day, as the number of days since 1 January 1970.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub i64);

impl Day {
    /// Reads a date as Guiju hands it over: `2024-01-31`, with or without a time behind it.
    pub fn read(text: &str) -> Result<Self, String> {
        let date = text.split('T').next().unwrap_or_default();
        let wrong = || format!("{text}不是日期 / {text} is no date");
        let mut parts = date.splitn(3, '-').map(str::parse::<i64>);
        match (parts.next(), parts.next(), parts.next()) {
            (Some(Ok(year)), Some(Ok(month)), Some(Ok(day))) => Self::of(year, month, day).ok_or_else(wrong),
            _ => Err(wrong()),
        }
    }

    fn of(year: i64, month: i64, day: i64) -> Option<Self> {
        let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let length = match month {
            2 if is_leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            _ => return None,
        };
        if !(1..=9999).contains(&year) || !(1..=length).contains(&day) {
            return None;
        }
        // Years are taken to begin in March, so that the leap day is the last of its year and months follow a plain rhythm.
        let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        let leap_days = year / 4 - year / 100 + year / 400;
        // The number of 1 January 1970 in days counted from 1 March of the year 0.
        const EPOCH: i64 = 719_468;
        Some(Day(year * 365 + leap_days + (month * 153 + 2) / 5 + day - 1 - EPOCH))
    }

    /// Whether it is a Saturday or a Sunday.
    pub fn is_weekend(self) -> bool {
        self.weekday() >= 5
    }

    /// Monday is 0.
    pub fn weekday(self) -> i64 {
        // 1 January 1970 was a Thursday.
        (self.0 + 3).rem_euclid(7)
    }
}
