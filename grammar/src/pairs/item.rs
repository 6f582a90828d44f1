//! Items: the pairs of each kind, whether read whole or piece by piece, become its part of the tree.

use super::clause::{self, once};
use super::{Node, Reader, Rule, expr, facts, function, guidance, index, literal, test, text};
use crate::ast::{Choice, Define, ItemKind, Member, Name, Ruleset, Select, SourceItem, SourceKind, Taxonomy, Word};
use crate::{Spanned, forms::Form};

/// An item from the pairs of its head and clauses. None when it has no name to be known by, which is then reported.
pub fn build(reader: &Reader, form: &Form, nodes: &[Node]) -> Option<ItemKind> {
    if form.item == Rule::index_item {
        return index::index(reader, nodes).map(ItemKind::Index);
    }
    if form.item == Rule::extern_item {
        return function::function(reader, nodes).map(ItemKind::Extern);
    }
    let nodes = once(reader, nodes);
    if form.item == Rule::test_item {
        return test::test(reader, &nodes).map(ItemKind::Test);
    }
    let name = nodes.iter().find(|node| node.rule() == Rule::name).map(literal::name)?;
    match form.item {
        Rule::ruleset_item => Some(ItemKind::Ruleset(ruleset(reader, name, &nodes))),
        Rule::source_item => Some(ItemKind::Source(source(reader, name, &nodes))),
        Rule::taxonomy_item => Some(ItemKind::Taxonomy(taxonomy(reader, name, &nodes))),
        Rule::facts_item => Some(ItemKind::Facts(facts::facts(reader, name, &nodes))),
        Rule::param_item => facts::param(reader, name, &nodes).map(ItemKind::Param),
        Rule::define_item => define(reader, name, &nodes).map(ItemKind::Define),
        Rule::rule_item => Some(ItemKind::Rule(guidance::rule(reader, name, &nodes))),
        Rule::guard_item => Some(ItemKind::Guard(guidance::guard(reader, name, &nodes))),
        Rule::choice_item => Some(ItemKind::Choice(choice(reader, name, &nodes))),
        Rule::model_item => Some(ItemKind::Model(guidance::model(reader, name, &nodes))),
        Rule::variant_item => guidance::variant(reader, name, &nodes).map(ItemKind::Variant),
        Rule::innovation_item => Some(ItemKind::Innovation(guidance::innovation(reader, name, &nodes))),
        _ => None,
    }
}

fn ruleset(reader: &Reader, name: Name, nodes: &[Node]) -> Ruleset {
    let mut out = Ruleset { name, version: None, title: None, note: None, uses: Vec::new() };
    for node in nodes {
        match node.rule() {
            Rule::version_clause => out.version = text::version(reader, node),
            Rule::title_clause => out.title = text::clause_text(reader, node),
            Rule::note_clause => out.note = text::clause_text(reader, node),
            Rule::uses_clause => out.uses = text::names(node),
            Rule::name => {}
            _ => reader.lost(node),
        }
    }
    out
}

fn source(reader: &Reader, name: Name, nodes: &[Node]) -> SourceItem {
    let mut out = SourceItem {
        name,
        kind: None,
        title: None,
        citation: None,
        year: None,
        issuer: None,
        document: None,
        date: None,
        note: None,
    };
    for node in nodes {
        match node.rule() {
            Rule::kind_clause => out.kind = source_kind(node),
            Rule::title_clause => out.title = text::clause_text(reader, node),
            Rule::citation_clause => out.citation = text::clause_strings(reader, node),
            Rule::year_clause => {
                out.year = node.child(Rule::integer).and_then(|year| literal::integer(reader, &year, 1..=9999));
            }
            Rule::issuer_clause => out.issuer = text::clause_text(reader, node),
            Rule::document_clause => out.document = text::clause_strings(reader, node),
            Rule::issued_clause => out.date = node.child(Rule::date).and_then(|day| literal::date(reader, &day)),
            Rule::note_clause => out.note = text::clause_text(reader, node),
            Rule::name => {}
            _ => reader.lost(node),
        }
    }
    out
}

fn source_kind(clause: &Node) -> Option<Spanned<SourceKind>> {
    let word = clause::value_word(clause, Rule::source_kind)?;
    let kind = match word.value {
        "law" => SourceKind::Law,
        "policy" => SourceKind::Policy,
        "standard" => SourceKind::Standard,
        "paper" => SourceKind::Paper,
        _ => return None,
    };
    Some(Spanned::new(kind, word.span))
}

fn taxonomy(reader: &Reader, name: Name, nodes: &[Node]) -> Taxonomy {
    let mut out = Taxonomy { name, title: None, words: Vec::new() };
    for node in nodes {
        match node.rule() {
            Rule::title_clause => out.title = text::clause_text(reader, node),
            Rule::word | Rule::word_head => out.words.extend(word(reader, node)),
            // Read piece by piece, the finer words follow the head of theirs.
            Rule::finer_word => {
                let finer = word(reader, node);
                out.words.last_mut().map_or(&mut Vec::new(), |last| &mut last.words).extend(finer);
            }
            Rule::name => {}
            _ => reader.lost(node),
        }
    }
    out
}

/// A word of a taxonomy.
fn word(reader: &Reader, node: &Node) -> Option<Word> {
    let name = literal::name(&node.child(Rule::ident)?);
    let mut out = Word { name, label: None, cites: Vec::new(), words: Vec::new() };
    for child in once(reader, &node.children().collect::<Vec<_>>()) {
        match child.rule() {
            Rule::text => out.label = Some(text::text(reader, &child)),
            Rule::cite_clause => out.cites.extend(text::cite(reader, &child)),
            Rule::finer_word => out.words.extend(word(reader, &child)),
            _ => reader.lost(&child),
        }
    }
    Some(out)
}

/// A member of an enum or set.
pub fn member(reader: &Reader, node: &Node) -> Option<Member> {
    let name = literal::name(&node.child(Rule::ident)?);
    Some(Member { name, label: text::clause_text(reader, node) })
}

fn define(reader: &Reader, name: Name, nodes: &[Node]) -> Option<Define> {
    clause::speakable(reader, &name);
    let mut title = None;
    let mut value = None;
    for node in nodes {
        match node.rule() {
            Rule::text => title = Some(text::text(reader, node)),
            Rule::expr => value = expr(reader, node),
            Rule::name => {}
            _ => reader.lost(node),
        }
    }
    Some(Define { name, title, value: value? })
}

fn choice(reader: &Reader, name: Name, nodes: &[Node]) -> Choice {
    let mut out = Choice { name, select: None, title: None, note: None };
    for node in nodes {
        match node.rule() {
            Rule::select_clause => out.select = select(node),
            Rule::title_clause => out.title = text::clause_text(reader, node),
            Rule::note_clause => out.note = text::clause_text(reader, node),
            Rule::name => {}
            _ => reader.lost(node),
        }
    }
    out
}

fn select(clause: &Node) -> Option<Spanned<Select>> {
    let word = clause::value_word(clause, Rule::amount)?;
    let select = if word.value == "one" { Select::One } else { Select::Several };
    Some(Spanned::new(select, word.span))
}
