//! What a ruleset asks and advises: rules and their variants, guards, models, innovations.

use super::{Node, Reader, Rule, clause, literal, text};
use crate::Spanned;
use crate::ast::Evidence;
use crate::ast::{
    self, Assignment, Expectation, Guard, Hold, HoldKind, Innovation, Model, Name, Reasoned, RuleBody, SeverityClause,
    Variant,
};
use crate::expr::{Element, Expr, ExprKind};

/// A rule.
pub fn rule(reader: &Reader, name: Name, nodes: &[Node]) -> ast::Rule {
    ast::Rule { name, body: body(reader, nodes) }
}

/// A variant; none without the rule it varies, which is then reported.
pub fn variant(reader: &Reader, name: Name, nodes: &[Node]) -> Option<Variant> {
    let of = nodes.iter().filter(|node| node.rule() == Rule::name).nth(1).map(literal::name)?;
    Some(Variant { name, of, body: body(reader, nodes) })
}

fn body(reader: &Reader, nodes: &[Node]) -> RuleBody {
    let mut out = RuleBody::default();
    // A `when` behind a severity may turn out to be the rule's own.
    let mut when: Option<Node> = nodes.iter().find(|node| node.rule() == Rule::when_clause).cloned();
    for node in nodes {
        match node.rule() {
            Rule::number_clause => out.number = text::clause_strings(reader, node),
            Rule::title_clause => out.title = text::clause_text(reader, node),
            Rule::tags_clause => out.tags = text::names(node),
            Rule::basis_clause => out.basis = clause::basis(node),
            Rule::severity_clause => {
                if let Some(own) = severity(reader, node, &mut out.severities) {
                    take_when(reader, &mut when, own);
                }
            }
            Rule::require_clause => out.require = clause::clause_expr(reader, node),
            Rule::recommend_clause => out.recommend = text::clause_template(reader, node),
            Rule::effects_clause => out.effects = Some(clause::effects(node)),
            Rule::furthers_clause => out.furthers = text::names(node),
            Rule::note_clause => out.note = text::clause_text(reader, node),
            Rule::cite_clause => out.cites.extend(text::cite(reader, node)),
            Rule::when_clause | Rule::name => {}
            _ => reader.lost(node),
        }
    }
    out.when = when.and_then(|node| clause::clause_expr(reader, &node));
    out
}

/// Adds a severity, and gives back the `when` behind it if that is the rule's.
fn severity<'i>(reader: &Reader, node: &Node<'i>, out: &mut Vec<SeverityClause>) -> Option<Node<'i>> {
    let condition = node.child(Rule::when_clause);
    let own = condition.clone().filter(|when| !clause::continues(reader, node, when));
    let gravity = clause::gravity(node)?;
    let (when, end) = match &condition {
        Some(condition) if own.is_none() => (Some(clause::clause_expr(reader, condition)?), condition.span().end),
        _ => (None, node.child(Rule::gravity)?.span().end),
    };
    let span = crate::Span { end, ..node.span() };
    match out.iter().find(|before| before.when.is_none() && when.is_none()) {
        Some(first) => clause::repeated(reader, node, first.span),
        None => out.push(SeverityClause { span, gravity, when }),
    }
    own
}

fn take_when<'i>(reader: &Reader, when: &mut Option<Node<'i>>, own: Node<'i>) {
    match when {
        // The earlier of the two counts, wherever it was found.
        Some(first) if first.span().start > own.span().start => {
            clause::repeated(reader, first, own.span());
            *when = Some(own);
        }
        Some(first) => clause::repeated(reader, &own, first.span()),
        None => *when = Some(own),
    }
}

/// A guard.
pub fn guard(reader: &Reader, name: Name, nodes: &[Node]) -> Guard {
    let mut out = Guard {
        name,
        number: None,
        title: None,
        basis: None,
        running: None,
        require: None,
        holds: Vec::new(),
        recommend: None,
        note: None,
        cites: Vec::new(),
    };
    for node in nodes {
        match node.rule() {
            Rule::number_clause => out.number = text::clause_strings(reader, node),
            Rule::title_clause => out.title = text::clause_text(reader, node),
            Rule::basis_clause => out.basis = clause::basis(node),
            Rule::running_clause => out.running = clause::clause_expr(reader, node),
            Rule::require_clause => out.require = clause::clause_expr(reader, node),
            Rule::holds_clause => {
                out.holds.extend(
                    node.children().filter(|child| child.rule() == Rule::hold).filter_map(|child| hold(&child)),
                );
            }
            Rule::recommend_clause => out.recommend = text::clause_template(reader, node),
            Rule::note_clause => out.note = text::clause_text(reader, node),
            Rule::cite_clause => out.cites.extend(text::cite(reader, node)),
            Rule::name => {}
            _ => reader.lost(node),
        }
    }
    out
}

fn hold(node: &Node) -> Option<Hold> {
    let kind = match clause::value_word(node, Rule::hold_kind)?.value {
        "rules" => HoldKind::Rules,
        "tags" => HoldKind::Tags,
        "models" => HoldKind::Models,
        "plugins" => HoldKind::Plugins,
        "effects" => HoldKind::Effects,
        _ => return None,
    };
    Some(Hold { span: node.span(), kind, names: text::names(node) })
}

/// A model of a choice.
pub fn model(reader: &Reader, name: Name, nodes: &[Node]) -> Model {
    let mut out = Model {
        name,
        title: None,
        basis: None,
        requires: Vec::new(),
        favours: Vec::new(),
        cautions: Vec::new(),
        effects: None,
        note: None,
        cites: Vec::new(),
    };
    for node in nodes {
        match node.rule() {
            Rule::title_clause => out.title = text::clause_text(reader, node),
            Rule::basis_clause => out.basis = clause::basis(node),
            Rule::reason_clause => reason(reader, node, &mut out.requires, &mut out.cites),
            Rule::favour_clause => reason(reader, node, &mut out.favours, &mut out.cites),
            Rule::caution_clause => reason(reader, node, &mut out.cautions, &mut out.cites),
            Rule::effects_clause => out.effects = Some(clause::effects(node)),
            Rule::note_clause => out.note = text::clause_text(reader, node),
            Rule::cite_clause => out.cites.extend(text::cite(reader, node)),
            Rule::name => {}
            _ => reader.lost(node),
        }
    }
    out
}

fn reason(reader: &Reader, node: &Node, out: &mut Vec<Reasoned>, cites: &mut Vec<ast::Cite>) {
    let (reasoned, rest) = clause::reasoned(reader, node);
    out.extend(reasoned);
    cites.extend(rest.iter().filter_map(|cite| text::cite(reader, cite)));
}

/// What a plugin offers.
pub fn innovation(reader: &Reader, name: Name, nodes: &[Node]) -> Innovation {
    let mut out = Innovation {
        name,
        title: None,
        answers: Vec::new(),
        needs: Vec::new(),
        localise: Vec::new(),
        expects: Vec::new(),
        evidence: None,
        effects: None,
        note: None,
        cites: Vec::new(),
    };
    for node in nodes {
        match node.rule() {
            Rule::title_clause => out.title = text::clause_text(reader, node),
            Rule::answers_clause => out.answers = text::names(node),
            Rule::needs_clause => out.needs.extend(clause::reasoned(reader, node).0),
            Rule::localise_clause => out.localise = text::names(node),
            Rule::expects_clause => out.expects.extend(expectation(reader, node)),
            Rule::evidence_clause => out.evidence = evidence(node),
            Rule::effects_clause => out.effects = Some(clause::effects(node)),
            Rule::note_clause => out.note = text::clause_text(reader, node),
            Rule::cite_clause => out.cites.extend(text::cite(reader, node)),
            Rule::name => {}
            _ => reader.lost(node),
        }
    }
    out
}

/// `service.run_once_ratio = 0.99`, or members behind `has`, one of which needs no brackets.
fn expectation(reader: &Reader, clause: &Node) -> Option<Expectation> {
    if let Some(child) = clause.child(Rule::assignment) {
        return Some(Expectation { becomes: clause::assignment(reader, &child)?, adds: false });
    }
    let Assignment { path, value } = clause::assignment(reader, &clause.child(Rule::added)?)?;
    let value = match value.kind {
        ExprKind::List(_) => value,
        _ => Expr { span: value.span, kind: ExprKind::List(vec![Element { optional: false, value }]) },
    };
    Some(Expectation { becomes: Assignment { path, value }, adds: true })
}

fn evidence(clause: &Node) -> Option<Spanned<Evidence>> {
    let grade = clause.child(Rule::grade)?;
    let evidence = match grade.text() {
        "A" => Evidence::Number,
        "B" => Evidence::Practice,
        "C" => Evidence::Mention,
        _ => return None,
    };
    Some(Spanned::new(evidence, grade.span()))
}
