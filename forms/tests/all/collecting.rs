//! Forms of county B, filled in and returned.

use guiju_core::Node;
use guiju_forms::{Base, Lang, Returned, Workbook, collect};
use guiju_grammar::FileId;

use crate::pen::Pen;
use crate::support::{Written, collected, example, forms, ruleset, text, told, written};

pub const MAIN: &str = "填报表";
const CHOICES: &str = "多选指标";
pub const VALUE: &str = "填报值";
pub const NUMERATOR: &str = "分子";
pub const DENOMINATOR: &str = "分母";
pub const AT_LEAST: &str = "至少";
pub const AT_MOST: &str = "至多";
pub const AS_OF: &str = "数据时点";
pub const DOCUMENT: &str = "佐证材料";
pub const REASON: &str = "未提供原因";
pub const FILLED_BY: &str = "填报人";
const CHECKED_BY: &str = "审核人";
const ANSWER: &str = "是否具备";
const OPTION: &str = "选项";

pub fn file<'f>(files: &'f [(&str, Vec<u8>)], name: &str) -> &'f [u8] {
    &files.iter().find(|(other, _)| *other == name).unwrap().1
}

pub fn sent(written: &Written, lang: Lang) -> Vec<(&'static str, Vec<u8>)> {
    let names = ["县大数据局.xlsx", "县政府办公室.xlsx", "县政务服务局.xlsx"];
    let mut forms: Vec<_> = forms(written, lang).into_iter().map(|form| (form.name, form.bytes)).collect();
    forms.sort();
    forms.into_iter().map(|(name, bytes)| (*names.iter().find(|known| **known == name).expect(&name), bytes)).collect()
}

#[test]
fn forms_that_come_back_empty_change_nothing() {
    for name in ["county_b", "city_d", "ideal", "zhejiang", "guangdong", "empty"] {
        for lang in [Lang::Zh, Lang::En] {
            let written = example(name);
            let files = sent(&written, lang);
            let collected = collected(&written, &files);
            assert_eq!(told(&collected, &files), "", "{name}");
            assert_eq!(text(&collected.document), written.text(), "{name}");
            assert!(collected.changed.is_empty());
            assert!(collected.tallies.iter().all(|tally| tally.stated == 0 && tally.reasons == 0));
        }
    }
}

#[test]
fn forms_are_the_same_in_every_run() {
    let written = example("county_b");
    let bytes = |forms: Vec<guiju_forms::Form>| forms.into_iter().map(|form| form.bytes).collect::<Vec<_>>();
    assert_eq!(bytes(forms(&written, Lang::Zh)), bytes(forms(&written, Lang::Zh)));
}

#[test]
fn a_form_asks_for_every_fact_with_its_definition() {
    let written = example("county_b");
    let files = sent(&written, Lang::Zh);
    let workbook = Workbook::read(file(&files, "县政务服务局.xlsx")).unwrap();
    let sheet = workbook.sheet(MAIN).unwrap();
    let rows: Vec<String> = (2..6)
        .map(|row| {
            let cells: Vec<String> = (0..18).map(|column| sheet.text(row, column)).collect();
            cells.join(" | ")
        })
        .collect();
    insta::assert_snapshot!(rows.join("\n"), @r"
    序号 | 指标 | 口径 | 单位 | 可填内容 | 现有值（时点、来源） | 填报值 | 分子 | 分母 | 至少 | 至多 | 数据时点 | 佐证材料 | 未提供原因 | 填报人 | 审核人 | 备注 | 指标代码
    1 | “最多跑一次”事项占比 | 申请人最多到场一次即可办结的依申请政务服务事项数，除以本级依申请政务服务事项总数；全程网办计入。原文未说明分母，此口径为本规则集自定。 |  | 百分比，如 92% | 70%（时点不详） |  |  |  |  |  |  |  |  |  |  |  | service.run_once_ratio
    2 | 可网办率 | 可以全程网上办理的依申请政务服务事项数，除以本级依申请政务服务事项总数；计量方法为本规则集自定。 |  | 百分比，如 92% | 30%（时点不详） |  |  |  |  |  |  |  |  |  |  |  | service.online_ratio
    3 | 可掌办率 | 可以在移动端全程办理的依申请政务服务事项数，除以本级依申请政务服务事项总数；计量方法为本规则集自定。 |  | 百分比，如 92% | 20%（时点不详） |  |  |  |  |  |  |  |  |  |  |  | service.mobile_ratio
    ");
    assert!(workbook.sheets.iter().any(|sheet| sheet.name.starts_with("清单1")));
}

/// What a careful department returns.
pub fn filled(files: &[(&'static str, Vec<u8>)]) -> Vec<(&'static str, Vec<u8>)> {
    let mut service = Pen::on(file(files, "县政务服务局.xlsx"));
    service.number(MAIN, "service.run_once_ratio", VALUE, 0.82);
    service.text(MAIN, "service.run_once_ratio", AS_OF, "2025-12");
    service.text(MAIN, "service.run_once_ratio", DOCUMENT, "《2025年政务服务统计表》第2页");
    service.text(MAIN, "service.run_once_ratio", FILLED_BY, "张三");
    service.text(MAIN, "service.run_once_ratio", CHECKED_BY, "李四");
    service.number(MAIN, "service.online_ratio", VALUE, 0.3);
    service.number(MAIN, "service.mobile_ratio", NUMERATOR, 310.0);
    service.number(MAIN, "service.mobile_ratio", DENOMINATOR, 1240.0);
    service.number(MAIN, "service.business_setup.now", AT_LEAST, 5.0);
    service.number(MAIN, "service.business_setup.now", AT_MOST, 7.0);
    service.text(MAIN, "service.satisfaction", REASON, "已发函");
    service.text(MAIN, "service.hotline_12345_rating", VALUE, "是");
    service.text(MAIN, "service.feedback_loop", VALUE, "有回应");
    service.text(CHOICES, "service.channels/pc", ANSWER, "是");
    service.text(CHOICES, "service.channels/window", ANSWER, "是");
    service.text(CHOICES, "service.channels/hotline", ANSWER, "否");
    service.number_at("清单1", "E4", 5.0);
    service.at("清单1", "B5", "retirement");
    service.at("清单1", "C5", "退休“一件事”");
    service.number_at("清单1", "D5", 4.0);
    let mut office = Pen::on(file(files, "县政府办公室.xlsx"));
    office.text(MAIN, "org.data_bureau", VALUE, "是");
    office.text(MAIN, "org.data_bureau", AS_OF, "2025");
    let mut data = Pen::on(file(files, "县大数据局.xlsx"));
    data.text(MAIN, "data.public_data_platform", VALUE, "是");
    data.text(MAIN, "data.list_coverage", REASON, "不掌握");
    data.number(MAIN, "data.sharing_needs.items", VALUE, 30.0);
    data.text(MAIN, "innov.reused", REASON, "未采集");
    vec![("县大数据局.xlsx", data.done()), ("县政府办公室.xlsx", office.done()), ("县政务服务局.xlsx", service.done())]
}

#[test]
fn what_is_filled_in_is_merged_with_where_it_comes_from() {
    let before = example("county_b");
    let files = filled(&sent(&before, Lang::Zh));
    let collected = collected(&before, &files);
    assert_eq!(told(&collected, &files), "");
    insta::assert_snapshot!(collected.changed.join("\n"), @r"
    data.public_data_platform
    data.sharing_needs.items
    org.data_bureau
    service.run_once_ratio
    service.mobile_ratio
    service.business_setup.now
    service.one_thing_matters
    service.satisfaction
    service.hotline_12345_rating
    service.feedback_loop
    service.channels
    ");
    insta::assert_snapshot!(collected.kept.join("\n"), @r"
    data.list_coverage
    innov.reused
    ");
    let after = text(&collected.document);
    // Only what was stated anew is different, and the profile checks.
    let old = before.text();
    let added: Vec<&str> =
        after.lines().filter(|line| !line.is_empty() && !old.lines().any(|old| old == *line)).collect();
    insta::assert_snapshot!(added.join("\n"), @r#"
    data_bureau = { value = true, source = "form_县政府办公室_2026-03-31", at = ["填报表 G5"], as_of = "2025" }
    public_data_platform = { value = true, source = "form_县大数据局_2026-03-31", at = ["填报表 G4"] }
    sharing_needs = { items = { value = 30, source = "form_县大数据局_2026-03-31", at = ["填报表 G6"] } }
    mobile_ratio = { part = 310, of = 1240, source = "form_县政务服务局_2026-03-31", at = ["填报表 H6:I6"] }
    satisfaction = { missing = "requested" }
    hotline_12345_rating = { value = true, source = "form_县政务服务局_2026-03-31", at = ["填报表 G12"] }
    feedback_loop = { value = "responded", source = "form_县政务服务局_2026-03-31", at = ["填报表 G14"] }
    [service.run_once_ratio]
    value = 0.82
    source = "form_县政务服务局_2026-03-31"
    at = ["《2025年政务服务统计表》第2页", "填报表 G4"]
    as_of = "2025-12"
    note = "填报人：张三；审核人：李四"
    [service.business_setup]
    before = 12
    now = { min = 5, max = 7, source = "form_县政务服务局_2026-03-31", at = ["填报表 J8:K8"] }
    [service.one_thing_matters]
    value = [
      { id = "newborn", name = "出生“一件事”", departments = 3, materials = 5, form_fields = 60, integrated = false },
      { id = "retirement", name = "退休“一件事”", departments = 4 },
    source = "form_县政务服务局_2026-03-31"
    at = ["清单1 “一件事”事项 B4"]
    [service.channels]
    has = [
      { value = "pc", source = "form_县政务服务局_2026-03-31", at = ["多选指标 E13"] },
      { value = "window", source = "form_县政务服务局_2026-03-31", at = ["多选指标 E15"] },
    lacks = [{ value = "hotline", source = "form_县政务服务局_2026-03-31", at = ["多选指标 E16"] }]
    [sources."form_县大数据局_2026-03-31"]
    title = { zh = "县大数据局填报的数据采集表（报送期限2026-03-31）", en = "Data collection form of 县大数据局 (due 2026-03-31)" }
    [sources."form_县政府办公室_2026-03-31"]
    title = { zh = "县政府办公室填报的数据采集表（报送期限2026-03-31）", en = "Data collection form of 县政府办公室 (due 2026-03-31)" }
    [sources."form_县政务服务局_2026-03-31"]
    title = { zh = "县政务服务局填报的数据采集表（报送期限2026-03-31）", en = "Data collection form of 县政务服务局 (due 2026-03-31)" }
    "#);
    let merged = written(&after);
    // What is collected once more changes nothing more, whether into the old profile or the new one.
    assert_eq!(text(&crate::support::collected(&before, &files).document), after);
    let again = crate::support::collected(&merged, &files);
    assert_eq!(told(&again, &files), "");
    assert_eq!(text(&again.document), after);
    assert!(again.changed.is_empty(), "{:?}", again.changed);
}

#[test]
fn every_mistake_is_named_with_its_cell() {
    let before = example("county_b");
    let files = sent(&before, Lang::Zh);
    let mut service = Pen::on(file(&files, "县政务服务局.xlsx"));
    let mut planted = vec![
        service.bare(MAIN, "service.run_once_ratio", VALUE, 99.0),
        service.bare(MAIN, "service.online_ratio", VALUE, 1.0),
        service.number(MAIN, "service.mobile_ratio", VALUE, 99.0),
        service.text(MAIN, "service.business_setup.before", VALUE, "12天"),
        service.text(MAIN, "service.business_setup.now", VALUE, "８"),
        service.text(MAIN, "service.satisfaction", VALUE, "96%"),
        service.text(MAIN, "service.feedback_loop", VALUE, "有回音"),
        service.formula(MAIN, "service.personalised_push", VALUE, "1=1", 1.0),
        service.text(MAIN, "service.needs_survey", AS_OF, "去年年底"),
        service.text(CHOICES, "service.channels/pc", ANSWER, "有"),
    ];
    service.number_at("清单1", "D5", -3.0);
    planted.push("D5".to_owned());
    let mut data = Pen::on(file(&files, "县大数据局.xlsx"));
    planted.extend([
        data.number(MAIN, "context.fiscal_capacity", VALUE, 6.0),
        data.number(MAIN, "context.digital_talent", VALUE, 2.5),
        data.add_behind(MAIN, "指标代码", 1, "去年数"),
        data.number(MAIN, "data.list_coverage", VALUE, -0.2),
        data.text(MAIN, "data.open_platform", VALUE, "是"),
        data.join(MAIN, "market.suppliers.count", VALUE),
        data.text(CHOICES, "data.social_sectors/+1", OPTION, "养老"),
    ]);
    data.text(MAIN, "data.open_platform", REASON, "不掌握");
    data.hide(MAIN, "risk.ethics_committee");
    planted.push("A".to_owned());
    let mut office = Pen::on(file(&files, "县政府办公室.xlsx"));
    planted.push(office.add_behind(MAIN, "org.data_bureau", 3, "请核"));
    // Two copies of one form that say different things, twice.
    let mut copy = Pen::on(file(&files, "县政府办公室.xlsx"));
    office.text(MAIN, "org.data_bureau", VALUE, "是");
    copy.text(MAIN, "org.data_bureau", VALUE, "否");
    office.text(CHOICES, "plan.documents/overall_plan", ANSWER, "是");
    copy.text(CHOICES, "plan.documents/overall_plan", ANSWER, "否");
    office.text(MAIN, "org.expert_committee", VALUE, "是");
    copy.text(MAIN, "org.expert_committee", VALUE, "是");
    let files = vec![
        ("县大数据局.xlsx", data.done()),
        ("县政府办公室 (1).xlsx", copy.done()),
        ("县政府办公室.xlsx", office.done()),
        ("县政务服务局.xlsx", service.done()),
    ];
    let collected = collected(&before, &files);
    let told = told(&collected, &files);
    for cell in &planted {
        assert!(told.contains(&format!("cell={cell}")), "{cell} is not named:\n{told}");
    }
    assert_eq!(planted.len(), 20);
    insta::assert_snapshot!(told, @r"
    GJ0803 县大数据局.xlsx sheet=填报表 cell=S3 detail=word-form-added-column found=去年数
    GJ0803 县大数据局.xlsx sheet=填报表 cell=G37:G38 detail=word-form-joined found=
    GJ0803 县大数据局.xlsx sheet=填报表 cell=A93 detail=word-form-hidden-row found=93
    GJ0804 县大数据局.xlsx sheet=填报表 cell=G5 path=data.list_coverage indicator-zh=政务信息清单化覆盖率 detail=word-cell-out-of-range found=-20% choices-zh=百分比，如 92%
    GJ0804 县大数据局.xlsx sheet=填报表 cell=G9 path=data.open_platform indicator-zh=政府数据统一开放平台 detail=word-cell-value-and-reason found=是
    GJ0804 县大数据局.xlsx sheet=填报表 cell=G24 path=context.fiscal_capacity indicator-zh=财政保障能力 detail=word-cell-out-of-range found=6 choices-zh=1 至 5 级
    GJ0804 县大数据局.xlsx sheet=填报表 cell=G26 path=context.digital_talent indicator-zh=数字人才储备 detail=word-cell-not-whole found=2.5 choices-zh=1 至 5 级
    GJ0804 县大数据局.xlsx sheet=多选指标 cell=C13 path=data.social_sectors indicator-zh=社会化公共数据 detail=word-cell-no-answer found=养老
    GJ0803 县政府办公室.xlsx sheet=填报表 cell=Q5 detail=word-form-added-column found=请核
    GJ0804 县政务服务局.xlsx sheet=填报表 cell=G4 path=service.run_once_ratio indicator-zh=“最多跑一次”事项占比 detail=word-cell-hundredths found=99 choices-zh=百分比，如 92% suggestion=99%
    GJ0804 县政务服务局.xlsx sheet=填报表 cell=G5 path=service.online_ratio indicator-zh=可网办率 detail=word-cell-one found=1 choices-zh=百分比，如 92%
    GJ0804 县政务服务局.xlsx sheet=填报表 cell=G6 path=service.mobile_ratio indicator-zh=可掌办率 detail=word-cell-above-all found=9900% choices-zh=百分比，如 92% suggestion=99%
    GJ0804 县政务服务局.xlsx sheet=填报表 cell=G7 path=service.business_setup.before indicator-zh=企业开办时间·改革前 detail=word-cell-with-unit found=12天 choices-zh=整数，不小于0 suggestion=12
    GJ0804 县政务服务局.xlsx sheet=填报表 cell=G8 path=service.business_setup.now indicator-zh=企业开办时间·目前 detail=word-cell-full-width found=８ choices-zh=整数，不小于0 suggestion=8
    GJ0804 县政务服务局.xlsx sheet=填报表 cell=G11 path=service.satisfaction indicator-zh=公众满意度 detail=word-cell-number-as-text found=96% choices-zh=百分比，如 92%
    GJ0804 县政务服务局.xlsx sheet=填报表 cell=G14 path=service.feedback_loop indicator-zh=反馈处置机制 detail=word-cell-not-choice found=有回音 choices-zh=未建立／有回应／有回应并防止再次发生
    GJ0804 县政务服务局.xlsx sheet=填报表 cell=G15 path=service.personalised_push indicator-zh=差异化服务与智能推送 detail=word-cell-formula found=1 choices-zh=是／否
    GJ0804 县政务服务局.xlsx sheet=填报表 cell=L16 path=service.needs_survey indicator-zh=需求调研先行 detail=word-cell-as-of found=去年年底
    GJ0804 县政务服务局.xlsx sheet=多选指标 cell=E13 path=service.channels indicator-zh=服务渠道 detail=word-cell-not-choice found=有 choices-zh=是／否／不详
    GJ0804 县政务服务局.xlsx sheet=清单1 “一件事”事项 cell=D5 path=service.one_thing_matters.departments indicator-zh=“一件事”事项·涉及部门数 detail=word-cell-out-of-range found=-3 choices-zh=整数，不小于0
    GJ0805 县政府办公室 (1).xlsx sheet=填报表 cell=G5 path=org.data_bureau indicator-zh=本级专门数据管理机构 detail-zh=县政府办公室 (1).xlsx 填报表 G5 填“否”；县政府办公室.xlsx 填报表 G5 填“是”
    GJ0805 县政府办公室 (1).xlsx sheet=多选指标 cell=E13 path=plan.documents/overall_plan indicator-zh=规划与制度文件：总体规划 detail-zh=县政府办公室 (1).xlsx 多选指标 E13 填“否”；县政府办公室.xlsx 多选指标 E13 填“是”
    ");
    // What was right in the same files is merged, what was wrong left everything as it was, and the profile checks.
    assert_eq!(collected.changed, ["org.expert_committee"]);
    let merged = written(&text(&collected.document));
    let expert = merged.document.get("org.expert_committee").and_then(Node::table).unwrap();
    assert_eq!(expert.get("value"), Some(&Node::Bool(true)));
    for path in ["service.run_once_ratio", "service.one_thing_matters", "data.list_coverage", "plan.documents"] {
        assert_eq!(merged.document.get(path), before.document.get(path), "{path}");
    }
}

#[test]
fn what_nobody_knows_makes_nothing_unknown() {
    let before = example("county_b");
    let mut office = Pen::on(file(&sent(&before, Lang::Zh), "县政府办公室.xlsx"));
    for member in ["implementation_scheme", "overall_plan"] {
        office.text(CHOICES, &format!("plan.documents/{member}"), ANSWER, "不详");
    }
    office.text(MAIN, "plan.documents", DOCUMENT, "文件目录");
    let files = [("县政府办公室.xlsx", office.done())];
    let collected = collected(&before, &files);
    assert_eq!(text(&collected.document), before.text());
    assert_eq!(collected.kept, ["plan.documents/implementation_scheme"]);
    assert!(collected.changed.is_empty());
}

#[test]
fn a_list_left_as_it_was_sent_takes_back_no_later_edit() {
    let before = example("county_b");
    let files = sent(&before, Lang::Zh);
    let item = "{ id = \"retirement\", name = \"退休“一件事”\" },\n  { id = \"newborn\"";
    let edited = written(&before.text().replacen("{ id = \"newborn\"", item, 1));
    assert_ne!(edited.text(), before.text());
    let returned: Vec<Returned<'_>> =
        files.iter().zip(0..).map(|((name, bytes), id)| Returned { file: FileId(id), name, bytes }).collect();
    let Written { document, profile } = &edited;
    let base = Base { ruleset: ruleset(), document, profile, sent: &before.profile };
    let collected = collect(&base, &returned);
    assert_eq!(text(&collected.document), edited.text());
}

#[test]
fn an_id_twice_in_a_list_is_named_with_both_cells() {
    let before = example("county_b");
    let mut service = Pen::on(file(&sent(&before, Lang::Zh), "县政务服务局.xlsx"));
    for (cell, id) in [("B5", "birth"), ("B6", "retirement"), ("B7", "birth")] {
        service.at("清单1", cell, id);
    }
    let files = [("县政务服务局.xlsx", service.done())];
    let collected = collected(&before, &files);
    insta::assert_snapshot!(told(&collected, &files), @"GJ0851 县政务服务局.xlsx sheet=清单1 “一件事”事项 cell=B7 other=B5 found=birth");
    assert_eq!(text(&collected.document), before.text());
    assert_eq!(collected.tallies[0].unusable, 1);
}

#[test]
fn dates_are_taken_as_they_are_written_where_they_mean_one_day() {
    let before = example("county_b");
    let form = sent(&before, Lang::Zh);
    let mut service = Pen::on(file(&form, "县政务服务局.xlsx"));
    let dates = [
        ("service.run_once_ratio", "2025年12月31日", Some("2025-12-31")),
        ("service.online_ratio", "2025/6/30", Some("2025-06-30")),
        ("service.mobile_ratio", "２０２５年６月", Some("2025-06")),
        ("service.satisfaction", "2025年", Some("2025")),
        ("service.business_setup.now", "2025.6", None),
        ("service.business_setup.before", "2025年2月30日", None),
        ("service.hotline_12345_rating", "2031-06-30", None),
        ("service.personalised_push", "2026", Some("2026")),
    ];
    for (fact, date, _) in dates {
        service.text(MAIN, fact, AS_OF, date);
    }
    for ratio in ["service.run_once_ratio", "service.online_ratio", "service.mobile_ratio", "service.satisfaction"] {
        service.number(MAIN, ratio, VALUE, 0.5);
    }
    service.text(MAIN, "service.personalised_push", VALUE, "是");
    let files = [("县政务服务局.xlsx", service.done())];
    let collected = collected(&before, &files);
    for (fact, _, meant) in dates.into_iter().filter(|(_, _, meant)| meant.is_some()) {
        let table = collected.document.get(fact).and_then(Node::table).unwrap();
        assert_eq!(table.get("as_of"), meant.map(Node::text).as_ref(), "{fact}");
    }
    let told = told(&collected, &files);
    let details: Vec<&str> = told.lines().filter_map(|line| line.split("detail=").nth(1)).collect();
    assert_eq!(
        details,
        ["word-cell-as-of found=2025年2月30日", "word-cell-as-of found=2025.6", "word-cell-too-late found=2031-06-30",]
    );
}

#[test]
fn what_stands_in_the_wrong_place_is_told_where_it_belongs() {
    let before = example("county_b");
    let form = sent(&before, Lang::Zh);
    let mut service = Pen::on(file(&form, "县政务服务局.xlsx"));
    let reason = service.text(MAIN, "service.satisfaction", VALUE, "不掌握");
    let formula = service.uncomputed(MAIN, "service.run_once_ratio", VALUE, "A1+B1");
    let mut office = Pen::on(file(&form, "县政府办公室.xlsx"));
    office.rename(CHOICES, "选项");
    let mut data = Pen::on(file(&form, "县大数据局.xlsx"));
    data.rename(MAIN, "Sheet2");
    let files =
        [("县大数据局.xlsx", data.done()), ("县政府办公室.xlsx", office.done()), ("县政务服务局.xlsx", service.done())];
    let collected = collected(&before, &files);
    let told = told(&collected, &files);
    for part in [
        format!("cell={reason} path=service.satisfaction indicator-zh=公众满意度 detail=word-cell-reason found=不掌握"),
        format!(
            "cell={formula} path=service.run_once_ratio indicator-zh=“最多跑一次”事项占比 detail=word-cell-formula found==A1+B1"
        ),
        "县政府办公室.xlsx sheet=选项 cell=A1 detail=word-form-renamed found=多选指标".to_owned(),
        "县大数据局.xlsx sheet=Sheet2 cell=A1 detail=word-form-renamed found=填报表".to_owned(),
    ] {
        assert!(told.contains(&part), "{part}\n{told}");
    }
    assert_eq!(collected.uncounted, ["县大数据局.xlsx"]);
    assert_eq!(text(&collected.document), before.text());
}

#[test]
fn a_form_of_another_region_or_none_is_refused() {
    let files = sent(&example("city_d"), Lang::Zh);
    let collected = collected(&example("county_b"), &files[..1]);
    insta::assert_snapshot!(told(&collected, &files), @"GJ0803 县大数据局.xlsx sheet=填表说明 cell=B4 detail=word-form-other-region found=city_d");
    let rows = guiju_forms::from_rows("path,value\na,1\n").unwrap();
    let files = [("别的表.xlsx", rows)];
    insta::assert_snapshot!(told(&crate::support::collected(&example("county_b"), &files), &files), @"GJ0803 别的表.xlsx sheet=Sheet1 cell=B2 detail=word-form-not-one found=");
}

#[test]
fn rows_that_were_added_are_told_once() {
    let before = example("county_b");
    let mut pen = Pen::on(file(&sent(&before, Lang::Zh), "县政务服务局.xlsx"));
    let row = |number: u32, text: &str| {
        format!("<row r=\"{number}\"><c r=\"B{number}\" t=\"inlineStr\"><is><t>{text}</t></is></c></row>")
    };
    pen.append(MAIN, &format!("{}{}{}", row(30, "合计"), row(31, "备注"), row(40, "另见附件")));
    let files = [("县政务服务局.xlsx", pen.done())];
    let collected = collected(&before, &files);
    insta::assert_snapshot!(told(&collected, &files), @r"
    GJ0803 县政务服务局.xlsx sheet=填报表 cell=R30 detail=word-form-added-row found=30
    GJ0803 县政务服务局.xlsx sheet=填报表 cell=R40 detail=word-form-added-row found=40
    ");
    assert_eq!(text(&collected.document), before.text());
}
