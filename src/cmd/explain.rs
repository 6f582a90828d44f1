//! `guiju explain`: the page of a diagnostic, or how one rule came to its outcome.

use guiju::embedded;
use guiju::i18n::{Lang, Words};
use guiju::inputs::Inputs;
use guiju::report::{Block, text, trace};
use guiju::say;
use guiju_core::Steps;
use guiju_core::assessment::PluginUse;
use guiju_grammar::Code;

use super::{Answer, no_such, no_such_but, read};
use crate::cli::{Explain, ListFormat};
use crate::console::Console;
use crate::files;

pub fn run(arguments: &Explain, console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    match &arguments.rule {
        Some(rule) => explain(arguments, rule, console, inputs),
        None if files::is_profile(&arguments.subject) => Some(rule_needed(&arguments.subject, console)),
        None => page(&arguments.subject, console, inputs),
    }
}

/// A profile alone does not say what is to be explained.
fn rule_needed(profile: &str, console: &Console) -> Answer {
    note(console, "explain-rule-needed", profile)
}

/// What is to be written beside what was.
fn note(console: &Console, key: &str, given: &str) -> Answer {
    let lines: Vec<String> = console.words.iter().map(|words| say!(words, key, given = given) + "\n").collect();
    Answer { note: lines.concat(), wrong: true, ..Answer::default() }
}

/// The page of a code.
fn page(number: &str, console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    let found = Code::ALL.iter().find(|code| code.number().eq_ignore_ascii_case(number));
    let Some(page) = found.and_then(|code| embedded::page(*code)) else {
        if number.contains(['-', '.']) {
            return Some(note(console, "explain-profile-needed", number));
        }
        inputs.report([no_such("word-code", number, Code::ALL.iter().map(|code| code.number()))]);
        return None;
    };
    let pages: Vec<String> = console.words.iter().map(|words| side(page, words)).collect();
    Some(Answer::text(pages.join("\n")))
}

/// The title of a page, its part in one language, and its example.
fn side(page: &str, words: &Words) -> String {
    let wanted = match words.lang() {
        Lang::Zh => "中文",
        Lang::En => "English",
    };
    let mut sections = page.split("\n## ");
    let title = sections.next().unwrap_or_default();
    let mut text = format!("{}\n", title.trim_end());
    for section in sections {
        let (head, body) = section.split_once('\n').unwrap_or((section, ""));
        if head == wanted {
            text += &format!("\n{}\n", body.trim());
        } else if head == "Example" {
            text += &format!("\n{}\n\n{}\n", words.text("page-example"), body.trim());
        }
    }
    text
}

/// How one rule came to its outcome, or what is known of one safeguard, for one profile.
fn explain(arguments: &Explain, rule: &str, console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    let profile = std::slice::from_ref(&arguments.subject);
    let (rules, profiles, context) = read(&arguments.files, &arguments.place, profile, &arguments.set, inputs)?;
    let profile = profiles.first()?;
    let steps = if arguments.full { Steps::All } else { Steps::Deciding };
    let assessment = rules.assess(profile, &context);
    let summaries = rules.summaries();
    // A safeguard's own name before any number: what is called by it cannot hide the safeguard.
    let named = assessment.guards.iter().find(|guard| guard.guard == rule);
    let explanation = if named.is_none() { rules.explain(profile, &context, rule, steps) } else { None };
    let Some(explanation) = explanation else {
        let guard = named.or_else(|| assessment.guards.iter().find(|guard| guard.number.eq_ignore_ascii_case(rule)));
        let Some(guard) = guard else {
            let known = summaries.iter().flat_map(|summary| [&summary.rule, &summary.number]);
            let guards = assessment.guards.iter().flat_map(|guard| [&guard.guard, &guard.number]);
            let known: Vec<&str> = known.chain(guards).map(String::as_str).collect();
            let here = named_here(rule, &known, &assessment.plugins);
            inputs.report([match here.as_slice() {
                [] => no_such("word-rule", rule, known),
                here => no_such_but("word-rule", rule, here),
            }]);
            return None;
        };
        return Some(answer(arguments, guard, console, |words| trace::safeguard(guard, &assessment, words)));
    };
    let finding = &explanation.finding;
    let usual = summaries.iter().find(|summary| summary.rule == finding.rule);
    let usual = usual.map_or(finding.severity, |summary| summary.severity);
    let page = |words: &Words| trace::trace(&explanation, &assessment, usual, words);
    Some(answer(arguments, &explanation, console, page))
}

/// What a plugin's rule is called where the plugin was adopted under other names, by its own number or name.
fn named_here<'k>(rule: &str, known: &[&'k str], plugins: &[PluginUse]) -> Vec<&'k str> {
    let renamed: Vec<String> =
        plugins.iter().filter_map(|plugin| Some(plugin.alias.clone() + rule.strip_prefix(&plugin.id)?)).collect();
    let is_meant = |name: &&&str| {
        name.strip_prefix(rule).is_some_and(|rest| rest.starts_with('@')) || renamed.iter().any(|own| own == *name)
    };
    known.iter().filter(is_meant).copied().collect()
}

/// The data as JSON, or its page in each language.
fn answer(
    arguments: &Explain,
    data: &impl serde::Serialize,
    console: &Console,
    page: impl Fn(&Words) -> Vec<Block>,
) -> Answer {
    if arguments.format == ListFormat::Json {
        return Answer::text(serde_json::to_string_pretty(data).unwrap_or_default() + "\n");
    }
    let pages: Vec<String> = console.words.iter().map(|words| text(&page(words), console.out)).collect();
    Answer::text(pages.join("\n"))
}
