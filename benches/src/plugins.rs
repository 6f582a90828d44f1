//! What plugins cost: a call of a function, and a whole check with many plugins beside one with none.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use guiju_plugins::{Attachments, Host, Plugin, Running, Val, build, build_folder, build_with_code};
use tempfile::TempDir;

use crate::engines::Failure;
use crate::timing::{Work, median, medians};

/// The cases whose working days are counted in one call.
pub const CASES: usize = 100;
/// How often each check is run.
const CHECKS: usize = 41;

/// What a call of a function costs, in nanoseconds.
#[derive(Clone, Copy, Debug)]
pub struct Calls {
    /// A fresh instance with a memory of its own, as every call of a plugin in Rust has one.
    pub instance: f64,
    /// A call of a function of two numbers, in an instance that is there.
    pub numbers: f64,
    /// The same with its instance, which has no memory.
    pub numbers_with_instance: f64,
    /// A call that counts the working days of [`CASES`] cases, in an instance that is there.
    pub cases: f64,
}

/// What a check from the start of the process to its end costs, in milliseconds.
#[derive(Clone, Copy, Debug)]
pub struct Checks {
    /// Without plugins.
    pub none: f64,
    /// With every shipped innovation; none of them has code.
    pub innovations: f64,
    /// How many these are.
    pub innovation_count: usize,
    /// With these and the shipped plugins that have code, compiled before.
    pub all: f64,
    /// How many those are.
    pub code_count: usize,
}

/// Measures calls.
///
/// # Errors
///
/// What a plugin's code refuses.
pub fn calls() -> Result<Calls, Failure> {
    let host = Host::new();
    let (manifest, days) = build_folder(&shipped().join("guiju.working_days"))?;
    let numbers = build_with_code(&wat::parse_str(SUM)?, &build(&manifest, "", None, &Attachments::new()));
    let (numbers, days) = (host.load(&numbers)?, host.load(&days)?);
    let two = [Val::Float64(1.5), Val::Float64(2.5)];
    let cases = cases();
    let (mut sum, mut elapsed) = (start(&numbers)?, start(&days)?);
    let works: Vec<Work<'_>> = vec![
        Box::new(|| drop(start(&days))),
        Box::new(|| call(&mut sum, "sum", &two)),
        Box::new(|| {
            if let Ok(mut sum) = start(&numbers) {
                call(&mut sum, "sum", &two);
            }
        }),
        Box::new(|| call(&mut elapsed, "elapsed", &cases)),
    ];
    match medians(works).as_slice() {
        &[instance, numbers, numbers_with_instance, cases] => {
            Ok(Calls { instance, numbers, numbers_with_instance, cases })
        }
        _ => Err("a time is missing".into()),
    }
}

/// A function of two numbers, of which the call is the only cost.
const SUM: &str = r#"(component
  (core module $m (func (export "sum") (param f64 f64) (result f64) (f64.add (local.get 0) (local.get 1))))
  (core instance $i (instantiate $m))
  (func (export "sum") (param "a" f64) (param "b" f64) (result f64) (canon lift (core func $i "sum"))))"#;

fn start(plugin: &Plugin) -> Result<Running, Failure> {
    plugin.start().ok_or("the plugin has no code")?.map_err(|fault| format!("{fault:?}").into())
}

fn call(running: &mut Running, name: &str, arguments: &[Val]) {
    let called = running.call(name, arguments);
    assert!(called.result.is_ok(), "a function stopped working while it was timed: {:?}", called.result);
}

/// The arguments of `elapsed`: each case takes two weeks, and the calendar has three days off and two worked.
fn cases() -> Vec<Val> {
    let texts = |dates: Vec<&str>| Val::List(dates.into_iter().map(|date| Val::String(date.to_owned())).collect());
    vec![
        texts(vec!["2025-09-22T00:00:00Z"; CASES]),
        texts(vec!["2025-10-09T00:00:00Z"; CASES]),
        texts(vec!["2025-10-01T00:00:00Z", "2025-10-02T00:00:00Z", "2025-10-03T00:00:00Z"]),
        texts(vec!["2025-09-28T00:00:00Z", "2025-10-11T00:00:00Z"]),
    ]
}

/// Measures checks. They take turns, and each runs once before any is timed, so that compiled code lies in the cache.
///
/// # Errors
///
/// When the command is not there, or fails.
pub fn checks() -> Result<Checks, Failure> {
    let (cache, packed) = (TempDir::new()?, TempDir::new()?);
    let plugins = plugins(packed.path())?;
    let (code, innovations): (Vec<_>, Vec<_>) = plugins.iter().partition(|plugin| plugin.has_code);
    let all = [innovations.as_slice(), code.as_slice()].concat();
    let sets = [Vec::new(), innovations.clone(), all];
    let mut times = [const { Vec::new() }; 3];
    for round in 0..=CHECKS {
        for (set, times) in sets.iter().zip(&mut times) {
            let time = check(set, cache.path())?;
            if round > 0 {
                times.push(time);
            }
        }
    }
    let [none, innovations_time, all] = times.map(median);
    Ok(Checks { none, innovations: innovations_time, innovation_count: innovations.len(), all, code_count: code.len() })
}

/// Runs one check of a real province and tells how long it took, in milliseconds.
fn check(plugins: &[&Packed], cache: &Path) -> Result<f64, Failure> {
    let mut command = Command::new(guiju()?);
    command.args(["check", "zhejiang", "--lang", "en"]).env("XDG_CACHE_HOME", cache);
    for plugin in plugins {
        command.arg("--plugin").arg(&plugin.file);
    }
    let start = Instant::now();
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status()?;
    let time = start.elapsed().as_secs_f64() * 1e3;
    if status.success() { Ok(time) } else { Err(format!("guiju check: {status}").into()) }
}

/// The command, beside this program.
fn guiju() -> Result<PathBuf, Failure> {
    Ok(std::env::current_exe()?.with_file_name(format!("guiju{}", std::env::consts::EXE_SUFFIX)))
}

fn shipped() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../plugins/shipped")
}

/// A shipped plugin as a file.
struct Packed {
    file: PathBuf,
    has_code: bool,
}

/// Packs every shipped plugin into a folder, in the order of their ids.
#[expect(clippy::disallowed_methods, reason = "the folder is a temporary one")]
fn plugins(folder: &Path) -> Result<Vec<Packed>, Failure> {
    let mut plugins = Vec::new();
    for entry in std::fs::read_dir(shipped())? {
        let source = entry?.path();
        let (manifest, bytes) = build_folder(&source)?;
        let file = folder.join(format!("{}.wasm", manifest.id));
        std::fs::write(&file, bytes)?;
        plugins.push(Packed { file, has_code: source.join("code.wasm").exists() });
    }
    plugins.sort_by(|one, other| one.file.cmp(&other.file));
    Ok(plugins)
}
