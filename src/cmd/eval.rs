//! `guiju eval`: the value of one expression, or of one a line.

use guiju::i18n::Words;
use guiju::inputs::Inputs;
use guiju::lines::{self, MAX_LINE_BYTES};
use guiju::pipeline;
use guiju::say;
use guiju_core::assessment::Text;

use super::Answer;
use crate::cli::Eval;
use crate::console::{Console, Line};

pub fn run(arguments: &Eval, console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    match &arguments.expression {
        Some(expression) => match pipeline::evaluate(inputs, expression)? {
            Ok(value) => Some(Answer::text(value + "\n")),
            Err(reason) => Some(failed(&reason, console)),
        },
        None => reply(console, inputs),
    }
}

fn failed(reason: &Text, console: &Console) -> Answer {
    let line = |words: &Words| say!(words, "eval-failed", reason = words.lang().of(reason)) + "\n";
    Answer { note: console.words.iter().map(line).collect(), wrong: true, ..Answer::default() }
}

/// Each line is answered before the next is read, so that a program can talk with the command.
fn reply(console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    let words = console.words.first()?;
    let outcome = console.converse(MAX_LINE_BYTES, |line| match line {
        Line::Whole(line) => lines::reply(line, words),
        Line::TooLong => lines::too_long(words),
    });
    if let Err(problem) = outcome {
        inputs.report([problem]);
    }
    Some(Answer::default())
}
