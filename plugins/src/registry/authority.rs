//! Who one is at a registry: the name and password that other tools keep, and the answer to its challenge.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What is known of one's name and password at a registry.
#[derive(Clone, PartialEq, Eq)]
pub enum SignIn {
    /// Nothing.
    None,
    /// A helper program has them, and only Docker may ask it.
    Helper,
    /// They are these, as HTTP's basic scheme writes them: base64 of `NAME:PASSWORD`.
    Basic(String),
}

/// Docker's `config.json`, as far as it concerns registries; oras and wkg keep theirs there too.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Kept {
    #[serde(default)]
    auths: BTreeMap<String, Entry>,
    #[serde(default)]
    cred_helpers: BTreeMap<String, String>,
    creds_store: Option<String>,
}

#[derive(Deserialize)]
struct Entry {
    #[serde(default)]
    auth: String,
}

impl SignIn {
    /// Finds what Docker's `config.json` holds for a registry. A file that cannot be read holds nothing; the registry will
    /// ask if it minds.
    pub fn find(config: &[u8], registry: &str) -> Self {
        let Ok(kept) = serde_json::from_slice::<Kept>(config) else { return SignIn::None };
        let entry = kept.auths.iter().find(|(name, _)| host(name) == registry).map(|(_, entry)| entry);
        match entry {
            // Checked here, so that what goes into a header is known to be harmless.
            Some(entry) if is_basic(&entry.auth) => SignIn::Basic(entry.auth.clone()),
            Some(_) if kept.creds_store.is_some() => SignIn::Helper,
            _ if kept.cred_helpers.contains_key(registry) => SignIn::Helper,
            _ => SignIn::None,
        }
    }
}

impl std::fmt::Debug for SignIn {
    /// A password is never shown.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            SignIn::None => "None",
            SignIn::Helper => "Helper",
            SignIn::Basic(_) => "Basic(…)",
        })
    }
}

fn is_basic(auth: &str) -> bool {
    STANDARD.decode(auth).is_ok_and(|pair| pair.contains(&b':'))
}

/// The registry that an entry is for; older files write whole addresses.
fn host(name: &str) -> &str {
    let bare = name.strip_prefix("https://").or(name.strip_prefix("http://")).unwrap_or(name);
    bare.split('/').next().unwrap_or(bare)
}

/// What a registry asks for before it answers.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Challenge {
    /// Name and password with every request.
    Basic,
    /// A token from an authority, which is asked for it with these parameters.
    Bearer {
        /// The authority's address.
        realm: String,
        /// What the token is to be good for.
        query: Vec<(&'static str, String)>,
    },
}

impl Challenge {
    /// Reads the header `WWW-Authenticate`.
    pub(super) fn parse(header: &str) -> Option<Self> {
        let challenges = http_auth::parse_challenges(header).ok()?;
        let named = |name: &str| challenges.iter().find(|challenge| challenge.scheme.eq_ignore_ascii_case(name));
        let Some(bearer) = named("bearer") else { return named("basic").map(|_| Challenge::Basic) };
        let parameter = |name: &str| {
            let found = bearer.params.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
            found.map(|(_, value)| value.to_unescaped())
        };
        let query = ["service", "scope"].into_iter().filter_map(|name| Some((name, parameter(name)?)));
        Some(Challenge::Bearer { realm: parameter("realm")?, query: query.collect() })
    }
}

/// The answer of an authority. Both names are in use.
#[derive(Deserialize)]
struct Granted {
    token: Option<String>,
    access_token: Option<String>,
}

/// The token in an authority's answer.
pub(super) fn token(answer: &[u8]) -> Option<String> {
    let granted: Granted = serde_json::from_slice(answer).ok()?;
    granted.token.or(granted.access_token).filter(|token| token.bytes().all(|byte| byte.is_ascii_graphic()))
}
