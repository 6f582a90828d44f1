//! The `cel` crate: one program a rule. It does not check types beforehand.

use ::cel::{Context, Program, Value};

use super::{Engine, Failure, Outcome, Rules};
use crate::syntax::{Syntax, infix};
use crate::workload::{Condition, Fact, Profile};

const SYNTAX: Syntax = Syntax { prefix: "", words: ("&&", "||", "!"), within: infix };

/// The rules as CEL expressions.
pub struct Cel(Vec<String>);

impl Cel {
    /// Writes the rules.
    pub fn new(rules: &[Condition]) -> Cel {
        Cel(rules.iter().map(|rule| SYNTAX.write(rule)).collect())
    }
}

struct Programs {
    programs: Vec<Program>,
    facts: Context<'static, 'static>,
}

impl Engine for Cel {
    fn name(&self) -> &'static str {
        "cel"
    }

    fn compile(&self) -> Result<Box<dyn Rules + '_>, Failure> {
        let programs = self.0.iter().map(|text| Program::compile(text)).collect::<Result<_, _>>()?;
        Ok(Box::new(Programs { programs, facts: Context::default() }))
    }
}

impl Rules for Programs {
    fn read(&mut self, profile: &Profile) -> Result<(), Failure> {
        let mut facts = Context::default();
        for (name, fact) in profile.facts() {
            match fact {
                Fact::Number(number) => facts.add_variable_from_value(name, i64::try_from(number)?),
                Fact::Flag(flag) => facts.add_variable_from_value(name, flag),
                Fact::Choice(member) => facts.add_variable_from_value(name, member),
                Fact::Set(members) => facts.add_variable_from_value(name, members),
            }
        }
        self.facts = facts;
        Ok(())
    }

    fn outcomes(&mut self, into: &mut Vec<Outcome>) -> Result<(), Failure> {
        into.extend(self.programs.iter().map(|program| match program.execute(&self.facts) {
            Ok(Value::Bool(holds)) => Outcome::of(Some(holds)),
            _ => Outcome::Error,
        }));
        Ok(())
    }
}
