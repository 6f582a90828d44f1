//! Reading `guiju.toml`. What it does not know it refuses: a misspelt key of the trust policy must not weaken it.

use guiju_grammar::FileId;
use serde::Deserialize;

use super::{Adoption, SettingsFault};
use crate::manifest::{is_name, is_plugin_id};
use crate::signature::PublicKey;
use crate::trust::{Policy, Signer};

/// What `guiju.toml` says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Whom the place trusts; none if it does not say.
    pub trust: Option<Policy>,
    /// What it has adopted.
    pub plugins: Vec<Adoption>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    trust: Option<WrittenTrust>,
    #[serde(default, rename = "plugin")]
    plugins: Vec<toml::Spanned<Adoption>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenTrust {
    min_signers: toml::Spanned<usize>,
    #[serde(default, rename = "signer")]
    signers: Vec<WrittenSigner>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenSigner {
    name: String,
    key: toml::Spanned<String>,
}

impl Settings {
    /// Reads the text of `guiju.toml`.
    ///
    /// # Errors
    ///
    /// What is no TOML or has keys that do not belong there, unusable or repeated keys of signers, more signers asked for
    /// than there are, and a plugin's name that could not be a file's or stands twice.
    pub fn parse(text: &str, file: FileId) -> Result<Self, SettingsFault> {
        let written: Written = toml::from_str(text).map_err(|error| SettingsFault::syntax(&error, file))?;
        let mut plugins: Vec<Adoption> = Vec::new();
        for plugin in written.plugins {
            let span = plugin.span();
            let plugin = plugin.into_inner();
            let is_usable = is_name(&plugin.alias) || is_plugin_id(&plugin.alias);
            if !is_usable || plugins.iter().any(|other| other.alias == plugin.alias) {
                return Err(SettingsFault::at("word-settings-alias", span, file));
            }
            plugins.push(plugin);
        }
        Ok(Settings { trust: written.trust.map(|trust| policy(trust, file)).transpose()?, plugins })
    }
}

fn policy(written: WrittenTrust, file: FileId) -> Result<Policy, SettingsFault> {
    let mut signers: Vec<Signer> = Vec::new();
    for signer in written.signers {
        let span = signer.key.span();
        let Ok(key) = PublicKey::from_pem(signer.key.get_ref()) else {
            return Err(SettingsFault::at("word-settings-key", span, file));
        };
        // One key under two names would count as two signers.
        if signers.iter().any(|other| other.key == key) {
            return Err(SettingsFault::at("word-settings-same-key", span, file));
        }
        signers.push(Signer { name: signer.name, key });
    }
    if *written.min_signers.get_ref() > signers.len() {
        return Err(SettingsFault::at("word-settings-too-many", written.min_signers.span(), file));
    }
    Ok(Policy { min_signers: written.min_signers.into_inner(), signers })
}
