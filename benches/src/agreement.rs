//! Whether the engines come to the same outcomes.

use crate::engines::{Engine, Failure, Outcome, Rules, all};
use crate::workload::{Condition, Profile, conditions, profile};

/// How many profiles the engines are compared over.
const PROFILES: u64 = 25;

/// How an engine does where facts are missing, counted over rules and profiles.
#[derive(Clone, Copy, Debug, Default)]
pub struct Missing {
    /// Outcomes that Kleene's logic gives too.
    pub right: usize,
    /// A true or false where the data tell neither.
    pub unfounded: usize,
    /// An error, or nothing, where Kleene's logic decides.
    pub undecided: usize,
}

/// Compares all engines over complete profiles, on which they must agree.
///
/// # Errors
///
/// The first disagreement.
pub fn check(rules: usize) -> Result<(), Failure> {
    let rules = conditions(rules);
    for engine in all(&rules) {
        let (mut once, mut often) = (engine.compile()?, engine.prepare()?);
        for seed in 0..PROFILES {
            let facts = profile(seed, 0);
            let right = expected(&rules, &facts);
            for compiled in [&mut once, &mut often] {
                let found = outcomes(compiled.as_mut(), &facts)?;
                if let Some(at) = found.iter().zip(&right).position(|(found, right)| found != right) {
                    let rule = rules.get(at);
                    return Err(format!("{}, profile {seed}: rule {at} is wrong: {rule:?}", engine.name()).into());
                }
                if found.len() != right.len() {
                    return Err(format!("{}: {} outcomes for {} rules", engine.name(), found.len(), right.len()).into());
                }
            }
        }
    }
    Ok(())
}

/// How an engine does on profiles with missing facts.
///
/// # Errors
///
/// What makes it give up altogether.
pub fn missing(engine: &dyn Engine, rules: &[Condition], percent: u64) -> Result<Missing, Failure> {
    let mut count = Missing::default();
    let mut compiled = engine.prepare()?;
    for seed in 0..PROFILES {
        let facts = profile(seed, percent);
        for (found, right) in outcomes(compiled.as_mut(), &facts)?.into_iter().zip(expected(rules, &facts)) {
            match (found, right) {
                (found, right) if found == right => count.right += 1,
                (Outcome::Error, Outcome::Unknown) => count.right += 1,
                (Outcome::Unknown | Outcome::Error, _) => count.undecided += 1,
                _ => count.unfounded += 1,
            }
        }
    }
    Ok(count)
}

fn outcomes(rules: &mut dyn Rules, facts: &Profile) -> Result<Vec<Outcome>, Failure> {
    rules.read(facts)?;
    let mut found = Vec::new();
    rules.outcomes(&mut found)?;
    Ok(found)
}

fn expected(rules: &[Condition], facts: &Profile) -> Vec<Outcome> {
    rules.iter().map(|rule| Outcome::of(rule.holds(facts))).collect()
}
