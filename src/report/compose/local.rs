//! Plugins with their lineage, and local versions beside the base rules they belong to.

use guiju_core::assessment::{Finding, Hold, Outcome};

use super::findings::{failed, finding};
use super::{Page, lineage};
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
        page.entry(lineage::plugin(page, used));
    }
    conflicts(page);
    for local in &page.view.local {
        page.entry(beside(page, local));
    }
}

/// The rules that several local versions claim. Nobody chooses among them here.
fn conflicts(page: &mut Page<'_>) {
    let conflicts = &page.view.assessment.conflicts;
    if conflicts.is_empty() {
        return;
    }
    page.notice(say!(page.words, "conflicts", count = conflicts.len()));
    for conflict in conflicts {
        page.entry(lineage::conflict(page, conflict));
    }
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
    let mut entry = match local.outcome {
        Outcome::Unmet => finding(page, local),
        Outcome::Error => failed(page, local),
        _ => Entry::new(page.phrases.name(&local.number, &local.title)),
    };
    if local.outcome != Outcome::Unmet {
        entry.rests(page.label("label-basis"), page.phrases.basis(local));
        entry.cite(page.label("label-source"), page.phrases.citations(&local.citations));
    }
    let held = page.label("label-held");
    if let Some(at) = entry.lines.iter().position(|line| line.label == held) {
        entry.lines.retain(|line| line.label != held);
        let mut lines = Entry::default();
        lines.say(held, held_brief(page, &local.holds));
        entry.lines.splice(at..at, lines.lines);
    }
    entry.head = say!(page.words, "local-head", name = entry.head.as_str(), outcome = outcome);
    let plugin = page.view.assessment.plugins.iter().find(|plugin| Some(&plugin.alias) == local.plugin.as_ref());
    if let Some(plugin) = plugin {
        let mut lines = Entry::default();
        lines.say(page.label("label-plugin"), lineage::name(page, plugin));
        entry.lines.splice(0..0, lines.lines);
    }
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
