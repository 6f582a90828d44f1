//! `guiju fmt`: rule files in their canonical layout.

use std::path::PathBuf;

use guiju::i18n::Words;
use guiju::inputs::{Inputs, Named};
use guiju::say;
use guiju_grammar::{Language, print};

use super::{Answer, read_all, rule_files};
use crate::cli::{Fmt, Keywords};
use crate::console::Console;
use crate::files;

/// The name that stands for standard input.
const STANDARD_INPUT: &str = "-";

/// Lays out every file, or none while one of them is wrong.
pub fn run(arguments: &Fmt, console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    let language = match arguments.keywords {
        None => Language::Keep,
        Some(Keywords::Zh) => Language::Zh,
        Some(Keywords::En) => Language::En,
    };
    let (streams, paths): (Vec<String>, Vec<String>) =
        arguments.file.iter().cloned().partition(|path| path == STANDARD_INPUT);
    let mut named = read_all(&streams, |_| files::read_standard_input(), inputs);
    let paths = rule_files(&paths, inputs);
    named.extend(read_all(&paths, files::read, inputs));
    let laid_out: Vec<(Named, String)> = named
        .into_iter()
        .filter_map(|file| {
            let text = lay_out(&file, language, inputs)?;
            Some((file, text))
        })
        .collect();
    if inputs.has_errors() {
        return None;
    }
    let (streams, files): (Vec<_>, Vec<_>) = laid_out.into_iter().partition(|(file, _)| file.name == STANDARD_INPUT);
    let changed = |(file, text): &(Named, String)| file.bytes != text.as_bytes();
    if arguments.check {
        let names = streams.iter().chain(&files).filter(|one| changed(one)).map(|(file, _)| file.name.clone() + "\n");
        let text: String = names.collect();
        return Some(Answer { findings: !text.is_empty(), text, ..Answer::default() });
    }
    let text = streams.into_iter().map(|(_, text)| text).collect();
    let files: Vec<(PathBuf, Vec<u8>)> =
        files.into_iter().filter(changed).map(|(file, text)| (PathBuf::from(file.name), text.into_bytes())).collect();
    let note = console.words.iter().map(|words| written(&files, words)).collect();
    Some(Answer { text, files, note, ..Answer::default() })
}

fn lay_out(file: &Named, language: Language, inputs: &mut Inputs) -> Option<String> {
    let source = inputs.add(&file.name, &file.bytes)?;
    match print(&source, language) {
        Ok(text) => Some(text),
        Err(diagnostics) => {
            inputs.report(diagnostics);
            None
        }
    }
}

fn written(files: &[(PathBuf, Vec<u8>)], words: &Words) -> String {
    let told = files.iter().map(|(path, _)| say!(words, "written", path = path.display().to_string()) + "\n");
    told.collect()
}
