//! The data worth collecting, the most telling first.

use std::collections::BTreeMap;

use super::{Run, facts_read};
use crate::assessment::{DataRequest, Finding, GuardFinding, Missing, Outcome, Text, Truth};
use crate::schema::FactId;

#[derive(Default)]
struct Wanted {
    decides: Vec<String>,
    helps: Vec<String>,
    guards: Vec<String>,
}

impl Run<'_> {
    pub(super) fn data_requests(&self, findings: &[Finding], guards: &[GuardFinding]) -> Vec<DataRequest> {
        let mut wanted: BTreeMap<FactId, Wanted> = BTreeMap::new();
        let unknown =
            findings.iter().filter(|finding| finding.outcome == Outcome::Unknown && finding.variant_of.is_none());
        for finding in unknown {
            self.rule_wants(finding, &mut wanted);
        }
        let open = self.ruleset.guards.iter().zip(guards).filter(|(_, finding)| finding.safeguard == Truth::Unknown);
        for (guard, finding) in open {
            let relevant = !matches!(finding.running, None | Some(Truth::False)) || !finding.held.is_empty();
            for id in facts_read(self.ruleset, guard.require) {
                let entry = self.profile.entry(id);
                if relevant && !self.is_known(id) && entry.is_some() {
                    wanted.entry(id).or_default().guards.push(finding.number.clone());
                }
            }
        }
        let mut requests: Vec<DataRequest> =
            wanted.into_iter().filter_map(|(id, wanted)| self.request(id, wanted)).collect();
        // The order of the facts settles ties: the sort is stable.
        requests.sort_by_key(|request| {
            (std::cmp::Reverse(request.decides.len()), std::cmp::Reverse(request.helps.len() + request.guards.len()))
        });
        requests
    }

    fn rule_wants(&self, finding: &Finding, wanted: &mut BTreeMap<FactId, Wanted>) {
        let Some(deciding) = &finding.deciding else { return };
        let sets: Vec<&Vec<String>> =
            deciding.met.iter().chain(&deciding.unmet).chain(&deciding.not_applicable).collect();
        let mut paths: Vec<&String> = sets.iter().flat_map(|set| set.iter()).collect();
        paths.sort_unstable();
        paths.dedup();
        for path in paths {
            let Some(id) = self.ruleset.schema.find(path) else { continue };
            let alone = |sets: &[Vec<String>]| sets.iter().any(|set| matches!(set.as_slice(), [only] if only == path));
            // To decide means that the outcome is told either way, not that one lucky answer would settle it.
            let decides = alone(&deciding.met) && (alone(&deciding.unmet) || alone(&deciding.not_applicable));
            let entry = wanted.entry(id).or_default();
            let list = if decides { &mut entry.decides } else { &mut entry.helps };
            list.push(finding.number.clone());
        }
    }

    /// Who answers for a fact: as the profile says, and else as the place does.
    pub(super) fn department(&self, path: &str) -> Option<Text> {
        let local = || self.context.local.as_ref().and_then(|local| local.departments.of(path));
        self.profile.departments.of(path).or_else(local).cloned()
    }

    fn request(&self, id: FactId, wanted: Wanted) -> Option<DataRequest> {
        let fact = self.ruleset.schema.fact(id)?;
        let entry = self.profile.entry(id)?;
        let too_weak =
            !matches!(entry.given, crate::profile::Given::Nothing) && self.fact_use(id, &[])?.value.is_none();
        Some(DataRequest {
            path: fact.path.clone(),
            label: fact.label.clone(),
            definition: fact.definition.clone(),
            missing: if too_weak { Some(Missing::TooWeak) } else { entry.missing },
            department: self.department(&fact.path),
            decides: wanted.decides,
            helps: wanted.helps,
            guards: wanted.guards,
        })
    }
}
