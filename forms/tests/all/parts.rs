//! Numbers that are stated as a part of a whole, or between bounds.

use guiju_core::partial::Known;
use guiju_core::profile::Given;
use guiju_core::value::Value;
use guiju_forms::{Lang, Workbook};

use crate::collecting::{
    AS_OF, AT_LEAST, AT_MOST, DENOMINATOR, DOCUMENT, FILLED_BY, MAIN, NUMERATOR, REASON, VALUE, file, sent,
};
use crate::pen::Pen;
use crate::support::{Written, collected, ruleset, text, told, written};

const SERVICE: &str = "县政务服务局.xlsx";
const DATA: &str = "县大数据局.xlsx";

const COUNTY: &str = r#"kind = "own"

[region]
id = "some_county"
name = { zh = "某县", en = "Some County" }
level = "county"

[data]
sharing_needs = { items = { min = 30, as_of = "2024" } }

[market]
operator_state_share = { part = 0.51, of = 1.0 }

[innov]
track_count = { min = 1, max = 3, note = "各部门说法不一" }

[maturity]
m01 = { min = 2 }

[service]
online_ratio = { min = 0.9, as_of = "2025-06" }
mobile_ratio = { max = 0.5 }

[service.run_once_ratio]
part = 1104
of = 1200
source = "yearbook"
at = ["第 3 页"]
as_of = "2024"
confidence = "stated_fact"
note = "按受理量计"

[sources.yearbook]
title = { zh = "年鉴", en = "Yearbook" }
"#;

/// The forms of the county, with what it states filled in once more and nothing beside it.
fn said_again(before: &Written) -> Vec<(&'static str, Vec<u8>)> {
    let files = sent(before, Lang::Zh);
    let mut service = Pen::on(file(&files, SERVICE));
    service.number(MAIN, "service.run_once_ratio", NUMERATOR, 1104.0);
    service.number(MAIN, "service.run_once_ratio", DENOMINATOR, 1200.0);
    service.number(MAIN, "service.online_ratio", AT_LEAST, 0.9);
    service.number(MAIN, "service.mobile_ratio", AT_MOST, 0.5);
    let mut data = Pen::on(file(&files, DATA));
    data.number(MAIN, "data.sharing_needs.items", AT_LEAST, 30.0);
    data.number(MAIN, "market.operator_state_share", NUMERATOR, 0.51);
    data.number(MAIN, "market.operator_state_share", DENOMINATOR, 1.0);
    data.number(MAIN, "innov.track_count", AT_LEAST, 1.0);
    data.number(MAIN, "innov.track_count", AT_MOST, 3.0);
    data.number(MAIN, "maturity.m01", AT_LEAST, 2.0);
    vec![(DATA, data.done()), (SERVICE, service.done())]
}

#[test]
fn a_form_shows_the_parts_and_has_columns_for_them_where_they_can_be_given() {
    let before = written(COUNTY);
    let files = sent(&before, Lang::Zh);
    let shown = |name: &str, code: &str| {
        let workbook = Workbook::read(file(&files, name)).unwrap();
        let sheet = workbook.sheet(MAIN).unwrap();
        let row = (3..sheet.rows()).find(|row| sheet.columns(*row).any(|column| sheet.text(*row, column) == code));
        sheet.text(row.unwrap(), 5)
    };
    assert_eq!(shown(SERVICE, "service.run_once_ratio"), "92%，即 1104/1200（2024，年鉴，第 3 页）");
    assert_eq!(shown(SERVICE, "service.online_ratio"), "90%至100%（2025-06）");
    assert_eq!(shown(DATA, "innov.track_count"), "1条赛道至3条赛道（时点不详）");
    // A department without numbers has a form as short as ever, and no lines on how to fill in what it does not have.
    let office = Workbook::read(file(&files, "县政府办公室.xlsx")).unwrap();
    let service = Workbook::read(file(&files, SERVICE)).unwrap();
    let says = |workbook: &Workbook, heading: &str| {
        workbook.sheets.iter().any(|sheet| sheet.cells.values().any(|cell| cell.shown().contains(heading)))
    };
    for heading in [NUMERATOR, DENOMINATOR, AT_LEAST, AT_MOST] {
        assert!(says(&service, heading) && !says(&office, heading), "{heading}");
    }
}

#[test]
fn the_same_said_again_gives_the_same_profile() {
    let before = written(COUNTY);
    for files in [sent(&before, Lang::Zh), sent(&before, Lang::En), said_again(&before)] {
        let collected = collected(&before, &files);
        assert_eq!(told(&collected, &files), "");
        assert_eq!(text(&collected.document), before.text());
        assert!(collected.changed.is_empty(), "{:?}", collected.changed);
    }
}

#[test]
fn parts_and_bounds_enter_the_profile_with_where_they_come_from() {
    let before = written(&COUNTY.replace("{ min = 0.9, as_of = \"2025-06\" }", "0.92"));
    let files = sent(&before, Lang::Zh);
    let mut service = Pen::on(file(&files, SERVICE));
    // The value beside them is the same to as many places as it has.
    service.number(MAIN, "service.run_once_ratio", VALUE, 0.933);
    service.number(MAIN, "service.run_once_ratio", NUMERATOR, 1400.0);
    service.number(MAIN, "service.run_once_ratio", DENOMINATOR, 1500.0);
    service.text(MAIN, "service.run_once_ratio", AS_OF, "2025");
    service.text(MAIN, "service.run_once_ratio", DOCUMENT, "统计表第2页");
    service.text(MAIN, "service.run_once_ratio", FILLED_BY, "张三");
    service.number(MAIN, "service.online_ratio", NUMERATOR, 1104.0);
    service.number(MAIN, "service.online_ratio", DENOMINATOR, 1200.0);
    service.number(MAIN, "service.business_setup.now", AT_LEAST, 3.0);
    service.number(MAIN, "service.business_setup.now", AT_MOST, 5.0);
    let files = vec![(SERVICE, service.done())];
    let collected = collected(&before, &files);
    assert_eq!(told(&collected, &files), "");
    // The share online is what it was, and is now stated with its parts.
    assert_eq!(collected.changed, ["service.run_once_ratio", "service.business_setup.now"]);
    let after = text(&collected.document);
    let old = before.text();
    let added: Vec<&str> = after.lines().filter(|line| !old.lines().any(|old| old == *line)).collect();
    insta::assert_snapshot!(added.join("\n"), @r#"
    online_ratio = { part = 1104, of = 1200, source = "form_县政务服务局_2026-03-31", at = ["填报表 H5:I5"] }
    business_setup = { now = { min = 3, max = 5, source = "form_县政务服务局_2026-03-31", at = ["填报表 J8:K8"] } }
    part = 1400
    of = 1500
    source = "form_县政务服务局_2026-03-31"
    at = ["统计表第2页", "填报表 H4:I4"]
    as_of = "2025"
    note = "填报人：张三"
    [sources."form_县政务服务局_2026-03-31"]
    title = { zh = "县政务服务局填报的数据采集表（报送期限2026-03-31）", en = "Data collection form of 县政务服务局 (due 2026-03-31)" }
    "#);
    let merged = written(&after);
    let now = ruleset().schema.find("service.business_setup.now").unwrap();
    let Given::Value(Value::Partial(partial)) = &merged.profile.entry(now).unwrap().given else { panic!("bounds") };
    assert!(!matches!(partial.known, Known::Nothing));
    // The same files give the same profile, however often, and so do forms of it that come back empty.
    let again = crate::support::collected(&merged, &files);
    assert_eq!((text(&again.document), again.changed.len()), (after.clone(), 0));
    assert_eq!(text(&crate::support::collected(&merged, &sent(&merged, Lang::Zh)).document), after);
}

#[test]
fn mistakes_in_parts_and_bounds_are_named_with_their_cells() {
    let before = written(COUNTY);
    let files = sent(&before, Lang::Zh);
    let mut service = Pen::on(file(&files, SERVICE));
    service.number(MAIN, "service.run_once_ratio", NUMERATOR, 1300.0);
    service.number(MAIN, "service.run_once_ratio", DENOMINATOR, 1200.0);
    service.number(MAIN, "service.online_ratio", NUMERATOR, 7.0);
    service.number(MAIN, "service.mobile_ratio", DENOMINATOR, 7.0);
    service.text(MAIN, "service.business_setup.before", AT_LEAST, "12天");
    service.number(MAIN, "service.business_setup.now", VALUE, 5.0);
    service.number(MAIN, "service.business_setup.now", AT_MOST, 8.0);
    service.number(MAIN, "service.satisfaction", VALUE, 0.95);
    service.number(MAIN, "service.satisfaction", NUMERATOR, 90.0);
    service.number(MAIN, "service.satisfaction", DENOMINATOR, 100.0);
    let mut data = Pen::on(file(&files, DATA));
    data.number(MAIN, "data.list_coverage", NUMERATOR, 0.0);
    data.number(MAIN, "data.list_coverage", DENOMINATOR, 0.0);
    data.number(MAIN, "innov.track_count", AT_LEAST, 4.0);
    data.number(MAIN, "innov.track_count", AT_MOST, 2.0);
    data.number(MAIN, "risk.tech_only_project_ratio", AT_MOST, 20.0);
    data.number(MAIN, "data.sharing_needs.items", AT_LEAST, 2.5);
    data.number(MAIN, "data.sharing_needs.total", NUMERATOR, 3.0);
    data.number(MAIN, "data.sharing_needs.total", VALUE, 1699.0);
    data.number(MAIN, "data.sharing_needs.met", AT_LEAST, 3.0);
    data.text(MAIN, "data.sharing_needs.met", REASON, "不掌握");
    data.number(MAIN, "maturity.m01", AT_MOST, 6.0);
    data.formula(MAIN, "data.collection_ratio", NUMERATOR, "1+1", 2.0);
    data.number(MAIN, "data.collection_ratio", DENOMINATOR, 4.0);
    let files = vec![(DATA, data.done()), (SERVICE, service.done())];
    let collected = collected(&before, &files);
    insta::assert_snapshot!(told(&collected, &files), @r"
    GJ0804 县大数据局.xlsx sheet=填报表 cell=I5 path=data.list_coverage indicator-zh=政务信息清单化覆盖率 detail=word-cell-denominator-zero found=0
    GJ0804 县大数据局.xlsx sheet=填报表 cell=J6 path=data.sharing_needs.items indicator-zh=数据共享需求·涉及事项数 detail=word-cell-not-whole found=2.5 choices-zh=整数，不小于0
    GJ0804 县大数据局.xlsx sheet=填报表 cell=H7 path=data.sharing_needs.total indicator-zh=数据共享需求·需求总数 detail=word-cell-not-asked found=3
    GJ0804 县大数据局.xlsx sheet=填报表 cell=J8 path=data.sharing_needs.met indicator-zh=数据共享需求·已满足数 detail=word-cell-value-and-reason found=3
    GJ0804 县大数据局.xlsx sheet=填报表 cell=H12 path=data.collection_ratio indicator-zh=应归尽归率 detail=word-cell-formula found=2 choices-zh=数值，不小于0
    GJ0804 县大数据局.xlsx sheet=填报表 cell=K43 path=maturity.m01 indicator-zh=业务目标与价值创造 detail=word-cell-out-of-range found=6 choices-zh=1 至 5 级
    GJ0804 县大数据局.xlsx sheet=填报表 cell=K97 path=risk.tech_only_project_ratio indicator-zh=无需求依据项目占比 detail=word-cell-above-all found=2000% choices-zh=百分比，如 92% suggestion=20%
    GJ0804 县大数据局.xlsx sheet=填报表 cell=J100 path=innov.track_count indicator-zh=创新赛道数 detail=word-cell-bounds-crossed found=4
    GJ0804 县政务服务局.xlsx sheet=填报表 cell=H4 path=service.run_once_ratio indicator-zh=“最多跑一次”事项占比 detail=word-cell-numerator-above found=1300
    GJ0804 县政务服务局.xlsx sheet=填报表 cell=H5 path=service.online_ratio indicator-zh=可网办率 detail=word-cell-no-denominator found=7
    GJ0804 县政务服务局.xlsx sheet=填报表 cell=I6 path=service.mobile_ratio indicator-zh=可掌办率 detail=word-cell-no-numerator found=7
    GJ0804 县政务服务局.xlsx sheet=填报表 cell=J7 path=service.business_setup.before indicator-zh=企业开办时间·改革前 detail=word-cell-with-unit found=12天 choices-zh=整数，不小于0 suggestion=12
    GJ0804 县政务服务局.xlsx sheet=填报表 cell=K8 path=service.business_setup.now indicator-zh=企业开办时间·目前 detail=word-cell-bounds-and-value found=8
    GJ0804 县政务服务局.xlsx sheet=填报表 cell=G11 path=service.satisfaction indicator-zh=公众满意度 detail=word-cell-other-share found=95% suggestion=90%
    ");
    // What stands rightly beside a cell that is not asked for is merged.
    assert_eq!(collected.changed, ["data.sharing_needs.total"]);
}

#[test]
fn statements_of_which_one_follows_from_the_other_do_not_contradict() {
    let before = written(COUNTY);
    let fill = |fill: &dyn Fn(&mut Pen)| {
        let mut pen = Pen::on(file(&sent(&before, Lang::Zh), SERVICE));
        fill(&mut pen);
        pen.done()
    };
    let bounded = fill(&|pen| {
        pen.number(MAIN, "service.online_ratio", AT_LEAST, 0.8);
        pen.number(MAIN, "service.mobile_ratio", VALUE, 0.4);
        pen.number(MAIN, "service.run_once_ratio", AT_MOST, 0.5);
    });
    let exact = fill(&|pen| {
        pen.number(MAIN, "service.online_ratio", VALUE, 0.95);
        pen.number(MAIN, "service.mobile_ratio", NUMERATOR, 40.0);
        pen.number(MAIN, "service.mobile_ratio", DENOMINATOR, 100.0);
        pen.number(MAIN, "service.run_once_ratio", VALUE, 0.6);
    });
    for files in
        [vec![("a.xlsx", bounded.clone()), ("b.xlsx", exact.clone())], vec![("a.xlsx", exact), ("b.xlsx", bounded)]]
    {
        let collected = collected(&before, &files);
        let told = told(&collected, &files);
        assert_eq!(told.matches("GJ0805").count(), 1, "{told}");
        assert!(told.contains("“≤50%”") && told.contains("“60%”"), "{told}");
        // Whichever comes first, the statement that says more is taken.
        let stated = |path: &str, key: &str| {
            let node = collected.document.get(path).unwrap();
            node.table().unwrap().get(key).is_some()
        };
        assert!(stated("service.online_ratio", "value") && stated("service.mobile_ratio", "part"));
        assert!(stated("service.run_once_ratio", "part"), "the old value stays");
    }
}
