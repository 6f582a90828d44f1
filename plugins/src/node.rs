//! Manifests as plain trees: one shape for JSON and TOML, with places where the format gives them. The tree keeps repeated
//! keys and every type apart, so that [`crate::fields`] can report all problems of a manifest and not only the first.

use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::fault::{Kind, ManifestFault, ManifestProblem, printable};

/// A value and where it stands.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) value: Value,
    pub(crate) span: Range<usize>,
}

/// A value.
#[derive(Debug)]
pub(crate) enum Value {
    Nothing,
    Truth(bool),
    Number,
    Date,
    Text(String),
    List(Vec<Node>),
    Table(Vec<Entry>),
}

/// A key with its value.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) span: Range<usize>,
    pub(crate) node: Node,
}

impl Node {
    /// What kind of value it is.
    pub(crate) fn kind(&self) -> Kind {
        match self.value {
            Value::Nothing => Kind::Nothing,
            Value::Truth(_) => Kind::Truth,
            Value::Number => Kind::Number,
            Value::Date => Kind::Date,
            Value::Text(_) => Kind::Text,
            Value::List(_) => Kind::List,
            Value::Table(_) => Kind::Table,
        }
    }

    fn unplaced(value: Value) -> Self {
        Node { value, span: 0..0 }
    }
}

/// Parses JSON. Its nodes have no places: nobody edits a packed manifest.
pub(crate) fn from_json(text: &str) -> Result<Node, ManifestProblem> {
    serde_json::from_str(text).map_err(|error| syntax(&error.to_string(), 0..0))
}

/// Parses TOML.
pub(crate) fn from_toml(text: &str) -> Result<Node, ManifestProblem> {
    match DeTable::parse(text) {
        Ok(table) => {
            let span = table.span();
            Ok(Node { value: table_value(table.into_inner()), span })
        }
        Err(error) => Err(syntax(error.message(), error.span().unwrap_or(0..0))),
    }
}

fn syntax(message: &str, span: Range<usize>) -> ManifestProblem {
    ManifestProblem { path: String::new(), fault: ManifestFault::Syntax, found: printable(message), span }
}

fn table_value(table: DeTable<'_>) -> Value {
    let entry = |(key, value): (Spanned<_>, Spanned<DeValue<'_>>)| {
        let span = key.span();
        let key: std::borrow::Cow<'_, str> = key.into_inner();
        Entry { key: key.into_owned(), span, node: toml_node(value) }
    };
    let mut entries: Vec<Entry> = table.into_iter().map(entry).collect();
    // The parser sorts by key; people read problems in the order of the file.
    entries.sort_by_key(|entry| entry.span.start);
    Value::Table(entries)
}

fn toml_node(value: Spanned<DeValue<'_>>) -> Node {
    let span = value.span();
    let value = match value.into_inner() {
        DeValue::String(text) => Value::Text(text.into_owned()),
        DeValue::Integer(_) | DeValue::Float(_) => Value::Number,
        DeValue::Boolean(truth) => Value::Truth(truth),
        DeValue::Datetime(_) => Value::Date,
        DeValue::Array(items) => Value::List(items.into_iter().map(toml_node).collect()),
        DeValue::Table(table) => table_value(table),
    };
    Node { value, span }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::unplaced(Value::Nothing))
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Node, E> {
        Ok(Node::unplaced(Value::Truth(truth)))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Node, E> {
        Ok(Node::unplaced(Value::Number))
    }

    fn visit_u64<E>(self, _: u64) -> Result<Node, E> {
        Ok(Node::unplaced(Value::Number))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Node, E> {
        Ok(Node::unplaced(Value::Number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::unplaced(Value::Text(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Node::unplaced(Value::List(items)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        let mut entries = Vec::new();
        while let Some((key, node)) = access.next_entry()? {
            entries.push(Entry { key, span: 0..0, node });
        }
        Ok(Node::unplaced(Value::Table(entries)))
    }
}
