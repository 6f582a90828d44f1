//! Arbitrary text as the items of a ruleset: checked whether or not it parses, and assessed when nothing is wrong with it.
#![no_main]

use guiju_core::{Context, Steps};
use guiju_fuzz::{FACTS, compile, profile};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|items: &str| {
    let Some(ruleset) = compile(items) else { return };
    for facts in FACTS {
        let profile = profile(&ruleset, facts);
        let assessment = guiju_core::assess(&ruleset, &profile, &Context::default());
        let outcomes = guiju_core::outcomes(&ruleset, &profile, &Context::default());
        for finding in &assessment.findings {
            guiju_core::explain(&ruleset, &profile, &Context::default(), &finding.rule, Steps::All);
        }
        assert!(assessment.findings.iter().map(|finding| finding.outcome).eq(outcomes));
    }
});
