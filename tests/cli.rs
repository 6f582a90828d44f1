//! The command as a user meets it: exit statuses, wrong input, output files, languages.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "tests put files in place and look at them")]

mod support;

use support::{folder, guiju, make_unreadable, reads_everything, run, stderr, stdout, write};

/// A county whose data show one gap and nothing grave.
const COUNTY: &str = r#"
kind = "own"

[region]
id = "my_county"
name = { zh = "某县", en = "A county" }
level = "county"
as_of = 2025-01-01
"#;

/// Runs the command, and checks its exit status and the codes it reports.
fn expect(arguments: &[&str], status: i32, codes: &[&str]) {
    expect_in(&folder(), arguments, status, codes);
}

fn expect_in(folder: &tempfile::TempDir, arguments: &[&str], status: i32, codes: &[&str]) {
    let output = run(folder.path(), arguments);
    let messages = stderr(&output);
    let reported: Vec<&str> = messages.lines().filter(|line| line.len() == 6 && line.starts_with("GJ")).collect();
    assert_eq!(reported, codes, "{arguments:?}\n{messages}");
    assert_eq!(output.status.code(), Some(status), "{arguments:?}\n{messages}");
}

#[test]
fn a_check_that_finds_gaps_is_done() {
    expect(&["check", "city_c"], 0, &[]);
}

#[test]
fn fail_on_turns_grave_findings_into_status_1() {
    expect(&["check", "city_c", "--fail-on", "high"], 1, &[]);
    expect(&["check", "city_c", "--fail-on", "critical"], 1, &[]);
    expect(&["check", "empty", "--fail-on", "low"], 0, &[]);
}

#[test]
fn fail_on_looks_only_at_the_tags_asked_for() {
    expect(&["check", "province_a", "--fail-on", "low", "--only", "force.support"], 1, &[]);
    expect(&["check", "zhejiang", "--fail-on", "low", "--only", "force.support"], 0, &[]);
}

#[test]
fn wrong_input_comes_before_findings() {
    expect(&["check", "city_c", "nowhere", "--fail-on", "low"], 2, &["GJ0601"]);
}

#[test]
fn a_slip_in_an_example_name_is_mended() {
    let output = run(folder().path(), &["check", "zhejang"]);
    assert!(stderr(&output).contains("did you mean `zhejiang`"));
}

#[test]
fn a_slip_in_a_file_name_is_mended() {
    let folder = folder();
    write(folder.path(), "county.toml", COUNTY);
    let output = run(folder.path(), &["check", "conty.toml"]);
    assert!(stderr(&output).contains("did you mean `county.toml`"), "{}", stderr(&output));
}

#[test]
fn a_file_wins_over_an_example_of_the_same_name() {
    let folder = folder();
    std::fs::create_dir(folder.path().join("empty")).expect("a new folder");
    expect_in(&folder, &["check", "empty"], 2, &["GJ0602"]);
}

#[test]
fn every_problem_of_every_file_is_shown() {
    let folder = folder();
    write(folder.path(), "one.toml", "kind = \"own\"\n[region\n");
    write(folder.path(), "two.json", "{");
    expect_in(&folder, &["check", "one.toml", "nowhere.toml", "two.json"], 2, &["GJ0601", "GJ0401", "GJ0401"]);
}

#[test]
fn nothing_is_reported_on_while_an_input_is_wrong() {
    let output = run(folder().path(), &["check", "zhejiang", "nowhere"]);
    assert_eq!(stdout(&output), "");
}

#[test]
fn files_that_are_no_text_are_refused() {
    let folder = folder();
    write(folder.path(), "empty.gj", "");
    write(folder.path(), "binary.gj", b"a\0b");
    write(folder.path(), "gbk.gj", b"// \xb9\xe6\xbe\xd8\n");
    for (file, code) in [("empty.gj", "GJ0020"), ("binary.gj", "GJ0012"), ("gbk.gj", "GJ0011"), (".", "GJ0602")] {
        expect_in(&folder, &["check", "empty", "--rules", file], 2, &[code]);
    }
}

#[test]
fn a_huge_file_is_refused_without_being_read() {
    let folder = folder();
    let file = std::fs::File::create(folder.path().join("huge.toml")).expect("a new file");
    file.set_len(50 * 1024 * 1024).expect("a sparse file");
    let output = run(folder.path(), &["check", "huge.toml"]);
    assert!(stderr(&output).contains("`huge.toml` has 50 MiB, more than the limit of 4 MiB"), "{}", stderr(&output));
}

#[cfg(unix)]
#[test]
fn an_endless_device_is_cut_off() {
    expect(&["check", "/dev/zero"], 2, &["GJ0021"]);
}

#[test]
fn a_file_without_permission_is_refused() {
    let folder = folder();
    write(folder.path(), "secret.toml", COUNTY);
    if reads_everything(folder.path()) {
        return;
    }
    make_unreadable(&folder.path().join("secret.toml"));
    expect_in(&folder, &["check", "secret.toml"], 2, &["GJ0603"]);
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_do_no_harm() {
    let folder = folder();
    write(folder.path(), "county.toml", format!("\u{feff}{COUNTY}").replace('\n', "\r\n"));
    expect_in(&folder, &["check", "county.toml"], 0, &[]);
}

#[test]
fn diagnostics_show_the_place() {
    let folder = folder();
    write(folder.path(), "county.toml", format!("{COUNTY}\n[service]\nrun_once_ratio = 95\n"));
    insta::assert_snapshot!(stderr(&run(folder.path(), &["check", "county.toml"])), @r"
    GJ0404

      × `95` is outside the range `0..1` of `service.run_once_ratio`
        ╭─[county.toml:11:18]
     10 │ [service]
     11 │ run_once_ratio = 95
        ·                  ──
        ╰────
      help: did you mean `0.95`
    ");
}

#[test]
fn diagnostics_come_in_both_languages() {
    let folder = folder();
    write(folder.path(), "county.toml", format!("{COUNTY}\n[service]\nchanels = []\n"));
    insta::assert_snapshot!(stderr(&run(folder.path(), &["check", "county.toml", "--lang", "both"])), @r"
    GJ0402

      × 没有 `service.chanels` 这个指标
      │ there is no fact `service.chanels`
        ╭─[county.toml:11:1]
     10 │ [service]
     11 │ chanels = []
        · ───────
        ╰────
      建议：是否想写 `service.channels`？
      help: did you mean `service.channels`
    ");
}

#[test]
fn a_line_too_long_for_the_screen_is_only_named() {
    let folder = folder();
    let long = "x".repeat(100_000);
    write(folder.path(), "county.toml", format!("{COUNTY}\n[service]\nchannels = \"{long}\"\n"));
    let messages = stderr(&run(folder.path(), &["check", "county.toml"]));
    assert!(messages.contains("county.toml:11:12: "), "{messages}");
    assert!(messages.len() < 2_000);
}

#[test]
fn the_locale_decides_the_language() {
    let folder = folder();
    for (variable, locale, chinese) in [
        ("LANG", "zh_CN.UTF-8", true),
        ("LC_ALL", "zh_CN.UTF-8", true),
        ("LC_MESSAGES", "zh_TW", true),
        ("LC_ALL", "C", false),
    ] {
        let output = guiju(folder.path()).env(variable, locale).args(["check", "empty"]).output().expect("it starts");
        assert_eq!(stdout(&output).contains("数字政府改革评估"), chinese, "{variable}={locale}");
    }
}

#[test]
fn both_languages_come_one_after_the_other() {
    let text = stdout(&run(folder().path(), &["check", "empty", "--lang", "both"]));
    let (chinese, english) = (text.find("数字政府改革评估"), text.find("Digital-government reform assessment"));
    assert!(chinese.is_some() && chinese < english);
}

#[test]
fn no_colour_and_no_control_characters_without_a_terminal() {
    let output = run(folder().path(), &["check", "city_c"]);
    assert!(!stdout(&output).contains('\u{1b}'));
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for columns in ["60", "80", "100"] {
        for lang in ["zh", "en"] {
            let folder = folder();
            let output =
                guiju(folder.path()).env("COLUMNS", columns).args(["check", "city_c", "--lang", lang]).output();
            let widest: usize = columns.parse().expect("a number");
            for line in stdout(&output.expect("it starts")).lines() {
                let width = unicode_width::UnicodeWidthStr::width(line);
                // A digest or an identifier cannot be broken.
                assert!(width <= widest || !line.trim().contains(' '), "{columns} {lang}: {line}");
            }
        }
    }
}

#[test]
fn one_profile_gives_an_object_and_several_an_array() {
    let folder = folder();
    let one: serde_json::Value =
        serde_json::from_str(&stdout(&run(folder.path(), &["check", "empty", "--format", "json"]))).expect("JSON");
    assert_eq!(one["schema"], "guiju.assessment/1");
    assert!(
        one["findings"].as_array().is_some_and(|findings| findings.iter().all(|finding| finding["number"].is_string()))
    );
    let two: serde_json::Value =
        serde_json::from_str(&stdout(&run(folder.path(), &["check", "empty", "ideal", "--format", "json"])))
            .expect("JSON");
    assert_eq!(two.as_array().map(Vec::len), Some(2));
}

#[test]
fn same_input_same_bytes() {
    let folder = folder();
    for format in ["text", "json", "markdown"] {
        let arguments = ["check", "guangdong", "city_d", "--format", format, "--lang", "both"];
        assert_eq!(run(folder.path(), &arguments).stdout, run(folder.path(), &arguments).stdout);
    }
}

#[test]
fn a_report_can_be_written_to_a_file() {
    let folder = folder();
    write(folder.path(), "report.txt", "old");
    let output = run(folder.path(), &["check", "empty", "-o", "report.txt"]);
    assert_eq!((stdout(&output).as_str(), output.status.code()), ("", Some(0)));
    assert_eq!(stderr(&output), "wrote report.txt\n");
    let written = std::fs::read_to_string(folder.path().join("report.txt")).expect("the report");
    assert_eq!(written, stdout(&run(folder.path(), &["check", "empty"])));
    let left: Vec<_> = std::fs::read_dir(folder.path()).expect("the folder").collect();
    assert_eq!(left.len(), 1, "nothing else is left behind");
}

#[test]
fn a_report_that_cannot_be_written_leaves_what_was_there() {
    expect(&["check", "empty", "-o", "no/such/folder.txt"], 2, &["GJ0604"]);
    expect(&["check", "empty", "-o", "."], 2, &["GJ0602"]);
}

#[cfg(unix)]
#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    use std::process::{Command, Stdio};
    let program = assert_cmd::cargo::cargo_bin!("guiju");
    let mut child = Command::new(program)
        .args(["check", "zhejiang", "guangdong"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), b"".as_slice()));
}

#[test]
fn a_setting_makes_a_trial() {
    let output = run(folder().path(), &["check", "zhejiang", "--set", "run_once_target=0.995"]);
    let report = stdout(&output);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(report.contains("TRIAL") && report.contains("run_once_target"), "{report}");
}

#[test]
fn a_tag_that_does_not_exist_is_refused() {
    expect(&["check", "empty", "--only", "force.tracton"], 2, &["GJ0606"]);
    expect(&["rules", "--only", "force.tracton"], 2, &["GJ0606"]);
}

#[test]
fn explain_shows_a_trace() {
    let output = run(folder().path(), &["explain", "province_a", "TRA-02"]);
    let trace = stdout(&output);
    assert!(trace.contains("service.run_once_ratio >= run_once_target"), "{trace}");
    expect(&["explain", "province_a", "TRA-99"], 2, &["GJ0606"]);
    expect(&["explain", "GJ9999"], 2, &["GJ0606"]);
}

#[test]
fn explain_shows_a_safeguard() {
    let folder = folder();
    let page = stdout(&run(folder.path(), &["explain", "county_b", "G-INCLUSION"]));
    assert!(page.contains("TRA-03") && page.contains("\"window\" in service.channels"), "{page}");
    let json = stdout(&run(folder.path(), &["explain", "county_b", "G-INCLUSION", "--format", "json"]));
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["number"], "G-INCLUSION");
}

#[test]
fn explain_asks_for_the_rule() {
    let output = run(folder().path(), &["explain", "county_b", "--lang", "zh"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("还要写规则编号，如 guiju explain county_b TRA-02"), "{}", stderr(&output));
}

#[test]
fn only_the_clause_that_decides_is_marked() {
    let trace = stdout(&run(folder().path(), &["explain", "county_b", "TRA-14"]));
    let (when, require) = trace.split_once("What it requires").expect("both clauses");
    assert!(when.contains("(decides)") && !require.contains("(decides)"), "{trace}");
}

#[test]
fn a_severity_that_a_condition_set_says_so() {
    let trace = stdout(&run(folder().path(), &["explain", "city_c", "RSK-04"]));
    assert!(trace.contains("Severity: critical (raised or lowered from “high”"), "{trace}");
}

#[test]
fn facts_are_listed_and_searched_in_both_languages() {
    let folder = folder();
    let search = |word: &str| {
        let listed = stdout(&run(folder.path(), &["facts", word, "--format", "json"]));
        let facts: serde_json::Value = serde_json::from_str(&listed).expect("JSON");
        let paths = facts.as_array().expect("a list").iter().map(|fact| fact["path"].as_str().unwrap_or("").to_owned());
        paths.collect::<Vec<_>>()
    };
    for word in ["service.run_once_ratio", "“最多跑一次”", "share of run-once"] {
        assert!(search(word).contains(&"service.run_once_ratio".to_owned()), "{word}");
    }
    let page = stdout(&run(folder.path(), &["facts", "service.channels", "--lang", "zh"]));
    assert!(page.contains("window（人工窗口）"), "{page}");
}

/// Rules of a county's own: one rests on a policy, one on nothing.
const OWN_RULES: &str = r#"
ruleset my.county {
  version "0.1.0"
  title zh "本县补充规则" en "Our county's additions"
  uses reform.base, reform.facts.service
}

source measures {
  kind policy
  title zh "某办法" en "Some measures"
  issuer zh "某县人民政府" en "County government"
  document "某政发〔2024〕3号"
  issued 2024-03-01
}

rule my.one {
  number "MY-01"
  title zh "甲" en "One"
  tags insight.service_first
  basis seed
  severity medium
  require service.run_once_ratio >= 0.9
  recommend zh "建议甲。" en "Do one."
  effects none
  cite measures "第五条"
}

rule my.two {
  number "MY-02"
  title zh "乙" en "Two"
  tags insight.service_first
  basis design
  severity low
  require service.run_once_ratio >= 0.8
  recommend zh "建议乙。" en "Do two."
  effects none
}
"#;

#[test]
fn a_report_tells_policies_from_papers_and_from_rules_without_a_source() {
    let folder = folder();
    write(folder.path(), "own.gj", OWN_RULES);
    write(folder.path(), "county.toml", format!("{COUNTY}\n[service]\nrun_once_ratio = 0.5\n"));
    let report = stdout(&run(folder.path(), &["check", "county.toml", "--rules", "own.gj", "--lang", "zh"]));
    for text in [
        "1条引用1件政策文件作为政策依据",
        "1条未引用来源、由规则编写者",
        "原文：所引文件的要求",
        "某办法（某县人民政府，某政发〔2024〕3号，2024年3月1日）",
        "各项数据均未注明时点",
        "“最多跑一次”事项占比：50%（自报）",
    ] {
        assert!(report.contains(text), "{text}\n{report}");
    }
}

#[test]
fn a_definition_in_another_file_is_named() {
    let folder = folder();
    write(folder.path(), "own.gj", OWN_RULES.replace("my.one", "tra.run_once"));
    let messages = stderr(&run(folder.path(), &["check", "empty", "--rules", "own.gj"]));
    assert!(messages.contains("defined first here: traction.gj:"), "{messages}");
}

#[test]
fn a_number_where_a_name_belongs_is_explained() {
    let folder = folder();
    write(folder.path(), "own.gj", format!("{OWN_RULES}\ntest \"x\" {{\n  given {{ }}\n  expect TRA-02 unmet\n}}\n"));
    let messages = stderr(&run(folder.path(), &["check", "empty", "--rules", "own.gj"]));
    assert!(messages.contains("write its name, such as `tra.run_once`"), "{messages}");
}

#[test]
fn severities_may_be_given_in_chinese() {
    expect(&["check", "city_c", "--fail-on", "重大"], 1, &[]);
    expect(&["check", "empty", "--fail-on", "低"], 0, &[]);
}

#[test]
fn help_fits_the_terminal() {
    for lang in ["zh", "en", "both"] {
        for command in ["check", "explain", "facts"] {
            let output = guiju(folder().path()).env("COLUMNS", "70").args([command, "--help", "--lang", lang]).output();
            for line in stdout(&output.expect("it starts")).lines() {
                assert!(unicode_width::UnicodeWidthStr::width(line) <= 70, "{command} {lang}: {line}");
            }
        }
    }
}

#[test]
fn rules_are_listed_and_searched() {
    let folder = folder();
    let all: serde_json::Value =
        serde_json::from_str(&stdout(&run(folder.path(), &["rules", "--format", "json"]))).expect("JSON");
    let some: serde_json::Value =
        serde_json::from_str(&stdout(&run(folder.path(), &["rules", "最多跑一次", "--format", "json"]))).expect("JSON");
    let count = |value: &serde_json::Value| value.as_array().map_or(0, Vec::len);
    assert!(count(&some) >= 1 && count(&some) < count(&all));
}

#[test]
fn an_expression_is_evaluated() {
    let output = run(folder().path(), &["eval", "double(11) / double(16)"]);
    assert_eq!(stdout(&output), "0.6875\n");
    assert_eq!(stdout(&run(folder().path(), &["eval", "-1 + 2"])), "1\n");
    assert_eq!(run(folder().path(), &["eval", "1 +"]).status.code(), Some(2));
}

#[test]
fn the_schema_is_a_json_schema() {
    let schema: serde_json::Value = serde_json::from_str(&stdout(&run(folder().path(), &["schema"]))).expect("JSON");
    assert_eq!(schema["title"], "Assessment");
}

#[test]
fn completions_are_printed() {
    for shell in ["bash", "zsh", "fish"] {
        assert!(stdout(&run(folder().path(), &["completions", shell])).contains("guiju"));
    }
}

#[test]
fn help_and_complaints_come_in_the_reader_s_language() {
    let folder = folder();
    let help = stdout(&run(folder.path(), &["check", "--help", "--lang", "zh"]));
    assert!(help.contains("用法：guiju check [选项] <画像>..."), "{help}");
    let output = run(folder.path(), &["check", "--frmat"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("there is no option `--frmat`; did you mean `--format`"), "{}", stderr(&output));
    assert_eq!(run(folder.path(), &[]).status.code(), Some(2));
    assert_eq!(run(folder.path(), &["--version"]).status.code(), Some(0));
}

#[test]
fn a_plugin_is_built_inspected_and_used() {
    let folder = folder();
    write(folder.path(), "plugin.toml", include_str!("support/plugin.toml"));
    write(folder.path(), "rules.gj", include_str!("support/rules.gj"));
    expect_in(&folder, &["plugin", "build", ".", "-o", "my.wasm"], 0, &[]);
    let first = std::fs::read(folder.path().join("my.wasm")).expect("the plugin");
    expect_in(&folder, &["plugin", "build", ".", "-o", "my.wasm"], 0, &[]);
    assert_eq!(first, std::fs::read(folder.path().join("my.wasm")).expect("the plugin"), "builds are reproducible");
    assert!(
        stdout(&run(folder.path(), &["plugin", "inspect", "my.wasm"])).contains("not confirmed by its place of origin")
    );
    let report = stdout(&run(folder.path(), &["check", "province_a", "--plugin", "my.wasm"]));
    assert!(report.contains("MY-R-01"), "{report}");
    write(folder.path(), "short.wasm", first.get(..first.len() / 2).expect("half of it"));
    expect_in(&folder, &["check", "empty", "--plugin", "short.wasm"], 2, &["GJ0501"]);
}

#[test]
fn nothing_from_a_file_or_an_argument_acts_on_the_terminal() {
    let folder = folder();
    let name = "name = { zh = \"\\u001b[31m某\", en = \"X\\u001b]0;y\\u0007\\n\\n## Heading\\u202e\" }";
    write(folder.path(), "p.toml", format!("kind = \"own\"\n[region]\nid = \"x\"\n{name}\n"));
    write(folder.path(), "r.gj", "rule \u{1b}[31mx {\n");
    for arguments in [
        &["check", "p.toml", "--lang", "both"][..],
        &["check", "p.toml", "--format", "markdown", "--lang", "both"],
        &["check", "empty", "--rules", "r.gj"],
        &["check", "--bo\u{1b}[31mgus"],
        &["check", "no\u{1b}[31msuch.toml"],
    ] {
        let output = run(folder.path(), arguments);
        let shown = stdout(&output) + &stderr(&output);
        let acts = |character: char| character.is_control() && character != '\n' || character == '\u{202e}';
        assert!(!shown.chars().any(acts), "{arguments:?}: {shown:?}");
    }
}

#[test]
fn expressions_are_answered_line_by_line() {
    let folder = folder();
    let lines = "{\"expr\": \"x > 1\", \"bindings\": {\"x\": {\"int\": \"2\"}}}\r\n\nnot json\n{\"expr\": \"y\", \"type_env\": [[\"y\", \"int\"]]}";
    let output = guiju(folder.path()).args(["eval", "--jsonl"]).write_stdin(lines).output().expect("it starts");
    assert!(output.status.success());
    insta::assert_snapshot!(stdout(&output), @r#"
    {"value":{"bool":true}}
    {"error":"not JSON: EOF while parsing a value at line 1 column 0"}
    {"error":"not JSON: expected ident at line 1 column 2"}
    {"unknown":["y"]}
    "#);
    let long = format!("{{\"expr\": \"1\", \"pad\": \"{}\"}}\n{{\"expr\": \"1\"}}\n", "a".repeat(17 << 20));
    let output = guiju(folder.path()).args(["eval", "--jsonl"]).write_stdin(long).output().expect("it starts");
    assert_eq!(stdout(&output), "{\"error\":\"the line is longer than 16 MiB\"}\n{\"value\":{\"int\":\"1\"}}\n");
    assert_eq!(run(folder.path(), &["eval"]).status.code(), Some(2));
}

#[test]
fn a_report_takes_no_place_of_what_it_was_made_from() {
    let folder = folder();
    let profile = include_str!("../rulesets/profiles/county_b.toml");
    write(folder.path(), "county_b.toml", profile);
    let output = run(folder.path(), &["check", "county_b.toml", "-o", "./county_b.toml"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("GJ0607"), "{}", stderr(&output));
    assert_eq!(std::fs::read_to_string(folder.path().join("county_b.toml")).expect("the profile"), profile);
    let output = run(folder.path(), &["check", "county_b.toml", "-o", "report.pdf"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(!folder.path().join("report.pdf").exists());
}
