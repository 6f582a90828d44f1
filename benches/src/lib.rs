//! Guiju's speed and memory, measured beside other engines on the same rules.
//!
//! `cargo build --release -p guiju -p guiju-benches && target/release/measure` measures everything in one run and writes `docs/performance.md` and its Chinese
//! counterpart. Before it times anything it checks that all engines come to the same outcomes.

pub mod agreement;
pub mod engines;
pub mod measure;
pub mod memory;
pub mod plugins;
pub mod report;
pub mod syntax;
pub mod timing;
pub mod workload;
