//! What the example regions are there to show: which safeguards are missing, what waits for them, and which models suit.

mod support;

use guiju_core::assessment::{Assessment, Band, GuardStatus, HoldStatus, Outcome, Severity};
use support::assessing::{
    assess, band, changed, example, finding, guard, holds, model, model_holds, models, outcome, shipped,
};

/// Inland, with weak enterprises: contracting does not suit it, and reuse does.
#[test]
fn province_a() {
    let rules = shipped();
    let a = assess(&rules, &example(&rules, "province_a"));
    for number in ["FIT-02", "COL-12", "SUP-03"] {
        assert_eq!(outcome(&a, number), Outcome::Unmet, "{number}");
    }
    assert_eq!(band(&a, "operation.epc_separation"), Band::Precluded);
    assert_eq!(models(&a, "promotion").first(), Some(&("promotion.reuse_first".to_owned(), Band::First)));
    let advice = finding(&a, "FIT-02").recommendation.as_ref().expect("a gap has a recommendation");
    assert!(advice.zh.contains("先培育本地企业") && advice.en.contains("grow local firms"), "{advice:?}");
    assert_eq!(guard(&a, "G-LIABILITY"), GuardStatus::Critical);
}

/// A county without a data body: it may begin with a seconded team, and joining the province's platform comes first.
#[test]
fn county_b() {
    let rules = shipped();
    let b = assess(&rules, &example(&rules, "county_b"));
    assert_eq!(outcome(&b, "SUP-02"), Outcome::Unmet);
    let advice = finding(&b, "SUP-02").recommendation.as_ref().expect("a gap has a recommendation");
    assert!(advice.zh.contains("派驻") && advice.en.contains("seconded"), "{advice:?}");
    assert_eq!(models(&b, "promotion").first(), Some(&("promotion.province_tenancy".to_owned(), Band::First)));
    assert_eq!(outcome(&b, "FIT-04"), Outcome::Unmet);
    for model in ["gov_lead_enterprise", "epc_separation", "competitive_network", "in_house"] {
        assert_eq!(band(&b, &format!("operation.{model}")), Band::Precluded, "{model}");
    }
}

/// Strong technology without ethics: what runs already is a critical finding, and what would be added is held.
#[test]
fn city_c() {
    let rules = shipped();
    let c = assess(&rules, &example(&rules, "city_c"));
    assert_eq!(guard(&c, "G-ETHICS"), GuardStatus::Critical);
    assert_eq!(guard(&c, "G-TECHONLY"), GuardStatus::Critical);
    assert_eq!(holds(&c, "DAT-07"), ["G-ETHICS"]);
    assert_eq!(finding(&c, "RSK-04").severity, Severity::Critical);
    assert_eq!(finding(&c, "RSK-11").severity, Severity::High);
    assert_eq!(outcome(&c, "DAT-02"), Outcome::Met, "880 of 900 needs");
    let lower = changed(&rules, "city_c", &[("met = 880", "met = 854")]);
    assert_eq!(outcome(&lower, "DAT-02"), Outcome::Unmet, "854 of 900 is below 95%");
    assert_eq!(guard(&c, "G-STATECTRL"), GuardStatus::InPlace);
}

/// The same city before it grew: each safeguard, once it stands, lifts its own holds and no others.
#[test]
fn city_c_prime_sees_its_holds_lift_one_by_one() {
    let rules = shipped();
    let held = |changes: &[(&str, &str)]| {
        let assessment = changed(&rules, "city_c_prime", changes);
        ["TRA-11", "DAT-09", "DAT-07", "TRA-03"].map(|number| holds(&assessment, number))
    };
    let ethics = ("ethics_committee = false", "ethics_committee = true");
    let survey = ("needs_survey = false", "needs_survey = true");
    let window = (r#"channels = { lacks = ["window"] }"#, r#"channels = { has = ["window"] }"#);
    let none: [&str; 0] = [];
    assert_eq!(held(&[]), [&["G-ETHICS"][..], &["G-ETHICS", "G-TECHONLY"], &["G-ETHICS"], &["G-INCLUSION"]]);
    assert_eq!(held(&[ethics]), [&none[..], &["G-TECHONLY"], &none, &["G-INCLUSION"]]);
    assert_eq!(held(&[ethics, survey]), [&none[..], &none, &none, &["G-INCLUSION"]]);
    assert_eq!(held(&[ethics, survey, window]), [none; 4]);
    assert_eq!(held(&[window]), [&["G-ETHICS"][..], &["G-ETHICS", "G-TECHONLY"], &["G-ETHICS"], &none]);
}

/// Locked in to one firm: every safeguard of the cooperation fails, the model in use does not fit, and extending it is held.
#[test]
fn city_d() {
    let rules = shipped();
    let d = assess(&rules, &example(&rules, "city_d"));
    assert_eq!(finding(&d, "DRV-02").severity, Severity::Critical);
    for number in ["DRV-02", "DRV-03", "DRV-04", "DRV-10", "RSK-08", "RSK-09", "FIT-05"] {
        assert_eq!(outcome(&d, number), Outcome::Unmet, "{number}");
    }
    for number in ["G-REVIEW", "G-PRIVACY", "G-LIABILITY", "G-ENTDATA", "G-LOCKIN", "G-STATECTRL"] {
        assert_eq!(guard(&d, number), GuardStatus::Critical, "{number}");
    }
    assert_eq!(band(&d, "operation.epc_separation"), Band::Precluded);
    let extension = ["G-REVIEW", "G-PRIVACY", "G-LIABILITY", "G-ENTDATA", "G-LOCKIN"];
    assert_eq!(model_holds(&d, "operation.epc_separation"), extension);
    assert_eq!(model_holds(&d, "ownership.state_jv"), ["G-PRIVACY", "G-ENTDATA", "G-STATECTRL"]);
}

/// A model the place does not work in waits for an assessment that nobody entered; one it works in does not.
#[test]
fn adopting_a_model_waits_for_an_assessment_of_fit() {
    let rules = shipped();
    let d = assess(&rules, &example(&rules, "city_d"));
    let fit = |assessment: &Assessment, name: &str| {
        let mut holds = model(assessment, name).holds.iter();
        holds.find(|hold| hold.number == "G-LOCALFIT").map(|hold| hold.status)
    };
    assert_eq!(fit(&d, "operation.gov_lead_enterprise"), Some(HoldStatus::AwaitingCondition));
    assert_eq!(fit(&d, "operation.epc_separation"), None);
    assert_eq!(
        fit(&d, "delivery.expert_guided"),
        Some(HoldStatus::AwaitingVerification),
        "which is in use is not said"
    );
    let entry = r#"innovation_id = "operation.gov_lead_enterprise""#;
    let assessed = changed(&rules, "city_d", &[(r#"innovation_id = "gd.monthly_bulletin""#, entry)]);
    assert_eq!(fit(&assessed, "operation.gov_lead_enterprise"), None);
}

/// With no safeguard shown, every hold there can be is there, and no other.
#[test]
fn every_recommendation_waits_for_the_safeguards_it_needs() {
    let rules = shipped();
    let expected: [(&str, &[&str]); 16] = [
        ("COL-03", &["G-BOUNDARY"]),
        ("COL-04", &["G-BOUNDARY"]),
        ("COL-09", &["G-PRIVACY", "G-TRACE"]),
        ("COL-14", &["G-PRIVACY"]),
        ("TRA-03", &["G-INCLUSION"]),
        ("TRA-11", &["G-ETHICS", "G-PRIVACY", "G-TRANSPARENT"]),
        ("TRA-12", &["G-INCLUSION"]),
        ("TRA-13", &["G-TRANSPARENT"]),
        ("TRA-15", &["G-PRIVACY"]),
        ("DAT-01", &["G-SECURITY", "G-TECHONLY"]),
        ("DAT-02", &["G-PRIVACY", "G-LEGAL", "G-TRACE"]),
        ("DAT-03", &["G-PRIVACY", "G-LEGAL", "G-SECURITY"]),
        ("DAT-04", &["G-SECURITY", "G-LOCKIN"]),
        ("DAT-06", &["G-PRIVACY", "G-LEGAL"]),
        ("DAT-07", &["G-ETHICS", "G-PRIVACY", "G-LEGAL"]),
        ("DAT-08", &["G-SECURITY", "G-LOCKIN"]),
    ];
    let poor = changed(&rules, "empty", &[("level = \"province\"", NOTHING_STANDS)]);
    for (number, guards) in expected {
        assert_eq!(outcome(&poor, number), Outcome::Unmet, "{number}");
        assert_eq!(holds(&poor, number), guards, "{number}");
    }
    assert_eq!(holds(&poor, "DAT-05"), ["G-TECHONLY"]);
    let named = |number: &str| number == "DAT-05" || expected.iter().any(|(other, _)| *other == number);
    for other in poor.findings.iter().filter(|finding| !named(&finding.number)) {
        assert!(other.holds.is_empty(), "{}: {:?}", other.number, other.holds);
    }
    let brain = changed(&rules, "empty", &[("level = \"province\"", BRAIN_ALONE)]);
    assert_eq!(holds(&brain, "DAT-09"), ["G-ETHICS", "G-REVIEW", "G-TECHONLY"]);
}

/// A province in which every rule that a guard can hold is a gap, and of whose safeguards nothing is said.
const NOTHING_STANDS: &str = r#"level = "province"

[innov]
promotion_mechanism = false
track_count = 0

[data]
cross_dimensions = []
public_data_platform = false
sharing_needs = { total = 10, met = 0 }
open_platform = false
collection_ratio = 0.1
social_sectors = []

[platform]
apps = ["public"]
cloud_migration_ratio = 0.1
base = ["gov_cloud"]
sector_clouds = []

[eval]
staff_linked_to_rating = false

[service]
online_ratio = 0.1
mobile_ratio = 0.1
personalised_push = false
channels = { lacks = ["round_the_clock"] }
one_thing_matters = [{ name = "某事项", departments = 6, materials = 20, form_fields = 200, integrated = false }]
"#;

/// A province with a data platform and no smart brain.
const BRAIN_ALONE: &str = r#"level = "province"

[data]
public_data_platform = true

[platform]
brain_domains = []
"#;

#[test]
fn a_running_practice_whose_safeguard_the_sources_do_not_show_is_no_violation() {
    let rules = shipped();
    for name in ["zhejiang", "guangdong"] {
        let assessment = assess(&rules, &example(&rules, name));
        assert_eq!(guard(&assessment, "G-ETHICS"), GuardStatus::NotShown, "{name}");
        let critical = assessment.guards.iter().find(|guard| guard.status == GuardStatus::Critical);
        assert_eq!(critical.map(|guard| &guard.number), None, "{name}: the papers are silent, which accuses nobody");
    }
    let without = "[risk]\nethics_committee = false\n\n[context.anchor_enterprises]";
    let with = changed(&rules, "guangdong", &[("[context.anchor_enterprises]", without)]);
    assert_eq!(guard(&with, "G-ETHICS"), GuardStatus::Critical);
}

/// What Zhejiang and Guangdong chose is never the answer for a third place: their pairs come first together nowhere, and whatever of
/// them a place does not work in already waits for its own assessment of fit.
#[test]
fn no_third_region_is_told_to_copy_a_pair() {
    let rules = shipped();
    let pairs = [
        ["promotion.zj_regionwide", "operation.gov_lead_enterprise"],
        ["operation.epc_separation", "delivery.project_taskforce"],
    ];
    for name in ["province_a", "county_b", "city_c", "city_c_prime", "city_d", "empty"] {
        let assessment = assess(&rules, &example(&rules, name));
        for pair in pairs {
            assert!(pair.iter().any(|model| band(&assessment, model) != Band::First), "{name}: {pair:?}");
        }
    }
    let city = assess(&rules, &example(&rules, "city_c"));
    assert!(model_holds(&city, "operation.epc_separation").contains(&"G-LOCALFIT".to_owned()));
    assert!(!model_holds(&city, "operation.gov_lead_enterprise").contains(&"G-LOCALFIT".to_owned()));
}
