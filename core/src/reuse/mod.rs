//! What innovations made elsewhere would mean for one place: what stands in the way of each, what loading its rules changes,
//! and what its author expects of carrying it out. Nothing is ranked or scored.

mod carrying_out;
mod data;
mod loading;
mod nearness;
mod standing;
mod surpassing;

pub use data::{
    Answered, Blocker, CarryingOut, ComparedFact, ExpectedFact, LoadedRule, Loading, Nearness, Offer, Relevance, Reuse,
    RuleName, SCHEMA, Status, ToSet,
};

pub use standing::{FIT_ASSESSMENT, HIGHER_LAW};

use crate::Context;
use crate::assess::{Run, assess};
use crate::assessment::{Assessment, Citation, Finding, PluginUse};
use crate::profile::Profile;
use crate::ruleset::{Innovation, Ruleset};

/// One plugin to be judged: the rules with it, and the place's profile as those rules read it.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    /// The base rules and this plugin's.
    pub ruleset: &'a Ruleset,
    /// Its position in [`Ruleset::plugins`].
    pub plugin: usize,
    /// The place's profile, read by these rules.
    pub profile: &'a Profile,
    /// The profiles of the regions it was invented in, read by these rules, where there are any.
    pub origins: &'a [Profile],
    /// How the place is assessed; parameters are numbered as in these rules.
    pub context: &'a Context,
}

/// Judges each candidate for the place of which `base` is the assessment without any of them. What is nearest to being taken over
/// comes first; among equals what answers a gap, and then the order given stays. What was made here comes last.
pub fn reuse(base: &Assessment, candidates: &[Candidate<'_>]) -> Reuse {
    let mut plugins: Vec<Offer> = candidates.iter().filter_map(|candidate| offer(base, candidate)).collect();
    plugins.sort_by_key(|offer| (offer.own, offer.status, offer.relevance));
    Reuse {
        schema: SCHEMA.to_owned(),
        profile: base.profile.clone(),
        rulesets: base.rulesets.clone(),
        sources: base.sources.clone(),
        settings: base.settings.clone(),
        plugins,
    }
}

fn offer(base: &Assessment, candidate: &Candidate<'_>) -> Option<Offer> {
    let Candidate { ruleset, profile, context, .. } = *candidate;
    let plugin = ruleset.plugins.get(candidate.plugin)?;
    let innovations: Vec<&Innovation> =
        ruleset.innovations.iter().filter(|innovation| innovation.plugin == candidate.plugin).collect();
    let loaded = assess(ruleset, profile, context);
    let used = loaded.plugins.get(candidate.plugin)?;
    let run = Run::new(ruleset, profile, context);
    let (carrying_out, then) = carrying_out::carrying_out(&run, &loaded, candidate.plugin);
    let answers = standing::answers(base, then.as_ref(), &innovations);
    let needs = standing::needs(&run, &innovations, &used.needs);
    let to_set = standing::to_set(&run, &innovations, used);
    let mut settings = loaded.settings.clone();
    settings.retain(|setting| !base.settings.contains(setting));
    let words = |effects: &[String]| effects.iter().map(|effect| ruleset.word("effect", effect)).collect();
    let nearness = candidate.origins.iter().filter(|origin| origin.region(ruleset).as_ref() != Some(&base.profile.id));
    Some(Offer {
        higher_law_checked: plugin.higher_law_document.is_some(),
        own: plugin.origins.iter().any(|origin| origin.id == base.profile.id),
        relevance: standing::relevance(&answers),
        status: standing::status(used, &needs, &to_set),
        answers,
        blocked_by: standing::blockers(base, &run, &innovations, (&needs, &to_set)),
        undecided_by: standing::undecided(&needs),
        to_set,
        effects: words(&plugin.effects),
        unanswered: words(&plugin.unanswered),
        settings,
        note: innovations.iter().find_map(|innovation| innovation.note.clone()),
        citations: citations(&innovations),
        sources: loaded.sources.iter().filter(|source| !base.sources.contains(source)).cloned().collect(),
        carrying_out,
        nearness: nearness.map(|origin| nearness::nearness(&run, origin, candidate.plugin, &innovations)).collect(),
        plugin: PluginUse { needs, ..used.clone() },
        loading: loading::loading(base, loaded, plugin),
    })
}

/// The sources of innovations, each once.
fn citations(innovations: &[&Innovation]) -> Vec<Citation> {
    let mut citations: Vec<Citation> = Vec::new();
    for citation in innovations.iter().flat_map(|innovation| &innovation.citations) {
        if !citations.contains(citation) {
            citations.push(citation.clone());
        }
    }
    citations
}

fn rule_name(finding: &Finding) -> RuleName {
    RuleName { rule: finding.rule.clone(), number: finding.number.clone(), title: finding.title.clone() }
}
