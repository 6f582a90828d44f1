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
    insta::assert_snapshot!(problems(text), @r#"
    2:11 InvalidVersion found=1.0
    3:3 UnknownClause word=titel item=<ruleset> suggestion=title [titel -> title]
    6:8 UnexpectedInput expected=source-kind found=book
    7:8 NumberOutOfRange found=99999
    8:10 InvalidDate found=2024-02-30
    11:5 UnexpectedInput expected=type found=integer
    12:16 UnexpectedInput expected=type found=<end>
    13:14 UnexpectedInput expected=text|close-brace|comma found=q
    14:4 UnexpectedInput expected=type found=<end>
    15:13 UnexpectedInput expected=string|type found=甲
    17:16 UnexpectedInput expected=literal found=<end>
    18:9 UnexpectedInput expected=basis found=sead [sead -> seed]
    22:3 UnknownClause word=numbr item=<rule> suggestion=number [numbr -> number]
    23:9 UnexpectedInput expected=text found="甲"
    24:12 UnexpectedInput expected=comma|clause|end found=c
    25:8 UnexpectedInput expected=basis found=<end>
    26:12 UnexpectedInput expected=severity found=hgih [hgih -> high]
    27:12 UnexpectedInput expected=expression found=<end>
    28:21 UnexpectedInput expected=operator|clause|end found=c
    29:17 BrokenTemplate
    30:10 UnexpectedInput expected=name found=<end>
    31:10 UnexpectedInput expected=string found=<end>
    32:15 UnexpectedInput expected=string|text|clause found=zh
    33:3 GluedKeyword word=要求b keyword=要求 rest=b [要求b -> 要求 b]
    34:3 UnknownClause word=favour item=<rule>
    35:3 RepeatedClause word=require
    38:11 UnexpectedInput expected=expression found=)
    39:11 UnterminatedString
    40:9 UnexpectedInput expected=hold-kind found=rule [rule -> rules]
    41:17 UnexpectedInput expected=name found=<end>
    45:9 UnexpectedInput expected=literal found=1 +…
    46:7 UnexpectedInput expected=name|operator|end found=2
    47:9 UnexpectedInput expected=literal found=d
    49:12 UnexpectedInput expected=verdict|held found=failed
    51:1 UnknownItem word=ruel suggestion=rule [ruel -> rule]
    53:1 GluedKeyword word=规则y keyword=规则 rest=y [规则y -> 规则 y]
    "#);
}

#[test]
fn good_clauses_survive() {
    let text = "rule r {\n  number \"1\"\n  title zh \"甲\" en \"A\"\n  requir x\n  basis sead\n  effects none\n  cite qz \"1\"\n}\n";
    insta::assert_snapshot!(salvaged(text), @r#"Rule(Rule { name: Spanned { value: "r" }, body: RuleBody { number: Some(Spanned { value: "1" }), title: Some(Text { zh: Some(Spanned { value: "甲" }), en: Some(Spanned { value: "A" }) }), tags: [], basis: None, severities: [], when: None, require: Some(Expr { kind: Name { name: "x", absolute: false } }), recommend: None, effects: Some(Effects { members: [] }), furthers: [], note: None, cites: [Cite { source: Spanned { value: "qz" }, locators: [Spanned { value: "1" }] }] } })"#);
    insta::assert_snapshot!(salvaged("rule r { number \"1\" basis sead effects none note zh \"甲\" }"), @r#"Rule(Rule { name: Spanned { value: "r" }, body: RuleBody { number: Some(Spanned { value: "1" }), title: None, tags: [], basis: None, severities: [], when: None, require: None, recommend: None, effects: Some(Effects { members: [] }), furthers: [], note: Some(Text { zh: Some(Spanned { value: "甲" }), en: None }), cites: [] } })"#);
    insta::assert_snapshot!(salvaged("facts f {\n  a int\n  b in\n  c text\n}"), @r#"Facts(Facts { group: Spanned { value: "f" }, title: None, fields: [FactField { name: Spanned { value: "a" }, ty: TypeExpr { kind: Int(None) }, label: None, definition: None, unit: None, rubric: [], cites: [] }], checks: [] })"#);
    insta::assert_snapshot!(salvaged("test \"t\" {\n  given {\n    a = 1\n    b 2\n    c = 3\n  }\n  expect r met\n}"), @r#"Test(Test { name: Spanned { value: "t" }, given: [Assignment { path: Spanned { value: "a" }, value: Expr { kind: Literal(Int(1)) } }, Assignment { path: Spanned { value: "c" }, value: Expr { kind: Literal(Int(3)) } }], expects: [Expect { subject: Spanned { value: "r" }, expected: Outcome(Spanned { value: Met }) }] })"#);
    insta::assert_snapshot!(salvaged("ruel a { require b }\n规则c { require d }\nrule e { require f }"), @r#"
    Rule(Rule { name: Spanned { value: "a" }, body: RuleBody { number: None, title: None, tags: [], basis: None, severities: [], when: None, require: Some(Expr { kind: Name { name: "b", absolute: false } }), recommend: None, effects: None, furthers: [], note: None, cites: [] } })
    Rule(Rule { name: Spanned { value: "c" }, body: RuleBody { number: None, title: None, tags: [], basis: None, severities: [], when: None, require: Some(Expr { kind: Name { name: "d", absolute: false } }), recommend: None, effects: None, furthers: [], note: None, cites: [] } })
    Rule(Rule { name: Spanned { value: "e" }, body: RuleBody { number: None, title: None, tags: [], basis: None, severities: [], when: None, require: Some(Expr { kind: Name { name: "f", absolute: false } }), recommend: None, effects: None, furthers: [], note: None, cites: [] } })
    "#);
}

#[test]
fn an_index_with_mistakes() {
    let text = r#"index m {
  titel zh "甲"
  scale {
    0 zh "零"
    1 zn "一"
    2 zh "二"
  }
  mean factor
  mean indicators when
  mean factors
  mean factors
  weak under x
  element e zh "要" {
    factor f zh "因" {
      when x ==
      indicators a.b
      indicators a.c
    }
    factr g { indicators a.d }
    factor h { indicators a.e, } factor i { indicators a.f }
  }
  element j k {
    factor l { indicators a.g }
  }
  要素n { 因素 o { 评测项 a.h } }
}
"#;
    insta::assert_snapshot!(problems(text), @r#"
    2:3 UnknownClause word=titel item=<index> suggestion=title [titel -> title]
    4:5 NumberOutOfRange found=0
    5:7 UnexpectedInput expected=number|text|end found=zn [zn -> en]
    8:8 UnexpectedInput expected=mean found=factor [factor -> factors]
    9:23 UnexpectedInput expected=expression found=<end>
    11:3 RepeatedClause word=mean
    12:8 UnexpectedInput expected=below found=under
    15:16 UnexpectedInput expected=expression found=<end>
    17:7 RepeatedClause word=indicators
    19:5 UnknownClause word=factr item=<element> suggestion=factor [factr -> factor]
    20:31 UnexpectedInput expected=name found=<end>
    22:13 UnexpectedInput expected=text|open-brace found=k
    25:3 GluedKeyword word=要素n keyword=要素 rest=n [要素n -> 要素 n]
    "#);
    insta::assert_snapshot!(salvaged(text).replace("Element {", "\nElement {").replace("Factor {", "\nFactor {"), @r#"
    Index(Index { name: Spanned { value: "m" }, title: Some(Text { zh: Some(Spanned { value: "甲" }), en: None }), scale: [Step { level: Spanned { value: 1 }, text: None }, Step { level: Spanned { value: 2 }, text: Some(Text { zh: Some(Spanned { value: "二" }), en: None }) }], means: [MeanClause { of: Factors, when: None }], weak: None, elements: [
    Element { name: Spanned { value: "e" }, label: Some(Text { zh: Some(Spanned { value: "要" }), en: None }), factors: [
    Factor { name: Spanned { value: "f" }, label: Some(Text { zh: Some(Spanned { value: "因" }), en: None }), when: Some(Expr { kind: Name { name: "x", absolute: false } }), indicators: [Spanned { value: "a.b" }] }, 
    Factor { name: Spanned { value: "h" }, label: None, when: None, indicators: [Spanned { value: "a.e" }] }, 
    Factor { name: Spanned { value: "i" }, label: None, when: None, indicators: [Spanned { value: "a.f" }] }, 
    Factor { name: Spanned { value: "l" }, label: None, when: None, indicators: [Spanned { value: "a.g" }] }] }, 
    Element { name: Spanned { value: "n" }, label: None, factors: [
    Factor { name: Spanned { value: "o" }, label: None, when: None, indicators: [Spanned { value: "a.h" }] }] }], note: None, cites: [] })
    "#);
}

#[test]
fn nested_parts_with_mistakes() {
    let words = "taxonomy f {\n  a zh \"甲\" {\n    b zh \"乙\"\n      cite qz \"1\"\n    c zh\n    d zh \"丁\"\n  }\n  e zh \"戊\" {\n    f zh \"己\" { g }\n  }\n  h zh \"庚\"\n}";
    insta::assert_snapshot!(problems(words), @r#"9:14 UnexpectedInput expected=name|string|text found={"#);
    insta::assert_snapshot!(salvaged(words).replace("Word {", "\nWord {"), @r#"
    Taxonomy(Taxonomy { name: Spanned { value: "f" }, title: None, words: [
    Word { name: Spanned { value: "a" }, label: Some(Text { zh: Some(Spanned { value: "甲" }), en: None }), cites: [], words: [
    Word { name: Spanned { value: "b" }, label: Some(Text { zh: Some(Spanned { value: "乙" }), en: None }), cites: [Cite { source: Spanned { value: "qz" }, locators: [Spanned { value: "1" }] }], words: [] }, 
    Word { name: Spanned { value: "c" }, label: None, cites: [], words: [] }, 
    Word { name: Spanned { value: "zh" }, label: None, cites: [], words: [] }, 
    Word { name: Spanned { value: "d" }, label: Some(Text { zh: Some(Spanned { value: "丁" }), en: None }), cites: [], words: [] }] }, 
    Word { name: Spanned { value: "e" }, label: Some(Text { zh: Some(Spanned { value: "戊" }), en: None }), cites: [], words: [
    Word { name: Spanned { value: "f" }, label: Some(Text { zh: Some(Spanned { value: "己" }), en: None }), cites: [], words: [] }] }, 
    Word { name: Spanned { value: "h" }, label: Some(Text { zh: Some(Spanned { value: "庚" }), en: None }), cites: [], words: [] }] })
    "#);
    insta::assert_snapshot!(problems("facts f {\n  a level rubric {\n    9 zh \"甲\"\n    x\n  }\n  b level rubric { 0 zh \"零\" }\n  c sett { d }\n}"), @r#"
    4:5 UnexpectedInput expected=string|number|text found=x
    6:20 NumberOutOfRange found=0
    7:5 UnexpectedInput expected=type found=sett [sett -> set]
    "#);
    insta::assert_snapshot!(problems("index m {\n  element e {\n    factor f { indicators (a }\n    factor g { indicators b }\n  }\n  weak below c\n}"), @r#"3:27 UnclosedBracket bracket=("#);
    insta::assert_snapshot!(salvaged("index m {\n  element e {\n    factor f { indicators (a }\n    factor g { indicators b }\n  }\n  weak below c\n}"), @r#"Index(Index { name: Spanned { value: "m" }, title: None, scale: [], means: [], weak: Some(Expr { kind: Name { name: "c", absolute: false } }), elements: [Element { name: Spanned { value: "e" }, label: None, factors: [Factor { name: Spanned { value: "f" }, label: None, when: None, indicators: [] }, Factor { name: Spanned { value: "g" }, label: None, when: None, indicators: [Spanned { value: "b" }] }] }], note: None, cites: [] })"#);
}

#[test]
fn expectations_with_mistakes() {
    let text = "test \"t\" {\n  expect a unmett\n  expect guard g criticl\n  expect model m presluded\n  expect choice c ordr a\n  expect choice c order\n  expect index i 6\n  expect index i 3..2\n  expect index i knwn\n  expect a held\n  expect a recommends x\n  expect a met\n}";
    insta::assert_snapshot!(problems(text), @r#"
    2:12 UnexpectedInput expected=verdict|held found=unmett [unmett -> unmet]
    3:18 UnexpectedInput expected=safeguard found=criticl [criticl -> critical]
    4:18 UnexpectedInput expected=band|held found=presluded [presluded -> precluded]
    5:19 UnexpectedInput expected=order found=ordr [ordr -> order]
    6:24 UnexpectedInput expected=name found=<end>
    7:18 NumberOutOfRange found=6
    8:18 NumberOutOfRange found=3..2
    9:18 UnexpectedInput expected=number|levels found=knwn
    10:16 UnexpectedInput expected=name found=<end>
    11:23 UnexpectedInput expected=string found=x
    "#);
    insta::assert_snapshot!(salvaged(text), @r#"Test(Test { name: Spanned { value: "t" }, given: [], expects: [Expect { subject: Spanned { value: "a" }, expected: Outcome(Spanned { value: Met }) }] })"#);
}

#[test]
fn brackets() {
    insta::assert_snapshot!(problems("rule a {\n  require (x\n  effects none\n}\nrule b {\n  require y\n}"), @"2:11 UnclosedBracket bracket=(");
    insta::assert_snapshot!(problems("rule a {\n  require x)\n  basis sead\n}\nrule b { }"), @r#"
    2:12 UnmatchedBracket bracket=)
    3:9 UnexpectedInput expected=basis found=sead [sead -> seed]
    "#);
    insta::assert_snapshot!(problems("rule a {\n  require (x]\n  basis sead\n}\n"), @r#"
    2:13 UnmatchedBracket bracket=]
    3:9 UnexpectedInput expected=basis found=sead [sead -> seed]
    "#);
    insta::assert_snapshot!(problems("rule a {\n  require x\n\nrule b {\n  require y\n}\n"), @"1:8 UnclosedBracket bracket={");
    insta::assert_snapshot!(problems("test \"t\" {\n  given {\n    a = 1\n  expect r met\n}\nrule b { require y }\n"), @"2:9 UnclosedBracket bracket={");
    insta::assert_snapshot!(problems("rule a {\n  require x\n}\n}\nrule b { require y }\n"), @"4:1 UnmatchedBracket bracket=}");
    insta::assert_snapshot!(problems("rule a {\n  require x }\n  effects none\n}\nrule b { require y }\n"), @"4:1 UnmatchedBracket bracket=}");
    insta::assert_snapshot!(problems("rule a { title zh \"x }\nrule b { require }\n"), @r#"
    1:19 UnterminatedString
    2:17 UnexpectedInput expected=expression found=<end>
    "#);
}

#[test]
fn body_without_end() {
    let text = "rule a {\n  require {1: 2}[1] == 2\n  basis sead\n  effects none\n\nrule b { require y }\n";
    insta::assert_snapshot!(problems(text), @r#"
    1:8 UnclosedBracket bracket={
    3:9 UnexpectedInput expected=basis found=sead [sead -> seed]
    "#);
    insta::assert_snapshot!(salvaged("param p ratio = {\n  basis seed\n}\nparam q enum { a, b } {\n  basis sead\n  unit u\n}"), @r#"Param(Param { name: Spanned { value: "q" }, ty: TypeExpr { kind: Enum([Member { name: Spanned { value: "a" }, label: None }, Member { name: Spanned { value: "b" }, label: None }]) }, value: None, values: [], title: None, basis: None, unit: Some(Spanned { value: "u" }), note: None, cites: [] })"#);
}

#[test]
fn one_line() {
    insta::assert_snapshot!(problems("规则 a { 编号 5 标题 中文 \"甲\" 严重渡 高 要求 x 影响 无 }"), @"1:11 UnexpectedInput expected=string found=5");
    insta::assert_snapshot!(problems("facts f { a int b txt c text }"), @"1:19 UnexpectedInput expected=type found=txt [txt -> text]");
    insta::assert_snapshot!(problems("taxonomy t { a zh \"b\", c zh \"d\" }"), @"1:22 UnexpectedInput expected=name|string|text found=,");
    insta::assert_snapshot!(problems("test \"t\" { given { a = 1 b == 2 } expect r met }"), @"1:28 UnexpectedInput expected=equals found==");
}

#[test]
fn files_that_are_no_text() {
    use guiju_grammar::{FileId, Source};
    let code =
        |bytes: &[u8]| Source::from_bytes(FileId(0), "a.gj", bytes).map_err(|(_, problem)| problem.code.number());
    assert_eq!(code(b"a\n\xff").err(), Some("GJ0011"));
    assert_eq!(code(b"a\0b").err(), Some("GJ0012"));
    assert_eq!(code(&vec![b' '; guiju_grammar::MAX_FILE_BYTES + 1]).err(), Some("GJ0021"));
    assert_eq!(code("\u{feff}规则".as_bytes()).unwrap().text, "规则");
}

#[test]
fn a_file_that_was_moved_in_as_a_whole_is_read() {
    insta::assert_snapshot!(problems("    ruleset a {\n    }\n\n    rule c {\n      require x\n    }\n    rule d { require y }\n"), @"");
}

#[test]
fn edges() {
    insta::assert_snapshot!(problems(""), @"1:1 EmptyFile");
    insta::assert_snapshot!(problems("  // nothing\n\n"), @"1:1 EmptyFile");
    insta::assert_snapshot!(problems("rule a { require x } rule b { require y }"), @"1:22 UnexpectedInput expected=end found=rule");
    insta::assert_snapshot!(problems("\"text\"\n= 5\nrules a {}\n模型 a {}\n规则集合 {}\nxyzzy\n"), @r#"
    1:1 UnexpectedInput expected=item found="text"
    2:1 UnexpectedInput expected=item found==
    3:1 UnknownItem word=rules suggestion=rule [rules -> rule]
    4:1 UnknownItem word=模型 suggestion=模式 [模型 -> 模式]
    5:1 GluedKeyword word=规则集合 keyword=规则集 rest=合 [规则集合 -> 规则集 合]
    6:1 UnknownItem word=xyzzy
    "#);
    insta::assert_snapshot!(problems("rule\nrule {\n}\nrule a\nvariant a b {\n}\ndefine a b\ndefine\n"), @r#"
    1:5 UnexpectedInput expected=name found=<end>
    2:5 UnexpectedInput expected=name found=<end>
    4:7 UnexpectedInput expected=open-brace found=<end>
    5:11 UnexpectedInput expected=of found=b
    7:10 UnexpectedInput expected=equals|text found=b
    8:7 UnexpectedInput expected=name found=<end>
    "#);
    insta::assert_snapshot!(problems("guard g {\n  tags a.b\n  budget 5\n  5\n}"), @r#"
    2:3 UnknownClause word=tags item=<guard>
    3:3 UnknownClause word=budget item=<guard>
    "#);
    insta::assert_snapshot!(problems("rule a {\n  number \"1\"\n  number \"2\"\n  severity low\n  severity high\n}"), @r#"
    3:3 RepeatedClause word=number
    5:3 RepeatedClause word=severity
    "#);
    insta::assert_snapshot!(problems("facts if { a int in 5..1 }\ndefine package.x = 1\nparam loop int = 99999999999999999999"), @r#"
    1:7 ReservedWord word=if
    1:21 NumberOutOfRange found=5..1
    2:8 ReservedWord word=package
    3:7 ReservedWord word=loop
    3:18 NumberOutOfRange found=99999999999999999999
    "#);
    insta::assert_snapshot!(problems("rule a { require b = c }"), @"1:20 UnexpectedInput expected=operator|clause|end found== [= -> ==]");
    insta::assert_snapshot!(problems("rule a {\n  require x\n    and number > 3\n  basis sead\n}"), @"4:9 UnexpectedInput expected=basis found=sead [sead -> seed]");
}

#[test]
fn full_width() {
    insta::assert_snapshot!(
        problems("规则 a {\n  标题 中文 “甲” 英文 \"A\"\n  标签 a.b，c.d\n  要求 （x）\n　依据 sead\n  说明 中文 ‘甲’\n}"),
        @r#"
    2:9 FullWidthPunctuation found=“” suggestion="" [“甲” -> "甲"]
    3:9 FullWidthPunctuation found=， suggestion=, [， -> ,]
    4:6 FullWidthPunctuation found=（ suggestion=( [（ -> (]
    4:8 FullWidthPunctuation found=） suggestion=) [） -> )]
    5:1 FullWidthPunctuation found=　 suggestion=  [　 ->  ]
    5:5 UnexpectedInput expected=basis found=sead [sead -> seed]
    6:9 FullWidthPunctuation found=‘’ suggestion="" [‘甲’ -> "甲"]
    "#
    );
    insta::assert_snapshot!(problems("规则 a {\n  标题 中文 甲，乙。\" 英文 \"A\"\n}"), @"2:20 UnterminatedString");
    insta::assert_snapshot!(salvaged("规则 a ｛\n  标签 a.b，c.d；\n｝\n规则 b ｛ 标题 中文 “甲” ｝"), @r#"
    Rule(Rule { name: Spanned { value: "a" }, body: RuleBody { number: None, title: None, tags: [Spanned { value: "a.b" }, Spanned { value: "c.d" }], basis: None, severities: [], when: None, require: None, recommend: None, effects: None, furthers: [], note: None, cites: [] } })
    Rule(Rule { name: Spanned { value: "b" }, body: RuleBody { number: None, title: Some(Text { zh: Some(Spanned { value: "甲" }), en: None }), tags: [], basis: None, severities: [], when: None, require: None, recommend: None, effects: None, furthers: [], note: None, cites: [] } })
    "#);
}

#[test]
fn chinese() {
    insta::assert_snapshot!(
        problems("规则 a {\n  编码 \"1\"\n  标题中文 \"甲\"\n  标签a.b\n  要求 x 且y\n  建议 中文 \"甲\" 英语 \"A\"\n  当x\n}\n保证 g {\n}\n"),
        @r#"
    2:3 UnknownClause word=编码 item=<rule> suggestion=编号 [编码 -> 编号]
    3:3 GluedKeyword word=标题中文 keyword=标题 rest=中文 [标题中文 -> 标题 中文]
    4:3 GluedKeyword word=标签a keyword=标签 rest=a [标签a -> 标签 a]
    5:8 GluedKeyword word=且y keyword=且 rest=y [且y -> 且 y]
    6:13 UnexpectedInput expected=string|text|clause found=英语 [英语 -> 英文]
    7:3 GluedKeyword word=当x keyword=当 rest=x [当x -> 当 x]
    9:1 UnknownItem word=保证 suggestion=保障 [保证 -> 保障]
    "#
    );
}

#[test]
fn templates() {
    let rule = |text: &str| problems(&format!("rule a {{ recommend zh \"{text}\" }}"));
    for good in [
        "",
        "甲",
        "{{a}}",
        "{a}",
        "{ a | percent }",
        "{a || b}",
        "{ {'a': 1}['a'] }",
        "{{{a}}}",
        "{x.exists(y, y == 'z')|list}",
    ] {
        assert_eq!(rule(good), "", "{good}");
    }
    let bad = ["{", "}", "{a", "a}", "{}", "{a|}", "{a|b|c}", "{a b}", "{a)}", "{'a}", "\\q{a}", "{a|percent} }"];
    let reports: Vec<_> = bad.iter().map(|text| format!("{text}  =>  {}", rule(text))).collect();
    insta::assert_snapshot!(reports.join("\n"), @r#"
    {  =>  1:24 BrokenTemplate
    }  =>  1:24 BrokenTemplate
    {a  =>  1:24 BrokenTemplate
    a}  =>  1:25 BrokenTemplate
    {}  =>  1:25 UnexpectedInput expected=expression found=}
    {a|}  =>  1:27 UnexpectedInput expected=name found=}
    {a|b|c}  =>  1:28 UnexpectedInput expected=close-brace found=|
    {a b}  =>  1:27 UnexpectedInput expected=close-brace|operator|format found=b
    {a)}  =>  1:27 BrokenTemplate
    {'a}  =>  1:24 BrokenTemplate
    \q{a}  =>  1:24 InvalidEscape found=\q
    {a|percent} }  =>  1:36 BrokenTemplate
    "#);
}
