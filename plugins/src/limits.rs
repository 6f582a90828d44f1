//! How much a plugin may use while it runs, and which limit it hit.

use std::time::Duration;

use wasmtime::ResourceLimiter;

use crate::fault::Limit;

/// Memory of one plugin, all its linear memories together, in bytes (64 MiB).
pub(crate) const MEMORY_BYTES: usize = 64 * 1024 * 1024;
/// Entries of one plugin's tables together.
pub(crate) const TABLE_ELEMENTS: usize = 10_000;
/// Core instances, memories and tables of one plugin, each. An adapted language runtime needs about five.
pub(crate) const PARTS: usize = 32;
/// Steps a plugin may take while it is instantiated. One unit is about one WebAssembly instruction, or one byte that is
/// copied or filled, so this is well below a second. Fuel is counted, not timed: the same plugin stops at the same step
/// everywhere.
pub(crate) const START_FUEL: u64 = 50_000_000;
/// Steps that one call of a function may take.
pub(crate) const CALL_FUEL: u64 = 5_000_000;
/// Steps that all calls of one plugin in one assessment may take together: some seconds. Which call would be the last one
/// hangs on the order of the calls, so this limit ends the run, and is never an outcome.
pub(crate) const ASSESSMENT_FUEL: u64 = 10_000_000_000;
/// What making an instance counts for, in fuel: some microseconds.
pub(crate) const INSTANCE_FUEL: u64 = 10_000;
/// Bytes of an instance's memory that count for one unit of fuel. To have memory at all costs time that no instruction shows:
/// every page that is touched has to be made and thrown away.
pub(crate) const BYTES_PER_FUEL: usize = 16;
/// How long the calls of one plugin may take together in one assessment. What fuel allows takes a fraction of that; whoever
/// gets here has found a hole in it, so this limit ends the run, and is never an outcome.
pub(crate) const ASSESSMENT_TIME: Duration = Duration::from_secs(60);
/// Fuel that takes about the time of one of the core's steps.
pub(crate) const FUEL_PER_STEP: u64 = 50;
/// What one call may hand back, in bytes as the host keeps them (8 MiB).
pub(crate) const RESULT_BYTES: usize = 8 * 1024 * 1024;
/// The stack of a plugin, in bytes (256 KiB). It lies on the stack of the thread that asks, below the evaluation of an
/// expression that may nest deeply, and threads often have no more than 2 MiB.
pub(crate) const STACK_BYTES: usize = 256 * 1024;
/// The time between two ticks of the clock that stops what fuel does not, in milliseconds.
pub(crate) const TICK: u64 = 100;
/// Ticks that a start or a call may take (10 seconds). Fuel runs out in a hundredth of that; whoever gets here has found a
/// hole in it, or the machine stands still, and neither is an outcome.
pub(crate) const PATIENCE: u64 = 100;
/// What the compiler has to keep in mind at once for one function: its local variables times its bytes. The
/// largest function of a JavaScript engine comes to a quarter of this; functions that are made to be hard come to many times
/// as much, and the compiler would take gigabytes for them.
pub(crate) const FUNCTION_EFFORT: u64 = 16 * 1024 * 1024;
/// The same for all functions of a plugin together; a JavaScript engine comes to a tenth of it.
pub(crate) const CODE_EFFORT: u64 = 256 * 1024 * 1024;
/// How long a plugin may take to compile: several times what the largest one takes.
pub(crate) const COMPILING: Duration = Duration::from_secs(60);

/// What the host knows of a running plugin. A refused request is noted: to the plugin it looks like a failed allocation, and
/// what it then does about it hides the cause.
#[derive(Debug, Default)]
pub(crate) struct Guest {
    memory: usize,
    table: usize,
    /// The first limit the plugin ran into.
    pub(crate) denied: Option<Limit>,
}

impl Guest {
    /// What its memory counts for, in fuel.
    pub(crate) fn memory_fuel(&self) -> u64 {
        u64::try_from(self.memory / BYTES_PER_FUEL).unwrap_or(u64::MAX)
    }

    /// Notes a growth by so many, unless it goes beyond the limit.
    fn grant(&mut self, limit: Limit, current: usize, desired: usize) -> bool {
        let growth = desired.saturating_sub(current);
        let (used, most) =
            if limit == Limit::Table { (&mut self.table, TABLE_ELEMENTS) } else { (&mut self.memory, MEMORY_BYTES) };
        let after = used.saturating_add(growth);
        if after > most {
            self.denied.get_or_insert(limit);
            return false;
        }
        *used = after;
        true
    }
}

impl ResourceLimiter for Guest {
    fn memory_growing(&mut self, current: usize, desired: usize, _: Option<usize>) -> wasmtime::Result<bool> {
        Ok(self.grant(Limit::Memory, current, desired))
    }

    fn table_growing(&mut self, current: usize, desired: usize, _: Option<usize>) -> wasmtime::Result<bool> {
        Ok(self.grant(Limit::Table, current, desired))
    }

    fn instances(&self) -> usize {
        PARTS
    }

    fn tables(&self) -> usize {
        PARTS
    }

    fn memories(&self) -> usize {
        PARTS
    }
}
