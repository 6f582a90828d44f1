//! Partial knowledge: numbers between bounds, sets known in part, and which facts an unknown value hangs on.

use std::sync::Arc;

use crate::schema::FactId;

/// A set of facts, small and sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FactSet(Arc<[FactId]>);

impl FactSet {
    /// The set of one fact.
    pub fn one(fact: FactId) -> FactSet {
        FactSet(Arc::from([fact]))
    }

    /// The facts, in order of their declaration.
    pub fn iter(&self) -> impl Iterator<Item = FactId> + '_ {
        self.0.iter().copied()
    }

    /// The facts of both.
    pub fn union(&self, other: &FactSet) -> FactSet {
        if other.0.is_empty() || self.0 == other.0 {
            return self.clone();
        }
        if self.0.is_empty() {
            return other.clone();
        }
        let mut facts: Vec<FactId> = self.iter().chain(other.iter()).collect();
        facts.sort_unstable();
        facts.dedup();
        FactSet(facts.into())
    }
}

impl FromIterator<FactId> for FactSet {
    fn from_iter<I: IntoIterator<Item = FactId>>(facts: I) -> FactSet {
        let mut facts: Vec<FactId> = facts.into_iter().collect();
        facts.sort_unstable();
        facts.dedup();
        FactSet(facts.into())
    }
}

/// What is known of a value that is not wholly known.
#[derive(Clone, Debug, PartialEq)]
pub struct Partial {
    /// The facts that would tell the rest.
    pub facts: FactSet,
    /// What is known already.
    pub known: Known,
}

/// The kinds of partial knowledge.
#[derive(Clone, Debug, PartialEq)]
pub enum Known {
    /// Nothing.
    Nothing,
    /// A whole number between bounds.
    Int(Interval<i64>),
    /// An unsigned whole number between bounds.
    Uint(Interval<u64>),
    /// A decimal number between bounds.
    Double(Interval<f64>),
    /// A set with some members known in and some known out.
    Set(PartialSet),
}

/// Bounds of a number, both included; `None` is no bound.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval<T> {
    /// The least it can be.
    pub min: Option<T>,
    /// The greatest it can be.
    pub max: Option<T>,
}

impl<T: Copy> Interval<T> {
    /// A number that is known.
    pub fn point(value: T) -> Interval<T> {
        Interval { min: Some(value), max: Some(value) }
    }
}

/// A set of which not every member has been settled.
#[derive(Clone, Debug, PartialEq)]
pub struct PartialSet {
    /// Members known to be in.
    pub has: Vec<Arc<str>>,
    /// Members known to be out.
    pub lacks: Vec<Arc<str>>,
    /// All members there can be; `None` for an open set.
    pub universe: Option<Arc<[Arc<str>]>>,
}

impl PartialSet {
    /// Whether a member is in; `None` when that is not settled.
    pub fn contains(&self, member: &str) -> Option<bool> {
        if self.has.iter().any(|known| &**known == member) {
            return Some(true);
        }
        let outside = self.universe.as_ref().is_some_and(|all| !all.iter().any(|known| &**known == member));
        (outside || self.lacks.iter().any(|known| &**known == member)).then_some(false)
    }

    /// How many members it can have.
    pub fn size(&self) -> Interval<i64> {
        let count = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
        let possible =
            self.universe.as_ref().map(|all| all.iter().filter(|member| self.contains(member) != Some(false)).count());
        Interval { min: Some(count(self.has.len())), max: possible.map(count) }
    }
}
