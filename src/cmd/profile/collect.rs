//! `guiju profile collect`: the forms that came back, merged.

use guiju::inputs::{Inputs, Named};
use guiju::pipeline::Rules;
use guiju::say;
use guiju_core::{Document, Profile, ProfileFormat};
use guiju_forms::{Base, Collected, Returned};
use guiju_grammar::FileId;

use super::{Answer, BASE_FILE, lay_out, written};
use crate::cli::profile::Collect;
use crate::cmd::{read_all, read_rules};
use crate::console::Console;
use crate::files;

pub fn run(arguments: &Collect, console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    let base = arguments.base.clone().unwrap_or_else(|| arguments.folder.join(BASE_FILE).display().to_string());
    let named = [base];
    let base = read_all(&named, files::read_profile, inputs).pop();
    let (rules, _) = read_rules(&arguments.files, &arguments.place, &named, inputs)?;
    let (document, profile) = rules.document(inputs, &base?)?;
    let named = match files::returned_files(&arguments.folder) {
        Ok(names) => read_all(&names, files::read_workbook, inputs),
        Err(diagnostic) => {
            inputs.report([diagnostic]);
            return None;
        }
    };
    let collected = collect(&rules, &document, &profile, &named, inputs);
    let before = inputs.errors();
    // What was collected must be a profile like any other, and contradictions among facts are told as they are for any.
    let text = collected.document.write(ProfileFormat::Toml, &|_| String::new());
    let shown = arguments.output.display().to_string();
    rules.profile(inputs, &Named { name: format!("{shown}.toml"), bytes: text.into_bytes() });
    if inputs.errors() > before {
        return None;
    }
    let bytes = lay_out(&collected.document, &arguments.output, &rules, console, inputs)?;
    Some(Answer { text: summary(&collected, &rules, console), ..written(&arguments.output, bytes, console) })
}

fn collect(rules: &Rules, document: &Document, profile: &Profile, named: &[Named], inputs: &mut Inputs) -> Collected {
    let ids: Vec<FileId> = named.iter().map(|file| inputs.add_binary(&file.name)).collect();
    let returned: Vec<Returned<'_>> =
        named.iter().zip(&ids).map(|(file, id)| Returned { file: *id, name: &file.name, bytes: &file.bytes }).collect();
    let collected = guiju_forms::collect(&Base { ruleset: rules.ruleset(), document, profile }, &returned);
    inputs.report(collected.diagnostics.iter().cloned());
    collected
}

/// What each form says, and what came of it.
fn summary(collected: &Collected, rules: &Rules, console: &Console) -> String {
    let mut text = String::new();
    for words in &console.words {
        if collected.tallies.is_empty() {
            text += &(words.text("collect-none") + "\n");
        }
        for tally in &collected.tallies {
            let (name, department) = (tally.name.as_str(), tally.department.as_str());
            let (stated, reasons, open) = (tally.stated, tally.reasons, tally.open);
            text += &say!(
                words,
                "collect-form",
                name = name,
                department = department,
                stated = stated,
                reasons = reasons,
                unusable = tally.unusable,
                open = open
            );
            text.push('\n');
        }
        let labels = |paths: &[String]| {
            let schema = &rules.ruleset().schema;
            let facts = paths.iter().filter_map(|path| schema.fact(schema.find(path)?));
            words.list(&facts.map(|fact| words.lang().of(&fact.label).to_owned()).collect::<Vec<_>>())
        };
        text += &match collected.changed.len() {
            0 => words.text("collect-unchanged"),
            count => say!(words, "collect-changed", count = count, facts = labels(&collected.changed)),
        };
        text.push('\n');
        if !collected.kept.is_empty() {
            text += &(say!(words, "collect-kept", facts = labels(&collected.kept)) + "\n");
        }
    }
    text
}
