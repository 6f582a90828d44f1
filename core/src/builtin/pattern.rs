//! Regular expressions in RE2's syntax, matched in time linear in the text.

use crate::limits::{MAX_PATTERN_BYTES, MAX_PATTERN_NESTING};
use crate::value::{EvalError, Limit};

use super::invalid;
use super::re2::{Refused, translate};

/// A regular expression; a limit bounds what a pattern can build.
///
/// # Errors
///
/// [`Limit::Pattern`] for a pattern too large or too deep, and an invalid argument for one that is none.
pub(crate) fn build(pattern: &str) -> Result<regex::Regex, EvalError> {
    if pattern.len() > MAX_PATTERN_BYTES {
        return Err(EvalError::Limit(Limit::Pattern));
    }
    let translated = translate(pattern, MAX_PATTERN_NESTING).map_err(|refused| match refused {
        Refused::TooDeep => EvalError::Limit(Limit::Pattern),
        Refused::NotRe2 => invalid(pattern),
    })?;
    let mut builder = regex::RegexBuilder::new(&translated);
    // A group nests the engine's tree up to four levels: an alternation, a sequence, a repetition and itself.
    let nesting = (MAX_PATTERN_NESTING + 1) * 4;
    let limited = builder.size_limit(MAX_PATTERN_BYTES).dfa_size_limit(MAX_PATTERN_BYTES).nest_limit(nesting);
    match limited.build() {
        Ok(regex) => Ok(regex),
        Err(regex::Error::CompiledTooBig(_)) => Err(EvalError::Limit(Limit::Pattern)),
        Err(_) => Err(invalid(pattern)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, text: &str, matches: Option<bool>) {
        assert_eq!(build(pattern).map(|regex| regex.is_match(text)).ok(), matches, "{pattern} {text}");
    }

    #[test]
    fn shorthands_mean_ascii() {
        for (pattern, text, matches) in [
            (r"\d", "１", false),
            (r"^\D$", "１", true),
            (r"\w", "é", false),
            (r"^[\w-]+$", "a-b_1", true),
            (r"^[^\s]$", "\u{a0}", true),
            (r"^[^\W_]+$", "a1", true),
            (r"\bb", "éb", true),
            ("^.$", "规", true),
            (r"\\d", r"\d", true),
            (r"\p{Han}", "规", true),
            (r"^\P{^Han}\pL\p{Lu}$", "规aA", true),
        ] {
            check(pattern, text, Some(matches));
        }
    }

    #[test]
    fn what_other_engines_read_differently_is_read_as_re2_does() {
        for (pattern, text, matches) in [
            ("^[a&&b]+$", "a&b", true),
            ("^[a~~b-]+$", "~-", true),
            ("^[[a]+$", "[a", true),
            ("^[]a]$", "]", true),
            ("^[^]a]$", "]", false),
            (r"^[a\]b-]+$", "]-", true),
            ("^[[:alpha:][:^ascii:]]+$", "a规", true),
            (r"\Qa+(b\E$", "a+(b", true),
            (r"^\Q\\E$", r"\", true),
            (r"\141\x62\x{63}", "abc", true),
            (r"\<\_\ \%", "<_ %", true),
            ("^a{,2}{x}{$", "a{,2}{x}{", true),
            ("^{$", "{", true),
            ("^a{2,3}?b{0}$", "aa", true),
            ("^(?P<one>a)(?<two>b)(?:c|d)(?i:E)(?s-m)$", "abde", true),
            ("(?U)a+?", "a", true),
            ("^*a|^?b", "xa", true),
        ] {
            check(pattern, text, Some(matches));
        }
    }

    #[test]
    fn what_re2_does_not_have_is_refused() {
        for pattern in [
            "(?=a)",
            "(?!a)",
            "(?<=a)",
            "(?x)a",
            "(?#c)a",
            "(?P=n)",
            "(?P<a-b>c)",
            "(?P<a>b)(?P<a>c)",
            r"(a)\1",
            r"\C",
            r"\Z",
            r"\u0061",
            r"\h",
            r"\规",
            r"\8",
            r"\x6",
            r"\x{110000}",
            r"\p{Lowercase}",
            r"\p{sc=Greek}",
            "*",
            "a**",
            "a{2}{3}",
            "(*)",
            "a|*",
            "a{1001}",
            "a{2,1}",
            "[b-a]",
            "[]",
            "[a",
            r"[a-\d]",
            r"[\b]",
            "[[:no:]]",
            "(",
            ")",
            r"a\",
        ] {
            check(pattern, "", None);
        }
    }

    #[test]
    fn what_is_too_large_is_refused() {
        let limit = Some(EvalError::Limit(Limit::Pattern));
        let nested = |depth: usize| "(".repeat(depth) + "a" + &")".repeat(depth);
        assert_eq!(build(r"\p{L}{1000}{1000}").err(), Some(invalid(r"\p{L}{1000}{1000}")));
        assert_eq!(build(r"(\p{L}{1000}){1000}").err(), limit);
        assert_eq!(build(&"a".repeat(MAX_PATTERN_BYTES + 1)).err(), limit);
        assert_eq!(build(&nested(101)).err(), limit);
        assert!(build(&nested(100)).is_ok() && build(&nested(100).replace('(', "(?:b|c").replace(')', ")*d")).is_ok());
    }
}
