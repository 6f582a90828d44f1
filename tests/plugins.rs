//! A shipped plugin taken from its sources to another county's report: lineage, variant, holds, and the base results unchanged.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

mod support;

use guiju_core::assessment::{Assessment, HoldStatus, Outcome};
use support::{folder, run, stderr, stdout, write};

const SOURCES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/plugins/shipped/gd.setup_5d");

/// Builds the plugin into the folder and checks county B with it.
fn check(folder: &tempfile::TempDir, arguments: &[&str]) -> String {
    let built = run(folder.path(), &["plugin", "build", SOURCES, "-o", "gd.wasm"]);
    assert_eq!(built.status.code(), Some(0), "{}", stderr(&built));
    let all = [&["check", "county_b", "--plugin", "gd.wasm"], arguments].concat();
    let output = run(folder.path(), &all);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    stdout(&output)
}

#[test]
fn reports() {
    let folder = folder();
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("county_b.plugin.zh", check(&folder, &["--lang", "zh"]));
        insta::assert_snapshot!("county_b.plugin.en", check(&folder, &["--lang", "en"]));
    });
}

fn assessment(text: &str) -> Assessment {
    serde_json::from_str(text).expect("an assessment")
}

#[test]
fn the_variant_stands_beside_the_base_rule_and_waits_for_the_fit_assessment() {
    let folder = folder();
    let with = assessment(&check(&folder, &["--format", "json"]));
    let without = assessment(&stdout(&run(folder.path(), &["check", "county_b", "--format", "json"])));
    assert_eq!(with.total, without.total, "local rules do not enter the counts");
    for base in &without.findings {
        let same = with.findings.iter().find(|finding| finding.rule == base.rule).expect("every base rule is there");
        assert_eq!(same, base, "a plugin does not change a base result");
    }
    let variant = with.findings.iter().find(|finding| finding.variant_of.is_some()).expect("the variant");
    assert_eq!(variant.variant_of.as_deref(), Some("tra.business_setup"));
    assert_eq!(variant.outcome, Outcome::Unmet);
    let fit = variant.holds.iter().find(|hold| hold.number == "G-LOCALFIT").expect("held until the fit is assessed");
    assert_eq!(fit.status, HoldStatus::AwaitingCondition);
    let plugin = with.plugins.first().expect("its lineage");
    assert_eq!(
        (plugin.id.as_str(), plugin.origins.first().map(|origin| origin.id.as_str())),
        ("gd.setup_5d", Some("guangdong"))
    );
    assert!(!plugin.confirmed_by_origin);
}

/// Every shipped plugin by its name, packed into the folder.
fn all(folder: &tempfile::TempDir) -> Vec<String> {
    let shipped = concat!(env!("CARGO_MANIFEST_DIR"), "/plugins/shipped");
    let entries = std::fs::read_dir(shipped).expect("the shipped plugins");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("a plain name")).collect();
    names.sort();
    for name in &names {
        let built =
            run(folder.path(), &["plugin", "build", &format!("{shipped}/{name}"), "-o", &format!("{name}.wasm")]);
        assert_eq!(built.status.code(), Some(0), "{name}: {}", stderr(&built));
    }
    names
}

#[test]
fn all_shipped_plugins_go_together() {
    let folder = folder();
    let names = all(&folder);
    assert_eq!(names.len(), 22, "{names:?}");
    let files: Vec<String> = names.iter().map(|name| format!("{name}.wasm")).collect();
    let with: Vec<&str> = files.iter().flat_map(|file| ["--plugin", file.as_str()]).collect();
    let tested = run(folder.path(), &[&["test", "--require-coverage"], &with[..]].concat());
    assert_eq!((tested.status.code(), stderr(&tested).as_str()), (Some(0), ""), "{}", stdout(&tested));
    for profile in guiju::embedded::profile_names() {
        let checked = run(folder.path(), &[&["check", profile, "--format", "json"], &with[..]].concat());
        assert_eq!((checked.status.code(), stderr(&checked).as_str()), (Some(0), ""), "{profile}");
        assert_eq!(assessment(&stdout(&checked)).plugins.len(), names.len(), "{profile}");
    }
}

#[test]
fn a_list_is_set_as_the_language_writes_it() {
    let folder = folder();
    let set = "zj.four_lists.names=[\"甲\", \"乙\"]";
    all(&folder);
    let plugin = ["check", "county_b", "--plugin", "zj.four_lists.wasm", "--format", "json"];
    let checked = run(folder.path(), &[&plugin[..], &["--set", set]].concat());
    assert_eq!(checked.status.code(), Some(0), "{}", stderr(&checked));
    let settings = assessment(&stdout(&checked)).settings;
    assert_eq!(settings.first().map(|setting| setting.parameter.as_str()), Some("zj.four_lists.names"));
    let wrong = run(folder.path(), &[&plugin[..], &["--set", "zj.four_lists.names=[1]"]].concat());
    assert_eq!(wrong.status.code(), Some(2), "a list of something else");
    assert!(stderr(&wrong).contains("GJ0"), "{}", stderr(&wrong));
}

#[test]
fn a_plugin_s_rule_that_fails_says_why_and_what_to_do() {
    let folder = folder();
    let rules = include_str!("support/rules.gj").replace(
        "service.run_once_ratio >= 0.5",
        "service.business_setup.now / (service.business_setup.now - service.business_setup.now) > 1",
    );
    write(folder.path(), "from/plugin.toml", include_str!("support/plugin.toml"));
    write(folder.path(), "from/rules.gj", rules);
    let built = run(folder.path(), &["plugin", "build", "from", "-o", "one.wasm"]);
    assert_eq!(built.status.code(), Some(0), "{}", stderr(&built));
    let check = |lang: &str, format: &str| {
        let page = run(folder.path(), &["check", "city_c", "--plugin", "one.wasm", "--lang", lang, "--format", format]);
        stdout(&page)
    };
    for format in ["text", "markdown", "html"] {
        for (lang, why, first) in [("zh", "除数为零", "填报无误的"), ("en", "division by zero", "if they are right")]
        {
            let page = check(lang, format);
            assert!(page.contains(why) && page.contains(first), "{format}: {page}");
            let (summary, rest) = page.split_once("MY-R-01").expect("it is named");
            assert!(rest.contains("MY-R-01") && !summary.contains(why), "in the key points, before all reasons");
        }
    }
}
