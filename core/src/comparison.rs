//! Two assessments beside each other, as data: what is different, and why. It never says which is better. Its JSON Schema is
//! published by `guiju schema`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::assessment::{
    Band, Basis, FactUse, GivenBy, Grade, GuardStatus, LevelName, Outcome, ProfileSummary, RulesetSummary, Setting,
    Text,
};

/// The version of this shape, printed in every comparison. It changes when a field is removed or means something else.
pub const SCHEMA: &str = "guiju.comparison/1";

/// What is different between two assessments. `None` on one side means that the assessment there does not have the thing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Comparison {
    /// [`SCHEMA`].
    pub schema: String,
    /// The first assessment.
    pub left: Side,
    /// The second.
    pub right: Side,
    /// The facts that were read.
    pub facts: FactChanges,
    /// Rules and variants that are not the same, in the order of the rulesets.
    pub rules: Vec<RuleChange>,
    /// Parameters that are not the same.
    pub parameters: Vec<ParameterChange>,
    /// Rules of both that came to different outcomes, and why.
    pub outcomes: Vec<OutcomeChange>,
    /// The levels of the indexes of both.
    pub indexes: Vec<IndexComparison>,
    /// Guards of which something different follows.
    pub guards: Vec<GuardChange>,
    /// What waits for a safeguard in one and not in the other.
    pub holds: Vec<HoldChange>,
    /// Models that fit differently.
    pub models: Vec<ModelChange>,
}

/// One of the two assessments.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Side {
    /// Whose data.
    pub profile: ProfileSummary,
    /// The rules it was checked against.
    pub rulesets: Vec<RulesetSummary>,
    /// Parameters set for that run only.
    pub settings: Vec<Setting>,
}

/// Facts by what became of them. Only those known in both are compared.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FactChanges {
    /// How many are known in both, and the same.
    pub same: usize,
    /// Known in both, and different.
    pub changed: Vec<FactChange>,
    /// Known in the second only.
    pub newly_known: Vec<FactUse>,
    /// Known in the first only.
    pub no_longer_known: Vec<FactUse>,
}

/// A fact with its two values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FactChange {
    /// In the first.
    pub left: FactUse,
    /// In the second.
    pub right: FactUse,
}

/// A rule that is not the same.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RuleChange {
    /// Its name.
    pub rule: String,
    /// The number people cite.
    pub number: String,
    /// What readers call it.
    pub title: Text,
    /// What became of it.
    pub change: Change,
    /// Which of its clauses differ; empty unless both have the rule.
    pub parts: Vec<RulePart>,
}

/// What became of something between the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Only the second has it.
    Added,
    /// Only the first has it.
    Removed,
    /// Both have it, and it is different.
    Changed,
}

/// A clause of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RulePart {
    /// Its number.
    Number,
    /// Its title.
    Title,
    /// Whom it concerns.
    When,
    /// What must hold.
    Require,
    /// What it rests on.
    Basis,
    /// Its tags.
    Tags,
    /// What its recommendation would bring about.
    Effects,
    /// Its sources.
    Citations,
    /// The remark of its author.
    Note,
}

impl RulePart {
    /// Every clause that is compared, in the order they are named.
    pub const ALL: [RulePart; 9] = [
        RulePart::Number,
        RulePart::Title,
        RulePart::When,
        RulePart::Require,
        RulePart::Basis,
        RulePart::Tags,
        RulePart::Effects,
        RulePart::Citations,
        RulePart::Note,
    ];
}

/// A parameter that is not the same.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ParameterChange {
    /// Its name.
    pub name: String,
    /// What readers call it.
    pub title: Text,
    /// In the first.
    pub left: Option<ParameterSide>,
    /// In the second.
    pub right: Option<ParameterSide>,
}

/// A parameter as one of the two has it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ParameterSide {
    /// Its value in words.
    pub value: Text,
    /// What it rests on.
    pub basis: Basis,
    /// Who gave the value.
    pub given_by: GivenBy,
}

/// A rule that came to different outcomes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OutcomeChange {
    /// Its name.
    pub rule: String,
    /// The number people cite.
    pub number: String,
    /// What readers call it.
    pub title: Text,
    /// In the first.
    pub left: Outcome,
    /// In the second.
    pub right: Outcome,
    /// Everything different that decided in one of the two.
    pub causes: Vec<Cause>,
}

/// Why an outcome is different.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Cause {
    /// Its `when` or `require` is written differently.
    Rule,
    /// A parameter it reads has another value.
    Parameter {
        /// Which.
        name: String,
    },
    /// A fact it reads has another value.
    Fact {
        /// Its path.
        path: String,
    },
    /// A fact it reads is known in the second only.
    NewlyKnown {
        /// Its path.
        path: String,
    },
    /// A fact it reads is known in the first only.
    NoLongerKnown {
        /// Its path.
        path: String,
    },
    /// A level of an index that it reads is different.
    Level {
        /// `index.maturity.strategic_planning`
        path: String,
    },
    /// None of these: a definition, a model or an index that it uses is another.
    Definition,
}

/// An index of both, level by level.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct IndexComparison {
    /// Its name.
    pub index: String,
    /// What readers call it.
    pub title: Text,
    /// What each level is called, the lowest first.
    pub scale: Vec<LevelName>,
    /// Whether both were found in the same way: by the same mean and the same reading.
    pub same_method: bool,
    /// Its elements, in order.
    pub elements: Vec<LevelPair>,
    /// Its factors, in order.
    pub factors: Vec<LevelPair>,
}

/// A level in both; `None` when nothing below it is graded, or when the tree there does not have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LevelPair {
    /// `index.maturity.strategic_planning`
    pub path: String,
    /// What readers call it.
    pub title: Text,
    /// In the first.
    pub left: Option<Grade>,
    /// In the second.
    pub right: Option<Grade>,
}

/// A guard of which something different follows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct GuardChange {
    /// Its name.
    pub guard: String,
    /// The number people cite.
    pub number: String,
    /// What readers call it.
    pub title: Text,
    /// In the first.
    pub left: Option<GuardStatus>,
    /// In the second.
    pub right: Option<GuardStatus>,
}

/// Something that waits for a safeguard in one of the two only, though it could wait in both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HoldChange {
    /// The rule, model or plugin that waits, by name.
    pub subject: String,
    /// The number of the rule, or the name of the model or plugin.
    pub number: String,
    /// What readers call it.
    pub title: Text,
    /// The guard, by name.
    pub guard: String,
    /// The guard's number.
    pub guard_number: String,
    /// What readers call the guard.
    pub guard_title: Text,
    /// Added: it waits in the second only. Removed: in the first only.
    pub change: Change,
}

/// A model that fits differently.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ModelChange {
    /// `choice.model`
    pub model: String,
    /// What readers call it.
    pub title: Text,
    /// In the first.
    pub left: Band,
    /// In the second.
    pub right: Band,
}
