//! The limits of one evaluation. They hold whether or not a trace is kept, and are checked before memory is taken.

use crate::value::{EvalError, Limit};

/// Steps one rule may take. A step is an operator applied, or [`SIZE_PER_STEP`] parts of a value looked at.
pub const MAX_STEPS: usize = 1_000_000;

/// How many parts of a value a function looks at in the time of one step.
pub const SIZE_PER_STEP: usize = 8;

/// The steps that building the automaton of a regular expression counts for, where the pattern is not a constant.
pub const PATTERN_STEPS: usize = 2_000;

/// The steps that a call of a plugin's code counts for, besides the parts of its arguments and of its result.
pub const CALL_STEPS: usize = 1_000;

/// The size of a text, in bytes, or of a list, in elements, that an expression may build.
pub const MAX_VALUE_SIZE: usize = 1 << 20;

/// What the texts and lists an expression builds may take together, in bytes.
pub const MAX_BUILT_BYTES: usize = 1 << 26;

/// The steps a trace may have. What is left out is counted.
pub const MAX_TRACE_STEPS: usize = 2_000;

/// How deep an expression may nest once the definitions it uses are written out.
pub const MAX_DEPTH: u32 = 300;

/// How many nodes an expression may have once the definitions it uses are written out: each may use another twice, so the
/// size can grow without bound from a few lines.
pub const MAX_SIZE: u32 = 20_000;

/// How many parts the type of a name may have: a name used twice in the type of another doubles it.
pub const MAX_TYPE_SIZE: usize = 1_000;

/// The longest regular expression, and the memory its automaton may take, in bytes.
pub const MAX_PATTERN_BYTES: usize = 1 << 18;

/// How deep a regular expression may nest.
pub const MAX_PATTERN_NESTING: u32 = 100;

/// Refuses a text or list that would be too large, before it is built.
///
/// # Errors
///
/// [`Limit::Size`].
pub fn check_size(size: usize) -> Result<(), EvalError> {
    if size > MAX_VALUE_SIZE { Err(EvalError::Limit(Limit::Size)) } else { Ok(()) }
}
