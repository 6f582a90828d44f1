//! `zen-expression`: one bytecode a rule, run by one virtual machine over one object of facts. It does not check types.

use serde_json::{Value, json};
use zen_expression::expression::Standard;
use zen_expression::scope::Scope;
use zen_expression::variable::Variable;
use zen_expression::vm::VM;
use zen_expression::{Expression, Isolate};

use super::{Engine, Failure, Outcome, Rules};
use crate::syntax::{Syntax, infix};
use crate::workload::{Condition, Fact, Profile};

const SYNTAX: Syntax = Syntax { prefix: "", words: ("and", "or", "not "), within: infix };

/// The rules as ZEN expressions.
pub struct Zen(Vec<String>);

impl Zen {
    /// Writes the rules.
    pub fn new(rules: &[Condition]) -> Zen {
        Zen(rules.iter().map(|rule| SYNTAX.write(rule)).collect())
    }
}

struct Programs {
    programs: Vec<Expression<Standard>>,
    machine: VM,
    facts: Scope,
}

impl Engine for Zen {
    fn name(&self) -> &'static str {
        "zen-expression"
    }

    fn compile(&self) -> Result<Box<dyn Rules + '_>, Failure> {
        let mut isolate = Isolate::new();
        let programs = self.0.iter().map(|text| isolate.compile_standard(text)).collect::<Result<_, _>>()?;
        Ok(Box::new(Programs { programs, machine: VM::new(), facts: Scope::default() }))
    }
}

impl Rules for Programs {
    fn read(&mut self, profile: &Profile) -> Result<(), Failure> {
        let facts = profile.facts().into_iter().map(|(name, fact)| {
            let value = match fact {
                Fact::Number(number) => json!(number),
                Fact::Flag(flag) => json!(flag),
                Fact::Choice(member) => json!(member),
                Fact::Set(members) => json!(members),
            };
            (name, value)
        });
        self.facts = Scope::new(Variable::from(Value::Object(facts.collect())));
        Ok(())
    }

    fn outcomes(&mut self, into: &mut Vec<Outcome>) -> Result<(), Failure> {
        for program in &self.programs {
            into.push(match program.evaluate_with_scope(&self.facts, &mut self.machine) {
                Ok(Variable::Bool(holds)) => Outcome::of(Some(holds)),
                _ => Outcome::Error,
            });
        }
        Ok(())
    }
}
