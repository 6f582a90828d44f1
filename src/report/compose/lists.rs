//! The compact lists: what cannot be told, what is met, and what does not apply.

use guiju_core::assessment::Finding;

use super::Page;
use super::findings::facts;
use crate::say;

pub(super) fn unknown(page: &mut Page<'_>) {
    if page.view.unknown.is_empty() {
        return;
    }
    page.section(page.count("unknown", page.view.unknown.len()));
    page.paragraph(page.label("unknown-intro"));
    let points = page
        .view
        .unknown
        .iter()
        .map(|finding| {
            let name = page.phrases.name(&finding.number, &finding.title);
            let missing = missing(page, finding);
            if missing.is_empty() { name } else { say!(page.words, "unknown-point", name = name, missing = missing) }
        })
        .collect();
    page.bullets(points);
}

/// The facts that are missing or known only in part, by label.
fn missing(page: &Page<'_>, finding: &Finding) -> String {
    const SHOWN: usize = 6;
    let all = facts(&finding.reasons);
    let deciding = finding.deciding.as_ref();
    let named = |path: &str| {
        let sets = deciding.into_iter().flat_map(|deciding| [&deciding.met, &deciding.unmet, &deciding.not_applicable]);
        sets.flatten().flatten().any(|named| named == path)
    };
    let labels: Vec<String> = all
        .iter()
        .filter(|fact| fact.value.is_none() || named(&fact.path))
        .map(|fact| page.phrases.wanted(&fact.label, fact.missing))
        .collect();
    match labels.get(..SHOWN) {
        Some(first) if labels.len() > SHOWN => {
            say!(page.words, "and-more", list = page.words.list(first), count = labels.len())
        }
        _ => page.words.list(&labels),
    }
}

pub(super) fn met(page: &mut Page<'_>) {
    let findings = &page.view.met;
    if findings.is_empty() {
        return;
    }
    page.section(page.count("met", findings.len()));
    let names: Vec<String> =
        findings.iter().map(|finding| page.phrases.name(&finding.number, &finding.title)).collect();
    page.paragraph(names.join(&page.words.text("semicolon")));
}

/// Each with what it is here that takes the rule out.
pub(super) fn not_applicable(page: &mut Page<'_>) {
    let findings = &page.view.not_applicable;
    if findings.is_empty() {
        return;
    }
    page.section(page.count("not-applicable", findings.len()));
    let points = findings.iter().map(|finding| {
        let name = page.phrases.name(&finding.number, &finding.title);
        let why: Vec<String> = facts(&finding.reasons).iter().map(|fact| page.phrases.plain_fact(fact)).collect();
        if why.is_empty() {
            name
        } else {
            say!(page.words, "not-applicable-point", name = name, why = page.words.all_of(&why))
        }
    });
    page.bullets(points.collect());
}
