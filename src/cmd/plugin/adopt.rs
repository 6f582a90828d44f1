//! `guiju plugin add` and `verify`: what a place takes over, from whom, and whether it still is what it took.

use std::path::Path;

use guiju::i18n::Words;
use guiju::inputs::{Inputs, Named};
use guiju::pipeline::{self, PluginFile, Plugins};
use guiju::say;
use guiju_grammar::{Code, Diagnostic, FileId, Span};
use guiju_plugins::{
    Adoption, AdoptionFault, LOCK_FILE, Layout, Lock, Package, PinnedSigner, Policy, SETTINGS_FILE, Settings, admit,
    admit_unsigned, write_adoption,
};

use super::super::local;
use super::Answer;
use super::registry;
use super::share::{each, taken};
use crate::cli::plugin::{Add, Verify};
use crate::console::Console;
use crate::files;

/// A plugin that the trust policy has let in.
pub struct Arrived {
    pub package: Package,
    pub bytes: Vec<u8>,
    /// Whose signatures counted.
    pub signers: Vec<String>,
}

/// A text of the working folder and the number that stands for it.
struct Kept {
    text: String,
    file: FileId,
}

pub fn add(arguments: &Add, console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    // What is read here is written again below; between the two nobody else may write.
    files::hold_working_folder();
    let settings = kept(SETTINGS_FILE, inputs)?;
    let lock_text = kept(LOCK_FILE, inputs)?;
    let mut lock = taken(Lock::parse(&lock_text.text, lock_text.file).map_err(|fault| fault.diagnostic()), inputs)?;
    let place = taken(Settings::parse(&settings.text, settings.file).map_err(|fault| fault.diagnostic()), inputs)?;
    let arrived = arrive(&arguments.file, inputs)?;
    lock.keep_named(&place.plugins);
    let known = lock.clone().with_named(&place.plugins);
    let refused = |fault: AdoptionFault| fault.diagnostic(FileId(u32::MAX));
    let names = names(arguments, &arrived.package, &known);
    let adoption = |name: &String| Adoption::new(&arrived.package, Some(name), &arguments.file);
    let adoptions: Result<Vec<Adoption>, AdoptionFault> = names.iter().map(adoption).collect();
    let adoptions = taken(adoptions.map_err(refused), inputs)?;
    let mut written = settings.text.clone();
    for adoption in &adoptions {
        taken(is_in_use(&place, adoption).map_err(refused), inputs)?;
        taken(known.allows(adoption, &names).map_err(refused), inputs)?;
    }
    for adoption in &adoptions {
        fits(adoption, &arrived, inputs)?;
        lock.pin(adoption, pinned_signers(&place, &arrived.signers));
        let next = write_adoption(&written, adoption, settings.file).map_err(|fault| fault.diagnostic());
        written = taken(next, inputs)?;
    }
    taken(files::make_folder(Path::new("plugins")), inputs)?;
    let line = each(console, |words| adopted_lines(&adoptions, words));
    // The plugin first: what the other two speak of is there when they are.
    let plugins = adoptions.iter().map(|adoption| (adoption.file().into(), arrived.bytes.clone()));
    let records = [(LOCK_FILE.into(), lock.to_toml().into_bytes()), (SETTINGS_FILE.into(), written.into_bytes())];
    let files = plugins.chain(records).collect();
    Some(Answer { text: line + &origin(&arrived.signers, console), files, ..Answer::default() })
}

/// The names it gets: the one asked for, else those it has already, since one id means one file, else its id.
fn names(arguments: &Add, package: &Package, lock: &Lock) -> Vec<String> {
    if let Some(alias) = &arguments.alias {
        return vec![alias.clone()];
    }
    let names = lock.names_of(&package.manifest.id);
    if names.is_empty() { vec![package.manifest.id.clone()] } else { names }
}

/// Proves that its rules go with the shipped ones under that name: what does not is not adopted.
fn fits(adoption: &Adoption, arrived: &Arrived, inputs: &mut Inputs) -> Option<()> {
    let file = Named { name: adoption.source.clone(), bytes: arrived.bytes.clone() };
    let file = PluginFile { alias: Some(adoption.alias.clone()), ..PluginFile::from(file) };
    pipeline::rules_with(inputs, &[], &Plugins { files: vec![file], ..Plugins::default() })?;
    Some(())
}

fn adopted_lines(adoptions: &[Adoption], words: &Words) -> String {
    let line = |adoption: &Adoption| {
        let (id, version, alias) = (adoption.id.as_str(), adoption.version.as_str(), adoption.alias.as_str());
        say!(words, "plugin-added", id = id, version = version, alias = alias, digest = adoption.digest.as_str())
    };
    adoptions.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A version that was withdrawn is not taken over any more.
fn is_in_use(place: &Settings, adoption: &Adoption) -> Result<(), AdoptionFault> {
    let Some(reason) = place.withdrawn.get(&adoption.digest) else { return Ok(()) };
    let both = if reason.zh == reason.en { reason.zh.clone() } else { format!("{} / {}", reason.zh, reason.en) };
    Err(AdoptionFault::Withdrawn(both))
}

/// Whose signatures counted, with the keys that made them.
fn pinned_signers(place: &Settings, names: &[String]) -> Vec<PinnedSigner> {
    let signers = place.trust.iter().flat_map(|policy| &policy.signers);
    let counted = signers.filter(|signer| names.contains(&signer.name));
    counted.map(|signer| PinnedSigner { name: signer.name.clone(), key: signer.key.digest() }).collect()
}

pub fn verify(arguments: &Verify, console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    match &arguments.file {
        Some(file) => {
            let arrived = arrive(file, inputs)?;
            Some(Answer::text(origin(&arrived.signers, console)))
        }
        None => verify_adopted(console, inputs),
    }
}

/// Whether everything adopted is still what the lock says.
fn verify_adopted(console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    let settings = settings(inputs)?;
    let lock = kept(LOCK_FILE, inputs)?;
    let lock_file = lock.file;
    let lock = taken(Lock::parse(&lock.text, lock.file).map_err(|fault| fault.diagnostic()), inputs)?;
    for adoption in &settings.plugins {
        local::pinned(&settings, adoption, &lock, Path::new(""), lock_file, inputs);
        let (name, version) = (adoption.alias.as_str(), adoption.version.as_str());
        inputs.report(withdrawal(&settings, &adoption.digest, (name, version), lock_file));
    }
    if inputs.has_errors() {
        return None;
    }
    Some(Answer::text(each(console, |words| say!(words, "plugins-unchanged", count = settings.plugins.len()))))
}

/// Reads an image, here or in a registry (`oci://…`), or a plain plugin file, and lets it in if the trust policy of the
/// working folder does.
pub fn arrive(path: &str, inputs: &mut Inputs) -> Option<Arrived> {
    let settings = settings(inputs)?;
    let file = inputs.add_binary(path);
    let arrived = let_in(path, file, settings.trust.as_ref(), inputs)?;
    let Package { manifest, digest, .. } = &arrived.package;
    inputs.report(withdrawal(&settings, digest, (&manifest.id, &manifest.version), file));
    Some(arrived)
}

fn let_in(path: &str, file: FileId, policy: Option<&Policy>, inputs: &mut Inputs) -> Option<Arrived> {
    if path.starts_with("oci://") {
        return admitted(&registry::fetch(path, None, inputs)?, file, policy, inputs);
    }
    if files::is_image(path) {
        let layout = taken(files::read_image(path, file), inputs)?;
        return admitted(&layout, file, policy, inputs);
    }
    let bytes = taken(files::read_plugin(path), inputs)?.bytes;
    taken(admit_unsigned(policy).map_err(|fault| fault.diagnostic(file)), inputs)?;
    unpacked(bytes, Vec::new(), file, inputs)
}

/// That a version was withdrawn, and why. Its origin can be proved all the same.
fn withdrawal(settings: &Settings, digest: &str, (name, version): (&str, &str), file: FileId) -> Option<Diagnostic> {
    let reason = settings.withdrawn.get(digest)?;
    let told = Diagnostic::new(Code::Withdrawn, Span::new(file, 0, 0)).arg("name", name).arg("version", version);
    Some(told.arg("reason-zh", reason.zh.as_str()).arg("reason-en", reason.en.as_str()))
}

/// Lets a layout in if the policy does.
pub fn admitted(layout: &Layout, file: FileId, policy: Option<&Policy>, inputs: &mut Inputs) -> Option<Arrived> {
    let signers = taken(admit(policy, layout).map_err(|fault| fault.diagnostic(file)), inputs)?;
    let signers = signers.into_iter().map(str::to_owned).collect();
    let bytes = taken(layout.plugin().map_err(|fault| fault.diagnostic(file)), inputs)?.bytes.to_vec();
    unpacked(bytes, signers, file, inputs)
}

fn unpacked(bytes: Vec<u8>, signers: Vec<String>, file: FileId, inputs: &mut Inputs) -> Option<Arrived> {
    match guiju_plugins::read(&bytes) {
        Ok(package) => Some(Arrived { package, bytes, signers }),
        Err(error) => {
            pipeline::report_package(inputs, file, &error);
            None
        }
    }
}

/// What signatures show: where it comes from and that nothing was changed. Whether it is any good they do not show.
pub fn origin(signers: &[String], console: &Console) -> String {
    each(console, |words| match signers {
        [] => words.text("origin-unsigned"),
        _ => say!(words, "origin-verifiable", names = words.list(signers)),
    })
}

pub fn settings(inputs: &mut Inputs) -> Option<Settings> {
    let kept = kept(SETTINGS_FILE, inputs)?;
    taken(Settings::parse(&kept.text, kept.file).map_err(|fault| fault.diagnostic()), inputs)
}

/// A file of the working folder; one that is not there is empty.
fn kept(name: &str, inputs: &mut Inputs) -> Option<Kept> {
    if !Path::new(name).exists() {
        return Some(Kept { text: String::new(), file: inputs.add_binary(name) });
    }
    let file = taken(files::read(name), inputs)?;
    let source = inputs.add(name, &file.bytes)?;
    Some(Kept { text: source.text, file: source.id })
}
