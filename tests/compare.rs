//! `guiju compare`: two profiles, a saved assessment, and what cannot be compared.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "tests put files in place and look at them")]

mod support;

use guiju_core::assessment::Outcome;
use guiju_core::comparison::{Cause, Comparison};
use guiju_core::series::Series;
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

[departments]
service = "政务服务局"
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

/// The county at a date, with what changed in it by then.
fn dated(folder: &std::path::Path, date: &str, channels: &str) -> String {
    let name = format!("{date}.toml");
    let profile = COUNTY.replace("2025-01-01", date).replace("[\"pc\", \"mobile\"]", channels);
    write(folder, &name, profile);
    name
}

#[test]
fn dates_of_one_region_are_put_in_order_and_told_one_by_one() {
    let folder = folder();
    let first = dated(folder.path(), "2025-01-01", "[\"pc\", \"mobile\"]");
    let second = dated(folder.path(), "2025-02-01", "[\"pc\", \"mobile\", \"window\"]");
    let third = dated(folder.path(), "2025-03-01", "[\"pc\", \"mobile\"]");
    write(folder.path(), "my.gj", WINDOW);
    let arguments = ["compare", &third, &first, &second, "--rules", "my.gj", "--format", "json"];
    let output = run(folder.path(), &arguments);
    assert!(output.status.success(), "{}", stderr(&output));
    let series: Series = serde_json::from_str(&stdout(&output)).expect("the shape that is published");
    let dates: Vec<_> = series.dates.iter().filter_map(|side| side.profile.as_of.as_deref()).collect();
    assert_eq!(dates, ["2025-01-01", "2025-02-01", "2025-03-01"]);
    let window = series.outcomes.iter().find(|rule| rule.number == "MY-01").expect("it changed");
    assert_eq!(window.outcomes, [Some(Outcome::Unmet), Some(Outcome::Met), Some(Outcome::Unmet)]);
    assert!(series.steps.iter().all(|step| step.outcomes.iter().any(|change| change.number == "MY-01")));
    let text = stdout(&run(folder.path(), &[&arguments[..6], &["--lang", "zh"]].concat()));
    assert!(text.starts_with("某县各期评估对照"), "{text}");
    let row = text.lines().find(|line| line.contains("MY-01")).expect("a row");
    assert_eq!(row.split_whitespace().skip(2).collect::<Vec<_>>(), ["差距", "达标", "差距"]);
    assert!(text.contains("由“差距”变为“达标”"), "{text}");
}

const WINDOW: &str = r#"ruleset my.county {
  version "0.1.0"
  title zh "本县补充规则" en "Our county's additions"
  uses reform.base, reform.facts.service
}

rule my.window {
  number "MY-01"
  title zh "保留人工窗口" en "Keep staffed windows"
  tags insight.service_first
  basis design
  severity high
  require "window" in service.channels
  recommend zh "保留人工窗口。" en "Keep the windows."
  effects none
}
"#;

#[test]
fn the_bulletin_tells_progress_and_problems_of_a_month() {
    let folder = folder();
    let january = dated(folder.path(), "2025-01-31", "[\"pc\", \"mobile\"]");
    let february = dated(folder.path(), "2025-02-28", "[\"pc\", \"mobile\", \"window\"]");
    let march = dated(folder.path(), "2025-03-31", "[\"pc\", \"mobile\"]");
    let april = dated(folder.path(), "2025-05-02", "[\"pc\"]");
    write(folder.path(), "my.gj", WINDOW);
    let bulletin = |earlier: &str, later: &str| {
        let output = run(folder.path(), &["bulletin", earlier, later, "--rules", "my.gj", "--lang", "zh"]);
        (output.status.code(), stdout(&output), stderr(&output))
    };
    let section = |text: &str, from: &str, to: &str| -> String {
        let (_, behind) = text.split_once(from).unwrap_or_else(|| panic!("no {from}:\n{text}"));
        behind.split(to).next().unwrap_or_default().to_owned()
    };
    let (status, text, _) = bulletin(&january, &february);
    assert_eq!(status, Some(0));
    assert!(text.starts_with("某县数字政府改革月度通报"), "{text}");
    assert!(section(&text, "二、进展", "三、").contains("MY-01"), "{text}");
    let (_, text, _) = bulletin(&february, &march);
    let problem = section(&text, "三、问题", "四、");
    assert!(problem.contains("MY-01") && problem.contains("保留人工窗口。"), "{text}");
    assert!(problem.contains("（一）政务服务局"), "it says who is to act: {text}");
    // Assessments that were saved say the same, who is to act included.
    let saved = |profile: &str, name: &str| {
        let output = run(folder.path(), &["check", profile, "--rules", "my.gj", "--format", "json", "-o", name]);
        assert!(output.status.success(), "{}", stderr(&output));
    };
    saved(&february, "february.json");
    saved(&march, "march.json");
    assert_eq!(bulletin("february.json", "march.json").1, text);
    let (status, _, told) = bulletin(&march, &april);
    assert_eq!(status, Some(2));
    assert!(told.contains("GJ0844"), "32 days are more than a month: {told}");
}
