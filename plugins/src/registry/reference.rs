//! Where a plugin stands in a registry.

use std::fmt;
use std::net::IpAddr;

use guiju_grammar::{ArgValue, Code, Diagnostic, FileId, Span};
use regex::Regex;

use crate::fault::printable;

/// `registry.example.org/office/reuse:1.0.0`, or with `@sha256:…` in the place of the tag. The registry is always named:
/// a default would send what is meant for one's own registry to somebody else's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The registry, with its port where one is given.
    pub registry: String,
    /// The repository in it.
    pub repository: String,
    /// Which image of the repository; none is given where it goes without saying.
    pub version: Option<Version>,
}

/// One image of a repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Version {
    /// A name that the registry may give to another image.
    Tag(String),
    /// The digest of the image's manifest, which cannot come to mean anything else.
    Digest(String),
}

/// Why a text is no reference to a plugin in a registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceFault {
    /// It is a web address.
    Address,
    /// It names no registry.
    NoRegistry,
    /// It is not written as references are.
    Form,
    /// It does not say which image is meant.
    NoVersion,
    /// It names a digest, where something is to be given a name.
    Digest,
}

/// The patterns of the distribution specification; a digest makes the tag before it mere decoration.
const PATTERN: &str = r"(?x)^
    (?<registry>(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:]+\])(?::[0-9]{1,5})?)/
    (?<repository>[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*)
    (?::(?<tag>[A-Za-z0-9_][A-Za-z0-9._-]{0,127}))?
    (?:@(?<digest>sha256:[0-9a-f]{64}))?$";

/// The longest name of a repository that every registry takes.
const LONGEST_REPOSITORY: usize = 255;

impl Reference {
    /// Reads a reference, with or without `oci://` before it.
    ///
    /// # Errors
    ///
    /// Any other text.
    pub fn parse(text: &str) -> Result<Self, ReferenceFault> {
        let bare = text.strip_prefix("oci://").unwrap_or(text);
        if bare.contains("://") {
            return Err(ReferenceFault::Address);
        }
        #[expect(clippy::expect_used, reason = "the pattern is fixed, and every test of this type compiles it")]
        let pattern = Regex::new(PATTERN).expect("a fixed pattern");
        let first = bare.split('/').next().unwrap_or_default();
        let is_named = first.contains(['.', ':']) || first == "localhost";
        if !bare.contains('/') || !is_named {
            return Err(ReferenceFault::NoRegistry);
        }
        let parts = pattern.captures(bare).ok_or(ReferenceFault::Form)?;
        let part = |name: &str| parts.name(name).map(|part| part.as_str().to_owned());
        let registry = part("registry").unwrap_or_default().to_ascii_lowercase();
        let repository = part("repository").unwrap_or_default();
        if repository.len() > LONGEST_REPOSITORY {
            return Err(ReferenceFault::Form);
        }
        let version = part("digest").map(Version::Digest).or(part("tag").map(Version::Tag));
        Ok(Reference { registry, repository, version })
    }

    /// Whether the registry is this very machine.
    pub fn is_loopback(&self) -> bool {
        let without_port = match self.registry.strip_prefix('[') {
            Some(rest) => rest.split(']').next(),
            None => self.registry.split(':').next(),
        };
        let host = without_port.unwrap_or_default();
        host == "localhost" || host.parse().is_ok_and(|address: IpAddr| address.is_loopback())
    }

    /// The tag or digest to fetch.
    ///
    /// # Errors
    ///
    /// None is given, and one that the registry chose would be different every time.
    pub fn wanted(&self) -> Result<&str, ReferenceFault> {
        match &self.version {
            Some(Version::Tag(name) | Version::Digest(name)) => Ok(name),
            None => Err(ReferenceFault::NoVersion),
        }
    }

    /// The same place under the tag it names, else under this one.
    ///
    /// # Errors
    ///
    /// A digest is given: what is there under it cannot be replaced.
    pub fn tagged(&self, tag: &str) -> Result<Self, ReferenceFault> {
        match self.version {
            Some(Version::Digest(_)) => Err(ReferenceFault::Digest),
            Some(Version::Tag(_)) => Ok(self.clone()),
            None => Ok(Reference { version: Some(Version::Tag(tag.to_owned())), ..self.clone() }),
        }
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.registry, self.repository)?;
        match &self.version {
            Some(Version::Tag(tag)) => write!(formatter, ":{tag}"),
            Some(Version::Digest(digest)) => write!(formatter, "@{digest}"),
            None => Ok(()),
        }
    }
}

impl ReferenceFault {
    /// The diagnostic, for the text that was given.
    pub fn diagnostic(self, text: &str) -> Diagnostic {
        let word = match self {
            ReferenceFault::Address => "word-reference-address",
            ReferenceFault::NoRegistry => "word-reference-registry",
            ReferenceFault::Form => "word-reference-form",
            ReferenceFault::NoVersion => "word-reference-version",
            ReferenceFault::Digest => "word-reference-digest",
        };
        Diagnostic::new(Code::UnusableReference, Span::new(FileId(u32::MAX), 0, 0))
            .arg("name", printable(text))
            .arg("detail", ArgValue::Word(word))
    }
}
