//! Where a plugin comes from, how the place took it over, and where several of them claim one rule.

use guiju_core::assessment::{Adopted, Ancestor, Claim, Conflict, LocalParameter, PluginUse, Setting};

use super::Page;
use super::local::held_brief;
use crate::report::phrase::key;
use crate::report::{Entry, adoption};
use crate::say;

/// A plugin with its lineage.
pub(super) fn plugin(page: &Page<'_>, plugin: &PluginUse) -> Entry {
    let mut entry = Entry::new(name(page, plugin));
    entry.say(page.label("label-withdrawn"), plugin.withdrawn.as_ref().map_or("", |reason| page.phrases.of(reason)));
    entry.say(page.label("label-origin"), adoption::origin(&page.phrases, plugin));
    for ancestor in &plugin.derived_from {
        entry.say(page.label("label-derived-from"), derived_from(page, ancestor));
    }
    entry.say(page.label("label-publisher"), page.phrases.of(&plugin.publisher));
    entry.say(
        page.label("label-evidence"),
        page.words.text(&format!("plugin-evidence-{}", plugin.evidence.to_lowercase())),
    );
    entry.say(page.label("label-adopted"), adopted(page, plugin.adopted.as_ref()));
    entry.say(page.label("label-fit"), adoption::fit(&page.phrases, plugin.fit.as_ref()));
    entry.say(page.label("label-higher-law"), adoption::law(&page.phrases, plugin).unwrap_or_default());
    for parameter in &plugin.parameters {
        let own = plugin.local_parameters.iter().find(|own| own.name == parameter.parameter);
        entry.say(page.label("label-local-parameter"), setting(page, parameter, own.is_some_and(|own| own.blank)));
    }
    for need in &plugin.needs {
        entry.say(page.label("label-needs"), page.phrases.condition(need));
    }
    for parameter in plugin.local_parameters.iter().filter(|own| is_open(plugin, own)) {
        let (title, name) = (page.phrases.of(&parameter.title), parameter.name.as_str());
        let title = say!(page.words, "parameter-name", title = title, name = name);
        let key = if parameter.unset { "local-unset" } else { "local-as-given" };
        let value = page.phrases.of(&parameter.value);
        entry.say(page.label("label-localise"), say!(page.words, key, title = title, value = value));
    }
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

/// Whether a parameter that is left to the place still has the value it came with.
fn is_open(plugin: &PluginUse, parameter: &LocalParameter) -> bool {
    !plugin.parameters.iter().any(|set| set.parameter == parameter.name)
}

/// A parameter's own value here, and the one it has elsewhere, if it was not left blank.
pub(super) fn setting(page: &Page<'_>, setting: &Setting, was_blank: bool) -> String {
    let (title, name) = (page.phrases.of(&setting.title), setting.parameter.as_str());
    let (value, before) = (page.phrases.of(&setting.value), page.phrases.of(&setting.instead_of));
    let key = if was_blank { "local-setting-first" } else { "local-setting" };
    say!(page.words, key, title = title, name = name, value = value, before = before)
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
            let (name, origin) = (name(page, plugin), adoption::origin(&page.phrases, plugin));
            say!(page.words, "conflict-plugin", plugin = name, origin = origin, publisher = publisher)
        },
    );
    say!(page.words, "conflict-claim", outcome = outcome, require = require, source = source)
}
