//! Whole plugin files, and damaged ones.

use super::*;

/// A manifest that never changes.
const SMALL: &str = r#"
    api = "1"
    id = "x"
    version = "0.1.0"
    title = { zh = "甲", en = "A" }
    summary = { zh = "乙", en = "B" }
    origin = { id = "110000", name = { zh = "丙", en = "C" } }
    publisher = { zh = "丁", en = "D" }
    evidence = { strength = "B", sources = [{ source = "s", at = "1" }] }
    effects = { opening = false, data_sharing = true }
    higher_law_checked = true
    higher_law_document = "戊"
    confirmed_by_origin = true
    statement = { zh = "己", en = "E" }
    licence = "MIT"
    contact = "F"
"#;

#[test]
fn what_is_built_can_be_read() {
    let (manifest, bytes) = shipped();
    let package = read(&bytes).unwrap();
    assert_eq!(package.manifest, manifest);
    assert_eq!(package.rules, std::fs::read_to_string(format!("{SHIPPED}/rules.gj")).unwrap());
    assert_eq!(
        package.implementation.as_deref(),
        Some(std::fs::read_to_string(format!("{SHIPPED}/implementation.md")).unwrap().as_str())
    );
    assert_eq!(build(&package.manifest, &package.rules, package.implementation.as_deref(), &Attachments::new()), bytes);
}

#[test]
fn a_plugin_may_have_no_implementation_text() {
    let package = read(&build(&shipped().0, "ruleset x {}", None, &Attachments::new())).unwrap();
    assert_eq!(package.implementation, None);
}

#[test]
fn the_same_parts_give_the_same_bytes() {
    assert_eq!(shipped().1, shipped().1);
    // A digest that is written down shows that other machines and later versions of this crate make the same file.
    let manifest = Manifest::from_toml(SMALL).unwrap();
    let small = build(&manifest, "ruleset x {}", Some("# How\n"), &Attachments::new());
    assert_snapshot!(read(&small).unwrap().digest, @"sha256:3a8cf0bdd751eb9f288268071b65b82fa3dcb96221968f38ad750dd75a718816");
}

#[test]
fn line_ends_of_a_checkout_do_not_matter() {
    let windows = |name: &str| std::fs::read_to_string(format!("{SHIPPED}/{name}")).unwrap().replace('\n', "\r\n");
    let implementation = windows("implementation.md");
    let folder = Folder::from_texts(&windows("plugin.toml"), &windows("rules.gj"), Some(&implementation));
    assert_eq!(folder.build().unwrap(), shipped());
}

#[test]
fn the_host_loads_it() {
    let host = Host::new();
    let plugin = host.load(&shipped().1).unwrap();
    assert_eq!(plugin.package.manifest.id, "gd.setup_5d");
}

#[test]
fn two_files_with_one_id_are_refused() {
    let (mut manifest, bytes) = shipped();
    let first = read(&bytes).unwrap();
    manifest.version = "1.0.1".to_owned();
    let second = read(&build(&manifest, &first.rules, None, &Attachments::new())).unwrap();
    assert_eq!(check_ids([&first, &first.clone()]), Ok(()));
    assert_snapshot!(show(check_ids([&first, &second])), @r#"GJ0508 plugin="gd.setup_5d""#);
}

#[test]
fn cut_at_every_sixteenth() {
    let (_, bytes) = shipped();
    let shown: Vec<String> = (0..16)
        .map(|part| bytes.len() * part / 16)
        .map(|length| show(read(&bytes[..length])).replace(&bytes.len().to_string(), "LEN"))
        .map(|line| line.split(" place=").next().unwrap_or("").to_owned())
        .collect();
    assert_snapshot!(shown.join("\n"), @"
    GJ0501 detail=word-file-not-wasm
    GJ0501 detail=word-file-malformed
    GJ0501 detail=word-file-malformed
    GJ0501 detail=word-file-malformed
    GJ0501 detail=word-file-malformed
    GJ0501 detail=word-file-malformed
    GJ0501 detail=word-file-malformed
    GJ0501 detail=word-file-malformed
    GJ0501 detail=word-file-malformed
    GJ0501 detail=word-file-malformed
    GJ0501 detail=word-file-malformed
    GJ0501 detail=word-file-malformed
    GJ0501 detail=word-file-malformed
    GJ0501 detail=word-file-malformed
    GJ0501 detail=word-file-malformed
    GJ0501 detail=word-file-malformed
    ");
}

#[test]
fn no_beginning_of_a_plugin_is_a_plugin() {
    let bytes = build(&shipped().0, "ruleset x {}", Some("# How\n"), &Attachments::new());
    for length in 0..bytes.len() {
        assert!(read(&bytes[..length]).is_err(), "the first {length} bytes were taken for a plugin");
    }
    assert!(read(&bytes).is_ok());
}

#[test]
fn no_changed_byte_makes_the_reader_fail() {
    let (_, bytes) = shipped();
    let mut noise = Noise(7);
    for _ in 0..2000 {
        let mut bytes = bytes.clone();
        let place = noise.below(bytes.len());
        bytes[place] = noise.byte();
        let _ = read(&bytes);
    }
}

#[test]
fn random_bytes() {
    let mut noise = Noise(42);
    for length in 0..300 {
        let bytes: Vec<u8> = (0..length).map(|_| noise.byte()).collect();
        assert!(matches!(read(&bytes), Err(PackageError::NotAPlugin(_))));
        // The same behind a component's first bytes, where the parser has more to do.
        let bytes = [b"\0asm\x0d\0\x01\0".as_slice(), &bytes].concat();
        assert!(read(&bytes).is_err());
    }
}

#[test]
fn trailing_bytes() {
    let bytes = [shipped().1, vec![0xff; 3]].concat();
    assert!(show(read(&bytes)).starts_with("GJ0501 detail=word-file-malformed"));
}

#[test]
fn too_large() {
    assert_snapshot!(show(read(&vec![0; MAX_PACKAGE_BYTES + 1])), @"GJ0021 size=16777217 limit=16777216");
    let manifest = vec![b' '; MAX_MANIFEST_BYTES + 1];
    assert_snapshot!(show(read(&component(&[(section::RULES, b""), (section::MANIFEST, &manifest)]))), @"GJ0021 size=262145 limit=262144");
}

/// A small generator of repeatable noise (xorshift).
struct Noise(u64);

impl Noise {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn byte(&mut self) -> u8 {
        self.next().to_le_bytes()[3]
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).unwrap()
    }
}

/// A plugin with one section more, before its own.
fn with_attachments(names: &[&str]) -> Result<guiju_plugins::Package, PackageError> {
    let (manifest, rules) = (shipped().0.to_json(), "ruleset x {}");
    let names: Vec<String> = names.iter().map(|name| format!("{}{name}", section::ATTACHMENT)).collect();
    let mut sections: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"data".as_slice())).collect();
    sections.extend([(section::RULES, rules.as_bytes()), (section::MANIFEST, manifest.as_bytes())]);
    read(&component(&sections))
}

#[test]
fn attachments_come_back_as_they_were() {
    let attachments = Attachments::from([
        ("需求表.xlsx".to_owned(), vec![0, 159, 146, 150]),
        ("flow.pdf".to_owned(), b"%PDF".to_vec()),
    ]);
    let bytes = build(&shipped().0, "ruleset x {}", Some("# How\n"), &attachments);
    let package = read(&bytes).unwrap();
    assert_eq!(package.attachments, attachments);
    assert_eq!(
        build(&package.manifest, &package.rules, package.implementation.as_deref(), &package.attachments),
        bytes
    );
}

#[test]
fn an_attachment_cannot_name_a_place_outside_its_folder() {
    assert_eq!(with_attachments(&["a.txt"]).unwrap().attachments.len(), 1);
    for name in ["../../x", "/etc/passwd", "a\\b", "", ".bashrc", "nul", "a\u{202e}fdp.exe"] {
        let fault = with_attachments(&[name]).unwrap_err();
        assert_eq!(fault, PackageError::NotAPlugin(FileFault::UnfitAttachment { name: name.to_owned() }));
    }
}

#[test]
fn attachments_have_a_name_each_and_are_not_too_many() {
    let fault = with_attachments(&["Form.txt", "form.TXT"]).unwrap_err();
    assert_eq!(fault, PackageError::NotAPlugin(FileFault::RepeatedAttachment { name: "form.TXT".to_owned() }));
    let names: Vec<String> = (0..=guiju_plugins::MAX_ATTACHMENTS).map(|at| at.to_string()).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    assert_eq!(with_attachments(&names).unwrap_err(), PackageError::NotAPlugin(FileFault::TooManyAttachments));
}

#[test]
fn the_parts_of_every_shipped_plugin_make_it_again() {
    let folders = std::fs::read_dir(Path::new(SHIPPED).parent().unwrap()).unwrap();
    let mut with_code = 0;
    for folder in folders {
        let (_, bytes) = guiju_plugins::build_folder(&folder.unwrap().path()).unwrap();
        let package = read(&bytes).unwrap();
        let mut again =
            Folder::from_texts(&package.manifest.to_toml(), &package.rules, package.implementation.as_deref());
        again.code = package.code(&bytes).unwrap().map(<[u8]>::to_vec);
        with_code += usize::from(again.code.is_some());
        assert!(again.build().unwrap().1 == bytes, "{}", package.manifest.id);
    }
    assert_eq!(with_code, 3);
}

#[test]
fn code_behind_the_sections_cannot_be_told_apart() {
    let code = super::functions::truth("(i32.const 1)");
    let whole = [shipped().1.as_slice(), code.get(8..).unwrap()].concat();
    let package = read(&whole).unwrap();
    assert_eq!(package.code(&whole), Err(PackageError::NotAPlugin(FileFault::Inseparable)));
}

#[cfg(unix)]
#[test]
fn a_folder_gives_away_no_file_that_it_only_points_to() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["plugin.toml", "rules.gj"] {
        std::fs::copy(format!("{SHIPPED}/{name}"), folder.path().join(name)).unwrap();
    }
    std::fs::create_dir(folder.path().join("attachments")).unwrap();
    let link = folder.path().join("attachments").join("hosts");
    std::os::unix::fs::symlink("/etc/hosts", &link).unwrap();
    let fault = PackageError::NotAPlugin(FileFault::NotPlain { name: link.display().to_string() });
    assert_eq!(guiju_plugins::read_folder(folder.path()).unwrap_err(), fault);
}
