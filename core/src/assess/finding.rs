//! One finding per rule and variant.

use super::guard::{holds_effect, names_plugin};
use super::{Run, params_read, truth};
use crate::assessment::{Basis, Clause, Deciding, Finding, Hold, Outcome, Severity, Text, Truth};
use crate::deciding::Search;
use crate::eval::{Inputs, Subject, evaluate};
use crate::format::Style;
use crate::ruleset::{Guard, Part, Rule, Template};
use crate::schema::FactId;

impl Run<'_> {
    pub(super) fn finding(&self, rule: &Rule) -> Finding {
        let inputs = self.inputs();
        let outcome = self.outcome(rule);
        let gap = outcome == Outcome::Unmet;
        Finding {
            rule: rule.name.clone(),
            number: rule.number.clone(),
            title: rule.title.clone(),
            plugin: self.ruleset.plugin(rule.plugin).map(|plugin| plugin.alias.clone()),
            variant_of: rule.variant_of.and_then(|of| Some(self.ruleset.rules.get(of)?.name.clone())),
            tags: rule.tags.clone(),
            outcome,
            severity: self.severity(rule),
            basis: rule.basis,
            weakest_basis: self.weakest_basis(rule),
            when: rule.when.map(|when| self.ruleset.source_of(when)),
            require: self.ruleset.source_of(rule.require),
            when_words: rule.when.map(|when| self.ruleset.in_words_with(when, inputs.params)),
            require_words: self.ruleset.in_words_with(rule.require, inputs.params),
            reasons: self.rule_reasons(rule, outcome),
            distances: if gap { self.distances(inputs, rule.require) } else { Vec::new() },
            recommendation: gap.then(|| self.fill(inputs, &rule.recommend)),
            effects: rule.effects.iter().map(|effect| self.ruleset.word("effect", effect)).collect(),
            holds: if gap { self.rule_holds(rule) } else { Vec::new() },
            citations: rule.citations.clone(),
            note: rule.note.clone(),
            deciding: (outcome == Outcome::Unknown).then(|| self.deciding(rule)),
        }
    }

    fn severity(&self, rule: &Rule) -> Severity {
        let holds = |(_, when): &&(Severity, _)| truth(&evaluate(self.inputs(), *when)) == Truth::True;
        rule.severities.iter().find(holds).map_or(rule.severity, |(severity, _)| *severity)
    }

    /// A requirement is no stronger than the weakest figure it rests on.
    fn weakest_basis(&self, rule: &Rule) -> Basis {
        let params = rule.when.into_iter().chain([rule.require]).flat_map(|expr| params_read(self.ruleset, expr));
        let bases = params.filter_map(|param| Some(self.ruleset.param(param)?.basis));
        bases.fold(rule.basis, Basis::max)
    }

    fn rule_reasons(&self, rule: &Rule, outcome: Outcome) -> Vec<crate::assessment::Reason> {
        let inputs = self.inputs();
        let when = rule
            .when
            .filter(|when| outcome == Outcome::NotApplicable || truth(&evaluate(inputs, *when)) != Truth::True);
        match when {
            Some(when) => self.reasons(inputs, Clause::When, when),
            None => self.reasons(inputs, Clause::Require, rule.require),
        }
    }

    /// A template with its holes filled. What fails to evaluate reads as not known: a text never changes an outcome.
    pub(super) fn fill(&self, inputs: Inputs<'_>, template: &Template) -> Text {
        let side = |parts: &[Part], pick: fn(Text) -> String| -> String {
            parts
                .iter()
                .map(|part| match part {
                    Part::Text(text) => text.clone(),
                    Part::Hole { expr, ty, quantity, format } => {
                        let style = Style { ruleset: self.ruleset, ty, quantity, format: *format };
                        pick(
                            evaluate(inputs, *expr)
                                .map_or_else(|_| crate::format::not_known(), |value| style.show(&value)),
                        )
                    }
                })
                .collect()
        };
        Text { zh: side(&template.zh, |text| text.zh), en: side(&template.en, |text| text.en) }
    }

    /// The safeguards a rule's recommendation waits for.
    pub(super) fn rule_holds(&self, rule: &Rule) -> Vec<Hold> {
        let subject = self.rule_subject(rule);
        self.rule_guards(rule).filter_map(|guard| self.hold(guard, &subject)).collect()
    }

    /// The guards that judge a rule: by itself, or because adopting the plugin it came in waits for them. What the plugin brings
    /// about holds only those of its rules that do; what it leaves open may be brought about by any rule that has effects at all.
    pub(crate) fn rule_guards(&self, rule: &Rule) -> impl Iterator<Item = &Guard> {
        let plugin = self.ruleset.plugin(rule.plugin);
        self.ruleset.guards.iter().filter(move |guard| {
            crate::check::holds_rule(self.ruleset, guard, rule)
                || plugin.is_some_and(|plugin| {
                    names_plugin(guard, plugin) || !rule.effects.is_empty() && holds_effect(guard, &plugin.unanswered)
                })
        })
    }

    /// What guards judge of a rule; one that came in a plugin is judged as the plugin is.
    pub(crate) fn rule_subject(&self, rule: &Rule) -> Subject {
        match self.ruleset.plugin(rule.plugin) {
            Some(plugin) => super::plugins::subject(plugin),
            None => Subject { id: rule.name.clone(), kind: "rule", ..Subject::default() },
        }
    }

    /// Which data would tell an unknown outcome.
    fn deciding(&self, rule: &Rule) -> Deciding {
        let inputs = self.inputs();
        let mut search = Search::new();
        let when = rule.when.map(|when| search.forcing(inputs, when));
        let require = search.forcing(inputs, rule.require);
        let always = vec![0];
        let applies = when.as_ref().map_or(&always, |when| &when.to_true);
        let met = search.product([applies, &require.to_true].into_iter());
        let unmet = search.product([applies, &require.to_false].into_iter());
        let not_applicable = when.map(|when| when.to_false).unwrap_or_default();
        let paths = |sets: &[u64]| -> Vec<Vec<String>> {
            sets.iter().map(|set| search.facts(*set).into_iter().filter_map(|id| self.path(id)).collect()).collect()
        };
        Deciding {
            met: paths(&met),
            unmet: paths(&unmet),
            not_applicable: paths(&not_applicable),
            complete: search.complete,
        }
    }

    pub(super) fn path(&self, id: FactId) -> Option<String> {
        Some(self.ruleset.schema.fact(id)?.path.clone())
    }
}
