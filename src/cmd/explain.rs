//! `guiju explain`: the page of a diagnostic, or the whole trace of one rule.

use guiju::embedded;
use guiju::i18n::{Lang, Words};
use guiju::inputs::Inputs;
use guiju::report::{text, trace};
use guiju_core::assessment::Explanation;
use guiju_grammar::Code;

use super::{Answer, no_such, read};
use crate::cli::{Explain, ListFormat};
use crate::console::Console;

pub fn run(arguments: &Explain, console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    match &arguments.rule {
        Some(rule) => explain(arguments, rule, console, inputs),
        None => page(&arguments.subject, console, inputs),
    }
}

/// The page of a code.
fn page(number: &str, console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    let found = Code::ALL.iter().find(|code| code.number().eq_ignore_ascii_case(number));
    let Some(page) = found.and_then(|code| embedded::page(*code)) else {
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

/// The whole trace of one rule for one profile.
fn explain(arguments: &Explain, rule: &str, console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    let profile = std::slice::from_ref(&arguments.subject);
    let (rules, profiles, context) = read(&arguments.files, profile, &arguments.set, inputs)?;
    let profile = profiles.first()?;
    let Some(explanation) = rules.explain(profile, &context, rule) else {
        let summaries = rules.summaries();
        let names = summaries.iter().flat_map(|summary| [summary.rule.as_str(), summary.number.as_str()]);
        inputs.report([no_such("word-rule", rule, names)]);
        return None;
    };
    if arguments.format == ListFormat::Json {
        return Some(Answer::text(json(&explanation)));
    }
    let assessment = rules.assess(profile, &context);
    let pages: Vec<String> =
        console.words.iter().map(|words| text(&trace::trace(&explanation, &assessment, words), console.out)).collect();
    Some(Answer::text(pages.join("\n")))
}

fn json(explanation: &Explanation) -> String {
    serde_json::to_string_pretty(explanation).unwrap_or_default() + "\n"
}
