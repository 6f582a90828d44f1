//! `guiju plugin`: making a plugin file, looking into one, and sharing it.

mod adopt;
mod new;
mod registry;
mod share;
mod test;
mod unpack;

use std::path::Path;

use guiju::i18n::Words;
use guiju::inputs::{Inputs, problem};
use guiju::pipeline;
use guiju::report::{Block, Entry, text};
use guiju::say;
use guiju_grammar::{Code, FileId};
use guiju_plugins::{BilingualText, Folder, Host, Manifest, Package, PackageError, Plugin as Loaded, read_folder};

use super::Answer;
use crate::cli::plugin::{Build, Inspect, Plugin, Wit};
use crate::console::Console;
use crate::files;
pub(super) use share::taken;

pub fn run(arguments: &Plugin, console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    match arguments {
        Plugin::New(arguments) => new::run(arguments, console, inputs),
        Plugin::Test(arguments) => test::run(arguments, console, inputs),
        Plugin::Build(arguments) => build(arguments, console, inputs),
        Plugin::Wit(arguments) => wit(arguments, inputs),
        Plugin::Inspect(arguments) => inspect(arguments, console, inputs),
        Plugin::Unpack(arguments) => unpack::run(arguments, console, inputs),
        Plugin::Save(arguments) => share::save(arguments, console, inputs),
        Plugin::Key(arguments) => share::key(arguments, console, inputs),
        Plugin::Sign(arguments) => share::sign(arguments, console, inputs),
        Plugin::Verify(arguments) => adopt::verify(arguments, console, inputs),
        Plugin::Load(arguments) => share::load(arguments, console, inputs),
        Plugin::Push(arguments) => registry::push(arguments, console, inputs),
        Plugin::Pull(arguments) => registry::pull(arguments, console, inputs),
        Plugin::Add(arguments) => adopt::add(arguments, console, inputs),
    }
}

fn build(arguments: &Build, console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    if !is_folder(&arguments.folder, inputs) {
        return None;
    }
    let (manifest, bytes) = pack(&arguments.folder, inputs)?;
    Some(built(arguments, &manifest, bytes, console))
}

/// The interface of a folder's code, as its rules declare it.
fn wit(arguments: &Wit, inputs: &mut Inputs) -> Option<Answer> {
    if !is_folder(&arguments.folder, inputs) {
        return None;
    }
    let before = inputs.errors();
    let folder = open(&arguments.folder, inputs)?;
    match folder.wit() {
        Ok(_) if inputs.errors() > before => None,
        Ok(text) => Some(Answer::text(text)),
        Err(error) => {
            pipeline::report_package(inputs, folder.manifest.id, &error);
            None
        }
    }
}

fn is_folder(path: &Path, inputs: &mut Inputs) -> bool {
    let is_folder = path.exists() && !path.is_file();
    if !is_folder {
        inputs.report([problem(Code::NotFound).arg("name", path.display().to_string())]);
    }
    is_folder
}

/// Makes a plugin from its folder, and reports what is wrong with it.
pub fn pack(folder: &Path, inputs: &mut Inputs) -> Option<(Manifest, Vec<u8>)> {
    let before = inputs.errors();
    let folder = open(folder, inputs)?;
    match folder.build() {
        Ok(_) if inputs.errors() > before => None,
        Ok(built) => Some(built),
        Err(error) => {
            pipeline::report_package(inputs, folder.manifest.id, &error);
            None
        }
    }
}

/// Reads a plugin's folder, and reports what its rules get wrong by themselves.
fn open(folder: &Path, inputs: &mut Inputs) -> Option<Folder> {
    let mut folder = match read_folder(folder) {
        Ok(folder) => folder,
        Err(error) => {
            // Only their names: what cannot be read has no place to show.
            for name in ["plugin.toml", "rules.gj", "implementation.md"] {
                inputs.add_binary(name);
            }
            pipeline::report_package(inputs, FileId(u32::MAX), &error);
            return None;
        }
    };
    // The sources first, under the numbers they have in this run, so that diagnostics can show the place.
    for source in
        [Some(&mut folder.manifest), Some(&mut folder.rules), folder.implementation.as_mut()].into_iter().flatten()
    {
        *source = inputs.add_text(&source.name, &source.text);
    }
    let (_, diagnostics) = guiju_grammar::parse(&folder.rules);
    inputs.report(diagnostics);
    Some(folder)
}

fn built(arguments: &Build, manifest: &Manifest, bytes: Vec<u8>, console: &Console) -> Answer {
    let path = arguments.output.display().to_string();
    let lines: Vec<String> = console
        .words
        .iter()
        .map(|words| {
            let (path, id, version) = (path.as_str(), manifest.id.as_str(), manifest.version.as_str());
            say!(words, "built", path = path, id = id, version = version, size = bytes.len()) + "\n"
        })
        .collect();
    Answer { text: lines.concat(), files: vec![(arguments.output.clone(), bytes)], ..Answer::default() }
}

fn inspect(arguments: &Inspect, console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    let id = inputs.add_binary(&arguments.file);
    let bytes = unproved(&arguments.file, id, inputs)?;
    match load(&bytes) {
        Ok(plugin) => {
            let pages: Vec<String> = console
                .words
                .iter()
                .map(|words| text(&[Block::Entry(particulars(&plugin.package, bytes.len(), words))], console.out))
                .collect();
            Some(Answer::text(pages.concat().trim_start()))
        }
        Err(error) => {
            pipeline::report_package(inputs, id, &error);
            None
        }
    }
}

/// A plugin to be looked at, whoever signed it: a file, a shipped one by its id, an image, or an image in a registry.
fn unproved(path: &str, file: FileId, inputs: &mut Inputs) -> Option<Vec<u8>> {
    let layout = if path.starts_with("oci://") {
        registry::fetch(path, None, inputs)?
    } else if files::is_image(path) {
        taken(files::read_image(path, file), inputs)?
    } else {
        return Some(taken(files::read_plugin(path), inputs)?.bytes);
    };
    Some(taken(layout.plugin().map_err(|fault| fault.diagnostic(file)), inputs)?.bytes.to_vec())
}

fn load(bytes: &[u8]) -> Result<Loaded, PackageError> {
    Host::new().load(bytes)
}

/// What a plugin says about itself. Nothing here says that it is good or safe.
fn particulars(package: &Package, size: usize, words: &Words) -> Entry {
    let manifest = &package.manifest;
    let of = |text: &BilingualText| match words.lang() {
        guiju::i18n::Lang::Zh => text.zh.clone(),
        guiju::i18n::Lang::En => text.en.clone(),
    };
    let label = |key: &str| words.text(key);
    let mut entry = Entry::new(of(&manifest.title));
    entry.say(label("label-id"), &manifest.id);
    entry.say(label("label-version"), &manifest.version);
    entry.say(label("label-summary"), of(&manifest.summary));
    let confirmed = label(if manifest.confirmed_by_origin { "plugin-confirmed" } else { "plugin-not-confirmed" });
    let origins: Vec<String> = manifest.origins.iter().map(|origin| of(&origin.name)).collect();
    let origin = words.all_of(&origins);
    entry.say(label("label-origin"), say!(words, "plugin-origin", origin = origin, confirmed = confirmed));
    for ancestor in &manifest.derived_from {
        let (id, version) = (ancestor.id.as_str(), ancestor.version.as_str());
        entry.say(label("label-derived-from"), say!(words, "plugin-ancestor", id = id, version = version));
    }
    entry.say(label("label-publisher"), of(&manifest.publisher));
    let strength = manifest.evidence.strength.as_str().to_lowercase();
    entry.say(label("label-evidence"), words.text(&format!("plugin-evidence-{strength}")));
    for (effect, title) in &pipeline::effects_by_title() {
        let key = match manifest.effects.get(effect).copied().flatten() {
            Some(true) => "effect-yes",
            Some(false) => "effect-no",
            None => "effect-open",
        };
        entry.say(label("label-effects"), say!(words, key, name = words.lang().of(title)));
    }
    entry.say(label("label-higher-law"), higher_law(manifest, words));
    entry.say(label("label-statement"), of(&manifest.statement));
    entry.say(label("label-licence"), &manifest.licence);
    entry.say(label("label-contact"), &manifest.contact);
    let implementation = if package.implementation.is_some() { "implementation-yes" } else { "implementation-no" };
    entry.say(label("label-implementation"), label(implementation));
    for (name, bytes) in &package.attachments {
        entry.say(label("label-attachment"), say!(words, "attachment", name = name.as_str(), size = bytes.len()));
    }
    entry.say(label("label-size"), say!(words, "size-bytes", size = size));
    entry.code(label("label-digest"), &package.digest);
    entry
}

fn higher_law(manifest: &Manifest, words: &Words) -> String {
    match (&manifest.higher_law_document, manifest.higher_law_checked) {
        (Some(document), true) => say!(words, "higher-law-checked", document = document.as_str()),
        (None, true) => words.text("higher-law-checked"),
        (_, false) => words.text("higher-law-unchecked"),
    }
}
