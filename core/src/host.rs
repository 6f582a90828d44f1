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
    /// The results of a function for each list of arguments, in order. Arguments are known, and of the declared types.
    ///
    /// # Errors
    ///
    /// [`EvalError::Plugin`] for each list for which the function failed.
    fn call(&self, function: &Function, batch: &[Vec<Value>]) -> Vec<Result<Value, EvalError>>;
}
