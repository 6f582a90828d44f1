//! Fetching a plugin and its signatures.

use ureq::http::Method;

use super::client::Call;
use super::{Flaw, Refusal, Registry, RegistryFault, Version};
use crate::oci::{Descriptor, ImageManifest, Layout, MAX_IMAGE_BYTES, is_digest, media};
use crate::package::digest;
use crate::signature;

/// The most parts an image may have; a plugin has one, and one for every signature.
const MOST_PARTS: usize = 100;

/// A manifest as the registry gave it.
pub(super) struct Found {
    pub(super) digest: String,
    pub(super) bytes: Vec<u8>,
}

impl Registry<'_> {
    /// Fetches the image that the reference names, with its signatures. Whether they count is for the trust policy to say.
    ///
    /// # Errors
    ///
    /// A registry that cannot be reached, refuses, or answers what is not so.
    pub fn pull(&mut self) -> Result<Layout, RegistryFault> {
        let wanted = match &self.reference.version {
            Some(Version::Tag(name) | Version::Digest(name)) => name.clone(),
            // The caller asks `Reference::wanted` first, which says it better.
            None => return Err(RegistryFault::refused(Refusal::Absent)),
        };
        let found = self.manifest(&wanted)?.ok_or_else(|| RegistryFault::refused(Refusal::Absent))?;
        let mut layout = Layout::default();
        let image = self.image(&found, &mut layout)?;
        let version = read_manifest(&found)?.annotations.remove(media::VERSION);
        layout.list_plugin(image, version.as_deref());
        let tag = signature::tag(&found.digest);
        if let Some(signatures) = self.manifest(&tag)? {
            let image = self.image(&signatures, &mut layout)?;
            layout.list_signatures(image, &tag);
        }
        Ok(layout)
    }

    /// The manifest of this tag or digest, if there is one.
    pub(super) fn manifest(&mut self, name: &str) -> Result<Option<Found>, RegistryFault> {
        let call = Call { accept: media::MANIFEST, ..Call::new(Method::GET, self.path("manifests", name)) };
        let Some(reply) = self.client.ask(&call)? else { return Ok(None) };
        let found = Found { digest: digest(&reply.body), bytes: reply.body };
        let stated = reply.headers.get("docker-content-digest").and_then(|value| value.to_str().ok());
        let is_stated = stated.is_none_or(|stated| stated == found.digest);
        let is_asked = !is_digest(name) || name == found.digest;
        if is_stated && is_asked { Ok(Some(found)) } else { Err(RegistryFault::flawed(Flaw::Altered, &call.path)) }
    }

    /// Fetches an image into a layout: its manifest and all that it names.
    fn image(&mut self, found: &Found, layout: &mut Layout) -> Result<Descriptor, RegistryFault> {
        let manifest = read_manifest(found)?;
        if manifest.layers.len() > MOST_PARTS {
            return Err(RegistryFault::flawed(Flaw::TooLarge, &found.digest));
        }
        for part in manifest.layers.iter().chain([&manifest.config]) {
            if !layout.holds(&part.digest) {
                let size: usize = layout.blobs().map(|(_, bytes)| bytes.len()).sum();
                let bytes = self.blob(part, MAX_IMAGE_BYTES.saturating_sub(size))?;
                layout.add(&part.media_type, bytes);
            }
        }
        Ok(layout.add(media::MANIFEST, found.bytes.clone()))
    }

    /// Fetches a blob that must be what its descriptor says, if there is room for it.
    fn blob(&mut self, part: &Descriptor, room: usize) -> Result<Vec<u8>, RegistryFault> {
        if !is_digest(&part.digest) {
            return Err(RegistryFault::flawed(Flaw::Document, &part.digest));
        }
        let flawed = |flaw| RegistryFault::flawed(flaw, &part.digest);
        if part.size > room {
            return Err(flawed(Flaw::TooLarge));
        }
        let call = Call { limit: part.size, ..Call::new(Method::GET, self.path("blobs", &part.digest)) };
        let reply = self.client.ask(&call)?.ok_or_else(|| flawed(Flaw::Cut))?;
        if reply.body.len() == part.size && digest(&reply.body) == part.digest {
            Ok(reply.body)
        } else {
            Err(flawed(Flaw::Altered))
        }
    }
}

/// Reads a manifest.
pub(super) fn read_manifest(found: &Found) -> Result<ImageManifest, RegistryFault> {
    serde_json::from_slice(&found.bytes).map_err(|_| RegistryFault::flawed(Flaw::Document, &found.digest))
}
