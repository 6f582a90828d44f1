//! A shipped plugin taken from its sources to another county's report: lineage, variant, holds, and the base results unchanged.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

mod support;

use guiju_core::assessment::{Assessment, HoldStatus, Outcome};
use support::{folder, run, stderr, stdout};

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
    assert_eq!((plugin.id.as_str(), plugin.origin.id.as_str()), ("gd.setup_5d", "guangdong"));
    assert!(!plugin.confirmed_by_origin);
}
