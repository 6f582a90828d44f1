//! Numbers, strings and names.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::{Node, Reader};
use crate::ast::{Date, Name};
use crate::expr::Literal;
use crate::{Code, Diagnostic, Span, Spanned};

/// A name in normal form C, so that what looks the same is the same.
pub fn normal(text: &str) -> String {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return text.to_owned();
    }
    text.nfc().collect()
}

/// A name as the tree keeps it.
pub fn name(node: &Node) -> Name {
    Spanned::new(normal(node.text()), node.span())
}

/// A number of an expression.
pub fn number(reader: &Reader, node: &Node) -> Option<Literal> {
    let text = node.text();
    let found = number_value(text);
    if found.is_none() {
        out_of_range(reader, node);
    }
    found
}

fn number_value(text: &str) -> Option<Literal> {
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |digits| (true, digits));
    let unsigned = digits.strip_suffix(['u', 'U']);
    let (digits, radix) = match unsigned.unwrap_or(digits) {
        hex if hex.starts_with("0x") => (hex.trim_start_matches("0x"), 16),
        decimal => (decimal, 10),
    };
    if radix == 10 && digits.contains(['.', 'e', 'E']) {
        let value: f64 = text.parse().ok()?;
        return value.is_finite().then_some(Literal::Double(value));
    }
    let magnitude = u64::from_str_radix(digits, radix).ok()?;
    match (unsigned, negative) {
        (Some(_), true) => (magnitude == 0).then_some(Literal::Uint(0)),
        (Some(_), false) => Some(Literal::Uint(magnitude)),
        (None, true) => 0_i64.checked_sub_unsigned(magnitude).map(Literal::Int),
        (None, false) => i64::try_from(magnitude).ok().map(Literal::Int),
    }
}

fn out_of_range(reader: &Reader, node: &Node) {
    reader.report(Diagnostic::new(Code::NumberOutOfRange, node.span()).arg("found", node.text()));
}

/// A whole number between bounds.
pub fn integer(reader: &Reader, node: &Node, allowed: std::ops::RangeInclusive<i64>) -> Option<Spanned<i64>> {
    let value = node.text().parse().ok().filter(|value| allowed.contains(value));
    if value.is_none() {
        out_of_range(reader, node);
    }
    value.map(|value| Spanned::new(value, node.span()))
}

/// A day, if the calendar has it.
pub fn date(reader: &Reader, node: &Node) -> Option<Spanned<Date>> {
    let found = day(node.text());
    if found.is_none() {
        reader.report(Diagnostic::new(Code::InvalidDate, node.span()).arg("found", node.text()));
    }
    found.map(|date| Spanned::new(date, node.span()))
}

fn day(text: &str) -> Option<Date> {
    let mut parts = text.splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if (year.len(), month.len(), day.len()) != (4, 2, 2) {
        return None;
    }
    let (year, month, day): (i16, i8, i8) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return None,
    };
    (year >= 1 && (1..=length).contains(&day)).then_some(Date { year, month, day })
}

/// A string or bytes of an expression, quotes and prefix included.
pub fn cel_string(reader: &Reader, node: &Node) -> Literal {
    let text = node.text();
    let start = text.find(['"', '\'']).unwrap_or(0);
    let prefix = text.get(..start).unwrap_or("").to_ascii_lowercase();
    let quoted = text.get(start..).unwrap_or("");
    let width = if quoted.len() >= 6 && (quoted.starts_with("\"\"\"") || quoted.starts_with("'''")) { 3 } else { 1 };
    let inner = quoted.get(width..quoted.len().saturating_sub(width)).unwrap_or("");
    let form = Escapes { raw: prefix.contains('r'), bytes: prefix.contains('b') };
    let at = node.span().start as usize + start + width;
    let value = unescape(reader, inner, at, form);
    if form.bytes { Literal::Bytes(value) } else { Literal::String(into_string(value)) }
}

/// What a backslash means in a string.
#[derive(Clone, Copy, Debug, Default)]
pub struct Escapes {
    /// Nothing at all.
    pub raw: bool,
    /// Numbers are bytes and not characters.
    pub bytes: bool,
}

/// The text of a plain string whose inside begins at `at`.
pub fn plain(reader: &Reader, inner: &str, at: usize) -> String {
    into_string(unescape(reader, inner, at, Escapes::default()))
}

fn into_string(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// Resolves escapes and writes every line break as `\n`; `at` is where the text stands in the file.
fn unescape(reader: &Reader, text: &str, at: usize, form: Escapes) -> Vec<u8> {
    if !text.contains(['\\', '\r']) {
        return text.as_bytes().to_vec();
    }
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(special) = rest.find(['\\', '\r']) {
        let (before, tail) = rest.split_at(special);
        out.extend_from_slice(before.as_bytes());
        if tail.starts_with('\r') || form.raw {
            let line_break = tail.starts_with('\r');
            out.push(if line_break { b'\n' } else { b'\\' });
            rest = tail.strip_prefix("\r\n").or_else(|| tail.get(1..)).unwrap_or("");
            continue;
        }
        let (length, value) = escape(tail, form.bytes);
        match value {
            Some(value) => out.extend(value),
            None => bad_escape(reader, tail, at + text.len() - tail.len(), length),
        }
        rest = tail.get(length..).unwrap_or("");
    }
    out.extend_from_slice(rest.as_bytes());
    out
}

fn bad_escape(reader: &Reader, tail: &str, at: usize, length: usize) {
    let span = Span::new(reader.file, at, at + length);
    let shown = tail.get(..length).unwrap_or("\\");
    reader.report(Diagnostic::new(Code::InvalidEscape, span).arg("found", shown));
}

/// How long the escape at the start of a text is, and what it stands for.
fn escape(text: &str, bytes: bool) -> (usize, Option<Vec<u8>>) {
    let Some(letter) = text.chars().nth(1) else { return (text.len(), None) };
    let simple = match letter {
        'a' => 7,
        'b' => 8,
        'f' => 12,
        'n' => 10,
        'r' => 13,
        't' => 9,
        'v' => 11,
        '\\' | '?' | '"' | '\'' | '`' => letter as u8,
        'x' | 'X' => return numeric(text, 2, 2, 16, bytes),
        'u' if !bytes => return surrogates(text).unwrap_or_else(|| numeric(text, 2, 4, 16, false)),
        'U' if !bytes => return numeric(text, 2, 8, 16, false),
        '0'..='3' => return numeric(text, 1, 3, 8, bytes),
        _ => return (1 + letter.len_utf8(), None),
    };
    (2, Some(vec![simple]))
}

/// A character outside the basic plane, as the pair of halves that UTF-16 writes it with: `\ud83d\ude00`.
fn surrogates(text: &str) -> Option<(usize, Option<Vec<u8>>)> {
    let half = |at: usize| u16::from_str_radix(text.get(at..at + 4)?, 16).ok();
    if text.get(6..8)? != "\\u" {
        return None;
    }
    let pair = [half(2)?, half(8)?];
    let mut letters = char::decode_utf16(pair);
    match (letters.next(), letters.next()) {
        (Some(Ok(letter)), None) => Some((12, Some(letter.to_string().into_bytes()))),
        _ => None,
    }
}

/// An escape by number: `prefix` bytes, then so many digits.
fn numeric(text: &str, prefix: usize, digits: usize, radix: u32, bytes: bool) -> (usize, Option<Vec<u8>>) {
    let written = text.get(prefix..).unwrap_or("");
    let length = written.chars().take(digits).take_while(|digit| digit.is_digit(radix)).count();
    let value = written.get(..length).filter(|_| length == digits);
    let value = value.and_then(|value| u32::from_str_radix(value, radix).ok());
    let encoded = value.and_then(|value| match bytes {
        true => u8::try_from(value).ok().map(|byte| vec![byte]),
        false => char::from_u32(value).map(|letter| letter.to_string().into_bytes()),
    });
    (prefix + length, encoded)
}
