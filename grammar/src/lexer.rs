//! Words, strings, comments and brackets, as far as they can be told without the grammar. Everything that has to see
//! through strings and comments (splitting a file, counting brackets, finding clauses) looks at these tokens.

use crate::keyword::{Class, lookup};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// An identifier or keyword.
    Word,
    /// A number, or anything else that begins with a digit.
    Number,
    /// A number with a percent sign that can be no remainder.
    Percentage,
    /// A string with its quotes and prefix.
    Text,
    /// A string that begins with one full-width quote and ends with any.
    WideText,
    /// A string whose closing quote is not there.
    OpenText,
    /// `// …`
    Comment,
    /// `(`, `[` or `{`
    Open,
    /// `)`, `]` or `}`
    Close,
    /// Full-width punctuation, or a mathematical sign.
    Wide,
    /// Any other character.
    Other,
}

/// A piece of text and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Offset of its first byte.
    pub start: usize,
    /// Offset behind its last byte.
    pub end: usize,
    /// Offset of the line it begins on.
    pub line: usize,
    /// Whether only white space stands before it on the line.
    pub first: bool,
}

impl Token {
    /// How far the token is from the left edge, in bytes.
    pub fn column(self) -> usize {
        self.start - self.line
    }
}

/// Reads tokens from a text.
#[derive(Clone, Debug)]
pub struct Lexer<'t> {
    text: &'t str,
    at: usize,
    line: usize,
    first: bool,
}

/// Full-width punctuation and mathematical signs, and what was meant.
const WIDE: &[(char, &str)] = &[
    ('，', ","),
    ('：', ":"),
    ('；', ";"),
    ('（', "("),
    ('）', ")"),
    ('［', "["),
    ('］', "]"),
    ('【', "["),
    ('】', "]"),
    ('｛', "{"),
    ('｝', "}"),
    ('。', "."),
    ('．', "."),
    ('、', ","),
    ('！', "!"),
    ('？', "?"),
    ('＝', "="),
    ('＜', "<"),
    ('＞', ">"),
    ('《', "<"),
    ('》', ">"),
    ('＆', "&"),
    ('｜', "|"),
    ('＋', "+"),
    ('－', "-"),
    ('＊', "*"),
    ('／', "/"),
    ('％', "%"),
    ('≥', ">="),
    ('≤', "<="),
    ('≠', "!="),
    ('×', "*"),
    ('÷', "/"),
    ('“', "\""),
    ('”', "\""),
    ('＂', "\""),
    ('‘', "'"),
    ('’', "'"),
    ('\u{3000}', " "),
];

/// The form that the language has for full-width punctuation or a mathematical sign.
pub fn half_width(wide: char) -> Option<&'static str> {
    WIDE.iter().find(|(known, _)| *known == wide).map(|(_, half)| *half)
}

/// Whether a word can begin with this character.
pub fn starts_word(letter: char) -> bool {
    if letter.is_ascii() { letter.is_ascii_alphabetic() || letter == '_' } else { pest::unicode::XID_START(letter) }
}

/// Whether a word can go on with this character.
pub fn continues_word(letter: char) -> bool {
    if letter.is_ascii() {
        letter.is_ascii_alphanumeric() || letter == '_'
    } else {
        pest::unicode::XID_CONTINUE(letter)
    }
}

impl<'t> Lexer<'t> {
    /// Reads `text` from an offset.
    pub fn new(text: &'t str, at: usize) -> Self {
        let before = text.get(..at).unwrap_or("");
        let line = before.rfind('\n').map_or(0, |newline| newline + 1);
        let first = before.get(line..).is_some_and(|indent| indent.trim().is_empty());
        Lexer { text, at, line, first }
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn skip_space(&mut self) {
        for byte in self.text.as_bytes().iter().skip(self.at) {
            match byte {
                b'\n' => {
                    self.at += 1;
                    self.line = self.at;
                    self.first = true;
                }
                b' ' | b'\t' | b'\r' | b'\x0c' => self.at += 1,
                _ => break,
            }
        }
    }

    /// What begins here, and how many bytes of it there are.
    fn measure(&self, first: char) -> (TokenKind, usize) {
        let rest = self.rest();
        match first {
            '/' if rest.starts_with("//") => (TokenKind::Comment, line_length(rest)),
            '(' | '[' | '{' => (TokenKind::Open, 1),
            ')' | ']' | '}' => (TokenKind::Close, 1),
            '"' | '\'' => string(rest, 0, false),
            '`' => short_string(rest, "`", 1, true),
            '“' => wide_string(rest, ['”', '"']),
            '‘' => wide_string(rest, ['’', '\'']),
            _ if starts_word(first) => word(rest),
            _ if first.is_ascii_digit() => match percentage(rest) {
                Some(length) => (TokenKind::Percentage, length),
                None => (TokenKind::Number, word_length(rest)),
            },
            _ if half_width(first).is_some() => (TokenKind::Wide, first.len_utf8()),
            _ => (TokenKind::Other, first.len_utf8()),
        }
    }
}

impl Iterator for Lexer<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        self.skip_space();
        let first = self.rest().chars().next()?;
        let (kind, length) = self.measure(first);
        let token = Token { kind, start: self.at, end: self.at + length, line: self.line, first: self.first };
        self.at = token.end;
        self.first = false;
        // A string in three quotes may run over lines.
        if let Some(newline) = self.text.get(token.start..token.end).and_then(|text| text.rfind('\n')) {
            self.line = token.start + newline + 1;
        }
        Some(token)
    }
}

fn line_length(text: &str) -> usize {
    let length = text.find('\n').unwrap_or(text.len());
    text.get(..length).map_or(0, |line| line.trim_end_matches('\r').len())
}

fn word_length(text: &str) -> usize {
    text.find(|letter: char| !continues_word(letter)).unwrap_or(text.len())
}

/// How long the percentage is that a text begins with: a number and, glued to it, a sign behind which nothing stands that could be
/// divided by.
fn percentage(text: &str) -> Option<usize> {
    const LONGEST: usize = 15;
    let length =
        text.find(|letter: char| !letter.is_ascii_digit() && letter != '.').filter(|length| *length <= LONGEST)?;
    let rest = text.get(length..)?;
    let behind = rest.strip_prefix(['%', '％'])?;
    let next = behind.trim_start_matches([' ', '\t']);
    let word = next.get(..word_length(next)).unwrap_or("");
    let divides = next.starts_with(['(', '[', '"', '\'', '-', '!', '.'])
        || (!word.is_empty() && lookup(Class::Operator, word).is_none());
    (!divides).then_some(length + rest.len() - behind.len())
}

/// A word, or the string whose prefix it is (`r"…"`, `b'…'`).
fn word(text: &str) -> (TokenKind, usize) {
    let length = word_length(text);
    let quoted = text.get(length..).is_some_and(|rest| rest.starts_with(['"', '\'']));
    if quoted && length <= 2 {
        let prefix = text.get(..length).unwrap_or("").to_ascii_lowercase();
        if matches!(prefix.as_str(), "r" | "b" | "br" | "rb") {
            return string(text, length, prefix.contains('r'));
        }
    }
    (TokenKind::Word, length)
}

/// The string whose opening quote stands `prefix` bytes into the text.
fn string(text: &str, prefix: usize, raw: bool) -> (TokenKind, usize) {
    let quoted = text.get(prefix..).unwrap_or("");
    for triple in ["\"\"\"", "'''"] {
        if quoted.starts_with(triple) {
            return match triple_end(quoted, triple, raw) {
                Some(end) => (TokenKind::Text, prefix + end),
                None => (TokenKind::OpenText, prefix + line_length(quoted)),
            };
        }
    }
    let quote = if quoted.starts_with('"') { "\"" } else { "'" };
    short_string(text, quote, prefix + 1, raw)
}

fn triple_end(quoted: &str, triple: &str, raw: bool) -> Option<usize> {
    let mut at = triple.len();
    loop {
        let rest = quoted.get(at..)?;
        let quote = rest.find(triple)?;
        let escape = rest.find('\\').filter(|escape| !raw && *escape < quote);
        let Some(escape) = escape else { return Some(at + quote + triple.len()) };
        let escaped = rest.get(escape + 1..)?.chars().next()?;
        at += escape + 1 + escaped.len_utf8();
    }
}

/// A string on one line; `body` is the offset behind its opening quote.
fn short_string(text: &str, quote: &str, body: usize, raw: bool) -> (TokenKind, usize) {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(body) {
        match byte {
            b'\n' => break,
            _ if escaped => escaped = false,
            b'\\' if !raw => escaped = true,
            _ if quote.as_bytes().first() == Some(&byte) => return (TokenKind::Text, at + 1),
            _ => {}
        }
    }
    (TokenKind::OpenText, line_length(text))
}

/// A string that begins with a full-width quote: it ends with its partner or, typed half by half, with the half-width one.
fn wide_string(text: &str, ends: [char; 2]) -> (TokenKind, usize) {
    let length = line_length(text);
    let line = text.get(..length).unwrap_or("");
    let end = line.find(ends).and_then(|at| line.get(at..)?.chars().next().map(|quote| at + quote.len_utf8()));
    match end {
        Some(end) => (TokenKind::WideText, end),
        None => (TokenKind::OpenText, length),
    }
}
