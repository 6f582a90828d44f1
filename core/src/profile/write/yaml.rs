//! Profiles in YAML: one entry a line, and every text in quotes, so that none is taken for a number or a date.

use super::{float, quoted};
use crate::profile::document::{Node, Table};

pub(in crate::profile) fn yaml(top: &Table) -> String {
    let mut out = String::new();
    table(top, 0, &mut out);
    out
}

fn table(table: &Table, depth: usize, out: &mut String) {
    for (key, below) in &table.0 {
        *out += &"  ".repeat(depth);
        *out += &name(key);
        out.push(':');
        node(below, depth, out);
    }
}

/// What stands behind a colon or a dash: on the same line, or deeper on those below.
fn node(node: &Node, depth: usize, out: &mut String) {
    match node {
        Node::Table(below) if !below.0.is_empty() => {
            out.push('\n');
            table(below, depth + 1, out);
        }
        Node::List(items) if items.iter().any(|item| !item.is_plain()) => {
            out.push('\n');
            for item in items {
                let mut entry = String::new();
                self::node(item, depth + 1, &mut entry);
                // A dash stands where the first key of a table would be indented to.
                *out += &format!("{}- {}", "  ".repeat(depth + 1), entry.trim_start());
            }
        }
        plain => {
            out.push(' ');
            *out += &inline(plain);
            out.push('\n');
        }
    }
}

fn inline(node: &Node) -> String {
    match node {
        Node::Bool(value) => value.to_string(),
        Node::Int(value) => value.to_string(),
        Node::Float(value) => float(*value),
        Node::Text(text) | Node::Date(text) => quoted(text),
        Node::List(items) => format!("[{}]", items.iter().map(inline).collect::<Vec<_>>().join(", ")),
        Node::Table(_) => "{}".to_owned(),
    }
}

/// A key; words of letters and digits need no quotes.
fn name(key: &str) -> String {
    let plain = key.starts_with(|first: char| first.is_ascii_alphabetic())
        && key.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_');
    if plain { key.to_owned() } else { quoted(key) }
}
