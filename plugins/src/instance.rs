//! One instance of a plugin's code, under limits, from its start to its end.

use wasmtime::component::{Instance, InstancePre, Val};
use wasmtime::{Store, Trap};

use crate::fault::{FileFault, Limit};
use crate::limits::{CALL_FUEL, Guest, PATIENCE, RESULT_BYTES, START_FUEL};

/// An instance of a plugin's code that was started.
pub struct Running {
    store: Store<Guest>,
    instance: Instance,
    /// The fuel its start took.
    pub(crate) start_fuel: u64,
}

/// What came of a call.
#[derive(Debug)]
pub struct Called {
    /// What the function gave, or why it did not.
    pub result: Result<Val, FileFault>,
    /// The fuel it took; a unit is about one WebAssembly instruction.
    pub fuel: u64,
}

impl Running {
    /// Makes a fresh instance with nothing in it from any other.
    pub(crate) fn start(template: &InstancePre<Guest>) -> Result<Running, FileFault> {
        let mut store = Store::new(template.engine(), Guest::default());
        store.limiter(|guest| guest);
        store.set_hostcall_fuel(RESULT_BYTES);
        store.set_epoch_deadline(PATIENCE);
        let started = store.set_fuel(START_FUEL).and_then(|()| template.instantiate(&mut store));
        match started {
            Ok(instance) => {
                let start_fuel = spent(&store, START_FUEL);
                Ok(Running { store, instance, start_fuel })
            }
            Err(error) => Err(cause(&error, store.data())),
        }
    }

    /// Calls an exported function by the name it has in the component. After a failure the instance must not be used again.
    pub fn call(&mut self, name: &str, arguments: &[Val]) -> Called {
        self.call_within(name, arguments, CALL_FUEL, PATIENCE)
    }

    fn call_within(&mut self, name: &str, arguments: &[Val], fuel: u64, patience: u64) -> Called {
        let Running { store, instance, .. } = self;
        let Some(function) = instance.get_func(&mut *store, name) else {
            return Called { result: Err(FileFault::Refused { detail: name.to_owned() }), fuel: 0 };
        };
        let mut results = [Val::Bool(false)];
        store.set_epoch_deadline(patience);
        let called = store.set_fuel(fuel).and_then(|()| function.call(&mut *store, arguments, &mut results));
        let [result] = results;
        let result = called.map(|()| result).map_err(|error| cause(&error, store.data()));
        let memory = store.data().memory_fuel();
        Called { result, fuel: spent(store, fuel).saturating_add(memory) }
    }
}

fn spent(store: &Store<Guest>, given: u64) -> u64 {
    given.saturating_sub(store.get_fuel().unwrap_or(0))
}

/// The cause of a failure: a limit, when one was hit, else what the engine says.
fn cause(error: &wasmtime::Error, guest: &Guest) -> FileFault {
    let trap = error.downcast_ref::<Trap>();
    let limit = match trap {
        Some(Trap::OutOfFuel) => Some(Limit::Fuel),
        Some(Trap::Interrupt) => Some(Limit::Time),
        Some(Trap::StackOverflow) => guest.denied.or(Some(Limit::Stack)),
        _ => guest.denied.or_else(|| untyped_limit(&error.root_cause().to_string())),
    };
    match (limit, trap) {
        (Some(limit), _) => FileFault::LimitExceeded(limit),
        (None, Some(trap)) => FileFault::Trapped { detail: trap.to_string() },
        (None, None) => FileFault::Refused { detail: format!("{error:#}") },
    }
}

/// The limits for which wasmtime has a sentence and no type.
fn untyped_limit(sentence: &str) -> Option<Limit> {
    if sentence.contains("fuel allocated for hostcalls") {
        Some(Limit::Result)
    } else if sentence.starts_with("resource limit exceeded") {
        Some(Limit::Parts)
    } else {
        None
    }
}

impl std::fmt::Debug for Running {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Running")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::host::tests::template;

    #[test]
    fn what_fuel_does_not_stop_the_clock_does() {
        let endless = template(
            "(component (core module $m (func (export \"f\") (result i32) (loop br 0) (i32.const 1))) (core instance $i (instantiate $m))
               (func (export \"f\") (result bool) (canon lift (core func $i \"f\"))))",
        );
        let mut running = Running::start(&endless.unwrap()).unwrap();
        let called = running.call_within("f", &[], u64::MAX / 2, 1);
        assert_eq!(called.result.unwrap_err(), FileFault::LimitExceeded(Limit::Time));
    }
}
