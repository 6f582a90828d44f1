//! Operands: names, calls, constants, lists and maps, and what is selected from them.

use super::expr::{MAX_CHAIN, Tree, grow, refuse, tree};
use super::{Node, Reader, Rule, literal};
use crate::expr::{Element, Entry, Expr, ExprKind, Literal};
use crate::{Code, Diagnostic, Span, Spanned};

/// Words that CEL keeps for itself; `true`, `false`, `null` and `in` have a meaning of their own.
const RESERVED: &[&str] = &[
    "as",
    "break",
    "const",
    "continue",
    "else",
    "for",
    "function",
    "if",
    "import",
    "let",
    "loop",
    "package",
    "namespace",
    "return",
    "var",
    "void",
    "while",
];

/// Whether a name is one of CEL's reserved words; says so.
pub fn check_reserved(reader: &Reader, name: &str, span: Span) -> bool {
    let reserved = RESERVED.contains(&name);
    if reserved {
        reader.report(Diagnostic::new(Code::ReservedWord, span).arg("word", name));
    }
    reserved
}

/// A selection, call or element of what stands before it.
pub fn postfix(reader: &Reader, node: &Node, operand: Tree) -> Option<Tree> {
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

/// What stands between operators.
pub fn primary(reader: &Reader, node: &Node) -> Option<Tree> {
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
