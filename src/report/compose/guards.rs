//! What waits for which safeguard, and practices that run with or without theirs.

use guiju_core::assessment::{GuardFinding, GuardStatus};

use super::Page;
use super::findings::{facts, reasons};
use crate::report::phrase::key;
use crate::report::{Entry, Wait};
use crate::say;

pub(super) fn held(page: &mut Page<'_>) {
    if page.view.waits.is_empty() {
        return;
    }
    page.section(page.label("held"));
    page.paragraph(page.label("held-intro"));
    for wait in &page.view.waits {
        page.entry(waiting(page, wait));
    }
}

fn waiting(page: &Page<'_>, wait: &Wait<'_>) -> Entry {
    let name = page.phrases.name(&wait.hold.number, &wait.hold.title);
    let status = page.words.text(&key("hold", wait.hold.status));
    let mut entry = Entry::new(say!(page.words, "held-head", name = name, status = status));
    if let Some(guard) = wait.guard {
        reasons(page, &mut entry, &facts(&guard.reasons));
    }
    entry.say(page.label("label-first"), page.phrases.of(&wait.hold.first));
    let rules: Vec<String> = wait.rules.iter().map(|rule| page.phrases.name(&rule.number, &rule.title)).collect();
    entry.say(page.label("label-waiting-rules"), page.words.list(&rules));
    let models: Vec<&str> = wait.models.iter().map(|model| page.phrases.of(&model.title)).collect();
    entry.say(page.label("label-waiting-models"), page.words.list(&models));
    let plugins: Vec<&str> = wait.plugins.iter().map(|plugin| page.phrases.of(&plugin.title)).collect();
    entry.say(page.label("label-waiting-plugins"), page.words.list(&plugins));
    if let Some(guard) = wait.guard {
        grounds(page, &mut entry, guard);
    }
    entry
}

pub(super) fn running(page: &mut Page<'_>) {
    const STANDING: &[GuardStatus] = &[GuardStatus::InPlace];
    const IDLE: &[GuardStatus] = &[GuardStatus::Idle];
    let in_place = names(page, STANDING);
    let idle = names(page, IDLE);
    if page.view.critical.is_empty() && page.view.not_shown.is_empty() && in_place.is_empty() && idle.is_empty() {
        return;
    }
    page.section(page.label("guards"));
    group(page, "guards-critical", &page.view.critical);
    group(page, "guards-not-shown", &page.view.not_shown);
    let compact = [("guards-in-place", in_place), ("guards-idle", idle)];
    for (key, names) in compact {
        if !names.is_empty() {
            page.paragraph(say!(page.words, key, names = page.words.list(&names)));
        }
    }
}

fn names(page: &Page<'_>, states: &'static [GuardStatus]) -> Vec<String> {
    page.view.guards(states).map(|guard| page.phrases.name(&guard.number, &guard.title)).collect()
}

fn group(page: &mut Page<'_>, key: &str, guards: &[&GuardFinding]) {
    if guards.is_empty() {
        return;
    }
    page.part(page.count(key, guards.len()));
    for guard in guards {
        let mut entry = Entry::new(page.phrases.name(&guard.number, &guard.title));
        reasons(page, &mut entry, &facts(&guard.reasons));
        entry.say(page.label("label-first"), page.phrases.of(&guard.first));
        grounds(page, &mut entry, guard);
        page.entry(entry);
    }
}

/// What a guard rests on.
fn grounds(page: &Page<'_>, entry: &mut Entry, guard: &GuardFinding) {
    entry.say(page.label("label-basis"), page.words.text(&key("basis-long", guard.basis)));
    if let Some(note) = &guard.note {
        entry.say(page.label("label-note"), page.phrases.of(note));
    }
    entry.say(page.label("label-source"), page.phrases.citations(&guard.citations));
}
