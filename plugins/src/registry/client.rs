//! Asking and answering over HTTP: encrypted unless it stays on this machine, within time and size, and with one's name
//! and password shown to nobody but the registry and the authority it names.

use std::sync::Arc;
use std::time::{Duration, Instant};

use ureq::config::RedirectAuthHeaders;
use ureq::http::{HeaderMap, Method, Request, Response, header};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Body, ResponseExt, Timeout};

use super::authority::{Challenge, SignIn, token};
use super::{Access, Flaw, Reference, Refusal, RegistryFault};

/// The longest that one answer may take, however steadily it trickles, and how long after the first question another may be
/// asked.
const LONGEST: Duration = Duration::from_secs(600);
/// The largest document, in bytes: a manifest, a token, a complaint.
pub(super) const MAX_DOCUMENT_BYTES: usize = 1024 * 1024;

pub(super) struct Client {
    agent: Agent,
    /// Scheme and host, as in `https://registry.example.org`.
    base: String,
    /// Whether others on the way can read nothing of it.
    is_private: bool,
    sign_in: SignIn,
    /// The header that the registry last asked for: a name and password, or a token.
    pass: Option<String>,
    /// When the exchange began.
    began: Instant,
}

/// One request.
#[derive(Clone)]
pub(super) struct Call<'b> {
    pub(super) method: Method,
    /// What is asked for, from `/v2/` on.
    pub(super) path: String,
    /// The kinds of answer that are of use.
    pub(super) accept: &'static str,
    /// What goes along, and its type.
    pub(super) body: Option<(&'static str, &'b [u8])>,
    /// The largest answer, in bytes.
    pub(super) limit: usize,
}

impl Call<'_> {
    pub(super) fn new(method: Method, path: String) -> Self {
        Call { method, path, accept: "*/*", body: None, limit: MAX_DOCUMENT_BYTES }
    }
}

/// One answer: anything but a refusal.
pub(super) struct Reply {
    pub(super) headers: HeaderMap,
    pub(super) body: Vec<u8>,
}

impl Client {
    pub(super) fn new(reference: &Reference, access: Access) -> Self {
        let is_loopback = reference.is_loopback();
        let is_plain = access.plain_http.unwrap_or(is_loopback);
        let scheme = if is_plain { "http" } else { "https" };
        // What this machine trusts, so that an office's own authority counts.
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::PlatformVerifier)
            .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .build();
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .https_only(!is_plain)
            // To the library, every port of a host is the same.
            .redirect_auth_headers(RedirectAuthHeaders::Never)
            .max_redirects(3)
            .timeout_connect(Some(access.patience))
            .timeout_per_read(Some(access.patience))
            .timeout_recv_response(Some(access.patience))
            .timeout_global(Some(LONGEST))
            .user_agent(concat!("guiju/", env!("CARGO_PKG_VERSION")))
            .tls_config(tls);
        // A proxy cannot reach what is on this machine.
        let config = if is_loopback { config.proxy(None) } else { config };
        Client {
            agent: config.build().new_agent(),
            base: format!("{scheme}://{}", reference.registry),
            is_private: !is_plain || is_loopback,
            sign_in: access.sign_in,
            pass: None,
            began: now(),
        }
    }

    /// Asks, and asks again with one's name where the registry wants to know it. Nothing comes back for what is not there.
    pub(super) fn ask(&mut self, call: &Call<'_>) -> Result<Option<Reply>, RegistryFault> {
        let mut response = self.send(call)?;
        if response.status() == 401 && self.is_own(&response.get_uri().to_string()) {
            self.pass = Some(self.answer_challenge(response.headers())?);
            response = self.send(call)?;
        }
        match response.status().as_u16() {
            200..=299 => {
                let body = if call.method == Method::HEAD { Vec::new() } else { body(&mut response, call)? };
                Ok(Some(Reply { headers: response.headers().clone(), body }))
            }
            404 => Ok(None),
            300..=399 => Err(RegistryFault::flawed(Flaw::Redirect, &call.path)),
            status => Err(refusal(status, &mut response, call, self.pass.is_some())),
        }
    }

    /// The path that an address of the registry's own stands for; what is to be sent goes nowhere else.
    pub(super) fn own_path(&self, location: &str) -> Option<String> {
        let path = location.strip_prefix(&self.base).unwrap_or(location);
        (path.starts_with('/') && !path.starts_with("//")).then(|| path.to_owned())
    }

    fn send(&self, call: &Call<'_>) -> Result<Response<Body>, RegistryFault> {
        let failed = |error: &ureq::Error| RegistryFault::transport(error, &call.path);
        if now().duration_since(self.began) > LONGEST {
            return Err(failed(&ureq::Error::Timeout(Timeout::Global)));
        }
        let mut request = Request::builder()
            .method(call.method.clone())
            .uri(format!("{}{}", self.base, call.path))
            .header(header::ACCEPT, call.accept);
        if let Some(pass) = &self.pass {
            request = request.header(header::AUTHORIZATION, pass);
        }
        let sent = match call.body {
            Some((kind, bytes)) => {
                let request = request.header(header::CONTENT_TYPE, kind).body(bytes);
                request.map_err(ureq::Error::Http).and_then(|request| self.agent.run(request))
            }
            None => {
                let request = request.body(());
                request.map_err(ureq::Error::Http).and_then(|request| self.agent.run(request))
            }
        };
        sent.map_err(|error| failed(&error))
    }

    /// Whether an address is the registry's own, and not one it sends on to.
    fn is_own(&self, address: &str) -> bool {
        address.strip_prefix(&self.base).is_some_and(|path| path.starts_with('/'))
    }

    /// Answers a challenge: the header to ask again with.
    fn answer_challenge(&self, headers: &HeaderMap) -> Result<String, RegistryFault> {
        let header = headers.get(header::WWW_AUTHENTICATE).and_then(|value| value.to_str().ok());
        match header.and_then(Challenge::parse) {
            Some(Challenge::Basic) => match &self.sign_in {
                SignIn::Basic(_) if !self.is_private => Err(RegistryFault::refused(Refusal::SignInUnencrypted)),
                SignIn::Basic(pair) => Ok(format!("Basic {pair}")),
                SignIn::Helper => Err(RegistryFault::refused(Refusal::SignInHelper)),
                SignIn::None => Err(RegistryFault::refused(Refusal::SignIn)),
            },
            Some(Challenge::Bearer { realm, query }) => Ok(format!("Bearer {}", self.fetch_token(&realm, query)?)),
            None => Err(RegistryFault::refused(Refusal::SignIn)),
        }
    }

    /// Fetches a token. The authority may be another host, but never one on a less private way.
    fn fetch_token(&self, realm: &str, query: Vec<(&'static str, String)>) -> Result<String, RegistryFault> {
        let is_private = realm.starts_with("https://") || self.is_private && self.is_own(realm);
        let mut request = self.agent.get(realm).query_pairs(query);
        match &self.sign_in {
            SignIn::Basic(_) if !is_private => return Err(RegistryFault::refused(Refusal::SignInUnencrypted)),
            SignIn::Basic(pair) => request = request.header(header::AUTHORIZATION, format!("Basic {pair}")),
            // Who may only read often need not say who they are.
            SignIn::Helper | SignIn::None => {}
        }
        let call = Call::new(Method::GET, realm.to_owned());
        let mut response = request.call().map_err(|error| RegistryFault::transport(&error, realm))?;
        if !response.status().is_success() {
            let status = response.status().as_u16();
            let unknown = match self.sign_in {
                SignIn::Helper => Refusal::SignInHelper,
                SignIn::None => Refusal::SignIn,
                SignIn::Basic(_) => Refusal::WrongSignIn,
            };
            return Err(match status {
                401 | 403 => RegistryFault::refused(unknown),
                _ => refusal(status, &mut response, &call, false),
            });
        }
        token(&body(&mut response, &call)?).ok_or_else(|| RegistryFault::flawed(Flaw::Document, realm))
    }
}

#[expect(clippy::disallowed_methods, reason = "how long a registry is waited for; no result knows it")]
fn now() -> Instant {
    Instant::now()
}

/// Reads an answer's body. One that says it is too large is not begun.
fn body(response: &mut Response<Body>, call: &Call<'_>) -> Result<Vec<u8>, RegistryFault> {
    let limit = u64::try_from(call.limit).unwrap_or(u64::MAX);
    if response.body().content_length().is_some_and(|length| length > limit) {
        return Err(RegistryFault::flawed(Flaw::TooLarge, &call.path));
    }
    // The library calls a body too large that only reaches the limit.
    let read = response.body_mut().with_config().limit(limit.saturating_add(1)).read_to_vec();
    let bytes = read.map_err(|error| RegistryFault::transport(&error, &call.path))?;
    if bytes.len() > call.limit { Err(RegistryFault::flawed(Flaw::TooLarge, &call.path)) } else { Ok(bytes) }
}

/// What a status other than success comes to, with what the registry says about it.
fn refusal(status: u16, response: &mut Response<Body>, call: &Call<'_>, has_name: bool) -> RegistryFault {
    #[derive(serde::Deserialize)]
    struct Complaints {
        errors: Vec<Complaint>,
    }
    #[derive(serde::Deserialize)]
    struct Complaint {
        message: String,
    }
    let refusal = match status {
        401 if has_name => Refusal::WrongSignIn,
        401 => Refusal::SignIn,
        403 => Refusal::Forbidden,
        404 => Refusal::Absent,
        413 => Refusal::TooLarge,
        429 => Refusal::TooOften,
        500..=599 => Refusal::OutOfOrder,
        _ => Refusal::Otherwise,
    };
    let complaints = body(response, call).ok().and_then(|body| serde_json::from_slice::<Complaints>(&body).ok());
    let message = complaints.and_then(|complaints| complaints.errors.into_iter().next()).map(|first| first.message);
    RegistryFault::Refused { refusal, said: format!("{status} {}", message.unwrap_or_default()).trim().to_owned() }
}
