//! The command `guiju`. Files, the terminal and exit codes are dealt with here and in [`files`]; everything else is
//! functions from data to text.

#![forbid(unsafe_code)]

mod cli;
mod cmd;
mod console;
mod files;

use std::process::ExitCode;

use guiju::inputs::Inputs;

use crate::cmd::Answer;
use crate::console::Console;

/// The input is wrong.
const WRONG_INPUT: u8 = 2;
/// A plugin broke when it ran.
const PLUGIN_FAILED: u8 = 3;
/// There are findings at or above `--fail-on`.
const FINDINGS: u8 = 1;

fn main() -> ExitCode {
    let words = cli::languages().words();
    match cli::parse(&words) {
        Ok(arguments) => ExitCode::from(run(&arguments, Console::new(words))),
        Err(stop) => {
            let console = Console::new(words);
            if stop.wrong {
                console.complain(&stop.text);
                return ExitCode::from(WRONG_INPUT);
            }
            ExitCode::from(if console.print(&stop.text).is_ok() { 0 } else { WRONG_INPUT })
        }
    }
}

/// Runs a command, shows what it found wrong and what it has to say, and tells the exit status.
fn run(arguments: &cli::Cli, console: Console) -> u8 {
    let mut inputs = Inputs::with_code_cache(files::code_cache());
    let answer = cmd::run(&arguments.command, &console, &mut inputs).filter(|_| !inputs.report_stopped());
    if let Some(answer) = &answer
        && let Err(problem) = deliver(answer, &console)
    {
        inputs.report([problem]);
    }
    console.complain(&guiju::diagnostics::render(&inputs, &console.words, console.err));
    if inputs.has_errors() || answer.as_ref().is_some_and(|answer| answer.wrong) {
        WRONG_INPUT
    } else if inputs.plugin_failed() {
        PLUGIN_FAILED
    } else {
        answer.filter(|answer| answer.findings).map_or(0, |_| FINDINGS)
    }
}

fn deliver(answer: &Answer, console: &Console) -> Result<(), guiju_grammar::Diagnostic> {
    for (path, bytes) in &answer.files {
        files::write(path, bytes)?;
    }
    console.print(&answer.text)?;
    console.complain(&answer.note);
    Ok(())
}
