//! Keys to sign and to check with: ECDSA on P-256, in PEM.

use guiju_grammar::{ArgValue, Code, Diagnostic, FileId, Span};
use p256::ecdsa::{SigningKey, VerifyingKey};
use p256::pkcs8::der::pem;
use p256::pkcs8::{DecodePrivateKey, DecodePublicKey, EncodePrivateKey, EncodePublicKey, LineEnding};

use super::sealed;

/// Why a key cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyFault {
    /// It is not what it should be: ECDSA on P-256, in PEM.
    NotAKey,
    /// It is encrypted, and there is no password.
    NeedsPassword,
    /// It is encrypted with another password, or damaged.
    WrongPassword,
    /// It is encrypted in a way that cosign does not use, or that would take too much memory.
    UnknownEncryption,
    /// This machine gives no random numbers to make one of.
    NoRandomness,
}

impl KeyFault {
    /// The diagnostic, for the file of this name.
    pub fn diagnostic(self, name: &str) -> Diagnostic {
        let (detail, remedy) = match self {
            KeyFault::NotAKey => ("word-key-not-a-key", "word-remedy-key"),
            KeyFault::NeedsPassword => ("word-key-needs-password", "word-remedy-password"),
            KeyFault::WrongPassword => ("word-key-wrong-password", "word-remedy-password"),
            KeyFault::UnknownEncryption => ("word-key-unknown-encryption", "word-remedy-key"),
            KeyFault::NoRandomness => ("word-key-no-randomness", "word-remedy-key-elsewhere"),
        };
        Diagnostic::new(Code::UnusableKey, Span::new(FileId(u32::MAX), 0, 0))
            .arg("name", name)
            .arg("detail", ArgValue::Word(detail))
            .arg("remedy", ArgValue::Word(remedy))
    }
}

/// A key to check signatures with, as in `cosign.pub`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey(pub(super) VerifyingKey);

impl PublicKey {
    /// Reads a key in PEM (`-----BEGIN PUBLIC KEY-----`).
    ///
    /// # Errors
    ///
    /// Any other text, and keys of another kind.
    pub fn from_pem(text: &str) -> Result<Self, KeyFault> {
        VerifyingKey::from_public_key_pem(text.trim()).map(PublicKey).map_err(|_| KeyFault::NotAKey)
    }

    /// The key in PEM, as it is given to others.
    pub fn to_pem(&self) -> String {
        // A point of the curve always has this form.
        self.0.to_public_key_pem(LineEnding::LF).unwrap_or_default()
    }

    /// The SHA-256 of the key, by which it can be told from others: `sha256:…`
    pub fn digest(&self) -> String {
        crate::package::digest(self.0.to_sec1_point(true).as_bytes())
    }
}

/// A key to sign with. It is never shown.
pub struct PrivateKey(pub(super) SigningKey);

impl PrivateKey {
    /// Makes a new key from random numbers of the machine.
    ///
    /// # Errors
    ///
    /// The machine gives none.
    pub fn generate() -> Result<Self, KeyFault> {
        // One in four thousand million numbers is no key; two of them in a row do not happen.
        for _ in 0..8 {
            if let Ok(key) = SigningKey::from_slice(&random::<32>()?) {
                return Ok(PrivateKey(key));
            }
        }
        Err(KeyFault::NoRandomness)
    }

    /// Whether a text is a private key that needs a password to be read.
    pub fn is_encrypted(text: &str) -> bool {
        pem::decode_vec(text.trim().as_bytes()).is_ok_and(|(label, _)| sealed::LABELS.contains(&label))
    }

    /// Reads a key in PKCS#8 PEM (`-----BEGIN PRIVATE KEY-----`), or one that cosign has encrypted.
    ///
    /// # Errors
    ///
    /// Any other text, keys of another kind, and a password that is missing or wrong.
    pub fn from_pem(text: &str, password: Option<&str>) -> Result<Self, KeyFault> {
        let text = text.trim();
        if !Self::is_encrypted(text) {
            return SigningKey::from_pkcs8_pem(text).map(PrivateKey).map_err(|_| KeyFault::NotAKey);
        }
        let password = password.ok_or(KeyFault::NeedsPassword)?;
        let (_, document) = pem::decode_vec(text.as_bytes()).map_err(|_| KeyFault::NotAKey)?;
        let key = sealed::open(&document, password)?;
        SigningKey::from_pkcs8_der(&key).map(PrivateKey).map_err(|_| KeyFault::NotAKey)
    }

    /// The key in PEM; with a password, encrypted as cosign does it.
    ///
    /// # Errors
    ///
    /// The machine gives no random numbers to encrypt with.
    pub fn to_pem(&self, password: Option<&str>) -> Result<String, KeyFault> {
        let key = self.0.to_pkcs8_der().map_err(|_| KeyFault::NotAKey)?;
        let (label, bytes) = match password {
            Some(password) => (sealed::LABELS[0], sealed::seal(key.as_bytes(), password, random()?, random()?)?),
            None => ("PRIVATE KEY", key.as_bytes().to_vec()),
        };
        pem::encode_string(label, LineEnding::LF, &bytes).map_err(|_| KeyFault::NotAKey)
    }

    /// The key that checks what this one signs.
    pub fn public(&self) -> PublicKey {
        PublicKey(*self.0.verifying_key())
    }
}

fn random<const COUNT: usize>() -> Result<[u8; COUNT], KeyFault> {
    let mut bytes = [0; COUNT];
    getrandom::fill(&mut bytes).map_err(|_| KeyFault::NoRandomness)?;
    Ok(bytes)
}
