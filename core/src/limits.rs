//! The limits of one evaluation. They hold whether or not a trace is kept, and are checked before memory is taken.

/// Steps one rule may take.
pub const MAX_STEPS: u32 = 1_000_000;

/// The size of a text or list an expression may build.
pub const MAX_TEXT_BYTES: usize = 1 << 20;

/// What the texts and lists an expression builds may take together, in bytes.
pub const MAX_BUILT_BYTES: usize = 1 << 26;

/// How deep an expression may nest once the definitions it uses are written out.
pub const MAX_DEPTH: u32 = 300;

/// How many nodes an expression may have once the definitions it uses are written out: each may use another twice, so the
/// size can grow without bound from a few lines.
pub const MAX_SIZE: u32 = 20_000;

/// The longest regular expression, and the memory its automaton may take, in bytes.
pub const MAX_PATTERN_BYTES: usize = 1 << 18;
