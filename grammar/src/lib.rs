//! The Guiju rule language: from text to a syntax tree with located diagnostics.
//!
//! [`parse`] takes one file and returns its [`ast::Ast`] and everything that is wrong with it. It never stops at the first
//! mistake, never panics, and never recurses deeper than a fixed limit. Nothing here reads files or knows a clock.

pub mod ast;
mod code;
mod diagnostic;
pub mod expr;
pub mod keyword;
mod source;
mod span;
pub mod template;

pub use code::Code;
pub use diagnostic::{Arg, ArgValue, Diagnostic, Diagnostics, Fix, Label, Severity, has_errors, nearest};
pub use source::{MAX_FILE_BYTES, Position, Source};
pub use span::{FileId, Span, Spanned};
