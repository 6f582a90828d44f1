//! Why a condition came to what it did: its parts that decided, and the facts those read.

use super::{Run, facts_read, params_read, truth};
use crate::assessment::{Clause, FactUse, Missing, Precondition, Reason, Truth};
use crate::eval::{Inputs, evaluate};
use crate::format::{Style, not_known};
use crate::ir::{Candidate, ExprId, Node};
use crate::partial::Known;
use crate::profile::{Given, Provenance, StatedMember};
use crate::ruleset::{Condition, Format, Index, Model};
use crate::schema::FactId;
use crate::value::Value;

/// A part of a condition that decided it, and the precondition of a model it belongs to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part<'r> {
    pub expr: ExprId,
    pub of: Option<(&'r Model, &'r Condition)>,
}

impl<'a> Run<'a> {
    /// The parts of a condition that decided it, or that keep it from being decided.
    pub(super) fn reasons(&self, inputs: Inputs<'_>, clause: Clause, expr: ExprId) -> Vec<Reason> {
        self.deciding_parts(inputs, expr).into_iter().map(|part| self.reason(inputs, clause, part)).collect()
    }

    /// The smallest parts of the and/or/not/?: skeleton that made the whole what it is. Of a model that was asked for, its
    /// preconditions are such parts.
    pub(crate) fn deciding_parts(&self, inputs: Inputs<'_>, expr: ExprId) -> Vec<Part<'a>> {
        let mut parts = Vec::new();
        self.descend(inputs, Part { expr, of: None }, &mut parts);
        parts
    }

    fn descend(&self, inputs: Inputs<'_>, part: Part<'a>, parts: &mut Vec<Part<'a>>) {
        let at = |expr| Part { expr, ..part };
        let mut alike = |below: &[ExprId], of: &dyn Fn(ExprId) -> Part<'a>| {
            let whole = truth(&evaluate(inputs, part.expr));
            for expr in below.iter().filter(|expr| truth(&evaluate(inputs, **expr)) == whole) {
                self.descend(inputs, of(*expr), parts);
            }
        };
        match inputs.arena.node(part.expr) {
            Node::And(below) | Node::Or(below) => alike(below, &at),
            Node::Eligible(id, candidates) => match chosen(inputs, *id, candidates) {
                Some(candidate) => alike(&candidate.requires, &|expr| self.precondition(candidate, expr)),
                None => parts.push(part),
            },
            Node::Not(below) => self.descend(inputs, at(*below), parts),
            Node::Define(id) => match self.ruleset.define(*id) {
                Some(define) => self.descend(inputs, at(define.expr), parts),
                None => parts.push(part),
            },
            Node::Conditional(condition, yes, no) => {
                self.descend(inputs, at(*condition), parts);
                match truth(&evaluate(inputs, *condition)) {
                    Truth::True => self.descend(inputs, at(*yes), parts),
                    Truth::False => self.descend(inputs, at(*no), parts),
                    _ => {}
                }
            }
            _ => parts.push(part),
        }
    }

    fn precondition(&self, candidate: &Candidate, expr: ExprId) -> Part<'a> {
        let model = self.ruleset.models.get(candidate.model);
        let of = model.and_then(|model| Some((model, model.requires.iter().find(|require| require.expr == expr)?)));
        Part { expr, of }
    }

    fn reason(&self, inputs: Inputs<'_>, clause: Clause, part: Part<'_>) -> Reason {
        let result = evaluate(inputs, part.expr);
        // Of a model that cannot be told or does not exist, no precondition has been read.
        let read = match inputs.arena.node(part.expr) {
            Node::Eligible(id, _) => *id,
            _ => part.expr,
        };
        let named = crate::assess::distance::named_members(self.ruleset, read);
        let params = params_read(self.ruleset, read);
        let facts = self.facts_behind(read, truth(&result));
        Reason {
            clause,
            expression: self.ruleset.source_of(part.expr),
            words: self.ruleset.in_words_with(part.expr, inputs.params),
            value: truth(&result),
            precondition: part.of.map(|(model, condition)| Precondition {
                model: model.name.clone(),
                title: model.title.clone(),
                text: condition.text.clone(),
            }),
            error: result.err().map(|error| error.text()),
            levels: self.levels_read(inputs, read),
            facts: facts.into_iter().filter_map(|fact| self.fact_use(fact, &named)).collect(),
            parameters: params.into_iter().filter_map(|id| Some(self.ruleset.param(id)?.name.clone())).collect(),
        }
    }

    /// The facts that tell why a part is what it is. Behind the level of an index stand dozens of grades: once it is told the
    /// levels say enough, and until then the grades that are missing do.
    fn facts_behind(&self, expr: ExprId, value: Truth) -> Vec<FactId> {
        let (mut own, mut grades) = (Vec::new(), Vec::new());
        super::visit(self.ruleset, expr, &mut |node| match node {
            Node::Level(..) => grades.extend(super::facts_of_node(self.ruleset, node)),
            _ => own.extend(super::facts_of_node(self.ruleset, node)),
        });
        grades.retain(|grade| value == Truth::Unknown && !self.is_known(*grade));
        let mut facts = own;
        facts.extend(grades);
        super::each_once(facts)
    }

    /// A fact with its value and provenance. Of a set, the provenance is that of the members the expression names, so that a
    /// cited member is not called inferred because of another.
    pub(crate) fn fact_use(&self, id: FactId, named: &[String]) -> Option<FactUse> {
        let fact = self.ruleset.schema.fact(id)?;
        let value = self.facts.get(id.0 as usize)?;
        let entry = self.profile.entry(id)?;
        let known = !matches!(value.partial(), Some(partial) if partial.known == Known::Nothing);
        let stated = !matches!(entry.given, Given::Nothing);
        let provenance = relevant(&entry.given, &entry.provenance, named);
        let format = fact.is_level().then_some(Format::Level);
        let style = Style { ruleset: self.ruleset, ty: &fact.ty, quantity: &fact.quantity, format };
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
            inherited: provenance.inherited.clone().filter(|_| stated),
            department: self.department(&fact.path),
        })
    }

    /// Every fact that some rule, guard, model or index reads and the profile states.
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
        let factors = self.ruleset.indexes.iter().flat_map(Index::factors);
        read.extend(factors.flat_map(|factor| factor.indicators.iter().copied()));
        read.sort_unstable();
        read.dedup();
        let uses = read.into_iter().filter_map(|id| self.fact_use(id, &[]));
        uses.filter(|one| one.value.is_some() || one.missing == Some(Missing::TooWeak)).collect()
    }
}

/// The model an id names, when it is known and there is one.
pub(super) fn chosen<'c>(inputs: Inputs<'_>, id: ExprId, candidates: &'c [Candidate]) -> Option<&'c Candidate> {
    let Ok(Value::String(id)) = evaluate(inputs, id) else { return None };
    candidates.iter().find(|candidate| candidate.id == id)
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
