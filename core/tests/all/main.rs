//! The core's tests: text in, text out. The helpers in `support` hide the API, so that a change of it touches them alone.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

mod adopting;
mod comparing;
mod compiling;
mod deciding;
mod expressions;
mod extensions;
mod fitting;
mod functions;
mod guarding;
mod indexes;
mod inheriting;
mod knowing;
mod learning;
mod narrowing;
mod planning;
mod profiles;
mod refining;
mod reusing;
mod support;
mod testing;
mod tracing;
mod wording;
mod writing;
