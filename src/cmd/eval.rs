//! `guiju eval`: the value of one expression.

use guiju::inputs::Inputs;
use guiju::pipeline;

use super::Answer;
use crate::cli::Eval;

pub fn run(arguments: &Eval, inputs: &mut Inputs) -> Option<Answer> {
    let value = pipeline::evaluate(inputs, &arguments.expression)?;
    Some(Answer::text(value + "\n"))
}
