//! `guiju plugin push` and `pull`: plugins in a registry. What leaves is shown, and has to be confirmed, before it does.

use std::time::Duration;

use guiju::conformance::placeholders;
use guiju::i18n::Words;
use guiju::inputs::{Inputs, problem};
use guiju::pipeline;
use guiju::report::{Block, Entry, text};
use guiju::say;
use guiju_grammar::{Code, FileId};
use guiju_plugins::{Access, Layout, Package, Reference, Registry, SignIn};

use super::share::{each, taken, unpacked};
use super::{Answer, adopt, particulars};
use crate::cli::plugin::{Pull, Push};
use crate::console::Console;
use crate::files;

/// How long a registry may keep silent.
const PATIENCE: Duration = Duration::from_secs(30);

pub fn push(arguments: &Push, console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    let file = inputs.add_binary(&arguments.file);
    let (layout, package) = departing(&arguments.file, file, inputs)?;
    // Whatever else an image holds stays here.
    let layout = taken(layout.plugin_alone().map_err(|fault| fault.diagnostic(file)), inputs)?;
    if let Some(name) = placeholders(&package).into_iter().next() {
        inputs.report([problem(Code::Draft).arg("name", name)]);
        return None;
    }
    let reference = Reference::parse(&arguments.reference).and_then(|place| place.tagged(&package.manifest.version));
    let reference = taken(reference.map_err(|fault| fault.diagnostic(&arguments.reference)), inputs)?;
    let name = reference.to_string();
    let listed: String = console.words.iter().map(|words| list(&layout, &package, &name, words, console)).collect();
    taken(console.print(listed.trim_start()), inputs)?;
    let question = each(console, |words| say!(words, "push-question", name = name.as_str()));
    if !arguments.yes && !console.confirms(&question) {
        inputs.report([problem(Code::Unconfirmed).arg("name", name)]);
        return None;
    }
    let access = access(&reference, arguments.connection.plain_http);
    let pushed = Registry::new(&reference, access).push(&layout);
    let digest = taken(pushed.map_err(|fault| fault.diagnostic(&name)), inputs)?;
    let (name, digest) = (name.as_str(), digest.as_str());
    Some(Answer::text(each(console, |words| say!(words, "pushed", name = name, digest = digest))))
}

pub fn pull(arguments: &Pull, console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    let is_plugin = arguments.output.extension().is_some_and(|extension| extension == "wasm");
    // Known before anything is asked, so that nothing is fetched in vain.
    let policy = if is_plugin { adopt::settings(inputs)?.trust } else { None };
    let layout = fetch(&arguments.reference, arguments.connection.plain_http, inputs)?;
    if is_plugin {
        let file = inputs.add_binary(&arguments.reference);
        let arrived = adopt::admitted(&layout, file, policy.as_ref(), inputs)?;
        return Some(unpacked(arrived, &arguments.output, console));
    }
    taken(files::check_new(&[&arguments.output.display().to_string()]), inputs)?;
    let files = taken(files::image_files(&arguments.output, &layout), inputs)?;
    let path = arguments.output.display().to_string();
    let text = each(console, |words| say!(words, "pulled", path = path.as_str()));
    Some(Answer { text, files, ..Answer::default() })
}

/// Fetches the image that a reference names, unchecked but for its digests.
pub fn fetch(text: &str, plain_http: Option<bool>, inputs: &mut Inputs) -> Option<Layout> {
    let reference = Reference::parse(text).and_then(|reference| reference.wanted().map(|_| reference.clone()));
    let reference = taken(reference.map_err(|fault| fault.diagnostic(text)), inputs)?;
    let fetched = Registry::new(&reference, access(&reference, plain_http)).pull();
    taken(fetched.map_err(|fault| fault.diagnostic(&reference.to_string())), inputs)
}

fn access(reference: &Reference, plain_http: Option<bool>) -> Access {
    let sign_in = SignIn::find(&files::registry_sign_ins(), &reference.registry);
    Access { plain_http, sign_in, patience: PATIENCE }
}

/// What is to be sent: an image with its signatures, or a plugin file without any.
fn departing(path: &str, file: FileId, inputs: &mut Inputs) -> Option<(Layout, Package)> {
    let (bytes, layout) = if !files::is_image(path) {
        (taken(files::read_plugin(path), inputs)?.bytes, None)
    } else {
        let layout = taken(files::read_image(path, file), inputs)?;
        (taken(layout.plugin().map_err(|fault| fault.diagnostic(file)), inputs)?.bytes.to_vec(), Some(layout))
    };
    match guiju_plugins::read(&bytes) {
        Ok(package) => Some((layout.unwrap_or_else(|| Layout::of(&package, &bytes)), package)),
        Err(error) => {
            pipeline::report_package(inputs, file, &error);
            None
        }
    }
}

/// All that leaves: what the plugin says, the texts in it, and every part by size and digest.
fn list(layout: &Layout, package: &Package, name: &str, words: &Words, console: &Console) -> String {
    let mut heading = Entry::new(say!(words, "push-list", name = name));
    let size = layout.blobs().find(|(digest, _)| *digest == package.digest).map_or(0, |(_, bytes)| bytes.len());
    heading.say(words.text("label-rules-text"), say!(words, "size-bytes", size = package.rules.len()));
    if let Some(implementation) = &package.implementation {
        heading.say(words.text("label-implementation-text"), say!(words, "size-bytes", size = implementation.len()));
    }
    for (digest, bytes) in layout.blobs() {
        heading.code(say!(words, "push-part", size = bytes.len()), digest);
    }
    text(&[Block::Entry(heading), Block::Entry(particulars(package, size, words))], console.out)
}
