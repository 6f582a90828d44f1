//! The outcomes of the shipped rules for the example profiles, worked out by hand from the rules' texts.

mod support;

use guiju_core::Context;
use guiju_core::assessment::{Evidence, GuardStatus, Outcome};
use support::assessing::{assess, changed, example, outcome, shipped};

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
        "SUP-01 02 03 04 05 06 07 08 09 10 11 12 DRV-01 02 05 07 COL-01 03 04 12 14 TRA-02 05 07 09 13 15 DAT-01 05 09 FIT-01 \
         06",
        "DAT-10",
        "SUP-13 14 DRV-03 04 06 08 09 10 COL-02 05 06 07 08 09 10 13 TRA-01 03 04 06 08 10 11 12 14 16 DAT-02 03 04 06 07 08 11 \
         12 13 RSK-01 02 03 04 05 06 07 08 09 10 11 FIT-04 05 MAT-01",
        "COL-11 FIT-02 03 07 MAT-02 03 04 05",
    );
}

#[test]
fn guangdong() {
    expect(
        "guangdong",
        "SUP-01 02 05 06 07 08 09 10 DRV-01 02 03 04 06 08 COL-01 03 05 07 08 12 13 TRA-04 06 07 11 12 DAT-01 05",
        "",
        "SUP-03 04 11 12 13 14 DRV-05 09 10 COL-02 04 06 09 10 14 TRA-01 02 03 05 08 09 10 13 14 15 16 DAT-02 03 04 06 07 08 09 \
         10 11 12 13 RSK-01 02 03 04 05 06 07 08 09 10 FIT-01 02 04 05 MAT-01",
        "DRV-07 COL-11 RSK-11 FIT-03 06 07 MAT-02 03 04 05",
    );
}

#[test]
fn province_a() {
    expect(
        "province_a",
        "SUP-02 DRV-03 04 08 TRA-01 RSK-01 02 05 07 FIT-05 MAT-01 02 04 05",
        "SUP-01 03 05 11 12 13 DRV-10 COL-02 06 10 12 14 TRA-02 03 04 15 DAT-02 05 11 12 RSK-03 04 10 FIT-01 02 MAT-03",
        "SUP-04 06 07 08 09 10 14 DRV-01 02 05 06 09 COL-01 03 04 05 07 08 09 13 TRA-05 06 07 08 09 10 11 12 13 14 16 DAT-01 03 \
         04 06 07 08 09 10 13 RSK-06 08 09",
        "DRV-07 COL-11 RSK-11 FIT-03 04 06 07",
    );
}

#[test]
fn county_b() {
    expect(
        "county_b",
        "SUP-01 COL-11 TRA-01 15 RSK-01 02 05 07 FIT-01 07",
        "SUP-02 05 13 COL-06 14 TRA-02 03 04 DAT-11 12 RSK-03 04 FIT-03 04 MAT-02 03",
        "SUP-06 07 08 09 10 11 DRV-05 06 09 COL-03 05 07 08 09 13 TRA-05 07 08 09 10 11 12 13 16 DAT-01 02 04 06 08 13 RSK-06 \
         10 MAT-01",
        "SUP-03 04 12 14 DRV-01 02 03 04 07 08 10 COL-01 02 04 10 12 TRA-06 14 DAT-03 05 07 09 10 RSK-08 09 11 FIT-02 05 06 \
         MAT-04 05",
    );
}

#[test]
fn city_c() {
    expect(
        "city_c",
        "SUP-01 02 05 10 11 13 DRV-02 03 04 08 10 COL-02 12 14 TRA-02 03 04 11 15 DAT-01 02 09 11 12 RSK-01 02 03 05 10 FIT-01 \
         05 06 MAT-01 02 04 05",
        "COL-11 TRA-01 14 DAT-07 RSK-04 07 11 MAT-03",
        "SUP-04 06 07 08 09 14 DRV-01 05 06 07 09 COL-01 03 04 05 06 07 08 09 13 TRA-05 07 08 09 10 12 13 16 DAT-03 04 06 08 13 \
         RSK-06 08 09",
        "SUP-03 12 COL-10 TRA-06 DAT-05 10 FIT-02 03 04 07",
    );
}

#[test]
fn city_c_prime() {
    expect(
        "city_c_prime",
        "SUP-01 02 05 10 11 13 DRV-02 03 04 08 10 COL-02 12 14 TRA-02 04 15 DAT-01 02 11 12 RSK-01 02 03 05 07 10 FIT-01 05 06 \
         MAT-01 02 04 05",
        "COL-11 TRA-01 03 11 14 DAT-07 09 RSK-04 MAT-03",
        "SUP-04 06 07 08 09 14 DRV-01 05 06 07 09 COL-01 03 04 05 06 07 08 09 13 TRA-05 07 08 09 10 12 13 16 DAT-03 04 06 08 13 \
         RSK-06 08 09",
        "SUP-03 12 COL-10 TRA-06 DAT-05 10 RSK-11 FIT-02 03 04 07",
    );
}

#[test]
fn city_d() {
    expect(
        "city_d",
        "SUP-02 10 COL-11 12 TRA-01 DAT-12 RSK-02 04 FIT-02 04 MAT-01 02 03 04",
        "SUP-01 05 13 DRV-02 03 04 08 10 COL-06 14 TRA-02 03 04 15 DAT-02 03 11 RSK-01 03 05 07 08 09 FIT-01 05 MAT-05",
        "SUP-04 06 07 08 09 11 14 DRV-01 05 06 09 COL-01 03 04 05 07 08 09 13 TRA-05 07 08 09 10 11 12 13 14 16 DAT-01 04 06 07 \
         08 09 13 RSK-06 10 11",
        "SUP-03 12 DRV-07 COL-02 10 TRA-06 DAT-05 10 FIT-03 06 07",
    );
}

#[test]
fn empty() {
    expect(
        "empty",
        "",
        "",
        "SUP-01 02 03 04 05 06 07 08 09 10 11 12 13 14 DRV-01 02 03 04 05 06 07 08 09 10 COL-01 02 03 04 05 06 07 08 09 10 12 \
         13 14 TRA-01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 DAT-01 02 03 04 05 06 07 08 09 10 11 12 13 RSK-01 02 03 04 \
         05 06 07 08 09 10 11 FIT-02 04 05 06 MAT-01",
        "COL-11 FIT-01 03 07 MAT-02 03 04 05",
    );
}

#[test]
fn ideal() {
    expect(
        "ideal",
        "SUP-01 02 03 04 05 06 07 08 09 10 11 12 13 14 DRV-01 02 03 04 05 06 07 08 09 10 COL-01 02 03 04 05 06 07 08 09 10 12 \
         13 14 TRA-01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 DAT-01 02 03 04 05 06 07 08 09 10 11 12 13 RSK-01 02 03 04 \
         05 06 07 08 09 10 11 FIT-01 04 05 06 MAT-01 02 03 04 05",
        "",
        "",
        "COL-11 FIT-02 03 07",
    );
}

#[test]
fn the_ideal_profile_holds_no_recommendation() {
    let rules = shipped();
    let assessment = assess(&rules, &example(&rules, "ideal"));
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
    let weighed = rules.assess(&zhejiang, &Context::default());
    let pairs = weighed.findings.iter().zip(&assessment.findings);
    let fallen: Vec<&str> =
        pairs.filter(|(a, b)| a.outcome != b.outcome).map(|(finding, _)| finding.number.as_str()).collect();
    assert_eq!(fallen, ["COL-04", "DAT-05", "DAT-10", "DRV-05", "SUP-10", "TRA-13"]);
    for number in fallen {
        assert_eq!(outcome(&assessment, number), Outcome::Unknown, "{number}");
    }
}
