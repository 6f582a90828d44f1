//! From expressions to the parts of a plan. What has no part here gives none, and its rule is left to the evaluator that
//! knows everything.

use std::collections::HashMap;
use std::sync::Arc;

use guiju_grammar::expr::BinaryOp;

use super::parts::{Arithmetic, Number, NumberId, Part, Parts, TruthId};
use super::source::{Column, Mask, Quantity, Question, Source, held};
use super::truth::Join;
use super::{MAX_NAMED_WEIGHT, MAX_PLANNED_SIZE};
use crate::ir::{ExprId, Node};
use crate::ops;
use crate::ruleset::{Rule, Ruleset};
use crate::types::Type;
use crate::value::Value;

/// Builds parts from expressions.
pub(super) struct Builder<'a> {
    ruleset: &'a Ruleset,
    pub parts: Parts,
    pub columns: Vec<Column>,
    /// The column of each source that still has room, by source.
    newest: HashMap<Source, usize>,
    /// Where each question stands.
    asked: HashMap<(Source, Question), (usize, u64)>,
    /// What has been built, so that a definition is built once.
    built: HashMap<ExprId, Option<TruthId>>,
}

/// A number, and whether it is a whole one.
#[derive(Clone, Copy)]
struct Typed {
    id: NumberId,
    whole: bool,
}

impl<'a> Builder<'a> {
    pub fn new(ruleset: &'a Ruleset) -> Builder<'a> {
        Builder {
            ruleset,
            parts: Parts::default(),
            columns: Vec::new(),
            newest: HashMap::new(),
            asked: HashMap::new(),
            built: HashMap::new(),
        }
    }

    /// When a rule applies and when it is met; none where either has no part.
    pub fn rule(&mut self, rule: &Rule) -> Option<(TruthId, TruthId)> {
        let when = match rule.when {
            Some(when) => self.condition(when)?,
            None => self.parts.truth(Part::Constant(true)),
        };
        Some((when, self.condition(rule.require)?))
    }

    fn condition(&mut self, expr: ExprId) -> Option<TruthId> {
        (self.ruleset.arena.extent(expr).size <= MAX_PLANNED_SIZE).then(|| self.truth(expr)).flatten()
    }

    fn truth(&mut self, expr: ExprId) -> Option<TruthId> {
        if let Some(known) = self.built.get(&expr) {
            return *known;
        }
        let truth = self.new_truth(expr);
        self.built.insert(expr, truth);
        truth
    }

    fn new_truth(&mut self, expr: ExprId) -> Option<TruthId> {
        let ruleset = self.ruleset;
        match ruleset.arena.node(expr) {
            Node::Const(Value::Bool(holds)) => Some(self.parts.truth(Part::Constant(*holds))),
            Node::Fact(_) | Node::Param(_) => {
                let (source, ty) = self.source(expr)?;
                (*ty == Type::Bool).then(|| self.any(source, &[Question::IsTrue], false))?
            }
            Node::Define(define) => self.truth(ruleset.define(*define)?.expr),
            Node::Not(operand) => {
                let operand = self.truth(*operand)?;
                Some(self.parts.not(operand))
            }
            Node::And(operands) => self.join(Join::And, operands),
            Node::Or(operands) => self.join(Join::Or, operands),
            Node::Conditional(condition, yes, no) => {
                let (condition, yes, no) = (self.truth(*condition)?, self.truth(*yes)?, self.truth(*no)?);
                Some(self.parts.conditional(condition, yes, no))
            }
            Node::Binary(op, left, right) => self.comparison(*op, *left, *right),
            Node::Call(builtin, args) => match (builtin.name, args.as_ref()) {
                ("sets.contains", [set, members]) => {
                    let all = self.members(*set, *members, true)?;
                    Some(self.parts.not(all))
                }
                ("sets.intersects", [set, members]) => self.members(*set, *members, false),
                _ => None,
            },
            Node::Known(facts) => {
                let known = facts.iter().map(|fact| self.any(Source::Fact(*fact), &[Question::IsKnown], false));
                let known = known.collect::<Option<Vec<_>>>()?;
                self.parts.join(Join::And, known)
            }
            _ => None,
        }
    }

    fn join(&mut self, join: Join, operands: &[ExprId]) -> Option<TruthId> {
        let operands = operands.iter().map(|operand| self.truth(*operand)).collect::<Option<Vec<_>>>()?;
        self.parts.join(join, operands)
    }

    fn comparison(&mut self, op: BinaryOp, left: ExprId, right: ExprId) -> Option<TruthId> {
        match op {
            BinaryOp::GreaterEqual => self.at_least(left, right, false),
            BinaryOp::LessEqual => self.at_least(right, left, false),
            BinaryOp::Less => self.at_least(left, right, true),
            BinaryOp::Greater => self.at_least(right, left, true),
            BinaryOp::Equal => self.equal(left, right),
            BinaryOp::NotEqual => {
                let equal = self.equal(left, right)?;
                Some(self.parts.not(equal))
            }
            BinaryOp::In => self.within(left, right),
            _ => None,
        }
    }

    fn at_least(&mut self, left: ExprId, right: ExprId, negated: bool) -> Option<TruthId> {
        let (left, right) = (self.number(left)?, self.number(right)?);
        Some(self.parts.truth(Part::AtLeast(left.id, right.id, negated)))
    }

    fn equal(&mut self, left: ExprId, right: ExprId) -> Option<TruthId> {
        for (one, other) in [(left, right), (right, left)] {
            if let Some(text) = self.text(other) {
                let (source, _) = self.source(one)?;
                return self.any(source, &[Question::Is(text)], false);
            }
        }
        if let (Some(left), Some(right)) = (self.number(left), self.number(right)) {
            return Some(self.parts.truth(Part::Equal(left.id, right.id, false)));
        }
        let (left, right) = (self.truth(left)?, self.truth(right)?);
        Some(self.parts.truth(Part::Step(Join::Same, left, right)))
    }

    /// `"member" in set`, or `choice in ["a", "b"]`.
    fn within(&mut self, element: ExprId, list: ExprId) -> Option<TruthId> {
        if let Some(text) = self.text(element) {
            let (source, ty) = self.source(list)?;
            return matches!(ty, Type::List(_)).then(|| self.any(source, &[Question::Has(text)], false))?;
        }
        let (source, _) = self.source(element)?;
        let questions: Vec<Question> = self.texts(list)?.into_iter().map(Question::Is).collect();
        self.any(source, &questions, false)
    }

    /// Whether a set has any of some members, or with `opposite` whether it lacks any.
    fn members(&mut self, set: ExprId, members: ExprId, opposite: bool) -> Option<TruthId> {
        let (source, _) = self.source(set)?;
        let questions: Vec<Question> = self.texts(members)?.into_iter().map(Question::Has).collect();
        self.any(source, &questions, opposite)
    }

    /// Whether any of some questions is answered yes, or with `opposite` no. Questions of several columns are joined. No
    /// question at all is not the same: it needs the source to be known.
    fn any(&mut self, source: Source, questions: &[Question], opposite: bool) -> Option<TruthId> {
        let mut masks: Vec<Mask> = Vec::new();
        for question in questions {
            let (column, bit) = self.ask(source, question);
            match masks.iter_mut().find(|mask| mask.column == column) {
                Some(mask) => mask.bits |= bit,
                None => masks.push(Mask { column, bits: bit, opposite }),
            }
        }
        let parts: Vec<TruthId> = masks.into_iter().map(|mask| self.parts.truth(Part::Any(mask, false))).collect();
        self.parts.join(Join::Or, parts)
    }

    /// The column and bit of a question.
    fn ask(&mut self, source: Source, question: &Question) -> (usize, u64) {
        let key = (source, question.clone());
        if let Some(known) = self.asked.get(&key) {
            return *known;
        }
        let newest = self.newest.get(&source).copied();
        let room = newest.filter(|at| self.columns.get(*at).is_some_and(|column| column.questions.len() < 64));
        let at = room.unwrap_or_else(|| {
            self.columns.push(Column { source, questions: Vec::new() });
            self.columns.len() - 1
        });
        self.newest.insert(source, at);
        let bit = self.columns.get_mut(at).map_or(0, |column| {
            column.questions.push(question.clone());
            1 << (column.questions.len() - 1)
        });
        self.asked.insert(key, (at, bit));
        (at, bit)
    }

    fn number(&mut self, expr: ExprId) -> Option<Typed> {
        let ruleset = self.ruleset;
        match ruleset.arena.node(expr) {
            Node::Const(Value::Int(value)) => self.constant(*value as f64, true),
            Node::Const(Value::Double(value)) => self.constant(*value, false),
            Node::Fact(_) | Node::Param(_) => {
                let (source, ty) = self.source(expr)?;
                let whole = match ty {
                    Type::Int => true,
                    Type::Double => false,
                    _ => return None,
                };
                Some(self.typed(Number::Given(Quantity::Value(source)), whole))
            }
            Node::Define(define) => self.number(ruleset.define(*define)?.expr),
            Node::Negate(operand) => {
                let operand = self.number(*operand)?;
                let zero = self.constant(0.0, operand.whole)?;
                self.computed(BinaryOp::Subtract, zero, operand)
            }
            Node::Binary(op, left, right) => {
                let (left, right) = (self.number(*left)?, self.number(*right)?);
                self.computed(*op, left, right)
            }
            Node::Call(builtin, args) => match (builtin.name, args.as_ref()) {
                ("size", [of]) => {
                    let (source, ty) = self.source(*of)?;
                    matches!(ty, Type::List(_)).then(|| self.typed(Number::Given(Quantity::Size(source)), true))
                }
                ("double", [of]) => Some(Typed { whole: false, ..self.number(*of)? }),
                _ => None,
            },
            _ => None,
        }
    }

    fn typed(&mut self, number: Number, whole: bool) -> Typed {
        Typed { id: self.parts.number(number), whole }
    }

    fn constant(&mut self, value: f64, whole: bool) -> Option<Typed> {
        let value = held(value, whole)?;
        Some(self.typed(Number::Constant(value.to_bits()), whole))
    }

    fn computed(&mut self, op: BinaryOp, left: Typed, right: Typed) -> Option<Typed> {
        let whole = left.whole && right.whole;
        let is_arithmetic = match op {
            BinaryOp::Add | BinaryOp::Subtract | BinaryOp::Multiply | BinaryOp::Divide => true,
            BinaryOp::Modulo => whole,
            _ => false,
        };
        is_arithmetic.then(|| self.typed(Number::Computed(Arithmetic { op, whole }, left.id, right.id), whole))
    }

    /// The fact or parameter an expression is, and its type.
    fn source(&self, expr: ExprId) -> Option<(Source, &'a Type)> {
        let ruleset = self.ruleset;
        match ruleset.arena.node(expr) {
            Node::Fact(fact) => Some((Source::Fact(*fact), &ruleset.schema.fact(*fact)?.ty)),
            Node::Param(param) => Some((Source::Param(*param), &ruleset.param(*param)?.ty)),
            Node::Define(define) => self.source(ruleset.define(*define)?.expr),
            _ => None,
        }
    }

    /// A text that is written out.
    fn text(&self, expr: ExprId) -> Option<Arc<str>> {
        match self.ruleset.arena.node(expr) {
            Node::Const(value) if ops::weight(value) <= MAX_NAMED_WEIGHT => text_of(value),
            _ => None,
        }
    }

    /// A list of texts that is written out.
    fn texts(&self, expr: ExprId) -> Option<Vec<Arc<str>>> {
        match self.ruleset.arena.node(expr) {
            Node::Const(list @ Value::List(items)) if ops::weight(list) <= MAX_NAMED_WEIGHT => {
                items.iter().map(text_of).collect()
            }
            _ => None,
        }
    }
}

fn text_of(value: &Value) -> Option<Arc<str>> {
    match value {
        Value::String(text) => Some(text.clone()),
        _ => None,
    }
}
