//! Pairs of brackets: how deep they nest, and which have no partner.

use crate::lexer::{Token, TokenKind};
use crate::{Code, Diagnostic, FileId, Span};

/// How deep brackets may nest.
pub const MAX_NESTING: usize = 64;

/// A bracket as it was met.
#[derive(Clone, Copy, Debug)]
pub struct Bracket {
    at: usize,
    byte: u8,
    edge: bool,
}

/// The brackets of one item.
#[derive(Debug, Default)]
pub struct Brackets {
    seen: Vec<Bracket>,
    open: Vec<u8>,
    faulty: bool,
}

/// What is wrong with an item's brackets.
#[derive(Debug, Default)]
pub struct Faults {
    /// The problems.
    pub diagnostics: Vec<Diagnostic>,
    /// Offsets of brackets without a partner, in order.
    pub lonely: Vec<usize>,
}

fn partner(close: u8) -> u8 {
    match close {
        b')' => b'(',
        b']' => b'[',
        _ => b'{',
    }
}

impl Brackets {
    /// Takes note of a token if it is a bracket.
    pub fn see(&mut self, token: Token, text: &str) {
        if !matches!(token.kind, TokenKind::Open | TokenKind::Close) {
            return;
        }
        let byte = text.as_bytes().get(token.start).copied().unwrap_or(b'{');
        self.seen.push(Bracket { at: token.start, byte, edge: token.column() == 0 });
        if token.kind == TokenKind::Open {
            self.open.push(byte);
            self.faulty |= self.open.len() > MAX_NESTING;
        } else if self.open.last() == Some(&partner(byte)) {
            self.open.pop();
        } else {
            self.faulty = true;
            if let Some(at) = self.open.iter().rposition(|open| *open == partner(byte)) {
                self.open.truncate(at);
            }
        }
    }

    /// Whether every bracket so far has its partner.
    pub fn balanced(&self) -> bool {
        self.open.is_empty()
    }

    /// Judges the brackets of an item that ends here.
    pub fn finish(self, file: FileId) -> Faults {
        if !self.faulty && self.open.is_empty() {
            return Faults::default();
        }
        // A closing brace at the left edge closes the item, and what is still open inside is the mistake.
        // That is only a guess from the layout, so that it decides where to point and never whether to complain.
        let mut judge = Judge { file, open: Vec::new(), faults: Faults::default(), too_deep: None };
        for bracket in &self.seen {
            judge.take(*bracket);
        }
        judge.finish()
    }
}

struct Judge {
    file: FileId,
    open: Vec<Bracket>,
    faults: Faults,
    too_deep: Option<usize>,
}

impl Judge {
    fn take(&mut self, bracket: Bracket) {
        if matches!(bracket.byte, b'(' | b'[' | b'{') {
            self.open.push(bracket);
            if self.open.len() > MAX_NESTING && self.too_deep.is_none() {
                self.too_deep = Some(bracket.at);
            }
            return;
        }
        let wanted = partner(bracket.byte);
        let found = if bracket.edge && self.open.first().is_some_and(|open| open.byte == wanted) {
            Some(0)
        } else {
            self.open.iter().rposition(|open| open.byte == wanted)
        };
        match found {
            Some(at) => {
                for lonely in self.open.drain(at..).skip(1).collect::<Vec<_>>() {
                    self.complain(Code::UnclosedBracket, lonely);
                }
            }
            None => {
                self.complain(Code::UnmatchedBracket, bracket);
                self.forgive(bracket);
            }
        }
    }

    /// `(a]` is one mistake: the round bracket takes the square one for its partner.
    fn forgive(&mut self, close: Bracket) {
        if close.byte != b'}'
            && let Some(open) = self.open.pop_if(|open| open.byte != b'{')
        {
            self.faults.lonely.push(open.at);
        }
    }

    fn complain(&mut self, code: Code, bracket: Bracket) {
        let span = Span::new(self.file, bracket.at, bracket.at + 1);
        let shown = char::from(bracket.byte).to_string();
        // A text of nothing but brackets is one mistake, however many there are.
        if self.faults.diagnostics.len() < MAX_NESTING {
            self.faults.diagnostics.push(Diagnostic::new(code, span).arg("bracket", shown));
        }
        self.faults.lonely.push(bracket.at);
    }

    fn finish(mut self) -> Faults {
        for lonely in std::mem::take(&mut self.open) {
            self.complain(Code::UnclosedBracket, lonely);
        }
        self.faults.lonely.sort_unstable();
        if let Some(at) = self.too_deep {
            // One clear word; what is unclosed in there as well is not worth saying.
            let span = Span::new(self.file, at, at + 1);
            self.faults.diagnostics = vec![Diagnostic::new(Code::NestedTooDeeply, span).arg("limit", MAX_NESTING)];
        }
        self.faults
    }
}
