//! The layout of expressions: a long one is broken before its loosest operators first.

use super::clause::INDENT;
use super::doc::Doc;
use super::printer::{Piece, Printer};
use crate::pairs::{Node, Rule};

/// Operators by how loosely they bind, loosest first.
const LOOSEST_FIRST: &[&[Rule]] = &[
    &[Rule::or],
    &[Rule::and],
    &[Rule::equal, Rule::not_equal, Rule::less, Rule::less_equal, Rule::greater, Rule::greater_equal, Rule::contained],
    &[Rule::add, Rule::subtract],
    &[Rule::multiply, Rule::divide, Rule::modulo],
];

/// Whether a part is an operator between two operands, and of one of these kinds.
fn operates(piece: &Piece, kinds: &[Rule]) -> bool {
    let operator = piece.node.as_ref().filter(|node| node.rule() == Rule::operator);
    operator.and_then(|node| node.children().next()).is_some_and(|node| kinds.contains(&node.rule()))
}

impl Printer<'_, '_> {
    /// Operands and operators in a row.
    pub fn expr(&mut self, row: &[Piece]) -> Doc {
        let mark = |piece: &Piece| piece.is(Rule::question) || piece.is(Rule::colon);
        if row.iter().any(mark) {
            return self.broken_before(row, mark);
        }
        self.chain(row, LOOSEST_FIRST)
    }

    fn chain(&mut self, row: &[Piece], levels: &[&[Rule]]) -> Doc {
        match levels.split_first() {
            None => self.operand(row),
            Some((kinds, _)) if row.iter().any(|piece| operates(piece, kinds)) => {
                self.broken_before(row, |piece| operates(piece, kinds))
            }
            Some((_, tighter)) => self.chain(row, tighter),
        }
    }

    /// Parts between operators, with a break before each operator. A list stays behind its `in`.
    fn broken_before(&mut self, row: &[Piece], operator: impl Fn(&Piece) -> bool) -> Doc {
        let mut out = Vec::new();
        for part in row.chunk_by(|_, next| !operator(next)) {
            let Some((sign, operand)) = part.split_first().filter(|(first, _)| operator(first)) else {
                let first = self.expr(part);
                let inner = part.iter().any(|piece| piece.is(Rule::operator));
                out.push(if inner { Doc::Nest(INDENT, vec![first]) } else { first });
                continue;
            };
            let before = self.lead(sign.start, true);
            let (sign, right) = (self.operator(sign), self.expr(operand));
            match operand {
                [list] if list.is(Rule::list) => {
                    out.extend([Doc::Nest(INDENT, before), Doc::Space(1), sign, Doc::Space(1), right]);
                }
                _ => {
                    let part = vec![Doc::Line(1), Doc::All(before), sign, Doc::Space(1), right];
                    out.push(Doc::Nest(INDENT, part));
                }
            }
        }
        Doc::Group(out)
    }

    fn operator(&mut self, piece: &Piece) -> Doc {
        match piece.node.as_ref().and_then(|node| node.children().next()) {
            Some(inner) => {
                let place = inner.span().range();
                self.word(&Piece { rule: inner.rule(), start: place.start, end: place.end, node: Some(inner) })
            }
            None => self.word(piece),
        }
    }

    /// A value with what stands before and behind it.
    fn operand(&mut self, row: &[Piece]) -> Doc {
        let mut out = Vec::new();
        let mut pieces = row.iter().peekable();
        while let Some(piece) = pieces.next() {
            out.push(self.value(piece));
            // `- 5.f()` is not `-5.f()`.
            let apart = piece.is(Rule::negate) && pieces.peek().is_some_and(|next| next.is(Rule::number));
            out.extend((apart || piece.is(Rule::not_word)).then_some(Doc::Space(1)));
        }
        Doc::All(out)
    }

    fn value(&mut self, piece: &Piece) -> Doc {
        match &piece.node {
            Some(node) if matches!(node.rule(), Rule::arguments | Rule::list | Rule::map) => self.elements(node),
            Some(node) if matches!(node.rule(), Rule::reference | Rule::select | Rule::index | Rule::group) => {
                let mut out = Vec::new();
                for piece in self.pieces(node) {
                    let doc = self.value(&piece);
                    out.push(if piece.is(Rule::expr) { Doc::Align(vec![doc]) } else { doc });
                }
                Doc::All(out)
            }
            _ => self.piece(piece),
        }
    }

    /// A list in brackets of any kind: on one line, or an element a line.
    fn elements(&mut self, node: &Node) -> Doc {
        let pieces = self.pieces(node);
        let [open, inside @ .., close] = pieces.as_slice() else { return Doc::All(Vec::new()) };
        let opening = self.word(open);
        let mut out = Vec::new();
        for piece in inside {
            if piece.separates() {
                out.push(self.word(piece));
                continue;
            }
            out.push(Doc::Line(usize::from(!out.is_empty())));
            out.extend(self.lead(piece.start, true));
            out.push(self.element(piece));
        }
        out.extend(self.comments_before(close.start, true));
        if out.is_empty() {
            return Doc::Group(vec![opening, Doc::Line(0), self.word(close)]);
        }
        Doc::Group(vec![opening, Doc::Nest(INDENT, out), Doc::Line(0), self.word(close)])
    }

    /// `a`, `?a` or `k: v`
    fn element(&mut self, piece: &Piece) -> Doc {
        let Some(node) = piece.node.as_ref().filter(|node| matches!(node.rule(), Rule::element | Rule::entry)) else {
            return self.piece(piece);
        };
        let mut out = Vec::new();
        for part in self.pieces(node) {
            out.push(self.piece(&part));
            out.extend(part.is(Rule::colon).then_some(Doc::Space(1)));
        }
        Doc::All(out)
    }
}
