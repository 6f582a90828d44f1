//! Texts with holes: `目前占比 {service.run_once_ratio|percent}`.

use crate::Span;
use crate::ast::Name;
use crate::expr::Expr;

/// A text in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    /// From its first quote to its last.
    pub span: Span,
    /// Its parts, in order.
    pub parts: Vec<Part>,
}

/// A piece of a template.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// Text as it is; `{{` and `}}` already stand for single braces.
    Text(String),
    /// `{expression|format}`
    Hole {
        /// Braces included.
        span: Span,
        /// What is shown.
        value: Box<Expr>,
        /// How it is shown.
        format: Option<Name>,
    },
}
