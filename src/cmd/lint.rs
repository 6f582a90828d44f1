//! `guiju lint`: what is wrong with rule files, and nothing else.

use guiju::i18n::Words;
use guiju::inputs::Inputs;
use guiju::{pipeline, say};

use super::{Answer, packed, read_all, rule_files};
use crate::cli::Lint;
use crate::console::Console;
use crate::files;

pub fn run(arguments: &Lint, console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    let mut paths = rule_files(&arguments.file, inputs);
    let plugins = packed(&mut paths, inputs);
    let files = read_all(&paths, files::read, inputs);
    if inputs.has_errors() {
        pipeline::look_through(inputs, &files, &plugins[..].into());
        return None;
    }
    pipeline::rules(inputs, &files, &plugins)?;
    let warnings = inputs.diagnostics().count();
    let done = |words: &Words| {
        if warnings == 0 {
            say!(words, "lint-clean", count = files.len() + plugins.len()) + "\n"
        } else {
            String::new()
        }
    };
    Some(Answer::text(console.words.iter().map(done).collect::<String>()))
}
