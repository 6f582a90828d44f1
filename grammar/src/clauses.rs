//! Finds where the clauses of an item begin when the item cannot be read whole.

use crate::forms::Form;
use crate::lexer::{Lexer, Token, TokenKind};
use crate::pairs::Rule;

/// One clause's text, from its first word to the next clause.
#[derive(Clone, Copy, Debug)]
pub struct Segment {
    /// Offset of its first byte.
    pub start: usize,
    /// Offset behind its last token.
    pub end: usize,
    /// Offset behind its first token.
    pub word_end: usize,
    /// Whether it begins with a word.
    pub word: bool,
}

/// Words that go on with a clause when they begin a line.
const JOINING: &[&str] =
    &["zh", "en", "中文", "英文", "and", "or", "in", "且", "或", "when", "当", "of", "属于", "below", "低于"];
/// Clauses that could also be a part of the clause before them; a deeper indent says so.
const ATTACHED: &[&str] = &["cite", "出处", "when", "当", "from", "自"];
/// Parts of a fact.
const ATTRIBUTES: &[&str] = &["definition", "口径", "unit", "单位", "rubric", "评分标准", "cite", "出处"];
/// Parts of a word of a taxonomy.
const WORD_PARTS: &[&str] = &["cite", "出处"];

/// The clauses between two offsets. `lonely` are brackets that do not count, in order.
pub fn segments(text: &str, start: usize, end: usize, form: &Form, lonely: &[usize]) -> Vec<Segment> {
    let mut finder = Finder { text, form, column: 0, tokens: 0, unclosed: false, previous: None, out: Vec::new() };
    let mut depth = 0_usize;
    for token in Lexer::new(text.get(..end).unwrap_or(text), start) {
        if token.kind == TokenKind::Comment {
            continue;
        }
        let counts = lonely.binary_search(&token.start).is_err();
        if depth == 0 && finder.begins(token) {
            finder.begin(token);
        }
        finder.go_on(token);
        finder.unclosed |= !counts && token.kind == TokenKind::Open;
        match token.kind {
            TokenKind::Open if counts => depth += 1,
            TokenKind::Close if counts => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    finder.out
}

struct Finder<'t> {
    text: &'t str,
    form: &'t Form,
    column: usize,
    tokens: usize,
    /// Whether the clause holds an opening bracket without its partner.
    unclosed: bool,
    previous: Option<Token>,
    out: Vec<Segment>,
}

impl Finder<'_> {
    fn slice(&self, token: Token) -> &str {
        self.text.get(token.start..token.end).unwrap_or("")
    }

    fn begin(&mut self, token: Token) {
        self.column = token.column();
        self.tokens = 0;
        self.unclosed = false;
        self.out.push(Segment {
            start: token.start,
            end: token.end,
            word_end: token.end,
            word: token.kind == TokenKind::Word,
        });
    }

    fn go_on(&mut self, token: Token) {
        if let Some(segment) = self.out.last_mut() {
            segment.end = token.end;
        }
        self.tokens += 1;
        self.previous = Some(token);
    }

    /// Whether a token at the depth of the body begins a clause. After a complete operand no line can go on with a name, so that
    /// any word begins one there, known or not.
    fn begins(&self, token: Token) -> bool {
        let Some(previous) = self.previous else { return true };
        if self.form.entry == Some(Rule::step) && token.first && token.kind == TokenKind::Number {
            return true;
        }
        if !token.first || token.kind != TokenKind::Word {
            return false;
        }
        let word = self.slice(token);
        let deeper = token.column() > self.column;
        if self.unclosed && deeper {
            return false;
        }
        let known = self.form.clause(word).is_some();
        if known && !self.operator_follows(token) {
            return !(deeper && ATTACHED.contains(&word));
        }
        if JOINING.contains(&word) || self.is_attribute(word) {
            return false;
        }
        !(self.open_ended(previous) || self.tokens == 1 && deeper)
    }

    fn is_attribute(&self, word: &str) -> bool {
        match self.form.entry {
            Some(Rule::field) => ATTRIBUTES.contains(&word),
            Some(Rule::word | Rule::finer_word) => WORD_PARTS.contains(&word),
            _ => false,
        }
    }

    fn operator_follows(&self, token: Token) -> bool {
        let rest = self.text.get(token.end..).unwrap_or("").trim_start();
        rest.starts_with(['=', '<', '>', '&', '|', '+', '*', '/', '%', '?', ':', ',', '.', '(', '['])
    }

    /// Whether something has to follow the token.
    fn open_ended(&self, token: Token) -> bool {
        let text = self.slice(token);
        match token.kind {
            TokenKind::Word => matches!(text, "and" | "or" | "not" | "in" | "且" | "或" | "非"),
            TokenKind::Other => "=<>&|+-*/%?:,;.!".contains(text),
            _ => false,
        }
    }
}
