//! How one rule came to its outcome, and what is known of one safeguard, for `guiju explain`.

use guiju_core::assessment::{
    Assessment, Clause, Deciding, Explanation, GuardFinding, Outcome, Severity, TraceNode, Truth,
};

use crate::i18n::Words;
use crate::report::compose;
use crate::report::phrase::{Phrases, key};
use crate::report::view::waits;
use crate::report::{Block, Entry, Wait};
use crate::say;

/// Puts the trace of a rule into words. The assessment gives the names of sources and facts; `usual` is what a gap of
/// this rule weighs where no condition says otherwise.
pub fn trace(explanation: &Explanation, assessment: &Assessment, usual: Severity, words: &Words) -> Vec<Block> {
    let phrases = Phrases { words, assessment };
    let finding = &explanation.finding;
    let name = phrases.name(&finding.number, &finding.title);
    let profile = phrases.of(&assessment.profile.name);
    let outcome = words.text(&key("outcome", finding.outcome));
    let mut blocks = vec![
        Block::Title(say!(words, "explain-title", profile = profile, name = name)),
        Block::Paragraph(say!(words, "explain-outcome", outcome = outcome)),
        Block::Paragraph(severity(finding.severity, usual, words)),
    ];
    let by_when = when_decides(explanation);
    if let Some(when) = &explanation.when {
        blocks.push(Block::Section(words.text("explain-when")));
        blocks.push(Block::Steps(steps(&phrases, when, by_when)));
    }
    blocks.push(Block::Section(words.text("explain-require")));
    blocks.push(Block::Steps(steps(&phrases, &explanation.require, !by_when)));
    if let Some(deciding) = &finding.deciding {
        blocks.push(Block::Section(words.text("explain-deciding")));
        blocks.push(Block::Bullets(decide(&phrases, deciding)));
    }
    blocks.push(Block::Entry(ground(&phrases, explanation)));
    blocks
}

/// How much a gap weighs here, and whether a condition made it so.
fn severity(here: Severity, usual: Severity, words: &Words) -> String {
    let severity = words.text(&key("severity", here));
    if here == usual {
        return say!(words, "explain-severity", severity = severity);
    }
    say!(words, "explain-severity", severity = severity, base = words.text(&key("severity", usual)))
}

/// Whether the rule's outcome hangs on whom it concerns, rather than on what it requires.
fn when_decides(explanation: &Explanation) -> bool {
    let finding = &explanation.finding;
    match finding.outcome {
        Outcome::NotApplicable => true,
        Outcome::Met | Outcome::Unmet => false,
        Outcome::Unknown | Outcome::Error => finding
            .reasons
            .iter()
            .any(|reason| reason.clause == Clause::When && matches!(reason.value, Truth::Unknown | Truth::Error)),
    }
}

/// Each step below the one it belongs to, deeper ones further in.
fn steps(phrases: &Phrases<'_>, root: &TraceNode, decides: bool) -> Vec<(usize, String)> {
    let mut lines = Vec::new();
    add_steps(phrases, root, 0, decides, &mut lines);
    lines
}

/// A step decides only where those above it do.
fn add_steps(phrases: &Phrases<'_>, node: &TraceNode, depth: usize, decides: bool, lines: &mut Vec<(usize, String)>) {
    let decides = decides && node.decisive;
    lines.push((depth, step(phrases, node, decides)));
    for below in &node.steps {
        add_steps(phrases, below, depth + 1, decides, lines);
    }
    if node.left_out > 0 {
        lines.push((depth + 1, say!(phrases.words, "explain-left-out", count = node.left_out)));
    }
}

/// A fact or a parameter by its name, and any other step as its author wrote it; each with its value.
fn step(phrases: &Phrases<'_>, node: &TraceNode, decides: bool) -> String {
    let value = phrases.of(&node.value);
    if let Some(fact) = &node.fact {
        return phrases.traced_fact(fact);
    }
    if let Some(name) = &node.parameter {
        let known = phrases.assessment.parameters.iter().find(|parameter| &parameter.name == name);
        let title = known.map_or(name.as_str(), |parameter| phrases.of(&parameter.title));
        return say!(phrases.words, "explain-parameter", title = title, name = name.as_str(), value = value);
    }
    let expression: Vec<&str> = node.expression.split_whitespace().collect();
    let expression = expression.join(" ");
    let mut text = match &node.item {
        Some(item) => {
            let item = phrases.of(item);
            say!(phrases.words, "explain-step-of-item", item = item, expression = expression, value = value)
        }
        None => say!(phrases.words, "explain-step", expression = expression, value = value),
    };
    if decides {
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
            let sets: Vec<String> = sets.iter().map(|set| together(phrases, set, sets.len() > 1)).collect();
            say!(phrases.words, key, sets = phrases.words.any_of(&sets))
        })
        .collect();
    if !deciding.complete {
        lines.push(phrases.words.text("deciding-incomplete"));
    }
    lines
}

/// The facts of one set; in brackets where there are other sets beside it.
fn together(phrases: &Phrases<'_>, paths: &[String], others: bool) -> String {
    let quoted = |path: &String| say!(phrases.words, "quoted", text = label(phrases, path));
    let labels: Vec<String> = paths.iter().map(quoted).collect();
    match labels.as_slice() {
        [one] => one.clone(),
        _ if others => say!(phrases.words, "deciding-together", facts = phrases.words.all_of(&labels)),
        _ => phrases.words.all_of(&labels),
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

/// Puts what is known of one safeguard into words.
pub fn safeguard(guard: &GuardFinding, assessment: &Assessment, words: &Words) -> Vec<Block> {
    let phrases = Phrases { words, assessment };
    let name = phrases.name(&guard.number, &guard.title);
    let profile = phrases.of(&assessment.profile.name);
    let status = words.text(&key("status", guard.status));
    let mut entry = Entry::new(name.as_str());
    let running =
        guard.running.map_or_else(|| words.text("running-none"), |running| words.text(&key("running", running)));
    entry.say(words.text("label-guard-running"), running);
    entry.say(words.text("label-safeguard"), words.text(&key("safeguard", guard.safeguard)));
    let waits = waits(assessment);
    let wait = waits.iter().find(|wait| wait.hold.guard == guard.guard);
    let mut told = compose::facts(&guard.reasons);
    for fact in wait.map(|wait| compose::waiting_facts(assessment, wait)).unwrap_or_default() {
        if !told.iter().any(|known| known.path == fact.path) {
            told.push(fact);
        }
    }
    compose::reasons(&phrases, &mut entry, &told);
    if let Some(wait) = wait {
        for group in &wait.groups {
            compose::waiting_group(&phrases, &mut entry, group, Some(group.status));
        }
    }
    let absent = guard.safeguard == Truth::False || wait.is_some_and(Wait::is_absent);
    let first = phrases.first(&guard.first, guard.safeguard != Truth::True && !absent);
    entry.say(words.text("label-first"), first);
    compose::grounds(&phrases, &mut entry, guard);
    for reason in &guard.reasons {
        entry.code(words.text("label-expression"), &reason.expression);
    }
    vec![
        Block::Title(say!(words, "explain-title", profile = profile, name = name)),
        Block::Paragraph(say!(words, "explain-outcome", outcome = status)),
        Block::Entry(entry),
    ]
}
