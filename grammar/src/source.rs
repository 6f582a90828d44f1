//! One file of text and the lines in it.

use crate::diagnostic::Diagnostic;
use crate::{Code, FileId, Span};

/// The longest rule or profile file that is read, in bytes (4 MiB). A ruleset of a whole ministry
/// stays below a tenth of it; what is larger is a mistake or an attack.
pub const MAX_FILE_BYTES: usize = 4 * 1024 * 1024;

/// A file's name and text, as every stage sees it: UTF-8 without a byte-order mark.
#[derive(Clone, Debug)]
pub struct Source {
    /// The number diagnostics refer to it by.
    pub id: FileId,
    /// The name shown to people, usually the path as they gave it.
    pub name: String,
    /// The text.
    pub text: String,
}

/// A place as people and editors count it; all three fields start at 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column, in Unicode scalar values.
    pub column: usize,
    /// The column in UTF-16 code units, as the Language Server Protocol counts.
    pub utf16: usize,
}

impl Source {
    /// A source from text already known to be good.
    pub fn new(id: FileId, name: impl Into<String>, text: impl Into<String>) -> Self {
        Source { id, name: name.into(), text: text.into() }
    }

    /// A source from a file's bytes. A byte-order mark is dropped.
    ///
    /// # Errors
    ///
    /// GJ0021 for a file above [`MAX_FILE_BYTES`], GJ0012 for a binary file (one that holds a NUL byte), and
    /// GJ0011, with the line, for bytes that are not UTF-8. The source that comes with the error holds the text
    /// as far as it could be read, so that the place can be shown.
    #[expect(clippy::result_large_err, reason = "the error is rare, and its source is what a report needs")]
    pub fn from_bytes(id: FileId, name: impl Into<String>, bytes: &[u8]) -> Result<Self, (Self, Diagnostic)> {
        let name = name.into();
        let fail = |text: String, diagnostic: Diagnostic| Err((Source { id, name: name.clone(), text }, diagnostic));
        if bytes.len() > MAX_FILE_BYTES {
            let diagnostic = Diagnostic::new(Code::FileTooLarge, Span::new(id, 0, 0))
                .arg("size", bytes.len())
                .arg("limit", MAX_FILE_BYTES);
            return fail(String::new(), diagnostic);
        }
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        if bytes.contains(&0) {
            return fail(String::new(), Diagnostic::new(Code::BinaryFile, Span::new(id, 0, 0)));
        }
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Source { id, name, text: text.to_owned() }),
            Err(error) => {
                let good = error.valid_up_to();
                let text = String::from_utf8_lossy(bytes).into_owned();
                let line = bytes.iter().take(good).filter(|byte| **byte == b'\n').count() + 1;
                let span = Span::new(id, good, good + '\u{fffd}'.len_utf8());
                fail(text, Diagnostic::new(Code::NotUtf8, span).arg("line", line))
            }
        }
    }

    /// The text a span covers; empty when the span lies outside.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// The line and column of a byte offset.
    ///
    /// ```
    /// use guiju_grammar::{FileId, Source};
    /// let source = Source::new(FileId(0), "a.gj", "规则\n当 x");
    /// let place = source.position(11);
    /// assert_eq!((place.line, place.column), (1, 2));
    /// ```
    pub fn position(&self, offset: usize) -> Position {
        let before = self.text.get(..offset).unwrap_or(&self.text);
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line_text = before.get(start..).unwrap_or("");
        Position {
            line: before.bytes().filter(|byte| *byte == b'\n').count(),
            column: line_text.chars().count(),
            utf16: line_text.encode_utf16().count(),
        }
    }
}
