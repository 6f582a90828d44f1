//! The folder in which programs keep what they can make again.

use std::env::var_os;
use std::path::PathBuf;

/// Where the compiled code of plugins is kept, if the environment names the user's folder for such things.
pub fn code_cache() -> Option<PathBuf> {
    Some(user_cache()?.join("guiju").join("code"))
}

fn user_cache() -> Option<PathBuf> {
    let named = |variable: &str| var_os(variable).map(PathBuf::from).filter(|path| path.is_absolute());
    if let Some(folder) = named("XDG_CACHE_HOME") {
        Some(folder)
    } else if cfg!(windows) {
        named("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        named("HOME").map(|home| home.join("Library").join("Caches"))
    } else {
        named("HOME").map(|home| home.join(".cache"))
    }
}
