//! The `test` items of a ruleset, run.

use guiju_grammar::Span;

use crate::assess::{Context, outcomes};
use crate::assessment::{Outcome, ProfileKind};
use crate::profile::{Entry, Given, Profile};
use crate::ruleset::Ruleset;

/// An expectation that did not hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// What the test shows.
    pub test: String,
    /// The rule, by number.
    pub rule: String,
    /// What it should come to.
    pub expected: Outcome,
    /// What it came to.
    pub found: Outcome,
    /// Where the expectation stands.
    pub span: Span,
}

/// Runs every test item of a ruleset and gives the expectations that did not hold.
pub fn run_tests(ruleset: &Ruleset) -> Vec<Failure> {
    let mut failures = Vec::new();
    for test in &ruleset.tests {
        let mut profile = Profile::empty(ProfileKind::Synthetic, ruleset.schema.len());
        for (fact, value) in &test.given {
            if let Some(entry) = profile.facts.get_mut(fact.0 as usize) {
                *entry = Entry { given: Given::Value(value.clone()), ..Entry::default() };
            }
        }
        let outcomes = outcomes(ruleset, &profile, &Context::default());
        for (rule, expected, span) in &test.expects {
            let (Some(found), Some(rule)) = (outcomes.get(*rule), ruleset.rules.get(*rule)) else { continue };
            if found != expected {
                failures.push(Failure {
                    test: test.name.clone(),
                    rule: rule.number.clone(),
                    expected: *expected,
                    found: *found,
                    span: *span,
                });
            }
        }
    }
    failures
}
