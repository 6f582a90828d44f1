//! Guiju 规矩: what a planner reads. Reports and diagnostics in Chinese and English over the engine of `guiju-core`,
//! with the rules and example profiles that ship with it. Nothing here reads files, prints or exits; the command does.

#![forbid(unsafe_code)]

pub mod conformance;
pub mod coverage;
pub mod diagnostics;
pub mod embedded;
pub mod harmless;
pub mod i18n;
pub mod inputs;
pub mod lines;
pub mod pipeline;
pub mod report;
pub mod select;
pub mod testing;
