//! One file per subcommand: from arguments to an answer, by way of [`Inputs`] for everything that is wrong.

mod bulletin;
mod check;
mod compare;
mod completions;
mod eval;
mod explain;
mod facts;
mod fmt;
mod lint;
mod local;
mod output;
mod plugin;
mod profile;
mod reuse;
mod rules;
mod schema;
mod test;

use std::path::PathBuf;

use guiju::inputs::{Inputs, Named, problem};
use guiju::pipeline::{self, Rules};
use guiju_core::assessment::Citation;
use guiju_core::{Context, Local, Profile};
use guiju_grammar::{Code, Diagnostic, nearest};

use crate::cli::{Command, Place, RuleFiles};
use crate::console::Console;
use crate::files;

/// What a command has to say.
#[derive(Debug, Default)]
pub struct Answer {
    /// For standard output.
    pub text: String,
    /// For standard error, once the files are written.
    pub note: String,
    /// Files to write first.
    pub files: Vec<(PathBuf, Vec<u8>)>,
    /// Whether the command line asks for what cannot be.
    pub wrong: bool,
    /// Whether there are findings at or above `--fail-on`.
    pub findings: bool,
}

impl Answer {
    fn text(text: impl Into<String>) -> Self {
        Answer { text: text.into(), ..Answer::default() }
    }
}

/// Runs a command. Nothing comes back when the input is too wrong for an answer.
pub fn run(command: &Command, console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    match command {
        Command::Check(arguments) => check::run(arguments, console, inputs),
        Command::Compare(arguments) => compare::run(arguments, console, inputs),
        Command::Bulletin(arguments) => bulletin::run(arguments, console, inputs),
        Command::Reuse(arguments) => reuse::run(arguments, console, inputs),
        Command::Explain(arguments) => explain::run(arguments, console, inputs),
        Command::Rules(arguments) => rules::run(arguments, console, inputs),
        Command::Facts(arguments) => facts::run(arguments, console, inputs),
        Command::Test(arguments) => test::run(arguments, console, inputs),
        Command::Lint(arguments) => lint::run(arguments, console, inputs),
        Command::Eval(arguments) => eval::run(arguments, console, inputs),
        Command::Fmt(arguments) => fmt::run(arguments, console, inputs),
        Command::Schema(arguments) => Some(schema::run(arguments)),
        Command::Plugin(arguments) => plugin::run(arguments, console, inputs),
        Command::Profile(arguments) => profile::run(arguments, console, inputs),
        Command::Completions(arguments) => Some(completions::run(arguments, console)),
    }
}

/// The shipped rules with those the user adds and the plugins of the place; and what the place has settled, if anything.
fn read_rules(
    arguments: &RuleFiles,
    place: &Place,
    profiles: &[String],
    inputs: &mut Inputs,
) -> Option<(Rules, Option<Local>)> {
    let before = inputs.errors();
    let settled = local::settled(place, profiles, inputs).flatten();
    let files = read_all(&arguments.rules, files::read, inputs);
    let plugins = local::plugins(settled.as_ref(), arguments, inputs);
    if inputs.errors() > before {
        pipeline::look_through(inputs, &files, &plugins);
        return None;
    }
    let rules = pipeline::rules_with(inputs, &files, &plugins)?;
    let local = settled.map(|settled| settled.local(&rules, inputs));
    Some((rules, local))
}

/// The rule files that paths stand for; those that cannot be found are reported.
fn rule_files(paths: &[String], inputs: &mut Inputs) -> Vec<String> {
    let mut found = Vec::new();
    for path in paths {
        match files::rule_files(path) {
            Ok(files) => found.extend(files),
            Err(diagnostic) => inputs.report([diagnostic]),
        }
    }
    found
}

/// Takes the rules of plugins out of rule files, and packs each with what stands beside it, as it will be used.
fn packed(paths: &mut Vec<String>, inputs: &mut Inputs) -> Vec<Named> {
    let mut packed = Vec::new();
    paths.retain(|path| {
        let Some(folder) = files::plugin_folder(path) else { return true };
        if let Some((_, bytes)) = plugin::pack(folder, inputs) {
            packed.push(Named { name: path.clone(), bytes });
        }
        false
    });
    packed
}

/// Reads what can be read, and reports the rest.
fn read_all(paths: &[String], read: fn(&str) -> Result<Named, Diagnostic>, inputs: &mut Inputs) -> Vec<Named> {
    let mut named = Vec::new();
    for path in paths {
        match read(path) {
            Ok(file) => named.push(file),
            Err(diagnostic) => inputs.report([diagnostic]),
        }
    }
    named
}

/// Rules, profiles and settings. Every file is read before anything is given up, so that one run shows every problem.
fn read(
    files: &RuleFiles,
    place: &Place,
    names: &[String],
    set: &[String],
    inputs: &mut Inputs,
) -> Option<(Rules, Vec<Profile>, Context)> {
    let profiles = read_all(names, files::read_profile, inputs);
    let (rules, local) = read_rules(files, place, names, inputs)?;
    let profiles = profiles.iter().filter_map(|file| profile(&rules, file, inputs)).collect();
    let settings = rules.settings(inputs, set);
    if inputs.errors() > 0 {
        return None;
    }
    Some((rules, profiles, Context { local, ..pipeline::context(settings) }))
}

/// Reads a profile, and what it inherits from those above it.
fn profile(rules: &Rules, file: &Named, inputs: &mut Inputs) -> Option<Profile> {
    let own = rules.profile(inputs, file)?;
    with_inherited(rules, file, own, &mut Vec::new(), inputs)
}

/// How many profiles may stand above one: a township's county, city and province, and one to spare.
const MOST_ABOVE: usize = 4;

fn with_inherited(
    rules: &Rules,
    file: &Named,
    mut own: Profile,
    seen: &mut Vec<String>,
    inputs: &mut Inputs,
) -> Option<Profile> {
    let Some(inherits) = own.inherits.clone() else { return Some(own) };
    if seen.contains(&inherits.from) || seen.len() >= MOST_ABOVE {
        inputs.report([inherits.unavailable(true)]);
        return None;
    }
    seen.push(inherits.from.clone());
    let Some(path) = files::profile_beside(&file.name, &inherits.from) else {
        inputs.report([inherits.unavailable(false)]);
        return None;
    };
    let above = read_all(&[path], files::read_profile, inputs).pop()?;
    let other = rules.profile(inputs, &above)?;
    let other = with_inherited(rules, &above, other, seen, inputs)?;
    match pipeline::inherit(&mut own, &other, rules.ruleset()) {
        Ok(()) => Some(own),
        Err(diagnostic) => {
            inputs.report([diagnostic]);
            None
        }
    }
}

/// Whether all the tags exist; those that do not are reported.
fn check_tags(rules: &Rules, tags: &[String], inputs: &mut Inputs) -> bool {
    let known = rules.tags();
    let names: Vec<&str> = known.iter().map(|(name, _)| name.as_str()).collect();
    for tag in tags.iter().filter(|tag| !names.contains(&tag.as_str())) {
        inputs.report([no_such("word-tag", tag, names.iter().copied())]);
    }
    !inputs.has_errors()
}

/// Citations as rule files write them: the source's key and places in it.
fn places(citations: &[Citation]) -> String {
    let places = citations.iter().map(|citation| format!("{} {}", citation.source, citation.at.join(", ")));
    places.collect::<Vec<_>>().join("; ")
}

/// Something asked for by name that does not exist.
fn no_such<'a>(kind: &'static str, name: &str, known: impl IntoIterator<Item = &'a str>) -> Diagnostic {
    let diagnostic = problem(Code::NoSuchThing).arg("kind", guiju_grammar::ArgValue::Word(kind)).arg("name", name);
    match nearest(name, known) {
        Some(near) => diagnostic.arg("suggestion", near),
        None => diagnostic,
    }
}

/// The same, where what could be meant is known.
fn no_such_but(kind: &'static str, name: &str, meant: &[&str]) -> Diagnostic {
    let diagnostic = problem(Code::NoSuchThing).arg("kind", guiju_grammar::ArgValue::Word(kind)).arg("name", name);
    match meant {
        [one] => diagnostic.arg("suggestion", *one),
        several => diagnostic.arg("choices-zh", several.join("、")).arg("choices-en", several.join(", ")),
    }
}
