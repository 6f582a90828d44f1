//! Facts, their types, and parameters.

use super::{Basis, Cite, Date, Member, Name, Reasoned, Step, Text};
use crate::expr::Expr;
use crate::{Span, Spanned};

/// `facts service { title … run_once_ratio ratio zh … }`
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    /// The first part of the paths.
    pub group: Name,
    /// What readers call the group.
    pub title: Option<Text>,
    /// The facts.
    pub fields: Vec<FactField>,
    /// Plausibility of the facts among each other.
    pub checks: Vec<Reasoned>,
}

/// One fact, or one field of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct FactField {
    /// The whole declaration.
    pub span: Span,
    /// Its name, one identifier.
    pub name: Name,
    /// Its type.
    pub ty: TypeExpr,
    /// What readers call it.
    pub label: Option<Text>,
    /// What exactly is counted (口径).
    pub definition: Option<Text>,
    /// A member of the taxonomy `unit`.
    pub unit: Option<Name>,
    /// What each level takes, for a fact of type `level`: `rubric { 1 zh "…" en "…" … }`.
    pub rubric: Vec<Step>,
    /// Where the idea comes from; none means our own design.
    pub cites: Vec<Cite>,
}

/// A type as written.
#[derive(Clone, Debug, PartialEq)]
pub struct TypeExpr {
    /// Where.
    pub span: Span,
    /// Which.
    pub kind: TypeKind,
}

/// The types of facts and parameters.
#[derive(Clone, Debug, PartialEq)]
pub enum TypeKind {
    /// `bool` 布尔
    Bool,
    /// `int in 0..100` 整数
    Int(Option<Range>),
    /// `number in 0..` 数值
    Number(Option<Range>),
    /// `ratio` 比率: 0 to 1.
    Ratio,
    /// `level` 等级: 1 to 5.
    Level,
    /// `text` 文本
    Text,
    /// `date` 日期
    Date,
    /// `enum { none, yearly }` 枚举
    Enum(Vec<Member>),
    /// `set { … }` or `open set { … }` 集合
    Set {
        /// Whether there may be members nobody listed.
        open: bool,
        /// The listed members.
        members: Vec<Member>,
    },
    /// `list text` 列表
    List(Box<TypeExpr>),
    /// `record { before int, now int }` 记录; `list { … }` is a list of records.
    Record(Vec<FactField>),
}

/// `0..`, `..1`, `0..100`; both ends belong to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Range {
    /// Where.
    pub span: Span,
    /// The least value.
    pub min: Option<f64>,
    /// The greatest value.
    pub max: Option<f64>,
}

/// `param run_once_target ratio = 0.99 { … }`
#[derive(Clone, Debug, PartialEq)]
pub struct Param {
    /// Its name.
    pub name: Name,
    /// Its type.
    pub ty: TypeExpr,
    /// The value for every level, undated.
    pub value: Option<Expr>,
    /// `for level county = 0.90`, `from 2024-01-01 = 0.95`, `for level county from 2024-01-01 = 0.9`
    pub values: Vec<ParamValue>,
    /// What readers call it.
    pub title: Option<Text>,
    /// What its value rests on.
    pub basis: Option<Spanned<Basis>>,
    /// A member of the taxonomy `unit`.
    pub unit: Option<Name>,
    /// A remark for readers.
    pub note: Option<Text>,
    /// Its sources.
    pub cites: Vec<Cite>,
}

/// A value of a parameter that holds for one level, or from one day.
#[derive(Clone, Debug, PartialEq)]
pub struct ParamValue {
    /// The whole clause.
    pub span: Span,
    /// A member of `region.level`.
    pub level: Option<Name>,
    /// The first day it holds.
    pub from: Option<Spanned<Date>>,
    /// The value: a literal.
    pub value: Expr,
}

/// `define external_operator zh "…" en "…" = …`
#[derive(Clone, Debug, PartialEq)]
pub struct Define {
    /// Its name.
    pub name: Name,
    /// What readers call it.
    pub title: Option<Text>,
    /// What it stands for.
    pub value: Expr,
}
