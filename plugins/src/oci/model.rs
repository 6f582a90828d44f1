//! The three documents of an OCI image, as far as plugins use them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Media types and annotation keys.
pub(crate) mod media {
    /// An image manifest.
    pub(crate) const MANIFEST: &str = "application/vnd.oci.image.manifest.v1+json";
    /// The list of an image layout.
    pub(crate) const INDEX: &str = "application/vnd.oci.image.index.v1+json";
    /// The configuration of a WebAssembly artefact.
    pub(crate) const WASM_CONFIG: &str = "application/vnd.wasm.config.v0+json";
    /// The WebAssembly itself.
    pub(crate) const WASM: &str = "application/wasm";
    /// The configuration of an ordinary image, which cosign gives to its signatures.
    pub(crate) const IMAGE_CONFIG: &str = "application/vnd.oci.image.config.v1+json";
    /// What cosign signs.
    pub(crate) const SIMPLE_SIGNING: &str = "application/vnd.dev.cosign.simplesigning.v1+json";
    /// The annotation that holds a signature.
    pub(crate) const SIGNATURE: &str = "dev.cosignproject.cosign/signature";
    /// The annotation by which cosign finds its way in a layout.
    pub(crate) const KIND: &str = "kind";
    /// The annotation with what an image is called.
    pub(crate) const TITLE: &str = "org.opencontainers.image.title";
    /// The annotation with the version of what is in an image.
    pub(crate) const VERSION: &str = "org.opencontainers.image.version";
    /// The annotation with the licence of what is in an image.
    pub(crate) const LICENCES: &str = "org.opencontainers.image.licenses";
    /// The annotation that names an image in a layout.
    pub(crate) const REFERENCE: &str = "org.opencontainers.image.ref.name";
}

/// A reference to a blob.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Descriptor {
    pub(crate) media_type: String,
    pub(crate) digest: String,
    pub(crate) size: usize,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) annotations: BTreeMap<String, String>,
}

impl Descriptor {
    pub(crate) fn new(media_type: &str, digest: &str, bytes: &[u8]) -> Self {
        let (media_type, digest) = (media_type.to_owned(), digest.to_owned());
        Descriptor { media_type, digest, size: bytes.len(), annotations: BTreeMap::new() }
    }

    /// Whether this is its name in a layout.
    pub(crate) fn is_named(&self, name: &str) -> bool {
        self.annotations.get(media::REFERENCE).is_some_and(|own| own == name)
    }

    pub(crate) fn annotated(mut self, key: &str, value: &str) -> Self {
        self.annotations.insert(key.to_owned(), value.to_owned());
        self
    }
}

/// An image: a configuration and layers.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ImageManifest {
    pub(crate) schema_version: u32,
    #[serde(default)]
    pub(crate) media_type: String,
    pub(crate) config: Descriptor,
    pub(crate) layers: Vec<Descriptor>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) annotations: BTreeMap<String, String>,
}

impl ImageManifest {
    pub(crate) fn new(config: Descriptor, layers: Vec<Descriptor>) -> Self {
        let media_type = media::MANIFEST.to_owned();
        ImageManifest { schema_version: 2, media_type, config, layers, annotations: BTreeMap::new() }
    }
}

/// What a layout lists.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Index {
    pub(crate) schema_version: u32,
    #[serde(default)]
    pub(crate) media_type: String,
    pub(crate) manifests: Vec<Descriptor>,
}
