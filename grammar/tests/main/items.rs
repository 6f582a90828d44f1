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
    insta::assert_snapshot!(tree, @r#"Ruleset(Ruleset { name: Spanned { value: "my.county" }, version: Some(Spanned { value: "0.1.0" }), title: Some(Text { zh: Some(Spanned { value: "甲" }), en: Some(Spanned { value: "A" }) }), note: Some(Text { zh: Some(Spanned { value: "注" }), en: Some(Spanned { value: "N" }) }), uses: [Spanned { value: "reform.base" }, Spanned { value: "other" }] })"#);
}

#[test]
fn source() {
    let tree = same(
        r#"source law1 { kind law title zh "甲" en "A" citation "甲 " "乙" year 2025 issuer zh "机关" en "Body" document "国发〔2022〕14号" issued 2022-06-06 note zh "注" en "N" }"#,
        r#"来源 law1 { 类型 法律 标题 中文 "甲" 英文 "A" 引文 "甲 乙" 年份 2025 发文机关 中文 "机关" 英文 "Body" 文号 "国发〔2022〕14号" 发布日期 2022-06-06 说明 中文 "注" 英文 "N" }"#,
    );
    insta::assert_snapshot!(tree, @r#"Source(SourceItem { name: Spanned { value: "law1" }, kind: Some(Spanned { value: Law }), title: Some(Text { zh: Some(Spanned { value: "甲" }), en: Some(Spanned { value: "A" }) }), citation: Some(Spanned { value: "甲 乙" }), year: Some(Spanned { value: 2025 }), issuer: Some(Text { zh: Some(Spanned { value: "机关" }), en: Some(Spanned { value: "Body" }) }), document: Some(Spanned { value: "国发〔2022〕14号" }), date: Some(Spanned { value: Date { year: 2022, month: 6, day: 6 } }), note: Some(Text { zh: Some(Spanned { value: "注" }), en: Some(Spanned { value: "N" }) }) })"#);
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
    insta::assert_snapshot!(tree, @r#"Taxonomy(Taxonomy { name: Spanned { value: "insight" }, title: Some(Text { zh: Some(Spanned { value: "启示" }), en: Some(Spanned { value: "Insights" }) }), words: [Word { name: Spanned { value: "service_first" }, label: Some(Text { zh: Some(Spanned { value: "服务" }), en: Some(Spanned { value: "Service" }) }), cites: [], words: [] }, Word { name: Spanned { value: "title2" }, label: None, cites: [], words: [] }, Word { name: Spanned { value: "协同" }, label: None, cites: [], words: [] }] })"#);
}

#[test]
fn finer_words() {
    let tree = same(
        r#"taxonomy force {
  support zh "支撑力" en "Support" cite qz "4-p1" {
    topdown zh "甲" en "A"
      cite qz "4.1-p1", "4.1-p2"
    cite qz "4.1-p3"
    cite zh "出处" en "cite"
    list
  }
  cite cite qz "1" zh "乙"
  drive {}
}"#,
        r#"分类 force {
  support 出处 qz "4-p1" 中文 "支撑力" 英文 "Support" {
    topdown 出处 qz "4.1-p1", "4.1-p2" 出处 qz "4.1-p3" 中文 "甲" 英文 "A"
    cite 中文 "出处" 英文 "cite"
    list
  }
  cite 中文 "乙" 出处 qz "1"
  drive { }
}"#,
    );
    insta::assert_snapshot!(tree.replace("Word {", "\nWord {"), @r#"
    Taxonomy(Taxonomy { name: Spanned { value: "force" }, title: None, words: [
    Word { name: Spanned { value: "support" }, label: Some(Text { zh: Some(Spanned { value: "支撑力" }), en: Some(Spanned { value: "Support" }) }), cites: [Cite { source: Spanned { value: "qz" }, locators: [Spanned { value: "4-p1" }] }], words: [
    Word { name: Spanned { value: "topdown" }, label: Some(Text { zh: Some(Spanned { value: "甲" }), en: Some(Spanned { value: "A" }) }), cites: [Cite { source: Spanned { value: "qz" }, locators: [Spanned { value: "4.1-p1" }, Spanned { value: "4.1-p2" }] }, Cite { source: Spanned { value: "qz" }, locators: [Spanned { value: "4.1-p3" }] }], words: [] }, 
    Word { name: Spanned { value: "cite" }, label: Some(Text { zh: Some(Spanned { value: "出处" }), en: Some(Spanned { value: "cite" }) }), cites: [], words: [] }, 
    Word { name: Spanned { value: "list" }, label: None, cites: [], words: [] }] }, 
    Word { name: Spanned { value: "cite" }, label: Some(Text { zh: Some(Spanned { value: "乙" }), en: None }), cites: [Cite { source: Spanned { value: "qz" }, locators: [Spanned { value: "1" }] }], words: [] }, 
    Word { name: Spanned { value: "drive" }, label: None, cites: [], words: [] }] })
    "#);
}

#[test]
fn rubric() {
    let tree = same(
        r#"facts context { fiscal level zh "财力" en "finance" rubric { 1 zh "一" en "one" 5 zh "五" en "five" } cite qz "1" rubric level rubric { } }"#,
        r#"指标 context { fiscal 等级 评分标准 { 1 中文 "一" 英文 "one" 5 中文 "五" 英文 "five" } 中文 "财力" 英文 "finance" 出处 qz "1" rubric 等级 评分标准 {} }"#,
    );
    insta::assert_snapshot!(tree, @r#"Facts(Facts { group: Spanned { value: "context" }, title: None, fields: [FactField { name: Spanned { value: "fiscal" }, ty: TypeExpr { kind: Level }, label: Some(Text { zh: Some(Spanned { value: "财力" }), en: Some(Spanned { value: "finance" }) }), definition: None, unit: None, rubric: [Step { level: Spanned { value: 1 }, text: Some(Text { zh: Some(Spanned { value: "一" }), en: Some(Spanned { value: "one" }) }) }, Step { level: Spanned { value: 5 }, text: Some(Text { zh: Some(Spanned { value: "五" }), en: Some(Spanned { value: "five" }) }) }], cites: [Cite { source: Spanned { value: "qz" }, locators: [Spanned { value: "1" }] }] }, FactField { name: Spanned { value: "rubric" }, ty: TypeExpr { kind: Level }, label: None, definition: None, unit: None, rubric: [], cites: [] }], checks: [] })"#);
}

#[test]
fn index() {
    let tree = same(
        r#"index maturity {
  title zh "成熟度" en "Maturity" cite lz "T1" note zh "注" en "N"
  scale { 1 zh "初始" en "initial" 2 3 zh "规范" }
  mean factors
  mean indicators when rule == "indicators"
  weak below maturity_weak + 1
  element strategy zh "战略" en "strategy" {
    factor objective zh "目标" en "objective" { indicators maturity.m01, maturity.m02 }
    factor factor { when reading == "r1" indicators maturity.m39 }
  }
  element empty { }
}
define level = index.maturity.strategy.objective"#,
        r#"指数 maturity {
  标题 中文 "成熟度" 英文 "Maturity" 出处 lz "T1" 说明 中文 "注" 英文 "N"
  等级名称 { 1 中文 "初始" 英文 "initial" 2 3 中文 "规范" }
  均值 因素
  均值 评测项 当 rule == "indicators"
  薄弱 低于 maturity_weak + 1
  要素 strategy 中文 "战略" 英文 "strategy" {
    因素 objective 中文 "目标" 英文 "objective" { 评测项 maturity.m01, maturity.m02 }
    因素 factor { 评测项 maturity.m39 当 reading == "r1" }
  }
  要素 empty {}
}
定义 level = index.maturity.strategy.objective"#,
    );
    insta::assert_snapshot!(tree.replace("Element {", "\nElement {").replace("Factor {", "\nFactor {"), @r#"
    Index(Index { name: Spanned { value: "maturity" }, title: Some(Text { zh: Some(Spanned { value: "成熟度" }), en: Some(Spanned { value: "Maturity" }) }), scale: [Step { level: Spanned { value: 1 }, text: Some(Text { zh: Some(Spanned { value: "初始" }), en: Some(Spanned { value: "initial" }) }) }, Step { level: Spanned { value: 2 }, text: None }, Step { level: Spanned { value: 3 }, text: Some(Text { zh: Some(Spanned { value: "规范" }), en: None }) }], means: [MeanClause { of: Factors, when: None }, MeanClause { of: Indicators, when: Some(Expr { kind: Binary(Spanned { value: Equal }, Expr { kind: Name { name: "rule", absolute: false } }, Expr { kind: Literal(String("indicators")) }) }) }], weak: Some(Expr { kind: Binary(Spanned { value: Add }, Expr { kind: Name { name: "maturity_weak", absolute: false } }, Expr { kind: Literal(Int(1)) }) }), elements: [
    Element { name: Spanned { value: "strategy" }, label: Some(Text { zh: Some(Spanned { value: "战略" }), en: Some(Spanned { value: "strategy" }) }), factors: [
    Factor { name: Spanned { value: "objective" }, label: Some(Text { zh: Some(Spanned { value: "目标" }), en: Some(Spanned { value: "objective" }) }), when: None, indicators: [Spanned { value: "maturity.m01" }, Spanned { value: "maturity.m02" }] }, 
    Factor { name: Spanned { value: "factor" }, label: None, when: Some(Expr { kind: Binary(Spanned { value: Equal }, Expr { kind: Name { name: "reading", absolute: false } }, Expr { kind: Literal(String("r1")) }) }), indicators: [Spanned { value: "maturity.m39" }] }] }, 
    Element { name: Spanned { value: "empty" }, label: None, factors: [] }], note: Some(Text { zh: Some(Spanned { value: "注" }), en: Some(Spanned { value: "N" }) }), cites: [Cite { source: Spanned { value: "lz" }, locators: [Spanned { value: "T1" }] }] })
    Define(Define { name: Spanned { value: "level" }, title: None, value: Expr { kind: Select { operand: Expr { kind: Select { operand: Expr { kind: Select { operand: Expr { kind: Name { name: "index", absolute: false } }, field: Spanned { value: "maturity" }, optional: false } }, field: Spanned { value: "strategy" }, optional: false } }, field: Spanned { value: "objective" }, optional: false } } })
    "#);
}

#[test]
fn an_element_and_a_factor_span_their_text() {
    let text = "index a {\n  element b {\n    factor c { indicators d }\n    factor e {\n    }\n  }\n}";
    let source = crate::support::source(text);
    let (ast, _) = guiju_grammar::parse(&source);
    let guiju_grammar::ast::ItemKind::Index(index) = &ast.items[0].kind else { panic!("no index") };
    assert_eq!(source.slice(index.elements[0].span), &text[12..text.len() - 2]);
    let factors: Vec<_> = index.elements[0].factors.iter().map(|factor| source.slice(factor.span)).collect();
    assert_eq!(factors, ["factor c { indicators d }", "factor e {\n    }"]);
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
    insta::assert_snapshot!(tree.replace("FactField", "\nFactField"), @r#"
    Facts(Facts { group: Spanned { value: "service" }, title: Some(Text { zh: Some(Spanned { value: "服务" }), en: Some(Spanned { value: "Service" }) }), fields: [
    FactField { name: Spanned { value: "ratio" }, ty: TypeExpr { kind: Ratio }, label: Some(Text { zh: Some(Spanned { value: "占比" }), en: Some(Spanned { value: "share" }) }), definition: Some(Text { zh: Some(Spanned { value: "口径" }), en: Some(Spanned { value: "definition" }) }), unit: None, rubric: [], cites: [Cite { source: Spanned { value: "qz" }, locators: [Spanned { value: "4.3-p2" }, Spanned { value: "4.3-p3" }] }] }, 
    FactField { name: Spanned { value: "days" }, ty: TypeExpr { kind: Int(Some(Range { min: Some(0.0), max: Some(100.0) })) }, label: None, definition: None, unit: Some(Spanned { value: "working_day" }), rubric: [], cites: [] }, 
    FactField { name: Spanned { value: "share" }, ty: TypeExpr { kind: Number(Some(Range { min: Some(-0.5), max: None })) }, label: None, definition: None, unit: None, rubric: [], cites: [] }, 
    FactField { name: Spanned { value: "most" }, ty: TypeExpr { kind: Int(Some(Range { min: None, max: Some(5.0) })) }, label: None, definition: None, unit: None, rubric: [], cites: [] }, 
    FactField { name: Spanned { value: "grade" }, ty: TypeExpr { kind: Level }, label: None, definition: None, unit: None, rubric: [], cites: [] }, 
    FactField { name: Spanned { value: "on" }, ty: TypeExpr { kind: Bool }, label: None, definition: None, unit: None, rubric: [], cites: [] }, 
    FactField { name: Spanned { value: "words" }, ty: TypeExpr { kind: Text }, label: None, definition: None, unit: None, rubric: [], cites: [] }, 
    FactField { name: Spanned { value: "since" }, ty: TypeExpr { kind: Date }, label: None, definition: None, unit: None, rubric: [], cites: [] }, 
    FactField { name: Spanned { value: "cover" }, ty: TypeExpr { kind: Enum([Member { name: Spanned { value: "none" }, label: None }, Member { name: Spanned { value: "yearly" }, label: Some(Text { zh: Some(Spanned { value: "年" }), en: Some(Spanned { value: "year" }) }) }]) }, label: None, definition: None, unit: None, rubric: [], cites: [] }, 
    FactField { name: Spanned { value: "channels" }, ty: TypeExpr { kind: Set { open: false, members: [Member { name: Spanned { value: "pc" }, label: None }, Member { name: Spanned { value: "window" }, label: None }] } }, label: None, definition: None, unit: None, rubric: [], cites: [] }, 
    FactField { name: Spanned { value: "feedback" }, ty: TypeExpr { kind: Set { open: true, members: [Member { name: Spanned { value: "website" }, label: None }] } }, label: None, definition: None, unit: None, rubric: [], cites: [] }, 
    FactField { name: Spanned { value: "setup" }, ty: TypeExpr { kind: Record([
    FactField { name: Spanned { value: "before" }, ty: TypeExpr { kind: Int(None) }, label: None, definition: None, unit: None, rubric: [], cites: [] }, 
    FactField { name: Spanned { value: "now" }, ty: TypeExpr { kind: Int(Some(Range { min: Some(0.0), max: None })) }, label: Some(Text { zh: Some(Spanned { value: "现在" }), en: Some(Spanned { value: "now" }) }), definition: None, unit: Some(Spanned { value: "day" }), rubric: [], cites: [] }]) }, label: None, definition: None, unit: None, rubric: [], cites: [] }, 
    FactField { name: Spanned { value: "matters" }, ty: TypeExpr { kind: List(TypeExpr { kind: Record([
    FactField { name: Spanned { value: "name" }, ty: TypeExpr { kind: Text }, label: Some(Text { zh: Some(Spanned { value: "名" }), en: Some(Spanned { value: "name" }) }), definition: None, unit: None, rubric: [], cites: [] }, 
    FactField { name: Spanned { value: "parts" }, ty: TypeExpr { kind: List(TypeExpr { kind: List(TypeExpr { kind: Text }) }) }, label: None, definition: None, unit: None, rubric: [], cites: [] }]) }) }, label: None, definition: None, unit: None, rubric: [], cites: [] }], checks: [Reasoned { weight: None, condition: Expr { kind: Binary(Spanned { value: LessEqual }, Expr { kind: Select { operand: Expr { kind: Name { name: "setup", absolute: false } }, field: Spanned { value: "now" }, optional: false } }, Expr { kind: Select { operand: Expr { kind: Name { name: "setup", absolute: false } }, field: Spanned { value: "before" }, optional: false } }) }, text: Some(Text { zh: Some(Spanned { value: "长" }), en: Some(Spanned { value: "longer" }) }), cites: [] }] })
    "#);
}

#[test]
fn facts_called_like_keywords() {
    let tree = items(
        "facts a {\n title text zh \"t\"\n check bool zh \"c\"\n check level >= 3 zh \"d\"\n level level\n source text\n unit text\n cite date\n when bool\n zh int\n check check zh \"e\"\n r record { a int  unit text  definition int }\n}",
    );
    insta::assert_snapshot!(tree.replace("FactField", "\nFactField").replace("Reasoned", "\nReasoned"), @r#"
    Facts(Facts { group: Spanned { value: "a" }, title: None, fields: [
    FactField { name: Spanned { value: "title" }, ty: TypeExpr { kind: Text }, label: Some(Text { zh: Some(Spanned { value: "t" }), en: None }), definition: None, unit: None, rubric: [], cites: [] }, 
    FactField { name: Spanned { value: "check" }, ty: TypeExpr { kind: Bool }, label: Some(Text { zh: Some(Spanned { value: "c" }), en: None }), definition: None, unit: None, rubric: [], cites: [] }, 
    FactField { name: Spanned { value: "level" }, ty: TypeExpr { kind: Level }, label: None, definition: None, unit: None, rubric: [], cites: [] }, 
    FactField { name: Spanned { value: "source" }, ty: TypeExpr { kind: Text }, label: None, definition: None, unit: None, rubric: [], cites: [] }, 
    FactField { name: Spanned { value: "unit" }, ty: TypeExpr { kind: Text }, label: None, definition: None, unit: None, rubric: [], cites: [] }, 
    FactField { name: Spanned { value: "cite" }, ty: TypeExpr { kind: Date }, label: None, definition: None, unit: None, rubric: [], cites: [] }, 
    FactField { name: Spanned { value: "when" }, ty: TypeExpr { kind: Bool }, label: None, definition: None, unit: None, rubric: [], cites: [] }, 
    FactField { name: Spanned { value: "zh" }, ty: TypeExpr { kind: Int(None) }, label: None, definition: None, unit: None, rubric: [], cites: [] }, 
    FactField { name: Spanned { value: "r" }, ty: TypeExpr { kind: Record([
    FactField { name: Spanned { value: "a" }, ty: TypeExpr { kind: Int(None) }, label: None, definition: None, unit: None, rubric: [], cites: [] }, 
    FactField { name: Spanned { value: "unit" }, ty: TypeExpr { kind: Text }, label: None, definition: None, unit: None, rubric: [], cites: [] }, 
    FactField { name: Spanned { value: "definition" }, ty: TypeExpr { kind: Int(None) }, label: None, definition: None, unit: None, rubric: [], cites: [] }]) }, label: None, definition: None, unit: None, rubric: [], cites: [] }], checks: [
    Reasoned { weight: None, condition: Expr { kind: Binary(Spanned { value: GreaterEqual }, Expr { kind: Name { name: "level", absolute: false } }, Expr { kind: Literal(Int(3)) }) }, text: Some(Text { zh: Some(Spanned { value: "d" }), en: None }), cites: [] }, 
    Reasoned { weight: None, condition: Expr { kind: Name { name: "check", absolute: false } }, text: Some(Text { zh: Some(Spanned { value: "e" }), en: None }), cites: [] }] })
    "#);
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
    insta::assert_snapshot!(tree, @r#"
    Param(Param { name: Spanned { value: "p" }, ty: TypeExpr { kind: Ratio }, value: Some(Expr { kind: Literal(Double(0.99)) }), values: [ParamValue { level: Some(Spanned { value: "county" }), from: None, value: Expr { kind: Literal(Int(-1)) } }], title: Some(Text { zh: Some(Spanned { value: "甲" }), en: Some(Spanned { value: "A" }) }), basis: Some(Spanned { value: Example }), unit: Some(Spanned { value: "share" }), note: Some(Text { zh: Some(Spanned { value: "注" }), en: Some(Spanned { value: "N" }) }), cites: [Cite { source: Spanned { value: "qz" }, locators: [Spanned { value: "1" }] }] })
    Param(Param { name: Spanned { value: "q" }, ty: TypeExpr { kind: Enum([Member { name: Spanned { value: "a" }, label: None }, Member { name: Spanned { value: "b" }, label: None }]) }, value: Some(Expr { kind: Literal(String("a")) }), values: [], title: None, basis: None, unit: None, note: None, cites: [] })
    Param(Param { name: Spanned { value: "r" }, ty: TypeExpr { kind: List(TypeExpr { kind: Text }) }, value: Some(Expr { kind: List([Element { optional: false, value: Expr { kind: Literal(String("a")) } }, Element { optional: false, value: Expr { kind: Literal(String("b")) } }]) }), values: [ParamValue { level: None, from: Some(Spanned { value: Date { year: 2024, month: 1, day: 1 } }), value: Expr { kind: List([]) } }, ParamValue { level: None, from: Some(Spanned { value: Date { year: 2026, month: 1, day: 1 } }), value: Expr { kind: List([Element { optional: false, value: Expr { kind: Literal(String("c")) } }]) } }, ParamValue { level: Some(Spanned { value: "county" }), from: Some(Spanned { value: Date { year: 2024, month: 2, day: 29 } }), value: Expr { kind: List([Element { optional: false, value: Expr { kind: Literal(String("d")) } }]) } }], title: None, basis: None, unit: None, note: None, cites: [] })
    Param(Param { name: Spanned { value: "s" }, ty: TypeExpr { kind: Date }, value: Some(Expr { kind: Literal(String("2024-01-01")) }), values: [], title: None, basis: None, unit: None, note: None, cites: [] })
    "#);
}

#[test]
fn define() {
    let tree = same(
        "define a = b or\n  c\n\ndefine d zh \"丁\" en \"D\" = [1]",
        "定义 a = b 或\n  c\n\n定义 d 中文 \"丁\" 英文 \"D\" = [1]",
    );
    insta::assert_snapshot!(tree, @r#"
    Define(Define { name: Spanned { value: "a" }, title: None, value: Expr { kind: Or([Expr { kind: Name { name: "b", absolute: false } }, Expr { kind: Name { name: "c", absolute: false } }]) } })
    Define(Define { name: Spanned { value: "d" }, title: Some(Text { zh: Some(Spanned { value: "丁" }), en: Some(Spanned { value: "D" }) }), value: Expr { kind: List([Element { optional: false, value: Expr { kind: Literal(Int(1)) } }]) } })
    "#);
}

#[test]
fn function() {
    let tree = same(
        "extern fn days(departments: int, shares: list(optional(double))) -> double zh \"天数\" en \"days\"\nextern fn now() -> record { at: int }",
        "外部 函数 days(departments: int, shares: list(optional(double))) -> double 中文 \"天数\" 英文 \"days\"\n外部 函数 now() -> record { at: int }",
    );
    insta::assert_snapshot!(tree, @r#"
    Extern(Extern { name: Spanned { value: "days" }, arguments: [Argument { name: Spanned { value: "departments" }, ty: Spanned { value: ValueType { name: "int", of: None, fields: [] } } }, Argument { name: Spanned { value: "shares" }, ty: Spanned { value: ValueType { name: "list", of: Some(ValueType { name: "optional", of: Some(ValueType { name: "double", of: None, fields: [] }), fields: [] }), fields: [] } } }], result: Spanned { value: ValueType { name: "double", of: None, fields: [] } }, title: Some(Text { zh: Some(Spanned { value: "天数" }), en: Some(Spanned { value: "days" }) }) })
    Extern(Extern { name: Spanned { value: "now" }, arguments: [], result: Spanned { value: ValueType { name: "record", of: None, fields: [Argument { name: Spanned { value: "at" }, ty: Spanned { value: ValueType { name: "int", of: None, fields: [] } } }] } }, title: None })
    "#);
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
    insta::assert_snapshot!(tree, @r#"Rule(Rule { name: Spanned { value: "my.a" }, body: RuleBody { number: Some(Spanned { value: "MY-01" }), title: Some(Text { zh: Some(Spanned { value: "甲" }), en: Some(Spanned { value: "A" }) }), tags: [Spanned { value: "a.b" }, Spanned { value: "c.d" }], basis: Some(Spanned { value: Seed }), severities: [SeverityClause { gravity: High, when: None }, SeverityClause { gravity: Critical, when: Some(Expr { kind: Binary(Spanned { value: Equal }, Expr { kind: Name { name: "x", absolute: false } }, Expr { kind: Literal(Int(1)) }) }) }], when: Some(Expr { kind: Name { name: "y", absolute: false } }), require: Some(Expr { kind: Name { name: "z", absolute: false } }), recommend: Some(TemplateText { zh: Some(Template { parts: [Text("{甲}\n"), Hole { value: Expr { kind: Select { operand: Expr { kind: Name { name: "a", absolute: false } }, field: Spanned { value: "b" }, optional: false } }, format: Some(Spanned { value: "percent" }) }, Text("乙")] }), en: Some(Template { parts: [Text("A "), Hole { value: Expr { kind: Index { operand: Expr { kind: Name { name: "c", absolute: false } }, index: Expr { kind: Literal(Int(0)) }, optional: false } }, format: None }, Text(" "), Hole { value: Expr { kind: Name { name: "d", absolute: false } }, format: None }] }) }), effects: Some(Effects { members: [] }), furthers: [Spanned { value: "r.a" }, Spanned { value: "t.b" }], note: Some(Text { zh: Some(Spanned { value: "注" }), en: Some(Spanned { value: "N" }) }), cites: [Cite { source: Spanned { value: "qz" }, locators: [Spanned { value: "1" }, Spanned { value: "2" }] }, Cite { source: Spanned { value: "lz" }, locators: [Spanned { value: "3" }] }] } })"#);
    same(&format!("variant my.a of my.b{RULE}"), &format!("细化 my.a 属于 my.b{RULE_ZH}"));
    let tree = same("variant a of b { severity low effects x, y }", "细化 a 属于 b { 影响 x, y 严重度 低 }");
    insta::assert_snapshot!(tree, @r#"Variant(Variant { name: Spanned { value: "a" }, of: Spanned { value: "b" }, body: RuleBody { number: None, title: None, tags: [], basis: None, severities: [SeverityClause { gravity: Low, when: None }], when: None, require: None, recommend: None, effects: Some(Effects { members: [Spanned { value: "x" }, Spanned { value: "y" }] }), furthers: [], note: None, cites: [] } })"#);
    same("variant a of b { severity medium basis design }", "细化 a 属于 b { 严重度 中 依据 自定 }");
}

#[test]
fn guard() {
    let tree = same(
        r#"guard g { number "G" title zh "甲" en "A" basis seed running a require b holds rules a.b, c; tags t.x; models all; plugins p.q; effects e, f holds models m.n recommend zh "做" en "do" cite qz "1" note zh "注" en "N" }"#,
        r#"保障 g { 编号 "G" 标题 中文 "甲" 英文 "A" 依据 原文 已运行 a 要求 b 暂缓 规则 a.b, c; 标签 t.x; 模式 全部; 插件 p.q; 影响 e, f 暂缓 模式 m.n 建议 中文 "做" 英文 "do" 出处 qz "1" 说明 中文 "注" 英文 "N" }"#,
    );
    insta::assert_snapshot!(tree, @r#"Guard(Guard { name: Spanned { value: "g" }, number: Some(Spanned { value: "G" }), title: Some(Text { zh: Some(Spanned { value: "甲" }), en: Some(Spanned { value: "A" }) }), basis: Some(Spanned { value: Seed }), running: Some(Expr { kind: Name { name: "a", absolute: false } }), require: Some(Expr { kind: Name { name: "b", absolute: false } }), holds: [Hold { kind: Rules, names: [Spanned { value: "a.b" }, Spanned { value: "c" }] }, Hold { kind: Tags, names: [Spanned { value: "t.x" }] }, Hold { kind: Models, names: [] }, Hold { kind: Plugins, names: [Spanned { value: "p.q" }] }, Hold { kind: Effects, names: [Spanned { value: "e" }, Spanned { value: "f" }] }, Hold { kind: Models, names: [Spanned { value: "m.n" }] }], recommend: Some(TemplateText { zh: Some(Template { parts: [Text("做")] }), en: Some(Template { parts: [Text("do")] }) }), note: Some(Text { zh: Some(Spanned { value: "注" }), en: Some(Spanned { value: "N" }) }), cites: [Cite { source: Spanned { value: "qz" }, locators: [Spanned { value: "1" }] }] })"#);
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
    insta::assert_snapshot!(tree.replace("Reasoned", "\nReasoned"), @r#"
    Choice(Choice { name: Spanned { value: "operation" }, select: Some(Spanned { value: One }), title: Some(Text { zh: Some(Spanned { value: "甲" }), en: Some(Spanned { value: "A" }) }), note: Some(Text { zh: Some(Spanned { value: "注" }), en: Some(Spanned { value: "N" }) }) })
    Choice(Choice { name: Spanned { value: "b" }, select: Some(Spanned { value: Several }), title: None, note: None })
    Model(Model { name: Spanned { value: "operation.epc" }, title: Some(Text { zh: Some(Spanned { value: "甲" }), en: Some(Spanned { value: "A" }) }), basis: Some(Spanned { value: Design }), requires: [
    Reasoned { weight: None, condition: Expr { kind: Name { name: "x", absolute: false } }, text: Some(Text { zh: Some(Spanned { value: "因" }), en: Some(Spanned { value: "why" }) }), cites: [Cite { source: Spanned { value: "qz" }, locators: [Spanned { value: "1" }] }] }], favours: [
    Reasoned { weight: Some(Spanned { value: 1 }), condition: Expr { kind: Name { name: "y", absolute: false } }, text: Some(Text { zh: Some(Spanned { value: "因" }), en: Some(Spanned { value: "why" }) }), cites: [Cite { source: Spanned { value: "qz" }, locators: [Spanned { value: "2" }] }] }], cautions: [
    Reasoned { weight: Some(Spanned { value: 2 }), condition: Expr { kind: Name { name: "z", absolute: false } }, text: Some(Text { zh: Some(Spanned { value: "因" }), en: Some(Spanned { value: "why" }) }), cites: [] }], effects: Some(Effects { members: [Spanned { value: "a" }] }), note: Some(Text { zh: Some(Spanned { value: "注" }), en: Some(Spanned { value: "N" }) }), cites: [Cite { source: Spanned { value: "qz" }, locators: [Spanned { value: "3" }] }] })
    "#);
}

#[test]
fn innovation() {
    let tree = same(
        r#"innovation gd.x { title zh "甲" en "A" answers r.a, r.b needs x zh "需" en "need" localise p, q expects a.b = 5 expects c = ["d"] expects e has "f" evidence A effects none cite qz "1" note zh "注" en "N" }"#,
        r#"创新 gd.x { 标题 中文 "甲" 英文 "A" 回应 r.a, r.b 需要 x 中文 "需" 英文 "need" 本地设定 p, q 预期 a.b = 5 预期 c = ["d"] 预期 e 含有 "f" 证据 A 影响 无 出处 qz "1" 说明 中文 "注" 英文 "N" }"#,
    );
    insta::assert_snapshot!(tree, @r#"Innovation(Innovation { name: Spanned { value: "gd.x" }, title: Some(Text { zh: Some(Spanned { value: "甲" }), en: Some(Spanned { value: "A" }) }), answers: [Spanned { value: "r.a" }, Spanned { value: "r.b" }], needs: [Reasoned { weight: None, condition: Expr { kind: Name { name: "x", absolute: false } }, text: Some(Text { zh: Some(Spanned { value: "需" }), en: Some(Spanned { value: "need" }) }), cites: [] }], localise: [Spanned { value: "p" }, Spanned { value: "q" }], expects: [Expectation { becomes: Assignment { path: Spanned { value: "a.b" }, value: Expr { kind: Literal(Int(5)) } }, adds: false }, Expectation { becomes: Assignment { path: Spanned { value: "c" }, value: Expr { kind: List([Element { optional: false, value: Expr { kind: Literal(String("d")) } }]) } }, adds: false }, Expectation { becomes: Assignment { path: Spanned { value: "e" }, value: Expr { kind: List([Element { optional: false, value: Expr { kind: Literal(String("f")) } }]) } }, adds: true }], evidence: Some(Spanned { value: Number }), effects: Some(Effects { members: [] }), note: Some(Text { zh: Some(Spanned { value: "注" }), en: Some(Spanned { value: "N" }) }), cites: [Cite { source: Spanned { value: "qz" }, locators: [Spanned { value: "1" }] }] })"#);
}

#[test]
fn test() {
    let tree = same(
        r#"test "a low " "share" { given { a.b = 0.9 c.d = "x" e = [1, 2] f = 2024-01-01 } expect r.a unmet expect r.b met expect r.c not_applicable expect r.d unknown expect r.e error }"#,
        r#"测试 "a low share" { 假设 { a.b = 0.9 c.d = "x" e = [1, 2] f = 2024-01-01 } 期望 r.a 差距 期望 r.b 达标 期望 r.c 不适用 期望 r.d 资料不足 期望 r.e 未能评定 }"#,
    );
    insta::assert_snapshot!(tree, @r#"Test(Test { name: Spanned { value: "a low share" }, given: [Assignment { path: Spanned { value: "a.b" }, value: Expr { kind: Literal(Double(0.9)) } }, Assignment { path: Spanned { value: "c.d" }, value: Expr { kind: Literal(String("x")) } }, Assignment { path: Spanned { value: "e" }, value: Expr { kind: List([Element { optional: false, value: Expr { kind: Literal(Int(1)) } }, Element { optional: false, value: Expr { kind: Literal(Int(2)) } }]) } }, Assignment { path: Spanned { value: "f" }, value: Expr { kind: Literal(String("2024-01-01")) } }], expects: [Expect { subject: Spanned { value: "r.a" }, expected: Outcome(Spanned { value: Unmet }) }, Expect { subject: Spanned { value: "r.b" }, expected: Outcome(Spanned { value: Met }) }, Expect { subject: Spanned { value: "r.c" }, expected: Outcome(Spanned { value: NotApplicable }) }, Expect { subject: Spanned { value: "r.d" }, expected: Outcome(Spanned { value: Unknown }) }, Expect { subject: Spanned { value: "r.e" }, expected: Outcome(Spanned { value: Error }) }] })"#);
}

#[test]
fn expectations() {
    let tree = same(
        r#"test "t" {
  expect a.b advised
  expect a.b held ethics, privacy
  expect a.b recommends "9" "个百分点"
  expect guard ethics in_place expect guard ethics idle expect guard ethics holding
  expect guard ethics not_shown expect guard ethics critical
  expect model o.p first expect model o.p possible expect model o.p cannot_tell expect model o.p precluded
  expect model o.p held local_fit, review
  expect choice o order p, q
  expect index m.e 3 expect index m.e.f 2..3 expect index m.e unknown
  expect guard met
  expect model held x
}"#,
        r#"测试 "t" {
  期望 a.b 可建议
  期望 a.b 待条件 ethics, privacy
  期望 a.b 建议含 "9" "个百分点"
  期望 保障 ethics 已具备 期望 保障 ethics 未触发 期望 保障 ethics 暂缓中
  期望 保障 ethics 待核实 期望 保障 ethics 重大
  期望 模式 o.p 优先论证 期望 模式 o.p 可论证 期望 模式 o.p 无法判断 期望 模式 o.p 前提不具备
  期望 模式 o.p 待条件 local_fit, review
  期望 选型 o 次序 p, q
  期望 指数 m.e 3 期望 指数 m.e.f 2..3 期望 指数 m.e 资料不足
  期望 guard 达标
  期望 model 待条件 x
}"#,
    );
    insta::assert_snapshot!(tree.replace("Expect {", "\nExpect {"), @r#"
    Test(Test { name: Spanned { value: "t" }, given: [], expects: [
    Expect { subject: Spanned { value: "a.b" }, expected: Advised }, 
    Expect { subject: Spanned { value: "a.b" }, expected: Held([Spanned { value: "ethics" }, Spanned { value: "privacy" }]) }, 
    Expect { subject: Spanned { value: "a.b" }, expected: Recommends(Spanned { value: "9个百分点" }) }, 
    Expect { subject: Spanned { value: "ethics" }, expected: Guard(Spanned { value: InPlace }) }, 
    Expect { subject: Spanned { value: "ethics" }, expected: Guard(Spanned { value: Idle }) }, 
    Expect { subject: Spanned { value: "ethics" }, expected: Guard(Spanned { value: Holding }) }, 
    Expect { subject: Spanned { value: "ethics" }, expected: Guard(Spanned { value: NotShown }) }, 
    Expect { subject: Spanned { value: "ethics" }, expected: Guard(Spanned { value: Critical }) }, 
    Expect { subject: Spanned { value: "o.p" }, expected: Band(Spanned { value: First }) }, 
    Expect { subject: Spanned { value: "o.p" }, expected: Band(Spanned { value: Possible }) }, 
    Expect { subject: Spanned { value: "o.p" }, expected: Band(Spanned { value: CannotTell }) }, 
    Expect { subject: Spanned { value: "o.p" }, expected: Band(Spanned { value: Precluded }) }, 
    Expect { subject: Spanned { value: "o.p" }, expected: ModelHeld([Spanned { value: "local_fit" }, Spanned { value: "review" }]) }, 
    Expect { subject: Spanned { value: "o" }, expected: Order([Spanned { value: "p" }, Spanned { value: "q" }]) }, 
    Expect { subject: Spanned { value: "m.e" }, expected: Level(Some((Spanned { value: 3 }, Spanned { value: 3 }))) }, 
    Expect { subject: Spanned { value: "m.e.f" }, expected: Level(Some((Spanned { value: 2 }, Spanned { value: 3 }))) }, 
    Expect { subject: Spanned { value: "m.e" }, expected: Level(None) }, 
    Expect { subject: Spanned { value: "guard" }, expected: Outcome(Spanned { value: Met }) }, 
    Expect { subject: Spanned { value: "model" }, expected: Held([Spanned { value: "x" }]) }] })
    "#);
}

#[test]
fn layout_decides_what_a_when_belongs_to() {
    let tree = items(
        "rule a {\n  severity high\n  when x\n}\nrule b {\n  severity high\n    when x\n}\nrule c { severity high when x }",
    );
    insta::assert_snapshot!(tree, @r#"
    Rule(Rule { name: Spanned { value: "a" }, body: RuleBody { number: None, title: None, tags: [], basis: None, severities: [SeverityClause { gravity: High, when: None }], when: Some(Expr { kind: Name { name: "x", absolute: false } }), require: None, recommend: None, effects: None, furthers: [], note: None, cites: [] } })
    Rule(Rule { name: Spanned { value: "b" }, body: RuleBody { number: None, title: None, tags: [], basis: None, severities: [SeverityClause { gravity: High, when: Some(Expr { kind: Name { name: "x", absolute: false } }) }], when: None, require: None, recommend: None, effects: None, furthers: [], note: None, cites: [] } })
    Rule(Rule { name: Spanned { value: "c" }, body: RuleBody { number: None, title: None, tags: [], basis: None, severities: [SeverityClause { gravity: High, when: Some(Expr { kind: Name { name: "x", absolute: false } }) }], when: None, require: None, recommend: None, effects: None, furthers: [], note: None, cites: [] } })
    "#);
    insta::assert_snapshot!(problems("rule a {\n  when y\n  severity high\n  when x\n}"), @"4:3 RepeatedClause word=when");
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
