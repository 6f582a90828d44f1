//! `guiju test` and `guiju lint` as a policy author meets them.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "tests put files in place and look at them")]

mod support;

use support::{folder, run, stderr, stdout, write};

const RULES: &str = r#"ruleset my.county {
  version "0.1.0"
  title zh "本县补充规则" en "Our county's additions"
  uses reform.base, reform.facts.service
}

rule my.windows {
  number "MY-01"
  title zh "保留人工窗口" en "Keep staffed windows"
  tags insight.service_first
  basis design
  severity high
  when region.level == "county"
  require "window" in service.channels
  recommend zh "保留人工窗口。" en "Keep staffed windows."
  effects none
}
"#;

const MET: &str = r#"test "a window is there" {
  given { region.level = "county"  service.channels = ["pc", "window"] }
  expect my.windows met
}
"#;

const OTHERS: &str = r#"test "no window" {
  given { region.level = "county"  service.channels = ["pc"] }
  expect my.windows unmet
}

test "a province" {
  given { region.level = "province" }
  expect my.windows not_applicable
}
"#;

#[test]
fn tests_beside_a_rule_file_are_run() {
    let folder = folder();
    write(folder.path(), "my.gj", RULES);
    write(folder.path(), "my_test.gj", MET);
    let output = run(folder.path(), &["test", "my.gj"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    insta::assert_snapshot!(stdout(&output), @"One test with one expectation: it holds.");
    let output = run(folder.path(), &["test", ".", "my_test.gj", "--lang", "zh"]);
    insta::assert_snapshot!(stdout(&output), @"共1项测试、1条期望，全部符合。");
}

#[test]
fn a_failure_is_shown_at_its_place() {
    let folder = folder();
    write(folder.path(), "my.gj", RULES);
    write(folder.path(), "my_test.gj", MET.replace(" met", " unmet"));
    let output = run(folder.path(), &["test", "my.gj"]);
    assert_eq!(output.status.code(), Some(1));
    insta::assert_snapshot!(stdout(&output), @"One test with one expectation: one does not hold.");
    insta::assert_snapshot!(stderr(&output), @r#"
    GJ0701

      × `my.windows` should be: “gap”; it is: “met”
       ╭─[my_test.gj:3:3]
     1 │ test "a window is there" {
       ·      ─────────┬─────────
       ·               ╰── in this test
     2 │   given { region.level = "county"  service.channels = ["pc", "window"] }
     3 │   expect my.windows unmet
       ·   ───────────────────────
     4 │ }
       ╰────
      help: mend the rules if the test is right, and the test if the rules are; `guiju check` with a
            profile of these facts shows why
    "#);
}

#[test]
fn coverage_is_of_the_files_that_were_given() {
    let folder = folder();
    write(folder.path(), "my.gj", RULES);
    write(folder.path(), "my_test.gj", MET);
    let output = run(folder.path(), &["test", "my.gj", "--coverage"]);
    assert_eq!(output.status.code(), Some(0), "what is not covered is no failure unless it is asked for");
    insta::assert_snapshot!(stdout(&output), @r"
    One test with one expectation: it holds.
    Coverage: of 3 points, the following 2 are covered by no test.

    MY-01 Keep staffed windows (my.windows)
      · no test shows the outcome “gap”
      · no test shows the outcome “not applicable”
    ");
    assert_eq!(run(folder.path(), &["test", "my.gj", "--require-coverage"]).status.code(), Some(1));
    write(folder.path(), "my_test.gj", format!("{MET}{OTHERS}"));
    let output = run(folder.path(), &["test", "my.gj", "--require-coverage"]);
    assert_eq!(output.status.code(), Some(0));
    insta::assert_snapshot!(stdout(&output), @r"
    3 tests with 3 expectations: all hold.
    Coverage: all 3 points are covered.
    ");
}

#[test]
fn programs_read_json() {
    let folder = folder();
    write(folder.path(), "my.gj", RULES);
    write(folder.path(), "my_test.gj", MET.replace(" met", " unmet"));
    let output = run(folder.path(), &["test", "my.gj", "--format", "json", "--coverage"]);
    let page: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    let failure = serde_json::json!({
        "file": "my_test.gj", "line": 3, "column": 3, "test": "a window is there", "subject": "my.windows",
        "expected": { "state": "outcome", "value": "unmet" },
        "found": { "state": "outcome", "value": "met" },
    });
    assert_eq!(page["failures"], serde_json::json!([failure]));
    assert_eq!(page["coverage"]["items"][0]["number"], "MY-01");
}

#[test]
fn wrong_files_run_nothing() {
    let folder = folder();
    write(folder.path(), "my.gj", RULES.replace("severity high", "severity hihg"));
    write(folder.path(), "my_test.gj", MET);
    for arguments in [["test", "my.gj"], ["test", "nowhere.gj"], ["lint", "my.gj"], ["lint", "nowhere.gj"]] {
        let output = run(folder.path(), &arguments);
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""), "{arguments:?}");
    }
}

#[test]
fn lint_shows_every_problem_of_every_file() {
    let folder = folder();
    write(folder.path(), "one.gj", RULES.replace("service.channels", "service.chanels"));
    write(folder.path(), "two.gj", RULES.replace("my.", "our.").replace("MY-01", "OUR-01"));
    std::fs::create_dir(folder.path().join("more")).expect("a new folder");
    write(&folder.path().join("more"), "three.gj", "define third.one = 1 + true\n");
    let output = run(folder.path(), &["lint", "."]);
    let messages = stderr(&output);
    let codes: Vec<&str> = messages.lines().filter(|line| line.starts_with("GJ")).collect();
    assert_eq!((output.status.code(), codes), (Some(2), vec!["GJ0113", "GJ0105", "GJ0202", "GJ0101"]), "{messages}");
    let output = run(folder.path(), &["lint", "two.gj"]);
    insta::assert_snapshot!(stdout(&output), @"The file is in order.");
}

#[test]
fn a_test_names_what_exists() {
    let folder = folder();
    write(folder.path(), "my.gj", RULES);
    write(
        folder.path(),
        "my_test.gj",
        MET.replace("my.windows", "my.window").replace("service.channels", "service.chanels"),
    );
    let output = run(folder.path(), &["test", "my.gj"]);
    let messages = stderr(&output);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        messages.contains("did you mean `my.windows`") && messages.contains("did you mean `service.channels`"),
        "{messages}"
    );
}

#[test]
fn the_shipped_rules_pass_their_own_tests_which_cover_all_of_them() {
    let output = run(folder().path(), &["test", "--coverage", "--format", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}{}", stdout(&output), stderr(&output));
    let page: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    let items = page["coverage"]["items"].as_array().expect("items");
    let missing: Vec<String> = items
        .iter()
        .filter(|item| item["missing"] != serde_json::json!([]))
        .map(|item| format!("{} {}", item["name"], item["missing"]))
        .collect();
    // A missing grade is unknown and never a gap, so this rule cannot be one.
    assert_eq!(missing, [r#""mat.complete" [{"outcome":"unmet","point":"outcome"}]"#]);
    assert!(page["tests"].as_u64() > Some(300), "the tests are there");
}

/// What `lint` says of the rules with another condition.
fn lint(condition: &str) -> String {
    let folder = folder();
    write(folder.path(), "my.gj", RULES.replace("\"window\" in service.channels", condition));
    let output = run(folder.path(), &["lint", "my.gj"]);
    assert_eq!(output.status.code(), Some(2), "{condition}");
    stderr(&output)
}

#[test]
fn what_is_typed_by_habit_gets_one_message_that_says_what_is_meant() {
    let habits = [
        ("service.run_once_ratio >= 80%", "GJ0023", "write `0.80`"),
        ("service.run_once_ratio >= 99.5％", "GJ0023", "write `0.995`"),
        ("service.run_once_ratio ≥ 0.8", "GJ0004", "type `>=`"),
        ("service.run_once_ratio ≤ 0.8", "GJ0004", "type `<=`"),
        ("service.run_once_ratio ≠ 0.8", "GJ0004", "type `!=`"),
        ("service.run_once_ratio >= 0.4 × 2.0", "GJ0004", "type `*`"),
        ("service.run_once_ratio >= 0.8，且 \"window\" in service.channels", "GJ0004", "leave it out"),
        ("service.channels == \"window\"", "GJ0202", "whether one is among them"),
    ];
    for (condition, code, advice) in habits {
        let said = lint(condition);
        assert!(said.contains(code) && said.contains(advice), "{condition}: {said}");
        assert_eq!(said.matches("GJ0").count(), 1, "{condition}: {said}");
    }
}

#[test]
fn a_label_in_the_place_of_a_path_is_known() {
    let said = lint("数据伦理委员会");
    assert!(said.contains("risk.ethics_committee"), "{said}");
}

#[test]
fn a_remainder_is_no_percentage() {
    let folder = folder();
    for expression in ["7 % 3 == 1", "7% 3 == 1", "7%3 == 1", "7%(3) == 1"] {
        let output = run(folder.path(), &["eval", expression]);
        assert_eq!(stdout(&output).trim(), "true", "{expression}: {}", stderr(&output));
    }
}

#[test]
fn a_rule_file_that_is_not_there_was_no_profile() {
    let folder = folder();
    let said = stderr(&run(folder.path(), &["lint", "nosuch.gj"]));
    assert!(said.contains("GJ0601") && !said.contains("county_b") && !said.contains("profile"), "{said}");
}

#[test]
fn a_plugin_is_linted_and_tested_in_its_folder() {
    let plugin = concat!(env!("CARGO_MANIFEST_DIR"), "/plugins/shipped/zj.four_lists");
    let folder = folder();
    for path in [plugin.to_owned(), format!("{plugin}/rules.gj")] {
        for command in ["lint", "test"] {
            let output = run(folder.path(), &[command, &path]);
            assert_eq!(output.status.code(), Some(0), "{command} {path}: {}", stderr(&output));
        }
        let tested = stdout(&run(folder.path(), &["test", &path, "--coverage"]));
        assert!(!tested.contains("No test"), "{tested}");
    }
}
