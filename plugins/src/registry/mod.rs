//! Plugins in a registry, by the OCI distribution protocol: as images, each with its signatures under cosign's tag.
//!
//! This is the only place that meets the network. Nothing a registry says is believed: every part has a size before it is
//! fetched and a digest that is checked after.

mod authority;
mod client;
mod fault;
mod pull;
mod push;
mod reference;

use std::time::Duration;

pub use authority::SignIn;
pub use fault::{Flaw, Obstacle, Refusal, RegistryFault};
pub use reference::{Reference, ReferenceFault, Version};

use client::Client;

/// How a registry is to be spoken to.
#[derive(Clone, Debug)]
pub struct Access {
    /// Whether to do without encryption. `None` does so on this very machine alone.
    pub plain_http: Option<bool>,
    /// Who one is there.
    pub sign_in: SignIn,
    /// How long to wait for a connection, and for an answer to begin or go on.
    pub patience: Duration,
}

/// A repository of a registry. Nothing is sent before the first call.
pub struct Registry<'r> {
    client: Client,
    reference: &'r Reference,
}

impl<'r> Registry<'r> {
    /// Speaks to the repository that a reference names.
    pub fn new(reference: &'r Reference, access: Access) -> Self {
        Registry { client: Client::new(reference, access), reference }
    }

    /// The path of something in the repository: `manifests` or `blobs`, and its name.
    fn path(&self, kind: &str, name: &str) -> String {
        format!("/v2/{}/{kind}/{name}", self.reference.repository)
    }
}
