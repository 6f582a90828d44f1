//! The sheet of a list: its items, one a row. A list is taken as a whole; what was not touched stays as the profile has it.

use std::collections::BTreeMap;

use guiju_core::profile::{Given, Table};
use guiju_core::schema::{Fact, FactId};
use guiju_core::value::Value;
use guiju_core::{Node, Profile, Ruleset};

use super::form::{Claim, Reading, Said};
use super::value::{Kind, Problem, value};
use crate::form::{Column, HEAD, ID, Printed, columns, printed};
use crate::words::{CODE, Lang};
use crate::workbook::{Cell, Content, Sheet, address};

/// The path of the fact whose items a sheet holds.
pub fn subject(sheet: &Sheet) -> Option<String> {
    let lines = sheet.columns(1).map(|column| sheet.text(1, column));
    lines.into_iter().find_map(|line| {
        let (word, path) = line.split_once([':', '：'])?;
        CODE.is(word).then(|| path.trim().to_owned())
    })
}

pub fn read(reading: &mut Reading<'_>, sheet: &Sheet, path: &str) {
    let schema = &reading.base.ruleset.schema;
    let id = schema.find(path);
    let Some(fact) = id.and_then(|id| schema.fact(id)) else {
        reading.changed(sheet, "A2".to_owned(), "word-form-unknown-code", path);
        return;
    };
    let columns = columns(fact).unwrap_or_default();
    let [base, sent] = [reading.base.profile, reading.base.sent].map(|profile| items(profile, id));
    let nodes = base_nodes(reading.base.document.get(path));
    let shape: BTreeMap<&'static str, u32> = BTreeMap::new();
    let rows = reading.usable_rows(sheet, HEAD, &shape);
    let width = u32::try_from(columns.len()).unwrap_or_default();
    for column in sheet.columns(HEAD).filter(|column| *column > width) {
        reading.changed(sheet, address((HEAD, column)), "word-form-added-column", &sheet.text(HEAD, column));
    }
    let filled: Vec<u32> =
        rows.into_iter().filter(|row| (1..=width).any(|at| sheet.cell(*row, at).is_some())).collect();
    let printed = Base { ruleset: reading.base.ruleset, items: base, nodes, lang: reading.lang };
    // What a department left as it was sent out says nothing against what the profile was changed to since.
    if printed.is_untouched(sheet, &filled, &columns)
        || (Base { items: sent, ..printed }).is_untouched(sheet, &filled, &columns)
    {
        return;
    }
    if reading.empty_lists.remove(path).is_some() {
        reading.problem(sheet, (HEAD + 1, 1), path, &Problem::new("word-cell-none-and-items"));
        return;
    }
    let before = reading.diagnostics.len();
    repeated_ids(reading, sheet, &filled, &columns, path);
    let items: Vec<Node> =
        filled.iter().filter_map(|row| item(reading, sheet, *row, fact, &columns, &printed)).collect();
    // A list with an item that cannot be used would be taken for complete without it.
    if reading.diagnostics.len() == before {
        let place = reading.place(sheet, address((HEAD + 1, 1)));
        let beside = reading.beside.get(path).cloned().unwrap_or_default();
        let shown = items.iter().map(short).collect::<Vec<_>>().join(", ");
        reading.claims.push(Claim { path: path.to_owned(), said: Said::Items(items), shown, place, beside });
    }
}

/// Tells of rows with the id of a row above them: which of the two holds nobody can say.
fn repeated_ids(reading: &mut Reading<'_>, sheet: &Sheet, rows: &[u32], columns: &[Column], path: &str) {
    let Some(at) = (1..).zip(columns).find(|(_, column)| *column.name == *ID).map(|(at, _)| at) else { return };
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for row in rows {
        let id = sheet.text(*row, at);
        match seen.get(&id) {
            Some(first) if !id.is_empty() => reading.repeated(sheet, [(*first, at), (*row, at)], path, &id),
            _ => {
                seen.insert(id, *row);
            }
        }
    }
}

/// The items as the profile writes them.
pub fn base_nodes(stated: Option<&Node>) -> &[Node] {
    match stated {
        Some(Node::List(items)) => items,
        Some(Node::Table(table)) => match table.get("value") {
            Some(Node::List(items)) => items,
            _ => &[],
        },
        _ => &[],
    }
}

/// The items that a profile states.
fn items(profile: &Profile, id: Option<FactId>) -> &[Value] {
    match id.and_then(|id| profile.entry(id)).map(|entry| &entry.given) {
        Some(Given::Value(Value::List(items))) => items,
        _ => &[],
    }
}

/// What the form showed when it was sent out.
#[derive(Clone, Copy)]
struct Base<'a> {
    ruleset: &'a Ruleset,
    items: &'a [Value],
    nodes: &'a [Node],
    lang: Lang,
}

impl Base<'_> {
    /// Whether the rows are those that were sent out.
    fn is_untouched(&self, sheet: &Sheet, rows: &[u32], columns: &[Column]) -> bool {
        rows.len() == self.items.len()
            && rows.iter().zip(self.items).all(|(row, item)| {
                (1..).zip(columns).all(|(at, column)| self.shows(sheet.cell(*row, at), item, column))
            })
    }

    /// Whether a cell holds what was shown of an item.
    fn shows(&self, cell: Option<&Cell>, item: &Value, column: &Column) -> bool {
        match (cell, printed(self.ruleset, item, column, self.lang)) {
            (None, None) => true,
            (Some(cell), Some(_)) if cell.formula => false,
            (Some(cell), Some(Printed::Text(text))) => cell.shown() == text.trim(),
            (Some(cell), Some(Printed::Day(day))) => cell.content == Content::Day(day),
            (Some(cell), Some(Printed::Number(number))) => {
                matches!(cell.content, Content::Number(shown) if (shown - number).abs() <= 1e-9 * number.abs().max(1.0))
            }
            _ => false,
        }
    }

    /// The item that a row was made of: the one that its first cell names.
    fn origin(&self, sheet: &Sheet, row: u32, columns: &[Column]) -> Option<(&Value, &Node)> {
        let first = columns.first()?;
        let cell = sheet.cell(row, 1)?;
        self.items.iter().zip(self.nodes).find(|(item, _)| self.shows(Some(cell), item, first))
    }
}

fn item(
    reading: &mut Reading<'_>,
    sheet: &Sheet,
    row: u32,
    fact: &Fact,
    columns: &[Column],
    base: &Base<'_>,
) -> Option<Node> {
    let origin = base.origin(sheet, row, columns);
    let mut table = Table::default();
    let mut good = true;
    for (at, column) in (1..).zip(columns) {
        let cell = sheet.cell(row, at);
        // A field that still shows what was sent out stays as it is written, with all that stands beside it.
        let kept = origin.filter(|(item, _)| base.shows(cell, item, column)).map(|(_, node)| node);
        let path = if column.name.is_empty() { fact.path.clone() } else { format!("{}.{}", fact.path, column.name) };
        let stated = match (kept, cell) {
            (Some(Node::Table(fields)), _) if !column.name.is_empty() => fields.get(&column.name).cloned(),
            (Some(node), _) if column.name.is_empty() => Some(node.clone()),
            (_, None) => None,
            (_, Some(cell)) => {
                match value(cell, Kind { ty: &column.ty, quantity: &column.quantity, range: column.range }) {
                    Ok(node) => Some(node),
                    Err(problem) => {
                        reading.problem(sheet, (row, at), &path, &problem);
                        good = false;
                        None
                    }
                }
            }
        };
        match stated {
            Some(node) if column.name.is_empty() => return Some(node),
            Some(node) => table.set(&column.name, node),
            None => {}
        }
    }
    (good && !table.0.is_empty()).then_some(Node::Table(table))
}

/// An item in a few words, the same in both languages.
fn short(node: &Node) -> String {
    match node {
        Node::Bool(value) => value.to_string(),
        Node::Int(value) => value.to_string(),
        Node::Float(value) => value.to_string(),
        Node::Text(text) | Node::Date(text) => text.clone(),
        Node::List(items) => items.iter().map(short).collect::<Vec<_>>().join(", "),
        Node::Table(table) => {
            format!("{{ {} }}", table.0.iter().map(|(_, node)| short(node)).collect::<Vec<_>>().join(", "))
        }
    }
}
