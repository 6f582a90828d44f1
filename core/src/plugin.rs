//! What the assessment needs to know of a plugin; the package itself is read elsewhere.

use crate::assessment::{Origin, Text};

/// A plugin's particulars, from its manifest.
#[derive(Clone, Debug, PartialEq)]
pub struct PluginInfo {
    /// Its id; every name it defines begins with it.
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
    /// A, B or C.
    pub evidence: String,
    /// Whether the place of origin has confirmed it.
    pub confirmed_by_origin: bool,
    /// Whether the fit with higher law has been checked and documented.
    pub higher_law_checked: bool,
    /// Words of the taxonomy `effect`; `None` leaves the question open, and an open question counts as had.
    pub effects: Option<Vec<String>>,
}
