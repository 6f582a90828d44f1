//! From what a profile states to what an evaluation reads: evidence too weak counts as missing.

use std::sync::Arc;

use super::{Given, Profile, StatedMember};
use crate::assessment::Evidence;
use crate::partial::{FactSet, Known, Partial, PartialSet};
use crate::ruleset::Ruleset;
use crate::schema::{Fact, FactId};
use crate::types::Type;
use crate::value::Value;

/// The facts as values, by number. What is stated on evidence weaker than `weakest` is left out.
pub fn fact_values(ruleset: &Ruleset, profile: &Profile, weakest: Evidence) -> Vec<Value> {
    ruleset.schema.iter().map(|(id, fact)| fact_value(id, fact, profile, weakest)).collect()
}

fn fact_value(id: FactId, fact: &Fact, profile: &Profile, weakest: Evidence) -> Value {
    let Some(entry) = profile.entry(id) else { return Value::missing(id) };
    match &entry.given {
        // A closed set that nobody stated still has no more members than it can have.
        Given::Nothing if fact.is_set => set_value(id, fact, (&[], &[], false), weakest),
        Given::Nothing => Value::missing(id),
        // Which region it is, is no evidence about it.
        Given::Value(value) if fact.is_identity() || entry.provenance.evidence() <= weakest => value.clone(),
        Given::Value(_) => Value::missing(id),
        Given::Set { has, lacks, complete } => {
            // That there are no others is a statement of its own, and as strong as the fact's evidence.
            let complete = *complete && entry.provenance.evidence() <= weakest;
            set_value(id, fact, (has, lacks, complete), weakest)
        }
    }
}

fn set_value(
    id: FactId,
    fact: &Fact,
    (has, lacks, complete): (&[StatedMember], &[StatedMember], bool),
    weakest: Evidence,
) -> Value {
    let counts = |member: &&StatedMember| member.provenance.evidence() <= weakest;
    let names = |members: &[StatedMember]| -> Vec<Arc<str>> {
        members.iter().filter(counts).map(|member| member.id.clone()).collect()
    };
    let all_count = has.iter().all(|member| counts(&member));
    let (mut has, lacks) = (names(has), names(lacks));
    let members = match &fact.ty {
        Type::List(item) => match item.as_ref() {
            Type::Member(members) => Some(members),
            _ => None,
        },
        _ => None,
    };
    // A set has no order of its own: its members come in that of their declaration, others behind.
    let listed = |id: &Arc<str>| members.and_then(|members| members.list.iter().position(|member| member.id == *id));
    has.sort_by_key(|id| listed(id).unwrap_or(usize::MAX));
    let closed = members.filter(|members| !members.open);
    let universe: Option<Arc<[Arc<str>]>> =
        closed.map(|members| members.list.iter().map(|member| member.id.clone()).collect());
    let set = PartialSet { has, lacks, universe };
    let settled = set.universe.as_ref().is_some_and(|all| all.iter().all(|member| set.contains(member).is_some()));
    if (complete && all_count) || settled {
        return Value::list(set.has.into_iter().map(Value::String));
    }
    if set.has.is_empty() && set.lacks.is_empty() && set.universe.is_none() {
        return Value::missing(id);
    }
    Value::Partial(Arc::new(Partial { facts: FactSet::one(id), known: Known::Set(set) }))
}
