//! Taxonomies: the words that rules are sorted by, that effects and units are named with.

use super::Ruleset;
use crate::assessment::{Citation, Text};

/// A list of words.
#[derive(Clone, Debug)]
pub struct Taxonomy {
    /// Its name.
    pub name: String,
    /// What readers call it.
    pub title: Text,
    /// Its words, in order; finer ones behind the word they are part of.
    pub words: Vec<Word>,
}

/// A word of a taxonomy.
#[derive(Clone, Debug)]
pub struct Word {
    /// `support`, or `support.topdown` for a finer word.
    pub name: String,
    /// What readers call it.
    pub label: Text,
    /// Where the idea comes from.
    pub citations: Vec<Citation>,
}

impl Word {
    /// The word this finer one is part of.
    pub fn parent(&self) -> Option<&str> {
        self.name.rsplit_once('.').map(|(parent, _)| parent)
    }
}

/// Whether a tag counts for another: it is the same, or a finer word of it.
///
/// ```
/// use guiju_core::ruleset::counts_for;
/// assert!(counts_for("force.support.topdown", "force.support"));
/// assert!(!counts_for("force.supporting", "force.support"));
/// ```
pub fn counts_for(tag: &str, of: &str) -> bool {
    tag.strip_prefix(of).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

impl Ruleset {
    /// The words of a taxonomy.
    pub fn words(&self, taxonomy: &str) -> &[Word] {
        let found = self.taxonomies.iter().find(|candidate| candidate.name == taxonomy);
        found.map_or(&[], |taxonomy| &taxonomy.words)
    }

    /// What readers call a word; the word itself when the taxonomy does not have it.
    pub fn word(&self, taxonomy: &str, word: &str) -> Text {
        let found = self.words(taxonomy).iter().find(|known| known.name == word);
        found.map_or_else(|| Text::same(word), |known| known.label.clone())
    }

    /// Every tag that rules can be sorted by, with its label, in order.
    pub fn tags(&self) -> Vec<(String, Text)> {
        let in_use = |taxonomy: &&Taxonomy| {
            let prefix = format!("{}.", taxonomy.name);
            self.rules.iter().any(|rule| rule.tags.iter().any(|tag| tag.starts_with(&prefix)))
        };
        let words = self.taxonomies.iter().filter(in_use).flat_map(|taxonomy| {
            taxonomy.words.iter().map(move |word| (format!("{}.{}", taxonomy.name, word.name), word.label.clone()))
        });
        words.collect()
    }
}
