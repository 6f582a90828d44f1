//! What is measured.

use std::hint::black_box;

use crate::agreement::{self, Missing};
use crate::engines::{Engine, Failure, Guiju, Outcome, Prose, Rules, all, assessment};
use crate::timing::{Work, medians};
use crate::workload::{Condition, conditions, profile};

/// The numbers of rules at which engines are compared.
pub const SIZES: [usize; 2] = [40, 400];
/// The numbers of rules over which this engine alone must grow in line.
pub const GROWTH: [usize; 4] = [40, 400, 4_000, 40_000];
/// How many facts of a hundred the second profile leaves out.
pub const MISSING_PERCENT: u64 = 10;
/// The profile that is measured.
const SEED: u64 = 7;

/// One engine's readings at one number of rules. Times are nanoseconds.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    /// Its name.
    pub name: &'static str,
    /// One evaluation of all rules, every fact known.
    pub evaluation: f64,
    /// The same with facts missing.
    pub with_missing: f64,
    /// Parsing, checking, compiling, and one evaluation.
    pub cold_start: f64,
    /// How it does where facts are missing.
    pub missing: Missing,
}

/// All engines at one number of rules, and what only this one does.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// How many rules.
    pub rules: usize,
    /// How many comparisons they consist of.
    pub atoms: usize,
    /// This engine first.
    pub readings: Vec<Reading>,
    /// A whole assessment with its explanation, every fact known.
    pub assessment: f64,
    /// The same with facts missing.
    pub assessment_with_missing: f64,
    /// A cold start of rules with all their prose.
    pub cold_start_with_prose: f64,
}

/// This engine at one number of rules.
#[derive(Clone, Copy, Debug)]
pub struct Growth {
    /// How many rules.
    pub rules: usize,
    /// One evaluation of all.
    pub evaluation: f64,
    /// The same rules behind a shared `when` that is false.
    pub excluded: f64,
    /// Cold start.
    pub cold_start: f64,
}

/// Measures all engines at one number of rules.
///
/// # Errors
///
/// What an engine refuses.
pub fn compare(count: usize) -> Result<Comparison, Failure> {
    let rules = conditions(count);
    let engines = all(&rules);
    let complete = evaluation(&engines, 0)?;
    let with_missing = evaluation(&engines, MISSING_PERCENT)?;
    let cold = medians(engines.iter().map(|engine| cold_start(engine.as_ref())).collect());
    let readings = engines.iter().zip(complete).zip(with_missing).zip(cold).map(
        |(((engine, evaluation), with_missing), cold_start)| {
            let missing = agreement::missing(engine.as_ref(), &rules, MISSING_PERCENT)?;
            Ok(Reading { name: engine.name(), evaluation, with_missing, cold_start, missing })
        },
    );
    let readings = readings.collect::<Result<_, Failure>>()?;
    let (assessment, assessment_with_missing) = assessments(&rules)?;
    let prose = Guiju::new(&rules, Prose::Full);
    let cold_start_with_prose = one(cold_start(&prose));
    let atoms = rules.iter().map(Condition::atoms).sum();
    Ok(Comparison { rules: count, atoms, readings, assessment, assessment_with_missing, cold_start_with_prose })
}

/// Measures how this engine grows.
///
/// # Errors
///
/// What it refuses.
pub fn growth(count: usize) -> Result<Growth, Failure> {
    let rules = conditions(count);
    let facts = profile(SEED, 0);
    // The flag is the first of the profile that is not set.
    let flag = facts.flags.iter().position(|flag| *flag == Some(false)).ok_or("the profile has every flag set")?;
    let (plain, excluded) =
        (Guiju::new(&rules, Prose::None), Guiju::with_when(&rules, Prose::None, Some(&Condition::Flag(flag))));
    let works = vec![warm(&plain, 0)?, warm(&excluded, 0)?, cold_start(&plain)];
    match medians(works).as_slice() {
        [evaluation, excluded, cold_start] => {
            Ok(Growth { rules: count, evaluation: *evaluation, excluded: *excluded, cold_start: *cold_start })
        }
        _ => Err("a time is missing".into()),
    }
}

fn evaluation(engines: &[Box<dyn Engine>], missing_percent: u64) -> Result<Vec<f64>, Failure> {
    let works = engines.iter().map(|engine| warm(engine.as_ref(), missing_percent)).collect::<Result<_, _>>()?;
    Ok(medians(works))
}

/// One evaluation of rules compiled and a profile read beforehand.
fn warm(engine: &dyn Engine, missing_percent: u64) -> Result<Work<'_>, Failure> {
    let mut rules = engine.prepare()?;
    rules.read(&profile(SEED, missing_percent))?;
    let mut outcomes = Vec::new();
    Ok(Box::new(move || {
        evaluate(rules.as_mut(), &mut outcomes);
    }))
}

/// Everything from the rules' text to the outcomes of one profile.
fn cold_start(engine: &dyn Engine) -> Work<'_> {
    let facts = profile(SEED, 0);
    let mut outcomes = Vec::new();
    Box::new(move || {
        if let Ok(mut rules) = engine.compile()
            && rules.read(&facts).is_ok()
        {
            evaluate(rules.as_mut(), &mut outcomes);
        }
    })
}

/// What fails here has failed before, when the engines were compared; a time without outcomes would be no time.
fn evaluate(rules: &mut dyn Rules, outcomes: &mut Vec<Outcome>) {
    outcomes.clear();
    let result = rules.outcomes(outcomes);
    assert!(result.is_ok() && !outcomes.is_empty(), "an engine stopped working while it was timed: {result:?}");
    black_box(outcomes);
}

fn assessments(rules: &[Condition]) -> Result<(f64, f64), Failure> {
    let guiju = Guiju::new(rules, Prose::Full);
    let compiled = guiju.ruleset()?;
    let complete = assessment(&compiled, &profile(SEED, 0))?;
    let with_missing = assessment(&compiled, &profile(SEED, MISSING_PERCENT))?;
    match medians(vec![complete, with_missing]).as_slice() {
        [complete, with_missing] => Ok((*complete, *with_missing)),
        _ => Err("a time is missing".into()),
    }
}

fn one(work: Work<'_>) -> f64 {
    medians(vec![work]).first().copied().unwrap_or(f64::NAN)
}
