//! `guiju fmt` as a policy author meets it.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "tests put files in place and look at them")]

mod support;

use std::path::Path;

use support::{folder, guiju, run, stderr, stdout, write};

/// A definition and a comment, not laid out as they should be.
const UNTIDY: &str =
    "ruleset  a { version \"1.0.0\"\n title zh \"甲\" en \"A\" }\n\n\n// why\ndefine a.x = region.level==\"city\"\n";

const TIDY: &str = r#"ruleset a {
  version "1.0.0"
  title zh "甲" en "A"
}

// why
define a.x = region.level == "city"
"#;

const CHINESE: &str = r#"规则集 a {
  版本 "1.0.0"
  标题 中文 "甲" 英文 "A"
}

// why
定义 a.x = region.level == "city"
"#;

fn read(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join(name)).expect("the file is there")
}

#[test]
fn files_are_laid_out_and_written_only_when_they_change() {
    let folder = folder();
    write(folder.path(), "a.gj", UNTIDY);
    let output = run(folder.path(), &["fmt", "."]);
    assert_eq!(
        (output.status.code(), stdout(&output), stderr(&output)),
        (Some(0), String::new(), "wrote a.gj\n".to_owned())
    );
    assert_eq!(read(folder.path(), "a.gj"), TIDY);
    let again = run(folder.path(), &["fmt", "a.gj"]);
    assert_eq!((again.status.code(), stdout(&again), stderr(&again)), (Some(0), String::new(), String::new()));
}

#[test]
fn a_check_lists_what_would_change_and_changes_nothing() {
    let folder = folder();
    write(folder.path(), "a.gj", UNTIDY);
    write(folder.path(), "b.gj", TIDY);
    let output = run(folder.path(), &["fmt", "--check", "a.gj", "b.gj"]);
    assert_eq!((output.status.code(), stdout(&output)), (Some(1), "a.gj\n".to_owned()), "{}", stderr(&output));
    assert_eq!(read(folder.path(), "a.gj"), UNTIDY);
    assert_eq!(run(folder.path(), &["fmt", "--check", "b.gj"]).status.code(), Some(0));
}

#[test]
fn while_a_file_is_wrong_none_is_touched() {
    let folder = folder();
    write(folder.path(), "a.gj", UNTIDY);
    write(folder.path(), "wrong.gj", UNTIDY.replace("define", "defin"));
    let output = run(folder.path(), &["fmt", "a.gj", "wrong.gj"]);
    assert_eq!((output.status.code(), stdout(&output)), (Some(2), String::new()));
    assert!(stderr(&output).contains("wrong.gj"), "{}", stderr(&output));
    assert_eq!(read(folder.path(), "a.gj"), UNTIDY);
}

#[test]
fn keywords_are_translated_there_and_back() {
    let folder = folder();
    write(folder.path(), "a.gj", TIDY);
    run(folder.path(), &["fmt", "--keywords", "zh", "a.gj"]);
    assert_eq!(read(folder.path(), "a.gj"), CHINESE);
    run(folder.path(), &["fmt", "--keywords", "en", "a.gj"]);
    assert_eq!(read(folder.path(), "a.gj"), TIDY);
}

#[test]
fn standard_input_is_printed() {
    let folder = folder();
    let piped = |arguments: &[&str], text: &str| {
        let output = guiju(folder.path()).args(arguments).write_stdin(text).output().expect("the command starts");
        (output.status.code(), stdout(&output))
    };
    assert_eq!(piped(&["fmt", "-"], UNTIDY), (Some(0), TIDY.to_owned()));
    assert_eq!(piped(&["fmt", "-", "--keywords", "zh"], TIDY), (Some(0), CHINESE.to_owned()));
    assert_eq!(piped(&["fmt", "-", "--check"], UNTIDY), (Some(1), "-\n".to_owned()));
    assert_eq!(piped(&["fmt", "-"], "rule {"), (Some(2), String::new()));
}

#[test]
fn the_shipped_rules_are_laid_out() {
    let output = run(&Path::new(env!("CARGO_MANIFEST_DIR")).join("rulesets/reform"), &["fmt", "--check", "."]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(0), ""), "{}", stderr(&output));
}

#[test]
fn what_a_layout_changes_is_no_meaning() {
    let folder = folder();
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("rulesets/reform/support.gj");
    let text = std::fs::read_to_string(shipped).expect("a shipped file").replace("reform.support", "copy.support");
    let renamed = text.replace(" sup.", " copied.").replace("\"SUP-", "\"COPY-");
    write(folder.path(), "copy.gj", &renamed);
    let rules = |folder: &Path| stdout(&run(folder, &["rules", "COPY-", "--rules", "copy.gj", "--format", "json"]));
    let before = rules(folder.path());
    assert!(before.contains("COPY-01"), "the copy is loaded: {before}");
    run(folder.path(), &["fmt", "--keywords", "zh", "copy.gj"]);
    assert_ne!(read(folder.path(), "copy.gj"), renamed);
    assert_eq!(rules(folder.path()), before);
}
