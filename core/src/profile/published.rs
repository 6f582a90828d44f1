//! `[[published]]`: what others have published about the region. It is shown as it stands, and no rule reads it.

use guiju_grammar::{ArgValue, Code, Diagnostic, nearest};

use super::read::Reader;
use super::tree::{Kind, Tree};
use crate::assessment::{Published, Text};

const KEYS: &[&str] = &["title", "publisher", "year", "result", "source", "at", "note"];

impl Reader<'_> {
    pub(super) fn published(&mut self, tree: &Tree) {
        let Kind::List(entries) = &tree.kind else {
            self.wrong_type("published", tree, "word-list");
            return;
        };
        let published: Vec<Published> = entries.iter().filter_map(|entry| self.publication(entry)).collect();
        self.profile.published = published;
    }

    fn publication(&mut self, tree: &Tree) -> Option<Published> {
        let Some(entries) = tree.table() else {
            self.wrong_type("published", tree, "word-table");
            return None;
        };
        for (key, _) in entries.iter().filter(|(key, _)| !KEYS.contains(&key.value.as_str())) {
            let near = nearest(&key.value, KEYS.iter().copied());
            let diagnostic = Diagnostic::new(Code::UnknownFactKey, key.span).arg("key", key.value.as_str());
            self.report(diagnostic.suggest(key.span, near));
        }
        // All that is absent is told at once.
        let (title, publisher, result) =
            (self.words(tree, "title"), self.words(tree, "publisher"), self.words(tree, "result"));
        let year = self.year(tree);
        let provenance = self.provenance("published", tree);
        Some(Published {
            title: title?,
            publisher: publisher?,
            year: year?,
            result: result?,
            source: provenance.source,
            at: provenance.at,
            note: provenance.note,
        })
    }

    fn words(&mut self, tree: &Tree, key: &str) -> Option<Text> {
        match tree.get(key) {
            Some(written) => self.text(&format!("published.{key}"), written),
            None => {
                self.absent(tree, key, "word-text");
                None
            }
        }
    }

    fn year(&mut self, tree: &Tree) -> Option<i64> {
        match tree.get("year").map(|written| (written, &written.kind)) {
            Some((_, Kind::Int(year))) if (1000..=9999).contains(year) => Some(*year),
            Some((written, Kind::Int(year))) => {
                self.report(Diagnostic::new(Code::ProfileDate, written.span).arg("found", year.to_string()));
                None
            }
            Some((written, _)) => {
                self.wrong_type("published.year", written, "word-int");
                None
            }
            None => {
                self.absent(tree, "year", "word-int");
                None
            }
        }
    }

    fn absent(&mut self, tree: &Tree, key: &str, expected: &'static str) {
        self.report(
            Diagnostic::new(Code::WrongType, tree.span)
                .arg("path", format!("published.{key}"))
                .arg("expected", ArgValue::Word(expected))
                .arg("found", ArgValue::Word("word-nothing")),
        );
    }
}
