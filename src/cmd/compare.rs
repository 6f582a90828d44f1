//! `guiju compare`: assessments beside each other, with what is different and why: two of any kind, or one region at several dates.

use std::io;

use guiju::inputs::{Inputs, problem};
use guiju::pipeline;
use guiju::report::{compare_page, series_page};
use guiju_core::assessment::Assessment;
use guiju_core::{Context, SeriesFault, compare, series};
use guiju_grammar::{Code, Diagnostic};
use serde::Serialize;

use super::{Answer, output, read_all, read_rules};
use crate::cli::{Compare, Place, ReportFormat, RuleFiles};
use crate::console::Console;
use crate::files;

pub fn run(arguments: &Compare, console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    let file = arguments.output.as_deref();
    let format = output::format(arguments.format, file);
    if !output::is_page(format, inputs) || !output::can_go(format, file, inputs) {
        return None;
    }
    let named: Vec<String> = [&arguments.left, &arguments.right].into_iter().chain(&arguments.more).cloned().collect();
    let assessments = read(&named, &arguments.files, &arguments.place, &arguments.set, inputs)?;
    let bytes = match assessments.as_slice() {
        [left, right] => two(left, right, format, arguments, console),
        _ => several(&named, assessments, format, arguments, console, inputs)?,
    };
    let bytes = output::made(bytes, file, inputs)?;
    Some(output::written(bytes, file, console))
}

fn two(
    left: &Assessment,
    right: &Assessment,
    format: ReportFormat,
    arguments: &Compare,
    console: &Console,
) -> io::Result<Vec<u8>> {
    let comparison = compare(left, right);
    if format == ReportFormat::Json {
        return Ok(json(&comparison));
    }
    let pages: Vec<_> = console.words.iter().map(|words| (words, compare_page(&comparison, words))).collect();
    output::lay_out(&pages, format, false, output::look(console, arguments.output.as_deref()))
}

fn several(
    named: &[String],
    assessments: Vec<Assessment>,
    format: ReportFormat,
    arguments: &Compare,
    console: &Console,
    inputs: &mut Inputs,
) -> Option<io::Result<Vec<u8>>> {
    let series = series(assessments).map_err(|error| inputs.report([fault(&error, named)])).ok()?;
    if format == ReportFormat::Json {
        return Some(Ok(json(&series)));
    }
    let pages: Vec<_> = console.words.iter().map(|words| (words, series_page(&series, words))).collect();
    Some(output::lay_out(&pages, format, false, output::look(console, arguments.output.as_deref())))
}

/// A comparison or a series has text keys and finite numbers only; there is always a form.
pub(super) fn json(data: &impl Serialize) -> Vec<u8> {
    (serde_json::to_string_pretty(data).unwrap_or_default() + "\n").into_bytes()
}

/// Why assessments cannot be put in the order of their dates.
pub(super) fn fault(fault: &SeriesFault, named: &[String]) -> Diagnostic {
    match fault {
        SeriesFault::Regions([first, second]) => problem(Code::SeveralRegions)
            .arg("first-zh", first.zh.as_str())
            .arg("first-en", first.en.as_str())
            .arg("second-zh", second.zh.as_str())
            .arg("second-en", second.en.as_str()),
        SeriesFault::Undated(place) => {
            problem(Code::NoOrder).arg("name", named.get(*place).map(String::as_str).unwrap_or_default())
        }
        SeriesFault::SameDate(date) => problem(Code::NoOrder).arg("date", date.as_str()),
    }
}

/// Reads profiles, and checks them against the rules, and saved assessments, as they are.
pub(super) fn read(
    named: &[String],
    rule_files: &RuleFiles,
    place: &Place,
    set: &[String],
    inputs: &mut Inputs,
) -> Option<Vec<Assessment>> {
    let files = read_all(named, files::read_profile, inputs);
    let saved: Vec<bool> = files.iter().map(pipeline::is_saved).collect();
    // What was saved needs no rules: it says what came of those it was checked against.
    let profiles: Vec<String> =
        named.iter().zip(&saved).filter(|(_, saved)| !**saved).map(|(name, _)| name.clone()).collect();
    let read = if profiles.is_empty() { None } else { read_rules(rule_files, place, &profiles, inputs) };
    let (rules, local) = read.map_or((None, None), |(rules, local)| (Some(rules), local));
    let settings = rules.as_ref().map(|rules| rules.settings(inputs, set)).unwrap_or_default();
    let context = Context { local, ..pipeline::context(settings) };
    let mut assessments = Vec::new();
    for file in &files {
        if pipeline::is_saved(file) {
            assessments.extend(pipeline::saved(file, inputs));
        } else if let Some(rules) = &rules
            && let Some(profile) = super::profile(rules, file, inputs)
        {
            assessments.push(rules.assess(&profile, &context));
        }
    }
    (!inputs.has_errors() && assessments.len() == named.len()).then_some(assessments)
}
