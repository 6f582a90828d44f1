//! The parts a report is made of, in one language and before any layout.

use crate::harmless::line;

/// A part of a report.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// The report's title.
    Title(String),
    /// The head of a section.
    Section(String),
    /// The head of a part of a section.
    Part(String),
    /// A paragraph.
    Paragraph(String),
    /// Tells the reader of a form without reference tables where to find them.
    Pointer(String),
    /// A paragraph that must not be overlooked.
    Notice(String),
    /// Points in an order that matters.
    Numbered(Vec<String>),
    /// Points.
    Bullets(Vec<String>),
    /// Steps below each other, each with how deep it lies.
    Steps(Vec<(usize, String)>),
    /// A finding, a safeguard or a model, with what there is to say of it.
    Entry(Entry),
    /// A table.
    Table(Table),
}

/// A head and labelled lines below it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// Number and title.
    pub head: String,
    /// What there is to say.
    pub lines: Vec<Line>,
}

/// A labelled line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What the line is about: a short word.
    pub label: String,
    /// What it says.
    pub text: String,
    /// How it is set.
    pub kind: Kind,
}

/// How a line is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Plain words.
    Words,
    /// An expression of the rule language: small, and never broken up by emphasis.
    Code,
}

/// A table; the first row names the columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What it shows, where no heading says so.
    pub caption: Option<String>,
    /// The columns' names.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
    /// Whether all columns but the first hold numbers.
    pub numeric: bool,
    /// Whether it is reference material that a terminal leaves out.
    pub reference: bool,
}

impl Block {
    /// The block without what could act on a terminal: its texts come from profiles and rule files.
    pub fn harmless(&self) -> Block {
        let all = |texts: &[String]| texts.iter().map(|text| line(text)).collect();
        match self {
            Block::Title(text) => Block::Title(line(text)),
            Block::Section(text) => Block::Section(line(text)),
            Block::Part(text) => Block::Part(line(text)),
            Block::Paragraph(text) => Block::Paragraph(line(text)),
            Block::Pointer(text) => Block::Pointer(line(text)),
            Block::Notice(text) => Block::Notice(line(text)),
            Block::Numbered(points) => Block::Numbered(all(points)),
            Block::Bullets(points) => Block::Bullets(all(points)),
            Block::Steps(steps) => Block::Steps(steps.iter().map(|(depth, step)| (*depth, line(step))).collect()),
            Block::Entry(entry) => {
                let lines = entry.lines.iter().map(|part| Line { text: line(&part.text), ..part.clone() });
                Block::Entry(Entry { head: line(&entry.head), lines: lines.collect() })
            }
            Block::Table(table) => {
                Block::Table(Table { rows: table.rows.iter().map(|row| all(row)).collect(), ..table.clone() })
            }
        }
    }
}

impl Entry {
    /// An entry without lines.
    pub fn new(head: impl Into<String>) -> Self {
        Entry { head: head.into(), lines: Vec::new() }
    }

    /// Adds a line of words; an empty text adds nothing.
    pub fn say(&mut self, label: impl Into<String>, text: impl Into<String>) {
        self.add(label.into(), text.into(), Kind::Words);
    }

    /// Adds an expression.
    pub fn code(&mut self, label: impl Into<String>, text: impl Into<String>) {
        self.add(label.into(), text.into(), Kind::Code);
    }

    fn add(&mut self, label: String, text: String, kind: Kind) {
        if !text.is_empty() {
            self.lines.push(Line { label, text, kind });
        }
    }
}
