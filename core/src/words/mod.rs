//! Conditions in plain words, for readers who do not read the rule language.
//!
//! The words are made of the labels of facts, members and parameters. What cannot be said is quoted as its author wrote it.

mod call;
mod clause;
mod compare;
mod condition;
mod level;
mod parameter;
mod repeat;
mod shape;
mod term;

use crate::assessment::Text;
use crate::ir::{ExprId, Node};
use crate::ruleset::{Define, Part, Ruleset, Template};
use crate::types::Type;
use crate::value::Value;
use shape::Shape;

/// Beyond this an expression with its definitions written out is no longer easier to read as a sentence.
const MAX_NODES: u32 = 400;

/// The same for how deep it nests.
const MAX_NESTING: u32 = 40;

impl Ruleset {
    /// A condition in words. A parameter is named with all the values the ruleset gives it.
    pub fn in_words(&self, condition: ExprId) -> Text {
        Writer { ruleset: self, values: None, scope: None }.sentence(condition)
    }

    /// What a definition stands for, in words.
    pub fn definition_in_words(&self, define: &Define) -> Text {
        if define.ty == Type::Bool { self.in_words(define.expr) } else { self.value_in_words(define.expr) }
    }

    /// A number or another value in words, such as the line below which a level is weak.
    pub fn value_in_words(&self, expr: ExprId) -> Text {
        let writer = Writer { ruleset: self, values: None, scope: None };
        if writer.is_readable(expr) { writer.term(expr, &writer.shape(expr)) } else { writer.quoted(expr) }
    }

    /// A text with holes, each hole in brackets with what it will show.
    pub fn template_in_words(&self, template: &Template) -> Text {
        let writer = Writer { ruleset: self, values: None, scope: None };
        let side = |parts: &[Part], pick: fn(Text) -> String, brackets: (&str, &str)| -> String {
            let shown = parts.iter().map(|part| match part {
                Part::Text(text) => text.clone(),
                Part::Hole { expr, .. } => {
                    let shown = pick(writer.hole(*expr));
                    format!("{}{shown}{}", brackets.0, brackets.1)
                }
            });
            shown.collect()
        };
        Text {
            zh: side(&template.zh, |text| text.zh, ("〔", "〕")),
            en: side(&template.en, |text| text.en, ("[", "]")),
        }
    }

    /// A condition in words for one assessment: a parameter is named with the value it has there, by its number.
    pub(crate) fn in_words_with(&self, condition: ExprId, values: &[Value]) -> Text {
        Writer { ruleset: self, values: Some(values), scope: None }.sentence(condition)
    }
}

/// Puts one expression into words.
#[derive(Clone, Copy)]
struct Writer<'a> {
    ruleset: &'a Ruleset,
    /// The values of parameters, by number; without them all values of the ruleset are told.
    values: Option<&'a [Value]>,
    scope: Option<&'a Scope<'a>>,
}

/// A macro's variable and those around it.
struct Scope<'a> {
    around: Option<&'a Scope<'a>>,
    local: u32,
    shape: Shape,
}

impl<'a> Writer<'a> {
    fn sentence(&self, condition: ExprId) -> Text {
        if self.is_readable(condition) { self.clause(condition, true).text() } else { self.quoted(condition) }
    }

    fn is_readable(&self, expr: ExprId) -> bool {
        let extent = self.ruleset.arena.extent(expr);
        extent.size <= MAX_NODES && extent.depth <= MAX_NESTING
    }

    /// The expression as its author wrote it, in quotes.
    fn quoted(&self, expr: ExprId) -> Text {
        fill(("表达式“{0}”", "the expression \"{0}\""), &[&Text::same(self.ruleset.source_of(expr))])
    }

    /// What a hole will show: by its plain name, for brackets set it off already.
    fn hole(&self, expr: ExprId) -> Text {
        let named = match self.ruleset.arena.node(expr) {
            Node::Param(id) => self.ruleset.param(*id).map(|param| param.title.clone()),
            _ => self.label(expr),
        };
        named.unwrap_or_else(|| self.term(expr, &self.shape(expr)))
    }

    fn local(&self, local: u32) -> Option<&'a Scope<'a>> {
        std::iter::successors(self.scope, |scope| scope.around).find(|scope| scope.local == local)
    }
}

/// A pattern in both languages, its holes `{0}`, `{1}` filled.
fn fill((zh, en): (&str, &str), parts: &[&Text]) -> Text {
    let side = |pattern: &str, pick: fn(&Text) -> &str| {
        let mut pieces = pattern.split('{');
        let mut text = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let (number, rest) = piece.split_once('}').unwrap_or((piece, ""));
            let part = number.parse().ok().and_then(|number: usize| parts.get(number));
            text += part.map_or("", |part| pick(part));
            text += rest;
        }
        text
    };
    Text { zh: side(zh, |text| &text.zh), en: side(en, |text| &text.en) }
}

/// A name in quotes; quotes inside it become the inner kind.
fn in_quotes(name: &Text) -> Text {
    let zh = name.zh.replace('“', "‘").replace('”', "’");
    Text::new(format!("“{zh}”"), format!("\"{}\"", name.en.replace('"', "'")))
}
