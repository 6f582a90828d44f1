//! Rules, guards, choices, models, variants and innovations.

use super::{Basis, Cite, Gravity, Name, TemplateText, Text};
use crate::expr::Expr;
use crate::{Span, Spanned};

/// `rule tra.run_once { … }`
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Its name.
    pub name: Name,
    /// Its clauses.
    pub body: RuleBody,
}

/// `variant gd.setup_5d.business_setup of tra.business_setup { … }`: the clauses it gives stand in the place of the base rule's.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// Its name.
    pub name: Name,
    /// The base rule.
    pub of: Name,
    /// Its clauses.
    pub body: RuleBody,
}

/// The clauses of a rule or variant.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RuleBody {
    /// The number people cite: "TRA-02".
    pub number: Option<Spanned<String>>,
    /// What readers call it.
    pub title: Option<Text>,
    /// `taxonomy.member`
    pub tags: Vec<Name>,
    /// What it rests on.
    pub basis: Option<Spanned<Basis>>,
    /// The first whose condition is true counts; the one without a condition is the default.
    pub severities: Vec<SeverityClause>,
    /// Which regions it concerns; absent means all.
    pub when: Option<Expr>,
    /// What must hold.
    pub require: Option<Expr>,
    /// What to do about a gap.
    pub recommend: Option<TemplateText>,
    /// What carrying out the recommendation would bring about.
    pub effects: Option<Effects>,
    /// Rules or tags whose holds a plugin's rule inherits.
    pub furthers: Vec<Name>,
    /// A remark for readers.
    pub note: Option<Text>,
    /// Its sources.
    pub cites: Vec<Cite>,
}

/// `severity critical when …`
#[derive(Clone, Debug, PartialEq)]
pub struct SeverityClause {
    /// The whole clause.
    pub span: Span,
    /// How much a gap weighs.
    pub gravity: Gravity,
    /// In which case.
    pub when: Option<Expr>,
}

/// `effects personal_ai, data_sharing` or `effects none`
#[derive(Clone, Debug, PartialEq)]
pub struct Effects {
    /// The whole clause.
    pub span: Span,
    /// Members of the taxonomy `effect`; empty for `none`.
    pub members: Vec<Name>,
}

/// `guard ethics { … }`
#[derive(Clone, Debug, PartialEq)]
pub struct Guard {
    /// Its name.
    pub name: Name,
    /// The number people cite: "G-ETHICS".
    pub number: Option<Spanned<String>>,
    /// What readers call it.
    pub title: Option<Text>,
    /// What it rests on.
    pub basis: Option<Spanned<Basis>>,
    /// Whether the practice it guards already runs.
    pub running: Option<Expr>,
    /// The safeguard.
    pub require: Option<Expr>,
    /// What waits for the safeguard.
    pub holds: Vec<Hold>,
    /// What to do first.
    pub recommend: Option<TemplateText>,
    /// A remark for readers.
    pub note: Option<Text>,
    /// Its sources.
    pub cites: Vec<Cite>,
}

/// One group of a `holds` clause.
#[derive(Clone, Debug, PartialEq)]
pub struct Hold {
    /// The group.
    pub span: Span,
    /// Of what kind the names are.
    pub kind: HoldKind,
    /// The names; empty for `all`.
    pub names: Vec<Name>,
}

/// What a guard can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HoldKind {
    /// Rules by name.
    Rules,
    /// Every rule with the tag.
    Tags,
    /// Models by `choice.model`, or all.
    Models,
    /// Plugins by id, also ones not loaded, or all.
    Plugins,
    /// Everything that has the effect.
    Effects,
}

/// `choice operation { select one title … }`
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Its name.
    pub name: Name,
    /// Whether one model is taken, or several together.
    pub select: Option<Spanned<Select>>,
    /// What readers call it.
    pub title: Option<Text>,
    /// A remark for readers.
    pub note: Option<Text>,
}

/// How many models of a choice are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Select {
    /// `one` 一项
    One,
    /// `several` 多项
    Several,
}

/// `model operation.epc_separation { … }`
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// `choice.model`
    pub name: Name,
    /// What readers call it.
    pub title: Option<Text>,
    /// What it rests on.
    pub basis: Option<Spanned<Basis>>,
    /// Conditions without which it is out of the question.
    pub requires: Vec<Reasoned>,
    /// What speaks for it.
    pub favours: Vec<Reasoned>,
    /// What speaks against it.
    pub cautions: Vec<Reasoned>,
    /// What adopting it would bring about.
    pub effects: Option<Effects>,
    /// A remark for readers.
    pub note: Option<Text>,
    /// Its sources.
    pub cites: Vec<Cite>,
}

/// A condition with its reason: `favour 1 when … zh "…" en "…" cite …`, `require … zh "…" en "…"`, `needs …`, `check …`
#[derive(Clone, Debug, PartialEq)]
pub struct Reasoned {
    /// The whole clause.
    pub span: Span,
    /// The weight of `favour` and `caution`.
    pub weight: Option<Spanned<i64>>,
    /// The condition.
    pub condition: Expr,
    /// The reason in words.
    pub text: Option<Text>,
    /// Its sources.
    pub cites: Vec<Cite>,
}

/// `innovation gd.setup_5d { … }`
#[derive(Clone, Debug, PartialEq)]
pub struct Innovation {
    /// The plugin's id.
    pub name: Name,
    /// What readers call it.
    pub title: Option<Text>,
    /// The rules whose gap it mends.
    pub answers: Vec<Name>,
    /// What a place must have before it can take it over.
    pub needs: Vec<Reasoned>,
    /// Parameters each place sets for itself.
    pub localise: Vec<Name>,
    /// What its author expects to become true.
    pub expects: Vec<Expectation>,
    /// How strong the evidence is.
    pub evidence: Option<Spanned<Evidence>>,
    /// What adopting it brings about.
    pub effects: Option<Effects>,
    /// A remark for readers.
    pub note: Option<Text>,
    /// Its sources.
    pub cites: Vec<Cite>,
}

/// `expects service.run_once_ratio = 0.99`, `expects service.channels has "window"`
#[derive(Clone, Debug, PartialEq)]
pub struct Expectation {
    /// The fact and its value; of members that are added, the list of them.
    pub becomes: Assignment,
    /// Whether members are added to a set, whose others stay.
    pub adds: bool,
}

/// The strength of an innovation's evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// `A`: a fact with a number.
    Number,
    /// `B`: a named practice of the region.
    Practice,
    /// `C`: a mention only.
    Mention,
}

/// `service.run_once_ratio = 0.90`
#[derive(Clone, Debug, PartialEq)]
pub struct Assignment {
    /// A fact.
    pub path: Name,
    /// Its value: a literal, or a list of literals.
    pub value: Expr,
}
