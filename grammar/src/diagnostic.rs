//! What is wrong with an input, as data. Prose is written at the edge, in the reader's language.

use crate::{Code, Span};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The input can be used; the author should look.
    Warning,
    /// The input cannot be used.
    Error,
}

/// A value that the message of a code names, by the name its text uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arg {
    /// The name, as the message catalogues write it after `$`.
    pub name: &'static str,
    /// The value: what the user wrote, or a number.
    pub value: ArgValue,
}

/// The kinds of [`Arg`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArgValue {
    /// Text shown as it is: names and literals the user wrote.
    Text(String),
    /// One of the catalogue's own words, by key (`word-rule`), translated when shown.
    Word(&'static str),
    /// Several of the catalogue's words, joined with "or" when shown.
    Words(Vec<&'static str>),
    /// A whole number.
    Number(i64),
}

/// A second place that helps to understand, with the key of its short text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// The catalogue key of the label's text (`label-first-defined`).
    pub text: &'static str,
}

/// A replacement that would mend the problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What to replace.
    pub span: Span,
    /// The new text.
    pub replacement: String,
}

/// One problem: its code, where, and the data its message needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which problem.
    pub code: Code,
    /// How bad; the code's own severity.
    pub severity: Severity,
    /// The main place.
    pub span: Span,
    /// What the message names.
    pub args: Vec<Arg>,
    /// Further places.
    pub labels: Vec<Label>,
    /// Replacements that would mend it, best first.
    pub fixes: Vec<Fix>,
}

/// All problems found, in the order of the text.
pub type Diagnostics = Vec<Diagnostic>;

impl Diagnostic {
    /// A problem of kind `code` at `span`.
    pub fn new(code: Code, span: Span) -> Self {
        Diagnostic { code, severity: code.severity(), span, args: Vec::new(), labels: Vec::new(), fixes: Vec::new() }
    }

    /// Adds a value for the message.
    pub fn arg(mut self, name: &'static str, value: impl Into<ArgValue>) -> Self {
        self.args.push(Arg { name, value: value.into() });
        self
    }

    /// Adds a second place.
    pub fn label(mut self, span: Span, text: &'static str) -> Self {
        self.labels.push(Label { span, text });
        self
    }

    /// Adds a replacement.
    pub fn fix(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.fixes.push(Fix { span, replacement: replacement.into() });
        self
    }

    /// Adds a "did you mean" for the span, when there is a near name.
    pub fn suggest(self, span: Span, nearest: Option<&str>) -> Self {
        match nearest {
            Some(name) => self.arg("suggestion", name).fix(span, name),
            None => self,
        }
    }
}

impl From<&str> for ArgValue {
    fn from(value: &str) -> Self {
        ArgValue::Text(value.to_owned())
    }
}

impl From<String> for ArgValue {
    fn from(value: String) -> Self {
        ArgValue::Text(value)
    }
}

impl From<usize> for ArgValue {
    fn from(value: usize) -> Self {
        ArgValue::Number(i64::try_from(value).unwrap_or(i64::MAX))
    }
}

/// Whether any of the problems is an error.
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
}

/// The candidate nearest to what was written, when one is near enough to be a slip of the hand.
///
/// ```
/// use guiju_grammar::nearest;
/// assert_eq!(nearest("requir", ["require", "recommend"]), Some("require"));
/// assert_eq!(nearest("budget", ["require", "recommend"]), None);
/// ```
pub fn nearest<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = written.chars().count();
    // A third of the letters may differ, and one in a short Chinese word.
    let allowed = (length / 3).max(1);
    candidates
        .into_iter()
        .filter(|candidate| *candidate != written)
        // What differs in length by more than may differ needs no comparing.
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= allowed)
        .map(|candidate| (strsim::osa_distance(written, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= allowed && *distance < candidate.chars().count())
        .min()
        .map(|(_, candidate)| candidate)
}
