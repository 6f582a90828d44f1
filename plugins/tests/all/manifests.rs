//! Manifests, packed and in a folder.

use super::*;

/// What is wrong with the shipped manifest after one replacement in its JSON.
fn replaced(from: &str, to: &str) -> String {
    show(read(&with_manifest(|json| {
        assert!(json.contains(from), "{from} is not in {json}");
        json.replace(from, to)
    })))
}

#[test]
fn json_form() {
    assert_snapshot!(shipped().0.to_json(), @r#"{"api":"1","id":"gd.setup_5d","version":"1.0.0","title":{"zh":"企业开办16→5个工作日","en":"Opening a business: from 16 to 5 working days"},"summary":{"zh":"广东省通过政务数据资源共享和便利化技术创新简化办事流程，企业开办时间由16个工作日缩短为5个工作日。本成果包据此提供一项地方细化规则和一项降幅报告规则。","en":"Guangdong simplified procedures by sharing government data and by technology that makes handling easier; opening a business went from 16 working days to 5. This plugin offers a local variant of the base rule and a rule that reports the reduction."},"origin":{"id":"guangdong","name":{"zh":"广东省","en":"Guangdong Province"}},"publisher":{"zh":"规矩项目组","en":"The Guiju project"},"evidence":{"strength":"A","sources":[{"source":"qz","at":"4.4-p2"}]},"effects":{"cloud_migration":false,"data_collection":false,"data_sharing":true,"decision_support":false,"enterprise_access":false,"external_operation":false,"innovation_spread":false,"mixed_ownership":false,"online_expansion":false,"opening":false,"personal_ai":false,"platform_building":false,"procedure_change":true,"ratings_appraisal":false,"social_data":false},"higher_law_checked":false,"higher_law_document":null,"confirmed_by_origin":false,"statement":{"zh":"本成果包由规矩项目组依据论文整理，未经广东省确认。","en":"The Guiju project drew this plugin up from a paper; Guangdong has not confirmed it."},"licence":"MIT OR Apache-2.0","contact":"Guiju 规矩项目组 / the Guiju project"}"#);
}

#[test]
fn ids_that_are_paths() {
    assert_snapshot!(replaced(r#""gd.setup_5d""#, r#""../../x""#), @r#"GJ0503 detail=word-manifest-bad-id place="id" found="../../x""#);
    for id in ["", ".", "a..b", "a.", "A", "a/b", "a\\\\b", "中文", "a b", "a\\u0000", "con:"] {
        assert!(replaced(r#""gd.setup_5d""#, &format!("\"{id}\"")).starts_with("GJ0503"), "{id} was let through");
    }
}

#[test]
fn another_api_is_said_first() {
    assert_snapshot!(replaced(r#"{"api":"1","#, r#"{"api":"2","new":{},"#), @r#"GJ0507 found="2" supported="1""#);
}

#[test]
fn unknown_and_repeated_fields() {
    assert_snapshot!(replaced(r#""api":"1","#, r#""api":"1","licens":"x","#), @r#"GJ0503 detail=word-manifest-unknown-field place="licens" found="licens" suggestion="licence""#);
    assert_snapshot!(replaced(r#""api":"1","#, r#""api":"1","id":"other","#), @r#"GJ0503 detail=word-manifest-repeated place="id" found="id""#);
    assert_snapshot!(replaced(r#""zh":"广东省""#, r#""zh":"广东省","zh":"甲省","fr":"Canton""#), @r#"
    GJ0503 detail=word-manifest-repeated place="origin.name.zh" found="zh"
    GJ0503 detail=word-manifest-unknown-field place="origin.name.fr" found="fr"
    "#);
}

#[test]
fn what_a_plugin_was_made_from() {
    let digest = format!("sha256:{}", "0a".repeat(32));
    let with = |ancestor: &str| {
        with_manifest(|json| json.replace(r#""publisher""#, &format!(r#""derived_from":{ancestor},"publisher""#)))
    };
    let package = read(&with(&format!(r#"[{{"id":"a.b","version":"1.0.0","digest":"{digest}"}}]"#))).unwrap();
    assert_eq!(package.manifest.derived_from.iter().map(|one| one.digest.as_str()).collect::<Vec<_>>(), [digest]);
    assert_eq!(Manifest::from_toml(&package.manifest.to_toml()).unwrap(), package.manifest);
    assert_snapshot!(show(read(&with("[]"))), @"GJ0503 detail=word-manifest-empty place=\"derived_from\" found=word-nothing");
    assert_snapshot!(show(read(&with(r#"[{"id":"../x","version":"1","digest":"sha256:0"}]"#))), @r#"
    GJ0503 detail=word-manifest-bad-id place="derived_from[0].id" found="../x"
    GJ0503 detail=word-manifest-bad-version place="derived_from[0].version" found="1"
    GJ0503 detail=word-manifest-bad-digest place="derived_from[0].digest" found="sha256:0"
    "#);
}

#[test]
fn not_json() {
    assert_snapshot!(show(read(&with_manifest(|_| "{".to_owned()))), @r#"GJ0503 detail=word-manifest-syntax place=word-whole-manifest found="EOF while parsing an object at line 1 column 1""#);
    assert_snapshot!(show(read(&with_manifest(|_| "[]".to_owned()))), @"GJ0503 detail=word-manifest-needs-table place=word-whole-manifest found=word-value-list");
    let deep = "[".repeat(100_000);
    assert_snapshot!(show(read(&with_manifest(|_| deep))), @r#"GJ0503 detail=word-manifest-syntax place=word-whole-manifest found="recursion limit exceeded at line 1 column 128""#);
}

#[test]
fn hostile_texts() {
    assert_snapshot!(replaced("规矩项目组\"", "\\u001b[31m\""), @r#"GJ0503 detail=word-manifest-control-character place="publisher.zh" found="�[31m""#);
    assert_snapshot!(replaced("The Guiju project\"", "\\u202etcejorp\""), @r#"GJ0503 detail=word-manifest-control-character place="publisher.en" found="�tcejorp""#);
    assert_snapshot!(replaced("MIT OR Apache-2.0", &"x".repeat(2000)), @r#"GJ0503 detail=word-manifest-too-long place="licence" found="xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…""#);
}

#[test]
fn silence_about_an_effect_is_having_it() {
    let (mut manifest, _) = shipped();
    assert!(!manifest.has_effect("personal_ai"));
    assert!(manifest.has_effect("data_sharing") && manifest.has_effect("added_later"));
    manifest.effects.insert("personal_ai".to_owned(), None);
    assert_eq!(
        ["opening", "data_sharing", "added_later"].map(|effect| manifest.answer(effect)),
        [Some(false), Some(true), None]
    );
}

#[test]
fn effects_may_be_left_open() {
    let text = PLUGIN_TOML.replace("[effects]", "[efects]");
    assert_snapshot!(toml_problems(|_| text), @r#"
    GJ0503 detail=word-manifest-unknown-field place="efects" found="efects" suggestion="effects" fix="effects"
        at `efects`
    "#);
    let answers =
        shipped().0.to_json().split_once("\"effects\":").unwrap().1.split_once('}').unwrap().0.to_owned() + "}";
    assert_eq!(replaced(&answers, "null"), "no error");
    assert_eq!(replaced(&answers, r#"{"opening":null}"#), "no error");
    assert_snapshot!(replaced(&answers, r#"{"Opening":true,"opening":true,"opening":false}"#), @r#"
    GJ0503 detail=word-manifest-bad-name place="effects.Opening" found="Opening"
    GJ0503 detail=word-manifest-repeated place="effects.opening" found="opening"
    "#);
}

#[test]
fn problems_are_located() {
    let edit = |text: String| {
        text.replace("id = \"gd.setup_5d\"", "id = \"../../x\"")
            .replace("version = \"1.0.0\"", "version = \"1.0\"")
            .replace("licence", "license")
            .replace("strength = \"A\"", "strength = 1")
            .replace("opening = false", "opening = \"no\"")
            .replace("higher_law_checked = false", "higher_law_checked = true")
            .replace("en = \"The Guiju project\"", "")
    };
    assert_snapshot!(toml_problems(edit), @r#"
    GJ0503 detail=word-manifest-bad-id place="id" found="../../x"
        at `"../../x"`
    GJ0503 detail=word-manifest-bad-version place="version" found="1.0"
        at `"1.0"`
    GJ0503 detail=word-manifest-unknown-field place="license" found="license" suggestion="licence" fix="licence"
        at `license`
    GJ0503 detail=word-manifest-missing-document place="higher_law_document" found=word-nothing
        at `true`
    GJ0503 detail=word-manifest-missing place="publisher.en" found=word-nothing
        at `[publisher]`
    GJ0503 detail=word-manifest-needs-text place="evidence.strength" found=word-value-number
        at `1`
    GJ0503 detail=word-manifest-needs-truth place="effects.opening" found=word-value-text
        at `"no"`
    "#);
}

#[test]
fn wrong_kinds_of_value() {
    let edit = |text: String| {
        text.replace("api = \"1\"", "api = 1")
            .replace("confirmed_by_origin = false", "confirmed_by_origin = 2025-01-01")
            .replace("sources = [{ source = \"qz\", at = \"4.4-p2\" }]", "sources = [\"qz\", {}]")
            .replace("name = { zh = \"广东省\", en = \"Guangdong Province\" }", "name = \"广东省\"")
    };
    assert_snapshot!(toml_problems(edit), @r#"
    GJ0503 detail=word-manifest-needs-text place="api" found=word-value-number
        at `1`
    GJ0503 detail=word-manifest-needs-truth place="confirmed_by_origin" found=word-value-date
        at `2025-01-01`
    GJ0503 detail=word-manifest-needs-table place="origin.name" found=word-value-text
        at `"广东省"`
    GJ0503 detail=word-manifest-needs-table place="evidence.sources[0]" found=word-value-text
        at `"qz"`
    GJ0503 detail=word-manifest-missing place="evidence.sources[1].source" found=word-nothing
        at `{}`
    GJ0503 detail=word-manifest-missing place="evidence.sources[1].at" found=word-nothing
        at `{}`
    "#);
}

#[test]
fn missing_and_empty() {
    assert_snapshot!(toml_problems(|_| "api = \"1\"\nevidence = { strength = \"D\", sources = [] }".to_owned()), @r#"
    GJ0503 detail=word-manifest-missing place="id" found=word-nothing
        at ``
    GJ0503 detail=word-manifest-missing place="version" found=word-nothing
        at ``
    GJ0503 detail=word-manifest-missing place="title" found=word-nothing
        at ``
    GJ0503 detail=word-manifest-missing place="summary" found=word-nothing
        at ``
    GJ0503 detail=word-manifest-missing place="origin" found=word-nothing
        at ``
    GJ0503 detail=word-manifest-missing place="publisher" found=word-nothing
        at ``
    GJ0503 detail=word-manifest-missing place="higher_law_checked" found=word-nothing
        at ``
    GJ0503 detail=word-manifest-missing place="confirmed_by_origin" found=word-nothing
        at ``
    GJ0503 detail=word-manifest-missing place="statement" found=word-nothing
        at ``
    GJ0503 detail=word-manifest-missing place="licence" found=word-nothing
        at ``
    GJ0503 detail=word-manifest-missing place="contact" found=word-nothing
        at ``
    GJ0503 detail=word-manifest-bad-strength place="evidence.strength" found="D"
        at `"D"`
    GJ0503 detail=word-manifest-empty place="evidence.sources" found=word-nothing
        at `[]`
    "#);
}

#[test]
fn syntax_and_api() {
    assert_snapshot!(toml_problems(|text| text.replace("id = ", "id ")), @r#"
    GJ0503 detail=word-manifest-syntax place=word-whole-manifest found="key with no value, expected `=`"
        at ``
    "#);
    assert_snapshot!(toml_problems(|text| text.replace("api = \"1\"", "api = \"9\"\nnovelty = 1")), @r#"
    GJ0507 found="9" supported="1"
        at `"9"`
    "#);
}

#[test]
fn files_that_cannot_be_read() {
    let error = build_folder(Path::new("no/such/folder")).unwrap_err();
    assert_eq!(error.code().to_string(), "GJ0601");
    let error = Folder::from_texts(PLUGIN_TOML, "\u{7}", None).build().unwrap_err();
    assert_snapshot!(show::<Package>(Err(error)), @r#"GJ0501 detail=word-file-control-character place="guiju:rules""#);
}
