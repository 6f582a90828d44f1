//! Why a condition came to what it did: its parts that decided, and the facts those read.

use super::{Run, facts_read, params_read, truth};
use crate::assessment::{Clause, FactUse, Missing, Reason, Truth};
use crate::eval::{Inputs, evaluate};
use crate::format::{Style, not_known};
use crate::ir::{ExprId, Node};
use crate::partial::Known;
use crate::profile::{Given, Provenance, StatedMember};
use crate::schema::FactId;
use crate::value::Value;

impl Run<'_> {
    /// The parts of a condition that decided it, or that keep it from being decided.
    pub(super) fn reasons(&self, inputs: Inputs<'_>, clause: Clause, expr: ExprId) -> Vec<Reason> {
        self.deciding_parts(inputs, expr).into_iter().map(|part| self.reason(inputs, clause, part)).collect()
    }

    /// The smallest parts of the and/or/not/?: skeleton that made the whole what it is.
    pub(super) fn deciding_parts(&self, inputs: Inputs<'_>, expr: ExprId) -> Vec<ExprId> {
        let whole = truth(&evaluate(inputs, expr));
        let below = |parts: &[ExprId], wanted: Truth| -> Vec<ExprId> {
            let chosen = parts.iter().filter(|part| truth(&evaluate(inputs, **part)) == wanted);
            chosen.flat_map(|part| self.deciding_parts(inputs, *part)).collect()
        };
        match inputs.arena.node(expr) {
            Node::And(parts) | Node::Or(parts) => below(parts, whole),
            Node::Not(part) => self.deciding_parts(inputs, *part),
            Node::Define(id) => match self.ruleset.define(*id) {
                Some(define) => self.deciding_parts(inputs, define.expr),
                None => vec![expr],
            },
            Node::Conditional(condition, yes, no) => match truth(&evaluate(inputs, *condition)) {
                Truth::True => [self.deciding_parts(inputs, *condition), self.deciding_parts(inputs, *yes)].concat(),
                Truth::False => [self.deciding_parts(inputs, *condition), self.deciding_parts(inputs, *no)].concat(),
                _ => self.deciding_parts(inputs, *condition),
            },
            _ => vec![expr],
        }
    }

    fn reason(&self, inputs: Inputs<'_>, clause: Clause, part: ExprId) -> Reason {
        let result = evaluate(inputs, part);
        let named = crate::assess::distance::named_members(self.ruleset, part);
        let params = params_read(self.ruleset, part);
        Reason {
            clause,
            expression: self.ruleset.source_of(part),
            words: self.ruleset.in_words_with(part, inputs.params),
            value: truth(&result),
            error: result.err().map(|error| error.text()),
            facts: facts_read(self.ruleset, part).into_iter().filter_map(|fact| self.fact_use(fact, &named)).collect(),
            parameters: params.into_iter().filter_map(|id| Some(self.ruleset.param(id)?.name.clone())).collect(),
        }
    }

    /// A fact with its value and provenance. Of a set, the provenance is that of the members the expression names, so that a
    /// cited member is not called inferred because of another.
    pub(super) fn fact_use(&self, id: FactId, named: &[String]) -> Option<FactUse> {
        let fact = self.ruleset.schema.fact(id)?;
        let value = self.facts.get(id.0 as usize)?;
        let entry = self.profile.entry(id)?;
        let known = !matches!(value.partial(), Some(partial) if partial.known == Known::Nothing);
        let stated = !matches!(entry.given, Given::Nothing);
        let provenance = relevant(&entry.given, &entry.provenance, named);
        let style = Style { ruleset: self.ruleset, ty: &fact.ty, quantity: &fact.quantity, format: None };
        let shown = known.then(|| style.show(value)).filter(|text| *text != not_known());
        let counts = known && shown.is_some();
        Some(FactUse {
            path: fact.path.clone(),
            label: fact.label.clone(),
            value: shown,
            evidence: (counts && !fact.is_identity()).then(|| provenance.evidence()),
            missing: if stated && !counts { Some(Missing::TooWeak) } else { entry.missing },
            source: provenance.source.clone().filter(|_| stated),
            at: if stated { provenance.at.clone() } else { Vec::new() },
            as_of: provenance.as_of.clone().filter(|_| stated),
            note: provenance.note.clone(),
        })
    }

    /// Every fact that some rule, guard or model reads and the profile states.
    pub(super) fn facts_used(&self) -> Vec<FactUse> {
        let mut read: Vec<FactId> = Vec::new();
        let rules = self.ruleset.rules.iter().flat_map(|rule| rule.when.into_iter().chain([rule.require]));
        let guards = self.ruleset.guards.iter().flat_map(|guard| guard.running.into_iter().chain([guard.require]));
        let models = self.ruleset.models.iter().flat_map(|model| {
            model.requires.iter().chain(&model.favours).chain(&model.cautions).map(|condition| condition.expr)
        });
        for expr in rules.chain(guards).chain(models) {
            read.extend(facts_read(self.ruleset, expr));
        }
        read.sort_unstable();
        read.dedup();
        let uses = read.into_iter().filter_map(|id| self.fact_use(id, &[]));
        uses.filter(|one| one.value.is_some() || one.missing == Some(Missing::TooWeak)).collect()
    }
}

/// The provenance of the named members, the weakest of them; of the whole fact when none is named.
fn relevant(given: &Given, own: &Provenance, named: &[String]) -> Provenance {
    let Given::Set { has, lacks, .. } = given else { return own.clone() };
    let is_named = |member: &&StatedMember| named.is_empty() || named.iter().any(|name| **name == *member.id);
    let weakest = has.iter().chain(lacks).filter(is_named).max_by_key(|member| member.provenance.evidence());
    weakest.map_or_else(|| own.clone(), |member| member.provenance.clone())
}

impl Run<'_> {
    /// Whether a fact's value is wholly known here.
    pub(super) fn is_known(&self, id: FactId) -> bool {
        self.facts.get(id.0 as usize).is_some_and(|value| !matches!(value, Value::Partial(_)))
    }
}
