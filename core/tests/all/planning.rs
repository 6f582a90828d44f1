//! A plan gives the outcomes that evaluation one by one gives, whatever the rules and whatever is known.

use std::sync::Arc;

use guiju_core::assessment::Outcome;
use guiju_core::{Context, Plan, Profile, Ruleset, Unit, outcomes, read_setting};
use guiju_grammar::{FileId, Source, has_errors, parse};

use crate::refining::{CONDITIONS, ITEMS};
use crate::support::{compile, profile, rule};

/// A linear congruential generator (Knuth's MMIX constants).
struct Draw(u64);

impl Draw {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }

    fn truth(&mut self, depth: usize) -> String {
        if depth == 0 || self.below(4) == 0 {
            return self.atom();
        }
        let (a, b) = (self.truth(depth - 1), self.truth(depth - 1));
        match self.below(7) {
            0 | 1 => format!("({a} && {b})"),
            2 | 3 => format!("({a} || {b})"),
            4 => format!("!({a})"),
            5 => format!("(({a}) {} ({b}))", self.of(&["==", "!="])),
            _ => format!("(({a}) ? ({b}) : ({}))", self.truth(depth - 1)),
        }
    }

    fn atom(&mut self) -> String {
        let comparison = self.of(&["<", "<=", ">", ">=", "==", "!="]);
        match self.below(12) {
            0..3 => format!("{} {comparison} {}", self.whole(2), self.whole(1)),
            3 | 4 => format!("{} {comparison} {}", self.decimal(2), self.decimal(1)),
            5 => self.of(&["f.a", "f.b", "t.on", "true", "false"]).to_owned(),
            6 => format!("f.kind {} '{}'", self.of(&["==", "!="]), self.of(&["none", "some"])),
            7 => format!("f.kind in ['{}', '{}']", self.of(&["none", "some"]), self.of(&["none", "some"])),
            8 => format!("'{}' in {}", self.of(&["x", "y", "z"]), self.of(&["f.set", "t.some"])),
            9 => format!("{}(f.set, {})", self.of(&["sets.contains", "sets.intersects"]), self.members()),
            10 => format!("'{}' in f.open", self.of(&["x", "other"])),
            _ => format!("known({})", self.of(&["f.a", "f.set", "f.days", "f.open", "f.list"])),
        }
    }

    fn members(&mut self) -> &'static str {
        self.of(&["['y']", "['x']", "['x', 'y']", "['z', 'y']", "['x', 'y', 'z']"])
    }

    fn whole(&mut self, depth: usize) -> String {
        if depth == 0 || self.below(2) == 0 {
            let facts = ["f.days", "f.g1", "f.g2", "0", "3", "7", "size(f.set)", "size(f.open)", "t.limit"];
            return self.of(&facts).to_owned();
        }
        let operator = self.of(&["+", "-", "*", "/", "%"]);
        format!("({} {operator} {})", self.whole(depth - 1), self.whole(depth - 1))
    }

    fn decimal(&mut self, depth: usize) -> String {
        if depth == 0 || self.below(2) == 0 {
            return self.of(&["f.share", "0.0", "0.5", "-1.5", "double(f.g1)", "t.share"]).to_owned();
        }
        format!("({} {} {})", self.decimal(depth - 1), self.of(&["+", "-", "*", "/"]), self.decimal(depth - 1))
    }

    /// A profile in which each fact is missing, known, or known in part.
    fn facts(&mut self) -> String {
        let mut text = format!("level = '{}'\n[f]\n", self.of(&["county", "city"]));
        for states in STATES {
            text.push_str(self.of(states));
            text.push('\n');
        }
        text
    }
}

const STATES: &[&[&str]] = &[
    &["", "a = true", "a = false"],
    &["", "b = true", "b = false"],
    &[
        "",
        "days = 0",
        "days = 3",
        "days = { min = 2 }",
        "days = { min = 2, max = 4 }",
        "days = 9007199254740991",
        "days = 5",
    ],
    &["", "share = 0.0", "share = 0.5", "share = 1.0", "share = { max = 0.5 }"],
    &["", "kind = 'none'", "kind = 'some'"],
    &[
        "",
        "set = []",
        "set = ['x', 'y', 'z']",
        "set = { has = ['x'] }",
        "set = { has = ['x'], lacks = ['z'] }",
        "set = ['y']",
    ],
    &["", "open = []", "open = ['other']", "open = { has = ['x'] }", "open = { has = ['x'], lacks = ['other'] }"],
    &["", "g1 = 1", "g1 = 5", "g1 = { min = 2, max = 3 }"],
    &["", "g2 = 3", "g2 = { max = 4 }"],
    &["", "g3 = 2"],
    &["", "list = []", "list = [{ n = 1 }, { n = 5, done = true }]"],
];

const PARAMS: &str = r#"
param t.limit int = 3 { title zh "限" en "limit" basis design for level county = 2 }
param t.share ratio = 0.5 { title zh "比" en "share" basis design }
param t.on bool = true { title zh "开" en "on" basis design }
param t.some list text = ["x", "y"] { title zh "些" en "some" basis design }
"#;

/// Compares a plan with evaluation one by one, and tells how many outcomes were decided.
fn compare(ruleset: &Ruleset, plan: &Plan, profile: &Profile, context: &Context, said: &str) -> usize {
    let right = outcomes(ruleset, profile, context);
    let mut facts = plan.read(profile, context);
    // Twice: nothing is left behind for the next.
    for _ in 0..2 {
        for ((rule, found), right) in ruleset.rules.iter().zip(plan.outcomes(&mut facts)).zip(&right) {
            let (when, require) = (rule.when.map(|when| ruleset.source_of(when)), ruleset.source_of(rule.require));
            assert_eq!(found, right, "{}: when {when:?} require {require}\n{said}", rule.name);
        }
    }
    right.iter().filter(|outcome| matches!(outcome, Outcome::Met | Outcome::Unmet)).count()
}

#[test]
fn a_plan_gives_the_same_outcomes_as_evaluation() {
    let mut draw = Draw(1);
    let whens: Vec<String> = (0..6).map(|_| draw.truth(1)).collect();
    let generated = (0..600).map(|at| {
        let when = match at % 3 {
            0 => String::new(),
            1 => format!("when {} ", whens[at % whens.len()]),
            _ => format!("when {} ", draw.truth(1)),
        };
        rule(&format!("g{at}"), &format!("{when}require {}", draw.truth(3)))
    });
    let generated: String = generated.collect();
    let more =
        ["sets.contains(f.set, [])", "f.days < 9007199254740993", "f.days + 9007199254740990 > f.g1", "f.kind in []"];
    let known = CONDITIONS
        .iter()
        .chain(&more)
        .enumerate()
        .map(|(at, require)| rule(&format!("k{at}"), &format!("require {require}")));
    let (ruleset, reported) = compile(&(PARAMS.to_owned() + ITEMS + &known.collect::<String>() + &generated));
    let errors: Vec<_> = reported.iter().filter(|line| !line.starts_with("GJ02")).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let ruleset = Arc::new(ruleset);
    let plan = Plan::of(ruleset.clone());
    assert!(plan.covered() > 600, "only {} of {} rules are planned", plan.covered(), ruleset.rules.len());
    let setting = Source::new(FileId(8), "set", "t.limit=5");
    let context = Context { settings: read_setting(&setting, &ruleset).0.into_iter().collect(), ..Context::default() };
    let mut decided = 0;
    for _ in 0..60 {
        let facts = draw.facts();
        for context in [&Context::default(), &context] {
            decided += compare(&ruleset, &plan, &profile(&ruleset, &facts), context, &facts);
        }
    }
    assert!(decided > 10_000, "only {decided} outcomes were decided");
}

#[test]
fn values_too_large_to_be_counted_beforehand_are_left_to_evaluation() {
    let items = rule("r", "require 'x' in f.open") + &rule("s", "require f.a && size(f.open) > 3");
    let (ruleset, reported) = compile(&items);
    assert!(reported.is_empty(), "{reported:#?}");
    let ruleset = Arc::new(ruleset);
    let plan = Plan::of(ruleset.clone());
    assert_eq!(plan.covered(), 2);
    let members: Vec<String> = (0..40_000).map(|at| format!("'member_number_{at}'")).collect();
    let facts = format!("[f]\na = true\nopen = [{}]", members.join(", "));
    compare(&ruleset, &plan, &profile(&ruleset, &facts), &Context::default(), "a large set");
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the shipped rules are read from where they are")]
fn the_shipped_rules_come_to_the_same_outcomes_in_a_plan() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../rulesets");
    let files = |under: &str, extension: &str| -> Vec<String> {
        let mut found: Vec<_> =
            std::fs::read_dir(folder.join(under)).unwrap().map(|entry| entry.unwrap().path()).collect();
        found.retain(|path| path.extension().is_some_and(|found| found == extension));
        found.sort();
        found.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect()
    };
    let sources = files("reform", "gj").into_iter().chain(files("reform/facts", "gj")).zip(0..);
    let sources: Vec<Source> = sources.map(|(text, at)| Source::new(FileId(at), "rules", text)).collect();
    let asts: Vec<_> = sources.iter().map(|source| parse(source).0).collect();
    let units: Vec<Unit<'_>> =
        sources.iter().zip(&asts).map(|(source, ast)| Unit { ast, source, plugin: None }).collect();
    let (ruleset, diagnostics) = guiju_core::compile(&units);
    assert!(!has_errors(&diagnostics), "{diagnostics:#?}");
    let ruleset = Arc::new(ruleset);
    let plan = Plan::of(ruleset.clone());
    let profiles = files("profiles", "toml");
    assert!(!profiles.is_empty());
    for text in profiles {
        let source = Source::new(FileId(1000), "profile", text);
        let (profile, _) = guiju_core::read_profile(&source, guiju_core::ProfileFormat::Toml, &ruleset);
        compare(&ruleset, &plan, &profile.unwrap(), &Context::default(), &source.text);
    }
    assert!(plan.covered() * 4 > ruleset.rules.len() * 3, "{} of {} rules", plan.covered(), ruleset.rules.len());
}
