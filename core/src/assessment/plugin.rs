//! Plugins: where they come from, how the place took them over, and where they meet.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Argument, Hold, Outcome, Setting, Text};

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
    /// Whether it still speaks of the file that is used.
    pub status: FitStatus,
}

/// What a record of fit is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FitStatus {
    /// 有效: it is of this file.
    Current,
    /// 失效: it is of another file.
    Lapsed,
    /// 不完整: it gives no decision, or does not say of which file it is.
    Incomplete,
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
