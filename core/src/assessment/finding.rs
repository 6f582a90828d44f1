//! What one rule comes to, and why.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Basis, Clause, Evidence, Grade, HoldStatus, Missing, Outcome, Severity, Text, Truth};

/// What one rule comes to for this profile.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// The rule's name.
    pub rule: String,
    /// The number people cite.
    pub number: String,
    /// What readers call it.
    pub title: Text,
    /// The plugin it came in.
    pub plugin: Option<String>,
    /// The base rule it is a local version of.
    pub variant_of: Option<String>,
    /// `taxonomy.word`
    pub tags: Vec<String>,
    /// What it comes to.
    pub outcome: Outcome,
    /// How much a gap weighs here.
    pub severity: Severity,
    /// What the rule itself rests on.
    pub basis: Basis,
    /// The weakest of the rule, and the parameters it read.
    pub weakest_basis: Basis,
    /// The condition as its author wrote it.
    pub when: Option<String>,
    /// The requirement as its author wrote it.
    pub require: String,
    /// The condition in plain words, parameters with their values here.
    pub when_words: Option<Text>,
    /// The requirement in plain words, parameters with their values here.
    pub require_words: Text,
    /// The parts of `when` and `require` that decided, or that could not be told.
    pub reasons: Vec<Reason>,
    /// How far a number or a set missed.
    pub distances: Vec<Distance>,
    /// What to do; only for a gap, or what would be done were it one (`unknown`).
    pub recommendation: Option<Text>,
    /// What carrying it out would bring about: words of the taxonomy `effect`.
    pub effects: Vec<Text>,
    /// The safeguards the recommendation waits for; empty means it can be advised.
    pub holds: Vec<Hold>,
    /// The sources.
    pub citations: Vec<Citation>,
    /// A remark of the author.
    pub note: Option<Text>,
    /// For `unknown`: which data would tell.
    pub deciding: Option<Deciding>,
}

impl Finding {
    /// Whether it carries the tag, or a finer one of it.
    pub fn has_tag(&self, tag: &str) -> bool {
        self.tags.iter().any(|own| crate::ruleset::counts_for(own, tag))
    }
}

/// A part of a condition, its value, and the facts it read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Reason {
    /// Which clause it belongs to: `when` or `require`.
    pub clause: Clause,
    /// As its author wrote it.
    pub expression: String,
    /// In plain words, parameters with their values here.
    pub words: Text,
    /// What it comes to.
    pub value: Truth,
    /// The precondition of a model that it is, or is a part of.
    pub precondition: Option<Precondition>,
    /// What went wrong, for an error.
    pub error: Option<Text>,
    /// The levels of indexes it read; of a condition on all levels, those that fail it.
    pub levels: Vec<LevelUse>,
    /// The facts it read, stated or missing. Of the grades behind a level only those that are missing, while it is unknown.
    pub facts: Vec<FactUse>,
    /// The parameters it read, by name.
    pub parameters: Vec<String>,
}

/// What a model requires, in its author's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Precondition {
    /// `choice.model`
    pub model: String,
    /// What readers call the model.
    pub title: Text,
    /// What it requires.
    pub text: Text,
}

/// A level of an index as it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LevelUse {
    /// `index.maturity.strategic_planning`
    pub path: String,
    /// What readers call it, with the index's title before it.
    pub label: Text,
    /// Its level as far as it is known; `None` when nothing below it is graded.
    pub level: Option<Grade>,
}

/// A fact as it was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FactUse {
    /// Its path.
    pub path: String,
    /// What readers call it.
    pub label: Text,
    /// Its value in words; `None` when missing.
    pub value: Option<Text>,
    /// How it is known; `None` when missing.
    pub evidence: Option<Evidence>,
    /// Why it is missing, when the profile says.
    pub missing: Option<Missing>,
    /// The source's key.
    pub source: Option<String>,
    /// Places in the source.
    pub at: Vec<String>,
    /// The date of this fact; `None` is 时点不详.
    pub as_of: Option<String>,
    /// A remark of whoever recorded it.
    pub note: Option<Text>,
    /// Whose profile it was taken from, when not the region's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inherited: Option<Inherited>,
    /// Who answers for it, when the profile or the place says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<Text>,
}

/// The region whose profile a fact was taken from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Inherited {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Text,
}

/// How far a requirement was missed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Distance {
    /// The fact.
    pub path: String,
    /// What readers call it.
    pub label: Text,
    /// In words: "差 9 个百分点", "lacks: service window".
    pub text: Text,
    /// How far, as numbers or members.
    pub measure: Measure,
}

/// The measure of a [`Distance`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Measure {
    /// A number that fell short of, or went beyond, its bound.
    Number {
        /// What it is.
        actual: f64,
        /// What it should be at least or at most.
        required: f64,
        /// The absolute difference.
        difference: f64,
        /// `ratio`, or a word of the taxonomy `unit`.
        unit: Option<String>,
    },
    /// Members a set lacks.
    Members {
        /// Known to be absent.
        lacking: Vec<Member>,
        /// Not known to be there.
        unknown: Vec<Member>,
    },
    /// A value other than the one asked for.
    Value {
        /// What it is.
        actual: Text,
        /// What it should be.
        required: Text,
    },
}

/// A member of a set or enum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Member {
    /// The identifier.
    pub id: String,
    /// What readers call it.
    pub label: Text,
}

/// A safeguard something waits for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Hold {
    /// The guard's name.
    pub guard: String,
    /// The number people cite.
    pub number: String,
    /// What readers call it.
    pub title: Text,
    /// Known to be absent, or not shown.
    pub status: HoldStatus,
    /// What to do first.
    pub first: Text,
    /// The facts the safeguard is told by.
    pub facts: Vec<String>,
}

/// Which data would tell an unknown outcome: for each outcome that can still be reached, the smallest sets of facts of
/// which some values force it, whatever the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Deciding {
    /// Sets that can make it met.
    pub met: Vec<Vec<String>>,
    /// Sets that can make it a gap.
    pub unmet: Vec<Vec<String>>,
    /// Sets that can show that it does not apply.
    pub not_applicable: Vec<Vec<String>>,
    /// Whether these are all the smallest sets; false beyond twelve missing facts.
    pub complete: bool,
}

/// A place in a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Citation {
    /// The source's key.
    pub source: String,
    /// Places, as the source numbers them.
    pub at: Vec<String>,
}

/// What one rule comes to, and how, step by step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Explanation {
    /// The finding.
    pub finding: Finding,
    /// The trace of `when`.
    pub when: Option<TraceNode>,
    /// The trace of `require`.
    pub require: TraceNode,
}

/// One step of an evaluation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TraceNode {
    /// The item of a list or set that it was evaluated for, where a macro asked about each.
    pub item: Option<Text>,
    /// The expression as its author wrote it.
    pub expression: String,
    /// What it came to, in words.
    pub value: Text,
    /// Whether it decided the step above.
    pub decisive: bool,
    /// The fact it is, when it is one.
    pub fact: Option<FactUse>,
    /// The parameter it is, when it is one.
    pub parameter: Option<String>,
    /// The steps below.
    pub steps: Vec<TraceNode>,
    /// How many steps below are not shown, because they decided nothing or because there are too many.
    pub left_out: usize,
}
