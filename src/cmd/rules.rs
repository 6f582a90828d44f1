//! `guiju rules`: a list of the rules, all or some, or the handbook of them.

use guiju::coverage::Coverage;
use guiju::i18n::Words;
use guiju::inputs::Inputs;
use guiju::pipeline::Rules as Ruleset;
use guiju::report::{self, Block, Entry, handbook, html, markdown, text};
use guiju::say;
use guiju_core::RuleSummary;
use guiju_core::assessment::{Basis, Text};
use guiju_core::ruleset::counts_for;

use super::{Answer, check_tags, read_rules};
use crate::cli::{Rules, RulesFormat};
use crate::console::Console;

pub fn run(arguments: &Rules, console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    let (rules, _) = read_rules(&arguments.files, &arguments.place, &[], inputs)?;
    if !check_tags(&rules, &arguments.only, inputs) {
        return None;
    }
    if arguments.coverage {
        return coverage(&rules, arguments.format, console);
    }
    let word = arguments.word.as_deref().unwrap_or_default().to_lowercase();
    let mut summaries = rules.summaries();
    summaries.retain(|rule| tagged(rule, &arguments.only) && mentions(rule, &word));
    if arguments.format == RulesFormat::Json {
        return Some(Answer::text(serde_json::to_string_pretty(&summaries).unwrap_or_default() + "\n"));
    }
    let tags = rules.tags();
    let page = |words: &Words| match arguments.format {
        RulesFormat::Text => list(&rules, &summaries, &tags, words),
        _ => handbook(rules.ruleset(), &summaries, words),
    };
    Some(laid_out(arguments.format, console, &page))
}

/// What the two papers hold, and where it stands in the rules.
fn coverage(rules: &Ruleset, format: RulesFormat, console: &Console) -> Option<Answer> {
    let list = Coverage::shipped()?;
    if format == RulesFormat::Json {
        let all = serde_json::json!({ "counts": list.counts(rules.ruleset()), "coverage": list });
        return Some(Answer::text(serde_json::to_string_pretty(&all).unwrap_or_default() + "\n"));
    }
    Some(laid_out(format, console, &|words| report::coverage(&list, rules.ruleset(), words)))
}

/// A page in each language asked for, one below the other.
fn laid_out(format: RulesFormat, console: &Console, page: &dyn Fn(&Words) -> Vec<Block>) -> Answer {
    let pages: Vec<(&Words, Vec<Block>)> = console.words.iter().map(|words| (words, page(words))).collect();
    let each = |write: &dyn Fn(&[Block]) -> String, between: &str| {
        pages.iter().map(|(_, blocks)| write(blocks)).collect::<Vec<_>>().join(between)
    };
    Answer::text(match format {
        RulesFormat::Html => html(&pages),
        RulesFormat::Markdown => each(&markdown, "---\n\n"),
        RulesFormat::Text | RulesFormat::Json => each(&|blocks| text(blocks, console.out), "\n"),
    })
}

fn tagged(rule: &RuleSummary, tags: &[String]) -> bool {
    tags.is_empty() || tags.iter().any(|tag| rule.tags.iter().any(|own| counts_for(own, tag)))
}

/// Whether a rule's name, number, title, condition or advice holds the word.
fn mentions(rule: &RuleSummary, word: &str) -> bool {
    let advice = [&rule.recommendation.zh, &rule.recommendation.en];
    let title = [&rule.title.zh, &rule.title.en];
    let words = [&rule.require_words.zh, &rule.require_words.en];
    let texts = [&rule.rule, &rule.number, &rule.require].into_iter().chain(advice).chain(title).chain(words);
    texts.chain(&rule.when).any(|text| text.to_lowercase().contains(word))
}

fn list(rules: &Ruleset, listed: &[RuleSummary], tags: &[(String, Text)], words: &Words) -> Vec<Block> {
    if listed.is_empty() {
        return vec![Block::Paragraph(words.text("rules-none"))];
    }
    let head = Block::Paragraph(say!(words, "rules-head", count = listed.len()));
    std::iter::once(head).chain(listed.iter().map(|rule| Block::Entry(entry(rules, rule, tags, words)))).collect()
}

fn entry(rules: &Ruleset, rule: &RuleSummary, tags: &[(String, Text)], words: &Words) -> Entry {
    let of = |text: &Text| words.lang().of(text).to_owned();
    let mut entry = Entry::new(say!(words, "number-title", number = rule.number.as_str(), title = of(&rule.title)));
    let severity = words.text(&word("severity", rule.severity));
    let labels = rule.tags.iter().map(|tag| match tags.iter().find(|(name, _)| name == tag) {
        Some((_, label)) => say!(words, "tag-with-name", title = of(label), name = tag.as_str()),
        None => tag.clone(),
    });
    entry.code(words.text("label-name"), &rule.rule);
    entry.say(words.text("label-tags"), labels.collect::<Vec<_>>().join(&words.text("semicolon")));
    entry.say(words.text("label-severity"), severity);
    let official = rule.basis == Basis::Seed && rule.citations.iter().any(|citation| rules.is_official(citation));
    let basis = if official { "basis-official".to_owned() } else { word("basis-long", rule.basis) };
    entry.say(words.text("label-basis"), words.text(&basis));
    entry.say(words.text("label-when"), rule.when_words.as_ref().map(of).unwrap_or_default());
    entry.say(words.text("label-require"), of(&rule.require_words));
    entry.code(words.text("handbook-when-formal"), rule.when.clone().unwrap_or_default());
    entry.code(words.text("handbook-require-formal"), &rule.require);
    entry.say(words.text("label-advice"), of(&rule.recommendation));
    entry.say(words.text("label-source"), super::places(&rule.citations));
    if let Some(plugin) = &rule.plugin {
        entry.say(words.text("label-plugin"), say!(words, "rule-plugin", plugin = plugin.as_str()));
    }
    entry
}

fn word(prefix: &str, value: impl serde::Serialize) -> String {
    guiju::report::key(prefix, value)
}
