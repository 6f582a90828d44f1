//! Plugins: where they come from, how the place took them over, and where they meet.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Argument, Basis, Hold, Outcome, Setting, Text};

/// A plugin that took part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PluginUse {
    /// The name it has here, which begins the names of what it brought: its id, unless the place adopted it under another.
    pub alias: String,
    /// Its id.
    pub id: String,
    /// `major.minor.patch`
    pub version: String,
    /// `sha256:…` of the file.
    pub digest: String,
    /// What readers call it.
    pub title: Text,
    /// The regions it was invented in.
    pub origins: Vec<Origin>,
    /// The plugins it was made from, as its publisher says.
    pub derived_from: Vec<Ancestor>,
    /// Who published the file.
    pub publisher: Text,
    /// A: a fact with a number; B: a named practice; C: a mention.
    pub evidence: String,
    /// Whether the place of origin has confirmed it.
    pub confirmed_by_origin: bool,
    /// How the place adopted it; `null` when it was only looked at.
    pub adopted: Option<Adopted>,
    /// What the place recorded of the assessment of its fit.
    pub fit: Option<FitRecord>,
    /// The document by which its publisher claims to have checked it against higher law.
    pub higher_law_document: Option<String>,
    /// Why it was withdrawn; `null` while it is not.
    pub withdrawn: Option<Text>,
    /// Its parameters that the place set for itself.
    pub parameters: Vec<Setting>,
    /// The rules and variants it brought, by name.
    pub rules: Vec<String>,
    /// The safeguards its adoption waits for.
    pub holds: Vec<Hold>,
    /// What a place must have first.
    pub needs: Vec<Argument>,
    /// Parameters each place sets for itself, by name.
    pub localise: Vec<String>,
    /// The same parameters, with what they are here.
    pub local_parameters: Vec<LocalParameter>,
}

/// A parameter that each place sets for itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LocalParameter {
    /// Its name.
    pub name: String,
    /// What readers call it.
    pub title: Text,
    /// Its value in words, as the plugin has it.
    pub given: Text,
    /// Its value in words for this run; the same unless it was set.
    pub value: Text,
    /// Whether the plugin leaves it blank: nothing, or a nought that rests on nothing.
    pub blank: bool,
    /// Whether it is still blank in this run.
    pub unset: bool,
    /// What the plugin's value rests on.
    pub basis: Basis,
    /// A remark of the author.
    pub note: Option<Text>,
}

/// Where an innovation was made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Origin {
    /// `region.id`
    pub id: String,
    /// Its name.
    pub name: Text,
}

/// A plugin that another was made from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Ancestor {
    /// Its id.
    pub id: String,
    /// `major.minor.patch`
    pub version: String,
    /// `sha256:…` of its file.
    pub digest: String,
    /// Why it was withdrawn; `null` while it is not.
    pub withdrawn: Option<Text>,
}

/// How a place adopted a plugin.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Adopted {
    /// Where it was taken from, as it was given then.
    pub source: String,
    /// Whose signatures counted; none of one that was taken unsigned.
    pub signers: Vec<String>,
}

/// A place's record of having assessed whether a plugin fits it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FitRecord {
    /// The unit that decided.
    pub unit: Option<String>,
    /// When, an ISO 8601 date.
    pub date: Option<String>,
    /// The document.
    pub document: Option<String>,
    /// What was decided, in words.
    pub decision: Option<Text>,
    /// The digest of the file that was assessed.
    pub digest: Option<String>,
    /// What of this it does not say, as readers call it.
    pub missing: Vec<Text>,
    /// What it is worth.
    pub status: FitStatus,
    /// What the place found when it checked the fit with higher law.
    pub law: Option<LawRecord>,
}

/// A place's record of having checked a plugin against higher law.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LawRecord {
    /// The unit that checked.
    pub unit: Option<String>,
    /// When, an ISO 8601 date.
    pub date: Option<String>,
    /// The document.
    pub document: Option<String>,
    /// What it found, in words.
    pub result: Option<Text>,
    /// What of this, or of the file's digest, it does not say, as readers call it.
    pub missing: Vec<Text>,
    /// What it is worth.
    pub status: LawStatus,
}

/// What a record of a check against higher law is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LawStatus {
    /// 有效: it is of this file and found nothing in the way.
    Current,
    /// 抵触: it is of this file and found a conflict that nobody has allowed.
    Conflicting,
    /// 失效: it is of another file.
    Lapsed,
    /// 不完整: it does not say all that such a record says.
    Incomplete,
}

/// What a record of fit is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FitStatus {
    /// 有效: it is of this file.
    Current,
    /// 失效: it is of another file.
    Lapsed,
    /// 不完整: it does not say all that such a record says, or not of which file it is.
    Incomplete,
    /// 待调整: the place takes it over with changes, which have not been made.
    Adapting,
    /// 不予采用: the place has decided against it.
    Declined,
    /// 尚未评估: the place means to take it over and has not assessed it.
    Pending,
}

/// A rule of which several local versions claim the region. Each stands beside the base rule; which of them the place goes by
/// is for the place to say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Conflict {
    /// The base rule, by name.
    pub rule: String,
    /// Its number.
    pub number: String,
    /// What readers call it.
    pub title: Text,
    /// The local versions.
    pub claims: Vec<Claim>,
}

/// A local version that claims a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Claim {
    /// Its name.
    pub rule: String,
    /// Its number.
    pub number: String,
    /// The plugin it came in, by its name here.
    pub plugin: Option<String>,
    /// What it comes to.
    pub outcome: Outcome,
}
