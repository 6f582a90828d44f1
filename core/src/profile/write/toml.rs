//! Profiles in TOML: a table for each group, and in it one line for each fact. What does not fit on a line gets a table or
//! lines of its own.

use super::{float, quoted};
use crate::profile::document::{Node, Table};

/// Columns of a line; a full-width character counts as two.
const WIDTH: usize = 120;

pub(in crate::profile) fn toml(top: &Table) -> String {
    let mut out = String::new();
    // The groups of facts have headings, however short they are.
    let is_line =
        |(key, node): &&(String, Node)| !is_rows(node) && (node.table().is_none() || fits(key, node) && key == "note");
    for (key, node) in top.0.iter().filter(is_line) {
        out += &line(key, node);
    }
    for (key, node) in top.0.iter().filter(|entry| !is_line(entry)) {
        below(&name(key), node, &mut out);
    }
    out
}

/// A table under a heading of its own. Lines come before headings, because a line belongs to the heading above it.
fn section(heading: &str, table: &Table, out: &mut String) {
    for (key, node) in table.0.iter().filter(|(key, node)| is_line(key, node)) {
        *out += &line(key, node);
    }
    for (key, node) in table.0.iter().filter(|(key, node)| !is_line(key, node)) {
        below(&format!("{heading}.{}", name(key)), node, out);
    }
}

fn below(heading: &str, node: &Node, out: &mut String) {
    match node {
        Node::Table(table) => {
            // A table that only holds others needs no heading.
            if table.0.is_empty() || table.0.iter().any(|(key, node)| is_line(key, node)) {
                *out += &format!("\n[{heading}]\n");
            }
            section(heading, table, out);
        }
        Node::List(rows) => {
            for row in rows.iter().filter_map(Node::table) {
                *out += &format!("\n[[{heading}]]\n");
                section(heading, row, out);
            }
        }
        _ => {}
    }
}

/// Whether an entry stands on a line, or lines, of its own. A text in two languages is one thing, however long.
fn is_line(key: &str, node: &Node) -> bool {
    match node {
        Node::Table(table) => fits(key, node) || table.0.iter().all(|(key, _)| key == "zh" || key == "en"),
        Node::List(items) => !is_rows(node) || items.iter().all(|item| fits("", item)),
        _ => true,
    }
}

/// Whether these are tables, which may stand below each other under headings.
fn is_rows(node: &Node) -> bool {
    match node {
        Node::List(items) => !items.is_empty() && items.iter().all(|item| item.table().is_some()),
        _ => false,
    }
}

fn fits(key: &str, node: &Node) -> bool {
    width(&name(key)) + width(" = ") + width(&inline(node)) <= WIDTH
}

/// An entry on one line, or a list of several lines.
fn line(key: &str, node: &Node) -> String {
    match node {
        Node::List(items) if !fits(key, node) => {
            let items: String = items.iter().map(|item| format!("  {},\n", inline(item))).collect();
            format!("{} = [\n{items}]\n", name(key))
        }
        _ => format!("{} = {}\n", name(key), inline(node)),
    }
}

fn inline(node: &Node) -> String {
    match node {
        Node::Bool(value) => value.to_string(),
        Node::Int(value) => value.to_string(),
        Node::Float(value) => float(*value),
        Node::Text(text) => quoted(text),
        Node::Date(text) => text.clone(),
        Node::List(items) => format!("[{}]", joined(items.iter().map(inline))),
        Node::Table(table) if table.0.is_empty() => "{}".to_owned(),
        Node::Table(table) => {
            format!("{{ {} }}", joined(table.0.iter().map(|(key, node)| format!("{} = {}", name(key), inline(node)))))
        }
    }
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}

fn name(key: &str) -> String {
    let plain = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte));
    if plain { key.to_owned() } else { quoted(key) }
}

fn width(text: &str) -> usize {
    text.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum()
}
