//! How one rule came to its outcome, step by step.

use std::cell::Cell;

use super::{Context, Run, truth};
use crate::assessment::{Explanation, Text, TraceNode, Truth};
use crate::eval::{self, Inputs};
use crate::format::{Style, not_known};
use crate::ir::{ExprId, Macro, MacroKind, Node};
use crate::limits::MAX_TRACE_STEPS;
use crate::profile::Profile;
use crate::ruleset::Ruleset;
use crate::schema::FactId;
use crate::types::{Quantity, Type};
use crate::value::{EvalError, Value};

/// How much of a trace is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Steps {
    /// The steps that made the outcome what it is; those left out are counted.
    Deciding,
    /// Every step.
    All,
}

/// Explains one rule, by its name or number; nothing when there is none.
pub fn explain(
    ruleset: &Ruleset,
    profile: &Profile,
    context: &Context,
    rule: &str,
    steps: Steps,
) -> Option<Explanation> {
    let rule = ruleset.find_rule(rule)?;
    let run = Run::new(ruleset, profile, context);
    let inputs = run.inputs();
    let tracer = Tracer { run: &run, inputs, steps, taken: Cell::new(0) };
    let root = |expr: ExprId| tracer.step(Step { expr, item: None, locals: &[], decisive: true });
    Some(Explanation { finding: run.finding(rule), when: rule.when.map(root), require: root(rule.require) })
}

/// Walks expressions and evaluates each step again, with the same limits as the evaluation it explains.
struct Tracer<'r> {
    run: &'r Run<'r>,
    inputs: Inputs<'r>,
    steps: Steps,
    /// How many steps there are so far: a long list would make more of them than anybody can read or keep.
    taken: Cell<usize>,
}

/// An expression to be shown.
struct Step<'l> {
    expr: ExprId,
    /// The item of a list that it was evaluated for.
    item: Option<Text>,
    /// What the variables of the macros around it stand for.
    locals: &'l [Value],
    /// Whether it and everything above it decided.
    decisive: bool,
}

impl Tracer<'_> {
    fn evaluate(&self, expr: ExprId, locals: &[Value]) -> Result<Value, EvalError> {
        eval::evaluate_within(self.inputs, locals, expr)
    }

    fn step(&self, step: Step<'_>) -> TraceNode {
        self.taken.set(self.taken.get() + 1);
        let node = self.inputs.arena.node(step.expr);
        let result = self.evaluate(step.expr, step.locals);
        let whole = truth(&result);
        let mut steps = Vec::new();
        let mut left_out = 0;
        let mut below = self.operands(step.expr, step.locals);
        if let Node::Macro(one) = node {
            below.extend(self.items(one, step.locals, whole));
        }
        for part in below {
            let is_wanted = self.steps == Steps::All || part.decides(self, whole);
            if is_wanted && self.taken.get() < MAX_TRACE_STEPS {
                let decisive = step.decisive && part.decides(self, whole);
                steps.push(self.step(Step { expr: part.expr, item: part.item, locals: &part.locals, decisive }));
            } else {
                left_out += 1;
            }
        }
        steps.extend(self.grades(node).into_iter().filter_map(|id| self.grade(id, step.decisive)));
        TraceNode {
            item: step.item,
            expression: self.run.ruleset.source_of(step.expr),
            value: match &result {
                Ok(value) => self.run.show(node, value, whole),
                Err(error) => error.text(),
            },
            decisive: step.decisive,
            fact: match node {
                Node::Fact(fact) => self.run.fact_use(*fact, &[]),
                _ => None,
            },
            parameter: match node {
                Node::Param(id) => self.run.ruleset.param(*id).map(|param| param.name.clone()),
                _ => None,
            },
            steps,
            left_out,
        }
    }

    /// What an operator is applied to; not constants, which stand in its expression, and not the variables of macros, whose
    /// items are shown.
    fn operands(&self, expr: ExprId, locals: &[Value]) -> Vec<Part> {
        let arena = self.inputs.arena;
        let here = |expr| Part { expr, item: None, locals: locals.to_vec(), role: Role::Operand };
        let parts: Vec<Part> = match arena.node(expr) {
            Node::Macro(one) => vec![here(one.range)],
            // Definitions number their variables from nought.
            Node::Define(id) => {
                let define = self.run.ruleset.define(*id);
                define.map(|define| Part { locals: Vec::new(), ..here(define.expr) }).into_iter().collect()
            }
            // Of the models there are, the one that is asked for.
            Node::Eligible(id, candidates) => {
                let requires = super::reason::chosen(self.inputs, *id, candidates).map(|candidate| &candidate.requires);
                let requires = requires.into_iter().flatten().copied();
                let requires = requires.map(|expr| Part { locals: Vec::new(), role: Role::Settling, ..here(expr) });
                [here(*id)].into_iter().chain(requires).collect()
            }
            Node::And(operands) | Node::Or(operands) => {
                operands.iter().map(|expr| Part { role: Role::Settling, ..here(*expr) }).collect()
            }
            Node::Conditional(condition, yes, no) => {
                let taken = truth(&self.evaluate(*condition, locals));
                let branch = |expr, on| {
                    let role = if taken == on { Role::Operand } else { Role::Aside };
                    Part { role, ..here(expr) }
                };
                vec![here(*condition), branch(*yes, Truth::True), branch(*no, Truth::False)]
            }
            _ => arena.children(expr).into_iter().map(here).collect(),
        };
        let is_step = |part: &Part| !matches!(arena.node(part.expr), Node::Const(_) | Node::Local(_));
        parts.into_iter().filter(is_step).collect()
    }

    /// What a macro's body came to for each item. Of a quantifier, the items that agree with the whole decide it; what other
    /// macros made of their items is seen in their value.
    fn items(&self, one: &Macro, locals: &[Value], whole: Truth) -> Vec<Part> {
        let Ok(range) = self.evaluate(one.range, locals) else { return Vec::new() };
        let role = match one.kind {
            MacroKind::All | MacroKind::Exists => Role::Settling,
            MacroKind::ExistsOne if whole != Truth::True => Role::Operand,
            MacroKind::ExistsOne => Role::Settling,
            MacroKind::Bind => Role::Operand,
            _ => Role::Aside,
        };
        let items = eval::items(one, &range);
        let outer = locals.get(..one.local as usize).unwrap_or(locals);
        let part = |bound: Vec<Value>| Part {
            expr: one.body,
            item: bound.last().filter(|_| one.kind != MacroKind::Bind).map(|item| self.item(one.range, item)),
            locals: outer.iter().cloned().chain(bound).collect(),
            role,
        };
        items.into_iter().map(part).collect()
    }

    /// An item in words: a member of a set by its label.
    fn item(&self, range: ExprId, item: &Value) -> Text {
        let fact = match self.inputs.arena.node(range) {
            Node::Fact(id) => self.run.ruleset.schema.fact(*id),
            _ => None,
        };
        let ty = match fact.map(|fact| &fact.ty) {
            Some(Type::List(item)) => item,
            Some(other) => other,
            None => &Type::Dyn,
        };
        Style { ruleset: self.run.ruleset, ty, quantity: &Quantity::default(), format: None }.show(item)
    }

    /// The grades behind a level, which are read without standing in any expression.
    fn grades(&self, node: &Node) -> Vec<FactId> {
        match node {
            Node::Level(..) => super::facts_of_node(self.run.ruleset, node),
            _ => Vec::new(),
        }
    }

    fn grade(&self, id: FactId, decisive: bool) -> Option<TraceNode> {
        let fact = self.run.fact_use(id, &[])?;
        Some(TraceNode {
            item: None,
            expression: fact.path.clone(),
            value: fact.value.clone().unwrap_or_else(not_known),
            decisive,
            fact: Some(fact),
            parameter: None,
            steps: Vec::new(),
            left_out: 0,
        })
    }
}

/// A part of an expression, where it stands in it.
struct Part {
    expr: ExprId,
    item: Option<Text>,
    locals: Vec<Value>,
    role: Role,
}

/// What a part does to the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// The whole is computed from it.
    Operand,
    /// It decides where it came to what the whole came to.
    Settling,
    /// It was not asked, or is seen in the value of the whole.
    Aside,
}

impl Part {
    fn decides(&self, tracer: &Tracer<'_>, whole: Truth) -> bool {
        match self.role {
            Role::Operand => true,
            Role::Aside => false,
            Role::Settling => truth(&tracer.evaluate(self.expr, &self.locals)) == whole,
        }
    }
}

impl Run<'_> {
    fn show(&self, node: &Node, value: &Value, whole: Truth) -> Text {
        let plain = (Type::Dyn, Quantity::default());
        let (ty, quantity) = match node {
            Node::Fact(id) => self.ruleset.schema.fact(*id).map(|fact| (fact.ty.clone(), fact.quantity.clone())),
            Node::Param(id) => self.ruleset.param(*id).map(|param| (param.ty.clone(), param.quantity.clone())),
            Node::Define(id) => self.ruleset.define(*id).map(|define| (define.ty.clone(), define.quantity.clone())),
            _ => None,
        }
        .unwrap_or(plain);
        let is_condition = !matches!(node, Node::Fact(_) | Node::Param(_));
        match whole {
            Truth::True if is_condition => Text::new("成立", "true"),
            Truth::False if is_condition => Text::new("不成立", "false"),
            _ => Style { ruleset: self.ruleset, ty: &ty, quantity: &quantity, format: None }.show(value),
        }
    }
}
