//! The definitions and parameters, and the sources.

use super::Page;
use crate::report::phrase::{key, source_in_full};
use crate::report::{Block, Table};
use crate::say;

pub(super) fn write(page: &mut Page<'_>) {
    definitions(page);
    parameters(page);
    if !page.sources.is_empty() {
        page.section(&page.label("handbook-sources"));
        let sources = page.sources.iter().map(|source| source_in_full(page.words, source)).collect();
        page.blocks.push(Block::Numbered(sources));
    }
}

/// Expressions with a name of their own, which conditions use by that name.
fn definitions(page: &mut Page<'_>) {
    let titled = page.ruleset.defines.iter().filter_map(|define| Some((define, define.title.as_ref()?)));
    let rows: Vec<Vec<String>> = titled
        .map(|(define, title)| {
            let words = page.ruleset.definition_in_words(define);
            let formal = page.ruleset.source_of(define.expr);
            vec![page.of(title).to_owned(), page.of(&words).to_owned(), formal]
        })
        .collect();
    table(page, "handbook-definitions", &["handbook-term", "handbook-meaning", "label-expression"], rows);
}

fn parameters(page: &mut Page<'_>) {
    let params = page.ruleset.params.iter();
    let rows: Vec<Vec<String>> = params
        .map(|param| {
            let name = say!(page.words, "parameter-name", title = page.of(&param.title), name = param.name.as_str());
            vec![
                name,
                page.of(&page.ruleset.values_in_words(param)).to_owned(),
                page.words.text(&key("basis", param.basis)),
                page.citations(&param.citations),
                param.note.as_ref().map(|note| page.of(note).to_owned()).unwrap_or_default(),
            ]
        })
        .collect();
    let columns = ["parameter-title", "parameter-value", "parameter-basis", "fact-source", "fact-remark"];
    table(page, "handbook-parameters", &columns, rows);
}

fn table(page: &mut Page<'_>, title: &str, columns: &[&str], rows: Vec<Vec<String>>) {
    if rows.is_empty() {
        return;
    }
    page.section(&page.label(title));
    let columns = columns.iter().map(|key| page.label(key)).collect();
    page.blocks.push(Block::Table(Table {
        caption: None,
        columns,
        rows,
        numeric: false,
        reference: true,
        paths: None,
    }));
}
