//! Lines for a terminal in which a Chinese character takes two columns.

use textwrap::core::Word;
use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};
use unicode_width::UnicodeWidthStr;

/// How many columns a text takes.
pub fn width(text: &str) -> usize {
    text.width()
}

/// The text with spaces behind it up to `columns`.
pub fn pad(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// The text with spaces before it up to `columns`, for numbers.
pub fn pad_left(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(width(text))))
}

/// Texts one after another, with a space where the writing has spaces: not behind full-width punctuation.
pub fn joined(texts: &[&str]) -> String {
    let mut joined = String::new();
    for text in texts.iter().filter(|text| !text.is_empty()) {
        if joined.ends_with(|last: char| last.is_ascii()) {
            joined.push(' ');
        }
        joined += text;
    }
    joined
}

/// How lines of this many columns are broken: between words, between Chinese characters, and not inside a place in a
/// source.
pub fn options(columns: usize) -> Options<'static> {
    Options::new(columns)
        .word_separator(WordSeparator::Custom(|line| Box::new(words(line).into_iter())))
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit)
}

/// How wide the pieces are that lines may be broken between, each with the space behind it.
pub fn pieces(line: &str) -> Vec<(usize, usize)> {
    words(line).iter().map(|word| (width(word.word), width(word.whitespace))).collect()
}

/// The pieces that lines may be broken between.
fn words(line: &str) -> Vec<Word<'_>> {
    let kept = places(line);
    let mut words = Vec::new();
    let (mut start, mut end) = (0, 0);
    for word in WordSeparator::UnicodeBreakProperties.find_words(line) {
        end += word.word.len() + word.whitespace.len();
        if !kept.iter().any(|place| place.contains(&end) && place.start < end) {
            words.extend(line.get(start..end).map(Word::from));
            start = end;
        }
    }
    words.extend(line.get(start..).filter(|rest| !rest.is_empty()).map(Word::from));
    words
}

/// Where a text names a section and paragraph of a source, with the source's number before it: 〔1〕第3.3.1节第2段,
/// [1] § 3.3.1 para. 2.
fn places(line: &str) -> Vec<std::ops::Range<usize>> {
    let starts =
        line.char_indices().filter(|(_, character)| matches!(character, '第' | '§' | '〔' | '[')).map(|(at, _)| at);
    let mut places: Vec<std::ops::Range<usize>> = Vec::new();
    for start in starts {
        if places.last().is_none_or(|last| last.end <= start) {
            places.extend(line.get(start..).and_then(place_length).map(|length| start..start + length));
        }
    }
    places
}

/// How long the place is that a text begins with.
fn place_length(text: &str) -> Option<usize> {
    let numbered =
        |rest: &str| -> usize { rest.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count() };
    let piece = |at: usize, before: &str, behind: &str| {
        let rest = text.get(at..)?.strip_prefix(before)?;
        let digits = numbered(rest);
        let tail = rest.get(digits..)?;
        (digits > 0 && tail.starts_with(behind)).then_some(at + before.len() + digits + behind.len())
    };
    let start = piece(0, "〔", "〕").or_else(|| piece(0, "[", "] ")).unwrap_or(0);
    if let Some(section) = piece(start, "第", "节") {
        return Some(piece(section, "第", "段").unwrap_or(section));
    }
    let section = piece(start, "§ ", "")?;
    Some(piece(section, " para. ", "").unwrap_or(section))
}

/// Breaks a text into lines of at most `columns`, the first after `first`, the others after `rest`.
pub fn wrap(text: &str, first: &str, rest: &str, columns: usize) -> Vec<String> {
    let options = options(columns.max(width(rest) + 20)).initial_indent(first).subsequent_indent(rest);
    textwrap::wrap(text, options).into_iter().map(|line| line.trim_end().to_owned()).collect()
}

/// A text behind a label, its further lines below the text.
pub fn hanging(label: &str, text: &str, columns: usize) -> Vec<String> {
    wrap(text, label, &" ".repeat(width(label)), columns)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_joined_as_their_language_is_written() {
        assert_eq!(joined(&["一：", "二。", ""]), "一：二。");
        assert_eq!(joined(&["One:", "two."]), "One: two.");
    }

    #[test]
    fn a_chinese_character_takes_two_columns() {
        assert_eq!(width("规矩 Guiju"), 10);
        assert_eq!(pad("达标", 6), "达标  ");
        assert_eq!(pad_left("7", 4), "   7");
    }

    #[test]
    fn chinese_breaks_anywhere_but_before_a_comma() {
        let lines = wrap("一二三四五六七八九十，甲乙丙丁", "", "", 20);
        assert_eq!(lines, ["一二三四五六七八九", "十，甲乙丙丁"]);
    }

    #[test]
    fn a_place_in_a_source_stays_on_one_line() {
        assert_eq!(wrap("请见原文第3.3.1节第2段的说明", "", "", 20), ["请见原文", "第3.3.1节第2段的说明"]);
        assert_eq!(
            wrap("this is in § 3.3.1 para. 2, and more", "", "", 20),
            ["this is in", "§ 3.3.1 para. 2, and", "more"]
        );
    }

    #[test]
    fn further_lines_stand_below_the_text() {
        let lines = hanging("  依据  ", "one two three four five six seven", 30);
        assert_eq!(lines, ["  依据  one two three four", "        five six seven"]);
    }
}
