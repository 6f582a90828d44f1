//! Profiles as the rows of a spreadsheet, in CSV: one row for each value, its path first, its provenance beside it.

use guiju_grammar::{Code, Diagnostic, Diagnostics, Source, Span, Spanned};

use super::document::Node;
use super::tree::{Kind, MAX_DEPTH, Tree};

/// The most rows that are read; the reform's facts with all their members need a tenth of it.
const MAX_ROWS: usize = 10_000;

/// A column, in the order of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Path,
    Label,
    Value,
    Source,
    At,
    AsOf,
    Confidence,
    NoteZh,
    NoteEn,
    Missing,
}

/// All columns. Readers know them by the last word of their heading.
pub(super) const COLUMNS: [Column; 10] = [
    Column::Path,
    Column::Label,
    Column::Value,
    Column::Source,
    Column::At,
    Column::AsOf,
    Column::Confidence,
    Column::NoteZh,
    Column::NoteEn,
    Column::Missing,
];

impl Column {
    /// The heading, in both languages; the last word is the key in other formats.
    pub fn heading(self) -> String {
        let heading = match self {
            Column::Path => "路径 path",
            Column::Label => "名称 label",
            Column::Value => "值 value",
            Column::Source => "来源 source",
            Column::At => "位置 at",
            Column::AsOf => "时点 as_of",
            Column::Confidence => "把握程度 confidence",
            Column::NoteZh => "说明 note.zh",
            Column::NoteEn => "英文说明 note.en",
            Column::Missing => "缺失理由 missing",
        };
        heading.to_owned()
    }

    fn key(self) -> String {
        self.heading().split(' ').next_back().unwrap_or_default().to_owned()
    }

    /// The cells that an entry of a table stands in, when it says where the table comes from.
    pub fn provenance(key: &str, node: &Node) -> Option<Vec<(Column, String)>> {
        let text = |node: &Node| if let Node::Text(text) = node { Some(text.clone()) } else { None };
        let one = |column: Column| text(node).filter(|text| !text.is_empty()).map(|text| vec![(column, text)]);
        match key {
            "source" => one(Column::Source),
            "confidence" => one(Column::Confidence),
            "missing" => one(Column::Missing),
            "as_of" => match node {
                Node::Int(year) => Some(vec![(Column::AsOf, year.to_string())]),
                Node::Date(day) => Some(vec![(Column::AsOf, day.clone())]),
                _ => one(Column::AsOf),
            },
            "at" => {
                let places = if let Node::List(places) = node { places.clone() } else { vec![node.clone()] };
                let places: Vec<String> = places.iter().map(text).collect::<Option<_>>()?;
                let plain = |place: &String| !place.is_empty() && !place.contains('\n');
                (!places.is_empty() && places.iter().all(plain)).then(|| vec![(Column::At, places.join("\n"))])
            }
            "note" => match node.table() {
                Some(table) => {
                    let side = |key| table.get(key).and_then(text).filter(|text: &String| !text.is_empty());
                    Some(vec![(Column::NoteZh, side("zh")?), (Column::NoteEn, side("en")?)])
                }
                None => one(Column::NoteZh),
            },
            _ => None,
        }
    }
}

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
pub(super) fn guarded(text: &str) -> String {
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
fn kind(written: &str) -> Kind {
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
            super::json::number(cell)
        }
        _ => Kind::Text(written.strip_prefix('\'').unwrap_or(written).to_owned()),
    }
}

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

enum Step {
    Key(String),
    /// From 0.
    Index(usize),
}

/// The steps of `service.channels.has[1]`; a key with signs of its own stands in quotes.
fn steps(path: &str) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    let mut rest = path.trim();
    while !rest.is_empty() && steps.len() <= MAX_DEPTH {
        if let Some(inside) = rest.strip_prefix('[') {
            let (number, behind) = inside.split_once(']')?;
            steps.push(Step::Index(number.parse::<usize>().ok()?.checked_sub(1)?));
            rest = behind;
            continue;
        }
        if !steps.is_empty() {
            rest = rest.strip_prefix('.')?;
        }
        let (key, behind) = if rest.starts_with('"') { in_quotes(rest)? } else { bare(rest) };
        let quoted = rest.starts_with('"');
        if key.is_empty() && !quoted {
            return None;
        }
        steps.push(Step::Key(key));
        rest = behind;
    }
    let good = rest.is_empty() && matches!(steps.first(), Some(Step::Key(_)));
    good.then_some(steps)
}

fn bare(text: &str) -> (String, &str) {
    let (key, behind) = text.split_at(text.find(['.', '[']).unwrap_or(text.len()));
    (key.to_owned(), behind)
}

fn in_quotes(text: &str) -> Option<(String, &str)> {
    let mut keys = serde_json::Deserializer::from_str(text).into_iter::<String>();
    let key = keys.next()?.ok()?;
    text.get(keys.byte_offset()..).map(|behind| (key, behind))
}

/// The place that steps lead to, made where it is not there yet.
fn place<'t>(mut tree: &'t mut Tree, steps: &[Step], span: Span) -> Result<&'t mut Tree, &'static str> {
    let fresh = Tree { span, kind: Kind::Null };
    for step in steps {
        tree = match step {
            Step::Key(key) => {
                let entries = table(tree)?;
                let at = entries.iter().position(|(name, _)| name.value == *key).unwrap_or(entries.len());
                if at == entries.len() {
                    entries.push((Spanned::new(key.clone(), span), fresh.clone()));
                }
                entries.get_mut(at).map(|(_, tree)| tree).ok_or("word-table-bad-path")?
            }
            Step::Index(index) => {
                let items = list(tree)?;
                if *index == items.len() {
                    items.push(fresh.clone());
                }
                items.get_mut(*index).ok_or("word-table-order")?
            }
        };
    }
    Ok(tree)
}

fn table(tree: &mut Tree) -> Result<&mut Vec<(Spanned<String>, Tree)>, &'static str> {
    if matches!(tree.kind, Kind::Null) {
        tree.kind = Kind::Table(Vec::new());
    }
    match &mut tree.kind {
        Kind::Table(entries) => Ok(entries),
        _ => Err("word-table-twice"),
    }
}

fn list(tree: &mut Tree) -> Result<&mut Vec<Tree>, &'static str> {
    if matches!(tree.kind, Kind::Null) {
        tree.kind = Kind::List(Vec::new());
    }
    match &mut tree.kind {
        Kind::List(items) => Ok(items),
        _ => Err("word-table-twice"),
    }
}
