//! The gaps, each with its reasons, its distance, what it rests on and what to do; and what could not be evaluated.

use guiju_core::assessment::{Clause, FactUse, Finding, Hold, HoldStatus, Reason, Severity, Text};

use super::{Page, index};
use crate::report::phrase::{Phrases, key};
use crate::report::{Entry, Tone};
use crate::say;

/// How many facts a finding lists; an index may have read dozens.
const FACTS: usize = 8;

pub(super) fn gaps(page: &mut Page<'_>) {
    if page.view.gaps.is_empty() {
        return;
    }
    page.section(page.count("gaps", page.view.gaps.len()));
    for severity in [Severity::Critical, Severity::High, Severity::Medium, Severity::Low] {
        let gaps: Vec<&Finding> = page.view.gaps.iter().copied().filter(|gap| gap.severity == severity).collect();
        if gaps.is_empty() {
            continue;
        }
        page.part(page.count(&key("gaps", severity), gaps.len()));
        for gap in gaps {
            page.entry(finding(page, gap));
        }
    }
}

pub(super) fn errors(page: &mut Page<'_>) {
    if page.view.errors.is_empty() {
        return;
    }
    page.section(page.count("errors", page.view.errors.len()));
    for error in &page.view.errors {
        page.entry(failed(page, error));
    }
}

/// A rule that could not be evaluated: what went wrong, on which facts, and who can mend it.
pub(super) fn failed(page: &Page<'_>, error: &Finding) -> Entry {
    let mut entry = Entry::new(page.phrases.name(&error.number, &error.title)).cited(&error.number).toned(Tone::Open);
    let failed: Vec<&Reason> = error.reasons.iter().filter(|reason| reason.error.is_some()).collect();
    for what in failed.iter().filter_map(|reason| reason.error.as_ref()) {
        entry.say(page.label("label-why"), page.phrases.of(what));
    }
    reasons(&page.phrases, &mut entry, &facts(failed.iter().copied()));
    for reason in failed {
        entry.code(page.label("label-expression"), &reason.expression);
    }
    let plugin = page.view.assessment.plugins.iter().find(|plugin| Some(&plugin.alias) == error.plugin.as_ref());
    let first = match plugin {
        Some(plugin) => say!(page.words, "error-first", author = page.phrases.of(&plugin.publisher)),
        None => page.label("error-first"),
    };
    entry.say(page.label("label-first"), first);
    entry
}

/// A gap in full.
pub(super) fn finding(page: &Page<'_>, finding: &Finding) -> Entry {
    let tone = match finding.severity {
        Severity::Critical => Tone::Grave,
        _ if !finding.holds.is_empty() => Tone::Waiting,
        _ => Tone::Open,
    };
    let name = page.phrases.name(&finding.number, &finding.title);
    let mut entry = Entry::new(name).cited(&finding.number).toned(tone);
    let of = |clause| move |reason: &&Reason| reason.clause == clause;
    let missed: Vec<&Reason> = finding.reasons.iter().filter(of(Clause::Require)).collect();
    let decided = facts(missed.iter().copied());
    entry.say(page.label("label-require"), page.phrases.of(&finding.require_words));
    reasons(&page.phrases, &mut entry, &decided);
    levels(&page.phrases, &mut entry, &missed);
    for distance in &finding.distances {
        let label = page.phrases.of(&distance.label);
        let text = say!(page.words, "distance", label = label, text = page.phrases.of(&distance.text));
        entry.say(page.label("label-distance"), text);
    }
    if let Some(when) = &finding.when_words {
        entry.aside(page.label("label-applies"), page.phrases.of(when));
    }
    entry.say(page.label("label-verify"), verify(page, &decided));
    remarks(page, &mut entry, &decided);
    conclusion(&page.phrases, &mut entry, finding);
    entry.formal(page.label("label-expression"), &finding.require);
    entry
}

/// What a rule rests on, what it advises, and where it comes from.
pub(in crate::report) fn conclusion(phrases: &Phrases<'_>, entry: &mut Entry, finding: &Finding) {
    let label = |key: &str| phrases.words.text(key);
    entry.rests(label("label-basis"), phrases.basis(finding));
    if let Some(recommendation) = &finding.recommendation {
        let key = if finding.holds.is_empty() { "label-advice" } else { "label-advice-held" };
        entry.say(label(key), phrases.of(recommendation));
        for hold in &finding.holds {
            entry.say(label("label-held"), waiting(phrases, hold));
        }
    }
    if let Some(note) = &finding.note {
        entry.aside(label("label-note"), phrases.of(note));
    }
    entry.cite(label("label-source"), phrases.citations(&finding.citations));
}

/// The facts that decided, with their provenance.
pub(in crate::report) fn reasons(phrases: &Phrases<'_>, entry: &mut Entry, facts: &[&FactUse]) {
    let label = phrases.words.text("label-why");
    // A region need not be told its own name.
    let facts: Vec<&&FactUse> = facts.iter().filter(|fact| fact.path != "region.id").collect();
    for fact in facts.iter().take(FACTS) {
        entry.say(label.as_str(), phrases.fact(fact));
    }
    if facts.len() > FACTS {
        entry.say(label, say!(phrases.words, "facts-more", count = facts.len() - FACTS));
    }
}

/// The levels of indexes that decided.
fn levels(phrases: &Phrases<'_>, entry: &mut Entry, reasons: &[&Reason]) {
    let label = phrases.words.text("label-why");
    for level in reasons.iter().flat_map(|reason| &reason.levels).take(FACTS) {
        entry.say(label.as_str(), index::level_use(phrases, level));
    }
}

/// The facts that reasons read, each once.
pub(in crate::report) fn facts<'a>(reasons: impl IntoIterator<Item = &'a Reason>) -> Vec<&'a FactUse> {
    let mut facts: Vec<&FactUse> = Vec::new();
    for fact in reasons.into_iter().flat_map(|reason| &reason.facts) {
        if !facts.iter().any(|known| known.path == fact.path) {
            facts.push(fact);
        }
    }
    facts
}

/// Who answers for several facts, each named once.
pub(super) fn each_once<'t>(units: impl IntoIterator<Item = &'t Text>) -> Vec<&'t Text> {
    let mut once: Vec<&Text> = Vec::new();
    for unit in units {
        if !once.contains(&unit) {
            once.push(unit);
        }
    }
    once
}

/// The safeguard something waits for, whether it is absent or only not shown, and what comes first.
pub(super) fn waiting(phrases: &Phrases<'_>, hold: &Hold) -> String {
    let key = match hold.status {
        HoldStatus::AwaitingCondition => "held-condition",
        HoldStatus::AwaitingVerification => "held-verification",
    };
    let guard = phrases.name(&hold.number, &hold.title);
    say!(
        phrases.words,
        key,
        guard = guard,
        first = phrases.first(&hold.first, hold.status == HoldStatus::AwaitingVerification)
    )
}

/// A gap that rests on what was inferred or taken from a paper asks to be checked before anyone acts on it.
fn verify(page: &Page<'_>, facts: &[&FactUse]) -> String {
    let kinds = page.phrases.kinds(facts.iter().copied().filter(|fact| page.phrases.needs_verifying(fact)));
    if kinds.is_empty() { String::new() } else { say!(page.words, "verify", kinds = kinds) }
}

/// Remarks of whoever inferred a fact or took it from a paper.
fn remarks(page: &Page<'_>, entry: &mut Entry, facts: &[&FactUse]) {
    for fact in facts.iter().filter(|fact| page.phrases.needs_verifying(fact)) {
        if let Some(note) = &fact.note {
            let label = page.phrases.of(&fact.label);
            let text = say!(page.words, "fact-note", label = label, note = page.phrases.of(note));
            entry.aside(page.label("label-note"), text);
        }
    }
}
