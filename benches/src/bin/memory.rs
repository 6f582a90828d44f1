//! Tells how much memory one engine takes for so many rules: `memory 400 cel` prints the bytes that compiled rules hold, and
//! the most that were held at once on the way from the rules' text to the outcomes.
//!
//! A program of its own, because counting every allocation makes an engine slower.

use guiju_benches::engines::{Failure, all};
use guiju_benches::workload::{conditions, profile};
use peak_alloc::PeakAlloc;

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

#[expect(clippy::disallowed_methods, reason = "a command reads its arguments")]
fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [count, name] = arguments.as_slice() else { return Err("usage: memory RULES ENGINE".into()) };
    let rules = conditions(count.parse()?);
    let engine = all(&rules).into_iter().find(|engine| engine.name() == name.as_str());
    let engine = engine.ok_or_else(|| format!("there is no engine {name}"))?;
    let facts = profile(7, 0);
    let mut outcomes = Vec::with_capacity(rules.len());
    let before = ALLOCATOR.current_usage();
    ALLOCATOR.reset_peak_usage();
    let mut compiled = engine.prepare()?;
    let held = ALLOCATOR.current_usage().saturating_sub(before);
    compiled.read(&facts)?;
    compiled.outcomes(&mut outcomes)?;
    println!("{held} {}", ALLOCATOR.peak_usage().saturating_sub(before));
    Ok(())
}
