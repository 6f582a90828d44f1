//! `guiju plugin new`: the folder that a plugin begins with.

use std::path::{Path, PathBuf};

use guiju::embedded;
use guiju::inputs::{Inputs, problem};
use guiju::pipeline;
use guiju::say;
use guiju_grammar::Code;
use guiju_plugins::is_plugin_id;

use super::Answer;
use super::share::{each, taken};
use crate::cli::plugin::{New, Template};
use crate::console::Console;
use crate::files;

pub fn run(arguments: &New, console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    let id = arguments.id.as_str();
    if !is_plugin_id(id) {
        inputs.report([problem(Code::UnfitId).arg("found", id)]);
        return None;
    }
    if let Some(taken) = reserved(id, inputs) {
        inputs.report([problem(Code::ReservedId).arg("found", id).arg("name", taken)]);
        return None;
    }
    let folder = arguments.output.clone().unwrap_or_else(|| PathBuf::from(id));
    let shown = folder.display().to_string();
    // Also a link that leads nowhere: what it stands for is somebody's.
    if folder.symlink_metadata().is_ok() {
        inputs.report([problem(Code::FolderTaken).arg("name", shown)]);
        return None;
    }
    let mut files = Vec::new();
    for (path, text) in embedded::template(name(arguments.template)) {
        let path = folder.join(path);
        taken(files::make_folder(path.parent().unwrap_or(Path::new("."))), inputs)?;
        files.push((path, with_id(text, id).into_bytes()));
    }
    let key = if arguments.template == Template::Rules { "plugin-begun" } else { "plugin-begun-with-code" };
    let text = each(console, |words| say!(words, key, path = shown.as_str(), id = id));
    Some(Answer { text, files, ..Answer::default() })
}

/// The first word of an id, when names of the shipped rules begin with it: what the plugin's rules define could not be told
/// from those.
fn reserved(id: &str, inputs: &mut Inputs) -> Option<String> {
    let word = id.split('.').next().unwrap_or_default();
    let rules = pipeline::rules(inputs, &[], &[])?;
    let ruleset = rules.ruleset();
    let headers = ruleset.headers.iter().map(|header| &header.name);
    let facts = ruleset.schema.groups.iter().map(|group| &group.name);
    let own = ruleset.rules.iter().map(|rule| &rule.name).chain(ruleset.defines.iter().map(|define| &define.name));
    let mut names = headers.chain(facts).chain(own).chain(ruleset.params.iter().map(|param| &param.name));
    names.any(|name| name.split('.').next() == Some(word)).then(|| word.to_owned())
}

fn name(template: Template) -> &'static str {
    match template {
        Template::Rules => "rules",
        Template::Rust => "rust",
        Template::C => "c",
        Template::AssemblyScript => "assemblyscript",
        Template::JavaScript => "javascript",
    }
}

/// A template's text with the plugin's id in place of `example.plugin`, in each of the spellings it has there.
fn with_id(text: &str, id: &str) -> String {
    let (words, joined) = (id.replace(['_', '.'], "-"), id.replace('.', "_"));
    text.replace("example.plugin", id)
        .replace("EXAMPLE-PLUGIN", &words.to_uppercase())
        .replace("example-plugin", &words)
        .replace("example_plugin", &joined)
}
