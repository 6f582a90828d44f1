//! Profiles in JSON.

use guiju_grammar::{Code, Diagnostic, Diagnostics, Source, Span, Spanned};
use jsonc_parser::ast::{ObjectPropName, Value};
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::complaint::complaint;
use super::tree::{Kind, MAX_DEPTH, Tree, table};

/// Reads the file; what cannot be read is told with its place.
pub(super) fn parse(source: &Source, diagnostics: &mut Diagnostics) -> Option<Tree> {
    if too_deep(&source.text) {
        diagnostics.push(Diagnostic::new(Code::NestedTooDeeply, Span::new(source.id, 0, 0)).arg("limit", MAX_DEPTH));
        return None;
    }
    let strict = ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
    };
    let parsed = parse_to_ast(&source.text, &CollectOptions::default(), &strict);
    let problem = |span: Span, detail: &str| {
        Diagnostic::new(Code::ProfileSyntax, span).arg("format", "JSON").arg("detail", complaint(detail))
    };
    match parsed {
        Ok(result) => match &result.value {
            Some(value) => Some(tree(source, value, diagnostics)),
            None => {
                diagnostics.push(problem(Span::new(source.id, 0, 0), "empty file"));
                None
            }
        },
        Err(error) => {
            let range = error.range();
            diagnostics.push(problem(Span::new(source.id, range.start, range.end), &error.kind().to_string()));
            None
        }
    }
}

/// Brackets outside strings, counted before the parser recurses into them.
fn too_deep(text: &str) -> bool {
    let (mut depth, mut deepest, mut in_string, mut escaped) = (0usize, 0usize, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'[' | b'{' if !in_string => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b']' | b'}' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest > MAX_DEPTH
}

fn tree(source: &Source, value: &Value<'_>, diagnostics: &mut Diagnostics) -> Tree {
    let range = value.range();
    let span = Span::new(source.id, range.start, range.end);
    let kind = match value {
        Value::NullKeyword(_) => Kind::Null,
        Value::BooleanLit(literal) => Kind::Bool(literal.value),
        Value::StringLit(literal) => Kind::Text(literal.value.to_string()),
        Value::NumberLit(literal) => number(literal.value),
        Value::Array(array) => Kind::List(array.elements.iter().map(|item| tree(source, item, diagnostics)).collect()),
        Value::Object(object) => {
            let mut entries = Vec::new();
            for property in &object.properties {
                let range = property.name.range();
                let name = match &property.name {
                    ObjectPropName::String(name) => name.value.to_string(),
                    ObjectPropName::Word(name) => name.value.to_owned(),
                };
                let key = Spanned::new(name, Span::new(source.id, range.start, range.end));
                let below = tree(source, &property.value, diagnostics);
                entries.push((key, below));
            }
            table(entries, diagnostics)
        }
    };
    Tree { span, kind }
}

pub(super) fn number(text: &str) -> Kind {
    match text.parse::<i64>() {
        Ok(number) => Kind::Int(number),
        Err(_) => Kind::Float(text.parse().unwrap_or(f64::NAN)),
    }
}
