//! A plugin from one office to another: packed, signed, carried, checked, adopted; and what is refused on the way.

#![expect(clippy::disallowed_methods, reason = "tests put files in place and look at them")]

mod support;

use std::path::Path;

use support::{folder, guiju, run, stderr, stdout, write};

const SOURCES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/plugins/shipped/gd.setup_5d");
const KEYS: [(&str, &str); 2] = [
    (include_str!("../plugins/tests/keys/1.key"), include_str!("../plugins/tests/keys/1.pub")),
    (include_str!("../plugins/tests/keys/2.key"), include_str!("../plugins/tests/keys/2.pub")),
];

fn done(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", stderr(&output));
    stdout(&output)
}

fn refused(folder: &Path, arguments: &[&str], code: &str) -> String {
    let output = run(folder, arguments);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", stdout(&output));
    let text = stderr(&output);
    assert!(text.lines().any(|line| line == code), "{arguments:?}: {text}");
    // Long messages are wrapped.
    text.replace("\n  │ ", " ")
}

/// A folder with the plugin, two keys, and a policy that asks for both.
fn office() -> tempfile::TempDir {
    let office = folder();
    done(office.path(), &["plugin", "build", SOURCES, "-o", "gd.wasm"]);
    let mut settings = "# ours\n[trust]\nmin_signers = 2\n".to_owned();
    for (number, (private, public)) in KEYS.iter().enumerate() {
        write(office.path(), &format!("{number}.key"), private);
        settings += &format!("[[trust.signer]]\nname = \"office {number}\"\nkey = '''\n{public}'''\n");
    }
    write(office.path(), "guiju.toml", settings);
    office
}

#[test]
fn two_offices_sign_and_a_third_adopts() {
    for image in ["gd.tar", "gd.image"] {
        let office = office();
        let at = office.path();
        done(at, &["plugin", "save", "gd.wasm", "-o", image]);
        assert!(refused(at, &["plugin", "add", image], "GJ0510").contains("there is no signature"));
        done(at, &["plugin", "sign", image, "--key", "0.key"]);
        assert!(refused(at, &["plugin", "add", image], "GJ0510").contains("1 of 2"));
        done(at, &["plugin", "sign", image, "--key", "1.key"]);
        let verified = done(at, &["plugin", "verify", image]);
        assert_eq!(verified, "origin verifiable, content unchanged; signed by office 0, office 1\n");
        done(at, &["plugin", "load", image, "-o", "loaded.wasm"]);
        done(at, &["plugin", "add", image, "--as", "setup"]);
        let bytes = |name: &str| std::fs::read(at.join(name)).expect("a file");
        assert_eq!(bytes("loaded.wasm"), bytes("gd.wasm"));
        assert_eq!(bytes("plugins/setup.wasm"), bytes("gd.wasm"));
        assert!(bytes("guiju.toml").starts_with(b"# ours\n"));
        assert_eq!(done(at, &["plugin", "verify"]), "the one adopted plugin is unchanged\n");
        done(at, &["plugin", "add", image, "--as", "setup"]);
    }
}

#[test]
fn an_image_can_be_looked_into_before_anybody_is_trusted_and_is_not_replaced() {
    let office = office();
    let at = office.path();
    done(at, &["plugin", "save", "gd.wasm", "-o", "gd.tar"]);
    assert!(done(at, &["plugin", "inspect", "gd.tar"]).contains("gd.setup_5d"));
    done(at, &["plugin", "unpack", "gd.tar", "-o", "gd"]);
    done(at, &["plugin", "build", "gd", "-o", "again.wasm"]);
    let bytes = |name: &str| std::fs::read(at.join(name)).expect("a file");
    assert_eq!(bytes("again.wasm"), bytes("gd.wasm"));
    let before = bytes("gd.tar");
    refused(at, &["plugin", "save", "gd.wasm", "-o", "gd.tar"], "GJ0607");
    assert!(before == bytes("gd.tar"));
}

#[test]
fn an_older_version_does_not_come_back_with_a_lost_lock() {
    let office = office();
    let at = office.path();
    write(at, "guiju.toml", "[trust]\nmin_signers = 0\n");
    done(at, &["plugin", "unpack", "gd.wasm", "-o", "newer"]);
    for file in ["newer/plugin.toml", "newer/rules.gj"] {
        let text = std::fs::read_to_string(at.join(file)).expect("a file");
        write(at, file, text.replacen("1.0.0", "1.1.0", 1));
    }
    done(at, &["plugin", "build", "newer", "-o", "newer.wasm"]);
    done(at, &["plugin", "add", "newer.wasm", "--as", "setup"]);
    std::fs::remove_file(at.join("guiju.lock")).expect("a lock");
    refused(at, &["plugin", "add", "gd.wasm", "--as", "setup"], "GJ0512");
    done(at, &["plugin", "add", "newer.wasm", "--as", "setup"]);
}

#[test]
fn several_that_adopt_at_once_do_so_one_after_the_other() {
    let office = office();
    let at = office.path();
    write(at, "guiju.toml", "[trust]\nmin_signers = 0\n");
    let ids = ["gd.taskforce", "gd.yss_push", "mixed_equity", "staff_rating", "zj.four_lists", "zj.three_ones"];
    for id in ids {
        done(at, &["plugin", "save", id, "-o", &format!("{id}.tar")]);
    }
    let running = ids.map(|id| {
        let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin!("guiju"));
        command.env_clear().current_dir(at).args(["plugin", "add", &format!("{id}.tar")]);
        command.stdout(std::process::Stdio::null()).spawn().expect("the command starts")
    });
    for mut one in running {
        assert!(one.wait().expect("it ends").success());
    }
    assert_eq!(done(at, &["plugin", "verify"]), "all 6 adopted plugins are unchanged\n");
}

#[test]
fn what_was_given_up_leaves_the_lock() {
    let office = office();
    let at = office.path();
    write(at, "guiju.toml", "[trust]\nmin_signers = 0\n");
    done(at, &["plugin", "add", "gd.wasm", "--as", "one"]);
    write(at, "guiju.toml", "[trust]\nmin_signers = 0\n");
    done(at, &["plugin", "add", "gd.wasm", "--as", "two"]);
    let lock = std::fs::read_to_string(at.join("guiju.lock")).expect("a lock");
    assert!(lock.contains("\"two\"") && !lock.contains("\"one\""), "{lock}");
}

#[test]
fn two_keys_under_one_name_are_no_two_signers() {
    let office = office();
    let at = office.path();
    let text = std::fs::read_to_string(at.join("guiju.toml")).expect("settings");
    let names: Vec<&str> = text.lines().filter(|line| line.starts_with("name = ")).collect();
    let [first, second, ..] = names.as_slice() else { panic!("two signers: {text}") };
    write(at, "guiju.toml", text.replace(second, first));
    done(at, &["plugin", "save", "gd.wasm", "-o", "gd.tar"]);
    refused(at, &["plugin", "verify", "gd.tar"], "GJ0513");
}

#[test]
fn a_plugin_that_changed_after_adoption_is_seen() {
    let office = office();
    let at = office.path();
    write(at, "guiju.toml", "[trust]\nmin_signers = 0\n");
    done(at, &["plugin", "add", "gd.wasm", "--as", "setup"]);
    let other = concat!(env!("CARGO_MANIFEST_DIR"), "/plugins/shipped/zj.four_lists");
    done(at, &["plugin", "build", other, "-o", "plugins/setup.wasm"]);
    refused(at, &["plugin", "verify"], "GJ0512");
    refused(at, &["plugin", "add", "plugins/setup.wasm", "--as", "setup"], "GJ0512");
}

#[test]
fn hostile_images_are_refused() {
    let office = office();
    let at = office.path();
    done(at, &["plugin", "save", "gd.wasm", "-o", "gd.tar"]);
    let archive = std::fs::read(at.join("gd.tar")).expect("an archive");
    write(at, "cut.tar", archive.get(..archive.len() / 2).expect("half"));
    refused(at, &["plugin", "verify", "cut.tar"], "GJ0509");
    let large = std::fs::File::create(at.join("large.tar")).expect("a file");
    large.set_len(500 * 1024 * 1024).expect("room for holes");
    refused(at, &["plugin", "verify", "large.tar"], "GJ0021");
    done(at, &["plugin", "save", "gd.wasm", "-o", "image"]);
    write(at, "image/more", "x");
    refused(at, &["plugin", "verify", "image"], "GJ0509");
    refused(at, &["plugin", "sign", "gd.tar", "--key", "gd.wasm"], "GJ0511");
}

#[test]
fn an_author_makes_keys_and_signs() {
    let office = office();
    let at = office.path();
    done(at, &["plugin", "save", "gd.wasm", "-o", "gd.tar"]);
    for (name, password) in [("open", None), ("sealed", Some("a password"))] {
        let with_password = |arguments: &[&str]| {
            let mut command = guiju(at);
            command.args(arguments).envs(password.map(|password| ("COSIGN_PASSWORD", password)));
            command.output().expect("the command starts")
        };
        let made = with_password(&["plugin", "key", name]);
        assert_eq!(made.status.code(), Some(0), "{}", stderr(&made));
        let [private, public] = ["key", "pub"].map(|extension| format!("{name}.{extension}"));
        let text = |name: &str| std::fs::read_to_string(at.join(name)).expect("a key");
        let before = text(&private);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = std::fs::metadata(at.join(&private)).expect("a file").permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        refused(at, &["plugin", "key", name], "GJ0607");
        std::fs::remove_file(at.join(&public)).expect("a file");
        refused(at, &["plugin", "key", name], "GJ0607");
        assert_eq!(text(&private), before, "a key is never replaced");
        let signed = with_password(&["plugin", "sign", "gd.tar", "--key", &private]);
        assert_eq!(signed.status.code(), Some(0), "{}", stderr(&signed));
    }
    assert!(refused(at, &["plugin", "sign", "gd.tar", "--key", "sealed.key"], "GJ0511").contains("no password"));
}
