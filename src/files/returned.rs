//! A folder of forms that departments returned.

use std::path::Path;

use guiju::inputs::Named;
use guiju_grammar::Diagnostic;

use super::{failure, read_within};

/// What spreadsheets are saved as. Only `.xlsx` is read; the others are looked at so that none is passed over in silence.
const SPREADSHEETS: [&str; 8] = ["xlsx", "xls", "xlsm", "xlsb", "et", "ett", "ods", "csv"];

/// The spreadsheets in a folder, in the order of their names. What programs keep beside a file that is open is left out.
pub fn returned_files(folder: &Path) -> Result<Vec<String>, Diagnostic> {
    let shown = folder.display().to_string();
    let entries = std::fs::read_dir(folder).map_err(|error| failure(&shown, &error))?;
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| failure(&shown, &error))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
        let is_spreadsheet = extension.is_some_and(|extension| SPREADSHEETS.contains(&extension.as_str()));
        if is_spreadsheet && !name.starts_with("~$") && !name.starts_with('.') {
            found.push(entry.path().display().to_string());
        }
    }
    found.sort();
    Ok(found)
}

/// Reads a workbook.
pub fn read_workbook(path: &str) -> Result<Named, Diagnostic> {
    read_within(path, guiju_forms::MAX_FILE_BYTES)
}
