//! Sharing: images are what their digests say, signatures count only for what they sign, and adoptions do not turn back.

#![expect(clippy::indexing_slicing, reason = "a test may panic")]

use guiju_plugins::{
    Adoption, AdoptionFault, ImageFault, Layout, Lock, PinnedSigner, Policy, PrivateKey, Settings, Shortfall,
    TrustFault, admit, admit_unsigned, read_archive, sign, write_adoption, write_archive,
};

use std::collections::BTreeMap;

use super::*;

/// Private and public keys that were made for these tests and are used nowhere else.
const KEYS: [(&str, &str); 3] = [
    (include_str!("../keys/1.key"), include_str!("../keys/1.pub")),
    (include_str!("../keys/2.key"), include_str!("../keys/2.pub")),
    (include_str!("../keys/3.key"), include_str!("../keys/3.pub")),
];

fn layout() -> Layout {
    let bytes = shipped().1;
    Layout::of(&read(&bytes).unwrap(), &bytes)
}

/// The same plugin in another version, so that its bytes differ.
fn other_layout() -> Layout {
    let (manifest, _) = shipped();
    let bytes = build(&Manifest { version: "9.0.0".to_owned(), ..manifest }, "ruleset x {}", None, &Attachments::new());
    Layout::of(&read(&bytes).unwrap(), &bytes)
}

fn signed(mut layout: Layout, keys: &[usize]) -> Layout {
    for key in keys {
        sign(&mut layout, &PrivateKey::from_pem(KEYS[*key].0, None).unwrap()).unwrap();
    }
    layout
}

/// A `guiju.toml` that trusts these keys.
fn settings(min_signers: usize, keys: &[usize]) -> String {
    let signer = |key: &usize| format!("[[trust.signer]]\nname = \"office {key}\"\nkey = '''\n{}'''\n", KEYS[*key].1);
    let signers: String = keys.iter().map(signer).collect();
    format!("# ours\n[trust]\nmin_signers = {min_signers}\n{signers}")
}

fn policy(min_signers: usize, keys: &[usize]) -> Policy {
    Settings::parse(&settings(min_signers, keys), FileId(0)).unwrap().trust.unwrap()
}

/// Files of `from` that `into` lacks, with the list of `into`'s images followed by that of `from`.
fn smuggled(into: &Layout, from: &Layout) -> Layout {
    let index = |layout: &Layout| -> serde_json::Value {
        let files = layout.files();
        serde_json::from_slice(&files.iter().find(|(name, _)| name == "index.json").unwrap().1).unwrap()
    };
    let (mut list, other) = (index(into), index(from));
    let signatures = other["manifests"].as_array().unwrap().iter().skip(1).cloned();
    list["manifests"].as_array_mut().unwrap().extend(signatures);
    let mut files: BTreeMap<String, Vec<u8>> = into.files().into_iter().chain(from.files()).collect();
    files.insert("index.json".to_owned(), serde_json::to_vec(&list).unwrap());
    Layout::from_files(files).unwrap()
}

fn shortfall(result: Result<Vec<&str>, TrustFault>) -> Option<Shortfall> {
    match result {
        Err(TrustFault::TooFew { reason, .. }) => Some(reason),
        _ => None,
    }
}

#[test]
fn an_archive_gives_back_the_plugin() {
    let archive = write_archive(&signed(layout(), &[0]));
    assert_eq!(archive, write_archive(&signed(layout(), &[0])), "the same plugin and key give the same bytes");
    let read = read_archive(&archive).unwrap();
    assert_eq!(read, signed(layout(), &[0]));
    assert_eq!(read.plugin().unwrap().bytes, shipped().1);
}

#[test]
fn the_image_follows_the_convention_for_webassembly() {
    let layout = layout();
    let manifest = layout.plugin().unwrap().manifest;
    let name = format!("blobs/sha256/{}", manifest.strip_prefix("sha256:").unwrap());
    let files: BTreeMap<String, Vec<u8>> = layout.files().into_iter().collect();
    let manifest: serde_json::Value = serde_json::from_slice(&files[&name]).unwrap();
    assert_eq!(manifest["config"]["mediaType"], "application/vnd.wasm.config.v0+json");
    assert_eq!(manifest["layers"][0]["mediaType"], "application/wasm");
    assert_eq!(manifest["annotations"]["org.opencontainers.image.title"], "gd.setup_5d");
}

#[test]
fn the_configuration_says_what_the_code_exports() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/shipped/guiju.working_days");
    let exports = |bytes: &[u8]| {
        let files = Layout::of(&read(bytes).unwrap(), bytes).files();
        let documents = files.iter().filter_map(|(_, bytes)| serde_json::from_slice(bytes).ok());
        let config = documents.into_iter().find(|document: &serde_json::Value| document["os"] == "wasip2").unwrap();
        config["component"]["exports"].clone()
    };
    assert_eq!(exports(&shipped().1), serde_json::json!([]));
    assert_eq!(exports(&build_folder(Path::new(folder)).unwrap().1), serde_json::json!(["elapsed"]));
}

#[test]
fn a_cut_or_altered_archive_is_refused() {
    let archive = write_archive(&layout());
    for end in [archive.len() / 2, 700, 512, 100, 0] {
        assert!(read_archive(&archive[..end]).is_err(), "cut at {end}");
    }
    let files = layout().files();
    for at in 0..files.len() - 1 {
        let mut altered = files.clone();
        altered[at].1.push(b'!');
        assert!(Layout::from_files(altered).is_err(), "{}", files[at].0);
    }
}

#[test]
fn names_that_point_elsewhere_are_refused() {
    for name in ["../../x", "/etc/passwd", "blobs/sha256/../../x", "blobs/sha512/00", "blobs/sha256/AB"] {
        let files = layout().files().into_iter().chain([(name.to_owned(), Vec::new())]);
        assert_eq!(Layout::from_files(files), Err(ImageFault::ForeignFile(name.to_owned())));
    }
    let twice = layout().files().into_iter().chain(layout().files());
    assert!(matches!(Layout::from_files(twice), Err(ImageFault::Repeated(_))));
}

#[test]
fn distinct_trusted_signers_are_counted() {
    let image = signed(layout(), &[0, 1, 0]);
    assert_eq!(admit(Some(&policy(2, &[0, 1, 2])), &image), Ok(vec!["office 0", "office 1"]));
    assert_eq!(shortfall(admit(Some(&policy(2, &[0, 2])), &image)), Some(Shortfall::UnknownSigner));
    assert_eq!(shortfall(admit(Some(&policy(2, &[0, 2])), &signed(layout(), &[0]))), Some(Shortfall::Few));
    assert_eq!(shortfall(admit(Some(&policy(1, &[0])), &layout())), Some(Shortfall::Unsigned));
}

#[test]
fn nothing_is_trusted_without_a_policy() {
    assert_eq!(admit(None, &signed(layout(), &[0])), Err(TrustFault::NoPolicy));
    assert_eq!(admit_unsigned(None), Err(TrustFault::NoPolicy));
    assert!(admit_unsigned(Some(&policy(1, &[0]))).is_err());
    assert_eq!(admit_unsigned(Some(&policy(0, &[]))), Ok(()));
}

#[test]
fn a_signature_over_other_bytes_does_not_count() {
    let image = smuggled(&layout(), &signed(other_layout(), &[0]));
    assert_eq!(shortfall(admit(Some(&policy(1, &[0])), &image)), Some(Shortfall::OtherContent));
}

#[test]
fn a_weakened_policy_is_refused() {
    let refused = |text: String| Settings::parse(&text, FileId(0)).is_err();
    assert!(refused(settings(1, &[0]).replace("min_signers", "min_signer")), "a misspelt key");
    assert!(refused(settings(2, &[0, 0])), "one key as two signers");
    assert!(refused(settings(2, &[0])), "more signers than there are");
    assert!(refused(settings(1, &[0]).replace("BEGIN PUBLIC", "BEGIN")), "no key");
}

fn adoption(version: &str, alias: &str, digest: &str) -> Adoption {
    let package = read(&shipped().1).unwrap();
    let adoption = Adoption::new(&package, Some(alias), "gd.tar").unwrap();
    Adoption { version: version.to_owned(), digest: digest.to_owned(), ..adoption }
}

#[test]
fn adoptions_do_not_turn_back() {
    let mut lock = Lock::default();
    lock.pin(
        &adoption("1.2.0", "gd", "sha256:a"),
        vec![PinnedSigner { name: "office 1".to_owned(), key: "sha256:1".to_owned() }],
    );
    let lock = Lock::parse(&lock.to_toml(), FileId(0)).unwrap();
    let allows = |version, alias: &str, digest| lock.allows(&adoption(version, alias, digest), &[alias.to_owned()]);
    assert_eq!(allows("1.2.0", "gd", "sha256:a"), Ok(()));
    assert_eq!(allows("1.10.0", "gd", "sha256:b"), Ok(()));
    assert_eq!(allows("1.2.0", "again", "sha256:a"), Ok(()), "one file under two names");
    assert_eq!(allows("1.1.9", "gd", "sha256:b"), Err(AdoptionFault::Older("1.2.0".to_owned())));
    assert_eq!(allows("1.2.0", "gd", "sha256:b"), Err(AdoptionFault::OtherContent("1.2.0".to_owned())));
    assert_eq!(allows("1.3.0", "again", "sha256:b"), Err(AdoptionFault::TwoDigests("gd".to_owned())));
    let both = ["gd".to_owned(), "again".to_owned()];
    assert_eq!(lock.names_of("gd.setup_5d"), ["gd"]);
    assert_eq!(lock.allows(&adoption("1.3.0", "again", "sha256:b"), &both), Ok(()), "all names at once");
    let other = Adoption { id: "zj.other".to_owned(), ..adoption("1.0.0", "gd", "sha256:c") };
    assert_eq!(lock.allows(&other, &[]), Err(AdoptionFault::AliasTaken("gd".to_owned())));
}

#[test]
fn a_name_that_is_no_file_name_is_refused() {
    let package = read(&shipped().1).unwrap();
    for alias in ["../../x", "", "a/b", "A", "a..b", ".", "5d", "a.1"] {
        assert_eq!(Adoption::new(&package, Some(alias), "x"), Err(AdoptionFault::BadAlias(alias.to_owned())));
    }
}

#[test]
fn the_remarks_of_settings_stay() {
    let first = write_adoption(&settings(1, &[0]), &adoption("1.0.0", "gd", "sha256:a"), FileId(0)).unwrap();
    assert!(first.starts_with("# ours\n"));
    let edited = first.replace("version", "# checked by hand\nversion");
    let second = write_adoption(&edited, &adoption("1.1.0", "gd", "sha256:b"), FileId(0)).unwrap();
    assert_eq!(second, edited.replace("1.0.0", "1.1.0").replace("sha256:a", "sha256:b"));
    assert!(write_adoption("plugin = []", &adoption("1.0.0", "gd", "sha256:a"), FileId(0)).is_err());
}

#[test]
fn a_file_that_changed_is_seen() {
    let package = read(&shipped().1).unwrap();
    let adopted = Adoption::new(&package, None, "gd.tar").unwrap();
    let mut lock = Lock::default();
    assert!(matches!(lock.holds(&adopted, &package), Err(AdoptionFault::NotPinned(_))));
    lock.pin(&adopted, Vec::new());
    assert!(lock.holds(&adopted, &package).is_ok());
    let changed = Package { digest: "sha256:0".to_owned(), ..package };
    assert!(matches!(lock.holds(&adopted, &changed), Err(AdoptionFault::FileChanged(_))));
}
