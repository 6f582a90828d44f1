//! How a rule came to its outcome, step by step.

use guiju_core::assessment::TraceNode;
use guiju_core::{Context, Steps};

use crate::support::{compile, profile, rule};

/// The trace of what a rule requires, one line a step.
fn trace(require: &str, facts: &str, steps: Steps) -> String {
    let (ruleset, reported) = compile(&rule("r", &format!("require {require}")));
    assert!(reported.is_empty(), "{reported:#?}");
    let profile = profile(&ruleset, facts);
    let explanation = guiju_core::explain(&ruleset, &profile, &Context::default(), "r", steps).unwrap();
    let mut lines = String::new();
    add(&explanation.require, 0, &mut lines);
    lines
}

fn add(node: &TraceNode, depth: usize, lines: &mut String) {
    let item = node.item.as_ref().map(|item| format!("[{}] ", item.en)).unwrap_or_default();
    let mark = if node.decisive { " *" } else { "" };
    *lines += &format!("{}{item}{} = {}{mark}\n", "  ".repeat(depth), node.expression, node.value.en);
    for step in &node.steps {
        add(step, depth + 1, lines);
    }
    if node.left_out > 0 {
        *lines += &format!("{}+{}\n", "  ".repeat(depth + 1), node.left_out);
    }
}

const FACTS: &str = "[f]\na = true\nb = false\ndays = 7\nset = { has = ['x'], lacks = ['y'] }\n\
                     list = [{ n = 1, done = true }, { n = 5, done = false }, { n = 9 }]\n";

#[test]
fn steps_that_decide_nothing_are_counted() {
    insta::assert_snapshot!(trace("f.a && f.b && f.days > 3", FACTS, Steps::Deciding), @r"
    f.a && f.b && f.days > 3 = false *
      f.b = no *
      +2
    ");
}

#[test]
fn every_step_is_there_on_request() {
    insta::assert_snapshot!(trace("f.a && f.b && f.days > 3", FACTS, Steps::All), @r"
    f.a && f.b && f.days > 3 = false *
      f.a = yes
      f.b = no *
      f.days > 3 = true
        f.days = 7 days
    ");
}

#[test]
fn the_branch_that_is_not_taken_decides_nothing() {
    insta::assert_snapshot!(trace("f.a ? f.days < 3 : f.b", FACTS, Steps::Deciding), @r"
    f.a ? f.days < 3 : f.b = false *
      f.a = yes *
      f.days < 3 = false *
        f.days = 7 days *
      +1
    ");
}

#[test]
fn a_quantifier_names_the_items_that_decide() {
    insta::assert_snapshot!(trace("f.list.all(i, i.done || i.n > 8)", FACTS, Steps::Deciding), @r"
    f.list.all(i, i.done || i.n > 8) = false *
      f.list = n: 1, done: yes; n: 5, done: no; n: 9 *
      [n: 5, done: no] i.done || i.n > 8 = false *
        i.done = false *
        i.n > 8 = false *
          i.n = 5 *
      +2
    ");
}

#[test]
fn members_that_may_be_in_keep_a_quantifier_open() {
    insta::assert_snapshot!(trace("f.set.exists(m, m == 'z')", FACTS, Steps::All), @r"
    f.set.exists(m, m == 'z') = not known *
      f.set = X; without Y (others not known) *
      [X] m == 'z' = false
      [Z] m == 'z' = true
    ");
}

#[test]
fn a_long_list_does_not_make_a_long_trace() {
    let items: Vec<String> = (0..5_000).map(|n| format!("{{ n = {n}, done = true }}")).collect();
    let facts = format!("[f]\nlist = [{}]\n", items.join(", "));
    let lines = trace("f.list.all(i, i.done && i.n >= 0)", &facts, Steps::All);
    assert!(lines.lines().count() < 3_000, "{}", lines.lines().count());
    let left_out = lines.lines().last().and_then(|line| line.trim().strip_prefix('+')).unwrap();
    assert!(left_out.parse::<usize>().unwrap() > 2_000, "{left_out}");
}
