//! What a place has settled for itself: its `guiju.toml`, found and read, and the plugins it adopted, proved to be those.

use std::path::{Path, PathBuf};

use guiju::inputs::{Inputs, Named, problem};
use guiju::pipeline::{self, PluginFile, Plugins, Rules};
use guiju_core::Local;
use guiju_core::assessment::{Adopted, Text};
use guiju_grammar::{Code, FileId};
use guiju_plugins::{Adoption, LOCK_FILE, Lock, SETTINGS_FILE, Settings, is_plugin_id};

use super::plugin::{pack, taken};
use crate::cli::{Place, RuleFiles};
use crate::files;

/// The settings of a place, and what they were read from.
#[derive(Debug)]
pub struct Settled {
    settings: Settings,
    file: Named,
    /// The plugins it adopted, each as it was pinned.
    adopted: Vec<PluginFile>,
}

/// The settings that go with these profiles; `Some(None)` where there are none, and nothing when they cannot be used.
pub fn settled(place: &Place, profiles: &[String], inputs: &mut Inputs) -> Option<Option<Settled>> {
    let Some(path) = taken(find(place, profiles), inputs)? else { return Some(None) };
    let shown = path.display().to_string();
    let file = taken(files::read(&shown), inputs)?;
    let source = inputs.add(&file.name, &file.bytes)?;
    let settings = taken(Settings::parse(&source.text, source.id).map_err(|fault| fault.diagnostic()), inputs)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let adopted = adopted(&settings, folder, source.id, inputs)?;
    Some(Some(Settled { settings, file, adopted }))
}

/// Where the settings are: named, beside the profile, or else in the working folder.
fn find(place: &Place, profiles: &[String]) -> Result<Option<PathBuf>, guiju_grammar::Diagnostic> {
    if place.no_settings {
        return Ok(None);
    }
    if let Some(path) = &place.settings {
        return Ok(Some(PathBuf::from(path)));
    }
    let here = Path::new(SETTINGS_FILE);
    let here = here.is_file().then(|| here.to_owned());
    let nearest = |profile: &String| {
        let beside = Path::new(profile).with_file_name(SETTINGS_FILE);
        let is_beside = Path::new(profile).is_file() && beside.is_file();
        if is_beside { Some(beside) } else { here.clone() }
    };
    let mut found: Vec<Option<PathBuf>> = profiles.iter().map(nearest).collect();
    found.dedup_by(|a, b| is_same(a.as_deref(), b.as_deref()));
    match found.as_slice() {
        [] => Ok(here),
        [one] => Ok(one.clone()),
        [first, second, ..] => {
            let shown =
                |path: &Option<PathBuf>| path.as_ref().map_or("-".to_owned(), |path| path.display().to_string());
            Err(problem(Code::SeveralSettings).arg("first", shown(first)).arg("second", shown(second)))
        }
    }
}

/// Whether two paths lead to one file, however they are written.
fn is_same(left: Option<&Path>, right: Option<&Path>) -> bool {
    let real = |path: Option<&Path>| path.and_then(|path| path.canonicalize().ok());
    left == right || real(left).is_some_and(|left| Some(left) == real(right))
}

/// The adopted plugins, each of which must be the one that was pinned and be let in by the policy as it is now.
fn adopted(settings: &Settings, folder: &Path, file: FileId, inputs: &mut Inputs) -> Option<Vec<PluginFile>> {
    if settings.plugins.is_empty() {
        return Some(Vec::new());
    }
    let lock = lock(folder, inputs)?;
    let before = inputs.errors();
    let plugins: Vec<PluginFile> = settings
        .plugins
        .iter()
        .filter_map(|adoption| pinned(settings, adoption, &lock, folder, file, inputs))
        .collect();
    (inputs.errors() == before).then_some(plugins)
}

fn lock(folder: &Path, inputs: &mut Inputs) -> Option<Lock> {
    let path = folder.join(LOCK_FILE);
    if !path.is_file() {
        return Some(Lock::default());
    }
    let file = taken(files::read(&path.display().to_string()), inputs)?;
    let source = inputs.add(&file.name, &file.bytes)?;
    taken(Lock::parse(&source.text, source.id).map_err(|fault| fault.diagnostic()), inputs)
}

/// An adopted plugin's file, if it still is what the lock says.
pub fn pinned(
    settings: &Settings,
    adoption: &Adoption,
    lock: &Lock,
    folder: &Path,
    file: FileId,
    inputs: &mut Inputs,
) -> Option<PluginFile> {
    let named = taken(files::read_plugin(&folder.join(adoption.file()).display().to_string()), inputs)?;
    let id = inputs.add_binary(&named.name);
    let package = match guiju_plugins::read(&named.bytes) {
        Ok(package) => package,
        Err(error) => {
            pipeline::report_package(inputs, id, &error);
            return None;
        }
    };
    let pin = taken(lock.holds(adoption, &package).map_err(|fault| fault.diagnostic(id)), inputs)?;
    taken(pin.is_trusted(settings.trust.as_ref()).map_err(|fault| fault.diagnostic(file)), inputs)?;
    let signers = pin.signers.iter().map(|signer| signer.name.clone()).collect();
    let adopted = Some(Adopted { source: adoption.source.clone(), signers });
    Some(PluginFile { file: named, alias: Some(adoption.alias.clone()), adopted })
}

/// The plugins of a run: those the place adopted, and those named on the command line.
pub fn plugins(settled: Option<&Settled>, arguments: &RuleFiles, inputs: &mut Inputs) -> Plugins {
    let mut plugins = adopted_by(settled);
    for written in &arguments.plugin {
        let (alias, path) = named(written);
        if let Some(file) = plugin_file(path, inputs) {
            plugins.files.push(PluginFile { alias: alias.map(str::to_owned), ..PluginFile::from(file) });
        }
    }
    plugins
}

/// A plugin as it is given: a file, the id of a shipped one, or the folder in which one is made.
fn plugin_file(path: &str, inputs: &mut Inputs) -> Option<Named> {
    match files::plugin_folder(path) {
        Some(folder) if Path::new(path).is_dir() => {
            Some(Named { name: path.to_owned(), bytes: pack(folder, inputs)?.1 })
        }
        _ => taken(files::read_plugin(path), inputs),
    }
}

/// What the place adopted, and what was withdrawn.
fn adopted_by(settled: Option<&Settled>) -> Plugins {
    let Some(settled) = settled else { return Plugins::default() };
    let reasons = settled.settings.withdrawn.iter();
    let withdrawn = reasons.map(|(digest, reason)| (digest.clone(), Text::new(&reason.zh, &reason.en)));
    Plugins { files: settled.adopted.clone(), withdrawn: withdrawn.collect() }
}

/// The plugins of a library with those the place adopted, which count as they are adopted.
pub fn with_library(settled: Option<&Settled>, library: Vec<Named>) -> Plugins {
    let mut plugins = adopted_by(settled);
    let id = |bytes: &[u8]| guiju_plugins::read(bytes).ok().map(|package| package.manifest.id);
    let adopted: Vec<Option<String>> = plugins.files.iter().map(|one| id(&one.file.bytes)).collect();
    let others = library.into_iter().filter(|file| {
        let id = id(&file.bytes);
        id.is_none() || !adopted.contains(&id)
    });
    plugins.files.extend(others.map(PluginFile::from));
    plugins
}

/// `NAME=FILE`, or the file alone. A file whose own name has such a sign is still that file.
fn named(written: &str) -> (Option<&str>, &str) {
    match written.split_once('=') {
        Some((name, path)) if is_plugin_id(name) && !Path::new(written).exists() => (Some(name), path),
        _ => (None, written),
    }
}

impl Settled {
    /// Its parameters, checked against the rules.
    pub fn local(&self, rules: &Rules, inputs: &mut Inputs) -> Local {
        let values = self.settings.parameters.iter().filter_map(|parameter| {
            let plugin = parameter.plugin.as_deref();
            let name = parameter.name.as_deref();
            let set = guiju_core::local_setting(rules.ruleset(), plugin, &name, &parameter.value.as_deref());
            taken(set.map_err(|diagnostic| *diagnostic), inputs)
        });
        let values = values.collect();
        let departments = self.settings.departments.iter();
        let departments = departments.map(|(path, name)| (path.value.clone(), Text::same(name))).collect();
        Local { file: self.file.name.clone(), digest: pipeline::digest(&self.file.bytes), values, departments }
    }
}
