//! Blocks as the paragraphs, tables and charts of a document.

use super::chart::Chart;
use super::table::Grid;
use crate::i18n::{Lang, Words};
use crate::report::compose::chinese;
use crate::report::layout::{self, joined};
use crate::report::{Action, Block, Entry, Kind, Line};

/// A full-width character of an entry's lines, in twentieths of a point.
const EM: usize = 240;
/// How many headings a report has that is long enough for contents.
const LONG: usize = 16;
/// The lists of points share one numbering; every list of steps has its own, and these come behind it.
const FIRST_LIST: usize = 2;

/// What all reports of a document share.
#[derive(Default)]
pub(super) struct Body {
    /// The footnotes, in order.
    pub notes: Vec<String>,
    /// The charts, in order.
    pub charts: Vec<Chart>,
    numbered: usize,
    marks: usize,
}

/// One report in one language.
pub(super) struct Article {
    pub title: String,
    /// What every page says of the whole.
    pub running: Vec<String>,
    pub pieces: Vec<Piece>,
    /// The bookmark around all that its contents list.
    pub mark: usize,
}

impl Article {
    /// Whether it lists its headings.
    pub fn has_contents(&self) -> bool {
        self.pieces.iter().any(|piece| matches!(piece, Piece::Contents(_)))
    }
}

/// A piece of a document.
pub(super) enum Piece {
    Paragraph(Paragraph),
    Table(Grid),
    Contents(Contents),
    /// A chart, by its place among those of the document.
    Chart(Shown),
}

/// The headings of a report, with the bookmark of each.
pub(super) struct Contents {
    pub title: String,
    pub entries: Vec<Heading>,
}

/// A line of the contents.
#[derive(Clone)]
pub(super) struct Heading {
    /// 1 for a section, 2 for a part of one.
    pub level: usize,
    pub text: String,
    pub mark: usize,
}

/// Where a chart stands.
pub(super) struct Shown {
    pub number: usize,
    pub width: usize,
    pub height: usize,
    pub name: String,
    pub told: String,
}

/// A paragraph.
pub(super) struct Paragraph {
    pub style: &'static str,
    /// The numbering it counts in.
    pub list: Option<usize>,
    /// How far in it stands, in twentieths of a point, and how far its first line stands out again.
    pub left: usize,
    pub hanging: usize,
    /// Whether it stands on the same page as what follows.
    pub keep: bool,
    /// Whether it begins a page.
    pub page: bool,
    /// The bookmark around it.
    pub mark: Option<usize>,
    pub runs: Vec<Run>,
}

/// Text of one look.
pub(super) struct Run {
    pub text: String,
    pub style: Option<&'static str>,
    /// Whether it stands behind a tab.
    pub tab: bool,
    /// The footnote at its end.
    pub note: Option<usize>,
}

impl Paragraph {
    pub fn new(style: &'static str, runs: impl IntoIterator<Item = Run>) -> Self {
        Paragraph {
            style,
            list: None,
            left: 0,
            hanging: 0,
            keep: false,
            page: false,
            mark: None,
            runs: runs.into_iter().collect(),
        }
    }
}

impl Run {
    pub fn new(text: &str) -> Self {
        Run { text: unbroken(text), style: None, tab: false, note: None }
    }
}

/// The text with hyphens inside codes, such as TRA-02, at which no line ends.
fn unbroken(text: &str) -> String {
    let is_code =
        |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit());
    let mut before = None;
    let mut letters = text.chars().peekable();
    let mut unbroken = String::with_capacity(text.len());
    while let Some(letter) = letters.next() {
        let inside = letter == '-' && is_code(before) && is_code(letters.peek().copied());
        unbroken.push(if inside { '\u{2011}' } else { letter });
        before = Some(letter);
    }
    unbroken
}

impl Body {
    /// Lays out one report.
    pub fn article(&mut self, words: &Words, blocks: &[Block]) -> Article {
        let mark = self.mark();
        let article = Article { title: String::new(), running: Vec::new(), pieces: Vec::new(), mark };
        let mut writer = Writer {
            body: self,
            article,
            chinese: words.lang() == Lang::Zh,
            heads: [0; 3],
            level: 1,
            legend: String::new(),
            headings: Vec::new(),
            front: 0,
        };
        let mut before = None;
        for block in blocks.iter().map(Block::harmless) {
            let behind_title = matches!(before, Some(Block::Title(_)));
            writer.block(&block, behind_title);
            before = Some(block);
        }
        writer.contents(words.text("contents"));
        writer.article
    }

    fn mark(&mut self) -> usize {
        self.marks += 1;
        self.marks
    }

    /// Every numbering of the document.
    pub fn lists(&self) -> Vec<usize> {
        (FIRST_LIST..=FIRST_LIST + self.numbered).collect()
    }

    fn list(&mut self) -> usize {
        self.numbered += 1;
        FIRST_LIST + self.numbered
    }
}

struct Writer<'a> {
    body: &'a mut Body,
    article: Article,
    chinese: bool,
    /// How many sections, parts of this one, and entries of this part there are so far.
    heads: [usize; 3],
    /// The level of the last heading: a section or a part of one.
    level: usize,
    /// What was last said of how to read a picture.
    legend: String,
    /// The headings so far.
    headings: Vec<Heading>,
    /// How many pieces stand before the first of them.
    front: usize,
}

impl Writer<'_> {
    fn block(&mut self, block: &Block, behind_title: bool) {
        match block {
            Block::Title(text) => {
                self.article.title.clone_from(text);
                self.say("Title", text);
            }
            Block::Running(text) => self.article.running.push(text.clone()),
            Block::Section(text) => {
                let [sections, ..] = self.heads;
                self.heads = [sections + 1, 0, 0];
                self.level = 1;
                self.heading(1, text);
            }
            Block::Part(text) => {
                let [sections, parts, _] = self.heads;
                self.heads = [sections, parts + 1, 0];
                self.level = 2;
                self.heading(2, text);
            }
            Block::Paragraph(text) if behind_title => self.say("Subtitle", text),
            Block::Paragraph(text) => {
                // What a colon announces does not begin on another page.
                let keep = text.ends_with([':', '：']);
                self.push(Paragraph { keep, ..Paragraph::new("BodyText", [Run::new(text)]) });
            }
            // The tables are here.
            Block::Pointer(_) => {}
            Block::Notice(text) => self.say("Notice", text),
            Block::Banner(text) => self.say("Banner", text),
            Block::Actions(actions) => self.numbered(actions.iter().map(action).collect()),
            Block::Numbered(points) => self.numbered(points.iter().map(|point| vec![Run::new(point)]).collect()),
            Block::Bullets(points) => points.iter().for_each(|point| self.say("ListBullet", point)),
            Block::Steps(steps) => {
                for (depth, step) in steps {
                    self.push(Paragraph { left: depth * EM, ..Paragraph::new("Entry", [Run::new(step)]) });
                }
            }
            Block::Entry(entry) => self.entry(entry),
            Block::Table(table) => {
                if let Some(caption) = &table.caption {
                    self.say("Caption", caption);
                }
                self.article.pieces.push(Piece::Table(Grid::new(table)));
                // Two tables that touch would become one.
                self.push(Paragraph::new("AfterTable", []));
            }
            Block::Radar(radar) => self.radar(radar),
        }
    }

    fn push(&mut self, paragraph: Paragraph) {
        self.article.pieces.push(Piece::Paragraph(paragraph));
    }

    fn say(&mut self, style: &'static str, text: &str) {
        self.push(Paragraph::new(style, [Run::new(text)]));
    }

    /// A heading; those of sections and their parts are listed in the contents.
    fn heading(&mut self, level: usize, text: &str) {
        let style = ["Heading1", "Heading2", "Heading3"].get(level - 1).copied().unwrap_or("Heading3");
        if self.headings.is_empty() {
            self.front = self.article.pieces.len();
        }
        let mark = (level < 3).then(|| self.body.mark());
        self.headings.extend(mark.map(|mark| Heading { level, text: unbroken(text), mark }));
        self.push(Paragraph { mark, ..Paragraph::new(style, [Run::new(text)]) });
    }

    /// Puts the contents of a long report behind what stands before its first section, which then begins a page.
    fn contents(&mut self, title: String) {
        if self.headings.len() < LONG {
            return;
        }
        if let Some(Piece::Paragraph(first)) = self.article.pieces.get_mut(self.front) {
            first.page = true;
        }
        let contents = Contents { title, entries: std::mem::take(&mut self.headings) };
        self.article.pieces.insert(self.front, Piece::Contents(contents));
    }

    fn numbered(&mut self, points: Vec<Vec<Run>>) {
        let list = self.body.list();
        for runs in points {
            self.push(Paragraph { list: Some(list), ..Paragraph::new("ListNumber", runs) });
        }
    }

    fn radar(&mut self, radar: &crate::report::Radar) {
        let number = self.body.charts.len() + 1;
        match Chart::new(radar, number) {
            Some(chart) => {
                let (width, height) = (chart.width, chart.height);
                let (name, told) = (chart.name.clone(), chart.told.clone());
                self.article.pieces.push(Piece::Chart(Shown { number, width, height, name, told }));
                self.body.charts.push(chart);
                self.say("Caption", &radar.caption);
                // The next picture is often read as the one before it.
                if self.legend != radar.legend {
                    self.say("Legend", &radar.legend);
                    self.legend.clone_from(&radar.legend);
                }
            }
            None => self.say("BodyText", &radar.told()),
        }
    }

    fn entry(&mut self, entry: &Entry) {
        // What nobody cites by a number is not numbered either: among models it would read as a rank.
        let number = if entry.anchor.is_empty() { String::new() } else { self.number() };
        self.heading(self.level + 1, &format!("{number}{}", entry.head));
        let shown: Vec<&Line> = entry.lines.iter().filter(|line| line.kind != Kind::Formal).collect();
        // Without a line to note the sources at they stay a line of their own.
        let has_basis = shown.iter().any(|line| line.kind == Kind::Basis);
        let (noted, lines): (Vec<&Line>, Vec<&Line>) =
            shown.into_iter().partition(|line| has_basis && line.kind == Kind::Source);
        let label = lines.iter().map(|line| layout::width(&line.label)).max().unwrap_or_default();
        let indent = (label + 2) * EM / 2;
        let mut last = "";
        for line in lines {
            let mut runs = runs(line, last);
            if line.kind == Kind::Basis && !noted.is_empty() {
                let texts: Vec<&str> = noted.iter().map(|line| line.text.as_str()).collect();
                let note = self.note(&joined(&texts));
                if let Some(run) = runs.last_mut() {
                    run.note = Some(note);
                }
            }
            last = &line.label;
            self.push(Paragraph { left: indent, hanging: indent, ..Paragraph::new("Entry", runs) });
        }
    }

    /// The number of the next entry, as its level is numbered.
    fn number(&mut self) -> String {
        let [section, part, entry] = &mut self.heads;
        match (self.chinese, self.level) {
            (true, 1) => {
                *part += 1;
                format!("（{}）", chinese(*part))
            }
            (false, 1) => {
                *part += 1;
                format!("{section}.{part} ")
            }
            (true, _) => {
                *entry += 1;
                format!("{entry}. ")
            }
            (false, _) => {
                *entry += 1;
                format!("{section}.{part}.{entry} ")
            }
        }
    }

    fn note(&mut self, text: &str) -> usize {
        self.body.notes.push(text.to_owned());
        self.body.notes.len()
    }
}

fn action(action: &Action) -> Vec<Run> {
    let rest = joined(&[&action.text, &action.detail]);
    let gap = if action.head.ends_with(|last: char| last.is_ascii()) { " " } else { "" };
    vec![Run { style: Some("Strong"), ..Run::new(&action.head) }, Run::new(&format!("{gap}{rest}"))]
}

/// A label that repeats the one above says nothing new.
fn runs(line: &Line, last: &str) -> Vec<Run> {
    let label = if line.label == last { "" } else { line.label.as_str() };
    let style = matches!(line.kind, Kind::Code | Kind::Formal).then_some("Code");
    vec![Run { style: Some("Label"), ..Run::new(label) }, Run { tab: true, style, ..Run::new(&line.text) }]
}
