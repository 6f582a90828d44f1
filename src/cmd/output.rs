//! In which form a command writes what it has to say, and where to.

use std::io;
use std::path::Path;

use guiju::diagnostics::Look;
use guiju::i18n::Words;
use guiju::inputs::{Inputs, problem};
use guiju::report::{Block, docx, full_text, html, markdown, text};
use guiju::say;
use guiju_grammar::Code;

use super::Answer;
use crate::cli::ReportFormat;
use crate::console::Console;

/// The form asked for; without one, the one that the file's name ends in, and else text.
pub(super) fn format(asked: Option<ReportFormat>, file: Option<&Path>) -> ReportFormat {
    let ending = || file?.extension()?.to_str();
    let told = || match ending()?.to_ascii_lowercase().as_str() {
        "json" => Some(ReportFormat::Json),
        "md" => Some(ReportFormat::Markdown),
        "html" | "htm" => Some(ReportFormat::Html),
        "docx" => Some(ReportFormat::Docx),
        "xlsx" => Some(ReportFormat::Xlsx),
        _ => None,
    };
    asked.or_else(told).unwrap_or(ReportFormat::Text)
}

/// Whether the form can be written to where it is to go: a document is no text for a terminal. What cannot is reported.
pub(super) fn can_go(format: ReportFormat, file: Option<&Path>, inputs: &mut Inputs) -> bool {
    let document = matches!(format, ReportFormat::Docx | ReportFormat::Xlsx);
    if !is_promised(format, file, inputs) {
        return false;
    }
    if document && file.is_none() {
        inputs.report([problem(Code::NeedsFile).arg("format", format.ending())]);
    }
    !document || file.is_some()
}

/// Endings of files that office programs open, and that are not written here: a text of that name opens nowhere.
const FOREIGN: [&str; 9] = ["pdf", "doc", "wps", "rtf", "odt", "xls", "et", "ods", "pptx"];

/// Whether a file's name promises a form that can be written. What does not is reported.
fn is_promised(format: ReportFormat, file: Option<&Path>, inputs: &mut Inputs) -> bool {
    let ending = file.and_then(|path| path.extension()?.to_str()).unwrap_or_default().to_ascii_lowercase();
    let is_foreign = format == ReportFormat::Text && FOREIGN.contains(&ending.as_str());
    if is_foreign {
        inputs.report([problem(Code::NoSuchForm).arg("format", ending)]);
    }
    !is_foreign
}

/// Whether pages can be written in this form: a workbook holds data, and is made by `check` alone. What cannot is reported.
pub(super) fn is_page(format: ReportFormat, inputs: &mut Inputs) -> bool {
    let workbook = format == ReportFormat::Xlsx;
    if workbook {
        inputs.report([problem(Code::NoSuchForm).arg("format", format.ending())]);
    }
    !workbook
}

/// Bytes for the file they are to be written to, or a text for standard output.
pub(super) fn written(bytes: Vec<u8>, file: Option<&Path>, console: &Console) -> Answer {
    match file {
        Some(path) => {
            let shown = path.display().to_string();
            let note = console.words.iter().map(|words| say!(words, "written", path = shown.as_str()) + "\n").collect();
            Answer { files: vec![(path.to_owned(), bytes)], note, ..Answer::default() }
        }
        None => Answer::text(String::from_utf8_lossy(&bytes)),
    }
}

/// A report never takes the place of what it was made from. What a document could not be made for is reported as what stands in the way of writing the file.
pub(super) fn made(bytes: io::Result<Vec<u8>>, file: Option<&Path>, inputs: &mut Inputs) -> Option<Vec<u8>> {
    if let Some(path) = file.filter(|path| inputs.has_read(path)) {
        inputs.report([problem(Code::AlreadyThere).arg("name", path.display().to_string())]);
        return None;
    }
    bytes
        .map_err(|error| {
            let name = file.map(|path| path.display().to_string()).unwrap_or_default();
            inputs.report([problem(Code::InputOutput).arg("name", name).arg("detail", error.to_string())]);
        })
        .ok()
}

/// A file is for readers on other screens: no colours, and the full width.
pub(super) fn look(console: &Console, file: Option<&Path>) -> Look {
    if file.is_some() { Look { colour: false, ..console.out } } else { console.out }
}

/// Lays out reports, each in its language; as text with every table, or only those one reads there.
///
/// # Errors
///
/// When a document cannot be packed.
pub(super) fn lay_out(
    reports: &[(&Words, Vec<Block>)],
    format: ReportFormat,
    full: bool,
    look: Look,
) -> io::Result<Vec<u8>> {
    let each = |write: &dyn Fn(&[Block]) -> String, between: &str| {
        reports.iter().map(|(_, blocks)| write(blocks)).collect::<Vec<_>>().join(between)
    };
    Ok(match format {
        ReportFormat::Docx => return docx(reports),
        ReportFormat::Html => html(reports),
        ReportFormat::Markdown => each(&markdown, "---\n\n"),
        ReportFormat::Text if full => each(&|blocks| full_text(blocks, look), "\n\n"),
        // Tables of data are written from the data, and not from a report's blocks.
        ReportFormat::Text | ReportFormat::Json | ReportFormat::Xlsx => each(&|blocks| text(blocks, look), "\n\n"),
    }
    .into_bytes())
}
