//! Plugins as OCI images: what a registry, an image-layout folder and an archive of one all hold.
//!
//! A plugin is an artefact by the convention of the CNCF for WebAssembly: one layer, the `.wasm` as it is, and a small
//! configuration. Signatures stand beside it as cosign writes them. Nothing here reads files; the caller gives and takes
//! names and bytes.

mod archive;
mod fault;
mod layout;
mod model;

pub use archive::{read_archive, write_archive};
pub use fault::ImageFault;
pub(crate) use layout::is_digest;
pub use layout::{Artefact, Layout, MAX_IMAGE_BYTES};
pub(crate) use model::{Descriptor, ImageManifest, media};
