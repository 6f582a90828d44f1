//! Text in, text out: what the tests say about trees and diagnostics without naming the types behind them.

use guiju_grammar::expr::{Expr, ExprKind, Literal, UnaryOp};
use guiju_grammar::{ArgValue, Diagnostic, FileId, Source, parse, parse_expression};

pub fn source(text: &str) -> Source {
    Source::new(FileId(0), "test.gj", text)
}

/// The items of a rule file that has no mistakes, spans aside, one a line.
pub fn items(text: &str) -> String {
    let source = source(text);
    let (ast, diagnostics) = parse(&source);
    assert!(diagnostics.is_empty(), "{}", show(&source, &diagnostics));
    lines(ast.items.iter().map(|item| bare(&format!("{:?}", item.kind))))
}

/// The items of a rule file, whatever is wrong with it.
pub fn salvaged(text: &str) -> String {
    lines(parse(&source(text)).0.items.iter().map(|item| bare(&format!("{:?}", item.kind))))
}

/// What is wrong with a rule file, a line each: place, code, arguments, mends.
pub fn problems(text: &str) -> String {
    let source = source(text);
    show(&source, &parse(&source).1)
}

/// What is wrong with an expression, or its tree.
pub fn expression(text: &str) -> String {
    let source = source(text);
    match parse_expression(&source) {
        (Some(expr), diagnostics) if diagnostics.is_empty() => shape(&expr),
        (_, diagnostics) => show(&source, &diagnostics),
    }
}

fn lines(texts: impl Iterator<Item = String>) -> String {
    texts.collect::<Vec<_>>().join("\n")
}

fn show(source: &Source, diagnostics: &[Diagnostic]) -> String {
    // Finding a place takes time in proportion to the text, so that hostile inputs show their first mistakes only.
    lines(diagnostics.iter().take(100).map(|diagnostic| line(source, diagnostic)))
}

fn line(source: &Source, diagnostic: &Diagnostic) -> String {
    let place = source.position(diagnostic.span.start as usize);
    let mut out = format!("{}:{} {:?}", place.line + 1, place.column + 1, diagnostic.code);
    for arg in &diagnostic.args {
        let value = match &arg.value {
            ArgValue::Text(text) => text.clone(),
            ArgValue::Word(word) => format!("<{}>", word.trim_start_matches("word-")),
            ArgValue::Words(words) => {
                words.iter().map(|word| word.trim_start_matches("word-")).collect::<Vec<_>>().join("|")
            }
            ArgValue::Number(number) => number.to_string(),
        };
        out.push_str(&format!(" {}={value}", arg.name));
    }
    for fix in &diagnostic.fixes {
        out.push_str(&format!(" [{} -> {}]", source.slice(fix.span), fix.replacement));
    }
    out
}

/// The debug text of a tree without its spans and without what is absent.
fn bare(debug: &str) -> String {
    let mut out = String::new();
    let mut rest = debug;
    while let Some(at) = rest.find("Span { file: FileId(0), start: ") {
        out.push_str(rest[..at].trim_end_matches("span: "));
        rest = &rest[at + rest[at..].find('}').map_or(0, |end| end + 1)..];
    }
    out.push_str(rest);
    for (noise, quiet) in [("{ , ", "{ "), (", , ", ", "), (",  }", " }"), ("{  }", "{}"), (" , ", " ")] {
        out = out.replace(noise, quiet);
    }
    out
}

fn all(exprs: impl IntoIterator<Item = String>) -> String {
    exprs.into_iter().collect::<Vec<_>>().join(" ")
}

/// A tree as nested brackets, the operator first.
pub fn shape(expr: &Expr) -> String {
    let optional = |optional: bool| if optional { "?" } else { "" };
    match &expr.kind {
        ExprKind::Literal(Literal::Int(value)) => value.to_string(),
        ExprKind::Literal(Literal::Uint(value)) => format!("{value}u"),
        ExprKind::Literal(Literal::Double(value)) => format!("{value:?}"),
        ExprKind::Literal(Literal::String(value)) => format!("{value:?}"),
        ExprKind::Literal(Literal::Bytes(value)) => format!("b{value:?}"),
        ExprKind::Literal(Literal::Bool(value)) => value.to_string(),
        ExprKind::Literal(Literal::Null) => "null".to_owned(),
        ExprKind::Name { name, absolute } => format!("{}{name}", if *absolute { "." } else { "" }),
        ExprKind::Select { operand, field, optional: mark } => {
            format!("{}.{}{}", shape(operand), optional(*mark), field.value)
        }
        ExprKind::Index { operand, index, optional: mark } => {
            format!("{}[{}{}]", shape(operand), optional(*mark), shape(index))
        }
        ExprKind::Call { target: None, function, args } => {
            format!("{}({})", function.value, all(args.iter().map(shape)))
        }
        ExprKind::Call { target: Some(target), function, args } => {
            format!("{}.{}({})", shape(target), function.value, all(args.iter().map(shape)))
        }
        ExprKind::List(elements) => {
            format!("[{}]", all(elements.iter().map(|it| format!("{}{}", optional(it.optional), shape(&it.value)))))
        }
        ExprKind::Map(entries) => {
            let entry = |it: &guiju_grammar::expr::Entry| {
                format!("{}{}:{}", optional(it.optional), shape(&it.key), shape(&it.value))
            };
            format!("{{{}}}", all(entries.iter().map(entry)))
        }
        ExprKind::Unary(UnaryOp::Not, operand) => format!("(! {})", shape(operand)),
        ExprKind::Unary(UnaryOp::Negate, operand) => format!("(- {})", shape(operand)),
        ExprKind::Binary(op, left, right) => format!("({} {} {})", op.value.symbol(), shape(left), shape(right)),
        ExprKind::And(parts) => format!("(&& {})", all(parts.iter().map(shape))),
        ExprKind::Or(parts) => format!("(|| {})", all(parts.iter().map(shape))),
        ExprKind::Conditional(condition, then, other) => {
            format!("(? {} {} {})", shape(condition), shape(then), shape(other))
        }
    }
}
