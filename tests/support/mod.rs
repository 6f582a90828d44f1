//! Running the command as a user would, in a folder of its own and with nothing of the machine's settings.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]
#![allow(dead_code, reason = "no test file uses all of this")]
#![allow(clippy::disallowed_methods, reason = "tests put files in place and look at them")]

pub mod assessing;

use std::path::Path;
use std::process::Output;

use assert_cmd::Command;

/// The command in a folder.
pub fn guiju(folder: &Path) -> Command {
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("guiju");
    command.env_clear().env("LANG", "en_US.UTF-8").env("COLUMNS", "100").current_dir(folder);
    command
}

/// Runs the command with these arguments.
pub fn run(folder: &Path, arguments: &[&str]) -> Output {
    guiju(folder).args(arguments).output().expect("the command starts")
}

/// What the command wrote to standard output.
pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("output is UTF-8")
}

/// What the command wrote to standard error.
pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("messages are UTF-8")
}

/// A fresh folder.
pub fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// Writes a file, and makes the folder it stands in.
pub fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) {
    let path = folder.join(name);
    path.parent().map(std::fs::create_dir_all).transpose().expect("a folder can be made");
    std::fs::write(path, bytes).expect("the folder can be written");
}

/// Whether files without read permission can be read all the same, as by root.
pub fn reads_everything(folder: &Path) -> bool {
    write(folder, ".probe", "x");
    make_unreadable(&folder.join(".probe"));
    let readable = std::fs::read(folder.join(".probe")).is_ok();
    std::fs::remove_file(folder.join(".probe")).expect("the probe can be removed");
    readable
}

/// Takes all permissions away.
pub fn make_unreadable(path: &Path) {
    #[cfg(unix)]
    std::fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o000)).expect("one's own file");
    #[cfg(not(unix))]
    let _ = path;
}
