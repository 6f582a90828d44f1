//! Functions that a plugin brings.

use super::{Node, Reader, Rule, clause, literal, text};
use crate::Spanned;
use crate::ast::{Argument, Extern, ValueType};

/// `extern fn days(departments: int) -> double zh "…" en "…"`
pub fn function(reader: &Reader, nodes: &[Node]) -> Option<Extern> {
    let of = |rule: Rule| nodes.iter().find(|node| node.rule() == rule);
    let name = literal::name(of(Rule::ident)?);
    clause::speakable(reader, &name);
    Some(Extern {
        name,
        arguments: arguments(of(Rule::taken)?),
        result: value_type(of(Rule::value_type)?)?,
        title: of(Rule::text).map(|node| text::text(reader, node)),
    })
}

fn arguments(node: &Node) -> Vec<Argument> {
    node.children().filter(|node| node.rule() == Rule::argument).filter_map(|node| argument(&node)).collect()
}

fn argument(node: &Node) -> Option<Argument> {
    let name = literal::name(&node.child(Rule::ident)?);
    Some(Argument { name, ty: value_type(&node.child(Rule::value_type)?)? })
}

fn value_type(node: &Node) -> Option<Spanned<ValueType>> {
    let of = match node.child(Rule::value_type) {
        Some(of) => Some(Box::new(value_type(&of)?.value)),
        None => None,
    };
    let name = literal::name(&node.child(Rule::ident)?);
    Some(Spanned::new(ValueType { name: name.value, of, fields: arguments(node) }, node.span()))
}
