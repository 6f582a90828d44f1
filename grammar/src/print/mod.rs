//! The canonical printer: a rule file in one layout, with the keywords of either language.
//!
//! Clauses keep their order, texts and expressions their words, comments and empty lines their places. What changes is blanks and
//! line breaks, and the keywords where asked for. Where a list in braces begins a new line, it keeps one line an entry; everything
//! else is broken only where it would not fit.

mod clause;
mod doc;
mod expr;
mod printer;

use crate::ast::Comment;
use crate::forms::form;
use crate::lexer::Lexer;
use crate::pairs::{Node, Reader};
use crate::split::{Shape, split};
use crate::{Diagnostics, Source, parse};

use doc::{Doc, render};
use printer::Printer;

/// In which language keywords are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// 中文
    Zh,
    /// English
    En,
    /// As they are written.
    Keep,
}

/// A rule file in the canonical layout: two blanks an indent, lines of at most 120 columns unless a text is longer than that, in
/// which a full-width character counts as two. Printing twice changes nothing, and the tree of the printed file is the same.
///
/// ```
/// use guiju_grammar::{FileId, Language, Source, print};
/// let source = Source::new(FileId(0), "a.gj", "rule a { require  x&&y // why\n effects none }");
/// assert_eq!(print(&source, Language::Keep).unwrap(), "rule a {\n  require x && y // why\n  effects none\n}\n");
/// assert_eq!(print(&source, Language::Zh).unwrap(), "规则 a {\n  要求 x && y // why\n  影响 无\n}\n");
/// ```
///
/// # Errors
///
/// What is wrong with the file, when anything is: its layout may be what shows the author where.
pub fn print(source: &Source, language: Language) -> Result<String, Diagnostics> {
    let (ast, diagnostics) = parse(source);
    if !diagnostics.is_empty() {
        return Err(diagnostics);
    }
    let split = split(source, Shape::Items);
    let reader = Reader::new(source.id, &split.text);
    let mut items = Vec::with_capacity(split.chunks.len());
    for chunk in &split.chunks {
        let piece = reader.piece(chunk.start, chunk.end);
        let word = Lexer::new(piece.text, 0).next().and_then(|token| piece.text.get(token.start..token.end));
        items.extend(word.and_then(form).and_then(|form| reader.read(form.item, piece).ok()));
    }
    Ok(file(&reader, &ast.comments, language, &items))
}

fn file(reader: &Reader, comments: &[Comment], language: Language, items: &[Node]) -> String {
    let mut printer = Printer::new(reader, comments, language);
    let mut out = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let start = item.span().start as usize;
        out.push(Doc::Hard);
        out.extend(printer.lead(start, at == 0));
        out.push(printer.item(item));
    }
    out.extend(printer.comments_before(reader.text.len(), false));
    render(&Doc::All(out))
}
