//! Everything about one innovation: its particulars, the two tables, and how the region of origin compares.

use guiju_core::assessment::{FactUse, HoldStatus, LocalParameter, Truth};
use guiju_core::comparison::{Change, GuardChange, HoldChange};
use guiju_core::reuse::{ComparedFact, ExpectedFact, LoadedRule, Nearness, Offer};

use super::{changed, named};
use crate::report::layout::joined;
use crate::report::phrase::{Phrases, key};
use crate::report::{Block, Entry, Table, adoption};
use crate::say;

/// Who stands behind it, what it needs and what is left to each place.
pub(super) fn particulars(phrases: &Phrases<'_>, entry: &mut Entry, offer: &Offer) {
    let words = phrases.words;
    let label = |key: &str| words.text(key);
    for hold in &offer.plugin.holds {
        let first = phrases.first(&hold.first, hold.status == HoldStatus::AwaitingVerification);
        entry.say(
            label("reuse-hold-label"),
            say!(words, "reuse-hold-first", number = hold.number.as_str(), first = first),
        );
    }
    // What is not so has been told before.
    for need in offer.plugin.needs.iter().filter(|need| need.value == Truth::True) {
        entry.say(label("label-needs"), phrases.condition(need));
    }
    for parameter in &offer.plugin.local_parameters {
        entry.say(label("label-localise"), local_parameter(phrases, parameter));
    }
    let effects: Vec<&str> = offer.effects.iter().map(|effect| phrases.of(effect)).collect();
    entry.say(label("label-effects"), words.list(&effects));
    for effect in &offer.unanswered {
        entry.say(label("label-effects"), say!(words, "effect-open", name = phrases.of(effect)));
    }
    entry.say(label("label-publisher"), phrases.of(&offer.plugin.publisher));
    entry.say(label("label-evidence"), label(&format!("plugin-evidence-{}", offer.plugin.evidence.to_lowercase())));
    entry.say(label("label-source"), phrases.citations(&offer.citations));
    if let Some(note) = &offer.note {
        entry.aside(label("label-note"), phrases.of(note));
    }
    entry.code(label("label-version"), &offer.plugin.version);
    entry.code(label("label-digest"), &offer.plugin.digest);
}

/// A parameter left to the place, and its value here.
pub(super) fn local_parameter(phrases: &Phrases<'_>, parameter: &LocalParameter) -> String {
    let words = phrases.words;
    if parameter.unset {
        let (title, name) = (phrases.of(&parameter.title), parameter.name.as_str());
        return say!(words, "reuse-parameter-blank", title = title, name = name);
    }
    let value = phrases.of(&parameter.value);
    say!(words, "reuse-parameter", parameter = parameter_name(phrases, parameter), value = value)
}

pub(super) fn parameter_name(phrases: &Phrases<'_>, parameter: &LocalParameter) -> String {
    let (title, name) = (phrases.of(&parameter.title), parameter.name.as_str());
    say!(phrases.words, "parameter-name", title = title, name = name)
}

/// What loading changes; what carrying it out would change, by the origin's account; and how the two regions compare.
pub(super) fn tables(phrases: &Phrases<'_>, offer: &Offer) -> Vec<Block> {
    let mut blocks = loading(phrases, offer);
    blocks.extend(carrying_out(phrases, offer));
    if offer.nearness.is_empty() {
        blocks.extend(agreements(phrases, offer).into_iter().map(Block::Paragraph));
    }
    blocks.extend(offer.nearness.iter().flat_map(|nearness| compared(phrases, nearness)));
    blocks
}

fn loading(phrases: &Phrases<'_>, offer: &Offer) -> Vec<Block> {
    let words = phrases.words;
    let columns = ["reuse-column-rule", "reuse-column-outcome", "reuse-column-base", "reuse-column-held"];
    let rows = offer.loading.rules.iter().map(|rule| loaded(phrases, rule)).collect();
    let mut blocks = table(phrases, "reuse-table-loading", &columns, rows);
    let mut points: Vec<String> = offer.loading.outcomes.iter().map(|change| changed(phrases, change)).collect();
    if points.is_empty() {
        points.push(words.text("reuse-base-same"));
    }
    points.extend(offer.loading.guards.iter().map(|guard| guard_change(phrases, guard)));
    points.extend(offer.loading.holds.iter().map(|hold| hold_change(phrases, hold)));
    let data: Vec<&str> = offer.loading.data.iter().map(|fact| phrases.of(&fact.label)).collect();
    if !data.is_empty() {
        points.push(say!(words, "reuse-data", facts = words.list(&data)));
    }
    blocks.push(Block::Bullets(points));
    blocks
}

fn loaded(phrases: &Phrases<'_>, rule: &LoadedRule) -> Vec<String> {
    let words = phrases.words;
    let base = rule.variant_of.as_ref().map(|base| super::answered(phrases, base)).unwrap_or_default();
    let guards: Vec<&str> = rule.holds.iter().map(|hold| hold.number.as_str()).collect();
    vec![named(phrases, &rule.rule), words.text(&key("outcome", rule.outcome)), base, words.list(&guards)]
}

fn carrying_out(phrases: &Phrases<'_>, offer: &Offer) -> Vec<Block> {
    let words = phrases.words;
    let carrying = &offer.carrying_out;
    let columns = ["reuse-column-fact", "reuse-column-now", "reuse-column-expected"];
    let rows = carrying.expected.iter().map(|fact| expected(phrases, fact)).collect();
    let mut blocks = table(phrases, "reuse-table-expected", &columns, rows);
    if blocks.is_empty() {
        return vec![Block::Paragraph(words.text("reuse-nothing-expected"))];
    }
    let claim = say!(words, "reuse-claim", publisher = phrases.of(&offer.plugin.publisher));
    let columns = ["reuse-column-rule", "reuse-column-now", "reuse-column-then"];
    let rows: Vec<Vec<String>> = carrying
        .outcomes
        .iter()
        .map(|change| {
            let outcomes = [change.left, change.right].map(|outcome| words.text(&key("outcome", outcome)));
            let [before, after] = outcomes;
            vec![phrases.name(&change.number, &change.title), before, after]
        })
        .collect();
    if rows.is_empty() {
        blocks.push(Block::Notice(claim));
        blocks.push(Block::Paragraph(super::nothing_changes(phrases, offer)));
    } else {
        blocks.push(Block::Notice(joined(&[&claim, &words.text("reuse-claim-table")])));
    }
    blocks.extend(table(phrases, "reuse-table-carrying", &columns, rows));
    let mut points: Vec<String> = carrying.guards.iter().map(|guard| guard_change(phrases, guard)).collect();
    points.extend(carrying.holds.iter().map(|hold| hold_change(phrases, hold)));
    points.extend(carrying.models.iter().map(|model| {
        let title = phrases.of(&model.title);
        let [before, after] = [model.left, model.right].map(|band| words.text(&key("band", band)));
        say!(words, "reuse-changed", name = title, before = before, after = after)
    }));
    if !points.is_empty() {
        blocks.push(Block::Bullets(points));
    }
    blocks
}

fn expected(phrases: &Phrases<'_>, fact: &ExpectedFact) -> Vec<String> {
    let words = phrases.words;
    let now = value(phrases, &fact.fact);
    let expected = phrases.of(&fact.expected);
    let expected = match fact {
        ExpectedFact { already: true, .. } => say!(words, "reuse-expected-already", value = expected),
        ExpectedFact { surpassed: true, .. } => say!(words, "reuse-expected-surpassed", value = expected),
        ExpectedFact { adds: true, .. } => say!(words, "reuse-expected-adds", value = expected),
        _ => expected.to_owned(),
    };
    vec![phrases.of(&fact.fact.label).to_owned(), now, expected]
}

fn value(phrases: &Phrases<'_>, fact: &FactUse) -> String {
    fact.value.as_ref().map_or_else(|| phrases.words.text("outcome-unknown"), |value| phrases.of(value).to_owned())
}

fn guard_change(phrases: &Phrases<'_>, guard: &GuardChange) -> String {
    let words = phrases.words;
    let name = phrases.name(&guard.number, &guard.title);
    let status = |status: Option<_>| {
        status.map_or_else(|| words.text("compare-none"), |status| words.text(&key("status", status)))
    };
    say!(words, "reuse-changed", name = name, before = status(guard.left), after = status(guard.right))
}

fn hold_change(phrases: &Phrases<'_>, hold: &HoldChange) -> String {
    let words = phrases.words;
    let guard = phrases.name(&hold.guard_number, &hold.guard_title);
    let key = if hold.change == Change::Added { "reuse-hold-added" } else { "reuse-hold-removed" };
    // A model's number is its name.
    let name = if hold.number == hold.subject {
        phrases.of(&hold.title).to_owned()
    } else {
        phrases.name(&hold.number, &hold.title)
    };
    say!(words, key, name = name, guard = guard)
}

/// The facts known in both regions, side by side.
fn compared(phrases: &Phrases<'_>, nearness: &Nearness) -> Vec<Block> {
    let words = phrases.words;
    let rows = nearness.compared.iter().map(|fact| {
        let same = words.text(if fact.same { "reuse-same" } else { "reuse-different" });
        vec![phrases.of(&fact.here.label).to_owned(), value(phrases, &fact.here), value(phrases, &fact.there), same]
    });
    let columns = ["reuse-column-fact", "reuse-column-here", "reuse-column-there", "reuse-column-same"];
    let mut blocks = table(phrases, "reuse-table-near", &columns, rows.collect());
    let (here, there) = (nearness.only_here.len(), nearness.only_there.len());
    let rest = say!(words, "reuse-near-rest", here = here, there = there, neither = nearness.neither);
    blocks.push(Block::Paragraph(joined(&[&agreement(phrases, nearness), &rest])));
    blocks
}

/// How this place agrees with each region of origin on the facts that matter, in words.
pub(super) fn agreements(phrases: &Phrases<'_>, offer: &Offer) -> Vec<String> {
    // A place need not be compared with itself, nor with what is no place.
    if offer.nearness.is_empty() && !offer.own && !adoption::is_of_its_publisher(&offer.plugin) {
        return vec![phrases.words.text("reuse-near-no-profile")];
    }
    offer.nearness.iter().map(|nearness| agreement(phrases, nearness)).collect()
}

fn agreement(phrases: &Phrases<'_>, nearness: &Nearness) -> String {
    let all = nearness.compared.len();
    let (same, different): (Vec<_>, Vec<_>) = nearness.compared.iter().partition(|fact| fact.same);
    let key = match (all, same.len()) {
        (0, _) => "reuse-near-nothing",
        _ if same.len() == all => "reuse-near-all",
        (_, 0) => "reuse-near-none",
        _ => "reuse-near-some",
    };
    let origin = phrases.of(&nearness.origin.name);
    let [same, different] = [same, different].map(|facts| labels(phrases, &facts));
    say!(phrases.words, key, origin = origin, all = all, same = same, different = different)
}

/// How many facts a sentence names.
const NAMED: usize = 4;

fn labels(phrases: &Phrases<'_>, facts: &[&ComparedFact]) -> String {
    let labels: Vec<&str> = facts.iter().map(|fact| phrases.of(&fact.here.label)).collect();
    match labels.get(..NAMED) {
        Some(first) if labels.len() > NAMED => {
            say!(phrases.words, "and-more", list = phrases.words.list(first), count = labels.len())
        }
        _ => phrases.words.list(&labels),
    }
}

/// A table, if it has any row.
pub(super) fn table(phrases: &Phrases<'_>, caption: &str, columns: &[&str], rows: Vec<Vec<String>>) -> Vec<Block> {
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = columns.iter().map(|key| phrases.words.text(key)).collect();
    let caption = Some(phrases.words.text(caption));
    vec![Block::Table(Table { caption, columns, rows, numeric: false, reference: false, paths: None })]
}
