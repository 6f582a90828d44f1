//! One region at three or more dates, as data: what each rule came to, and each level, date by date, with what made the difference from
//! one date to the next. It never says which is better. Its JSON Schema is published by `guiju schema`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::assessment::{Grade, GuardStatus, LevelName, Outcome, Tally, Text};
use crate::comparison::{Comparison, Side};

/// The version of this shape, printed in every series. It changes when a field is removed or means something else.
pub const SCHEMA: &str = "guiju.series/1";

/// One region at several dates, the earliest first. Every list that goes date by date has one entry for each of them; `None` means that
/// the assessment of that date does not have the thing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Series {
    /// [`SCHEMA`].
    pub schema: String,
    /// The assessments.
    pub dates: Vec<Side>,
    /// The base rules by outcome at each date.
    pub totals: Vec<Tally>,
    /// Rules that did not come to the same at all dates.
    pub outcomes: Vec<OutcomeSeries>,
    /// The levels of the indexes.
    pub indexes: Vec<IndexSeries>,
    /// Guards of which not the same followed at all dates.
    pub guards: Vec<GuardSeries>,
    /// Each date beside the one before: what changed, and why.
    pub steps: Vec<Comparison>,
}

/// What one rule came to, date by date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OutcomeSeries {
    /// Its name.
    pub rule: String,
    /// The number people cite.
    pub number: String,
    /// What readers call it.
    pub title: Text,
    /// What it came to.
    pub outcomes: Vec<Option<Outcome>>,
}

/// The levels of one index, date by date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct IndexSeries {
    /// Its name.
    pub index: String,
    /// What readers call it.
    pub title: Text,
    /// What each level is called, the lowest first.
    pub scale: Vec<LevelName>,
    /// Whether it was found in the same way at all dates.
    pub same_method: bool,
    /// Its elements, in order.
    pub elements: Vec<LevelSeries>,
    /// Its factors, in order.
    pub factors: Vec<LevelSeries>,
}

/// One level, date by date; `None` when nothing below it is graded, or when the tree there does not have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LevelSeries {
    /// `index.maturity.strategic_planning`
    pub path: String,
    /// What readers call it.
    pub title: Text,
    /// The levels.
    pub levels: Vec<Option<Grade>>,
}

/// What followed from one guard, date by date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GuardSeries {
    /// Its name.
    pub guard: String,
    /// The number people cite.
    pub number: String,
    /// What readers call it.
    pub title: Text,
    /// What followed.
    pub statuses: Vec<Option<GuardStatus>>,
}
