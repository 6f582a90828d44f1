//! The whole trace of one rule, for `guiju explain`.

use guiju_core::assessment::{Assessment, Deciding, Explanation, TraceNode};

use crate::i18n::Words;
use crate::report::compose;
use crate::report::phrase::{Phrases, key};
use crate::report::{Block, Entry};
use crate::say;

/// Puts the trace of a rule into words. The assessment gives the names of sources and facts.
pub fn trace(explanation: &Explanation, assessment: &Assessment, words: &Words) -> Vec<Block> {
    let phrases = Phrases { words, assessment };
    let finding = &explanation.finding;
    let name = phrases.name(&finding.number, &finding.title);
    let profile = phrases.of(&assessment.profile.name);
    let outcome = words.text(&key("outcome", finding.outcome));
    let mut blocks = vec![
        Block::Title(say!(words, "explain-title", profile = profile, name = name)),
        Block::Paragraph(say!(words, "explain-outcome", outcome = outcome)),
    ];
    if let Some(when) = &explanation.when {
        blocks.push(Block::Section(words.text("explain-when")));
        blocks.push(Block::Steps(steps(&phrases, when)));
    }
    blocks.push(Block::Section(words.text("explain-require")));
    blocks.push(Block::Steps(steps(&phrases, &explanation.require)));
    if let Some(deciding) = &finding.deciding {
        blocks.push(Block::Section(words.text("explain-deciding")));
        blocks.push(Block::Bullets(decide(&phrases, deciding)));
    }
    blocks.push(Block::Entry(ground(&phrases, explanation)));
    blocks
}

/// Each step below the one it belongs to, deeper ones further in.
fn steps(phrases: &Phrases<'_>, root: &TraceNode) -> Vec<(usize, String)> {
    let mut lines = Vec::new();
    let mut open = vec![(root, 0)];
    while let Some((node, depth)) = open.pop() {
        lines.push((depth, step(phrases, node)));
        open.extend(node.steps.iter().rev().map(|below| (below, depth + 1)));
    }
    lines
}

fn step(phrases: &Phrases<'_>, node: &TraceNode) -> String {
    let expression: Vec<&str> = node.expression.split_whitespace().collect();
    let value = phrases.of(&node.value);
    let mut text = say!(phrases.words, "explain-step", expression = expression.join(" "), value = value);
    if let Some(fact) = &node.fact {
        text += &say!(phrases.words, "in-brackets", text = phrases.fact(fact));
    }
    if let Some(name) = &node.parameter {
        let parameter = say!(phrases.words, "explain-parameter", name = name.as_str());
        text += &say!(phrases.words, "in-brackets", text = parameter);
    }
    // That a fact or a parameter decided is plain from the step it belongs to.
    if node.decisive && !node.steps.is_empty() {
        text += &say!(phrases.words, "in-brackets", text = phrases.words.text("explain-decisive"));
    }
    text
}

/// For each outcome that can still be reached, the sets of facts that can force it.
fn decide(phrases: &Phrases<'_>, deciding: &Deciding) -> Vec<String> {
    let sets = [
        ("deciding-met", &deciding.met),
        ("deciding-unmet", &deciding.unmet),
        ("deciding-not-applicable", &deciding.not_applicable),
    ];
    let mut lines: Vec<String> = sets
        .into_iter()
        .filter(|(_, sets)| !sets.is_empty())
        .map(|(key, sets)| {
            let sets: Vec<String> = sets.iter().map(|set| together(phrases, set)).collect();
            say!(phrases.words, key, sets = phrases.words.any_of(&sets))
        })
        .collect();
    if !deciding.complete {
        lines.push(phrases.words.text("deciding-incomplete"));
    }
    lines
}

fn together(phrases: &Phrases<'_>, paths: &[String]) -> String {
    let labels: Vec<String> = paths.iter().map(|path| label(phrases, path)).collect();
    match labels.as_slice() {
        [one] => one.clone(),
        _ => say!(phrases.words, "deciding-together", facts = phrases.words.all_of(&labels)),
    }
}

/// What readers call a fact that is missing.
fn label(phrases: &Phrases<'_>, path: &str) -> String {
    let request = phrases.assessment.data_requests.iter().find(|request| request.path == path);
    request.map_or_else(|| path.to_owned(), |request| phrases.of(&request.label).to_owned())
}

/// What the rule rests on and what it advises.
fn ground(phrases: &Phrases<'_>, explanation: &Explanation) -> Entry {
    let finding = &explanation.finding;
    let mut entry = Entry::new(phrases.name(&finding.number, &finding.title));
    compose::conclusion(phrases, &mut entry, finding);
    entry
}
