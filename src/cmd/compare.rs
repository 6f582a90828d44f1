//! `guiju compare`: two assessments beside each other, with what is different and why.

use guiju::inputs::{Inputs, Named};
use guiju::pipeline::{self, Rules};
use guiju::report::compare_page;
use guiju_core::assessment::Assessment;
use guiju_core::{Context, compare};

use super::{Answer, output, read_all, read_rules};
use crate::cli::{Compare, ReportFormat};
use crate::console::Console;
use crate::files;

pub fn run(arguments: &Compare, console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    let file = arguments.output.as_deref();
    let format = output::format(arguments.format, file);
    if !output::is_page(format, inputs) || !output::can_go(format, file, inputs) {
        return None;
    }
    let named = [arguments.left.clone(), arguments.right.clone()];
    let files = read_all(&named, files::read_profile, inputs);
    let saved: Vec<bool> = files.iter().map(pipeline::is_saved).collect();
    // What was saved needs no rules: it says what came of those it was checked against.
    let profiles: Vec<String> =
        named.iter().zip(&saved).filter(|(_, saved)| !**saved).map(|(name, _)| name.clone()).collect();
    let read =
        if profiles.is_empty() { None } else { read_rules(&arguments.files, &arguments.place, &profiles, inputs) };
    let (rules, local) = read.map_or((None, None), |(rules, local)| (Some(rules), local));
    let settings = rules.as_ref().map(|rules| rules.settings(inputs, &arguments.set)).unwrap_or_default();
    let context = Context { local, ..pipeline::context(settings) };
    let assessments: Vec<Assessment> =
        files.iter().filter_map(|file| assessment(file, rules.as_ref(), &context, inputs)).collect();
    let [left, right] = assessments.as_slice() else { return None };
    if inputs.has_errors() {
        return None;
    }
    let comparison = compare(left, right);
    let bytes = match format {
        // A comparison has text keys and finite numbers only; there is always a form.
        ReportFormat::Json => Ok((serde_json::to_string_pretty(&comparison).unwrap_or_default() + "\n").into_bytes()),
        format => {
            let pages: Vec<_> = console.words.iter().map(|words| (words, compare_page(&comparison, words))).collect();
            output::lay_out(&pages, format, false, output::look(console, file))
        }
    };
    let bytes = output::made(bytes, file, inputs)?;
    Some(output::written(bytes, file, console))
}

/// A saved assessment as it is, or a profile checked against the rules.
fn assessment(file: &Named, rules: Option<&Rules>, context: &Context, inputs: &mut Inputs) -> Option<Assessment> {
    if pipeline::is_saved(file) {
        return pipeline::saved(file, inputs);
    }
    let profile = super::profile(rules?, file, inputs)?;
    Some(rules?.assess(&profile, context))
}
