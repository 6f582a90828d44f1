//! Finds the braces between which an item's clauses stand, when the item cannot be read whole.

use crate::forms::Form;
use crate::lexer::{Lexer, TokenKind};
use crate::pairs::Rule;
use crate::split::Chunk;

/// Where an item's body lies.
#[derive(Clone, Copy, Debug)]
pub struct Body {
    /// Offset of its opening brace.
    pub open: usize,
    /// Offset of its closing brace, if it has one.
    pub close: Option<usize>,
}

/// The braces of the body: the first ones, or behind a parameter's type and value the last ones.
pub fn body(text: &str, form: &Form, chunk: &Chunk) -> Option<Body> {
    form.body?;
    let last = form.head == Rule::param_head;
    let mut found: Option<Body> = None;
    let mut closes = true;
    let mut depth = 0_usize;
    let mut before = "";
    for token in Lexer::new(text.get(..chunk.end)?, chunk.start) {
        let lonely = chunk.lonely.binary_search(&token.start).is_ok();
        let written = text.get(token.start..token.end)?;
        match token.kind {
            TokenKind::Comment => continue,
            TokenKind::Open => {
                let value =
                    last && (belongs_to_type(before) || before == "=" && !clause_follows(text, form, token.end));
                if depth == 0 && written == "{" && (found.is_none() || last) && !value {
                    // The body's own brace counts even when nothing closes it.
                    found = Some(Body { open: token.start, close: None });
                    closes = !lonely;
                }
                depth += usize::from(!lonely);
            }
            TokenKind::Close if !lonely => {
                depth = depth.saturating_sub(1);
                if depth == 0
                    && closes
                    && let Some(body) = found.as_mut().filter(|body| body.close.is_none())
                {
                    body.close = Some(token.start);
                }
            }
            _ => {}
        }
        before = written;
    }
    found
}

/// Whether a brace behind this word is a type's.
fn belongs_to_type(word: &str) -> bool {
    matches!(word, "enum" | "枚举" | "set" | "集合" | "list" | "列表" | "record" | "记录")
}

/// Whether a clause begins at an offset, which tells a body whose value was forgotten from a map.
fn clause_follows(text: &str, form: &Form, at: usize) -> bool {
    let token = Lexer::new(text, at).find(|token| token.kind != TokenKind::Comment);
    token.and_then(|token| text.get(token.start..token.end)).is_some_and(|word| form.clause(word).is_some())
}
