//! Outcomes fast: a plan derived from a ruleset once, and evaluated for many profiles.
//!
//! A plan gives the outcomes that [`crate::outcomes`] gives, always. It holds what most conditions are made of: comparisons and
//! arithmetic of numbers, membership, equality of texts, `known`, and the operators of logic. Each part is computed once for
//! all rules that use it, and what only rules with the same `when` use is computed only where that holds. What a plan does not
//! hold it leaves to the evaluator that explains: rules with other expressions, profiles with very large values, and rules not
//! told where something is known more finely than between two bounds. The last is sound because learning more never turns one
//! decided outcome into another.

mod build;
mod layout;
mod parts;
mod run;
mod source;
mod truth;

use std::sync::Arc;

use self::build::Builder;
use self::layout::Layout;
use self::run::Values;
use self::source::{Column, Range, Reading};
use crate::assess::{Run, outcome};
use crate::assessment::Outcome;
use crate::eval::Inputs;
use crate::value::Value;
use crate::{Context, Functions, Profile, Ruleset, ops};

/// How many nodes a condition may have to be planned, definitions written out. Together with the two weights below it keeps
/// what the explaining evaluator would count for it within [`crate::limits::MAX_STEPS`], so that a plan need not count.
const MAX_PLANNED_SIZE: u32 = 240;

/// The weight of the texts that one comparison names.
const MAX_NAMED_WEIGHT: usize = 64;

/// The weight of a fact's or parameter's value.
const MAX_HELD_WEIGHT: usize = 512;

/// A ruleset laid out for evaluation.
///
/// ```
/// # use std::sync::Arc;
/// # use guiju_core::{Context, Plan, ProfileFormat, Unit, compile, outcomes, read_profile};
/// # use guiju_grammar::{FileId, Source, parse};
/// # let rules = Source::new(FileId(0), "a.gj", "ruleset a { version \"1.0.0\" title zh \"甲\" en \"A\" }");
/// # let (ast, _) = parse(&rules);
/// # let (ruleset, _) = compile(&[Unit { ast: &ast, source: &rules, plugin: None }]);
/// # let source = Source::new(FileId(1), "a.toml", "kind = \"own\"");
/// # let (profile, _) = read_profile(&source, ProfileFormat::Toml, &ruleset);
/// # let (ruleset, profile, context) = (Arc::new(ruleset), profile.unwrap(), Context::default());
/// let plan = Plan::of(ruleset.clone());
/// let mut facts = plan.read(&profile, &context);
/// assert_eq!(plan.outcomes(&mut facts), outcomes(&ruleset, &profile, &context));
/// ```
#[derive(Clone, Debug)]
pub struct Plan {
    ruleset: Arc<Ruleset>,
    columns: Vec<Column>,
    layout: Layout,
    /// Rules that are left to the evaluator that explains.
    others: Vec<usize>,
}

/// What a plan has read of one profile, and room for what it computes.
#[derive(Debug)]
pub struct Facts {
    facts: Vec<Value>,
    params: Vec<Value>,
    functions: Option<Box<dyn Functions>>,
    values: Values,
    /// A value is so large that evaluating conditions over it may reach a limit, which only counting tells.
    is_heavy: bool,
    outcomes: Vec<Outcome>,
}

impl Plan {
    /// Lays a ruleset out.
    pub fn of(ruleset: Arc<Ruleset>) -> Plan {
        let mut builder = Builder::new(&ruleset);
        let (mut rules, mut others) = (Vec::new(), Vec::new());
        for (at, rule) in ruleset.rules.iter().enumerate() {
            match builder.rule(rule) {
                Some((when, require)) => rules.push((at, when, require)),
                None => others.push(at),
            }
        }
        let (layout, columns) = (layout::layout(&builder.parts, &rules), builder.columns);
        Plan { ruleset, columns, layout, others }
    }

    /// How many rules are computed without the evaluator that explains.
    pub fn covered(&self) -> usize {
        self.ruleset.rules.len() - self.others.len()
    }

    /// Reads what the rules need of a profile.
    pub fn read(&self, profile: &Profile, context: &Context) -> Facts {
        let (facts, params, functions) = Run::new(&self.ruleset, profile, context).into_values();
        let mut reading = Reading { facts: &facts, params: &params, is_coarse: false };
        let constants = self.layout.constants.iter().map(|constant| Range::point(*constant));
        let mut values = Values { numbers: constants.collect(), ..Values::default() };
        values.numbers.extend(self.layout.quantities.iter().map(|quantity| reading.range(*quantity)));
        for column in &self.columns {
            values.answer(reading.answers(column));
        }
        values.truths.extend([truth::FALSE, truth::TRUE]);
        values.is_coarse = reading.is_coarse;
        values.has_interval = values.numbers.iter().any(|range| range.min < range.max && *range != Range::OPEN);
        let is_heavy = facts.iter().chain(&params).any(|value| ops::weight(value) > MAX_HELD_WEIGHT);
        let outcomes = vec![Outcome::Unknown; self.ruleset.rules.len()];
        Facts { facts, params, functions, values, is_heavy, outcomes }
    }

    /// The outcome of every rule and variant, in the order of [`Ruleset::rules`].
    pub fn outcomes<'f>(&self, facts: &'f mut Facts) -> &'f [Outcome] {
        let was_coarse = facts.values.is_coarse;
        if !facts.is_heavy {
            self.compute(&mut facts.values, &mut facts.outcomes);
        }
        let all = facts.is_heavy || facts.values.is_doubtful();
        if all || facts.values.is_coarse {
            let planned = self.layout.groups.iter().flat_map(|group| &group.rules);
            for rule in planned {
                self.explain(facts, rule.rule, |outcome| all || outcome == Outcome::Unknown);
            }
        }
        for rule in &self.others {
            self.explain(facts, *rule, |_| true);
        }
        (facts.values.is_coarse, facts.values.has_failed) = (was_coarse, false);
        &facts.outcomes
    }

    fn compute(&self, values: &mut Values, outcomes: &mut [Outcome]) {
        let Layout { constants, quantities, shared, groups } = &self.layout;
        values.numbers.truncate(constants.len() + quantities.len());
        values.truths.truncate(layout::CONSTANTS);
        values.compute(shared);
        let (numbers, truths) = (values.numbers.len(), values.truths.len());
        for group in groups {
            if values.truth(group.when) == truth::TRUE {
                values.compute(&group.block);
            }
            for rule in &group.rules {
                if let Some(outcome) = outcomes.get_mut(rule.rule) {
                    *outcome = truth::outcome(values.truth(rule.when), values.truth(rule.require));
                }
            }
            values.numbers.truncate(numbers);
            values.truths.truncate(truths);
        }
    }

    /// Asks the evaluator that explains for an outcome that is like this.
    fn explain(&self, facts: &mut Facts, at: usize, wanted: impl Fn(Outcome) -> bool) {
        let inputs = Inputs { host: facts.functions.as_deref(), ..self.ruleset.inputs(&facts.facts, &facts.params) };
        if let (Some(rule), Some(found)) = (self.ruleset.rules.get(at), facts.outcomes.get_mut(at))
            && wanted(*found)
        {
            *found = outcome(inputs, rule);
        }
    }
}
