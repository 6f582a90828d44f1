//! Indexes: their trees, and the conditions that choose among their readings.
//!
//! The tree is declared before definitions, which may name its levels; its conditions are checked behind them, which they
//! may name. No circle can come of it, because the conditions read parameters only.

use std::collections::HashMap;

use guiju_grammar::ast::{self, MeanOf};
use guiju_grammar::{ArgValue, Code, Diagnostic, Span};

use super::Compiler;
use super::readings::Readings;
use crate::assessment::{LevelName, Mean, Text};
use crate::ir::{ExprId, IndexId, Level, Node};
use crate::ruleset::{Element, Factor, Index, NameUse};
use crate::schema::FactId;
use crate::types::{Bounds, Type};

/// The bounds of levels.
const LEVELS: Bounds = Bounds { min: Some(1.0), max: Some(5.0) };

/// What is asked of a whole index, by the names that elements therefore cannot have.
const WHOLE: [(&str, Level); 4] = [
    ("elements", Level::Elements),
    ("factors", Level::Factors),
    ("known_elements", Level::KnownElements),
    ("known_factors", Level::KnownFactors),
];

impl Compiler<'_> {
    /// Declares an index and the names of its levels.
    pub(super) fn index(&mut self, item: &ast::Index) {
        if !self.define_name("word-index", &item.name) {
            return;
        }
        self.required(&item.title, "title", "word-index", &item.name);
        let title = item.title.as_ref().map(|title| self.text(title)).unwrap_or_default();
        if item.elements.is_empty() {
            self.required::<()>(&None, "element", "word-index", &item.name);
        }
        let scale = self.steps(&item.scale, "word-scale", &item.name);
        let id = IndexId(u32::try_from(self.ruleset.indexes.len()).unwrap_or(u32::MAX));
        for (name, level) in WHOLE {
            self.level_name(format!("index.{}.{name}", item.name.value), (id, level), item.name.span);
        }
        let elements =
            item.elements.iter().enumerate().map(|(at, element)| self.element(item, id, at, element)).collect();
        let index = Index {
            name: item.name.value.clone(),
            title,
            plugin: self.plugin_index(),
            scale,
            mean: Mean::Factors,
            means: Vec::new(),
            weak: None,
            elements,
            note: item.note.as_ref().map(|note| self.text(note)),
            citations: self.citations(&item.cites),
        };
        self.ruleset.indexes.push(index);
    }

    fn element(&mut self, index: &ast::Index, id: IndexId, at: usize, element: &ast::Element) -> Element {
        let path = format!("index.{}.{}", index.name.value, element.name.value);
        self.level_name(path.clone(), (id, Level::Element(at)), element.name.span);
        if element.factors.is_empty() {
            self.required::<()>(&None, "factor", "word-element", &element.name);
        }
        let factors = element.factors.iter().enumerate().map(|(place, factor)| {
            let name = format!("{path}.{}", factor.name.value);
            self.level_name(name, (id, Level::Factor(at, place)), factor.name.span);
            if factor.indicators.is_empty() {
                self.required::<()>(&None, "indicators", "word-factor", &factor.name);
            }
            Factor {
                name: factor.name.value.clone(),
                title: self.label(factor.label.as_ref(), &factor.name),
                when: None,
                indicators: factor.indicators.iter().filter_map(|name| self.indicator(name)).collect(),
            }
        });
        let factors = factors.collect();
        Element { name: element.name.value.clone(), title: self.label(element.label.as_ref(), &element.name), factors }
    }

    fn label(&mut self, label: Option<&ast::Text>, name: &ast::Name) -> Text {
        label.map_or_else(|| Text::same(&name.value), |label| self.text(label))
    }

    fn level_name(&mut self, path: String, (id, level): (IndexId, Level), span: Span) {
        match self.names.levels.get(&path) {
            Some((_, _, first)) => {
                let first = *first;
                self.report(
                    Diagnostic::new(Code::DuplicateDefinition, span)
                        .arg("kind", ArgValue::Word("word-level"))
                        .arg("name", path)
                        .label(first, "label-first-defined"),
                );
            }
            None => {
                self.names.levels.insert(path, (id, level, span));
            }
        }
    }

    /// An indicator is a fact of type `level`.
    fn indicator(&mut self, name: &ast::Name) -> Option<FactId> {
        let id = self.fact_named(name)?;
        let fact = self.names.schema.fact(id)?;
        self.ruleset.uses.push(NameUse { used: name.span, defined: fact.span });
        if fact.ty == Type::Int && fact.range == LEVELS {
            return Some(id);
        }
        let found = fact.ty.to_string();
        self.report(Diagnostic::new(Code::TypeMismatch, name.span).arg("expected", "level").arg("found", found));
        None
    }

    /// The five lines of a scale or a rubric, the lowest first.
    pub(super) fn steps(&mut self, steps: &[ast::Step], word: &'static str, of: &ast::Name) -> Vec<LevelName> {
        let mut levels: Vec<i64> = steps.iter().map(|step| step.level.value).collect();
        levels.sort_unstable();
        if levels != [1, 2, 3, 4, 5] {
            self.report(
                Diagnostic::new(Code::IncompleteScale, of.span)
                    .arg("kind", ArgValue::Word(word))
                    .arg("name", of.value.as_str()),
            );
        }
        let mut names: Vec<LevelName> = steps
            .iter()
            .map(|step| {
                if step.text.is_none() {
                    self.both_languages(step.span, false, false);
                }
                let label = step.text.as_ref().map(|text| self.text(text)).unwrap_or_default();
                LevelName { level: step.level.value, label }
            })
            .collect();
        names.sort_by_key(|name| name.level);
        names
    }

    /// Checks what chooses among the readings of an index.
    pub(super) fn index_conditions(&mut self, item: &ast::Index) {
        if self.defined.get(&("word-index", item.name.value.clone())) != Some(&item.name.span) {
            return;
        }
        let Some(at) = self.ruleset.indexes.iter().position(|index| index.name == item.name.value) else { return };
        let (mean, means) = self.means(item);
        let weak = item.weak.as_ref().map(|weak| {
            let typed = self.expression(weak, false);
            if !matches!(typed.ty, Type::Int | Type::Dyn) {
                let found = typed.ty.to_string();
                self.report(
                    Diagnostic::new(Code::TypeMismatch, weak.span).arg("expected", "level").arg("found", found),
                );
            }
            self.parameters_only(typed.id, weak.span);
            typed.id
        });
        let whens: Vec<Vec<Option<ExprId>>> = item
            .elements
            .iter()
            .map(|element| element.factors.iter().map(|factor| self.choosing(factor.when.as_ref())).collect())
            .collect();
        let Some(index) = self.ruleset.indexes.get_mut(at) else { return };
        (index.mean, index.means, index.weak) = (mean, means, weak);
        for (element, whens) in index.elements.iter_mut().zip(whens) {
            for (factor, when) in element.factors.iter_mut().zip(whens) {
                factor.when = when;
            }
        }
        self.repeated_indicators(item, at);
    }

    fn means(&mut self, item: &ast::Index) -> (Mean, Vec<(Mean, ExprId)>) {
        let mut plain = None;
        let mut conditional = Vec::new();
        for clause in &item.means {
            let mean = match clause.of {
                MeanOf::Factors => Mean::Factors,
                MeanOf::Indicators => Mean::Indicators,
            };
            match self.choosing(clause.when.as_ref()) {
                Some(when) => conditional.push((mean, when)),
                None if plain.is_some() => {
                    self.report(Diagnostic::new(Code::RepeatedClause, clause.span).arg("word", "mean"));
                }
                None => plain = Some(mean),
            }
        }
        (plain.unwrap_or(Mean::Factors), conditional)
    }

    /// A condition that chooses among readings.
    fn choosing(&mut self, when: Option<&guiju_grammar::expr::Expr>) -> Option<ExprId> {
        let when = when?;
        let id = self.condition(when, false);
        self.parameters_only(id, when.span);
        Some(id)
    }

    /// Which reading holds is a matter of method, and must not hang on the data it is applied to.
    fn parameters_only(&mut self, expr: ExprId, span: Span) {
        let mut open = vec![expr];
        while let Some(id) = open.pop() {
            match self.ruleset.arena.node(id) {
                Node::Fact(_)
                | Node::Record(_)
                | Node::Known(_)
                | Node::Level(..)
                | Node::Eligible(..)
                | Node::Extern(..) => {
                    self.report(Diagnostic::new(Code::ParametersOnly, span));
                    return;
                }
                Node::Define(define) => open.extend(self.ruleset.define(*define).map(|define| define.expr)),
                _ => open.extend(self.ruleset.arena.children(id)),
            }
        }
    }

    /// An indicator counts at most once in each reading.
    fn repeated_indicators(&mut self, item: &ast::Index, at: usize) {
        let Some(index) = self.ruleset.indexes.get(at) else { return };
        let factors = index.factors().zip(item.elements.iter().flat_map(|element| &element.factors));
        let mut readings = Readings::new(&self.ruleset);
        let mut seen: HashMap<&str, Vec<(Option<ExprId>, Span)>> = HashMap::new();
        let mut repeated = Vec::new();
        for (factor, written) in factors {
            for name in &written.indicators {
                let before = seen.entry(&name.value).or_default();
                let first = before.iter().find(|(when, _)| readings.meet(*when, factor.when));
                match first {
                    Some((_, first)) => repeated.push((name, *first)),
                    None => before.push((factor.when, name.span)),
                }
            }
        }
        for (name, first) in repeated {
            self.report(
                Diagnostic::new(Code::RepeatedIndicator, name.span)
                    .arg("name", name.value.as_str())
                    .label(first, "label-first-given"),
            );
        }
    }
}
