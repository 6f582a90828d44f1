//! What the assessment needs to know of a plugin; the package itself is read elsewhere.

use crate::assessment::{Adopted, Ancestor, Origin, Text};

/// A plugin's particulars, from its manifest and from the place that uses it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PluginInfo {
    /// The name it has here, which begins every name it defines: its id, unless the place adopted it under another.
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
    /// What it was made from.
    pub derived_from: Vec<Ancestor>,
    /// Who published the file.
    pub publisher: Text,
    /// A, B or C.
    pub evidence: String,
    /// Whether the place of origin has confirmed it.
    pub confirmed_by_origin: bool,
    /// The document by which its publisher claims to have checked the fit with higher law; none where there is no such claim, or
    /// nothing that documents it.
    pub higher_law_document: Option<String>,
    /// Words of the taxonomy `effect` that carrying it out brings about: those its manifest gives and, once its rules are
    /// compiled, those that they give.
    pub effects: Vec<String>,
    /// Words of the same taxonomy of which nobody says whether it does; they count as had.
    pub unanswered: Vec<String>,
    /// How the place adopted it; none when it was only looked at.
    pub adopted: Option<Adopted>,
    /// Why its publisher or the place withdrew it, when that happened.
    pub withdrawn: Option<Text>,
}

impl PluginInfo {
    /// The places it was made in. What its publisher made up itself comes from no place.
    pub(crate) fn places(&self) -> Vec<Origin> {
        self.origins.iter().filter(|origin| origin.name.zh != self.publisher.zh).cloned().collect()
    }

    /// Whether a name is its own or lies below it.
    pub(crate) fn begins(&self, name: &str) -> bool {
        name.strip_prefix(&self.alias).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }
}
