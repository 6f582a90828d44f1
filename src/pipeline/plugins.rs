//! Plugins on their way to the rules: loaded, given the names they have here, and described for reports.

use std::collections::BTreeMap;

use guiju_core::PluginInfo;
use guiju_core::assessment::{Adopted, Ancestor, Origin, Text};
use guiju_grammar::{Code, Diagnostic, FileId, Span, parse, rename};
use guiju_plugins::{AdoptionFault, BilingualText, Host, Manifest, Plugin, check_ids};

use super::{Part, report_package};
use crate::inputs::{Inputs, Named};

/// A plugin's file, and what the place has to say about it.
#[derive(Clone, Debug)]
pub struct PluginFile {
    /// The file.
    pub file: Named,
    /// The name it has here; none for its id.
    pub alias: Option<String>,
    /// How the place adopted it; none for one that is only looked at.
    pub adopted: Option<Adopted>,
}

impl From<Named> for PluginFile {
    fn from(file: Named) -> Self {
        PluginFile { file, alias: None, adopted: None }
    }
}

/// The plugins of a run.
#[derive(Clone, Debug, Default)]
pub struct Plugins {
    /// Their files, those that the place adopted first.
    pub files: Vec<PluginFile>,
    /// The digests that were withdrawn, and why.
    pub withdrawn: BTreeMap<String, Text>,
}

impl From<&[Named]> for Plugins {
    fn from(files: &[Named]) -> Self {
        Plugins { files: files.iter().cloned().map(PluginFile::from).collect(), ..Plugins::default() }
    }
}

/// A plugin that can run, under its name here.
pub(super) struct Loaded {
    pub alias: String,
    pub plugin: Plugin,
    file: Named,
    id: FileId,
    adopted: Option<Adopted>,
}

/// Reads the plugins and proves that each can run here. A file that is given again is used once, unless it is given another
/// name.
pub(super) fn load(inputs: &mut Inputs, plugins: &Plugins) -> Vec<Loaded> {
    let host = inputs.code_cache.clone().map_or_else(Host::new, Host::with_cache);
    let mut loaded: Vec<Loaded> = Vec::new();
    for PluginFile { file, alias, adopted } in &plugins.files {
        let id = inputs.add_binary(&file.name);
        let plugin = match host.load(&file.bytes) {
            Ok(plugin) => plugin,
            Err(error) => {
                report_package(inputs, id, &error);
                continue;
            }
        };
        let digest = &plugin.package.digest;
        let is_again = |other: &Loaded| {
            other.plugin.package.digest == *digest && alias.as_ref().is_none_or(|alias| *alias == other.alias)
        };
        if loaded.iter().any(is_again) {
            continue;
        }
        let alias = alias.clone().unwrap_or_else(|| plugin.package.manifest.id.clone());
        loaded.push(Loaded { alias, plugin, file: file.clone(), id, adopted: adopted.clone() });
    }
    check_names(inputs, &loaded);
    loaded
}

/// One id means one file, and one name one plugin.
fn check_names(inputs: &mut Inputs, loaded: &[Loaded]) {
    if let Err(error) = check_ids(loaded.iter().map(|one| &one.plugin.package)) {
        report_package(inputs, FileId(u32::MAX), &error);
        return;
    }
    for (at, one) in loaded.iter().enumerate() {
        if loaded.iter().take(at).any(|other| other.alias == one.alias) {
            inputs.report([AdoptionFault::AliasTaken(one.alias.clone()).diagnostic(one.id)]);
        }
    }
}

impl Loaded {
    /// Its rules, with the names they have here.
    pub fn part(&self, inputs: &mut Inputs, plugins: &Plugins, effects: &[String]) -> Option<Part> {
        let package = &self.plugin.package;
        let mut source = inputs.add(&self.file.name, package.rules.as_bytes())?;
        let (mut ast, mut diagnostics) = parse(&source);
        let id = &package.manifest.id;
        if diagnostics.is_empty() && self.alias != *id {
            match rename(&source, &ast, id, &self.alias) {
                Ok(renamed) => {
                    source = renamed;
                    inputs.replace(source.clone());
                    (ast, diagnostics) = parse(&source);
                }
                Err(used) => {
                    let diagnostic = Diagnostic::new(Code::AliasInUse, used);
                    diagnostics.push(diagnostic.arg("name", self.alias.as_str()));
                }
            }
        }
        inputs.report(diagnostics);
        let plugin = self.info(effects, &plugins.withdrawn);
        inputs.report(self.withdrawals(&plugin));
        Some(Part { ast, source, plugin: Some(plugin), shipped: false, digest: package.digest.clone() })
    }

    /// That it was withdrawn, or what it was made from.
    fn withdrawals(&self, plugin: &PluginInfo) -> Vec<Diagnostic> {
        let warn = |code, reason: &Text| {
            let diagnostic = Diagnostic::new(code, Span::new(self.id, 0, 0)).arg("name", self.alias.as_str());
            diagnostic.arg("reason-zh", reason.zh.as_str()).arg("reason-en", reason.en.as_str())
        };
        let own =
            plugin.withdrawn.iter().map(|reason| warn(Code::Withdrawn, reason).arg("version", plugin.version.as_str()));
        let ancestors = plugin.derived_from.iter().filter_map(|ancestor| {
            let told = warn(Code::WithdrawnAncestor, ancestor.withdrawn.as_ref()?);
            Some(told.arg("ancestor", ancestor.id.as_str()).arg("version", ancestor.version.as_str()))
        });
        own.chain(ancestors).collect()
    }

    /// What the assessment needs to know. An effect that the manifest leaves open counts as had.
    fn info(&self, taxonomy: &[String], withdrawn: &BTreeMap<String, Text>) -> PluginInfo {
        let manifest: &Manifest = &self.plugin.package.manifest;
        let having = |wanted| taxonomy.iter().filter(move |effect| manifest.answer(effect) == wanted).cloned();
        let ancestor = |ancestor: &guiju_plugins::Ancestor| Ancestor {
            id: ancestor.id.clone(),
            version: ancestor.version.clone(),
            digest: ancestor.digest.clone(),
            withdrawn: withdrawn.get(&ancestor.digest).cloned(),
        };
        let origin = |origin: &guiju_plugins::Origin| Origin { id: origin.id.clone(), name: text(&origin.name) };
        PluginInfo {
            alias: self.alias.clone(),
            id: manifest.id.clone(),
            version: manifest.version.clone(),
            digest: self.plugin.package.digest.clone(),
            title: text(&manifest.title),
            origins: manifest.origins.iter().map(origin).collect(),
            derived_from: manifest.derived_from.iter().map(ancestor).collect(),
            publisher: text(&manifest.publisher),
            evidence: manifest.evidence.strength.as_str().to_owned(),
            confirmed_by_origin: manifest.confirmed_by_origin,
            higher_law_document: higher_law(manifest),
            effects: having(Some(true)).collect(),
            unanswered: having(None).collect(),
            adopted: self.adopted.clone(),
            withdrawn: withdrawn.get(&self.plugin.package.digest).cloned(),
        }
    }
}

/// Words that are no document's name.
const NO_DOCUMENT: [&str; 8] = ["无", "没有", "暂无", "none", "n/a", "-", "/", "—"];

/// The document by which the publisher claims to have checked the fit with higher law.
fn higher_law(manifest: &Manifest) -> Option<String> {
    let document = manifest.higher_law_document.as_deref().map(str::trim).filter(|_| manifest.higher_law_checked)?;
    let names_one = !document.is_empty() && !NO_DOCUMENT.contains(&document.to_lowercase().as_str());
    names_one.then(|| document.to_owned())
}

fn text(text: &BilingualText) -> Text {
    Text::new(&text.zh, &text.en)
}
