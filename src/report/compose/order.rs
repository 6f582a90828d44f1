//! In which order the models of a choice stand as far as the data goes, and what would change it. The order is a start for deliberation
//! and never the answer.

use guiju_core::assessment::{ArgumentRole, Band, ChoiceChange, ChoiceEffect, ChoiceFinding, FactUse, ModelFinding};

use super::Page;
use crate::say;

/// How many open questions a choice lists.
const CHANGES: usize = 8;

pub(super) fn write(page: &mut Page<'_>, choice: &ChoiceFinding) {
    let considered = |model: &&ModelFinding| matches!(model.band, Band::First | Band::Possible);
    if let Some(first) = choice.models.first().filter(considered) {
        let first = name(page, choice, &first.model);
        page.paragraph(match &choice.runner_up {
            Some(second) => say!(page.words, "choice-order", first = first, second = name(page, choice, second)),
            None => say!(page.words, "choice-order", first = first),
        });
    }
    let changes = changes(page, choice);
    if !changes.is_empty() {
        page.paragraph(page.label("choice-changes"));
        page.bullets(changes);
    }
}

/// What the data leaves open and would change the order, either way.
fn changes(page: &Page<'_>, choice: &ChoiceFinding) -> Vec<String> {
    let (only_lost, others): (Vec<&ChoiceChange>, Vec<&ChoiceChange>) =
        choice.changes.iter().partition(|change| only_lost(change));
    let mut points: Vec<String> = others.into_iter().map(|one| change(page, choice, one)).collect();
    // Preconditions that can only be found missing are told together for each model.
    for model in &choice.models {
        let open: Vec<&ChoiceChange> = only_lost.iter().copied().filter(|change| change.model == model.model).collect();
        if !open.is_empty() {
            points.push(missing_any(page, choice, &model.model, &open));
        }
    }
    if points.len() > CHANGES {
        let more = points.len() - CHANGES;
        points.truncate(CHANGES);
        points.push(page.count("choice-changes-more", more));
    }
    points
}

/// Whether all that can follow is that the model lacks a precondition.
fn only_lost(change: &ChoiceChange) -> bool {
    let lost = |effect: &ChoiceEffect| matches!(effect, ChoiceEffect::Precluded { model } if *model == change.model);
    change.role == ArgumentRole::Require && change.if_true.is_empty() && change.if_false.iter().all(lost)
}

fn missing_any(page: &Page<'_>, choice: &ChoiceFinding, model: &str, open: &[&ChoiceChange]) -> String {
    let texts: Vec<&str> = open.iter().map(|change| page.phrases.of(&change.text)).collect();
    say!(
        page.words,
        "choice-missing-any",
        model = name(page, choice, model),
        count = open.len(),
        texts = texts.join(&page.label("semicolon")),
        facts = labels(page, open.iter().flat_map(|change| &change.facts)),
    )
}

fn change(page: &Page<'_>, choice: &ChoiceFinding, change: &ChoiceChange) -> String {
    let role = page.label(match change.role {
        ArgumentRole::Require => "role-require",
        ArgumentRole::Favour => "role-favour",
        ArgumentRole::Caution => "role-caution",
    });
    let mut sides = Vec::new();
    for (key, effects) in [("choice-if-true", &change.if_true), ("choice-if-false", &change.if_false)] {
        let told: Vec<String> = effects.iter().map(|one| effect(page, choice, one)).collect();
        if !told.is_empty() {
            sides.push(say!(page.words, key, effects = told.join(&page.label("comma"))));
        }
    }
    say!(
        page.words,
        "choice-change",
        text = page.phrases.of(&change.text),
        model = name(page, choice, &change.model),
        role = role,
        sides = sides.join(&page.label("semicolon")),
        facts = labels(page, &change.facts),
    )
}

fn labels<'a>(page: &Page<'_>, facts: impl IntoIterator<Item = &'a FactUse>) -> String {
    let mut labels: Vec<&str> = Vec::new();
    for fact in facts {
        let label = page.words.lang().of(&fact.label);
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    page.words.list(&labels)
}

fn effect(page: &Page<'_>, choice: &ChoiceFinding, effect: &ChoiceEffect) -> String {
    let told = |key: &str, model: &str| say!(page.words, key, model = name(page, choice, model));
    match effect {
        ChoiceEffect::Considered { model } => told("choice-considered", model),
        ChoiceEffect::Precluded { model } => told("choice-precluded", model),
        ChoiceEffect::First { model } => told("choice-first", model),
        ChoiceEffect::NoLongerFirst { model } => told("choice-no-longer-first", model),
        ChoiceEffect::Before { model, other } => {
            let (model, other) = (name(page, choice, model), name(page, choice, other));
            say!(page.words, "choice-before", model = model, other = other)
        }
    }
}

/// What readers call a candidate, in quotation marks.
fn name(page: &Page<'_>, choice: &ChoiceFinding, model: &str) -> String {
    let found = choice.models.iter().find(|candidate| candidate.model == model);
    page.phrases.quoted(found.map_or(model, |found| page.phrases.of(&found.title)))
}
