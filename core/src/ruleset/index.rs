//! Indexes: trees of graded indicators.

use crate::assessment::{Citation, LevelName, Mean, Text};
use crate::ir::{ExprId, Level};
use crate::schema::FactId;

/// A tree of graded indicators.
#[derive(Clone, Debug)]
pub struct Index {
    /// Its name.
    pub name: String,
    /// What readers call it.
    pub title: Text,
    /// The plugin it came in, by position.
    pub plugin: Option<usize>,
    /// What each level is called.
    pub scale: Vec<LevelName>,
    /// Of what an element's level is the mean, unless a condition below is true.
    pub mean: Mean,
    /// Other means; the first whose condition is true counts. The conditions read parameters only.
    pub means: Vec<(Mean, ExprId)>,
    /// Below which level a factor is weak; it reads parameters only.
    pub weak: Option<ExprId>,
    /// Its elements, in order.
    pub elements: Vec<Element>,
    /// A remark for readers.
    pub note: Option<Text>,
    /// Its sources.
    pub citations: Vec<Citation>,
}

/// An element of an index.
#[derive(Clone, Debug)]
pub struct Element {
    /// Its name.
    pub name: String,
    /// What readers call it.
    pub title: Text,
    /// Its factors, those of every reading, in order.
    pub factors: Vec<Factor>,
}

/// A factor of an element.
#[derive(Clone, Debug)]
pub struct Factor {
    /// Its name.
    pub name: String,
    /// What readers call it.
    pub title: Text,
    /// In which reading it is part of the tree; it reads parameters only.
    pub when: Option<ExprId>,
    /// The facts of type `level` whose grades it averages.
    pub indicators: Vec<FactId>,
}

impl Index {
    /// Its factors, those of every reading, in order.
    pub fn factors(&self) -> impl Iterator<Item = &Factor> {
        self.elements.iter().flat_map(|element| &element.factors)
    }

    /// The factors a question about it concerns.
    pub fn factors_of(&self, level: Level) -> Vec<&Factor> {
        match level {
            Level::Element(element) => {
                self.elements.get(element).into_iter().flat_map(|element| &element.factors).collect()
            }
            Level::Factor(element, factor) => {
                let element = self.elements.get(element);
                element.and_then(|element| element.factors.get(factor)).into_iter().collect()
            }
            _ => self.factors().collect(),
        }
    }

    /// Its conditions on parameters that decide among readings.
    pub fn conditions(&self) -> impl Iterator<Item = ExprId> + '_ {
        let whens = self.factors().filter_map(|factor| factor.when);
        self.means.iter().map(|(_, when)| *when).chain(whens)
    }
}
