//! The rules, file by file.

use guiju_core::RuleSummary;
use guiju_core::ruleset::{Param, Rule};

use super::Page;
use crate::report::Entry;
use crate::report::phrase::key;
use crate::say;

pub(super) fn write(page: &mut Page<'_>, listed: &[RuleSummary]) {
    for header in &page.ruleset.headers {
        let is_listed = |rule: &&Rule| listed.iter().any(|summary| summary.rule == rule.name);
        let rules = page.ruleset.rules.iter().filter(|rule| rule.span.file == header.file);
        let rules: Vec<&Rule> = rules.filter(is_listed).collect();
        if rules.is_empty() {
            continue;
        }
        page.section(page.of(&header.title));
        let (name, version) = (header.name.as_str(), header.version.as_str());
        page.paragraph(say!(page.words, "handbook-group", count = rules.len(), name = name, version = version));
        for rule in rules {
            page.entry(entry(page, rule));
        }
    }
}

fn entry(page: &Page<'_>, rule: &Rule) -> Entry {
    let mut entry = page.numbered(&rule.number, &rule.title);
    entry.code(page.label("label-name"), &rule.name);
    if let Some(base) = rule.variant_of.and_then(|of| page.ruleset.rules.get(of)) {
        entry.say(page.label("label-base"), page.named(&base.number, &base.title));
    }
    let tags: Vec<String> = rule.tags.iter().map(|tag| page.tag(tag)).collect();
    entry.say(page.label("label-tags"), page.words.list(&tags));
    entry.say(page.label("label-severity"), severity(page, rule));
    let concerns = rule.when.map(|when| page.of(&page.ruleset.in_words(when)).to_owned());
    entry.say(page.label("label-when"), concerns.unwrap_or_else(|| page.label("handbook-everywhere")));
    entry.say(page.label("label-require"), page.of(&page.ruleset.in_words(rule.require)));
    formal(page, &mut entry, rule);
    for param in parameters(page, rule) {
        entry.say(page.label("parameter-title"), parameter(page, param));
    }
    entry.say(page.label("label-advice"), page.of(&page.ruleset.template_in_words(&rule.recommend)));
    entry.say(page.label("label-effects"), page.effects(&rule.effects));
    let guards: Vec<String> =
        page.ruleset.guards_of(rule).map(|guard| page.named(&guard.number, &guard.title)).collect();
    entry.say(page.label("handbook-waits"), page.words.list(&guards));
    page.grounds(&mut entry, rule.basis, rule.note.as_ref(), &rule.citations);
    entry
}

/// How much a gap weighs, and in which cases it weighs otherwise.
fn severity(page: &Page<'_>, rule: &Rule) -> String {
    let usual = page.words.text(&key("severity", rule.severity));
    let cases = rule.severities.iter().map(|(severity, when)| {
        let severity = page.words.text(&key("severity", *severity));
        let when = page.ruleset.in_words(*when);
        say!(page.words, "handbook-severity", severity = severity, when = page.of(&when))
    });
    std::iter::once(usual).chain(cases).collect::<Vec<_>>().join(&page.label("semicolon"))
}

/// What the words say, as its author wrote it.
fn formal(page: &Page<'_>, entry: &mut Entry, rule: &Rule) {
    if let Some(when) = rule.when {
        entry.code(page.label("handbook-when-formal"), page.ruleset.source_of(when));
    }
    entry.code(page.label("handbook-require-formal"), page.ruleset.source_of(rule.require));
}

fn parameters<'a>(page: &Page<'a>, rule: &Rule) -> Vec<&'a Param> {
    let mut params: Vec<&Param> = Vec::new();
    for expr in rule.when.into_iter().chain([rule.require]) {
        for param in page.ruleset.parameters_of(expr) {
            if !params.iter().any(|known| known.name == param.name) {
                params.push(param);
            }
        }
    }
    params
}

fn parameter(page: &Page<'_>, param: &Param) -> String {
    let values = page.ruleset.values_in_words(param);
    let name = say!(page.words, "parameter-name", title = page.of(&param.title), name = param.name.as_str());
    let basis = page.words.text(&key("basis", param.basis));
    let text = say!(page.words, "handbook-parameter", name = name, values = page.of(&values), basis = basis);
    match page.citations(&param.citations) {
        places if places.is_empty() => text,
        places => text + &say!(page.words, "in-brackets", text = places),
    }
}
