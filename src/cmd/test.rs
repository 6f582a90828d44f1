//! `guiju test`: the tests of rule files, run.

use guiju::embedded;
use guiju::inputs::{Inputs, Named};
use guiju::pipeline;
use guiju::report::text;
use guiju::testing;

use super::{Answer, packed, read_all, rule_files};
use crate::cli::{ListFormat, Test};
use crate::console::Console;
use crate::files;

pub fn run(arguments: &Test, console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    let shows_coverage = arguments.coverage || arguments.require_coverage;
    let report = if arguments.file.is_empty() && arguments.files.rules.is_empty() && arguments.files.plugin.is_empty() {
        pipeline::rules(inputs, &shipped_tests(), &[])?.run_all_tests()
    } else {
        rules(arguments, inputs)?.run_added_tests()
    };
    inputs.report_failed_tests(testing::diagnostics(&report));
    let text = match arguments.format {
        ListFormat::Json => testing::json(&report, inputs, shows_coverage),
        ListFormat::Text => {
            let pages =
                console.words.iter().map(|words| text(&testing::blocks(&report, shows_coverage, words), console.out));
            pages.collect::<Vec<_>>().join("\n")
        }
    };
    let uncovered = arguments.require_coverage && report.coverage.missing() > 0;
    Some(Answer { text, findings: uncovered || !report.failures.is_empty(), ..Answer::default() })
}

fn shipped_tests() -> Vec<Named> {
    let named = |file: embedded::Shipped| Named { name: file.name.to_owned(), bytes: file.bytes.to_vec() };
    embedded::tests().into_iter().map(named).collect()
}

/// The shipped rules with the files given, and the tests beside those.
fn rules(arguments: &Test, inputs: &mut Inputs) -> Option<pipeline::Rules> {
    let before = inputs.errors();
    let mut paths = rule_files(&arguments.file, inputs);
    let beside: Vec<String> = paths.iter().filter_map(|path| files::tests_beside(path)).collect();
    paths.extend(arguments.files.rules.iter().cloned().chain(beside));
    let mut plugins = packed(&mut paths, inputs);
    let mut named = read_all(&without_repeats(paths), files::read, inputs);
    plugins.extend(read_all(&arguments.files.plugin, files::read_plugin, inputs));
    // Files come before the tests that name their rules, whatever the order they were given in, so that messages do too.
    named.sort_by_key(|file| file.name.ends_with(embedded::TEST_FILE));
    if inputs.errors() > before {
        pipeline::look_through(inputs, &named, &plugins[..].into());
        return None;
    }
    pipeline::rules(inputs, &named, &plugins)
}

fn without_repeats(paths: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for path in paths {
        if !kept.contains(&path) {
            kept.push(path);
        }
    }
    kept
}
