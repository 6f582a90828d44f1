//! `guiju plugin save`, `load` and `sign`: plugins as images, on a disk that can be carried.

use std::path::Path;

use guiju::inputs::{Inputs, problem};
use guiju::pipeline;
use guiju::say;
use guiju_grammar::Code;
use guiju_plugins::{Layout, PrivateKey, sign as add_signature};

use super::Answer;
use super::adopt::{self, Arrived};
use crate::cli::{Load, Save, Sign};
use crate::console::Console;
use crate::files;

pub fn save(arguments: &Save, console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    let file = taken(files::read_plugin(&arguments.file), inputs)?;
    let id = inputs.add_binary(&file.name);
    let package = match guiju_plugins::read(&file.bytes) {
        Ok(package) => package,
        Err(error) => {
            pipeline::report_package(inputs, id, &error);
            return None;
        }
    };
    let layout = Layout::of(&package, &file.bytes);
    let files = taken(files::image_files(&arguments.output, &layout), inputs)?;
    let (path, digest) = (arguments.output.display().to_string(), package.digest.as_str());
    let (id, version) = (package.manifest.id.as_str(), package.manifest.version.as_str());
    let text = each(console, |words| {
        say!(words, "image-saved", path = path.as_str(), id = id, version = version, digest = digest)
    });
    Some(Answer { text, files, ..Answer::default() })
}

pub fn load(arguments: &Load, console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    let arrived = adopt::arrive(&arguments.image, inputs)?;
    Some(unpacked(arrived, &arguments.output, console))
}

/// A plugin that the trust policy has let in, as a file to write.
pub fn unpacked(arrived: Arrived, output: &Path, console: &Console) -> Answer {
    let path = output.display().to_string();
    let (id, version) = (arrived.package.manifest.id.as_str(), arrived.package.manifest.version.as_str());
    let size = arrived.bytes.len();
    let text =
        each(console, |words| say!(words, "built", path = path.as_str(), id = id, version = version, size = size));
    let text = text + &adopt::origin(&arrived.signers, console);
    Answer { text, files: vec![(output.to_owned(), arrived.bytes)], ..Answer::default() }
}

pub fn sign(arguments: &Sign, console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    let file = inputs.add_binary(&arguments.image);
    let mut layout = taken(files::read_image(&arguments.image, file), inputs)?;
    let key = taken(files::read(&arguments.key), inputs)?;
    let Some(key) = std::str::from_utf8(&key.bytes).ok().and_then(|text| PrivateKey::from_pem(text).ok()) else {
        inputs.report([problem(Code::UnusableKey).arg("name", arguments.key.as_str())]);
        return None;
    };
    if let Err(fault) = add_signature(&mut layout, &key) {
        inputs.report([fault.diagnostic(file)]);
        return None;
    }
    let path = Path::new(&arguments.image);
    let files = if path.is_dir() {
        taken(files::image_files(path, &layout), inputs)?
    } else {
        vec![(path.to_owned(), guiju_plugins::write_archive(&layout))]
    };
    let text = each(console, |words| say!(words, "image-signed", path = arguments.image.as_str()));
    Some(Answer { text, files, ..Answer::default() })
}

/// What there is, or nothing and a report.
pub fn taken<T>(result: Result<T, guiju_grammar::Diagnostic>, inputs: &mut Inputs) -> Option<T> {
    result.map_err(|diagnostic| inputs.report([diagnostic])).ok()
}

/// A line in each language.
pub fn each(console: &Console, line: impl Fn(&guiju::i18n::Words) -> String) -> String {
    console.words.iter().map(|words| line(words) + "\n").collect()
}
