//! One region at several dates.

use crate::assessment::{Assessment, IndexFinding, Text};
use crate::comparison::Comparison;
use crate::series::{GuardSeries, IndexSeries, LevelSeries, OutcomeSeries, SCHEMA, Series};

use super::{compare, level_pairs, side};

/// Why assessments make no series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SeriesFault {
    /// They are of different regions, here the names of two.
    Regions([Text; 2]),
    /// The profile at this place, counted from 0 as they were given, has no date.
    Undated(usize),
    /// Two are of this date.
    SameDate(String),
}

/// Puts assessments of one region beside each other, the earliest first, whichever way they were given.
///
/// # Errors
///
/// When they are of different regions, or their dates do not put them in order.
pub fn series(assessments: Vec<Assessment>) -> Result<Series, SeriesFault> {
    let all = in_order(assessments)?;
    let steps: Vec<Comparison> =
        all.iter().zip(all.iter().skip(1)).map(|(before, after)| compare(before, after)).collect();
    Ok(Series {
        schema: SCHEMA.to_owned(),
        dates: all.iter().map(side).collect(),
        totals: all.iter().map(|one| one.total).collect(),
        outcomes: outcomes(&all),
        indexes: indexes(&all, &steps),
        guards: guards(&all),
        steps,
    })
}

/// Assessments of one region in the order of their dates.
///
/// # Errors
///
/// As for [`series`].
pub fn in_order(mut assessments: Vec<Assessment>) -> Result<Vec<Assessment>, SeriesFault> {
    if let Some(place) = assessments.iter().position(|one| one.profile.as_of.is_none()) {
        return Err(SeriesFault::Undated(place));
    }
    // Dates are written so that their order is that of the texts.
    assessments.sort_by(|one, other| one.profile.as_of.cmp(&other.profile.as_of));
    for (before, after) in assessments.iter().zip(assessments.iter().skip(1)) {
        if before.profile.id != after.profile.id {
            return Err(SeriesFault::Regions([before.profile.name.clone(), after.profile.name.clone()]));
        }
        if before.profile.as_of == after.profile.as_of {
            return Err(SeriesFault::SameDate(after.profile.as_of.clone().unwrap_or_default()));
        }
    }
    Ok(assessments)
}

/// How many days lie between two assessments that are in order; `None` where one has no full date.
pub fn days_between(earlier: &Assessment, later: &Assessment) -> Option<i64> {
    let date = |one: &Assessment| one.profile.as_of.as_deref()?.parse::<jiff::civil::Date>().ok();
    Some(i64::from(date(earlier)?.until(date(later)?).ok()?.get_days()))
}

/// Everything of one kind, by name: in the order of the latest assessment, and behind it what only earlier ones have.
fn by_name<'a, T>(
    all: &'a [Assessment],
    of: fn(&'a Assessment) -> &'a [T],
    name: fn(&T) -> &str,
) -> Vec<Vec<Option<&'a T>>> {
    let mut names: Vec<&str> = Vec::new();
    for one in all.iter().rev().flat_map(of) {
        if !names.contains(&name(one)) {
            names.push(name(one));
        }
    }
    let at = |assessment: &'a Assessment, wanted: &str| of(assessment).iter().find(|one| name(one) == wanted);
    names.iter().map(|wanted| all.iter().map(|assessment| at(assessment, wanted)).collect()).collect()
}

fn differ<T: PartialEq>(values: &[T]) -> bool {
    values.iter().zip(values.iter().skip(1)).any(|(before, after)| before != after)
}

fn outcomes(all: &[Assessment]) -> Vec<OutcomeSeries> {
    let rules = by_name(all, |one| &one.findings, |finding| &finding.rule).into_iter();
    rules
        .filter_map(|findings| {
            let shown = findings.iter().rev().find_map(|finding| *finding)?;
            let outcomes: Vec<_> = findings.iter().map(|finding| finding.map(|finding| finding.outcome)).collect();
            let (rule, number, title) = (shown.rule.clone(), shown.number.clone(), shown.title.clone());
            differ(&outcomes).then_some(OutcomeSeries { rule, number, title, outcomes })
        })
        .collect()
}

fn guards(all: &[Assessment]) -> Vec<GuardSeries> {
    let guards = by_name(all, |one| &one.guards, |guard| &guard.guard).into_iter();
    guards
        .filter_map(|guards| {
            let shown = guards.iter().rev().find_map(|guard| *guard)?;
            let statuses: Vec<_> = guards.iter().map(|guard| guard.map(|guard| guard.status)).collect();
            let (guard, number, title) = (shown.guard.clone(), shown.number.clone(), shown.title.clone());
            differ(&statuses).then_some(GuardSeries { guard, number, title, statuses })
        })
        .collect()
}

fn indexes(all: &[Assessment], steps: &[Comparison]) -> Vec<IndexSeries> {
    let indexes = by_name(all, |one| &one.indexes, |index| &index.index).into_iter();
    indexes
        .filter_map(|indexes| {
            let shown = indexes.iter().rev().find_map(|index| *index)?;
            let compared = steps.iter().flat_map(|step| &step.indexes).filter(|index| index.index == shown.index);
            Some(IndexSeries {
                index: shown.index.clone(),
                title: shown.title.clone(),
                scale: shown.scale.clone(),
                same_method: compared.into_iter().all(|index| index.same_method),
                elements: levels(shown, &indexes, 2),
                factors: levels(shown, &indexes, 3),
            })
        })
        .collect()
}

/// The levels at this depth of the tree as it is in the latest assessment.
fn levels(shown: &IndexFinding, indexes: &[Option<&IndexFinding>], depth: usize) -> Vec<LevelSeries> {
    let axes = level_pairs(shown, shown, depth).into_iter();
    axes.map(|axis| {
        let level = |index: &Option<&IndexFinding>| {
            let all = super::levels((*index)?);
            all.into_iter().find(|(path, ..)| *path == axis.path).and_then(|(.., level)| level)
        };
        LevelSeries { levels: indexes.iter().map(level).collect(), path: axis.path, title: axis.title }
    })
    .collect()
}
