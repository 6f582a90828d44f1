//! Compiled code that is kept: found again, and never trusted where it is not as it was written.

#![expect(clippy::disallowed_types, reason = "a file's age tells whether it was written again")]

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use guiju_plugins::build_with_code;

use super::functions::truth;
use super::*;

/// A plugin with code, packed.
fn plugin(body: &str) -> Vec<u8> {
    build_with_code(&truth(body), &shipped().1)
}

/// A folder that does not exist yet, in a temporary one.
fn place() -> (tempfile::TempDir, PathBuf) {
    let outer = tempfile::tempdir().unwrap();
    let folder = outer.path().join("some").join("where");
    (outer, folder)
}

fn load(folder: &Path, bytes: &[u8]) {
    let plugin = Host::with_cache(folder.to_owned()).load(bytes).unwrap();
    assert!(plugin.package.has_code);
}

/// The entries, in the order of their names.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut entries: Vec<PathBuf> = files.filter(|path| !path.ends_with("key")).collect();
    entries.sort();
    entries
}

/// Makes a file look written long ago, so that it can be told whether it is written again.
fn age(path: &Path) {
    File::options().write(true).open(path).unwrap().set_modified(SystemTime::UNIX_EPOCH).unwrap();
}

fn is_aged(path: &Path) -> bool {
    fs::metadata(path).unwrap().modified().unwrap() < SystemTime::UNIX_EPOCH + Duration::from_secs(1)
}

#[test]
fn what_was_compiled_is_found_again() {
    let (_outer, folder) = place();
    let bytes = plugin("(i32.const 1)");
    load(&folder, &bytes);
    let [entry] = &entries(&folder)[..] else { panic!("one entry") };
    age(entry);
    load(&folder, &bytes);
    assert!(is_aged(entry), "it was read, and not compiled anew");
    load(&folder, &plugin("(i32.const 0)"));
    assert_eq!(entries(&folder).len(), 2, "other code has an entry of its own");
}

#[test]
fn rules_alone_need_neither_engine_nor_folder() {
    let (_outer, folder) = place();
    let plugin = Host::with_cache(folder.clone()).load(&shipped().1).unwrap();
    assert!(!plugin.package.has_code && !folder.exists());
}

#[test]
fn what_is_not_as_it_was_written_is_made_anew() {
    let (_outer, folder) = place();
    let bytes = plugin("(i32.const 1)");
    load(&folder, &bytes);
    let entry = entries(&folder).remove(0);
    let whole = fs::read(&entry).unwrap();
    let mut damaged: Vec<Vec<u8>> =
        [0, 1, 31, 32, 33, whole.len() / 2, whole.len() - 1].map(|end| whole[..end].to_vec()).into();
    for at in [0, 31, 32, 40, whole.len() / 2, whole.len() - 1] {
        let mut changed = whole.clone();
        changed[at] ^= 1;
        damaged.push(changed);
    }
    damaged.push([&whole[..], b"more"].concat());
    damaged.push(whole[32..].to_vec());
    for wrong in damaged {
        fs::write(&entry, &wrong).unwrap();
        load(&folder, &bytes);
        assert!(fs::read(&entry).unwrap() == whole, "{} bytes were left as they were", wrong.len());
    }
    // A thing that is no file can be neither read nor replaced, and is no hindrance.
    fs::remove_file(&entry).unwrap();
    fs::create_dir(&entry).unwrap();
    load(&folder, &bytes);
}

#[test]
fn what_another_wrote_is_made_anew() {
    let (_outer, ours) = place();
    let (_other, theirs) = place();
    let (yes, no) = (plugin("(i32.const 1)"), plugin("(i32.const 0)"));
    for folder in [&ours, &theirs] {
        load(folder, &yes);
        load(folder, &no);
    }
    let foreign = entries(&theirs);
    for (at, entry) in entries(&ours).iter().enumerate() {
        let own = fs::read(entry).unwrap();
        // Written by another host, and written by this one for the other plugin.
        for wrong in [&foreign[at], &foreign[1 - at], &entries(&ours)[1 - at]] {
            fs::copy(wrong, entry).unwrap();
            load(&ours, &yes);
            load(&ours, &no);
            assert!(fs::read(entry).unwrap() == own);
        }
    }
    // A new key makes all that was written strange.
    fs::write(ours.join("key"), b"short").unwrap();
    let before = fs::read(&entries(&ours)[0]).unwrap();
    load(&ours, &yes);
    load(&ours, &no);
    assert_eq!(fs::read(ours.join("key")).unwrap().len(), 32);
    assert!(fs::read(&entries(&ours)[0]).unwrap() != before);
}

#[test]
fn a_folder_that_cannot_be_used_is_left_alone() {
    let (outer, _) = place();
    let file = outer.path().join("file");
    fs::write(&file, "mine").unwrap();
    load(&file, &plugin("(i32.const 1)"));
    load(&file.join("below"), &plugin("(i32.const 1)"));
    assert_eq!(fs::read(&file).unwrap(), b"mine");
}

#[cfg(unix)]
#[test]
fn a_folder_that_others_can_write_is_not_trusted() {
    use std::os::unix::fs::PermissionsExt as _;
    let (_outer, folder) = place();
    load(&folder, &plugin("(i32.const 1)"));
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&folder), mode(&folder.join("key"))), (0o700, 0o600));
    let entry = entries(&folder).remove(0);
    fs::write(&entry, "planted").unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o777)).unwrap();
    load(&folder, &plugin("(i32.const 1)"));
    assert_eq!(fs::read(&entry).unwrap(), b"planted", "it is neither read nor replaced");
}

#[cfg(unix)]
#[test]
fn what_belongs_to_another_user_is_left_alone() {
    use std::os::unix::fs::chown;
    let (_outer, folder) = place();
    let bytes = plugin("(i32.const 1)");
    load(&folder, &bytes);
    let [entry] = &entries(&folder)[..] else { panic!("one entry") };
    let all = [&folder, &folder.join("key"), entry];
    if !all.iter().all(|path| chown(path, Some(1234), None).is_ok()) {
        eprintln!("SKIPPED: only root can give a file to another user");
        return;
    }
    fs::write(entry, b"not what was compiled").unwrap();
    age(entry);
    load(&folder, &bytes);
    assert!(is_aged(entry), "neither read nor written");
}
