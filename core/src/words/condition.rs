//! Conditions: true or false. A *not* goes down to the statements, which know how to deny themselves.

use super::clause::Clause;
use super::{Writer, fill, in_quotes};
use crate::assessment::Text;
use crate::format::join;
use crate::ir::{Access, ExprId, Node, SubjectField};
use crate::schema::FactId;
use crate::value::Value;

/// How many names are listed before the rest is only counted.
const NAMES: usize = 4;

impl Writer<'_> {
    /// A condition, or its denial.
    pub(super) fn clause(&self, expr: ExprId, holds: bool) -> Clause {
        match self.ruleset.arena.node(expr) {
            Node::Not(denied) => self.clause(*denied, !holds),
            Node::And(parts) => self.logic(parts, holds, true),
            Node::Or(parts) => self.logic(parts, holds, false),
            Node::Binary(op, left, right) => self.comparison(*op, (*left, *right), holds),
            Node::Conditional(condition, yes, no) => self.conditional(*condition, *yes, *no, holds),
            Node::Call(builtin, args) => self.tested(expr, builtin.name, args, holds),
            Node::Macro(one) => self.repeated(expr, one, holds),
            Node::Known(facts) => Clause::Simple(self.known(facts, holds)),
            Node::Define(id) => match self.ruleset.define(*id) {
                Some(define) => match &define.title {
                    Some(title) => Clause::Simple(stated(title, holds)),
                    None => self.clause(define.expr, holds),
                },
                None => self.formal(expr, holds),
            },
            Node::Select(_, name, Access::Presence) => Clause::Simple(self.present(expr, name, holds)),
            Node::Fact(_) | Node::Param(_) | Node::Select(..) => Clause::Simple(self.answered(expr, holds)),
            Node::Subject(SubjectField::HigherLawChecked) => Clause::Simple(says(
                holds,
                (
                    ("拟采用事项已与上位法核对一致", "what would be adopted has been checked against higher law"),
                    ("拟采用事项尚未与上位法核对一致", "what would be adopted has not been checked against higher law"),
                ),
                &[],
            )),
            Node::Const(Value::Bool(value)) => {
                Clause::Simple(says(*value == holds, (("恒成立", "always true"), ("恒不成立", "never true")), &[]))
            }
            Node::Settled(value) => Clause::Simple(self.settled(*value, holds)),
            Node::Eligible(id, candidates) => Clause::Simple(self.eligible(*id, candidates, holds)),
            _ => self.formal(expr, holds),
        }
    }

    fn logic(&self, parts: &[ExprId], holds: bool, is_and: bool) -> Clause {
        Clause::joined(parts.iter().map(|part| self.clause(*part, holds)), is_and == holds)
    }

    /// A branch that is a constant is not told: `a ? b : true` asks for b where a holds, and `a ? b : false` for both.
    fn conditional(&self, condition: ExprId, yes: ExprId, no: ExprId, holds: bool) -> Clause {
        match self.ruleset.arena.node(no) {
            Node::Const(Value::Bool(value)) if *value == holds => {
                let (condition, yes) = (self.clause(condition, true).bracketed(), self.clause(yes, holds).bracketed());
                return Clause::Compound(fill(("{0}的，{1}", "where {0}, {1}"), &[&condition, &yes]));
            }
            Node::Const(Value::Bool(_)) => {
                return Clause::joined([self.clause(condition, true), self.clause(yes, holds)], true);
            }
            _ => {}
        }
        let condition = self.clause(condition, true).bracketed();
        let (yes, no) = (self.clause(yes, holds).bracketed(), self.clause(no, holds).bracketed());
        let pattern = ("如果{0}，则{1}；否则{2}", "if {0}, then {1}; otherwise {2}");
        Clause::Compound(fill(pattern, &[&condition, &yes, &no]))
    }

    /// What cannot be said.
    pub(super) fn formal(&self, expr: ExprId, holds: bool) -> Clause {
        let quoted = self.quoted(expr);
        Clause::Simple(says(holds, (("{0}成立", "{0} holds"), ("{0}不成立", "{0} does not hold")), &[&quoted]))
    }

    /// A fact, field or parameter that is yes or no. Its label names it as a heading does, so it is quoted; a Chinese label
    /// that already says 已… is a statement.
    fn answered(&self, expr: ExprId, holds: bool) -> Text {
        let label = match self.ruleset.arena.node(expr) {
            Node::Param(id) => self.ruleset.param(*id).map(|param| param.title.clone()),
            _ => self.label(expr),
        };
        let Some(label) = label else { return self.formal(expr, holds).text() };
        let name = in_quotes(&label);
        let answer = says(holds, (("{0}一项为“是”", "{0} is yes"), ("{0}一项为“否”", "{0} is no")), &[&name]);
        match (label.zh.strip_prefix('已'), holds) {
            (Some(_), true) => Text { zh: label.zh, ..answer },
            (Some(done), false) => Text { zh: format!("未{done}"), ..answer },
            (None, _) => answer,
        }
    }

    fn known(&self, facts: &[FactId], holds: bool) -> Text {
        let labels: Vec<Text> =
            facts.iter().filter_map(|id| Some(in_quotes(&self.ruleset.schema.fact(*id)?.label))).collect();
        let shown = join(labels.iter().take(NAMES).cloned(), ("、", ", "));
        let shown = match labels.len() {
            count if count > NAMES => {
                fill(("{0}等{1}项", "{0} and the rest of these {1}"), &[&shown, &Text::same(count.to_string())])
            }
            _ => shown,
        };
        if labels.len() > 1 {
            let patterns =
                (("{0}的情况均已掌握", "all of {0} are known"), ("{0}的情况未全部掌握", "not all of {0} are known"));
            return says(holds, patterns, &[&shown]);
        }
        says(holds, (("{0}的情况已掌握", "{0} is known"), ("{0}的情况不详", "{0} is not known")), &[&shown])
    }

    fn present(&self, expr: ExprId, name: &str, holds: bool) -> Text {
        let label = self.label(expr).unwrap_or_else(|| Text::same(name));
        says(holds, (("已填写{0}", "{0} is stated"), ("未填写{0}", "{0} is not stated")), &[&in_quotes(&label)])
    }
}

/// A title that is a statement of its own.
fn stated(title: &Text, holds: bool) -> Text {
    if holds { title.clone() } else { fill(("并非“{0}”", "it is not so that {0}"), &[title]) }
}

/// The first pattern when something holds, else the second, its holes filled.
pub(super) fn says(holds: bool, (yes, no): ((&str, &str), (&str, &str)), parts: &[&Text]) -> Text {
    fill(if holds { yes } else { no }, parts)
}
