//! The engines, each behind the same two traits.

mod cedar;
mod cel;
mod guiju;
mod native;
mod regorus;
mod zen;

use std::error::Error;

use crate::workload::{Condition, Profile};

pub use self::guiju::{Guiju, Prose, assessment};

/// What may go wrong in an engine. None of it happens in a run that is right, so it only has to be shown.
pub type Failure = Box<dyn Error>;

/// What a rule comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// True.
    Met,
    /// False.
    Unmet,
    /// Not told by the data.
    Unknown,
    /// Refused, or failed.
    Error,
}

impl Outcome {
    /// The outcome of a condition in Kleene's logic.
    pub fn of(holds: Option<bool>) -> Outcome {
        match holds {
            Some(true) => Outcome::Met,
            Some(false) => Outcome::Unmet,
            None => Outcome::Unknown,
        }
    }
}

/// An engine with the rules written in its language.
pub trait Engine {
    /// What it is called.
    fn name(&self) -> &'static str;

    /// Parses, checks as far as the engine can, and compiles.
    ///
    /// # Errors
    ///
    /// What the engine finds wrong with the rules.
    fn compile(&self) -> Result<Box<dyn Rules + '_>, Failure>;

    /// Compiles, and does besides what pays only for rules that are evaluated often.
    ///
    /// # Errors
    ///
    /// What the engine finds wrong with the rules.
    fn prepare(&self) -> Result<Box<dyn Rules + '_>, Failure> {
        self.compile()
    }
}

/// Compiled rules.
pub trait Rules {
    /// Takes a profile over into the engine's own form.
    ///
    /// # Errors
    ///
    /// What the engine finds wrong with the profile.
    fn read(&mut self, profile: &Profile) -> Result<(), Failure>;

    /// Evaluates every rule for the profile read last, and writes the outcomes behind each other in the rules' order.
    ///
    /// # Errors
    ///
    /// What makes the engine give up on all rules at once.
    fn outcomes(&mut self, into: &mut Vec<Outcome>) -> Result<(), Failure>;
}

/// All engines, this one first, with these rules.
pub fn all(rules: &[Condition]) -> Vec<Box<dyn Engine>> {
    vec![
        Box::new(Guiju::new(rules, Prose::None)),
        Box::new(zen::Zen::new(rules)),
        Box::new(cel::Cel::new(rules)),
        Box::new(regorus::Regorus::new(rules)),
        Box::new(cedar::Cedar::new(rules)),
        Box::new(native::Native::new(rules)),
    ]
}
