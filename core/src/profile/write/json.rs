//! Profiles in JSON.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::profile::document::{Node, Table};

pub(in crate::profile) fn json(top: &Table) -> String {
    // Only a number without a value could fail here, and no profile that reads has one.
    serde_json::to_string_pretty(top).unwrap_or_default() + "\n"
}

impl Serialize for Table {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, node) in &self.0 {
            map.serialize_entry(key, node)?;
        }
        map.end()
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Node::Bool(value) => serializer.serialize_bool(*value),
            Node::Int(value) => serializer.serialize_i64(*value),
            Node::Float(value) => serializer.serialize_f64(*value),
            Node::Text(text) | Node::Date(text) => serializer.serialize_str(text),
            Node::List(items) => serializer.collect_seq(items),
            Node::Table(table) => table.serialize(serializer),
        }
    }
}
