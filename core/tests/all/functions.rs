//! Functions that a plugin's code computes, with a host that stands in for the code.

use std::sync::{Arc, Mutex};

use guiju_core::assessment::Text;
use guiju_core::ruleset::Function;
use guiju_core::value::{EvalError, Key, Value};
use guiju_core::{Context, FunctionHost, Functions, PluginInfo, Reply, Ruleset};

use crate::support::{compile, compile_with, profile, rule};

/// Computes what its functions' names say, and notes every call.
#[derive(Debug, Default)]
struct Host {
    calls: Arc<Mutex<Vec<String>>>,
}

#[derive(Debug)]
struct Started(Arc<Mutex<Vec<String>>>);

impl FunctionHost for Host {
    fn start(&self) -> Box<dyn Functions> {
        self.calls.lock().unwrap().push("start".to_owned());
        Box::new(Started(self.calls.clone()))
    }
}

impl Functions for Started {
    fn call(&self, function: &Function, batch: &[Vec<Value>]) -> Vec<Reply> {
        let compute = |args: &Vec<Value>| {
            self.0.lock().unwrap().push(format!("{}{args:?}", function.short));
            match (function.short.as_str(), args.as_slice()) {
                ("half", [Value::Double(number)]) => Ok(Value::Double(number / 2.0)),
                ("nan", _) => Ok(Value::Double(f64::NAN)),
                ("short", _) => Ok(Value::Map(Arc::new([(Key::String("odd".into()), Value::Bool(true))].into()))),
                ("wrong", _) => Ok(Value::list([Value::Bool(true), Value::Int(1)])),
                ("sum", [Value::List(items)]) => Ok(Value::Map(Arc::new(
                    [("total", Value::Double(items.len() as f64)), ("odd", Value::Bool(true))]
                        .map(|(name, value)| (Key::String(name.into()), value))
                        .into(),
                ))),
                ("total", [Value::List(items)]) => {
                    Ok(Value::Int(items.iter().map(|item| if let Value::Int(n) = item { *n } else { 0 }).sum()))
                }
                _ => Err(EvalError::Plugin(function.name.clone(), Text::new("坏了", "it broke"))),
            }
        };
        batch.iter().map(|args| Reply { result: compute(args), steps: 300_000 }).collect()
    }
}

const DECLARED: &str = r#"ruleset p { version "1.0.0" title zh "包" en "pack" }
extern fn half(number: double) -> double zh "一半" en "half"
extern fn nan() -> double zh "非数" en "no number"
extern fn wrong() -> list(bool) zh "错" en "wrong"
extern fn total(numbers: list(int)) -> int zh "总和" en "total"
extern fn sum(items: list(record { n: double })) -> record { total: double, odd: bool } zh "合计" en "sum"
extern fn short() -> record { total: double, odd: bool } zh "缺项" en "short"
extern fn fail(text: string) -> optional(bool) zh "失败" en "fails"
"#;

fn info() -> PluginInfo {
    PluginInfo { alias: "p".to_owned(), id: "p".to_owned(), version: "1.0.0".to_owned(), ..PluginInfo::default() }
}

fn compiled(rules: &str) -> (Ruleset, Vec<String>) {
    compile_with("", Some((&info(), &format!("{DECLARED}{rules}"))))
}

/// The outcome of a rule that requires this, its errors' words, and what the host was asked.
fn run(require: &str, facts: &str) -> String {
    let (mut ruleset, reported) = compiled(&rule("p.r", &format!("require {require}")));
    assert!(reported.is_empty(), "{reported:#?}");
    let host = Host::default();
    let calls = host.calls.clone();
    ruleset.host = Some(Arc::new(host));
    let facts = profile(&ruleset, facts);
    let outcome = guiju_core::outcomes(&ruleset, &facts, &Context::default());
    let mut asked = calls.lock().unwrap().join(" ");
    asked = asked.replace("start", "").trim().to_owned();
    format!("{outcome:?} {asked}").trim_end().to_owned()
}

#[test]
fn known_arguments_are_passed_and_whole_numbers_widened() {
    insta::assert_snapshot!(run("p.half(f.share) < 0.5", "[f]\nshare = 0.8"), @"[Met] half[Double(0.8)]");
    insta::assert_snapshot!(run("p.half(f.days) == 2.0", "[f]\ndays = 4"), @"[Met] half[Double(4.0)]");
    insta::assert_snapshot!(run("p.total([1, f.days]) > 6", "[f]\ndays = 4"), @"[Unmet] total[List([Int(1), Int(4)])]");
}

#[test]
fn records_go_in_with_the_fields_that_are_asked_for() {
    let list = "[f]\nlist = [{ n = 2, done = true }, { n = 3 }]";
    insta::assert_snapshot!(run("p.sum(f.list).total == 2.0 && p.sum(f.list).odd", list), @r#"[Met] sum[List([Map({String("n"): Double(2.0)}), Map({String("n"): Double(3.0)})])] sum[List([Map({String("n"): Double(2.0)}), Map({String("n"): Double(3.0)})])]"#);
    insta::assert_snapshot!(run("p.sum(f.list).odd", "[f]\nlist = [{ n = 2, done = true }, { done = true }]"), @"[Unknown]");
    insta::assert_snapshot!(run("p.short().odd", ""), @"[Error] short[]");
    let wrong = rule("p.r", "require p.sum([{'n': 1.0}]).total > 1.0 && p.sum(f.list).totl > 1.0");
    insta::assert_snapshot!(compiled(&wrong).1.join("\n"), @"
    GJ0202 «p.sum([{'n': 1.0}])» name=p.sum types=list(map(string, double))
    GJ0206 «totl» name=totl path=p.sum suggestion=total
    ");
    let wrong = "extern fn g(a: list(record { m: int })) -> record { a: int, a: bool }\n\
                 extern fn h() -> record\nextern fn i() -> list { a: int }\n"
        .to_owned()
        + &rule("p.r", "require p.g(f.list).a > 1");
    insta::assert_snapshot!(compiled(&wrong).1.join("\n"), @"
    GJ0109 «g» word=zh item=word-extern name=p.g
    GJ0521 «record { a: int, a: bool }» found=a
    GJ0109 «h» word=zh item=word-extern name=p.h
    GJ0521 «record» found=record
    GJ0109 «i» word=zh item=word-extern name=p.i
    GJ0521 «list { a: int }» found=list
    GJ0202 «p.g(f.list)» name=p.g types=list(record)
    ");
}

#[test]
fn code_is_not_asked_about_what_is_not_known() {
    insta::assert_snapshot!(run("p.half(f.share) < 0.5", ""), @"[Unknown]");
    insta::assert_snapshot!(run("p.total([1, f.days]) > 6", ""), @"[Unknown]");
    insta::assert_snapshot!(run("f.a && p.half(f.share) < 0.5", "[f]\na = false"), @"[Unmet]");
}

#[test]
fn what_code_must_not_give_is_an_error_of_the_rule_that_asked() {
    insta::assert_snapshot!(run("p.nan() < 1.0", ""), @"[Error] nan[]");
    insta::assert_snapshot!(run("p.wrong()[0]", ""), @"[Error] wrong[]");
    insta::assert_snapshot!(run("p.fail('x').orValue(true)", ""), @r#"[Error] fail[String("x")]"#);
}

#[test]
fn every_assessment_starts_afresh_and_without_a_host_a_call_fails() {
    let (mut ruleset, _) = compiled(&rule("p.r", "require p.half(1.0) < 1.0"));
    let facts = profile(&ruleset, "");
    let outcome = |ruleset: &Ruleset| format!("{:?}", guiju_core::outcomes(ruleset, &facts, &Context::default()));
    assert_eq!(outcome(&ruleset), "[Error]");
    let host = Host::default();
    let calls = host.calls.clone();
    ruleset.host = Some(Arc::new(host));
    assert_eq!([outcome(&ruleset), outcome(&ruleset)], ["[Met]", "[Met]"]);
    assert_eq!(calls.lock().unwrap().join(" "), "start half[Double(1.0)] start half[Double(1.0)]");
}

#[test]
fn declarations_and_calls_are_checked() {
    let wrong = rule("p.r", "require p.half(true) < 1.0") + &rule("p.q", "require p.half() < 1.0 && p.hal(1.0) < 1.0");
    insta::assert_snapshot!(compiled(&wrong).1.join("\n"), @r"
    GJ0202 «p.half(true)» name=p.half types=bool
    GJ0202 «p.half()» name=p.half types=
    GJ0116 «p.hal» name=p.hal suggestion=p.half
    ");
    let twice = "extern fn half(ratio: ratio) -> list(intt)\n";
    insta::assert_snapshot!(compiled(twice).1.join("\n"), @r"
    GJ0103 «half» kind=word-extern name=p.half
    GJ0521 «ratio» found=ratio
    GJ0521 «list(intt)» found=intt
    ");
    insta::assert_snapshot!(compile("extern fn half(x: int) -> int zh \"一\" en \"one\"\n").1.join("\n"), @"GJ0520 «half» name=half");
}

#[test]
fn a_function_is_called_by_its_title_in_words() {
    let (ruleset, _) = compiled(&rule("p.r", "require p.half(f.share) < 0.5"));
    let words = ruleset.summaries().into_iter().find(|summary| summary.rule == "p.r").unwrap().require_words;
    insta::assert_snapshot!(format!("{} | {}", words.zh, words.en), @r#"一半低于0.5 | "half" is below 0.5"#);
}
