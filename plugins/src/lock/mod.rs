//! What a place has adopted: `guiju.toml`, which people write too, and `guiju.lock`, which pins it.

mod fault;
mod settings;
mod writing;

use guiju_grammar::FileId;
use serde::{Deserialize, Serialize};

use crate::manifest::is_plugin_id;
use crate::package::Package;
use crate::trust::{Policy, Shortfall, Signer, TrustFault};

pub use fault::{AdoptionFault, SettingsFault};
pub use settings::{LocalParameter, Settings};
pub use writing::write_adoption;

/// The file in which a place says what it has adopted and whom it trusts.
pub const SETTINGS_FILE: &str = "guiju.toml";
/// The file that pins what was adopted.
pub const LOCK_FILE: &str = "guiju.lock";

/// An adopted plugin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Adoption {
    /// The place's own name for it, which is also the name of its file: `plugins/ALIAS.wasm`.
    pub alias: String,
    /// The plugin's id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The digest of its file.
    pub digest: String,
    /// Where it was taken from.
    pub source: String,
}

impl Adoption {
    /// What adopting a plugin under a name comes to.
    ///
    /// # Errors
    ///
    /// A name that could not be a file's.
    pub fn new(package: &Package, alias: Option<&str>, source: &str) -> Result<Self, AdoptionFault> {
        let manifest = &package.manifest;
        let alias = alias.unwrap_or(&manifest.id);
        if !is_alias(alias) {
            return Err(AdoptionFault::BadAlias(alias.to_owned()));
        }
        Ok(Adoption {
            alias: alias.to_owned(),
            id: manifest.id.clone(),
            version: manifest.version.clone(),
            digest: package.digest.clone(),
            source: source.to_owned(),
        })
    }

    /// Where its file stands, beside `guiju.toml`.
    pub fn file(&self) -> String {
        format!("plugins/{}.wasm", self.alias)
    }
}

/// What `guiju.lock` holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    /// The plugins, in the order of their names.
    #[serde(default, rename = "plugin")]
    pub plugins: Vec<Pin>,
}

/// A pinned plugin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pin {
    /// The place's own name for it.
    pub alias: String,
    /// The plugin's id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The digest of its file.
    pub digest: String,
    /// Whose signatures counted when it was adopted.
    #[serde(default, rename = "signer", skip_serializing_if = "Vec::is_empty")]
    pub signers: Vec<PinnedSigner>,
}

/// Someone whose signature counted, with the key that made it: a name alone could be given to another key later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PinnedSigner {
    /// What the place called them.
    pub name: String,
    /// The digest of their public key.
    pub key: String,
}

impl Lock {
    /// Reads the lock.
    ///
    /// # Errors
    ///
    /// A text that is not one.
    pub fn parse(text: &str, file: FileId) -> Result<Self, SettingsFault> {
        toml::from_str(text).map_err(|error| SettingsFault::syntax(&error, file))
    }

    /// The lock as it stands in its file.
    pub fn to_toml(&self) -> String {
        // Plain texts in plain tables always have a TOML form.
        toml::to_string(self).unwrap_or_default()
    }

    /// The names under which a plugin is adopted, in order.
    pub fn names_of(&self, id: &str) -> Vec<String> {
        self.plugins.iter().filter(|pin| pin.id == id).map(|pin| pin.alias.clone()).collect()
    }

    /// Whether a plugin may be adopted beside and after those that are pinned; `together` are the names that get it at once.
    ///
    /// # Errors
    ///
    /// A name that another plugin has, a version older than the adopted one, other bytes under the adopted version, and
    /// two digests under one id.
    pub fn allows(&self, new: &Adoption, together: &[String]) -> Result<(), AdoptionFault> {
        for pin in &self.plugins {
            if pin.alias == new.alias && pin.id != new.id {
                return Err(AdoptionFault::AliasTaken(pin.alias.clone()));
            }
            if pin.id != new.id || pin.digest == new.digest {
                continue;
            }
            match number(&new.version).cmp(&number(&pin.version)) {
                std::cmp::Ordering::Less => return Err(AdoptionFault::Older(pin.version.clone())),
                std::cmp::Ordering::Equal => return Err(AdoptionFault::OtherContent(pin.version.clone())),
                std::cmp::Ordering::Greater if !together.contains(&pin.alias) => {
                    return Err(AdoptionFault::TwoDigests(pin.alias.clone()));
                }
                std::cmp::Ordering::Greater => {}
            }
        }
        Ok(())
    }

    /// Takes in what `guiju.toml` names and the lock does not pin, for [`Lock::allows`] to compare with: a lock that was lost
    /// must not let an older version in again.
    pub fn with_named(mut self, adoptions: &[Adoption]) -> Self {
        for adoption in adoptions {
            if !self.plugins.iter().any(|pin| pin.alias == adoption.alias) {
                self.pin(adoption, Vec::new());
            }
        }
        self
    }

    /// Gives up the pins of what `guiju.toml` does not name any more.
    pub fn keep_named(&mut self, adoptions: &[Adoption]) {
        self.plugins.retain(|pin| adoptions.iter().any(|adoption| adoption.alias == pin.alias));
    }

    /// Pins a plugin, in the place of the one that had its name.
    pub fn pin(&mut self, adoption: &Adoption, signers: Vec<PinnedSigner>) {
        self.plugins.retain(|pin| pin.alias != adoption.alias);
        self.plugins.push(Pin {
            alias: adoption.alias.clone(),
            id: adoption.id.clone(),
            version: adoption.version.clone(),
            digest: adoption.digest.clone(),
            signers,
        });
        self.plugins.sort_by(|left, right| left.alias.cmp(&right.alias));
    }

    /// The pin of an adopted plugin, if its file is the one that was pinned.
    ///
    /// # Errors
    ///
    /// No pin, one of another plugin, and a file with another digest.
    pub fn holds(&self, adoption: &Adoption, found: &Package) -> Result<&Pin, AdoptionFault> {
        let same = |pin: &&Pin| {
            pin.alias == adoption.alias
                && pin.id == adoption.id
                && pin.version == adoption.version
                && pin.digest == adoption.digest
        };
        let pin = self.plugins.iter().find(same).ok_or_else(|| AdoptionFault::NotPinned(adoption.alias.clone()))?;
        let is_that =
            pin.digest == found.digest && pin.id == found.manifest.id && pin.version == found.manifest.version;
        if is_that { Ok(pin) } else { Err(AdoptionFault::FileChanged(adoption.file())) }
    }
}

impl Pin {
    /// Whether the policy would still let the plugin in: it may ask for more signers than then, or no longer trust a key.
    ///
    /// # Errors
    ///
    /// No policy, and too few signers whose keys still count.
    pub fn is_trusted(&self, policy: Option<&Policy>) -> Result<(), TrustFault> {
        let policy = policy.ok_or(TrustFault::NoPolicy)?;
        let counts = |signer: &&Signer| self.signers.iter().any(|pinned| pinned.key == signer.key.digest());
        let count = policy.signers.iter().filter(counts).count();
        if count >= policy.min_signers {
            return Ok(());
        }
        Err(TrustFault::TooFew { count, needed: policy.min_signers, reason: Shortfall::NoLonger })
    }
}

/// Whether a text can be a plugin's name here: a file is called by it, and the rules' names begin with it.
fn is_alias(text: &str) -> bool {
    is_plugin_id(text) && text.split('.').all(|word| word.starts_with(|letter: char| letter.is_ascii_lowercase()))
}

/// A version as numbers, to be compared. Manifests hold no others than `major.minor.patch`.
fn number(version: &str) -> Vec<u32> {
    version.split('.').map(|part| part.parse().unwrap_or(u32::MAX)).collect()
}
