//! An image layout in memory.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::ImageFault;
use super::model::{Descriptor, ImageManifest, Index, media};
use crate::package::{MAX_PACKAGE_BYTES, Package, digest, exports};

/// The largest image, in bytes: a plugin, and room for documents and signatures.
pub const MAX_IMAGE_BYTES: usize = MAX_PACKAGE_BYTES + 4 * 1024 * 1024;

const MARK: &str = "oci-layout";
const MARK_TEXT: &str = r#"{"imageLayoutVersion":"1.0.0"}"#;
const INDEX: &str = "index.json";
const BLOBS: &str = "blobs/sha256/";

/// An image layout: blobs by their digest, and the list of images. Every blob is what its digest says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    blobs: BTreeMap<String, Vec<u8>>,
    images: Vec<Descriptor>,
}

/// The plugin that a layout holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artefact<'l> {
    /// The digest of the image's manifest, which is what signatures name.
    pub manifest: String,
    /// The plugin file.
    pub bytes: &'l [u8],
}

/// The configuration of the artefact. There is no clock here, so that the same plugin gives the same image everywhere.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct WasmConfig<'a> {
    created: &'a str,
    architecture: &'a str,
    os: &'a str,
    layer_digests: [&'a str; 1],
    component: Component<'a>,
}

#[derive(Serialize)]
struct Component<'a> {
    exports: Vec<&'a str>,
    imports: [&'a str; 0],
}

impl Layout {
    /// Lays a plugin out. `bytes` is the file that `package` was read from.
    pub fn of(package: &Package, bytes: &[u8]) -> Self {
        let mut layout = Layout::default();
        let layer = layout.add(media::WASM, bytes.to_vec());
        let config = WasmConfig {
            created: "1970-01-01T00:00:00Z",
            architecture: "wasm",
            os: "wasip2",
            layer_digests: [&layer.digest],
            component: Component { exports: exports(bytes), imports: [] },
        };
        let config = layout.add_document(media::WASM_CONFIG, &config);
        let mut image = ImageManifest::new(config, vec![layer]);
        let manifest = &package.manifest;
        for (key, value) in
            [(media::TITLE, &manifest.id), (media::VERSION, &manifest.version), (media::LICENCES, &manifest.licence)]
        {
            image.annotations.insert(key.to_owned(), value.clone());
        }
        let image = layout.add_document(media::MANIFEST, &image);
        layout.list_plugin(image, Some(&manifest.version));
        layout
    }

    /// Takes a layout from its files: names as in the layout, with `/` between them.
    ///
    /// # Errors
    ///
    /// A name that does not belong there, a document that cannot be read, and a blob that is not what its name says.
    pub fn from_files(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Result<Self, ImageFault> {
        let mut blobs = BTreeMap::new();
        let mut documents = BTreeMap::new();
        for (name, bytes) in files {
            let repeated = if name == MARK || name == INDEX {
                documents.insert(name.clone(), bytes).is_some()
            } else {
                let hex = name.strip_prefix(BLOBS).filter(|hex| is_hex(hex));
                let stated = format!("sha256:{}", hex.ok_or_else(|| ImageFault::ForeignFile(name.clone()))?);
                if digest(&bytes) != stated {
                    return Err(ImageFault::Altered(name));
                }
                blobs.insert(stated, bytes).is_some()
            };
            if repeated {
                return Err(ImageFault::Repeated(name));
            }
        }
        let mut take = |name: &str| documents.remove(name).ok_or_else(|| ImageFault::Missing(name.to_owned()));
        take(MARK)?;
        let index: Index = parse(&take(INDEX)?, INDEX)?;
        Ok(Layout { blobs, images: index.manifests })
    }

    /// The files of the layout. The list stands behind the blobs it speaks of, so that writing may end anywhere.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        let index = Index { schema_version: 2, media_type: media::INDEX.to_owned(), manifests: self.images.clone() };
        let blob = |(digest, bytes): (&String, &Vec<u8>)| {
            (format!("{BLOBS}{}", digest.strip_prefix("sha256:").unwrap_or(digest)), bytes.clone())
        };
        let mut files: Vec<_> = self.blobs.iter().map(blob).collect();
        files.push((INDEX.to_owned(), json(&index)));
        files.push((MARK.to_owned(), MARK_TEXT.as_bytes().to_vec()));
        files
    }

    /// The plugin in the layout.
    ///
    /// # Errors
    ///
    /// None or several plugins, and an image whose parts are missing or are of another kind.
    pub fn plugin(&self) -> Result<Artefact<'_>, ImageFault> {
        let mut found = None;
        for (descriptor, image) in self.manifests()? {
            let [layer] = image.layers.as_slice() else { continue };
            if image.config.media_type != media::WASM_CONFIG || layer.media_type != media::WASM {
                continue;
            }
            let artefact = Artefact { manifest: descriptor.digest.clone(), bytes: self.blob(layer)? };
            if found.replace(artefact).is_some() {
                return Err(ImageFault::SeveralPlugins);
            }
        }
        found.ok_or(ImageFault::NoPlugin)
    }

    /// The version that the image of the plugin says it is of.
    pub(crate) fn plugin_version(&self) -> Result<Option<String>, ImageFault> {
        let digest = self.plugin()?.manifest;
        let image = self.manifests()?.into_iter().find(|(image, _)| image.digest == digest);
        Ok(image.and_then(|(_, mut manifest)| manifest.annotations.remove(media::VERSION)))
    }

    /// The blobs, each with its digest: all that there is to carry or send.
    pub fn blobs(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.blobs.iter().map(|(digest, bytes)| (digest.as_str(), bytes.as_slice()))
    }

    /// The layout without anything but the plugin and its signatures: what is sent, where others may read it.
    ///
    /// # Errors
    ///
    /// As for [`Layout::plugin`].
    pub fn plugin_alone(&self) -> Result<Self, ImageFault> {
        let plugin = self.plugin()?.manifest;
        let signatures = crate::signature::tag(&plugin);
        let mut layout = self.clone();
        layout.images.retain(|image| image.digest == plugin || image.is_named(&signatures));
        layout.prune()?;
        Ok(layout)
    }

    /// Leaves out blobs that nothing names any more.
    pub(crate) fn prune(&mut self) -> Result<(), ImageFault> {
        // What other kinds of images name is not known here.
        if self.images.iter().any(|image| image.media_type != media::MANIFEST) {
            return Ok(());
        }
        let mut named = BTreeSet::new();
        for (image, manifest) in self.manifests()? {
            named.insert(image.digest.clone());
            named.extend(manifest.layers.into_iter().chain([manifest.config]).map(|part| part.digest));
        }
        self.blobs.retain(|digest, _| named.contains(digest));
        Ok(())
    }

    /// The images listed, each with its manifest.
    pub(crate) fn manifests(&self) -> Result<Vec<(&Descriptor, ImageManifest)>, ImageFault> {
        let manifests = self.images.iter().filter(|image| image.media_type == media::MANIFEST);
        manifests.map(|image| Ok((image, parse(self.blob(image)?, &image.digest)?))).collect()
    }

    pub(crate) fn blob(&self, descriptor: &Descriptor) -> Result<&[u8], ImageFault> {
        let blob = self.blobs.get(&descriptor.digest).ok_or_else(|| ImageFault::Missing(descriptor.digest.clone()))?;
        if blob.len() == descriptor.size { Ok(blob) } else { Err(ImageFault::Altered(descriptor.digest.clone())) }
    }

    pub(crate) fn add(&mut self, media_type: &str, bytes: Vec<u8>) -> Descriptor {
        let digest = digest(&bytes);
        let descriptor = Descriptor::new(media_type, &digest, &bytes);
        self.blobs.insert(digest, bytes);
        descriptor
    }

    pub(crate) fn add_document(&mut self, media_type: &str, document: &impl Serialize) -> Descriptor {
        self.add(media_type, json(document))
    }

    /// Whether a blob is there.
    pub(crate) fn holds(&self, digest: &str) -> bool {
        self.blobs.contains_key(digest)
    }

    /// Puts the plugin's image into the list, under its version.
    pub(crate) fn list_plugin(&mut self, image: Descriptor, version: Option<&str>) {
        let image = image.annotated(media::KIND, "dev.cosignproject.cosign/image");
        self.list(match version {
            Some(version) => image.annotated(media::REFERENCE, version),
            None => image,
        });
    }

    /// Puts an image of signatures into the list, under the name by which cosign finds it.
    pub(crate) fn list_signatures(&mut self, image: Descriptor, name: &str) {
        self.list(image.annotated(media::REFERENCE, name).annotated(media::KIND, "dev.cosignproject.cosign/sigs"));
    }

    /// Puts an image into the list, in the place of one that has the same name.
    fn list(&mut self, image: Descriptor) {
        let name = |image: &Descriptor| image.annotations.get(media::REFERENCE).cloned();
        self.images.retain(|other| name(other) != name(&image));
        self.images.push(image);
    }
}

/// Whether a text is a digest as blobs are named by.
pub(crate) fn is_digest(text: &str) -> bool {
    text.strip_prefix("sha256:").is_some_and(is_hex)
}

fn is_hex(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

fn parse<T: for<'de> Deserialize<'de>>(bytes: &[u8], name: &str) -> Result<T, ImageFault> {
    serde_json::from_slice(bytes).map_err(|_| ImageFault::Document(name.to_owned()))
}

#[expect(clippy::expect_used, reason = "plain structs with text keys always have a JSON form")]
fn json(document: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(document).expect("the documents of an image are plain data")
}
