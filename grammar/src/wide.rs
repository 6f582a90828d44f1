//! Full-width punctuation, mathematical signs and percentages typed by habit: each is reported with its mend, and mended so that the
//! rest can be read.

use crate::lexer::{Lexer, TokenKind, continues_word, half_width};
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
    let mut tokens = Lexer::new(text, 0).peekable();
    while let Some(token) = tokens.next() {
        let written = text.get(token.start..token.end).unwrap_or("");
        let span = Span::new(file, token.start, token.end);
        let half = match token.kind {
            TokenKind::WideText => whole(written),
            TokenKind::Wide => {
                let next = tokens.peek().and_then(|next| text.get(next.start..));
                written
                    .chars()
                    .next()
                    .and_then(half_width)
                    .map(|half| if joins(half, next) { "" } else { half }.to_owned())
            }
            // Any ratio does here, as nothing is computed from a file with a mistake; this one is never longer than what was written.
            TokenKind::Percentage => Some(".0".to_owned()),
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
        if token.kind == TokenKind::Percentage {
            out.diagnostics.push(percentage(written, span));
            continue;
        }
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

/// Whether a comma or semicolon stands before an `and` or `or`, which Chinese prose sets apart and an expression does not.
fn joins(half: &str, next: Option<&str>) -> bool {
    let next = next.unwrap_or("");
    let word = next.split(|letter: char| !continues_word(letter)).next().unwrap_or("");
    matches!(half, "," | ";")
        && (matches!(word, "且" | "或" | "and" | "or") || next.starts_with("&&") || next.starts_with("||"))
}

/// A percentage, with the ratio that was meant.
fn percentage(written: &str, span: Span) -> Diagnostic {
    let number = written.trim_end_matches(['%', '％']);
    let places = number.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let ratio = number.parse::<f64>().ok().map(|number| format!("{:.*}", places + 2, number / 100.0));
    Diagnostic::new(Code::PercentSign, span).arg("found", written).suggest(span, ratio.as_deref())
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
