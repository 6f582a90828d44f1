//! Expressions against CEL: the public suite where it is at hand, and cases of our own.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "the cases are read from a file")]

use std::collections::BTreeMap;
use std::path::PathBuf;

use guiju::i18n::{Lang, Words};
use guiju::lines::reply;
use serde_json::{Value as Json, json};

/// Cases that are meant to differ; `docs/language.md` says why.
const DIFFERENCES: &[(&str, &str, &str)] = &[("parse", "bytes_literals", "triple_double_quoted_unescaped_punctuation")];

/// The public cases: where `GUIJU_CEL_CASES` says, else in the folder beside the project's.
fn cases() -> Option<Vec<Json>> {
    let path = match std::env::var_os("GUIJU_CEL_CASES") {
        Some(path) => PathBuf::from(path),
        None => PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/cel/cases.jsonl"),
    };
    let text = std::fs::read_to_string(path).ok()?;
    Some(text.lines().map(|line| serde_json::from_str(line).expect("a case is JSON")).collect())
}

fn ask(request: &Json, words: &Words) -> Json {
    serde_json::from_str(&reply(request.to_string().as_bytes(), words)).expect("a reply is JSON")
}

/// Whether two tagged values are the same: maps in any order, doubles by what they are.
fn same(left: &Json, right: &Json) -> bool {
    let tag = |json: &Json| {
        json.as_object().and_then(|object| object.iter().next().map(|(tag, of)| (tag.clone(), of.clone())))
    };
    let (Some((a, left)), Some((b, right))) = (tag(left), tag(right)) else { return left == right };
    if a != b {
        return false;
    }
    let double = |json: &Json| json.as_str().and_then(|text| text.parse::<f64>().ok());
    match (a.as_str(), left.as_array(), right.as_array()) {
        ("double", ..) => double(&left).zip(double(&right)).is_some_and(|(a, b)| a == b || a.is_nan() && b.is_nan()),
        ("list", Some(a), Some(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        ("map", Some(a), Some(b)) => {
            let entry = |a: &Json, b: &Json| {
                let side = |json: &Json, index| json.get(index).cloned().unwrap_or_default();
                same(&side(a, 0), &side(b, 0)) && same(&side(a, 1), &side(b, 1))
            };
            a.len() == b.len() && a.iter().all(|a| b.iter().any(|b| entry(a, b)))
        }
        _ => left == right,
    }
}

/// What is wrong with the answers to a case, if anything is.
fn fault(case: &Json, words: &Words) -> Option<String> {
    let answer = ask(case, words);
    if case.get("expect_error").is_some() && answer.get("error").is_none() {
        return Some(format!("an error was expected, not {answer}"));
    }
    if let Some(expected) = case.get("expect")
        && !answer.get("value").is_some_and(|value| same(value, expected))
    {
        return Some(format!("{expected} was expected, not {answer}"));
    }
    let expected = case.get("expect_type")?;
    let mut request = case.clone();
    request.as_object_mut()?.insert("check_only".to_owned(), json!(true));
    let answer = ask(&request, words);
    (answer.get("type") != Some(expected)).then(|| format!("the type {expected} was expected, not {answer}"))
}

#[test]
fn the_public_suite_holds() {
    let Some(cases) = cases() else { return };
    let words = Words::new(Lang::En);
    let mut faults: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for case in &cases {
        let field = |key: &str| case.get(key).and_then(Json::as_str).unwrap_or_default();
        let is_different = DIFFERENCES.contains(&(field("file"), field("section"), field("name")));
        match (fault(case, &words), is_different) {
            (Some(_), true) | (None, false) => {}
            (Some(fault), false) => {
                let section = faults.entry(format!("{}/{}", field("file"), field("section"))).or_default();
                section.push(format!("{}: {}\n      {fault}", field("name"), field("expr")));
            }
            (None, true) => panic!("{} holds, and is no difference", field("name")),
        }
    }
    let count: usize = faults.values().map(Vec::len).sum();
    let list = faults.iter().map(|(section, faults)| format!("  {section}\n    {}", faults.join("\n    ")));
    assert!(count == 0, "{count} of {} cases fail\n{}", cases.len(), list.collect::<Vec<_>>().join("\n"));
}

#[test]
fn every_line_has_its_answer() {
    let deep = |open: &str, close: &str, times: usize| format!("{}1{}", open.repeat(times), close.repeat(times));
    let request = |expr: &str| json!({ "expr": expr }).to_string().into_bytes();
    let mut lines: Vec<Vec<u8>> = [
        "",
        "{",
        "[]",
        "null",
        "{\"expr\": 1}",
        "{\"expr\": \"1\", \"bindings\": 5}",
        "{\"expr\": \"1\", \"type_env\": [[]]}",
        "{\"expr\": \"x\", \"bindings\": {\"x\": {\"int\": 1}}}",
        "{\"expr\": \"x\", \"bindings\": {\"x\": {\"interval\": [2, 1]}}}",
    ]
    .map(|line| line.as_bytes().to_vec())
    .into();
    lines.push(vec![0xff, 0xfe]);
    lines.push("[".repeat(100_000).into_bytes());
    for expr in [deep("(", ")", 100_000), deep("[", "]", 100_000), deep("!", "", 100_000), deep("1 + ", "", 100_000)] {
        lines.push(request(&expr));
    }
    lines.push(request(&format!("\"{}", "a".repeat(100_000))));
    lines.push(request("\u{0}"));
    lines.push(request("1 / 0"));
    for lang in [Lang::Zh, Lang::En] {
        let words = Words::new(lang);
        for line in &lines {
            let answer: Json = serde_json::from_str(&reply(line, &words)).expect("a reply is JSON");
            assert!(answer.get("error").is_some_and(Json::is_string), "{}", String::from_utf8_lossy(line));
        }
        // What else a line holds is nobody's business.
        assert_eq!(reply(b"{\"expr\": \"1\", \"id\": {\"x\": []}}", &words), "{\"value\":{\"int\":\"1\"}}");
    }
}
