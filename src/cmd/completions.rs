//! `guiju completions`: completion scripts for shells.

use super::Answer;
use crate::cli::{Completions, command};
use crate::console::Console;

pub fn run(arguments: &Completions, console: &Console) -> Answer {
    // Most shells show one line beside an option.
    let words = console.words.get(..1).unwrap_or_default();
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command(words), "guiju", &mut script);
    Answer::text(String::from_utf8_lossy(&script))
}
