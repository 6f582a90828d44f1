//! Conditions written out in an engine's language.

use crate::workload::{Condition, MEMBERS};

/// How a language writes what conditions are made of. Facts are named `n0`, `b0`, `c0`, `s0` behind a prefix.
#[derive(Clone, Copy, Debug)]
pub struct Syntax {
    /// What stands before a fact's name.
    pub prefix: &'static str,
    /// Conjunction, disjunction, and what negates what stands in brackets behind it.
    pub words: (&'static str, &'static str, &'static str),
    /// That an element is in a list.
    pub within: fn(element: &str, list: &str) -> String,
}

/// `element in list`, as most languages write it.
pub fn infix(element: &str, list: &str) -> String {
    format!("{element} in {list}")
}

impl Syntax {
    /// The condition in this language.
    pub fn write(&self, condition: &Condition) -> String {
        let fact = |kind: char, at: usize| format!("{}{kind}{at}", self.prefix);
        let member = |at: &usize| format!("\"{}\"", MEMBERS.get(*at).copied().unwrap_or_default());
        match condition {
            Condition::AtLeast(at, least) => format!("{} >= {least}", fact('n', *at)),
            Condition::Less(left, right) => format!("{} < {}", fact('n', *left), fact('n', *right)),
            Condition::SumAtLeast(left, right, other) => {
                format!("{} + {} >= 3 * {}", fact('n', *left), fact('n', *right), fact('n', *other))
            }
            Condition::Flag(at) => fact('b', *at),
            Condition::Is(at, one) => format!("{} == {}", fact('c', *at), member(one)),
            Condition::IsEither(at, first, second) => {
                (self.within)(&fact('c', *at), &format!("[{}, {}]", member(first), member(second)))
            }
            Condition::Has(at, one) => (self.within)(&member(one), &fact('s', *at)),
            Condition::Not(inner) => format!("{}({})", self.words.2, self.write(inner)),
            Condition::All(parts) => self.join(parts, self.words.0),
            Condition::Any(parts) => self.join(parts, self.words.1),
        }
    }

    fn join(&self, parts: &[Condition], word: &str) -> String {
        let parts: Vec<String> = parts.iter().map(|part| format!("({})", self.write(part))).collect();
        parts.join(&format!(" {word} "))
    }
}
