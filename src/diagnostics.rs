//! Diagnostics for the eye: the message and help of a code in the reader's language, with the place in the text.

use std::fmt::Write;

use guiju_grammar::keyword::{Class, lookup};
use guiju_grammar::{Arg, ArgValue, Code, Diagnostic, Severity, Source, Span};
use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource, SourceCode};

use crate::harmless::{self, line};
use crate::i18n::{Args, Lang, Words, types};
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
    fill(&key(diagnostic, if is_rule_file(diagnostic) { "-file" } else { "" }), diagnostic, words)
}

/// What to do about it, in one language; the text it is about tells which advice fits best.
pub fn help(diagnostic: &Diagnostic, source: Option<&Source>, words: &Words) -> String {
    fill(&key(diagnostic, advice(diagnostic, source)), diagnostic, words)
}

/// Which advice fits; most codes have one.
fn advice(diagnostic: &Diagnostic, source: Option<&Source>) -> &'static str {
    let expects = |word: &str| {
        diagnostic.args.iter().any(|arg| match &arg.value {
            ArgValue::Words(words) => arg.name == "expected" && words.contains(&word),
            _ => false,
        })
    };
    match diagnostic.code {
        // A mend that is known is better advice.
        Code::UnexpectedInput if !diagnostic.fixes.is_empty() => "-help",
        Code::UnexpectedInput if expects("word-text") => "-help-text",
        Code::UnexpectedInput if source.is_some_and(|source| is_cited_number(source, diagnostic.span)) => {
            "-help-number"
        }
        Code::FullWidthPunctuation if drops(diagnostic) => "-help-drop",
        Code::NoOverload if !diagnostic.fixes.is_empty() => "-help-contained",
        Code::NotFound if is_rule_file(diagnostic) => "-help-file",
        _ => "-help",
    }
}

/// Whether the mend is to leave out what was written.
fn drops(diagnostic: &Diagnostic) -> bool {
    diagnostic.fixes.first().is_some_and(|fix| fix.replacement.is_empty())
}

/// Whether a file that is not there can only be rules or a plugin, so that no example profile was meant.
fn is_rule_file(diagnostic: &Diagnostic) -> bool {
    let is_one = |name: &str| name.ends_with(".gj") || name.ends_with(".wasm");
    let named = |arg: &Arg| arg.name == "name" && matches!(&arg.value, ArgValue::Text(name) if is_one(name));
    diagnostic.code == Code::NotFound && diagnostic.args.iter().any(named)
}

/// Whether this is the hyphen of a number that people cite, such as TRA-02, of which only TRA can be a name.
fn is_cited_number(source: &Source, span: Span) -> bool {
    let start = span.range().start;
    let before = source.text.get(..start).unwrap_or_default();
    let behind = source.text.get(start..).unwrap_or_default();
    before.ends_with(|letter: char| letter.is_ascii_uppercase())
        && behind.strip_prefix('-').is_some_and(|rest| rest.starts_with(|digit: char| digit.is_ascii_digit()))
}

/// Fills a text of the catalogue. What was given empty is left unsaid where the text has a form without it, and called
/// nothing where it has none.
fn fill(key: &str, diagnostic: &Diagnostic, words: &Words) -> String {
    let mut args = args(diagnostic, words);
    let (text, whole) = words.try_say(key, &args);
    if whole {
        return text;
    }
    for arg in &diagnostic.args {
        if matches!(&arg.value, ArgValue::Text(text) if text.is_empty()) {
            args.set(arg.name, words.text("word-nothing"));
        }
    }
    words.say(key, &args)
}

fn key(diagnostic: &Diagnostic, suffix: &str) -> String {
    format!("{}{suffix}", diagnostic.code.number().to_lowercase())
}

/// Arguments that are words about the input rather than a part of it; all others are shown in backticks.
const PROSE: [&str; 14] = [
    "detail",
    "detail-zh",
    "detail-en",
    "format",
    "choices-zh",
    "choices-en",
    "expected-zh",
    "expected-en",
    "found-zh",
    "found-en",
    "reason-zh",
    "reason-en",
    "indicator-zh",
    "indicator-en",
];

/// Arguments that may be the name of a type; those people know by another name are shown by it.
const TYPES: [&str; 4] = ["expected", "found", "type", "types"];

fn args(diagnostic: &Diagnostic, words: &Words) -> Args<'static> {
    let mut args = Args::new();
    for arg in &diagnostic.args {
        match &arg.value {
            // What was not written is not named.
            ArgValue::Text(text) if text.is_empty() => {}
            ArgValue::Text(text) if PROSE.contains(&arg.name) => args.set(arg.name, line(text)),
            ArgValue::Text(text) if diagnostic.code == Code::MissingClause && arg.name == "word" => {
                args.set(arg.name, clause(text, words));
            }
            ArgValue::Text(text) => {
                let known = TYPES.contains(&arg.name).then(|| types(text, words)).flatten();
                args.set(arg.name, known.unwrap_or_else(|| format!("`{}`", visible(text))));
            }
            ArgValue::Word(key) => args.set(arg.name, words.text(key)),
            ArgValue::Words(keys) => {
                let names: Vec<String> = keys.iter().map(|key| words.text(pair(key))).collect();
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

/// Texts of rule files come in pairs; elsewhere the same word is for any text.
fn pair(key: &'static str) -> &'static str {
    if key == "word-text" { "word-text-pair" } else { key }
}

/// A clause by its keyword; for Chinese readers by both of its spellings.
fn clause(word: &str, words: &Words) -> String {
    match (words.lang(), lookup(Class::Clause, word)) {
        (Lang::Zh, Some(keyword)) => format!("“{}”（{}）", keyword.zh, keyword.en),
        _ => format!("`{}`", visible(word)),
    }
}

/// What the user wrote, kept to one line that a terminal can show.
fn visible(text: &str) -> String {
    const LONGEST: usize = 120;
    let shown = line(&text.chars().take(LONGEST).collect::<String>());
    if text.chars().count() > LONGEST { shown + "…" } else { shown }
}

fn one(diagnostic: &Diagnostic, inputs: &Inputs, languages: &[Words], look: Look) -> String {
    let source = inputs.source(diagnostic.span);
    let view = View::new(diagnostic, source, languages);
    let theme = if look.colour { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let handler =
        GraphicalReportHandler::new_themed(theme).with_width(look.width).with_links(false).with_context_lines(1);
    let mut text = String::new();
    if handler.render_report(&mut text, &view).is_err() {
        let _ = writeln!(text, "{}: {}", diagnostic.code, view.message);
    }
    for words in languages {
        for line in elsewhere(diagnostic, inputs, words) {
            let _ = writeln!(text, "  {line}");
        }
        let label = format!("  {}", words.text("diagnostic-help"));
        for line in layout::hanging(&label, &help(diagnostic, source, words), look.width) {
            let _ = writeln!(text, "{line}");
        }
    }
    text.push('\n');
    text
}

/// The labels in other files, which have no place in the snippet.
fn elsewhere(diagnostic: &Diagnostic, inputs: &Inputs, words: &Words) -> Vec<String> {
    let labels = diagnostic.labels.iter().filter(|label| label.span.file != diagnostic.span.file);
    let told = labels.filter_map(|label| {
        let place = place(inputs.source(label.span)?, label.span);
        Some(say!(words, "diagnostic-elsewhere", label = words.text(label.text), place = place))
    });
    told.collect()
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
            *first = format!("{}: {first}", place(source, diagnostic.span));
        }
        View {
            code: diagnostic.code.number(),
            severity: diagnostic.severity,
            message: messages.join("\n"),
            source: shown.map(|source| NamedSource::new(line(&source.name), harmless::source(&source.text))),
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
fn place(source: &Source, span: Span) -> String {
    if source.text.is_empty() {
        return source.name.clone();
    }
    let position = source.position(span.range().start);
    format!("{}:{}:{}", source.name, position.line + 1, position.column + 1)
}

/// The places: the main one without words, since the message says it, the others with theirs.
fn labels(diagnostic: &Diagnostic, source: &Source, languages: &[Words]) -> Vec<LabeledSpan> {
    let span = |span: Span| {
        let range = span.range();
        let end = range.end.min(source.text.len());
        let start = range.start.min(end);
        (start, end - start)
    };
    let mut labels = vec![LabeledSpan::new_primary_with_span(None, span(diagnostic.span))];
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
