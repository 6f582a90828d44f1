//! The report as one HTML file that fetches nothing: it can be mailed, printed and read on a phone.
//!
//! The template is `html/page.html`. What is here puts the blocks into sections, gives numbers a place to link to, and escapes.

mod markup;

use askama::Template;

use crate::i18n::{Lang, Words};
use crate::report::{Block, Entry, Kind, Line, Table, Tone, radar};
use markup::{Anchors, Markup};

/// Lays out reports as one HTML file. Each comes with the words of its language.
pub fn html(reports: &[(&Words, Vec<Block>)]) -> String {
    let articles: Vec<Article<'_>> =
        reports.iter().enumerate().map(|(number, (words, blocks))| Article::new(number, words, blocks)).collect();
    let titles: Vec<&str> = articles.iter().map(|article| article.title.as_str()).collect();
    let page = Page {
        lang: reports.first().map_or(LANG_ZH, |(words, _)| lang(words)),
        running: running(&articles),
        title: titles.join(" · "),
        style: Markup::trusted(include_str!("html/style.css")),
        articles,
    };
    // Writing to a string cannot fail.
    page.render().unwrap_or_default()
}

/// What stands on top of every printed page: whose report it is, of what kind of data, and that it is a trial where it is one.
fn running(articles: &[Article<'_>]) -> Markup {
    let texts =
        articles.iter().flat_map(|article| article.banner.iter().chain([&article.title]).chain(&article.running));
    Markup::css_string(&texts.map(String::as_str).collect::<Vec<_>>().join(" · "))
}

const LANG_ZH: &str = "zh-Hans";

fn lang(words: &Words) -> &'static str {
    match words.lang() {
        Lang::Zh => LANG_ZH,
        Lang::En => "en",
    }
}

#[derive(Template)]
#[template(path = "html/page.html")]
struct Page<'a> {
    lang: &'static str,
    title: String,
    style: Markup,
    running: Markup,
    articles: Vec<Article<'a>>,
}

/// One report in one language.
struct Article<'a> {
    words: &'a Words,
    lang: &'static str,
    /// Tells the places of one report in the file from those of another.
    prefix: String,
    title: String,
    banner: Option<String>,
    /// What every printed page says of the whole.
    running: Vec<String>,
    head: Vec<Piece>,
    sections: Vec<Section>,
    anchors: Anchors,
}

struct Section {
    id: String,
    title: String,
    pieces: Vec<Piece>,
}

/// A block where it stands.
struct Piece {
    block: Block,
    /// Where links to it lead; empty for none.
    id: String,
    /// The level of its heading, if it has one.
    level: usize,
}

impl<'a> Article<'a> {
    fn new(number: usize, words: &'a Words, blocks: &[Block]) -> Self {
        let mut article = Article {
            words,
            lang: lang(words),
            prefix: format!("r{}", number + 1),
            title: String::new(),
            banner: None,
            running: Vec::new(),
            head: Vec::new(),
            sections: Vec::new(),
            anchors: Anchors::default(),
        };
        let mut level = 2;
        for block in blocks {
            level = article.place(block.harmless(), level);
        }
        article
    }

    /// Puts a block where it belongs, and tells the level of the headings below it.
    fn place(&mut self, block: Block, level: usize) -> usize {
        let level = match block {
            Block::Section(_) => 3,
            Block::Part(_) => 4,
            _ => level,
        };
        match block {
            Block::Title(title) => self.title = title,
            Block::Banner(text) => self.banner = Some(text),
            Block::Running(text) => self.running.push(text),
            // The tables are here.
            Block::Pointer(_) => {}
            Block::Section(title) => {
                let id = format!("{}-s{}", self.prefix, self.sections.len() + 1);
                self.sections.push(Section { id, title, pieces: Vec::new() });
            }
            block => {
                let id = match &block {
                    Block::Entry(entry) => self.anchors.add(&self.prefix, &entry.anchor),
                    _ => String::new(),
                };
                // A part's own heading stands above those of its entries.
                let level = if matches!(block, Block::Part(_)) { 3 } else { level };
                let piece = Piece { block, id, level };
                match self.sections.last_mut() {
                    Some(section) => section.pieces.push(piece),
                    None => self.head.push(piece),
                }
            }
        }
        level
    }

    /// What the list of sections is called.
    fn contents(&self) -> String {
        self.words.text("html-contents")
    }

    /// What opens the lines for whoever wants to know more.
    fn more(&self) -> String {
        self.words.text("html-more")
    }

    /// A text, escaped, in which the numbers of entries link to them.
    fn linked(&self, text: &str) -> Markup {
        self.anchors.link(text)
    }

    /// A table's caption and how many rows it has, for those who decide whether to open it.
    fn folded(&self, table: &Table) -> String {
        let caption = table.caption.clone().unwrap_or_default();
        crate::say!(self.words, "html-folded", caption = caption, count = table.rows.len())
    }
}

/// The name of a tone in the style sheet.
fn tone(entry: &Entry) -> &'static str {
    match entry.tone {
        Tone::Plain => "plain",
        Tone::Good => "good",
        Tone::Open => "open",
        Tone::Waiting => "waiting",
        Tone::Grave => "grave",
    }
}

/// Whether a line is an expression of the rule language, which only some readers want to see. Remarks are for everyone.
fn is_expression(line: &Line) -> bool {
    matches!(line.kind, Kind::Formal | Kind::Code)
}

/// The lines of an entry that are for everyone, those with the same label together.
fn told(entry: &Entry) -> Vec<(&str, Vec<&Line>)> {
    grouped(entry.lines.iter().filter(|line| !is_expression(line)))
}

/// The expressions, for whoever wants to know more.
fn asides(entry: &Entry) -> Vec<(&str, Vec<&Line>)> {
    grouped(entry.lines.iter().filter(|line| is_expression(line)))
}

fn grouped<'a>(lines: impl Iterator<Item = &'a Line>) -> Vec<(&'a str, Vec<&'a Line>)> {
    let mut groups: Vec<(&str, Vec<&Line>)> = Vec::new();
    for line in lines {
        match groups.last_mut() {
            Some((label, lines)) if *label == line.label => lines.push(line),
            _ => groups.push((line.label.as_str(), vec![line])),
        }
    }
    groups
}

/// The space behind a text, where its writing has one.
fn gap(text: &str) -> &'static str {
    if text.ends_with(|last: char| last.is_ascii()) { " " } else { "" }
}

/// A row that only names the rows below it.
pub(super) fn is_group(row: &[String]) -> bool {
    row.len() > 1 && row.iter().skip(1).all(String::is_empty)
}

/// How far in a cell stands: two spaces for each step.
pub(super) fn depth(cell: &str) -> usize {
    cell.bytes().take_while(|byte| *byte == b' ').count() / 2
}

/// The picture, drawn by a library that escapes the names in it.
fn picture(radar: &crate::report::Radar) -> Markup {
    Markup::trusted(&radar::svg(radar).unwrap_or_default())
}
