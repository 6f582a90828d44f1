//! Conditions that are well typed by the way they are made, over facts of every kind. They compile; the outcome alone and the
//! outcome with its reasons agree; and learning what was unknown turns no decided outcome into another.
#![no_main]

use guiju_core::Context;
use guiju_core::assessment::Outcome;
use guiju_fuzz::generate::{Draw, condition};
use guiju_fuzz::{KNOWN, LESS_KNOWN, compile, profile, rule};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut draw = Draw::new(bytes);
    let condition = condition(&mut draw, 4);
    let items = rule(&condition);
    let ruleset = compile(&items).unwrap_or_else(|| panic!("this does not compile: {condition}"));
    let outcome = |facts: &str| {
        let profile = profile(&ruleset, facts);
        let outcome = guiju_core::outcomes(&ruleset, &profile, &Context::default())[0];
        assert_eq!(guiju_core::assess(&ruleset, &profile, &Context::default()).findings[0].outcome, outcome);
        outcome
    };
    let (before, after) = (outcome(LESS_KNOWN), outcome(KNOWN));
    // `known` alone may change its mind, and says so in the language's description.
    if condition.contains("known(") {
        return;
    }
    // An error is an outcome like the others: what was decided does not turn out to fail.
    assert!(before == Outcome::Unknown || before == after, "{condition}: {before:?} became {after:?}");
});
