//! The indexes as trees, and what each grade of a fact takes.

use guiju_core::ruleset::{Element, Factor, Index};
use guiju_core::schema::Fact;

use super::Page;
use crate::report::phrase::key;
use crate::report::{Block, Entry};
use crate::say;

pub(super) fn write(page: &mut Page<'_>) {
    for index in &page.ruleset.indexes {
        page.section(&say!(page.words, "handbook-index", title = page.of(&index.title)));
        page.paragraph(scale(page, index));
        page.paragraph(mean(page, index));
        for element in &index.elements {
            page.entry(tree(page, element));
        }
        let mut grounds = Entry::new(page.label("handbook-index-grounds"));
        grounds.say(page.label("label-note"), index.note.as_ref().map(|note| page.of(note)).unwrap_or_default());
        grounds.say(page.label("label-source"), page.citations(&index.citations));
        page.entry(grounds);
    }
    rubrics(page);
}

fn scale(page: &Page<'_>, index: &Index) -> String {
    let levels = index
        .scale
        .iter()
        .map(|level| say!(page.words, "handbook-level", level = level.level, name = page.of(&level.label)));
    let levels: Vec<String> = levels.collect();
    say!(page.words, "handbook-scale", name = index.name.as_str(), levels = page.words.list(&levels))
}

/// How an element's level comes about, and below which level a factor is weak.
fn mean(page: &Page<'_>, index: &Index) -> String {
    let mut parts = vec![page.words.text(&key("handbook-mean", index.mean))];
    for (mean, when) in &index.means {
        let (mean, when) = (page.words.text(&key("handbook-mean", *mean)), page.ruleset.in_words(*when));
        parts.push(say!(page.words, "handbook-mean-when", when = page.of(&when), mean = mean));
    }
    if let Some(weak) = index.weak {
        let line = page.ruleset.value_in_words(weak);
        parts.push(say!(page.words, "handbook-weak", line = page.of(&line)));
    }
    parts.concat()
}

fn tree(page: &Page<'_>, element: &Element) -> Entry {
    let mut entry = Entry::new(say!(page.words, "handbook-element", title = page.of(&element.title)));
    entry.code(page.label("label-name"), &element.name);
    for factor in &element.factors {
        entry.say(page.of(&factor.title), indicators(page, factor));
    }
    entry
}

fn indicators(page: &Page<'_>, factor: &Factor) -> String {
    let facts = factor.indicators.iter().filter_map(|id| page.ruleset.schema.fact(*id));
    let named: Vec<String> =
        facts.map(|fact| say!(page.words, "with-id", title = page.of(&fact.label), id = fact.path.as_str())).collect();
    let named = page.words.list(&named);
    match factor.when {
        Some(when) => {
            let when = page.ruleset.in_words(when);
            say!(page.words, "handbook-factor-when", indicators = named, when = page.of(&when))
        }
        None => named,
    }
}

/// What each grade takes, fact by fact.
fn rubrics(page: &mut Page<'_>) {
    let graded: Vec<&Fact> =
        page.ruleset.schema.iter().map(|(_, fact)| fact).filter(|fact| !fact.rubric.is_empty()).collect();
    if graded.is_empty() {
        return;
    }
    page.section(&page.label("handbook-rubrics"));
    page.blocks.push(Block::Paragraph(page.label("handbook-rubrics-intro")));
    for fact in graded {
        let mut entry = Entry::new(page.of(&fact.label));
        entry.code(page.label("label-path"), &fact.path);
        let definition = fact.definition.as_ref().map(|definition| page.of(definition));
        entry.say(page.label("label-definition"), definition.unwrap_or_default());
        for step in &fact.rubric {
            entry.say(say!(page.words, "handbook-grade", level = step.level), page.of(&step.label));
        }
        entry.say(page.label("label-source"), page.citations(&fact.citations));
        page.entry(entry);
    }
}
