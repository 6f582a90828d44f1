//! `guiju plugin unpack`: the folder that a plugin was made from, for whoever wants to read it or to make another of it.

use guiju::inputs::{Inputs, problem};
use guiju::pipeline;
use guiju::say;
use guiju_grammar::Code;
use guiju_plugins::{Package, read};

use super::share::{each, taken};
use super::{Answer, unproved};
use crate::cli::plugin::Unpack;
use crate::console::Console;
use crate::files;

pub fn run(arguments: &Unpack, console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    let id = inputs.add_binary(&arguments.file);
    let bytes = unproved(&arguments.file, id, inputs)?;
    let folder = &arguments.output;
    let shown = folder.display().to_string();
    // Also a link that leads nowhere: what it stands for is somebody's.
    if folder.symlink_metadata().is_ok() {
        inputs.report([problem(Code::FolderTaken).arg("name", shown)]);
        return None;
    }
    let unpacked = read(&bytes).and_then(|package| Ok((package.code(&bytes)?.map(<[u8]>::to_vec), package)));
    let (code, package) = match unpacked {
        Ok(unpacked) => unpacked,
        Err(error) => {
            pipeline::report_package(inputs, id, &error);
            return None;
        }
    };
    let (plugin, version, digest) =
        (package.manifest.id.clone(), package.manifest.version.clone(), package.digest.clone());
    let parts = parts(package, code);
    taken(files::make_folder(folder), inputs)?;
    if parts.iter().any(|(name, _)| name.starts_with(ATTACHMENTS)) {
        taken(files::make_folder(&folder.join(ATTACHMENTS)), inputs)?;
    }
    let text = each(console, |words| {
        let (id, version, digest) = (plugin.as_str(), version.as_str(), digest.as_str());
        say!(words, "unpacked", path = shown.as_str(), id = id, version = version, digest = digest)
    });
    let files = parts.into_iter().map(|(name, bytes)| (folder.join(name), bytes)).collect();
    Some(Answer { text, files, ..Answer::default() })
}

/// The folder of attachments in an author's folder.
const ATTACHMENTS: &str = "attachments";

/// The files of the folder, by their paths in it. Names of attachments are those of plain files; reading the plugin has seen
/// to that.
fn parts(package: Package, code: Option<Vec<u8>>) -> Vec<(String, Vec<u8>)> {
    let mut parts = vec![
        ("plugin.toml".to_owned(), package.manifest.to_toml().into_bytes()),
        ("rules.gj".to_owned(), package.rules.into_bytes()),
    ];
    parts.extend(package.implementation.map(|text| ("implementation.md".to_owned(), text.into_bytes())));
    parts.extend(code.map(|code| ("code.wasm".to_owned(), code)));
    let attachments = package.attachments.into_iter();
    parts.extend(attachments.map(|(name, bytes)| (format!("{ATTACHMENTS}/{name}"), bytes)));
    parts
}
