//! What can be wrong with an image.

use guiju_grammar::{ArgValue, Code, Diagnostic, FileId, Span};

use crate::fault::printable;

/// Why an image layout cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImageFault {
    /// The archive is cut short or damaged.
    Archive,
    /// A name that image layouts do not have, or a thing that is no plain file.
    ForeignFile(String),
    /// A file that stands there twice.
    Repeated(String),
    /// A file that must be there and is not.
    Missing(String),
    /// A document that cannot be read.
    Document(String),
    /// A blob whose content is not what its name says.
    Altered(String),
    /// There is no plugin in it.
    NoPlugin,
    /// There is more than one plugin in it, and nobody could say which one is meant.
    SeveralPlugins,
}

impl ImageFault {
    /// The diagnostic, for the file that `file` numbers.
    pub fn diagnostic(&self, file: FileId) -> Diagnostic {
        let (word, place) = match self {
            ImageFault::Archive => ("word-image-archive", ""),
            ImageFault::ForeignFile(name) => ("word-image-foreign", name.as_str()),
            ImageFault::Repeated(name) => ("word-image-repeated", name.as_str()),
            ImageFault::Missing(name) => ("word-image-missing", name.as_str()),
            ImageFault::Document(name) => ("word-image-document", name.as_str()),
            ImageFault::Altered(name) => ("word-image-altered", name.as_str()),
            ImageFault::NoPlugin => ("word-image-no-plugin", ""),
            ImageFault::SeveralPlugins => ("word-image-several", ""),
        };
        let diagnostic =
            Diagnostic::new(Code::UnusableImage, Span::new(file, 0, 0)).arg("detail", ArgValue::Word(word));
        if place.is_empty() { diagnostic } else { diagnostic.arg("place", printable(place)) }
    }
}
