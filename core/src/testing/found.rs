//! What comes out for a test's facts, in the terms its expectations use.

use std::cell::OnceCell;

use super::{State, Subject};
use crate::assess::{Context, assess, outcomes};
use crate::assessment::{Assessment, Finding, Grade, Hold, ModelFinding, Outcome};
use crate::profile::Profile;
use crate::ruleset::Ruleset;

/// The results of one test. Most tests ask for outcomes only, which take a small part of the time of an assessment.
pub(super) struct Found<'a> {
    ruleset: &'a Ruleset,
    profile: &'a Profile,
    context: &'a Context,
    outcomes: OnceCell<Vec<Outcome>>,
    assessment: OnceCell<Assessment>,
}

impl<'a> Found<'a> {
    pub(super) fn new(ruleset: &'a Ruleset, profile: &'a Profile, context: &'a Context) -> Found<'a> {
        Found { ruleset, profile, context, outcomes: OnceCell::new(), assessment: OnceCell::new() }
    }

    /// What came out for the subject, in the terms of what is expected where they fit it.
    pub(super) fn state(&self, subject: &Subject, expected: &State) -> Option<State> {
        match subject {
            Subject::Rule(at) if matches!(expected, State::Outcome(_)) => {
                let outcomes = self.outcomes.get_or_init(|| outcomes(self.ruleset, self.profile, self.context));
                outcomes.get(*at).copied().map(State::Outcome)
            }
            Subject::Rule(at) => self.assessment().findings.get(*at).map(|finding| advice(finding, expected)),
            Subject::Guard(at) => self.assessment().guards.get(*at).map(|guard| State::Guard(guard.status)),
            Subject::Model(at) => {
                let name = &self.ruleset.models.get(*at)?.name;
                let mut models = self.assessment().choices.iter().flat_map(|choice| &choice.models);
                models.find(|model| model.model == *name).map(|model| fit(model, expected))
            }
            Subject::Choice(at) => self.order(*at, expected),
            Subject::Index { index, element, factor } => {
                Some(State::Level(self.level(index, element, factor.as_deref())))
            }
        }
    }

    fn assessment(&self) -> &Assessment {
        self.assessment.get_or_init(|| assess(self.ruleset, self.profile, self.context))
    }

    /// As many models as the test names, in the order of the assessment.
    fn order(&self, choice: usize, expected: &State) -> Option<State> {
        let State::Order(named) = expected else { return None };
        let choice = self.assessment().choices.get(choice)?;
        let models = choice.models.iter().take(named.len());
        Some(State::Order(models.map(|model| short(&model.model).to_owned()).collect()))
    }

    /// A level that nothing is graded for is not known; a factor that has no place in the reading in force is not graded.
    fn level(&self, index: &str, element: &str, factor: Option<&str>) -> Option<Grade> {
        let index = self.assessment().indexes.iter().find(|known| known.index == index)?;
        let element = index.elements.iter().find(|known| known.element == element)?;
        match factor {
            None => element.level,
            Some(factor) => element.factors.iter().find(|known| known.factor == factor)?.level,
        }
    }
}

/// What comes of a rule's recommendation; the outcome when there is none.
fn advice(finding: &Finding, expected: &State) -> State {
    match (finding.outcome, expected, &finding.recommendation) {
        (Outcome::Unmet, State::Recommends(_), Some(recommendation)) => State::Recommends(recommendation.clone()),
        (Outcome::Unmet, ..) if finding.holds.is_empty() => State::Advised,
        (Outcome::Unmet, ..) => State::Held(guards(&finding.holds)),
        (outcome, ..) => State::Outcome(outcome),
    }
}

/// How a model fits, or what it waits for.
fn fit(model: &ModelFinding, expected: &State) -> State {
    match expected {
        State::Held(_) => State::Held(guards(&model.holds)),
        _ => State::Band(model.band),
    }
}

fn guards(holds: &[Hold]) -> Vec<String> {
    let mut guards: Vec<String> = holds.iter().map(|hold| hold.guard.clone()).collect();
    guards.sort();
    guards
}

/// A model's name without its choice.
pub(super) fn short(model: &str) -> &str {
    model.rsplit_once('.').map_or(model, |(_, name)| name)
}

/// Whether what came out is what is expected.
pub(super) fn fulfils(found: &State, expected: &State) -> bool {
    match (found, expected) {
        (State::Recommends(text), State::Recommends(words)) => {
            text.zh.contains(&words.zh) || text.en.contains(&words.en)
        }
        _ => found == expected,
    }
}
