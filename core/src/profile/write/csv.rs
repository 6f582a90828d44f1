//! Profiles as rows for a spreadsheet: one for each value, with its provenance beside it. `super::super::csv` reads them.

use super::{float, quoted};
use crate::profile::csv::{COLUMNS, Column, cell_text, guarded};
use crate::profile::document::{Node, Table};

/// Rows under a head, each with its cells in the order of [`COLUMNS`].
struct Rows<'a> {
    rows: Vec<[String; COLUMNS.len()]>,
    label: &'a dyn Fn(&str) -> String,
}

pub(in crate::profile) fn csv(top: &Table, open: &[&str], label: &dyn Fn(&str) -> String) -> String {
    let mut rows = Rows { rows: Vec::new(), label };
    for (key, node) in &top.0 {
        match node {
            // A group of facts comes from nowhere: only its facts do.
            Node::Table(table) if !table.0.is_empty() => {
                table.0.iter().for_each(|(inner, node)| rows.node(&format!("{}.{}", step(key), step(inner)), node));
            }
            _ => rows.node(&step(key), node),
        }
    }
    open.iter().for_each(|path| rows.push(path, String::new(), &[]));
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let head = COLUMNS.map(Column::heading);
    // Memory takes all that is written, and what is written is text.
    let written = std::iter::once(&head).chain(&rows.rows).try_for_each(|row| writer.write_record(row));
    let bytes = written.ok().and_then(|()| writer.into_inner().ok()).unwrap_or_default();
    // Spreadsheet programs take a file for UTF-8 only behind this mark.
    format!("\u{feff}{}", String::from_utf8_lossy(&bytes))
}

impl Rows<'_> {
    fn node(&mut self, path: &str, node: &Node) {
        match node {
            Node::Table(table) => self.table(path, table),
            Node::List(items) if items.is_empty() => self.push(path, "[]".to_owned(), &[]),
            Node::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.node(&format!("{path}[{}]", index + 1), item);
                }
            }
            plain => self.push(path, cell(plain), &[]),
        }
    }

    /// What says where a table comes from stands beside its path, and with it the value when there is but one.
    fn table(&mut self, path: &str, table: &Table) {
        let beside: Vec<(Column, String)> =
            table.0.iter().filter_map(|(key, node)| Column::provenance(key, node)).flatten().collect();
        let rest = || table.0.iter().filter(|(key, node)| Column::provenance(key, node).is_none());
        let value = table.get("value").filter(|value| value.is_plain() && !beside.is_empty());
        if table.0.is_empty() {
            self.push(path, "{}".to_owned(), &[]);
        } else if !beside.is_empty() {
            self.push(path, value.map(cell).unwrap_or_default(), &beside);
        }
        for (key, node) in rest().filter(|(key, _)| value.is_none() || key != "value") {
            self.node(&format!("{path}.{}", step(key)), node);
        }
    }

    fn push(&mut self, path: &str, value: String, beside: &[(Column, String)]) {
        let row = COLUMNS.map(|column| match column {
            Column::Path => path.to_owned(),
            Column::Label => (self.label)(path),
            Column::Value => value.clone(),
            _ => beside.iter().find(|(other, _)| *other == column).map(|(_, text)| guarded(text)).unwrap_or_default(),
        });
        self.rows.push(row);
    }
}

/// A value as a cell. A text that could be read as something else stands behind an apostrophe.
fn cell(node: &Node) -> String {
    match node {
        Node::Bool(value) => value.to_string(),
        Node::Int(value) => value.to_string(),
        Node::Float(value) => float(*value),
        Node::Date(text) => text.clone(),
        Node::Text(text) => cell_text(text),
        Node::List(_) | Node::Table(_) => String::new(),
    }
}

fn step(key: &str) -> String {
    let plain = !key.is_empty() && !key.contains(['.', '[', ']', '"', ',', '\n', '\r']);
    if plain { key.to_owned() } else { quoted(key) }
}
