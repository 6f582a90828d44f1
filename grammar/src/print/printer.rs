//! Words one after the other, in the order of the file: how each is spelt, and which comments stand beside it.

use unicode_width::UnicodeWidthStr;

use super::Language;
use super::clause::INDENT;
use super::doc::Doc;
use crate::ast::Comment;
use crate::keyword::{Class, Keyword, lookup};
use crate::lexer::{Lexer, TokenKind};
use crate::pairs::{Node, Reader, Rule};

/// What has been printed of a file, and what of it comes next.
#[derive(Debug)]
pub struct Printer<'r, 't> {
    /// The file.
    pub reader: &'r Reader<'t>,
    comments: &'r [Comment],
    language: Language,
    /// How many comments are printed.
    next: usize,
    /// Where the last printed word or comment ends.
    end: usize,
}

/// A part of a node: a node, or a keyword or sign that the grammar has no node for.
#[derive(Clone, Debug)]
pub struct Piece<'i> {
    /// The rule of the node, or the one the word is part of.
    pub rule: Rule,
    /// Offset of its first byte.
    pub start: usize,
    /// Offset behind its last byte.
    pub end: usize,
    /// The node.
    pub node: Option<Node<'i>>,
}

impl Piece<'_> {
    /// Whether this is a node of the rule.
    pub fn is(&self, rule: Rule) -> bool {
        self.node.is_some() && self.rule == rule
    }

    /// Whether it ends an element of a list.
    pub fn separates(&self) -> bool {
        self.is(Rule::comma) || self.is(Rule::semi)
    }
}

impl<'r, 't> Printer<'r, 't> {
    /// A printer at the beginning of a file.
    pub fn new(reader: &'r Reader<'t>, comments: &'r [Comment], language: Language) -> Self {
        Printer { reader, comments, language, next: 0, end: 0 }
    }

    /// The text between two offsets.
    pub fn slice(&self, start: usize, end: usize) -> &'t str {
        self.reader.text.get(start..end).unwrap_or("")
    }

    /// The parts of a node in order. Heads of braces are taken apart, so that the braces stand among the parts.
    pub fn pieces<'i>(&self, node: &Node<'i>) -> Vec<Piece<'i>> {
        let mut out = Vec::new();
        let span = node.span().range();
        let mut at = span.start;
        for child in node.children().filter(|child| child.rule() != Rule::EOI) {
            let place = child.span().range();
            self.words(at, place.start, node.rule(), &mut out);
            at = place.end;
            if matches!(child.rule(), Rule::given_head | Rule::scale_head | Rule::element_head | Rule::factor_head) {
                out.extend(self.pieces(&child));
            } else {
                out.push(Piece { rule: child.rule(), start: place.start, end: place.end, node: Some(child) });
            }
        }
        self.words(at, span.end, node.rule(), &mut out);
        out
    }

    fn words(&self, start: usize, end: usize, rule: Rule, out: &mut Vec<Piece<'_>>) {
        let words = Lexer::new(self.slice(start, end), 0).filter(|token| token.kind != TokenKind::Comment);
        out.extend(words.map(|token| Piece { rule, start: start + token.start, end: start + token.end, node: None }));
    }

    /// A word with the comments before it, and the one behind it on its line. What a comment pushes onto a new line goes on deeper,
    /// because at the left edge it would be another item.
    pub fn word(&mut self, piece: &Piece) -> Doc {
        let mut out = vec![Doc::Nest(INDENT, self.comments_before(piece.start, true))];
        let written = self.slice(piece.start, piece.end);
        out.push(match keyword(piece.rule, written) {
            Some(keyword) => {
                Doc::Text(self.spelt(keyword, written).to_owned(), keyword.en.width().max(keyword.zh.width()))
            }
            None => Doc::text(written),
        });
        self.end = piece.end;
        if let Some(comment) = self.comments.get(self.next)
            && self.slice(piece.end, comment.span.start as usize).chars().all(|blank| matches!(blank, ' ' | '\t'))
            && comment.span.start as usize >= piece.end
        {
            out.push(Doc::Nest(INDENT, vec![Doc::Trailing(self.take_comment(comment))]));
        }
        Doc::All(out)
    }

    fn spelt<'k>(&self, keyword: &'static Keyword, written: &'k str) -> &'k str
    where
        'static: 'k,
    {
        match self.language {
            Language::Zh => keyword.zh,
            Language::En => keyword.en,
            Language::Keep => written,
        }
    }

    /// The comments before an offset, each on its line, with the empty lines between them. None is printed before the `first`.
    pub fn comments_before(&mut self, start: usize, mut first: bool) -> Vec<Doc> {
        let mut out = Vec::new();
        while let Some(comment) = self.comments.get(self.next).filter(|comment| (comment.span.start as usize) < start) {
            out.extend(self.empty_line(comment.span.start as usize).filter(|_| !first));
            out.push(Doc::Comment(self.take_comment(comment)));
            first = false;
        }
        out
    }

    /// What stands before something that begins a line: comments, and an empty line unless it is the `first` of its kind.
    pub fn lead(&mut self, start: usize, first: bool) -> Vec<Doc> {
        let mut out = self.comments_before(start, first);
        out.extend((!out.is_empty()).then_some(Doc::Hard));
        out.extend(self.empty_line(start).filter(|_| !first || !out.is_empty()));
        out
    }

    fn take_comment(&mut self, comment: &Comment) -> String {
        self.next += 1;
        let span = comment.span.range();
        self.end = span.end;
        self.slice(span.start, span.end).trim_end().to_owned()
    }

    /// An empty line, if the author left one between what is printed and an offset.
    fn empty_line(&self, start: usize) -> Option<Doc> {
        let breaks = self.slice(self.end, start).bytes().filter(|byte| *byte == b'\n').count();
        (breaks > 1).then_some(Doc::Blank)
    }
}

/// The keyword that a word is, at a place in the grammar where one can stand.
fn keyword(rule: Rule, word: &str) -> Option<&'static Keyword> {
    classes(rule).iter().find_map(|class| lookup(*class, word))
}

fn classes(rule: Rule) -> &'static [Class] {
    match rule {
        Rule::ident
        | Rule::name
        | Rule::string
        | Rule::field_name
        | Rule::quoted_field
        | Rule::cel_string
        | Rule::number
        | Rule::integer
        | Rule::date
        | Rule::grade => &[],
        Rule::or | Rule::and | Rule::not_word => &[Class::Operator],
        Rule::guard_expect | Rule::model_expect | Rule::choice_expect | Rule::index_expect => &[Class::Item],
        Rule::ruleset_item
        | Rule::source_item
        | Rule::taxonomy_item
        | Rule::facts_item
        | Rule::param_item
        | Rule::define_item
        | Rule::rule_item
        | Rule::guard_item
        | Rule::choice_item
        | Rule::model_item
        | Rule::variant_item
        | Rule::index_item
        | Rule::innovation_item
        | Rule::test_item => &[Class::Item],
        Rule::extern_item => &[Class::Item, Class::Clause],
        Rule::bool_type
        | Rule::int_type
        | Rule::number_type
        | Rule::ratio_type
        | Rule::level_type
        | Rule::text_type
        | Rule::date_type
        | Rule::enum_type
        | Rule::set_type
        | Rule::list_type
        | Rule::record_type
        | Rule::level_word => &[Class::Type],
        Rule::source_kind
        | Rule::basis
        | Rule::gravity
        | Rule::amount
        | Rule::verdict
        | Rule::safeguard
        | Rule::band
        | Rule::mean_of
        | Rule::hold_kind
        | Rule::all_word
        | Rule::none_word
        | Rule::advised
        | Rule::held
        | Rule::recommends
        | Rule::has_word
        | Rule::order
        | Rule::not_told => &[Class::Value, Class::Clause],
        _ => &[Class::Clause],
    }
}
