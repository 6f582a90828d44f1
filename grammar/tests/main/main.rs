//! The grammar crate seen from outside.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod cel;
mod expressions;
mod hostile;
mod items;
mod recovery;
mod support;
