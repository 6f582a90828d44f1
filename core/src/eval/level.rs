//! Levels of indexes: means of grades, rounded down. Grades that are missing leave an interval.

use super::{Evaluator, Inputs, Outcome, evaluate};
use crate::assessment::Mean;
use crate::ir::{ExprId, IndexId, Level};
use crate::ops;
use crate::partial::FactSet;
use crate::ruleset::{Element, Factor, Index};
use crate::schema::FactId;
use crate::value::{EvalError, Value};

/// The lowest and the highest grade: what a missing one counts as.
const LOWEST: i64 = 1;
const HIGHEST: i64 = 5;

/// What an element or factor comes to in the reading that the parameters choose.
pub(crate) enum Reading {
    /// Its level, as far as it is known.
    Level(Value),
    /// It is no part of the tree in this reading.
    Absent,
    /// Which reading holds is not known until these facts are.
    Open(FactSet),
}

impl Reading {
    fn outcome(self, name: &str) -> Outcome {
        match self {
            Reading::Level(level) => Ok(level),
            Reading::Absent => Err(EvalError::NotInReading(name.to_owned())),
            Reading::Open(facts) => Ok(Value::unknown(facts)),
        }
    }
}

impl Evaluator<'_> {
    pub(super) fn level(&self, id: IndexId, level: Level) -> Outcome {
        let inputs = self.inputs;
        let Some(index) = inputs.indexes.get(id.0 as usize) else { return Ok(Value::Null) };
        // Every grade that is read counts as a step: an index is as large as its author made it.
        for _ in index.factors_of(level).iter().flat_map(|factor| &factor.indicators) {
            self.charge(1)?;
        }
        let elements = || index.elements.iter().map(|element| element_reading(inputs, index, element));
        let factors = || index.factors().map(|factor| factor_reading(inputs, factor));
        match level {
            Level::Element(at) => match index.elements.get(at) {
                Some(element) => element_reading(inputs, index, element)?.outcome(&element.name),
                None => Ok(Value::Null),
            },
            Level::Factor(..) => match index.factors_of(level).first() {
                Some(factor) => factor_reading(inputs, factor)?.outcome(&factor.name),
                None => Ok(Value::Null),
            },
            Level::Elements => list(elements()),
            Level::Factors => list(factors()),
            Level::KnownElements => Ok(count_known(elements())),
            Level::KnownFactors => Ok(count_known(factors())),
        }
    }
}

/// The levels that are part of the tree, in order.
fn list(readings: impl Iterator<Item = Result<Reading, EvalError>>) -> Outcome {
    let mut levels = Vec::new();
    let mut open: Option<FactSet> = None;
    for reading in readings {
        match reading? {
            Reading::Level(level) => levels.push(level),
            Reading::Absent => {}
            Reading::Open(facts) => open = Some(open.unwrap_or_default().union(&facts)),
        }
    }
    Ok(open.map_or_else(|| Value::list(levels), Value::unknown))
}

fn count_known(readings: impl Iterator<Item = Result<Reading, EvalError>>) -> Value {
    let known = readings.filter(|reading| matches!(reading, Ok(Reading::Level(Value::Int(_))))).count();
    Value::Int(i64::try_from(known).unwrap_or(i64::MAX))
}

/// What a factor comes to: the mean of its grades, rounded down.
pub(crate) fn factor_reading(inputs: Inputs<'_>, factor: &Factor) -> Result<Reading, EvalError> {
    let level = || Reading::Level(floor_mean(&grades(inputs, &factor.indicators)));
    match factor.when {
        None => Ok(level()),
        Some(when) => Ok(match condition(inputs, when)? {
            Ok(true) => level(),
            Ok(false) => Reading::Absent,
            Err(facts) => Reading::Open(facts),
        }),
    }
}

/// What an element comes to: the mean of its factors' levels, or of its grades, rounded down.
pub(crate) fn element_reading(inputs: Inputs<'_>, index: &Index, element: &Element) -> Result<Reading, EvalError> {
    let mean = match mean(inputs, index)? {
        Ok(mean) => mean,
        Err(facts) => return Ok(Reading::Open(facts)),
    };
    let mut parts = Vec::new();
    let mut open: Option<FactSet> = None;
    for factor in &element.factors {
        match (factor_reading(inputs, factor)?, mean) {
            (Reading::Level(level), Mean::Factors) => parts.push(level),
            (Reading::Level(_), Mean::Indicators) => parts.extend(grades(inputs, &factor.indicators)),
            (Reading::Absent, _) => {}
            (Reading::Open(facts), _) => open = Some(open.unwrap_or_default().union(&facts)),
        }
    }
    Ok(match open {
        Some(facts) => Reading::Open(facts),
        None if parts.is_empty() => Reading::Absent,
        None => Reading::Level(floor_mean(&parts)),
    })
}

/// Of what an element's level is the mean, or the facts that would tell.
pub(crate) fn mean(inputs: Inputs<'_>, index: &Index) -> Result<Result<Mean, FactSet>, EvalError> {
    for (mean, when) in &index.means {
        match condition(inputs, *when)? {
            Ok(true) => return Ok(Ok(*mean)),
            Ok(false) => {}
            Err(facts) => return Ok(Err(facts)),
        }
    }
    Ok(Ok(index.mean))
}

/// A condition on parameters, or the facts that keep it open: a parameter may hang on the region's level or date.
fn condition(inputs: Inputs<'_>, when: ExprId) -> Result<Result<bool, FactSet>, EvalError> {
    match evaluate(inputs, when)? {
        Value::Bool(holds) => Ok(Ok(holds)),
        Value::Partial(partial) => Ok(Err(partial.facts.clone())),
        other => Err(EvalError::NoOverload(other.type_name().to_owned())),
    }
}

fn grades(inputs: Inputs<'_>, indicators: &[FactId]) -> Vec<Value> {
    let grade = |id: &FactId| inputs.facts.get(id.0 as usize).cloned().unwrap_or_else(|| Value::missing(*id));
    indicators.iter().map(grade).collect()
}

/// The mean of levels, rounded down. What is missing counts as the lowest and as the highest; where nothing at all is
/// known, neither is the mean.
fn floor_mean(levels: &[Value]) -> Value {
    let facts = ops::facts_of(levels);
    if levels.iter().all(|level| ops::bounds(level).is_none()) {
        return Value::unknown(facts);
    }
    let whole = |end: Option<Value>, missing: i64| match end {
        Some(Value::Int(level)) => level.clamp(LOWEST, HIGHEST),
        _ => missing,
    };
    let ends = levels.iter().map(|level| ops::bounds(level).unwrap_or((None, None)));
    let ends: Vec<(i64, i64)> = ends.map(|(min, max)| (whole(min, LOWEST), whole(max, HIGHEST))).collect();
    let count = i64::try_from(ends.len()).unwrap_or(i64::MAX);
    let min = ends.iter().map(|(min, _)| min).sum::<i64>().checked_div(count);
    let max = ends.iter().map(|(_, max)| max).sum::<i64>().checked_div(count);
    ops::between(min.map(Value::Int), max.map(Value::Int), facts)
}
