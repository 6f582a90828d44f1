//! What loading a plugin's rules changes.

use super::{LoadedRule, Loading, rule_name, standing};
use crate::assessment::{Assessment, DataRequest, FactUse, Finding};
use crate::comparison::Comparison;
use crate::{PluginInfo, compare};

pub(super) fn loading(base: &Assessment, loaded: Assessment, plugin: &PluginInfo) -> Loading {
    let own = |name: &Option<String>| name.as_ref() == Some(&plugin.alias);
    let rules = loaded.findings.iter().filter(|finding| own(&finding.plugin)).map(|finding| rule(base, finding));
    let rules: Vec<LoadedRule> = rules.collect();
    let data = loaded.data_requests.iter().filter(|request| is_new(base, request, &rules)).map(requested).collect();
    let Comparison { outcomes, mut holds, guards, .. } = compare(base, &loaded);
    // A guard that was idle and now holds the plugin itself is told as what the plugin waits for.
    let brought = |name: &String| loaded.guards.iter().any(|guard| guard.guard == *name && own(&guard.plugin));
    let guards = guards.into_iter().filter(|change| brought(&change.guard)).collect();
    holds.retain(|change| change.subject != plugin.alias);
    Loading { rules, guards, outcomes, holds, data }
}

fn rule(base: &Assessment, finding: &Finding) -> LoadedRule {
    let of = finding.variant_of.as_ref();
    let of = of.and_then(|name| base.findings.iter().find(|base| base.rule == *name));
    LoadedRule {
        rule: rule_name(finding),
        outcome: finding.outcome,
        severity: finding.severity,
        basis: finding.weakest_basis,
        variant_of: of.map(|base| standing::answered(base, None)),
        recommendation: finding.recommendation.clone(),
        holds: finding.holds.clone(),
    }
}

/// Whether the base does not ask for a fact and the plugin's rules do.
fn is_new(base: &Assessment, request: &DataRequest, rules: &[LoadedRule]) -> bool {
    let before = base.data_requests.iter().any(|asked| asked.path == request.path);
    let wanted = || request.decides.iter().chain(&request.helps);
    !before && wanted().any(|number| rules.iter().any(|rule| rule.rule.number == *number))
}

/// A fact that is asked for, as one that is not there.
fn requested(request: &DataRequest) -> FactUse {
    FactUse {
        path: request.path.clone(),
        label: request.label.clone(),
        value: None,
        evidence: None,
        missing: request.missing,
        source: None,
        at: Vec::new(),
        as_of: None,
        note: None,
        inherited: None,
        department: request.department.clone(),
    }
}
