//! Guards that would wait for each other for ever.
//!
//! A guard waits for the conjuncts of its `require`. A rule supplies a conjunct when its own `require` has one that implies
//! it. A guard is stuck when every supplier of something it waits for is held by guards that are stuck themselves. The
//! largest set of such guards is found by taking all to be stuck and freeing those that are not.

use std::collections::HashSet;

use guiju_grammar::ast::HoldKind;
use guiju_grammar::expr::BinaryOp;
use guiju_grammar::{Code, Diagnostic, Diagnostics};

use crate::ir::{ExprId, Node};
use crate::ruleset::{Guard, Rule, Ruleset, counts_for};
use crate::schema::FactId;
use crate::value::Value;

/// What a conjunct asks of one fact.
#[derive(Clone, Debug, PartialEq)]
enum Atom {
    Is(FactId, bool),
    Has(FactId, String),
    Among(FactId, Vec<String>),
    /// The bound itself belongs to it unless it is strict.
    AtLeast(FactId, f64, bool),
    AtMost(FactId, f64, bool),
}

impl Atom {
    /// Whether whatever satisfies this satisfies the other.
    fn implies(&self, other: &Atom) -> bool {
        match (self, other) {
            (Atom::AtLeast(a, x, strict), Atom::AtLeast(b, y, wanted)) => {
                a == b && (x > y || x == y && (*strict || !wanted))
            }
            (Atom::AtMost(a, x, strict), Atom::AtMost(b, y, wanted)) => {
                a == b && (x < y || x == y && (*strict || !wanted))
            }
            (Atom::Among(a, x), Atom::Among(b, y)) => a == b && x.iter().all(|value| y.contains(value)),
            (a, b) => a == b,
        }
    }
}

pub(super) fn check(ruleset: &Ruleset, diagnostics: &mut Diagnostics) {
    let mut stuck: HashSet<usize> = (0..ruleset.guards.len()).collect();
    loop {
        let freed: Vec<usize> = stuck
            .iter()
            .copied()
            .filter(|index| ruleset.guards.get(*index).is_some_and(|guard| blocker(ruleset, guard, &stuck).is_none()))
            .collect();
        if freed.is_empty() {
            break;
        }
        freed.iter().for_each(|index| {
            stuck.remove(index);
        });
    }
    for guard in ruleset.guards.iter().enumerate().filter(|(index, _)| stuck.contains(index)).map(|(_, guard)| guard) {
        if let Some(rule) = blocker(ruleset, guard, &stuck) {
            diagnostics.push(
                Diagnostic::new(Code::Deadlock, guard.span)
                    .arg("guard", guard.number.as_str())
                    .arg("rule", rule.number.as_str())
                    .label(rule.span, "label-held-rule"),
            );
        }
    }
}

/// A rule that would supply something the guard waits for, when all that would are held by stuck guards.
fn blocker<'r>(ruleset: &'r Ruleset, guard: &Guard, stuck: &HashSet<usize>) -> Option<&'r Rule> {
    atoms(ruleset, guard.require).iter().find_map(|wanted| {
        let supplies = |rule: &&Rule| atoms(ruleset, rule.require).iter().any(|given| given.implies(wanted));
        let suppliers: Vec<&Rule> = ruleset.rules.iter().filter(supplies).collect();
        let held = |rule: &Rule| {
            stuck.iter().filter_map(|index| ruleset.guards.get(*index)).any(|guard| holds_rule(ruleset, guard, rule))
        };
        let blocked = !suppliers.is_empty() && suppliers.iter().all(|rule| held(rule));
        if blocked { suppliers.into_iter().next() } else { None }
    })
}

/// Whether a guard holds a rule by its name, its tags, its effects, or through what it furthers.
pub(crate) fn holds_rule(ruleset: &Ruleset, guard: &Guard, rule: &Rule) -> bool {
    let base = rule.variant_of.and_then(|of| ruleset.rules.get(of));
    let own = guard.holds.iter().any(|(kind, names)| {
        let names = names.as_deref();
        let any = |list: &[String]| names_any(names, list);
        match kind {
            HoldKind::Rules => any(std::slice::from_ref(&rule.name)) || any(&rule.furthers),
            HoldKind::Tags => tags_any(names, &rule.tags) || tags_any(names, &rule.furthers),
            HoldKind::Effects => any(&rule.effects),
            HoldKind::Models | HoldKind::Plugins => false,
        }
    });
    let inherited = |name: &String| {
        ruleset
            .rules
            .iter()
            .filter(|other| other.variant_of.is_none() && other.name == *name && other.name != rule.name)
            .any(|other| holds_plain(guard, other))
    };
    own || base.is_some_and(|base| holds_rule(ruleset, guard, base)) || rule.furthers.iter().any(inherited)
}

/// Whether a hold names one of the list; a hold without names is of all.
fn names_any(names: Option<&[String]>, list: &[String]) -> bool {
    names.is_none_or(|names| names.iter().any(|name| list.contains(name)))
}

/// The same for tags, of which a finer one counts for the one it is part of.
fn tags_any(names: Option<&[String]>, tags: &[String]) -> bool {
    names.is_none_or(|names| names.iter().any(|name| tags.iter().any(|tag| counts_for(tag, name))))
}

/// Whether a guard holds a rule for what it is itself.
fn holds_plain(guard: &Guard, rule: &Rule) -> bool {
    guard.holds.iter().any(|(kind, names)| {
        let any = |list: &[String]| names_any(names.as_deref(), list);
        match kind {
            HoldKind::Rules => any(std::slice::from_ref(&rule.name)),
            HoldKind::Tags => tags_any(names.as_deref(), &rule.tags),
            HoldKind::Effects => any(&rule.effects),
            HoldKind::Models | HoldKind::Plugins => false,
        }
    })
}

/// The conjuncts of a condition, in a form that can be compared.
fn atoms(ruleset: &Ruleset, expr: ExprId) -> Vec<Atom> {
    let arena = &ruleset.arena;
    match arena.node(expr) {
        Node::And(operands) => operands.iter().flat_map(|operand| atoms(ruleset, *operand)).collect(),
        Node::Define(id) => ruleset.define(*id).map_or_else(Vec::new, |define| atoms(ruleset, define.expr)),
        Node::Fact(fact) => vec![Atom::Is(*fact, true)],
        Node::Not(inner) => match arena.node(*inner) {
            Node::Fact(fact) => vec![Atom::Is(*fact, false)],
            _ => Vec::new(),
        },
        Node::Call(builtin, args) if builtin.name == "sets.contains" => match args.as_ref() {
            [set, members] => match (arena.node(*set), constant(ruleset, *members)) {
                (Node::Fact(fact), Some(members)) => {
                    strings(&members).into_iter().map(|member| Atom::Has(*fact, member)).collect()
                }
                _ => Vec::new(),
            },
            _ => Vec::new(),
        },
        Node::Binary(op, left, right) => comparison(ruleset, *op, *left, *right),
        _ => Vec::new(),
    }
}

fn comparison(ruleset: &Ruleset, op: BinaryOp, left: ExprId, right: ExprId) -> Vec<Atom> {
    let arena = &ruleset.arena;
    let (fact, other, op) = match (arena.node(left), arena.node(right)) {
        (_, Node::Fact(fact)) if op == BinaryOp::In => {
            let member = constant(ruleset, left).and_then(|value| strings(&value).pop());
            return member.map(|member| Atom::Has(*fact, member)).into_iter().collect();
        }
        (Node::Fact(fact), _) => (*fact, right, op),
        (_, Node::Fact(fact)) => (*fact, left, op.turned()),
        _ => return Vec::new(),
    };
    let Some(value) = constant(ruleset, other) else { return Vec::new() };
    let bound = number(&value);
    match (op, &value, bound) {
        (BinaryOp::In, list, _) => vec![Atom::Among(fact, strings(list))],
        (BinaryOp::Equal, Value::Bool(is), _) => vec![Atom::Is(fact, *is)],
        (BinaryOp::Equal, Value::String(text), _) => vec![Atom::Among(fact, vec![text.to_string()])],
        (BinaryOp::Equal, _, Some(bound)) => vec![Atom::AtLeast(fact, bound, false), Atom::AtMost(fact, bound, false)],
        (BinaryOp::GreaterEqual, _, Some(bound)) => vec![Atom::AtLeast(fact, bound, false)],
        (BinaryOp::Greater, _, Some(bound)) => vec![Atom::AtLeast(fact, bound, true)],
        (BinaryOp::LessEqual, _, Some(bound)) => vec![Atom::AtMost(fact, bound, false)],
        (BinaryOp::Less, _, Some(bound)) => vec![Atom::AtMost(fact, bound, true)],
        _ => Vec::new(),
    }
}

/// A constant, or the value a parameter has for everyone.
fn constant(ruleset: &Ruleset, expr: ExprId) -> Option<Value> {
    match ruleset.arena.node(expr) {
        Node::Const(value) => Some(value.clone()),
        Node::Param(id) => ruleset.param(*id)?.values.first().map(|value| value.value.clone()),
        _ => None,
    }
}

fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.to_string()],
        Value::List(items) => items.iter().flat_map(strings).collect(),
        _ => Vec::new(),
    }
}

fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Int(number) => Some(*number as f64),
        Value::Double(number) => Some(*number),
        _ => None,
    }
}
