//! What one cell of a profile's table holds, and how a text is written so that it holds just that.

use crate::profile::tree::Kind;

/// A text as the cell of a profile's table that means just this text: what could be read as something else, or computed by a
/// spreadsheet program, stands behind an apostrophe.
///
/// ```
/// use guiju_core::profile::cell_text;
/// assert_eq!(cell_text("330000"), "'330000");
/// assert_eq!(cell_text("=1+1"), "'=1+1");
/// assert_eq!(cell_text("规矩"), "规矩");
/// ```
pub fn cell_text(text: &str) -> String {
    if is_bare(text) { format!("'{text}") } else { guarded(text) }
}

/// A spreadsheet program would compute what begins like a formula.
pub(in crate::profile) fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\'', '\t', '\r', '\n', ' ']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// Whether a bare cell would be read as something else than this text.
fn is_bare(text: &str) -> bool {
    text.is_empty() || !matches!(kind(text), Kind::Text(same) if same == text)
}

/// What a bare cell holds.
pub(super) fn kind(written: &str) -> Kind {
    let cell = written.trim();
    let is_day = cell.len() == "2025-06-30".len() && cell.parse::<jiff::civil::Date>().is_ok();
    match cell {
        "true" | "TRUE" => Kind::Bool(true),
        "false" | "FALSE" => Kind::Bool(false),
        "[]" => Kind::List(Vec::new()),
        "{}" => Kind::Table(Vec::new()),
        _ if is_day => Kind::Date(cell.to_owned()),
        _ if cell.starts_with(|first: char| first.is_ascii_digit() || "-+.".contains(first))
            && cell.parse::<f64>().is_ok() =>
        {
            crate::profile::json::number(cell)
        }
        _ => Kind::Text(written.strip_prefix('\'').unwrap_or(written).to_owned()),
    }
}
