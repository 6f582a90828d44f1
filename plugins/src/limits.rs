//! How much a plugin may use while it runs, and which limit it hit.

use wasmtime::ResourceLimiter;

use crate::fault::Limit;

/// Memory of one plugin, all its linear memories together, in bytes (64 MiB).
pub(crate) const MEMORY_BYTES: usize = 64 * 1024 * 1024;
/// Entries of one plugin's tables together.
pub(crate) const TABLE_ELEMENTS: usize = 10_000;
/// Core instances, memories and tables of one plugin, each. An adapted language runtime needs about five.
pub(crate) const PARTS: usize = 32;
/// Steps a plugin may take while it is instantiated. One unit is about one WebAssembly instruction, so this is well below
/// a second. Fuel is counted, not timed: the same plugin stops at the same step everywhere.
pub(crate) const START_FUEL: u64 = 50_000_000;
/// Steps that one call of a function may take.
pub(crate) const CALL_FUEL: u64 = 5_000_000;
/// What one call may hand back, in bytes as the host keeps them (8 MiB).
pub(crate) const RESULT_BYTES: usize = 8 * 1024 * 1024;
/// The stack of a plugin, in bytes (512 KiB).
pub(crate) const STACK_BYTES: usize = 512 * 1024;

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
    fn grant(&mut self, limit: Limit, current: usize, desired: usize) -> bool {
        let growth = desired.saturating_sub(current);
        let (used, most) = match limit {
            Limit::Table => (&mut self.table, TABLE_ELEMENTS),
            Limit::Memory | Limit::Fuel => (&mut self.memory, MEMORY_BYTES),
        };
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
