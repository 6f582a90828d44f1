//! Compiled code, kept from one run to the next.
//!
//! wasmtime does not check machine code that it is given back: reading an entry is running a program. So an entry is used
//! only if this host wrote it for this user, for this plugin and this engine. It begins with an HMAC of its name and its
//! code under a key that lies beside it and that nobody but the user can read. What is damaged, cut short, copied from
//! elsewhere or put in another's place fails that test, and is compiled anew. Whoever can read the user's private files,
//! or write them, is assumed to be the user: they could run programs without this.

use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

/// The length of the key and of a mark of authenticity, in bytes.
const MARK: usize = 32;
/// The largest entry, in bytes (256 MiB): some times what the largest plugin compiles to.
const MOST: u64 = 256 * 1024 * 1024;

/// A folder of compiled code.
pub(crate) struct Cache {
    folder: PathBuf,
    key: [u8; MARK],
}

/// Code that this host compiled and wrote down, for the name it was asked for by.
pub(crate) struct Authentic(Vec<u8>);

impl Authentic {
    pub(crate) fn bytes(&self) -> &[u8] {
        self.0.get(MARK..).unwrap_or_default()
    }
}

impl Cache {
    /// Opens a folder, which is made if it is not there. Nothing comes of one that cannot be used, or that others can look into.
    pub(crate) fn open(folder: &Path) -> Option<Cache> {
        make_private_folder(folder).ok()?;
        let owner = owner_of_new_files(folder)?;
        if !is_private(&fs::metadata(folder).ok()?, owner) {
            return None;
        }
        let key = read_key(folder, owner).or_else(|| make_key(folder, owner))?;
        Some(Cache { folder: folder.to_owned(), key })
    }

    /// The code kept under a name, if it is there whole and this host wrote it.
    pub(crate) fn get(&self, name: &str) -> Option<Authentic> {
        let entry = read_file(&self.folder.join(name), MOST)?;
        let (mark, code) = entry.split_at_checked(MARK)?;
        self.mac(name, code)?.verify_slice(mark).ok()?;
        Some(Authentic(entry))
    }

    /// Keeps code under a name. Where it cannot be kept, the next run compiles again.
    pub(crate) fn put(&self, name: &str, code: &[u8]) {
        if let Some(mac) = self.mac(name, code) {
            let mark = mac.finalize().into_bytes();
            let _ = write_file(&self.folder, name, &[mark.as_slice(), code]);
        }
    }

    fn mac(&self, name: &str, code: &[u8]) -> Option<Hmac<Sha256>> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.key).ok()?;
        mac.update(name.as_bytes());
        mac.update(&[0]);
        mac.update(code);
        Some(mac)
    }
}

fn read_key(folder: &Path, owner: Owner) -> Option<[u8; MARK]> {
    let path = folder.join("key");
    if !is_private(&fs::symlink_metadata(&path).ok()?, owner) {
        return None;
    }
    read_file(&path, MARK as u64)?.try_into().ok()
}

fn make_key(folder: &Path, owner: Owner) -> Option<[u8; MARK]> {
    let mut key = [0; MARK];
    getrandom::fill(&mut key).ok()?;
    write_file(folder, "key", &[&key]).ok()?;
    // Of several processes that make one at once, the last one's counts for all.
    read_key(folder, owner)
}

/// Reads a plain file of at most so many bytes.
fn read_file(path: &Path, most: u64) -> Option<Vec<u8>> {
    let metadata = fs::metadata(path).ok()?;
    if !metadata.is_file() || metadata.len() > most {
        return None;
    }
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(most).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// Writes a file that only the user can read, so that it is there whole or not at all.
fn write_file(folder: &Path, name: &str, parts: &[&[u8]]) -> io::Result<()> {
    let mut file = tempfile::Builder::new().prefix(".new").tempfile_in(folder)?;
    for part in parts {
        file.write_all(part)?;
    }
    file.persist(folder.join(name)).map(|_| ()).map_err(|error| error.error)
}

#[cfg(unix)]
fn make_private_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

/// The number of a user.
#[cfg(unix)]
type Owner = u32;

/// Who runs this, as the file system sees it.
#[cfg(unix)]
fn owner_of_new_files(folder: &Path) -> Option<Owner> {
    use std::os::unix::fs::MetadataExt as _;
    Some(tempfile::tempfile_in(folder).ok()?.metadata().ok()?.uid())
}

/// Whether only the user of this process can read and write it. What belongs to another may hold code of another's making,
/// and a mark of that other's key.
#[cfg(unix)]
fn is_private(metadata: &fs::Metadata, owner: Owner) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    metadata.mode() & 0o077 == 0 && metadata.uid() == owner
}

#[cfg(not(unix))]
fn make_private_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

#[cfg(not(unix))]
type Owner = ();

#[cfg(not(unix))]
fn owner_of_new_files(_: &Path) -> Option<Owner> {
    Some(())
}

/// Elsewhere the user's own folder is private by the rights it inherits.
#[cfg(not(unix))]
fn is_private(_: &fs::Metadata, (): Owner) -> bool {
    true
}
