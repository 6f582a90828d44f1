//! Reading and writing files, and what can go wrong with it.

mod cache;
mod image;
mod returned;

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use guiju::embedded;
use guiju::inputs::{Named, problem};
use guiju_grammar::{ArgValue, Code, Diagnostic, MAX_FILE_BYTES, nearest};

pub use cache::code_cache;
pub use image::{image_files, make_folder, read_image};
pub use returned::{read_workbook, returned_files};

/// How deep folders are looked into.
const DEEPEST: usize = 32;

/// Reads a rule file.
pub fn read(path: &str) -> Result<Named, Diagnostic> {
    read_within(path, MAX_FILE_BYTES)
}

/// The file in which container tools keep names and passwords at registries; empty where there is none.
pub fn registry_sign_ins() -> Vec<u8> {
    let folder = std::env::var_os("DOCKER_CONFIG").map(PathBuf::from);
    let folder = folder.or_else(|| Some(std::env::home_dir()?.join(".docker")));
    let path = folder.map(|folder| folder.join("config.json").display().to_string());
    path.and_then(|path| read_within(&path, MAX_FILE_BYTES).ok()).map(|file| file.bytes).unwrap_or_default()
}

/// Reads a plugin: the file at this path, else the one of this id that ships with the command.
pub fn read_plugin(path: &str) -> Result<Named, Diagnostic> {
    if !Path::new(path).exists()
        && let Some(bytes) = embedded::packed(path)
    {
        return Ok(Named { name: format!("{path}.wasm"), bytes });
    }
    read_within(path, guiju_plugins::MAX_PACKAGE_BYTES)
}

/// Waits until no other run changes the records of the working folder, and keeps others waiting until this one has ended.
/// Where a folder cannot be locked, nobody waits.
pub fn hold_working_folder() {
    static HELD: OnceLock<Option<File>> = OnceLock::new();
    HELD.get_or_init(|| {
        let folder = File::open(".").ok()?;
        folder.lock().ok()?;
        Some(folder)
    });
}

/// Whether this is an image rather than a plugin file: a folder, or a file of any other name.
pub fn is_image(path: &str) -> bool {
    Path::new(path).exists() && (!path.ends_with(".wasm") || Path::new(path).is_dir())
}

/// Reads a profile: the file at this path, else the example of this name.
pub fn read_profile(path: &str) -> Result<Named, Diagnostic> {
    if !Path::new(path).exists()
        && let Some(example) = embedded::profile(path)
    {
        return Ok(Named { name: example.name.to_owned(), bytes: example.bytes.to_vec() });
    }
    read_within(path, MAX_FILE_BYTES).map_err(|diagnostic| {
        let examples = embedded::profile_names();
        match nearest(path, examples.iter().copied()) {
            Some(example) if diagnostic.code == Code::NotFound && !has_suggestion(&diagnostic) => {
                diagnostic.arg("suggestion", example)
            }
            _ => diagnostic,
        }
    })
}

/// The profile of another region: the file of its id beside this one, else the example of that name.
pub fn profile_beside(name: &str, id: &str) -> Option<String> {
    // An id is part of no path.
    if !id.chars().all(|letter| letter.is_alphanumeric() || letter == '_' || letter == '-') {
        return None;
    }
    let beside = |extension: &str| Path::new(name).with_file_name(format!("{id}.{extension}"));
    let files = ["toml", "json", "yaml", "yml", "csv", "xlsx"].map(beside);
    let file = files.iter().find(|path| path.is_file()).map(|path| path.display().to_string());
    file.or_else(|| embedded::profile(id).map(|_| id.to_owned()))
}

/// Whether this is a profile rather than a code: an example's name, or a file that is there or would be one.
pub fn is_profile(name: &str) -> bool {
    embedded::profile(name).is_some() || name.contains('.') || Path::new(name).is_file()
}

fn has_suggestion(diagnostic: &Diagnostic) -> bool {
    diagnostic.args.iter().any(|arg| arg.name == "suggestion")
}

/// Reads at most `limit` bytes; the size is looked at before anything is read, and a device without one is cut off.
fn read_within(path: &str, limit: usize) -> Result<Named, Diagnostic> {
    let failed = |error: io::Error| failure(path, &error);
    let file = File::open(path).map_err(failed)?;
    let metadata = file.metadata().map_err(failed)?;
    if metadata.is_dir() {
        return Err(problem(Code::IsDirectory).arg("name", path));
    }
    let size = usize::try_from(metadata.len()).unwrap_or(usize::MAX);
    if size > limit {
        return Err(too_large(path, size, limit));
    }
    read_stream(path, file, limit)
}

/// Reads standard input as a rule file, under the name that stands for it.
pub fn read_standard_input() -> Result<Named, Diagnostic> {
    read_stream("-", io::stdin().lock(), MAX_FILE_BYTES)
}

/// Reads what may be endless, and cuts it off behind `limit` bytes.
fn read_stream(name: &str, stream: impl Read, limit: usize) -> Result<Named, Diagnostic> {
    let mut bytes = Vec::new();
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    stream.take(most).read_to_end(&mut bytes).map_err(|error| failure(name, &error))?;
    if bytes.len() > limit {
        return Err(too_large(name, bytes.len(), limit));
    }
    Ok(Named { name: name.to_owned(), bytes })
}

fn too_large(name: &str, size: usize, limit: usize) -> Diagnostic {
    problem(Code::FileTooLarge).arg("name", name).arg("size", size).arg("limit", limit)
}

/// The rule files a path stands for: a file itself, or all those in a folder and the folders in it, in the order of their names.
pub fn rule_files(path: &str) -> Result<Vec<String>, Diagnostic> {
    if !Path::new(path).is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    let entries = walkdir::WalkDir::new(path).max_depth(DEEPEST).sort_by_file_name();
    // What a program keeps for itself, such as `.git`, is not looked into.
    let is_open =
        |entry: &walkdir::DirEntry| entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.');
    for entry in entries.into_iter().filter_entry(is_open) {
        let entry = entry.map_err(|error| walking(path, error))?;
        if entry.file_type().is_file() && entry.path().extension().is_some_and(|extension| extension == "gj") {
            // Files are named as their owner would name them, so that one given twice is known again.
            let shown = entry.path().strip_prefix(".").unwrap_or(entry.path());
            found.push(shown.display().to_string());
        }
    }
    Ok(found)
}

/// The folder of the plugin whose rules these are: beside them stands its manifest.
pub fn plugin_folder(path: &str) -> Option<&Path> {
    let path = Path::new(path);
    let folder = path.parent()?;
    (path.ends_with("rules.gj") && folder.join("plugin.toml").is_file()).then_some(folder)
}

/// The plugins a path stands for, in the order of their names: a plugin file, a folder in which a plugin is made, or those in a
/// folder and the folders in it.
pub fn plugin_files(path: &str) -> Result<Vec<String>, Diagnostic> {
    let is_plugin = |entry: &walkdir::DirEntry| {
        let path = entry.path();
        path.join("plugin.toml").is_file()
            || entry.file_type().is_file() && path.extension().is_some_and(|extension| extension == "wasm")
    };
    let mut found = Vec::new();
    let mut entries = walkdir::WalkDir::new(path).max_depth(DEEPEST).sort_by_file_name().into_iter();
    while let Some(entry) = entries.next() {
        let entry = entry.map_err(|error| walking(path, error))?;
        if is_plugin(&entry) || entry.depth() == 0 && entry.file_type().is_file() {
            found.push(entry.path().display().to_string());
            // What lies in a plugin's folder is its own, its code among it.
            if entry.file_type().is_dir() {
                entries.skip_current_dir();
            }
        }
    }
    Ok(found)
}

/// What went wrong on the way through a folder.
fn walking(path: &str, error: walkdir::Error) -> Diagnostic {
    let shown = error.path().map_or_else(|| path.to_owned(), |path| path.display().to_string());
    failure(&shown, &error.into())
}

/// The tests that stand beside a rule file: `a_test.gj` beside `a.gj`, where there is one.
pub fn tests_beside(path: &str) -> Option<String> {
    let tests = format!("{}{}", path.strip_suffix(".gj")?, embedded::TEST_FILE);
    (!path.ends_with(embedded::TEST_FILE) && Path::new(&tests).is_file()).then_some(tests)
}

/// Writes a file so that it is there whole or not at all.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Diagnostic> {
    let shown = path.display().to_string();
    try_write(path, bytes).map_err(|error| match error.kind() {
        // Nothing is looked for here: it is the folder that is not there.
        ErrorKind::NotFound => no_folder(&shown),
        _ => failure(&shown, &error),
    })
}

fn try_write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // What a link points to is replaced, not the link.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let existing = fs::metadata(&target).ok();
    if let Some(metadata) = &existing {
        if metadata.is_dir() {
            return Err(ErrorKind::IsADirectory.into());
        }
        // A device or a pipe cannot be replaced by a file.
        if !metadata.is_file() {
            return File::options().write(true).open(&target)?.write_all(bytes);
        }
    }
    let folder = target.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = new_file(folder)?;
    file.write_all(bytes)?;
    if let Some(metadata) = existing {
        file.as_file().set_permissions(metadata.permissions())?;
    }
    file.persist(&target).map_err(|error| error.error)?;
    Ok(())
}

/// Makes sure that none of these files is there.
pub fn check_new(names: &[&str]) -> Result<(), Diagnostic> {
    match names.iter().find(|name| Path::new(name).symlink_metadata().is_ok()) {
        Some(name) => Err(is_there(name)),
        None => Ok(()),
    }
}

/// Those of these files that are there already with something else in them, each as a diagnostic: they are not to be replaced.
pub fn different(files: &[(PathBuf, Vec<u8>)]) -> Vec<Diagnostic> {
    let is_different = |path: &Path, bytes: &[u8]| {
        let shown = path.display().to_string();
        path.symlink_metadata().is_ok()
            && !read_within(&shown, guiju_forms::MAX_FILE_BYTES).is_ok_and(|there| there.bytes == bytes)
    };
    let found = files.iter().filter(|(path, bytes)| is_different(path, bytes));
    found.map(|(path, _)| is_there(&path.display().to_string())).collect()
}

/// Writes a new file that nobody but its owner may read. One that is there already is left alone.
pub fn write_secret(name: &str, bytes: &[u8]) -> Result<(), Diagnostic> {
    let path = Path::new(name);
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Temporary files are their owner's alone from the beginning.
    let written = tempfile::Builder::new().prefix(".guiju").tempfile_in(folder).and_then(|mut file| {
        file.write_all(bytes)?;
        file.persist_noclobber(path).map_err(|error| error.error)
    });
    written.map(|_| ()).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => is_there(name),
        ErrorKind::NotFound => no_folder(name),
        _ => failure(name, &error),
    })
}

fn is_there(name: &str) -> Diagnostic {
    problem(Code::AlreadyThere).arg("name", name)
}

fn no_folder(name: &str) -> Diagnostic {
    problem(Code::InputOutput).arg("name", name).arg("detail", ArgValue::Word("word-no-folder"))
}

/// A temporary file with the permissions a new file of this user has.
fn new_file(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    let permissions = std::os::unix::fs::PermissionsExt::from_mode(0o666);
    #[cfg(unix)]
    builder.permissions(permissions);
    builder.prefix(".guiju").tempfile_in(folder)
}

/// Whether two paths lead to one file that is there.
pub fn is_same(left: &Path, right: &Path) -> bool {
    fs::canonicalize(left).is_ok_and(|left| fs::canonicalize(right).is_ok_and(|right| left == right))
}

/// What went wrong, by code.
fn failure(path: &str, error: &io::Error) -> Diagnostic {
    match error.kind() {
        ErrorKind::NotFound => {
            let siblings = siblings(path);
            let diagnostic = problem(Code::NotFound).arg("name", path);
            match nearest(path, siblings.iter().map(String::as_str)) {
                Some(near) => diagnostic.arg("suggestion", near),
                None => diagnostic,
            }
        }
        ErrorKind::IsADirectory => problem(Code::IsDirectory).arg("name", path),
        ErrorKind::PermissionDenied => problem(Code::NoPermission).arg("name", path),
        ErrorKind::StorageFull => {
            problem(Code::InputOutput).arg("name", path).arg("detail", ArgValue::Word("word-disk-full"))
        }
        _ => problem(Code::InputOutput).arg("name", path).arg("detail", error.to_string()),
    }
}

/// The files beside one that is not there, as the user would write them.
fn siblings(path: &str) -> Vec<String> {
    const MOST: usize = 1000;
    let folder = Path::new(path).parent().unwrap_or(Path::new(""));
    let listed = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let Ok(entries) = fs::read_dir(listed) else { return Vec::new() };
    let names = entries.flatten().take(MOST).map(|entry| folder.join(entry.file_name()).display().to_string());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}
