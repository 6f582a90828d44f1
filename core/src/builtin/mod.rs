//! The one table of built-in functions: it feeds the checker, the evaluator, the documentation and the tests.

mod convert;
mod number;
mod set;
mod text;
pub(crate) mod time;

use crate::value::{EvalError, Value};

/// A built-in function.
pub struct Builtin {
    /// Its name; a library's functions have a dot in it.
    pub name: &'static str,
    /// What it takes and gives.
    pub overloads: &'static [Overload],
    /// What it does, in Chinese and English.
    pub docs: (&'static str, &'static str),
    /// An expression that uses it and is true.
    pub example: &'static str,
    /// Computes it. Unknown arguments come here only when `takes_partial`.
    pub call: fn(&[Value]) -> Result<Value, EvalError>,
    /// Whether it makes something of partial knowledge; otherwise an unknown argument makes the result unknown.
    pub takes_partial: bool,
}

impl std::fmt::Debug for Builtin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// One signature of a function.
#[derive(Debug)]
pub struct Overload {
    /// Whether the first argument stands before the dot.
    pub method: bool,
    /// The arguments.
    pub args: &'static [Sig],
    /// The result.
    pub result: Sig,
}

/// A type in a signature.
#[derive(Clone, Copy, Debug)]
pub enum Sig {
    /// Anything.
    Dyn,
    /// `bool`
    Bool,
    /// `int`
    Int,
    /// `uint`
    Uint,
    /// `double`
    Double,
    /// `string`
    String,
    /// `bytes`
    Bytes,
    /// `timestamp`
    Timestamp,
    /// `duration`
    Duration,
    /// `list(T)`
    List(&'static Sig),
    /// `map(K, V)`
    Map(&'static Sig, &'static Sig),
    /// The type of a type.
    Type(&'static Sig),
    /// A type parameter.
    T,
    /// Another.
    U,
}

pub(crate) const fn function(args: &'static [Sig], result: Sig) -> Overload {
    Overload { method: false, args, result }
}

pub(crate) const fn method(args: &'static [Sig], result: Sig) -> Overload {
    Overload { method: true, args, result }
}

/// Every built-in function.
pub fn all() -> impl Iterator<Item = &'static Builtin> {
    [convert::TABLE, number::TABLE, set::TABLE, text::TABLE, time::TABLE].into_iter().flatten()
}

/// The function of this name.
pub fn find(name: &str) -> Option<&'static Builtin> {
    all().find(|builtin| builtin.name == name)
}

/// The names that belong to libraries and macros; facts, parameters and definitions cannot take them.
pub const LIBRARIES: &[&str] =
    &["math", "sets", "optional", "cel", "index", "model", "strings", "base64", "subject", "known"];

/// The macros, which are not functions because their arguments are not evaluated first.
pub const MACROS: &[&str] = &["has", "all", "exists", "exists_one", "filter", "map", "known"];

pub(crate) fn refuse(name: &str) -> EvalError {
    EvalError::NoOverload(name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_is_true() {
        for builtin in all() {
            let source = guiju_grammar::Source::new(guiju_grammar::FileId(0), "example", builtin.example);
            let (value, diagnostics) = crate::evaluate(&source);
            assert!(diagnostics.is_empty(), "{}: {diagnostics:?}", builtin.example);
            assert_eq!(value.as_deref(), Some("true"), "{}", builtin.example);
        }
    }

    #[test]
    fn names_are_unique() {
        let mut names: Vec<_> = all().map(|builtin| builtin.name).collect();
        names.sort_unstable();
        let count = names.len();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}
