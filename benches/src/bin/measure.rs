//! Measures everything, says how it goes, and writes `docs/performance.md` and `docs/performance.zh.md`.

use std::path::Path;

use guiju_benches::engines::Failure;
use guiju_benches::measure::{GROWTH, SIZES, compare, growth};
use guiju_benches::report::{Machine, Measured, chinese, english};
use guiju_benches::{agreement, memory, plugins};

fn main() -> Result<(), Failure> {
    let mut comparisons = Vec::new();
    let mut memories = Vec::new();
    for count in SIZES {
        agreement::check(count)?;
        let comparison = compare(count)?;
        for reading in &comparison.readings {
            let (evaluation, cold_start) = (reading.evaluation / 1e3, reading.cold_start / 1e6);
            eprintln!("{count} rules, {}: {evaluation:.2} µs, cold start {cold_start:.2} ms", reading.name);
            memories.push(memory::of(reading.name, count)?);
        }
        comparisons.push(comparison);
    }
    let mut growths = Vec::new();
    for count in GROWTH {
        let growth = growth(count)?;
        eprintln!("{count} rules: {:.0} ns, excluded {:.0} ns", growth.evaluation, growth.excluded);
        growths.push(growth);
    }
    let (calls, checks) = (plugins::calls()?, plugins::checks()?);
    eprintln!("{calls:?}\n{checks:?}");
    let measured = Measured { machine: Machine::here(), comparisons, memories, growths, calls, checks };
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs");
    write(&docs.join("performance.md"), &english(&measured))?;
    write(&docs.join("performance.zh.md"), &chinese(&measured))
}

#[expect(
    clippy::disallowed_methods,
    reason = "these two pages are this program's only output, and made anew by every run"
)]
fn write(path: &Path, text: &str) -> Result<(), Failure> {
    Ok(std::fs::write(path, text)?)
}
