//! Guards: which safeguards stand, what runs without one, and what waits.

use guiju_grammar::ast::HoldKind;

use super::{Run, facts_read, truth};
use crate::PluginInfo;
use crate::assessment::{
    Band, ChoiceFinding, Clause, Finding, GuardFinding, GuardStatus, Hold, HoldStatus, PluginUse, Truth,
};
use crate::eval::{Subject, evaluate};
use crate::ir::Node;
use crate::ruleset::{Guard, Model};

impl Run<'_> {
    /// The hold a guard puts on a subject, unless its safeguard stands. Not knowing holds as well: it fails closed.
    pub(super) fn hold(&self, guard: &Guard, subject: &Subject) -> Option<Hold> {
        let inputs = self.guard_inputs(Some(subject));
        let status = match truth(&evaluate(inputs, guard.require)) {
            Truth::True => return None,
            Truth::False => HoldStatus::AwaitingCondition,
            Truth::Unknown | Truth::Error => HoldStatus::AwaitingVerification,
        };
        let facts =
            self.deciding_parts(inputs, guard.require).into_iter().flat_map(|part| facts_read(self.ruleset, part.expr));
        let mut paths: Vec<String> = Vec::new();
        for fact in facts.filter_map(|id| self.ruleset.schema.fact(id)).filter(|fact| !fact.is_identity()) {
            if !paths.contains(&fact.path) {
                paths.push(fact.path.clone());
            }
        }
        Some(Hold {
            guard: guard.name.clone(),
            number: guard.number.clone(),
            title: guard.title.clone(),
            status,
            first: self.fill(inputs, &guard.recommend),
            facts: paths,
        })
    }

    pub(super) fn guards(
        &self,
        findings: &[Finding],
        choices: &[ChoiceFinding],
        plugins: &[PluginUse],
    ) -> Vec<GuardFinding> {
        self.ruleset.guards.iter().map(|guard| self.guard_finding(guard, findings, choices, plugins)).collect()
    }

    fn guard_finding(
        &self,
        guard: &Guard,
        findings: &[Finding],
        choices: &[ChoiceFinding],
        plugins: &[PluginUse],
    ) -> GuardFinding {
        let inputs = self.guard_inputs(None);
        let safeguard = truth(&evaluate(inputs, guard.require));
        let running = guard.running.map(|running| truth(&evaluate(inputs, running)));
        let by_this = |holds: &[Hold]| holds.iter().any(|hold| hold.guard == guard.name);
        let rules = findings.iter().filter(|finding| by_this(&finding.holds)).map(|finding| finding.rule.clone());
        let models = choices.iter().flat_map(|choice| &choice.models);
        let models = models
            .filter(|model| model.band != Band::Precluded && by_this(&model.holds))
            .map(|model| model.model.clone());
        let plugins = plugins.iter().filter(|plugin| by_this(&plugin.holds)).map(|plugin| plugin.alias.clone());
        let held: Vec<String> = rules.chain(models).chain(plugins).collect();
        let mut by_subject = false;
        super::visit(self.ruleset, guard.require, &mut |node| by_subject |= matches!(node, Node::Subject(_)));
        let status = match (running, safeguard) {
            // Judged anew for each subject, the safeguard says nothing about a practice as such.
            (_, Truth::Unknown) if by_subject && held.is_empty() => GuardStatus::Idle,
            (_, Truth::Unknown) if by_subject => GuardStatus::Holding,
            (Some(Truth::True), Truth::False) => GuardStatus::Critical,
            (Some(Truth::True), Truth::Unknown | Truth::Error) => GuardStatus::NotShown,
            _ if !held.is_empty() => GuardStatus::Holding,
            (_, Truth::True) => GuardStatus::InPlace,
            _ => GuardStatus::Idle,
        };
        let mut reasons = Vec::new();
        if running == Some(Truth::True) {
            reasons
                .extend(guard.running.into_iter().flat_map(|running| self.reasons(inputs, Clause::Running, running)));
        }
        reasons.extend(self.reasons(inputs, Clause::Require, guard.require));
        GuardFinding {
            guard: guard.name.clone(),
            number: guard.number.clone(),
            title: guard.title.clone(),
            plugin: self.ruleset.plugin(guard.plugin).map(|plugin| plugin.alias.clone()),
            basis: guard.basis,
            safeguard,
            running,
            status,
            reasons,
            held,
            first: self.fill(inputs, &guard.recommend),
            citations: guard.citations.clone(),
            note: guard.note.clone(),
        }
    }
}

/// Whether a guard holds a plugin by itself, whatever it brings about. Its id counts and its name here does too, so that another
/// name is no way past a guard.
pub(super) fn names_plugin(guard: &Guard, plugin: &PluginInfo) -> bool {
    let names = |names: &Vec<String>| names.contains(&plugin.id) || names.contains(&plugin.alias);
    guard.holds.iter().any(|(kind, named)| *kind == HoldKind::Plugins && named.as_ref().is_none_or(names))
}

/// Whether a guard holds one of these effects.
pub(super) fn holds_effect(guard: &Guard, effects: &[String]) -> bool {
    let any = |names: &Vec<String>| names.iter().any(|name| effects.contains(name));
    guard.holds.iter().any(|(kind, named)| *kind == HoldKind::Effects && named.as_ref().is_none_or(any))
}

/// Whether a guard holds a model by its name or its effects.
pub(crate) fn holds_model(guard: &Guard, model: &Model) -> bool {
    guard.holds.iter().any(|(kind, names)| {
        let names = names.as_deref();
        match kind {
            HoldKind::Models => names.is_none_or(|names| names.contains(&model.name)),
            HoldKind::Effects => names.is_none_or(|names| names.iter().any(|name| model.effects.contains(name))),
            HoldKind::Rules | HoldKind::Tags | HoldKind::Plugins => false,
        }
    })
}
