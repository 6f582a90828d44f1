//! Which days are worked.

use crate::day::Day;

/// The days on which holidays change the plain rhythm of the week, in order and each once.
pub struct Calendar {
    /// Days from Monday to Friday that are not worked.
    closed: Vec<Day>,
    /// Saturdays and Sundays that are worked.
    opened: Vec<Day>,
}

impl Calendar {
    /// A calendar of these days. Weekends among the closed days and weekdays among the opened ones change nothing.
    pub fn new(closed: Vec<Day>, opened: Vec<Day>) -> Result<Self, String> {
        if closed.iter().any(|day| opened.contains(day)) {
            return Err("同一天既放假又上班 / a day is both closed and opened".to_owned());
        }
        let in_order = |mut days: Vec<Day>| {
            days.sort_unstable();
            days.dedup();
            days
        };
        Ok(Calendar {
            closed: in_order(closed.into_iter().filter(|day| !day.is_weekend()).collect()),
            opened: in_order(opened.into_iter().filter(|day| day.is_weekend()).collect()),
        })
    }

    /// The working days behind one day, up to and including another.
    pub fn between(&self, from: Day, to: Day) -> Result<i64, String> {
        if to < from {
            return Err("办结早于收件 / a case is finished before it is received".to_owned());
        }
        let inside = |days: &[Day]| days.partition_point(|day| *day <= to) - days.partition_point(|day| *day <= from);
        Ok(weekdays_up_to(to) - weekdays_up_to(from) - inside(&self.closed) as i64 + inside(&self.opened) as i64)
    }
}

/// The days from Monday to Friday since a Monday long ago, up to and including this one.
fn weekdays_up_to(day: Day) -> i64 {
    // The Monday of the week in which 1 January 1970 fell.
    let since_monday = day.0 + 3;
    since_monday.div_euclid(7) * 5 + (day.weekday() + 1).min(5)
}
