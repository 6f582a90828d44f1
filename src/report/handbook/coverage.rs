//! What the two papers hold, and where each part of it stands in the rules.

use guiju_core::Ruleset;

use super::Page;
use crate::coverage::{Coverage, Open, Pointer, cited_by};
use crate::i18n::Words;
use crate::report::locator::locator;
use crate::report::phrase::source_in_full;
use crate::report::{Block, Table};
use crate::say;

/// Puts the list into words, as three tables and the features of reports.
pub fn coverage(coverage: &Coverage, ruleset: &Ruleset, words: &Words) -> Vec<Block> {
    let mut page = Page { ruleset, words, sources: ruleset.source_summaries(), blocks: Vec::new(), sections: 0 };
    let counted = coverage.counts(ruleset);
    page.blocks.push(Block::Title(page.label("coverage-title")));
    page.paragraph(say!(
        words,
        "coverage-counts",
        items = counted.items,
        encoded = counted.items_encoded,
        places = counted.places,
        cited = counted.places_covered,
        open = counted.open,
    ));
    page.paragraph(page.label("coverage-reading"));
    items(&mut page, coverage);
    places(&mut page, coverage);
    open(&mut page, coverage);
    features(&mut page, coverage);
    page.section(&page.label("handbook-sources"));
    let sources = page.sources.iter().map(|source| source_in_full(words, source)).collect();
    page.blocks.push(Block::Numbered(sources));
    page.blocks
}

fn items(page: &mut Page<'_>, coverage: &Coverage) {
    let rows = coverage.items.iter().map(|item| {
        let mut stands = pointers(page, coverage, &item.encoded);
        if let Some(note) = &item.note {
            stands = [stands, page.of(note).to_owned()].join(&page.label("semicolon"));
        }
        vec![item.number.to_string(), page.of(&item.title).to_owned(), at(page, &item.at), stands]
    });
    let rows = rows.collect();
    table(page, "coverage-items", &["coverage-number", "coverage-what", "fact-source", "coverage-stands"], rows);
}

fn places(page: &mut Page<'_>, coverage: &Coverage) {
    let rows = coverage.places.iter().map(|place| {
        let items: Vec<String> = coverage.items_at(&place.at).iter().map(u32::to_string).collect();
        let users = match cited_by(page.ruleset, &place.at) {
            none if none.is_empty() && place.lead_in => page.label("coverage-lead-in"),
            users => page.words.list(&users),
        };
        let place_at = at(page, std::slice::from_ref(&place.at));
        vec![place_at, page.of(&place.title).to_owned(), page.words.list(&items), users]
    });
    let rows = rows.collect();
    table(page, "coverage-places", &["fact-source", "coverage-what", "coverage-numbers", "coverage-cited"], rows);
}

fn open(page: &mut Page<'_>, coverage: &Coverage) {
    let rows = coverage.open.iter().map(|open| {
        let title = page.of(&open.title).to_owned();
        vec![open.id.clone(), title, at(page, &open.at), handled(page, coverage, open)]
    });
    let rows = rows.collect();
    table(page, "coverage-open", &["coverage-number", "coverage-what", "fact-source", "coverage-handled"], rows);
}

fn handled(page: &Page<'_>, coverage: &Coverage, open: &Open) -> String {
    let how = open.handled.as_ref().map(|how| page.of(how).to_owned());
    let stands = pointers(page, coverage, &open.encoded);
    let parts: Vec<String> = how.into_iter().chain([stands]).filter(|part| !part.is_empty()).collect();
    parts.join(&page.label("semicolon"))
}

fn features(page: &mut Page<'_>, coverage: &Coverage) {
    let rows = coverage.features.iter().map(|feature| {
        let state = page.label(if feature.text.is_some() { "coverage-there" } else { "coverage-not-yet" });
        vec![feature.id.clone(), page.of(&feature.title).to_owned(), state]
    });
    let rows = rows.collect();
    table(page, "coverage-features", &["coverage-number", "coverage-what", "coverage-state"], rows);
}

/// What pointers point to, by the names readers know.
fn pointers(page: &Page<'_>, coverage: &Coverage, pointers: &[Pointer]) -> String {
    let named: Vec<String> = pointers
        .iter()
        .map(|pointer| {
            let (kind, name) = pointer.parts();
            let title = pointer.title(coverage, page.ruleset);
            let title = title.map_or_else(|| name.to_owned(), |title| page.of(&title).to_owned());
            say!(page.words, "coverage-pointer", kind = page.words.text(&format!("pointer-{kind}")), title = title)
        })
        .collect();
    named.join(&page.label("semicolon"))
}

/// Places such as `qz 3.1-p1`, by the number their source has at the end.
fn at(page: &Page<'_>, places: &[String]) -> String {
    let places: Vec<String> = places
        .iter()
        .map(|place| {
            let (source, at) = place.split_once(' ').unwrap_or((place, ""));
            let (number, kind) = page.source(source);
            say!(page.words, "place-short", number = number, places = locator(page.words, at, kind))
        })
        .collect();
    places.join(&page.label("semicolon"))
}

fn table(page: &mut Page<'_>, title: &str, columns: &[&str], rows: Vec<Vec<String>>) {
    page.section(&page.label(title));
    let columns = columns.iter().map(|key| page.label(key)).collect();
    page.blocks.push(Block::Table(Table {
        caption: None,
        columns,
        rows,
        numeric: false,
        reference: false,
        paths: None,
    }));
}
