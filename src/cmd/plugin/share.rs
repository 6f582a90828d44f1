//! `guiju plugin save`, `load`, `key` and `sign`: plugins as images, on a disk that can be carried.

use std::path::Path;

use guiju::inputs::Inputs;
use guiju::pipeline;
use guiju::say;
use guiju_plugins::{KeyFault, Layout, PrivateKey, sign as add_signature};

use super::Answer;
use super::adopt::{self, Arrived};
use crate::cli::plugin::{Key, Load, Save, Sign};
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
    // An image that is there may hold signatures; they are added to and never lost.
    taken(files::check_new(&[&arguments.output.display().to_string()]), inputs)?;
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
    let text = String::from_utf8_lossy(&key.bytes);
    let question = || each(console, |words| words.text("password-question"));
    let password = if PrivateKey::is_encrypted(&text) { console.password(&question()) } else { None };
    let key = PrivateKey::from_pem(&text, password.as_deref());
    let key = taken(key.map_err(|fault| fault.diagnostic(&arguments.key)), inputs)?;
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

/// Makes a pair of keys. A key that is there already is never touched: what it signed would have no signer any more.
pub fn key(arguments: &Key, console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    let [private, public] = ["key", "pub"].map(|extension| format!("{}.{extension}", arguments.name));
    taken(files::check_new(&[&private, &public]), inputs)?;
    let question = each(console, |words| words.text("new-password-question"));
    let again = each(console, |words| words.text("password-again-question"));
    let Some(password) = console.new_password(&question, &again) else {
        inputs.report([KeyFault::WrongPassword.diagnostic(&private)]);
        return None;
    };
    let password = Some(password.as_str()).filter(|password| !password.is_empty());
    let pair = PrivateKey::generate().and_then(|key| Ok((key.to_pem(password)?, key.public().to_pem())));
    let (secret, open) = taken(pair.map_err(|fault| fault.diagnostic(&private)), inputs)?;
    taken(files::write_secret(&private, secret.as_bytes()), inputs)?;
    let state = if password.is_some() { "key-encrypted" } else { "key-open" };
    let text = each(console, |words| {
        let state = words.text(state);
        say!(words, "key-made", private = private.as_str(), public = public.as_str(), state = state)
    });
    Some(Answer { text, files: vec![(public.into(), open.into_bytes())], ..Answer::default() })
}

/// What there is, or nothing and a report.
pub fn taken<T>(result: Result<T, guiju_grammar::Diagnostic>, inputs: &mut Inputs) -> Option<T> {
    result.map_err(|diagnostic| inputs.report([diagnostic])).ok()
}

/// A line in each language.
pub fn each(console: &Console, line: impl Fn(&guiju::i18n::Words) -> String) -> String {
    console.words.iter().map(|words| line(words) + "\n").collect()
}
