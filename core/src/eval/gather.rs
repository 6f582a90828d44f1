//! What strict operators and macros make of operands that are unknown or fail.

use super::Outcome;
use crate::ops;
use crate::partial::FactSet;
use crate::value::{EvalError, Value};

/// Unknowns and errors met on the way. Unknown wins over an error: once it is known there may be nothing left to fail. A
/// limit wins over both.
#[derive(Default)]
pub struct Gather {
    unknown: Option<FactSet>,
    error: Option<EvalError>,
}

impl Gather {
    /// Takes note of an outcome, and gives its value when there is something to go on with.
    pub fn take(&mut self, outcome: Outcome) -> Result<Option<Value>, EvalError> {
        match outcome {
            Ok(Value::Partial(partial)) => self.unknown(&partial.facts),
            Ok(value) => return Ok(Some(value)),
            Err(limit @ EvalError::Limit(_)) => return Err(limit),
            Err(error) => self.error = self.error.take().or(Some(error)),
        }
        Ok(None)
    }

    /// Takes note of a condition.
    pub fn truth(&mut self, outcome: Outcome) -> Result<Option<bool>, EvalError> {
        Ok(match self.take(outcome)? {
            Some(Value::Bool(truth)) => Some(truth),
            Some(other) => {
                self.error = self.error.take().or(Some(EvalError::NoOverload(other.type_name().to_owned())));
                None
            }
            None => None,
        })
    }

    /// Takes note of facts that something hangs on.
    pub fn unknown(&mut self, facts: &FactSet) {
        self.unknown = Some(self.unknown.take().unwrap_or_default().union(facts));
    }

    /// Takes note of the error.
    pub fn error(&mut self, error: EvalError) {
        self.error = self.error.take().or(Some(error));
    }

    /// Takes note of what is not known among values or inside them.
    pub fn unknown_among(&mut self, values: &[Value]) {
        for value in values {
            let facts = ops::deep_facts(value);
            if facts.iter().next().is_some() || value.partial().is_some() {
                self.unknown(&facts);
            }
        }
    }

    /// The value of an element written with `?`: nothing for an empty optional.
    pub fn present(&mut self, value: Value) -> Option<Value> {
        match value {
            Value::Optional(None) => None,
            Value::Optional(Some(value)) => Some(value.as_ref().clone()),
            Value::Partial(partial) => {
                self.unknown(&partial.facts);
                None
            }
            other => {
                self.error(EvalError::NoOverload(format!("?{}", other.type_name())));
                None
            }
        }
    }

    /// Whether something failed.
    pub fn has_failed(&self) -> bool {
        self.error.is_some()
    }

    /// Whether nothing was in the way so far.
    pub fn is_clear(&self) -> bool {
        self.unknown.is_none() && self.error.is_none()
    }

    /// The whole outcome, where nothing was in the way.
    pub fn finish(self, make: impl FnOnce() -> Outcome) -> Outcome {
        match (self.unknown, self.error) {
            (Some(facts), _) => Ok(Value::unknown(facts)),
            (None, Some(error)) => Err(error),
            (None, None) => make(),
        }
    }
}
