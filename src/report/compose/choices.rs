//! Which models fit, in bands, with every reason for and against.

use guiju_core::assessment::{Band, ModelFinding};

use super::local::held_brief;
use super::{Page, order};
use crate::report::phrase::key;
use crate::report::{Entry, Tone};
use crate::say;

pub(super) fn write(page: &mut Page<'_>) {
    let choices = &page.view.assessment.choices;
    if choices.is_empty() {
        return;
    }
    page.section(page.label("choices"));
    page.paragraph(page.label("choices-intro"));
    for choice in choices {
        let mode = page.label(if choice.several { "choice-several" } else { "choice-one" });
        page.part(say!(page.words, "choice-head", title = page.phrases.of(&choice.title), mode = mode));
        order::write(page, choice);
        for candidate in &choice.models {
            page.entry(model(page, candidate));
        }
    }
}

fn model(page: &Page<'_>, model: &ModelFinding) -> Entry {
    let band = page.words.text(&key("band", model.band));
    let title = page.phrases.of(&model.title);
    // What waits behind a condition that is not met has time.
    let holds = if model.band == Band::Precluded { &[] } else { model.holds.as_slice() };
    let head = match holds.iter().map(|hold| hold.status).min() {
        Some(status) => {
            say!(page.words, "model-head", band = band, title = title, status = page.words.text(&key("hold", status)))
        }
        None => say!(page.words, "model-head", band = band, title = title),
    };
    let tone = match model.band {
        Band::First | Band::Possible if !holds.is_empty() => Tone::Waiting,
        Band::First | Band::Possible => Tone::Good,
        Band::CannotTell | Band::Precluded => Tone::Plain,
    };
    let mut entry = Entry::new(head).toned(tone);
    for condition in &model.requires {
        entry.say(page.label("label-requires"), page.phrases.condition(condition));
    }
    for (label, arguments) in [("label-favours", &model.favours), ("label-cautions", &model.cautions)] {
        for argument in arguments {
            let told = page.phrases.argument(argument);
            // What speaks for and against a model that cannot be taken has time.
            match model.band {
                Band::Precluded => entry.spare(page.label(label), told),
                _ => entry.say(page.label(label), told),
            }
        }
    }
    entry.say(page.label("label-held"), held_brief(page, holds));
    if !holds.is_empty() {
        // Safeguards are registered under this name.
        entry.code(page.label("label-id"), &model.model);
    }
    entry.rests(page.label("label-basis"), page.phrases.basis_long(model.basis, &model.citations));
    if let Some(note) = &model.note {
        entry.aside(page.label("label-note"), page.phrases.of(note));
    }
    entry.cite(page.label("label-source"), page.phrases.citations(&model.citations));
    entry
}
