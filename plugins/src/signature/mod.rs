//! Signatures over images, in cosign's format: ECDSA on P-256 over a small document that names the image's digest.

mod key;
mod sealed;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use p256::ecdsa::Signature as Ecdsa;
use p256::ecdsa::signature::{Signer, Verifier};
use serde::{Deserialize, Serialize};
use serde_json::json;

pub use key::{KeyFault, PrivateKey, PublicKey};

use crate::oci::{Descriptor, ImageFault, ImageManifest, Layout, media};

/// A signature that a layout holds, unchecked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Signature {
    payload: Vec<u8>,
    value: Vec<u8>,
}

impl Signature {
    /// Whether this key made it.
    pub(crate) fn is_by(&self, key: &PublicKey) -> bool {
        Ecdsa::from_der(&self.value).is_ok_and(|value| key.0.verify(&self.payload, &value).is_ok())
    }

    /// The digest of the image that the signed document names.
    pub(crate) fn subject(&self) -> Option<String> {
        let payload: Payload = serde_json::from_slice(&self.payload).ok()?;
        (payload.critical.kind == KIND).then_some(payload.critical.image.digest)
    }
}

const KIND: &str = "cosign container image signature";

/// What is signed: cosign's "simple signing" document.
#[derive(Serialize, Deserialize)]
struct Payload {
    critical: Critical,
    optional: Option<serde_json::Value>,
}

#[derive(Serialize, Deserialize)]
struct Critical {
    identity: Identity,
    image: Image,
    #[serde(rename = "type")]
    kind: String,
}

#[derive(Serialize, Deserialize)]
struct Identity {
    #[serde(rename = "docker-reference")]
    reference: String,
}

#[derive(Serialize, Deserialize)]
struct Image {
    #[serde(rename = "docker-manifest-digest")]
    digest: String,
}

/// Signs the plugin in a layout and puts the signature beside those that are there. Signing twice with one key adds nothing.
///
/// # Errors
///
/// A layout without one plugin.
pub fn sign(layout: &mut Layout, key: &PrivateKey) -> Result<(), ImageFault> {
    let digest = layout.plugin()?.manifest;
    let payload = Payload {
        critical: Critical {
            identity: Identity { reference: String::new() },
            image: Image { digest: digest.clone() },
            kind: KIND.to_owned(),
        },
        optional: None,
    };
    let layer = layout.add_document(media::SIMPLE_SIGNING, &payload);
    let value: Ecdsa = key.0.sign(layout.blob(&layer)?);
    let layer = layer.annotated(media::SIGNATURE, &STANDARD.encode(value.to_der().as_bytes()));
    let mut layers = layers_for(layout, &digest)?;
    if !layers.contains(&layer) {
        layers.push(layer);
        attach(layout, &digest, layers);
    }
    // The list of signatures before this one has no use.
    layout.prune()
}

/// The name under which cosign looks for the signatures of an image: `sha256-….sig`.
pub(crate) fn tag(digest: &str) -> String {
    digest.replacen(':', "-", 1) + ".sig"
}

/// The signatures that a layout has for an image.
pub(crate) fn layers_for(layout: &Layout, digest: &str) -> Result<Vec<Descriptor>, ImageFault> {
    let name = tag(digest);
    signature_layers(layout, |image| image.is_named(&name))
}

/// Makes these the signatures that a layout has for an image.
pub(crate) fn attach(layout: &mut Layout, digest: &str, layers: Vec<Descriptor>) {
    let digests: Vec<&str> = layers.iter().map(|layer| layer.digest.as_str()).collect();
    let history: Vec<_> = layers.iter().map(|_| json!({ "created": "0001-01-01T00:00:00Z" })).collect();
    let config = json!({
        "architecture": "",
        "created": "0001-01-01T00:00:00Z",
        "history": history,
        "os": "",
        "rootfs": { "type": "layers", "diff_ids": digests },
        "config": {},
    });
    let config = layout.add_document(media::IMAGE_CONFIG, &config);
    let image = layout.add_document(media::MANIFEST, &ImageManifest::new(config, layers));
    layout.list_signatures(image, &tag(digest));
}

/// All signatures in a layout, whatever they sign.
pub(crate) fn signatures(layout: &Layout) -> Result<Vec<Signature>, ImageFault> {
    let layers = signature_layers(layout, |_| true)?;
    let signature = |layer: &Descriptor| {
        let value = layer.annotations.get(media::SIGNATURE).map(String::as_str).unwrap_or_default();
        // What cannot be decoded was made by no key.
        let value = STANDARD.decode(value).unwrap_or_default();
        Ok(Signature { payload: layout.blob(layer)?.to_vec(), value })
    };
    layers.iter().map(signature).collect()
}

fn signature_layers(layout: &Layout, wanted: impl Fn(&Descriptor) -> bool) -> Result<Vec<Descriptor>, ImageFault> {
    let images = layout.manifests()?.into_iter().filter(|(image, _)| wanted(image));
    let layers = images.flat_map(|(_, manifest)| manifest.layers);
    Ok(layers.filter(|layer| layer.media_type == media::SIMPLE_SIGNING).collect())
}
