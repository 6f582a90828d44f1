//! Full-width punctuation typed by habit: each is reported with its mend, and mended so that the rest can be read.

use crate::lexer::{Lexer, TokenKind, half_width};
use crate::{Code, Diagnostic, Diagnostics, FileId, Span};

/// A text without full-width punctuation outside its strings, byte for byte as long as it was.
#[derive(Debug)]
pub struct Mended {
    /// The text.
    pub text: String,
    /// One problem for each place.
    pub diagnostics: Diagnostics,
}

/// Mends a text.
pub fn mend(text: &str, file: FileId) -> Mended {
    let mut out = Mended { text: String::with_capacity(text.len()), diagnostics: Diagnostics::new() };
    // `＝＝` is one operator: the halves of a run must stand together, and its spaces behind them.
    let mut owed = 0;
    let mut done = 0;
    for token in Lexer::new(text, 0) {
        let written = text.get(token.start..token.end).unwrap_or("");
        let span = Span::new(file, token.start, token.end);
        let half = match token.kind {
            TokenKind::WideText => whole(written),
            TokenKind::Wide => written.chars().next().and_then(half_width).map(str::to_owned),
            _ => None,
        };
        let Some(half) = half else { continue };
        if token.start > done {
            out.text.extend(std::iter::repeat_n(' ', owed));
            out.text.push_str(text.get(done..token.start).unwrap_or(""));
            owed = 0;
        }
        out.text.push_str(&half);
        owed += written.len() - half.len();
        done = token.end;
        let quotes = if written.starts_with('“') { "“”" } else { "‘’" };
        let (found, suggestion) =
            if token.kind == TokenKind::WideText { (quotes, "\"\"") } else { (written, half.as_str()) };
        let diagnostic =
            Diagnostic::new(Code::FullWidthPunctuation, span).arg("found", found).arg("suggestion", suggestion);
        out.diagnostics.push(diagnostic.fix(span, half));
    }
    out.text.extend(std::iter::repeat_n(' ', owed));
    out.text.push_str(text.get(done..).unwrap_or(""));
    out
}

/// A string in full-width quotes, in proper ones.
fn whole(written: &str) -> Option<String> {
    let mut letters = written.chars();
    letters.next();
    letters.next_back();
    let inner = letters.as_str();
    // Single quotes do not begin a text in a clause, and double ones do in an expression too.
    let quote = if inner.contains('"') { '\'' } else { '"' };
    Some(format!("{quote}{inner}{quote}"))
}
