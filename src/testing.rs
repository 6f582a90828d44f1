//! What running tests gave, in words: failures as diagnostics at their places, counts and coverage as a page or as JSON.

use guiju_core::assessment::Text;
use guiju_core::testing::{Coverage, CoveredKind, Failure, ItemCoverage, Point, State, TestReport};
use guiju_grammar::{Code, Diagnostic, Diagnostics};
use serde::Serialize;

use crate::i18n::{Lang, Words};
use crate::inputs::Inputs;
use crate::report::{Block, key};
use crate::say;

/// The expectations that did not hold, each at its place.
pub fn diagnostics(report: &TestReport) -> Diagnostics {
    let (zh, en) = (Words::new(Lang::Zh), Words::new(Lang::En));
    let told = |failure: &Failure| {
        Diagnostic::new(Code::FailedExpectation, failure.span)
            .arg("subject", failure.subject.as_str())
            .arg("expected-zh", expected(&failure.expected, &zh))
            .arg("expected-en", expected(&failure.expected, &en))
            .arg("found-zh", found(&failure.found, &zh))
            .arg("found-en", found(&failure.found, &en))
            .label(failure.test_span, "label-in-test")
    };
    report.failures.iter().map(told).collect()
}

fn expected(state: &State, words: &Words) -> String {
    match state {
        State::Recommends(text) => say!(words, "state-recommends", words = words.lang().of(text)),
        other => found(other, words),
    }
}

fn found(state: &State, words: &Words) -> String {
    let quoted = |key: String| say!(words, "quoted", text = words.text(&key));
    match state {
        State::Outcome(outcome) => quoted(key("outcome", outcome)),
        State::Guard(status) => quoted(key("status", status)),
        State::Band(band) => quoted(key("band", band)),
        State::Advised => words.text("state-advised"),
        State::Held(guards) if guards.is_empty() => words.text("state-held-by-none"),
        State::Held(guards) => say!(words, "state-held", guards = words.list(guards)),
        State::Recommends(text) => say!(words, "state-recommendation", text = words.lang().of(text)),
        State::Order(models) => say!(words, "state-order", models = words.list(models)),
        State::Level(None) => words.text("state-level-unknown"),
        State::Level(Some(grade)) if grade.min == grade.max => say!(words, "state-level", level = grade.min),
        State::Level(Some(grade)) => say!(words, "state-level-between", min = grade.min, max = grade.max),
    }
}

/// The counts, and where it is asked for what no test covers.
pub fn blocks(report: &TestReport, with_coverage: bool, words: &Words) -> Vec<Block> {
    let (tests, expectations, failures) = (report.tests, report.expectations, report.failures.len());
    let summary = match (tests, failures) {
        (0, _) => words.text("tests-none"),
        (_, 0) => say!(words, "tests-passed", tests = tests, expectations = expectations),
        _ => say!(words, "tests-failed", tests = tests, expectations = expectations, failures = failures),
    };
    let mut blocks = vec![Block::Paragraph(summary)];
    if with_coverage {
        blocks.extend(coverage(&report.coverage, words));
    }
    blocks
}

fn coverage(coverage: &Coverage, words: &Words) -> Vec<Block> {
    let (points, missing) = (coverage.points(), coverage.missing());
    let head = match missing {
        0 => say!(words, "coverage-complete", points = points),
        _ => say!(words, "coverage-missing", points = points, missing = missing),
    };
    let mut blocks = vec![Block::Paragraph(head)];
    for item in coverage.items.iter().filter(|item| !item.missing.is_empty()) {
        blocks.push(Block::Part(item_head(item, words)));
        blocks.push(Block::Bullets(item.missing.iter().map(|point| point_text(point, words)).collect()));
    }
    blocks
}

fn item_head(item: &ItemCoverage, words: &Words) -> String {
    let title = item.title.as_ref().map(|title| words.lang().of(title));
    match (item.kind, &item.number, title) {
        (_, Some(number), Some(title)) => {
            let numbered = say!(words, "number-title", number = number.as_str(), title = title);
            say!(words, "with-id", title = numbered, id = item.name.as_str())
        }
        (CoveredKind::Model, _, Some(title)) => say!(words, "with-id", title = title, id = item.name.as_str()),
        _ => say!(words, "coverage-define", name = item.name.as_str()),
    }
}

fn point_text(point: &Point, words: &Words) -> String {
    let of = |text: &Text| words.lang().of(text).to_owned();
    match point {
        Point::Outcome { outcome } => say!(words, "point-outcome", outcome = words.text(&key("outcome", outcome))),
        Point::Part { expression, value: true } => say!(words, "point-part-true", expression = expression.as_str()),
        Point::Part { expression, value: false } => say!(words, "point-part-false", expression = expression.as_str()),
        Point::Running { value: true } => words.text("point-running"),
        Point::Running { value: false } => words.text("point-not-running"),
        Point::Held => words.text("point-held"),
        Point::Stood => words.text("point-stood"),
        Point::Precluded { reason } => say!(words, "point-precluded", reason = of(reason)),
        Point::Argument { reason } => say!(words, "point-argument", reason = of(reason)),
    }
}

/// What programs read.
#[derive(Serialize)]
struct Page<'a> {
    tests: usize,
    expectations: usize,
    failures: Vec<Place<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    coverage: Option<&'a Coverage>,
}

/// A failure and where it is written; lines and columns count from 1.
#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    test: &'a str,
    subject: &'a str,
    expected: &'a State,
    found: &'a State,
}

/// The report as JSON.
pub fn json(report: &TestReport, inputs: &Inputs, with_coverage: bool) -> String {
    let failures = report.failures.iter().filter_map(|failure| {
        let source = inputs.source(failure.span)?;
        let position = source.position(failure.span.range().start);
        let (line, column) = (position.line + 1, position.column + 1);
        let Failure { test, subject, expected, found, .. } = failure;
        Some(Place { file: &source.name, line, column, test, subject, expected, found })
    });
    let page = Page {
        tests: report.tests,
        expectations: report.expectations,
        failures: failures.collect(),
        coverage: with_coverage.then_some(&report.coverage),
    };
    // A page has text keys and whole numbers only; there is always a form.
    serde_json::to_string_pretty(&page).unwrap_or_default() + "\n"
}
