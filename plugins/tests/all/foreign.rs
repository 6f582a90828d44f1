//! Files that were not built here.

use super::*;

fn wat(text: &str) -> Vec<u8> {
    wat::parse_str(text).unwrap()
}

#[test]
fn other_kinds_of_file() {
    assert_snapshot!(show(read(b"")), @"GJ0501 detail=word-file-not-wasm place=word-whole-file");
    assert_snapshot!(show(read(b"ruleset x {}")), @"GJ0501 detail=word-file-not-wasm place=word-whole-file");
    assert_snapshot!(show(read(&wat("(module (func))"))), @"GJ0501 detail=word-file-core-module place=word-whole-file");
    assert_snapshot!(show(read(&wat("(component)"))), @"GJ0501 detail=word-file-no-sections place=word-whole-file");
    assert_snapshot!(show(read(&wat("(component (core module (func)))"))), @"GJ0501 detail=word-file-no-sections place=word-whole-file");
}

#[test]
fn an_import_is_named() {
    assert_snapshot!(show(read(&wat(r#"(component (import "wasi:filesystem/types@0.2.0" (instance)))"#))), @r#"GJ0506 name="wasi:filesystem/types@0.2.0""#);
    let plugin = shipped().1;
    let import = wat(r#"(component (import "clock" (func)))"#);
    let both = [plugin.as_slice(), &import[8..]].concat();
    assert_snapshot!(show(read(&both)), @r#"GJ0506 name="clock""#);
    assert_snapshot!(show(Host::new().load(&both)), @r#"GJ0506 name="clock""#);
}

#[test]
fn a_nested_component_cannot_bring_the_sections() {
    let nested = wat(r#"(component (component (@custom "guiju:manifest" "{}")))"#);
    assert_snapshot!(show(read(&nested)), @"GJ0501 detail=word-file-no-sections place=word-whole-file");
}

/// What is wrong with a plugin of these sections and a good manifest.
fn with(sections: &[(&str, &[u8])]) -> String {
    let manifest = shipped().0.to_json();
    let mut all = vec![(section::MANIFEST, manifest.as_bytes())];
    all.extend(sections);
    show(read(&component(&all)))
}

#[test]
fn missing() {
    assert_snapshot!(with(&[]), @r#"GJ0502 section="guiju:rules""#);
    assert_snapshot!(show(read(&component(&[(section::RULES, b"")]))), @r#"GJ0502 section="guiju:manifest""#);
}

#[test]
fn repeated() {
    assert_snapshot!(with(&[(section::RULES, b"a"), (section::RULES, b"b")]), @r#"GJ0501 detail=word-file-repeated-section place="guiju:rules""#);
    assert_snapshot!(with(&[(section::RULES, b"a"), (section::MANIFEST, b"{}")]), @r#"GJ0501 detail=word-file-repeated-section place="guiju:manifest""#);
}

#[test]
fn unknown() {
    assert_snapshot!(with(&[(section::RULES, b"a"), ("guiju:\u{1b}[2Jextra", b"b")]), @r#"GJ0501 detail=word-file-unknown-section place="guiju:�[2Jextra""#);
}

#[test]
fn not_text() {
    assert_snapshot!(with(&[(section::RULES, b"\xff\xfe")]), @r#"GJ0501 detail=word-file-not-utf8 place="guiju:rules""#);
    assert_snapshot!(with(&[(section::RULES, b""), (section::IMPLEMENTATION, b"\x1b[2Jgone")]), @r#"GJ0501 detail=word-file-control-character place="guiju:implementation""#);
    assert_snapshot!(with(&[(section::RULES, "// \u{202e}".as_bytes())]), @r#"GJ0501 detail=word-file-control-character place="guiju:rules""#);
    assert_eq!(with(&[(section::RULES, b"// a\tb\r\n")]), "no error");
}
