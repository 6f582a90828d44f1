//! The Guiju rule language: from text to a syntax tree with located diagnostics.
//!
//! [`parse`] takes one file and returns its [`ast::Ast`] and everything that is wrong with it. It never stops at the first
//! mistake, never panics, and never recurses deeper than a fixed limit. Nothing here reads files or knows a clock.
//!
//! A file is read in steps, each in a module: `lexer` tells strings and comments from the rest, `wide` mends full-width
//! punctuation, `brackets` and `split` cut the file into items, `pairs` reads each by the grammar in `guiju.pest`, and where that
//! fails `recover` reads the item's clauses one by one.
//!
//! [`print()`] gives a file without mistakes back in the canonical layout, with the keywords of either language.

#![forbid(unsafe_code)]

pub mod ast;
mod body;
mod brackets;
mod clauses;
mod code;
mod diagnostic;
mod expected;
pub mod expr;
mod forms;
pub mod keyword;
mod lexer;
mod pairs;
mod parse;
mod print;
mod recover;
mod rename;
mod source;
mod span;
mod split;
pub mod template;
mod wide;
mod words;

pub use code::Code;
pub use diagnostic::{Arg, ArgValue, Diagnostic, Diagnostics, Fix, Label, Severity, has_errors, nearest};
pub use parse::{parse, parse_expression};
pub use print::{Language, print};
pub use rename::rename;
pub use source::{MAX_FILE_BYTES, Position, Source};
pub use span::{FileId, Span, Spanned};
pub use words::WORDS;
