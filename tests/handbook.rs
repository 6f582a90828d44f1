//! The handbook of the shipped rules.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use guiju::i18n::{Lang, Words};
use guiju::inputs::Inputs;
use guiju::pipeline::{self, Rules};
use guiju::report::{handbook, markdown};

fn shipped() -> Rules {
    pipeline::rules(&mut Inputs::default(), &[], &[]).expect("the shipped rules are without fault")
}

fn printed(rules: &Rules, lang: Lang) -> String {
    markdown(&handbook(rules.ruleset(), &rules.summaries(), &Words::new(lang)))
}

#[test]
fn every_rule_guard_model_parameter_and_source_is_told_in_both_languages() {
    let rules = shipped();
    let ruleset = rules.ruleset();
    for lang in [Lang::Zh, Lang::En] {
        let text = printed(&rules, lang);
        let numbers =
            ruleset.rules.iter().map(|rule| &rule.number).chain(ruleset.guards.iter().map(|guard| &guard.number));
        let names =
            ruleset.models.iter().map(|model| &model.name).chain(ruleset.params.iter().map(|param| &param.name));
        let missing: Vec<&String> = numbers.chain(names).filter(|name| !text.contains(name.as_str())).collect();
        assert!(missing.is_empty(), "{missing:?} in {lang:?}");
        for source in &ruleset.sources {
            let line = source.citation.as_deref().unwrap_or_default().split('[').next().unwrap_or_default();
            assert!(text.contains(line), "{line} in {lang:?}");
        }
    }
}

#[test]
fn every_shipped_condition_can_be_said() {
    let rules = shipped();
    let (zh, en) = (printed(&rules, Lang::Zh), printed(&rules, Lang::En));
    let unsaid: Vec<&str> = zh.lines().filter(|line| line.contains("表达式“")).collect();
    assert!(unsaid.is_empty(), "{unsaid:#?}");
    let unsaid: Vec<&str> = en.lines().filter(|line| line.contains("the expression \"")).collect();
    assert!(unsaid.is_empty(), "{unsaid:#?}");
}

#[test]
fn an_entry_tells_everything_about_a_rule() {
    insta::assert_snapshot!(entry(Lang::Zh, "TRA-03"), @"
    TRA-03 网办掌办水平

    - **名称** `tra.online_mobile`
    - **标签** 服务为民、牵引力、价值型—需求牵引
    - **严重程度** 中
    - **适用** 所有地区
    - **要求** 可网办率不低于可网办率参考值（90%；县级、乡镇级为80%），并且可掌办率不低于可掌办率参考值（80%；县级、乡镇级为65%）
    - **要求（表达式）** `service.online_ratio >= online_target && service.mobile_ratio >= mobile_target`
    - **参数** 可网办率参考值（online_target）：90%；县级、乡镇级为80%，依据为自定
    - **参数** 可掌办率参考值（mobile_target）：80%；县级、乡镇级为65%，依据为自定
    - **建议** 建议从办理量大、材料简单的事项入手，逐步扩大网上和移动端全程办理的范围，并保留线下渠道。可网办率：〔可网办率〕，参考值〔可网办率参考值〕；可掌办率：〔可掌办率〕，参考值〔可掌办率参考值〕。
    - **影响** 扩大线上办理
    - **须先具备的保障** G-INCLUSION 数字包容
    - **依据** 原文：所引文献的主张，不是官方要求
    - **出处** 〔1〕第3.1节第4段、第3.2.1节第1段、第3.2.2节第1段
    ");
    insta::assert_snapshot!(entry(Lang::En, "TRA-03"), @r#"
    TRA-03 Online and mobile handling

    - **name** `tra.online_mobile`
    - **tags** Service first, Traction, Value: led by need
    - **severity** medium
    - **when** every region
    - **require** "share of matters available online" is at least the reference share of matters available online (90%; county, township: 80%), and "share of matters available on mobile" is at least the reference share of matters available on mobile (80%; county, township: 65%)
    - **require (expression)** `service.online_ratio >= online_target && service.mobile_ratio >= mobile_target`
    - **parameter** reference share of matters available online (online_target): 90%; county, township: 80%; basis: our design
    - **parameter** reference share of matters available on mobile (mobile_target): 80%; county, township: 65%; basis: our design
    - **advice** Widen what can be done online and on mobile from start to end, beginning with frequent and simple matters, and keep the offline channels. Online: \[share of matters available online\], reference \[reference share of matters available online\]. Mobile: \[share of matters available on mobile\], reference \[reference share of matters available on mobile\].
    - **effects** wider online handling
    - **waits for** G-INCLUSION Digital inclusion
    - **basis** source: what the cited paper calls for, not an official requirement
    - **source** \[1\] § 3.1 para. 4, § 3.2.1 para. 1, § 3.2.2 para. 1
    "#);
}

fn entry(lang: Lang, number: &str) -> String {
    let text = printed(&shipped(), lang);
    let entries = text.split("\n### ");
    let found = entries.into_iter().find(|entry| entry.starts_with(number));
    found.expect("the rule is there").trim().to_owned()
}
