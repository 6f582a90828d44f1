//! The outcomes of the shipped rules for the example profiles, worked out by hand from the rules' texts.

#![expect(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use guiju::embedded;
use guiju::inputs::{Inputs, Named};
use guiju::pipeline::{self, Rules};
use guiju_core::assessment::{Assessment, Evidence, GuardStatus, HoldStatus, Outcome};
use guiju_core::{Context, Profile, SettingValue};

fn shipped() -> Rules {
    let mut inputs = Inputs::default();
    pipeline::rules(&mut inputs, &[], &[]).expect("the shipped rules compile")
}

fn example(rules: &Rules, name: &str) -> Profile {
    let file = embedded::profile(name).unwrap();
    from_text(rules, std::str::from_utf8(file.bytes).unwrap())
}

fn from_text(rules: &Rules, text: &str) -> Profile {
    let named = Named { name: "profile.toml".to_owned(), bytes: text.as_bytes().to_vec() };
    rules.profile(&mut Inputs::default(), &named).expect("the profile can be used")
}

fn assess(rules: &Rules, profile: &Profile) -> Assessment {
    rules.assess(profile, &pipeline::context(Vec::<SettingValue>::new()))
}

/// An example profile with some of its lines replaced.
fn changed(rules: &Rules, name: &str, changes: &[(&str, &str)]) -> Assessment {
    let file = embedded::profile(name).unwrap();
    let mut text = String::from_utf8(file.bytes.to_vec()).unwrap();
    for (from, to) in changes {
        assert!(text.contains(from), "{name} has no `{from}`");
        text = text.replace(from, to);
    }
    assess(rules, &from_text(rules, &text))
}

fn outcome(assessment: &Assessment, number: &str) -> Outcome {
    let found = assessment.findings.iter().find(|finding| finding.number == number);
    found.unwrap_or_else(|| panic!("no rule {number}")).outcome
}

/// `SUP-01 02` means SUP-01 and SUP-02.
fn numbers(list: &str) -> Vec<String> {
    let mut group = "";
    let mut numbers = Vec::new();
    for word in list.split_whitespace() {
        let number = match word.split_once('-') {
            Some((prefix, number)) => {
                group = prefix;
                number
            }
            None => word,
        };
        numbers.push(format!("{group}-{number}"));
    }
    numbers
}

fn expect(name: &str, met: &str, unmet: &str, unknown: &str, not_applicable: &str) {
    let rules = shipped();
    let assessment = assess(&rules, &example(&rules, name));
    let all = [
        (met, Outcome::Met),
        (unmet, Outcome::Unmet),
        (unknown, Outcome::Unknown),
        (not_applicable, Outcome::NotApplicable),
    ];
    let mut count = 0;
    for (list, expected) in all {
        for number in numbers(list) {
            assert_eq!(outcome(&assessment, &number), expected, "{name}: {number}");
            count += 1;
        }
    }
    assert_eq!(count, assessment.findings.len(), "{name}: every rule is expected");
}

#[test]
fn zhejiang() {
    expect(
        "zhejiang",
        "SUP-01 02 03 04 05 06 07 08 09 10 11 12 TRA-02 05 07 09 13 15",
        "",
        "SUP-13 14 TRA-01 03 04 06 08 10 11 12 14 16 RSK-01 02 03 04 05 06 07 08 09 10 11",
        "",
    );
}

#[test]
fn guangdong() {
    expect(
        "guangdong",
        "SUP-01 02 05 06 07 08 09 10 TRA-04 06 07 11 12",
        "",
        "SUP-03 04 11 12 13 14 TRA-01 02 03 05 08 09 10 13 14 15 16 RSK-01 02 03 04 05 06 07 08 09 10",
        "RSK-11",
    );
}

#[test]
fn province_a() {
    expect(
        "province_a",
        "SUP-02 TRA-01 RSK-01 02 05 07",
        "SUP-01 03 05 11 12 13 TRA-02 03 04 15 RSK-03 04 10",
        "SUP-04 06 07 08 09 10 14 TRA-05 06 07 08 09 10 11 12 13 14 16 RSK-06 08 09",
        "RSK-11",
    );
}

#[test]
fn county_b() {
    expect(
        "county_b",
        "SUP-01 TRA-01 15 RSK-01 02 05 07",
        "SUP-02 05 13 TRA-02 03 04 RSK-03 04",
        "SUP-06 07 08 09 10 11 TRA-05 07 08 09 10 11 12 13 16 RSK-06 10",
        "SUP-03 04 12 14 TRA-06 14 RSK-08 09 11",
    );
}

#[test]
fn city_c() {
    expect(
        "city_c",
        "SUP-01 02 05 10 11 13 TRA-02 03 04 11 15 RSK-01 02 03 05 10",
        "TRA-01 14 RSK-04 07 11",
        "SUP-04 06 07 08 09 14 TRA-05 07 08 09 10 12 13 16 RSK-06 08 09",
        "SUP-03 12 TRA-06",
    );
}

#[test]
fn city_d() {
    expect(
        "city_d",
        "SUP-02 10 TRA-01 RSK-02 04",
        "SUP-01 05 13 TRA-02 03 04 15 RSK-01 03 05 07 08 09",
        "SUP-04 06 07 08 09 11 14 TRA-05 07 08 09 10 11 12 13 14 16 RSK-06 10 11",
        "SUP-03 12 TRA-06",
    );
}

#[test]
fn the_empty_profile_has_no_gap_and_nothing_met() {
    let rules = shipped();
    let assessment = assess(&rules, &example(&rules, "empty"));
    assert!(
        assessment.findings.iter().all(|finding| matches!(finding.outcome, Outcome::Unknown | Outcome::NotApplicable))
    );
}

#[test]
fn the_ideal_profile_has_no_gap_and_holds_no_recommendation() {
    let rules = shipped();
    let assessment = assess(&rules, &example(&rules, "ideal"));
    assert!(assessment.findings.iter().all(|finding| matches!(finding.outcome, Outcome::Met | Outcome::NotApplicable)));
    assert!(assessment.findings.iter().all(|finding| finding.holds.is_empty()));
    assert!(
        assessment.guards.iter().all(|guard| !matches!(guard.status, GuardStatus::Critical | GuardStatus::NotShown))
    );
}

/// At the figure itself a target is met, and one step beyond it is missed.
#[test]
fn thresholds_are_exact() {
    let rules = shipped();
    let at = |name: &str, change: (&str, &str), number: &str| outcome(&changed(&rules, name, &[change]), number);
    assert_eq!(at("guangdong", ("now = 5", "now = 6"), "TRA-04"), Outcome::Unmet);
    assert_eq!(at("zhejiang", ("value = 0.99", "value = 0.989"), "TRA-02"), Outcome::Unmet);
}

#[test]
fn evidence_that_is_only_inferred_can_be_left_out() {
    let rules = shipped();
    let zhejiang = example(&rules, "zhejiang");
    let strict = Context { evidence_min: Evidence::StatedFact, ..Context::default() };
    let assessment = rules.assess(&zhejiang, &strict);
    for number in ["SUP-10", "TRA-13"] {
        assert_eq!(outcome(&assessment, number), Outcome::Unknown, "{number}");
    }
    assert_eq!(assessment.total.met, 16);
}

#[test]
fn a_running_practice_whose_safeguard_the_sources_do_not_show_is_no_violation() {
    let rules = shipped();
    for name in ["zhejiang", "guangdong"] {
        let assessment = assess(&rules, &example(&rules, name));
        let ethics = assessment.guards.iter().find(|guard| guard.number == "G-ETHICS").unwrap();
        assert_eq!(ethics.status, GuardStatus::NotShown, "{name}");
    }
    let with = changed(
        &rules,
        "guangdong",
        &[("[context.anchor_enterprises]", "[risk]\nethics_committee = false\n\n[context.anchor_enterprises]")],
    );
    let ethics = with.guards.iter().find(|guard| guard.number == "G-ETHICS").unwrap();
    assert_eq!(ethics.status, GuardStatus::Critical);
}

fn holds(assessment: &Assessment, number: &str) -> Vec<(String, HoldStatus)> {
    let finding = assessment.findings.iter().find(|finding| finding.number == number).unwrap();
    finding.holds.iter().map(|hold| (hold.number.clone(), hold.status)).collect()
}

/// Each safeguard lifts its own hold and no other.
#[test]
fn holds_lift_one_at_a_time() {
    let rules = shipped();
    let before = assess(&rules, &example(&rules, "city_c_prime"));
    assert_eq!(holds(&before, "TRA-11"), [("G-ETHICS".to_owned(), HoldStatus::AwaitingCondition)]);
    assert_eq!(holds(&before, "TRA-03"), [("G-INCLUSION".to_owned(), HoldStatus::AwaitingCondition)]);
    let ethics = changed(&rules, "city_c_prime", &[("ethics_committee = false", "ethics_committee = true")]);
    assert_eq!(holds(&ethics, "TRA-11"), []);
    assert_eq!(holds(&ethics, "TRA-03").len(), 1);
}

#[test]
fn the_shipped_rules_pass_their_own_tests() {
    let failures = shipped().failures();
    assert!(failures.is_empty(), "{failures:#?}");
}
