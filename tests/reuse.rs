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
        let relevance: Vec<_> = reuse.plugins.iter().map(|offer| offer.relevance).collect();
        assert!(relevance.is_sorted(), "{profile}: {relevance:?}");
    }
    // A record speaks of one file; that of the ideal city is made for the plugin as it is.
    let digest = offer(&judged(&["ideal"]), "gd.monthly_bulletin").plugin.digest.clone();
    let ideal = guiju::embedded::profile("ideal").expect("an example");
    let record = "innovation_id = \"gd.monthly_bulletin\", ";
    let recorded = format!("{record} decision = \"adopt\", digest = \"{digest}\", ");
    let folder = folder();
    write(folder.path(), "i.toml", std::str::from_utf8(ideal.bytes).expect("text").replace(record, &recorded));
    let output = run(folder.path(), &["reuse", "i.toml", "--format", "json"]);
    let reuse: Reuse = serde_json::from_str(&stdout(&output)).expect("a judgement");
    statuses.insert(format!("{:?}", offer(&reuse, "gd.monthly_bulletin").status));
    let all = [Status::Ready, Status::AwaitsFit, Status::Blocked, Status::Held, Status::Undecided];
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
    assert_eq!(offer(&before, "zj.three_ones").blocked_by[0].parameters, ["zj.three_ones.certificate"]);
    assert!(offer(&after, "zj.three_ones").blocked_by.is_empty());
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

#[test]
fn the_record_of_the_form_holds_for_the_file_that_was_assessed() {
    let form = reuse(&["county_b", "--form", "gd.setup_5d", "--lang", "zh"]);
    let record = form.split("`reused = ").nth(1).and_then(|rest| rest.split('`').next()).expect("a record");
    let county = guiju::embedded::profile("county_b").expect("an example");
    let text = std::str::from_utf8(county.bytes).expect("text");
    let (before, rest) = text.split_once("reused = [").expect("what county B has recorded");
    let after = rest.split_once("]\n").expect("the end of the record").1;
    let waits = |record: &str| {
        let folder = folder();
        write(folder.path(), "b.toml", format!("{before}reused = {record}\n{after}"));
        let output = run(folder.path(), &["reuse", "b.toml", "--format", "json"]);
        assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""), "{record}");
        let reuse: Reuse = serde_json::from_str(&stdout(&output)).expect("a judgement");
        offer(&reuse, "gd.setup_5d").plugin.holds.iter().any(|hold| hold.number == "G-LOCALFIT")
    };
    assert!(!waits(record), "the record lifts the hold");
    assert!(waits(&record.replace("sha256:", "sha256:0")), "another file is to be assessed anew");
    assert!(waits(&record.replace("\"adopt\"", "\"decline\"")), "what was declined is not taken over");
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
}
