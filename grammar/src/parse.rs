//! The two ways in: a rule file, and an expression on its own.

use crate::ast::{Ast, Item, ItemKind};
use crate::diagnostic::nearest;
use crate::expected::{diagnose, glued};
use crate::expr::Expr;
use crate::forms::{Form, form, item_spellings};
use crate::keyword::{Class, KEYWORDS};
use crate::lexer::{Lexer, TokenKind};
use crate::pairs::{self, Failure, Node, Piece, Reader, Rule};
use crate::split::{Chunk, Shape, split};
use crate::{Code, Diagnostic, Diagnostics, FileId, Source, Span, recover};

/// Reads a rule file.
///
/// The tree holds whatever could be understood; the problems are in the order of the text. The file is usable when
/// [`has_errors`](crate::has_errors) is false of them.
///
/// ```
/// use guiju_grammar::{FileId, Source, parse};
/// let source = Source::new(FileId(0), "county.gj", "规则 my.windows { 要求 \"window\" in service.channels }");
/// let (ast, diagnostics) = parse(&source);
/// assert_eq!(ast.items.len(), 1);
/// assert!(diagnostics.is_empty());
/// ```
pub fn parse(source: &Source) -> (Ast, Diagnostics) {
    let split = split(source, Shape::Items);
    let reader = Reader::new(source.id, &split.text);
    let mut items = Vec::with_capacity(split.chunks.len());
    for chunk in &split.chunks {
        items.extend(read_chunk(&reader, chunk));
    }
    if split.chunks.is_empty() {
        reader.report(Diagnostic::new(Code::EmptyFile, Span::new(source.id, 0, 0)));
    }
    let diagnostics = in_order(source, split.diagnostics, reader);
    for item in &mut items {
        item.span = whole(&source.text, item.span);
    }
    (Ast { file: source.id, items, comments: split.comments }, diagnostics)
}

/// Reads a text that is one expression.
///
/// ```
/// use guiju_grammar::expr::ExprKind;
/// use guiju_grammar::{FileId, Source, parse_expression};
/// let source = Source::new(FileId(0), "command line", "a && b && c");
/// let (expr, diagnostics) = parse_expression(&source);
/// assert!(diagnostics.is_empty());
/// assert!(matches!(expr.map(|expr| expr.kind), Some(ExprKind::And(parts)) if parts.len() == 3));
/// ```
pub fn parse_expression(source: &Source) -> (Option<Expr>, Diagnostics) {
    let split = split(source, Shape::Expression);
    let reader = Reader::new(source.id, &split.text);
    let expr = if split.chunks.iter().all(|chunk| chunk.broken.is_empty() && chunk.lonely.is_empty()) {
        read_expression(&reader)
    } else {
        None
    };
    let diagnostics = in_order(source, split.diagnostics, reader);
    (expr, diagnostics)
}

fn read_expression(reader: &Reader) -> Option<Expr> {
    let end = reader.text.len();
    match reader.read(Rule::expression, reader.piece(0, end)) {
        Ok(node) => pairs::expr(reader, &node.child(Rule::expr)?),
        Err(failure) => {
            reader.report(diagnose(reader, &failure, end));
            None
        }
    }
}

fn in_order(source: &Source, mut diagnostics: Diagnostics, reader: Reader) -> Diagnostics {
    diagnostics.extend(reader.into_diagnostics());
    for diagnostic in &mut diagnostics {
        diagnostic.span = whole(&source.text, diagnostic.span);
        for label in &mut diagnostic.labels {
            label.span = whole(&source.text, label.span);
        }
        for fix in &mut diagnostic.fixes {
            fix.span = whole(&source.text, fix.span);
        }
    }
    diagnostics.sort_by_key(|diagnostic| diagnostic.span.start);
    diagnostics
}

/// A span of the mended text as one of the file's: the half of a full-width character becomes the whole.
fn whole(text: &str, span: Span) -> Span {
    let range = span.range();
    if text.is_char_boundary(range.start) && text.is_char_boundary(range.end) {
        return span;
    }
    Span::new(span.file, text.floor_char_boundary(range.start), text.ceil_char_boundary(range.end))
}

/// The item of a chunk. A keyword that is nearly one is reported, and its item read as what it was meant to be.
fn read_chunk(reader: &Reader, chunk: &Chunk) -> Option<Item> {
    let text = reader.text.get(chunk.start..chunk.end).unwrap_or("");
    let token = Lexer::new(text, 0).next()?;
    let word = text.get(token.start..token.end).unwrap_or("");
    let span = Span::new(reader.file, chunk.start, chunk.start + token.end);
    if let Some(form) = form(word) {
        return read_item(reader, form, chunk, reader.piece(chunk.start, chunk.end));
    }
    if token.kind != TokenKind::Word {
        // A bracket that has no partner is reported already.
        if chunk.broken.is_empty() {
            let failure = Failure { at: chunk.start, expected: vec![Rule::plain_head] };
            reader.report(diagnose(reader, &failure, chunk.end));
        }
        return None;
    }
    let (keyword, written) = match glued_to(word) {
        Some(keyword) => {
            reader.report(glued(word, keyword, span));
            (keyword, keyword.len())
        }
        None => {
            let suggestion = nearest(word, item_spellings());
            reader.report(Diagnostic::new(Code::UnknownItem, span).arg("word", word).suggest(span, suggestion));
            (suggestion?, word.len())
        }
    };
    let (mended, base) = recover::mend(reader.piece(chunk.start, chunk.end), written, keyword)?;
    read_item(reader, form(keyword)?, chunk, Piece { text: &mended, base })
}

fn glued_to(word: &str) -> Option<&'static str> {
    let keywords = KEYWORDS.iter().filter(|keyword| keyword.class == Class::Item).map(|keyword| keyword.zh);
    keywords.filter(|zh| word.starts_with(zh) && word.len() > zh.len()).max_by_key(|zh| zh.len())
}

/// Reads an item whole, or piece by piece when it is wrong somewhere.
fn read_item(reader: &Reader, form: &'static Form, chunk: &Chunk, piece: Piece) -> Option<Item> {
    let clean = chunk.broken.is_empty() && chunk.lonely.is_empty();
    let read = clean.then(|| reader.read(form.item, piece));
    let failure = match read {
        Some(Ok(node)) => {
            let nodes: Vec<Node> = node.children().collect();
            return item(reader, form, chunk, &nodes);
        }
        Some(Err(failure)) => Some(failure),
        None => None,
    };
    let before = reader.problems();
    let parts = recover::parts(reader, form, chunk);
    let head = recover::head(reader, form, chunk);
    let head_text = head.and_then(|head| mended_head(head, piece, chunk));
    let head = head_text.as_ref().map(|(text, base)| Piece { text, base: *base });
    let nodes = recover::nodes(reader, form, chunk, failure.as_ref(), &parts, head);
    let out = item(reader, form, chunk, &nodes);
    if let Some(failure) = failure.filter(|_| reader.problems() == before) {
        // Every clause is right and the item is not: then it is something between them.
        reader.report(diagnose(reader, &failure, chunk.end));
    }
    out
}

/// The head of an item whose keyword may have been mended.
fn mended_head(head: Piece, item: Piece, chunk: &Chunk) -> Option<(String, i64)> {
    let end = chunk.start + head.text.len();
    let length = i64::try_from(end).ok()? - item.base;
    let text = item.text.get(..usize::try_from(length).ok()?)?;
    Some((text.to_owned(), item.base))
}

fn item(reader: &Reader, form: &Form, chunk: &Chunk, nodes: &[Node]) -> Option<Item> {
    let kind: ItemKind = pairs::build(reader, form, nodes)?;
    let last = nodes.iter().rev().find(|node| node.rule() != Rule::EOI);
    let end = last.map_or(chunk.end, |node| node.span().end as usize).max(chunk.start);
    Some(Item { span: span_of(reader.file, chunk, end), kind })
}

fn span_of(file: FileId, chunk: &Chunk, end: usize) -> Span {
    Span::new(file, chunk.start, end.min(chunk.end))
}
