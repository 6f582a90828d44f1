//! Profiles as the rows of a spreadsheet, in CSV: one row for each value, its path first, its provenance beside it.

mod cell;
mod column;
mod place;

use guiju_grammar::{Code, Diagnostic, Diagnostics, Source, Span, Spanned};

use self::cell::kind;
use self::place::{place, steps, table};
use super::tree::{Kind, Tree};

pub use cell::cell_text;
pub(super) use cell::guarded;
pub(super) use column::{COLUMNS, Column};

/// The most rows that are read; the reform's facts with all their members need a tenth of it.
const MAX_ROWS: usize = 10_000;

/// Reads the rows; what cannot be read is told with its row.
pub(super) fn parse(source: &Source, diagnostics: &mut Diagnostics) -> Option<Tree> {
    let before = diagnostics.len();
    let whole = Span::new(source.id, 0, source.text.len());
    let mut root = Tree { span: whole, kind: Kind::Table(Vec::new()) };
    let mut reader = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(source.text.as_bytes());
    let mut columns: Option<Vec<Option<Column>>> = None;
    let mut record = csv::StringRecord::new();
    for number in 0.. {
        let start = usize::try_from(reader.position().byte()).unwrap_or_default();
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                let span = Span::new(source.id, start, start);
                diagnostics.push(
                    Diagnostic::new(Code::ProfileSyntax, span).arg("format", "CSV").arg("detail", error.to_string()),
                );
                return None;
            }
        }
        let end = usize::try_from(reader.position().byte()).unwrap_or(start);
        let span = trimmed(source, start, end);
        if number > MAX_ROWS {
            diagnostics.push(Diagnostic::new(Code::ChainTooLong, span).arg("limit", MAX_ROWS));
            return None;
        }
        match &columns {
            None => columns = Some(headings(&record, span, diagnostics)?),
            Some(columns) => row(&mut root, &cells(columns, &record), span, diagnostics),
        }
    }
    if columns.is_none() {
        diagnostics.push(bad_table(Span::new(source.id, 0, 0), "word-table-no-path", &Column::Path.key()));
    }
    (diagnostics.len() == before).then_some(root)
}

/// A row without the line breaks around it.
fn trimmed(source: &Source, start: usize, end: usize) -> Span {
    let text = source.text.get(start..end).unwrap_or_default();
    let left = text.len() - text.trim_start_matches(['\r', '\n']).len();
    Span::new(source.id, start + left, start + text.trim_end_matches(['\r', '\n']).len().max(left))
}

fn bad_table(span: Span, detail: &'static str, found: &str) -> Diagnostic {
    Diagnostic::new(Code::UnusableTable, span).arg("detail", guiju_grammar::ArgValue::Word(detail)).arg("found", found)
}

/// What each column is; a heading nobody knows may stand over remarks.
fn headings(record: &csv::StringRecord, span: Span, diagnostics: &mut Diagnostics) -> Option<Vec<Option<Column>>> {
    let column = |cell: &str| {
        let word = cell.split_whitespace().next_back()?.to_ascii_lowercase();
        COLUMNS.into_iter().find(|column| column.key() == word)
    };
    let columns: Vec<Option<Column>> = record.iter().map(column).collect();
    for needed in [Column::Path, Column::Value] {
        if columns.iter().filter(|column| **column == Some(needed)).count() != 1 {
            diagnostics.push(bad_table(span, "word-table-no-path", &needed.key()));
            return None;
        }
    }
    Some(columns)
}

type Cells = Vec<(Column, String)>;

fn cells(columns: &[Option<Column>], record: &csv::StringRecord) -> Cells {
    let known = columns.iter().zip(record).filter_map(|(column, cell)| Some(((*column)?, cell.to_owned())));
    known.filter(|(_, cell)| !cell.trim().is_empty()).collect()
}

fn row(root: &mut Tree, cells: &Cells, span: Span, diagnostics: &mut Diagnostics) {
    let cell = |column: Column| cells.iter().find(|(other, _)| *other == column).map(|(_, text)| text.as_str());
    let beside = beside(&cell, span);
    // A row that states nothing is one to be filled in.
    if beside.is_empty() && cell(Column::Value).is_none() {
        return;
    }
    let path = cell(Column::Path).unwrap_or_default();
    let stated = steps(path).ok_or("word-table-bad-path").and_then(|steps| {
        let place = place(root, &steps, span)?;
        state(place, cell(Column::Value), beside, span)
    });
    if let Err(detail) = stated {
        diagnostics.push(bad_table(span, detail, path));
    }
}

/// The entries of a table that say where it comes from.
fn beside<'c>(cell: &dyn Fn(Column) -> Option<&'c str>, span: Span) -> Vec<(Spanned<String>, Tree)> {
    let text = |text: &str| Tree { span, kind: Kind::Text(text.strip_prefix('\'').unwrap_or(text).to_owned()) };
    let entry = |key: &str, tree: Tree| (Spanned::new(key.to_owned(), span), tree);
    let plain = [
        (Column::Source, "source"),
        (Column::AsOf, "as_of"),
        (Column::Confidence, "confidence"),
        (Column::Missing, "missing"),
    ];
    let mut entries: Vec<_> =
        plain.into_iter().filter_map(|(column, key)| Some(entry(key, text(cell(column)?)))).collect();
    if let Some(places) = cell(Column::At) {
        let mut places: Vec<Tree> = places.lines().filter(|place| !place.is_empty()).map(text).collect();
        let one = if places.len() == 1 { places.pop() } else { None };
        entries.push(entry("at", one.unwrap_or(Tree { span, kind: Kind::List(places) })));
    }
    match (cell(Column::NoteZh), cell(Column::NoteEn)) {
        (Some(zh), Some(en)) => {
            let sides = vec![entry("zh", text(zh)), entry("en", text(en))];
            entries.push(entry("note", Tree { span, kind: Kind::Table(sides) }));
        }
        (Some(note), None) | (None, Some(note)) => entries.push(entry("note", text(note))),
        (None, None) => {}
    }
    entries
}

/// States a row at its place.
fn state(
    place: &mut Tree,
    value: Option<&str>,
    beside: Vec<(Spanned<String>, Tree)>,
    span: Span,
) -> Result<(), &'static str> {
    let value = value.map(|value| Tree { span, kind: kind(value) });
    if beside.is_empty() {
        return match (&place.kind, value) {
            (Kind::Null, Some(value)) => {
                *place = value;
                Ok(())
            }
            _ => Err("word-table-twice"),
        };
    }
    let entries = table(place)?;
    let value = value.map(|value| (Spanned::new("value".to_owned(), span), value));
    for entry in value.into_iter().chain(beside) {
        if entries.iter().any(|(key, _)| key.value == entry.0.value) {
            return Err("word-table-twice");
        }
        entries.push(entry);
    }
    Ok(())
}
