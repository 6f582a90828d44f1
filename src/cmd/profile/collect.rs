//! `guiju profile collect`: the forms that came back, merged.

use std::path::Path;

use guiju::inputs::{Inputs, Named, problem};
use guiju::pipeline::Rules;
use guiju::say;
use guiju_core::{Document, Profile, ProfileFormat};
use guiju_forms::{Base, Collected, Returned};
use guiju_grammar::{Code, FileId};

use super::{Answer, BASE_FILE, lay_out, written};
use crate::cli::profile::Collect;
use crate::cmd::{read_all, read_rules};
use crate::console::Console;
use crate::files;

pub fn run(arguments: &Collect, console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    let name = arguments.base.clone().unwrap_or_else(|| arguments.folder.join(BASE_FILE).display().to_string());
    let named = std::slice::from_ref(&name);
    let base = read_all(named, files::read_profile, inputs).pop();
    let (rules, _) = read_rules(&arguments.files, &arguments.place, named, inputs)?;
    let (document, profile) = rules.document(inputs, &base?)?;
    let named = match files::returned_files(&arguments.folder) {
        Ok(names) => read_all(&names, files::read_workbook, inputs),
        Err(diagnostic) => {
            inputs.report([diagnostic]);
            return None;
        }
    };
    let sent = sent(arguments, &name, &rules, inputs);
    let base = Base {
        ruleset: rules.ruleset(),
        document: &document,
        profile: &profile,
        sent: sent.as_ref().unwrap_or(&profile),
    };
    let collected = collect(&base, &named, inputs);
    let before = inputs.errors();
    // What was collected must be a profile like any other, and contradictions among facts are told as they are for any.
    let text = collected.document.write(ProfileFormat::Toml, &|_| String::new());
    let shown = arguments.output.display().to_string();
    rules.profile(inputs, &Named { name: format!("{shown}.toml"), bytes: text.into_bytes() });
    if inputs.errors() > before {
        return None;
    }
    if would_lose(arguments, Path::new(&name), [&document, &collected.document], &rules, inputs) {
        return None;
    }
    let bytes = lay_out(&collected.document, &arguments.output, &rules, console, inputs)?;
    Some(Answer { text: summary(&collected, &rules, console), ..written(&arguments.output, bytes, console) })
}

/// Whether the file to be written holds a profile that is neither the base nor what comes of it: what stands in it alone would
/// be lost, and it is told.
fn would_lose(arguments: &Collect, base: &Path, kept: [&Document; 2], rules: &Rules, inputs: &mut Inputs) -> bool {
    let output = arguments.output.as_path();
    if output.symlink_metadata().is_err() || files::is_same(output, base) {
        return false;
    }
    let shown = output.display().to_string();
    // What cannot be read as a profile is told of as any other; it is not replaced either.
    let there = read_all(std::slice::from_ref(&shown), files::read_profile, inputs).pop();
    let there = there.and_then(|file| rules.document(inputs, &file));
    let text = |document: &Document| document.write(ProfileFormat::Toml, &|_| String::new());
    let is_kept = there.is_some_and(|(there, _)| kept.iter().any(|document| text(document) == text(&there)));
    if !is_kept {
        inputs.report([problem(Code::OtherProfile).arg("name", shown).arg("base", base.display().to_string())]);
    }
    !is_kept
}

/// The profile that the forms were made of, where it lies beside them and another is the base.
fn sent(arguments: &Collect, base: &str, rules: &Rules, inputs: &mut Inputs) -> Option<Profile> {
    let path = arguments.folder.join(BASE_FILE);
    if !path.is_file() || files::is_same(&path, Path::new(base)) {
        return None;
    }
    let file = read_all(&[path.display().to_string()], files::read_profile, inputs).pop()?;
    rules.document(inputs, &file).map(|(_, profile)| profile)
}

fn collect(base: &Base<'_>, named: &[Named], inputs: &mut Inputs) -> Collected {
    let ids: Vec<FileId> = named.iter().map(|file| inputs.add_binary(&file.name)).collect();
    let returned: Vec<Returned<'_>> =
        named.iter().zip(&ids).map(|(file, id)| Returned { file: *id, name: &file.name, bytes: &file.bytes }).collect();
    let collected = guiju_forms::collect(base, &returned);
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
        if !collected.uncounted.is_empty() {
            text += &(say!(words, "collect-uncounted", names = words.list(&collected.uncounted)) + "\n");
        }
        let labels = |paths: &[String]| {
            let schema = &rules.ruleset().schema;
            let facts = paths.iter().filter_map(|path| {
                let (fact, member) = path.split_once('/').unwrap_or((path, ""));
                Some(guiju_forms::label_of(schema.fact(schema.find(fact)?)?, member))
            });
            words.list(&facts.map(|label| words.lang().of(&label).to_owned()).collect::<Vec<_>>())
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
