//! Facts, their types, and parameters.

use super::{Node, Reader, Rule, clause, index, item, literal, text};
use crate::ast::{FactField, Facts, Member, Name, Param, ParamValue, Range, TypeExpr, TypeKind};
use crate::{Code, Diagnostic, Span};

/// How many lists of lists a type may be.
const MAX_LISTS: usize = 64;

/// A group of facts.
pub fn facts(reader: &Reader, group: Name, nodes: &[Node]) -> Facts {
    clause::speakable(reader, &group);
    let mut out = Facts { group, title: None, fields: Vec::new(), checks: Vec::new() };
    for node in nodes {
        match node.rule() {
            Rule::title_clause => out.title = text::clause_text(reader, node),
            Rule::field => out.fields.extend(field(reader, node)),
            Rule::check_clause => out.checks.extend(clause::reasoned(reader, node).0),
            Rule::name => {}
            _ => reader.lost(node),
        }
    }
    out
}

/// One fact. Its attributes come in any order, each once, except citations.
fn field(reader: &Reader, node: &Node) -> Option<FactField> {
    let children: Vec<Node> = node.children().collect();
    let name = literal::name(children.iter().find(|child| child.rule() == Rule::ident)?);
    let ty = type_expr(reader, children.iter().find(|child| child.rule() == Rule::type_expr)?)?;
    let mut out = FactField {
        span: node.span(),
        name,
        ty,
        label: None,
        definition: None,
        unit: None,
        rubric: Vec::new(),
        cites: Vec::new(),
    };
    for child in clause::once(reader, &children) {
        match child.rule() {
            Rule::text => out.label = Some(text::text(reader, &child)),
            Rule::definition_clause => out.definition = text::clause_text(reader, &child),
            Rule::unit_clause => out.unit = clause::name(&child),
            Rule::rubric_clause => out.rubric = index::steps(reader, &child),
            Rule::cite_clause => out.cites.extend(text::cite(reader, &child)),
            Rule::type_expr => {}
            _ => reader.lost(&child),
        }
    }
    Some(out)
}

fn type_expr(reader: &Reader, node: &Node) -> Option<TypeExpr> {
    let mut lists: Vec<Span> = Vec::new();
    let mut inner = None;
    for child in node.children() {
        match child.rule() {
            Rule::list_type => lists.push(child.span()),
            _ => inner = Some(child),
        }
    }
    if let Some(deep) = lists.get(MAX_LISTS) {
        reader.report(Diagnostic::new(Code::NestedTooDeeply, *deep).arg("limit", MAX_LISTS));
        return None;
    }
    let inner = inner?;
    let mut out = TypeExpr { span: inner.span(), kind: base_type(reader, &inner)? };
    for list in lists.into_iter().rev() {
        out = TypeExpr { span: list.to(out.span), kind: TypeKind::List(Box::new(out)) };
    }
    Some(out)
}

fn base_type(reader: &Reader, node: &Node) -> Option<TypeKind> {
    Some(match node.rule() {
        Rule::bool_type => TypeKind::Bool,
        Rule::int_type => TypeKind::Int(range(reader, node)),
        Rule::number_type => TypeKind::Number(range(reader, node)),
        Rule::ratio_type => TypeKind::Ratio,
        Rule::level_type => TypeKind::Level,
        Rule::text_type => TypeKind::Text,
        Rule::date_type => TypeKind::Date,
        Rule::enum_type => TypeKind::Enum(members(reader, node)),
        Rule::set_type => TypeKind::Set { open: node.child(Rule::open_word).is_some(), members: members(reader, node) },
        Rule::record_type => TypeKind::Record(fields(reader, &node.child(Rule::fields)?)),
        Rule::fields => TypeKind::Record(fields(reader, node)),
        _ => {
            reader.lost(node);
            return None;
        }
    })
}

fn fields(reader: &Reader, node: &Node) -> Vec<FactField> {
    let fields = node.children().filter(|child| child.rule() == Rule::field);
    fields.filter_map(|child| field(reader, &child)).collect()
}

fn members(reader: &Reader, node: &Node) -> Vec<Member> {
    let Some(list) = node.child(Rule::members) else { return Vec::new() };
    let members = list.children().filter(|child| child.rule() == Rule::member);
    members.filter_map(|child| item::member(reader, &child)).collect()
}

/// `0..100`; an end that is left out is open.
fn range(reader: &Reader, node: &Node) -> Option<Range> {
    let range = node.child(Rule::range)?;
    let mut out = Range { span: range.span(), min: None, max: None };
    let mut behind = false;
    for child in range.children() {
        match child.rule() {
            Rule::range_dots => behind = true,
            _ if behind => out.max = bound(reader, &child),
            _ => out.min = bound(reader, &child),
        }
    }
    if let (Some(min), Some(max)) = (out.min, out.max)
        && min > max
    {
        reader.report(Diagnostic::new(Code::NumberOutOfRange, range.span()).arg("found", range.text()));
    }
    Some(out)
}

fn bound(reader: &Reader, node: &Node) -> Option<f64> {
    let value = node.text().parse().ok().filter(|value: &f64| value.is_finite());
    if value.is_none() {
        reader.report(Diagnostic::new(Code::NumberOutOfRange, node.span()).arg("found", node.text()));
    }
    value
}

/// A parameter.
pub fn param(reader: &Reader, name: Name, nodes: &[Node]) -> Option<Param> {
    clause::speakable(reader, &name);
    let ty = nodes.iter().find(|node| node.rule() == Rule::type_expr).and_then(|node| type_expr(reader, node))?;
    let mut out = Param {
        name,
        ty,
        value: None,
        values: Vec::new(),
        title: None,
        basis: None,
        unit: None,
        note: None,
        cites: Vec::new(),
    };
    for node in nodes {
        match node.rule() {
            Rule::value => out.value = clause::value(reader, node),
            Rule::for_clause | Rule::from_clause => out.values.extend(param_value(reader, node)),
            Rule::title_clause => out.title = text::clause_text(reader, node),
            Rule::basis_clause => out.basis = clause::basis(node),
            Rule::unit_clause => out.unit = clause::name(node),
            Rule::note_clause => out.note = text::clause_text(reader, node),
            Rule::cite_clause => out.cites.extend(text::cite(reader, node)),
            Rule::name | Rule::type_expr => {}
            _ => reader.lost(node),
        }
    }
    Some(out)
}

fn param_value(reader: &Reader, node: &Node) -> Option<ParamValue> {
    let value = clause::clause_value(reader, node)?;
    let level = node.child(Rule::ident).map(|child| literal::name(&child));
    let from = match node.child(Rule::date) {
        Some(day) => Some(literal::date(reader, &day)?),
        None => None,
    };
    Some(ParamValue { span: node.span(), level, from, value })
}
