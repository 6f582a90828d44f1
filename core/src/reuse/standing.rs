//! What stands in the way of an innovation, and whether it is wanted here at all.

use super::{Answered, Blocker, LocalParameter, Relevance, Status, rule_name};
use crate::assess::{Run, params_read};
use crate::assessment::{Argument, Assessment, Finding, Hold, Outcome, Truth};
use crate::format::Style;
use crate::ir::{ExprId, Node};
use crate::ruleset::Innovation;

/// The guard that asks for the local fit assessment. What waits for nothing else waits for the place itself.
pub const FIT_ASSESSMENT: &str = "local_fit";

/// The base rules that innovations answer, and what they come to.
pub(super) fn answers(base: &Assessment, innovations: &[&Innovation]) -> Vec<Answered> {
    let mut names: Vec<&String> = Vec::new();
    for name in innovations.iter().flat_map(|innovation| &innovation.answers) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let findings = names.into_iter().filter_map(|name| base.findings.iter().find(|finding| finding.rule == *name));
    findings.map(answered).collect()
}

pub(super) fn answered(finding: &Finding) -> Answered {
    Answered { rule: rule_name(finding), outcome: finding.outcome, severity: finding.severity }
}

pub(super) fn relevance(answers: &[Answered]) -> Relevance {
    let any = |outcome: Outcome| answers.iter().any(|answer| answer.outcome == outcome);
    match (any(Outcome::Unmet), any(Outcome::Unknown)) {
        (true, _) => Relevance::Gap,
        (false, true) => Relevance::Unknown,
        (false, false) => Relevance::Other,
    }
}

/// What a place must have first. A need that fails only because something is not stated is not known: silence is no failure.
pub(super) fn needs(run: &Run<'_>, innovations: &[&Innovation], needs: &[Argument]) -> Vec<Argument> {
    let conditions = innovations.iter().flat_map(|innovation| &innovation.needs);
    let told = needs.iter().zip(conditions).map(|(need, condition)| {
        let unstated = need.value == Truth::False && only_unstated(run, condition.expr);
        Argument { value: if unstated { Truth::Unknown } else { need.value }, ..need.clone() }
    });
    told.collect()
}

fn only_unstated(run: &Run<'_>, expr: ExprId) -> bool {
    let parts = run.deciding_parts(run.inputs(), expr);
    !parts.is_empty() && parts.iter().all(|part| matches!(run.ruleset.arena.node(part.expr), Node::Known(_)))
}

pub(super) fn status(needs: &[Argument], holds: &[Hold]) -> Status {
    if needs.iter().any(|need| need.value == Truth::False) {
        Status::Blocked
    } else if holds.iter().any(|hold| hold.guard != FIT_ASSESSMENT) {
        Status::Held
    } else if needs.iter().any(|need| need.value != Truth::True) {
        Status::Undecided
    } else if holds.is_empty() {
        Status::Ready
    } else {
        Status::AwaitsFit
    }
}

/// What the place is known to lack. A gap that hangs on the same facts says how to come by it.
pub(super) fn blockers(
    base: &Assessment,
    run: &Run<'_>,
    innovations: &[&Innovation],
    needs: &[Argument],
) -> Vec<Blocker> {
    let conditions = innovations.iter().flat_map(|one| one.needs.iter().map(|need| (&one.localise, need.expr)));
    let lacking = needs.iter().zip(conditions).filter(|(need, _)| need.value == Truth::False);
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
    for fact in open.flat_map(|need| &need.facts) {
        if !paths.contains(&fact.path) {
            paths.push(fact.path.clone());
        }
    }
    paths
}

/// The parameters that innovations leave to each place. Guards read what the plugin itself gives them.
pub(super) fn localised(run: &Run<'_>, innovations: &[&Innovation]) -> Vec<LocalParameter> {
    let names = innovations.iter().flat_map(|innovation| &innovation.localise);
    let parameter = |name: &String| {
        let index = run.ruleset.params.iter().position(|param| param.name == *name)?;
        let param = run.ruleset.params.get(index)?;
        let style = Style { ruleset: run.ruleset, ty: &param.ty, quantity: &param.quantity, format: None };
        Some(LocalParameter {
            name: param.name.clone(),
            title: param.title.clone(),
            given: style.show(run.guard_inputs(None).params.get(index)?),
            value: style.show(run.inputs().params.get(index)?),
            basis: param.basis,
            note: param.note.clone(),
        })
    };
    names.filter_map(parameter).collect()
}
