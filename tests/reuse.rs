//! Innovations made elsewhere, judged for the example profiles: what a planner reads, and what programs can rely on.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod support;

use std::collections::BTreeSet;

use guiju_core::reuse::{Offer, Reuse, SCHEMA, Status};
use support::{folder, run, stderr, stdout, write};

/// What the command prints for these arguments, which must be without fault.
fn reuse(arguments: &[&str]) -> String {
    let folder = folder();
    let output = run(folder.path(), &[&["reuse"], arguments].concat());
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""), "{arguments:?}");
    stdout(&output)
}

fn judged(arguments: &[&str]) -> Reuse {
    serde_json::from_str(&reuse(&[arguments, &["--format", "json"]].concat())).expect("a judgement")
}

fn offer<'r>(reuse: &'r Reuse, id: &str) -> &'r Offer {
    reuse.plugins.iter().find(|offer| offer.plugin.id == id).expect("an innovation of this id")
}

#[test]
fn lists() {
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        for profile in ["county_b", "zhejiang"] {
            for lang in ["zh", "en"] {
                insta::assert_snapshot!(format!("{profile}.reuse.{lang}"), reuse(&[profile, "--lang", lang]));
            }
        }
    });
}

#[test]
fn every_status_occurs_and_no_base_rule_changes() {
    let mut statuses = BTreeSet::new();
    for profile in guiju::embedded::profile_names() {
        let reuse = judged(&[profile]);
        assert_eq!((reuse.schema.as_str(), reuse.profile.id.as_str()), (SCHEMA, profile));
        assert_eq!(reuse.plugins.len(), guiju::embedded::plugins().len(), "{profile}");
        for offer in &reuse.plugins {
            assert!(offer.loading.outcomes.is_empty(), "{profile}: {}", offer.plugin.id);
            assert!(!offer.loading.rules.is_empty(), "{profile}: {}", offer.plugin.id);
            statuses.insert(format!("{:?}", offer.status));
        }
        let order: Vec<_> = reuse.plugins.iter().map(|offer| (offer.own, offer.status, offer.relevance)).collect();
        assert!(order.is_sorted(), "{profile}: {order:?}");
    }
    // A record speaks of one file; that of the ideal city is made for the plugin as it is.
    let digest = offer(&judged(&["ideal"]), "gd.monthly_bulletin").plugin.digest.clone();
    let ideal = guiju::embedded::profile("ideal").expect("an example");
    let record = "innovation_id = \"gd.monthly_bulletin\", ";
    let recorded = format!(
        "{record} decision = \"adopt\", unit = \"某局\", date = 2025-05-20, document = \"1号\", digest = \"{digest}\", "
    );
    let folder = folder();
    write(folder.path(), "i.toml", std::str::from_utf8(ideal.bytes).expect("text").replace(record, &recorded));
    let output = run(folder.path(), &["reuse", "i.toml", "--format", "json"]);
    let reuse: Reuse = serde_json::from_str(&stdout(&output)).expect("a judgement");
    statuses.insert(format!("{:?}", offer(&reuse, "gd.monthly_bulletin").status));
    // Nobody has declined anything in the examples, nor has anybody only blanks to fill in.
    let all = [Status::Ready, Status::AwaitsFit, Status::Undecided, Status::Held, Status::Blocked];
    assert_eq!(statuses, all.iter().map(|status| format!("{status:?}")).collect());
}

#[test]
fn county_b_and_five_days_to_open_a_business() {
    let reuse = judged(&["county_b"]);
    let setup = offer(&reuse, "gd.setup_5d");
    let changed: Vec<&str> = setup.carrying_out.outcomes.iter().map(|change| change.number.as_str()).collect();
    assert_eq!(changed, ["TRA-04", "GD-SETUP-5D-02"]);
    let nearness = setup.nearness.first().expect("Guangdong is an example");
    assert_eq!(nearness.origin.id, "guangdong");
    assert!(!nearness.compared.is_empty());
    assert!(!setup.own);
    assert!(offer(&judged(&["guangdong"]), "gd.setup_5d").own);
}

#[test]
fn city_c_waits_for_the_ethics_committee() {
    let reuse = judged(&["city_c"]);
    let push = offer(&reuse, "gd.yss_push");
    assert!(push.plugin.holds.iter().any(|hold| hold.number == "G-ETHICS"), "{:?}", push.plugin.holds);
}

#[test]
fn a_library_of_one_s_own_and_the_profile_of_its_origin() {
    let folder = folder();
    let sources = concat!(env!("CARGO_MANIFEST_DIR"), "/plugins/shipped/ningbo_digital_twin");
    let built = run(folder.path(), &["plugin", "build", sources, "-o", "ningbo.wasm"]);
    assert_eq!(built.status.code(), Some(0), "{}", stderr(&built));
    let city = guiju::embedded::profile("city_c").expect("an example");
    let text = std::str::from_utf8(city.bytes).expect("text");
    write(folder.path(), "ningbo.toml", text.replacen("id = \"city_c\"", "id = \"ningbo\"", 1));
    let one = ["reuse", "city_d", "--format", "json", "--origin-profile", "ningbo.toml"];
    for library in [".", "ningbo.wasm", sources] {
        let output = run(folder.path(), &[&one[..], &["--library", library]].concat());
        assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""), "{library}");
        let reuse: Reuse = serde_json::from_str(&stdout(&output)).expect("a judgement");
        let ids: Vec<&str> = reuse.plugins.iter().map(|offer| offer.plugin.id.as_str()).collect();
        assert_eq!(ids, ["ningbo_digital_twin"]);
        assert_eq!(reuse.plugins[0].nearness.first().expect("its origin's profile").origin.id, "ningbo");
    }
}

#[test]
fn a_profile_may_state_facts_of_several_plugins() {
    let folder = folder();
    let county = guiju::embedded::profile("county_b").expect("an example");
    let text = std::str::from_utf8(county.bytes).expect("text").to_owned();
    let known = "\n[zj.three_ones]\none_catalogue = true\n[zj.expert_committee]\nsupply = true\n";
    write(folder.path(), "b.toml", text.clone() + known);
    let output = run(folder.path(), &["reuse", "b.toml", "--format", "json"]);
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
    let reuse: Reuse = serde_json::from_str(&stdout(&output)).expect("a judgement");
    assert!(offer(&reuse, "zj.expert_committee").undecided_by.is_empty());
    write(folder.path(), "b.toml", text + &known.replace("supply", "suply"));
    let output = run(folder.path(), &["reuse", "b.toml"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(stderr(&output).matches("GJ0402").count(), 1, "told once: {}", stderr(&output));
}

#[test]
fn a_parameter_can_be_tried() {
    let set = ["county_b", "--set", "zj.three_ones.certificate=居民身份证"];
    let (before, after) = (judged(&set[..1]), judged(&set));
    let blank = &offer(&before, "zj.three_ones").to_set[0].parameters[0];
    assert_eq!((blank.name.as_str(), blank.unset), ("zj.three_ones.certificate", true));
    assert!(offer(&after, "zj.three_ones").to_set.is_empty());
    assert!(reuse(&[&set[..], &["--lang", "en"]].concat()).contains("trial"));
}

#[test]
fn the_form_is_about_one_file_and_speaks_the_reader_s_language() {
    let digest = offer(&judged(&["county_b"]), "gd.setup_5d").plugin.digest.clone();
    for (lang, own, other) in [
        ("zh", "来源没有给出操作步骤", "The source gives no steps"),
        ("en", "The source gives no steps", "来源没有给出操作步骤"),
    ] {
        let form = reuse(&["county_b", "--form", "gd.setup_5d", "--lang", lang]);
        assert!(form.contains(own) && !form.contains(other), "{form}");
        assert_eq!(form.matches(&digest).count(), 2, "at its head and in the record");
        assert!(form.contains("innovation_id = \"gd.setup_5d\", origin = \"guangdong\""), "{form}");
    }
}

/// The record that the form of county B has for five days to open a business.
fn blank_record() -> String {
    let form = reuse(&["county_b", "--form", "gd.setup_5d", "--lang", "zh"]);
    form.split("`reused = ").nth(1).and_then(|rest| rest.split('`').next()).expect("a record").to_owned()
}

/// That record as a place fills it in.
fn filled_record() -> String {
    let unit = "\"乙县政务服务局\", date = 2025-05-20, document = \"乙政服〔2025〕3号\"";
    let law = "\"乙县司法局\", law_date = 2025-05-10, law_document = \"乙司〔2025〕1号\"";
    blank_record()
        .replace("fit_assessed = false", "fit_assessed = true")
        .replace("decision = \"\"", "decision = \"adopt\"")
        .replace(" unit = \"\", date = \"\", document = \"\"", &format!(" unit = {unit}"))
        .replace("law_result = \"\"", "law_result = \"consistent\"")
        .replace("law_unit = \"\", law_date = \"\", law_document = \"\"", &format!("law_unit = {law}"))
}

/// Runs `guiju reuse` for county B with this record.
fn with_record(record: &str, arguments: &[&str]) -> std::process::Output {
    let county = guiju::embedded::profile("county_b").expect("an example");
    let text = std::str::from_utf8(county.bytes).expect("text");
    let (before, rest) = text.split_once("reused = [").expect("what county B has recorded");
    let after = rest.split_once("]\n").expect("the end of the record").1;
    let folder = folder();
    write(folder.path(), "b.toml", format!("{before}reused = {record}\n{after}"));
    run(folder.path(), &[&["reuse", "b.toml"], arguments].concat())
}

/// What the innovation waits for by a record, and how far it is.
fn waits(record: &str) -> (Vec<String>, Status) {
    let output = with_record(record, &["--format", "json"]);
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""), "{record}");
    let reuse: Reuse = serde_json::from_str(&stdout(&output)).expect("a judgement");
    let offer = offer(&reuse, "gd.setup_5d");
    (offer.plugin.holds.iter().map(|hold| hold.number.clone()).collect(), offer.status)
}

#[test]
fn a_record_left_blank_is_no_record() {
    let output = with_record(&blank_record(), &[]);
    assert_eq!(output.status.code(), Some(2), "a blank decision is no decision");
    assert!(stderr(&output).contains("decision"), "{}", stderr(&output));
}

#[test]
fn the_record_of_the_form_holds_for_the_file_that_was_assessed() {
    let record = filled_record();
    let held = |number: &str, record: &str| waits(record).0.contains(&number.to_owned());
    let fit = |from: &str, to: &str| {
        assert!(record.contains(from), "{from}: {record}");
        held("G-LOCALFIT", &record.replace(from, to))
    };
    assert!(!fit("adopt", "adopt"), "the record lifts the hold");
    assert!(fit("sha256:", "sha256:0"), "another file is to be assessed anew");
    assert!(fit("\"adopt\"", "\"decline\""), "what was declined is not taken over");
    assert!(fit("\"adopt\"", "\"adapt\""), "changes that are not made yet are waited for");
    assert!(!fit("localised = false, decision = \"adopt\"", "localised = true, decision = \"adapt\""));
    for blank in ["unit = \"乙县政务服务局\"", "document = \"乙政服〔2025〕3号\""] {
        let (name, _) = blank.split_once(' ').expect("a field");
        assert!(fit(&format!(" {blank}"), &format!(" {name} = \" \"")), "{name} says nothing");
    }
    for absent in ["decision = \"adopt\", ", " date = 2025-05-20,"] {
        assert!(fit(absent, ""), "{absent} is not there");
    }
    let law = |from: &str, to: &str| {
        assert!(record.contains(from), "{from}: {record}");
        held("G-HIGHERLAW", &record.replace(from, to))
    };
    assert!(!law("consistent", "consistent"), "the place's own check counts");
    assert!(!law("consistent", "authorised"));
    assert!(law("consistent", "conflicting"));
    assert!(law("sha256:", "sha256:0"), "another file is to be checked anew");
    assert!(law("乙县司法局", " ") && law("乙司〔2025〕1号", "") && law(", law_date = 2025-05-10", ""));
}

/// A page does not break lines.
const PAGE: [&str; 4] = ["--lang", "zh", "--format", "markdown"];

#[test]
fn what_a_place_declined_stands_last_and_is_called_so() {
    let declined = filled_record().replace("\"adopt\"", "\"decline\"");
    assert_eq!(waits(&declined).1, Status::Declined);
    let list = stdout(&with_record(&declined, &PAGE));
    let own = "企业开办16→5个工作日（gd.setup_5d）〔本地已决定不予采用〕";
    assert!(list.contains(own), "{list}");
    assert!(list.find(own) > list.rfind("〔条件不具备〕"), "{list}");
    let record = |from: &str, to: &str| stdout(&with_record(&filled_record().replace(from, to), &PAGE));
    assert!(record("fit_assessed = true", "fit_assessed = false").contains("所填决定“同意采用”不生效"));
    let digest = "digest = \"sha256:";
    let without = filled_record();
    let (before, after) = without.split_once(digest).expect("a digest");
    let after = after.split_once("\", ").expect("its end").1;
    let text = stdout(&with_record(&format!("{before}{after}"), &PAGE));
    assert!(text.contains("记录不完整，缺少：所评估成果包文件的摘要"), "{text}");
    assert!(record("\"adopt\"", "\"adapt\"").contains("本地化调整尚未完成"));
}

#[test]
fn pages_hold_both_tables_of_every_innovation() {
    let page = reuse(&["county_b", "--format", "markdown", "--lang", "en"]);
    let all = guiju::embedded::plugins().len();
    let count = |heading: &str| page.lines().filter(|line| line.ends_with(heading)).count();
    assert_eq!(count("# What loading its rules changes"), all);
    // Some make no claim.
    assert_eq!(count("# What its place of origin is said to expect") + page.matches("does not say what").count(), all);
    assert!(reuse(&["county_b", "--format", "html", "--lang", "both"]).contains("</html>"));
    let one = reuse(&["county_b", "--plugin", "gd.setup_5d", "--lang", "en"]);
    assert!(one.contains("What would follow if it came true") && !one.contains("zj.smart_brain"), "{one}");
}

#[test]
fn an_innovation_that_is_not_there_is_not_passed_over() {
    let folder = folder();
    for option in ["--plugin", "--form"] {
        let output = run(folder.path(), &["reuse", "county_b", option, "gd.setup5d"]);
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains("gd.setup_5d"), "{}", stderr(&output));
    }
    let output = run(folder.path(), &["reuse", "county_b", "--plugin", "no.such"]);
    for id in ["gd.setup_5d", "zj.smart_brain"] {
        assert!(stderr(&output).contains(id), "{}", stderr(&output));
    }
}

/// A plugin of Zhejiang with a notice of its own, written into a folder.
fn with_a_notice(folder: &std::path::Path) {
    let notice = "source van_notice { kind policy title zh \"关于推进流动窗口的通知\" en \"Notice on windows that travel\" \
                  issuer zh \"浙江省某厅\" en \"A department of Zhejiang\" document \"浙某〔2024〕1号\" issued 2024-03-01 }\n\n\
                  variant my.reuse";
    let innovation = "\ninnovation my.reuse { title zh \"示例成果\" en \"An example\" answers tra.run_once \
                      needs \"window\" in service.channels zh \"有窗口\" en \"there are windows\" \
                      evidence C effects none cite van_notice \"2\" }\n";
    let rules = include_str!("support/rules.gj").replacen("variant my.reuse", notice, 1);
    let rules =
        rules.replace("  number \"MY-R-01\"\n", "  number \"MY-R-01\"\n  basis seed\n  cite van_notice \"2\"\n");
    write(folder, "from/plugin.toml", include_str!("support/plugin.toml"));
    write(folder, "from/rules.gj", rules + innovation);
}

#[test]
fn documents_of_the_place_of_origin_are_listed_and_bind_nobody_else() {
    let folder = folder();
    with_a_notice(folder.path());
    let told = |arguments: &[&str]| {
        let output = run(folder.path(), &[arguments, &["--lang", "zh", "--format", "markdown"]].concat());
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        stdout(&output)
    };
    let library = ["--library", "from"];
    for arguments in [["--plugin", "my.reuse"], ["--form", "my.reuse"]] {
        let page = told(&[&["reuse", "city_c"], &library[..], &arguments].concat());
        assert!(page.contains("〔3〕《关于推进流动窗口的通知》"), "{page}");
        assert!(page.contains("除国家规定外对本地不具约束力") && !page.contains("van_notice"), "{page}");
    }
    let built = run(folder.path(), &["plugin", "build", "from", "-o", "one.wasm"]);
    assert_eq!(built.status.code(), Some(0), "{}", stderr(&built));
    let check = |place: &str| told(&["check", place, "--plugin", "one.wasm"]);
    assert!(check("city_c").contains("1条引用首创地文件，对本地不具约束力"), "{}", check("city_c"));
    assert!(check("city_c").contains("原文：首创地文件的要求"));
    let own = check("zhejiang");
    assert!(own.contains("作为政策依据") && !own.contains("不具约束力"), "{own}");
}
