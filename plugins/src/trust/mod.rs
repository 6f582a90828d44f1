//! Whose signatures a place asks for, and whether an image has them. What is not shown is not trusted.

use guiju_grammar::{ArgValue, Code, Diagnostic, FileId, Span};

use crate::oci::{ImageFault, Layout};
use crate::signature::{PublicKey, signatures};

/// Someone whose signature counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signer {
    /// What the place calls them.
    pub name: String,
    /// Their key.
    pub key: PublicKey,
}

/// A place's trust policy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// How many distinct signers there must be. Zero takes unsigned plugins, and has to be written down.
    pub min_signers: usize,
    /// Who counts. Each key stands there once.
    pub signers: Vec<Signer>,
}

/// Why an image is not trusted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TrustFault {
    /// The place has said nothing about whom it trusts.
    NoPolicy,
    /// The image cannot be read.
    Image(ImageFault),
    /// There are too few signatures that count.
    TooFew {
        /// How many there are.
        count: usize,
        /// How many there must be.
        needed: usize,
        /// What became of the others.
        reason: Shortfall,
    },
}

/// What became of the signatures that do not count, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shortfall {
    /// A trusted signer signed something else than this plugin.
    OtherContent,
    /// There are signatures that no trusted key made, or that were altered.
    UnknownSigner,
    /// There are none.
    Unsigned,
    /// All count, and there are too few of them.
    Few,
    /// Of an adopted plugin: those that counted then, and do not any more.
    NoLonger,
}

/// The names of those whose signatures over this image count, in the order of the policy.
///
/// # Errors
///
/// No policy, an image that cannot be read, and too few signatures that count.
pub fn admit<'p>(policy: Option<&'p Policy>, layout: &Layout) -> Result<Vec<&'p str>, TrustFault> {
    let policy = policy.ok_or(TrustFault::NoPolicy)?;
    let subject = layout.plugin().map_err(TrustFault::Image)?.manifest;
    let found = signatures(layout).map_err(TrustFault::Image)?;
    let mut signed = Vec::new();
    for signer in &policy.signers {
        let own = found.iter().filter(|signature| signature.is_by(&signer.key));
        if own.clone().any(|signature| signature.subject().as_ref() == Some(&subject)) {
            signed.push(signer.name.as_str());
        }
    }
    if signed.len() >= policy.min_signers {
        return Ok(signed);
    }
    let reasons = found.iter().map(|signature| {
        let is_known = policy.signers.iter().any(|signer| signature.is_by(&signer.key));
        match (is_known, signature.subject().as_ref() == Some(&subject)) {
            (true, true) => Shortfall::Few,
            (true, false) => Shortfall::OtherContent,
            (false, _) => Shortfall::UnknownSigner,
        }
    });
    let reason = reasons.min().unwrap_or(Shortfall::Unsigned);
    Err(TrustFault::TooFew { count: signed.len(), needed: policy.min_signers, reason })
}

/// Whether a plugin that came without an image, and so without signatures, is taken.
///
/// # Errors
///
/// No policy, or one that asks for signatures.
pub fn admit_unsigned(policy: Option<&Policy>) -> Result<(), TrustFault> {
    match policy.ok_or(TrustFault::NoPolicy)?.min_signers {
        0 => Ok(()),
        needed => Err(TrustFault::TooFew { count: 0, needed, reason: Shortfall::Unsigned }),
    }
}

impl TrustFault {
    /// The diagnostic, for the file that `file` numbers.
    pub fn diagnostic(&self, file: FileId) -> Diagnostic {
        let untrusted =
            |word| Diagnostic::new(Code::Untrusted, Span::new(file, 0, 0)).arg("detail", ArgValue::Word(word));
        match self {
            TrustFault::Image(fault) => fault.diagnostic(file),
            TrustFault::NoPolicy => {
                untrusted("word-trust-no-policy").arg("remedy", ArgValue::Word("word-remedy-policy"))
            }
            TrustFault::TooFew { count, needed, reason } => {
                let (word, remedy) = match reason {
                    Shortfall::OtherContent => ("word-trust-other-content", "word-remedy-get-again"),
                    Shortfall::UnknownSigner => ("word-trust-unknown-signer", "word-remedy-signer"),
                    Shortfall::Unsigned => ("word-trust-unsigned", "word-remedy-signature"),
                    Shortfall::Few => ("word-trust-few", "word-remedy-signature"),
                    Shortfall::NoLonger => ("word-trust-no-longer", "word-remedy-add-again"),
                };
                let told = untrusted(word).arg("remedy", ArgValue::Word(remedy));
                told.arg("count", *count).arg("needed", *needed)
            }
        }
    }
}
