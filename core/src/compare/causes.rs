//! Why a rule came to different outcomes.
//!
//! The parts that decided on one side are enough to decide it there. So where nothing they read is different, the other side
//! would have come to the same: what is different among all that either side's parts read holds every cause.

use crate::assessment::{Assessment, Finding, Grade};
use crate::comparison::{Cause, FactChanges, ParameterChange};

pub(super) fn of(
    (left_all, left): (&Assessment, &Finding),
    (right_all, right): (&Assessment, &Finding),
    facts: &FactChanges,
    parameters: &[ParameterChange],
) -> Vec<Cause> {
    let mut causes = Vec::new();
    if left.when != right.when || left.require != right.require {
        causes.push(Cause::Rule);
    }
    let reasons = || left.reasons.iter().chain(&right.reasons);
    let reads = |name: &String| reasons().any(|reason| reason.parameters.contains(name));
    let value = |side: &Option<crate::comparison::ParameterSide>| side.as_ref().map(|side| side.value.clone());
    for parameter in parameters.iter().filter(|one| value(&one.left) != value(&one.right) && reads(&one.name)) {
        causes.push(Cause::Parameter { name: parameter.name.clone() });
    }
    let mut levels: Vec<&String> = reasons().flat_map(|reason| &reason.levels).map(|level| &level.path).collect();
    levels.sort_unstable();
    levels.dedup();
    for path in levels.into_iter().filter(|path| level(left_all, path) != level(right_all, path)) {
        causes.push(Cause::Level { path: path.clone() });
    }
    let mut paths: Vec<&String> = reasons().flat_map(|reason| &reason.facts).map(|fact| &fact.path).collect();
    paths.sort_unstable();
    paths.dedup();
    causes.extend(paths.into_iter().filter_map(|path| fact(path, facts)));
    if causes.is_empty() {
        causes.push(Cause::Definition);
    }
    causes
}

fn fact(path: &str, facts: &FactChanges) -> Option<Cause> {
    let path = path.to_owned();
    if facts.changed.iter().any(|change| change.right.path == path) {
        Some(Cause::Fact { path })
    } else if facts.newly_known.iter().any(|fact| fact.path == path) {
        Some(Cause::NewlyKnown { path })
    } else if facts.no_longer_known.iter().any(|fact| fact.path == path) {
        Some(Cause::NoLongerKnown { path })
    } else {
        None
    }
}

fn level(assessment: &Assessment, path: &str) -> Option<Grade> {
    let levels = assessment.indexes.iter().flat_map(super::levels);
    levels.filter(|(known, ..)| known == path).find_map(|(.., level)| level)
}
