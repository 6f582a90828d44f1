//! The counts of the words that rules are sorted by: forces, mechanisms, insights and their finer words. Counts are never turned into a
//! percentage, a score or a rank.

use guiju_core::assessment::{Outcome, TagTally, Tally, Text};

use super::Page;
use crate::report::phrase::key;
use crate::report::{Block, Table};
use crate::say;

/// The taxonomies that the reform is told by; others only serve the rules.
const TAXONOMIES: [&str; 3] = ["force.", "mechanism.", "insight."];

/// The counts of the words themselves, for the first page.
pub(super) fn overview(page: &mut Page<'_>) {
    page.part(page.label("summary-counts"));
    let assessment = page.view.assessment;
    let outcomes = outcomes(&assessment.total);
    let columns = columns(page, &outcomes);
    let mut rows = Vec::new();
    for (taxonomy, words) in taxonomies(page) {
        rows.push(group(say!(page.words, "counts-taxonomy", title = page.phrases.of(taxonomy)), columns.len()));
        for word in words.iter().filter(|word| word.parent.is_none()) {
            let label = say!(page.words, "counts-row", title = page.phrases.of(&word.title));
            rows.push(row(label, &word.tally, &outcomes));
        }
    }
    rows.push(row(page.label("counts-total"), &assessment.total, &outcomes));
    page.blocks.push(Block::Table(Table {
        caption: None,
        columns,
        rows,
        numeric: true,
        reference: false,
        paths: None,
    }));
    uncovered(page);
    page.paragraph(page.label("counts-note"));
}

/// The counts of the finer words, each with its place in the sources and its rules.
pub(super) fn finer(page: &mut Page<'_>) {
    let taxonomies = taxonomies(page);
    if !taxonomies.iter().any(|(_, words)| words.iter().any(|word| word.parent.is_some())) {
        return;
    }
    page.section(page.label("score"));
    page.paragraph(page.label("score-intro"));
    let outcomes = outcomes(&page.view.assessment.total);
    for (taxonomy, words) in taxonomies {
        page.part(say!(page.words, "score-part", title = page.phrases.of(taxonomy)));
        let mut columns = columns(page, &outcomes);
        columns.push(page.label("score-rules"));
        let mut rows = Vec::new();
        for word in words.iter().filter(|word| word.parent.is_none()) {
            let mut finer = words.iter().filter(|finer| finer.parent.as_ref() == Some(&word.tag)).peekable();
            if finer.peek().is_some() {
                rows.push(group(page.phrases.of(&word.title).to_owned(), columns.len()));
            }
            rows.extend(finer.map(|finer| finer_row(page, finer, &outcomes)));
        }
        page.blocks.push(Block::Table(Table {
            caption: None,
            columns,
            rows,
            numeric: false,
            reference: false,
            paths: None,
        }));
        let silent: Vec<&str> = page
            .view
            .assessment
            .uncovered
            .iter()
            .filter(|word| word.parent.is_some())
            .filter(|word| &word.taxonomy == taxonomy)
            .map(|word| page.phrases.of(&word.title))
            .collect();
        if !silent.is_empty() {
            page.paragraph(say!(page.words, "score-uncovered", titles = silent.join(&page.label("semicolon"))));
        }
    }
}

fn finer_row(page: &Page<'_>, word: &TagTally, outcomes: &[Outcome]) -> Vec<String> {
    let title = page.phrases.of(&word.title);
    let source = page.phrases.short_citations(&word.citations);
    let label = if source.is_empty() {
        say!(page.words, "score-row", title = title)
    } else {
        say!(page.words, "score-row", title = title, source = source)
    };
    let mut row = row(label, &word.tally, outcomes);
    row.push(page.words.list(&word.rules));
    row
}

/// The words of each taxonomy, in order.
fn taxonomies<'a>(page: &Page<'a>) -> Vec<(&'a Text, Vec<&'a TagTally>)> {
    let mut taxonomies: Vec<(&Text, Vec<&TagTally>)> = Vec::new();
    for name in TAXONOMIES {
        let words: Vec<&TagTally> =
            page.view.assessment.tallies.iter().filter(|word| word.tag.starts_with(name)).collect();
        if let Some(first) = words.first() {
            taxonomies.push((&first.taxonomy, words));
        }
    }
    taxonomies
}

/// What the ruleset is silent on, so that no one takes its silence for a finding.
fn uncovered(page: &mut Page<'_>) {
    let mut taxonomies: Vec<(&Text, Vec<&str>)> = Vec::new();
    let told = |tag: &str| TAXONOMIES.iter().any(|name| tag.starts_with(name));
    for word in page.view.assessment.uncovered.iter().filter(|word| word.parent.is_none() && told(&word.tag)) {
        let title = page.phrases.of(&word.title);
        match taxonomies.iter_mut().find(|(taxonomy, _)| *taxonomy == &word.taxonomy) {
            Some((_, titles)) => titles.push(title),
            None => taxonomies.push((&word.taxonomy, vec![title])),
        }
    }
    for (taxonomy, titles) in taxonomies {
        let taxonomy = page.phrases.of(taxonomy);
        page.paragraph(say!(page.words, "counts-uncovered", taxonomy = taxonomy, titles = page.words.list(&titles)));
    }
}

fn columns(page: &Page<'_>, outcomes: &[Outcome]) -> Vec<String> {
    let outcomes = outcomes.iter().map(|outcome| page.words.text(&key("outcome", outcome)));
    std::iter::once(page.label("counts-tag")).chain(outcomes).collect()
}

/// A row that only names those below it.
fn group(title: String, columns: usize) -> Vec<String> {
    let mut row = vec![title];
    row.resize(columns, String::new());
    row
}

pub(super) fn outcomes(total: &Tally) -> Vec<Outcome> {
    let mut outcomes = vec![Outcome::Met, Outcome::Unmet, Outcome::Unknown, Outcome::NotApplicable];
    if total.error > 0 {
        outcomes.push(Outcome::Error);
    }
    outcomes
}

fn row(label: String, tally: &Tally, outcomes: &[Outcome]) -> Vec<String> {
    std::iter::once(label).chain(outcomes.iter().map(|outcome| counted(tally, *outcome).to_string())).collect()
}

/// How many came to an outcome.
pub(in crate::report) fn counted(tally: &Tally, outcome: Outcome) -> usize {
    match outcome {
        Outcome::Met => tally.met,
        Outcome::Unmet => tally.unmet,
        Outcome::Unknown => tally.unknown,
        Outcome::NotApplicable => tally.not_applicable,
        Outcome::Error => tally.error,
    }
}
