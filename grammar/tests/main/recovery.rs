//! Files with mistakes: each is reported once, at its place, and what is right still reaches the tree.

use crate::support::{problems, salvaged};

#[test]
fn thirty_mistakes() {
    let text = r#"ruleset my {
  version "1.0"
  titel zh "甲" en "A"
}
source a {
  kind book
  year 99999
  issued 2024-02-30
}
facts f {
  a integer zh "甲" en "A"
  b int in 0..x
  c enum { p q }
  d
  e text zh 甲
}
param p ratio = {
  basis sead
  from 2024-13-01 = 1
}
rule r {
  numbr "1"
  title "甲"
  tags a.b c.d
  basis
  severity hgih
  when a ==
  require b and and c
  recommend zh "{a" en "A"
  effects
  cite qz
  note zh "注" zh "注"
  要求b
  favour 1 when x
  require q
}
guard g {
  running )
  require "abc
  holds rule x
  holds rules a,
}
test "t" {
  given {
    a = 1 +
    b 2
    c = d
  }
  expect r failed
}
ruel x {
}
规则y {
}
"#;
    insta::assert_snapshot!(problems(text), @"");
}

#[test]
fn good_clauses_survive() {
    let text = "rule r {\n  number \"1\"\n  title zh \"甲\" en \"A\"\n  requir x\n  basis sead\n  effects none\n  cite qz \"1\"\n}\n";
    insta::assert_snapshot!(salvaged(text), @"");
    insta::assert_snapshot!(salvaged("rule r { number \"1\" basis sead effects none note zh \"甲\" }"), @"");
    insta::assert_snapshot!(salvaged("facts f {\n  a int\n  b in\n  c text\n}"), @"");
    insta::assert_snapshot!(salvaged("test \"t\" {\n  given {\n    a = 1\n    b 2\n    c = 3\n  }\n  expect r met\n}"), @"");
    insta::assert_snapshot!(salvaged("ruel a { require b }\n规则c { require d }\nrule e { require f }"), @"");
}

#[test]
fn brackets() {
    insta::assert_snapshot!(problems("rule a {\n  require (x\n  effects none\n}\nrule b {\n  require y\n}"), @"");
    insta::assert_snapshot!(problems("rule a {\n  require x)\n  basis sead\n}\nrule b { }"), @"");
    insta::assert_snapshot!(problems("rule a {\n  require (x]\n  basis sead\n}\n"), @"");
    insta::assert_snapshot!(problems("rule a {\n  require x\n\nrule b {\n  require y\n}\n"), @"");
    insta::assert_snapshot!(problems("test \"t\" {\n  given {\n    a = 1\n  expect r met\n}\nrule b { require y }\n"), @"");
    insta::assert_snapshot!(problems("rule a {\n  require x\n}\n}\nrule b { require y }\n"), @"");
    insta::assert_snapshot!(problems("rule a {\n  require x }\n  effects none\n}\nrule b { require y }\n"), @"");
    insta::assert_snapshot!(problems("rule a { title zh \"x }\nrule b { require }\n"), @"");
}

#[test]
fn edges() {
    insta::assert_snapshot!(problems(""), @"");
    insta::assert_snapshot!(problems("  // nothing\n\n"), @"");
    insta::assert_snapshot!(problems("rule a { require x } rule b { require y }"), @"");
    insta::assert_snapshot!(problems("\"text\"\n= 5\nrules a {}\n模型 a {}\n规则集合 {}\nxyzzy\n"), @"");
    insta::assert_snapshot!(problems("rule\nrule {\n}\nrule a\nvariant a b {\n}\ndefine a b\ndefine\n"), @"");
    insta::assert_snapshot!(problems("guard g {\n  tags a.b\n  budget 5\n  5\n}"), @"");
    insta::assert_snapshot!(problems("rule a {\n  number \"1\"\n  number \"2\"\n  severity low\n  severity high\n}"), @"");
    insta::assert_snapshot!(problems("facts if { a int in 5..1 }\ndefine package.x = 1\nparam loop int = 99999999999999999999"), @"");
    insta::assert_snapshot!(problems("rule a { require b = c }"), @"");
    insta::assert_snapshot!(problems("rule a {\n  require x\n    and number > 3\n  basis sead\n}"), @"");
}

#[test]
fn full_width() {
    insta::assert_snapshot!(
        problems("规则 a {\n  标题 中文 “甲” 英文 \"A\"\n  标签 a.b，c.d\n  要求 （x）\n　依据 sead\n  说明 中文 ‘甲’\n}"),
        @""
    );
    insta::assert_snapshot!(salvaged("规则 a ｛\n  标签 a.b，c.d；\n｝\n规则 b ｛ 标题 中文 “甲” ｝"), @"");
}

#[test]
fn chinese() {
    insta::assert_snapshot!(
        problems("规则 a {\n  编码 \"1\"\n  标题中文 \"甲\"\n  标签a.b\n  要求 x 且y\n  建议 中文 \"甲\" 英语 \"A\"\n  当x\n}\n保证 g {\n}\n"),
        @""
    );
}

#[test]
fn templates() {
    let rule = |text: &str| problems(&format!("rule a {{ recommend zh \"{text}\" }}"));
    for good in ["", "甲", "{{a}}", "{a}", "{ a | percent }", "{{{a}}}", "{a || b}", "{{{'a': 1}['a']}}}", "{x.exists(y, y == 'z')|list}"] {
        assert_eq!(rule(good), "", "{good}");
    }
    let bad = ["{", "}", "{a", "a}", "{}", "{a|}", "{a|b|c}", "{a b}", "{a)}", "{'a}", "\\q{a}", "{a|percent} }"];
    let reports: Vec<_> = bad.iter().map(|text| format!("{text}  =>  {}", rule(text))).collect();
    insta::assert_snapshot!(reports.join("\n"), @"");
}
