//! The folder a plugin is made from: a manifest, rules, and a text on carrying it out.

use std::fs::File;
use std::io::{ErrorKind, Read as _};
use std::path::Path;

use guiju_core::{Declaration, declarations};
use guiju_grammar::ast::ItemKind;
use guiju_grammar::{Code, Diagnostic, FileId, MAX_FILE_BYTES, Source, parse};

use crate::attachment::{Attachments, MAX_ATTACHMENTS};
use crate::error::PackageError;
use crate::fault::FileFault;
use crate::interface::{encode, is_module, unfit_names, world};
use crate::manifest::Manifest;
use crate::package::{MAX_PACKAGE_BYTES, build, build_with_code, read};

/// The number that diagnostics of `plugin.toml` have, unless the caller numbers its files otherwise.
pub const MANIFEST_FILE: FileId = FileId(0);
/// The number that diagnostics of `rules.gj` have.
pub const RULES_FILE: FileId = FileId(1);
/// The number that diagnostics of `implementation.md` have.
pub const IMPLEMENTATION_FILE: FileId = FileId(2);

/// An author's folder as it was read. The sources show where a diagnostic points.
#[derive(Clone, Debug)]
pub struct Folder {
    /// `plugin.toml`
    pub manifest: Source,
    /// `rules.gj`
    pub rules: Source,
    /// `implementation.md`; a plugin without one can be made, but nobody else can carry it out from the file alone.
    pub implementation: Option<Source>,
    /// `attachments`: a folder of files that go with that text.
    pub attachments: Attachments,
    /// `code.wasm`: a core module or a component with the functions that the rules declare; most plugins need none.
    pub code: Option<Vec<u8>>,
}

impl Folder {
    /// A folder from texts that are already in memory, as the shipped plugins are.
    pub fn from_texts(manifest: &str, rules: &str, implementation: Option<&str>) -> Self {
        Folder {
            manifest: Source::new(MANIFEST_FILE, "plugin.toml", manifest),
            rules: Source::new(RULES_FILE, "rules.gj", rules),
            implementation: implementation.map(|text| Source::new(IMPLEMENTATION_FILE, "implementation.md", text)),
            attachments: Attachments::new(),
            code: None,
        }
    }

    /// Packs the plugin.
    ///
    /// # Errors
    ///
    /// GJ0503 and GJ0507 located in `plugin.toml`, GJ0540 to GJ0542 and GJ0547 located in `rules.gj`, GJ0501 and GJ0506 for code that
    /// cannot be used, and what [`read`] would say of the file that would come out.
    pub fn build(&self) -> Result<(Manifest, Vec<u8>), PackageError> {
        let manifest = Manifest::from_toml(&self.manifest.text)?;
        self.has_one_version(&manifest)?;
        let implementation = self.implementation.as_ref().map(|source| with_unix_lines(&source.text));
        let rules = with_unix_lines(&self.rules.text);
        let sections = build(&manifest, &rules, implementation.as_deref(), &self.attachments);
        let bytes = match &self.code {
            None => {
                self.needs_no_code()?;
                sections
            }
            Some(code) if is_module(code) => build_with_code(&encode(code, &self.declared()?)?, &sections),
            Some(code) => build_with_code(code, &sections),
        };
        // What leaves this function can be read by every reader, also where a text is too long or holds control characters.
        read(&bytes)?;
        Ok((manifest, bytes))
    }

    /// What the code has to export, as WIT: the input of tools that make bindings or components.
    ///
    /// # Errors
    ///
    /// GJ0541 for each declared name that code cannot have.
    pub fn wit(&self) -> Result<String, PackageError> {
        Ok(world(&self.declared()?))
    }

    /// Reports show the version of the rules and the one of the plugin; they are one thing.
    fn has_one_version(&self, manifest: &Manifest) -> Result<(), PackageError> {
        let (ast, _) = parse(&self.rules);
        let version = ast.items.into_iter().find_map(|item| match item.kind {
            ItemKind::Ruleset(ruleset) => ruleset.version,
            _ => None,
        });
        match version {
            Some(version) if version.value != manifest.version => {
                let diagnostic = Diagnostic::new(Code::VersionsDiffer, version.span).arg("found", version.value);
                Err(PackageError::UnfitRules(vec![diagnostic.arg("wanted", manifest.version.as_str())]))
            }
            _ => Ok(()),
        }
    }

    fn needs_no_code(&self) -> Result<(), PackageError> {
        match declarations(&parse(&self.rules).0).first() {
            Some(function) => {
                let diagnostic = Diagnostic::new(Code::MissingCode, function.span);
                Err(PackageError::UnfitRules(vec![diagnostic.arg("name", function.name.as_str())]))
            }
            None => Ok(()),
        }
    }

    fn declared(&self) -> Result<Vec<Declaration>, PackageError> {
        let declared = declarations(&parse(&self.rules).0);
        let unfit = unfit_names(&declared);
        if unfit.is_empty() { Ok(declared) } else { Err(PackageError::UnfitRules(unfit)) }
    }
}

/// Reads the folder at `path`. Only `plugin.toml` and `rules.gj` have to be there.
///
/// # Errors
///
/// GJ0601 to GJ0604 for a file that cannot be read, and GJ0011, GJ0012 or GJ0021 for one that is not text or is too large.
pub fn read_folder(path: &Path) -> Result<Folder, PackageError> {
    let implementation = match read_source(path, "implementation.md", IMPLEMENTATION_FILE) {
        Err(PackageError::Unreadable { kind: ErrorKind::NotFound, .. }) => None,
        other => Some(other?),
    };
    let code = match read_file(&path.join("code.wasm"), MAX_PACKAGE_BYTES) {
        Err(PackageError::Unreadable { kind: ErrorKind::NotFound, .. }) => None,
        other => Some(other?),
    };
    Ok(Folder {
        code,
        manifest: read_source(path, "plugin.toml", MANIFEST_FILE)?,
        rules: read_source(path, "rules.gj", RULES_FILE)?,
        implementation,
        attachments: read_attachments(&path.join("attachments"))?,
    })
}

/// Packs the plugin whose folder is at `path`.
///
/// # Errors
///
/// As [`read_folder`] and [`Folder::build`]. To show the place of a problem, use those two: the folder has the sources.
pub fn build_folder(path: &Path) -> Result<(Manifest, Vec<u8>), PackageError> {
    read_folder(path)?.build()
}

/// Whatever lies in the folder of attachments, but for what desktops and office programs leave behind there.
fn read_attachments(folder: &Path) -> Result<Attachments, PackageError> {
    let unreadable = |error: &std::io::Error| PackageError::unreadable(folder, error);
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Attachments::new()),
        Err(error) => return Err(unreadable(&error)),
    };
    let mut attachments = Attachments::new();
    for entry in entries {
        let entry = entry.map_err(|error| unreadable(&error))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') && !name.starts_with("~$") {
            if attachments.len() >= MAX_ATTACHMENTS {
                return Err(PackageError::NotAPlugin(FileFault::TooManyAttachments));
            }
            attachments.insert(name, read_file(&entry.path(), MAX_PACKAGE_BYTES)?);
        }
    }
    Ok(attachments)
}

fn read_source(folder: &Path, name: &str, id: FileId) -> Result<Source, PackageError> {
    let path = folder.join(name);
    let bytes = read_file(&path, MAX_FILE_BYTES)?;
    let shown = path.display().to_string();
    Source::from_bytes(id, shown, &bytes).map_err(|(_, diagnostic)| PackageError::Text(Box::new(diagnostic)))
}

/// Reads one plain file. A link is not followed: a folder from elsewhere could make a file of this machine part of a plugin.
///
/// It reads one byte more than a file may have, so that a device or a huge file ends in an error and not in full memory.
fn read_file(path: &Path, most: usize) -> Result<Vec<u8>, PackageError> {
    let is_other = |metadata: std::fs::Metadata| !metadata.is_file() && !metadata.is_dir();
    if path.symlink_metadata().is_ok_and(is_other) {
        return Err(PackageError::NotAPlugin(FileFault::NotPlain { name: path.display().to_string() }));
    }
    let limit = u64::try_from(most).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(limit.saturating_add(1)).read_to_end(&mut bytes));
    match read {
        Ok(_) => Ok(bytes),
        Err(error) => Err(PackageError::unreadable(path, &error)),
    }
}

/// The text with Unix line ends. A checkout on Windows must not change the plugin's digest.
fn with_unix_lines(text: &str) -> String {
    text.replace("\r\n", "\n")
}
