//! The grammar crate seen from outside.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
// The tests read the conformance cases and measure how long hostile inputs take.
#![allow(clippy::disallowed_methods)]

mod cel;
mod expressions;
mod hostile;
mod items;
mod pages;
mod print;
mod printing;
mod recovery;
mod support;
