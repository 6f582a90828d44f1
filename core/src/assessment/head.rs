//! Whose data, which rules, and the counts.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Citation, Origin, ProfileKind, SourceKind, Text};

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
    /// SHA-256 of the file, when it came from one: `sha256:…`. Where facts are taken from other profiles, of the digests of all
    /// `files`, one a line.
    pub digest: Option<String>,
    /// The files, where facts are taken from other profiles: the region's own, then those above it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<ProfileFile>,
}

/// A profile's file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ProfileFile {
    /// The region's id.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// SHA-256 of the file: `sha256:…`
    pub digest: String,
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
    /// SHA-256 of the file it came in, a rule file or a plugin: `sha256:…`
    #[serde(default)]
    pub digest: Option<String>,
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
    /// The other places that the plugin it came with was made in. What they issued does not bind here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub elsewhere: Vec<Origin>,
}

/// A result that others have published about a region: a rank, an index, a finding in words. Results of different publishers
/// are shown beside each other and never averaged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Published {
    /// The publication.
    pub title: Text,
    /// Who published it.
    pub publisher: Text,
    /// The year it is of.
    pub year: i64,
    /// What it says of the region.
    pub result: Text,
    /// The key of the source it was taken from, when that is another.
    pub source: Option<String>,
    /// Places in that source.
    pub at: Vec<String>,
    /// A remark of whoever recorded it.
    pub note: Option<Text>,
}

/// The settings of a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LocalUse {
    /// The file, as it was named or found.
    pub file: String,
    /// SHA-256 of the file: `sha256:…`
    pub digest: String,
    /// The parameters of the base rules that it sets.
    pub parameters: Vec<Setting>,
}

/// A parameter set by the place, or for this run.
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
    /// `force.traction`, or `force.traction.need` for a finer word.
    pub tag: String,
    /// The tag this finer one is part of, and whose counts include it.
    pub parent: Option<String>,
    /// The taxonomy's title.
    pub taxonomy: Text,
    /// The tag's label.
    pub title: Text,
    /// Where the idea comes from.
    pub citations: Vec<Citation>,
    /// The rules counted, by number.
    pub rules: Vec<String>,
    /// The counts.
    pub tally: Tally,
}

/// A word of a taxonomy that rules are sorted by, and that none of them carries.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Uncovered {
    /// `force.drive`, or `force.drive.exchange` for a finer word.
    pub tag: String,
    /// The tag this finer one is part of.
    pub parent: Option<String>,
    /// The taxonomy's title.
    pub taxonomy: Text,
    /// The word's label.
    pub title: Text,
    /// Where the idea comes from.
    pub citations: Vec<Citation>,
}
