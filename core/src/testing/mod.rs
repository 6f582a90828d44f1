//! The `test` items of a ruleset: what they say, how they are run, and what of the ruleset they cover.

mod coverage;
mod found;

use guiju_grammar::Span;
use serde::Serialize;

pub use coverage::{Coverage, CoveredKind, ItemCoverage, Point};

use self::coverage::Seen;
use self::found::Found;
use crate::Context;
use crate::assess::{Run, SettingValue};
use crate::assessment::{Band, Grade, GuardStatus, Outcome, ProfileKind, Text};
use crate::profile::{Entry, Given, Profile};
use crate::ruleset::Ruleset;
use crate::schema::FactId;
use crate::value::Value;

/// What must come out for given facts.
#[derive(Clone, Debug)]
pub struct Test {
    /// What it shows.
    pub name: String,
    /// Where its name stands.
    pub span: Span,
    /// Facts and their values.
    pub facts: Vec<(FactId, Value)>,
    /// Parameters set for this test. As with `--set`, guards keep the ruleset's own values.
    pub settings: Vec<SettingValue>,
    /// What must come out.
    pub expects: Vec<Expectation>,
}

/// One thing that must come out.
#[derive(Clone, Debug)]
pub struct Expectation {
    /// Where it is written.
    pub span: Span,
    /// Whom it is about.
    pub subject: Subject,
    /// What must come out.
    pub expected: State,
}

/// Whom an expectation is about, by position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A rule or variant.
    Rule(usize),
    /// A guard.
    Guard(usize),
    /// A model.
    Model(usize),
    /// A choice.
    Choice(usize),
    /// An element of an index, or one of its factors, by name.
    Index {
        /// The index.
        index: String,
        /// The element.
        element: String,
        /// The factor; `None` for the element as a whole.
        factor: Option<String>,
    },
}

/// What something comes to, as a test expects it or as it was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "state", content = "value", rename_all = "snake_case")]
pub enum State {
    /// A rule's outcome.
    Outcome(Outcome),
    /// A gap whose recommendation waits for nothing.
    Advised,
    /// A gap whose recommendation waits for these guards, or a model that does; by name, in alphabetical order.
    Held(Vec<String>),
    /// A recommendation, or words that it must hold in either language.
    Recommends(Text),
    /// What a guard comes to.
    Guard(GuardStatus),
    /// How a model fits.
    Band(Band),
    /// The first models of a choice, by name without the choice.
    Order(Vec<String>),
    /// A level of an index; `None` when nothing below it is graded.
    Level(Option<Grade>),
}

/// An expectation that did not hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// What the test shows.
    pub test: String,
    /// Where the test's name stands.
    pub test_span: Span,
    /// Where the expectation stands.
    pub span: Span,
    /// Whom it is about, by name.
    pub subject: String,
    /// What should come out.
    pub expected: State,
    /// What came out.
    pub found: State,
}

/// What running a ruleset's tests gave.
#[derive(Clone, Debug, Default)]
pub struct TestReport {
    /// How many tests ran.
    pub tests: usize,
    /// How many expectations they hold.
    pub expectations: usize,
    /// The expectations that did not hold, in the order of the files.
    pub failures: Vec<Failure>,
    /// What of the ruleset the tests cover.
    pub coverage: Coverage,
}

/// Runs the tests whose files are in scope, and tells what they cover of the rules, guards, models and definitions whose
/// files are.
pub fn run_tests(ruleset: &Ruleset, in_scope: impl Fn(Span) -> bool) -> TestReport {
    let mut report = TestReport::default();
    let mut seen = Seen::new(ruleset);
    for test in ruleset.tests.iter().filter(|test| in_scope(test.span)) {
        let (profile, context) = circumstances(ruleset, test);
        let found = Found::new(ruleset, &profile, &context);
        let run = Run::new(ruleset, &profile, &context);
        report.tests += 1;
        for expectation in &test.expects {
            report.expectations += 1;
            seen.note(&run, expectation);
            report.failures.extend(failure(ruleset, test, expectation, &found));
        }
    }
    report.coverage = seen.coverage(in_scope);
    report
}

/// The profile and the settings that a test gives.
fn circumstances(ruleset: &Ruleset, test: &Test) -> (Profile, Context) {
    let mut profile = Profile::empty(ProfileKind::Synthetic, ruleset.schema.len());
    for (fact, value) in &test.facts {
        if let Some(entry) = profile.facts.get_mut(fact.0 as usize) {
            *entry = Entry { given: Given::Value(value.clone()), ..Entry::default() };
        }
    }
    (profile, Context { settings: test.settings.clone(), ..Context::default() })
}

fn failure(ruleset: &Ruleset, test: &Test, expectation: &Expectation, found: &Found<'_>) -> Option<Failure> {
    let state = found.state(&expectation.subject, &expectation.expected)?;
    if found::fulfils(&state, &expectation.expected) {
        return None;
    }
    Some(Failure {
        test: test.name.clone(),
        test_span: test.span,
        span: expectation.span,
        subject: name(ruleset, &expectation.subject),
        expected: expectation.expected.clone(),
        found: state,
    })
}

fn name(ruleset: &Ruleset, subject: &Subject) -> String {
    let found = match subject {
        Subject::Rule(at) => ruleset.rules.get(*at).map(|rule| rule.name.clone()),
        Subject::Guard(at) => ruleset.guards.get(*at).map(|guard| guard.name.clone()),
        Subject::Model(at) => ruleset.models.get(*at).map(|model| model.name.clone()),
        Subject::Choice(at) => ruleset.choices.get(*at).map(|choice| choice.name.clone()),
        Subject::Index { index, element, factor } => {
            let parts = [Some(index), Some(element), factor.as_ref()];
            Some(parts.into_iter().flatten().cloned().collect::<Vec<_>>().join("."))
        }
    };
    found.unwrap_or_default()
}
