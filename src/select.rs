//! Narrowing an assessment to some tags, and telling whether it holds findings grave enough to fail on.

use guiju_core::assessment::{Assessment, Finding, GuardStatus, Outcome, Severity, Tally};

/// Keeps what concerns rules with one of the tags; the counts are of what is kept.
pub fn only(assessment: &mut Assessment, tags: &[String]) {
    if tags.is_empty() {
        return;
    }
    assessment.findings.retain(|finding| tags.iter().any(|tag| finding.has_tag(tag)));
    let findings = &assessment.findings;
    let numbers: Vec<&str> = findings.iter().map(|finding| finding.number.as_str()).collect();
    let names: Vec<&str> = findings.iter().map(|finding| finding.rule.as_str()).collect();
    let kept = |number: &String| numbers.contains(&number.as_str());
    assessment.total = tally(findings.iter());
    for entry in &mut assessment.tallies {
        entry.tally = tally(findings.iter().filter(|finding| finding.has_tag(&entry.tag)));
        entry.rules.retain(kept);
    }
    assessment.tallies.retain(|entry| entry.tally != Tally::default());
    assessment.guards.retain(|guard| guard.held.iter().any(|held| names.contains(&held.as_str())));
    let guards: Vec<&str> = assessment.guards.iter().map(|guard| guard.number.as_str()).collect();
    assessment.conflicts.retain(|conflict| names.contains(&conflict.rule.as_str()));
    // What a few tags leave out says nothing of the ruleset.
    assessment.uncovered.clear();
    // Models and indexes belong to no tag; an index stays where a rule that is kept tells its levels.
    assessment.choices.clear();
    let levels = assessment.findings.iter().flat_map(|finding| &finding.reasons).flat_map(|reason| &reason.levels);
    let told: Vec<String> = levels.filter_map(|level| level.path.split('.').nth(1).map(str::to_owned)).collect();
    assessment.indexes.retain(|index| told.contains(&index.index));
    for request in &mut assessment.data_requests {
        request.decides.retain(kept);
        request.helps.retain(kept);
        request.guards.retain(|guard| guards.contains(&guard.as_str()));
    }
    assessment.data_requests.retain(|request| !request.decides.is_empty() || !request.helps.is_empty());
    for parameter in &mut assessment.parameters {
        parameter.used_by.retain(kept);
    }
    assessment.parameters.retain(|parameter| !parameter.used_by.is_empty());
}

/// Base rules by outcome; local versions stand beside and are not counted.
fn tally<'a>(findings: impl Iterator<Item = &'a Finding>) -> Tally {
    let mut tally = Tally::default();
    for finding in findings.filter(|finding| finding.plugin.is_none() && finding.variant_of.is_none()) {
        match finding.outcome {
            Outcome::Met => tally.met += 1,
            Outcome::Unmet => tally.unmet += 1,
            Outcome::Unknown => tally.unknown += 1,
            Outcome::NotApplicable => tally.not_applicable += 1,
            Outcome::Error => tally.error += 1,
        }
    }
    tally
}

/// Whether there is a gap at least as grave as `least`, or a practice that runs without its safeguard, which is critical.
pub fn fails(assessment: &Assessment, least: Severity) -> bool {
    let gap = |finding: &Finding| finding.outcome == Outcome::Unmet && finding.severity >= least;
    let critical = assessment.guards.iter().any(|guard| guard.status == GuardStatus::Critical);
    critical || assessment.findings.iter().any(gap)
}
