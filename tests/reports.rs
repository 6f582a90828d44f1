//! One report per example profile and language, and one in each further form.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "tests put files in place and look at them")]

mod support;

use support::{folder, run, stderr, stdout};

fn report(name: &str, arguments: &[&str]) {
    let output = run(folder().path(), arguments);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, stdout(&output));
    });
}

macro_rules! profiles {
    ($($profile:ident)+) => {
        $(#[test]
        fn $profile() {
            let profile = stringify!($profile);
            report(&format!("{profile}.zh"), &["check", profile, "--lang", "zh"]);
            report(&format!("{profile}.en"), &["check", profile, "--lang", "en"]);
        })+
    };
}

profiles! { zhejiang guangdong province_a county_b city_c city_c_prime city_d empty ideal }

#[test]
fn markdown() {
    report("zhejiang.markdown.zh", &["check", "zhejiang", "--lang", "zh", "--format", "markdown"]);
}

#[test]
fn json() {
    report("county_b.json", &["check", "county_b", "--format", "json", "--only", "insight.local_fit"]);
}
