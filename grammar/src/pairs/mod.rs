//! Where pest ends: everything that touches its pairs stands below this module, and what leaves it is syntax tree.

mod clause;
mod expr;
mod facts;
mod function;
mod guidance;
mod index;
mod item;
mod literal;
mod operand;
mod template;
mod test;
mod text;

pub use clause::continues;
pub use expr::expr;
pub use item::build;

use std::cell::RefCell;

use pest::Parser;
use pest::error::{ErrorVariant, InputLocation};
use pest::iterators::Pair;

use crate::{Code, Diagnostic, Diagnostics, FileId, Span};

#[derive(pest_derive::Parser)]
#[grammar = "guiju.pest"]
struct Grammar;

/// What is known while pairs become syntax tree.
#[derive(Debug)]
pub struct Reader<'t> {
    /// The file.
    pub file: FileId,
    /// Its text, mended.
    pub text: &'t str,
    /// What was found wrong. Pest's operator parser holds several closures at once, so that this cannot be `&mut`.
    found: RefCell<Diagnostics>,
}

/// A text to read, and where it stands in the file. The offset can be negative when a keyword was mended to a longer one.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'i> {
    /// The text.
    pub text: &'i str,
    /// What to add to an offset in the text to get one in the file.
    pub base: i64,
}

/// A pair, and where its text stands in the file.
#[derive(Clone, Debug)]
pub struct Node<'i> {
    pair: Pair<'i, Rule>,
    base: i64,
    file: FileId,
}

/// Where reading could not go on, and what would have been possible there.
#[derive(Clone, Debug)]
pub struct Failure {
    /// The offset in the file.
    pub at: usize,
    /// The rules that were tried.
    pub expected: Vec<Rule>,
}

impl<'t> Reader<'t> {
    /// A reader of a file.
    pub fn new(file: FileId, text: &'t str) -> Self {
        Reader { file, text, found: RefCell::default() }
    }

    /// Reports a problem.
    pub fn report(&self, diagnostic: Diagnostic) {
        self.found.borrow_mut().push(diagnostic);
    }

    /// How many problems there are so far.
    pub fn problems(&self) -> usize {
        self.found.borrow().len()
    }

    /// What was found wrong.
    pub fn into_diagnostics(self) -> Diagnostics {
        self.found.into_inner()
    }

    /// A piece of the file.
    pub fn piece(&self, start: usize, end: usize) -> Piece<'t> {
        Piece { text: self.text.get(start..end).unwrap_or(""), base: i64::try_from(start).unwrap_or(0) }
    }

    /// Reads a piece by a rule, from its start and as far as the rule goes.
    pub fn read<'i>(&self, rule: Rule, piece: Piece<'i>) -> Result<Node<'i>, Failure> {
        let read = Grammar::parse(rule, piece.text);
        match read.map(|mut pairs| pairs.next()) {
            Ok(Some(pair)) => Ok(Node { pair, base: piece.base, file: self.file }),
            Ok(None) => Err(Failure { at: offset(piece.base, 0), expected: vec![rule] }),
            Err(error) => Err(failure(&error, piece.base)),
        }
    }

    /// Reports a pair that the syntax tree has no place for. The grammar does not let this happen; if it ever does, nothing is lost
    /// silently.
    pub fn lost(&self, node: &Node) {
        self.report(Diagnostic::new(Code::UnexpectedInput, node.span()).arg("found", node.text()));
    }
}

fn offset(base: i64, at: usize) -> usize {
    usize::try_from(base.saturating_add(i64::try_from(at).unwrap_or(i64::MAX))).unwrap_or(0)
}

fn failure(error: &pest::error::Error<Rule>, base: i64) -> Failure {
    let at = match error.location {
        InputLocation::Pos(at) | InputLocation::Span((at, _)) => at,
    };
    let expected = match &error.variant {
        ErrorVariant::ParsingError { positives, .. } => positives.clone(),
        ErrorVariant::CustomError { .. } => Vec::new(),
    };
    Failure { at: offset(base, at), expected }
}

impl<'i> Node<'i> {
    /// Which rule it matched.
    pub fn rule(&self) -> Rule {
        self.pair.as_rule()
    }

    /// Its text.
    pub fn text(&self) -> &'i str {
        self.pair.as_str()
    }

    /// Where it stands in the file.
    pub fn span(&self) -> Span {
        let span = self.pair.as_span();
        Span::new(self.file, offset(self.base, span.start()), offset(self.base, span.end()))
    }

    /// How many bytes of its piece lie before its end.
    pub fn end(&self) -> usize {
        self.pair.as_span().end()
    }

    /// The pairs inside it.
    pub fn children(&self) -> impl Iterator<Item = Node<'i>> {
        let (base, file) = (self.base, self.file);
        self.pair.clone().into_inner().map(move |pair| Node { pair, base, file })
    }

    /// The first pair of this rule directly inside it.
    pub fn child(&self, rule: Rule) -> Option<Node<'i>> {
        self.children().find(|child| child.rule() == rule)
    }

    /// The word it begins with.
    pub fn keyword(&self) -> &'i str {
        let text = self.text();
        let end = text.find(|letter: char| !crate::lexer::continues_word(letter)).unwrap_or(text.len());
        text.get(..end).unwrap_or(text)
    }
}
