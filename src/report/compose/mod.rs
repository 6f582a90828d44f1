//! The words of a report, section by section.

mod bulletin;
mod choices;
mod findings;
mod foot;
mod guards;
mod head;
mod index;
mod ledger;
mod lineage;
mod lists;
mod local;
mod order;
mod published;
mod score;
mod summary;

pub use bulletin::{Bulletin, bulletin_page};
pub use ledger::sheets;

pub(in crate::report) use findings::{conclusion, facts, reasons};
pub(in crate::report) use guards::{grounds, waiting_facts, waiting_group};
pub(in crate::report) use index::picture;
pub(in crate::report) use score::counted;

use crate::i18n::{Lang, Words};
use crate::report::phrase::Phrases;
use crate::report::{Action, Block, Entry, View};
use crate::say;

/// Puts an assessment into words.
pub fn compose(view: &View<'_>, words: &Words) -> Vec<Block> {
    let mut page = Page::new(view, words);
    head::write(&mut page);
    summary::write(&mut page);
    findings::gaps(&mut page);
    findings::errors(&mut page);
    guards::held(&mut page);
    guards::running(&mut page);
    choices::write(&mut page);
    index::write(&mut page);
    published::write(&mut page);
    local::write(&mut page);
    score::finer(&mut page);
    lists::unknown(&mut page);
    lists::met(&mut page);
    lists::not_applicable(&mut page);
    foot::write(&mut page);
    page.blocks
}

/// A report on its way onto paper.
struct Page<'a> {
    view: &'a View<'a>,
    words: &'a Words,
    phrases: Phrases<'a>,
    blocks: Vec<Block>,
    sections: usize,
    parts: usize,
}

impl<'a> Page<'a> {
    fn new(view: &'a View<'a>, words: &'a Words) -> Self {
        let phrases = Phrases { words, assessment: view.assessment };
        Page { view, words, phrases, blocks: Vec::new(), sections: 0, parts: 0 }
    }

    /// Begins a section, numbered 一、二、三 or 1, 2, 3.
    fn section(&mut self, title: String) {
        self.sections += 1;
        self.parts = 0;
        self.blocks.push(Block::Section(numbered(self.words, self.sections) + &title));
    }

    /// Begins a part of a section, numbered （一） or 1.1.
    fn part(&mut self, title: String) {
        self.parts += 1;
        let number = match self.words.lang() {
            Lang::Zh => format!("（{}）", chinese(self.parts)),
            Lang::En => format!("{}.{} ", self.sections, self.parts),
        };
        self.blocks.push(Block::Part(number + &title));
    }

    fn paragraph(&mut self, text: String) {
        self.blocks.push(Block::Paragraph(text));
    }

    fn pointer(&mut self, text: String) {
        self.blocks.push(Block::Pointer(text));
    }

    fn notice(&mut self, text: String) {
        self.blocks.push(Block::Notice(text));
    }

    fn bullets(&mut self, points: Vec<String>) {
        if !points.is_empty() {
            self.blocks.push(Block::Bullets(points));
        }
    }

    fn numbered(&mut self, points: Vec<String>) {
        if !points.is_empty() {
            self.blocks.push(Block::Numbered(points));
        }
    }

    fn actions(&mut self, actions: Vec<Action>) {
        if !actions.is_empty() {
            self.blocks.push(Block::Actions(actions));
        }
    }

    fn entry(&mut self, entry: Entry) {
        self.blocks.push(Block::Entry(entry));
    }

    /// A label of the catalogue.
    fn label(&self, key: &str) -> String {
        self.words.text(key)
    }

    /// How many: "3项" or "3 items".
    fn count(&self, key: &str, count: usize) -> String {
        say!(self.words, key, count = count)
    }
}

/// What stands before a section's title: 一、 or 1.
pub(in crate::report) fn numbered(words: &Words, section: usize) -> String {
    match words.lang() {
        Lang::Zh => format!("{}、", chinese(section)),
        Lang::En => format!("{section}. "),
    }
}

/// Numbers as sections carry them; few documents have more than twenty.
pub(in crate::report) fn chinese(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |digit: usize| DIGITS.get(digit).copied().unwrap_or_default();
    match number {
        0..10 => digit(number).to_owned(),
        10..20 => format!("十{}", digit(number - 10)),
        _ => number.to_string(),
    }
}
