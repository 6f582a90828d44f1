//! Every expression of the public CEL conformance cases is one that can be read. The cases lie beside the project where they
//! are at hand (`GUIJU_CEL_CASES` names another place); without them there is nothing to test.

use std::path::PathBuf;

use guiju_grammar::{FileId, Source, parse_expression};

#[test]
fn conformance_expressions_parse() {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/cel/cases.jsonl");
    let path = std::env::var_os("GUIJU_CEL_CASES").map_or(beside, PathBuf::from);
    let Ok(cases) = std::fs::read_to_string(path) else { return };
    let refused: Vec<String> = cases.lines().filter_map(refused).collect();
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}

fn refused(line: &str) -> Option<String> {
    let case: serde_json::Value = serde_json::from_str(line).unwrap();
    let text = case["expr"].as_str().unwrap();
    let (expr, diagnostics) = parse_expression(&Source::new(FileId(0), "case", text));
    let good = expr.is_some() && diagnostics.is_empty();
    (!good).then(|| format!("{text}\n  {diagnostics:?}"))
}
