//! What could have stood where reading stopped, in the user's words.

use crate::diagnostic::{ArgValue, nearest};
use crate::keyword::{Class, KEYWORDS};
use crate::lexer::{Lexer, TokenKind};
use crate::pairs::{Failure, Reader, Rule};
use crate::words::word;
use crate::{Code, Diagnostic, Span};

/// How many alternatives a message names.
const MAX_NAMED: usize = 3;
/// How much of the text a message repeats.
const MAX_SHOWN: usize = 40;

/// A failure as a problem: what was found and what could have stood there. `end` is where the piece ends that was read.
pub fn diagnose(reader: &Reader, failure: &Failure, end: usize) -> Diagnostic {
    let span = found(reader, failure.at, end);
    let written = reader.text.get(span.range()).unwrap_or("");
    let operator = operator_meant(written).filter(|_| failure.expected.contains(&Rule::operator));
    if operator.is_none()
        && let Some(keyword) = glued_keyword(written)
    {
        return glued(written, keyword, span);
    }
    let found = if written.is_empty() { ArgValue::Word("word-end") } else { ArgValue::Text(shorten(written)) };
    let diagnostic = Diagnostic::new(Code::UnexpectedInput, span);
    let diagnostic = diagnostic.arg("expected", ArgValue::Words(words(&failure.expected))).arg("found", found);
    match operator.or_else(|| nearest(written, value_spellings(&failure.expected))) {
        Some(meant) => diagnostic.fix(span, meant),
        None => diagnostic,
    }
}

/// The operator that a sign or word of another language, or of everyday speech, stands for.
fn operator_meant(written: &str) -> Option<&'static str> {
    Some(match written {
        "=" | "等于" => "==",
        "不等于" => "!=",
        "大于" => ">",
        "小于" => "<",
        "大于等于" | "不小于" => ">=",
        "小于等于" | "不大于" => "<=",
        "&" => "&&",
        "|" => "||",
        "AND" | "And" => "and",
        "OR" | "Or" => "or",
        "并且" | "而且" => "且",
        "或者" => "或",
        "属于" => "in",
        _ => return None,
    })
}

/// The word, string or sign at an offset; empty at the end of the piece.
fn found(reader: &Reader, at: usize, end: usize) -> Span {
    let piece = reader.text.get(..end).unwrap_or(reader.text);
    let token = Lexer::new(piece, at.min(piece.len())).find(|token| token.kind != TokenKind::Comment);
    match token {
        Some(token) => Span::new(reader.file, token.start, token.end),
        // Behind the last word, and not lines below it.
        None => {
            let at = piece.get(..at).unwrap_or(piece).trim_end().len();
            Span::new(reader.file, at, at)
        }
    }
}

/// The most useful few of the words, most useful first.
fn words(rules: &[Rule]) -> Vec<&'static str> {
    let mut words: Vec<&'static str> = Vec::new();
    for rule in rules {
        let word = word(*rule);
        if !words.contains(&word) {
            words.push(word);
        }
    }
    if words.contains(&"word-expression") {
        words.retain(|word| !matches!(*word, "word-number" | "word-string" | "word-name" | "word-literal"));
    }
    words.sort_by_key(|word| rank(word));
    words.truncate(MAX_NAMED);
    words
}

/// What an author most likely forgot comes first: a part of the clause begun, then what ends it, then what could still follow.
fn rank(word: &str) -> usize {
    match word {
        "word-comma" | "word-semicolon" | "word-format" => 3,
        "word-operator" => 2,
        "word-clause" => 4,
        "word-end" => 5,
        "word-open-brace" | "word-close-brace" | "word-close-paren" | "word-close-bracket" | "word-colon" => 1,
        _ => 0,
    }
}

/// The words a value can be, where the failure expected one.
fn value_spellings(rules: &[Rule]) -> impl Iterator<Item = &'static str> {
    let wanted: Vec<&'static str> = rules.iter().flat_map(|rule| values(*rule)).copied().collect();
    let keywords = KEYWORDS.iter().filter(|keyword| keyword.class != Class::Item);
    keywords.filter(move |keyword| wanted.contains(&keyword.en)).flat_map(|keyword| [keyword.en, keyword.zh])
}

fn values(rule: Rule) -> &'static [&'static str] {
    match rule {
        Rule::source_kind => &["law", "policy", "standard", "paper"],
        Rule::text | Rule::zh_part | Rule::en_part => &["zh", "en"],
        Rule::basis => &["seed", "example", "design"],
        Rule::gravity => &["critical", "high", "medium", "low"],
        Rule::amount => &["one", "several"],
        Rule::verdict | Rule::advised | Rule::recommends => {
            &["met", "unmet", "not_applicable", "unknown", "error", "advised", "held", "recommends"]
        }
        Rule::safeguard => &["in_place", "idle", "holding", "not_shown", "critical"],
        Rule::band => &["first", "possible", "cannot_tell", "precluded", "held"],
        Rule::held => &["held"],
        Rule::order => &["order"],
        Rule::not_told => &["unknown"],
        Rule::mean_of => &["factors", "indicators"],
        Rule::below_word => &["below"],
        Rule::has_word => &["has"],
        Rule::hold_kind | Rule::hold => &["rules", "models", "plugins"],
        Rule::type_expr => {
            &["bool", "int", "number", "ratio", "level", "text", "date", "enum", "set", "list", "record"]
        }
        _ => &[],
    }
}

/// The Chinese word of an operator or language that a word begins with, when the next word is glued to it. Single characters that
/// also begin many names (当, 自) are left out here, where any word may stand.
fn glued_keyword(word: &str) -> Option<&'static str> {
    let candidates = KEYWORDS.iter().filter(|keyword| match keyword.class {
        Class::Operator => true,
        Class::Clause => keyword.zh.chars().count() > 1,
        _ => false,
    });
    candidates
        .map(|keyword| keyword.zh)
        .filter(|zh| word.starts_with(zh) && word.len() > zh.len())
        .max_by_key(|zh| zh.len())
}

/// A Chinese keyword without the space behind it.
pub fn glued(word: &str, keyword: &str, span: Span) -> Diagnostic {
    let rest = word.get(keyword.len()..).unwrap_or("");
    Diagnostic::new(Code::GluedKeyword, span)
        .arg("word", word)
        .arg("keyword", keyword)
        .arg("rest", rest)
        .fix(span, format!("{keyword} {rest}"))
}

/// A text as a message repeats it.
pub fn shorten(text: &str) -> String {
    let line = text.lines().next().unwrap_or("");
    if line.len() == text.len() && line.chars().count() <= MAX_SHOWN {
        return text.to_owned();
    }
    let mut short: String = line.chars().take(MAX_SHOWN).collect();
    short.push('…');
    short
}
