//! What an index comes to: levels of elements and factors, and what stands in the way of the next.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Citation, FactUse, Text};

/// What an index comes to for this profile.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct IndexFinding {
    /// Its name.
    pub index: String,
    /// What readers call it.
    pub title: Text,
    /// The plugin it came in.
    pub plugin: Option<String>,
    /// What each level is called, the lowest first.
    pub scale: Vec<LevelName>,
    /// Of what an element's level is the mean, rounded down.
    pub mean: Mean,
    /// How many of its indicators are graded.
    pub graded: usize,
    /// How many indicators it has.
    pub indicators: usize,
    /// Below which level a factor counts as weak.
    pub weak_below: Option<i64>,
    /// Its elements, in order.
    pub elements: Vec<ElementFinding>,
    /// The parameters that chose among readings, by name.
    pub parameters: Vec<String>,
    /// The sources.
    pub citations: Vec<Citation>,
    /// A remark of the author.
    pub note: Option<Text>,
}

/// What a level is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LevelName {
    /// The level.
    pub level: i64,
    /// Its name.
    pub label: Text,
}

/// What is averaged to an element's level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Mean {
    /// The levels of its factors.
    Factors,
    /// The grades of all its indicators.
    Indicators,
}

/// A level as far as it is known: both ends are the same when all grades are there. Grades that are missing count as the
/// lowest for `min` and as the highest for `max`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Grade {
    /// The least it can be.
    pub min: i64,
    /// The most it can be.
    pub max: i64,
}

/// One element.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ElementFinding {
    /// Its name.
    pub element: String,
    /// What readers call it.
    pub title: Text,
    /// Its level; `None` when nothing below it is graded.
    pub level: Option<Grade>,
    /// How many of its indicators are graded.
    pub graded: usize,
    /// Its factors, in order.
    pub factors: Vec<FactorFinding>,
}

/// One factor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FactorFinding {
    /// Its name.
    pub factor: String,
    /// What readers call it.
    pub title: Text,
    /// Its level: the mean of the grades, rounded down. `None` when nothing below it is graded.
    pub level: Option<Grade>,
    /// The sum of the grades that are there.
    pub sum: i64,
    /// Points above the level that rounding down leaves unused; `None` unless all grades are there.
    pub lost: Option<i64>,
    /// Points still to gain for the next level, n(L+1) − sum; `None` at the highest level or unless all grades are there.
    pub to_next: Option<i64>,
    /// Whether its level is known to be below the line.
    pub weak: bool,
    /// Its indicators, in order.
    pub indicators: Vec<IndicatorFinding>,
}

/// One graded indicator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct IndicatorFinding {
    /// The fact it is.
    pub fact: FactUse,
    /// Its grade.
    pub grade: Option<i64>,
    /// Whether it stands in the way: graded below its factor's next level, and no other of the factor is graded lower.
    pub blocking: bool,
    /// What the next grade takes, as its rubric says.
    pub next: Option<Text>,
}
