//! Registries: what is fetched is what was sent, and nothing a registry does can make a plugin of something else, take more
//! than its room, or learn a password that is not for it.

#![expect(clippy::indexing_slicing, clippy::panic, reason = "a test may panic")]

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use guiju_plugins::{
    Access, Flaw, Layout, Obstacle, PrivateKey, Reference, ReferenceFault, Refusal, Registry, RegistryFault, SignIn,
    sign,
};

use super::*;

/// `somebody:secret`
const PAIR: &str = "c29tZWJvZHk6c2VjcmV0";

fn layout() -> Layout {
    let bytes = shipped().1;
    let mut layout = Layout::of(&read(&bytes).unwrap(), &bytes);
    sign(&mut layout, &PrivateKey::from_pem(include_str!("../keys/1.key"), None).unwrap()).unwrap();
    layout
}

/// A server on this machine that answers every request by one function, and remembers what it heard.
struct Server {
    address: String,
    heard: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn new(answer: impl Fn(&str) -> Vec<u8> + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let heard = Arc::new(Mutex::new(Vec::new()));
        let remembered = Arc::clone(&heard);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let _ = serve(stream, &answer, &remembered);
            }
        });
        Server { address, heard }
    }

    fn heard(&self) -> String {
        self.heard.lock().unwrap().concat()
    }
}

fn serve(mut stream: TcpStream, answer: &impl Fn(&str) -> Vec<u8>, heard: &Mutex<Vec<String>>) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        stream.read_exact(&mut byte)?;
        head.extend(byte);
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    heard.lock().unwrap().push(head.clone());
    let length = head
        .to_lowercase()
        .split_once("content-length: ")
        .map_or(0, |(_, rest)| rest.lines().next().unwrap_or_default().parse().unwrap_or(0));
    std::io::copy(&mut (&mut stream).take(length), &mut std::io::sink())?;
    let reply = answer(&head);
    if reply.is_empty() {
        // Somebody who never answers.
        std::thread::sleep(Duration::from_secs(2));
    }
    stream.write_all(&reply)
}

fn reply(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n{headers}\r\n", body.len());
    [head.as_bytes(), body].concat()
}

fn ok(body: &[u8]) -> Vec<u8> {
    reply("200 OK", "", body)
}

/// What is asked for in a request.
fn path(head: &str) -> &str {
    head.split(' ').nth(1).unwrap_or_default()
}

/// The manifest that a layout lists under a name.
fn manifest(layout: &Layout, name: &str) -> Option<Vec<u8>> {
    let files: BTreeMap<String, Vec<u8>> = layout.files().into_iter().collect();
    let index: serde_json::Value = serde_json::from_slice(&files["index.json"]).unwrap();
    let images = index["manifests"].as_array().unwrap();
    let named = |image: &&serde_json::Value| image["annotations"]["org.opencontainers.image.ref.name"] == name;
    let digest = images.iter().find(named)?["digest"].as_str()?;
    files.get(&format!("blobs/{}", digest.replace(':', "/"))).cloned()
}

/// Answers as a registry that holds a layout.
fn honest(layout: &Layout, head: &str) -> Vec<u8> {
    let name = path(head).rsplit('/').next().unwrap_or_default();
    let found = if path(head).contains("/manifests/") {
        manifest(layout, name)
    } else {
        layout.blobs().find(|(digest, _)| *digest == name).map(|(_, bytes)| bytes.to_vec())
    };
    found.map_or_else(|| reply("404 Not Found", "", b""), |bytes| ok(&bytes))
}

fn access(sign_in: SignIn) -> Access {
    Access { plain_http: None, sign_in, patience: Duration::from_millis(500) }
}

fn pull_as(server: &Server, version: &str, sign_in: SignIn) -> Result<Layout, RegistryFault> {
    let reference = Reference::parse(&format!("{}/office/reuse{version}", server.address)).unwrap();
    Registry::new(&reference, access(sign_in)).pull()
}

fn pull(answer: impl Fn(&str) -> Vec<u8> + Send + 'static) -> Result<Layout, RegistryFault> {
    pull_as(&Server::new(answer), ":1.0.0", SignIn::None)
}

/// What is wrong with the answers of a registry that holds the plugin and answers some requests in its own way.
fn flaw(part: &'static str, answer: impl Fn(Vec<u8>) -> Vec<u8> + Send + 'static) -> Flaw {
    let layout = layout();
    let pulled = pull(move |head| {
        let honest = honest(&layout, head);
        if path(head).contains(part) { answer(honest) } else { honest }
    });
    match pulled {
        Err(RegistryFault::Flawed { flaw, .. }) => flaw,
        other => panic!("{part}: {other:?}"),
    }
}

/// Whether the plugin came through. What a layout holds is too long to be shown.
fn arrived(pulled: Result<Layout, RegistryFault>) -> bool {
    pulled.map_err(|fault| panic!("{fault:?}")).is_ok_and(|pulled| pulled == layout())
}

#[test]
fn what_is_fetched_is_what_the_registry_holds() {
    let held = layout();
    assert!(arrived(pull(move |head| honest(&held, head))));
}

#[test]
fn answers_that_are_not_so_are_refused() {
    let altered = |mut answer: Vec<u8>| {
        *answer.last_mut().unwrap() ^= 1;
        answer
    };
    let layer = "/blobs/";
    let image = "/manifests/1.0.0";
    assert_eq!(flaw(layer, altered), Flaw::Altered);
    assert_eq!(flaw(layer, |answer| answer[..answer.len() - 5].to_vec()), Flaw::Cut);
    assert_eq!(flaw(layer, |_| reply("404 Not Found", "", b"")), Flaw::Cut);
    assert_eq!(flaw(image, |_| ok(b"{ \"schemaVersion\": 2")), Flaw::Document);
    assert_eq!(flaw(image, |_| b"SSH-2.0-OpenSSH_9.2\r\n\r\n".to_vec()), Flaw::Protocol);
    let named_otherwise = format!("Docker-Content-Digest: sha256:{}\r\n", "0".repeat(64));
    assert_eq!(flaw(image, move |answer| reply("200 OK", &named_otherwise, &answer)), Flaw::Altered);
}

#[test]
fn sizes_are_looked_at_before_anything_is_kept() {
    let claimed = "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n";
    assert_eq!(flaw("/manifests/", move |_| claimed.into()), Flaw::TooLarge);
    let endless = || [b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".as_slice(), &vec![b'{'; 3 << 20]].concat();
    assert_eq!(flaw("/manifests/", move |_| endless()), Flaw::TooLarge);
    assert_eq!(flaw("/blobs/", move |_| endless()), Flaw::TooLarge);
    let descriptor = |digest: &str, size: u64| {
        format!(r#"{{"mediaType": "application/wasm", "digest": "{digest}", "size": {size}}}"#)
    };
    let image = |part: &str| format!(r#"{{"schemaVersion": 2, "config": {part}, "layers": [{part}]}}"#);
    let huge = image(&descriptor(&format!("sha256:{}", "0".repeat(64)), 1 << 40));
    assert_eq!(flaw("/manifests/", move |_| ok(huge.as_bytes())), Flaw::TooLarge);
    let elsewhere = image(&descriptor("../../../../v2/other/blobs/x", 10));
    assert_eq!(flaw("/manifests/", move |_| ok(elsewhere.as_bytes())), Flaw::Document);
}

#[test]
fn a_digest_means_one_image_only() {
    let held = layout();
    let image = held.plugin().unwrap().manifest;
    let by_digest = |digest: &str| {
        let held = held.clone();
        let name = digest.to_owned();
        let server = Server::new(move |head| {
            if path(head).ends_with(&name) { ok(&manifest(&held, "1.0.0").unwrap()) } else { honest(&held, head) }
        });
        pull_as(&server, &format!("@{digest}"), SignIn::None)
    };
    assert!(arrived(by_digest(&image)));
    let other = format!("sha256:{}", "0".repeat(64));
    assert!(matches!(by_digest(&other), Err(RegistryFault::Flawed { flaw: Flaw::Altered, .. })));
}

#[test]
fn each_obstacle_and_refusal_is_told_apart() {
    let status = |status: &'static str| match pull(move |_| reply(status, "", b"")) {
        Err(RegistryFault::Refused { refusal, .. }) => refusal,
        other => panic!("{status}: {other:?}"),
    };
    assert_eq!(status("401 Unauthorized"), Refusal::SignIn);
    assert_eq!(status("403 Forbidden"), Refusal::Forbidden);
    assert_eq!(status("404 Not Found"), Refusal::Absent);
    assert_eq!(status("429 Too Many Requests"), Refusal::TooOften);
    assert_eq!(status("503 Service Unavailable"), Refusal::OutOfOrder);
    assert_eq!(status("418 I'm a teapot"), Refusal::Otherwise);
    let complaint = br#"{"errors": [{"code": "DENIED", "message": "not in this office"}]}"#;
    let refused = RegistryFault::Refused { refusal: Refusal::Forbidden, said: "403 not in this office".to_owned() };
    assert_eq!(pull(|_| reply("403 Forbidden", "", complaint)), Err(refused));

    assert_eq!(pull(|_| Vec::new()), Err(RegistryFault::Unreachable(Obstacle::Time)));
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let reference = Reference::parse(&format!("{closed}/office/reuse:1")).unwrap();
    let unreachable = |fault| Err(RegistryFault::Unreachable(fault));
    assert_eq!(Registry::new(&reference, access(SignIn::None)).pull(), unreachable(Obstacle::Connection));
    // What speaks plain HTTP is annoyed by the first bytes of TLS.
    let plain = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = plain.local_addr().unwrap();
    std::thread::spawn(move || plain.accept().unwrap().0.write_all(&reply("400 Bad Request", "", b"")));
    let reference = Reference::parse(&format!("{address}/office/reuse:1")).unwrap();
    let encrypted = Access { plain_http: Some(false), ..access(SignIn::None) };
    assert_eq!(Registry::new(&reference, encrypted).pull(), unreachable(Obstacle::Encryption));
}

/// A registry that holds the plugin for those who show this header.
fn guarded(header: &'static str, challenge: impl Fn(&str) -> String + Send + 'static) -> Server {
    let held = layout();
    Server::new(move |head| {
        if path(head).starts_with("/token") {
            return ok(br#"{"token": "abc"}"#);
        }
        if head.to_lowercase().contains(&format!("authorization: {}", header.to_lowercase())) {
            return honest(&held, head);
        }
        let host = head.to_lowercase().split_once("host: ").unwrap().1.lines().next().unwrap().to_owned();
        reply("401 Unauthorized", &format!("WWW-Authenticate: {}\r\n", challenge(&host)), b"")
    })
}

#[test]
fn a_registry_that_asks_is_told_who_one_is() {
    let basic = guarded("Basic c29tZWJvZHk6c2VjcmV0", |_| "Basic realm=\"office\"".to_owned());
    let somebody = || SignIn::Basic(PAIR.to_owned());
    assert!(arrived(pull_as(&basic, ":1.0.0", somebody())));
    let refused = |refusal| Err(RegistryFault::Refused { refusal, said: String::new() });
    assert_eq!(pull_as(&basic, ":1.0.0", SignIn::None), refused(Refusal::SignIn));
    assert_eq!(pull_as(&basic, ":1.0.0", SignIn::Helper), refused(Refusal::SignInHelper));
    let nobody = pull_as(&basic, ":1.0.0", SignIn::Basic("bm9ib2R5Og==".to_owned()));
    assert!(matches!(nobody, Err(RegistryFault::Refused { refusal: Refusal::WrongSignIn, .. })), "{nobody:?}");

    let scope = "repository:office/reuse:pull";
    let bearer = guarded("Bearer abc", move |host| {
        format!("Bearer realm=\"http://{host}/token\",service=\"office\",scope=\"{scope}\"")
    });
    assert!(arrived(pull_as(&bearer, ":1.0.0", somebody())));
    let heard = bearer.heard();
    assert!(heard.contains("GET /token?service=office&scope=repository"), "{heard}");
    assert_eq!(heard.to_lowercase().matches("authorization: basic").count(), 1, "only the authority sees the password");
}

#[test]
fn nobody_else_is_told_who_one_is() {
    let other = Server::new(|_| reply("401 Unauthorized", "WWW-Authenticate: Basic realm=\"x\"\r\n", b""));
    let elsewhere = other.address.clone();
    let held = layout();
    let sends_on = Server::new(move |head| {
        if !head.to_lowercase().contains("authorization:") {
            return reply("401 Unauthorized", "WWW-Authenticate: Basic realm=\"x\"\r\n", b"");
        }
        if path(head).contains("/blobs/") {
            return reply("307 Temporary Redirect", &format!("Location: http://{elsewhere}/x\r\n"), b"");
        }
        honest(&held, head)
    });
    let pulled = pull_as(&sends_on, ":1.0.0", SignIn::Basic(PAIR.to_owned()));
    assert!(matches!(pulled, Err(RegistryFault::Refused { .. })), "{pulled:?}");
    assert!(other.heard().contains("GET /x") && !other.heard().contains(PAIR), "{}", other.heard());

    let authority = Server::new(|_| ok(br#"{"token": "abc"}"#));
    let realm = authority.address.clone();
    let names = guarded("Bearer abc", move |_| format!("Bearer realm=\"http://{realm}/token\""));
    let pulled = pull_as(&names, ":1.0.0", SignIn::Basic(PAIR.to_owned()));
    let refused = RegistryFault::Refused { refusal: Refusal::SignInUnencrypted, said: String::new() };
    assert_eq!(pulled, Err(refused));
    assert_eq!(authority.heard(), "");
}

#[test]
fn what_is_sent_goes_to_the_registry_alone() {
    let other = Server::new(|_| reply("201 Created", "", b""));
    for location in [format!("http://{}/x", other.address), format!("//{}/x", other.address)] {
        let header = format!("Location: {location}\r\n");
        let server = Server::new(move |head| match head.split(' ').next() {
            Some("POST") => reply("202 Accepted", &header, b""),
            _ => reply("404 Not Found", "", b""),
        });
        let reference = Reference::parse(&format!("{}/office/reuse:1.0.0", server.address)).unwrap();
        let pushed = Registry::new(&reference, access(SignIn::None)).push(&layout());
        assert!(matches!(pushed, Err(RegistryFault::Flawed { flaw: Flaw::Redirect, .. })), "{pushed:?}");
    }
    assert_eq!(other.heard(), "");
}

#[test]
fn references_name_their_registry() {
    let digest = format!("sha256:{}", "a".repeat(64));
    for (text, shown) in [
        ("registry.example.org/office/reuse:1.0.0", "registry.example.org/office/reuse:1.0.0"),
        ("oci://localhost/reuse:1", "localhost/reuse:1"),
        ("[::1]:5000/a/b_c-d:x", "[::1]:5000/a/b_c-d:x"),
        ("Registry.Example:5000/a", "registry.example:5000/a"),
        (&format!("a.b/c:1@{digest}"), &format!("a.b/c@{digest}")),
    ] {
        assert_eq!(Reference::parse(text).map(|reference| reference.to_string()), Ok(shown.to_owned()));
    }
    for (text, fault) in [
        ("reuse", ReferenceFault::NoRegistry),
        ("office/reuse:1.0.0", ReferenceFault::NoRegistry),
        ("./reuse.tar", ReferenceFault::Form),
        ("https://registry.example.org/reuse", ReferenceFault::Address),
        ("registry.example.org/Reuse", ReferenceFault::Form),
        ("registry.example.org/a/../b:1", ReferenceFault::Form),
        ("registry.example.org/a?b:1", ReferenceFault::Form),
        ("user@registry.example.org/a:1", ReferenceFault::Form),
        ("registry.example.org/a@sha256:12", ReferenceFault::Form),
        ("registry.example.org:port/a", ReferenceFault::Form),
    ] {
        assert_eq!(Reference::parse(text), Err(fault), "{text}");
    }
    let loopback = |text: &str| Reference::parse(text).unwrap().is_loopback();
    assert!(loopback("localhost:1/a") && loopback("127.9.9.9/a") && loopback("[::1]:1/a"));
    assert!(!loopback("localhost.example.org/a") && !loopback("127.0.0.1.example.org/a") && !loopback("10.0.0.1/a"));
    let bare = Reference::parse("a.b/c").unwrap();
    assert_eq!(bare.wanted(), Err(ReferenceFault::NoVersion));
    assert_eq!(bare.tagged("1.0.0").unwrap().wanted(), Ok("1.0.0"));
    assert_eq!(Reference::parse(&format!("a.b/c@{digest}")).unwrap().tagged("1"), Err(ReferenceFault::Digest));
}

#[test]
fn names_and_passwords_are_those_kept_for_the_registry() {
    let config = format!(
        r#"{{"auths": {{"a.org": {{"auth": "{PAIR}"}}, "https://b.org/v1/": {{"auth": "{PAIR}"}}, "c.org": {{}},
            "d.org": {{"auth": "!"}}}}, "credsStore": "desktop", "credHelpers": {{"e.org": "cloud"}}}}"#
    );
    let find = |registry: &str| SignIn::find(config.as_bytes(), registry);
    assert_eq!(find("a.org"), SignIn::Basic(PAIR.to_owned()));
    assert_eq!(find("b.org"), SignIn::Basic(PAIR.to_owned()));
    assert_eq!([find("c.org"), find("d.org"), find("e.org")], [SignIn::Helper, SignIn::Helper, SignIn::Helper]);
    assert_eq!(find("f.org"), SignIn::None);
    assert_eq!(SignIn::find(b"{", "a.org"), SignIn::None);
    assert!(!format!("{:?}", find("a.org")).contains(PAIR));
}
