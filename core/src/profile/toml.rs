//! Profiles in TOML.

use guiju_grammar::{Code, Diagnostic, Diagnostics, Source, Span, Spanned};
use toml::de::{DeTable, DeValue};

use super::complaint::complaint;
use super::tree::{Kind, MAX_DEPTH, Tree};

/// Reads the file; what cannot be read is told with its place.
pub(super) fn parse(source: &Source, diagnostics: &mut Diagnostics) -> Option<Tree> {
    let whole = Span::new(source.id, 0, source.text.len());
    if too_deep(&source.text) {
        diagnostics.push(Diagnostic::new(Code::NestedTooDeeply, Span::new(source.id, 0, 0)).arg("limit", MAX_DEPTH));
        return None;
    }
    let (table, errors) = DeTable::parse_recoverable(&source.text);
    for error in &errors {
        diagnostics.push(problem(source, error));
    }
    if !errors.is_empty() {
        return None;
    }
    Some(Tree { span: whole, kind: Kind::Table(entries(source, table.get_ref())) })
}

/// Brackets outside strings and comments, counted before the parser recurses into them.
fn too_deep(text: &str) -> bool {
    // Strings over several lines hold no brackets that count.
    let mut outside = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("\"\"\"").into_iter().chain(rest.find("'''")).min() {
        let (before, quoted) = rest.split_at(at);
        outside.push_str(before);
        let (mark, inside) = quoted.split_at(3);
        rest = inside.split_once(mark).map_or("", |(_, behind)| behind);
    }
    outside.push_str(rest);
    let text = outside.as_str();
    let (mut depth, mut deepest, mut quote, mut escaped, mut comment) = (0usize, 0usize, None, false, false);
    for byte in text.bytes() {
        match (byte, quote) {
            (b'\n', _) => (quote, comment, escaped) = (None, false, false),
            _ if comment => {}
            _ if escaped => escaped = false,
            (b'\\', Some(b'"')) => escaped = true,
            (b'"' | b'\'', None) => quote = Some(byte),
            (_, Some(open)) if byte == open => quote = None,
            (b'#', None) => comment = true,
            (b'[' | b'{', None) => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            (b']' | b'}', None) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest > MAX_DEPTH
}

fn problem(source: &Source, error: &toml::de::Error) -> Diagnostic {
    let range = error.span().unwrap_or(0..0);
    let span = Span::new(source.id, range.start, range.end);
    if error.message().contains("duplicate key") {
        let key = source.slice(span).trim_matches('"').to_owned();
        return Diagnostic::new(Code::DuplicateKey, span).arg("key", key);
    }
    Diagnostic::new(Code::ProfileSyntax, span).arg("format", "TOML").arg("detail", complaint(error.message()))
}

fn entries(source: &Source, table: &DeTable<'_>) -> Vec<(Spanned<String>, Tree)> {
    let entries = table.iter().map(|(key, value)| {
        let range = key.span();
        let name = Spanned::new(key.get_ref().to_string(), Span::new(source.id, range.start, range.end));
        (name, tree(source, value))
    });
    let mut entries: Vec<_> = entries.collect();
    // The parser keeps keys sorted; messages follow the order of the file.
    entries.sort_by_key(|(name, _)| name.span);
    entries
}

fn tree(source: &Source, value: &toml::Spanned<DeValue<'_>>) -> Tree {
    let range = value.span();
    let span = Span::new(source.id, range.start, range.end);
    let kind = match value.get_ref() {
        DeValue::String(text) => Kind::Text(text.to_string()),
        DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
            Ok(number) => Kind::Int(number),
            Err(_) => Kind::Float(number.as_str().parse().unwrap_or(f64::INFINITY)),
        },
        DeValue::Float(number) => Kind::Float(number.as_str().parse().unwrap_or(f64::NAN)),
        DeValue::Boolean(value) => Kind::Bool(*value),
        DeValue::Datetime(moment) => Kind::Date(moment.to_string()),
        DeValue::Array(items) => Kind::List(items.iter().map(|item| tree(source, item)).collect()),
        DeValue::Table(table) => Kind::Table(entries(source, table)),
    };
    Tree { span, kind }
}
