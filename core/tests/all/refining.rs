//! Learning more never turns one decided outcome into another, and what the bounds promise every value within them keeps.

use guiju_core::assessment::Outcome;
use guiju_core::{Context, outcomes};

use crate::support::{compile, profile, rule};

/// What a profile may say of one fact, each with what it may turn out to be.
const STATES: &[(&str, &str, &[&str])] = &[
    ("a", "", &["a = true", "a = false"]),
    ("b", "", &["b = true", "b = false"]),
    ("days", "", &["days = 0", "days = 3", "days = { min = 2 }"]),
    ("days", "days = { min = 2 }", &["days = 2", "days = 7", "days = { min = 2, max = 4 }"]),
    ("days", "days = { min = 2, max = 4 }", &["days = 2", "days = 3", "days = 4"]),
    ("share", "", &["share = 0.0", "share = 1.0", "share = { max = 0.5 }"]),
    ("share", "share = { max = 0.5 }", &["share = 0.5", "share = 0.1"]),
    ("set", "", &["set = []", "set = ['x', 'y', 'z']", "set = { has = ['x'] }"]),
    ("set", "set = { has = ['x'] }", &["set = ['x']", "set = ['x', 'y']", "set = { has = ['x'], lacks = ['y'] }"]),
    ("open", "open = { has = ['x'] }", &["open = ['x']", "open = ['x', 'other', 'third']"]),
    (
        "list",
        "list = [{ n = 1 }, { n = 5, done = true }]",
        &[
            "list = [{ n = 1, done = true }, { n = 5, done = true }]",
            "list = [{ n = 1, done = false }, { n = 5, done = true }]",
        ],
    ),
];

const CONDITIONS: &[&str] = &[
    "f.a && f.b",
    "f.a || !f.b",
    "f.a ? f.b : f.days > 3",
    "f.a == f.b",
    "f.days >= 3",
    "f.days * f.days - f.days <= 12",
    "12 / f.days >= 4",
    "f.days % 2 == 0",
    "math.least(f.days, 3) >= 2 && math.abs(f.days - 3) <= 1",
    "double(f.days) * f.share >= 1.0",
    "f.share <= 0.5 || f.a",
    "'x' in f.set",
    "sets.contains(f.set, ['x', 'y'])",
    "sets.intersects(f.set, ['y', 'z'])",
    "sets.equivalent(f.set, ['x'])",
    "size(f.set) >= 2",
    "f.set.all(m, m != 'y')",
    "f.set.exists(m, m == 'z')",
    "f.set.exists_one(m, m == 'x')",
    "f.set == ['x', 'y']",
    "size(f.open) >= 2",
    "f.list.all(i, i.done)",
    "f.list.exists(i, i.done && i.n < 3)",
    "f.list.filter(i, i.done).size() == 2",
    "f.list.map(i, i.n).exists(n, n == f.days)",
];

#[test]
fn refining_a_fact_never_turns_a_decided_outcome() {
    let items: String = CONDITIONS
        .iter()
        .enumerate()
        .map(|(index, condition)| rule(&format!("r{index}"), &format!("when f.c || true require {condition}")))
        .collect();
    let (ruleset, reported) = compile(&items);
    assert!(reported.is_empty(), "{reported:#?}");
    let outcomes = |facts: &str| outcomes(&ruleset, &profile(&ruleset, &format!("[f]\n{facts}")), &Context::default());
    let mut decided = 0;
    for (fact, before, refinements) in STATES {
        // The other facts are tried both open and settled.
        for others in [&[][..], &["a = true", "b = false", "days = 3", "share = 0.4", "set = ['x']"][..]] {
            let others: Vec<&str> =
                others.iter().copied().filter(|other| !other.starts_with(&format!("{fact} "))).collect();
            let others = others.join("\n");
            let old = outcomes(&format!("{before}\n{others}"));
            for refinement in *refinements {
                let new = outcomes(&format!("{refinement}\n{others}"));
                for (index, (old, new)) in old.iter().zip(&new).enumerate() {
                    if *old != Outcome::Unknown {
                        assert_eq!(old, new, "`{}`: `{before}` refined to `{refinement}`", CONDITIONS[index]);
                        decided += 1;
                    }
                }
            }
        }
    }
    assert!(decided > 300, "only {decided} outcomes were decided: the test says too little");
}
