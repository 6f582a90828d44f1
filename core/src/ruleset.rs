//! A checked ruleset: every name resolved, every expression typed.

mod function;
mod index;
mod taxonomy;

use std::collections::BTreeMap;
use std::sync::Arc;

use guiju_grammar::ast::{Date, HoldKind};
use guiju_grammar::{FileId, Source, Span};

pub use function::Function;
pub use index::{Element, Factor, Index};
pub use taxonomy::{Taxonomy, Word, counts_for};

use crate::assessment::{Basis, Citation, Severity, SourceKind, Text};
use crate::eval::Inputs;
use crate::ir::{Arena, DefineId, ExprId, FunctionId, IndexId, ParamId};
use crate::schema::{FactId, Schema};
use crate::testing::Test;
use crate::types::{Bounds, Quantity, Type};
use crate::value::Value;
use crate::{FunctionHost, PluginInfo};

/// Everything compiled from a set of rule files.
#[derive(Clone, Debug, Default)]
pub struct Ruleset {
    /// The heads of the files.
    pub headers: Vec<Header>,
    /// The documents cited.
    pub sources: Vec<Document>,
    /// The lists of words.
    pub taxonomies: Vec<Taxonomy>,
    /// The facts.
    pub schema: Schema,
    /// Plausibility of facts among each other.
    pub checks: Vec<Condition>,
    /// The parameters.
    pub params: Vec<Param>,
    /// The definitions.
    pub defines: Vec<Define>,
    /// The indexes.
    pub indexes: Vec<Index>,
    /// Rules and variants, base rules first in their files' order.
    pub rules: Vec<Rule>,
    /// The guards.
    pub guards: Vec<Guard>,
    /// The axes of decision.
    pub choices: Vec<Choice>,
    /// The candidates.
    pub models: Vec<Model>,
    /// What the plugins offer.
    pub innovations: Vec<Innovation>,
    /// What must come out for given facts.
    pub tests: Vec<Test>,
    /// The functions that the plugins' code computes.
    pub functions: Vec<Function>,
    /// Who computes them; without a host every call of one is an error.
    pub host: Option<Arc<dyn FunctionHost>>,
    /// The plugins that took part.
    pub plugins: Vec<PluginInfo>,
    /// Where each name is defined and used.
    pub uses: Vec<NameUse>,
    pub(crate) arena: Arena,
    pub(crate) texts: BTreeMap<FileId, Source>,
}

/// One place where a name is used, and where it is defined. Editors turn these into "go to definition".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameUse {
    /// Where it is used.
    pub used: Span,
    /// Where it is defined.
    pub defined: Span,
}

/// The head of a file.
#[derive(Clone, Debug)]
pub struct Header {
    /// `reform.traction`
    pub name: String,
    /// `major.minor.patch`
    pub version: String,
    /// What readers call it.
    pub title: Text,
    /// The file it is the head of.
    pub file: FileId,
    /// The plugin it came in, by position.
    pub plugin: Option<usize>,
    /// SHA-256 of the file, when whoever read it tells: `sha256:…`
    pub digest: Option<String>,
}

/// A cited document.
#[derive(Clone, Debug)]
pub struct Document {
    /// The name citations use.
    pub key: String,
    /// What kind.
    pub kind: SourceKind,
    /// Its title.
    pub title: Text,
    /// The bibliographic line.
    pub citation: Option<String>,
    /// Year of publication.
    pub year: Option<i64>,
    /// The body that issued it.
    pub issuer: Option<Text>,
    /// Document number 文号.
    pub document: Option<String>,
    /// When it was issued.
    pub issued: Option<Date>,
    /// A remark for readers.
    pub note: Option<Text>,
    /// The plugin it came with, by position.
    pub plugin: Option<usize>,
}

/// A condition with its reason.
#[derive(Clone, Debug)]
pub struct Condition {
    /// The condition.
    pub expr: ExprId,
    /// How much it weighs.
    pub weight: i64,
    /// The reason in words.
    pub text: Text,
    /// Its sources.
    pub citations: Vec<Citation>,
}

/// A parameter.
#[derive(Clone, Debug)]
pub struct Param {
    /// Its name.
    pub name: String,
    /// What readers call it.
    pub title: Text,
    /// Its type.
    pub ty: Type,
    /// What its number counts.
    pub quantity: Quantity,
    /// The declared bounds of its number.
    pub range: Bounds,
    /// Its values; the most specific that holds counts.
    pub values: Vec<ParamValue>,
    /// What they rest on.
    pub basis: Basis,
    /// Its sources.
    pub citations: Vec<Citation>,
    /// A remark for readers.
    pub note: Option<Text>,
    /// The plugin it came in, by position.
    pub plugin: Option<usize>,
    /// Where it is defined.
    pub span: Span,
}

/// One value of a parameter.
#[derive(Clone, Debug)]
pub struct ParamValue {
    /// The level it holds for; `None` is every level.
    pub level: Option<String>,
    /// The first day it holds; `None` is always.
    pub from: Option<Date>,
    /// The value.
    pub value: Value,
}

/// A named expression.
#[derive(Clone, Debug)]
pub struct Define {
    /// Its name.
    pub name: String,
    /// What readers call it.
    pub title: Option<Text>,
    /// What it stands for.
    pub expr: ExprId,
    /// Its type.
    pub ty: Type,
    /// What its number counts.
    pub quantity: Quantity,
    /// Where it is defined.
    pub span: Span,
}

/// A rule or a variant.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its name.
    pub name: String,
    /// The number people cite.
    pub number: String,
    /// What readers call it.
    pub title: Text,
    /// The plugin it came in, by position.
    pub plugin: Option<usize>,
    /// The base rule it is a local version of, by position.
    pub variant_of: Option<usize>,
    /// `taxonomy.word`
    pub tags: Vec<String>,
    /// What it rests on.
    pub basis: Basis,
    /// How much a gap weighs, unless a condition below is true.
    pub severity: Severity,
    /// Other weights, the first whose condition is true counts.
    pub severities: Vec<(Severity, ExprId)>,
    /// Whom it concerns.
    pub when: Option<ExprId>,
    /// What must hold.
    pub require: ExprId,
    /// What to do about a gap.
    pub recommend: Template,
    /// Words of the taxonomy `effect`.
    pub effects: Vec<String>,
    /// Rules or tags whose holds it inherits.
    pub furthers: Vec<String>,
    /// A remark for readers.
    pub note: Option<Text>,
    /// Its sources.
    pub citations: Vec<Citation>,
    /// Where its name is defined.
    pub span: Span,
}

/// A safeguard.
#[derive(Clone, Debug)]
pub struct Guard {
    /// Its name.
    pub name: String,
    /// The number people cite.
    pub number: String,
    /// What readers call it.
    pub title: Text,
    /// The plugin it came in, by position.
    pub plugin: Option<usize>,
    /// What it rests on.
    pub basis: Basis,
    /// Whether the guarded practice runs.
    pub running: Option<ExprId>,
    /// The safeguard.
    pub require: ExprId,
    /// What waits for it: names, or `None` for all of a kind.
    pub holds: Vec<(HoldKind, Option<Vec<String>>)>,
    /// What to do first.
    pub recommend: Template,
    /// A remark for readers.
    pub note: Option<Text>,
    /// Its sources.
    pub citations: Vec<Citation>,
    /// Where its name is defined.
    pub span: Span,
}

/// An axis of decision.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Its name.
    pub name: String,
    /// What readers call it.
    pub title: Text,
    /// Whether several models can be taken together.
    pub several: bool,
}

/// A candidate on an axis.
#[derive(Clone, Debug)]
pub struct Model {
    /// `choice.model`
    pub name: String,
    /// The axis, by position.
    pub choice: usize,
    /// What readers call it.
    pub title: Text,
    /// The plugin it came in, by position.
    pub plugin: Option<usize>,
    /// What it rests on.
    pub basis: Basis,
    /// Conditions without which it is out of the question.
    pub requires: Vec<Condition>,
    /// What speaks for it.
    pub favours: Vec<Condition>,
    /// What speaks against it.
    pub cautions: Vec<Condition>,
    /// Words of the taxonomy `effect`.
    pub effects: Vec<String>,
    /// A remark for readers.
    pub note: Option<Text>,
    /// Its sources.
    pub citations: Vec<Citation>,
    /// Where its name is defined.
    pub span: Span,
}

/// What a plugin offers.
#[derive(Clone, Debug)]
pub struct Innovation {
    /// The plugin, by position.
    pub plugin: usize,
    /// The rules whose gap it mends, by name.
    pub answers: Vec<String>,
    /// What a place must have first.
    pub needs: Vec<Condition>,
    /// Parameters each place sets for itself, by name.
    pub localise: Vec<String>,
    /// What its author expects to become true.
    pub expects: Vec<Expected>,
    /// A remark for readers.
    pub note: Option<Text>,
    /// Its sources.
    pub citations: Vec<Citation>,
}

/// What a fact is expected to become.
#[derive(Clone, Debug)]
pub struct Expected {
    /// The fact.
    pub fact: FactId,
    /// Its value; of members that are added, the list of them.
    pub value: Value,
    /// Whether members are added to a set, whose others stay.
    pub adds: bool,
}

/// A text with holes.
#[derive(Clone, Debug, Default)]
pub struct Template {
    /// Chinese.
    pub zh: Vec<Part>,
    /// English.
    pub en: Vec<Part>,
}

/// A piece of a template.
#[derive(Clone, Debug)]
pub enum Part {
    /// Text as it is.
    Text(String),
    /// A value.
    Hole {
        /// What is shown.
        expr: ExprId,
        /// Its type, for labels.
        ty: Type,
        /// What its number counts.
        quantity: Quantity,
        /// How it is shown.
        format: Option<Format>,
    },
}

/// The formats of holes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// A ratio as a percentage.
    Percent,
    /// A difference of ratios in percentage points.
    Points,
    /// A number of working days.
    Days,
    /// A level.
    Level,
    /// The elements of a list.
    List,
}

impl Format {
    /// The formats by name.
    pub const ALL: [(&'static str, Format); 5] = [
        ("percent", Format::Percent),
        ("points", Format::Points),
        ("days", Format::Days),
        ("level", Format::Level),
        ("list", Format::List),
    ];
}

impl Ruleset {
    /// The parameter with this number.
    pub fn param(&self, id: ParamId) -> Option<&Param> {
        self.params.get(id.0 as usize)
    }

    /// The definition with this number.
    pub fn define(&self, id: DefineId) -> Option<&Define> {
        self.defines.get(id.0 as usize)
    }

    /// The index with this number.
    pub fn index(&self, id: IndexId) -> Option<&Index> {
        self.indexes.get(id.0 as usize)
    }

    /// The rule with this name or number.
    pub fn find_rule(&self, name: &str) -> Option<&Rule> {
        let by_name = self.rules.iter().find(|rule| rule.name == name);
        by_name.or_else(|| self.rules.iter().find(|rule| rule.number.eq_ignore_ascii_case(name)))
    }

    /// The function with this number.
    pub fn function(&self, id: FunctionId) -> Option<&Function> {
        self.functions.get(id.0 as usize)
    }

    /// An expression as its author wrote it, with line breaks and runs of spaces made one space.
    pub fn source_of(&self, expr: ExprId) -> String {
        self.text_at(self.arena.span(expr))
    }

    /// What its expressions can read, with these facts and parameters, by number.
    pub(crate) fn inputs<'a>(&'a self, facts: &'a [Value], params: &'a [Value]) -> Inputs<'a> {
        let Ruleset { arena, defines, indexes, functions, .. } = self;
        Inputs { arena, defines, indexes, facts, params, functions, host: None, subject: None }
    }

    pub(crate) fn text_at(&self, span: Span) -> String {
        let Some(source) = self.texts.get(&span.file) else { return String::new() };
        let without_comments = source.slice(span).lines().map(|line| line.split("//").next().unwrap_or(line));
        without_comments.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
    }

    pub(crate) fn plugin(&self, index: Option<usize>) -> Option<&PluginInfo> {
        self.plugins.get(index?)
    }
}
