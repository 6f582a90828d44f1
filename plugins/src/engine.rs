//! The WebAssembly engine and its settings, and the clock behind it that nothing but a stuck plugin ever meets.

use std::sync::OnceLock;
use std::thread;
use std::time::Duration;

use wasmtime::{Config, Engine};

use crate::error::PackageError;
use crate::limits::{MEMORY_BYTES, STACK_BYTES, TICK};

/// An engine that is started when the first plugin with code needs it. Most plugins are rules alone.
#[derive(Default)]
pub(crate) struct LazyEngine(OnceLock<Result<Engine, String>>);

impl LazyEngine {
    /// The engine, which takes about a millisecond the first time.
    pub(crate) fn get(&self) -> Result<&Engine, PackageError> {
        let started = self.0.get_or_init(|| start().map_err(|error| format!("{error:#}")));
        started.as_ref().map_err(|detail| PackageError::Engine { detail: detail.clone() })
    }
}

fn start() -> wasmtime::Result<Engine> {
    let engine = Engine::new(&config())?;
    count_ticks(&engine)?;
    Ok(engine)
}

/// The settings. Whatever could make two machines differ is off: the same plugin gives the same result everywhere.
///
/// Address space is set aside only for what a plugin may use, so that it runs where a process may not have much. Instances
/// are not pooled: a pool that is used up would make an outcome hang on how many assessments run at once.
fn config() -> Config {
    let mut config = Config::new();
    config
        .wasm_component_model(true)
        .consume_fuel(true)
        .epoch_interruption(true)
        .max_wasm_stack(STACK_BYTES)
        .memory_reservation(u64::try_from(MEMORY_BYTES).unwrap_or(u64::MAX))
        .memory_reservation_for_growth(0)
        .cranelift_nan_canonicalization(true)
        .wasm_relaxed_simd(false);
    config
}

/// Counts the engine's epochs for as long as it is in use.
fn count_ticks(engine: &Engine) -> std::io::Result<()> {
    let engine = engine.weak();
    let count = move || {
        loop {
            thread::sleep(Duration::from_millis(TICK));
            match engine.upgrade() {
                Some(engine) => engine.increment_epoch(),
                None => return,
            }
        }
    };
    thread::Builder::new().name("guiju-plugins".to_owned()).spawn(count).map(|_| ())
}
