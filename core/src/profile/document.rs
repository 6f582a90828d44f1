//! A profile's file as it is written, apart from any ruleset: what is turned from one format into another, and what forms
//! are drawn up from and merged into.

use guiju_grammar::{Diagnostics, Source};

use super::tree::{Kind, Tree};
use super::{ProfileFormat, read, write};

/// One value in a profile's file.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A decimal number.
    Float(f64),
    /// A text.
    Text(String),
    /// A day as TOML writes it, ISO 8601; other formats write it as a text.
    Date(String),
    /// Values in order.
    List(Vec<Node>),
    /// Values by name, in order.
    Table(Table),
}

/// Values by name, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table(pub Vec<(String, Node)>);

/// A whole profile's file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// What stands at its top.
    pub top: Table,
}

/// Reads a file as it is written. What it means is told by [`super::read_profile`] alone.
pub fn read_document(source: &Source, format: ProfileFormat) -> (Option<Document>, Diagnostics) {
    let mut diagnostics = Vec::new();
    let tree = read::parse(source, format, &mut diagnostics);
    let node = tree.as_ref().and_then(node);
    match node {
        Some(Node::Table(top)) => (Some(Document { top }), diagnostics),
        _ => (None, diagnostics),
    }
}

/// The same without places. `null` states nothing, and is left out.
fn node(tree: &Tree) -> Option<Node> {
    Some(match &tree.kind {
        Kind::Null => return None,
        Kind::Bool(value) => Node::Bool(*value),
        Kind::Int(value) => Node::Int(*value),
        Kind::Float(value) => Node::Float(*value),
        Kind::Text(value) => Node::Text(value.clone()),
        Kind::Date(value) => Node::Date(value.clone()),
        Kind::List(items) => Node::List(items.iter().filter_map(node).collect()),
        Kind::Table(entries) => Node::Table(Table(
            entries.iter().filter_map(|(key, below)| Some((key.value.clone(), node(below)?))).collect(),
        )),
    })
}

impl Document {
    /// The file in a format. `label` tells what readers call a path; only the formats for spreadsheets show it.
    pub fn write(&self, format: ProfileFormat, label: &dyn Fn(&str) -> String) -> String {
        let top = self.settled();
        match format {
            ProfileFormat::Toml => write::toml(&top),
            ProfileFormat::Json => write::json(&top),
            ProfileFormat::Yaml => write::yaml(&top),
            ProfileFormat::Csv => self.write_rows(&[], label),
        }
    }

    /// The file as a table in CSV, with a row left open for each of these paths.
    pub fn write_rows(&self, open: &[&str], label: &dyn Fn(&str) -> String) -> String {
        write::csv(&self.settled(), open, label)
    }

    /// What stands at the top, in its order, and below it the keys in theirs.
    fn settled(&self) -> Table {
        let groups = self.top.0.iter().map(|(key, node)| match node {
            Node::Table(group) => (key.clone(), Node::Table(Table(write::settled_entries(group)))),
            other => (key.clone(), write::settled_node(other)),
        });
        Table(groups.collect())
    }

    /// What is stated at a path, such as `service.channels`.
    pub fn get(&self, path: &str) -> Option<&Node> {
        let mut steps = path.split('.');
        let mut found = self.top.get(steps.next()?)?;
        for step in steps {
            found = found.table()?.get(step)?;
        }
        Some(found)
    }

    /// States something at a path, in the place of what stood there. A plain value on the way gives way to a table.
    pub fn set(&mut self, path: &str, node: Node) {
        self.top.set_below(path, node);
    }
}

impl Table {
    /// The value of this name.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.0.iter().find(|(name, _)| name == key).map(|(_, node)| node)
    }

    /// Gives a name its value; a new name stands last.
    pub fn set(&mut self, key: &str, node: Node) {
        match self.0.iter_mut().find(|(name, _)| name == key) {
            Some((_, slot)) => *slot = node,
            None => self.0.push((key.to_owned(), node)),
        }
    }

    fn set_below(&mut self, path: &str, node: Node) {
        let Some((first, rest)) = path.split_once('.') else { return self.set(path, node) };
        match self.0.iter_mut().find(|(name, _)| name == first) {
            Some((_, Node::Table(below))) => below.set_below(rest, node),
            _ => {
                let mut below = Table::default();
                below.set_below(rest, node);
                self.set(first, Node::Table(below));
            }
        }
    }
}

impl Node {
    /// A text.
    pub fn text(text: impl Into<String>) -> Node {
        Node::Text(text.into())
    }

    /// The table it is, if it is one.
    pub fn table(&self) -> Option<&Table> {
        match self {
            Node::Table(table) => Some(table),
            _ => None,
        }
    }

    /// Whether it holds no others.
    pub fn is_plain(&self) -> bool {
        !matches!(self, Node::List(_) | Node::Table(_))
    }
}
