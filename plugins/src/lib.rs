//! Guiju plugins: an innovation made in one place, in one file that other places can take over.
//!
//! A plugin is one WebAssembly component. Its custom sections hold a [`Manifest`], the rules as `.gj` source, and a text on
//! how the innovation is carried out; what it exports are functions that its rules declare, and most plugins need none. [`build_folder`] makes the file from an author's
//! folder, [`read`] takes it apart, and [`Host::load`] does what `read` does and then instantiates the component in
//! wasmtime, with nothing to import and narrow limits. [`PluginFunctions`] lets rules call the functions.
//!
//! For sharing, a [`Layout`] holds a plugin as an OCI image, [`sign`] adds a signature, [`admit`] counts the signatures a place
//! asks for, [`Lock`] pins what it adopted, and a [`Registry`] takes and gives layouts over the network.
//!
//! What is wrong with a plugin is a [`PackageError`], which is data; [`PackageError::diagnostics`] gives the diagnostics.

mod attachment;
mod cache;
mod columns;
mod crossing;
mod effort;
mod engine;
mod error;
mod fault;
mod fields;
mod folder;
mod functions;
mod host;
mod instance;
mod interface;
mod limits;
mod lock;
mod manifest;
mod node;
mod oci;
mod package;
mod registry;
mod signature;
mod trust;

pub use attachment::{Attachments, MAX_ATTACHMENTS, is_attachment_name};
pub use error::PackageError;
pub use fault::{FileFault, Kind, Limit, ManifestFault, ManifestProblem};
pub use folder::{Folder, IMPLEMENTATION_FILE, MANIFEST_FILE, RULES_FILE, build_folder, read_folder};
pub use functions::PluginFunctions;
pub use host::{Host, Plugin};
pub use instance::{Called, Running};
pub use lock::{
    Adoption, AdoptionFault, LOCK_FILE, LocalParameter, Lock, Pin, PinnedSigner, SETTINGS_FILE, Settings,
    SettingsFault, write_adoption,
};
pub use manifest::{API_VERSION, Ancestor, BilingualText, Evidence, Locator, Manifest, Origin, Strength, is_plugin_id};
pub use oci::{Artefact, ImageFault, Layout, MAX_IMAGE_BYTES, read_archive, write_archive};
pub use package::{MAX_MANIFEST_BYTES, MAX_PACKAGE_BYTES, Package, build, build_with_code, check_ids, read, section};
pub use registry::{
    Access, Flaw, Obstacle, Reference, ReferenceFault, Refusal, Registry, RegistryFault, SignIn, Version,
};
pub use signature::{KeyFault, PrivateKey, PublicKey, sign};
pub use trust::{Policy, Shortfall, Signer, TrustFault, admit, admit_unsigned};
/// A value of a component's function.
pub use wasmtime::component::Val;
