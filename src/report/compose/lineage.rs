//! Where a plugin comes from, how the place took it over, and where several of them claim one rule.

use guiju_core::assessment::{Adopted, Ancestor, Claim, Conflict, FitRecord, PluginUse, Setting};

use super::Page;
use super::local::held_brief;
use crate::report::Entry;
use crate::report::phrase::key;
use crate::say;

/// A plugin with its lineage.
pub(super) fn plugin(page: &Page<'_>, plugin: &PluginUse) -> Entry {
    let mut entry = Entry::new(name(page, plugin));
    entry.say(page.label("label-withdrawn"), plugin.withdrawn.as_ref().map_or("", |reason| page.phrases.of(reason)));
    entry.say(page.label("label-origin"), origin(page, plugin));
    for ancestor in &plugin.derived_from {
        entry.say(page.label("label-derived-from"), derived_from(page, ancestor));
    }
    entry.say(page.label("label-publisher"), page.phrases.of(&plugin.publisher));
    entry.say(
        page.label("label-evidence"),
        page.words.text(&format!("plugin-evidence-{}", plugin.evidence.to_lowercase())),
    );
    entry.say(page.label("label-adopted"), adopted(page, plugin.adopted.as_ref()));
    entry.say(page.label("label-fit"), fit(page, plugin.fit.as_ref()));
    for parameter in &plugin.parameters {
        entry.say(page.label("label-local-parameter"), setting(page, parameter));
    }
    for need in &plugin.needs {
        entry.say(page.label("label-needs"), page.phrases.condition(need));
    }
    entry.say(page.label("label-localise"), page.words.list(&plugin.localise));
    entry.say(page.label("label-held"), held_brief(page, &plugin.holds));
    entry.code(page.label("label-digest"), &plugin.digest);
    entry
}

/// Its title, id and version, and the name it has here if that is another.
pub(super) fn name(page: &Page<'_>, plugin: &PluginUse) -> String {
    let title = page.phrases.of(&plugin.title);
    let (id, version, alias) = (plugin.id.as_str(), plugin.version.as_str(), plugin.alias.as_str());
    if plugin.alias == plugin.id {
        return say!(page.words, "plugin-head", title = title, id = id, version = version);
    }
    say!(page.words, "plugin-head-alias", title = title, id = id, version = version, alias = alias)
}

fn origin(page: &Page<'_>, plugin: &PluginUse) -> String {
    let origins: Vec<String> = plugin.origins.iter().map(|origin| page.phrases.of(&origin.name).to_owned()).collect();
    let confirmed = page.label(if plugin.confirmed_by_origin { "plugin-confirmed" } else { "plugin-not-confirmed" });
    say!(page.words, "plugin-origin", origin = page.words.all_of(&origins), confirmed = confirmed)
}

/// What it was made from, and whether that was withdrawn since.
fn derived_from(page: &Page<'_>, ancestor: &Ancestor) -> String {
    let (id, version) = (ancestor.id.as_str(), ancestor.version.as_str());
    match &ancestor.withdrawn {
        Some(reason) => {
            let reason = page.phrases.of(reason);
            say!(page.words, "plugin-ancestor-withdrawn", id = id, version = version, reason = reason)
        }
        None => say!(page.words, "plugin-ancestor", id = id, version = version),
    }
}

/// Who took it over and from where; what was only looked at was not taken over.
fn adopted(page: &Page<'_>, adopted: Option<&Adopted>) -> String {
    let Some(Adopted { source, signers }) = adopted else { return page.label("plugin-not-adopted") };
    let region = page.phrases.of(&page.view.assessment.profile.name);
    let signed = match signers.as_slice() {
        [] => page.label("plugin-unsigned"),
        signers => say!(page.words, "plugin-signed", names = page.words.list(signers)),
    };
    say!(page.words, "plugin-adopted", region = region, source = source.as_str(), signed = signed)
}

/// Who assessed the fit, when and with what result, and whether that is of the file in use.
fn fit(page: &Page<'_>, record: Option<&FitRecord>) -> String {
    let Some(record) = record else { return page.label("fit-none") };
    let decision = record.decision.as_ref().map(|decision| page.phrases.of(decision).to_owned());
    let date = record.date.as_deref().map(|date| page.phrases.date(date));
    let document = record.document.as_deref().map(|document| say!(page.words, "quoted", text = document));
    let parts: Vec<String> = [record.unit.clone(), date, document, decision].into_iter().flatten().collect();
    let status = page.words.text(&key("fit", record.status));
    if parts.is_empty() {
        return status;
    }
    say!(page.words, "fit-record", record = page.words.list(&parts), status = status)
}

/// A parameter's own value here, and the one it has elsewhere.
pub(super) fn setting(page: &Page<'_>, setting: &Setting) -> String {
    let (title, name) = (page.phrases.of(&setting.title), setting.parameter.as_str());
    let (value, before) = (page.phrases.of(&setting.value), page.phrases.of(&setting.instead_of));
    say!(page.words, "local-setting", title = title, name = name, value = value, before = before)
}

/// A rule that several local versions claim, side by side.
pub(super) fn conflict(page: &Page<'_>, conflict: &Conflict) -> Entry {
    let rule = page.phrases.name(&conflict.number, &conflict.title);
    let mut entry = Entry::new(say!(page.words, "conflict-head", rule = rule, count = conflict.claims.len()));
    for claim in &conflict.claims {
        entry.say(claim.number.clone(), claimed(page, claim));
    }
    entry
}

fn claimed(page: &Page<'_>, claim: &Claim) -> String {
    let assessment = page.view.assessment;
    let outcome = page.words.text(&key("outcome", claim.outcome));
    let finding = assessment.findings.iter().find(|finding| finding.rule == claim.rule);
    let require = finding.map_or("", |finding| page.phrases.of(&finding.require_words));
    let plugin = assessment.plugins.iter().find(|plugin| Some(&plugin.alias) == claim.plugin.as_ref());
    let source = plugin.map_or_else(
        || page.label("conflict-own"),
        |plugin| {
            let publisher = page.phrases.of(&plugin.publisher);
            let (name, origin) = (name(page, plugin), origin(page, plugin));
            say!(page.words, "conflict-plugin", plugin = name, origin = origin, publisher = publisher)
        },
    );
    say!(page.words, "conflict-claim", outcome = outcome, require = require, source = source)
}
