//! The judgement of a library as data. Its JSON Schema is published by `guiju schema reuse`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::assessment::{
    Basis, Citation, FactUse, Hold, LocalParameter, Outcome, PluginUse, ProfileSummary, RulesetSummary, Setting,
    Severity, SourceSummary, Text,
};
use crate::comparison::{GuardChange, HoldChange, ModelChange, OutcomeChange};

/// The version of this shape. It changes when a field is removed or means something else.
pub const SCHEMA: &str = "guiju.reuse/1";

/// What the innovations of a library would mean for one place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Reuse {
    /// [`SCHEMA`].
    pub schema: String,
    /// Whose data.
    pub profile: ProfileSummary,
    /// The rules it was checked against, without those of the plugins.
    pub rulesets: Vec<RulesetSummary>,
    /// The sources those rules cite.
    pub sources: Vec<SourceSummary>,
    /// Parameters of those rules that were set for this run only.
    pub settings: Vec<Setting>,
    /// The innovations: by status, those nearest to being taken over first, and among these those that answer a gap before those
    /// of which that is not known and the others; made in this very place, last. No ranking.
    pub plugins: Vec<Offer>,
}

/// One innovation, as it stands for this place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Offer {
    /// The plugin, with what the place has of its needs and what its adoption waits for. A need that fails only because
    /// something is not stated is `unknown`.
    #[serde(flatten)]
    pub plugin: PluginUse,
    /// Whether the fit with higher law has been checked and documented.
    pub higher_law_checked: bool,
    /// Whether it was invented in this very place.
    pub own: bool,
    /// Whether it answers a gap here.
    pub relevance: Relevance,
    /// How far it is from being taken over.
    pub status: Status,
    /// The rules whose gap it mends, and what each comes to here.
    pub answers: Vec<Answered>,
    /// What this place is known to lack of its needs, and what would bring it about.
    pub blocked_by: Vec<Blocker>,
    /// What it needs that fails only because parameters left to the place have not been filled in.
    pub to_set: Vec<ToSet>,
    /// The facts that would tell the needs that cannot be told, by path.
    pub undecided_by: Vec<String>,
    /// What carrying it out brings about: words of the taxonomy `effect`.
    pub effects: Vec<Text>,
    /// Of which effects nobody says whether it brings them about. They count as had.
    pub unanswered: Vec<Text>,
    /// Parameters of the plugin that were set for this run only.
    pub settings: Vec<Setting>,
    /// A remark of its author.
    pub note: Option<Text>,
    /// The sources of the innovation.
    pub citations: Vec<Citation>,
    /// The documents that came with it.
    pub sources: Vec<SourceSummary>,
    /// What loading its rules changes, assessed with them loaded.
    pub loading: Loading,
    /// What would change if the practice were carried out as its author expects. A claim of the origin.
    pub carrying_out: CarryingOut,
    /// How this place and each region of origin whose profile is at hand agree on the facts that matter.
    pub nearness: Vec<Nearness>,
}

/// Whether an innovation answers a gap of this place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Relevance {
    /// A rule it answers is a gap here, and would be none any more if what its author expects came true. Of one that expects
    /// nothing its author's word counts.
    Gap,
    /// None is, and of at least one rule it answers it cannot be told what it comes to.
    Unknown,
    /// None is.
    Other,
}

/// How far an innovation is from being taken over, the nearest first. Where several things stand in the way, the last of
/// these that is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// 可进入采用审批: nothing stands in the way of deciding on it.
    Ready,
    /// 待适配评估: it waits for the local fit assessment only.
    AwaitsFit,
    /// 待本地设定: parameters that each place sets for itself are still blank.
    ToSet,
    /// 资料不足: whether the place has what it needs is not known.
    Undecided,
    /// 待保障: it waits for a safeguard other than the fit assessment.
    Held,
    /// 条件不具备: the place is known to lack something that it needs.
    Blocked,
    /// 不予采用: the place has decided against it, and recorded that.
    Declined,
}

/// A rule that an innovation answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Answered {
    /// The rule.
    #[serde(flatten)]
    pub rule: RuleName,
    /// What it comes to here, without the innovation.
    pub outcome: Outcome,
    /// How much a gap weighs here.
    pub severity: Severity,
    /// What it would come to if what the author of the innovation expects came true; `null` where nothing is expected.
    pub then: Option<Outcome>,
}

/// A rule as it is named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RuleName {
    /// Its name.
    pub rule: String,
    /// The number people cite.
    pub number: String,
    /// What readers call it.
    pub title: Text,
}

/// Something a place is known to lack.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Blocker {
    /// What must be so first.
    pub need: Text,
    /// The facts that show that it is not.
    pub facts: Vec<FactUse>,
    /// Gaps of this place that hang on the same facts: their recommendations come first.
    pub first: Vec<RuleName>,
    /// The parameters left to the place that it reads, by name: they may have to be set otherwise.
    pub parameters: Vec<String>,
}

/// What a place has only to fill in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ToSet {
    /// What is needed.
    pub need: Text,
    /// The parameters that are still blank.
    pub parameters: Vec<LocalParameter>,
}

/// What loading a plugin's rules changes. The practice itself is not there yet: only what is asked changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Loading {
    /// The rules and variants it brings.
    pub rules: Vec<LoadedRule>,
    /// The guards it brings, and what each comes to.
    pub guards: Vec<GuardChange>,
    /// Base rules that come to something else. A plugin cannot bring this about; it is shown all the same.
    pub outcomes: Vec<OutcomeChange>,
    /// Recommendations and models of the base that wait for a safeguard with the plugin and do not without.
    pub holds: Vec<HoldChange>,
    /// Data that is asked for because of its rules, by path.
    pub data: Vec<FactUse>,
}

/// A rule that a plugin brings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LoadedRule {
    /// The rule.
    #[serde(flatten)]
    pub rule: RuleName,
    /// What it comes to here.
    pub outcome: Outcome,
    /// How much a gap weighs here.
    pub severity: Severity,
    /// What it rests on.
    pub basis: Basis,
    /// The base rule of which it is a local version, and what that comes to.
    pub variant_of: Option<Answered>,
    /// What to do about a gap.
    pub recommendation: Option<Text>,
    /// The safeguards the recommendation waits for.
    pub holds: Vec<Hold>,
}

/// What would change if a practice were carried out as its author expects. That these facts would come true is a claim of
/// the origin; what follows from them was assessed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CarryingOut {
    /// What is expected to become true.
    pub expected: Vec<ExpectedFact>,
    /// Rules, those of the plugin among them, that would come to something else, and why.
    pub outcomes: Vec<OutcomeChange>,
    /// Guards of which something else would follow.
    pub guards: Vec<GuardChange>,
    /// What would wait, or no longer wait, for a safeguard.
    pub holds: Vec<HoldChange>,
    /// Models that would fit differently.
    pub models: Vec<ModelChange>,
}

/// A fact that is expected to become true.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ExpectedFact {
    /// The fact as it is now.
    pub fact: FactUse,
    /// Its expected value in words; of members that are added, those alone.
    pub expected: Text,
    /// Whether members are added to a set and its others stay.
    pub adds: bool,
    /// Whether it is so already.
    pub already: bool,
    /// Whether the place is further than that. It is then left as it is.
    pub surpassed: bool,
}

/// How a place and the region of origin agree on the facts that matter to an innovation: those its needs, its rules and the
/// rules it answers read. Only facts known in both are compared. No ranking, and no measure of merit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Nearness {
    /// The profile of the region of origin.
    pub origin: ProfileSummary,
    /// Facts known in both.
    pub compared: Vec<ComparedFact>,
    /// Facts known here only.
    pub only_here: Vec<FactUse>,
    /// Facts known at the origin only.
    pub only_there: Vec<FactUse>,
    /// How many matter and are known in neither.
    pub neither: usize,
}

/// A fact of two regions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ComparedFact {
    /// In this place.
    pub here: FactUse,
    /// In the region of origin.
    pub there: FactUse,
    /// Whether the values are the same.
    pub same: bool,
}
