//! Lines for a terminal in which a Chinese character takes two columns.

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

/// Breaks a text into lines of at most `columns`, the first after `first`, the others after `rest`.
pub fn wrap(text: &str, first: &str, rest: &str, columns: usize) -> Vec<String> {
    let options = Options::new(columns.max(width(rest) + 20))
        .initial_indent(first)
        .subsequent_indent(rest)
        .word_separator(WordSeparator::UnicodeBreakProperties)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit);
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
    fn further_lines_stand_below_the_text() {
        let lines = hanging("  依据  ", "one two three four five six seven", 30);
        assert_eq!(lines, ["  依据  one two three four", "        five six seven"]);
    }
}
