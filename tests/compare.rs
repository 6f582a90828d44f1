//! `guiju compare`: two profiles, a saved assessment, and what cannot be compared.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "tests put files in place and look at them")]

mod support;

use guiju_core::assessment::Outcome;
use guiju_core::comparison::{Cause, Comparison};
use support::{folder, run, stderr, stdout, write};

const COUNTY: &str = r#"
kind = "own"

[region]
id = "my_county"
name = { zh = "某县", en = "A county" }
level = "county"
as_of = 2025-01-01

[service]
channels = ["pc", "mobile"]
needs_survey = true
"#;

/// The comparison of two inputs, as data.
fn compared(folder: &std::path::Path, arguments: &[&str]) -> Comparison {
    let output = run(folder, &[&["compare"], arguments, &["--format", "json"]].concat());
    assert!(output.status.success(), "{}", stderr(&output));
    serde_json::from_str(&stdout(&output)).expect("the shape that is published")
}

#[test]
fn two_regions_are_compared_by_what_both_state_and_not_ranked() {
    let folder = folder();
    let comparison = compared(folder.path(), &["zhejiang", "guangdong"]);
    let changed: Vec<&str> = comparison.facts.changed.iter().map(|fact| fact.right.path.as_str()).collect();
    assert!(changed.contains(&"market.current_models.operation"), "{changed:?}");
    assert!(comparison.facts.newly_known.iter().any(|fact| fact.path == "service.business_setup.now"));
    let setup = comparison.outcomes.iter().find(|outcome| outcome.number == "TRA-04").expect("a different outcome");
    assert_eq!((setup.left, setup.right), (Outcome::Unknown, Outcome::Met));
    assert!(setup.causes.contains(&Cause::NewlyKnown { path: "service.business_setup.now".to_owned() }));
    assert!(comparison.outcomes.iter().all(|outcome| !outcome.causes.contains(&Cause::Definition)));
    let text = stdout(&run(folder.path(), &["compare", "zhejiang", "guangdong", "--lang", "zh"]));
    assert!(text.starts_with("评估对照：浙江省与广东省"), "{text}");
    assert!(text.contains("不作排名"), "{text}");
}

#[test]
fn a_saved_assessment_stands_beside_the_profile_of_a_later_date() {
    let folder = folder();
    write(folder.path(), "before.toml", COUNTY);
    let later = COUNTY.replace("2025-01-01", "2025-06-30").replace("\"mobile\"]", "\"mobile\", \"window\"]");
    write(folder.path(), "after.toml", later);
    let saved = run(folder.path(), &["check", "before.toml", "--format", "json", "-o", "before.json"]);
    assert!(saved.status.success(), "{}", stderr(&saved));
    let comparison = compared(folder.path(), &["before.json", "after.toml"]);
    let changed: Vec<&str> = comparison.facts.changed.iter().map(|fact| fact.left.path.as_str()).collect();
    assert_eq!(changed, ["service.channels"]);
    assert_eq!(comparison, compared(folder.path(), &["before.toml", "after.toml"]));
    assert!(compared(folder.path(), &["before.json", "before.json"]).outcomes.is_empty());
    let text = stdout(&run(folder.path(), &["compare", "before.json", "after.toml", "--lang", "both"]));
    assert!(text.contains("某县（2025年1月1日）与某县（2025年6月30日）"), "{text}");
    assert!(text.contains("A county (2025-01-01) and A county (2025-06-30), side by side"), "{text}");
}

#[test]
fn each_format_holds_the_same_words() {
    let folder = folder();
    for (format, mark) in [("text", "══"), ("markdown", "# "), ("html", "<html")] {
        let output = run(folder.path(), &["compare", "city_c", "city_c_prime", "--lang", "zh", "--format", format]);
        let text = stdout(&output);
        assert!(output.status.success() && text.contains(mark), "{format}: {text}");
        assert!(text.contains("不作排名") && text.contains("不同的结论"), "{format}: {text}");
    }
}

#[test]
fn a_rule_that_is_another_says_so() {
    let folder = folder();
    let saved = run(folder.path(), &["check", "province_a", "--format", "json", "-o", "a.json"]);
    assert!(saved.status.success(), "{}", stderr(&saved));
    let comparison = compared(folder.path(), &["a.json", "province_a", "--set", "run_once_target=0.5"]);
    let parameters: Vec<&str> = comparison.parameters.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(parameters, ["run_once_target"]);
    let causes: Vec<&[Cause]> = comparison.outcomes.iter().map(|outcome| outcome.causes.as_slice()).collect();
    let cause = Cause::Parameter { name: "run_once_target".to_owned() };
    assert_eq!(causes, [[cause].as_slice()]);
}
