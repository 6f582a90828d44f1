//! Two assessments beside each other.

use guiju_core::assessment::{Assessment, FactUse};
use guiju_core::compare;
use guiju_core::comparison::Comparison;

use crate::support::{assess, rule};

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap().replace('"', "")
}

/// Which outcomes differ, and why.
fn outcomes(comparison: &Comparison) -> String {
    let lines = comparison.outcomes.iter().map(|change| {
        format!("{} {} to {}: {}", change.rule, json(&change.left), json(&change.right), json(&change.causes))
    });
    lines.collect::<Vec<_>>().join("\n")
}

const PARAM: &str = "param goal int in 0.. = 3 { title zh \"目标\" en \"goal\" basis design unit day }\n";

fn items() -> String {
    let guard = "guard g { number \"G\" title zh \"保障\" en \"guard\" basis design require f.c holds rules days recommend zh \"先办\" en \"first\" }\n";
    PARAM.to_owned()
        + &rule("both", "require f.a && f.b")
        + &rule("days", "require f.days >= goal")
        + &rule("told", "require known(f.share) ? f.share >= 0.5 : f.a")
        + guard
}

#[test]
fn outcomes_are_traced_to_the_facts_that_decided() {
    let before = assess(&items(), "[f]\na = true\nb = false\ndays = 2\nc = false");
    let after = assess(&items(), "[f]\na = true\nb = true\ndays = 2\nshare = 0.4\nc = true");
    let comparison = compare(&before, &after);
    insta::assert_snapshot!(outcomes(&comparison), @r#"
    both unmet to met: [{type:fact,path:f.b}]
    told met to unmet: [{type:newly_known,path:f.share}]
    "#);
    let paths = |facts: &[FactUse]| facts.iter().map(|fact| fact.path.clone()).collect::<Vec<_>>();
    assert_eq!(comparison.facts.same, 2);
    let changed: Vec<&str> = comparison.facts.changed.iter().map(|fact| fact.right.path.as_str()).collect();
    assert_eq!(changed, ["f.b", "f.c"]);
    assert_eq!(paths(&comparison.facts.newly_known), ["f.share"]);
    assert_eq!(paths(&compare(&after, &before).facts.no_longer_known), ["f.share"]);
    let holds: Vec<String> =
        comparison.holds.iter().map(|hold| format!("{} {} {}", hold.subject, hold.guard, json(&hold.change))).collect();
    assert_eq!(holds, ["days g removed"]);
    assert_eq!(json(&comparison.guards[0].right), "in_place");
}

#[test]
fn outcomes_are_traced_to_changed_rules_and_parameters() {
    let facts = "[f]\na = true\nb = false\ndays = 2";
    let before = assess(&items(), facts);
    let changed = items().replace("= 3 {", "= 2 {").replace("f.a && f.b", "f.a || f.b");
    let comparison = compare(&before, &assess(&changed, facts));
    insta::assert_snapshot!(outcomes(&comparison), @r#"
    both unmet to met: [{type:rule}]
    days unmet to met: [{type:parameter,name:goal}]
    "#);
    insta::assert_snapshot!(json(&comparison.rules.iter().map(|rule| (&rule.rule, rule.change, &rule.parts)).collect::<Vec<_>>()), @"[[both,changed,[require]]]");
    insta::assert_snapshot!(json(&comparison.parameters.iter().map(|one| (&one.name, &one.left, &one.right)).collect::<Vec<_>>()), @"[[goal,{value:{zh:3天,en:3 days},basis:design,given_by:ruleset},{value:{zh:2天,en:2 days},basis:design,given_by:ruleset}]]");
    let defined = |value: &str| format!("define ok = {value}\n{}", rule("r", "require ok"));
    let comparison = compare(&assess(&defined("f.a"), facts), &assess(&defined("!f.a && f.b == f.b"), facts));
    insta::assert_snapshot!(outcomes(&comparison), @"r met to unmet: [{type:definition}]");
}

#[test]
fn levels_stand_side_by_side() {
    let items = crate::indexes::INDEX.to_owned() + &rule("r", "require index.i.factors.all(f, f >= weak)");
    let before = assess(&items, "[m]\na1 = 1\na2 = 1\np1 = 3\np2 = 3\np3 = 3\nc1 = 2\ne1 = 2");
    let after = assess(&items, "[m]\na1 = 2\na2 = 3\np1 = 3\np2 = 3\np3 = 3\nc1 = 2\ne1 = 2");
    let comparison = compare(&before, &after);
    insta::assert_snapshot!(outcomes(&comparison), @"r unmet to met: [{type:level,path:index.i.org.mechanism}]");
    let index = &comparison.indexes[0];
    assert!(index.same_method);
    assert_eq!((index.elements.len(), index.factors.len()), (2, 4));
    insta::assert_snapshot!(json(&index.factors[0]), @"{path:index.i.org.mechanism,title:{zh:机制,en:mechanism},left:{min:1,max:1},right:{min:2,max:2}}");
    let joined = items.replace("} = \"split\"", "} = \"joined\"");
    let comparison = compare(&before, &assess(&joined, "[m]\na1 = 1"));
    assert!(!comparison.indexes[0].same_method);
}

#[test]
fn an_assessment_is_the_same_as_itself_also_when_it_was_saved() {
    let assessment = assess(&items(), "[f]\na = true\nb = false\ndays = 2\nshare = 0.4");
    let saved: Assessment = serde_json::from_str(&serde_json::to_string(&assessment).unwrap()).unwrap();
    let comparison = compare(&saved, &assessment);
    assert!(comparison.facts.changed.is_empty() && comparison.outcomes.is_empty() && comparison.rules.is_empty());
    assert!(comparison.parameters.is_empty() && comparison.guards.is_empty() && comparison.holds.is_empty());
    assert_eq!(comparison.facts.same, 4);
}
