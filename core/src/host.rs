//! Functions that are computed outside: what the core asks of whoever runs a plugin's code.

use crate::ruleset::Function;
use crate::value::{EvalError, Value};

/// Whoever can run the functions of plugins.
pub trait FunctionHost: std::fmt::Debug + Send + Sync {
    /// Begins an assessment: functions start afresh, so that nothing is carried over from the one before.
    fn start(&self) -> Box<dyn Functions>;
}

/// The functions of plugins during one assessment.
pub trait Functions: std::fmt::Debug {
    /// What a function answers to each list of arguments, in order. Arguments are known, and of the declared types.
    ///
    /// An answer hangs on its arguments alone: the same ones have the same answer, whatever was asked before.
    fn call(&self, function: &Function, batch: &[Vec<Value>]) -> Vec<Reply>;
}

/// What a function answered to one list of arguments.
#[derive(Clone, Debug)]
pub struct Reply {
    /// What it gave; [`EvalError::Plugin`] where it failed.
    pub result: Result<Value, EvalError>,
    /// How much it computed, in the steps that [`crate::limits::MAX_STEPS`] counts. It is the asking rule's to bear.
    pub steps: usize,
}
