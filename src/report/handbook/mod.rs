//! The handbook of a ruleset: every rule, safeguard and model in words, beside what its author wrote.

mod advice;
mod coverage;
mod indexes;
mod rules;
mod tables;

use guiju_core::assessment::{Basis, Citation, SourceKind, SourceSummary, Text};
use guiju_core::{RuleSummary, Ruleset};

pub use coverage::coverage;

use crate::i18n::{Lang, Words};
use crate::report::locator::locator;
use crate::report::phrase::key;
use crate::report::{Block, Entry, compose, rests};
use crate::say;

/// Puts a ruleset into words. Of its rules those listed are told; guards, models and all else are told whole.
pub fn handbook(ruleset: &Ruleset, listed: &[RuleSummary], words: &Words) -> Vec<Block> {
    let mut page = Page { ruleset, words, sources: ruleset.source_summaries(), blocks: Vec::new(), sections: 0 };
    page.head();
    rules::write(&mut page, listed);
    advice::guards(&mut page);
    advice::choices(&mut page);
    indexes::write(&mut page);
    tables::write(&mut page);
    page.blocks
}

/// A handbook on its way onto paper.
struct Page<'a> {
    ruleset: &'a Ruleset,
    words: &'a Words,
    sources: Vec<SourceSummary>,
    blocks: Vec<Block>,
    sections: usize,
}

impl Page<'_> {
    fn head(&mut self) {
        self.blocks.push(Block::Title(self.label("handbook-title")));
        let rules = self.ruleset.rules.len();
        let guards = self.ruleset.guards.len();
        self.paragraph(say!(self.words, "handbook-holds", rules = rules, guards = guards));
        let citations = self.ruleset.rules.iter().map(|rule| rule.citations.as_slice());
        let rests = rests::rests_on(self.words, &self.sources, citations);
        self.blocks.push(Block::Notice(rests));
        self.paragraph(self.label("handbook-reading"));
    }

    /// Begins a section, numbered as in reports.
    fn section(&mut self, title: &str) {
        self.sections += 1;
        let number = match self.words.lang() {
            Lang::Zh => format!("{}、", compose::chinese(self.sections)),
            Lang::En => format!("{}. ", self.sections),
        };
        self.blocks.push(Block::Section(number + title));
    }

    fn paragraph(&mut self, text: String) {
        self.blocks.push(Block::Paragraph(text));
    }

    fn entry(&mut self, entry: Entry) {
        self.blocks.push(Block::Entry(entry));
    }

    fn label(&self, key: &str) -> String {
        self.words.text(key)
    }

    fn of<'t>(&self, text: &'t Text) -> &'t str {
        self.words.lang().of(text)
    }

    fn named(&self, number: &str, title: &Text) -> String {
        say!(self.words, "number-title", number = number, title = self.of(title))
    }

    /// An entry that others can point to by its number.
    fn numbered(&self, number: &str, title: &Text) -> Entry {
        Entry { anchor: number.to_owned(), ..Entry::new(self.named(number, title)) }
    }

    /// What readers call a tag of the form `taxonomy.word`.
    fn tag(&self, tag: &str) -> String {
        let found = self.ruleset.tags().into_iter().find(|(name, _)| name == tag);
        found.map_or_else(|| tag.to_owned(), |(_, label)| self.of(&label).to_owned())
    }

    fn effects(&self, effects: &[String]) -> String {
        let labels: Vec<String> =
            effects.iter().map(|effect| self.of(&self.ruleset.word("effect", effect)).to_owned()).collect();
        if labels.is_empty() { self.label("handbook-no-effects") } else { self.words.list(&labels) }
    }

    /// What something rests on. Only a law, a policy or a standard makes a requirement of what it says.
    fn basis(&self, basis: Basis, citations: &[Citation]) -> String {
        let is_official = |citation: &Citation| {
            let found = self.sources.iter().find(|source| source.key == citation.source);
            found.is_some_and(|source| source.kind != Some(SourceKind::Paper))
        };
        if basis == Basis::Seed && citations.iter().any(is_official) {
            return self.label("basis-official");
        }
        self.words.text(&key("basis-long", basis))
    }

    /// The number a source has at the end, and its kind.
    fn source(&self, key: &str) -> (usize, Option<SourceKind>) {
        let found = self.sources.iter().enumerate().find(|(_, source)| source.key == key);
        found.map_or((0, None), |(index, source)| (index + 1, source.kind))
    }

    /// Citations by the number their source has at the end, and places in it.
    fn citations(&self, citations: &[Citation]) -> String {
        let places = citations.iter().map(|citation| {
            let (number, kind) = self.source(&citation.source);
            let at: Vec<String> = citation.at.iter().map(|place| locator(self.words, place, kind)).collect();
            say!(self.words, "place-short", number = number, places = self.words.list(&at))
        });
        places.collect::<Vec<_>>().join(&self.words.text("semicolon"))
    }

    /// What something rests on, the author's remark and the sources, as the last lines of an entry.
    fn grounds(&self, entry: &mut Entry, basis: Basis, note: Option<&Text>, citations: &[Citation]) {
        entry.say(self.label("label-basis"), self.basis(basis, citations));
        entry.say(self.label("label-note"), note.map(|note| self.of(note).to_owned()).unwrap_or_default());
        entry.say(self.label("label-source"), self.citations(citations));
    }
}
