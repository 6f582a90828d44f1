//! Profiles in YAML, by its core schema. Anchors, tags and several documents have no place in a profile and are refused: an
//! alias can blow a small file up without bound.

use guiju_grammar::{Code, Diagnostic, Diagnostics, Source, Span, Spanned};
use saphyr_parser::{Event, Parser, ScalarStyle};

use super::tree::{Kind, MAX_DEPTH, Tree, table};

/// Reads the file; what cannot be read is told with its place.
pub(super) fn parse(source: &Source, diagnostics: &mut Diagnostics) -> Option<Tree> {
    let mut builder = Builder { source, offsets: Offsets::of(&source.text), open: Vec::new(), root: None, diagnostics };
    let mut documents = 0;
    for event in Parser::new_from_str(&source.text) {
        let (event, place) = match event {
            Ok(event) => event,
            Err(error) => {
                let at = builder.offsets.byte(error.marker().index());
                let span = Span::new(source.id, at, at);
                builder
                    .diagnostics
                    .push(Diagnostic::new(Code::ProfileSyntax, span).arg("format", "YAML").arg("detail", error.info()));
                return None;
            }
        };
        let span =
            Span::new(source.id, builder.offsets.byte(place.start.index()), builder.offsets.byte(place.end.index()));
        if matches!(event, Event::DocumentStart(_)) {
            documents += 1;
            if documents > 1 {
                return builder.refuse(span, "---");
            }
        }
        builder.event(event, span)?;
    }
    let empty = Diagnostic::new(Code::ProfileSyntax, Span::new(source.id, 0, 0))
        .arg("format", "YAML")
        .arg("detail", "empty file");
    if builder.root.is_none() {
        builder.diagnostics.push(empty);
    }
    builder.root
}

/// Byte offsets of characters, because the parser counts characters.
struct Offsets(Vec<u32>);

impl Offsets {
    fn of(text: &str) -> Offsets {
        Offsets(
            text.char_indices()
                .map(|(at, _)| u32::try_from(at).unwrap_or(u32::MAX))
                .chain([u32::try_from(text.len()).unwrap_or(u32::MAX)])
                .collect(),
        )
    }

    fn byte(&self, character: usize) -> usize {
        self.0.get(character).or(self.0.last()).map_or(0, |at| *at as usize)
    }
}

enum Open {
    List(Span, Vec<Tree>),
    Table(Span, Vec<(Spanned<String>, Tree)>, Option<Spanned<String>>),
}

struct Builder<'a> {
    source: &'a Source,
    offsets: Offsets,
    open: Vec<Open>,
    root: Option<Tree>,
    diagnostics: &'a mut Diagnostics,
}

impl Builder<'_> {
    fn refuse(&mut self, span: Span, feature: &str) -> Option<Tree> {
        self.diagnostics.push(Diagnostic::new(Code::UnsupportedYaml, span).arg("feature", feature));
        None
    }

    fn event(&mut self, event: Event<'_>, span: Span) -> Option<()> {
        match event {
            Event::Alias(_) => {
                self.refuse(span, "*");
                None
            }
            Event::Scalar(_, _, anchor, _) | Event::SequenceStart(anchor, _) | Event::MappingStart(anchor, _)
                if anchor > 0 =>
            {
                self.refuse(span, "&");
                None
            }
            Event::Scalar(_, _, _, Some(_)) | Event::SequenceStart(_, Some(_)) | Event::MappingStart(_, Some(_)) => {
                self.refuse(span, "!");
                None
            }
            Event::Scalar(text, style, ..) => self.scalar(&text, style, span),
            Event::SequenceStart(..) => self.push(Open::List(span, Vec::new()), span),
            Event::MappingStart(..) => self.push(Open::Table(span, Vec::new(), None), span),
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some(Open::List(start, items)) => self.add(Tree { span: start.to(span), kind: Kind::List(items) }),
                Some(Open::Table(start, entries, _)) => {
                    let kind = table(entries, self.diagnostics);
                    self.add(Tree { span: start.to(span), kind })
                }
                None => Some(()),
            },
            _ => Some(()),
        }
    }

    fn push(&mut self, open: Open, span: Span) -> Option<()> {
        // A key must be a plain word.
        if let Some(Open::Table(_, _, None)) = self.open.last() {
            self.refuse(span, "?");
            return None;
        }
        if self.open.len() >= MAX_DEPTH {
            self.diagnostics.push(Diagnostic::new(Code::NestedTooDeeply, span).arg("limit", MAX_DEPTH));
            return None;
        }
        self.open.push(open);
        Some(())
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, span: Span) -> Option<()> {
        if let Some(Open::Table(_, _, key @ None)) = self.open.last_mut() {
            *key = Some(Spanned::new(text.to_owned(), span));
            return Some(());
        }
        let kind = if style == ScalarStyle::Plain { plain(text) } else { Kind::Text(text.to_owned()) };
        self.add(Tree { span, kind })
    }

    fn add(&mut self, tree: Tree) -> Option<()> {
        match self.open.last_mut() {
            None => self.root = Some(tree),
            Some(Open::List(_, items)) => items.push(tree),
            Some(Open::Table(_, entries, key)) => match key.take() {
                Some(key) => entries.push((key, tree)),
                None => {
                    let span = Span::new(self.source.id, 0, 0);
                    self.refuse(span, "?");
                    return None;
                }
            },
        }
        Some(())
    }
}

/// A plain scalar by the core schema. Days are texts that the reader knows as days.
fn plain(text: &str) -> Kind {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Kind::Null,
        "true" | "True" | "TRUE" => Kind::Bool(true),
        "false" | "False" | "FALSE" => Kind::Bool(false),
        _ if text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.'))
            && text.parse::<f64>().is_ok() =>
        {
            super::json::number(text)
        }
        _ => Kind::Text(text.to_owned()),
    }
}
