//! A plugin by way of a real registry, and other people's tools with what it holds.
//!
//! `docker-registry`, `wkg`, `wasm-tools` and `openssl` are used where they are there; what is skipped is said. A folder
//! `tools/bin` in Guiju's cache is looked into too: `.ci/run` puts them there.

#![expect(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "tests put files in place, look at them and start programs")]

mod support;

use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use support::{folder, guiju, run, stderr, stdout, write};

const SOURCES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/plugins/shipped/gd.setup_5d");
const KEYS: [(&str, &str); 2] = [
    (include_str!("../plugins/tests/keys/1.key"), include_str!("../plugins/tests/keys/1.pub")),
    (include_str!("../plugins/tests/keys/2.key"), include_str!("../plugins/tests/keys/2.pub")),
];
/// `somebody` and `secret`, as htpasswd writes them.
const HTPASSWD: &str = "somebody:$2b$04$m0es34SZ9.iuF8FhW8RcA.mksaC3g4MxlsQEQBicEvmNzzbyNYMH6\n";
/// The same in Docker's config.json.
const PAIR: &str = "c29tZWJvZHk6c2VjcmV0";

/// Says why a test did nothing. Printing would be kept from the eye where tests succeed.
fn skipped(what: &str) {
    let _ = writeln!(std::io::stderr(), "SKIPPED: {what}");
}

/// A program of the machine or of Guiju's cache.
fn program(name: &str) -> Option<PathBuf> {
    let cache = std::env::home_dir().unwrap_or_default().join(".cache/guiju/tools/bin");
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let found =
        std::env::split_paths(&paths).chain([cache]).map(|folder| folder.join(name)).find(|path| path.is_file());
    if found.is_none() {
        skipped(&format!("there is no {name} on this machine"));
    }
    found
}

/// A registry on a port of this machine, for as long as it is held.
struct Registry {
    process: Child,
    address: String,
    _store: tempfile::TempDir,
}

impl Drop for Registry {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Registry {
    /// Starts one; `settings` is added to its configuration, in which `STORE` stands for its folder.
    fn start(settings: &str, files: &[(&str, &str)]) -> Option<Self> {
        let program = program("docker-registry")?;
        let store = folder();
        files.iter().for_each(|(name, text)| write(store.path(), name, text));
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address").to_string();
        drop(listener);
        let config = format!(
            "version: 0.1\nlog: {{level: error}}\nstorage: {{filesystem: {{rootdirectory: STORE/data}}}}\n{settings}"
        );
        let at = store.path().display().to_string();
        write(store.path(), "config.yml", config.replace("STORE", &at).replace("ADDRESS", &address));
        let mut command = Command::new(program);
        command.arg("serve").arg(store.path().join("config.yml")).stdout(Stdio::null()).stderr(Stdio::null());
        let process = command.spawn().expect("the registry starts");
        let registry = Registry { process, address, _store: store };
        for _ in 0..200 {
            if TcpStream::connect(&registry.address).is_ok() {
                return Some(registry);
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("the registry does not listen");
    }

    fn open() -> Option<Self> {
        Registry::start("http: {addr: \"ADDRESS\"}\n", &[])
    }

    fn place(&self, version: &str) -> String {
        format!("{}/office/reuse{version}", self.address)
    }
}

fn done(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}{}", stdout(output), stderr(output));
    stdout(output)
}

/// What is said, as it is worded and not as it is wrapped.
fn refused(output: &Output, code: &str) -> String {
    assert_eq!(output.status.code(), Some(2), "{}{}", stdout(output), stderr(output));
    let text = stderr(output);
    assert!(text.lines().any(|line| line == code), "{text}");
    text.replace("\n  │ ", " ").replace("\n        ", " ")
}

/// A folder with the plugin as file and as image, two keys, and a policy that asks for both.
fn office() -> tempfile::TempDir {
    let office = folder();
    let at = office.path();
    done(&run(at, &["plugin", "build", SOURCES, "-o", "gd.wasm"]));
    done(&run(at, &["plugin", "save", "gd.wasm", "-o", "gd.tar"]));
    let mut settings = "[trust]\nmin_signers = 2\n".to_owned();
    for (number, (private, public)) in KEYS.iter().enumerate() {
        write(at, &format!("{number}.key"), private);
        write(at, &format!("{number}.pub"), public);
        settings += &format!("[[trust.signer]]\nname = \"office {number}\"\nkey = '''\n{public}'''\n");
    }
    write(at, "guiju.toml", settings);
    office
}

fn sign(at: &Path, image: &str, key: &str) {
    done(&run(at, &["plugin", "sign", image, "--key", key]));
}

#[test]
fn two_offices_sign_and_send_and_a_third_adopts() {
    let Some(registry) = Registry::open() else { return };
    let office = office();
    let at = office.path();
    std::fs::copy(at.join("gd.tar"), at.join("other.tar")).expect("a copy");
    sign(at, "gd.tar", "0.key");
    sign(at, "other.tar", "1.key");
    // Without a tag, the plugin's version is one.
    done(&run(at, &["plugin", "push", "gd.tar", &registry.place(""), "--yes"]));
    let place = registry.place(":1.0.0");
    assert!(refused(&run(at, &["plugin", "pull", &place, "-o", "x.wasm"]), "GJ0510").contains("1 of 2"));
    assert!(!at.join("x.wasm").exists());
    done(&run(at, &["plugin", "push", "other.tar", &place, "--yes"]));

    done(&run(at, &["plugin", "pull", &place, "-o", "pulled.tar"]));
    sign(at, "gd.tar", "1.key");
    let bytes = |name: &str| std::fs::read(at.join(name)).expect("a file");
    assert!(bytes("pulled.tar") == bytes("gd.tar"), "signatures are added and none is lost");
    done(&run(at, &["plugin", "pull", &place, "-o", "pulled.wasm"]));
    assert_eq!(bytes("pulled.wasm"), bytes("gd.wasm"));
    let address = format!("oci://{place}");
    assert!(done(&run(at, &["plugin", "verify", &address])).contains("signed by office 0, office 1"));
    done(&run(at, &["plugin", "add", &address, "--as", "setup"]));
    assert_eq!(bytes("plugins/setup.wasm"), bytes("gd.wasm"));
}

#[test]
fn what_leaves_is_listed_and_confirmed() {
    let Some(registry) = Registry::open() else { return };
    let office = office();
    let place = registry.place(":1.0.0");
    let asked = run(office.path(), &["plugin", "push", "gd.tar", &place]);
    refused(&asked, "GJ0534");
    let listed = stdout(&asked);
    for part in ["contact", "text of the rules", "text on carrying it out", "12249 bytes", "sha256:"] {
        assert!(listed.contains(part), "{part}: {listed}");
    }
    let absent = run(office.path(), &["plugin", "pull", &place, "-o", "x.tar"]);
    assert!(refused(&absent, "GJ0532").contains("nothing there under this name and version"));
    done(&run(office.path(), &["plugin", "push", "gd.tar", &place, "--yes"]));
    done(&run(office.path(), &["plugin", "pull", &place, "-o", "x.tar"]));
}

#[test]
fn a_version_stays_what_it_is() {
    let Some(registry) = Registry::open() else { return };
    let office = office();
    let at = office.path();
    let other = concat!(env!("CARGO_MANIFEST_DIR"), "/plugins/shipped/zj.four_lists");
    done(&run(at, &["plugin", "build", other, "-o", "other.wasm"]));
    done(&run(at, &["plugin", "push", "gd.wasm", &registry.place(":1.0.0"), "--yes"]));
    done(&run(at, &["plugin", "push", "gd.wasm", &registry.place(":1.0.0"), "--yes"]));
    done(&run(at, &["plugin", "push", "gd.wasm", &registry.place(":latest"), "--yes"]));
    let taken = run(at, &["plugin", "push", "other.wasm", &registry.place(":1.0.0"), "--yes"]);
    assert!(refused(&taken, "GJ0532").contains("with other content"));
    done(&run(at, &["plugin", "push", "other.wasm", &registry.place(":latest"), "--yes"]));
    for tag in [":2.0.0", ":v1.0.1"] {
        let other = run(at, &["plugin", "push", "gd.wasm", &registry.place(tag), "--yes"]);
        assert!(refused(&other, "GJ0532").contains("the plugin has another"));
    }
}

#[test]
fn a_registry_with_passwords_and_a_certificate_of_its_own() {
    let Some(openssl) = program("openssl") else { return };
    let made = folder();
    let mut command = Command::new(openssl);
    command.current_dir(made.path()).args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]);
    command.args(["-nodes", "-keyout", "tls.key", "-out", "tls.crt", "-days", "2", "-subj", "/CN=registry"]);
    command.args(["-addext", "subjectAltName=IP:127.0.0.1", "-addext", "basicConstraints=critical,CA:FALSE"]);
    assert!(command.stderr(Stdio::null()).status().expect("openssl starts").success());
    let text = |name: &str| std::fs::read_to_string(made.path().join(name)).expect("a file");
    let settings = "http: {addr: \"ADDRESS\", tls: {certificate: STORE/tls.crt, key: STORE/tls.key}}\n\
        auth: {htpasswd: {realm: office, path: STORE/htpasswd}}\n";
    let files = [("tls.crt", &*text("tls.crt")), ("tls.key", &*text("tls.key")), ("htpasswd", HTPASSWD)];
    let Some(registry) = Registry::start(settings, &files) else { return };

    let office = office();
    let place = registry.place(":1.0.0");
    let push = |authority: Option<&Path>, pair: &str| {
        let config = format!(r#"{{"auths": {{"{}": {{"auth": "{pair}"}}}}}}"#, registry.address);
        write(office.path(), "config.json", config);
        let mut command = guiju(office.path());
        command.args(["plugin", "push", "gd.tar", &place, "--yes", "--plain-http=false"]);
        command.env("DOCKER_CONFIG", office.path());
        if let Some(authority) = authority {
            command.env("SSL_CERT_FILE", authority);
        }
        command.output().expect("the command starts")
    };
    let authority = made.path().join("tls.crt");
    assert!(refused(&push(None, PAIR), "GJ0531").contains("no certificate that this machine trusts"));
    assert!(refused(&push(Some(&authority), ""), "GJ0532").contains("wants a name and password"));
    let wrong = push(Some(&authority), "c29tZWJvZHk6d3Jvbmc=");
    assert!(refused(&wrong, "GJ0532").contains("does not take the name and password"));
    assert!(done(&push(Some(&authority), PAIR)).contains("sent "));
    // Without TLS, the registry is not spoken to at all.
    let plain = run(office.path(), &["plugin", "pull", &place, "-o", "x.tar"]);
    refused(&plain, "GJ0532");
}

#[test]
fn other_tools_read_what_the_registry_holds() {
    let Some(registry) = Registry::open() else { return };
    let office = office();
    let at = office.path();
    sign(at, "gd.tar", "0.key");
    done(&run(at, &["plugin", "push", "gd.tar", &registry.place(":1.0.0"), "--yes"]));
    if let Some(wkg) = program("wkg") {
        let mut command = Command::new(wkg);
        command.current_dir(at).env("DOCKER_CONFIG", at).env("XDG_CONFIG_HOME", at).env("XDG_CACHE_HOME", at);
        command.args(["oci", "pull", &registry.place(":1.0.0"), "-o", "wkg.wasm", "--insecure", &registry.address]);
        let output = command.output().expect("wkg starts");
        assert!(output.status.success(), "{}", stderr(&output));
        let bytes = |name: &str| std::fs::read(at.join(name)).expect("a file");
        assert_eq!(bytes("wkg.wasm"), bytes("gd.wasm"));
    }
    if let Some(tools) = program("wasm-tools") {
        let output = Command::new(tools).current_dir(at).args(["validate", "gd.wasm"]).output();
        let output = output.expect("wasm-tools starts");
        assert!(output.status.success(), "{}", stderr(&output));
    }
}

/// What cosign's documentation says of a signature, done by hand: the layer under the tag `sha256-….sig` is what was
/// signed, and its annotation is the signature over its bytes.
#[test]
fn a_signature_is_checked_with_openssl_alone() {
    let Some(openssl) = program("openssl") else { return };
    let office = office();
    let at = office.path();
    done(&run(at, &["plugin", "save", "gd.wasm", "-o", "image"]));
    sign(at, "image", "0.key");
    let json = |path: &str| -> serde_json::Value {
        serde_json::from_slice(&std::fs::read(at.join(path)).expect("a document")).expect("JSON")
    };
    let blob = |descriptor: &serde_json::Value| {
        format!("image/blobs/{}", descriptor["digest"].as_str().expect("a digest").replace(':', "/"))
    };
    let index = json("image/index.json");
    let subject = index["manifests"][0]["digest"].as_str().expect("a digest").to_owned();
    let signatures = &index["manifests"][1];
    let tag = &signatures["annotations"]["org.opencontainers.image.ref.name"];
    assert_eq!(tag, &format!("{}.sig", subject.replace(':', "-")));
    let layer = json(&blob(signatures))["layers"][0].clone();
    assert_eq!(json(&blob(&layer))["critical"]["image"]["docker-manifest-digest"], subject.as_str());
    let value = layer["annotations"]["dev.cosignproject.cosign/signature"].as_str().expect("a signature");
    use base64::Engine as _;
    write(at, "signature", base64::engine::general_purpose::STANDARD.decode(value).expect("base64"));
    for (key, holds) in [("0.pub", true), ("1.pub", false)] {
        let mut command = Command::new(&openssl);
        command.current_dir(at).args(["dgst", "-sha256", "-verify", key, "-signature", "signature", &blob(&layer)]);
        assert_eq!(command.output().expect("openssl starts").status.success(), holds, "{key}");
    }
}
