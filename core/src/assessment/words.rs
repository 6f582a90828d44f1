//! The words assessments are written in.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Text {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Text {
    /// Joins the two.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Text { zh: zh.into(), en: en.into() }
    }

    /// The same in both languages: numbers, identifiers, names without a translation.
    pub fn same(text: impl Into<String>) -> Self {
        let text = text.into();
        Text { zh: text.clone(), en: text }
    }

    /// What was written as `中文 / English` taken apart; anything else is the same in both languages. Others hand over one text
    /// where two are wanted.
    ///
    /// ```
    /// use guiju_core::assessment::Text;
    /// assert_eq!(Text::sides("没有数值 / there are no values"), Text::new("没有数值", "there are no values"));
    /// assert_eq!(Text::sides("km / h"), Text::same("km / h"));
    /// ```
    pub fn sides(text: &str) -> Self {
        let is_chinese = |text: &str| text.chars().any(|letter| matches!(letter, '\u{3400}'..='\u{9fff}'));
        match text.split_once(" / ") {
            Some((zh, en)) if is_chinese(zh) && !is_chinese(en) => Text::new(zh.trim(), en.trim()),
            _ => Text::same(text),
        }
    }
}

/// What a rule comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// 达标: the requirement holds.
    Met,
    /// 差距: it does not.
    Unmet,
    /// 资料不足: the data cannot tell.
    Unknown,
    /// 不适用: the rule does not concern this region.
    NotApplicable,
    /// 未能评定: evaluating it failed.
    Error,
}

/// How much a gap weighs; later is graver.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// 低
    Low,
    /// 中
    Medium,
    /// 高
    High,
    /// 重大
    Critical,
}

/// What a requirement rests on; later is weaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The source asks for it.
    Seed,
    /// One region's figure.
    Example,
    /// The ruleset's own design.
    Design,
}

/// How a fact is known; later is weaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// 文献陈述
    StatedFact,
    /// 自报
    SelfReported,
    /// 推断
    Inferred,
    /// 目标表述: an aim, which counts as missing.
    StatedAim,
}

/// Why a fact is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// 未采集
    NotCollected,
    /// 已发函
    Requested,
    /// 不掌握
    NotHeld,
    /// 不予提供
    Refused,
    /// It is stated, but on evidence too weak to count.
    TooWeak,
}

/// What kind of data a profile holds; printed on every output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProfileKind {
    /// Drawn from published papers.
    Literature,
    /// Invented.
    Synthetic,
    /// The region's own data.
    Own,
}

/// True, false, or not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Truth {
    /// It holds.
    True,
    /// It does not.
    False,
    /// The data cannot tell.
    Unknown,
    /// Evaluating it failed.
    Error,
}

/// What kind of document a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// 法律法规
    Law,
    /// 政策文件
    Policy,
    /// 标准
    Standard,
    /// 学术论文
    Paper,
}

/// Why something is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum HoldStatus {
    /// 待条件具备: the safeguard is known to be absent.
    AwaitingCondition,
    /// 待核实: the data does not show it.
    AwaitingVerification,
}

/// What follows from a guard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GuardStatus {
    /// The safeguard stands.
    InPlace,
    /// Nothing runs and nothing waits.
    Idle,
    /// Something waits for it.
    Holding,
    /// The practice runs and the data does not show the safeguard. Not a violation.
    NotShown,
    /// The practice runs without the safeguard: a critical finding.
    Critical,
}

/// How a model fits; earlier is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Band {
    /// 优先论证
    First,
    /// 可论证
    Possible,
    /// 无法判断
    CannotTell,
    /// 前提不具备
    Precluded,
}

/// Who gave a parameter its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GivenBy {
    /// The ruleset, for everyone.
    Ruleset,
    /// The ruleset, for this level.
    Level,
    /// The place, in its settings.
    Local,
    /// `--set`, for this run.
    Setting,
}

/// The clauses a reason can come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Clause {
    /// Whom it concerns.
    When,
    /// What must hold.
    Require,
    /// Whether the practice runs (guards).
    Running,
}
