//! `guiju plugin test`: a plugin's own tests, and whether another place can take it over as it is.

use guiju::conformance;
use guiju::inputs::{Inputs, Named};
use guiju::pipeline;
use guiju::report::{Block, text};
use guiju::{say, testing};

use super::Answer;
use super::share::taken;
use crate::cli::plugin::Test;
use crate::console::Console;
use crate::files;

pub fn run(arguments: &Test, console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    let named = plugin(arguments, inputs)?;
    let package = match guiju_plugins::read(&named.bytes) {
        Ok(package) => package,
        Err(error) => {
            let file = inputs.add_binary(&named.name);
            pipeline::report_package(inputs, file, &error);
            return None;
        }
    };
    let rules = pipeline::rules(inputs, &[], &[named])?;
    let report = rules.run_added_tests();
    inputs.report_failed_tests(testing::diagnostics(&report));
    let checks = conformance::checks(&package, &rules, &report, inputs);
    let manifest = &package.manifest;
    let pages = console.words.iter().map(|words| {
        let (id, version) = (manifest.id.as_str(), manifest.version.as_str());
        let mut blocks = vec![Block::Title(say!(words, "conformance-title", id = id, version = version))];
        blocks.extend(testing::blocks(&report, false, words));
        blocks.extend(conformance::blocks(&checks, words));
        text(&blocks, console.out)
    });
    let text = pages.collect::<Vec<_>>().join("\n");
    Some(Answer { text, findings: checks.iter().any(conformance::Check::fails), ..Answer::default() })
}

/// The plugin that a path stands for: a file, or what its folder packs to.
fn plugin(arguments: &Test, inputs: &mut Inputs) -> Option<Named> {
    let path = &arguments.file;
    if !path.is_dir() {
        return taken(files::read_plugin(&path.display().to_string()), inputs);
    }
    let (_, bytes) = super::pack(path, inputs)?;
    // The rules keep the name of their file, so that messages lead there.
    Some(Named { name: path.join("rules.gj").display().to_string(), bytes })
}
