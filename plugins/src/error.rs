//! What can be wrong with a plugin, as data, and the diagnostic for each.

use std::io::ErrorKind;
use std::ops::Range;
use std::path::Path;

use guiju_grammar::{ArgValue, Code, Diagnostic, Diagnostics, FileId, Span};

use crate::fault::{FileFault, ManifestProblem, printable};

/// Why a plugin cannot be built or used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackageError {
    /// The file is no plugin, or is cut short, or its code failed when it was started or had to be stopped.
    NotAPlugin(FileFault),
    /// The file, or a part of it, is larger than plugins may be.
    TooLarge {
        /// Its size in bytes.
        size: usize,
        /// The most there may be.
        limit: usize,
    },
    /// The plugin lacks a section.
    MissingSection {
        /// The section's name.
        section: &'static str,
    },
    /// The manifest cannot be used; there is at least one problem.
    InvalidManifest(Vec<ManifestProblem>),
    /// The plugin asks for something from outside.
    ForbiddenImport {
        /// What it asks for.
        name: String,
    },
    /// The plugin was made for another version of Guiju.
    UnsupportedApi {
        /// The version it was made for.
        found: String,
        /// The version this crate reads.
        supported: &'static str,
        /// Where `plugin.toml` says so; empty in a packed plugin.
        span: Range<usize>,
    },
    /// Two different plugins have one id.
    DuplicatePlugin {
        /// The id.
        plugin: String,
    },
    /// The rules do not go with the code or with the manifest; there is at least one problem, each at its place in the rules.
    UnfitRules(Diagnostics),
    /// A file of the author's folder is not UTF-8 text, or is too large.
    Text(Box<Diagnostic>),
    /// A file of the author's folder cannot be read.
    Unreadable {
        /// The path, as given.
        name: String,
        /// What kind of failure.
        kind: ErrorKind,
        /// What the operating system says.
        detail: String,
    },
    /// The WebAssembly engine does not start on this machine.
    Engine {
        /// What it says.
        detail: String,
    },
}

impl PackageError {
    /// A file or folder that the system does not let us read.
    pub(crate) fn unreadable(path: &Path, error: &std::io::Error) -> PackageError {
        PackageError::Unreadable { name: path.display().to_string(), kind: error.kind(), detail: error.to_string() }
    }

    /// The problem as diagnostics: several for a manifest, else one.
    ///
    /// `file` is the number of the file the caller was reading: the `.wasm`, or `plugin.toml` of a folder. Diagnostics of
    /// another file of a folder keep the number that [`crate::read_folder`] gave it.
    pub fn diagnostics(&self, file: FileId) -> Diagnostics {
        let whole = Span::new(file, 0, 0);
        match self {
            PackageError::InvalidManifest(problems) => {
                problems.iter().map(|problem| problem.diagnostic(file)).collect()
            }
            PackageError::Text(diagnostic) => vec![(**diagnostic).clone()],
            PackageError::UnfitRules(diagnostics) => diagnostics.clone(),
            PackageError::UnsupportedApi { found, supported, span } => {
                let diagnostic = Diagnostic::new(Code::UnsupportedApi, Span::new(file, span.start, span.end));
                vec![diagnostic.arg("found", found.as_str()).arg("supported", *supported)]
            }
            _ => vec![self.with_args(Diagnostic::new(self.code(), whole))],
        }
    }

    /// The code of the (first) diagnostic.
    pub fn code(&self) -> Code {
        match self {
            PackageError::NotAPlugin(fault) if fault.is_failure() => Code::PluginFailed,
            PackageError::NotAPlugin(_) => Code::NotAPlugin,
            PackageError::TooLarge { .. } => Code::FileTooLarge,
            PackageError::MissingSection { .. } => Code::MissingSection,
            PackageError::InvalidManifest(_) => Code::InvalidManifest,
            PackageError::ForbiddenImport { .. } => Code::ForbiddenImport,
            PackageError::UnsupportedApi { .. } => Code::UnsupportedApi,
            PackageError::DuplicatePlugin { .. } => Code::DuplicatePlugin,
            PackageError::Text(diagnostic) => diagnostic.code,
            PackageError::UnfitRules(diagnostics) => diagnostics.first().map_or(Code::UnfitExport, |first| first.code),
            PackageError::Unreadable { kind: ErrorKind::NotFound, .. } => Code::NotFound,
            PackageError::Unreadable { kind: ErrorKind::IsADirectory, .. } => Code::IsDirectory,
            PackageError::Unreadable { kind: ErrorKind::PermissionDenied, .. } => Code::NoPermission,
            PackageError::Unreadable { .. } | PackageError::Engine { .. } => Code::InputOutput,
        }
    }

    /// Whether a plugin, or the engine, broke when it ran; else the input is wrong.
    pub fn is_failure(&self) -> bool {
        match self {
            PackageError::NotAPlugin(fault) => fault.is_failure(),
            PackageError::Engine { .. } => true,
            _ => false,
        }
    }

    fn with_args(&self, diagnostic: Diagnostic) -> Diagnostic {
        match self {
            PackageError::NotAPlugin(fault) => {
                diagnostic.arg("detail", ArgValue::Word(fault.word())).arg("place", fault.place())
            }
            PackageError::TooLarge { size, limit } => diagnostic.arg("size", *size).arg("limit", *limit),
            PackageError::MissingSection { section } => diagnostic.arg("section", *section),
            PackageError::ForbiddenImport { name } => diagnostic.arg("name", printable(name)),
            PackageError::DuplicatePlugin { plugin } => diagnostic.arg("plugin", plugin.as_str()),
            PackageError::Unreadable { name, detail, .. } => {
                diagnostic.arg("name", name.as_str()).arg("detail", detail.as_str())
            }
            PackageError::Engine { detail } => diagnostic.arg("name", "wasmtime").arg("detail", detail.as_str()),
            // These are whole diagnostics already, with places of their own.
            PackageError::InvalidManifest(_)
            | PackageError::UnfitRules(_)
            | PackageError::Text(_)
            | PackageError::UnsupportedApi { .. } => diagnostic,
        }
    }
}

impl std::fmt::Display for PackageError {
    /// The code alone. The sentence is written where the reader's language is known.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.code().fmt(formatter)
    }
}

impl std::error::Error for PackageError {}
