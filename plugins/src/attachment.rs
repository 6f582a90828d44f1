//! Files that go with the text on carrying an innovation out: forms, model documents, tables.

use std::collections::BTreeMap;

use crate::fault::is_hostile;

/// Attachments by name. Their bytes are handed on as they are; nothing here opens them.
pub type Attachments = BTreeMap<String, Vec<u8>>;

/// How many attachments a plugin may have; all of them together are bounded by the size of a plugin.
pub const MAX_ATTACHMENTS: usize = 32;
/// The longest name, in bytes; common file systems take up to 255.
const LONGEST: usize = 200;
/// Names of devices, which on Windows are no files whatever their extension.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
/// What cannot stand in a name on one system or another.
const FORBIDDEN: [char; 9] = ['/', '\\', ':', '*', '?', '"', '<', '>', '|'];

/// Whether a name is that of a plain file on every system: no folder in it, nothing hidden, nothing that a terminal would
/// show as something else.
pub fn is_attachment_name(name: &str) -> bool {
    let is_plain = |character: char| !is_hostile(character) && !FORBIDDEN.contains(&character);
    let stem = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let numbered = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    let is_device = DEVICES.contains(&stem.as_str()) || numbered.is_some_and(|rest| rest.chars().count() == 1);
    // Names that begin so are left out where a folder is packed.
    let is_left_out = name.starts_with('.') || name.starts_with("~$");
    let ends_well = !is_left_out && !name.starts_with(' ') && !name.ends_with(['.', ' ']);
    !name.is_empty() && name.len() <= LONGEST && name.chars().all(is_plain) && ends_well && !is_device
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_that_of_a_plain_file_everywhere() {
        for name in ["需求表.xlsx", "flow chart (2).pdf", "a", "com.txt", "console.log"] {
            assert!(is_attachment_name(name), "{name}");
        }
        let unfit = [
            "",
            "../../x",
            "a/b",
            "a\\b",
            "C:x",
            ".hidden",
            "~$a.docx",
            "x.",
            "x ",
            "NUL",
            "con.txt",
            "LPT1.doc",
            "a\u{202e}b",
            "a\nb",
        ];
        for name in unfit.into_iter().chain(["长".repeat(67).as_str()]) {
            assert!(!is_attachment_name(name), "{name:?}");
        }
    }
}
