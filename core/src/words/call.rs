//! Functions: those that test something, and those that compute.

use super::clause::Clause;
use super::compare::quoted_members;
use super::condition::says;
use super::shape::Shape;
use super::{Writer, fill};
use crate::assessment::Text;
use crate::format::join;
use crate::ir::{ExprId, Node};
use crate::value::Value;

type Patterns = ((&'static str, &'static str), (&'static str, &'static str));

impl Writer<'_> {
    /// A function that is true or false.
    pub(super) fn tested(&self, expr: ExprId, name: &str, args: &[ExprId], holds: bool) -> Clause {
        let [left, right] = args else { return self.formal(expr, holds) };
        let Some(patterns) = patterns(name) else { return self.formal(expr, holds) };
        let shape = self.shape(*left);
        let (one, other) = (self.term(*left, &shape), self.members(*right, &shape));
        Clause::Simple(says(holds, patterns, &[&one, &other]))
    }

    /// What a set is held against: its members by name, or another set.
    fn members(&self, expr: ExprId, like: &Shape) -> Text {
        match self.ruleset.arena.node(expr) {
            Node::Const(Value::List(members)) => join(quoted_members(members, &like.ty).into_iter(), ("", ", ")),
            _ => self.term(expr, like),
        }
    }

    /// A function that computes something.
    pub(super) fn computed_by(&self, expr: ExprId, name: &str, args: &[ExprId], like: &Shape) -> Text {
        let Some(first) = args.first() else { return self.value_of(expr) };
        let of = || self.term(*first, like);
        match name {
            "size" => match self.ruleset.arena.node(*first) {
                // What a filter selects is counted by its own words.
                Node::Macro(_) => fill(("{0}的数量", "the number of {0}"), &[&of()]),
                _ => fill(("{0}的数量", "the number of entries of {0}"), &[&of()]),
            },
            // Blanks around a text say nothing.
            "double" | "int" | "uint" | "string" | "dyn" | "trim" => of(),
            "math.greatest" => fill(("{0}中的最大值", "the greatest of {0}"), &[&self.listed(args, like)]),
            "math.least" => fill(("{0}中的最小值", "the least of {0}"), &[&self.listed(args, like)]),
            "math.abs" => fill(("{0}的绝对值", "the absolute value of {0}"), &[&of()]),
            "getFullYear" => fill(("{0}的年份", "the year of {0}"), &[&of()]),
            "timestamp" => match self.ruleset.arena.node(*first) {
                Node::Const(Value::String(moment)) => Text::same(moment.trim_end_matches("T00:00:00Z")),
                _ => of(),
            },
            _ => self.value_of(expr),
        }
    }

    fn listed(&self, args: &[ExprId], like: &Shape) -> Text {
        join(args.iter().map(|arg| self.term(*arg, like)), ("、", ", "))
    }
}

/// How a function that tests is said, and how it is denied.
fn patterns(name: &str) -> Option<Patterns> {
    Some(match name {
        "sets.contains" => {
            (("{0}同时包括{1}", "{0} includes all of {1}"), ("{0}未同时包括{1}", "{0} does not include all of {1}"))
        }
        "sets.intersects" => (
            ("{0}至少包括{1}中的一项", "{0} includes at least one of {1}"),
            ("{0}不包括{1}中的任何一项", "{0} includes none of {1}"),
        ),
        "sets.equivalent" => (("{0}恰好为{1}", "{0} is exactly {1}"), ("{0}不恰好为{1}", "{0} is not exactly {1}")),
        "contains" => (("{0}含有{1}", "{0} contains {1}"), ("{0}不含{1}", "{0} does not contain {1}")),
        "startsWith" => (("{0}以{1}开头", "{0} begins with {1}"), ("{0}不以{1}开头", "{0} does not begin with {1}")),
        "endsWith" => (("{0}以{1}结尾", "{0} ends with {1}"), ("{0}不以{1}结尾", "{0} does not end with {1}")),
        _ => return None,
    })
}
