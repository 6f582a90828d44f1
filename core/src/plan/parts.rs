//! What a plan computes, each part once however often rules use it.

use std::collections::HashMap;
use std::hash::Hash;

use guiju_grammar::expr::BinaryOp;

use super::source::{Mask, Quantity};
use super::truth::Join;

/// A number's position in [`Parts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct NumberId(pub usize);

/// A truth's position in [`Parts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct TruthId(pub usize);

/// Where a number comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Number {
    /// A constant, by the bits of the double.
    Constant(u64),
    /// What facts or parameters tell.
    Given(Quantity),
    /// An operator applied to two numbers.
    Computed(Arithmetic, NumberId, NumberId),
}

/// An operator, and whether it works on whole numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Arithmetic {
    /// The operator.
    pub op: BinaryOp,
    /// Whether both operands are whole numbers.
    pub whole: bool,
}

/// Where a truth comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Part {
    /// It is always the same.
    Constant(bool),
    /// `a >= b`, perhaps negated.
    AtLeast(NumberId, NumberId, bool),
    /// `a == b`, perhaps negated.
    Equal(NumberId, NumberId, bool),
    /// Whether any of the questions of a mask is answered yes, perhaps negated.
    Any(Mask, bool),
    /// Two truths joined.
    Step(Join, TruthId, TruthId),
}

/// All parts. What a part uses stands before it.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub numbers: Table<Number>,
    pub truths: Table<Part>,
}

/// Things numbered by the order in which they were first met.
#[derive(Debug)]
pub(super) struct Table<T> {
    all: Vec<T>,
    known: HashMap<T, usize>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Table { all: Vec::new(), known: HashMap::new() }
    }
}

impl<T: Copy + Eq + Hash> Table<T> {
    /// The number of a thing, given it now if it is new.
    pub fn add(&mut self, one: T) -> usize {
        *self.known.entry(one).or_insert_with(|| {
            self.all.push(one);
            self.all.len() - 1
        })
    }

    /// The thing with this number.
    pub fn get(&self, at: usize) -> Option<T> {
        self.all.get(at).copied()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (usize, T)> {
        self.all.iter().copied().enumerate()
    }
}

impl Parts {
    pub fn number(&mut self, number: Number) -> NumberId {
        NumberId(self.numbers.add(number))
    }

    pub fn truth(&mut self, part: Part) -> TruthId {
        TruthId(self.truths.add(part))
    }

    pub fn not(&mut self, part: TruthId) -> TruthId {
        match self.truths.get(part.0) {
            Some(Part::Constant(holds)) => self.truth(Part::Constant(!holds)),
            Some(Part::AtLeast(left, right, negated)) => self.truth(Part::AtLeast(left, right, !negated)),
            Some(Part::Equal(left, right, negated)) => self.truth(Part::Equal(left, right, !negated)),
            Some(Part::Any(mask, negated)) => self.truth(Part::Any(mask, !negated)),
            _ => self.truth(Part::Step(Join::Not, part, part)),
        }
    }

    /// Joins truths one after the other; both joins this is used with give the same in any grouping.
    pub fn join(&mut self, join: Join, parts: impl IntoIterator<Item = TruthId>) -> Option<TruthId> {
        parts.into_iter().reduce(|left, right| self.truth(Part::Step(join, left, right)))
    }

    /// `condition ? yes : no`; see [`Join::Gate`].
    pub fn conditional(&mut self, condition: TruthId, yes: TruthId, no: TruthId) -> TruthId {
        let told = self.truth(Part::Step(Join::Same, condition, condition));
        let otherwise = self.not(condition);
        let yes = self.truth(Part::Step(Join::And, condition, yes));
        let no = self.truth(Part::Step(Join::And, otherwise, no));
        let either = self.truth(Part::Step(Join::Or, yes, no));
        self.truth(Part::Step(Join::Gate, told, either))
    }
}
