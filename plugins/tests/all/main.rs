//! Plugin files: what is built can be read, and what was not built here is refused with the reason.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]
#![expect(clippy::disallowed_methods, reason = "tests put files in place and look at them")]

mod cache;
mod columns;
mod files;
mod foreign;
mod functions;
mod hostile;
mod interface;
mod keys;
mod manifests;
mod registry;
mod sharing;
mod shipped_code;

use std::path::Path;

use guiju_grammar::{ArgValue, Diagnostic, FileId};
use guiju_plugins::{
    Attachments, FileFault, Folder, Host, MAX_MANIFEST_BYTES, MAX_PACKAGE_BYTES, Manifest, Package, PackageError,
    build, build_folder, check_ids, read, section,
};
use insta::assert_snapshot;
use wasm_encoder::{Component, CustomSection};

const SHIPPED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/shipped/gd.setup_5d");
const PLUGIN_TOML: &str = include_str!("../../shipped/gd.setup_5d/plugin.toml");

/// The shipped plugin's manifest and file.
fn shipped() -> (Manifest, Vec<u8>) {
    build_folder(Path::new(SHIPPED)).unwrap()
}

/// A component with the given custom sections, whatever they hold.
fn component(sections: &[(&str, &[u8])]) -> Vec<u8> {
    let mut component = Component::new();
    for (name, data) in sections {
        component.section(&CustomSection { name: (*name).into(), data: (*data).into() });
    }
    component.finish()
}

/// A plugin whose manifest is the shipped one after an edit of its JSON.
fn with_manifest(edit: impl FnOnce(String) -> String) -> Vec<u8> {
    let manifest = edit(shipped().0.to_json());
    component(&[(section::RULES, b"ruleset x {}"), (section::MANIFEST, manifest.as_bytes())])
}

/// Every diagnostic of an error on a line: code, arguments, fixes.
fn show<T>(result: Result<T, PackageError>) -> String {
    let Err(error) = result else { return "no error".to_owned() };
    let lines: Vec<String> = error.diagnostics(FileId(0)).iter().map(show_one).collect();
    lines.join("\n")
}

fn show_one(diagnostic: &Diagnostic) -> String {
    let mut line = diagnostic.code.to_string();
    for arg in &diagnostic.args {
        let value = match &arg.value {
            ArgValue::Text(text) => format!("{text:?}"),
            ArgValue::Word(word) => (*word).to_owned(),
            ArgValue::Words(words) => words.join("/"),
            ArgValue::Number(number) => number.to_string(),
        };
        line.push_str(&format!(" {}={value}", arg.name));
    }
    for fix in &diagnostic.fixes {
        line.push_str(&format!(" fix={:?}", fix.replacement));
    }
    line
}

/// The problems of an edited `plugin.toml`, each with the text it points at.
fn toml_problems(edit: impl FnOnce(String) -> String) -> String {
    let text = edit(PLUGIN_TOML.to_owned());
    let Err(error) = Manifest::from_toml(&text) else { return "no error".to_owned() };
    let shown = error.diagnostics(FileId(0)).into_iter().map(|diagnostic| {
        let at = text.get(diagnostic.span.range()).unwrap_or("?").lines().next().unwrap_or("");
        format!("{}\n    at `{at}`", show_one(&diagnostic))
    });
    shown.collect::<Vec<_>>().join("\n")
}
