//! Choices: how each model fits, with every reason for and against, and what would change their order.

use super::guard::holds_model;
use super::ranking::{Ground, Place, Standing, effects, rank};
use super::{Run, facts_read, truth};
use crate::assessment::{Argument, ArgumentRole, ChoiceChange, ChoiceFinding, ModelFinding, Truth};
use crate::eval::{Subject, evaluate};
use crate::ruleset::{Choice, Condition, Guard, Model};
use crate::value::Value;

/// A model with its arguments as they are here.
struct Weighed<'r> {
    model: &'r Model,
    requires: Vec<Argument>,
    favours: Vec<Argument>,
    cautions: Vec<Argument>,
}

/// An argument the data leaves open, and the condition it is.
struct OpenArgument<'w> {
    model: &'w str,
    role: ArgumentRole,
    condition: String,
    argument: &'w Argument,
}

impl Weighed<'_> {
    /// Its arguments, each with its condition and what it is for.
    fn arguments(&self) -> impl Iterator<Item = (ArgumentRole, &Condition, &Argument)> {
        let with = |role, conditions, arguments| {
            let pairs = std::iter::zip::<&Vec<Condition>, &Vec<Argument>>(conditions, arguments);
            pairs.map(move |(condition, argument)| (role, condition, argument))
        };
        with(ArgumentRole::Require, &self.model.requires, &self.requires)
            .chain(with(ArgumentRole::Favour, &self.model.favours, &self.favours))
            .chain(with(ArgumentRole::Caution, &self.model.cautions, &self.cautions))
    }
}

impl Run<'_> {
    pub(super) fn choices(&self) -> Vec<ChoiceFinding> {
        self.ruleset.choices.iter().enumerate().map(|(index, choice)| self.choice(index, choice)).collect()
    }

    fn choice(&self, index: usize, choice: &Choice) -> ChoiceFinding {
        let own = self.ruleset.models.iter().filter(|model| model.choice == index);
        let weighed: Vec<Weighed<'_>> = own.map(|model| self.weigh(model)).collect();
        let standings: Vec<Standing<'_>> = weighed.iter().map(|one| self.standing(one)).collect();
        let places = rank(&standings);
        let runner_up = places.iter().filter(|place| place.is_considered()).nth(1);
        let models = places.iter().filter_map(|place| {
            let weighed = weighed.iter().find(|one| one.model.name == place.model)?;
            Some(self.model(weighed, place))
        });
        ChoiceFinding {
            choice: choice.name.clone(),
            title: choice.title.clone(),
            several: choice.several,
            runner_up: runner_up.map(|place| place.model.to_owned()),
            changes: self.changes(&weighed, &standings),
            models: models.collect(),
        }
    }

    fn weigh<'r>(&self, model: &'r Model) -> Weighed<'r> {
        let list = |conditions: &[Condition]| conditions.iter().map(|condition| self.argument(condition)).collect();
        Weighed {
            model,
            requires: list(&model.requires),
            favours: list(&model.favours),
            cautions: list(&model.cautions),
        }
    }

    fn standing<'r>(&self, weighed: &Weighed<'r>) -> Standing<'r> {
        let grounds = |wanted: ArgumentRole| {
            let own = weighed.arguments().filter(|(role, ..)| *role == wanted);
            own.map(|(_, condition, argument)| Ground {
                condition: self.ruleset.source_of(condition.expr),
                value: argument.value,
                weight: argument.weight,
            })
            .collect()
        };
        Standing {
            model: &weighed.model.name,
            requires: grounds(ArgumentRole::Require),
            favours: grounds(ArgumentRole::Favour),
            cautions: grounds(ArgumentRole::Caution),
        }
    }

    fn model(&self, weighed: &Weighed<'_>, place: &Place<'_>) -> ModelFinding {
        let model = weighed.model;
        let subject = model_subject(model);
        ModelFinding {
            model: model.name.clone(),
            title: model.title.clone(),
            plugin: self.ruleset.plugin(model.plugin).map(|plugin| plugin.alias.clone()),
            basis: model.basis,
            band: place.band,
            score_min: place.score_min,
            score_max: place.score_max,
            // The one in use may be out of the question too, and extending it waits like anything else.
            holds: self.model_guards(model).filter_map(|guard| self.hold(guard, &subject)).collect(),
            requires: weighed.requires.clone(),
            favours: weighed.favours.clone(),
            cautions: weighed.cautions.clone(),
            citations: model.citations.clone(),
            note: model.note.clone(),
        }
    }

    /// The guards that judge a model.
    pub(crate) fn model_guards(&self, model: &Model) -> impl Iterator<Item = &Guard> {
        self.ruleset.guards.iter().filter(|guard| holds_model(guard, model))
    }

    /// What each open argument would do to the order. Arguments that are one condition are told together, and listed once.
    fn changes(&self, weighed: &[Weighed<'_>], standings: &[Standing<'_>]) -> Vec<ChoiceChange> {
        let mut told: Vec<String> = Vec::new();
        let mut changes = Vec::new();
        let open: Vec<OpenArgument<'_>> = weighed.iter().flat_map(|one| self.open_arguments(one)).collect();
        for condition in open.iter().map(|one| one.condition.clone()) {
            if told.contains(&condition) {
                continue;
            }
            let if_true = effects(standings, &condition, Truth::True);
            let if_false = effects(standings, &condition, Truth::False);
            // Said of a model whose place it changes: in the words of another it would not be understood.
            let effects = || if_true.iter().chain(&if_false);
            let same = || open.iter().filter(|one| one.condition == condition);
            let concerned =
                same().find(|one| effects().any(|effect| effect.concerns(one.model))).or_else(|| same().next());
            if let Some(one) = concerned.filter(|_| effects().next().is_some()) {
                changes.push(ChoiceChange {
                    model: one.model.to_owned(),
                    role: one.role,
                    text: one.argument.text.clone(),
                    facts: one.argument.facts.clone(),
                    if_true,
                    if_false,
                });
            }
            told.push(condition);
        }
        changes
    }

    /// A model's arguments that the data leaves open.
    fn open_arguments<'w>(&self, weighed: &'w Weighed<'_>) -> Vec<OpenArgument<'w>> {
        let open = weighed.arguments().filter(|(.., argument)| argument.value == Truth::Unknown);
        open.map(|(role, condition, argument)| OpenArgument {
            model: &weighed.model.name,
            role,
            condition: self.ruleset.source_of(condition.expr),
            argument,
        })
        .collect()
    }

    /// A condition with its value here and the facts it read.
    pub(super) fn argument(&self, condition: &Condition) -> Argument {
        let named = super::distance::named_members(self.ruleset, condition.expr);
        let facts = facts_read(self.ruleset, condition.expr).into_iter();
        let value = evaluate(self.inputs(), condition.expr);
        // A set known in part has a value, and may still be what is missing.
        let open = value.iter().filter_map(Value::partial).flat_map(|partial| partial.facts.iter());
        Argument {
            text: condition.text.clone(),
            value: truth(&value),
            weight: condition.weight,
            facts: facts.filter_map(|fact| self.fact_use(fact, &named)).collect(),
            lacking: open.filter_map(|fact| self.path(fact)).collect(),
            citations: condition.citations.clone(),
        }
    }
}

/// What guards judge of a model.
pub(crate) fn model_subject(model: &Model) -> Subject {
    Subject { id: model.name.clone(), kind: "model", ..Subject::default() }
}
