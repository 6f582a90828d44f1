//! `[departments]`: who answers for which facts.

use guiju_grammar::Spanned;

use super::read::Reader;
use super::tree::{Kind, Tree};
use crate::assessment::Text;

impl Reader<'_> {
    pub(super) fn departments(&mut self, tree: &Tree) {
        let mut named = Vec::new();
        match tree.table() {
            Some(entries) => {
                for (key, below) in entries {
                    self.department(&key.value, key, below, &mut named);
                }
            }
            None => self.wrong_type("departments", tree, "word-table"),
        }
        self.profile.departments = named.into_iter().collect();
    }

    /// A path is a key in quotes, or tables in each other.
    fn department(&mut self, path: &str, key: &Spanned<String>, tree: &Tree, named: &mut Vec<(String, Text)>) {
        let is_name = tree.get("zh").is_some() && tree.get("en").is_some();
        if let (Kind::Table(entries), false) = (&tree.kind, is_name) {
            for (inner, below) in entries {
                self.department(&format!("{path}.{}", inner.value), inner, below, named);
            }
        } else if !self.is_known(path) {
            self.unknown_path(path, key);
        } else if let Some(name) = self.text(&format!("departments.{path}"), tree) {
            named.push((path.to_owned(), name));
        }
    }
}
