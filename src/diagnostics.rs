//! Diagnostics for the eye: the message and help of a code in the reader's language, with the place in the text.

use std::fmt::Write;

use guiju_grammar::{ArgValue, Diagnostic, Severity, Source};
use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource, SourceCode};

use crate::i18n::{Args, Words};
use crate::inputs::Inputs;
use crate::report::layout;
use crate::say;

/// How the output looks.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Columns.
    pub width: usize,
    /// Whether colours are wanted.
    pub colour: bool,
}

/// How many diagnostics are shown; who has more mends these first.
const MOST: usize = 200;
/// The longest line that is shown with its problem.
const LONGEST_LINE: usize = 400;

/// Renders the diagnostics of a run, one after another, and how many there are.
pub fn render(inputs: &Inputs, languages: &[Words], look: Look) -> String {
    let shown = inputs.diagnostics().take(MOST);
    let mut text: String = shown.map(|diagnostic| one(diagnostic, inputs, languages, look)).collect();
    let count = |severity| inputs.diagnostics().filter(|diagnostic| diagnostic.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    if errors + warnings > 1 {
        for words in languages {
            if errors + warnings > MOST {
                text += &(say!(words, "diagnostics-more", shown = MOST) + "\n");
            }
            text += &(say!(words, "diagnostics-count", errors = errors, warnings = warnings) + "\n");
        }
    }
    text
}

/// The message of a diagnostic in one language.
pub fn message(diagnostic: &Diagnostic, words: &Words) -> String {
    words.say(&key(diagnostic, ""), &args(diagnostic, words))
}

/// What to do about it, in one language.
pub fn help(diagnostic: &Diagnostic, words: &Words) -> String {
    words.say(&key(diagnostic, "-help"), &args(diagnostic, words))
}

fn key(diagnostic: &Diagnostic, suffix: &str) -> String {
    format!("{}{suffix}", diagnostic.code.number().to_lowercase())
}

/// Arguments that are words about the input rather than a part of it; all others are shown in backticks.
const PROSE: [&str; 4] = ["detail", "detail-zh", "detail-en", "format"];

/// Arguments that may be the name of a type; those people know by another name are shown by it.
const TYPES: [&str; 4] = ["expected", "found", "type", "types"];

fn args(diagnostic: &Diagnostic, words: &Words) -> Args<'static> {
    let mut args = Args::new();
    for arg in &diagnostic.args {
        match &arg.value {
            // What was not written is not named.
            ArgValue::Text(text) if text.is_empty() => {}
            ArgValue::Text(text) if PROSE.contains(&arg.name) => args.set(arg.name, visible(text)),
            ArgValue::Text(text) if words.has(&format!("type-{text}")) && TYPES.contains(&arg.name) => {
                args.set(arg.name, words.text(&format!("type-{text}")));
            }
            ArgValue::Text(text) => args.set(arg.name, format!("`{}`", visible(text))),
            ArgValue::Word(key) => args.set(arg.name, words.text(key)),
            ArgValue::Words(keys) => {
                let names: Vec<String> = keys.iter().map(|key| words.text(key)).collect();
                args.set(arg.name, words.any_of(&names));
            }
            ArgValue::Number(number) => args.set(arg.name, *number),
        }
    }
    // A mend that can be typed on the spot is as good as a suggestion.
    if let (None, Some(fix)) = (args.get("suggestion"), diagnostic.fixes.first())
        && !fix.replacement.is_empty()
    {
        args.set("suggestion", format!("`{}`", visible(&fix.replacement)));
    }
    args
}

/// What the user wrote, kept to one line that a terminal can show.
fn visible(text: &str) -> String {
    const LONGEST: usize = 120;
    let shown: String =
        text.chars().take(LONGEST).map(|character| if character.is_control() { ' ' } else { character }).collect();
    if text.chars().count() > LONGEST { shown + "…" } else { shown }
}

fn one(diagnostic: &Diagnostic, inputs: &Inputs, languages: &[Words], look: Look) -> String {
    let view = View::new(diagnostic, inputs.source(diagnostic.span), languages);
    let theme = if look.colour { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let handler =
        GraphicalReportHandler::new_themed(theme).with_width(look.width).with_links(false).with_context_lines(1);
    let mut text = String::new();
    if handler.render_report(&mut text, &view).is_err() {
        let _ = writeln!(text, "{}: {}", diagnostic.code, view.message);
    }
    for words in languages {
        let label = format!("  {}", words.text("diagnostic-help"));
        for line in layout::hanging(&label, &help(diagnostic, words), look.width) {
            let _ = writeln!(text, "{line}");
        }
    }
    text.push('\n');
    text
}

/// A diagnostic as miette sees it.
#[derive(Debug)]
struct View {
    code: &'static str,
    severity: Severity,
    message: String,
    source: Option<NamedSource<String>>,
    labels: Vec<LabeledSpan>,
}

impl View {
    fn new(diagnostic: &Diagnostic, source: Option<&Source>, languages: &[Words]) -> Self {
        let mut messages: Vec<String> = languages.iter().map(|words| message(diagnostic, words)).collect();
        let shown = source.filter(|source| can_be_shown(source, diagnostic));
        if let (Some(source), None, Some(first)) = (source, shown, messages.first_mut()) {
            // Without a text to show, the place is told in words.
            *first = format!("{}: {first}", place(source, diagnostic));
        }
        View {
            code: diagnostic.code.number(),
            severity: diagnostic.severity,
            message: messages.join("\n"),
            source: shown.map(|source| NamedSource::new(&source.name, source.text.clone())),
            labels: shown.map(|source| labels(diagnostic, source, languages)).unwrap_or_default(),
        }
    }
}

/// Whether there is a text, in lines that fit a screen.
fn can_be_shown(source: &Source, diagnostic: &Diagnostic) -> bool {
    let range = diagnostic.span.range();
    let before = source.text.get(..range.start).unwrap_or_default();
    let line = before.rfind('\n').map_or(0, |newline| newline + 1);
    let lines = source.text.get(line..).unwrap_or_default().lines().take(2);
    !source.text.is_empty() && lines.map(str::len).all(|length| length <= LONGEST_LINE)
}

/// A place as editors write it; the name alone when there is no text.
fn place(source: &Source, diagnostic: &Diagnostic) -> String {
    if source.text.is_empty() {
        return source.name.clone();
    }
    let position = source.position(diagnostic.span.range().start);
    format!("{}:{}:{}", source.name, position.line + 1, position.column + 1)
}

/// The places: the main one without words, since the message says it, the others with theirs.
fn labels(diagnostic: &Diagnostic, source: &Source, languages: &[Words]) -> Vec<LabeledSpan> {
    let span = |span: guiju_grammar::Span| {
        let range = span.range();
        let end = range.end.min(source.text.len());
        let start = range.start.min(end);
        (start, end - start)
    };
    let mut labels = vec![LabeledSpan::new_primary_with_span(None, span(diagnostic.span))];
    // A label in another file has no place in this snippet.
    for label in diagnostic.labels.iter().filter(|label| label.span.file == diagnostic.span.file) {
        let texts: Vec<String> = languages.iter().map(|words| words.text(label.text)).collect();
        labels.push(LabeledSpan::new_with_span(Some(texts.join(" ")), span(label.span)));
    }
    labels
}

impl std::fmt::Display for View {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for View {}

impl miette::Diagnostic for View {
    fn code<'a>(&'a self) -> Option<Box<dyn std::fmt::Display + 'a>> {
        Some(Box::new(self.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Warning => miette::Severity::Warning,
            Severity::Error => miette::Severity::Error,
        })
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.source.as_ref().map(|source| source as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        self.source.as_ref().map(|_| Box::new(self.labels.iter().cloned()) as Box<dyn Iterator<Item = LabeledSpan>>)
    }
}
