//! What all forms say, fact by fact, put into the profile.

use std::collections::BTreeMap;

use guiju_core::profile::{Given, Table, fact_values};
use guiju_core::schema::{Fact, FactId};
use guiju_core::value::Value;
use guiju_core::{Document, Node};
use guiju_grammar::{Code, Diagnostics};

use super::form::{Beside, Claim, FormRead, Said};
use super::set::SetNodes;
use super::{Base, Collected, Place};
use crate::form::{label_of, stands};
use crate::parts::Parts;

/// A claim, and the key of the source that its form is.
type Sourced<'f> = (&'f Claim, &'f str);

pub fn merge(base: &Base<'_>, forms: &[FormRead], mut diagnostics: Diagnostics) -> Collected {
    let sources: Vec<(String, Node)> = forms.iter().map(source).collect();
    let mut by_path: BTreeMap<&str, Vec<Sourced<'_>>> = BTreeMap::new();
    for (form, (key, _)) in forms.iter().zip(&sources) {
        for claim in &form.claims {
            by_path.entry(&claim.path).or_default().push((claim, key));
        }
    }
    let values = fact_values(base.ruleset, base.profile, guiju_core::assessment::Evidence::StatedAim);
    let mut merged = Merge { base, document: base.document.clone(), changed: Vec::new(), kept: Vec::new() };
    for (id, fact) in base.ruleset.schema.iter() {
        let Some(claims) = by_path.get(fact.path.as_str()) else { continue };
        let Some(value) = values.get(id.0 as usize) else { continue };
        diagnostics.extend(conflicts(fact, claims));
        let agreed: Vec<Sourced<'_>> =
            claims.iter().filter(|(claim, _)| !is_contradicted(claim, claims)).copied().collect();
        merged.fact(id, fact, value, &agreed);
    }
    let Merge { mut document, changed, kept, .. } = merged;
    add_sources(&mut document, sources);
    let tallies = forms.iter().map(|form| form.tally.clone()).collect();
    Collected { document, tallies, uncounted: Vec::new(), changed, kept, diagnostics }
}

/// The key and the entry of a form as a source: who reported, and by when.
fn source(form: &FormRead) -> (String, Node) {
    let (department, due) = (&form.tally.department, &form.due);
    let (key, zh, en) = if due.is_empty() {
        let key = format!("form_{department}");
        (key, format!("{department}填报的数据采集表"), format!("Data collection form of {department}"))
    } else {
        (
            format!("form_{department}_{due}"),
            format!("{department}填报的数据采集表（报送期限{due}）"),
            format!("Data collection form of {department} (due {due})"),
        )
    };
    let title = Table(vec![("zh".to_owned(), Node::Text(zh)), ("en".to_owned(), Node::Text(en))]);
    (key, Node::Table(Table(vec![("title".to_owned(), Node::Table(title))])))
}

/// Forms that something in the profile now comes from become its sources.
fn add_sources(document: &mut Document, sources: Vec<(String, Node)>) {
    let used: Vec<(String, Node)> = sources.into_iter().filter(|(key, _)| names_source(&document.top, key)).collect();
    if used.is_empty() {
        return;
    }
    let mut known = document.get("sources").and_then(Node::table).cloned().unwrap_or_default();
    for (key, entry) in used {
        known.set(&key, entry);
    }
    document.set("sources", Node::Table(known));
}

fn names_source(table: &Table, key: &str) -> bool {
    table.0.iter().any(|(name, node)| match node {
        Node::Text(text) => name == "source" && text == key,
        Node::Table(below) => names_source(below, key),
        Node::List(items) => items.iter().filter_map(Node::table).any(|item| names_source(item, key)),
        _ => false,
    })
}

/// What a claim states something of: the fact as a whole, or one member of a set. To know nothing contradicts nobody.
fn subject(said: &Said) -> Option<&str> {
    match said {
        Said::Member(id, Some(_)) => Some(id),
        Said::Value(_) | Said::Parts(_) | Said::Items(_) => Some(""),
        Said::Member(_, None) | Said::Reason(_) => None,
    }
}

/// Whether somebody states another thing of the same.
fn is_contradicted(claim: &Claim, claims: &[Sourced<'_>]) -> bool {
    let about = subject(&claim.said);
    about.is_some()
        && claims.iter().any(|(other, _)| subject(&other.said) == about && claim.said.contradicts(&other.said))
}

/// Statements that cannot all be true, with the place of each: one diagnostic for each thing they are about.
fn conflicts(fact: &Fact, claims: &[Sourced<'_>]) -> Diagnostics {
    let mut told: Vec<&str> = Vec::new();
    let mut diagnostics = Vec::new();
    for (first, _) in claims.iter().filter(|(claim, _)| is_contradicted(claim, claims)) {
        let Some(about) = subject(&first.said).filter(|about| !told.contains(about)) else { continue };
        told.push(about);
        let path = if about.is_empty() { first.path.clone() } else { format!("{}/{about}", first.path) };
        let label = label_of(fact, about);
        let stated = claims.iter().map(|(claim, _)| claim).filter(|claim| subject(&claim.said) == Some(about));
        let (zh, en): (Vec<String>, Vec<String>) = stated
            .map(|claim| {
                let (name, sheet, cell, shown) =
                    (&claim.place.name, &claim.place.sheet, &claim.place.cell, &claim.shown);
                (format!("{name} {sheet} {cell} 填“{shown}”"), format!("“{shown}” in {name} {sheet} {cell}"))
            })
            .unzip();
        let diagnostic = first.place.told(Code::ConflictingReturns).arg("path", path);
        let diagnostic = diagnostic.arg("indicator-zh", label.zh).arg("indicator-en", label.en);
        diagnostics.push(diagnostic.arg("detail-zh", zh.join("；")).arg("detail-en", en.join("; ")));
    }
    diagnostics
}

struct Merge<'b> {
    base: &'b Base<'b>,
    document: Document,
    changed: Vec<String>,
    kept: Vec<String>,
}

impl Merge<'_> {
    /// States a fact anew if somebody does. One value from several places is taken from the first; of several that agree, the one
    /// that says most.
    fn fact(&mut self, id: FactId, fact: &Fact, value: &Value, claims: &[Sourced<'_>]) {
        let whole = claims.iter().filter(|(claim, _)| subject(&claim.said) == Some(""));
        let stated = whole.reduce(|best, next| if next.0.said.says_more_than(&best.0.said) { next } else { best });
        let is_member = |claim: &Claim| matches!(claim.said, Said::Member(..));
        if let Some((claim, source)) = stated {
            self.whole(fact, value, claim, source);
        } else if claims.iter().any(|(claim, _)| is_member(claim)) {
            self.set(fact, value, claims);
        } else if let Some((claim, _)) = claims.first() {
            self.reason(id, fact, claim);
        }
    }

    /// A value or a whole list.
    fn whole(&mut self, fact: &Fact, value: &Value, claim: &Claim, source: &str) {
        let plain = |node: &Node| Table(vec![("value".to_owned(), node.clone())]);
        // Whether the value is the one there was, and whether the profile already says all that is stated of it.
        let (mut table, same, again) = match &claim.said {
            Said::Value(node) => {
                let same = is_same(value, node);
                (plain(node), same, same)
            }
            Said::Parts(parts) => {
                let again = Parts::of(self.base.document.get(&fact.path)) == Some(*parts);
                let (least, most) = parts.ends();
                (parts.table(), again || (least == most && is_same(value, &Node::Float(least))), again)
            }
            Said::Items(items) => {
                let same = same_items(self.base, fact, items);
                (plain(&Node::List(items.clone())), same, same)
            }
            _ => return,
        };
        if again && claim.beside.is_silent() {
            return;
        }
        claim.beside.add_to(&mut table, source, &claim.place);
        self.state(fact, Node::Table(table), same);
    }

    /// Why there is no value. One that is there already stays: that a department has none does not make it false.
    fn reason(&mut self, id: FactId, fact: &Fact, claim: &Claim) {
        let Said::Reason(reason) = claim.said else { return };
        if self.base.profile.entry(id).is_some_and(|entry| !matches!(entry.given, Given::Nothing)) {
            self.kept.push(fact.path.clone());
            return;
        }
        let before = self.document.get(&fact.path).and_then(Node::table).cloned().unwrap_or_default();
        let mut table = Table(vec![("missing".to_owned(), Node::text(reason))]);
        let note = claim.beside.note.clone().map(Node::Text).or_else(|| before.get("note").cloned());
        if let Some(note) = note {
            table.set("note", note);
        }
        self.state(fact, Node::Table(table), false);
    }

    fn state(&mut self, fact: &Fact, node: Node, same: bool) {
        if self.document.get(&fact.path) != Some(&node) {
            if !same {
                self.changed.push(fact.path.clone());
            }
            self.document.set(&fact.path, node);
        }
    }

    /// A set, member by member: those that nobody spoke of stay as they are.
    fn set(&mut self, fact: &Fact, value: &Value, claims: &[Sourced<'_>]) {
        let mut set = SetNodes::of(self.base.document.get(&fact.path));
        let mut same = true;
        let mut touched = false;
        for (claim, source) in claims {
            let Said::Member(id, answer) = &claim.said else { continue };
            let before = stands(value, id);
            // That one department does not know makes nothing unknown that is known.
            let Some(answer) = *answer else {
                let is_settled = claims.iter().any(|(other, _)| subject(&other.said) == Some(id));
                let path = format!("{}/{id}", fact.path);
                if before.is_some() && !is_settled && !self.kept.contains(&path) {
                    self.kept.push(path);
                }
                continue;
            };
            let is_same = before == Some(answer);
            if is_same && claim.beside.is_silent() {
                continue;
            }
            let mut table = Table(vec![("value".to_owned(), Node::text(id))]);
            claim.beside.add_to(&mut table, source, &claim.place);
            set.answer(id, answer, Node::Table(table));
            same &= is_same;
            touched = true;
        }
        if touched {
            let node = set.node();
            self.state(fact, node, same);
        }
    }
}

impl Beside {
    /// Whether it says nothing about where a value comes from.
    fn is_silent(&self) -> bool {
        self.as_of.is_none() && self.document.is_none()
    }

    fn add_to(&self, table: &mut Table, source: &str, place: &Place) {
        table.set("source", Node::text(source));
        let places = self.document.iter().cloned().chain([place.within()]);
        table.set("at", Node::List(places.map(Node::Text).collect()));
        if let Some(as_of) = &self.as_of {
            table.set("as_of", Node::text(as_of));
        }
        if let Some(note) = &self.note {
            table.set("note", Node::text(note));
        }
    }
}

/// Whether the profile has this value already, however it is written there.
fn is_same(value: &Value, node: &Node) -> bool {
    match (value, node) {
        (Value::Bool(value), Node::Bool(stated)) => value == stated,
        (Value::Int(value), Node::Int(stated)) => value == stated,
        // A share of 1104 in 1200 was shown as a percentage with two places.
        (Value::Double(value), Node::Float(stated)) => (value - stated).abs() <= 1e-9,
        (Value::String(value), Node::Text(stated)) => **value == *stated.as_str(),
        (Value::Timestamp(moment), Node::Date(stated)) => moment.date().to_string() == *stated,
        _ => false,
    }
}

fn same_items(base: &Base<'_>, fact: &Fact, items: &[Node]) -> bool {
    let stated = base.document.get(&fact.path);
    stated.is_some() && super::lists::base_nodes(stated) == items
}
