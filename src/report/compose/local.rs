//! Plugins with their lineage, and local versions beside the base rules they belong to.

use guiju_core::assessment::{Finding, Hold, Outcome, PluginUse};

use super::Page;
use super::findings::finding;
use crate::report::Entry;
use crate::report::phrase::key;
use crate::say;

pub(super) fn write(page: &mut Page<'_>) {
    let plugins = &page.view.assessment.plugins;
    if plugins.is_empty() && page.view.local.is_empty() {
        return;
    }
    page.section(page.label("local"));
    page.paragraph(page.label("local-intro"));
    for used in plugins {
        page.entry(plugin(page, used));
    }
    for local in &page.view.local {
        page.entry(beside(page, local));
    }
}

fn plugin(page: &Page<'_>, plugin: &PluginUse) -> Entry {
    let title = page.phrases.of(&plugin.title);
    let version = plugin.version.as_str();
    let mut entry =
        Entry::new(say!(page.words, "plugin-head", title = title, id = plugin.id.as_str(), version = version));
    let confirmed = page.label(if plugin.confirmed_by_origin { "plugin-confirmed" } else { "plugin-not-confirmed" });
    let origins: Vec<String> = plugin.origins.iter().map(|origin| page.phrases.of(&origin.name).to_owned()).collect();
    let origin = page.words.all_of(&origins);
    entry.say(page.label("label-origin"), say!(page.words, "plugin-origin", origin = origin, confirmed = confirmed));
    entry.say(page.label("label-publisher"), page.phrases.of(&plugin.publisher));
    entry.say(
        page.label("label-evidence"),
        page.words.text(&format!("plugin-evidence-{}", plugin.evidence.to_lowercase())),
    );
    for need in &plugin.needs {
        entry.say(page.label("label-needs"), page.phrases.condition(need));
    }
    entry.say(page.label("label-localise"), page.words.list(&plugin.localise));
    entry.say(page.label("label-held"), held_brief(page, &plugin.holds));
    entry.code(page.label("label-digest"), &plugin.digest);
    entry
}

/// The safeguards that must stand first. What is to be done about them stands in their own section, once for all.
pub(super) fn held_brief(page: &Page<'_>, holds: &[Hold]) -> String {
    if holds.is_empty() {
        return String::new();
    }
    let guards: Vec<String> = holds.iter().map(|hold| page.phrases.name(&hold.number, &hold.title)).collect();
    say!(page.words, "held-brief", guards = page.words.list(&guards))
}

/// A local rule, and what the base rule comes to that it is a version of.
fn beside(page: &Page<'_>, local: &Finding) -> Entry {
    let outcome = page.words.text(&key("outcome", local.outcome));
    let mut entry = if local.outcome == Outcome::Unmet {
        finding(page, local)
    } else {
        let mut entry = Entry::new(page.phrases.name(&local.number, &local.title));
        entry.rests(page.label("label-basis"), page.phrases.basis(local));
        entry.cite(page.label("label-source"), page.phrases.citations(&local.citations));
        entry
    };
    let held = page.label("label-held");
    if let Some(at) = entry.lines.iter().position(|line| line.label == held) {
        entry.lines.retain(|line| line.label != held);
        let mut lines = Entry::default();
        lines.say(held, held_brief(page, &local.holds));
        entry.lines.splice(at..at, lines.lines);
    }
    entry.head = say!(page.words, "local-head", name = entry.head.as_str(), outcome = outcome);
    let findings = &page.view.assessment.findings;
    let base = findings.iter().find(|finding| Some(&finding.rule) == local.variant_of.as_ref());
    if let Some(base) = base {
        let mut lines = Entry::default();
        let name = page.phrases.name(&base.number, &base.title);
        let outcome = page.words.text(&key("outcome", base.outcome));
        lines.say(page.label("label-base"), say!(page.words, "local-base", name = name, outcome = outcome));
        entry.lines.splice(0..0, lines.lines);
    }
    entry
}
