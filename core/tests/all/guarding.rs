//! Guards: what runs, what waits, and what fails closed.

use crate::support::{assess, compile, rule};

fn guard(clauses: &str) -> String {
    format!(
        "guard g {{ number \"G\" title zh \"保障\" en \"guard\" basis design recommend zh \"先办\" en \"first\" {clauses} }}\n"
    )
}

fn shown(items: &str, facts: &str) -> String {
    let assessment = assess(items, facts);
    let word = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let findings = assessment.findings.iter().map(|finding| {
        let holds = finding.holds.iter().map(|hold| word(serde_json::to_value(hold.status).unwrap()));
        format!(
            "{} {} {}",
            finding.rule,
            word(serde_json::to_value(finding.outcome).unwrap()),
            holds.collect::<Vec<_>>().join(",")
        )
    });
    let guards = assessment.guards.iter().map(|guard| {
        format!("guard {} held {}", word(serde_json::to_value(guard.status).unwrap()), guard.held.join(","))
    });
    findings.chain(guards).map(|line| line.trim_end().to_owned()).collect::<Vec<_>>().join("; ")
}

#[test]
fn a_gap_waits_until_the_safeguard_stands() {
    let items = rule("r", "require f.b") + &guard("require f.a holds rules r");
    insta::assert_snapshot!(shown(&items, "[f]\nb = false\na = false"), @"r unmet awaiting_condition; guard holding held r");
    insta::assert_snapshot!(shown(&items, "[f]\nb = false"), @"r unmet awaiting_verification; guard holding held r");
    insta::assert_snapshot!(shown(&items, "[f]\nb = false\na = true"), @"r unmet; guard in_place held");
    insta::assert_snapshot!(shown(&items, "[f]\nb = true\na = false"), @"r met; guard idle held");
}

#[test]
fn a_running_practice_without_its_safeguard_is_critical_only_when_that_is_known() {
    let items = rule("r", "require f.b") + &guard("running f.b require f.a holds rules r");
    insta::assert_snapshot!(shown(&items, "[f]\nb = true\na = false"), @"r met; guard critical held");
    insta::assert_snapshot!(shown(&items, "[f]\nb = true"), @"r met; guard not_shown held");
    insta::assert_snapshot!(shown(&items, "[f]\nb = true\na = true"), @"r met; guard in_place held");
}

#[test]
fn effects_are_held_whatever_the_rule_is_called() {
    let with_effect = rule("r", "require f.b").replace("effects none", "effects ai");
    let items = with_effect + &rule("q", "require f.c") + &guard("require f.a holds effects ai");
    insta::assert_snapshot!(shown(&items, "[f]\nb = false\nc = false"), @"r unmet awaiting_verification; q unmet; guard holding held r");
}

#[test]
fn a_guard_that_waits_for_what_it_holds_is_refused() {
    let supplier = rule("r", "require f.a && f.b");
    let (_, reported) = compile(&(supplier.clone() + &guard("require f.a holds rules r")));
    insta::assert_snapshot!(reported.join("\n"), @"GJ0302 «g» guard=G rule=r");
    // Another rule that supplies the safeguard and is free breaks the circle.
    let (_, reported) = compile(&(supplier + &rule("q", "require f.a") + &guard("require f.a holds rules r")));
    assert!(reported.is_empty(), "{reported:?}");
    // So does a safeguard that is another member of the same set.
    let members = rule("r", "require sets.contains(f.set, ['x', 'y'])") + &guard("require 'z' in f.set holds rules r");
    assert!(compile(&members).1.is_empty());
    let members = rule("r", "require sets.contains(f.set, ['x', 'y'])") + &guard("require 'y' in f.set holds rules r");
    insta::assert_snapshot!(compile(&members).1.join("\n"), @"GJ0302 «g» guard=G rule=r");
    // A stricter threshold supplies a looser one.
    let stricter = rule("r", "require f.share >= 0.9") + &guard("require f.share >= 0.5 holds rules r");
    insta::assert_snapshot!(compile(&stricter).1.join("\n"), @"GJ0302 «g» guard=G rule=r");
    let looser = rule("r", "require f.share >= 0.5") + &guard("require f.share >= 0.9 holds rules r");
    assert!(compile(&looser).1.is_empty());
}

#[test]
fn a_safeguard_judged_for_each_subject_says_nothing_of_a_practice() {
    let items = rule("r", "require f.b")
        + &guard("running f.c require subject.id == 'r' && subject.kind == 'rule' holds rules r");
    insta::assert_snapshot!(shown(&items, "[f]\nb = false\nc = true"), @"r unmet; guard idle held");
}

#[test]
fn bounds_are_compared_with_their_ends() {
    let pair = |given: &str, wanted: &str| {
        let items = rule("r", &format!("require {given}")) + &guard(&format!("require {wanted} holds rules r"));
        compile(&items).1.len()
    };
    assert_eq!(pair("f.days >= 2", "f.days > 2"), 0);
    assert_eq!(pair("f.days > 2", "f.days >= 2"), 1);
    assert_eq!(pair("2 <= f.days", "f.days >= 2"), 1);
    assert_eq!(pair("f.days == 3", "f.days >= 2"), 1);
    assert_eq!(pair("true == f.a", "f.a"), 1);
}
