//! Indexes: the tree of elements and factors, and steps of levels.

use std::ops::RangeInclusive;

use super::{Node, Reader, Rule, clause, literal, text};
use crate::Span;
use crate::ast::{Element, Factor, Index, MeanClause, MeanOf, Step};

/// The levels there are.
pub const LEVELS: RangeInclusive<i64> = 1..=5;

/// An index; none without its name, which is then reported.
pub fn index(reader: &Reader, nodes: &[Node]) -> Option<Index> {
    let name = nodes.iter().find(|node| node.rule() == Rule::name).map(literal::name)?;
    let mut out = Index {
        name,
        title: None,
        scale: Vec::new(),
        means: Vec::new(),
        weak: None,
        elements: Vec::new(),
        note: None,
        cites: Vec::new(),
    };
    let (tree, own) = sort(nodes);
    for node in clause::once(reader, &own) {
        match node.rule() {
            Rule::title_clause => out.title = text::clause_text(reader, &node),
            Rule::scale_clause => out.scale.extend(steps(reader, &node)),
            Rule::step => out.scale.extend(step(reader, &node)),
            Rule::mean_clause => mean(reader, &node, &mut out.means),
            Rule::weak_clause => out.weak = clause::clause_expr(reader, &node),
            Rule::note_clause => out.note = text::clause_text(reader, &node),
            Rule::cite_clause => out.cites.extend(text::cite(reader, &node)),
            Rule::name => {}
            _ => reader.lost(&node),
        }
    }
    let elements = tree.chunk_by(|_, next| next.rule() != Rule::element_head);
    out.elements = elements.filter_map(|nodes| element(reader, nodes)).collect();
    Some(out)
}

/// The nodes of the tree in one flat row, each element's and factor's head before what is in it, and the index's own clauses. Read
/// piece by piece, an item comes as such a row, and whatever is right in it counts.
fn sort<'i>(nodes: &[Node<'i>]) -> (Vec<Node<'i>>, Vec<Node<'i>>) {
    let (mut tree, mut own) = (Vec::new(), Vec::new());
    for node in nodes {
        match node.rule() {
            Rule::element_clause => tree.extend(node.children().flat_map(flat)),
            Rule::factor_clause => tree.extend(flat(node.clone())),
            Rule::element_head | Rule::factor_head | Rule::when_clause | Rule::indicators_clause => {
                tree.push(node.clone());
            }
            _ => own.push(node.clone()),
        }
    }
    (tree, own)
}

fn flat(node: Node<'_>) -> Vec<Node<'_>> {
    if node.rule() == Rule::factor_clause { node.children().collect() } else { vec![node] }
}

fn element(reader: &Reader, nodes: &[Node]) -> Option<Element> {
    let head = nodes.first()?.clone();
    let name = literal::name(&head.child(Rule::ident)?);
    let label = text::clause_text(reader, &head);
    let factors = nodes.chunk_by(|_, next| next.rule() != Rule::factor_head);
    let factors = factors.filter(|nodes| nodes.first().is_some_and(|first| first.rule() == Rule::factor_head));
    let factors = factors.filter_map(|nodes| factor(reader, nodes)).collect();
    Some(Element { span: whole(nodes)?, name, label, factors })
}

fn factor(reader: &Reader, nodes: &[Node]) -> Option<Factor> {
    let (head, clauses) = nodes.split_first()?;
    let name = literal::name(&head.child(Rule::ident)?);
    let close = clauses.iter().position(|node| node.rule() == Rule::close);
    let own = close.and_then(|close| nodes.get(..close + 2)).unwrap_or(nodes);
    let mut out =
        Factor { span: whole(own)?, name, label: text::clause_text(reader, head), when: None, indicators: Vec::new() };
    for node in clause::once(reader, clauses) {
        match node.rule() {
            Rule::when_clause => out.when = clause::clause_expr(reader, &node),
            Rule::indicators_clause => out.indicators = text::names(&node),
            _ => reader.lost(&node),
        }
    }
    Some(out)
}

/// From the first node's start to the last one's end.
fn whole(nodes: &[Node]) -> Option<Span> {
    Some(nodes.first()?.span().to(nodes.last()?.span()))
}

/// `mean factors`; only one may be without a condition.
fn mean(reader: &Reader, node: &Node, out: &mut Vec<MeanClause>) {
    let Some(word) = clause::value_word(node, Rule::mean_of) else { return };
    let of = if word.value == "factors" { MeanOf::Factors } else { MeanOf::Indicators };
    let condition = node.child(Rule::when_clause);
    let when = condition.as_ref().and_then(|condition| clause::clause_expr(reader, condition));
    if condition.is_some() && when.is_none() {
        return;
    }
    match out.iter().find(|before| before.when.is_none() && when.is_none()) {
        Some(first) => clause::repeated(reader, node, first.span),
        None => out.push(MeanClause { span: node.span(), of, when }),
    }
}

/// The steps of a scale or rubric.
pub fn steps(reader: &Reader, clause: &Node) -> Vec<Step> {
    let steps = clause.children().filter(|child| child.rule() == Rule::step);
    steps.filter_map(|child| step(reader, &child)).collect()
}

fn step(reader: &Reader, node: &Node) -> Option<Step> {
    let level = literal::integer(reader, &node.child(Rule::integer)?, LEVELS)?;
    Some(Step { span: node.span(), level, text: text::clause_text(reader, node) })
}
