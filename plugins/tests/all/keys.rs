//! Keys: made here or by cosign, encrypted or not, they sign the same; and no key from elsewhere can ask for more than is
//! to be had.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use guiju_plugins::{KeyFault, Layout, Policy, PrivateKey, PublicKey, Signer, admit, sign, write_archive};

use super::*;

const OPEN: &str = include_str!("../keys/1.key");
/// The same key as cosign writes it under the password `secret`; Python's `hashlib.scrypt` and PyNaCl made it.
const SEALED: &str = include_str!("../keys/1.encrypted.key");

fn signed(key: &PrivateKey) -> Layout {
    let bytes = shipped().1;
    let mut layout = Layout::of(&read(&bytes).unwrap(), &bytes);
    sign(&mut layout, key).unwrap();
    layout
}

fn fault(text: &str, password: Option<&str>) -> Option<KeyFault> {
    PrivateKey::from_pem(text, password).err()
}

#[test]
fn an_encrypted_key_of_cosign_is_the_key_it_was_made_of() {
    assert!(PrivateKey::is_encrypted(SEALED) && !PrivateKey::is_encrypted(OPEN));
    let older = SEALED.replace("SIGSTORE", "COSIGN");
    let open = write_archive(&signed(&PrivateKey::from_pem(OPEN, None).unwrap()));
    for sealed in [SEALED, &older] {
        assert!(open == write_archive(&signed(&PrivateKey::from_pem(sealed, Some("secret")).unwrap())));
    }
    assert_eq!(fault(SEALED, None), Some(KeyFault::NeedsPassword));
    assert_eq!(fault(SEALED, Some("Secret")), Some(KeyFault::WrongPassword));
    assert_eq!(fault(include_str!("../keys/1.pub"), None), Some(KeyFault::NotAKey));
}

#[test]
fn a_key_made_here_signs_and_is_given_to_others() {
    let key = PrivateKey::generate().unwrap();
    let public = PublicKey::from_pem(&key.public().to_pem()).unwrap();
    assert_ne!(public, PrivateKey::generate().unwrap().public());
    let policy = Policy { min_signers: 1, signers: vec![Signer { name: "we".to_owned(), key: public.clone() }] };
    for password in [None, Some("口令 with words")] {
        let text = key.to_pem(password).unwrap();
        assert_eq!(PrivateKey::is_encrypted(&text), password.is_some());
        let again = PrivateKey::from_pem(&text, password).unwrap();
        assert_eq!(again.public(), public);
        assert_eq!(admit(Some(&policy), &signed(&again)), Ok(vec!["we"]));
    }
    assert_ne!(key.to_pem(Some("x")), key.to_pem(Some("x")), "the same key is never encrypted twice alike");
}

/// The encrypted key after an edit of its document.
fn edited(from: &str, to: &str) -> String {
    let lines: Vec<&str> = SEALED.lines().collect();
    let (head, body, foot) = (lines.first().unwrap(), lines.get(1..lines.len() - 1).unwrap(), lines.last().unwrap());
    let document = String::from_utf8(STANDARD.decode(body.concat()).unwrap()).unwrap();
    assert!(document.contains(from), "{document}");
    let text = STANDARD.encode(document.replace(from, to));
    let wrapped: Vec<&str> = text.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).unwrap()).collect();
    format!("{head}\n{}\n{foot}\n", wrapped.join("\n"))
}

#[test]
fn a_key_from_elsewhere_asks_for_no_more_than_there_is() {
    assert_eq!(fault(&edited("secretbox", "secretbox"), Some("secret")), None);
    for (from, to) in [
        ("\"N\":65536", "\"N\":1099511627776"),
        ("\"N\":65536", "\"N\":65537"),
        ("\"N\":65536", "\"N\":0"),
        ("\"r\":8", "\"r\":4294967295"),
        ("\"p\":1", "\"p\":1000000"),
        ("scrypt", "md5"),
        ("nacl/secretbox", "none"),
        ("\"nonce\":\"AAEC", "\"nonce\":\""),
        ("\"kdf\"", "\"key\""),
    ] {
        assert_eq!(fault(&edited(from, to), Some("secret")), Some(KeyFault::UnknownEncryption), "{to}");
    }
}
