//! The file: a WebAssembly component whose custom sections are the plugin.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use guiju_grammar::MAX_FILE_BYTES;
use sha2::{Digest, Sha256};
use wasm_encoder::{Component, CustomSection};
use wasmparser::{ComponentImportSectionReader, ComponentTypeRef, Encoding, Parser, Payload, TypeBounds};

use crate::attachment::{Attachments, MAX_ATTACHMENTS, is_attachment_name};
use crate::error::PackageError;
use crate::fault::{FileFault, is_hostile};
use crate::manifest::Manifest;

/// The largest plugin file, in bytes (16 MiB): room for an interpreter with code, and too little to fill a disk.
pub const MAX_PACKAGE_BYTES: usize = 16 * 1024 * 1024;

/// The largest manifest, in bytes (256 KiB).
pub const MAX_MANIFEST_BYTES: usize = 256 * 1024;

/// The names of the custom sections, in the order in which they are written.
///
/// The manifest is last. A component may end after any section, so a file cut short there is still a component; without a
/// manifest it is no plugin, and a plugin can never lose its other parts unnoticed.
pub mod section {
    /// What the name of an attachment's section begins with; the rest is the attachment's name.
    pub const ATTACHMENT: &str = "guiju:attachment/";
    /// How the innovation is carried out, as Markdown.
    pub const IMPLEMENTATION: &str = "guiju:implementation";
    /// The rules, as `.gj` source.
    pub const RULES: &str = "guiju:rules";
    /// The manifest, as JSON.
    pub const MANIFEST: &str = "guiju:manifest";
}

/// A plugin file taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// What the plugin says about itself.
    pub manifest: Manifest,
    /// Its rules, as `.gj` source; nothing here has parsed them.
    pub rules: String,
    /// How the innovation is carried out, as Markdown.
    pub implementation: Option<String>,
    /// Files that go with that text.
    pub attachments: Attachments,
    /// Whether it brings code; most plugins are rules alone.
    pub has_code: bool,
    /// The SHA-256 of the file, as `sha256:` and 64 hexadecimal digits.
    pub digest: String,
}

/// Packs a plugin. The same parts give the same bytes, on every machine.
pub fn build(manifest: &Manifest, rules: &str, implementation: Option<&str>, attachments: &Attachments) -> Vec<u8> {
    let mut component = Component::new();
    let mut add = |name: &str, data: &[u8]| {
        component.section(&CustomSection { name: name.into(), data: data.into() });
    };
    for (name, bytes) in attachments {
        add(&format!("{}{name}", section::ATTACHMENT), bytes);
    }
    if let Some(text) = implementation {
        add(section::IMPLEMENTATION, text.as_bytes());
    }
    add(section::RULES, rules.as_bytes());
    add(section::MANIFEST, manifest.to_json().as_bytes());
    component.finish()
}

/// Puts a plugin's sections behind its code, which is a component already. Whether it is one is for [`read`] to say.
pub fn build_with_code(code: &[u8], sections: &[u8]) -> Vec<u8> {
    let behind_head = sections.get(Component::HEADER.len()..).unwrap_or_default();
    [code, behind_head].concat()
}

/// Takes a plugin file apart. Nothing of it is run, and its rules are not parsed.
///
/// # Errors
///
/// GJ0501 for a file that is no plugin, is damaged or carries what this version does not know, GJ0021 for one that is too
/// large, GJ0502 for a missing part, GJ0503 and GJ0507 for its manifest, and GJ0506 for one that imports something.
pub fn read(bytes: &[u8]) -> Result<Package, PackageError> {
    check_size(bytes, MAX_PACKAGE_BYTES)?;
    let sections = scan(bytes)?;
    let Some(manifest) = sections.text(section::MANIFEST, MAX_MANIFEST_BYTES)? else {
        return Err(PackageError::MissingSection { section: section::MANIFEST });
    };
    let manifest = Manifest::from_json(manifest)?;
    let Some(rules) = sections.text(section::RULES, MAX_FILE_BYTES)? else {
        return Err(PackageError::MissingSection { section: section::RULES });
    };
    let implementation = sections.text(section::IMPLEMENTATION, MAX_FILE_BYTES)?.map(str::to_owned);
    let attachments = sections.attachments.iter().map(|(name, data)| ((*name).to_owned(), data.to_vec())).collect();
    Ok(Package {
        manifest,
        rules: rules.to_owned(),
        implementation,
        attachments,
        has_code: sections.has_code,
        digest: digest(bytes),
    })
}

impl Package {
    /// The code of the plugin that was read from these bytes, as a component without the plugin's sections; nothing of a plugin
    /// without code. To pack it again with the other parts gives the same file.
    ///
    /// # Errors
    ///
    /// GJ0501 where the sections do not stand behind the code as [`build_with_code`] puts them.
    pub fn code<'b>(&self, bytes: &'b [u8]) -> Result<Option<&'b [u8]>, PackageError> {
        if !self.has_code {
            return Ok(None);
        }
        let Package { manifest, rules, implementation, attachments, .. } = self;
        let sections = build(manifest, rules, implementation.as_deref(), attachments);
        let behind_head = sections.get(Component::HEADER.len()..).unwrap_or_default();
        bytes.strip_suffix(behind_head).map(Some).ok_or_else(|| not_a_plugin(FileFault::Inseparable))
    }
}

/// Checks that plugins to be used together have an id each. The same file twice is fine: a place may adopt it under two names.
///
/// # Errors
///
/// GJ0508 for an id that two different files claim.
pub fn check_ids<'a>(packages: impl IntoIterator<Item = &'a Package>) -> Result<(), PackageError> {
    let mut digests = BTreeMap::new();
    for package in packages {
        let id = package.manifest.id.as_str();
        let first = *digests.entry(id).or_insert(&package.digest);
        if *first != package.digest {
            return Err(PackageError::DuplicatePlugin { plugin: id.to_owned() });
        }
    }
    Ok(())
}

fn check_size(bytes: &[u8], limit: usize) -> Result<(), PackageError> {
    if bytes.len() > limit { Err(PackageError::TooLarge { size: bytes.len(), limit }) } else { Ok(()) }
}

/// The SHA-256 of bytes, as `sha256:` and 64 hexadecimal digits.
pub(crate) fn digest(bytes: &[u8]) -> String {
    let mut text = String::from("sha256:");
    for byte in Sha256::digest(bytes) {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// The plugin's sections, as bytes of the file.
#[derive(Default)]
struct Sections<'b> {
    texts: BTreeMap<&'static str, &'b [u8]>,
    attachments: BTreeMap<&'b str, &'b [u8]>,
    /// Whether the component consists of more than custom sections.
    has_code: bool,
}

impl<'b> Sections<'b> {
    fn add(&mut self, name: &'b str, data: &'b [u8]) -> Result<(), FileFault> {
        if let Some(name) = name.strip_prefix(section::ATTACHMENT) {
            return self.attach(name, data);
        }
        let known = [section::IMPLEMENTATION, section::RULES, section::MANIFEST];
        let Some(section) = known.into_iter().find(|section| *section == name) else {
            return Err(FileFault::UnknownSection { section: name.to_owned() });
        };
        match self.texts.insert(section, data) {
            Some(_) => Err(FileFault::RepeatedSection { section }),
            None => Ok(()),
        }
    }

    fn attach(&mut self, name: &'b str, data: &'b [u8]) -> Result<(), FileFault> {
        if !is_attachment_name(name) {
            return Err(FileFault::UnfitAttachment { name: name.to_owned() });
        }
        // Two names that differ in case alone would be one file on many machines.
        let taken = self.attachments.keys().any(|other| other.to_lowercase() == name.to_lowercase());
        if taken {
            return Err(FileFault::RepeatedAttachment { name: name.to_owned() });
        }
        self.attachments.insert(name, data);
        if self.attachments.len() > MAX_ATTACHMENTS { Err(FileFault::TooManyAttachments) } else { Ok(()) }
    }

    /// A section's text: UTF-8 that a terminal can show.
    fn text(&self, section: &'static str, limit: usize) -> Result<Option<&'b str>, PackageError> {
        let Some(data) = self.texts.get(section).copied() else { return Ok(None) };
        check_size(data, limit)?;
        let Ok(text) = std::str::from_utf8(data) else { return Err(not_a_plugin(FileFault::NotUtf8 { section })) };
        let hostile = |character: char| is_hostile(character) && !matches!(character, '\n' | '\r' | '\t');
        if text.chars().any(hostile) {
            return Err(not_a_plugin(FileFault::ControlCharacter { section }));
        }
        Ok(Some(text))
    }
}

/// Walks the whole file and picks out the plugin's sections.
fn scan(bytes: &[u8]) -> Result<Sections<'_>, PackageError> {
    check_magic(bytes)?;
    let mut sections = Sections::default();
    let mut depth = 0_usize;
    let mut fault = None;
    for payload in Parser::new(0).parse_all(bytes) {
        match payload.map_err(malformed)? {
            Payload::Version { encoding: Encoding::Module, .. } if depth == 0 => {
                return Err(not_a_plugin(FileFault::CoreModule));
            }
            Payload::Version { .. } => depth += 1,
            Payload::End(_) => depth = depth.saturating_sub(1),
            // What stands inside a nested module or component is code's own affair.
            _ if depth > 1 => {}
            // Names and tools, which compilers leave behind; nobody acts on them.
            Payload::CustomSection(custom) if ["component-name", "producers"].contains(&custom.name()) => {}
            Payload::CustomSection(custom) => fault = fault.or(sections.add(custom.name(), custom.data()).err()),
            Payload::ComponentImportSection(imports) => refuse_imports(imports)?,
            _ => sections.has_code = true,
        }
    }
    // In this order, because a component made for something else should be called that.
    if sections.texts.is_empty() {
        return Err(not_a_plugin(FileFault::NoSections));
    }
    fault.map_or(Ok(sections), |fault| Err(not_a_plugin(fault)))
}

/// Tells a file of another kind from a damaged plugin; the parser calls both damaged.
fn check_magic(bytes: &[u8]) -> Result<(), PackageError> {
    const MAGIC: &[u8] = b"\0asm";
    if bytes.starts_with(MAGIC) {
        Ok(())
    } else if !bytes.is_empty() && MAGIC.starts_with(bytes) {
        Err(not_a_plugin(FileFault::Malformed { offset: bytes.len() }))
    } else {
        Err(not_a_plugin(FileFault::NotWasm))
    }
}

/// What a component exports, by name and in order. Of a file that is none, nothing comes back.
pub(crate) fn exports(bytes: &[u8]) -> Vec<&str> {
    let mut names = Vec::new();
    let mut depth = 0_usize;
    for payload in Parser::new(0).parse_all(bytes) {
        match payload {
            Ok(Payload::Version { .. }) => depth += 1,
            Ok(Payload::End(_)) => depth = depth.saturating_sub(1),
            Ok(Payload::ComponentExportSection(exports)) if depth == 1 => {
                names.extend(exports.into_iter().flatten().map(|export| export.name.name));
            }
            Ok(_) => {}
            Err(_) => return Vec::new(),
        }
    }
    names
}

/// A component imports nothing. Tools write down the names of its own records as imports of types; those need nobody to
/// provide them.
fn refuse_imports(imports: ComponentImportSectionReader<'_>) -> Result<(), PackageError> {
    for import in imports {
        let import = import.map_err(malformed)?;
        if !matches!(import.ty, ComponentTypeRef::Type(TypeBounds::Eq(_))) {
            return Err(PackageError::ForbiddenImport { name: import.name.name.to_owned() });
        }
    }
    Ok(())
}

fn malformed(error: wasmparser::BinaryReaderError) -> PackageError {
    not_a_plugin(FileFault::Malformed { offset: error.offset() })
}

fn not_a_plugin(fault: FileFault) -> PackageError {
    PackageError::NotAPlugin(fault)
}
