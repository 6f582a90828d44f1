//! Memory, counted by the program `memory` beside this one.

use std::path::PathBuf;
use std::process::Command;

use crate::engines::Failure;

/// What an engine takes, in bytes.
#[derive(Clone, Copy, Debug)]
pub struct Memory {
    /// What compiled rules hold.
    pub held: u64,
    /// The most at once, from the rules' text to the outcomes.
    pub peak: u64,
}

/// Has the memory of one engine counted.
///
/// # Errors
///
/// When the program is not there, or fails.
pub fn of(engine: &str, rules: usize) -> Result<Memory, Failure> {
    let output = Command::new(program()?).args([&rules.to_string(), engine]).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    let text = String::from_utf8(output.stdout)?;
    let mut numbers = text.split_whitespace().map(str::parse);
    match (numbers.next(), numbers.next()) {
        (Some(held), Some(peak)) => Ok(Memory { held: held?, peak: peak? }),
        _ => Err(format!("`memory` said: {text}").into()),
    }
}

/// Cargo puts the programs of a package beside each other.
fn program() -> Result<PathBuf, Failure> {
    let own = std::env::current_exe()?;
    Ok(own.with_file_name(format!("memory{}", std::env::consts::EXE_SUFFIX)))
}
