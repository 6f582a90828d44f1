//! Functions that a plugin brings.

use super::{Name, Text};
use crate::Spanned;

/// `extern fn days(departments: int) -> double zh "…" en "…"`: a function that the plugin's code computes.
#[derive(Clone, Debug, PartialEq)]
pub struct Extern {
    /// Its name, one identifier; expressions put the plugin's id before it.
    pub name: Name,
    /// What it takes, in order.
    pub arguments: Vec<Argument>,
    /// What it gives.
    pub result: Spanned<ValueType>,
    /// What readers call it.
    pub title: Option<Text>,
}

/// `departments: int`, of a function or of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Argument {
    /// What it stands for.
    pub name: Name,
    /// Its type.
    pub ty: Spanned<ValueType>,
}

/// A type of expressions, as written: `int`, `list(int)`, `record { days: int }`. Whether there is such a type is for the checker to say.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueType {
    /// The word before the brackets.
    pub name: String,
    /// The type between them.
    pub of: Option<Box<ValueType>>,
    /// The fields in braces.
    pub fields: Vec<Argument>,
}
