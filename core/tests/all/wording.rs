//! Conditions in plain words.

use crate::support::{compile, rule};

const PARAMS: &str = r#"
param share_min ratio = 0.9 { title zh "占比参考值" en "reference share" basis design for level county = 0.8 for level city = 0.8 }
param days_max int in 0.. = 5 { title zh "天数上限" en "greatest number of days" basis design unit day }
param dated ratio { title zh "分期目标" en "staged target" basis design from 2024-01-01 = 0.5 from 2026-01-01 = 0.6 for level county from 2024-01-01 = 0.4 }
param reading bool = true { title zh "从严口径" en "strict reading" basis design }
define busy zh "事项较多" en "there are many matters" = f.items > 100
define plain = f.a && f.b
facts g { grade int in 1..5 zh "等级" en "grade" checked list { ok bool zh "已核对" en "checked" } zh "清单" en "list of checks" day date zh "日期" en "day" }
"#;

/// The words of one condition, Chinese above English.
fn words(require: &str) -> String {
    let (ruleset, reported) = compile(&format!("{PARAMS}{}", rule("r", &format!("require {require}"))));
    assert!(reported.is_empty(), "{reported:#?}");
    let words = ruleset.summaries().remove(0).require_words;
    format!("{}\n{}", words.zh, words.en)
}

#[test]
fn facts_and_their_denials() {
    insta::assert_snapshot!(words("f.a"), @r#"
    “甲”一项为“是”
    "a" is yes
    "#);
    insta::assert_snapshot!(words("!f.a"), @r#"
    “甲”一项为“否”
    "a" is no
    "#);
    insta::assert_snapshot!(words("f.a == false"), @r#"
    “甲”一项为“否”
    "a" is no
    "#);
    insta::assert_snapshot!(words("g.checked.all(c, c.ok)"), @r#"
    每一项清单均符合：已核对
    for every entry of "list of checks", "checked" is yes
    "#);
    insta::assert_snapshot!(words("!g.checked.exists(c, !c.ok)"), @r#"
    没有一项清单符合：未核对
    for no entry of "list of checks": "checked" is no
    "#);
    insta::assert_snapshot!(words("reading"), @r#"
    “从严口径”一项为“是”
    "strict reading" is yes
    "#);
    insta::assert_snapshot!(words("busy"), @"
    事项较多
    there are many matters
    ");
    insta::assert_snapshot!(words("!busy"), @"
    并非“事项较多”
    it is not so that there are many matters
    ");
    insta::assert_snapshot!(words("!plain"), @r#"
    “甲”一项为“否”，或者“乙”一项为“否”
    "a" is no, or "b" is no
    "#);
    insta::assert_snapshot!(words("known(f.share)"), @r#"
    “占比”的情况已掌握
    "share" is known
    "#);
    insta::assert_snapshot!(words("!known(f.share)"), @r#"
    “占比”的情况不详
    "share" is not known
    "#);
    insta::assert_snapshot!(words("known(region.name)"), @r#"
    “名称·中文”、“名称·英文”的情况均已掌握
    all of "name: Chinese", "name: English" are known
    "#);
}

#[test]
fn numbers() {
    insta::assert_snapshot!(words("f.share >= share_min"), @r#"
    占比不低于占比参考值（90%；county、city为80%）
    "share" is at least the reference share (90%; county, city: 80%)
    "#);
    insta::assert_snapshot!(words("f.share >= dated"), @r#"
    占比不低于分期目标（自2024年1月1日起为50%，自2026年1月1日起为60%；county自2024年1月1日起为40%）
    "share" is at least the staged target (50% from 2024-01-01, 60% from 2026-01-01; county: 40% from 2024-01-01)
    "#);
    insta::assert_snapshot!(words("0.5 < f.share"), @r#"
    占比高于50%
    "share" is above 50%
    "#);
    insta::assert_snapshot!(words("!(f.days <= days_max)"), @r#"
    天数多于天数上限（5天）
    "days" is more than the greatest number of days (5 days)
    "#);
    insta::assert_snapshot!(words("f.items == 3 && f.items != 4"), @r#"
    项数等于3项，并且项数不等于4项
    "items" is 3 items, and "items" is not 4 items
    "#);
    insta::assert_snapshot!(words("g.grade < 3"), @r#"
    等级低于3级
    "grade" is below level 3
    "#);
    insta::assert_snapshot!(words("size(f.set) >= 2"), @r#"
    集合的数量不少于2
    the number of entries of "set" is at least 2
    "#);
    insta::assert_snapshot!(words("size(f.set) >= 1"), @r#"
    至少有一项集合
    "set" has at least one entry
    "#);
    insta::assert_snapshot!(words("size(f.list) == 0 || size(f.list) < 1"), @r#"
    列表的数量等于0，或者没有任何列表
    the number of entries of "list" is 0, or "list" has no entry
    "#);
    insta::assert_snapshot!(words("double(f.days) / double(f.items) >= 0.5"), @r#"
    天数与项数之比不低于0.5
    the ratio of "days" to "items" is at least 0.5
    "#);
    insta::assert_snapshot!(words("(f.days + 2) * 3 <= f.days"), @r#"
    （天数与2之和）与3之积不超过天数
    the product of (the sum of "days" and 2) and 3 is at most "days"
    "#);
    insta::assert_snapshot!(words("math.greatest(f.days, 3) - math.least(f.days, 1) <= 1"), @r#"
    天数、3天中的最大值与天数、1天中的最小值之差不超过1天
    the greatest of "days", 3 days less the least of "days", 1 day is at most 1 day
    "#);
    insta::assert_snapshot!(words("g.day >= timestamp('2024-01-01T00:00:00Z')"), @r#"
    日期不早于2024-01-01
    "day" is not before 2024-01-01
    "#);
    insta::assert_snapshot!(words("g.day.getFullYear() > 2023"), @r#"
    日期的年份晚于2023
    the year of "day" is after 2023
    "#);
}

#[test]
fn members() {
    insta::assert_snapshot!(words("f.kind == 'some'"), @r#"
    种类为“有”
    "kind" is "some"
    "#);
    insta::assert_snapshot!(words("f.kind != 'some'"), @r#"
    种类不是“有”
    "kind" is not "some"
    "#);
    insta::assert_snapshot!(words("region.level in ['county', 'city']"), @r#"
    层级为“county”或“city”
    "level" is "county" or "city"
    "#);
    insta::assert_snapshot!(words("!(region.level in ['county', 'city', 'province'])"), @r#"
    层级不属于“county”“city”“province”中的任何一项
    "level" is none of "county", "city", "province"
    "#);
    insta::assert_snapshot!(words("'x' in f.set"), @r#"
    集合包括“艾”
    "set" includes "X"
    "#);
    insta::assert_snapshot!(words("!('x' in f.set)"), @r#"
    集合不包括“艾”
    "set" does not include "X"
    "#);
    insta::assert_snapshot!(words("sets.contains(f.set, ['x', 'y'])"), @r#"
    集合同时包括“艾”“歪”
    "set" includes all of "X", "Y"
    "#);
    insta::assert_snapshot!(words("!sets.contains(f.set, ['x', 'y'])"), @r#"
    集合未同时包括“艾”“歪”
    "set" does not include all of "X", "Y"
    "#);
    insta::assert_snapshot!(words("sets.intersects(f.set, ['x', 'y'])"), @r#"
    集合至少包括“艾”“歪”中的一项
    "set" includes at least one of "X", "Y"
    "#);
    insta::assert_snapshot!(words("sets.equivalent(f.set, ['x', 'y'])"), @r#"
    集合恰好为“艾”“歪”
    "set" is exactly "X", "Y"
    "#);
    insta::assert_snapshot!(words("region.id in ['a.' + f.kind, 'b']"), @r#"
    代码为“a.”加种类或“b”
    "code" is "a." followed by "kind" or "b"
    "#);
}

#[test]
fn joints_are_never_ambiguous() {
    insta::assert_snapshot!(words("f.a && f.b"), @r#"
    “甲”一项为“是”，并且“乙”一项为“是”
    "a" is yes, and "b" is yes
    "#);
    insta::assert_snapshot!(words("f.a || f.b || f.c"), @r#"
    “甲”一项为“是”，或者“乙”一项为“是”，或者“丙”一项为“是”
    "a" is yes, or "b" is yes, or "c" is yes
    "#);
    insta::assert_snapshot!(words("!(f.a && f.b)"), @r#"
    “甲”一项为“否”，或者“乙”一项为“否”
    "a" is no, or "b" is no
    "#);
    insta::assert_snapshot!(words("f.a && (f.b || f.c)"), @r#"
    同时符合下列各项：（1）“甲”一项为“是”；（2）“乙”一项为“是”，或者“丙”一项为“是”
    all of the following: (1) "a" is yes; (2) "b" is yes, or "c" is yes
    "#);
    insta::assert_snapshot!(words("(f.a && f.b) || (f.c && (f.a || f.b && f.c))"), @r#"
    至少符合下列一项：（1）“甲”一项为“是”，并且“乙”一项为“是”；（2）同时符合下列各项：①“丙”一项为“是”；②“甲”一项为“是”，或者（“乙”一项为“是”，并且“丙”一项为“是”）
    at least one of the following: (1) "a" is yes, and "b" is yes; (2) all of the following: (a) "c" is yes; (b) "a" is yes, or ("b" is yes, and "c" is yes)
    "#);
    insta::assert_snapshot!(words("f.a && f.b && f.c && f.items > 1"), @r#"
    同时符合下列各项：（1）“甲”一项为“是”；（2）“乙”一项为“是”；（3）“丙”一项为“是”；（4）项数多于1项
    all of the following: (1) "a" is yes; (2) "b" is yes; (3) "c" is yes; (4) "items" is more than 1 item
    "#);
    insta::assert_snapshot!(words("f.a ? f.b : f.c"), @r#"
    如果“甲”一项为“是”，则“乙”一项为“是”；否则“丙”一项为“是”
    if "a" is yes, then "b" is yes; otherwise "c" is yes
    "#);
    insta::assert_snapshot!(words("f.a ? f.b : true"), @r#"
    “甲”一项为“是”的，“乙”一项为“是”
    where "a" is yes, "b" is yes
    "#);
    insta::assert_snapshot!(words("!(f.a ? f.b : true)"), @r#"
    “甲”一项为“是”，并且“乙”一项为“否”
    "a" is yes, and "b" is no
    "#);
    insta::assert_snapshot!(words("f.list.exists(i, i.done && i.n > 2) && f.a"), @r#"
    同时符合下列各项：（1）至少有一项列表符合：“完成”一项为“是”，并且数高于2；（2）“甲”一项为“是”
    all of the following: (1) for at least one entry of "list", "done" is yes, and "n" is above 2; (2) "a" is yes
    "#);
    insta::assert_snapshot!(words("!f.list.all(i, i.done)"), @r#"
    并非每一项列表均符合：“完成”一项为“是”
    not for every entry of "list": "done" is yes
    "#);
    insta::assert_snapshot!(words("f.list.exists_one(i, i.n == 1)"), @r#"
    恰有一项列表符合：数等于1
    for exactly one entry of "list", "n" is 1
    "#);
    insta::assert_snapshot!(words("size(f.list.filter(i, i.done)) >= 2"), @r#"
    列表中符合条件（“完成”一项为“是”）的各项的数量不少于2
    the number of the entries of "list" for which "done" is yes is at least 2
    "#);
    insta::assert_snapshot!(words("f.list.exists(i, f.list.exists(j, j.n > i.n))"), @r#"
    至少有一项列表符合：至少有一项列表符合：数高于外层该项的数
    for at least one entry of "list", for at least one entry of "list", "n" is above "n" of the outer entry
    "#);
}

const INDEX: &str = r#"
param weak level = 2 { title zh "薄弱线" en "line of weakness" basis design }
facts m { a level zh "甲" en "a" b level zh "乙" en "b" }
index i {
  title zh "成熟度" en "maturity"
  scale { 1 zh "一" en "one" 2 zh "二" en "two" 3 zh "三" en "three" 4 zh "四" en "four" 5 zh "五" en "five" }
  element org zh "组织" en "organisation" { factor mechanism zh "机制" en "mechanism" { indicators m.a, m.b } }
}
choice way { select one title zh "路" en "way" }
model way.own { title zh "自建" en "own" basis design effects none require f.a zh "甲" en "a" }
facts now { way enum { own zh "自建" en "own" } zh "现行做法" en "present way" }
"#;

fn index_words(require: &str) -> String {
    let (ruleset, reported) = compile(&format!("{INDEX}{}", rule("r", &format!("require {require}"))));
    assert!(reported.is_empty(), "{reported:#?}");
    let words = ruleset.summaries().remove(0).require_words;
    format!("{}\n{}", words.zh, words.en)
}

#[test]
fn levels_and_models() {
    insta::assert_snapshot!(index_words("index.i.org >= 3 && index.i.org.mechanism < weak"), @r#"
    成熟度的“组织”要素等级不低于3级，并且成熟度的“机制”因素等级低于薄弱线（2级）
    the level of the element "organisation" in "maturity" is at least level 3, and the level of the factor "mechanism" in "maturity" is below the line of weakness (level 2)
    "#);
    insta::assert_snapshot!(index_words("index.i.factors.all(f, f >= weak)"), @r#"
    每一项成熟度的因素等级均符合：该项不低于薄弱线（2级）
    for every entry of the levels of factors in "maturity", the entry is at least the line of weakness (level 2)
    "#);
    insta::assert_snapshot!(index_words("!index.i.elements.exists(e, e < 2)"), @r#"
    没有一项成熟度的要素等级符合：该项低于2级
    for no entry of the levels of elements in "maturity": the entry is below level 2
    "#);
    insta::assert_snapshot!(index_words("weak == 2"), @"
    薄弱线等于2级
    the line of weakness is level 2
    ");
    insta::assert_snapshot!(index_words("index.i.known_factors >= 1"), @r#"
    成熟度中等级已查明的因素数不少于1
    the number of factors in "maturity" whose level is known is at least 1
    "#);
    insta::assert_snapshot!(index_words("math.greatest(index.i.elements) - math.least(index.i.elements) <= 2"), @r#"
    成熟度的要素等级中的最大值与成熟度的要素等级中的最小值之差不高于2
    the greatest of the levels of elements in "maturity" less the least of the levels of elements in "maturity" is at most 2
    "#);
    insta::assert_snapshot!(index_words("known(index.i.org) && !known(index.i.org.mechanism)"), @r#"
    成熟度的“组织”要素等级已查明，并且成熟度的“机制”因素等级尚未查明
    the level of the element "organisation" in "maturity" is known, and the level of the factor "mechanism" in "maturity" is not known
    "#);
    insta::assert_snapshot!(index_words("model('way', now.way).eligible"), @r#"
    “现行做法”一项所填的模式的各项前提均已具备
    the model that "present way" names has all it requires
    "#);
    insta::assert_snapshot!(index_words("!model('way', 'own').eligible"), @r#"
    “自建”模式的前提未全部具备
    the model "own" does not have all it requires
    "#);
}

#[test]
fn what_cannot_be_said_is_quoted() {
    insta::assert_snapshot!(words("region.id.matches('^33')"), @r#"
    表达式“region.id.matches('^33')”成立
    the expression "region.id.matches('^33')" holds
    "#);
    insta::assert_snapshot!(words("!(f.list.map(i, i.n) == [1])"), @r#"
    表达式“f.list.map(i, i.n)”的值不等于1
    the value of the expression "f.list.map(i, i.n)" is not 1
    "#);
    let long = vec!["f.a"; 500].join(" && ");
    assert!(words(&long).starts_with("表达式“f.a && f.a"));
}

#[test]
fn an_assessment_names_the_value_that_holds_there() {
    let items = format!("{PARAMS}{}", rule("r", "require f.share >= share_min when f.share >= dated"));
    let (ruleset, _) = compile(&items);
    let facts = "level = \"county\"\n[f]\nshare = 0.7\n";
    let profile = crate::support::profile(&ruleset, facts);
    let finding = guiju_core::assess(&ruleset, &profile, &guiju_core::Context::default()).findings.remove(0);
    let when = finding.when_words.unwrap();
    insta::assert_snapshot!(format!("{}\n{}\n{}", finding.require_words.zh, when.zh, when.en), @r#"
    占比不低于占比参考值（80%）
    占比不低于分期目标（40%）
    "share" is at least the staged target (40%)
    "#);
}

#[test]
fn what_is_joined_to_a_quantifier_stands_outside_it() {
    insta::assert_snapshot!(words("!g.checked.exists(c, c.ok) || f.a"), @r#"
    至少符合下列一项：（1）没有一项清单符合：已核对；（2）“甲”一项为“是”
    at least one of the following: (1) for no entry of "list of checks": "checked" is yes; (2) "a" is yes
    "#);
    insta::assert_snapshot!(words("!g.checked.all(c, c.ok) && f.a"), @r#"
    同时符合下列各项：（1）并非每一项清单均符合：已核对；（2）“甲”一项为“是”
    all of the following: (1) not for every entry of "list of checks": "checked" is yes; (2) "a" is yes
    "#);
}

#[test]
fn what_is_blank_is_called_so() {
    let filled = words("f.list.exists(i, string(i.n).trim() != \"\")");
    assert!(filled.contains("已填写") && filled.contains("is filled in"), "{filled}");
    let blank = words("f.list.exists(i, string(i.n) == \"\")");
    assert!(blank.contains("未填写") && blank.contains("is empty"), "{blank}");
}
