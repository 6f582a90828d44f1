//! The rules as a Rust function: what the same work costs when nothing is interpreted and nothing may be missing.

use super::{Engine, Failure, Outcome, Rules};
use crate::workload::{CHOICES, Condition, FLAGS, MEMBERS, NUMBERS, Profile, SETS};

include!(concat!(env!("OUT_DIR"), "/native.rs"));

/// The function that has this many rules; there is none for other numbers.
pub struct Native(usize);

impl Native {
    /// Takes the function with as many rules.
    pub fn new(rules: &[Condition]) -> Native {
        Native(rules.len())
    }
}

#[derive(Clone, Debug, Default)]
struct Facts {
    numbers: [u64; NUMBERS],
    flags: [bool; FLAGS],
    choices: [usize; CHOICES],
    sets: [[bool; MEMBERS.len()]; SETS],
}

fn value<T: Copy + Default>(values: &[Option<T>], at: usize) -> T {
    values.get(at).copied().flatten().unwrap_or_default()
}

struct Function {
    rules: fn(&Facts, &mut Vec<bool>),
    facts: Facts,
    met: Vec<bool>,
}

impl Engine for Native {
    fn name(&self) -> &'static str {
        "Rust"
    }

    fn compile(&self) -> Result<Box<dyn Rules + '_>, Failure> {
        let rules = match self.0 {
            40 => rules_40,
            400 => rules_400,
            other => return Err(format!("no function of {other} rules was built").into()),
        };
        Ok(Box::new(Function { rules, facts: Facts::default(), met: Vec::with_capacity(self.0) }))
    }
}

impl Rules for Function {
    /// What is missing is taken for zero, false and nothing: a plain function knows no better.
    fn read(&mut self, profile: &Profile) -> Result<(), Failure> {
        self.facts = Facts {
            numbers: std::array::from_fn(|at| value(&profile.numbers, at)),
            flags: std::array::from_fn(|at| value(&profile.flags, at)),
            choices: std::array::from_fn(|at| value(&profile.choices, at)),
            sets: std::array::from_fn(|at| value(&profile.sets, at)),
        };
        Ok(())
    }

    fn outcomes(&mut self, into: &mut Vec<Outcome>) -> Result<(), Failure> {
        self.met.clear();
        (self.rules)(&self.facts, &mut self.met);
        into.extend(self.met.iter().map(|met| Outcome::of(Some(*met))));
        Ok(())
    }
}
