//! Forms sent out, filled in by script, and collected, with the shipped facts.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]
#![allow(clippy::disallowed_methods, reason = "tests read the shipped rules and profiles")]

mod collecting;
mod hostile;
mod office;
mod parts;
mod pen;
mod support;
