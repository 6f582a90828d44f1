//! Expressions: pest's operator parser folds a flat row of operands and operators into a tree.
//!
//! A row is measured before it is folded, and the tree while it grows, so that nothing later (the checker, `Drop`) meets a tree
//! deeper than [`MAX_DEPTH`].

use std::sync::LazyLock;

use pest::iterators::Pair;
use pest::pratt_parser::{Assoc, Op, PrattParser};

use super::operand::{postfix, primary};
use super::{Node, Reader, Rule};
use crate::expr::{BinaryOp, Expr, ExprKind, Literal, UnaryOp};
use crate::{Code, Diagnostic, Span, Spanned};

/// How deep a tree may be.
const MAX_DEPTH: usize = 250;
/// How many links a chain may have: operators, selections, elements, arguments.
pub const MAX_CHAIN: usize = 2_000;
/// How many prefix operators may stand in a row.
const MAX_PREFIXES: usize = 64;

/// An expression and the depth of its tree. `None` in its place means that the reason is already reported.
pub struct Tree {
    /// The expression.
    pub expr: Expr,
    /// The depth.
    pub depth: usize,
}

static OPERATORS: LazyLock<PrattParser<Rule>> = LazyLock::new(|| {
    let left = |rule| Op::infix(rule, Assoc::Left);
    PrattParser::new()
        .op(left(Rule::or))
        .op(left(Rule::and))
        .op(Op::prefix(Rule::not_word))
        .op(left(Rule::equal)
            | left(Rule::not_equal)
            | left(Rule::less)
            | left(Rule::less_equal)
            | left(Rule::greater)
            | left(Rule::greater_equal)
            | left(Rule::contained))
        .op(left(Rule::add) | left(Rule::subtract))
        .op(left(Rule::multiply) | left(Rule::divide) | left(Rule::modulo))
        .op(Op::prefix(Rule::not) | Op::prefix(Rule::negate))
        .op(Op::postfix(Rule::select) | Op::postfix(Rule::index))
});

/// The tree of an expression.
pub fn expr(reader: &Reader, node: &Node) -> Option<Expr> {
    tree(reader, node).map(|tree| tree.expr)
}

/// The tree of an expression, and its depth.
pub fn tree(reader: &Reader, node: &Node) -> Option<Tree> {
    let row: Vec<Node> = node.children().map(operator).collect();
    measure(reader, node, &row)?;
    let mut chains = row.split(|token| matches!(token.rule(), Rule::question | Rule::colon)).rev();
    let mut out = chain(reader, chains.next()?)?;
    // From the right: `a ? b : c ? d : e` is `a ? b : (c ? d : e)`.
    while let (Some(then), Some(condition)) = (chains.next(), chains.next()) {
        let (then, condition) = (chain(reader, then)?, chain(reader, condition)?);
        let depth = condition.depth.max(then.depth).max(out.depth);
        let span = condition.expr.span.to(out.expr.span);
        let kind = ExprKind::Conditional(Box::new(condition.expr), Box::new(then.expr), Box::new(out.expr));
        out = grow(reader, span, depth, kind)?;
    }
    Some(out)
}

/// An operator stands in a pair of its own, so that a failed attempt at one costs a single rule.
fn operator(node: Node) -> Node {
    match node.rule() {
        Rule::operator => node.children().next().unwrap_or_else(|| node.clone()),
        _ => node,
    }
}

/// Refuses a row that is too long before anything is folded.
fn measure(reader: &Reader, node: &Node, row: &[Node]) -> Option<()> {
    let mut links = 0_usize;
    let mut postfixes = 0_usize;
    let mut prefixes = 0_usize;
    for token in row {
        match token.rule() {
            Rule::not | Rule::negate | Rule::not_word => prefixes += 1,
            Rule::select | Rule::index => postfixes += 1,
            Rule::reference | Rule::cel_string | Rule::number | Rule::group | Rule::list | Rule::map => {
                (prefixes, postfixes) = (0, 0);
            }
            _ => {
                links += 1;
                prefixes = 0;
            }
        }
        if prefixes > MAX_PREFIXES {
            return refuse(reader, Code::NestedTooDeeply, token.span(), MAX_PREFIXES);
        }
        if links > MAX_CHAIN || postfixes > MAX_CHAIN {
            return refuse(reader, Code::ChainTooLong, node.span(), MAX_CHAIN);
        }
    }
    Some(())
}

/// Reports that a limit is passed.
pub fn refuse<T>(reader: &Reader, code: Code, span: Span, limit: usize) -> Option<T> {
    reader.report(Diagnostic::new(code, span).arg("limit", limit));
    None
}

/// A node of the tree over parts of the given depth, unless the tree is deep enough.
pub fn grow(reader: &Reader, span: Span, depth: usize, kind: ExprKind) -> Option<Tree> {
    if depth >= MAX_DEPTH {
        return refuse(reader, Code::NestedTooDeeply, span, MAX_DEPTH);
    }
    Some(Tree { expr: Expr { span, kind }, depth: depth + 1 })
}

/// Operands and operators without `? :`.
fn chain(reader: &Reader, row: &[Node]) -> Option<Tree> {
    let base = row.first()?.base;
    let node = |pair: Pair<'_, Rule>| -> (Rule, Span) {
        let node = Node { pair, base, file: reader.file };
        (node.rule(), node.span())
    };
    OPERATORS
        .map_primary(|pair| primary(reader, &Node { pair, base, file: reader.file }))
        .map_prefix(|pair, operand| prefix(reader, node(pair), operand?))
        .map_postfix(|operand, pair| postfix(reader, &Node { pair, base, file: reader.file }, operand?))
        .map_infix(|left, pair, right| infix(reader, node(pair), left?, right?))
        .parse(row.iter().map(|token| token.pair.clone()))
}

fn prefix(reader: &Reader, (rule, at): (Rule, Span), operand: Tree) -> Option<Tree> {
    let span = at.to(operand.expr.span);
    let op = if rule == Rule::negate { UnaryOp::Negate } else { UnaryOp::Not };
    let folded = match (op, &operand.expr.kind) {
        (UnaryOp::Negate, ExprKind::Literal(Literal::Int(value))) if *value >= 0 => Some(Literal::Int(-value)),
        (UnaryOp::Negate, ExprKind::Literal(Literal::Double(value))) if value.is_sign_positive() => {
            Some(Literal::Double(-value))
        }
        _ => None,
    };
    match folded {
        Some(literal) => grow(reader, span, 0, ExprKind::Literal(literal)),
        None => grow(reader, span, operand.depth, ExprKind::Unary(op, Box::new(operand.expr))),
    }
}

fn infix(reader: &Reader, (rule, at): (Rule, Span), left: Tree, right: Tree) -> Option<Tree> {
    let span = left.expr.span.to(right.expr.span);
    let op = match rule {
        Rule::and | Rule::or => return logic(reader, rule == Rule::and, span, left, right),
        Rule::equal => BinaryOp::Equal,
        Rule::not_equal => BinaryOp::NotEqual,
        Rule::less => BinaryOp::Less,
        Rule::less_equal => BinaryOp::LessEqual,
        Rule::greater => BinaryOp::Greater,
        Rule::greater_equal => BinaryOp::GreaterEqual,
        Rule::contained => BinaryOp::In,
        Rule::add => BinaryOp::Add,
        Rule::subtract => BinaryOp::Subtract,
        Rule::multiply => BinaryOp::Multiply,
        Rule::divide => BinaryOp::Divide,
        Rule::modulo => BinaryOp::Modulo,
        _ => {
            reader.report(Diagnostic::new(Code::UnexpectedInput, at));
            return None;
        }
    };
    let depth = left.depth.max(right.depth);
    let kind = ExprKind::Binary(Spanned::new(op, at), Box::new(left.expr), Box::new(right.expr));
    grow(reader, span, depth, kind)
}

/// `&&` and `||` take any number of operands. Brackets around an equal chain mean nothing, so that it joins in too.
fn logic(reader: &Reader, and: bool, span: Span, left: Tree, right: Tree) -> Option<Tree> {
    let (mut operands, before) = operands(left, and);
    let (more, after) = self::operands(right, and);
    operands.extend(more);
    if operands.len() > MAX_CHAIN + 1 {
        return refuse(reader, Code::ChainTooLong, span, MAX_CHAIN);
    }
    let kind = if and { ExprKind::And(operands) } else { ExprKind::Or(operands) };
    grow(reader, span, before.max(after), kind)
}

/// The operands of a chain of the same kind, or the expression alone, and the depth of the deepest.
fn operands(tree: Tree, and: bool) -> (Vec<Expr>, usize) {
    match (tree.expr.kind, and) {
        (ExprKind::And(operands), true) | (ExprKind::Or(operands), false) => (operands, tree.depth.saturating_sub(1)),
        (kind, _) => (vec![Expr { span: tree.expr.span, kind }], tree.depth),
    }
}
