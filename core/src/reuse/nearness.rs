//! How a place and the region of origin agree on the facts that matter to an innovation.

use std::collections::BTreeSet;

use super::{ComparedFact, Nearness};
use crate::assess::{Run, facts_read};
use crate::ir::ExprId;
use crate::profile::Profile;
use crate::ruleset::{Innovation, Rule};
use crate::schema::FactId;

pub(super) fn nearness(here: &Run<'_>, origin: &Profile, plugin: usize, innovations: &[&Innovation]) -> Nearness {
    let there = Run::new(here.ruleset, origin, here.context);
    let mut nearness = Nearness {
        origin: there.profile_summary(),
        compared: Vec::new(),
        only_here: Vec::new(),
        only_there: Vec::new(),
        neither: 0,
    };
    for fact in facts_that_matter(here, plugin, innovations) {
        let known = |run: &Run<'_>| run.fact_use(fact, &[]).filter(|fact| fact.value.is_some());
        match (known(here), known(&there)) {
            (Some(here), Some(there)) => {
                let same = here.value == there.value;
                nearness.compared.push(ComparedFact { here, there, same });
            }
            (Some(here), None) => nearness.only_here.push(here),
            (None, Some(there)) => nearness.only_there.push(there),
            (None, None) => nearness.neither += 1,
        }
    }
    nearness
}

/// The facts that its needs, its rules and the rules it answers read, in the order of their declaration.
fn facts_that_matter(run: &Run<'_>, plugin: usize, innovations: &[&Innovation]) -> Vec<FactId> {
    let answered = |rule: &Rule| innovations.iter().any(|innovation| innovation.answers.contains(&rule.name));
    let rules = run.ruleset.rules.iter().filter(|rule| rule.plugin == Some(plugin) || answered(rule));
    let conditions = rules.flat_map(|rule| rule.when.into_iter().chain([rule.require]));
    let needs = innovations.iter().flat_map(|innovation| &innovation.needs).map(|need| need.expr);
    let read = |expr: ExprId| facts_read(run.ruleset, expr);
    let facts: BTreeSet<FactId> = conditions.chain(needs).flat_map(read).collect();
    let names = ["region.id", "region.code", "region.as_of", "region.name"];
    let is_name = |id: &FactId| {
        let path = run.ruleset.schema.fact(*id).map_or("", |fact| fact.path.as_str());
        names.iter().any(|name| path.starts_with(name))
    };
    facts.into_iter().filter(|fact| !is_name(fact)).collect()
}
