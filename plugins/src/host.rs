//! Plugins in wasmtime. Nothing can be imported and everything is limited.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash as _, Hasher as _};
use std::path::PathBuf;
use std::sync::OnceLock;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;
use wasmtime::Engine;

use wasmtime::component::types::{ComponentFunc, ComponentItem};
use wasmtime::component::{Component, InstancePre, Linker};

use crate::cache::{Authentic, Cache};
use crate::effort::check_effort;
use crate::engine::LazyEngine;
use crate::error::PackageError;
use crate::fault::{FileFault, Limit};
use crate::instance::Running;
use crate::limits::{COMPILING, Guest};
use crate::package::{Package, read};

/// Loads plugins, and runs their code. A program needs one.
#[derive(Default)]
pub struct Host {
    engine: LazyEngine,
    /// Where compiled code is kept, if anywhere.
    folder: Option<PathBuf>,
    cache: OnceLock<Option<Cache>>,
}

/// A plugin that was read, and whose code, if it has any, was compiled and instantiated once.
#[derive(Clone)]
pub struct Plugin {
    /// What its file holds.
    pub package: Package,
    code: Option<InstancePre<Guest>>,
}

impl Host {
    /// A host that compiles every plugin it loads.
    pub fn new() -> Self {
        Host::default()
    }

    /// A host that keeps compiled code in a folder, and makes the folder if it is not there. Only code that this user's host
    /// wrote there is ever used; a folder that cannot be used is left alone.
    pub fn with_cache(folder: PathBuf) -> Self {
        Host { folder: Some(folder), ..Host::default() }
    }

    /// Reads a plugin file. A component with code is compiled and instantiated, which proves that it needs nothing from outside.
    ///
    /// # Errors
    ///
    /// As [`read`]; GJ0501 for code that the engine refuses, GJ0523 for code that fails to start within its limits, and GJ0604
    /// where wasmtime does not run on this machine.
    pub fn load(&self, bytes: &[u8]) -> Result<Plugin, PackageError> {
        let package = read(bytes)?;
        let code = if package.has_code { Some(self.prove(bytes, &package.digest)?) } else { None };
        Ok(Plugin { package, code })
    }

    /// Compiles a component and starts it once.
    fn prove(&self, bytes: &[u8], digest: &str) -> Result<InstancePre<Guest>, PackageError> {
        let engine = self.engine.get()?;
        let started = self.compile(engine, bytes, digest).and_then(|component| {
            let template = link(&component)?;
            Running::start(&template).map(|_| template)
        });
        started.map_err(PackageError::NotAPlugin)
    }

    /// Compiles a component, or finds it compiled.
    fn compile(&self, engine: &Engine, bytes: &[u8], digest: &str) -> Result<Component, FileFault> {
        let cache = self.cache.get_or_init(|| self.folder.as_deref().and_then(Cache::open));
        let name = entry_name(engine, digest);
        let kept = cache.as_ref().and_then(|cache| cache.get(&name)).and_then(|code| revive(engine, &code));
        if let Some(component) = kept {
            return Ok(component);
        }
        check_effort(bytes)?;
        let component = compile_within(engine, bytes, COMPILING)?;
        if let (Some(cache), Ok(code)) = (cache, component.serialize()) {
            cache.put(&name, &code);
        }
        Ok(component)
    }
}

/// Compiles a component, unless it takes too long: a small function can be made that keeps the compiler busy for hours, and
/// nothing can interrupt it. The thread that is then given up ends with the process, or at last by itself.
fn compile_within(engine: &Engine, bytes: &[u8], time: Duration) -> Result<Component, FileFault> {
    let (answer, compiled) = mpsc::channel();
    let (engine, bytes) = (engine.clone(), bytes.to_owned());
    let compile = move || {
        // Nobody listens any more where it took too long.
        let _ = answer.send(Component::new(&engine, bytes));
    };
    thread::Builder::new().spawn(compile).map_err(|error| FileFault::Refused { detail: error.to_string() })?;
    match compiled.recv_timeout(time) {
        Ok(component) => component.map_err(|error| refused(&error)),
        Err(RecvTimeoutError::Timeout) => Err(FileFault::LimitExceeded(Limit::Time)),
        Err(RecvTimeoutError::Disconnected) => Err(FileFault::Refused { detail: "compiler".to_owned() }),
    }
}

/// What compiled code hangs on: the plugin's bytes, and the engine's version, settings and processor.
fn entry_name(engine: &Engine, digest: &str) -> String {
    let mut hasher = DefaultHasher::new();
    engine.precompile_compatibility_hash().hash(&mut hasher);
    let digest = digest.strip_prefix("sha256:").unwrap_or(digest);
    format!("{digest}-{:016x}", hasher.finish())
}

/// A component from its compiled code; nothing where it was compiled for another engine.
#[expect(
    unsafe_code,
    reason = "wasmtime trusts what it reads back, and only its caller can know where that comes from"
)]
fn revive(engine: &Engine, code: &Authentic) -> Option<Component> {
    // SAFETY: the bytes are what `serialize` gave to `Cache::put`, and have not changed since: an `Authentic` is only made
    // where they bear the mark of this user's key.
    unsafe { Component::deserialize(engine, code.bytes()) }.ok()
}

/// Resolves a component's imports, of which there are none to be had.
fn link(component: &Component) -> Result<InstancePre<Guest>, FileFault> {
    Linker::new(component.engine()).instantiate_pre(component).map_err(|error| refused(&error))
}

fn refused(error: &wasmtime::Error) -> FileFault {
    FileFault::Refused { detail: format!("{error:#}") }
}

impl Plugin {
    /// The type of a function that the code exports.
    pub(crate) fn export(&self, name: &str) -> Option<ComponentFunc> {
        let code = self.code.as_ref()?;
        match code.component().component_type().get_export(code.engine(), name)?.ty {
            ComponentItem::ComponentFunc(export) => Some(export),
            _ => None,
        }
    }

    /// A fresh instance of the code, if there is any, under the limits of every plugin. Rules reach functions through
    /// [`crate::PluginFunctions`]; this is for whoever calls them without rules.
    ///
    /// # Errors
    ///
    /// Why the code does not start.
    pub fn start(&self) -> Option<Result<Running, FileFault>> {
        self.code.as_ref().map(Running::start)
    }
}

impl std::fmt::Debug for Host {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Host")
    }
}

impl std::fmt::Debug for Plugin {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Plugin").field("package", &self.package).finish_non_exhaustive()
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use insta::assert_debug_snapshot;

    use super::*;

    /// Compiles a component in text form, without the sections that make it a plugin.
    pub(crate) fn template(component: &str) -> Result<InstancePre<Guest>, FileFault> {
        let host = Host::new();
        let bytes = wat::parse_str(component).unwrap();
        host.compile(host.engine.get().unwrap(), &bytes, "").and_then(|component| link(&component))
    }

    fn start(component: &str) -> Result<(), FileFault> {
        Running::start(&template(component)?).map(|_| ())
    }

    /// A component with one core module that is instantiated.
    fn core(module: &str) -> String {
        format!("(component (core module $m {module}) (core instance (instantiate $m)))")
    }

    #[test]
    fn code_that_keeps_the_compiler_busy_is_given_up() {
        let locals = "(local i64)".repeat(3000);
        let entangled: String = (1..=3000)
            .map(|at| format!("(if (local.get 0) (then (local.set {at} (local.get {}))))", at * 7 % 3000 + 1))
            .collect();
        let component = wat::parse_str(core(&format!("(func (param i32) {locals} {entangled})"))).unwrap();
        let host = Host::new();
        let given_up = compile_within(host.engine.get().unwrap(), &component, Duration::from_millis(5));
        assert_eq!(given_up.err(), Some(FileFault::LimitExceeded(Limit::Time)));
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
        assert_eq!(start(&core(module)), Err(FileFault::LimitExceeded(Limit::Fuel)));
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
    fn endless_recursion_fills_the_stack() {
        let module = "(func $f (call $f)) (start $f)";
        assert_eq!(start(&core(module)), Err(FileFault::LimitExceeded(Limit::Stack)));
    }

    #[test]
    fn too_many_instances_are_refused() {
        let instances = "(core instance (instantiate $m))".repeat(40);
        let many = format!("(component (core module $m) {instances})");
        assert_eq!(start(&many), Err(FileFault::LimitExceeded(Limit::Parts)));
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
