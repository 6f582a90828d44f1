//! The assessment: everything a report says about one profile, as data. Its JSON Schema is published by `guiju schema`.

mod decision;
mod finding;
mod head;
mod index;
mod plugin;
mod words;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use decision::{Argument, ArgumentRole, ChoiceChange, ChoiceEffect, ChoiceFinding, GuardFinding, ModelFinding};
pub use finding::{
    Citation, Deciding, Distance, Explanation, FactUse, Finding, Hold, Inherited, LevelUse, Measure, Member,
    Precondition, Reason, TraceNode,
};
pub use head::{
    LocalUse, ProfileFile, ProfileSummary, Published, RulesetSummary, Setting, SourceSummary, TagTally, Tally,
    Uncovered,
};
pub use index::{ElementFinding, FactorFinding, Grade, IndexFinding, IndicatorFinding, LevelName, Mean};
pub use plugin::{
    Adopted, Ancestor, Claim, Conflict, FitRecord, FitStatus, LawRecord, LawStatus, LocalParameter, Origin, PluginUse,
};
pub use words::{
    Band, Basis, Clause, Evidence, GivenBy, GuardStatus, HoldStatus, Missing, Outcome, ProfileKind, Severity,
    SourceKind, Text, Truth,
};

/// The version of this shape, printed in every assessment. It changes when a field is removed or means something else.
pub const SCHEMA: &str = "guiju.assessment/1";

/// The whole result of checking one profile.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Assessment {
    /// [`SCHEMA`].
    pub schema: String,
    /// Whose data.
    pub profile: ProfileSummary,
    /// The rules it was checked against.
    pub rulesets: Vec<RulesetSummary>,
    /// The sources those rules cite.
    pub sources: Vec<SourceSummary>,
    /// What the place has settled for itself; `null` when no settings were read.
    pub local: Option<LocalUse>,
    /// Parameters set for this run only; not empty makes it a trial 试算.
    pub settings: Vec<Setting>,
    /// Base rules by outcome.
    pub total: Tally,
    /// Base rules by outcome for each tag, in the order of the taxonomies.
    pub tallies: Vec<TagTally>,
    /// The words of the taxonomies in use that no rule carries: what the ruleset is silent on.
    pub uncovered: Vec<Uncovered>,
    /// One per rule and variant, in the order of the rulesets.
    pub findings: Vec<Finding>,
    /// One per guard.
    pub guards: Vec<GuardFinding>,
    /// One per index.
    pub indexes: Vec<IndexFinding>,
    /// One per choice.
    pub choices: Vec<ChoiceFinding>,
    /// The plugins that took part.
    pub plugins: Vec<PluginUse>,
    /// The rules of which several local versions claim the region.
    #[serde(default)]
    pub conflicts: Vec<Conflict>,
    /// The data that would tell more, most telling first.
    pub data_requests: Vec<DataRequest>,
    /// Every parameter that was read.
    pub parameters: Vec<ParameterUse>,
    /// Every fact that was read and is stated, with its provenance.
    pub facts: Vec<FactUse>,
    /// What others have published about the region, as the profile gives it. No finding rests on it.
    pub published: Vec<Published>,
}

/// A fact worth collecting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DataRequest {
    /// Its path.
    pub path: String,
    /// What readers call it.
    pub label: Text,
    /// What exactly is counted (口径).
    pub definition: Option<Text>,
    /// Why it is missing, when the profile says.
    pub missing: Option<Missing>,
    /// Who answers for it, when the profile or the place says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<Text>,
    /// The rules this fact alone would decide, by number.
    pub decides: Vec<String>,
    /// The rules it helps to decide, by number.
    pub helps: Vec<String>,
    /// The guards that would be told by it, by number.
    pub guards: Vec<String>,
}

/// A parameter that was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ParameterUse {
    /// Its name.
    pub name: String,
    /// What readers call it.
    pub title: Text,
    /// Its value in words; 资料不足 when the profile's date or level does not tell which holds.
    pub value: Text,
    /// What it rests on.
    pub basis: Basis,
    /// Who gave the value.
    pub given_by: GivenBy,
    /// The plugin it came in.
    pub plugin: Option<String>,
    /// Its sources.
    pub citations: Vec<Citation>,
    /// A remark of the author.
    pub note: Option<Text>,
    /// The rules and guards that read it, by number, and the indexes, by name.
    pub used_by: Vec<String>,
}
