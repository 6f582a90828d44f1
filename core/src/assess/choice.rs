//! Choices: how each model fits, with every reason for and against.

use super::{Run, facts_read, truth};
use crate::assessment::{Argument, Band, ChoiceFinding, ModelFinding, Truth};
use crate::eval::{Subject, evaluate};
use crate::ruleset::{Choice, Condition, Guard, Model};

impl Run<'_> {
    pub(super) fn choices(&self) -> Vec<ChoiceFinding> {
        self.ruleset.choices.iter().enumerate().map(|(index, choice)| self.choice(index, choice)).collect()
    }

    fn choice(&self, index: usize, choice: &Choice) -> ChoiceFinding {
        let own = self.ruleset.models.iter().filter(|model| model.choice == index);
        let mut models: Vec<ModelFinding> = own.map(|model| self.model(model)).collect();
        let eligible = models.iter().filter(|model| model.band == Band::Possible);
        // Only a model that no other can overtake on what is still open goes first.
        let best = eligible.clone().map(|model| model.score_min).max();
        let reach = |model: &ModelFinding| {
            let rivals = models.iter().filter(|other| other.band == Band::Possible && other.model != model.model);
            rivals.map(|rival| rival.score_max).max().is_none_or(|rival| model.score_min >= rival)
        };
        let first: Vec<String> = eligible
            .filter(|model| Some(model.score_min) == best && model.score_min > 0 && reach(model))
            .map(|model| model.model.clone())
            .collect();
        for model in &mut models {
            if first.contains(&model.model) {
                model.band = Band::First;
            }
        }
        models.sort_by(|a, b| {
            let key = |model: &ModelFinding| (model.band, -model.score_min, -model.score_max);
            key(a).cmp(&key(b)).then_with(|| a.model.cmp(&b.model))
        });
        ChoiceFinding { choice: choice.name.clone(), title: choice.title.clone(), several: choice.several, models }
    }

    fn model(&self, model: &Model) -> ModelFinding {
        let list = |conditions: &[Condition]| -> Vec<Argument> {
            conditions.iter().map(|condition| self.argument(condition)).collect()
        };
        let (requires, favours, cautions) = (list(&model.requires), list(&model.favours), list(&model.cautions));
        let band = if requires.iter().any(|one| one.value == Truth::False) {
            Band::Precluded
        } else if requires.iter().any(|one| one.value != Truth::True) {
            Band::CannotTell
        } else {
            Band::Possible
        };
        let sum = |arguments: &[Argument], open: bool| -> i64 {
            let counts = |one: &&Argument| one.value == Truth::True || (open && one.value == Truth::Unknown);
            arguments.iter().filter(counts).map(|one| one.weight).sum()
        };
        let subject = model_subject(model);
        let guards = self.model_guards(model);
        ModelFinding {
            model: model.name.clone(),
            title: model.title.clone(),
            plugin: self.ruleset.plugin(model.plugin).map(|plugin| plugin.id.clone()),
            basis: model.basis,
            band,
            score_min: sum(&favours, false) - sum(&cautions, true),
            score_max: sum(&favours, true) - sum(&cautions, false),
            // A model that is out of the question waits for nothing.
            holds: if band == Band::Precluded {
                Vec::new()
            } else {
                guards.filter_map(|guard| self.hold(guard, &subject)).collect()
            },
            requires,
            favours,
            cautions,
            citations: model.citations.clone(),
            note: model.note.clone(),
        }
    }

    /// The guards that judge a model.
    pub(crate) fn model_guards(&self, model: &Model) -> impl Iterator<Item = &Guard> {
        self.ruleset.guards.iter().filter(|guard| self.guard_holds_model(guard, model))
    }

    /// A condition with its value here and the facts it read.
    pub(super) fn argument(&self, condition: &Condition) -> Argument {
        let named = super::distance::named_members(self.ruleset, condition.expr);
        let facts = facts_read(self.ruleset, condition.expr).into_iter();
        Argument {
            text: condition.text.clone(),
            value: truth(&evaluate(self.inputs(), condition.expr)),
            weight: condition.weight,
            facts: facts.filter_map(|fact| self.fact_use(fact, &named)).collect(),
            citations: condition.citations.clone(),
        }
    }
}

/// What guards judge of a model.
pub(crate) fn model_subject(model: &Model) -> Subject {
    Subject { id: model.name.clone(), kind: "model", ..Subject::default() }
}
