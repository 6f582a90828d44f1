//! Regular expressions in RE2's syntax, matched in time linear in the text.

use regex_syntax::ast::parse::ParserBuilder;
use regex_syntax::ast::{Assertion, AssertionKind, Ast, ClassPerl, ClassPerlKind, ClassSetItem, Span, Visitor, visit};

use super::invalid;
use crate::limits::{MAX_PATTERN_BYTES, MAX_PATTERN_NESTING};
use crate::value::{EvalError, Limit};

/// A regular expression; a limit bounds what a pattern can build.
///
/// # Errors
///
/// [`Limit::Pattern`] for a pattern too large, and an invalid argument for one that is none.
pub(crate) fn build(pattern: &str) -> Result<regex::Regex, EvalError> {
    if pattern.len() > MAX_PATTERN_BYTES {
        return Err(EvalError::Limit(Limit::Pattern));
    }
    let narrowed = narrow(pattern)?;
    let mut builder = regex::RegexBuilder::new(&narrowed);
    let limited =
        builder.size_limit(MAX_PATTERN_BYTES).dfa_size_limit(MAX_PATTERN_BYTES).nest_limit(MAX_PATTERN_NESTING);
    match limited.build() {
        Ok(regex) => Ok(regex),
        Err(regex::Error::CompiledTooBig(_)) => Err(EvalError::Limit(Limit::Pattern)),
        Err(_) => Err(invalid(pattern)),
    }
}

/// RE2 knows ASCII only in `\d`, `\s`, `\w` and `\b`, where the engine would take every script's digits and letters: the
/// pattern is written with what they mean.
fn narrow(pattern: &str) -> Result<String, EvalError> {
    let ast = ParserBuilder::new().nest_limit(MAX_PATTERN_NESTING).build().parse(pattern);
    let ast = ast.map_err(|_| invalid(pattern))?;
    let meanings = visit(&ast, Shorthands::default()).map_err(|_: std::convert::Infallible| invalid(pattern))?;
    let mut narrowed = String::with_capacity(pattern.len());
    let mut copied = 0;
    for (span, meaning) in meanings {
        narrowed.push_str(pattern.get(copied..span.start.offset).unwrap_or(""));
        narrowed.push_str(meaning);
        copied = span.end.offset;
    }
    narrowed.push_str(pattern.get(copied..).unwrap_or(""));
    Ok(narrowed)
}

/// The places of shorthands in a pattern, in order, and what each means.
#[derive(Default)]
struct Shorthands(Vec<(Span, &'static str)>);

impl Shorthands {
    fn class(&mut self, class: &ClassPerl) {
        // A blank would be skipped in a pattern that ignores white space.
        let meaning = match (&class.kind, class.negated) {
            (ClassPerlKind::Digit, false) => "[0-9]",
            (ClassPerlKind::Digit, true) => "[^0-9]",
            (ClassPerlKind::Space, false) => r"[\t\n\f\r\x20]",
            (ClassPerlKind::Space, true) => r"[^\t\n\f\r\x20]",
            (ClassPerlKind::Word, false) => "[0-9A-Za-z_]",
            (ClassPerlKind::Word, true) => "[^0-9A-Za-z_]",
        };
        self.0.push((class.span, meaning));
    }
}

impl Visitor for Shorthands {
    type Output = Vec<(Span, &'static str)>;
    type Err = std::convert::Infallible;

    fn finish(self) -> Result<Self::Output, Self::Err> {
        Ok(self.0)
    }

    fn visit_pre(&mut self, ast: &Ast) -> Result<(), Self::Err> {
        match ast {
            Ast::ClassPerl(class) => self.class(class),
            Ast::Assertion(assertion) => {
                let Assertion { span, kind } = assertion.as_ref();
                if *kind == AssertionKind::WordBoundary {
                    self.0.push((*span, r"(?-u:\b)"));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn visit_class_set_item_pre(&mut self, item: &ClassSetItem) -> Result<(), Self::Err> {
        if let ClassSetItem::Perl(class) = item {
            self.class(class);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shorthands_mean_ascii() {
        let cases = [
            (r"\d", "１", false),
            (r"^\D$", "１", true),
            (r"\w", "é", false),
            (r"^[\w-]+$", "a-b_1", true),
            (r"^[^\s]$", "\u{a0}", true),
            (r"(?x) a \s b", "a b", true),
            (r"\bb", "éb", true),
            ("^.$", "规", true),
            (r"\\d", r"\d", true),
            (r"\p{Han}", "规", true),
        ];
        for (pattern, text, matches) in cases {
            assert_eq!(build(pattern).map(|regex| regex.is_match(text)), Ok(matches), "{pattern} {text}");
        }
    }

    #[test]
    fn what_is_too_large_is_refused() {
        assert_eq!(build(r"\p{L}{1000}{1000}").err(), Some(EvalError::Limit(Limit::Pattern)));
        assert!(build(&"(".repeat(10_000)).is_err());
        assert!(build("(?=a)").is_err());
    }
}
