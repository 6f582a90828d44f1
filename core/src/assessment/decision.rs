//! Guards and choices.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Band, Basis, Citation, FactUse, GuardStatus, Hold, Reason, Text, Truth};

/// What one guard found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct GuardFinding {
    /// Its name.
    pub guard: String,
    /// The number people cite.
    pub number: String,
    /// What readers call it.
    pub title: Text,
    /// The plugin it came in.
    pub plugin: Option<String>,
    /// What it rests on.
    pub basis: Basis,
    /// Whether the safeguard stands; `unknown` too when it is judged anew for each subject.
    pub safeguard: Truth,
    /// Whether the guarded practice already runs; `null` of a guard that speaks of no practice and only binds what is newly advised.
    pub running: Option<Truth>,
    /// What follows.
    pub status: GuardStatus,
    /// The parts of `require` and `running` that decided.
    pub reasons: Vec<Reason>,
    /// The rules, models and plugins that wait for it, by name; models that are out of the question are left out.
    pub held: Vec<String>,
    /// What to do first.
    pub first: Text,
    /// The sources.
    pub citations: Vec<Citation>,
    /// A remark of the author.
    pub note: Option<Text>,
}

/// What a choice comes to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ChoiceFinding {
    /// Its name.
    pub choice: String,
    /// What readers call it.
    pub title: Text,
    /// Whether several models can be taken together.
    pub several: bool,
    /// The candidates, the most favoured first.
    pub models: Vec<ModelFinding>,
    /// The candidate that stands behind the first, among those that nothing precludes.
    pub runner_up: Option<String>,
    /// What would change the order: each argument that the data leaves open, and what would follow from it either way.
    /// An argument that would change nothing by itself is not listed.
    pub changes: Vec<ChoiceChange>,
}

/// An open argument, and what would follow for the order of the models were it told, all else as open as it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ChoiceChange {
    /// The model whose argument it is; of a condition that several models share, the first whose place it changes.
    pub model: String,
    /// What it is for that model.
    pub role: ArgumentRole,
    /// In words.
    pub text: Text,
    /// The facts that would tell.
    pub facts: Vec<FactUse>,
    /// What would follow were it true.
    pub if_true: Vec<ChoiceEffect>,
    /// What would follow were it false.
    pub if_false: Vec<ChoiceEffect>,
}

/// What an argument is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ArgumentRole {
    /// A precondition.
    Require,
    /// It speaks for the model.
    Favour,
    /// It speaks against it.
    Caution,
}

/// A change of the order of models, which are named `choice.model`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ChoiceEffect {
    /// The model would have all its preconditions, and be considered.
    Considered {
        /// Which.
        model: String,
    },
    /// The model would lack a precondition.
    Precluded {
        /// Which.
        model: String,
    },
    /// The model would come first, and no other could overtake it.
    First {
        /// Which.
        model: String,
    },
    /// The model would no longer be sure to come first.
    NoLongerFirst {
        /// Which.
        model: String,
    },
    /// The model would come before one that it stands behind.
    Before {
        /// Which.
        model: String,
        /// The one it passes.
        other: String,
    },
}

impl ChoiceEffect {
    /// Whether it is a change of this model's place.
    pub fn concerns(&self, name: &str) -> bool {
        match self {
            ChoiceEffect::Considered { model }
            | ChoiceEffect::Precluded { model }
            | ChoiceEffect::First { model }
            | ChoiceEffect::NoLongerFirst { model } => model == name,
            ChoiceEffect::Before { model, other } => model == name || other == name,
        }
    }
}

/// How a model fits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ModelFinding {
    /// `choice.model`
    pub model: String,
    /// What readers call it.
    pub title: Text,
    /// The plugin it came in.
    pub plugin: Option<String>,
    /// What it rests on.
    pub basis: Basis,
    /// How it fits, in words.
    pub band: Band,
    /// Its conditions.
    pub requires: Vec<Argument>,
    /// What speaks for it.
    pub favours: Vec<Argument>,
    /// What speaks against it.
    pub cautions: Vec<Argument>,
    /// The least score the data allows. For programs; reports print the band.
    pub score_min: i64,
    /// The greatest score the data allows.
    pub score_max: i64,
    /// The safeguards it waits for.
    pub holds: Vec<Hold>,
    /// The sources.
    pub citations: Vec<Citation>,
    /// A remark of the author.
    pub note: Option<Text>,
}

/// A reason for or against a model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Argument {
    /// In words.
    pub text: Text,
    /// Whether it holds here.
    pub value: Truth,
    /// How much it weighs; 0 for a condition.
    pub weight: i64,
    /// The facts it read.
    pub facts: Vec<FactUse>,
    /// Where it cannot be told whether it holds: the paths of those facts whose missing part would tell.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lacking: Vec<String>,
    /// Its sources.
    pub citations: Vec<Citation>,
}
