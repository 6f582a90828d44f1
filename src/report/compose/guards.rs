//! What waits for which safeguard, and practices that run with or without theirs.

use guiju_core::assessment::{GuardFinding, GuardStatus, Truth};

use super::Page;
use super::findings::{facts, reasons};
use crate::report::phrase::{Phrases, key};
use crate::report::{Entry, Tone, Wait};
use crate::say;

pub(super) fn held(page: &mut Page<'_>) {
    if page.view.waits.is_empty() {
        return;
    }
    page.section(page.label("held"));
    page.paragraph(page.label("held-intro"));
    if page.view.waits.iter().any(|wait| !wait.models.is_empty() || !wait.plugins.is_empty()) {
        page.paragraph(page.label("held-ids"));
    }
    for wait in &page.view.waits {
        page.entry(waiting(page, wait));
    }
}

fn waiting(page: &Page<'_>, wait: &Wait<'_>) -> Entry {
    let name = page.phrases.name(&wait.hold.number, &wait.hold.title);
    let status = page.words.text(&key("hold", wait.hold.status));
    let head = say!(page.words, "held-head", name = name, status = status);
    let mut entry = Entry::new(head).cited(&wait.hold.number).toned(Tone::Waiting);
    if let Some(guard) = wait.guard {
        reasons(&page.phrases, &mut entry, &facts(&guard.reasons));
    }
    entry.say(page.label("label-first"), page.phrases.of(&wait.hold.first));
    let rules: Vec<String> = wait.rules.iter().map(|rule| page.phrases.name(&rule.number, &rule.title)).collect();
    entry.say(page.label("label-waiting-rules"), page.words.list(&rules));
    let named = |title, id: &str| say!(page.words, "with-id", title = page.phrases.of(title), id = id);
    let models: Vec<String> = wait.models.iter().map(|model| named(&model.title, &model.model)).collect();
    entry.say(page.label("label-waiting-models"), page.words.list(&models));
    let plugins: Vec<String> = wait.plugins.iter().map(|plugin| named(&plugin.title, &plugin.id)).collect();
    entry.say(page.label("label-waiting-plugins"), page.words.list(&plugins));
    if let Some(guard) = wait.guard {
        grounds(&page.phrases, &mut entry, guard);
    }
    entry
}

pub(super) fn running(page: &mut Page<'_>) {
    let in_place = names(page, |guard| guard.status == GuardStatus::InPlace);
    // What is not known to run is not known to be idle either.
    let idle = names(page, |guard| guard.status == GuardStatus::Idle && guard.running == Truth::False);
    let open = names(page, |guard| guard.status == GuardStatus::Idle && guard.running != Truth::False);
    let compact = [("guards-in-place", in_place), ("guards-idle", idle), ("guards-open", open)];
    let nothing = compact.iter().all(|(_, names)| names.is_empty());
    if page.view.critical.is_empty() && page.view.not_shown.is_empty() && nothing {
        return;
    }
    page.section(page.label("guards"));
    group(page, "guards-critical", &page.view.critical, Tone::Grave);
    group(page, "guards-not-shown", &page.view.not_shown, Tone::Open);
    for (key, names) in compact {
        if !names.is_empty() {
            page.paragraph(say!(page.words, key, names = page.words.list(&names)));
        }
    }
}

fn names(page: &Page<'_>, wanted: impl Fn(&GuardFinding) -> bool) -> Vec<String> {
    let guards = page.view.assessment.guards.iter().filter(|guard| wanted(guard));
    guards.map(|guard| page.phrases.name(&guard.number, &guard.title)).collect()
}

fn group(page: &mut Page<'_>, key: &str, guards: &[&GuardFinding], tone: Tone) {
    if guards.is_empty() {
        return;
    }
    page.part(page.count(key, guards.len()));
    for guard in guards {
        let name = page.phrases.name(&guard.number, &guard.title);
        let mut entry = Entry::new(name).cited(&guard.number).toned(tone);
        reasons(&page.phrases, &mut entry, &facts(&guard.reasons));
        entry.say(page.label("label-first"), page.phrases.of(&guard.first));
        grounds(&page.phrases, &mut entry, guard);
        page.entry(entry);
    }
}

/// What a guard rests on.
pub(in crate::report) fn grounds(phrases: &Phrases<'_>, entry: &mut Entry, guard: &GuardFinding) {
    let label = |key: &str| phrases.words.text(key);
    entry.say(label("label-basis"), phrases.basis_long(guard.basis, &guard.citations));
    if let Some(note) = &guard.note {
        entry.aside(label("label-note"), phrases.of(note));
    }
    entry.say(label("label-source"), phrases.citations(&guard.citations));
}
