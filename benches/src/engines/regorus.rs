//! `regorus`: one Rego module, of which one entry point gives the set of rules that are met, run by its virtual machine.

use std::fmt::Write;

use ::regorus::languages::rego::compiler::Compiler;
use ::regorus::rvm::vm::RegoVM;
use ::regorus::{Engine as Rego, Value};

use super::{Engine, Failure, Outcome, Rules};
use crate::workload::{Condition, Fact, MEMBERS, Profile};

const ENTRY: &str = "data.bench.met";

/// The rules as a Rego module.
pub struct Regorus {
    module: String,
    count: usize,
}

/// Rego has no disjunction and no negation of a conjunction inside a body: both are helper rules.
#[derive(Default)]
struct Writer {
    helpers: String,
    count: usize,
}

impl Writer {
    /// The condition as the body of a rule.
    fn body(&mut self, condition: &Condition) -> String {
        let member = |at: &usize| format!("\"{}\"", MEMBERS.get(*at).copied().unwrap_or_default());
        match condition {
            Condition::AtLeast(at, least) => format!("input.n{at} >= {least}"),
            Condition::Less(left, right) => format!("input.n{left} < input.n{right}"),
            Condition::SumAtLeast(left, right, other) => {
                format!("input.n{left} + input.n{right} >= 3 * input.n{other}")
            }
            Condition::Flag(at) => format!("input.b{at}"),
            Condition::Is(at, one) => format!("input.c{at} == {}", member(one)),
            Condition::IsEither(at, first, second) => {
                format!("input.c{at} in {{{}, {}}}", member(first), member(second))
            }
            Condition::Has(at, one) => format!("{} in input.s{at}", member(one)),
            Condition::Not(inner) => format!("not {}", self.body(inner)),
            Condition::All(parts) => parts.iter().map(|part| self.body(part)).collect::<Vec<_>>().join("; "),
            Condition::Any(parts) => {
                let bodies: Vec<String> = parts.iter().map(|part| self.body(part)).collect();
                let name = format!("any{}", self.count);
                self.count += 1;
                for body in bodies {
                    let _ = writeln!(self.helpers, "{name} if {{ {body} }}");
                }
                name
            }
        }
    }
}

impl Regorus {
    /// Writes the rules.
    pub fn new(rules: &[Condition]) -> Regorus {
        let mut writer = Writer::default();
        let mut text = "package bench\nimport rego.v1\n".to_owned();
        for (at, rule) in rules.iter().enumerate() {
            let _ = writeln!(text, "met contains {at} if {{ {} }}", writer.body(rule));
        }
        Regorus { module: text + &writer.helpers, count: rules.len() }
    }
}

struct Machine {
    machine: RegoVM,
    count: usize,
}

impl Engine for Regorus {
    fn name(&self) -> &'static str {
        "regorus"
    }

    fn compile(&self) -> Result<Box<dyn Rules + '_>, Failure> {
        let mut engine = Rego::new();
        engine.add_policy("bench.rego".to_owned(), self.module.clone())?;
        let policy = engine.compile_with_entrypoint(&ENTRY.into())?;
        let program = Compiler::compile_from_policy(&policy, &[ENTRY])?;
        let mut machine = RegoVM::new();
        machine.load_program(program);
        Ok(Box::new(Machine { machine, count: self.count }))
    }
}

impl Rules for Machine {
    fn read(&mut self, profile: &Profile) -> Result<(), Failure> {
        let facts = profile.facts().into_iter().map(|(name, fact)| {
            let value = match fact {
                Fact::Number(number) => Value::from(number),
                Fact::Flag(flag) => Value::from(flag),
                Fact::Choice(member) => Value::from(member),
                Fact::Set(members) => Value::from(members.into_iter().map(Value::from).collect::<Vec<_>>()),
            };
            (Value::from(name), value)
        });
        self.machine.set_input(Value::from(facts.collect::<std::collections::BTreeMap<_, _>>()));
        Ok(())
    }

    /// What is not in the set is not met: Rego does not tell what is false from what is not known.
    fn outcomes(&mut self, into: &mut Vec<Outcome>) -> Result<(), Failure> {
        let met = self.machine.execute()?;
        let start = into.len();
        into.resize(start + self.count, Outcome::Unmet);
        for rule in met.as_set()?.iter() {
            let at = usize::try_from(rule.as_u64()?)?;
            if let Some(slot) = into.get_mut(start + at) {
                *slot = Outcome::Met;
            }
        }
        Ok(())
    }
}
