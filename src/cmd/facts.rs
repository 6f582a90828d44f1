//! `guiju facts`: what a profile can state, all or some.

use guiju::i18n::Words;
use guiju::inputs::Inputs;
use guiju::report::{Block, Entry, text};
use guiju::say;
use guiju_core::FactSummary;
use guiju_core::assessment::Text;

use super::{Answer, read_rules};
use crate::cli::{Facts, ListFormat};
use crate::console::Console;

pub fn run(arguments: &Facts, console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    let (rules, _) = read_rules(&arguments.files, &arguments.place, &[], inputs)?;
    let word = arguments.word.as_deref().unwrap_or_default().to_lowercase();
    let mut facts = rules.facts();
    facts.retain(|fact| mentions(fact, &word));
    if arguments.format == ListFormat::Json {
        return Some(Answer::text(serde_json::to_string_pretty(&facts).unwrap_or_default() + "\n"));
    }
    let pages: Vec<String> = console.words.iter().map(|words| text(&list(&facts, words), console.out)).collect();
    Some(Answer::text(pages.join("\n")))
}

/// Whether a fact's path, label, definition, group or one of its members holds the word.
fn mentions(fact: &FactSummary, word: &str) -> bool {
    let texts = [Some(&fact.label), Some(&fact.group), fact.definition.as_ref()];
    let members = fact.members.iter().map(|member| &member.label);
    let sides = texts.into_iter().flatten().chain(members).flat_map(|text| [&text.zh, &text.en]);
    std::iter::once(&fact.path).chain(sides).any(|text| text.to_lowercase().contains(word))
}

/// The facts below the groups they belong to, in the order of the rules.
fn list(facts: &[FactSummary], words: &Words) -> Vec<Block> {
    if facts.is_empty() {
        return vec![Block::Paragraph(words.text("facts-none"))];
    }
    let mut blocks = vec![Block::Paragraph(say!(words, "facts-head", count = facts.len()))];
    let mut group: Option<&Text> = None;
    for fact in facts {
        if group != Some(&fact.group) && !fact.group.zh.is_empty() {
            blocks.push(Block::Section(words.lang().of(&fact.group).to_owned()));
        }
        group = Some(&fact.group);
        blocks.push(Block::Entry(entry(fact, words)));
    }
    blocks
}

fn entry(fact: &FactSummary, words: &Words) -> Entry {
    let of = |text: &Text| words.lang().of(text).to_owned();
    let mut entry = Entry::new(of(&fact.label));
    entry.code(words.text("label-path"), &fact.path);
    let ty = of(&fact.ty);
    let ty = match &fact.unit {
        Some(unit) => say!(words, "type-with-unit", type = ty, unit = of(unit)),
        None => ty,
    };
    entry.say(words.text("label-type"), ty);
    let members: Vec<String> = fact
        .members
        .iter()
        .map(|member| match of(&member.label) {
            label if label == member.id || label.is_empty() => member.id.clone(),
            label => say!(words, "value-name", id = member.id.as_str(), label = label),
        })
        .collect();
    entry.say(words.text("label-values"), words.list(&members));
    entry.say(words.text("label-definition"), fact.definition.as_ref().map(of).unwrap_or_default());
    for line in &fact.rubric {
        entry.say(say!(words, "state-level", level = line.level), of(&line.label));
    }
    entry.say(words.text("label-source"), super::places(&fact.citations));
    entry
}
