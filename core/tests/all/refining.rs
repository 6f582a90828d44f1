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
    ("kind", "", &["kind = 'none'", "kind = 'some'"]),
    ("g1", "", &["g1 = 1", "g1 = 5", "g1 = { min = 2 }", "g1 = { min = 2, max = 3 }"]),
    ("g1", "g1 = { min = 2 }", &["g1 = 2", "g1 = 5", "g1 = { min = 3, max = 4 }"]),
    ("g3", "", &["g3 = 1", "g3 = 5"]),
    (
        "list",
        "list = [{ n = 1 }, { n = 5, done = true }]",
        &[
            "list = [{ n = 1, done = true }, { n = 5, done = true }]",
            "list = [{ n = 1, done = false }, { n = 5, done = true }]",
        ],
    ),
];

pub const CONDITIONS: &[&str] = &[
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
    "index.i.one.both >= 3",
    "index.i.one.both == 2",
    "index.i.one <= 4",
    "index.i.factors.all(level, level >= 2)",
    "math.least(index.i.elements) >= 2",
    "math.greatest(index.i.elements) - math.least(index.i.elements) <= 2",
    "model('mode', f.kind).eligible",
    "!model('mode', f.kind).eligible || f.a",
];

pub const ITEMS: &str = r#"
index i {
  title zh "指数" en "Index"
  scale { 1 zh "一" en "one" 2 zh "二" en "two" 3 zh "三" en "three" 4 zh "四" en "four" 5 zh "五" en "five" }
  element one zh "甲" en "one" { factor both zh "甲一" en "both" { indicators f.g1, f.g2 } }
  element two zh "乙" en "two" { factor last zh "乙一" en "last" { indicators f.g3 } }
}
choice mode { select one title zh "模式" en "Mode" }
model mode.some { title zh "有" en "Some" basis design effects none
  require f.a zh "甲" en "a"
  require index.i.one >= 3 zh "三级" en "level three" }
"#;

#[test]
fn refining_a_fact_never_turns_a_decided_outcome() {
    let items: String = CONDITIONS
        .iter()
        .enumerate()
        .map(|(index, condition)| rule(&format!("r{index}"), &format!("when f.c || true require {condition}")))
        .collect();
    let (ruleset, reported) = compile(&(ITEMS.to_owned() + &items));
    assert!(reported.is_empty(), "{reported:#?}");
    let outcomes = |facts: &str| outcomes(&ruleset, &profile(&ruleset, &format!("[f]\n{facts}")), &Context::default());
    let mut decided = 0;
    for (fact, before, refinements) in STATES {
        // The other facts are tried both open and settled.
        for others in [&[][..], &["a = true", "b = false", "days = 3", "share = 0.4", "set = ['x']", "g2 = 4"][..]] {
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
