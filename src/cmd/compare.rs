//! `guiju compare`: two assessments beside each other, with what is different and why.

use guiju::diagnostics::Look;
use guiju::inputs::{Inputs, Named};
use guiju::pipeline::{self, Rules};
use guiju::report::compare_page;
use guiju_core::assessment::Assessment;
use guiju_core::{Context, compare};

use super::check::{lay_out, written};
use super::{Answer, read_all, read_rules};
use crate::cli::{Compare, ReportFormat};
use crate::console::Console;
use crate::files;

pub fn run(arguments: &Compare, console: &Console, inputs: &mut Inputs) -> Option<Answer> {
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
    let look = if arguments.output.is_some() { Look { colour: false, ..console.out } } else { console.out };
    let text = match arguments.format {
        // A comparison has text keys and finite numbers only; there is always a form.
        ReportFormat::Json => serde_json::to_string_pretty(&comparison).unwrap_or_default() + "\n",
        format => {
            let pages: Vec<_> = console.words.iter().map(|words| (words, compare_page(&comparison, words))).collect();
            lay_out(&pages, format, false, look)
        }
    };
    Some(written(text, arguments.output.as_deref(), console))
}

/// A saved assessment as it is, or a profile checked against the rules.
fn assessment(file: &Named, rules: Option<&Rules>, context: &Context, inputs: &mut Inputs) -> Option<Assessment> {
    if pipeline::is_saved(file) {
        return pipeline::saved(file, inputs);
    }
    let profile = rules?.profile(inputs, file)?;
    Some(rules?.assess(&profile, context))
}
