//! The shape all three formats share: tables, lists and scalars, each with its place.

use std::collections::HashMap;

use guiju_grammar::{Code, Diagnostic, Diagnostics, Span, Spanned};

/// How deep a profile may nest; the facts themselves need five levels.
pub(super) const MAX_DEPTH: usize = 32;

/// A value in a profile's file.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    pub span: Span,
    pub kind: Kind,
}

/// The kinds of value.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    Null,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(String),
    /// A date as TOML writes it, as text: the reader tells days from moments.
    Date(String),
    List(Vec<Tree>),
    Table(Vec<(Spanned<String>, Tree)>),
}

impl Tree {
    /// The key of the message word for its kind.
    pub fn word(&self) -> &'static str {
        match self.kind {
            Kind::Null => "word-null",
            Kind::Bool(_) => "word-bool",
            Kind::Int(_) => "word-int",
            Kind::Float(_) => "word-number",
            Kind::Text(_) => "word-text",
            Kind::Date(_) => "word-date",
            Kind::List(_) => "word-list",
            Kind::Table(_) => "word-table",
        }
    }

    /// Its entries, if it is a table.
    pub fn table(&self) -> Option<&[(Spanned<String>, Tree)]> {
        match &self.kind {
            Kind::Table(entries) => Some(entries),
            _ => None,
        }
    }

    /// The entry with this key.
    pub fn get(&self, key: &str) -> Option<&Tree> {
        self.table()?.iter().find(|(name, _)| name.value == key).map(|(_, tree)| tree)
    }
}

/// A table of these entries; a key that stands there already is told.
pub(super) fn table(entries: Vec<(Spanned<String>, Tree)>, diagnostics: &mut Diagnostics) -> Kind {
    let mut first: HashMap<String, Span> = HashMap::with_capacity(entries.len());
    let mut kept = Vec::with_capacity(entries.len());
    for (key, tree) in entries {
        match first.get(&key.value) {
            Some(first) => diagnostics.push(
                Diagnostic::new(Code::DuplicateKey, key.span)
                    .arg("key", key.value.as_str())
                    .label(*first, "label-first-defined"),
            ),
            None => {
                first.insert(key.value.clone(), key.span);
                kept.push((key, tree));
            }
        }
    }
    Kind::Table(kept)
}
