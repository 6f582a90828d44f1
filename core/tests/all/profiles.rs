//! Reading profiles: one shape in three formats, and every mistake at its place.

use guiju_core::ProfileFormat::{Json, Toml, Yaml};

use crate::support::{compile, read, rule};

fn reported(format: guiju_core::ProfileFormat, text: &str) -> String {
    let (ruleset, _) = compile(&rule("r", "require f.a"));
    read(&ruleset, format, text).1.join("\n")
}

const HEAD: &str = "kind = 'own'\nregion = { id = 'r', name = { zh = '某地', en = 'A place' } }\n";

fn toml(facts: &str) -> String {
    reported(Toml, &format!("{HEAD}{facts}"))
}

#[test]
fn the_three_formats_say_the_same() {
    let (ruleset, _) = compile(&rule("r", "require f.a"));
    let toml = "kind = 'own'\nregion = { id = 'r', name = { zh = '某地', en = 'A' }, as_of = 2024-07-08 }\nf = { a = { value = true, source = 's', at = '1', confidence = 'stated_fact' }, days = { min = 2 } }";
    let json = r#"{"kind":"own","region":{"id":"r","name":{"zh":"某地","en":"A"},"as_of":"2024-07-08"},"f":{"a":{"value":true,"source":"s","at":"1","confidence":"stated_fact"},"days":{"min":2}}}"#;
    let yaml = "kind: own\nregion:\n  id: r\n  name: { zh: 某地, en: A }\n  as_of: 2024-07-08\nf:\n  a: { value: true, source: s, at: '1', confidence: stated_fact }\n  days:\n    min: 2\n";
    let facts = |format, text| {
        let (profile, reported) = read(&ruleset, format, text);
        assert!(reported.is_empty(), "{reported:?}");
        format!("{:?}", profile.unwrap().facts)
    };
    assert_eq!(facts(Toml, toml), facts(Json, json));
    assert_eq!(facts(Toml, toml), facts(Yaml, yaml));
}

#[test]
fn mistakes_are_told_where_they_are() {
    insta::assert_snapshot!(toml("f.dayz = 3"), @"GJ0402 «dayz» path=f.dayz suggestion=f.days");
    insta::assert_snapshot!(toml("f.a = 'yes'"), @"GJ0403 «'yes'» path=f.a expected=word-bool found=word-text");
    insta::assert_snapshot!(toml("f.share = 99"), @"GJ0404 «99» path=f.share found=99 range=0..1 suggestion=0.99");
    insta::assert_snapshot!(toml("f.days = -1"), @"GJ0404 «-1» path=f.days found=-1 range=0..");
    insta::assert_snapshot!(toml("f.days = 9007199254740992"), @"GJ0404 «9007199254740992» path=f.days found=9007199254740992 range=0..9007199254740991");
    insta::assert_snapshot!(toml("f.kind = 'sum'"), @"GJ0111 «'sum'» member=sum path=f.kind choices-zh=none（无）、some（有） choices-en=`none` (none), `some` (some)");
    insta::assert_snapshot!(toml("f.a = { value = true, confidence = 'stated' }"), @"GJ0408 «'stated'» found=stated");
    insta::assert_snapshot!(toml("f.a = { value = true, confidence = 'stated_fact' }"), @"GJ0413 «{ value = true, confidence = 'stated_fact' }» path=f.a");
    insta::assert_snapshot!(toml("f.a = { missing = 'refusd' }"), @"GJ0409 «'refusd'» found=refusd suggestion=refused");
    insta::assert_snapshot!(toml("f.a = { valu = true }"), @r"
    GJ0403 «{ valu = true }» path=f.a expected=word-bool found=word-table
    GJ0412 «valu» key=valu suggestion=value
    ");
    insta::assert_snapshot!(toml("f.set = { has = ['x'], lacks = ['x'] }"), @"GJ0411 «{ has = ['x'], lacks = ['x'] }» member=x");
    insta::assert_snapshot!(toml("f.days = { min = 3, max = 2 }"), @"GJ0416 «{ min = 3, max = 2 }» path=f.days");
    insta::assert_snapshot!(toml("f.share = { part = 3, of = 2 }"), @"GJ0416 «{ part = 3, of = 2 }» path=f.share");
    insta::assert_snapshot!(toml("f.a = { value = true, as_of = '2023-02-30' }"), @"GJ0407 «'2023-02-30'» found=2023-02-30");
    insta::assert_snapshot!(toml("f.a = true\nf.a = false"), @"GJ0405 «a» key=a");
    insta::assert_snapshot!(toml("region.level = 'county'"), @"GJ0401 «region» format=TOML detail=word-syntax-twice");
}

#[test]
fn a_share_may_be_given_as_part_and_whole() {
    assert_eq!(toml("f.share = { part = 880, of = 900, source = 's', at = '1' }"), "");
}

#[test]
fn formats_have_their_own_mistakes() {
    insta::assert_snapshot!(reported(Json, "{\"kind\": \"own\","), @r#"GJ0401 «{"kind": "own",» format=JSON detail=word-syntax-unclosed"#);
    insta::assert_snapshot!(reported(Json, "{\"kind\": \"own\", \"kind\": \"own\", \"region\": {\"id\": \"r\", \"name\": {\"zh\": \"甲\", \"en\": \"A\"}}}"), @r#"GJ0405 «"kind"» key=kind"#);
    insta::assert_snapshot!(reported(Yaml, "a: &x 1\nb: *x\n"), @"GJ0420 «&x 1» feature=&");
    insta::assert_snapshot!(reported(Yaml, "kind: [own\n"), @"GJ0401 «» format=YAML detail=while parsing a flow sequence, expected ',' or ']'");
    insta::assert_snapshot!(reported(Toml, "kind = "), @"GJ0401 «» format=TOML detail=word-syntax-bare");
    for (format, text, word) in [
        (Toml, "a = 92%", "bare"),
        (Toml, "a = 2025-02-30", "date"),
        (Toml, "中文 = 1", "key"),
        (Toml, "a", "no-equals"),
        (Json, "{ \"a\": 1 // why\n}", "comment"),
        (Json, "{\"a\": 1,}", "last-comma"),
        (Json, "", "empty"),
    ] {
        let told = reported(format, text);
        assert!(told.ends_with(&format!("detail=word-syntax-{word}")), "{text}: {told}");
    }
    insta::assert_snapshot!(reported(Toml, ""), @r"
    GJ0410 «» found=
    GJ0418 «» key=region.id
    GJ0418 «» key=region.name.zh
    GJ0418 «» key=region.name.en
    ");
}

#[test]
fn deep_nesting_is_refused_before_anything_recurses() {
    let open = "[".repeat(100_000);
    for (format, text) in [(Toml, format!("a = {open}")), (Json, open.clone()), (Yaml, open)] {
        let reported = reported(format, &text);
        // The YAML parser has a limit of its own.
        assert!(reported.starts_with("GJ0009") || reported.starts_with("GJ0401"), "{format:?}: {reported:.200}");
    }
}

#[test]
fn a_fact_is_given_in_one_way() {
    insta::assert_snapshot!(toml("f.days = { value = 5, min = 7 }"), @"GJ0412 «min» key=min");
    insta::assert_snapshot!(toml("f.set = { value = ['y'], lacks = ['x'] }"), @"GJ0412 «lacks» key=lacks");
    insta::assert_snapshot!(toml("f.a = { value = true, missing = 'refused' }"), @"GJ0412 «missing» key=missing");
    insta::assert_snapshot!(toml("f.list = [{ n = { min = 5, mni = 3 } }]"), @"GJ0412 «mni» key=mni suggestion=min");
    insta::assert_snapshot!(toml("f.a = { value = true, at = 5 }"), @"GJ0403 «5» path=at expected=word-text found=word-int");
    insta::assert_snapshot!(toml("sources.s = { title = '冒名' }"), @"GJ0103 «s» kind=word-source name=s");
}

#[test]
fn a_name_in_one_language_stands_for_both() {
    assert_eq!(reported(Toml, "kind = 'own'\n[region]\nid = 'r'\nname = '某县'"), "");
}

#[test]
fn many_keys_take_no_long_time() {
    let keys: String = (0..50_000).map(|n| format!("\"k{n}\": 1,")).collect();
    assert!(reported(Json, &format!("{{{keys}\"kind\": \"own\"}}")).starts_with("GJ"));
}

#[test]
fn what_others_have_published_stands_beside_the_facts() {
    let entry = "[[published]]\ntitle = '白皮书'\npublisher = { zh = '某所', en = 'An institute' }\nyear = 2020\nresult = '第一'\nsource = 's'\nat = '1'\n";
    let (ruleset, _) = compile(&rule("r", "require f.a"));
    let (profile, reported) = read(&ruleset, Toml, &format!("{HEAD}{entry}"));
    assert!(reported.is_empty(), "{reported:?}");
    let assessment = guiju_core::assess(&ruleset, &profile.unwrap(), &guiju_core::Context::default());
    let published = &assessment.published[0];
    assert_eq!(
        (published.publisher.en.as_str(), published.year, published.result.zh.as_str()),
        ("An institute", 2020, "第一")
    );
    assert_eq!((published.source.as_deref(), published.at.as_slice()), (Some("s"), &["1".to_owned()][..]));
    insta::assert_snapshot!(toml(&entry.replace("year = 2020\n", "")), @"GJ0403 «[[published]]» path=published.year expected=word-int found=word-nothing");
    insta::assert_snapshot!(toml(&entry.replace("2020", "20")), @"GJ0407 «20» found=20");
    insta::assert_snapshot!(toml(&entry.replace("at =", "ta =").replace("'s'", "'t'")), @r#"
    GJ0106 «'t'» name=t
    GJ0412 «ta» key=ta suggestion=at
    "#);
    insta::assert_snapshot!(toml("published = 'first'"), @"GJ0403 «'first'» path=published expected=word-list found=word-text");
}
