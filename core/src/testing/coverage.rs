//! What of a ruleset its tests cover. Only what a test expects something of counts: a rule that merely ran along with others was
//! not looked at.

use std::collections::{BTreeMap, BTreeSet};

use guiju_grammar::Span;
use serde::Serialize;

use super::found::short;
use super::{Expectation, State, Subject};
use crate::assess::choice::model_subject;
use crate::assess::guard::holds_model;
use crate::assess::{Run, facts_read, truth};
use crate::assessment::{Outcome, Text, Truth};
use crate::check::holds_rule;
use crate::eval::{self, Inputs, evaluate};
use crate::ir::{ExprId, Node};
use crate::ruleset::{Condition, Guard, Model, Rule, Ruleset};

/// What of a ruleset its tests cover, item by item.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Coverage {
    /// Rules and variants, guards, models and definitions, each kind in the order of the ruleset.
    pub items: Vec<ItemCoverage>,
}

/// What of one item the tests cover.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ItemCoverage {
    /// What kind of item.
    pub kind: CoveredKind,
    /// Its name.
    pub name: String,
    /// The number people cite; definitions and models have none.
    pub number: Option<String>,
    /// What readers call it.
    pub title: Option<Text>,
    /// The outcomes that tests expect of a rule and that came out, in order.
    pub outcomes: Vec<Outcome>,
    /// How many points there are to cover.
    pub points: usize,
    /// Those that no test covers.
    pub missing: Vec<Point>,
}

/// The kinds of item that tests cover.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CoveredKind {
    /// A rule or variant.
    Rule,
    /// A guard.
    Guard,
    /// A model.
    Model,
    /// A definition.
    Define,
}

/// Something that a test should show.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "point", rename_all = "snake_case")]
pub enum Point {
    /// A rule comes to this.
    Outcome {
        /// The outcome.
        outcome: Outcome,
    },
    /// A part of a condition decides: a part of an *and* by being the only one that is false, a part of an *or* by being the only
    /// one that is true.
    Part {
        /// As its author wrote it.
        expression: String,
        /// What it has to be.
        value: bool,
    },
    /// The guarded practice runs (true), or does not (false).
    Running {
        /// Which of the two.
        value: bool,
    },
    /// The safeguard is absent, or not shown, and holds something.
    Held,
    /// The safeguard stands.
    Stood,
    /// A model's condition is not met.
    Precluded {
        /// The condition in words.
        reason: Text,
    },
    /// A reason for or against a model holds.
    Argument {
        /// The reason in words.
        reason: Text,
    },
}

/// What the tests so far have shown.
pub(super) struct Seen<'a> {
    ruleset: &'a Ruleset,
    outcomes: BTreeMap<usize, BTreeSet<Outcome>>,
    truths: BTreeMap<ExprId, Vec<Truth>>,
    decided: BTreeSet<ExprId>,
}

impl<'a> Seen<'a> {
    pub(super) fn new(ruleset: &'a Ruleset) -> Seen<'a> {
        Seen { ruleset, outcomes: BTreeMap::new(), truths: BTreeMap::new(), decided: BTreeSet::new() }
    }

    /// Notes what a test shows by one expectation.
    pub(super) fn note(&mut self, run: &Run<'_>, expectation: &Expectation) {
        let ruleset = self.ruleset;
        let names_holds = matches!(expectation.expected, State::Advised | State::Held(_));
        match &expectation.subject {
            Subject::Rule(at) => {
                let Some(rule) = ruleset.rules.get(*at) else { return };
                self.rule(run, *at, rule);
                if names_holds {
                    self.safeguards(run, run.rule_guards(rule), &run.rule_subject(rule));
                }
            }
            Subject::Guard(at) => {
                let Some(guard) = ruleset.guards.get(*at) else { return };
                self.guard(run, guard);
            }
            Subject::Model(at) => {
                let Some(model) = ruleset.models.get(*at) else { return };
                self.model(run, model);
                if names_holds {
                    self.safeguards(run, run.model_guards(model), &model_subject(model));
                }
            }
            Subject::Choice(at) => {
                let State::Order(named) = &expectation.expected else { return };
                let is_named =
                    |model: &&Model| model.choice == *at && named.iter().any(|name| short(&model.name) == name);
                ruleset.models.iter().filter(is_named).for_each(|model| self.model(run, model));
            }
            Subject::Index { .. } => {}
        }
    }

    /// What a rule requires matters only where the rule applies.
    fn rule(&mut self, run: &Run<'_>, at: usize, rule: &Rule) {
        let outcome = run.outcome(rule);
        self.outcomes.entry(at).or_default().insert(outcome);
        let applies = rule.when.is_none_or(|when| self.whole(run.inputs(), when) == Truth::True);
        if applies {
            self.whole(run.inputs(), rule.require);
        }
    }

    fn guard(&mut self, run: &Run<'_>, guard: &Guard) {
        let inputs = run.guard_inputs(None);
        guard.running.iter().for_each(|running| {
            self.whole(inputs, *running);
        });
        if !judges_subject(self.ruleset, guard) {
            self.whole(inputs, guard.require);
        }
    }

    fn safeguards<'g>(&mut self, run: &Run<'_>, guards: impl Iterator<Item = &'g Guard>, subject: &eval::Subject) {
        for guard in guards {
            self.whole(run.guard_inputs(Some(subject)), guard.require);
        }
    }

    fn model(&mut self, run: &Run<'_>, model: &Model) {
        for condition in model.requires.iter().chain(&model.favours).chain(&model.cautions) {
            self.whole(run.inputs(), condition.expr);
        }
    }

    /// Notes what a condition as a whole comes to, and which of its parts decide.
    fn whole(&mut self, inputs: Inputs<'_>, expr: ExprId) -> Truth {
        let truth = truth(&evaluate(inputs, expr));
        let truths = self.truths.entry(expr).or_default();
        if !truths.contains(&truth) {
            truths.push(truth);
        }
        self.parts(inputs, expr);
        truth
    }

    fn parts(&mut self, inputs: Inputs<'_>, expr: ExprId) {
        let (parts, settling) = match inputs.arena.node(expr) {
            Node::And(parts) => (parts, Truth::False),
            Node::Or(parts) => (parts, Truth::True),
            Node::Not(part) => return self.parts(inputs, *part),
            Node::Conditional(condition, yes, no) => {
                self.parts(inputs, *condition);
                return match truth(&evaluate(inputs, *condition)) {
                    Truth::True => self.parts(inputs, *yes),
                    Truth::False => self.parts(inputs, *no),
                    Truth::Unknown | Truth::Error => {}
                };
            }
            Node::Define(id) => {
                let define = self.ruleset.define(*id).map(|define| define.expr);
                return define.into_iter().for_each(|expr| self.parts(inputs, expr));
            }
            _ => return,
        };
        let truths: Vec<Truth> = parts.iter().map(|part| truth(&evaluate(inputs, *part))).collect();
        for (at, (part, own)) in parts.iter().zip(&truths).enumerate() {
            // Another part that settles the whole leaves this one without a say.
            if truths.iter().enumerate().any(|(other, truth)| other != at && *truth == settling) {
                continue;
            }
            if *own == settling {
                self.decided.insert(*part);
            }
            self.parts(inputs, *part);
        }
    }

    /// What the tests have shown of the items in scope.
    pub(super) fn coverage(&self, in_scope: impl Fn(Span) -> bool) -> Coverage {
        let ruleset = self.ruleset;
        let rules = ruleset.rules.iter().enumerate().filter(|(_, rule)| in_scope(rule.span));
        let guards = ruleset.guards.iter().filter(|guard| in_scope(guard.span));
        let models = ruleset.models.iter().filter(|model| in_scope(model.span));
        let defines = ruleset.defines.iter().filter(|define| in_scope(define.span));
        let items = rules
            .map(|(at, rule)| self.covered_rule(at, rule))
            .chain(guards.map(|guard| self.covered_guard(guard)))
            .chain(models.map(|model| self.covered_model(model)))
            .chain(defines.map(|define| {
                let points = self.part_points(define.expr);
                item(CoveredKind::Define, &define.name, None, define.title.as_ref(), points)
            }));
        Coverage { items: items.collect() }
    }

    fn covered_rule(&self, at: usize, rule: &Rule) -> ItemCoverage {
        let outcomes: Vec<Outcome> = self.outcomes.get(&at).into_iter().flatten().copied().collect();
        let wanted = [Some(Outcome::Met), Some(Outcome::Unmet), rule.when.map(|_| Outcome::NotApplicable)];
        let wanted = wanted.into_iter().flatten();
        let points = wanted.map(|outcome| (Point::Outcome { outcome }, outcomes.contains(&outcome)));
        let clauses = rule.when.into_iter().chain([rule.require]);
        let points = points.chain(clauses.flat_map(|clause| self.part_points(clause))).collect();
        let number = Some(rule.number.as_str());
        ItemCoverage { outcomes, ..item(CoveredKind::Rule, &rule.name, number, Some(&rule.title), points) }
    }

    fn covered_guard(&self, guard: &Guard) -> ItemCoverage {
        let stands = self.seen(guard.require, |truth| truth == Truth::True);
        let fails = self.seen(guard.require, |truth| truth != Truth::True);
        let mut points = Vec::new();
        let by_subject = judges_subject(self.ruleset, guard);
        // A guard that judges each subject needs one at hand; what hangs on the subject alone, no facts can bring about.
        let can_be_asked = !by_subject || self.has_subject(guard);
        if can_be_asked {
            points.push((Point::Held, fails));
        }
        if can_be_asked && !facts_read(self.ruleset, guard.require).is_empty() || !by_subject {
            points.push((Point::Stood, stands));
        }
        if let Some(running) = guard.running {
            for (value, truth) in [(true, Truth::True), (false, Truth::False)] {
                points.push((Point::Running { value }, self.seen(running, |seen| seen == truth)));
            }
            points.extend(self.part_points(running));
        }
        if !by_subject {
            points.extend(self.part_points(guard.require));
        }
        item(CoveredKind::Guard, &guard.name, Some(&guard.number), Some(&guard.title), points)
    }

    fn has_subject(&self, guard: &Guard) -> bool {
        let ruleset = self.ruleset;
        ruleset.rules.iter().any(|rule| holds_rule(ruleset, guard, rule))
            || ruleset.models.iter().any(|model| holds_model(guard, model))
    }

    fn covered_model(&self, model: &Model) -> ItemCoverage {
        let reason = |condition: &Condition| condition.text.clone();
        let requires = model.requires.iter().map(|condition| {
            let fails = self.seen(condition.expr, |truth| truth == Truth::False);
            (Point::Precluded { reason: reason(condition) }, fails)
        });
        let arguments = model.favours.iter().chain(&model.cautions).map(|condition| {
            let holds = self.seen(condition.expr, |truth| truth == Truth::True);
            (Point::Argument { reason: reason(condition) }, holds)
        });
        let conditions = model.requires.iter().chain(&model.favours).chain(&model.cautions);
        let parts = conditions.flat_map(|condition| self.part_points(condition.expr));
        let points = requires.chain(arguments).chain(parts).collect();
        item(CoveredKind::Model, &model.name, None, Some(&model.title), points)
    }

    fn seen(&self, expr: ExprId, wanted: impl Fn(Truth) -> bool) -> bool {
        self.truths.get(&expr).is_some_and(|truths| truths.iter().copied().any(wanted))
    }

    /// The parts of a condition, down to what is neither *and* nor *or* nor `? :`. A definition has its own account.
    fn part_points(&self, expr: ExprId) -> Vec<(Point, bool)> {
        let (parts, value) = match self.ruleset.arena.node(expr) {
            Node::And(parts) => (parts, false),
            Node::Or(parts) => (parts, true),
            Node::Not(part) => return self.part_points(*part),
            Node::Conditional(condition, yes, no) => {
                return [condition, yes, no].into_iter().flat_map(|part| self.part_points(*part)).collect();
            }
            _ => return Vec::new(),
        };
        let mut points = Vec::new();
        for part in parts {
            let expression = self.ruleset.source_of(*part);
            points.push((Point::Part { expression, value }, self.decided.contains(part)));
            points.extend(self.part_points(*part));
        }
        points
    }
}

/// Whether a guard judges each subject by itself.
fn judges_subject(ruleset: &Ruleset, guard: &Guard) -> bool {
    let mut found = false;
    crate::assess::visit(ruleset, guard.require, &mut |node| found |= matches!(node, Node::Subject(_)));
    found
}

fn item(
    kind: CoveredKind,
    name: &str,
    number: Option<&str>,
    title: Option<&Text>,
    points: Vec<(Point, bool)>,
) -> ItemCoverage {
    ItemCoverage {
        kind,
        name: name.to_owned(),
        number: number.map(str::to_owned),
        title: title.cloned(),
        outcomes: Vec::new(),
        points: points.len(),
        missing: points.into_iter().filter(|(_, covered)| !covered).map(|(point, _)| point).collect(),
    }
}

impl Coverage {
    /// How many points there are to cover.
    pub fn points(&self) -> usize {
        self.items.iter().map(|item| item.points).sum()
    }

    /// How many of them no test covers.
    pub fn missing(&self) -> usize {
        self.items.iter().map(|item| item.missing.len()).sum()
    }
}
