//! The plugins that took part: the safeguards their adoption waits for, and the rules that several of them claim.

use super::guard::{holds_effect, names_plugin};
use super::{Run, lineage};
use crate::PluginInfo;
use crate::assessment::{Basis, Claim, Conflict, Finding, LocalParameter, Outcome, PluginUse};
use crate::eval::Subject;
use crate::value::Value;

/// A plugin as a guard judges it.
pub(super) fn subject(plugin: &PluginInfo) -> Subject {
    Subject {
        id: plugin.id.clone(),
        kind: "plugin",
        origins: plugin.origins.iter().map(|origin| origin.id.clone()).collect(),
        digest: plugin.digest.clone(),
        higher_law_checked: plugin.higher_law_document.is_some(),
    }
}

impl Run<'_> {
    pub(super) fn plugins(&self) -> Vec<PluginUse> {
        self.ruleset.plugins.iter().enumerate().map(|(index, plugin)| self.plugin_use(index, plugin)).collect()
    }

    fn plugin_use(&self, index: usize, plugin: &PluginInfo) -> PluginUse {
        let subject = subject(plugin);
        let guards = self.ruleset.guards.iter().filter(|guard| {
            names_plugin(guard, plugin)
                || holds_effect(guard, &plugin.effects)
                || holds_effect(guard, &plugin.unanswered)
        });
        let rules = self.ruleset.rules.iter().filter(|rule| rule.plugin == Some(index));
        let innovations: Vec<_> = self.ruleset.innovations.iter().filter(|one| one.plugin == index).collect();
        PluginUse {
            alias: plugin.alias.clone(),
            id: plugin.id.clone(),
            version: plugin.version.clone(),
            digest: plugin.digest.clone(),
            title: plugin.title.clone(),
            origins: plugin.origins.clone(),
            derived_from: plugin.derived_from.clone(),
            publisher: plugin.publisher.clone(),
            evidence: plugin.evidence.clone(),
            confirmed_by_origin: plugin.confirmed_by_origin,
            adopted: plugin.adopted.clone(),
            fit: lineage::fit(self, plugin),
            higher_law_document: plugin.higher_law_document.clone(),
            withdrawn: plugin.withdrawn.clone(),
            parameters: self.local_parameters(Some(index)),
            rules: rules.map(|rule| rule.name.clone()).collect(),
            holds: guards.filter_map(|guard| self.hold(guard, &subject)).collect(),
            needs: innovations.iter().flat_map(|one| &one.needs).map(|need| self.argument(need)).collect(),
            localise: innovations.iter().flat_map(|one| one.localise.clone()).collect(),
            local_parameters: innovations
                .iter()
                .flat_map(|one| &one.localise)
                .filter_map(|name| self.left(name))
                .collect(),
        }
    }

    /// A parameter that is left to each place. Guards read what the plugin itself gives it.
    fn left(&self, name: &str) -> Option<LocalParameter> {
        let index = self.ruleset.params.iter().position(|param| param.name == name)?;
        let param = self.ruleset.params.get(index)?;
        let (given, value) = (self.guard_inputs(None).params.get(index)?, self.inputs().params.get(index)?);
        let is_blank = |value: &Value| match value {
            Value::String(text) => text.is_empty(),
            Value::List(items) => items.is_empty(),
            Value::Int(0) => param.basis == Basis::Design,
            Value::Double(number) => *number == 0.0 && param.basis == Basis::Design,
            _ => false,
        };
        Some(LocalParameter {
            name: param.name.clone(),
            title: param.title.clone(),
            given: self.show_param(param, given),
            value: self.show_param(param, value),
            blank: is_blank(given),
            unset: is_blank(given) && is_blank(value),
            basis: param.basis,
            note: param.note.clone(),
        })
    }
}

/// The base rules of which several local versions claim the region. One that is shown not to concern it claims nothing.
pub(super) fn conflicts(findings: &[Finding]) -> Vec<Conflict> {
    let claims = |base: &Finding| -> Vec<Claim> {
        let versions = findings.iter().filter(|finding| finding.variant_of.as_ref() == Some(&base.rule));
        let claiming = versions.filter(|finding| finding.outcome != Outcome::NotApplicable);
        let claims = claiming.map(|finding| Claim {
            rule: finding.rule.clone(),
            number: finding.number.clone(),
            plugin: finding.plugin.clone(),
            outcome: finding.outcome,
        });
        claims.collect()
    };
    let conflicts = findings.iter().filter(|finding| finding.variant_of.is_none()).map(|base| Conflict {
        rule: base.rule.clone(),
        number: base.number.clone(),
        title: base.title.clone(),
        claims: claims(base),
    });
    conflicts.filter(|conflict| conflict.claims.len() > 1).collect()
}
