//! What can be wrong with an adoption and with the files that record it.

use std::ops::Range;

use guiju_grammar::{ArgValue, Code, Diagnostic, FileId, Span};

use crate::fault::printable;

/// Why a plugin cannot be adopted, or is not what was adopted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AdoptionFault {
    /// A name that is not lower-case words with dots between them.
    BadAlias(String),
    /// Another plugin has this name here.
    AliasTaken(String),
    /// It was withdrawn, for this reason.
    Withdrawn(String),
    /// A newer version, given here, is adopted already.
    Older(String),
    /// Other bytes were adopted under this same version.
    OtherContent(String),
    /// The same plugin is adopted under this other name, with other bytes.
    TwoDigests(String),
    /// The lock does not have what `guiju.toml` names so.
    NotPinned(String),
    /// This file is not the one that was adopted.
    FileChanged(String),
}

impl AdoptionFault {
    /// The diagnostic, for the file that `file` numbers.
    pub fn diagnostic(&self, file: FileId) -> Diagnostic {
        let (word, remedy, name) = match self {
            AdoptionFault::BadAlias(name) => ("word-adoption-alias", "word-remedy-alias", name),
            AdoptionFault::AliasTaken(name) => ("word-adoption-taken", "word-remedy-alias", name),
            AdoptionFault::Withdrawn(reason) => ("word-adoption-withdrawn", "word-remedy-successor", reason),
            AdoptionFault::Older(name) => ("word-adoption-older", "word-remedy-publisher", name),
            AdoptionFault::OtherContent(name) => ("word-adoption-other", "word-remedy-publisher", name),
            AdoptionFault::TwoDigests(name) => ("word-adoption-two", "word-remedy-together", name),
            AdoptionFault::NotPinned(name) => ("word-adoption-unpinned", "word-remedy-add-again", name),
            AdoptionFault::FileChanged(name) => ("word-adoption-changed", "word-remedy-add-again", name),
        };
        Diagnostic::new(Code::AdoptionRefused, Span::new(file, 0, 0))
            .arg("detail", ArgValue::Word(word))
            .arg("remedy", ArgValue::Word(remedy))
            .arg("name", printable(name))
    }
}

/// A `guiju.toml` or `guiju.lock` that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsFault {
    detail: ArgValue,
    span: Span,
}

impl SettingsFault {
    pub(super) fn syntax(error: &toml::de::Error, file: FileId) -> Self {
        let span = error.span().unwrap_or_default();
        let message = error.message().lines().next().unwrap_or_default();
        SettingsFault { detail: ArgValue::Text(printable(message)), span: Span::new(file, span.start, span.end) }
    }

    pub(super) fn unreadable(file: FileId) -> Self {
        SettingsFault::at("word-settings-unreadable", 0..0, file)
    }

    pub(super) fn at(word: &'static str, span: Range<usize>, file: FileId) -> Self {
        SettingsFault { detail: ArgValue::Word(word), span: Span::new(file, span.start, span.end) }
    }

    /// The diagnostic.
    pub fn diagnostic(&self) -> Diagnostic {
        Diagnostic::new(Code::UnusableSettings, self.span).arg("detail", self.detail.clone())
    }
}
