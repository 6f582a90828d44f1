//! What waits for which safeguard, and practices that run with or without theirs.

use guiju_core::assessment::{Assessment, FactUse, GuardFinding, GuardStatus, HoldStatus, Truth};

use super::Page;
use super::findings::{facts, reasons};
use crate::report::phrase::{Phrases, key};
use crate::report::{Entry, Tone, Wait, Waiting};
use crate::say;

pub(super) fn held(page: &mut Page<'_>) {
    if page.view.waits.is_empty() {
        return;
    }
    page.section(page.label("held"));
    page.paragraph(page.label("held-intro"));
    let groups = || page.view.waits.iter().flat_map(|wait| &wait.groups);
    let models = groups().any(|group| !group.models.is_empty());
    let ids = models || groups().any(|group| !group.plugins.is_empty());
    for (key, concerned) in [("held-in-use", models), ("held-ids", ids)] {
        if concerned {
            page.paragraph(page.label(key));
        }
    }
    for wait in &page.view.waits {
        page.entry(waiting(page, wait));
    }
}

fn waiting(page: &Page<'_>, wait: &Wait<'_>) -> Entry {
    let name = page.phrases.name(&wait.hold.number, &wait.hold.title);
    let status = page.words.list(&statuses(&page.phrases, wait));
    let head = say!(page.words, "held-head", name = name, status = status);
    let mut entry = Entry::new(head).cited(&wait.hold.number).toned(Tone::Waiting);
    reasons(&page.phrases, &mut entry, &waiting_facts(page.view.assessment, wait));
    let first = page.phrases.first(&wait.hold.first, !wait.is_absent());
    entry.say(page.label("label-first"), first);
    for group in &wait.groups {
        // Where all wait for the same reason the head has said it.
        let status = (wait.groups.len() > 1).then_some(group.status);
        waiting_group(&page.phrases, &mut entry, group, status);
    }
    if let Some(guard) = wait.guard {
        grounds(&page.phrases, &mut entry, guard);
    }
    entry
}

/// Why things wait for a safeguard, in words.
pub(super) fn statuses(phrases: &Phrases<'_>, wait: &Wait<'_>) -> Vec<String> {
    wait.groups.iter().map(|group| phrases.words.text(&key("hold", group.status))).collect()
}

/// The facts on which a safeguard waits, for all that wait for it.
pub(in crate::report) fn waiting_facts<'a>(assessment: &'a Assessment, wait: &Wait<'a>) -> Vec<&'a FactUse> {
    let told = wait.guard.map(|guard| facts(&guard.reasons)).unwrap_or_default();
    let all: Vec<&FactUse> = assessment.facts.iter().collect();
    let found = |path: &&str| told.iter().chain(&all).copied().find(|fact| fact.path == **path);
    wait.facts.iter().filter_map(found).collect()
}

/// What waits for one reason; the reason is named where there are several.
pub(in crate::report) fn waiting_group(
    phrases: &Phrases<'_>,
    entry: &mut Entry,
    group: &Waiting<'_>,
    status: Option<HoldStatus>,
) {
    let words = phrases.words;
    let mut say = |label: &str, names: &[String]| {
        let names_told = words.list(names);
        let text = match status {
            Some(status) if !names.is_empty() => {
                say!(words, "argument", state = words.text(&key("hold", status)), text = names_told)
            }
            _ => names_told,
        };
        entry.say(words.text(label), text);
    };
    let rules: Vec<String> = group.rules.iter().map(|rule| phrases.name(&rule.number, &rule.title)).collect();
    say("label-waiting-rules", &rules);
    let named = |title, id: &str| say!(words, "with-id", title = phrases.of(title), id = id);
    let models: Vec<String> = group.models.iter().map(|model| named(&model.title, &model.model)).collect();
    say("label-waiting-models", &models);
    let plugins: Vec<String> = group.plugins.iter().map(|plugin| named(&plugin.title, &plugin.id)).collect();
    say("label-waiting-plugins", &plugins);
}

pub(super) fn running(page: &mut Page<'_>) {
    let in_place = names(page, |guard| guard.status == GuardStatus::InPlace);
    // What is not known to run is not known to be idle either.
    let idle = |running: fn(Option<Truth>) -> bool| {
        names(page, |guard| guard.status == GuardStatus::Idle && running(guard.running))
    };
    let compact = [
        ("guards-in-place", in_place),
        ("guards-idle", idle(|running| running == Some(Truth::False))),
        ("guards-open", idle(|running| !matches!(running, None | Some(Truth::False)))),
        ("guards-only-new", idle(|running| running.is_none())),
    ];
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
    entries(page, guards, tone);
}

/// Practices that run without their safeguard, as a section of their own.
pub(super) fn critical(page: &mut Page<'_>) {
    if !page.view.critical.is_empty() {
        page.section(page.count("bulletin-critical", page.view.critical.len()));
        entries(page, &page.view.critical, Tone::Grave);
    }
}

fn entries(page: &mut Page<'_>, guards: &[&GuardFinding], tone: Tone) {
    for guard in guards {
        let name = page.phrases.name(&guard.number, &guard.title);
        let mut entry = Entry::new(name).cited(&guard.number).toned(tone);
        reasons(&page.phrases, &mut entry, &facts(&guard.reasons));
        let unknown = guard.status == GuardStatus::NotShown;
        entry.say(page.label("label-first"), page.phrases.first(&guard.first, unknown));
        grounds(&page.phrases, &mut entry, guard);
        page.entry(entry);
    }
}

/// What a guard rests on.
pub(in crate::report) fn grounds(phrases: &Phrases<'_>, entry: &mut Entry, guard: &GuardFinding) {
    let label = |key: &str| phrases.words.text(key);
    entry.rests(label("label-basis"), phrases.basis_long(guard.basis, &guard.citations));
    if let Some(note) = &guard.note {
        entry.aside(label("label-note"), phrases.of(note));
    }
    entry.cite(label("label-source"), phrases.citations(&guard.citations));
}
