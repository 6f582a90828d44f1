//! Comparisons: more and less, the same or not, in or out.

use guiju_grammar::expr::BinaryOp;

use super::clause::Clause;
use super::condition::says;
use super::shape::Shape;
use super::{Writer, fill, in_quotes};
use crate::assessment::Text;
use crate::check::member_label;
use crate::format::join;
use crate::ir::{ExprId, Node};
use crate::types::Type;
use crate::value::Value;

impl Writer<'_> {
    pub(super) fn comparison(&self, op: BinaryOp, sides: (ExprId, ExprId), holds: bool) -> Clause {
        match op {
            BinaryOp::Equal | BinaryOp::NotEqual => self.equality(sides, holds == (op == BinaryOp::Equal)),
            BinaryOp::In => Clause::Simple(self.membership(sides, holds)),
            _ => Clause::Simple(self.ordered(if holds { op } else { denied(op) }, sides)),
        }
    }

    fn ordered(&self, op: BinaryOp, (left, right): (ExprId, ExprId)) -> Text {
        if self.is_measure(left) && !self.is_measure(right) {
            return self.ordered(op.turned(), (right, left));
        }
        let (shape, measure) = (self.shape(left), self.shape(right));
        if let Some(text) = self.emptiness(op, left, right) {
            return text;
        }
        if op == BinaryOp::Greater && matches!(self.ruleset.arena.node(right), Node::Const(Value::Int(0))) {
            return fill(("{0}大于0", "{0} is above 0"), &[&self.term(left, &shape)]);
        }
        let style = if self.is_measure(right) || shape.ty != Type::Dyn { &shape } else { &measure };
        fill(("{0}{2}{1}", "{0} is {2} {1}"), &[&self.term(left, style), &self.term(right, style), &how(op, &shape)])
    }

    /// A size held against nothing or one: whether there is something at all.
    fn emptiness(&self, op: BinaryOp, left: ExprId, right: ExprId) -> Option<Text> {
        let Node::Call(builtin, args) = self.ruleset.arena.node(left) else { return None };
        let Node::Const(Value::Int(bound)) = self.ruleset.arena.node(right) else { return None };
        let counted = (builtin.name == "size").then(|| args.first()).flatten()?;
        let is_there = match (op, *bound) {
            (BinaryOp::GreaterEqual, 1) | (BinaryOp::Greater, 0) => true,
            (BinaryOp::LessEqual, 0) | (BinaryOp::Less, 1) => false,
            _ => return None,
        };
        let name = self.term(*counted, &self.shape(*counted));
        let patterns = (("至少有一项{0}", "{0} has at least one entry"), ("没有任何{0}", "{0} has no entry"));
        Some(says(is_there, patterns, &[&name]))
    }

    fn equality(&self, (left, right): (ExprId, ExprId), holds: bool) -> Clause {
        let arena = &self.ruleset.arena;
        match (arena.node(left), arena.node(right)) {
            (Node::Const(Value::Bool(value)), _) => return self.clause(right, *value == holds),
            (_, Node::Const(Value::Bool(value))) => return self.clause(left, *value == holds),
            _ => {}
        }
        if self.is_measure(left) && !self.is_measure(right) {
            return self.equality((right, left), holds);
        }
        let shape = self.shape(left);
        let (one, other) = (self.asked(left, &shape), self.term(right, &shape));
        let patterns = match arena.node(right) {
            Node::Const(Value::String(text)) if text.is_empty() => {
                (("{0}未填写", "{0} is empty"), ("{0}已填写", "{0} is filled in"))
            }
            Node::Const(Value::String(_)) => (("{0}为{1}", "{0} is {1}"), ("{0}不是{1}", "{0} is not {1}")),
            Node::Const(_) | Node::Param(_) => (("{0}等于{1}", "{0} is {1}"), ("{0}不等于{1}", "{0} is not {1}")),
            _ => (("{0}与{1}相同", "{0} is the same as {1}"), ("{0}与{1}不同", "{0} is not the same as {1}")),
        };
        Clause::Simple(says(holds, patterns, &[&one, &other]))
    }

    fn membership(&self, (member, list): (ExprId, ExprId), holds: bool) -> Text {
        let shape = self.shape(member);
        let name = self.term(member, &shape);
        match self.ruleset.arena.node(list) {
            Node::Const(Value::List(members)) => one_of(&name, &quoted_members(members, &shape.ty), "", holds),
            Node::List(items) => {
                let items: Vec<Text> = items.iter().map(|(_, item)| self.term(*item, &shape)).collect();
                one_of(&name, &items, "、", holds)
            }
            _ => {
                let among = self.shape(list);
                let (list, member) = (self.term(list, &among), self.term(member, &among));
                says(
                    holds,
                    (("{0}包括{1}", "{0} includes {1}"), ("{0}不包括{1}", "{0} does not include {1}")),
                    &[&list, &member],
                )
            }
        }
    }
}

/// The labels of members, each in quotes.
pub(super) fn quoted_members(members: &[Value], ty: &Type) -> Vec<Text> {
    let labels = members.iter().map(|member| match member {
        Value::String(id) => in_quotes(&member_label(ty, id)),
        other => Text::same(crate::format::literal(other)),
    });
    labels.collect()
}

/// In Chinese nothing stands between names in quotes.
fn one_of(name: &Text, choices: &[Text], between: &str, holds: bool) -> Text {
    match choices {
        [one] => says(holds, (("{0}为{1}", "{0} is {1}"), ("{0}不是{1}", "{0} is not {1}")), &[name, one]),
        [one, other] => {
            let patterns = (("{0}为{1}或{2}", "{0} is {1} or {2}"), ("{0}不是{1}或{2}", "{0} is neither {1} nor {2}"));
            says(holds, patterns, &[name, one, other])
        }
        _ => {
            let choices = join(choices.iter().cloned(), (between, ", "));
            let patterns = (("{0}为{1}之一", "{0} is one of {1}"), ("{0}不属于{1}中的任何一项", "{0} is none of {1}"));
            says(holds, patterns, &[name, &choices])
        }
    }
}

/// How one value stands to another: Chinese tells numbers of things, moments and measures apart.
fn how(op: BinaryOp, shape: &Shape) -> Text {
    let is_time = matches!(shape.ty, Type::Timestamp);
    let (zh, en) = match op {
        BinaryOp::GreaterEqual if is_time => ("不早于", "not before"),
        BinaryOp::Greater if is_time => ("晚于", "after"),
        BinaryOp::LessEqual if is_time => ("不晚于", "not after"),
        BinaryOp::Less if is_time => ("早于", "before"),
        BinaryOp::GreaterEqual if shape.is_count => ("不少于", "at least"),
        BinaryOp::Greater if shape.is_count => ("多于", "more than"),
        BinaryOp::LessEqual if shape.is_count => ("不超过", "at most"),
        BinaryOp::Less if shape.is_count => ("少于", "less than"),
        BinaryOp::GreaterEqual => ("不低于", "at least"),
        BinaryOp::Greater => ("高于", "above"),
        BinaryOp::LessEqual => ("不高于", "at most"),
        _ => ("低于", "below"),
    };
    Text::new(zh, en)
}

/// The comparison that is true where this one is false.
fn denied(op: BinaryOp) -> BinaryOp {
    match op {
        BinaryOp::Less => BinaryOp::GreaterEqual,
        BinaryOp::LessEqual => BinaryOp::Greater,
        BinaryOp::Greater => BinaryOp::LessEqual,
        BinaryOp::GreaterEqual => BinaryOp::Less,
        other => other,
    }
}
