//! Whether a place is further than what an innovation is expected to bring.

use std::cmp::Ordering;

use guiju_grammar::expr::BinaryOp;

use crate::assess::{Run, visit};
use crate::ir::{ExprId, Node};
use crate::ops::compare_numbers;
use crate::ruleset::{Expected, Rule};
use crate::schema::FactId;

/// Whether the number here is better than the expected one. Which way is better is what the rules ask: those that the innovation
/// answers and those that came with it. Where they ask for both or for neither, nothing is better.
pub(super) fn is_surpassed(run: &Run<'_>, plugin: usize, expected: &Expected) -> bool {
    let better = better(run, plugin, expected.fact);
    let now = run.value(expected.fact).and_then(|now| compare_numbers(now, &expected.value)).flatten();
    better.is_some() && now == better
}

fn better(run: &Run<'_>, plugin: usize, fact: FactId) -> Option<Ordering> {
    let innovations = || run.ruleset.innovations.iter().filter(|innovation| innovation.plugin == plugin);
    let concerns = |rule: &&Rule| {
        rule.plugin == Some(plugin) || innovations().any(|innovation| innovation.answers.contains(&rule.name))
    };
    let rules = run.ruleset.rules.iter().filter(concerns);
    let mut asked: Vec<Ordering> = rules.flat_map(|rule| asked(run, rule.require, fact)).collect();
    asked.sort_unstable();
    asked.dedup();
    match asked.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

/// Which way a requirement wants a fact to go. One that denies something may ask for the opposite of what it compares.
fn asked(run: &Run<'_>, require: ExprId, fact: FactId) -> Vec<Ordering> {
    let is_fact = |expr: &ExprId| matches!(run.ruleset.arena.node(*expr), Node::Fact(read) if *read == fact);
    let (mut asked, mut denies) = (Vec::new(), false);
    visit(run.ruleset, require, &mut |node| match node {
        Node::Not(_) => denies = true,
        Node::Binary(op, left, right) => {
            let side = if is_fact(left) { Ordering::Less } else { Ordering::Greater };
            if is_fact(left) || is_fact(right) {
                asked.extend(match op {
                    BinaryOp::Less | BinaryOp::LessEqual => Some(side),
                    BinaryOp::Greater | BinaryOp::GreaterEqual => Some(side.reverse()),
                    _ => None,
                });
            }
        }
        _ => {}
    });
    if denies { Vec::new() } else { asked }
}
