//! The limits of one evaluation. They hold whether or not a trace is kept, and are checked before memory is taken.

/// Steps one rule may take.
pub const MAX_STEPS: u32 = 1_000_000;

/// The size of a text or list an expression may build.
pub const MAX_TEXT_BYTES: usize = 1 << 20;

/// How deep definitions and expressions may nest together.
pub const MAX_DEPTH: u32 = 600;

/// The longest regular expression, and the memory its automaton may take, in bytes.
pub const MAX_PATTERN_BYTES: usize = 1 << 18;
