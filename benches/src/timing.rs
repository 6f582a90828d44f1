//! Times several pieces of work beside each other. What counts is the processor's time of this thread, so that waiting for a
//! processor that others use does not show.

use std::time::Duration;

use cpu_time::ThreadTime;

/// How often every piece of work is timed; the median of so many counts.
const ROUNDS: usize = 31;

/// How often where one timing takes longer than [`LONG`].
const FEW_ROUNDS: usize = 5;

/// A time beside which the noise of a machine is small.
const LONG: Duration = Duration::from_millis(50);

/// How long one timing should take, so that the clock's own grain does not show.
const SPAN: Duration = Duration::from_millis(2);

/// A piece of work to be timed.
pub type Work<'a> = Box<dyn FnMut() + 'a>;

/// The median time of each piece of work, in nanoseconds. They take turns, so that what else the machine does meanwhile falls
/// on all of them alike.
pub fn medians(mut works: Vec<Work<'_>>) -> Vec<f64> {
    let repeats: Vec<u32> = works.iter_mut().map(|work| repeats(work)).collect();
    let rounds = if works.iter_mut().any(|work| time(work, 1) > LONG) { FEW_ROUNDS } else { ROUNDS };
    let mut times = vec![Vec::with_capacity(rounds); works.len()];
    for _ in 0..rounds {
        for ((work, repeats), times) in works.iter_mut().zip(&repeats).zip(&mut times) {
            times.push(time(work, *repeats).as_secs_f64() * 1e9 / f64::from(*repeats));
        }
    }
    times.into_iter().map(median).collect()
}

/// How often the work is repeated to take about [`SPAN`].
fn repeats(work: &mut Work<'_>) -> u32 {
    let mut repeats = 1;
    while time(work, repeats) < SPAN && repeats < 1 << 20 {
        repeats *= 2;
    }
    repeats
}

fn time(work: &mut Work<'_>, repeats: u32) -> Duration {
    let start = ThreadTime::now();
    for _ in 0..repeats {
        work();
    }
    start.elapsed()
}

/// The middle one of some times.
pub fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}
