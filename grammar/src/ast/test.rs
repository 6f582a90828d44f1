//! Tests of rules, written beside them.

use super::{Assignment, Name};
use crate::{Span, Spanned};

/// `test "a low share is a gap" { given { … } expect tra.run_once unmet }`
#[derive(Clone, Debug, PartialEq)]
pub struct Test {
    /// What it shows.
    pub name: Spanned<String>,
    /// Facts, and parameters set for this test.
    pub given: Vec<Assignment>,
    /// What must come out.
    pub expects: Vec<Expect>,
}

/// `expect tra.run_once unmet`
#[derive(Clone, Debug, PartialEq)]
pub struct Expect {
    /// The whole clause.
    pub span: Span,
    /// Whom it is about: a rule or variant; after `guard`, `model`, `choice` or `index`, one of those.
    pub subject: Name,
    /// What must come out for it.
    pub expected: Expected,
}

/// What a test expects.
#[derive(Clone, Debug, PartialEq)]
pub enum Expected {
    /// `expect tra.run_once unmet`
    Outcome(Spanned<Verdict>),
    /// `expect tra.run_once advised`: it is a gap, and its recommendation waits for nothing.
    Advised,
    /// `expect tra.push held ethics, privacy`: it is a gap, and its recommendation waits for exactly these guards.
    Held(Vec<Name>),
    /// `expect tra.run_once recommends "9个百分点"`: its recommendation holds these words, in either language.
    Recommends(Spanned<String>),
    /// `expect guard ethics critical`
    Guard(Spanned<GuardVerdict>),
    /// `expect model operation.in_house precluded`
    Band(Spanned<BandVerdict>),
    /// `expect model operation.in_house held local_fit`: it waits for exactly these guards.
    ModelHeld(Vec<Name>),
    /// `expect choice operation order in_house, epc_separation`: the choice lists its models in an order that begins so.
    Order(Vec<Name>),
    /// `expect index maturity.strategic_planning 3`, `… 2..3`, `… unknown`: the level, or what is known of it.
    Level(Option<(Spanned<i64>, Spanned<i64>)>),
}

/// An outcome as a test writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// `met` 达标
    Met,
    /// `unmet` 差距
    Unmet,
    /// `not_applicable` 不适用
    NotApplicable,
    /// `unknown` 资料不足
    Unknown,
    /// `error` 未能评定
    Error,
}

/// What a guard comes to, as a test writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GuardVerdict {
    /// `in_place` 已具备
    InPlace,
    /// `idle` 未触发
    Idle,
    /// `holding` 暂缓中
    Holding,
    /// `not_shown` 待核实
    NotShown,
    /// `critical` 重大
    Critical,
}

/// How a model fits, as a test writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BandVerdict {
    /// `first` 优先论证
    First,
    /// `possible` 可论证
    Possible,
    /// `cannot_tell` 无法判断
    CannotTell,
    /// `precluded` 前提不具备
    Precluded,
}
