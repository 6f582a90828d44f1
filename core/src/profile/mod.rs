//! A region's profile: facts with their provenance.

mod complaint;
mod csv;
mod departments;
mod document;
mod fact;
mod filter;
mod inherit;
mod json;
mod published;
mod read;
mod toml;
mod tree;
mod write;
mod yaml;

pub use csv::cell_text;
pub use document::{Document, Node, Table, read_document};
pub(crate) use fact::RESERVED;
pub use filter::fact_values;
pub use inherit::Inherits;
pub use read::{read_profile, read_profile_within};

use std::sync::Arc;

use crate::assessment::{Evidence, Inherited, Missing, ProfileFile, ProfileKind, Published, Text};
use crate::departments::Departments;
use crate::ruleset::Ruleset;
use crate::schema::FactId;
use crate::value::Value;

/// The formats a profile may be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProfileFormat {
    /// `.toml`
    Toml,
    /// `.json`
    Json,
    /// `.yaml`, `.yml`
    Yaml,
    /// `.csv`: one row for each value, for spreadsheets
    Csv,
}

impl ProfileFormat {
    /// The format a file's extension tells.
    ///
    /// ```
    /// use guiju_core::ProfileFormat;
    /// assert_eq!(ProfileFormat::of_extension("yml"), Some(ProfileFormat::Yaml));
    /// assert_eq!(ProfileFormat::of_extension("xls"), None);
    /// ```
    pub fn of_extension(extension: &str) -> Option<ProfileFormat> {
        match extension.to_ascii_lowercase().as_str() {
            "toml" => Some(ProfileFormat::Toml),
            "json" => Some(ProfileFormat::Json),
            "yaml" | "yml" => Some(ProfileFormat::Yaml),
            "csv" => Some(ProfileFormat::Csv),
            _ => None,
        }
    }
}

/// One region's data at one date.
#[derive(Clone, Debug)]
pub struct Profile {
    /// What kind of data.
    pub kind: ProfileKind,
    /// Caveats for every reader.
    pub note: Option<Text>,
    /// Facts that contradict each other, to be checked.
    pub doubts: Vec<Text>,
    /// Sources of its own.
    pub sources: Vec<(String, Text)>,
    /// What others have published about the region; no rule reads it.
    pub published: Vec<Published>,
    /// Who answers for which facts.
    pub departments: Departments,
    /// What it takes from another profile.
    pub inherits: Option<Inherits>,
    /// SHA-256 of the file, when it came from one; where facts were taken from other profiles, of all their files' digests.
    pub digest: Option<String>,
    /// The files, where facts were taken from other profiles: its own, then those above it.
    pub files: Vec<ProfileFile>,
    /// The facts, by number.
    pub facts: Vec<Entry>,
}

impl Profile {
    /// A profile that states nothing, for a schema of this many facts.
    pub fn empty(kind: ProfileKind, facts: usize) -> Profile {
        Profile {
            kind,
            note: None,
            doubts: Vec::new(),
            sources: Vec::new(),
            published: Vec::new(),
            departments: Departments::default(),
            inherits: None,
            digest: None,
            files: Vec::new(),
            facts: vec![Entry::default(); facts],
        }
    }

    /// Records the digest of the file, or the files, it came from.
    pub fn set_digest(&mut self, digest: String) {
        self.digest = Some(digest);
    }

    /// Its `region.id`, by which others name the region.
    pub fn region(&self, ruleset: &Ruleset) -> Option<String> {
        self.text(ruleset, "region.id")
    }

    /// What is stated of a fact.
    pub fn entry(&self, fact: FactId) -> Option<&Entry> {
        self.facts.get(fact.0 as usize)
    }
}

/// What a profile states of one fact.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// The value, if any.
    pub given: Given,
    /// Where it comes from.
    pub provenance: Provenance,
    /// Why there is none.
    pub missing: Option<Missing>,
}

/// A stated value.
#[derive(Clone, Debug, Default)]
pub enum Given {
    /// Nothing is stated.
    #[default]
    Nothing,
    /// A value; numbers may be known between bounds, and fields of items may be open.
    Value(Value),
    /// A set, member by member.
    Set {
        /// Members in.
        has: Vec<StatedMember>,
        /// Members out.
        lacks: Vec<StatedMember>,
        /// Whether there are no others.
        complete: bool,
    },
}

/// A member of a set with its own provenance, which is the fact's unless it says otherwise.
#[derive(Clone, Debug)]
pub struct StatedMember {
    /// The member.
    pub id: Arc<str>,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// Where a value comes from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Provenance {
    /// How it is known; `None` is [`Evidence::SelfReported`].
    pub evidence: Option<Evidence>,
    /// The source's key.
    pub source: Option<String>,
    /// Places in the source.
    pub at: Vec<String>,
    /// The date of the fact: a year, a month or a day, ISO 8601. `None` is 时点不详, never the profile's date.
    pub as_of: Option<String>,
    /// A remark of whoever recorded it.
    pub note: Option<Text>,
    /// Whose profile it was taken from, when not the region's own.
    pub inherited: Option<Inherited>,
}

impl Provenance {
    /// How it is known. No confidence given is 自报.
    pub fn evidence(&self) -> Evidence {
        self.evidence.unwrap_or(Evidence::SelfReported)
    }

    /// Fills in from the fact what a member or field does not say itself.
    pub(crate) fn or(self, outer: &Provenance) -> Provenance {
        Provenance {
            evidence: self.evidence.or(outer.evidence),
            source: self.source.or_else(|| outer.source.clone()),
            at: if self.at.is_empty() { outer.at.clone() } else { self.at },
            as_of: self.as_of.or_else(|| outer.as_of.clone()),
            note: self.note.or_else(|| outer.note.clone()),
            inherited: self.inherited.or_else(|| outer.inherited.clone()),
        }
    }
}
