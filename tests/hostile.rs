//! Plugins that mean harm, at the command: it ends soon, within its memory, with the right status and with every outcome
//! that is not theirs.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "tests put files in place and look at them")]

mod support;

use std::path::Path;
use std::process::Output;

use guiju_core::assessment::{Assessment, Outcome};
use support::{folder, guiju, run, stderr, stdout, write};

/// Packs the plugin `my.reuse` with this code, these declarations and a rule for each condition.
fn pack(folder: &Path, module: &str, functions: &str, declared: &str, requires: &[&str]) {
    let rules: String = requires
        .iter()
        .enumerate()
        .map(|(at, require)| {
            format!(
                "rule my.reuse.r{at} {{ number \"MY-{at}\" title zh \"规则\" en \"rule\" basis design severity low \
                 recommend zh \"做\" en \"do\" effects none require {require} }}\n"
            )
        })
        .collect();
    let head = "ruleset my.reuse { version \"1.0.0\" title zh \"示例成果\" en \"An example\" }\n";
    let code = format!("(component (core module $m {module}) (core instance $i (instantiate $m)) {functions})");
    write(folder, "plugin.toml", include_str!("support/plugin.toml"));
    write(folder, "rules.gj", format!("{head}{declared}\n{rules}"));
    write(folder, "code.wasm", wat::parse_str(code).expect("a component"));
    let built = run(folder, &["plugin", "build", ".", "-o", "p.wasm"]);
    assert_eq!(built.status.code(), Some(0), "{}", stderr(&built));
}

/// A function `f` that takes a whole number and gives a truth.
const LIFTED: &str = r#"(func (export "f") (param "x" s64) (result bool) (canon lift (core func $i "f")))"#;
const DECLARED: &str = "extern fn f(x: int) -> bool zh \"乙\" en \"B\"";

fn function(body: &str) -> String {
    format!("(memory 1) (func $f (export \"f\") (param i64) (result i32) {body})")
}

const CHECK: [&str; 6] = ["check", "zhejiang", "--plugin", "p.wasm", "--format", "json"];

/// Runs the command with no more address space than this many KiB, if the system can see to that.
fn check_within(folder: &Path, kilobytes: usize) -> Output {
    if cfg!(not(target_os = "linux")) {
        return run(folder, &CHECK);
    }
    let program = assert_cmd::cargo::cargo_bin!("guiju");
    let line = format!("ulimit -v {kilobytes}; exec \"$0\" \"$@\"");
    let mut command = assert_cmd::Command::new("sh");
    command.env_clear().env("LANG", "en_US.UTF-8").current_dir(folder);
    command.arg("-c").arg(line).arg(program).args(CHECK).output().expect("the shell starts")
}

/// The outcomes of the plugin's rules; every other one is as it is without the plugin.
fn outcomes(folder: &Path, output: &Output) -> Vec<Outcome> {
    let read = |output: &Output| -> Assessment { serde_json::from_str(&stdout(output)).expect("an assessment") };
    assert_eq!(output.status.code(), Some(0), "{}", stderr(output));
    let without = read(&run(folder, &["check", "zhejiang", "--format", "json"]));
    let (own, base): (Vec<_>, Vec<_>) =
        read(output).findings.into_iter().partition(|finding| finding.rule.starts_with("my.reuse."));
    assert_eq!(base, without.findings, "what is not the plugin's is as it was");
    own.into_iter().map(|finding| finding.outcome).collect()
}

/// Three quarters of a gigabyte of address space, most of which the command's threads set aside before a plugin is there.
const MODEST: usize = 768 * 1024;

#[test]
fn whatever_code_does_is_an_error_of_its_own_rules() {
    for body in [
        "(loop $l (br $l)) unreachable",
        "(call $f (local.get 0))",
        "(loop $l (br_if $l (i32.ne (memory.grow (i32.const 16)) (i32.const -1)))) unreachable",
        "(loop $l (memory.fill (i32.const 0) (i32.const 7) (i32.const 65536)) (br $l)) unreachable",
        "unreachable",
    ] {
        let folder = folder();
        pack(folder.path(), &function(body), LIFTED, DECLARED, &["my.reuse.f(1)", "1 == 1"]);
        let output = check_within(folder.path(), MODEST);
        assert_eq!(outcomes(folder.path(), &output), [Outcome::Error, Outcome::Met], "{body}");
    }
}

#[test]
fn fifty_rules_that_never_end_are_fifty_errors() {
    let folder = folder();
    let requires: Vec<String> =
        (0..50).map(|number| format!("lists.range(100).exists(i, my.reuse.f(i + {number}))")).collect();
    let requires: Vec<&str> = requires.iter().map(String::as_str).collect();
    pack(folder.path(), &function("(loop $l (br $l)) unreachable"), LIFTED, DECLARED, &requires);
    let output = check_within(folder.path(), MODEST);
    assert_eq!(outcomes(folder.path(), &output), [Outcome::Error; 50]);
}

#[test]
fn code_that_breaks_at_its_start_has_failed_and_a_wrong_file_is_wrong_input() {
    let folder = folder();
    let status = |output: Output| (output.status.code(), stdout(&output).is_empty(), first_code(&stderr(&output)));
    pack(folder.path(), "(func $f unreachable) (start $f)", "", "", &["1 == 1"]);
    assert_eq!(status(run(folder.path(), &CHECK)), (Some(3), true, "GJ0523".to_owned()));
    pack(folder.path(), "(func $f (loop $l (br $l))) (start $f)", "", "", &["1 == 1"]);
    assert_eq!(status(run(folder.path(), &CHECK)), (Some(3), true, "GJ0523".to_owned()));
    pack(folder.path(), "(memory 2000)", "", "", &["1 == 1"]);
    assert_eq!(status(run(folder.path(), &CHECK)), (Some(3), true, "GJ0523".to_owned()));
    // With a mistake in the input beside it, the input is what to mend first.
    let both = [&CHECK[..], &["--plugin", "rules.gj"]].concat();
    assert_eq!(run(folder.path(), &both).status.code(), Some(2));
    pack(folder.path(), "", "", DECLARED, &["my.reuse.f(1)"]);
    assert_eq!(status(run(folder.path(), &CHECK)), (Some(2), true, "GJ0522".to_owned()));
    let whole = std::fs::read(folder.path().join("p.wasm")).expect("the plugin");
    write(folder.path(), "p.wasm", &whole[..whole.len() - 9]);
    assert_eq!(status(run(folder.path(), &CHECK)), (Some(2), true, "GJ0501".to_owned()));
}

/// Packs rules as they are, under the id `my.reuse` or another.
fn pack_rules(folder: &Path, id: &str, rules: &str) {
    write(folder, "plugin.toml", include_str!("support/plugin.toml").replace("my.reuse", id));
    write(
        folder,
        "rules.gj",
        format!("ruleset {id} {{ version \"1.0.0\" title zh \"示例成果\" en \"An example\" }}\n{rules}"),
    );
    write(folder, "code.wasm", wat::parse_str("(component)").expect("a component"));
    let built = run(folder, &["plugin", "build", ".", "-o", "p.wasm"]);
    assert_eq!(built.status.code(), Some(0), "{}", stderr(&built));
}

#[test]
fn no_plugin_gets_round_a_safeguard() {
    let folder = folder();
    let rule = "rule my.reuse.push { number \"MY-1\" title zh \"推送\" en \"push\" basis design severity low \
                recommend zh \"推送\" en \"push\" effects personal_ai require false }\n\
                variant my.reuse.milder of tra.personalised_push { number \"MY-2\" when true require false }\n";
    pack_rules(folder.path(), "my.reuse", rule);
    let output = run(folder.path(), &["check", "empty", "--plugin", "p.wasm", "--format", "json"]);
    let assessment: Assessment = serde_json::from_str(&stdout(&output)).expect("an assessment");
    for name in ["my.reuse.push", "my.reuse.milder"] {
        let finding = assessment.findings.iter().find(|finding| finding.rule == name).expect("the plugin's rule");
        assert_eq!(finding.outcome, Outcome::Unmet, "{name}");
        assert!(finding.holds.iter().any(|hold| hold.number == "G-ETHICS"), "{name}: {:?}", finding.holds);
    }
    // Neither by the name of a safeguard, nor by names of another plugin.
    let refused = |rules: &str| {
        pack_rules(folder.path(), "my.reuse", rules);
        let output = run(folder.path(), &CHECK);
        (output.status.code(), first_code(&stderr(&output)))
    };
    let guard = "guard ethics { number \"G-ETHICS\" title zh \"甲\" en \"A\" basis design require true holds effects personal_ai \
                 recommend zh \"乙\" en \"B\" }\n";
    assert_eq!(refused(guard), (Some(2), "GJ0504".to_owned()));
    assert_eq!(refused(&rule.replace("my.reuse", "gd.setup_5d")), (Some(2), "GJ0505".to_owned()));
}

fn first_code(messages: &str) -> String {
    messages.lines().find(|line| line.len() == 6 && line.starts_with("GJ")).unwrap_or(messages).to_owned()
}

#[test]
fn half_a_gigabyte_is_not_read() {
    let folder = folder();
    let file = std::fs::File::create(folder.path().join("p.wasm")).expect("a file");
    file.set_len(500 * 1024 * 1024).expect("a file with a hole");
    let output = check_within(folder.path(), MODEST);
    assert_eq!((output.status.code(), first_code(&stderr(&output)).as_str()), (Some(2), "GJ0021"));
}

#[test]
fn compiled_code_is_kept_in_the_users_cache() {
    let folder = folder();
    pack(folder.path(), &function("(i64.eq (local.get 0) (i64.const 7))"), LIFTED, DECLARED, &["my.reuse.f(7)"]);
    let cache = folder.path().join("cache");
    let check = || {
        let output =
            guiju(folder.path()).env("XDG_CACHE_HOME", &cache).args(CHECK).output().expect("the command starts");
        assert_eq!(outcomes(folder.path(), &output), [Outcome::Met]);
        stdout(&output)
    };
    let first = check();
    let entries = || std::fs::read_dir(cache.join("guiju").join("code")).expect("the folder").flatten();
    assert_eq!(entries().count(), 2, "the key and the code");
    for entry in entries() {
        std::fs::write(entry.path(), "nothing of the kind").expect("the entry can be written");
        assert_eq!(check(), first);
    }
}
