//! Evaluation over the typed form, in three values: true, false, and unknown with the facts that would tell.

mod comprehension;
pub(crate) mod level;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::sync::Arc;

use guiju_grammar::expr::BinaryOp;

use crate::builtin::Builtin;
use crate::ir::{Access, Arena, Candidate, ExprId, Macro, Node, SubjectField};
use crate::limits::{MAX_BUILT_BYTES, MAX_STEPS};
use crate::ops;
use crate::partial::FactSet;
use crate::ruleset::{Define, Index};
use crate::schema::FactId;
use crate::value::{EvalError, Key, Value};

/// What a guard judges.
#[derive(Clone, Debug, Default)]
pub struct Subject {
    /// Its name.
    pub id: String,
    /// `rule`, `model` or `plugin`.
    pub kind: &'static str,
    /// The region it was invented in; empty for what the base ruleset brings.
    pub origin: String,
    /// Whether its fit with higher law has been checked and documented.
    pub higher_law_checked: bool,
}

/// Everything an expression can read.
#[derive(Clone, Copy, Debug)]
pub struct Inputs<'a> {
    /// The expressions.
    pub arena: &'a Arena,
    /// The definitions.
    pub defines: &'a [Define],
    /// The indexes, by number.
    pub indexes: &'a [Index],
    /// The facts, by number.
    pub facts: &'a [Value],
    /// The parameters, by number.
    pub params: &'a [Value],
    /// The subject of a guard.
    pub subject: Option<&'a Subject>,
}

/// Evaluates an expression.
///
/// # Errors
///
/// Whatever the operators and functions refuse, and the limits of [`crate::limits`].
pub fn evaluate(inputs: Inputs<'_>, expr: ExprId) -> Result<Value, EvalError> {
    Evaluator { inputs, steps: Cell::new(0), built: Cell::new(0), locals: RefCell::default() }.eval(expr)
}

/// Whether a macro's condition holds for one item.
pub(crate) fn holds_for(inputs: Inputs<'_>, one: &Macro, item: Value) -> Option<bool> {
    let evaluator = Evaluator { inputs, steps: Cell::new(0), built: Cell::new(0), locals: RefCell::default() };
    match evaluator.with_local(one, item, || evaluator.eval(one.body)) {
        Ok(Value::Bool(holds)) => Some(holds),
        _ => None,
    }
}

struct Evaluator<'a> {
    inputs: Inputs<'a>,
    steps: Cell<u32>,
    built: Cell<usize>,
    locals: RefCell<Vec<Value>>,
}

type Outcome = Result<Value, EvalError>;

impl Evaluator<'_> {
    fn eval(&self, id: ExprId) -> Outcome {
        self.step()?;
        match self.inputs.arena.node(id) {
            Node::Const(value) => Ok(value.clone()),
            Node::Fact(fact) => Ok(self.fact(*fact)),
            Node::Record(fields) => {
                let entries = fields.iter().map(|(name, fact)| (Key::String(name.clone()), self.fact(*fact)));
                Ok(Value::Map(Arc::new(entries.collect())))
            }
            Node::Param(param) => Ok(self.inputs.params.get(param.0 as usize).cloned().unwrap_or(Value::Null)),
            Node::Define(define) => match self.inputs.defines.get(define.0 as usize) {
                Some(define) => self.apart(define.expr),
                None => Ok(Value::Null),
            },
            Node::Subject(field) => Ok(self.subject(*field)),
            Node::Local(depth) => Ok(self.locals.borrow().get(*depth as usize).cloned().unwrap_or(Value::Null)),
            Node::Not(operand) => not(self.eval(*operand)?),
            Node::Negate(operand) => ops::negate(&self.eval(*operand)?),
            Node::And(operands) => self.logic(operands, false),
            Node::Or(operands) => self.logic(operands, true),
            Node::Conditional(condition, yes, no) => self.conditional(*condition, *yes, *no),
            Node::Binary(op, left, right) => self.binary(*op, *left, *right),
            Node::Call(builtin, args) => self.call(builtin, args),
            Node::Select(operand, field, access) => select(self.eval(*operand)?, field, *access),
            Node::Index(operand, index, access) => self.index(*operand, *index, *access),
            Node::List(elements) => self.list(elements),
            Node::Map(entries) => self.map(entries),
            Node::Macro(one) => self.comprehension(one),
            Node::Known(facts) => {
                let known = |fact: &FactId| ops::deep_facts(&self.fact(*fact)).iter().next().is_none();
                Ok(Value::Bool(facts.iter().all(known)))
            }
            Node::Level(index, level) => self.level(*index, *level),
            Node::Settled(operand) => self.settled(*operand),
            Node::Eligible(id, candidates) => self.eligible(*id, candidates),
        }
    }

    /// Whether nothing of a value is open. Like `known` of a fact it is always decided.
    fn settled(&self, operand: ExprId) -> Outcome {
        match self.eval(operand) {
            Ok(value) => Ok(Value::Bool(ops::deep_facts(&value).iter().next().is_none())),
            Err(limit @ EvalError::Limit(_)) => Err(limit),
            Err(_) => Ok(Value::Bool(false)),
        }
    }

    /// Whether the named model has all it requires; a name that no model has is not eligible.
    fn eligible(&self, id: ExprId, candidates: &[Candidate]) -> Outcome {
        let id = match self.eval(id)? {
            Value::String(id) => id,
            Value::Partial(partial) => return Ok(Value::unknown(partial.facts.clone())),
            other => return Err(EvalError::NoOverload(format!("model({})", other.type_name()))),
        };
        match candidates.iter().find(|candidate| candidate.id == id) {
            Some(candidate) => settle(false, candidate.requires.iter().map(|require| self.apart(*require))),
            None => Ok(Value::Bool(false)),
        }
    }

    /// Evaluates a definition with macro variables of its own: they are numbered from 0 there as well.
    fn apart(&self, expr: ExprId) -> Outcome {
        let outer = self.locals.take();
        let result = self.eval(expr);
        self.locals.replace(outer);
        result
    }

    /// Counts what an expression builds, because a few steps over large texts can take more memory than many steps.
    fn account(&self, value: Value) -> Outcome {
        let size = match &value {
            Value::String(text) => text.len(),
            Value::Bytes(bytes) => bytes.len(),
            Value::List(items) => items.len() * size_of::<Value>(),
            _ => 0,
        };
        let built = self.built.get() + size;
        self.built.set(built);
        if built > MAX_BUILT_BYTES { Err(EvalError::Limit("memory")) } else { Ok(value) }
    }

    fn step(&self) -> Result<(), EvalError> {
        let steps = self.steps.get() + 1;
        self.steps.set(steps);
        if steps > MAX_STEPS { Err(EvalError::Limit("steps")) } else { Ok(()) }
    }

    fn fact(&self, fact: FactId) -> Value {
        self.inputs.facts.get(fact.0 as usize).cloned().unwrap_or_else(|| Value::missing(fact))
    }

    fn subject(&self, field: SubjectField) -> Value {
        // Without a subject at hand the question is open, whatever the facts.
        let Some(subject) = self.inputs.subject else { return Value::unknown(FactSet::default()) };
        match field {
            SubjectField::Id => Value::string(&subject.id),
            SubjectField::Kind => Value::string(subject.kind),
            SubjectField::Origin => Value::string(&subject.origin),
            SubjectField::HigherLawChecked => Value::Bool(subject.higher_law_checked),
        }
    }

    /// `&&` (settled by false) and `||` (settled by true).
    fn logic(&self, operands: &[ExprId], settles: bool) -> Outcome {
        settle(settles, operands.iter().map(|operand| self.eval(*operand)))
    }

    fn conditional(&self, condition: ExprId, yes: ExprId, no: ExprId) -> Outcome {
        match self.eval(condition)? {
            Value::Bool(true) => self.eval(yes),
            Value::Bool(false) => self.eval(no),
            Value::Partial(partial) => Ok(Value::unknown(partial.facts.clone())),
            other => Err(EvalError::NoOverload(format!("{} ? :", other.type_name()))),
        }
    }

    fn binary(&self, op: BinaryOp, left: ExprId, right: ExprId) -> Outcome {
        match (self.eval(left), self.eval(right)) {
            (Ok(left), Ok(right)) => ops::binary(op, &left, &right).and_then(|value| self.account(value)),
            // Unknown wins over an error: once it is known there may be nothing left to fail.
            (Ok(known @ Value::Partial(_)), Err(error)) | (Err(error), Ok(known @ Value::Partial(_))) => match error {
                EvalError::Limit(_) => Err(error),
                _ => Ok(Value::unknown(ops::deep_facts(&known))),
            },
            (Err(error), _) | (_, Err(error)) => Err(error),
        }
    }

    fn call(&self, builtin: &'static Builtin, args: &[ExprId]) -> Outcome {
        let mut values = Vec::with_capacity(args.len());
        let mut error = None;
        for arg in args {
            match self.eval(*arg) {
                Ok(value) => values.push(value),
                Err(limit @ EvalError::Limit(_)) => return Err(limit),
                Err(other) => error = error.or(Some(other)),
            }
        }
        let has_partial = values.iter().any(|value| value.partial().is_some());
        match error {
            Some(_) if has_partial => Ok(Value::unknown(ops::facts_of(&values))),
            Some(error) => Err(error),
            None if has_partial && !builtin.takes_partial => Ok(Value::unknown(ops::facts_of(&values))),
            None => (builtin.call)(&values).and_then(|value| self.account(value)),
        }
    }

    fn index(&self, operand: ExprId, index: ExprId, access: Access) -> Outcome {
        let operand = self.eval(operand)?;
        let index = self.eval(index)?;
        let facts = ops::facts_of(&[operand.clone(), index.clone()]);
        if operand.partial().is_some() || index.partial().is_some() {
            return Ok(Value::unknown(facts));
        }
        let absent = |error: EvalError| match access {
            Access::Plain => Err(error),
            _ => Ok(Value::Optional(None)),
        };
        let found = match (&operand, ops::map_key(&index)) {
            (Value::List(items), Some(Key::Int(at))) => usize::try_from(at).ok().and_then(|at| items.get(at)).cloned(),
            (Value::List(items), Some(Key::Uint(at))) => usize::try_from(at).ok().and_then(|at| items.get(at)).cloned(),
            (Value::Map(entries), Some(key)) => entries.get(&key).cloned(),
            (Value::Optional(inner), _) => match inner {
                None => return Ok(Value::Optional(None)),
                Some(_) => return Err(EvalError::NoOverload("[]".to_owned())),
            },
            _ => return Err(EvalError::NoOverload("[]".to_owned())),
        };
        match (found, access) {
            (Some(value), Access::Plain) => Ok(value),
            (Some(value), _) => Ok(Value::Optional(Some(Arc::new(value)))),
            (None, _) if matches!(operand, Value::List(_)) => {
                absent(EvalError::OutOfRange(crate::format::literal(&index)))
            }
            (None, _) => absent(EvalError::NoSuchKey(crate::format::literal(&index))),
        }
    }

    fn list(&self, elements: &[(bool, ExprId)]) -> Outcome {
        let mut items = Vec::with_capacity(elements.len());
        for (optional, element) in elements {
            match (self.eval(*element)?, optional) {
                (Value::Optional(None), true) => {}
                (Value::Optional(Some(value)), true) => items.push(value.as_ref().clone()),
                (value, _) => items.push(value),
            }
        }
        Ok(Value::list(items))
    }

    fn map(&self, entries: &[(bool, ExprId, ExprId)]) -> Outcome {
        let mut map = BTreeMap::new();
        for (optional, key, value) in entries {
            let key = self.eval(*key)?;
            if let Value::Partial(partial) = &key {
                return Ok(Value::unknown(partial.facts.clone()));
            }
            let value = match (self.eval(*value)?, optional) {
                (Value::Optional(None), true) => continue,
                (Value::Optional(Some(value)), true) => value.as_ref().clone(),
                (value, _) => value,
            };
            let key = Key::of(&key).ok_or_else(|| EvalError::NoOverload(format!("{{{}: …}}", key.type_name())))?;
            if map.contains_key(&key) {
                return Err(EvalError::RepeatedKey(crate::format::literal(&key.value())));
            }
            map.insert(key, value);
        }
        Ok(Value::Map(Arc::new(map)))
    }
}

/// Joins truths of which one can settle the whole, errors or not; unknown wins over an error. What follows the settling one
/// is not asked for.
fn settle(settles: bool, truths: impl Iterator<Item = Outcome>) -> Outcome {
    let mut unknown: Option<FactSet> = None;
    let mut error = None;
    for truth in truths {
        match truth {
            Ok(Value::Bool(value)) if value == settles => return Ok(Value::Bool(settles)),
            Ok(Value::Bool(_)) => {}
            Ok(Value::Partial(partial)) => unknown = Some(unknown.unwrap_or_default().union(&partial.facts)),
            Ok(other) => error = error.or(Some(EvalError::NoOverload(other.type_name().to_owned()))),
            Err(limit @ EvalError::Limit(_)) => return Err(limit),
            Err(other) => error = error.or(Some(other)),
        }
    }
    match (unknown, error) {
        (Some(facts), _) => Ok(Value::unknown(facts)),
        (None, Some(error)) => Err(error),
        (None, None) => Ok(Value::Bool(!settles)),
    }
}

fn not(value: Value) -> Outcome {
    match value {
        Value::Bool(value) => Ok(Value::Bool(!value)),
        Value::Partial(partial) => Ok(Value::unknown(partial.facts.clone())),
        other => Err(EvalError::NoOverload(format!("!{}", other.type_name()))),
    }
}

fn select(operand: Value, field: &Arc<str>, access: Access) -> Outcome {
    let found = match &operand {
        Value::Map(entries) => entries.get(&Key::String(field.clone())).cloned(),
        Value::Partial(partial) => return Ok(Value::unknown(partial.facts.clone())),
        Value::Optional(inner) => {
            let found = match inner {
                Some(inner) => select(inner.as_ref().clone(), field, Access::Optional)?,
                None => Value::Optional(None),
            };
            return Ok(match access {
                Access::Presence => Value::Bool(matches!(found, Value::Optional(Some(_)))),
                _ => found,
            });
        }
        other => return Err(EvalError::NoOverload(format!("{}.{field}", other.type_name()))),
    };
    match (found, access) {
        (Some(value), Access::Plain) => Ok(value),
        (Some(value @ Value::Partial(_)), _) => Ok(value),
        (Some(value), Access::Optional) => Ok(Value::Optional(Some(Arc::new(value)))),
        (found, Access::Presence) => Ok(Value::Bool(found.is_some())),
        (None, Access::Optional) => Ok(Value::Optional(None)),
        (None, Access::Plain) => Err(EvalError::NoSuchKey(field.to_string())),
    }
}
