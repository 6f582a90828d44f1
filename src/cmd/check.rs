//! `guiju check`: profiles against rules, as reports.

use std::path::Path;

use guiju::diagnostics::Look;
use guiju::i18n::Words;
use guiju::inputs::Inputs;
use guiju::report::{Block, View, compose, full_text, html, markdown, text};
use guiju::{say, select};
use guiju_core::assessment::{self, Assessment};

use super::{Answer, check_tags, read};
use crate::cli::{Check, ReportFormat, Severity};
use crate::console::Console;

pub fn run(arguments: &Check, console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    let named: Vec<String> = arguments.profile.iter().chain(&arguments.against).cloned().collect();
    let (rules, mut profiles, context) = read(&arguments.files, &arguments.place, &named, &arguments.set, inputs)?;
    let against = if arguments.against.is_some() { profiles.pop() } else { None };
    let against = against.map(|profile| rules.assess(&profile, &context));
    if !check_tags(&rules, &arguments.only, inputs) {
        return None;
    }
    let mut assessments: Vec<Assessment> = profiles.iter().map(|profile| rules.assess(profile, &context)).collect();
    for assessment in &mut assessments {
        select::only(assessment, &arguments.only);
    }
    let least = arguments.fail_on.map(severity);
    let findings = least.is_some_and(|least| assessments.iter().any(|assessment| select::fails(assessment, least)));
    // A file is for readers on other screens: no colours, and the full width.
    let look = if arguments.output.is_some() { Look { colour: false, ..console.out } } else { console.out };
    let text = match arguments.format {
        ReportFormat::Json => json(&assessments),
        _ => reports(&assessments, against.as_ref(), arguments, &console.words, look),
    };
    Some(Answer { findings, ..written(text, arguments.output.as_deref(), console) })
}

/// A text for standard output, or for the file it is to be written to.
pub(super) fn written(text: String, output: Option<&Path>, console: &Console) -> Answer {
    match output {
        Some(path) => {
            let shown = path.display().to_string();
            let note = console.words.iter().map(|words| say!(words, "written", path = shown.as_str()) + "\n").collect();
            Answer { files: vec![(path.to_owned(), text.into_bytes())], note, ..Answer::default() }
        }
        None => Answer::text(text),
    }
}

/// One assessment by itself, several as an array.
fn json(assessments: &[Assessment]) -> String {
    let text = match assessments {
        [one] => serde_json::to_string_pretty(one),
        all => serde_json::to_string_pretty(all),
    };
    // Assessments have text keys and finite numbers only; there is always a form.
    text.unwrap_or_default() + "\n"
}

/// One report after another; each in Chinese and then in English when both are wanted.
fn reports(
    assessments: &[Assessment],
    against: Option<&Assessment>,
    arguments: &Check,
    words: &[Words],
    look: Look,
) -> String {
    let mut reports = Vec::new();
    for assessment in assessments {
        let view = View { against, published: arguments.published, ..View::new(assessment, &arguments.only) };
        reports.extend(words.iter().map(|words| (words, compose(&view, words))));
    }
    lay_out(&reports, arguments.format, arguments.full, look)
}

/// Lays out reports, each in its language; in a terminal with every table, or only those one reads there.
pub(super) fn lay_out(reports: &[(&Words, Vec<Block>)], format: ReportFormat, full: bool, look: Look) -> String {
    let each = |write: &dyn Fn(&[Block]) -> String, between: &str| {
        reports.iter().map(|(_, blocks)| write(blocks)).collect::<Vec<_>>().join(between)
    };
    match format {
        ReportFormat::Html => html(reports),
        ReportFormat::Markdown => each(&markdown, "---\n\n"),
        ReportFormat::Text if full => each(&|blocks| full_text(blocks, look), "\n\n"),
        ReportFormat::Text | ReportFormat::Json => each(&|blocks| text(blocks, look), "\n\n"),
    }
}

fn severity(severity: Severity) -> assessment::Severity {
    match severity {
        Severity::Low => assessment::Severity::Low,
        Severity::Medium => assessment::Severity::Medium,
        Severity::High => assessment::Severity::High,
        Severity::Critical => assessment::Severity::Critical,
    }
}
