//! `guiju check`: profiles against rules, as reports.

use std::io;

use guiju::i18n::Words;
use guiju::inputs::Inputs;
use guiju::report::{Block, Sheet, View, compose, sheets, xlsx};
use guiju::select;
use guiju_core::assessment::{self, Assessment};

use super::{Answer, check_tags, output, read};
use crate::cli::{Check, ReportFormat, Severity};
use crate::console::Console;

pub fn run(arguments: &Check, console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    let file = arguments.output.as_deref();
    let format = output::format(arguments.format, file);
    if !output::can_go(format, file, inputs) {
        return None;
    }
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
    let bytes = match format {
        ReportFormat::Json => Ok(json(&assessments).into_bytes()),
        ReportFormat::Xlsx => {
            let views = assessments.iter().map(|assessment| View::new(assessment, &arguments.only));
            xlsx(&ledgers(views, &console.words)).map_err(io::Error::other)
        }
        _ => {
            let reports = reports(&assessments, against.as_ref(), arguments, &console.words);
            output::lay_out(&reports, format, arguments.full, output::look(console, file))
        }
    };
    let bytes = output::made(bytes, file, inputs)?;
    Some(Answer { findings, ..output::written(bytes, file, console) })
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
fn reports<'w>(
    assessments: &[Assessment],
    against: Option<&Assessment>,
    arguments: &Check,
    words: &'w [Words],
) -> Vec<(&'w Words, Vec<Block>)> {
    let mut reports = Vec::new();
    for assessment in assessments {
        let view = View { against, published: arguments.published, ..View::new(assessment, &arguments.only) };
        reports.extend(words.iter().map(|words| (words, compose(&view, words))));
    }
    reports
}

/// The sheets of each assessment's workbook, in each language.
fn ledgers<'a>(views: impl Iterator<Item = View<'a>>, words: &[Words]) -> Vec<Vec<Sheet>> {
    views.flat_map(|view| words.iter().map(|words| sheets(&view, words)).collect::<Vec<_>>()).collect()
}

fn severity(severity: Severity) -> assessment::Severity {
    match severity {
        Severity::Low => assessment::Severity::Low,
        Severity::Medium => assessment::Severity::Medium,
        Severity::High => assessment::Severity::High,
        Severity::Critical => assessment::Severity::Critical,
    }
}
