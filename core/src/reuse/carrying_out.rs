//! What would change if a practice were carried out as its author expects.

use super::{CarryingOut, ExpectedFact, surpassing};
use crate::assess::{Run, assess};
use crate::assessment::Assessment;
use crate::compare;
use crate::comparison::Comparison;
use crate::format::Style;
use crate::profile::{Entry, Given, Profile, Provenance, StatedMember};
use crate::ruleset::{Expected, Format};
use crate::value::Value;

/// What would change, and the assessment by which it is known: none where nothing is expected.
pub(super) fn carrying_out(run: &Run<'_>, loaded: &Assessment, plugin: usize) -> (CarryingOut, Option<Assessment>) {
    let innovations = run.ruleset.innovations.iter().filter(|innovation| innovation.plugin == plugin);
    let (mut told, mut assumed) = (Vec::new(), Vec::new());
    for one in innovations.flat_map(|innovation| &innovation.expects) {
        let surpassed = surpassing::is_surpassed(run, plugin, one);
        if !surpassed {
            assumed.push(one);
        }
        told.extend(expected_fact(run, one, surpassed));
    }
    let after = assess(run.ruleset, &carried_out(run, &assumed), run.context);
    let Comparison { outcomes, guards, holds, models, .. } = compare(loaded, &after);
    let then = (!told.is_empty()).then_some(after);
    (CarryingOut { expected: told, outcomes, guards, holds, models }, then)
}

/// The profile as it would be.
fn carried_out(run: &Run<'_>, expected: &[&Expected]) -> Profile {
    let mut profile = run.profile.clone();
    for one in expected {
        let is_set = run.ruleset.schema.fact(one.fact).is_some_and(|fact| fact.is_set);
        if let Some(entry) = profile.facts.get_mut(one.fact.0 as usize) {
            let given = match &one.value {
                Value::List(members) if is_set => with_members(&entry.given, members, one.adds),
                value => Given::Value(value.clone()),
            };
            *entry = Entry { given, ..Entry::default() };
        }
    }
    profile
}

/// A set of these members, or with them: then what is stated of others stays.
fn with_members(given: &Given, members: &[Value], adds: bool) -> Given {
    let has = named(members);
    match given {
        Given::Set { has: before, lacks, complete } if adds => {
            let other = |member: &&StatedMember| !has.iter().any(|added| added.id == member.id);
            let before = before.iter().filter(other).cloned();
            let lacks = lacks.iter().filter(other).cloned().collect();
            Given::Set { lacks, complete: *complete, has: before.chain(has.clone()).collect() }
        }
        _ => Given::Set { has, lacks: Vec::new(), complete: !adds },
    }
}

fn named(members: &[Value]) -> Vec<StatedMember> {
    let member = |value: &Value| match value {
        Value::String(id) => Some(StatedMember { id: id.clone(), provenance: Provenance::default() }),
        _ => None,
    };
    members.iter().filter_map(member).collect()
}

fn expected_fact(run: &Run<'_>, expected: &Expected, surpassed: bool) -> Option<ExpectedFact> {
    let fact = run.ruleset.schema.fact(expected.fact)?;
    let format = fact.is_level().then_some(Format::Level);
    let style = Style { ruleset: run.ruleset, ty: &fact.ty, quantity: &fact.quantity, format };
    let now = run.value(expected.fact)?;
    let already = match &expected.value {
        Value::List(members) if fact.is_set => has_members(now, members, expected.adds),
        value => crate::ops::equal(now, value) == Some(true),
    };
    Some(ExpectedFact {
        fact: run.fact_use(expected.fact, &[])?,
        expected: style.show(&expected.value),
        adds: expected.adds,
        already,
        surpassed,
    })
}

/// Whether a set has these members and, unless others may be there, no others.
fn has_members(set: &Value, members: &[Value], adds: bool) -> bool {
    let has = |member: &Value| matches!(crate::ops::contains(set, member), Ok(Some(true)));
    let alone = || matches!(set, Value::List(all) if all.len() == members.len());
    members.iter().all(has) && (adds || alone())
}
