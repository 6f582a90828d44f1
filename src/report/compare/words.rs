//! The phrases of a comparison.

use guiju_core::assessment::{FactUse, Grade, Text};
use guiju_core::comparison::{Cause, Change, Comparison, HoldChange, ParameterSide, RuleChange, RulePart, Side};

use crate::i18n::Words;
use crate::report::phrase::{date, key};
use crate::say;

/// What the two sides are called, and the phrases that name something of them.
pub(in crate::report) struct Sides<'a> {
    words: &'a Words,
    comparison: &'a Comparison,
    /// The left's name and the right's, told apart by date or place where they are the same.
    pub names: [String; 2],
}

impl<'a> Sides<'a> {
    pub fn new(comparison: &'a Comparison, words: &'a Words) -> Self {
        let sides = [&comparison.left, &comparison.right];
        let plain = sides.map(|side| words.lang().of(&side.profile.name).to_owned());
        let dates = sides
            .map(|side| side.profile.as_of.as_deref().map_or_else(|| words.text("undated"), |day| date(words, day)));
        let [same_name, same_date] = [&plain, &dates].map(|[left, right]| left == right);
        let places = ["compare-first", "compare-second"].map(|key| words.text(key));
        let marks = if same_date { places } else { dates };
        let names = if same_name {
            let [left, right] = plain;
            let [first, second] = marks;
            [(left, first), (right, second)].map(|(name, mark)| name + &say!(words, "in-brackets", text = mark))
        } else {
            plain
        };
        Sides { words, comparison, names }
    }

    fn of<'t>(&self, text: &'t Text) -> &'t str {
        self.words.lang().of(text)
    }

    /// Whose data a side is, of what date, and what kind of data.
    pub fn line(&self, name: &str, side: &Side) -> String {
        let profile = &side.profile;
        let kind = say!(self.words, &key("profile", profile.kind), name = self.of(&profile.name));
        let day = profile.as_of.as_deref();
        let day = day.map_or_else(|| self.words.text("undated"), |day| date(self.words, day));
        say!(self.words, "compare-side", name = name, date = day, kind = kind)
    }

    /// A value with the date it is of.
    pub fn value(&self, fact: &FactUse) -> String {
        let value = fact.value.as_ref().map(|value| self.of(value).to_owned()).unwrap_or_default();
        match &fact.as_of {
            Some(day) => value + &say!(self.words, "in-brackets", text = date(self.words, day)),
            None => value,
        }
    }

    /// A fact with its value.
    pub fn fact(&self, fact: &FactUse) -> String {
        say!(self.words, "compare-fact-value", label = self.of(&fact.label), value = self.value(fact))
    }

    /// A level as far as it is known.
    pub fn level(&self, known: Option<Grade>) -> String {
        level(self.words, known)
    }

    /// What waits, and for which safeguard.
    pub fn hold(&self, hold: &HoldChange) -> String {
        let guard =
            say!(self.words, "number-title", number = hold.guard_number.as_str(), title = self.of(&hold.guard_title));
        say!(self.words, "compare-hold", number = hold.number.as_str(), title = self.of(&hold.title), guard = guard)
    }

    /// A parameter's value, and who gave it.
    pub fn parameter(&self, side: Option<&ParameterSide>) -> String {
        match side {
            None => self.words.text("compare-none"),
            Some(side) => {
                let given_by = self.words.text(&key("given", side.given_by));
                self.of(&side.value).to_owned() + &say!(self.words, "in-brackets", text = given_by)
            }
        }
    }

    /// A rule that is not the same, and in what.
    pub fn rule(&self, rule: &RuleChange) -> String {
        let name = say!(self.words, "number-title", number = rule.number.as_str(), title = self.of(&rule.title));
        let [left, right] = &self.names;
        match rule.change {
            Change::Removed => say!(self.words, "compare-rule-only", rule = name, name = left.as_str()),
            Change::Added => say!(self.words, "compare-rule-only", rule = name, name = right.as_str()),
            Change::Changed => {
                let parts: Vec<String> = rule.parts.iter().map(|part| self.part(*part)).collect();
                say!(self.words, "compare-rule-changed", rule = name, parts = self.words.list(&parts))
            }
        }
    }

    fn part(&self, part: RulePart) -> String {
        self.words.text(&key("compare-part", part))
    }

    /// Everything that made two outcomes different.
    pub fn causes(&self, causes: &[Cause]) -> String {
        let causes: Vec<String> = causes.iter().map(|cause| self.cause(cause)).collect();
        causes.join(&self.words.text("semicolon"))
    }

    fn cause(&self, cause: &Cause) -> String {
        let [left, right] = &self.names;
        let facts = &self.comparison.facts;
        match cause {
            Cause::Rule => self.words.text("compare-cause-rule"),
            Cause::Definition => self.words.text("compare-cause-definition"),
            Cause::Parameter { name } => {
                let found = self.comparison.parameters.iter().find(|parameter| parameter.name == *name);
                let title = found.map_or(name.as_str(), |parameter| self.of(&parameter.title));
                say!(self.words, "compare-cause-parameter", title = title)
            }
            Cause::Fact { path } => {
                let change = facts.changed.iter().find(|change| change.right.path == *path);
                let Some(change) = change else { return path.clone() };
                let (before, after) = (self.value(&change.left), self.value(&change.right));
                say!(
                    self.words,
                    "compare-cause-fact",
                    label = self.of(&change.right.label),
                    left = before,
                    right = after
                )
            }
            Cause::NewlyKnown { path } => self.known_only(path, &facts.newly_known, right),
            Cause::NoLongerKnown { path } => self.known_only(path, &facts.no_longer_known, left),
            Cause::Level { path } => {
                let pairs =
                    self.comparison.indexes.iter().flat_map(|index| index.elements.iter().chain(&index.factors));
                let Some(pair) = pairs.into_iter().find(|pair| pair.path == *path) else { return path.clone() };
                let (before, after) = (self.level(pair.left), self.level(pair.right));
                say!(self.words, "compare-cause-fact", label = self.of(&pair.title), left = before, right = after)
            }
        }
    }

    fn known_only(&self, path: &str, facts: &[FactUse], name: &str) -> String {
        let label = facts.iter().find(|fact| fact.path == path).map_or(path, |fact| self.of(&fact.label));
        say!(self.words, "compare-cause-known", label = label, name = name)
    }
}

/// A level as far as it is known.
pub(in crate::report) fn level(words: &Words, level: Option<Grade>) -> String {
    match level {
        None => words.text("compare-ungraded"),
        Some(Grade { min, max }) if min == max => say!(words, "state-level", level = min),
        Some(Grade { min, max }) => say!(words, "state-level-between", min = min, max = max),
    }
}
