//! The one table of built-in functions: it feeds the checker, the evaluator, the documentation and the tests.

mod bits;
mod convert;
mod encoding;
mod extreme;
mod list;
mod math;
pub(crate) mod operator;
mod optional;
pub(crate) mod pattern;
mod re2;
mod set;
mod text;
mod text_format;
pub(crate) mod time;

use crate::value::{EvalError, Value};

pub(crate) use self::encoding::BASE64;
pub(crate) use self::list::sorted;
pub(crate) use self::text_format::number as number_text;
pub(crate) use self::time::{duration_text as length_text, length_of};

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
    /// How its time grows with its arguments.
    pub cost: Cost,
    /// What the first argument decides by itself; the others are then not asked for.
    pub early: fn(&Value) -> Option<Value>,
}

/// How the time of a function grows with its arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cost {
    /// Not at all.
    Constant,
    /// With the sum of their sizes.
    Sum,
    /// With the product of the sizes of the first two; of the first with itself where there is one only.
    Product,
    /// With their sizes, after building an automaton for a pattern.
    Pattern,
}

impl Builtin {
    pub(crate) const fn new(
        name: &'static str,
        overloads: &'static [Overload],
        docs: (&'static str, &'static str),
        example: &'static str,
        call: fn(&[Value]) -> Result<Value, EvalError>,
    ) -> Builtin {
        Builtin { name, overloads, docs, example, call, takes_partial: false, cost: Cost::Sum, early: |_| None }
    }

    pub(crate) const fn partial(self) -> Builtin {
        Builtin { takes_partial: true, ..self }
    }

    pub(crate) const fn cost(self, cost: Cost) -> Builtin {
        Builtin { cost, ..self }
    }

    pub(crate) const fn early(self, early: fn(&Value) -> Option<Value>) -> Builtin {
        Builtin { early, ..self }
    }
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
    /// Whether the last argument may be given any number of times, from once.
    pub repeats: bool,
    /// The result.
    pub result: Sig,
}

/// A type in a signature.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sig {
    /// Anything.
    Dyn,
    /// `int`, `uint` or `double`
    Number,
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
    /// `optional_type(T)`
    Optional(&'static Sig),
    /// The type of a type.
    Type(&'static Sig),
    /// A type parameter.
    T,
    /// Another.
    U,
}

pub(crate) const LIST_T: Sig = Sig::List(&Sig::T);

pub(crate) const fn function(args: &'static [Sig], result: Sig) -> Overload {
    Overload { method: false, args, repeats: false, result }
}

pub(crate) const fn method(args: &'static [Sig], result: Sig) -> Overload {
    Overload { method: true, args, repeats: false, result }
}

pub(crate) const fn variadic(args: &'static [Sig], result: Sig) -> Overload {
    Overload { method: false, args, repeats: true, result }
}

impl Overload {
    /// The type of each of so many arguments, if it takes that many.
    pub fn arguments(&self, count: usize) -> Option<Vec<Sig>> {
        let more = count.checked_sub(self.args.len())?;
        let repeated = self.args.last().filter(|_| self.repeats);
        if more > 0 && repeated.is_none() {
            return None;
        }
        Some(self.args.iter().chain(repeated.into_iter().cycle().take(more)).copied().collect())
    }
}

/// Every built-in function.
pub fn all() -> impl Iterator<Item = &'static Builtin> {
    let tables = [
        convert::TABLE,
        extreme::TABLE,
        math::TABLE,
        bits::TABLE,
        set::TABLE,
        list::TABLE,
        optional::TABLE,
        text::TABLE,
        text_format::TABLE,
        encoding::TABLE,
        time::TABLE,
    ];
    tables.into_iter().flatten()
}

/// The function of this name.
pub fn find(name: &str) -> Option<&'static Builtin> {
    all().find(|builtin| builtin.name == name)
}

/// The names that belong to libraries and macros; facts, parameters and definitions cannot take them.
pub const LIBRARIES: &[&str] =
    &["math", "sets", "optional", "cel", "index", "model", "strings", "lists", "base64", "subject", "known"];

/// The macros, which are not functions because their arguments are not evaluated first.
pub const MACROS: &[&str] = &[
    "has",
    "all",
    "exists",
    "exists_one",
    "existsOne",
    "filter",
    "map",
    "transformList",
    "transformMap",
    "transformMapEntry",
    "sortBy",
    "optMap",
    "optFlatMap",
    "cel.bind",
    "known",
];

pub(crate) fn refuse(name: &str) -> EvalError {
    EvalError::NoOverload(name.to_owned())
}

pub(crate) fn invalid(what: impl Into<String>) -> EvalError {
    EvalError::InvalidArgument(what.into())
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
            assert_eq!(value, Some(Ok("true".to_owned())), "{}", builtin.example);
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
