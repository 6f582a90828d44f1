//! Names under one prefix given another, as when a place takes a plugin over under a name of its own.

use crate::ast::{Ast, ItemKind, TemplateText};
use crate::lexer::{Lexer, TokenKind};
use crate::template::{Part, Template};
use crate::{Source, Span};

/// Gives every name that is `from` or lies below it the same name under `to`, in a file without mistakes, and marks the numbers
/// people cite with `@to`. Texts stay as they are, but for the holes in them.
///
/// # Errors
///
/// A place where the file itself uses a name that begins like `to`: what is meant there would no longer be told apart.
///
/// ```
/// use guiju_grammar::{FileId, Source, parse, rename};
/// let source = Source::new(FileId(0), "a.gj", "ruleset gd.x {}\ndefine gd.x.a = gd.x.b && gd.xy == 'gd.x'\n");
/// let (ast, _) = parse(&source);
/// let renamed = rename(&source, &ast, "gd.x", "here").unwrap();
/// assert_eq!(renamed.text, "ruleset here {}\ndefine here.a = here.b && gd.xy == 'gd.x'\n");
/// ```
pub fn rename(source: &Source, ast: &Ast, from: &str, to: &str) -> Result<Source, Span> {
    let mut edits: Vec<(Span, String)> = Vec::new();
    let whole = Span::new(source.id, 0, source.text.len());
    for region in std::iter::once(whole).chain(holes(ast)) {
        for path in paths(source, region) {
            if path.is_below(from) {
                edits.push((path.prefix(from), to.to_owned()));
            } else if path.begins_like(from, to) {
                return Err(path.span());
            }
        }
    }
    edits.extend(
        numbers(ast).map(|number| (Span { start: number.end.saturating_sub(1), ..number }, format!("@{to}\""))),
    );
    // From the end, so that the places before stay where they are.
    edits.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
    let mut text = source.text.clone();
    for (span, new) in edits {
        text.replace_range(span.range(), &new);
    }
    Ok(Source { text, ..source.clone() })
}

/// A dotted name: its words and where each stands.
#[derive(Debug, Default)]
struct Path<'t> {
    words: Vec<(&'t str, Span)>,
    /// Whether it stands before a comma in brackets, as a macro's variable does.
    is_argument: bool,
}

impl Path<'_> {
    fn is_below(&self, prefix: &str) -> bool {
        let words = prefix.split('.');
        words.clone().count() <= self.words.len() && words.zip(&self.words).all(|(word, (own, _))| word == *own)
    }

    /// A name of which only the beginning is common with `from` may go on like `to`; any other may not even begin so. A word
    /// by itself names a member or a clause, unless it is a macro's variable, which would hide what begins like it.
    fn begins_like(&self, from: &str, to: &str) -> bool {
        let first = |name: &str| name.split('.').next().unwrap_or_default().to_owned();
        let is_name = self.words.len() > 1 || self.is_argument;
        is_name && if first(from) == first(to) { self.is_below(to) } else { self.is_below(&first(to)) }
    }

    fn span(&self) -> Span {
        let first = self.words.first().map(|(_, span)| *span).unwrap_or_default();
        self.words.last().map_or(first, |(_, last)| first.to(*last))
    }

    fn prefix(&self, prefix: &str) -> Span {
        let words = self.words.iter().take(prefix.split('.').count()).copied().collect();
        Path { words, is_argument: false }.span()
    }
}

/// The dotted names that stand in a region outside its texts and comments.
fn paths(source: &Source, region: Span) -> Vec<Path<'_>> {
    let range = region.range();
    let tokens = Lexer::new(&source.text, range.start).take_while(|token| token.end <= range.end);
    let mut paths: Vec<Path<'_>> = Vec::new();
    let mut open = Path::default();
    // Whether a dot that selects a field stands just before, and where an operand ends of which one could.
    let (mut selects, mut operand, mut brackets) = (false, None, 0_u32);
    for token in tokens.filter(|token| token.kind != TokenKind::Comment) {
        let span = Span::new(source.id, token.start, token.end);
        let text = source.slice(span);
        let is_selection = text == "." && operand.is_some_and(|end| end == token.start || token.first);
        let is_word = token.kind == TokenKind::Word;
        if is_word && selects && !open.words.is_empty() {
            open.words.push((text, span));
        } else if !is_selection {
            open.is_argument = text == "," && brackets > 0;
            paths.push(std::mem::take(&mut open));
            if is_word && !selects {
                open.words.push((text, span));
            }
        }
        match text {
            "(" => brackets += 1,
            ")" => brackets = brackets.saturating_sub(1),
            _ => {}
        }
        selects = is_selection;
        let is_operand = matches!(token.kind, TokenKind::Word | TokenKind::Close | TokenKind::Text | TokenKind::Number);
        operand = is_operand.then_some(token.end);
    }
    paths.push(open);
    paths.retain(|path| !path.words.is_empty());
    paths
}

/// The expressions in the holes of texts, which stand inside strings.
fn holes(ast: &Ast) -> impl Iterator<Item = Span> {
    let texts = ast.items.iter().filter_map(|item| match &item.kind {
        ItemKind::Rule(rule) => rule.body.recommend.as_ref(),
        ItemKind::Variant(variant) => variant.body.recommend.as_ref(),
        ItemKind::Guard(guard) => guard.recommend.as_ref(),
        _ => None,
    });
    let sides = texts.flat_map(|TemplateText { zh, en, .. }| [zh, en]).flatten();
    sides.flat_map(|Template { parts, .. }| parts).filter_map(|part| match part {
        Part::Hole { value, .. } => Some(value.span),
        Part::Text(_) => None,
    })
}

/// The numbers of rules, variants and guards, with their quotes.
fn numbers(ast: &Ast) -> impl Iterator<Item = Span> {
    let numbers = ast.items.iter().filter_map(|item| match &item.kind {
        ItemKind::Rule(rule) => rule.body.number.as_ref(),
        ItemKind::Variant(variant) => variant.body.number.as_ref(),
        ItemKind::Guard(guard) => guard.number.as_ref(),
        _ => None,
    });
    numbers.map(|number| number.span)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FileId, parse};

    fn renamed(text: &str, from: &str, to: &str) -> String {
        let source = Source::new(FileId(0), "a.gj", text);
        let (ast, _) = parse(&source);
        match rename(&source, &ast, from, to) {
            Ok(source) => source.text,
            Err(span) => format!("«{}» at {}", source.slice(span), span.start),
        }
    }

    #[test]
    fn holes_are_renamed_and_texts_are_not() {
        let rule = "rule gd.r {\n  number \"GD-1\"\n  title zh \"gd.r\" en \"gd.r\"\n  // gd.r\n  \
                    recommend zh \"gd.r {gd.days + size('gd.r')|days}\" en \"{x.gd.r}\"\n}\n";
        insta::assert_snapshot!(renamed(rule, "gd", "here"), @r#"
        rule here.r {
          number "GD-1@here"
          title zh "gd.r" en "gd.r"
          // gd.r
          recommend zh "gd.r {here.days + size('gd.r')|days}" en "{x.gd.r}"
        }
        "#);
    }

    #[test]
    fn what_only_looks_like_the_prefix_stays() {
        insta::assert_snapshot!(renamed("define gd.a = gd.x.b + gdx + x.gd.b + f(gd.c).gd.d + .gd.e", "gd", "h.i"),
            @"define h.i.a = h.i.x.b + gdx + x.gd.b + f(h.i.c).gd.d + .h.i.e");
        insta::assert_snapshot!(renamed("define gd.x.a = gd.b + gd.x.c", "gd.x", "gd.y"), @"define gd.y.a = gd.b + gd.y.c");
    }

    #[test]
    fn a_name_that_is_used_is_not_given() {
        insta::assert_snapshot!(renamed("define gd.a = items.all(r, r.ok)", "gd", "r"), @"«r» at 24");
        insta::assert_snapshot!(renamed("define gd.a = gd.y.b && gd.x.c", "gd.x", "gd.y"), @"«gd.y.b» at 14");
        insta::assert_snapshot!(renamed("facts gd { s set { x, y } zh 's' en 's' }", "gd", "x"), @"facts x { s set { x, y } zh 's' en 's' }");
    }
}
