//! Cuts a file into its items, and finds what is wrong before any grammar is asked: brackets and strings without an end.

use std::borrow::Cow;

use crate::ast::Comment;
use crate::brackets::Brackets;
use crate::keyword::{Class, lookup};
use crate::lexer::{Lexer, Token, TokenKind};
use crate::wide::{self, Mended};
use crate::{Code, Diagnostic, Diagnostics, FileId, Source, Span};

/// A file in pieces.
#[derive(Debug, Default)]
pub struct Split<'t> {
    /// The text with full-width punctuation mended; every byte offset is the file's.
    pub text: Cow<'t, str>,
    /// Items, and text where items should be.
    pub chunks: Vec<Chunk>,
    /// The comments.
    pub comments: Vec<Comment>,
    /// What is wrong already.
    pub diagnostics: Diagnostics,
}

/// One item's text, or text that stands where an item should.
#[derive(Clone, Debug, Default)]
pub struct Chunk {
    /// Offset of its first byte.
    pub start: usize,
    /// Offset behind its last token.
    pub end: usize,
    /// Where reading makes no sense because something is already reported there, in order.
    pub broken: Vec<usize>,
    /// Brackets without a partner, in order.
    pub lonely: Vec<usize>,
    /// Whether a string lacks its end, so that brackets cannot be judged.
    pub open_text: bool,
}

/// Whether the text is a rule file or a single expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Items, each beginning at the left edge.
    Items,
    /// One expression.
    Expression,
}

/// Cuts the text of a source.
pub fn split(source: &Source, shape: Shape) -> Split<'_> {
    let (out, wide) = pass(&source.text, source.id, shape);
    if !wide {
        return Split { text: Cow::Borrowed(&source.text), ..out };
    }
    // Brackets, commas and quotes typed full-width are mended first, so that everything else can be read and judged.
    let Mended { text, mut diagnostics } = wide::mend(&source.text, source.id);
    let (mut out, _) = pass(&text, source.id, shape);
    // On a line whose quotes do not pair, such punctuation is a text's own.
    let open = open_lines(&text, &out.diagnostics);
    diagnostics.retain(|wide| {
        let at = wide.span.start as usize;
        let next = open.partition_point(|line| line.start <= at);
        next.checked_sub(1).and_then(|before| open.get(before)).is_none_or(|line| !line.contains(&at))
    });
    out.diagnostics.extend(diagnostics);
    Split { text: Cow::Owned(text), ..out }
}

/// The lines that hold a string without its end, in order.
fn open_lines(text: &str, diagnostics: &[Diagnostic]) -> Vec<std::ops::Range<usize>> {
    let open = diagnostics.iter().filter(|diagnostic| diagnostic.code == Code::UnterminatedString);
    let lines = open.map(|diagnostic| {
        let at = diagnostic.span.start as usize;
        let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1);
        start..diagnostic.span.end as usize
    });
    lines.collect()
}

fn pass(text: &str, file: FileId, shape: Shape) -> (Split<'static>, bool) {
    let mut splitter =
        Splitter { file, text, shape, out: Split::default(), chunk: None, brackets: Brackets::default(), wide: false };
    for token in Lexer::new(text, 0) {
        splitter.take(token);
    }
    splitter.close_chunk();
    (splitter.out, splitter.wide)
}

struct Splitter<'t> {
    file: FileId,
    text: &'t str,
    shape: Shape,
    out: Split<'static>,
    chunk: Option<Chunk>,
    brackets: Brackets,
    wide: bool,
}

impl Splitter<'_> {
    fn slice(&self, token: Token) -> &str {
        self.text.get(token.start..token.end).unwrap_or("")
    }

    fn span(&self, token: Token) -> Span {
        Span::new(self.file, token.start, token.end)
    }

    fn take(&mut self, token: Token) {
        if token.kind == TokenKind::Comment {
            let text = self.slice(token).trim_start_matches("//").to_owned();
            self.out.comments.push(Comment { span: self.span(token), text });
            return;
        }
        if self.begins_chunk(token) {
            self.close_chunk();
            self.chunk = Some(Chunk { start: token.start, ..Chunk::default() });
        }
        self.brackets.see(token, self.text);
        let open_text = token.kind == TokenKind::OpenText;
        if open_text {
            self.out.diagnostics.push(Diagnostic::new(Code::UnterminatedString, self.span(token)));
        }
        let wide = matches!(token.kind, TokenKind::Wide | TokenKind::WideText | TokenKind::Percentage);
        self.wide |= wide;
        if let Some(chunk) = &mut self.chunk {
            chunk.end = token.end;
            chunk.open_text |= open_text;
            if open_text || wide {
                chunk.broken.push(token.start);
            }
        }
    }

    /// An item begins at the left edge: with any text when the one before is complete, with an item's keyword always. A file
    /// copied from a page may be moved in as a whole; there its keyword begins an item behind one that ended with a brace.
    fn begins_chunk(&self, token: Token) -> bool {
        let Some(chunk) = &self.chunk else { return true };
        let is_first = self.shape == Shape::Items && token.first && token.kind != TokenKind::Close;
        let is_keyword = token.kind == TokenKind::Word && lookup(Class::Item, self.slice(token)).is_some();
        match token.column() {
            _ if !is_first => false,
            0 => self.brackets.balanced() || is_keyword,
            _ => {
                is_keyword
                    && self.brackets.balanced()
                    && self.text.get(..chunk.end).is_some_and(|text| text.ends_with('}'))
            }
        }
    }

    fn close_chunk(&mut self) {
        let brackets = std::mem::take(&mut self.brackets);
        let Some(mut chunk) = self.chunk.take() else { return };
        let faults = brackets.finish(self.file);
        chunk.lonely = faults.lonely;
        // The rest of a line behind an open string may hold the partner of any bracket.
        if !chunk.open_text {
            let places = faults.diagnostics.iter().map(|diagnostic| diagnostic.span.start as usize);
            chunk.broken.extend(places);
            chunk.broken.sort_unstable();
            self.out.diagnostics.extend(faults.diagnostics);
        }
        self.out.chunks.push(chunk);
    }
}
