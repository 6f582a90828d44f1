//! What stands in the way of an innovation, and whether it is wanted here at all.

use super::{Answered, Blocker, Relevance, Status, ToSet, rule_name};
use crate::assess::{Run, facts_read, params_read};
use crate::assessment::{Argument, Assessment, Finding, FitStatus, LocalParameter, Outcome, PluginUse, Truth};
use crate::ir::{ExprId, Node};
use crate::ruleset::{Innovation, Param};

/// The guard that asks for the local fit assessment. What waits for nothing else waits for the place itself.
pub const FIT_ASSESSMENT: &str = "local_fit";

/// The guard that asks for a check against higher law, which the place records together with the fit.
pub const HIGHER_LAW: &str = "higher_law";

/// The base rules that innovations answer, what they come to, and what they would come to `then`.
pub(super) fn answers(base: &Assessment, then: Option<&Assessment>, innovations: &[&Innovation]) -> Vec<Answered> {
    let mut names: Vec<&String> = Vec::new();
    for name in innovations.iter().flat_map(|innovation| &innovation.answers) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let findings = names.into_iter().filter_map(|name| finding(base, name));
    findings.map(|found| answered(found, then.and_then(|then| finding(then, &found.rule)))).collect()
}

fn finding<'a>(assessment: &'a Assessment, name: &str) -> Option<&'a Finding> {
    assessment.findings.iter().find(|finding| finding.rule == name)
}

pub(super) fn answered(finding: &Finding, then: Option<&Finding>) -> Answered {
    Answered {
        rule: rule_name(finding),
        outcome: finding.outcome,
        severity: finding.severity,
        then: then.map(|then| then.outcome),
    }
}

/// A gap that stays one, even if what is expected came true, is none that an innovation answers.
pub(super) fn relevance(answers: &[Answered]) -> Relevance {
    let is_mended = |answer: &Answered| answer.outcome == Outcome::Unmet && answer.then != Some(Outcome::Unmet);
    if answers.iter().any(is_mended) {
        Relevance::Gap
    } else if answers.iter().any(|answer| answer.outcome == Outcome::Unknown) {
        Relevance::Unknown
    } else {
        Relevance::Other
    }
}

/// What a place must have first. A need that fails only because something is not stated is not known: silence is no failure.
pub(super) fn needs(run: &Run<'_>, innovations: &[&Innovation], needs: &[Argument]) -> Vec<Argument> {
    let conditions = innovations.iter().flat_map(|innovation| &innovation.needs);
    let told = needs.iter().zip(conditions).map(|(need, condition)| {
        let mut need = need.clone();
        if need.value == Truth::False && only_unstated(run, condition.expr) {
            need.value = Truth::Unknown;
            need.lacking = need.facts.iter().map(|fact| fact.path.clone()).collect();
        }
        need
    });
    told.collect()
}

fn only_unstated(run: &Run<'_>, expr: ExprId) -> bool {
    let parts = run.deciding_parts(run.inputs(), expr);
    !parts.is_empty() && parts.iter().all(|part| matches!(run.ruleset.arena.node(part.expr), Node::Known(_)))
}

/// The needs that fail only because the place has not filled in what is left to it.
pub(super) fn to_set(run: &Run<'_>, innovations: &[&Innovation], used: &PluginUse) -> Vec<ToSet> {
    let conditions = innovations.iter().flat_map(|innovation| &innovation.needs);
    let failed = used.needs.iter().zip(conditions).filter(|(need, _)| need.value == Truth::False);
    let to_set = failed.filter_map(|(need, condition)| {
        let parts = run.deciding_parts(run.inputs(), condition.expr);
        let blank = |part: &ExprId| blank_parameters(run, *part, used);
        let parts: Vec<ExprId> = parts.into_iter().map(|part| part.expr).collect();
        let rests_on_blanks = |part: &ExprId| facts_read(run.ruleset, *part).is_empty() && !blank(part).is_empty();
        let parameters = parts.iter().flat_map(blank).cloned().collect();
        let only = !parts.is_empty() && parts.iter().all(rests_on_blanks);
        only.then(|| ToSet { need: need.text.clone(), parameters })
    });
    to_set.collect()
}

fn blank_parameters<'u>(run: &Run<'_>, expr: ExprId, used: &'u PluginUse) -> Vec<&'u LocalParameter> {
    let names = params_read(run.ruleset, expr).into_iter().filter_map(|param| run.ruleset.param(param));
    let found = |param: &Param| used.local_parameters.iter().find(|local| local.unset && local.name == param.name);
    names.filter_map(found).collect()
}

/// The furthest of the things that stand in the way.
pub(super) fn status(used: &PluginUse, needs: &[Argument], to_set: &[ToSet]) -> Status {
    let is_declined = used.fit.as_ref().is_some_and(|fit| fit.status == FitStatus::Declined);
    if is_declined {
        Status::Declined
    } else if needs.iter().filter(|need| need.value == Truth::False).any(|need| !is_to_set(need, to_set)) {
        Status::Blocked
    } else if used.holds.iter().any(|hold| hold.guard != FIT_ASSESSMENT) {
        Status::Held
    } else if needs.iter().any(|need| matches!(need.value, Truth::Unknown | Truth::Error)) {
        Status::Undecided
    } else if !to_set.is_empty() {
        Status::ToSet
    } else if used.holds.is_empty() {
        Status::Ready
    } else {
        Status::AwaitsFit
    }
}

fn is_to_set(need: &Argument, to_set: &[ToSet]) -> bool {
    to_set.iter().any(|to_set| to_set.need == need.text)
}

/// What the place is known to lack. A gap that hangs on the same facts says how to come by it.
pub(super) fn blockers(
    base: &Assessment,
    run: &Run<'_>,
    innovations: &[&Innovation],
    (needs, to_set): (&[Argument], &[ToSet]),
) -> Vec<Blocker> {
    let conditions = innovations.iter().flat_map(|one| one.needs.iter().map(|need| (&one.localise, need.expr)));
    let lacking =
        needs.iter().zip(conditions).filter(|(need, _)| need.value == Truth::False && !is_to_set(need, to_set));
    let blocker = |(need, (localise, expr)): (&Argument, (&Vec<String>, ExprId))| {
        let hangs_on = |finding: &&Finding| {
            let read = || finding.reasons.iter().flat_map(|reason| &reason.facts);
            finding.outcome == Outcome::Unmet && read().any(|fact| reads(need, &fact.path))
        };
        let read = params_read(run.ruleset, expr).into_iter().filter_map(|param| run.ruleset.param(param));
        Blocker {
            need: need.text.clone(),
            facts: need.facts.clone(),
            first: base.findings.iter().filter(hangs_on).map(rule_name).collect(),
            parameters: read.map(|param| param.name.clone()).filter(|name| localise.contains(name)).collect(),
        }
    };
    lacking.map(blocker).collect()
}

/// Which region a place is tells nothing of what it could do.
fn reads(need: &Argument, path: &str) -> bool {
    !path.starts_with("region.") && need.facts.iter().any(|fact| fact.path == path)
}

/// The facts without which a need cannot be told, each once.
pub(super) fn undecided(needs: &[Argument]) -> Vec<String> {
    let mut paths: Vec<String> = Vec::new();
    let open = needs.iter().filter(|need| need.value == Truth::Unknown);
    for path in open.flat_map(|need| &need.lacking) {
        if !paths.contains(path) {
            paths.push(path.clone());
        }
    }
    paths
}
