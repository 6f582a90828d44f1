//! `guiju profile`: starting a profile, turning it from one format into another, and collecting data by forms.

mod collect;
mod convert;
mod form;
mod new;

use std::path::Path;

use guiju::inputs::{Inputs, problem};
use guiju::pipeline::{Rules, is_workbook};
use guiju::say;
use guiju_core::{Document, ProfileFormat};
use guiju_grammar::{ArgValue, Code};

use super::Answer;
use crate::cli::profile::Profile;
use crate::console::Console;

/// The profile that forms were made of, beside them in their folder.
const BASE_FILE: &str = "profile.toml";

pub fn run(arguments: &Profile, console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    match arguments {
        Profile::New(arguments) => new::run(arguments, console, inputs),
        Profile::Convert(arguments) => convert::run(arguments, console, inputs),
        Profile::Form(arguments) => form::run(arguments, console, inputs),
        Profile::Collect(arguments) => collect::run(arguments, console, inputs),
    }
}

/// A profile in the format that a file's name tells, or nothing for a name that tells none.
fn lay_out(document: &Document, path: &Path, rules: &Rules, console: &Console, inputs: &mut Inputs) -> Option<Vec<u8>> {
    let label = |path: &str| label(path, rules, console);
    let shown = path.display().to_string();
    if is_workbook(&shown) {
        return workbook(&document.write(ProfileFormat::Csv, &label), &shown, inputs);
    }
    let format = path.extension().and_then(|extension| ProfileFormat::of_extension(extension.to_str()?));
    match format {
        Some(format) => Some(document.write(format, &label).into_bytes()),
        None => {
            inputs.report([problem(Code::UnknownFormat).arg("name", shown)]);
            None
        }
    }
}

/// Rows of a profile as a workbook.
fn workbook(rows: &str, shown: &str, inputs: &mut Inputs) -> Option<Vec<u8>> {
    let written = guiju_forms::from_rows(rows);
    if let Err(error) = &written {
        inputs.report([problem(Code::InputOutput).arg("name", shown).arg("detail", error.to_string())]);
    }
    written.ok()
}

/// What readers call the fact a row is of; one language after the other.
fn label(path: &str, rules: &Rules, console: &Console) -> String {
    let schema = &rules.ruleset().schema;
    // A row may be of a member or an item of the fact.
    let ends = path.char_indices().filter(|(_, letter)| matches!(letter, '.' | '[')).map(|(at, _)| at);
    let mut above: Vec<&str> = ends.filter_map(|at| path.get(..at)).collect();
    above.push(path);
    let fact = above.into_iter().rev().find_map(|path| schema.fact(schema.find(path)?));
    let sides = console.words.iter().filter_map(|words| Some(words.lang().of(&fact?.label).to_owned()));
    sides.collect::<Vec<_>>().join(" ")
}

/// Answers with a file.
fn written(path: &Path, bytes: Vec<u8>, console: &Console) -> Answer {
    let shown = path.display().to_string();
    let note = console.words.iter().map(|words| say!(words, "written", path = shown.as_str()) + "\n").collect();
    Answer { files: vec![(path.to_owned(), bytes)], note, ..Answer::default() }
}

/// That something in a word of the command line does not exist.
fn no_such_level(level: &str, known: &[String], inputs: &mut Inputs) {
    let near = guiju_grammar::nearest(level, known.iter().map(String::as_str)).or(known.first().map(String::as_str));
    let diagnostic = problem(Code::NoSuchThing).arg("kind", ArgValue::Word("word-level-region")).arg("name", level);
    inputs.report([match near {
        Some(near) => diagnostic.arg("suggestion", near),
        None => diagnostic,
    }]);
}
