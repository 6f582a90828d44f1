//! The facts a profile may state, numbered densely. A record is taken apart into its fields, so that each has its own
//! provenance and its own place in the list of data to collect.

use std::collections::HashMap;

use guiju_grammar::Span;

use crate::assessment::{Citation, LevelName, Text};
use crate::types::{Bounds, Quantity, Type};

/// A fact's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactId(pub u32);

/// A declared fact, or a field of a declared record.
#[derive(Clone, Debug)]
pub struct Fact {
    /// `service.business_setup.now`
    pub path: String,
    /// Where it is declared.
    pub span: Span,
    /// Its type.
    pub ty: Type,
    /// What its number counts.
    pub quantity: Quantity,
    /// The declared bounds of a number.
    pub range: Bounds,
    /// What readers call it; of a record's field, with the record's own label before it.
    pub label: Text,
    /// What exactly is counted (口径).
    pub definition: Option<Text>,
    /// What each level takes, the lowest first; empty when nobody said.
    pub rubric: Vec<LevelName>,
    /// Where the idea comes from; none means our own design.
    pub citations: Vec<Citation>,
    /// Whether it is a set.
    pub is_set: bool,
}

impl Fact {
    /// Whether it says which region a profile is of, which is no evidence about the region.
    pub fn is_identity(&self) -> bool {
        self.path.starts_with("region.")
    }

    /// Whether it is a level, 1 to 5.
    pub fn is_level(&self) -> bool {
        self.ty == Type::Int
            && self.quantity.unit.is_none()
            && self.range.min == Some(1.0)
            && self.range.max == Some(5.0)
    }
}

/// What a path leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// A fact.
    Fact(FactId),
    /// A record, with its fields in order.
    Record(Vec<(String, FactId)>),
}

/// A group of facts.
#[derive(Clone, Debug)]
pub struct Group {
    /// The first part of its paths.
    pub name: String,
    /// What readers call it.
    pub title: Text,
}

/// All facts, by number and by path.
#[derive(Clone, Debug, Default)]
pub struct Schema {
    facts: Vec<Fact>,
    places: HashMap<String, Place>,
    /// The groups, in order.
    pub groups: Vec<Group>,
}

impl Schema {
    /// Adds a fact; the caller has made sure that its path is new.
    pub(crate) fn add(&mut self, fact: Fact) -> FactId {
        let id = FactId(u32::try_from(self.facts.len()).unwrap_or(u32::MAX));
        self.places.insert(fact.path.clone(), Place::Fact(id));
        self.facts.push(fact);
        id
    }

    /// Adds a record whose fields were added before.
    pub(crate) fn add_record(&mut self, path: String, fields: Vec<(String, FactId)>) {
        self.places.insert(path, Place::Record(fields));
    }

    /// The fact with this number.
    pub fn fact(&self, id: FactId) -> Option<&Fact> {
        self.facts.get(id.0 as usize)
    }

    /// What a path leads to.
    pub fn place(&self, path: &str) -> Option<&Place> {
        self.places.get(path)
    }

    /// The fact at a path.
    pub fn find(&self, path: &str) -> Option<FactId> {
        match self.place(path) {
            Some(Place::Fact(id)) => Some(*id),
            _ => None,
        }
    }

    /// All facts with their numbers, in order.
    pub fn iter(&self) -> impl Iterator<Item = (FactId, &Fact)> {
        self.facts.iter().enumerate().map(|(index, fact)| (FactId(u32::try_from(index).unwrap_or(u32::MAX)), fact))
    }

    /// How many facts there are, fields of records counted one by one.
    pub fn len(&self) -> usize {
        self.facts.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }

    /// Every path, for suggestions.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.places.keys().map(String::as_str)
    }
}
