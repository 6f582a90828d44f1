//! The assessment: everything a report says about one profile, as data. Its JSON Schema is published by `guiju schema`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The version of this shape, printed in every assessment. It changes when a field is removed or means something else.
pub const SCHEMA: &str = "guiju.assessment/1";

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Text {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Text {
    /// Joins the two.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Text { zh: zh.into(), en: en.into() }
    }

    /// The same in both languages: numbers, identifiers, names without a translation.
    pub fn same(text: impl Into<String>) -> Self {
        let text = text.into();
        Text { zh: text.clone(), en: text }
    }
}

/// What a rule comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// 达标: the requirement holds.
    Met,
    /// 差距: it does not.
    Unmet,
    /// 资料不足: the data cannot tell.
    Unknown,
    /// 不适用: the rule does not concern this region.
    NotApplicable,
    /// 未能评定: evaluating it failed.
    Error,
}

/// How much a gap weighs; later is graver.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// 低
    Low,
    /// 中
    Medium,
    /// 高
    High,
    /// 重大
    Critical,
}

/// What a requirement rests on; later is weaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The source asks for it.
    Seed,
    /// One region's figure.
    Example,
    /// The ruleset's own design.
    Design,
}

/// How a fact is known; later is weaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// 文献陈述
    StatedFact,
    /// 自报
    SelfReported,
    /// 推断
    Inferred,
    /// 目标表述: an aim, which counts as missing.
    StatedAim,
}

/// Why a fact is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// 未采集
    NotCollected,
    /// 已发函
    Requested,
    /// 不掌握
    NotHeld,
    /// 不予提供
    Refused,
    /// It is stated, but on evidence too weak to count.
    TooWeak,
}

/// What kind of data a profile holds; printed on every output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProfileKind {
    /// Drawn from published papers.
    Literature,
    /// Invented.
    Synthetic,
    /// The region's own data.
    Own,
}

/// True, false, or not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Truth {
    /// It holds.
    True,
    /// It does not.
    False,
    /// The data cannot tell.
    Unknown,
    /// Evaluating it failed.
    Error,
}

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
    /// One per choice.
    pub choices: Vec<ChoiceFinding>,
    /// The plugins that took part.
    pub plugins: Vec<PluginUse>,
    /// The data that would tell more, most telling first.
    pub data_requests: Vec<DataRequest>,
    /// Every parameter that was read.
    pub parameters: Vec<ParameterUse>,
    /// Every fact that was read and is stated, with its provenance.
    pub facts: Vec<FactUse>,
}

/// Whose data an assessment is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ProfileSummary {
    /// `region.id`
    pub id: String,
    /// `region.name`
    pub name: Text,
    /// What kind of data.
    pub kind: ProfileKind,
    /// `region.level`, by label.
    pub level: Option<Text>,
    /// `region.as_of`, an ISO 8601 date.
    pub as_of: Option<String>,
    /// Caveats the profile states.
    pub note: Option<Text>,
    /// Facts that contradict each other, to be checked.
    pub doubts: Vec<Text>,
    /// SHA-256 of the file, when it came from one: `sha256:…`
    pub digest: Option<String>,
}

/// A ruleset that took part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RulesetSummary {
    /// `reform.traction`
    pub name: String,
    /// `major.minor.patch`
    pub version: String,
    /// What readers call it.
    pub title: Text,
    /// The plugin it came in.
    pub plugin: Option<String>,
}

/// What kind of document a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// 法律法规
    Law,
    /// 政策文件
    Policy,
    /// 标准
    Standard,
    /// 学术论文
    Paper,
}

/// A document that is cited.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SourceSummary {
    /// The name citations use.
    pub key: String,
    /// What kind; profiles' own sources have none.
    pub kind: Option<SourceKind>,
    /// Its title.
    pub title: Text,
    /// The bibliographic line.
    pub citation: Option<String>,
    /// Year of publication.
    pub year: Option<i64>,
    /// The body that issued it (laws, policies, standards).
    pub issuer: Option<Text>,
    /// Document number 文号.
    pub document: Option<String>,
    /// When it was issued, an ISO 8601 date.
    pub issued: Option<String>,
    /// A remark of the ruleset's author.
    pub note: Option<Text>,
}

/// A parameter set for this run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Setting {
    /// The parameter.
    pub parameter: String,
    /// What readers call it.
    pub title: Text,
    /// The value set.
    pub value: Text,
    /// The value it would have had.
    pub instead_of: Text,
}

/// How many rules came to each outcome. Never turned into a percentage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Tally {
    /// 达标
    pub met: usize,
    /// 差距
    pub unmet: usize,
    /// 资料不足
    pub unknown: usize,
    /// 不适用
    pub not_applicable: usize,
    /// 未能评定
    pub error: usize,
}

/// The tally of one tag.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TagTally {
    /// `force.traction`
    pub tag: String,
    /// The taxonomy's title.
    pub taxonomy: Text,
    /// The tag's label.
    pub title: Text,
    /// The counts.
    pub tally: Tally,
}

/// A word of a taxonomy that rules are sorted by, and that none of them carries.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Uncovered {
    /// `force.drive`
    pub tag: String,
    /// The taxonomy's title.
    pub taxonomy: Text,
    /// The word's label.
    pub title: Text,
}

/// A place in a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Citation {
    /// The source's key.
    pub source: String,
    /// Places, as the source numbers them.
    pub at: Vec<String>,
}

/// What one rule comes to for this profile.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// The rule's name.
    pub rule: String,
    /// The number people cite.
    pub number: String,
    /// What readers call it.
    pub title: Text,
    /// The plugin it came in.
    pub plugin: Option<String>,
    /// The base rule it is a local version of.
    pub variant_of: Option<String>,
    /// `taxonomy.word`
    pub tags: Vec<String>,
    /// What it comes to.
    pub outcome: Outcome,
    /// How much a gap weighs here.
    pub severity: Severity,
    /// What the rule itself rests on.
    pub basis: Basis,
    /// The weakest of the rule, and the parameters it read.
    pub weakest_basis: Basis,
    /// The condition as its author wrote it.
    pub when: Option<String>,
    /// The requirement as its author wrote it.
    pub require: String,
    /// The parts of `when` and `require` that decided, or that could not be told.
    pub reasons: Vec<Reason>,
    /// How far a number or a set missed.
    pub distances: Vec<Distance>,
    /// What to do; only for a gap, or what would be done were it one (`unknown`).
    pub recommendation: Option<Text>,
    /// What carrying it out would bring about: words of the taxonomy `effect`.
    pub effects: Vec<Text>,
    /// The safeguards the recommendation waits for; empty means it can be advised.
    pub holds: Vec<Hold>,
    /// The sources.
    pub citations: Vec<Citation>,
    /// A remark of the author.
    pub note: Option<Text>,
    /// For `unknown`: which data would tell.
    pub deciding: Option<Deciding>,
}

/// A part of a condition, its value, and the facts it read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Reason {
    /// Which clause it belongs to: `when` or `require`.
    pub clause: Clause,
    /// As its author wrote it.
    pub expression: String,
    /// What it comes to.
    pub value: Truth,
    /// What went wrong, for an error.
    pub error: Option<Text>,
    /// The facts it read, stated or missing.
    pub facts: Vec<FactUse>,
    /// The parameters it read, by name.
    pub parameters: Vec<String>,
}

/// The clauses a reason can come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Clause {
    /// Whom it concerns.
    When,
    /// What must hold.
    Require,
    /// Whether the practice runs (guards).
    Running,
}

/// A fact as it was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FactUse {
    /// Its path.
    pub path: String,
    /// What readers call it.
    pub label: Text,
    /// Its value in words; `None` when missing.
    pub value: Option<Text>,
    /// How it is known; `None` when missing.
    pub evidence: Option<Evidence>,
    /// Why it is missing, when the profile says.
    pub missing: Option<Missing>,
    /// The source's key.
    pub source: Option<String>,
    /// Places in the source.
    pub at: Vec<String>,
    /// The date of this fact; `None` is 时点不详.
    pub as_of: Option<String>,
    /// A remark of whoever recorded it.
    pub note: Option<Text>,
}

/// How far a requirement was missed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Distance {
    /// The fact.
    pub path: String,
    /// What readers call it.
    pub label: Text,
    /// In words: "差 9 个百分点", "lacks: service window".
    pub text: Text,
    /// How far, as numbers or members.
    pub measure: Measure,
}

/// The measure of a [`Distance`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Measure {
    /// A number that fell short of, or went beyond, its bound.
    Number {
        /// What it is.
        actual: f64,
        /// What it should be at least or at most.
        required: f64,
        /// The absolute difference.
        difference: f64,
        /// `ratio`, or a word of the taxonomy `unit`.
        unit: Option<String>,
    },
    /// Members a set lacks.
    Members {
        /// Known to be absent.
        lacking: Vec<Member>,
        /// Not known to be there.
        unknown: Vec<Member>,
    },
    /// A value other than the one asked for.
    Value {
        /// What it is.
        actual: Text,
        /// What it should be.
        required: Text,
    },
}

/// A member of a set or enum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Member {
    /// The identifier.
    pub id: String,
    /// What readers call it.
    pub label: Text,
}

/// A safeguard something waits for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Hold {
    /// The guard's name.
    pub guard: String,
    /// The number people cite.
    pub number: String,
    /// What readers call it.
    pub title: Text,
    /// Known to be absent, or not shown.
    pub status: HoldStatus,
    /// What to do first.
    pub first: Text,
    /// The facts the safeguard is told by.
    pub facts: Vec<String>,
}

/// Why something is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum HoldStatus {
    /// 待条件具备: the safeguard is known to be absent.
    AwaitingCondition,
    /// 待核实: the data does not show it.
    AwaitingVerification,
}

/// Which data would tell an unknown outcome: for each outcome that can still be reached, the smallest sets of facts of
/// which some values force it, whatever the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Deciding {
    /// Sets that can make it met.
    pub met: Vec<Vec<String>>,
    /// Sets that can make it a gap.
    pub unmet: Vec<Vec<String>>,
    /// Sets that can show that it does not apply.
    pub not_applicable: Vec<Vec<String>>,
    /// Whether these are all the smallest sets; false beyond twelve missing facts.
    pub complete: bool,
}

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
    /// Whether the guarded practice already runs.
    pub running: Truth,
    /// What follows.
    pub status: GuardStatus,
    /// The parts of `require` and `running` that decided.
    pub reasons: Vec<Reason>,
    /// The rules, models and plugins that wait for it, by name.
    pub held: Vec<String>,
    /// What to do first.
    pub first: Text,
    /// The sources.
    pub citations: Vec<Citation>,
    /// A remark of the author.
    pub note: Option<Text>,
}

/// What follows from a guard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GuardStatus {
    /// The safeguard stands.
    InPlace,
    /// Nothing runs and nothing waits.
    Idle,
    /// Something waits for it.
    Holding,
    /// The practice runs and the data does not show the safeguard. Not a violation.
    NotShown,
    /// The practice runs without the safeguard: a critical finding.
    Critical,
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

/// How a model fits; earlier is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Band {
    /// 优先论证
    First,
    /// 可论证
    Possible,
    /// 无法判断
    CannotTell,
    /// 前提不具备
    Precluded,
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
    /// Its sources.
    pub citations: Vec<Citation>,
}

/// A plugin that took part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PluginUse {
    /// Its id.
    pub id: String,
    /// `major.minor.patch`
    pub version: String,
    /// `sha256:…` of the file.
    pub digest: String,
    /// What readers call it.
    pub title: Text,
    /// The region it was invented in.
    pub origin: Origin,
    /// Who published the file.
    pub publisher: Text,
    /// A: a fact with a number; B: a named practice; C: a mention.
    pub evidence: String,
    /// Whether the place of origin has confirmed it.
    pub confirmed_by_origin: bool,
    /// The rules and variants it brought, by name.
    pub rules: Vec<String>,
    /// The safeguards its adoption waits for.
    pub holds: Vec<Hold>,
    /// What a place must have first.
    pub needs: Vec<Argument>,
    /// Parameters each place sets for itself, by name.
    pub localise: Vec<String>,
}

/// Where an innovation was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Origin {
    /// `region.id`
    pub id: String,
    /// Its name.
    pub name: Text,
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
    /// The rules and guards that read it, by number.
    pub used_by: Vec<String>,
}

/// Who gave a parameter its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GivenBy {
    /// The ruleset, for everyone.
    Ruleset,
    /// The ruleset, for this level.
    Level,
    /// `--set`, for this run.
    Setting,
}

/// What one rule comes to, with the whole of its trace.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Explanation {
    /// The finding.
    pub finding: Finding,
    /// The trace of `when`.
    pub when: Option<TraceNode>,
    /// The trace of `require`.
    pub require: TraceNode,
}

/// One step of an evaluation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TraceNode {
    /// The expression as its author wrote it.
    pub expression: String,
    /// What it came to, in words.
    pub value: Text,
    /// Whether it decided the step above.
    pub decisive: bool,
    /// The fact it is, when it is one.
    pub fact: Option<FactUse>,
    /// The parameter it is, when it is one.
    pub parameter: Option<String>,
    /// The steps below.
    pub steps: Vec<TraceNode>,
}
