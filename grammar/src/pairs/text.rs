//! Texts in two languages, and the strings in them.

use super::{Node, Reader, Rule, literal, template};
use crate::ast::{Cite, Name, TemplateText, Text};
use crate::{Code, Diagnostic, Span, Spanned};

/// The inside of one string, and where it begins.
fn inside<'i>(string: &Node<'i>) -> (&'i str, usize) {
    let text = string.text();
    let inner = text.get(1..text.len().saturating_sub(1)).unwrap_or("");
    (inner, string.span().start as usize + 1)
}

/// One string.
pub fn string(reader: &Reader, node: &Node) -> Spanned<String> {
    let (inner, at) = inside(node);
    Spanned::new(literal::plain(reader, inner, at), node.span())
}

/// Strings in a row, joined.
pub fn strings(reader: &Reader, node: &Node) -> Spanned<String> {
    let mut joined = String::new();
    let mut whole: Option<Span> = None;
    for child in node.children() {
        let part = string(reader, &child);
        whole = Some(whole.map_or(part.span, |span| span.to(part.span)));
        joined.push_str(&part.value);
    }
    Spanned::new(joined, whole.unwrap_or(node.span()))
}

/// The strings directly inside a clause, joined.
pub fn clause_strings(reader: &Reader, clause: &Node) -> Option<Spanned<String>> {
    clause.child(Rule::strings).map(|node| strings(reader, &node))
}

/// `zh "…" en "…"`
pub fn text(reader: &Reader, node: &Node) -> Text {
    let mut out = Text { span: node.span(), zh: None, en: None };
    for part in node.children() {
        let value = clause_strings(reader, &part);
        match part.rule() {
            Rule::zh_part => out.zh = value,
            Rule::en_part => out.en = value,
            _ => reader.lost(&part),
        }
        out.span = Span { end: part.span().end, ..out.span };
    }
    out
}

/// The text directly inside a clause.
pub fn clause_text(reader: &Reader, clause: &Node) -> Option<Text> {
    clause.child(Rule::text).map(|node| text(reader, &node))
}

/// The text with holes directly inside a clause.
pub fn clause_template(reader: &Reader, clause: &Node) -> Option<TemplateText> {
    let node = clause.child(Rule::text)?;
    let mut out = TemplateText { span: node.span(), zh: None, en: None };
    for part in node.children() {
        let strings: Vec<_> = part.child(Rule::strings).iter().flat_map(Node::children).collect();
        let pieces: Vec<_> = strings.iter().map(|string| (inside(string), string.span())).collect();
        let value = template::template(reader, &pieces);
        match part.rule() {
            Rule::zh_part => out.zh = value,
            Rule::en_part => out.en = value,
            _ => reader.lost(&part),
        }
    }
    Some(out)
}

/// The names directly inside a clause.
pub fn names(clause: &Node) -> Vec<Name> {
    clause.children().filter(|child| child.rule() == Rule::name).map(|child| literal::name(&child)).collect()
}

/// `cite qz "4.3-p2"`
pub fn cite(reader: &Reader, clause: &Node) -> Option<Cite> {
    let source = names(clause).into_iter().next()?;
    let strings = clause.children().filter(|child| child.rule() == Rule::string);
    Some(Cite { span: clause.span(), source, locators: strings.map(|child| string(reader, &child)).collect() })
}

/// A version, `major.minor.patch`.
pub fn version(reader: &Reader, clause: &Node) -> Option<Spanned<String>> {
    let version = clause_strings(reader, clause)?;
    let parts: Vec<_> = version.value.split('.').collect();
    let good = |part: &&str| {
        part.len() <= 9
            && part.bytes().all(|byte| byte.is_ascii_digit())
            && (*part == "0" || !part.starts_with('0'))
            && !part.is_empty()
    };
    if parts.len() != 3 || !parts.iter().all(good) {
        let diagnostic = Diagnostic::new(Code::InvalidVersion, version.span).arg("found", version.value.as_str());
        reader.report(diagnostic);
    }
    Some(version)
}
