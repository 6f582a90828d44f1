//! Rules, profiles, plugins, templates and diagnostic pages are embedded in the program: a file added to their folders makes it anew.

#![allow(clippy::disallowed_methods, reason = "a build script is made of files")]

use std::path::Path;
use std::{env, fs, io};

/// What a plugin is packed from. The sources of its code, and what a compiler leaves beside them, stay outside.
const PARTS: [&str; 4] = ["plugin.toml", "rules.gj", "implementation.md", "code.wasm"];

fn main() -> io::Result<()> {
    for folder in ["rulesets", "plugins/shipped", "docs/diagnostics", "plugins/templates"] {
        println!("cargo::rerun-if-changed={folder}");
    }
    let out = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    let embedded = Path::new(&out).join("plugins");
    if embedded.exists() {
        fs::remove_dir_all(&embedded)?;
    }
    for plugin in fs::read_dir("plugins/shipped")? {
        let plugin = plugin?;
        let target = embedded.join(plugin.file_name());
        fs::create_dir_all(&target)?;
        for part in PARTS.iter().filter(|part| plugin.path().join(part).is_file()) {
            fs::copy(plugin.path().join(part), target.join(part))?;
        }
    }
    Ok(())
}
