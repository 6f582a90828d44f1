//! Two assessments beside each other: two regions, two dates of one, or the same data under different rules.

mod causes;
mod holds;
mod series;

pub use series::{SeriesFault, days_between, in_order, series};

use crate::assessment::{
    Assessment, FactUse, Finding, Grade, GuardFinding, IndexFinding, ModelFinding, Outcome, ParameterUse,
};
use crate::comparison::{
    Change, Comparison, FactChange, FactChanges, GuardChange, IndexComparison, LevelPair, ModelChange, OutcomeChange,
    ParameterChange, ParameterSide, RuleChange, RulePart, SCHEMA, Side,
};

/// Compares two assessments. Nothing is weighed, counted against each other or ranked.
pub fn compare(left: &Assessment, right: &Assessment) -> Comparison {
    let facts = facts(left, right);
    let parameters = parameters(left, right);
    Comparison {
        schema: SCHEMA.to_owned(),
        left: side(left),
        right: side(right),
        rules: rules(left, right),
        outcomes: outcomes(left, right, &facts, &parameters),
        facts,
        parameters,
        indexes: indexes(left, right),
        guards: guards(left, right),
        holds: holds::changes(left, right),
        models: models(left, right),
    }
}

fn side(assessment: &Assessment) -> Side {
    Side {
        profile: assessment.profile.clone(),
        rulesets: assessment.rulesets.clone(),
        settings: assessment.settings.clone(),
    }
}

/// Pairs what both or either have under one key: first in the order of the left, then what the right has beside.
fn pairs<'a, T>(left: &'a [T], right: &'a [T], key: fn(&T) -> &str) -> Vec<(Option<&'a T>, Option<&'a T>)> {
    let find = |list: &'a [T], wanted: &str| list.iter().find(|one| key(one) == wanted);
    let mut pairs: Vec<_> = left.iter().map(|one| (Some(one), find(right, key(one)))).collect();
    pairs.extend(right.iter().filter(|one| find(left, key(one)).is_none()).map(|one| (None, Some(one))));
    pairs
}

/// Name and date say whose data it is; that two regions have different ones is no difference of theirs.
fn is_name(fact: &FactUse) -> bool {
    let names = ["region.id", "region.code", "region.as_of", "region.name"];
    names
        .iter()
        .any(|name| fact.path == *name || fact.path.strip_prefix(name).is_some_and(|rest| rest.starts_with('.')))
}

fn facts(left: &Assessment, right: &Assessment) -> FactChanges {
    let known = |facts: &[FactUse]| -> Vec<FactUse> {
        facts.iter().filter(|fact| fact.value.is_some() && !is_name(fact)).cloned().collect()
    };
    let (left, right) = (known(&left.facts), known(&right.facts));
    let mut changes = FactChanges::default();
    for pair in pairs(&left, &right, |fact| &fact.path) {
        match pair {
            (Some(left), Some(right)) if left.value == right.value => changes.same += 1,
            (Some(left), Some(right)) => {
                changes.changed.push(FactChange { left: left.clone(), right: right.clone() });
            }
            (Some(left), None) => changes.no_longer_known.push(left.clone()),
            (None, Some(right)) => changes.newly_known.push(right.clone()),
            (None, None) => {}
        }
    }
    changes
}

fn rules(left: &Assessment, right: &Assessment) -> Vec<RuleChange> {
    let changes = pairs(&left.findings, &right.findings, |finding| &finding.rule).into_iter().filter_map(|pair| {
        let (shown, change, parts) = match pair {
            (Some(left), Some(right)) => (right, Change::Changed, parts(left, right)),
            (Some(left), None) => (left, Change::Removed, Vec::new()),
            (None, Some(right)) => (right, Change::Added, Vec::new()),
            (None, None) => return None,
        };
        let (rule, number, title) = (shown.rule.clone(), shown.number.clone(), shown.title.clone());
        (change != Change::Changed || !parts.is_empty()).then_some(RuleChange { rule, number, title, change, parts })
    });
    changes.collect()
}

/// The clauses in which a rule differs. What hangs on the data, such as its severity there, is no part of the rule.
fn parts(left: &Finding, right: &Finding) -> Vec<RulePart> {
    let parts = [
        (RulePart::Number, left.number != right.number),
        (RulePart::Title, left.title != right.title),
        (RulePart::When, left.when != right.when),
        (RulePart::Require, left.require != right.require),
        (RulePart::Basis, left.basis != right.basis),
        (RulePart::Tags, left.tags != right.tags),
        (RulePart::Effects, left.effects != right.effects),
        (RulePart::Citations, left.citations != right.citations),
        (RulePart::Note, left.note != right.note),
    ];
    parts.into_iter().filter(|(_, differs)| *differs).map(|(part, _)| part).collect()
}

fn parameters(left: &Assessment, right: &Assessment) -> Vec<ParameterChange> {
    let as_side = |parameter: &ParameterUse| ParameterSide {
        value: parameter.value.clone(),
        basis: parameter.basis,
        given_by: parameter.given_by,
    };
    let changes = pairs(&left.parameters, &right.parameters, |parameter| &parameter.name).into_iter();
    let changes = changes.filter_map(|(left, right)| {
        let shown = right.or(left)?;
        let (before, after) = (left.map(as_side), right.map(as_side));
        let (name, title) = (shown.name.clone(), shown.title.clone());
        (before != after).then_some(ParameterChange { name, title, left: before, right: after })
    });
    changes.collect()
}

fn outcomes(
    left: &Assessment,
    right: &Assessment,
    facts: &FactChanges,
    parameters: &[ParameterChange],
) -> Vec<OutcomeChange> {
    let differing = |pair: (Option<&Finding>, Option<&Finding>)| match pair {
        (Some(before), Some(after)) if before.outcome != after.outcome => Some(OutcomeChange {
            rule: after.rule.clone(),
            number: after.number.clone(),
            title: after.title.clone(),
            left: before.outcome,
            right: after.outcome,
            causes: causes::of((left, before), (right, after), facts, parameters),
        }),
        _ => None,
    };
    pairs(&left.findings, &right.findings, |finding| &finding.rule).into_iter().filter_map(differing).collect()
}

fn indexes(left: &Assessment, right: &Assessment) -> Vec<IndexComparison> {
    let both = pairs(&left.indexes, &right.indexes, |index| &index.index).into_iter();
    both.filter_map(|(left, right)| Some(index(left?, right?))).collect()
}

fn index(left: &IndexFinding, right: &IndexFinding) -> IndexComparison {
    let (elements, factors) = (level_pairs(left, right, 2), level_pairs(left, right, 3));
    let tree = |index: &IndexFinding| levels(index).into_iter().map(|(path, ..)| path).collect::<Vec<_>>();
    IndexComparison {
        index: right.index.clone(),
        title: right.title.clone(),
        scale: right.scale.clone(),
        same_method: left.mean == right.mean && tree(left) == tree(right),
        elements,
        factors,
    }
}

/// The levels of elements, whose paths have two dots, or of factors, whose paths have three, beyond the dots of the name.
fn level_pairs(left: &IndexFinding, right: &IndexFinding, depth: usize) -> Vec<LevelPair> {
    let depth = depth + left.index.matches('.').count();
    let at_depth = |index: &IndexFinding| -> Vec<NamedLevel> {
        levels(index).into_iter().filter(|(path, ..)| path.matches('.').count() == depth).collect()
    };
    let (left, right) = (at_depth(left), at_depth(right));
    let both = pairs(&left, &right, |(path, ..)| path).into_iter();
    both.filter_map(|(left, right)| {
        let (path, title, _) = right.or(left)?;
        let level = |side: Option<&NamedLevel>| side.and_then(|(.., level)| *level);
        Some(LevelPair { path: path.clone(), title: title.clone(), left: level(left), right: level(right) })
    })
    .collect()
}

/// A path, what readers call it, and its level.
type NamedLevel = (String, crate::assessment::Text, Option<Grade>);

/// Every level of an index by its path, elements before their factors.
fn levels(index: &IndexFinding) -> Vec<NamedLevel> {
    let mut levels = Vec::new();
    for element in &index.elements {
        let path = format!("index.{}.{}", index.index, element.element);
        levels.push((path.clone(), element.title.clone(), element.level));
        let factors = element.factors.iter();
        levels.extend(factors.map(|one| (format!("{path}.{}", one.factor), one.title.clone(), one.level)));
    }
    levels
}

fn guards(left: &Assessment, right: &Assessment) -> Vec<GuardChange> {
    let status = |guard: Option<&GuardFinding>| guard.map(|guard| guard.status);
    let all = pairs(&left.guards, &right.guards, |guard| &guard.guard).into_iter();
    all.filter(|(left, right)| status(*left) != status(*right))
        .filter_map(|(left, right)| {
            let shown = right.or(left)?;
            Some(GuardChange {
                guard: shown.guard.clone(),
                number: shown.number.clone(),
                title: shown.title.clone(),
                left: status(left),
                right: status(right),
            })
        })
        .collect()
}

/// Every model of an assessment.
fn all_models(assessment: &Assessment) -> Vec<ModelFinding> {
    assessment.choices.iter().flat_map(|choice| choice.models.iter().cloned()).collect()
}

fn models(left: &Assessment, right: &Assessment) -> Vec<ModelChange> {
    let (left, right) = (all_models(left), all_models(right));
    let both = pairs(&left, &right, |model| &model.model).into_iter();
    both.filter_map(|(left, right)| {
        let (left, right) = (left?, right?);
        let (model, title) = (right.model.clone(), right.title.clone());
        (left.band != right.band).then_some(ModelChange { model, title, left: left.band, right: right.band })
    })
    .collect()
}

/// Whether a rule's recommendation is advised, and so could wait for a safeguard.
fn is_advised(finding: &Finding) -> bool {
    finding.outcome == Outcome::Unmet
}
