//! Indexes: trees of graded indicators.

use super::{Cite, Name, Text};
use crate::expr::Expr;
use crate::{Span, Spanned};

/// `index maturity { … }`
#[derive(Clone, Debug, PartialEq)]
pub struct Index {
    /// Its name.
    pub name: Name,
    /// What readers call it.
    pub title: Option<Text>,
    /// The names of its levels: `scale { 1 zh "初始" en "initial" … }`.
    pub scale: Vec<Step>,
    /// How an element's level is found: the first whose condition is true counts; the one without a condition is the default.
    pub means: Vec<MeanClause>,
    /// Below which level a factor is weak: `weak below maturity_weak`.
    pub weak: Option<Expr>,
    /// Its elements.
    pub elements: Vec<Element>,
    /// A remark for readers.
    pub note: Option<Text>,
    /// Its sources.
    pub cites: Vec<Cite>,
}

/// One step of a scale or rubric: `1 zh "…" en "…"`.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The whole step.
    pub span: Span,
    /// The level.
    pub level: Spanned<i64>,
    /// What it is called, or what it takes to be graded so.
    pub text: Option<Text>,
}

/// `mean factors`, or `mean indicators when …`
#[derive(Clone, Debug, PartialEq)]
pub struct MeanClause {
    /// The whole clause.
    pub span: Span,
    /// Of what an element's level is the mean, rounded down.
    pub of: MeanOf,
    /// In which case: a condition over parameters.
    pub when: Option<Expr>,
}

/// What is averaged to an element's level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MeanOf {
    /// `factors` 因素: the levels of its factors.
    Factors,
    /// `indicators` 评测项: the grades of all its indicators.
    Indicators,
}

/// `element strategic_planning zh "…" en "…" { factor … }`
#[derive(Clone, Debug, PartialEq)]
pub struct Element {
    /// The whole element.
    pub span: Span,
    /// Its name, one identifier.
    pub name: Name,
    /// What readers call it.
    pub label: Option<Text>,
    /// Its factors.
    pub factors: Vec<Factor>,
}

/// `factor personnel zh "…" en "…" { when … indicators maturity.m16, maturity.m17 }`
#[derive(Clone, Debug, PartialEq)]
pub struct Factor {
    /// The whole factor.
    pub span: Span,
    /// Its name, one identifier.
    pub name: Name,
    /// What readers call it.
    pub label: Option<Text>,
    /// In which reading it is part of the tree: a condition over parameters; absent means always.
    pub when: Option<Expr>,
    /// The facts of type `level` whose grades it averages.
    pub indicators: Vec<Name>,
}
