//! Every kind of item, and the same item in both spellings.

use crate::support::{items, problems};

/// The tree of the first text, which the second, with the other keywords, must have too.
fn same(english: &str, chinese: &str) -> String {
    let tree = items(english);
    assert_eq!(tree, items(chinese));
    tree
}

#[test]
fn ruleset() {
    let tree = same(
        r#"ruleset my.county { version "0.1.0" title zh "甲" en "A" note zh "注" en "N" uses reform.base, other }"#,
        r#"规则集 my.county { 引用 reform.base, other 说明 中文 "注" 英文 "N" 标题 中文 "甲" 英文 "A" 版本 "0.1.0" }"#,
    );
    insta::assert_snapshot!(tree, @"");
}

#[test]
fn source() {
    let tree = same(
        r#"source law1 { kind law title zh "甲" en "A" citation "甲 " "乙" year 2025 issuer zh "机关" en "Body" document "国发〔2022〕14号" issued 2022-06-06 note zh "注" en "N" }"#,
        r#"来源 law1 { 类型 法律 标题 中文 "甲" 英文 "A" 引文 "甲 乙" 年份 2025 发文机关 中文 "机关" 英文 "Body" 文号 "国发〔2022〕14号" 发布日期 2022-06-06 说明 中文 "注" 英文 "N" }"#,
    );
    insta::assert_snapshot!(tree, @"");
    for (english, chinese) in [("policy", "政策"), ("standard", "标准"), ("paper", "论文")] {
        same(&format!("source a {{ kind {english} }}"), &format!("来源 a {{ 类型 {chinese} }}"));
    }
}

#[test]
fn taxonomy() {
    let tree = same(
        r#"taxonomy insight { title zh "启示" en "Insights" service_first zh "服务" en "Service" title2 协同 }"#,
        r#"分类 insight { 标题 中文 "启示" 英文 "Insights" service_first 中文 "服务" 英文 "Service" title2 协同 }"#,
    );
    insta::assert_snapshot!(tree, @"");
}

#[test]
fn facts() {
    let tree = same(
        r#"facts service {
  title zh "服务" en "Service"
  ratio ratio zh "占比" en "share" definition zh "口径" en "definition" cite qz "4.3-p2", "4.3-p3"
  days int in 0..100 unit working_day
  share number in -0.5..
  most int in ..5
  grade level  on bool  words text  since date
  cover enum { none, yearly zh "年" en "year", }
  channels set { pc, window }
  feedback open set { website }
  setup record { before int  now int in 0.. unit day zh "现在" en "now" }
  matters list { name text zh "名" en "name" parts list list text }
  check setup.now <= setup.before zh "长" en "longer"
}"#,
        r#"指标 service {
  标题 中文 "服务" 英文 "Service"
  ratio 比率 口径 中文 "口径" 英文 "definition" 出处 qz "4.3-p2", "4.3-p3" 中文 "占比" 英文 "share"
  days 整数 in 0..100 单位 working_day
  share 数值 in -0.5..
  most 整数 in ..5
  grade 等级  on 布尔  words 文本  since 日期
  cover 枚举 { none, yearly 中文 "年" 英文 "year", }
  channels 集合 { pc, window }
  feedback 开放 集合 { website }
  setup 记录 { before 整数  now 整数 in 0.. 单位 day 中文 "现在" 英文 "now" }
  matters 列表 { name 文本 中文 "名" 英文 "name" parts 列表 列表 文本 }
  核对 setup.now <= setup.before 中文 "长" 英文 "longer"
}"#,
    );
    insta::assert_snapshot!(tree.replace("FactField", "\nFactField"), @"");
}

#[test]
fn facts_called_like_keywords() {
    let tree = items(
        "facts a {\n title text zh \"t\"\n check bool zh \"c\"\n check level >= 3 zh \"d\"\n level level\n source text\n unit text\n cite date\n when bool\n zh int\n check check zh \"e\"\n r record { a int  unit text  definition int }\n}",
    );
    insta::assert_snapshot!(tree.replace("FactField", "\nFactField").replace("Reasoned", "\nReasoned"), @"");
}

#[test]
fn param() {
    let tree = same(
        r#"param p ratio = 0.99 { title zh "甲" en "A" basis example cite qz "1" unit share note zh "注" en "N" for level county = -1 }
param q enum { a, b } = "a"
param r list text = ["a", "b"] { from 2024-01-01 = [] from 2026-01-01 = ["c"] for level county from 2024-02-29 = ["d"] }
param s date = 2024-01-01 {}"#,
        r#"参数 p 比率 = 0.99 { 标题 中文 "甲" 英文 "A" 依据 示例 出处 qz "1" 单位 share 说明 中文 "注" 英文 "N" 适用 等级 county = -1 }
参数 q 枚举 { a, b } = "a"
参数 r 列表 文本 = ["a", "b"] { 自 2024-01-01 = [] 自 2026-01-01 = ["c"] 适用 等级 county 自 2024-02-29 = ["d"] }
参数 s 日期 = 2024-01-01 {}"#,
    );
    insta::assert_snapshot!(tree, @"");
}

#[test]
fn define() {
    let tree = same(
        "define a = b or\n  c\n\ndefine d zh \"丁\" en \"D\" = [1]",
        "定义 a = b 或\n  c\n\n定义 d 中文 \"丁\" 英文 \"D\" = [1]",
    );
    insta::assert_snapshot!(tree, @"");
}

const RULE: &str = r#" { number "MY-01" title zh "甲" en "A" tags a.b, c.d basis seed severity high
  severity critical when x == 1
  when y
  require z recommend zh "{{甲}}\n{a.b|percent}乙" en "A {c[0]}" " {d}" effects none furthers r.a, t.b cite qz "1", "2" cite lz "3" note zh "注" en "N" }"#;
const RULE_ZH: &str = r#" { 编号 "MY-01" 标题 中文 "甲" 英文 "A" 标签 a.b, c.d 依据 原文 严重度 高
  严重度 重大 当 x == 1
  当 y
  要求 z 建议 中文 "{{甲}}\n{a.b|percent}乙" 英文 "A {c[0]}" " {d}" 影响 无 促进 r.a, t.b 出处 qz "1", "2" 出处 lz "3" 说明 中文 "注" 英文 "N" }"#;

#[test]
fn rule_and_variant() {
    let tree = same(&format!("rule my.a{RULE}"), &format!("规则 my.a{RULE_ZH}"));
    insta::assert_snapshot!(tree, @"");
    same(&format!("variant my.a of my.b{RULE}"), &format!("细化 my.a 属于 my.b{RULE_ZH}"));
    let tree = same("variant a of b { severity low effects x, y }", "细化 a 属于 b { 影响 x, y 严重度 低 }");
    insta::assert_snapshot!(tree, @"");
    same("variant a of b { severity medium basis design }", "细化 a 属于 b { 严重度 中 依据 自定 }");
}

#[test]
fn guard() {
    let tree = same(
        r#"guard g { number "G" title zh "甲" en "A" basis seed running a require b holds rules a.b, c; tags t.x; models all; plugins p.q; effects e, f holds models m.n recommend zh "做" en "do" cite qz "1" note zh "注" en "N" }"#,
        r#"保障 g { 编号 "G" 标题 中文 "甲" 英文 "A" 依据 原文 已运行 a 要求 b 暂缓 规则 a.b, c; 标签 t.x; 模式 全部; 插件 p.q; 影响 e, f 暂缓 模式 m.n 建议 中文 "做" 英文 "do" 出处 qz "1" 说明 中文 "注" 英文 "N" }"#,
    );
    insta::assert_snapshot!(tree, @"");
}

#[test]
fn choice_and_model() {
    let tree = same(
        r#"choice operation { select one title zh "甲" en "A" note zh "注" en "N" }
choice b { select several }
model operation.epc {
  title zh "甲" en "A" basis design effects a
  require x zh "因" en "why" cite qz "1"
  favour 1 when y zh "因" en "why"
    cite qz "2"
  caution 2 when z zh "因" en "why"
  cite qz "3"
  note zh "注" en "N"
}"#,
        r#"选型 operation { 选择 一项 标题 中文 "甲" 英文 "A" 说明 中文 "注" 英文 "N" }
选型 b { 选择 多项 }
模式 operation.epc {
  标题 中文 "甲" 英文 "A" 依据 自定 影响 a
  要求 x 中文 "因" 英文 "why" 出处 qz "1"
  有利 1 当 y 中文 "因" 英文 "why"
    出处 qz "2"
  顾虑 2 当 z 中文 "因" 英文 "why"
  出处 qz "3"
  说明 中文 "注" 英文 "N"
}"#,
    );
    insta::assert_snapshot!(tree.replace("Reasoned", "\nReasoned"), @"");
}

#[test]
fn innovation() {
    let tree = same(
        r#"innovation gd.x { title zh "甲" en "A" answers r.a, r.b needs x zh "需" en "need" localise p, q expects a.b = 5 expects c = ["d"] evidence A effects none cite qz "1" note zh "注" en "N" }"#,
        r#"创新 gd.x { 标题 中文 "甲" 英文 "A" 回应 r.a, r.b 需要 x 中文 "需" 英文 "need" 本地设定 p, q 预期 a.b = 5 预期 c = ["d"] 证据 A 影响 无 出处 qz "1" 说明 中文 "注" 英文 "N" }"#,
    );
    insta::assert_snapshot!(tree, @"");
}

#[test]
fn test() {
    let tree = same(
        r#"test "a low " "share" { given { a.b = 0.9 c.d = "x" e = [1, 2] f = 2024-01-01 } expect r.a unmet expect r.b met expect r.c not_applicable expect r.d unknown expect r.e error }"#,
        r#"测试 "a low share" { 假设 { a.b = 0.9 c.d = "x" e = [1, 2] f = 2024-01-01 } 期望 r.a 差距 期望 r.b 达标 期望 r.c 不适用 期望 r.d 资料不足 期望 r.e 未能评定 }"#,
    );
    insta::assert_snapshot!(tree, @"");
}

#[test]
fn layout_decides_what_a_when_belongs_to() {
    let tree = items("rule a {\n  severity high\n  when x\n}\nrule b {\n  severity high\n    when x\n}\nrule c { severity high when x }");
    insta::assert_snapshot!(tree, @"");
    insta::assert_snapshot!(problems("rule a {\n  when y\n  severity high\n  when x\n}"), @"");
}

#[test]
fn line_ends_and_comments_do_not_matter() {
    let text = "// head\nrule a { // one\n  require x // two\n    && y\n  // three\n}\n// tail\n";
    assert_eq!(items(text), items(&text.replace('\n', "\r\n")));
    let (ast, _) = guiju_grammar::parse(&crate::support::source(text));
    let comments: Vec<_> = ast.comments.iter().map(|comment| comment.text.as_str()).collect();
    assert_eq!(comments, [" head", " one", " two", " three", " tail"]);
    let (ast, _) = guiju_grammar::parse(&crate::support::source(&text.replace('\n', "\r\n")));
    assert!(ast.comments.iter().all(|comment| !comment.text.contains('\r')));
}

#[test]
fn an_item_spans_its_text() {
    let text = "// a\nrule a {\n} // b\ndefine c = d && e  // f\n";
    let source = crate::support::source(text);
    let (ast, _) = guiju_grammar::parse(&source);
    let texts: Vec<_> = ast.items.iter().map(|item| source.slice(item.span)).collect();
    assert_eq!(texts, ["rule a {\n}", "define c = d && e"]);
}
