//! Working days between dates, by a calendar of days that holidays have moved.

mod calendar;
mod day;

use calendar::Calendar;
use day::Day;

wit_bindgen::generate!({ path: "wit" });

struct Plugin;

export!(Plugin);

impl Guest for Plugin {
    /// The working days each case took: those behind the day it was received, up to and including the day it was finished.
    fn elapsed(
        received: Vec<String>,
        finished: Vec<String>,
        closed: Vec<String>,
        opened: Vec<String>,
    ) -> Result<Vec<i64>, String> {
        if received.len() != finished.len() {
            return Err("各清单长度不一 / lists of different lengths".to_owned());
        }
        let calendar = Calendar::new(days(&closed)?, days(&opened)?)?;
        received.iter().zip(&finished).map(|(from, to)| calendar.between(Day::read(from)?, Day::read(to)?)).collect()
    }
}

fn days(written: &[String]) -> Result<Vec<Day>, String> {
    written.iter().map(|date| Day::read(date)).collect()
}
