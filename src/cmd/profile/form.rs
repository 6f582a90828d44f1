//! `guiju profile form`: forms for departments to fill in.

use std::path::PathBuf;

use guiju::i18n::Lang;
use guiju::inputs::{Inputs, problem};
use guiju::pipeline::{self, Rules};
use guiju::say;
use guiju_core::{Profile, ProfileFormat};
use guiju_forms::{Request, draw_up};
use guiju_grammar::Code;

use super::{Answer, BASE_FILE};
use crate::cli::profile::Form;
use crate::cmd::{read_all, read_rules, with_inherited};
use crate::console::Console;
use crate::files;

pub fn run(arguments: &Form, console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    let named = std::slice::from_ref(&arguments.profile);
    let file = read_all(named, files::read_profile, inputs).pop();
    let (rules, local) = read_rules(&arguments.files, &arguments.place, named, inputs)?;
    let file = file?;
    let (document, own) = rules.document(inputs, &file)?;
    // What the region above states need not be asked for again.
    let profile = with_inherited(&rules, &file, own, &mut Vec::new(), inputs)?;
    let facts = asked(&rules, &profile, arguments.all);
    if facts.is_empty() {
        let lines: String = console.words.iter().map(|words| words.text("form-nothing") + "\n").collect();
        return Some(Answer::text(lines));
    }
    let departments = match &local {
        Some(local) => profile.departments.or(&local.departments),
        None => profile.departments.clone(),
    };
    let lang = match console.words.first().map(guiju::i18n::Words::lang) {
        Some(Lang::En) => guiju_forms::Lang::En,
        _ => guiju_forms::Lang::Zh,
    };
    let request = Request {
        ruleset: rules.ruleset(),
        profile: &profile,
        document: &document,
        facts: &facts,
        departments: &departments,
        by_department: arguments.by_department,
        due: arguments.due.as_deref(),
        lang,
    };
    let forms = match draw_up(&request) {
        Ok(forms) => forms,
        Err(error) => {
            let shown = arguments.output.display().to_string();
            inputs.report([problem(Code::InputOutput).arg("name", shown).arg("detail", error.to_string())]);
            return None;
        }
    };
    if let Err(diagnostic) = files::make_folder(&arguments.output) {
        inputs.report([diagnostic]);
        return None;
    }
    // What the forms were made of lies beside them, so that returns can be merged wherever the folder is carried.
    let base = document.write(ProfileFormat::Toml, &|_| String::new());
    let mut written = vec![(arguments.output.join(BASE_FILE), base.into_bytes())];
    let mut text = String::new();
    for form in forms {
        let path = free_name(arguments.output.join(&form.name), &written);
        let shown = path.display().to_string();
        for words in &console.words {
            let department = form.department.as_str();
            text += &(say!(words, "form-written", path = shown.as_str(), department = department, count = form.facts)
                + "\n");
        }
        written.push((path, form.bytes));
    }
    // What came back filled in may lie there under the same names.
    let there = files::different(&written);
    let nothing_lost = there.is_empty();
    inputs.report(there);
    nothing_lost.then(|| Answer { text, files: written, ..Answer::default() })
}

/// The facts to ask for: those the data-collection list wants, or all; never which region it is.
fn asked(rules: &Rules, profile: &Profile, all: bool) -> Vec<String> {
    let schema = &rules.ruleset().schema;
    let facts = schema.iter().map(|(_, fact)| fact).filter(|fact| !fact.is_identity()).map(|fact| fact.path.clone());
    if all {
        return facts.collect();
    }
    let assessment = rules.assess(profile, &pipeline::context(Vec::new()));
    facts.filter(|path| assessment.data_requests.iter().any(|request| request.path == *path)).collect()
}

/// A name that no other form has: two departments may differ in signs only that file names cannot hold.
fn free_name(path: PathBuf, taken: &[(PathBuf, Vec<u8>)]) -> PathBuf {
    let is_taken = |path: &PathBuf| taken.iter().any(|(other, _)| other == path);
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let numbered = (2..).map(|number| path.with_file_name(format!("{stem} {number}.xlsx")));
    std::iter::once(path.clone()).chain(numbered).find(|path| !is_taken(path)).unwrap_or(path)
}
