//! The file around a workbook: a zip archive, looked over before anything in it is trusted. Sizes are first read from its
//! directory, which may lie, and then proved by unpacking into a limit.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::limits::{
    MAX_FILE_BYTES, MAX_PART_BYTES, MAX_PARTS, MAX_RATIO, MAX_SHEET_BYTES, MAX_TOTAL_BYTES, RATIO_FLOOR,
};

/// Why a file is not read as a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is no workbook in the format of `.xlsx`.
    NotAWorkbook,
    /// It is a workbook in the older format of `.xls` or `.et`.
    OldFormat,
    /// It is locked with a password.
    Encrypted,
    /// It brings macros.
    Macros,
    /// It links to other files or databases.
    ExternalLinks,
    /// It holds other documents.
    Embedded,
    /// The file, or something in it, is too large.
    TooLarge,
    /// It is packed so tightly that unpacking would fill the memory.
    PackedTooTightly,
    /// It has too many sheets, rows, cells, texts or styles.
    TooMany,
    /// Something in it cannot be read.
    Damaged,
}

impl Refusal {
    /// The key of the message's words.
    pub fn word(&self) -> &'static str {
        match self {
            Refusal::NotAWorkbook => "word-workbook-not-one",
            Refusal::OldFormat => "word-workbook-old",
            Refusal::Encrypted => "word-workbook-encrypted",
            Refusal::Macros => "word-workbook-macros",
            Refusal::ExternalLinks => "word-workbook-links",
            Refusal::Embedded => "word-workbook-embedded",
            Refusal::TooLarge => "word-workbook-too-large",
            Refusal::PackedTooTightly => "word-workbook-packed",
            Refusal::TooMany => "word-workbook-too-many",
            Refusal::Damaged => "word-workbook-damaged",
        }
    }
}

/// The parts of a workbook that hold text, by name, unpacked.
#[derive(Debug)]
pub struct Parts {
    parts: BTreeMap<String, String>,
}

/// How files begin that older programs wrote, and those a password locks.
const COMPOUND_FILE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// Every such file names its streams in UTF-16.
const ENCRYPTED_STREAM: &str = "EncryptedPackage";

impl Parts {
    /// Looks a file over and unpacks what is text in it.
    ///
    /// # Errors
    ///
    /// Why the file is refused.
    pub fn unpack(bytes: &[u8]) -> Result<Parts, Refusal> {
        if bytes.len() > MAX_FILE_BYTES {
            return Err(Refusal::TooLarge);
        }
        if bytes.starts_with(COMPOUND_FILE) {
            let name: Vec<u8> = ENCRYPTED_STREAM.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let is_locked = bytes.windows(name.len()).any(|window| window == name);
            return Err(if is_locked { Refusal::Encrypted } else { Refusal::OldFormat });
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::NotAWorkbook)?;
        if archive.len() > MAX_PARTS {
            return Err(Refusal::TooMany);
        }
        look_over(&mut archive)?;
        let mut parts = BTreeMap::new();
        let mut total = 0;
        for index in 0..archive.len() {
            let file = archive.by_index(index).map_err(|_| Refusal::Damaged)?;
            let name = file.name().map_err(|_| Refusal::Damaged)?.into_owned();
            if !is_text(&name) {
                continue;
            }
            let limit = limit_of(&name);
            let mut text = Vec::new();
            file.take(limit + 1).read_to_end(&mut text).map_err(|_| Refusal::Damaged)?;
            let size = u64::try_from(text.len()).unwrap_or(u64::MAX);
            total += size;
            if size > limit || total > MAX_TOTAL_BYTES {
                return Err(Refusal::TooLarge);
            }
            let text = String::from_utf8(text).map_err(|_| Refusal::Damaged)?;
            parts.insert(name, text);
        }
        if parts.contains_key("xl/workbook.xml") { Ok(Parts { parts }) } else { Err(Refusal::NotAWorkbook) }
    }

    /// A part's text.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.parts.get(name).map(String::as_str)
    }

    /// All parts with their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.parts.iter().map(|(name, text)| (name.as_str(), text.as_str()))
    }
}

/// What the directory says of sizes, and what names alone give away.
fn look_over(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), Refusal> {
    let mut total = 0_u64;
    for index in 0..archive.len() {
        let file = archive.by_index_raw(index).map_err(|_| Refusal::Damaged)?;
        let name = file.name().map_err(|_| Refusal::Damaged)?.to_ascii_lowercase();
        if file.encrypted() {
            return Err(Refusal::Encrypted);
        }
        let has = |part: &str| name.contains(part);
        if has("vbaproject") || has("macrosheets/") || has("dialogsheets/") {
            return Err(Refusal::Macros);
        }
        if has("externallinks/") || has("xl/connections") || has("querytables/") {
            return Err(Refusal::ExternalLinks);
        }
        if has("embeddings/") || has("activex/") {
            return Err(Refusal::Embedded);
        }
        let (packed, size) = (file.compressed_size(), file.size());
        if size > RATIO_FLOOR && size / MAX_RATIO > packed {
            return Err(Refusal::PackedTooTightly);
        }
        if is_text(&name) {
            total = total.saturating_add(size);
            if size > limit_of(&name) || total > MAX_TOTAL_BYTES {
                return Err(Refusal::TooLarge);
            }
        }
    }
    Ok(())
}

fn is_text(name: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    extension.eq_ignore_ascii_case("xml") || extension.eq_ignore_ascii_case("rels")
}

fn limit_of(name: &str) -> u64 {
    let name = name.to_ascii_lowercase();
    let is_large = name.contains("worksheets/") || name.ends_with("sharedstrings.xml");
    if is_large { MAX_SHEET_BYTES } else { MAX_PART_BYTES }
}
