//! Reading `guiju.toml`. What it does not know it refuses: a misspelt key of the trust policy must not weaken it.

use std::collections::BTreeMap;

use guiju_grammar::{FileId, Span, Spanned};
use serde::Deserialize;

use super::is_alias;
use super::{Adoption, SettingsFault};
use crate::manifest::BilingualText;
use crate::oci::is_digest;
use crate::signature::PublicKey;
use crate::trust::{Policy, Signer};

/// What `guiju.toml` says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// Whom the place trusts; none if it does not say.
    pub trust: Option<Policy>,
    /// What it has adopted.
    pub plugins: Vec<Adoption>,
    /// The values it gives to parameters.
    pub parameters: Vec<LocalParameter>,
    /// Which department answers for a fact or a group of facts, by path.
    pub departments: Vec<(Spanned<String>, String)>,
    /// The plugins that were withdrawn, by digest, and why.
    pub withdrawn: BTreeMap<String, BilingualText>,
}

/// A parameter that the place sets for itself.
#[derive(Clone, Debug, PartialEq)]
pub struct LocalParameter {
    /// The plugin whose parameter it is, by its name here; none for one of the base rules.
    pub plugin: Option<String>,
    /// Its name, without the plugin's before it.
    pub name: Spanned<String>,
    /// Its value, as an expression or a plain text.
    pub value: Spanned<String>,
}

/// Tables and what is in them, each with its place.
type Values = BTreeMap<toml::Spanned<String>, toml::Spanned<toml::Value>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    trust: Option<WrittenTrust>,
    #[serde(default, rename = "plugin")]
    plugins: Vec<toml::Spanned<WrittenPlugin>>,
    #[serde(default)]
    parameters: Values,
    #[serde(default)]
    departments: Values,
    #[serde(default)]
    withdrawn: Vec<WrittenWithdrawal>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenPlugin {
    alias: String,
    id: String,
    version: String,
    digest: String,
    source: String,
    #[serde(default)]
    parameters: Values,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenWithdrawal {
    digest: toml::Spanned<String>,
    reason: WrittenText,
}

/// A text in both languages, or one that stands for both.
#[derive(Deserialize)]
#[serde(untagged)]
enum WrittenText {
    One(String),
    Both { zh: String, en: String },
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
    /// What is no TOML or has keys that do not belong there, unusable or repeated keys and repeated names of signers, more signers asked for
    /// than there are, and a plugin's name that could not be a file's or stands twice.
    pub fn parse(text: &str, file: FileId) -> Result<Self, SettingsFault> {
        let written: Written = toml::from_str(text).map_err(|error| SettingsFault::syntax(&error, file))?;
        let mut settings =
            Settings { trust: written.trust.map(|trust| policy(trust, file)).transpose()?, ..Settings::default() };
        settings.parameters.extend(parameters(None, written.parameters, file));
        for plugin in written.plugins {
            settings.plugin(plugin, file)?;
        }
        for parameter in flat(written.departments, file) {
            let (path, span, value) = parameter;
            let toml::Value::String(department) = value else {
                return Err(SettingsFault::at("word-settings-department", span.range(), file));
            };
            settings.departments.push((path, department));
        }
        for withdrawal in written.withdrawn {
            if !is_digest(withdrawal.digest.get_ref()) {
                return Err(SettingsFault::at("word-settings-digest", withdrawal.digest.span(), file));
            }
            settings.withdrawn.insert(withdrawal.digest.into_inner(), withdrawal.reason.into());
        }
        Ok(settings)
    }

    fn plugin(&mut self, written: toml::Spanned<WrittenPlugin>, file: FileId) -> Result<(), SettingsFault> {
        let span = written.span();
        let WrittenPlugin { alias, id, version, digest, source, parameters: values } = written.into_inner();
        if !is_alias(&alias) || self.plugins.iter().any(|other| other.alias == alias) {
            return Err(SettingsFault::at("word-settings-alias", span, file));
        }
        self.parameters.extend(parameters(Some(&alias), values, file));
        self.plugins.push(Adoption { alias, id, version, digest, source });
        Ok(())
    }
}

impl From<WrittenText> for BilingualText {
    fn from(written: WrittenText) -> Self {
        match written {
            WrittenText::One(text) => BilingualText { zh: text.clone(), en: text },
            WrittenText::Both { zh, en } => BilingualText { zh, en },
        }
    }
}

fn parameters(plugin: Option<&str>, values: Values, file: FileId) -> Vec<LocalParameter> {
    let read = |(name, span, value): (Spanned<String>, Span, toml::Value)| LocalParameter {
        plugin: plugin.map(str::to_owned),
        name,
        value: Spanned::new(written(&value), span),
    };
    flat(values, file).into_iter().map(read).collect()
}

/// Names with dots are tables in tables to TOML. What lies deeper has the place of the outermost value.
fn flat(values: Values, file: FileId) -> Vec<(Spanned<String>, Span, toml::Value)> {
    let mut open: Vec<(Spanned<String>, Span, toml::Value)> = Vec::new();
    let mut all = Vec::new();
    for (name, value) in values {
        let span = |range: std::ops::Range<usize>| Span::new(file, range.start, range.end);
        let (name_span, value_span) = (span(name.span()), span(value.span()));
        open.push((Spanned::new(name.into_inner(), name_span), value_span, value.into_inner()));
        while let Some((name, span, value)) = open.pop() {
            match value {
                toml::Value::Table(table) => open.extend(
                    table
                        .into_iter()
                        .rev()
                        .map(|(key, value)| (Spanned::new(format!("{}.{key}", name.value), name.span), span, value)),
                ),
                value => all.push((name, span, value)),
            }
        }
    }
    all
}

/// A value as `--set` takes it: texts and dates bare, lists as the language writes them.
fn written(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => text.clone(),
        toml::Value::Array(items) => {
            let items: Vec<String> = items.iter().map(literal).collect();
            format!("[{}]", items.join(", "))
        }
        other => other.to_string(),
    }
}

fn literal(value: &toml::Value) -> String {
    match value {
        // JSON's escapes are all the language's own.
        toml::Value::String(text) => serde_json::Value::from(text.as_str()).to_string(),
        toml::Value::Table(table) => {
            let entries = table
                .iter()
                .map(|(key, value)| format!("{}: {}", serde_json::Value::from(key.as_str()), literal(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
        other => written(other),
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
        // Two keys under one name would be told as one signer.
        if signers.iter().any(|other| other.name == signer.name) {
            return Err(SettingsFault::at("word-settings-same-name", span, file));
        }
        signers.push(Signer { name: signer.name, key });
    }
    if *written.min_signers.get_ref() > signers.len() {
        return Err(SettingsFault::at("word-settings-too-many", written.min_signers.span(), file));
    }
    Ok(Policy { min_signers: written.min_signers.into_inner(), signers })
}
