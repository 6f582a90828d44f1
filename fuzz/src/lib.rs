//! What the fuzz targets share: a small set of facts of every kind, and rules and profiles from text.

pub mod generate;

use guiju_core::{Profile, ProfileFormat, Ruleset, Unit, read_profile};
use guiju_grammar::{FileId, Source, has_errors, parse};

/// What arbitrary items stand after.
const HEAD: &str = r#"ruleset t { version "1.0.0" title zh "测试" en "test" }
source s { kind paper title zh "论文" en "paper" citation "A paper" }
taxonomy effect { ai zh "智能应用" en "AI" }
taxonomy unit { day zh "天" en "days" }
facts region {
  id text zh "代码" en "code"
  name record { zh text zh "中文" en "Chinese" en text zh "英文" en "English" } zh "名称" en "name"
  level enum { province, city, county } zh "层级" en "level"
  as_of date zh "日期" en "date"
}
facts f {
  a bool zh "甲" en "a"
  b bool zh "乙" en "b"
  share ratio zh "占比" en "share"
  days int in 0.. unit day zh "天数" en "days"
  more int zh "数" en "number"
  kind enum { none zh "无" en "none", some zh "有" en "some" } zh "种类" en "kind"
  set set { x zh "艾" en "X", y zh "歪" en "Y", z zh "贼" en "Z" } zh "集合" en "set"
  open open set { x zh "艾" en "X" } zh "开放集合" en "open set"
  grade level zh "评级" en "grade"
  list list { n int zh "数" en "n" done bool zh "完成" en "done" } zh "列表" en "list"
  on date zh "日期" en "date"
}
"#;

/// Nothing stated, some known in part, and all known.
pub const FACTS: [&str; 3] = ["", LESS_KNOWN, KNOWN];

/// Some facts are missing, some known in part.
pub const LESS_KNOWN: &str = r#"
[f]
a = true
days = { min = 2, max = 6 }
more = { min = -3 }
set = { has = ["x"], lacks = ["z"] }
open = { has = ["x"] }
grade = { min = 2, max = 4 }
list = [{ n = 1, done = true }, { n = 5 }]
"#;

/// The same with all that was open found out.
pub const KNOWN: &str = r#"
[f]
a = true
b = false
share = 0.4
days = 3
more = 7
kind = "some"
set = ["x", "y"]
open = ["x", "other"]
grade = 3
list = [{ n = 1, done = true }, { n = 5, done = false }]
on = 2024-05-06
"#;

/// A rule with this condition.
pub fn rule(condition: &str) -> String {
    format!(
        "rule r {{ number \"1\" title zh \"规则\" en \"rule\" basis design severity low recommend zh \"做\" en \"do\" \
         effects none require {condition} }}"
    )
}

/// The ruleset of the head and these items; nothing where something is wrong with it, but checked all the same.
pub fn compile(items: &str) -> Option<Ruleset> {
    let source = Source::new(FileId(0), "rules.gj", format!("{HEAD}{items}"));
    let (ast, mut diagnostics) = parse(&source);
    let (ruleset, found) = guiju_core::compile(&[Unit { ast: &ast, source: &source, plugin: None }]);
    diagnostics.extend(found);
    (!has_errors(&diagnostics)).then_some(ruleset)
}

/// A profile with these facts, in TOML.
pub fn profile(ruleset: &Ruleset, facts: &str) -> Profile {
    let text =
        format!("kind = \"synthetic\"\n[region]\nid = \"r\"\nname = {{ zh = \"某地\", en = \"A place\" }}\n{facts}");
    let source = Source::new(FileId(9), "profile.toml", text);
    read_profile(&source, ProfileFormat::Toml, ruleset).0.expect("the facts are without fault")
}
