//! The report as a document for Word and WPS, laid out as official papers are: real heading styles, tables whose heads repeat,
//! sources in footnotes, page numbers, and pictures that can be edited.
//!
//! The parts of the file are templates in `docx/`. [`body`] turns blocks into the few kinds of piece the templates know.

mod body;
mod chart;
mod table;

use std::io::{self, Cursor, Write};

use askama::Template;
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

use self::body::{Article, Body, Piece};
use crate::i18n::{Lang, Words};
use crate::report::Block;

/// From margin to margin, in twentieths of a point: A4 less the margins of official papers.
const TEXT_WIDTH: usize = 8844;

/// Lays out reports as one document, each beginning on a page of its own and under its own header. Each comes with the words of its
/// language; the first decides how paragraphs begin.
///
/// # Errors
///
/// When a part cannot be packed, as where it is larger than a file of this kind can be.
pub fn docx(reports: &[(&Words, Vec<Block>)]) -> io::Result<Vec<u8>> {
    let mut body = Body::default();
    let articles: Vec<Article> = reports.iter().map(|(words, blocks)| body.article(words, blocks)).collect();
    let chinese = reports.first().is_none_or(|(words, _)| words.lang() == Lang::Zh);
    let title = articles.iter().map(|article| article.title.as_str()).collect::<Vec<_>>().join(" · ");
    let parts = parts(articles.len(), body.charts.len());
    let lists = body.lists();
    let mut archive = Archive::default();
    archive.add("[Content_Types].xml", &ContentTypes { parts: &parts })?;
    archive.add("_rels/.rels", &PackageRelations)?;
    archive.add("docProps/core.xml", &Core { title: &title, version: env!("CARGO_PKG_VERSION") })?;
    archive.add("word/document.xml", &Document { articles: &articles })?;
    archive.add("word/_rels/document.xml.rels", &DocumentRelations { parts: &parts })?;
    archive.add("word/styles.xml", &Styles::new(chinese))?;
    archive.add("word/numbering.xml", &Numbering { chinese, lists: &lists })?;
    archive.add("word/settings.xml", &Settings)?;
    archive.add("word/fontTable.xml", &Fonts)?;
    archive.add("word/footnotes.xml", &Footnotes { notes: &body.notes })?;
    archive.add("word/footer.xml", &Footer)?;
    for (number, article) in articles.iter().enumerate() {
        let running = article.running.join("　");
        archive.add(&format!("word/header{}.xml", number + 1), &Header { title: &article.title, running: &running })?;
    }
    for chart in &body.charts {
        let number = chart.number;
        archive.add(&format!("word/charts/chart{number}.xml"), chart)?;
        archive.add(&format!("word/charts/_rels/chart{number}.xml.rels"), &ChartRelations { number })?;
        let workbook = chart.workbook().map_err(io::Error::other)?;
        archive.write(&format!("word/embeddings/chart{number}.xlsx"), &workbook)?;
    }
    archive.finish()
}

/// The parts that the document names: how it calls them, of what kind they are, and where they are.
fn parts(articles: usize, charts: usize) -> Vec<(String, &'static str, String)> {
    let mut parts: Vec<(String, &'static str, String)> =
        ["styles", "numbering", "settings", "fontTable", "footnotes", "footer"]
            .into_iter()
            .map(|kind| (format!("r{}", capital(kind)), kind, format!("{kind}.xml")))
            .collect();
    parts.extend((1..=articles).map(|number| (format!("rHeader{number}"), "header", format!("header{number}.xml"))));
    parts.extend((1..=charts).map(|number| (format!("rChart{number}"), "chart", format!("charts/chart{number}.xml"))));
    parts
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

/// The file on its way: a zip archive in which every part is of the same date, so that the same report gives the same bytes.
struct Archive {
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

impl Default for Archive {
    fn default() -> Self {
        Archive { zip: ZipWriter::new(Cursor::new(Vec::new())) }
    }
}

impl Archive {
    fn add(&mut self, name: &str, part: &impl Template) -> io::Result<()> {
        let text = part.render().map_err(io::Error::other)?;
        self.write(name, text.as_bytes())
    }

    fn write(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.zip.start_file(name, SimpleFileOptions::default().last_modified_time(DateTime::default()))?;
        self.zip.write_all(bytes)
    }

    fn finish(self) -> io::Result<Vec<u8>> {
        Ok(self.zip.finish()?.into_inner())
    }
}

#[derive(Template)]
#[template(path = "docx/content_types.xml")]
struct ContentTypes<'a> {
    parts: &'a [(String, &'static str, String)],
}

#[derive(Template)]
#[template(path = "docx/package_rels.xml")]
struct PackageRelations;

#[derive(Template)]
#[template(path = "docx/core.xml")]
struct Core<'a> {
    title: &'a str,
    version: &'a str,
}

#[derive(Template)]
#[template(path = "docx/document.xml")]
struct Document<'a> {
    articles: &'a [Article],
}

#[derive(Template)]
#[template(path = "docx/document_rels.xml")]
struct DocumentRelations<'a> {
    parts: &'a [(String, &'static str, String)],
}

#[derive(Template)]
#[template(path = "docx/styles.xml")]
struct Styles {
    chinese: bool,
    /// From line to line in running text, and in what is set smaller, in twentieths of a point.
    leading: usize,
    small_leading: usize,
    text_width: usize,
}

impl Styles {
    fn new(chinese: bool) -> Self {
        Styles { chinese, leading: 560, small_leading: 400, text_width: TEXT_WIDTH }
    }
}

#[derive(Template)]
#[template(path = "docx/numbering.xml")]
struct Numbering<'a> {
    chinese: bool,
    lists: &'a [usize],
}

#[derive(Template)]
#[template(path = "docx/settings.xml")]
struct Settings;

#[derive(Template)]
#[template(path = "docx/fonts.xml")]
struct Fonts;

#[derive(Template)]
#[template(path = "docx/footnotes.xml")]
struct Footnotes<'a> {
    notes: &'a [String],
}

#[derive(Template)]
#[template(path = "docx/header.xml")]
struct Header<'a> {
    title: &'a str,
    running: &'a str,
}

#[derive(Template)]
#[template(path = "docx/footer.xml")]
struct Footer;

#[derive(Template)]
#[template(path = "docx/chart_rels.xml")]
struct ChartRelations {
    number: usize,
}
