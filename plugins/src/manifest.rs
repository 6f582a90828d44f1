//! What a plugin says about itself.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::PackageError;
use crate::fault::ManifestProblem;
use crate::{fields, node};

/// The version of the package format and of the language's plugin part that this crate reads.
pub const API_VERSION: &str = "1";

/// The manifest of a plugin. Its fields stand in the order in which they are written to the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Manifest {
    /// The version of Guiju's plugins it was made for: [`API_VERSION`].
    pub api: String,
    /// Its id, which begins the name of everything its rules define: `gd.setup_5d`.
    pub id: String,
    /// Its version: `major.minor.patch`.
    pub version: String,
    /// What readers call it.
    pub title: BilingualText,
    /// What it is about, in a sentence or two.
    pub summary: BilingualText,
    /// Where the innovation was made; written as one table, or as a list where several regions made it.
    #[serde(rename = "origin", serialize_with = "one_or_several")]
    pub origins: Vec<Origin>,
    /// The plugins it was made from, if any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub derived_from: Vec<Ancestor>,
    /// Who drew up the plugin, which need not be who made the innovation.
    pub publisher: BilingualText,
    /// What shows that the innovation exists.
    pub evidence: Evidence,
    /// Whether carrying it out brings about each effect of the taxonomy `effect`. An effect that is absent or null is
    /// unanswered; see [`Manifest::has_effect`].
    pub effects: BTreeMap<String, Option<bool>>,
    /// Whether it was checked against higher law (上位法).
    pub higher_law_checked: bool,
    /// The document that records the check.
    pub higher_law_document: Option<String>,
    /// Whether the place of origin has confirmed the plugin.
    pub confirmed_by_origin: bool,
    /// Who drew it up from what, in words that reports repeat.
    pub statement: BilingualText,
    /// Its licence, as an SPDX expression.
    pub licence: String,
    /// Whom to ask.
    pub contact: String,
}

/// A single origin is written without a list.
fn one_or_several<S: serde::Serializer>(origins: &[Origin], serializer: S) -> Result<S::Ok, S::Error> {
    match origins {
        [one] => one.serialize(serializer),
        several => several.serialize(serializer),
    }
}

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct BilingualText {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// The region where an innovation was made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Origin {
    /// Its id, as the profile of that region gives it in `region.id`.
    pub id: String,
    /// Its name.
    pub name: BilingualText,
}

/// A plugin that another was made from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Ancestor {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The digest of its file, by which a place knows it again.
    pub digest: String,
}

/// What shows that an innovation exists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// How strong it is.
    pub strength: Strength,
    /// Where it can be read.
    pub sources: Vec<Locator>,
}

/// How strong evidence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Strength {
    /// A fact with a number.
    A,
    /// A named practice of the region.
    B,
    /// A mention only.
    C,
}

/// A place in a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Locator {
    /// The source's name in the rules: `qz`.
    pub source: String,
    /// The place, as the source numbers its paragraphs: `4.4-p2`.
    pub at: String,
}

impl Manifest {
    /// Whether the plugin counts as having an effect. A plugin that leaves an effect unanswered has it, also when the effect
    /// was added to the taxonomy after the plugin was made: else silence would slip past a safeguard.
    pub fn has_effect(&self, effect: &str) -> bool {
        self.answer(effect).unwrap_or(true)
    }

    /// Whether the plugin says that it has an effect; `None` where it leaves the question open.
    pub fn answer(&self, effect: &str) -> Option<bool> {
        self.effects.get(effect).copied().flatten()
    }

    /// Reads the form in which a plugin file carries it.
    ///
    /// # Errors
    ///
    /// GJ0507 for another [`API_VERSION`], and GJ0503 with everything that is wrong with the manifest.
    pub fn from_json(text: &str) -> Result<Self, PackageError> {
        match node::from_json(text) {
            Ok(root) => fields::manifest(&root),
            Err(problem) => Err(invalid(problem)),
        }
    }

    /// Reads the form in which authors write it, `plugin.toml`. Problems have their places.
    ///
    /// # Errors
    ///
    /// As [`Manifest::from_json`].
    pub fn from_toml(text: &str) -> Result<Self, PackageError> {
        match node::from_toml(text) {
            Ok(root) => fields::manifest(&root),
            Err(problem) => Err(invalid(problem)),
        }
    }

    /// The one JSON form of this manifest: fields in their order, no spaces. Builds are reproducible because of it.
    pub fn to_json(&self) -> String {
        // Strings, booleans and maps with text keys always have a JSON form.
        #[expect(clippy::expect_used, reason = "there is no value of this type that serde_json refuses")]
        serde_json::to_string(self).expect("a manifest has a JSON form")
    }

    /// The manifest as an author's `plugin.toml`. Packed again it is the same manifest.
    pub fn to_toml(&self) -> String {
        #[expect(
            clippy::expect_used,
            reason = "every field of this type has a TOML form, and none is a list of mixed kinds"
        )]
        toml::to_string(self).expect("a manifest has a TOML form")
    }
}

impl Strength {
    /// The letter.
    pub fn as_str(self) -> &'static str {
        match self {
            Strength::A => "A",
            Strength::B => "B",
            Strength::C => "C",
        }
    }
}

/// Whether a text may be a plugin's id: lower-case words of ASCII letters, digits and `_`, with single dots between them.
/// Ids become parts of file names and of the names rules define, so nothing else is safe.
///
/// ```
/// use guiju_plugins::is_plugin_id;
/// assert!(is_plugin_id("gd.setup_5d"));
/// assert!(!is_plugin_id("../../x") && !is_plugin_id("gd..x") && !is_plugin_id("GD"));
/// ```
pub fn is_plugin_id(text: &str) -> bool {
    const LONGEST: usize = 100;
    text.len() <= LONGEST && text.split('.').all(is_name)
}

/// Whether a text is one lower-case word.
pub(crate) fn is_name(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    !text.is_empty() && text.len() <= 64 && text.bytes().all(allowed)
}

/// Whether a text is `major.minor.patch`, without leading zeros.
pub(crate) fn is_version(text: &str) -> bool {
    let number = |part: &str| part.parse::<u32>().is_ok_and(|number| number.to_string() == part);
    text.split('.').count() == 3 && text.split('.').all(number)
}

fn invalid(problem: ManifestProblem) -> PackageError {
    PackageError::InvalidManifest(vec![problem])
}
