//! The parts a report is made of, in one language and before any layout.

use crate::harmless::line;

/// A part of a report.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// The report's title.
    Title(String),
    /// A word or two that each page of a paged form says of the whole; other forms say it elsewhere.
    Running(String),
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
    /// A notice that every printed page repeats.
    Banner(String),
    /// Things to do, the first of them first.
    Actions(Vec<Action>),
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
    /// Levels on a scale.
    Radar(Radar),
}

/// Something to do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Action {
    /// What it is about, with what sets it off from the text.
    pub head: String,
    /// What to do.
    pub text: String,
    /// What else to know; may be empty.
    pub detail: String,
}

/// A head and labelled lines below it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// Number and title.
    pub head: String,
    /// The number others cite it by; may be empty.
    pub anchor: String,
    /// How it is to be taken.
    pub tone: Tone,
    /// What there is to say.
    pub lines: Vec<Line>,
}

/// How an entry is to be taken. Words always say the same: a tone alone tells nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// As it is.
    #[default]
    Plain,
    /// Something stands, or can go ahead.
    Good,
    /// Something is to be done.
    Open,
    /// Something waits.
    Waiting,
    /// Something must not stay as it is.
    Grave,
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
    /// What the entry rests on: where a form has footnotes, its sources are noted here.
    Basis,
    /// Places in sources.
    Source,
    /// Words for whoever wants to know more.
    Aside,
    /// The same, left out where there is no room.
    Spare,
    /// An expression beside its words, left out where there is no room.
    Formal,
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
    /// The column of facts' paths, which whoever writes a profile needs and a paper leaves out.
    pub paths: Option<usize>,
}

/// Levels on a scale, told as bars and drawn as a radar.
#[derive(Clone, Debug, PartialEq)]
pub struct Radar {
    /// What it shows.
    pub caption: String,
    /// How to read the picture.
    pub legend: String,
    /// How to read the bars that stand for it in a terminal; empty where another picture says so.
    pub bars: String,
    /// The highest level; the lowest is 1.
    pub highest: i64,
    /// What each axis is called.
    pub axes: Vec<String>,
    /// Whose levels.
    pub series: Vec<Levels>,
}

/// The levels of one region at one date.
#[derive(Clone, Debug, PartialEq)]
pub struct Levels {
    /// Whose they are.
    pub name: String,
    /// What their lower and upper bounds are called where they are not all known.
    pub bounds: [String; 2],
    /// One for each axis.
    pub levels: Vec<Level>,
}

/// A level as far as it is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    /// The least and the most it can be.
    pub range: (i64, i64),
    /// The same in words.
    pub told: String,
}

impl Radar {
    /// The whole picture in words, for those who do not see it.
    pub fn told(&self) -> String {
        let one = |series: &Levels| {
            let levels = self.axes.iter().zip(&series.levels).map(|(axis, level)| format!("{axis} {}", level.told));
            format!("{}: {}", series.name, levels.collect::<Vec<_>>().join("; "))
        };
        let series: Vec<String> = self.series.iter().map(one).collect();
        format!("{}. {}", self.caption, series.join(". "))
    }
}

impl Levels {
    /// Whether every level is known.
    pub fn exact(&self) -> bool {
        self.levels.iter().all(|level| level.range.0 == level.range.1)
    }
}

impl Block {
    /// The block without what could act on a terminal: its texts come from profiles and rule files.
    pub fn harmless(&self) -> Block {
        let all = |texts: &[String]| texts.iter().map(|text| line(text)).collect();
        match self {
            Block::Title(text) => Block::Title(line(text)),
            Block::Running(text) => Block::Running(line(text)),
            Block::Section(text) => Block::Section(line(text)),
            Block::Part(text) => Block::Part(line(text)),
            Block::Paragraph(text) => Block::Paragraph(line(text)),
            Block::Pointer(text) => Block::Pointer(line(text)),
            Block::Notice(text) => Block::Notice(line(text)),
            Block::Banner(text) => Block::Banner(line(text)),
            Block::Actions(actions) => Block::Actions(actions.iter().map(Action::harmless).collect()),
            Block::Numbered(points) => Block::Numbered(all(points)),
            Block::Bullets(points) => Block::Bullets(all(points)),
            Block::Steps(steps) => Block::Steps(steps.iter().map(|(depth, step)| (*depth, line(step))).collect()),
            Block::Entry(entry) => Block::Entry(entry.harmless()),
            Block::Table(table) => {
                Block::Table(Table { rows: table.rows.iter().map(|row| all(row)).collect(), ..table.clone() })
            }
            Block::Radar(radar) => Block::Radar(radar.harmless()),
        }
    }
}

impl Action {
    fn harmless(&self) -> Action {
        Action { head: line(&self.head), text: line(&self.text), detail: line(&self.detail) }
    }
}

impl Radar {
    /// Only the names of regions come from profiles, and those of axes from rule files.
    fn harmless(&self) -> Radar {
        let levels = |series: &Levels| Levels {
            name: line(&series.name),
            bounds: series.bounds.each_ref().map(|bound| line(bound)),
            levels: series.levels.clone(),
        };
        Radar {
            caption: line(&self.caption),
            axes: self.axes.iter().map(|axis| line(axis)).collect(),
            series: self.series.iter().map(levels).collect(),
            ..self.clone()
        }
    }
}

impl Entry {
    /// An entry without lines.
    pub fn new(head: impl Into<String>) -> Self {
        Entry { head: head.into(), ..Entry::default() }
    }

    /// The same, cited by this number.
    #[must_use]
    pub fn cited(self, number: &str) -> Self {
        Entry { anchor: number.to_owned(), ..self }
    }

    /// The same, to be taken in this way.
    #[must_use]
    pub fn toned(self, tone: Tone) -> Self {
        Entry { tone, ..self }
    }

    /// Adds a line of words; an empty text adds nothing.
    pub fn say(&mut self, label: impl Into<String>, text: impl Into<String>) {
        self.add(label.into(), text.into(), Kind::Words);
    }

    /// Adds what the entry rests on.
    pub fn rests(&mut self, label: impl Into<String>, text: impl Into<String>) {
        self.add(label.into(), text.into(), Kind::Basis);
    }

    /// Adds places in sources.
    pub fn cite(&mut self, label: impl Into<String>, text: impl Into<String>) {
        self.add(label.into(), text.into(), Kind::Source);
    }

    /// Adds words for whoever wants to know more.
    pub fn aside(&mut self, label: impl Into<String>, text: impl Into<String>) {
        self.add(label.into(), text.into(), Kind::Aside);
    }

    /// Adds words for whoever wants to know more and has the room for them.
    pub fn spare(&mut self, label: impl Into<String>, text: impl Into<String>) {
        self.add(label.into(), text.into(), Kind::Spare);
    }

    /// Adds an expression whose words stand beside it.
    pub fn formal(&mut self, label: impl Into<String>, text: impl Into<String>) {
        self.add(label.into(), text.into(), Kind::Formal);
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

    fn harmless(&self) -> Entry {
        let lines = self.lines.iter().map(|part| Line { text: line(&part.text), ..part.clone() });
        Entry { head: line(&self.head), lines: lines.collect(), ..self.clone() }
    }
}
