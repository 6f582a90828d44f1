//! Expressions: pest's operator parser folds a flat row of operands and operators into a tree.
//!
//! A row is measured before it is folded, and the tree while it grows, so that nothing later (the checker, `Drop`) meets a tree
//! deeper than [`MAX_DEPTH`].

use std::sync::LazyLock;

use pest::iterators::Pair;
use pest::pratt_parser::{Assoc, Op, PrattParser};

use super::{Node, Reader, Rule, literal};
use crate::expr::{BinaryOp, Element, Entry, Expr, ExprKind, Literal, UnaryOp};
use crate::{Code, Diagnostic, Span, Spanned};

/// How deep a tree may be.
const MAX_DEPTH: usize = 250;
/// How many links a chain may have: operators, selections, elements, arguments.
const MAX_CHAIN: usize = 2_000;
/// How many prefix operators may stand in a row.
const MAX_PREFIXES: usize = 64;

/// Words that CEL keeps for itself; `true`, `false`, `null` and `in` have a meaning of their own.
const RESERVED: &[&str] = &[
    "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package", "namespace",
    "return", "var", "void", "while",
];

/// An expression and the depth of its tree. `None` in its place means that the reason is already reported.
struct Tree {
    expr: Expr,
    depth: usize,
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

/// Whether a name is one of CEL's reserved words; says so.
pub fn check_reserved(reader: &Reader, name: &str, span: Span) -> bool {
    let reserved = RESERVED.contains(&name);
    if reserved {
        reader.report(Diagnostic::new(Code::ReservedWord, span).arg("word", name));
    }
    reserved
}

fn tree(reader: &Reader, node: &Node) -> Option<Tree> {
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

fn refuse<T>(reader: &Reader, code: Code, span: Span, limit: usize) -> Option<T> {
    reader.report(Diagnostic::new(code, span).arg("limit", limit));
    None
}

/// A node of the tree over parts of the given depth, unless the tree is deep enough.
fn grow(reader: &Reader, span: Span, depth: usize, kind: ExprKind) -> Option<Tree> {
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

fn postfix(reader: &Reader, node: &Node, operand: Tree) -> Option<Tree> {
    let span = operand.expr.span.to(node.span());
    let optional = node.child(Rule::optional).is_some();
    if node.rule() == Rule::index {
        let index = tree(reader, &node.child(Rule::expr)?)?;
        let depth = operand.depth.max(index.depth);
        let kind = ExprKind::Index { operand: Box::new(operand.expr), index: Box::new(index.expr), optional };
        return grow(reader, span, depth, kind);
    }
    let field = field(node)?;
    match node.child(Rule::arguments) {
        Some(list) => {
            let (args, depth) = arguments(reader, &list)?;
            let depth = depth.max(operand.depth);
            let target = Some(Box::new(operand.expr));
            grow(reader, span, depth, ExprKind::Call { target, function: field, args })
        }
        None => {
            let kind = ExprKind::Select { operand: Box::new(operand.expr), field, optional };
            grow(reader, span, operand.depth, kind)
        }
    }
}

fn field(node: &Node) -> Option<Spanned<String>> {
    let name = node.children().find(|child| matches!(child.rule(), Rule::field_name | Rule::quoted_field))?;
    let text = if name.rule() == Rule::quoted_field {
        name.text().trim_matches('`').to_owned()
    } else {
        literal::normal(name.text())
    };
    Some(Spanned::new(text, name.span()))
}

fn arguments(reader: &Reader, node: &Node) -> Option<(Vec<Expr>, usize)> {
    let list: Vec<_> = node.children().filter(|child| child.rule() == Rule::expr).collect();
    many(reader, node, list.len())?;
    let trees = all(list.iter().map(|child| tree(reader, child)))?;
    let depth = deepest(&trees);
    Some((trees.into_iter().map(|tree| tree.expr).collect(), depth))
}

/// Every tree, or none when one has failed; the ones after a failure are read all the same, for their own mistakes.
fn all(trees: impl Iterator<Item = Option<Tree>>) -> Option<Vec<Tree>> {
    let trees: Vec<Option<Tree>> = trees.collect();
    trees.into_iter().collect()
}

fn deepest(trees: &[Tree]) -> usize {
    trees.iter().map(|tree| tree.depth).max().unwrap_or(0)
}

fn many(reader: &Reader, node: &Node, count: usize) -> Option<()> {
    if count > MAX_CHAIN {
        return refuse(reader, Code::ChainTooLong, node.span(), MAX_CHAIN);
    }
    Some(())
}

fn primary(reader: &Reader, node: &Node) -> Option<Tree> {
    match node.rule() {
        Rule::reference => reference(reader, node),
        Rule::number => {
            let value = literal::number(reader, node)?;
            grow(reader, node.span(), 0, ExprKind::Literal(value))
        }
        Rule::cel_string => {
            let value = literal::cel_string(reader, node);
            grow(reader, node.span(), 0, ExprKind::Literal(value))
        }
        Rule::group => {
            let mut inner = tree(reader, &node.child(Rule::expr)?)?;
            // The brackets belong to the expression's place: a mend that replaces it must take them along.
            inner.expr.span = node.span();
            Some(inner)
        }
        Rule::list => list(reader, node),
        Rule::map => map(reader, node),
        _ => {
            reader.lost(node);
            None
        }
    }
}

/// A name, a constant that is a word, or a call.
fn reference(reader: &Reader, node: &Node) -> Option<Tree> {
    let ident = node.child(Rule::ident)?;
    let absolute = node.child(Rule::root).is_some();
    let name = Spanned::new(literal::normal(ident.text()), ident.span());
    let arguments_node = node.child(Rule::arguments);
    let constant = match name.value.as_str() {
        "true" => Some(Literal::Bool(true)),
        "false" => Some(Literal::Bool(false)),
        "null" => Some(Literal::Null),
        _ => None,
    };
    match (constant, arguments_node) {
        (Some(value), None) if !absolute => grow(reader, name.span, 0, ExprKind::Literal(value)),
        (Some(_), _) => {
            reader.report(Diagnostic::new(Code::ReservedWord, name.span).arg("word", name.value));
            None
        }
        _ if check_reserved(reader, &name.value, name.span) => None,
        (None, None) => grow(reader, node.span(), 0, ExprKind::Name { name: name.value, absolute }),
        (None, Some(list)) => {
            // There is one root only, so that `.f(x)` and `f(x)` are the same call.
            let (args, depth) = arguments(reader, &list)?;
            grow(reader, node.span(), depth, ExprKind::Call { target: None, function: name, args })
        }
    }
}

fn list(reader: &Reader, node: &Node) -> Option<Tree> {
    let elements: Vec<_> = node.children().filter(|child| child.rule() == Rule::element).collect();
    many(reader, node, elements.len())?;
    let trees = all(elements.iter().map(|element| tree(reader, &element.child(Rule::expr)?)))?;
    let depth = deepest(&trees);
    let optional = elements.iter().map(|element| element.child(Rule::optional).is_some());
    let joined = trees.into_iter().zip(optional);
    let kind = ExprKind::List(joined.map(|(tree, optional)| Element { optional, value: tree.expr }).collect());
    grow(reader, node.span(), depth, kind)
}

fn map(reader: &Reader, node: &Node) -> Option<Tree> {
    let entries: Vec<_> = node.children().filter(|child| child.rule() == Rule::entry).collect();
    many(reader, node, entries.len())?;
    let mut depth = 0;
    let mut out = Vec::with_capacity(entries.len());
    for entry in &entries {
        let sides = entry.children().filter(|child| child.rule() == Rule::expr);
        let mut sides = all(sides.map(|side| tree(reader, &side)))?.into_iter();
        let (key, value) = (sides.next()?, sides.next()?);
        depth = depth.max(key.depth).max(value.depth);
        let optional = entry.child(Rule::optional).is_some();
        out.push(Entry { optional, key: key.expr, value: value.expr });
    }
    grow(reader, node.span(), depth, ExprKind::Map(out))
}
