//! `guiju reuse`: which innovations made elsewhere fit a place, what they need, and what they would change.

use std::io;
use std::path::Path;

use guiju::embedded;
use guiju::i18n::Words;
use guiju::inputs::{Inputs, Named, problem};
use guiju::pipeline::{Entry, Library, Rules};
use guiju::report::{Block, fit_form, reuse_page};
use guiju_core::assessment::Assessment;
use guiju_core::profile::Inherits;
use guiju_core::reuse::Reuse as Judged;
use guiju_grammar::{Code, nearest};

use super::{Answer, local, no_such_but, output, plugin, read_all};
use crate::cli::{ReportFormat, Reuse};
use crate::console::Console;
use crate::files;

pub fn run(arguments: &Reuse, console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    let file = arguments.output.as_deref();
    let format = format(arguments);
    if !output::is_page(format, inputs) || !output::can_go(format, file, inputs) {
        return None;
    }
    let place = read_all(std::slice::from_ref(&arguments.profile), files::read_profile, inputs);
    let origins = read_all(&arguments.origin_profile, files::read_profile, inputs);
    let rules = read_all(&arguments.rules, files::read, inputs);
    let plugins = if arguments.library.is_empty() { shipped() } else { in_folders(&arguments.library, inputs) };
    if inputs.has_errors() {
        return None;
    }
    let settled = local::settled(&arguments.place, std::slice::from_ref(&arguments.profile), inputs)?;
    let library = Library::new(inputs, &rules, &local::with_library(settled.as_ref(), plugins))?;
    let asked: Vec<&String> = arguments.plugin.iter().chain(&arguments.form).collect();
    are_there(&asked, &library, inputs)?;
    let settle = |rules: &Rules, inputs: &mut Inputs| Some(settled.as_ref()?.local(rules, inputs));
    let (base, reuse) = library.judge(inputs, place.first()?, &origins, &arguments.set, (&above, &settle))?;
    let bytes = match &arguments.form {
        Some(id) => {
            let pages = form(id, &library, (&base, &reuse), &console.words)?;
            output::lay_out(&pages, format, true, output::look(console, file))
        }
        None => report(&base, reuse, (arguments, format), console),
    };
    let bytes = output::made(bytes, file, inputs)?;
    Some(output::written(bytes, file, console))
}

/// A form is filled in where it can be typed into; a terminal is not that place.
fn format(arguments: &Reuse) -> ReportFormat {
    match output::format(arguments.format, arguments.output.as_deref()) {
        ReportFormat::Text | ReportFormat::Json if arguments.form.is_some() => ReportFormat::Markdown,
        format => format,
    }
}

/// The profile that another inherits from, which lies beside it.
fn above(name: &str, inherits: &Inherits, inputs: &mut Inputs) -> Option<Named> {
    let Some(path) = files::profile_beside(name, &inherits.from) else {
        inputs.report([inherits.unavailable(false)]);
        return None;
    };
    read_all(&[path], files::read_profile, inputs).pop()
}

/// The plugins that ship with the command, packed as they would be in files.
fn shipped() -> Vec<Named> {
    let packed = embedded::plugins().into_iter().filter_map(|(id, folder)| {
        let (_, bytes) = folder.build().ok()?;
        Some(Named { name: format!("{id}.wasm"), bytes })
    });
    packed.collect()
}

/// The plugins that paths stand for: files, folders of files, and folders in which plugins are made.
fn in_folders(paths: &[String], inputs: &mut Inputs) -> Vec<Named> {
    let mut found = Vec::new();
    for path in paths {
        match files::plugin_files(path) {
            Ok(here) if here.is_empty() => inputs.report([problem(Code::EmptyLibrary).arg("name", path.as_str())]),
            Ok(here) => found.extend(here.into_iter().filter_map(|path| read(&path, inputs))),
            Err(diagnostic) => inputs.report([diagnostic]),
        }
    }
    found
}

/// A plugin file, or what would be packed from a folder.
fn read(path: &str, inputs: &mut Inputs) -> Option<Named> {
    if Path::new(path).is_dir() {
        let (_, bytes) = plugin::pack(Path::new(path), inputs)?;
        return Some(Named { name: path.to_owned(), bytes });
    }
    files::read_plugin(path).map_err(|diagnostic| inputs.report([diagnostic])).ok()
}

fn are_there(asked: &[&String], library: &Library, inputs: &mut Inputs) -> Option<()> {
    let known: Vec<&str> = library.entries.iter().map(|entry| entry.package.manifest.id.as_str()).collect();
    for id in asked.iter().filter(|id| !known.contains(&id.as_str())) {
        inputs.report([match nearest(id, known.iter().copied()) {
            Some(near) => no_such_but("word-plugin", id, &[near]),
            None => no_such_but("word-plugin", id, &known),
        }]);
    }
    (!inputs.has_errors()).then_some(())
}

fn report(
    base: &Assessment,
    mut reuse: Judged,
    (arguments, format): (&Reuse, ReportFormat),
    console: &Console,
) -> io::Result<Vec<u8>> {
    if !arguments.plugin.is_empty() {
        reuse.plugins.retain(|offer| arguments.plugin.contains(&offer.plugin.id));
    }
    if format == ReportFormat::Json {
        // Text keys and finite numbers only; there is always a form.
        return Ok((serde_json::to_string_pretty(&reuse).unwrap_or_default() + "\n").into_bytes());
    }
    // A terminal shows the list; a page, or whoever asks for one, everything.
    let full = arguments.full || !arguments.plugin.is_empty() || format != ReportFormat::Text;
    let pages: Vec<_> = console.words.iter().map(|words| (words, reuse_page(base, &reuse, full, words))).collect();
    output::lay_out(&pages, format, true, output::look(console, arguments.output.as_deref()))
}

fn form<'w>(
    id: &str,
    library: &Library,
    (base, reuse): (&Assessment, &Judged),
    words: &'w [Words],
) -> Option<Vec<(&'w Words, Vec<Block>)>> {
    let entry: &Entry = library.entries.iter().find(|entry| entry.package.manifest.id == id)?;
    let offer = reuse.plugins.iter().find(|offer| offer.plugin.id == id)?;
    Some(words.iter().map(|words| (words, fit_form(base, offer, &entry.package, words))).collect())
}
