//! Texts with holes: the inside of the strings of `recommend`.

use super::{Node, Piece, Reader, Rule, expr, literal};
use crate::brackets::MAX_NESTING;
use crate::expected;
use crate::lexer::{Lexer, TokenKind};
use crate::template::{Part, Template};
use crate::{Code, Diagnostic, Span};

/// Reads strings in a row, each given by its inside, where that begins, and its whole extent.
pub fn template(reader: &Reader, strings: &[((&str, usize), Span)]) -> Option<Template> {
    let (_, first) = strings.first()?;
    let (_, last) = strings.last()?;
    let mut parts = Vec::new();
    for ((inner, at), _) in strings {
        if holes_close(reader, inner, *at) {
            read_string(reader, inner, *at, &mut parts);
        }
    }
    Some(Template { span: first.to(*last), parts })
}

fn read_string(reader: &Reader, inner: &str, at: usize, parts: &mut Vec<Part>) {
    let piece = Piece { text: inner, base: i64::try_from(at).unwrap_or(0) };
    let node = match reader.read(Rule::template, piece) {
        Ok(node) => node,
        Err(failure) => return reader.report(expected::diagnose(reader, &failure, at + inner.len())),
    };
    for child in node.children() {
        match child.rule() {
            Rule::template_text => {
                push_text(parts, &literal::plain(reader, child.text(), child.span().start as usize));
            }
            Rule::double_open => push_text(parts, "{"),
            Rule::double_close => push_text(parts, "}"),
            Rule::hole => parts.extend(hole(reader, &child)),
            Rule::EOI => {}
            _ => reader.lost(&child),
        }
    }
}

fn push_text(parts: &mut Vec<Part>, text: &str) {
    match parts.last_mut() {
        Some(Part::Text(before)) => before.push_str(text),
        _ => parts.push(Part::Text(text.to_owned())),
    }
}

fn hole(reader: &Reader, node: &Node) -> Option<Part> {
    let value = node.child(Rule::expr).and_then(|child| expr(reader, &child))?;
    let format = node.child(Rule::ident).map(|child| literal::name(&child));
    Some(Part::Hole { span: node.span(), value: Box::new(value), format })
}

/// Whether every hole closes and no brace is alone. Nesting is measured too: the file's brackets were counted outside strings.
fn holes_close(reader: &Reader, text: &str, at: usize) -> bool {
    let mut next = 0;
    while let Some(brace) = text.get(next..).and_then(|rest| rest.find(['{', '}'])) {
        let start = next + brace;
        let rest = text.get(start..).unwrap_or("");
        if rest.starts_with("{{") || rest.starts_with("}}") {
            next = start + 2;
            continue;
        }
        match hole_length(rest) {
            Ok(length) => next = start + length,
            Err(code) => {
                let diagnostic = Diagnostic::new(code, Span::new(reader.file, at + start, at + start + 1));
                let deep = code == Code::NestedTooDeeply;
                reader.report(if deep { diagnostic.arg("limit", MAX_NESTING) } else { diagnostic });
                return false;
            }
        }
    }
    true
}

/// The length of the hole that a text begins with.
fn hole_length(text: &str) -> Result<usize, Code> {
    let mut depth = 0_usize;
    for token in Lexer::new(text, 0) {
        match token.kind {
            TokenKind::Open => depth += 1,
            TokenKind::Close => depth = depth.checked_sub(1).ok_or(Code::BrokenTemplate)?,
            _ => {}
        }
        if depth > MAX_NESTING {
            return Err(Code::NestedTooDeeply);
        }
        if depth == 0 {
            return Ok(token.end);
        }
    }
    Err(Code::BrokenTemplate)
}
