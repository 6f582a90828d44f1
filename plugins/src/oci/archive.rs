//! A layout as one tar file, for carrying it on a disk.

use std::io::Read;

use tar::{Archive, Builder, EntryType, Header};

use super::{ImageFault, Layout, MAX_IMAGE_BYTES};

/// Packs a layout. The same layout gives the same bytes.
pub fn write_archive(layout: &Layout) -> Vec<u8> {
    let mut builder = Builder::new(Vec::new());
    for (name, bytes) in layout.files() {
        let mut header = Header::new_gnu();
        header.set_size(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
        header.set_mode(0o644);
        // Neither the names, all short and our own, nor writing to memory can fail.
        let _ = builder.append_data(&mut header, name, bytes.as_slice());
    }
    builder.into_inner().unwrap_or_default()
}

/// Takes a layout from its tar file.
///
/// # Errors
///
/// An archive cut short, a name that points elsewhere, links and other things that are no plain files, and whatever
/// [`Layout::from_files`] refuses.
pub fn read_archive(bytes: &[u8]) -> Result<Layout, ImageFault> {
    let mut files = Vec::new();
    let mut room = MAX_IMAGE_BYTES;
    for entry in Archive::new(bytes).entries().map_err(|_| ImageFault::Archive)? {
        let entry = entry.map_err(|_| ImageFault::Archive)?;
        let path = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        let name = path.strip_prefix("./").unwrap_or(&path).to_owned();
        match entry.header().entry_type() {
            EntryType::Directory => continue,
            EntryType::Regular => {}
            // A sparse file could unfold without bound, and a link points elsewhere.
            _ => return Err(ImageFault::ForeignFile(name)),
        }
        let size = usize::try_from(entry.size()).unwrap_or(usize::MAX);
        room = room.checked_sub(size).ok_or(ImageFault::Archive)?;
        let mut content = Vec::new();
        let most = u64::try_from(size).unwrap_or(u64::MAX);
        entry.take(most).read_to_end(&mut content).map_err(|_| ImageFault::Archive)?;
        if content.len() != size {
            return Err(ImageFault::Archive);
        }
        files.push((name, content));
    }
    Layout::from_files(files)
}
