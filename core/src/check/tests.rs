//! Test items: the facts and parameters they give, and what they expect of whom.

use guiju_grammar::ast::{self, BandVerdict, GuardVerdict, Name, Verdict};
use guiju_grammar::{ArgValue, Code, Diagnostic, nearest};

use super::Compiler;
use crate::assess::SettingValue;
use crate::assessment::{Band, Grade, GuardStatus, Outcome, Text};
use crate::testing::{Expectation, State, Subject, Test};

impl Compiler<'_> {
    pub(super) fn test(&mut self, item: &ast::Test) {
        let mut test = Test {
            name: item.name.value.clone(),
            span: item.name.span,
            facts: Vec::new(),
            settings: Vec::new(),
            expects: Vec::new(),
        };
        for (index, assignment) in item.given.iter().enumerate() {
            let before = item.given.iter().take(index);
            match before.into_iter().find(|other| other.path.value == assignment.path.value) {
                Some(first) => self.report(
                    Diagnostic::new(Code::DuplicateKey, assignment.path.span)
                        .arg("key", assignment.path.value.as_str())
                        .label(first.path.span, "label-first-given"),
                ),
                None => self.given(assignment, &mut test),
            }
        }
        test.expects = item.expects.iter().filter_map(|expect| self.expectation(expect)).collect();
        self.ruleset.tests.push(test);
    }

    /// A parameter by its name, or a fact by its path.
    fn given(&mut self, assignment: &ast::Assignment, test: &mut Test) {
        let path = &assignment.path;
        if let Some((id, ..)) = self.names.params.get(&path.value) {
            let param = *id;
            self.reference("word-param", path);
            let Some((ty, range)) = self.ruleset.param(param).map(|param| (param.ty.clone(), param.range)) else {
                return;
            };
            let value = self.param_value(&assignment.value, &ty, range);
            test.settings.extend(value.map(|value| SettingValue { param, value }));
            return;
        }
        let group = path.value.split('.').next().unwrap_or_default();
        let is_group = self.names.schema.groups.iter().any(|known| known.name.split('.').next() == Some(group));
        // Only where nothing else is meant: to compare a word with every parameter takes long.
        let is_param = !is_group && nearest(&path.value, self.names.params.keys().map(String::as_str)).is_some();
        match is_param {
            true => self.reference("word-param", path),
            false => test.facts.extend(self.assignment(assignment)),
        }
    }

    fn expectation(&mut self, expect: &ast::Expect) -> Option<Expectation> {
        let name = &expect.subject;
        let (subject, expected) = match &expect.expected {
            ast::Expected::Outcome(verdict) => (self.rule_subject(name), State::Outcome(outcome(verdict.value))),
            ast::Expected::Advised => (self.rule_subject(name), State::Advised),
            ast::Expected::Held(guards) => (self.rule_subject(name), self.held(guards)),
            ast::Expected::Recommends(words) => (self.rule_subject(name), State::Recommends(Text::same(&words.value))),
            ast::Expected::Guard(verdict) => (self.guard_subject(name), State::Guard(status(verdict.value))),
            ast::Expected::Band(verdict) => (self.model_subject(name), State::Band(band(verdict.value))),
            ast::Expected::ModelHeld(guards) => (self.model_subject(name), self.held(guards)),
            ast::Expected::Order(models) => (self.choice_subject(name), self.order(name, models)),
            ast::Expected::Level(level) => {
                let grade = level.as_ref().map(|(min, max)| Grade { min: min.value, max: max.value });
                (self.index_subject(name), State::Level(grade))
            }
        };
        Some(Expectation { span: expect.span, subject: subject?, expected })
    }

    fn rule_subject(&mut self, name: &Name) -> Option<Subject> {
        self.reference("word-rule", name);
        self.ruleset.rules.iter().position(|rule| rule.name == name.value).map(Subject::Rule)
    }

    fn guard_subject(&mut self, name: &Name) -> Option<Subject> {
        self.reference("word-guard", name);
        self.ruleset.guards.iter().position(|guard| guard.name == name.value).map(Subject::Guard)
    }

    fn model_subject(&mut self, name: &Name) -> Option<Subject> {
        self.reference("word-model", name);
        self.ruleset.models.iter().position(|model| model.name == name.value).map(Subject::Model)
    }

    fn choice_subject(&mut self, name: &Name) -> Option<Subject> {
        self.reference("word-choice", name);
        self.ruleset.choices.iter().position(|choice| choice.name == name.value).map(Subject::Choice)
    }

    /// `index.element` or `index.element.factor`, each of which may be meant by a slip of the hand.
    fn index_subject(&mut self, name: &Name) -> Option<Subject> {
        let mut levels: Vec<(String, Subject)> = Vec::new();
        for index in &self.ruleset.indexes {
            for element in &index.elements {
                let path = format!("{}.{}", index.name, element.name);
                let factors = element.factors.iter().map(|factor| Some(factor.name.clone()));
                for factor in std::iter::once(None).chain(factors) {
                    let whole = factor.iter().fold(path.clone(), |path, factor| format!("{path}.{factor}"));
                    let (index, element) = (index.name.clone(), element.name.clone());
                    levels.push((whole, Subject::Index { index, element, factor }));
                }
            }
        }
        if let Some((_, subject)) = levels.iter().find(|(path, _)| *path == name.value) {
            return Some(subject.clone());
        }
        let near = nearest(&name.value, levels.iter().map(|(path, _)| path.as_str()));
        let diagnostic = Diagnostic::new(Code::UnknownReference, name.span)
            .arg("kind", ArgValue::Word("word-index"))
            .arg("name", name.value.as_str());
        self.report(diagnostic.suggest(name.span, near));
        None
    }

    fn held(&mut self, guards: &[Name]) -> State {
        guards.iter().for_each(|guard| self.reference("word-guard", guard));
        let mut names: Vec<String> = guards.iter().map(|guard| guard.value.clone()).collect();
        names.sort();
        names.dedup();
        State::Held(names)
    }

    /// Models of a choice, which a test names without it.
    fn order(&mut self, choice: &Name, models: &[Name]) -> State {
        let prefix = format!("{}.", choice.value);
        let known: Vec<String> = self
            .ruleset
            .models
            .iter()
            .filter_map(|model| model.name.strip_prefix(&prefix).map(str::to_owned))
            .collect();
        for model in models {
            match known.contains(&model.value) {
                true => self.reference("word-model", &Name { value: prefix.clone() + &model.value, span: model.span }),
                false => self.report(
                    Diagnostic::new(Code::UnknownReference, model.span)
                        .arg("kind", ArgValue::Word("word-model"))
                        .arg("name", model.value.as_str())
                        .suggest(model.span, nearest(&model.value, known.iter().map(String::as_str))),
                ),
            }
        }
        State::Order(models.iter().map(|model| model.value.clone()).collect())
    }
}

fn outcome(verdict: Verdict) -> Outcome {
    match verdict {
        Verdict::Met => Outcome::Met,
        Verdict::Unmet => Outcome::Unmet,
        Verdict::NotApplicable => Outcome::NotApplicable,
        Verdict::Unknown => Outcome::Unknown,
        Verdict::Error => Outcome::Error,
    }
}

fn status(verdict: GuardVerdict) -> GuardStatus {
    match verdict {
        GuardVerdict::InPlace => GuardStatus::InPlace,
        GuardVerdict::Idle => GuardStatus::Idle,
        GuardVerdict::Holding => GuardStatus::Holding,
        GuardVerdict::NotShown => GuardStatus::NotShown,
        GuardVerdict::Critical => GuardStatus::Critical,
    }
}

fn band(verdict: BandVerdict) -> Band {
    match verdict {
        BandVerdict::First => Band::First,
        BandVerdict::Possible => Band::Possible,
        BandVerdict::CannotTell => Band::CannotTell,
        BandVerdict::Precluded => Band::Precluded,
    }
}
