//! What can go wrong between here and a registry.

use std::io;

use guiju_grammar::{ArgValue, Code, Diagnostic, FileId, Span};

use crate::fault::printable;
use crate::oci::ImageFault;

/// Why a plugin could not be fetched or sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RegistryFault {
    /// There is no connection, or none that can be relied on.
    Unreachable(Obstacle),
    /// The registry says no, or would have to be told what it should not be.
    Refused {
        /// To what.
        refusal: Refusal,
        /// What it says about it itself.
        said: String,
    },
    /// What the registry answers cannot be taken.
    Flawed {
        /// Why not.
        flaw: Flaw,
        /// Which part.
        place: String,
    },
    /// The image to be sent is not in order.
    Image(ImageFault),
}

/// What keeps from reaching a registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// Nobody knows the host.
    Host,
    /// Nobody listens there.
    Connection,
    /// It took too long.
    Time,
    /// The certificate is not one that this machine trusts for that host.
    Certificate,
    /// What is there does not speak TLS.
    Encryption,
    /// The proxy does not let through.
    Proxy,
    /// The network failed otherwise.
    Network,
}

/// What a registry says no to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It wants a name and password, and none are known for it.
    SignIn,
    /// It wants a name and password, and these are with another program.
    SignInHelper,
    /// It does not take the name and password.
    WrongSignIn,
    /// It wants a name and password over a connection that anybody can read.
    SignInUnencrypted,
    /// One may not do this.
    Forbidden,
    /// There is no such thing.
    Absent,
    /// The version is there already, with other content.
    VersionTaken,
    /// The tag is a version, and the plugin has another. It never gets as far as the registry.
    OtherVersion,
    /// It wants to be asked less often.
    TooOften,
    /// It takes nothing so large.
    TooLarge,
    /// It is out of order.
    OutOfOrder,
    /// It does not do this; the status is in what it says.
    Otherwise,
}

/// What is wrong with an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// It is larger than a plugin's parts may be.
    TooLarge,
    /// It ends too early.
    Cut,
    /// It is not what its digest or size says.
    Altered,
    /// It is a document that cannot be read.
    Document,
    /// It sends on to somewhere it should not.
    Redirect,
    /// It is not HTTP.
    Protocol,
}

impl RegistryFault {
    pub(super) fn refused(refusal: Refusal) -> Self {
        RegistryFault::Refused { refusal, said: String::new() }
    }

    pub(super) fn flawed(flaw: Flaw, place: &str) -> Self {
        RegistryFault::Flawed { flaw, place: place.to_owned() }
    }

    /// What a failure of the network library comes to, while something was asked for.
    pub(super) fn transport(error: &ureq::Error, place: &str) -> Self {
        use ureq::Error;
        match error {
            Error::HostNotFound => RegistryFault::Unreachable(Obstacle::Host),
            Error::Timeout(_) => RegistryFault::Unreachable(Obstacle::Time),
            Error::Rustls(error) => RegistryFault::Unreachable(secure(error)),
            Error::Tls(_) => RegistryFault::Unreachable(Obstacle::Encryption),
            Error::InvalidProxyUrl | Error::ConnectProxyFailed(_) => RegistryFault::Unreachable(Obstacle::Proxy),
            Error::TooManyRedirects | Error::RedirectFailed | Error::RequireHttpsOnly(_) => {
                RegistryFault::flawed(Flaw::Redirect, place)
            }
            Error::BodyExceedsLimit(_) => RegistryFault::flawed(Flaw::TooLarge, place),
            Error::Protocol(_) | Error::LargeResponseHeader(..) | Error::Http(_) | Error::BadUri(_) => {
                RegistryFault::flawed(Flaw::Protocol, place)
            }
            Error::Io(error) => RegistryFault::input_output(error, place),
            _ => RegistryFault::Unreachable(Obstacle::Network),
        }
    }

    fn input_output(error: &io::Error, place: &str) -> Self {
        let inner = error.get_ref();
        if let Some(error) = inner.and_then(|inner| inner.downcast_ref::<ureq::Error>()) {
            return RegistryFault::transport(error, place);
        }
        if let Some(error) = inner.and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
            return RegistryFault::Unreachable(secure(error));
        }
        match error.kind() {
            io::ErrorKind::UnexpectedEof | io::ErrorKind::ConnectionReset | io::ErrorKind::BrokenPipe => {
                RegistryFault::flawed(Flaw::Cut, place)
            }
            io::ErrorKind::ConnectionRefused => RegistryFault::Unreachable(Obstacle::Connection),
            io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => RegistryFault::Unreachable(Obstacle::Time),
            _ => RegistryFault::Unreachable(Obstacle::Network),
        }
    }

    /// The diagnostic, for the registry or the image in it that was asked for.
    pub fn diagnostic(&self, name: &str) -> Diagnostic {
        let nowhere = FileId(u32::MAX);
        let problem = |code, detail, remedy| {
            Diagnostic::new(code, Span::new(nowhere, 0, 0))
                .arg("name", name)
                .arg("detail", ArgValue::Word(detail))
                .arg("remedy", ArgValue::Word(remedy))
        };
        match self {
            RegistryFault::Unreachable(obstacle) => {
                let (detail, remedy) = obstacle.words();
                problem(Code::RegistryUnreachable, detail, remedy)
            }
            RegistryFault::Refused { refusal, said } => {
                let (detail, remedy) = refusal.words();
                problem(Code::RegistryRefused, detail, remedy).arg("said", printable(said))
            }
            RegistryFault::Flawed { flaw, place } => {
                problem(Code::RegistryFlawed, flaw.word(), "word-remedy-registry").arg("place", printable(place))
            }
            RegistryFault::Image(fault) => fault.diagnostic(nowhere),
        }
    }
}

fn secure(error: &rustls::Error) -> Obstacle {
    match error {
        rustls::Error::InvalidMessage(_) => Obstacle::Encryption,
        _ => Obstacle::Certificate,
    }
}

impl Obstacle {
    /// What is told, and what to do about it.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Obstacle::Host => ("word-registry-host", "word-remedy-name"),
            Obstacle::Connection => ("word-registry-connection", "word-remedy-name"),
            Obstacle::Time => ("word-registry-time", "word-remedy-later"),
            Obstacle::Certificate => ("word-registry-certificate", "word-remedy-certificate"),
            Obstacle::Encryption => ("word-registry-encryption", "word-remedy-plain"),
            Obstacle::Proxy => ("word-registry-proxy", "word-remedy-proxy"),
            Obstacle::Network => ("word-registry-network", "word-remedy-later"),
        }
    }
}

impl Refusal {
    /// What is told, and what to do about it.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Refusal::SignIn => ("word-registry-sign-in", "word-remedy-sign-in"),
            Refusal::SignInHelper => ("word-registry-sign-in-helper", "word-remedy-sign-in"),
            Refusal::WrongSignIn => ("word-registry-wrong-sign-in", "word-remedy-sign-in"),
            Refusal::SignInUnencrypted => ("word-registry-unencrypted", "word-remedy-encrypted"),
            Refusal::Forbidden => ("word-registry-forbidden", "word-remedy-keeper"),
            Refusal::Absent => ("word-registry-absent", "word-remedy-absent"),
            Refusal::VersionTaken => ("word-registry-taken", "word-remedy-version"),
            Refusal::OtherVersion => ("word-registry-other-version", "word-remedy-other-version"),
            Refusal::TooOften => ("word-registry-often", "word-remedy-later"),
            Refusal::TooLarge => ("word-registry-too-large", "word-remedy-keeper"),
            Refusal::OutOfOrder => ("word-registry-out-of-order", "word-remedy-later"),
            Refusal::Otherwise => ("word-registry-otherwise", "word-remedy-keeper"),
        }
    }
}

impl Flaw {
    fn word(self) -> &'static str {
        match self {
            Flaw::TooLarge => "word-answer-too-large",
            Flaw::Cut => "word-answer-cut",
            Flaw::Altered => "word-answer-altered",
            Flaw::Document => "word-answer-document",
            Flaw::Redirect => "word-answer-redirect",
            Flaw::Protocol => "word-answer-protocol",
        }
    }
}
