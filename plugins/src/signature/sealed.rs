//! Private keys as cosign encrypts them: NaCl's secretbox under a key that scrypt makes of a password, in a small JSON
//! document.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use crypto_secretbox::aead::Aead;
use crypto_secretbox::{Key, KeyInit, Nonce, XSalsa20Poly1305};
use serde::{Deserialize, Serialize};

use super::KeyFault;

/// The names of such keys in PEM: today's, and that of older versions.
pub(super) const LABELS: [&str; 2] = ["ENCRYPTED SIGSTORE PRIVATE KEY", "ENCRYPTED COSIGN PRIVATE KEY"];

const KDF: &str = "scrypt";
const CIPHER: &str = "nacl/secretbox";
/// What cosign asks of scrypt: 64 MiB of memory.
const COST: Cost = Cost { n: 65536, r: 8, p: 1 };
/// The most memory that a key from elsewhere may ask for, in bytes.
const MAX_MEMORY: u64 = 256 * 1024 * 1024;
/// How often it may ask for it.
const MAX_ROUNDS: u32 = 4;

#[derive(Serialize, Deserialize)]
struct Sealed {
    kdf: Kdf,
    cipher: Cipher,
    ciphertext: String,
}

#[derive(Serialize, Deserialize)]
struct Kdf {
    name: String,
    params: Cost,
    salt: String,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
struct Cost {
    #[serde(rename = "N")]
    n: u64,
    r: u32,
    p: u32,
}

#[derive(Serialize, Deserialize)]
struct Cipher {
    name: String,
    nonce: String,
}

/// Encrypts a key.
pub(super) fn seal(key: &[u8], password: &str, salt: [u8; 32], nonce: [u8; 24]) -> Result<Vec<u8>, KeyFault> {
    let ciphertext = cipher(password, &salt, COST)?.encrypt(&Nonce::from(nonce), key);
    let sealed = Sealed {
        kdf: Kdf { name: KDF.to_owned(), params: COST, salt: STANDARD.encode(salt) },
        cipher: Cipher { name: CIPHER.to_owned(), nonce: STANDARD.encode(nonce) },
        ciphertext: STANDARD.encode(ciphertext.map_err(|_| KeyFault::UnknownEncryption)?),
    };
    serde_json::to_vec(&sealed).map_err(|_| KeyFault::UnknownEncryption)
}

/// Decrypts a key.
pub(super) fn open(document: &[u8], password: &str) -> Result<Vec<u8>, KeyFault> {
    let sealed: Sealed = serde_json::from_slice(document).map_err(|_| KeyFault::UnknownEncryption)?;
    if sealed.kdf.name != KDF || sealed.cipher.name != CIPHER {
        return Err(KeyFault::UnknownEncryption);
    }
    let decoded = |text: &str| STANDARD.decode(text).map_err(|_| KeyFault::UnknownEncryption);
    let nonce: [u8; 24] = decoded(&sealed.cipher.nonce)?.try_into().map_err(|_| KeyFault::UnknownEncryption)?;
    let cipher = cipher(password, &decoded(&sealed.kdf.salt)?, sealed.kdf.params)?;
    let ciphertext = decoded(&sealed.ciphertext)?;
    cipher.decrypt(&Nonce::from(nonce), ciphertext.as_slice()).map_err(|_| KeyFault::WrongPassword)
}

fn cipher(password: &str, salt: &[u8], cost: Cost) -> Result<XSalsa20Poly1305, KeyFault> {
    let memory = cost.n.checked_mul(u64::from(cost.r)).and_then(|blocks| blocks.checked_mul(128));
    let is_bearable = memory.is_some_and(|memory| memory <= MAX_MEMORY) && cost.p <= MAX_ROUNDS;
    if !is_bearable || !cost.n.is_power_of_two() {
        return Err(KeyFault::UnknownEncryption);
    }
    let exponent = u8::try_from(cost.n.ilog2()).map_err(|_| KeyFault::UnknownEncryption)?;
    let params = scrypt::Params::new(exponent, cost.r, cost.p).map_err(|_| KeyFault::UnknownEncryption)?;
    let mut key = [0; 32];
    scrypt::scrypt(password.as_bytes(), salt, &params, &mut key).map_err(|_| KeyFault::UnknownEncryption)?;
    Ok(XSalsa20Poly1305::new(&Key::from(key)))
}
