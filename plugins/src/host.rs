//! Plugins in wasmtime. Nothing can be imported and everything is limited.

use wasmtime::component::types::{ComponentFunc, ComponentItem};
use wasmtime::component::{Component, Instance, InstancePre, Linker, Val};
use wasmtime::{Config, Engine, Store, Trap};

use crate::error::PackageError;
use crate::fault::{FileFault, Limit};
use crate::limits::{CALL_FUEL, Guest, RESULT_BYTES, STACK_BYTES, START_FUEL};
use crate::package::{Package, read};

/// A WebAssembly engine for plugins. Making one costs about a millisecond; a program needs one.
pub struct Host {
    engine: Engine,
}

/// A plugin that was read, compiled and instantiated once.
#[derive(Clone)]
pub struct Plugin {
    /// What its file holds.
    pub package: Package,
    template: InstancePre<Guest>,
}

/// An instance of a plugin's code.
pub(crate) struct Running {
    store: Store<Guest>,
    instance: Instance,
}

impl Host {
    /// Starts the engine.
    ///
    /// # Errors
    ///
    /// GJ0604 where wasmtime does not run on this machine.
    pub fn new() -> Result<Self, PackageError> {
        match Engine::new(&config()) {
            Ok(engine) => Ok(Host { engine }),
            Err(error) => Err(PackageError::Engine { detail: error.to_string() }),
        }
    }

    /// Reads a plugin file, compiles its component and instantiates it, which proves that it needs nothing from outside.
    ///
    /// # Errors
    ///
    /// As [`read`], and GJ0501 for a component that the engine refuses or that fails to start within its limits.
    pub fn load(&self, bytes: &[u8]) -> Result<Plugin, PackageError> {
        let package = read(bytes)?;
        let template = self.compile(bytes).map_err(PackageError::NotAPlugin)?;
        instantiate(&template).map_err(PackageError::NotAPlugin)?;
        Ok(Plugin { package, template })
    }

    /// Compiles a component and resolves its imports, of which there are none to be had.
    fn compile(&self, bytes: &[u8]) -> Result<InstancePre<Guest>, FileFault> {
        Component::new(&self.engine, bytes)
            .and_then(|component| Linker::new(&self.engine).instantiate_pre(&component))
            .map_err(|error| FileFault::Refused { detail: format!("{error:#}") })
    }
}

impl Plugin {
    /// The type of a function that the code exports.
    pub(crate) fn export(&self, name: &str) -> Option<ComponentFunc> {
        let component = self.template.component();
        match component.component_type().get_export(self.template.engine(), name)?.ty {
            ComponentItem::ComponentFunc(export) => Some(export),
            _ => None,
        }
    }

    /// A fresh instance of the code, with nothing left from any other.
    pub(crate) fn start(&self) -> Result<Running, FileFault> {
        instantiate(&self.template)
    }
}

impl Running {
    /// Calls a function with an allowance of its own. After a failure the instance must not be used again.
    pub(crate) fn call(&mut self, name: &str, arguments: &[Val]) -> Result<Val, FileFault> {
        let Running { store, instance } = self;
        let Some(function) = instance.get_func(&mut *store, name) else {
            return Err(FileFault::Refused { detail: name.to_owned() });
        };
        let mut results = [Val::Bool(false)];
        let called = store.set_fuel(CALL_FUEL).and_then(|()| function.call(&mut *store, arguments, &mut results));
        match called {
            Ok(()) => {
                let [result] = results;
                Ok(result)
            }
            Err(error) => Err(why_it_failed(&error, store.data())),
        }
    }
}

/// Makes a fresh instance with a fresh allowance.
fn instantiate(template: &InstancePre<Guest>) -> Result<Running, FileFault> {
    let mut store = Store::new(template.engine(), Guest::default());
    store.limiter(|guest| guest);
    store.set_hostcall_fuel(RESULT_BYTES);
    let started = store.set_fuel(START_FUEL).and_then(|()| template.instantiate(&mut store));
    match started {
        Ok(instance) => Ok(Running { store, instance }),
        Err(error) => Err(why_it_failed(&error, store.data())),
    }
}

/// The cause of a failure: a limit, when one was hit, else what the engine says.
fn why_it_failed(error: &wasmtime::Error, guest: &Guest) -> FileFault {
    let trap = error.downcast_ref::<Trap>();
    if trap == Some(&Trap::OutOfFuel) {
        FileFault::LimitExceeded(Limit::Fuel)
    } else if let Some(limit) = guest.denied {
        FileFault::LimitExceeded(limit)
    } else if let Some(trap) = trap {
        FileFault::Trapped { detail: trap.to_string() }
    } else {
        FileFault::Refused { detail: format!("{error:#}") }
    }
}

/// The engine's settings. Whatever could make two machines differ is off: the same plugin gives the same result everywhere.
fn config() -> Config {
    let mut config = Config::new();
    config
        .wasm_component_model(true)
        .consume_fuel(true)
        .max_wasm_stack(STACK_BYTES)
        .cranelift_nan_canonicalization(true)
        .wasm_relaxed_simd(false);
    config
}

impl std::fmt::Debug for Host {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Host")
    }
}

impl std::fmt::Debug for Running {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Running")
    }
}

impl std::fmt::Debug for Plugin {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Plugin").field("package", &self.package).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_debug_snapshot;

    use super::*;

    /// Compiles and instantiates a component in text form, past `read`, which lets no code through in this version.
    fn start(component: &str) -> Result<(), FileFault> {
        let host = Host::new().unwrap();
        let template = host.compile(&wat::parse_str(component).unwrap())?;
        instantiate(&template).map(|_| ())
    }

    /// A component with one core module that is instantiated.
    fn core(module: &str) -> String {
        format!("(component (core module $m {module}) (core instance (instantiate $m)))")
    }

    #[test]
    fn an_empty_component_starts() {
        assert_eq!(start("(component)"), Ok(()));
    }

    #[test]
    fn a_modest_component_starts() {
        assert_eq!(start(&core("(memory 16) (table 100 funcref) (func (drop (memory.grow (i32.const 1))))")), Ok(()));
    }

    #[test]
    fn an_endless_start_runs_out_of_fuel() {
        let module = "(func $f (loop br 0)) (start $f)";
        assert_debug_snapshot!(start(&core(module)), @r"
        Err(
            LimitExceeded(
                Fuel,
            ),
        )
        ");
    }

    #[test]
    fn a_large_memory_is_refused() {
        assert_eq!(start(&core("(memory 1025)")), Err(FileFault::LimitExceeded(Limit::Memory)));
    }

    #[test]
    fn memories_count_together() {
        assert_eq!(start(&core("(memory 600) (memory 600)")), Err(FileFault::LimitExceeded(Limit::Memory)));
    }

    #[test]
    fn the_cause_of_a_trap_after_a_refused_allocation_is_the_limit() {
        let module = "(memory 1) (func $f (if (i32.eq (memory.grow (i32.const 2000)) (i32.const -1)) (then unreachable))) (start $f)";
        assert_eq!(start(&core(module)), Err(FileFault::LimitExceeded(Limit::Memory)));
    }

    #[test]
    fn a_large_table_is_refused() {
        assert_eq!(start(&core("(table 10001 funcref)")), Err(FileFault::LimitExceeded(Limit::Table)));
    }

    #[test]
    fn endless_recursion_is_a_trap() {
        let module = "(func $f (call $f)) (start $f)";
        assert_debug_snapshot!(start(&core(module)), @r#"
        Err(
            Trapped {
                detail: "wasm trap: call stack exhausted",
            },
        )
        "#);
    }

    #[test]
    fn too_many_instances_are_refused() {
        let instances = "(core instance (instantiate $m))".repeat(40);
        assert_debug_snapshot!(start(&format!("(component (core module $m) {instances})")), @r#"
        Err(
            Refused {
                detail: "resource limit exceeded: instance count too high at 33",
            },
        )
        "#);
    }

    #[test]
    fn an_import_finds_nothing() {
        assert_debug_snapshot!(start(r#"(component (import "wasi:cli/environment@0.2.0" (instance (export "now" (func)))))"#), @r#"
        Err(
            Refused {
                detail: "component imports instance `wasi:cli/environment@0.2.0`, but a matching implementation was not found in the linker: instance export `now` has the wrong type: function implementation is missing",
            },
        )
        "#);
        assert_debug_snapshot!(start(r#"(component (import "now" (func)))"#), @r#"
        Err(
            Refused {
                detail: "component imports function `now`, but a matching implementation was not found in the linker: function implementation is missing",
            },
        )
        "#);
    }
}
