//! What rules rest on. Only laws, policies and standards are ever called a policy basis.

use guiju_core::assessment::{Citation, SourceKind, SourceSummary};

use super::phrase::{is_document, is_of_another_place};
use crate::i18n::Words;
use crate::say;

/// What rules with these citations rest on, in a sentence.
pub fn rests_on<'a>(
    words: &Words,
    sources: &[SourceSummary],
    citations: impl Iterator<Item = &'a [Citation]>,
) -> String {
    let here = || sources.iter().filter(|source| !is_of_another_place(source));
    let count = |kind: SourceKind| here().filter(|source| source.kind == Some(kind)).count();
    let papers = count(SourceKind::Paper);
    let official: Vec<String> = [
        ("sources-laws", SourceKind::Law),
        ("sources-policies", SourceKind::Policy),
        ("sources-standards", SourceKind::Standard),
    ]
    .into_iter()
    .map(|(key, kind)| (key, count(kind)))
    .filter(|(_, count)| *count > 0)
    .map(|(key, count)| say!(words, key, count = count))
    .collect();
    let rules = Cited::new(sources, citations);
    let kinds = [rules.official, rules.papers, rules.nothing].iter().filter(|count| **count > 0).count();
    match (kinds, rules.official) {
        _ if rules.elsewhere > 0 => parts(words, &rules, &official, papers),
        (0, _) => words.text("rests-on-nothing"),
        (1, _) if rules.nothing > 0 => words.text("rests-on-nothing"),
        (1, 0) => say!(words, "rests-on-papers", count = papers),
        (1, _) => say!(words, "rests-on-official", official = words.all_of(&official)),
        _ => parts(words, &rules, &official, papers),
    }
}

/// Where rules rest on this and that: how many on what.
fn parts(words: &Words, rules: &Cited, official: &[String], papers: usize) -> String {
    let official = words.all_of(official);
    let papers = say!(words, "sources-papers", count = papers);
    let mut parts = Vec::new();
    if rules.official > 0 {
        parts.push(say!(words, "rules-on-official", rules = rules.official, official = official));
    }
    if rules.papers > 0 {
        parts.push(say!(words, "rules-on-papers", rules = rules.papers, papers = papers));
    }
    if rules.elsewhere > 0 {
        parts.push(say!(words, "rules-on-elsewhere", rules = rules.elsewhere));
    }
    if rules.nothing > 0 {
        parts.push(say!(words, "rules-on-nothing", rules = rules.nothing));
    }
    let key = if rules.official > 0 { "rests-on-parts-others" } else { "rests-on-parts" };
    say!(words, key, parts = parts.join(&words.text("comma")))
}

/// How many rules rest on what kind of document.
#[derive(Default)]
struct Cited {
    official: usize,
    papers: usize,
    elsewhere: usize,
    nothing: usize,
}

impl Cited {
    fn new<'a>(sources: &[SourceSummary], citations: impl Iterator<Item = &'a [Citation]>) -> Self {
        let found = |citation: &Citation| sources.iter().find(|source| source.key == citation.source);
        let is_elsewhere = |citation: &Citation| found(citation).is_some_and(is_of_another_place);
        let is_official = |citation: &Citation| found(citation).is_some_and(is_document) && !is_elsewhere(citation);
        let mut cited = Cited::default();
        for citations in citations {
            if citations.iter().any(is_official) {
                cited.official += 1;
            } else if citations.iter().any(is_elsewhere) {
                cited.elsewhere += 1;
            } else if citations.is_empty() {
                cited.nothing += 1;
            } else {
                cited.papers += 1;
            }
        }
        cited
    }
}
