//! From a profile to its assessment: outcomes first, then what explains them.

pub(crate) mod choice;
mod distance;
mod explain;
mod finding;
pub(crate) mod guard;
mod index;
mod lineage;
mod parameter;
mod plugins;
mod ranking;
mod reason;
mod requests;
mod summary;

use std::collections::BTreeSet;

pub use explain::{Steps, explain};
pub use parameter::{SettingValue, local_setting, read_setting};

use crate::Functions;
use crate::assessment::{Assessment, Evidence, GivenBy, Outcome, SCHEMA, Truth};
use crate::departments::Departments;
use crate::eval::{Inputs, Subject, evaluate};
use crate::ir::{ExprId, Node, ParamId};
use crate::profile::{Profile, fact_values};
use crate::ruleset::{Index, Rule, Ruleset};
use crate::schema::FactId;
use crate::value::{EvalError, Value};

/// How an assessment is run.
#[derive(Clone, Debug)]
pub struct Context {
    /// What the place has settled for itself.
    pub local: Option<Local>,
    /// Parameters set for this run only; they win over the place's.
    pub settings: Vec<SettingValue>,
    /// The weakest evidence that counts.
    pub evidence_min: Evidence,
}

impl Default for Context {
    fn default() -> Self {
        Context { local: None, settings: Vec::new(), evidence_min: Evidence::Inferred }
    }
}

/// The settings of a place, read and checked.
#[derive(Clone, Debug, Default)]
pub struct Local {
    /// The file, as it was named or found.
    pub file: String,
    /// SHA-256 of the file: `sha256:…`
    pub digest: String,
    /// The parameters it sets.
    pub values: Vec<SettingValue>,
    /// Who answers for which facts, where a profile does not say.
    pub departments: Departments,
}

/// The outcome of every rule and variant, in the order of [`Ruleset::rules`], and nothing else.
pub fn outcomes(ruleset: &Ruleset, profile: &Profile, context: &Context) -> Vec<Outcome> {
    let run = Run::new(ruleset, profile, context);
    ruleset.rules.iter().map(|rule| run.outcome(rule)).collect()
}

/// Checks a profile against a ruleset and explains the result.
pub fn assess(ruleset: &Ruleset, profile: &Profile, context: &Context) -> Assessment {
    let run = Run::new(ruleset, profile, context);
    let findings: Vec<_> = ruleset.rules.iter().map(|rule| run.finding(rule)).collect();
    let choices = run.choices();
    let plugins = run.plugins();
    let guards = run.guards(&findings, &choices, &plugins);
    let conflicts = plugins::conflicts(&findings);
    Assessment {
        schema: SCHEMA.to_owned(),
        profile: run.profile_summary(),
        rulesets: run.ruleset_summaries(),
        sources: run.source_summaries(),
        local: run.local(),
        settings: run.settings(),
        total: summary::total(&findings),
        tallies: run.tallies(&findings),
        uncovered: run.uncovered(),
        data_requests: run.data_requests(&findings, &guards),
        parameters: run.parameters(),
        facts: run.facts_used(),
        published: profile.published.clone(),
        findings,
        guards,
        indexes: run.indexes(),
        choices,
        plugins,
        conflicts,
    }
}

/// One assessment under way: the facts and parameters as values.
pub(crate) struct Run<'a> {
    pub ruleset: &'a Ruleset,
    pub profile: &'a Profile,
    pub context: &'a Context,
    facts: Vec<Value>,
    params: Vec<Value>,
    /// Guards read the ruleset's own values: neither a place nor a trial must loosen a safeguard.
    guard_params: Vec<Value>,
    /// What the parameters are without the settings of this run.
    standing_params: Vec<Value>,
    given_by: Vec<GivenBy>,
    /// The functions of plugins, started afresh for this assessment.
    functions: Option<Box<dyn Functions>>,
}

impl<'a> Run<'a> {
    pub fn new(ruleset: &'a Ruleset, profile: &'a Profile, context: &'a Context) -> Run<'a> {
        let facts = fact_values(ruleset, profile, context.evidence_min);
        let own: Vec<_> = ruleset.params.iter().map(|param| parameter::resolve(ruleset, param, &facts)).collect();
        let guard_params: Vec<Value> = own.iter().map(|(value, _)| value.clone()).collect();
        let mut params = guard_params.clone();
        let mut given_by: Vec<GivenBy> = own.into_iter().map(|(_, given_by)| given_by).collect();
        let mut set = |params: &mut Vec<Value>, settings: &[SettingValue], by: GivenBy| {
            for setting in settings {
                let index = setting.param.0 as usize;
                if let (Some(value), Some(given_by)) = (params.get_mut(index), given_by.get_mut(index)) {
                    *value = setting.value.clone();
                    *given_by = by;
                }
            }
        };
        set(&mut params, context.local.as_ref().map_or(&[], |local| &local.values), GivenBy::Local);
        let standing_params = params.clone();
        set(&mut params, &context.settings, GivenBy::Setting);
        let functions = ruleset.host.as_ref().map(|host| host.start());
        Run { ruleset, profile, context, facts, params, guard_params, standing_params, given_by, functions }
    }

    pub fn inputs(&self) -> Inputs<'_> {
        Inputs { host: self.functions.as_deref(), ..self.ruleset.inputs(&self.facts, &self.params) }
    }

    pub fn guard_inputs<'s>(&'s self, subject: Option<&'s Subject>) -> Inputs<'s> {
        Inputs { params: &self.guard_params, subject, ..self.inputs() }
    }

    /// What is known of a fact.
    pub fn value(&self, fact: FactId) -> Option<&Value> {
        self.facts.get(fact.0 as usize)
    }

    pub fn outcome(&self, rule: &Rule) -> Outcome {
        outcome(self.inputs(), rule)
    }

    /// The facts and the parameters by number, and the functions of plugins.
    pub fn into_values(self) -> (Vec<Value>, Vec<Value>, Option<Box<dyn Functions>>) {
        (self.facts, self.params, self.functions)
    }
}

/// What a rule comes to.
pub(crate) fn outcome(inputs: Inputs<'_>, rule: &Rule) -> Outcome {
    if let Some(when) = rule.when {
        match truth(&evaluate(inputs, when)) {
            Truth::True => {}
            Truth::False => return Outcome::NotApplicable,
            Truth::Unknown => return Outcome::Unknown,
            Truth::Error => return Outcome::Error,
        }
    }
    match truth(&evaluate(inputs, rule.require)) {
        Truth::True => Outcome::Met,
        Truth::False => Outcome::Unmet,
        Truth::Unknown => Outcome::Unknown,
        Truth::Error => Outcome::Error,
    }
}

/// The ruleset's own parameter values for these facts, by number.
pub(crate) fn own_parameters(ruleset: &Ruleset, facts: &[Value]) -> Vec<Value> {
    ruleset.params.iter().map(|param| parameter::resolve(ruleset, param, facts).0).collect()
}

/// What a condition comes to.
pub(crate) fn truth(result: &Result<Value, EvalError>) -> Truth {
    match result {
        Ok(Value::Bool(true)) => Truth::True,
        Ok(Value::Bool(false)) => Truth::False,
        Ok(Value::Partial(_)) => Truth::Unknown,
        _ => Truth::Error,
    }
}

/// The facts an expression can read, in the order it names them.
pub(crate) fn facts_read(ruleset: &Ruleset, expr: ExprId) -> Vec<FactId> {
    let mut facts = Vec::new();
    visit(ruleset, expr, &mut |node| facts.extend(facts_of_node(ruleset, node)));
    each_once(facts)
}

fn facts_of_node(ruleset: &Ruleset, node: &Node) -> Vec<FactId> {
    match node {
        Node::Fact(fact) => vec![*fact],
        Node::Record(fields) => fields.iter().map(|(_, fact)| *fact).collect(),
        Node::Known(known) => known.to_vec(),
        Node::Level(index, level) => {
            let factors = ruleset.index(*index).map(|index| index.factors_of(*level)).unwrap_or_default();
            factors.into_iter().flat_map(|factor| factor.indicators.iter().copied()).collect()
        }
        _ => Vec::new(),
    }
}

fn each_once(mut facts: Vec<FactId>) -> Vec<FactId> {
    let mut seen = BTreeSet::new();
    facts.retain(|fact| seen.insert(*fact));
    facts
}

/// The parameters an expression can read.
pub(crate) fn params_read(ruleset: &Ruleset, expr: ExprId) -> Vec<ParamId> {
    let mut params = Vec::new();
    visit(ruleset, expr, &mut |node| {
        if let Node::Param(param) = node
            && !params.contains(param)
        {
            params.push(*param);
        }
    });
    params
}

/// Visits every node below an expression, definitions included, in the order they are written.
pub(crate) fn visit(ruleset: &Ruleset, expr: ExprId, see: &mut impl FnMut(&Node)) {
    let mut open = vec![expr];
    while let Some(id) = open.pop() {
        let node = ruleset.arena.node(id);
        see(node);
        match node {
            Node::Define(define) => open.extend(ruleset.define(*define).map(|define| define.expr)),
            Node::Level(index, _) => open.extend(ruleset.index(*index).into_iter().flat_map(Index::conditions)),
            _ => {}
        }
        open.extend(ruleset.arena.children(id).into_iter().rev());
    }
}
