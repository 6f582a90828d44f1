//! Functions that a plugin's code computes, and what a hostile plugin can do: at worst its own rules come to an error.

use std::sync::Arc;

use guiju_core::{Context, PluginInfo, ProfileFormat, Ruleset, Unit};
use guiju_grammar::{Source, parse};
use guiju_plugins::{PluginFunctions, build_with_code};

use super::*;

/// A component around one core module, with these lifted functions.
pub fn code(module: &str, functions: &str) -> Vec<u8> {
    wat::parse_str(format!("(component (core module $m {module}) (core instance $i (instantiate $m)) {functions})"))
        .unwrap()
}

/// A function without arguments that gives a truth.
pub fn truth(module_body: &str) -> Vec<u8> {
    code(
        &format!("(memory 1) (func (export \"f\") (result i32) {module_body})"),
        "(func (export \"f\") (result bool) (canon lift (core func $i \"f\")))",
    )
}

/// What every profile states of its region.
const REGION: &str = r#"ruleset region { version "1.0.0" title zh "地区" en "region" }
facts region {
  id text zh "代码" en "code"
  name record { zh text zh "中文" en "Chinese" en text zh "英文" en "English" } zh "名称" en "name"
}
"#;

/// The plugin `t` with this code, compiled with these rules; what is wrong with it, when anything is.
pub fn compiled(code: &[u8], declared: &str, requires: &[&str]) -> Result<(Ruleset, PluginFunctions), String> {
    let rules = requires.iter().enumerate().map(|(at, require)| {
        format!(
            "rule t.r{at} {{ number \"{at}\" title zh \"规则\" en \"rule\" basis design severity low \
             recommend zh \"做\" en \"do\" effects none require {require} }}\n"
        )
    });
    let head = "ruleset t { version \"1.0.0\" title zh \"甲\" en \"A\" }\n";
    let text = format!("{head}{declared}\n{}", rules.collect::<String>());
    let manifest = shipped().0.to_json().replace("gd.setup_5d", "t");
    let sections = component(&[(section::RULES, text.as_bytes()), (section::MANIFEST, manifest.as_bytes())]);
    let plugin = Host::new().load(&build_with_code(code, &sections)).map_err(|error| show::<()>(Err(error)))?;
    let info =
        PluginInfo { alias: "t".to_owned(), id: "t".to_owned(), version: "1.0.0".to_owned(), ..PluginInfo::default() };
    let source = Source::new(FileId(1), "rules.gj", text);
    let (ast, mut diagnostics) = parse(&source);
    let region = Source::new(FileId(3), "region.gj", REGION.to_owned());
    let base = parse(&region).0;
    let (mut ruleset, found) = guiju_core::compile(&[
        Unit { ast: &base, source: &region, plugin: None },
        Unit { ast: &ast, source: &source, plugin: Some(&info) },
    ]);
    let functions = PluginFunctions::new([("t".to_owned(), plugin)]);
    diagnostics.extend(found);
    diagnostics.extend(functions.check(&ruleset.functions));
    if diagnostics.is_empty() {
        ruleset.host = Some(Arc::new(functions.clone()));
        Ok((ruleset, functions))
    } else {
        Err(diagnostics.iter().map(show_one).collect::<Vec<_>>().join("\n"))
    }
}

/// The outcomes of the rules, or what is wrong.
pub fn outcomes(code: &[u8], declared: &str, requires: &[&str]) -> String {
    match compiled(code, declared, requires) {
        Ok((ruleset, _)) => format!("{:?}", run(&ruleset)),
        Err(wrong) => wrong,
    }
}

fn run(ruleset: &Ruleset) -> Vec<guiju_core::assessment::Outcome> {
    run_with(ruleset, "")
}

/// The outcomes for a profile that states this.
fn run_with(ruleset: &Ruleset, stated: &str) -> Vec<guiju_core::assessment::Outcome> {
    let text =
        format!("kind = \"synthetic\"\n[region]\nid = \"r\"\nname = {{ zh = \"某地\", en = \"A place\" }}\n{stated}");
    let source = Source::new(FileId(2), "profile.toml", text);
    let profile = guiju_core::read_profile(&source, ProfileFormat::Toml, ruleset).0.unwrap();
    guiju_core::outcomes(ruleset, &profile, &Context::default())
}

pub const F: &str = "extern fn f() -> bool zh \"乙\" en \"B\"";

#[test]
fn numbers_go_in_and_come_out() {
    let half = code(
        "(func (export \"half\") (param f64) (result f64) (f64.div (local.get 0) (f64.const 2)))",
        "(func (export \"one-half\") (param \"number\" f64) (result f64) (canon lift (core func $i \"half\")))",
    );
    let declared = "extern fn one_half(number: double) -> double zh \"乙\" en \"B\"";
    assert_eq!(outcomes(&half, declared, &["t.one_half(3) == 1.5", "t.one_half(1.0) > 1.0"]), "[Met, Unmet]");
    // What comes out is no number where what goes in is none.
    assert_eq!(outcomes(&half, declared, &["t.one_half(double('NaN')) < 1.0"]), "[Error]");
}

#[test]
fn lists_and_texts_are_measured_before_they_are_taken() {
    let list = |length: &str| {
        code(
            &format!(
                "(memory (export \"m\") 1) (func (export \"f\") (result i32)
                   (i32.store (i32.const 0) (i32.const 8)) (i32.store (i32.const 4) (i32.const {length})) (i32.const 0))"
            ),
            "(func (export \"f\") (result (list bool)) (canon lift (core func $i \"f\") (memory $i \"m\")))",
        )
    };
    let declared = "extern fn f() -> list(bool) zh \"乙\" en \"B\"";
    assert_eq!(outcomes(&list("3"), declared, &["size(t.f()) == 3"]), "[Met]");
    // Longer than the memory, and as long as a count can be.
    assert_eq!(outcomes(&list("70000"), declared, &["size(t.f()) == 3"]), "[Error]");
    assert_eq!(outcomes(&list("-1"), declared, &["size(t.f()) == 3"]), "[Error]");
    let text = code(
        "(memory (export \"m\") 1) (data (i32.const 8) \"\\ff\\fe\") (func (export \"f\") (result i32)
           (i32.store (i32.const 0) (i32.const 8)) (i32.store (i32.const 4) (i32.const 2)) (i32.const 0))",
        "(func (export \"f\") (result string) (canon lift (core func $i \"f\") (memory $i \"m\")))",
    );
    assert_eq!(outcomes(&text, "extern fn f() -> string zh \"乙\" en \"B\"", &["t.f() == ''"]), "[Error]");
}

/// `f(items: list<item>) -> sum`, which adds up the items' numbers and tells whether the last is done.
fn summing(item: &str) -> Vec<u8> {
    code(
        "(memory (export \"m\") 1) (global $free (mut i32) (i32.const 1024))
         (func (export \"realloc\") (param i32 i32 i32 i32) (result i32)
           (local $at i32) (local.set $at (global.get $free))
           (global.set $free (i32.add (global.get $free) (local.get 3))) (local.get $at))
         (func (export \"f\") (param $at i32) (param $left i32) (result i32)
           (f64.store (i32.const 0) (f64.const 0))
           (block $done (loop $next
             (br_if $done (i32.eqz (local.get $left)))
             (f64.store (i32.const 0)
               (f64.add (f64.load (i32.const 0)) (f64.convert_i64_s (i64.load (local.get $at)))))
             (i32.store8 (i32.const 8) (i32.load8_u offset=8 (local.get $at)))
             (local.set $at (i32.add (local.get $at) (i32.const 16)))
             (local.set $left (i32.sub (local.get $left) (i32.const 1)))
             (br $next)))
           (i32.const 0))",
        &format!(
            "(type $item' {item}) (export $item \"item\" (type $item'))
             (type $sum' (record (field \"total\" f64) (field \"all-done\" bool))) (export $sum \"sum\" (type $sum'))
             (func (export \"f\") (param \"items\" (list $item)) (result $sum)
               (canon lift (core func $i \"f\") (memory $i \"m\") (realloc (func $i \"realloc\"))))"
        ),
    )
}

#[test]
fn records_go_in_and_come_out() {
    let facts = "facts t { list list { n int zh \"数\" en \"number\" done bool zh \"毕\" en \"done\" } zh \"项\" en \"items\" }";
    let declared = format!(
        "{facts}\nextern fn f(items: list(record {{ n: int, done: bool }})) -> record {{ total: double, all_done: bool }} zh \"乙\" en \"B\""
    );
    let good = summing("(record (field \"n\" s64) (field \"done\" bool))");
    let (ruleset, _) = compiled(&good, &declared, &["t.f(t.list).total == 5.0", "t.f(t.list).all_done"]).unwrap();
    let stated = "[[t.list]]\nn = 2\ndone = false\n[[t.list]]\nn = 3\ndone = true\n";
    assert_eq!(format!("{:?}", run_with(&ruleset, stated)), "[Met, Met]");
    let turned = summing("(record (field \"done\" bool) (field \"n\" s64))");
    assert_snapshot!(outcomes(&turned, &declared, &[]), @r#"GJ0522 name="f" found="func(items: list<record { done: bool, n: s64 }>) -> record { total: f64, all-don…""#);
    let fewer = summing("(record (field \"n\" s64))");
    assert_snapshot!(outcomes(&fewer, &declared, &[]), @r#"GJ0522 name="f" found="func(items: list<record { n: s64 }>) -> record { total: f64, all-done: bool }""#);
}

#[test]
fn a_result_within_the_memory_may_still_be_too_large() {
    let huge = code(
        "(memory (export \"m\") 64) (func (export \"f\") (result i32)
           (i32.store (i32.const 0) (i32.const 8)) (i32.store (i32.const 4) (i32.const 4000000)) (i32.const 0))",
        "(func (export \"f\") (result (list bool)) (canon lift (core func $i \"f\") (memory $i \"m\")))",
    );
    assert_eq!(outcomes(&huge, "extern fn f() -> list(bool) zh \"乙\" en \"B\"", &["size(t.f()) > 0"]), "[Error]");
}

#[test]
fn whatever_breaks_is_an_error_of_the_rule_that_asked() {
    let rules = ["t.f()", "1 == 1"];
    for body in [
        "(loop $l (br $l)) (i32.const 1)",
        "(unreachable)",
        "(if (i32.eq (memory.grow (i32.const 2000)) (i32.const -1)) (then unreachable)) (i32.const 1)",
        "(i32.load (i32.const 100000))",
        "(i32.div_s (i32.const 1) (i32.const 0))",
    ] {
        assert_eq!(outcomes(&truth(body), F, &rules), "[Error, Met]", "{body}");
    }
    let recursion = code(
        "(func $f (export \"f\") (result i32) (call $f))",
        "(func (export \"f\") (result bool) (canon lift (core func $i \"f\")))",
    );
    assert_eq!(outcomes(&recursion, F, &rules), "[Error, Met]");
}

#[test]
fn code_that_is_not_as_declared_is_refused() {
    assert_snapshot!(outcomes(&truth("(i32.const 1)"), "extern fn g() -> bool zh \"乙\" en \"B\"", &["t.g()"]), @r#"GJ0522 name="g" found=word-nothing"#);
    assert_snapshot!(outcomes(&truth("(i32.const 1)"), "extern fn f() -> int zh \"乙\" en \"B\"", &["t.f() == 1"]), @r#"GJ0522 name="f" found="func() -> bool""#);
    assert_snapshot!(outcomes(&truth("(i32.const 1)"), "extern fn f(x: int) -> bool zh \"乙\" en \"B\"", &["t.f(1)"]), @r#"GJ0522 name="f" found="func() -> bool""#);
    assert_eq!(outcomes(&truth("(i32.const 1)"), F, &["t.f()"]), "[Met]");
}

#[test]
fn code_with_imports_is_refused_before_it_runs() {
    for import in [
        "wasi:filesystem/types@0.2.0",
        "wasi:sockets/tcp@0.2.0",
        "wasi:clocks/wall-clock@0.2.0",
        "wasi:cli/environment@0.2.0",
        "../../x",
    ] {
        let Ok(asking) = wat::parse_str(format!("(component (import \"{import}\" (instance)))")) else { continue };
        assert_eq!(outcomes(&asking, F, &["t.f()"]), format!("GJ0506 name={import:?}"));
    }
}

#[test]
fn ten_thousand_functions_and_a_file_cut_short() {
    let many = code(&"(func (result i32) (i32.const 1))".repeat(10_000), "");
    assert_eq!(outcomes(&many, "", &["1 == 1"]), "[Met]");
    let whole = build_with_code(&truth("(i32.const 1)"), &shipped().1);
    let host = Host::new();
    for end in (0..whole.len()).step_by(97) {
        assert!(host.load(&whole[..end]).is_err(), "{end}");
    }
    assert!(host.load(&whole).is_ok());
}

#[test]
fn memory_counts_like_steps() {
    let declared = "extern fn f() -> bool zh \"乙\" en \"B\"";
    // One call is within what a rule may compute; of so many, each with its own large memory, some are not.
    let code = code(
        "(memory 1000) (func (export \"f\") (result i32) (i32.const 1))",
        "(func (export \"f\") (result bool) (canon lift (core func $i \"f\")))",
    );
    let all = (0..50).map(|_| "t.f()").collect::<Vec<_>>().join(" && ");
    assert_eq!(outcomes(&code, declared, &["t.f()", &all]), "[Met, Error]");
}
