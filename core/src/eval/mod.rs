//! Evaluation over the typed form, in three values: true, false, and unknown with the facts that would tell.

mod access;
mod comprehension;
mod function;
mod gather;
pub(crate) mod level;

pub(crate) use self::comprehension::items;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::sync::Arc;

use guiju_grammar::expr::BinaryOp;

use self::access::{element, insert, is_open, select};
use self::gather::Gather;
use crate::Functions;
use crate::builtin::{Builtin, Cost};
use crate::ir::{Access, Arena, Candidate, ExprId, Macro, Node, SubjectField};
use crate::limits::{MAX_BUILT_BYTES, MAX_STEPS, PATTERN_STEPS, SIZE_PER_STEP};
use crate::ops;
use crate::partial::{FactSet, Known};
use crate::ruleset::{Define, Function, Index};
use crate::schema::FactId;
use crate::value::{EvalError, Key, Limit, Value};

/// What a guard judges.
#[derive(Clone, Debug, Default)]
pub struct Subject {
    /// Its name.
    pub id: String,
    /// `rule`, `model` or `plugin`.
    pub kind: &'static str,
    /// The regions it was invented in; none for what the base ruleset brings.
    pub origins: Vec<String>,
    /// The digest of the plugin's file; empty for what came in none.
    pub digest: String,
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
    /// The functions of plugins, by number.
    pub functions: &'a [Function],
    /// Who computes them.
    pub host: Option<&'a dyn Functions>,
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

/// Evaluates a part of an expression, with what the variables of the macros around it stand for.
pub(crate) fn evaluate_within(inputs: Inputs<'_>, locals: &[Value], expr: ExprId) -> Result<Value, EvalError> {
    let locals = RefCell::new(locals.iter().cloned().map(Ok).collect());
    Evaluator { inputs, steps: Cell::new(0), built: Cell::new(0), locals }.eval(expr)
}

/// Whether a macro's condition holds for one item.
pub(crate) fn holds_for(inputs: Inputs<'_>, one: &Macro, item: Value) -> Option<bool> {
    let evaluator = Evaluator { inputs, steps: Cell::new(0), built: Cell::new(0), locals: RefCell::default() };
    match evaluator.bound(one, [Ok(item)], || evaluator.eval(one.body)) {
        Ok(Value::Bool(holds)) => Some(holds),
        _ => None,
    }
}

struct Evaluator<'a> {
    inputs: Inputs<'a>,
    steps: Cell<usize>,
    built: Cell<usize>,
    /// What macros' variables stand for. A binding that failed fails where it is used.
    locals: RefCell<Vec<Outcome>>,
}

type Outcome = Result<Value, EvalError>;

impl Evaluator<'_> {
    fn eval(&self, id: ExprId) -> Outcome {
        self.charge(1)?;
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
            Node::Local(depth) => self.locals.borrow().get(*depth as usize).cloned().unwrap_or(Ok(Value::Null)),
            Node::Not(operand) => not(self.eval(*operand)?),
            Node::Negate(operand) => ops::negate(&self.eval(*operand)?),
            Node::And(operands) => self.logic(operands, false),
            Node::Or(operands) => self.logic(operands, true),
            Node::Conditional(condition, yes, no) => self.conditional(*condition, *yes, *no),
            Node::Binary(op, left, right) => self.binary(*op, *left, *right),
            Node::Call(builtin, args) => self.call(builtin, args),
            Node::Extern(function, args) => self.function(*function, args),
            Node::Matches(text, pattern) => self.matches(*text, pattern),
            Node::Fail(error) => Err(error.clone()),
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

    /// Counts what an expression builds, because a few steps over large texts can take more memory than many steps. Parts
    /// that are shared count each time, because whoever reads the value meets them each time.
    fn account(&self, value: Value) -> Outcome {
        let size = match &value {
            Value::String(text) => text.len(),
            Value::Bytes(bytes) => bytes.len(),
            Value::List(_) | Value::Map(_) => ops::weight(&value).saturating_mul(size_of::<Value>()),
            _ => 0,
        };
        let built = self.built.get().saturating_add(size);
        self.built.set(built);
        if built > MAX_BUILT_BYTES { Err(EvalError::Limit(Limit::Memory)) } else { Ok(value) }
    }

    fn charge(&self, steps: usize) -> Result<(), EvalError> {
        let steps = self.steps.get().saturating_add(steps);
        self.steps.set(steps);
        if steps > MAX_STEPS { Err(EvalError::Limit(Limit::Steps)) } else { Ok(()) }
    }

    /// Counts the time of a function before it runs.
    fn charge_call(&self, builtin: &Builtin, args: &[Value]) -> Result<(), EvalError> {
        let sum = || args.iter().map(ops::weight).fold(0, usize::saturating_add) / SIZE_PER_STEP;
        self.charge(match (builtin.cost, args) {
            (Cost::Constant, _) | (_, []) => 0,
            (Cost::Sum, _) => sum(),
            (Cost::Product, [one]) => ops::weight(one).saturating_mul(ops::weight(one)) / SIZE_PER_STEP,
            (Cost::Product, [one, other, ..]) => ops::weight(one).saturating_mul(ops::weight(other)) / SIZE_PER_STEP,
            (Cost::Pattern, _) => PATTERN_STEPS.saturating_add(sum()),
        })
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
            SubjectField::Origins => Value::list(subject.origins.iter().map(Value::string).collect::<Vec<_>>()),
            SubjectField::Digest => Value::string(&subject.digest),
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
        let (left, right) = (self.eval(left), self.eval(right));
        match (left, right) {
            // An operand of which nothing is known may yet fail.
            (Ok(left), Ok(right)) if !is_open(&left) && !is_open(&right) => {
                if matches!(op, BinaryOp::Equal | BinaryOp::NotEqual | BinaryOp::In) {
                    self.charge((ops::weight(&left).saturating_add(ops::weight(&right))) / SIZE_PER_STEP)?;
                }
                let result = ops::binary(op, &left, &right);
                settled(result, &[left, right]).and_then(|value| self.account(value))
            }
            (left, right) => {
                let mut gather = Gather::default();
                for side in [left, right] {
                    if let Some(value) = gather.take(side)? {
                        gather.unknown_among(&[value]);
                    }
                }
                gather.finish(|| Ok(Value::Null))
            }
        }
    }

    fn call(&self, builtin: &'static Builtin, args: &[ExprId]) -> Outcome {
        let mut gather = Gather::default();
        let mut values = Vec::with_capacity(args.len());
        for (index, arg) in args.iter().enumerate() {
            let outcome = self.eval(*arg);
            if index == 0
                && let Ok(value) = &outcome
                && let Some(decided) = (builtin.early)(value)
            {
                return Ok(decided);
            }
            match outcome {
                Ok(value @ Value::Partial(_)) if builtin.takes_partial && !is_open(&value) => values.push(value),
                other => values.extend(gather.take(other)?),
            }
        }
        if !gather.is_clear() {
            gather.unknown_among(&values);
            return gather.finish(|| Ok(Value::Null));
        }
        self.charge_call(builtin, &values)?;
        let result = (builtin.call)(&values);
        settled(result, &values).and_then(|value| self.account(value))
    }

    fn matches(&self, text: ExprId, pattern: &regex::Regex) -> Outcome {
        match self.eval(text)? {
            Value::String(text) => {
                self.charge(text.len() / SIZE_PER_STEP)?;
                Ok(Value::Bool(pattern.is_match(&text)))
            }
            Value::Partial(partial) => Ok(Value::unknown(partial.facts.clone())),
            _ => Err(EvalError::NoOverload("matches".to_owned())),
        }
    }

    fn index(&self, operand: ExprId, index: ExprId, access: Access) -> Outcome {
        let mut gather = Gather::default();
        let operand = gather.take(self.eval(operand))?;
        let index = gather.take(self.eval(index))?;
        match (operand, index) {
            (Some(operand), Some(index)) => element(&operand, &index, access),
            _ => gather.finish(|| Ok(Value::Null)),
        }
    }

    /// An element of a list or map. Where nothing is known of what a computation gives, it may yet fail, and the whole with
    /// it; a fact that is only read cannot.
    fn sure(&self, id: ExprId, value: Value, gather: &mut Gather) -> Option<Value> {
        match &value {
            Value::Partial(partial)
                if partial.known == Known::Nothing
                    && !matches!(self.inputs.arena.node(id), Node::Fact(_) | Node::Param(_) | Node::Const(_)) =>
            {
                gather.unknown(&partial.facts);
                None
            }
            _ => Some(value),
        }
    }

    fn list(&self, elements: &[(bool, ExprId)]) -> Outcome {
        let mut gather = Gather::default();
        let mut items = Vec::with_capacity(elements.len());
        for (optional, element) in elements {
            match (self.eval(*element), optional) {
                (Ok(value), true) => items.extend(gather.present(value)),
                (Ok(value), false) => items.extend(self.sure(*element, value, &mut gather)),
                (failed, _) => {
                    gather.take(failed)?;
                }
            }
        }
        if gather.has_failed() {
            gather.unknown_among(&items);
        }
        gather.finish(|| self.account(Value::list(items)))
    }

    fn map(&self, entries: &[(bool, ExprId, ExprId)]) -> Outcome {
        let mut gather = Gather::default();
        let mut map = BTreeMap::new();
        for (optional, key, entry) in entries {
            let key = gather.take(self.eval(*key))?;
            let value = match (self.eval(*entry), optional) {
                (Ok(value), true) => gather.present(value),
                (Ok(value), false) => self.sure(*entry, value, &mut gather),
                (failed, _) => gather.take(failed)?,
            };
            if let (Some(key), Some(value)) = (key, value)
                && let Err(error) = insert(&mut map, &key, value)
            {
                gather.error(error);
            }
        }
        if gather.has_failed() {
            let values: Vec<Value> = map.values().cloned().collect();
            gather.unknown_among(&values);
        }
        gather.finish(|| self.account(Value::Map(Arc::new(map))))
    }
}

/// What an operator or function gave: where it failed and some part of its operands is not known, the failure may have been
/// over just that part.
fn settled(result: Outcome, operands: &[Value]) -> Outcome {
    let Err(error) = result else { return result };
    let mut gather = Gather::default();
    gather.take(Err(error))?;
    gather.unknown_among(operands);
    gather.finish(|| Ok(Value::Null))
}

/// Joins truths of which one can settle the whole, errors or not; unknown wins over an error. What follows the settling one
/// is not asked for.
fn settle(settles: bool, truths: impl Iterator<Item = Outcome>) -> Outcome {
    let mut gather = Gather::default();
    for truth in truths {
        if gather.truth(truth)? == Some(settles) {
            return Ok(Value::Bool(settles));
        }
    }
    gather.finish(|| Ok(Value::Bool(!settles)))
}

fn not(value: Value) -> Outcome {
    match value {
        Value::Bool(value) => Ok(Value::Bool(!value)),
        Value::Partial(partial) => Ok(Value::unknown(partial.facts.clone())),
        other => Err(EvalError::NoOverload(format!("!{}", other.type_name()))),
    }
}
