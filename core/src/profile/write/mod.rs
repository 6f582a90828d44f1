//! Profiles written out, in one layout for each format. What is written reads back as the same statements; remarks that are
//! only a format's comments are not part of a profile.

mod csv;
mod json;
mod toml;
mod yaml;

use super::document::{Node, Table};

pub(super) use csv::csv;
pub(super) use json::json;
pub(super) use toml::toml;
pub(super) use yaml::yaml;

/// The entries of a group of facts, each in its settled form; facts keep their order.
pub(super) fn settled_entries(group: &Table) -> Vec<(String, Node)> {
    group.0.iter().map(|(key, node)| (key.clone(), settled_node(node))).collect()
}

/// The same with keys in one order, whatever the file they were read from: what is stated comes first, and where it comes from last.
fn settled(table: &Table) -> Table {
    let mut entries: Vec<(String, Node)> =
        table.0.iter().map(|(key, node)| (key.clone(), settled_node(node))).collect();
    entries.sort_by_key(|(key, _)| rank(key));
    Table(entries)
}

pub(super) fn settled_node(node: &Node) -> Node {
    match node {
        Node::Table(table) => Node::Table(settled(table)),
        Node::List(items) => Node::List(items.iter().map(settled_node).collect()),
        plain => plain.clone(),
    }
}

fn rank(key: &str) -> usize {
    const LAST: [&str; 5] = ["source", "at", "as_of", "confidence", "note"];
    match LAST.iter().position(|last| *last == key) {
        Some(place) => 2 + place,
        None => usize::from(key != "value"),
    }
}

/// A text in double quotes, with the escapes that JSON, TOML and YAML have in common.
fn quoted(text: &str) -> String {
    // TOML alone forbids a bare delete character.
    serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007F")
}

/// A decimal number that reads back as the same one, and as a decimal.
fn float(number: f64) -> String {
    format!("{number:?}")
}
