//! Sending a plugin and its signatures.

use ureq::http::{Method, header};

use super::client::{Call, Reply};
use super::pull::read_manifest;
use super::{Flaw, Refusal, Registry, RegistryFault, Version};
use crate::manifest::is_version;
use crate::oci::{Descriptor, Layout, media};
use crate::signature;

impl Registry<'_> {
    /// Sends the plugin in a layout under the tag of the reference, and its signatures beside those that are there. The
    /// digest of the image comes back.
    ///
    /// A version stays what it is: a tag that is a version is the plugin's own, and no other content is put under one that is
    /// there. Other tags, such as `latest`, may move. The signatures go first, so that
    /// whoever finds the plugin finds them too.
    ///
    /// # Errors
    ///
    /// A layout without one plugin, and a registry that cannot be reached, refuses, or answers what is not so.
    pub fn push(&mut self, layout: &Layout) -> Result<String, RegistryFault> {
        let mut layout = layout.clone();
        let image = layout.plugin().map_err(RegistryFault::Image)?.manifest;
        let tag = match &self.reference.version {
            Some(Version::Tag(tag)) => tag.clone(),
            // The caller asks `Reference::tagged` first, which says it better.
            _ => return Err(RegistryFault::refused(Refusal::Otherwise)),
        };
        let named = tag.strip_prefix('v').unwrap_or(&tag);
        if is_version(named) {
            let own = layout.plugin_version().map_err(RegistryFault::Image)?;
            if own.as_deref() != Some(named) {
                return Err(RegistryFault::refused(Refusal::OtherVersion));
            }
            if self.manifest(&tag)?.is_some_and(|found| found.digest != image) {
                return Err(RegistryFault::refused(Refusal::VersionTaken));
            }
        }
        self.push_signatures(&mut layout, &image)?;
        self.send(&layout, &tag, |listed| listed.digest == image)?;
        Ok(image)
    }

    /// Sends the signatures of an image, behind those that are there: none is lost, and none stands there twice.
    fn push_signatures(&mut self, layout: &mut Layout, image: &str) -> Result<(), RegistryFault> {
        let tag = signature::tag(image);
        let ours = signature::layers_for(layout, image).map_err(RegistryFault::Image)?;
        let theirs = match self.manifest(&tag)? {
            Some(found) => read_manifest(&found)?.layers,
            None => Vec::new(),
        };
        let new: Vec<Descriptor> = ours.into_iter().filter(|layer| !theirs.contains(layer)).collect();
        if new.is_empty() {
            return Ok(());
        }
        signature::attach(layout, image, [theirs, new].concat());
        self.send(layout, &tag, |listed| listed.is_named(&tag))
    }

    /// Sends an image of a layout under a tag, if there is one of that kind: what it names before the image itself.
    fn send(&mut self, layout: &Layout, tag: &str, wanted: impl Fn(&Descriptor) -> bool) -> Result<(), RegistryFault> {
        let listed = layout.manifests().map_err(RegistryFault::Image)?;
        let Some((image, manifest)) = listed.into_iter().find(|(image, _)| wanted(image)) else { return Ok(()) };
        for part in manifest.layers.iter().chain([&manifest.config]) {
            self.upload(layout, part)?;
        }
        let bytes = layout.blob(image).map_err(RegistryFault::Image)?;
        let path = self.path("manifests", tag);
        self.put(&Call { body: Some((media::MANIFEST, bytes)), ..Call::new(Method::PUT, path) }).map(|_| ())
    }

    /// Sends a blob, unless it is there already. What the layout does not hold was the registry's own before.
    fn upload(&mut self, layout: &Layout, part: &Descriptor) -> Result<(), RegistryFault> {
        let path = self.path("blobs", &part.digest);
        if !layout.holds(&part.digest) || self.client.ask(&Call::new(Method::HEAD, path))?.is_some() {
            return Ok(());
        }
        let bytes = layout.blob(part).map_err(RegistryFault::Image)?;
        let uploads = self.path("blobs", "uploads/");
        let begin = Call { body: Some(("application/octet-stream", &[])), ..Call::new(Method::POST, uploads.clone()) };
        let reply = self.put(&begin)?;
        let location = reply.headers.get(header::LOCATION).and_then(|value| value.to_str().ok());
        let own = location.and_then(|location| self.client.own_path(location));
        let location = own.ok_or_else(|| RegistryFault::flawed(Flaw::Redirect, &uploads))?;
        let joint = if location.contains('?') { '&' } else { '?' };
        let path = format!("{location}{joint}digest={}", part.digest);
        let end = Call { body: Some(("application/octet-stream", bytes)), ..Call::new(Method::PUT, path) };
        self.put(&end).map(|_| ())
    }

    /// Sends something that must arrive.
    fn put(&mut self, call: &Call<'_>) -> Result<Reply, RegistryFault> {
        self.client.ask(call)?.ok_or_else(|| RegistryFault::refused(Refusal::Absent))
    }
}
