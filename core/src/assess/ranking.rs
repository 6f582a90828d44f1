//! In which order the models of a choice stand, and what would change it.

use crate::assessment::{Band, ChoiceEffect, Truth};

/// What a model's place hangs on: its arguments, each with the condition it is. Conditions that are written alike are one.
#[derive(Clone, Debug)]
pub(super) struct Standing<'m> {
    pub model: &'m str,
    pub requires: Vec<Ground>,
    pub favours: Vec<Ground>,
    pub cautions: Vec<Ground>,
}

/// One argument, as far as the order hangs on it.
#[derive(Clone, Debug)]
pub(super) struct Ground {
    pub condition: String,
    pub value: Truth,
    pub weight: i64,
}

/// A model's place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place<'m> {
    pub model: &'m str,
    pub band: Band,
    pub score_min: i64,
    pub score_max: i64,
}

impl Place<'_> {
    /// Whether nothing stands against considering it.
    pub fn is_considered(&self) -> bool {
        matches!(self.band, Band::First | Band::Possible)
    }
}

impl<'m> Standing<'m> {
    fn place(&self) -> Place<'m> {
        let band = if self.requires.iter().any(|one| one.value == Truth::False) {
            Band::Precluded
        } else if self.requires.iter().any(|one| one.value != Truth::True) {
            Band::CannotTell
        } else {
            Band::Possible
        };
        let sum = |grounds: &[Ground], open: bool| -> i64 {
            let counts = |one: &&Ground| one.value == Truth::True || (open && one.value == Truth::Unknown);
            grounds.iter().filter(counts).map(|one| one.weight).sum()
        };
        Place {
            model: self.model,
            band,
            score_min: sum(&self.favours, false) - sum(&self.cautions, true),
            score_max: sum(&self.favours, true) - sum(&self.cautions, false),
        }
    }

    fn grounds(&mut self) -> impl Iterator<Item = &mut Ground> {
        self.requires.iter_mut().chain(&mut self.favours).chain(&mut self.cautions)
    }
}

/// The models in order, the most favoured first.
pub(super) fn rank<'m>(standings: &[Standing<'m>]) -> Vec<Place<'m>> {
    let mut places: Vec<Place<'m>> = standings.iter().map(Standing::place).collect();
    let possible: Vec<Place<'m>> = places.iter().filter(|place| place.band == Band::Possible).cloned().collect();
    // Only a model that no other can overtake on what is still open goes first.
    let best = possible.iter().map(|place| place.score_min).max();
    let reach = |place: &Place<'_>| {
        let rivals = possible.iter().filter(|other| other.model != place.model);
        rivals.map(|rival| rival.score_max).max().is_none_or(|rival| place.score_min >= rival)
    };
    for place in places.iter_mut().filter(|place| place.band == Band::Possible) {
        if Some(place.score_min) == best && place.score_min > 0 && reach(place) {
            place.band = Band::First;
        }
    }
    places.sort_by(|a, b| {
        let key = |place: &Place<'_>| (place.band, -place.score_min, -place.score_max);
        key(a).cmp(&key(b)).then_with(|| a.model.cmp(b.model))
    });
    places
}

/// What would follow for the order were a condition told, and all else as open as it is.
pub(super) fn effects(standings: &[Standing<'_>], condition: &str, told: Truth) -> Vec<ChoiceEffect> {
    let mut supposed = standings.to_vec();
    let grounds = supposed.iter_mut().flat_map(Standing::grounds);
    for ground in grounds.filter(|ground| ground.condition == condition && ground.value == Truth::Unknown) {
        ground.value = told;
    }
    difference(&rank(standings), &rank(&supposed))
}

fn difference(before: &[Place<'_>], after: &[Place<'_>]) -> Vec<ChoiceEffect> {
    let mut effects = Vec::new();
    for (at, now) in after.iter().enumerate() {
        let Some(was_at) = before.iter().position(|place| place.model == now.model) else { continue };
        let Some(was) = before.get(was_at) else { continue };
        let model = now.model.to_owned();
        if now.is_considered() && !was.is_considered() {
            effects.push(ChoiceEffect::Considered { model: model.clone() });
        }
        if now.band == Band::Precluded && was.band != Band::Precluded {
            effects.push(ChoiceEffect::Precluded { model: model.clone() });
        }
        if now.band == Band::First && was.band != Band::First {
            effects.push(ChoiceEffect::First { model: model.clone() });
        }
        if now.band == Band::Possible && was.band == Band::First {
            effects.push(ChoiceEffect::NoLongerFirst { model: model.clone() });
        }
        if !now.is_considered() || !was.is_considered() {
            continue;
        }
        // Those it passes: behind it now, and before it until now.
        for passed in after.iter().skip(at + 1).filter(|other| other.is_considered()) {
            if before.iter().take(was_at).any(|other| other.model == passed.model && other.is_considered()) {
                effects.push(ChoiceEffect::Before { model: model.clone(), other: passed.model.to_owned() });
            }
        }
    }
    effects
}
