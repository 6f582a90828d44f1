//! Clauses that several kinds of item share.

use super::{Node, Reader, Rule, expr, literal, operand, text};
use crate::ast::{Assignment, Basis, Cite, Effects, Gravity, Name, Reasoned, Text};
use crate::expr::{Expr, ExprKind, Literal};
use crate::keyword::{Class, lookup};
use crate::{Code, Diagnostic, Spanned};

/// Clauses that may be given any number of times, in every kind of item that has them.
const MANY: &[Rule] = &[
    Rule::cite_clause,
    Rule::severity_clause,
    Rule::for_clause,
    Rule::from_clause,
    Rule::reason_clause,
    Rule::favour_clause,
    Rule::caution_clause,
    Rule::holds_clause,
    Rule::needs_clause,
    Rule::check_clause,
    Rule::expects_clause,
    Rule::expect_clause,
    Rule::mean_clause,
    Rule::step,
    Rule::word,
    Rule::word_head,
    Rule::finer_word,
    Rule::member,
    Rule::field,
    Rule::assignment,
    Rule::name,
];

/// What holds clauses together and says nothing itself.
const PUNCTUATION: &[Rule] =
    &[Rule::open, Rule::close, Rule::equals, Rule::of_word, Rule::ident, Rule::given_head, Rule::scale_head, Rule::EOI];

/// The nodes of an item without its punctuation and without clauses that were given before, which are reported.
pub fn once<'i>(reader: &Reader, nodes: &[Node<'i>]) -> Vec<Node<'i>> {
    let mut seen: Vec<&Node> = Vec::new();
    let mut out = Vec::with_capacity(nodes.len());
    for node in nodes {
        let rule = node.rule();
        if PUNCTUATION.contains(&rule) {
            continue;
        }
        let first = seen.iter().find(|before| before.rule() == rule);
        if let Some(first) = first.filter(|_| !MANY.contains(&rule)) {
            repeated(reader, node, first.span());
            continue;
        }
        seen.retain(|before| before.rule() != rule);
        seen.push(node);
        out.push(node.clone());
    }
    out
}

/// The expression directly inside a clause.
pub fn clause_expr(reader: &Reader, clause: &Node) -> Option<Expr> {
    clause.child(Rule::expr).and_then(|node| expr(reader, &node))
}

/// The English spelling of a clause's value word, and the word's place.
pub fn value_word(clause: &Node, rule: Rule) -> Option<Spanned<&'static str>> {
    let node = clause.child(rule)?;
    let keyword = lookup(Class::Value, node.text()).or_else(|| lookup(Class::Clause, node.text()))?;
    Some(Spanned::new(keyword.en, node.span()))
}

/// `basis seed`
pub fn basis(clause: &Node) -> Option<Spanned<Basis>> {
    let word = value_word(clause, Rule::basis)?;
    let basis = match word.value {
        "seed" => Basis::Seed,
        "example" => Basis::Example,
        "design" => Basis::Design,
        _ => return None,
    };
    Some(Spanned::new(basis, word.span))
}

/// `high` in `severity high`
pub fn gravity(clause: &Node) -> Option<Gravity> {
    match value_word(clause, Rule::gravity)?.value {
        "low" => Some(Gravity::Low),
        "medium" => Some(Gravity::Medium),
        "high" => Some(Gravity::High),
        "critical" => Some(Gravity::Critical),
        _ => None,
    }
}

/// `effects a, b` or `effects none`
pub fn effects(clause: &Node) -> Effects {
    Effects { span: clause.span(), members: text::names(clause) }
}

/// The one name of a clause.
pub fn name(clause: &Node) -> Option<Name> {
    text::names(clause).into_iter().next()
}

/// Says that a clause was given before.
pub fn repeated(reader: &Reader, node: &Node, first: crate::Span) {
    let diagnostic = Diagnostic::new(Code::RepeatedClause, node.span()).arg("word", node.keyword());
    reader.report(diagnostic.label(first, "label-first-given"));
}

/// Puts a name into its place and refuses the words no expression could say.
pub fn speakable(reader: &Reader, name: &Name) {
    let first = name.value.split('.').next().unwrap_or("");
    let reserved = operand::check_reserved(reader, first, name.span);
    if !reserved && matches!(first, "true" | "false" | "null" | "in") {
        reader.report(Diagnostic::new(Code::ReservedWord, name.span).arg("word", first));
    }
}

/// A condition with its reason. Citations that do not continue the clause are left to the item: see [`continues`].
pub fn reasoned<'i>(reader: &Reader, clause: &Node<'i>) -> (Option<Reasoned>, Vec<Node<'i>>) {
    let mut cites: Vec<Cite> = Vec::new();
    let mut rest = Vec::new();
    let mut reason: Option<Text> = None;
    let mut end = clause.span().start;
    for child in clause.children() {
        match child.rule() {
            Rule::cite_clause if !rest.is_empty() || !continues(reader, clause, &child) => {
                rest.push(child);
                continue;
            }
            Rule::cite_clause => cites.extend(text::cite(reader, &child)),
            Rule::text => reason = Some(text::text(reader, &child)),
            _ => {}
        }
        end = end.max(child.span().end);
    }
    let weight = clause.child(Rule::integer).and_then(|node| literal::integer(reader, &node, 1..=i64::from(i32::MAX)));
    let span = crate::Span { end, ..clause.span() };
    let reasoned =
        clause_expr(reader, clause).map(|condition| Reasoned { span, weight, condition, text: reason, cites });
    (reasoned, rest)
}

/// Whether a part that could also be a clause of the item belongs to the clause before it: it does when it stands on the
/// same line as what precedes it, or on a line of its own indented deeper than the clause.
pub fn continues(reader: &Reader, clause: &Node, part: &Node) -> bool {
    let (owner, at) = (clause.span().start as usize, part.span().start as usize);
    let before = reader.text.get(..at).unwrap_or("");
    let line = before.rfind('\n').map_or(0, |newline| newline + 1);
    let indent = before.get(line..).unwrap_or("");
    if line <= owner || !indent.trim().is_empty() {
        return true;
    }
    let owner_line = reader.text.get(..owner).and_then(|text| text.rfind('\n')).map_or(0, |newline| newline + 1);
    let owner_text = reader.text.get(owner_line..).unwrap_or("");
    let owner_indent = owner_text.len() - owner_text.trim_start_matches([' ', '\t']).len();
    indent.len() > owner_indent
}

/// `path = value`
pub fn assignment(reader: &Reader, node: &Node) -> Option<Assignment> {
    let path = name(node)?;
    let value = clause_value(reader, node)?;
    Some(Assignment { path, value })
}

/// The literal directly inside a clause.
pub fn clause_value(reader: &Reader, clause: &Node) -> Option<Expr> {
    value(reader, &clause.child(Rule::value)?)
}

/// A literal.
pub fn value(reader: &Reader, node: &Node) -> Option<Expr> {
    let value = match node.child(Rule::date) {
        // A bare day is written for a day, and kept as its text.
        Some(day) => {
            literal::date(reader, &day)?;
            Expr { span: day.span(), kind: ExprKind::Literal(Literal::String(day.text().to_owned())) }
        }
        None => clause_expr(reader, node)?,
    };
    if !is_literal(&value) {
        let expected = crate::ArgValue::Words(vec!["word-literal"]);
        let diagnostic = Diagnostic::new(Code::UnexpectedInput, value.span).arg("expected", expected);
        reader.report(diagnostic.arg("found", crate::expected::shorten(node.text())));
        return None;
    }
    Some(value)
}

/// Whether a value says what it is without the profile: literals, lists and maps of them, and `timestamp("…")` and its like.
fn is_literal(value: &Expr) -> bool {
    match &value.kind {
        ExprKind::Literal(_) => true,
        ExprKind::List(elements) => elements.iter().all(|element| !element.optional && is_literal(&element.value)),
        ExprKind::Map(entries) => {
            entries.iter().all(|entry| !entry.optional && is_literal(&entry.key) && is_literal(&entry.value))
        }
        ExprKind::Call { target: None, function, args } => {
            matches!(function.value.as_str(), "timestamp" | "duration") && args.iter().all(is_literal)
        }
        _ => false,
    }
}
