//! What parsers of formats complain of, in words of both languages. They say it in English; what is not known here is passed on.

use guiju_grammar::ArgValue;

/// How a complaint begins, and the key of its words.
const KNOWN: [(&str, &str); 33] = [
    ("string values must be quoted", "word-syntax-bare"),
    ("invalid date", "word-syntax-date"),
    ("invalid basic string", "word-syntax-open-text"),
    ("invalid literal string", "word-syntax-open-text"),
    ("Unterminated string", "word-syntax-open-text"),
    ("key with no value", "word-syntax-no-equals"),
    ("extra `=`", "word-syntax-two-equals"),
    ("unclosed", "word-syntax-unclosed"),
    ("Unterminated array", "word-syntax-unclosed"),
    ("Unterminated object", "word-syntax-unclosed"),
    ("invalid unquoted key", "word-syntax-key"),
    ("unquoted keys cannot be empty", "word-syntax-key"),
    ("unexpected key or value", "word-syntax-one-line"),
    ("missing comma", "word-syntax-comma"),
    ("Expected comma", "word-syntax-comma"),
    ("extra assignment", "word-syntax-comma"),
    ("missing value", "word-syntax-no-value"),
    ("Unexpected close brace", "word-syntax-no-value"),
    ("unexpected leading zero", "word-syntax-zero"),
    ("redundant integer number prefix", "word-syntax-zero"),
    ("Comments are not allowed", "word-syntax-comment"),
    ("Unterminated comment", "word-syntax-comment"),
    ("Trailing commas", "word-syntax-last-comma"),
    ("Single-quoted strings", "word-syntax-quotes"),
    ("Expected string for object property", "word-syntax-quoted-key"),
    ("Expected colon", "word-syntax-colon"),
    ("Unexpected token", "word-syntax-bare"),
    ("Unexpected word", "word-syntax-bare"),
    ("Text cannot contain more than one", "word-syntax-two-roots"),
    ("Unary plus", "word-syntax-plus"),
    ("Hexadecimal", "word-syntax-hexadecimal"),
    ("cannot extend", "word-syntax-twice"),
    ("empty file", "word-syntax-empty"),
];

/// The complaint in words of both languages, or as the parser says it.
pub(super) fn complaint(said: &str) -> ArgValue {
    let known = KNOWN.iter().find(|(beginning, _)| said.starts_with(beginning));
    known.map_or_else(|| ArgValue::from(said), |(_, word)| ArgValue::Word(word))
}
