//! Image layouts on the disk: a folder, or one tar file.

use std::io;
use std::path::{Path, PathBuf};

use guiju::inputs::problem;
use guiju_grammar::{Code, Diagnostic, FileId};
use guiju_plugins::{ImageFault, Layout, MAX_IMAGE_BYTES, read_archive, write_archive};

use super::{failure, read_within, too_large};

/// The most files a layout may have; a signed plugin has fewer than ten.
const MOST_FILES: usize = 1000;

/// Reads a layout. `file` stands for its path in diagnostics.
pub fn read_image(path: &str, file: FileId) -> Result<Layout, Diagnostic> {
    let layout = if Path::new(path).is_dir() {
        Layout::from_files(folder_files(path, file)?)
    } else {
        read_archive(&read_within(path, MAX_IMAGE_BYTES)?.bytes)
    };
    layout.map_err(|fault| fault.diagnostic(file))
}

fn folder_files(path: &str, file: FileId) -> Result<Vec<(String, Vec<u8>)>, Diagnostic> {
    let mut files = Vec::new();
    let mut room = MAX_IMAGE_BYTES;
    for entry in walkdir::WalkDir::new(path).sort_by_file_name() {
        let entry = entry.map_err(|error| failure(path, &error.into()))?;
        if entry.file_type().is_dir() {
            continue;
        }
        let inside = entry.path().strip_prefix(path).unwrap_or(entry.path());
        let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
        let name = parts.join("/");
        // A link would be read from wherever it points.
        if !entry.file_type().is_file() || files.len() == MOST_FILES {
            return Err(ImageFault::ForeignFile(name).diagnostic(file));
        }
        let bytes = read_within(&entry.path().display().to_string(), room)?.bytes;
        room = room.checked_sub(bytes.len()).ok_or_else(|| too_large(path, bytes.len(), room))?;
        files.push((name, bytes));
    }
    Ok(files)
}

/// The files to write for a layout: one if the path ends in `.tar`, else those of a folder, which is made.
pub fn image_files(path: &Path, layout: &Layout) -> Result<Vec<(PathBuf, Vec<u8>)>, Diagnostic> {
    if path.extension().is_some_and(|extension| extension == "tar") {
        return Ok(vec![(path.to_owned(), write_archive(layout))]);
    }
    make_folder(&path.join("blobs").join("sha256"))?;
    Ok(layout.files().into_iter().map(|(name, bytes)| (path.join(name), bytes)).collect())
}

/// Makes a folder, and those it lies in.
pub fn make_folder(path: &Path) -> Result<(), Diagnostic> {
    std::fs::create_dir_all(path).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => {
            problem(Code::InputOutput).arg("name", path.display().to_string()).arg("detail", error.to_string())
        }
        _ => failure(&path.display().to_string(), &error),
    })
}
