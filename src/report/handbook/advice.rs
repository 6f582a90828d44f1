//! The safeguards with what waits for them, and the models with every argument.

use guiju_core::ruleset::{Condition, Guard, Model};
use guiju_grammar::ast::HoldKind;

use super::Page;
use crate::report::{Block, Entry};
use crate::say;

pub(super) fn guards(page: &mut Page<'_>) {
    if page.ruleset.guards.is_empty() {
        return;
    }
    page.section(&page.label("handbook-guards"));
    page.paragraph(page.label("handbook-guards-intro"));
    for guard in &page.ruleset.guards {
        page.entry(entry(page, guard));
    }
}

fn entry(page: &Page<'_>, guard: &Guard) -> Entry {
    let mut entry = page.numbered(&guard.number, &guard.title);
    entry.code(page.label("label-name"), &guard.name);
    entry.say(page.label("label-require"), page.of(&page.ruleset.in_words(guard.require)));
    entry.code(page.label("handbook-require-formal"), page.ruleset.source_of(guard.require));
    if let Some(running) = guard.running {
        entry.say(page.label("handbook-running"), page.of(&page.ruleset.in_words(running)));
        entry.code(page.label("handbook-running-formal"), page.ruleset.source_of(running));
    }
    for (kind, names) in &guard.holds {
        let held = match names {
            Some(names) => page.words.list(&names.iter().map(|name| held(page, *kind, name)).collect::<Vec<_>>()),
            None => page.label("handbook-all"),
        };
        entry.say(page.label(label(*kind)), held);
    }
    entry.say(page.label("label-first"), page.of(&page.ruleset.template_in_words(&guard.recommend)));
    page.grounds(&mut entry, guard.basis, guard.note.as_ref(), &guard.citations);
    entry
}

fn label(kind: HoldKind) -> &'static str {
    match kind {
        HoldKind::Rules => "label-waiting-rules",
        HoldKind::Tags => "handbook-held-tags",
        HoldKind::Models => "label-waiting-models",
        HoldKind::Plugins => "label-waiting-plugins",
        HoldKind::Effects => "handbook-held-effects",
    }
}

/// What waits, by the name readers know; a plugin that is not loaded by its id.
fn held(page: &Page<'_>, kind: HoldKind, name: &str) -> String {
    let found = match kind {
        HoldKind::Rules => page.ruleset.find_rule(name).map(|rule| page.named(&rule.number, &rule.title)),
        HoldKind::Tags => Some(page.tag(name)),
        HoldKind::Effects => Some(page.of(&page.ruleset.word("effect", name)).to_owned()),
        HoldKind::Models => {
            let model = page.ruleset.models.iter().find(|model| model.name == name);
            model.map(|model| say!(page.words, "with-id", title = page.of(&model.title), id = name))
        }
        HoldKind::Plugins => None,
    };
    found.unwrap_or_else(|| name.to_owned())
}

pub(super) fn choices(page: &mut Page<'_>) {
    if page.ruleset.choices.is_empty() {
        return;
    }
    page.section(&page.label("choices"));
    page.paragraph(page.label("handbook-models-intro"));
    for (index, choice) in page.ruleset.choices.iter().enumerate() {
        let mode = page.label(if choice.several { "choice-several" } else { "choice-one" });
        page.blocks.push(Block::Part(say!(page.words, "choice-head", title = page.of(&choice.title), mode = mode)));
        for candidate in page.ruleset.models.iter().filter(|model| model.choice == index) {
            page.entry(model(page, candidate));
        }
    }
}

fn model(page: &Page<'_>, model: &Model) -> Entry {
    let mut entry = Entry::new(page.of(&model.title));
    entry.code(page.label("label-id"), &model.name);
    let arguments =
        [("label-requires", &model.requires), ("label-favours", &model.favours), ("label-cautions", &model.cautions)];
    for (label, conditions) in arguments {
        for condition in conditions {
            entry.say(page.label(label), argument(page, condition));
            entry.code(page.label("label-expression"), page.ruleset.source_of(condition.expr));
        }
    }
    entry.say(page.label("label-effects"), page.effects(&model.effects));
    page.grounds(&mut entry, model.basis, model.note.as_ref(), &model.citations);
    entry
}

/// An argument as its author put it, and what is looked at to tell whether it applies.
fn argument(page: &Page<'_>, condition: &Condition) -> String {
    let words = page.ruleset.in_words(condition.expr);
    let text = say!(page.words, "handbook-argument", text = page.of(&condition.text), condition = page.of(&words));
    match page.citations(&condition.citations) {
        places if places.is_empty() => text,
        places => text + &say!(page.words, "in-brackets", text = places),
    }
}
