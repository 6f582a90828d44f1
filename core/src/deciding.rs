//! Which data would tell: for each outcome that can still be reached, the smallest sets of missing facts of which some values
//! force it, whatever the rest.
//!
//! They are computed over the skeleton of and, or, not and `? :`, its atoms taken as independent; macros and function calls
//! are atoms. Each step keeps only sets that hold no other, so the work stays small.

use crate::eval::{Inputs, evaluate};
use crate::ir::{Candidate, ExprId, Node};
use crate::schema::FactId;
use crate::value::Value;

/// Beyond this many missing facts the search stops being exhaustive.
pub const EXACT_FACTS: usize = 12;

/// How many sets are kept at each step beyond [`EXACT_FACTS`].
const KEPT_SETS: usize = 64;

/// Sets of facts, each a mask over the missing facts, none holding another.
type Sets = Vec<u64>;

/// The sets that can make a condition true, and those that can make it false.
#[derive(Clone, Debug, Default)]
pub struct Forcing {
    /// Sets that can make it true.
    pub to_true: Sets,
    /// Sets that can make it false.
    pub to_false: Sets,
}

/// The missing facts of a search, and whether it has been exhaustive.
#[derive(Debug, Default)]
pub struct Search {
    facts: Vec<FactId>,
    /// Whether every smallest set was found.
    pub complete: bool,
}

impl Search {
    /// A search that has met no fact yet.
    pub fn new() -> Search {
        Search { facts: Vec::new(), complete: true }
    }

    /// The facts of a set, in order of their declaration.
    pub fn facts(&self, set: u64) -> Vec<FactId> {
        let mut facts: Vec<FactId> =
            self.facts.iter().enumerate().filter(|(bit, _)| set & (1 << bit) != 0).map(|(_, fact)| *fact).collect();
        facts.sort_unstable();
        facts
    }

    fn mask(&mut self, facts: impl Iterator<Item = FactId>) -> Option<u64> {
        let mut mask = 0;
        for fact in facts {
            let known = self.facts.iter().position(|known| *known == fact);
            let bit = known.unwrap_or_else(|| {
                self.facts.push(fact);
                self.facts.len() - 1
            });
            if self.facts.len() > EXACT_FACTS {
                self.complete = false;
            }
            mask |= 1u64.checked_shl(u32::try_from(bit).ok()?)?;
        }
        Some(mask)
    }

    /// What can force a condition.
    pub fn forcing(&mut self, inputs: Inputs<'_>, expr: ExprId) -> Forcing {
        match inputs.arena.node(expr) {
            Node::Not(operand) => {
                let below = self.forcing(inputs, *operand);
                Forcing { to_true: below.to_false, to_false: below.to_true }
            }
            Node::And(operands) => self.junction(inputs, operands),
            Node::Or(operands) => {
                // De Morgan: what makes all false makes the whole false.
                let turned: Vec<Forcing> = operands.iter().map(|operand| self.forcing(inputs, *operand)).collect();
                let all = self.product(turned.iter().map(|below| &below.to_false));
                let any = self.sum(turned.iter().map(|below| &below.to_true));
                Forcing { to_true: any, to_false: all }
            }
            Node::Conditional(condition, yes, no) => self.conditional(inputs, *condition, *yes, *no),
            Node::Define(id) => match inputs.defines.get(id.0 as usize) {
                Some(define) => self.forcing(inputs, define.expr),
                None => Forcing::default(),
            },
            Node::Eligible(id, candidates) => self.eligible(inputs, *id, candidates),
            _ => self.atom(inputs, expr),
        }
    }

    /// A model's preconditions; while it is open which model, that and the preconditions of any.
    fn eligible(&mut self, inputs: Inputs<'_>, id: ExprId, candidates: &[Candidate]) -> Forcing {
        match evaluate(inputs, id) {
            Ok(Value::String(id)) => match candidates.iter().find(|candidate| candidate.id == id) {
                Some(candidate) => self.junction(inputs, &candidate.requires),
                None => Forcing { to_true: vec![], to_false: vec![0] },
            },
            Ok(Value::Partial(partial)) => {
                let Some(named) = self.mask(partial.facts.iter()).filter(|mask| *mask != 0) else {
                    return Forcing::default();
                };
                let each: Vec<Sets> =
                    candidates.iter().map(|candidate| self.junction(inputs, &candidate.requires).to_true).collect();
                let any = self.sum(each.iter());
                // A name that no model has is enough to make it false.
                Forcing { to_true: self.product([&vec![named], &any].into_iter()), to_false: vec![named] }
            }
            _ => Forcing::default(),
        }
    }

    fn junction(&mut self, inputs: Inputs<'_>, operands: &[ExprId]) -> Forcing {
        let below: Vec<Forcing> = operands.iter().map(|operand| self.forcing(inputs, *operand)).collect();
        let to_true = self.product(below.iter().map(|below| &below.to_true));
        let to_false = self.sum(below.iter().map(|below| &below.to_false));
        Forcing { to_true, to_false }
    }

    /// Branches that agree do not settle it while the condition is unknown, because they do not in an evaluation either.
    fn conditional(&mut self, inputs: Inputs<'_>, condition: ExprId, yes: ExprId, no: ExprId) -> Forcing {
        let (condition, yes, no) =
            (self.forcing(inputs, condition), self.forcing(inputs, yes), self.forcing(inputs, no));
        let mut side = |yes: &Sets, no: &Sets| {
            let taken = self.product([&condition.to_true, yes].into_iter());
            let other = self.product([&condition.to_false, no].into_iter());
            self.sum([&taken, &other].into_iter())
        };
        Forcing { to_true: side(&yes.to_true, &no.to_true), to_false: side(&yes.to_false, &no.to_false) }
    }

    fn atom(&mut self, inputs: Inputs<'_>, expr: ExprId) -> Forcing {
        match evaluate(inputs, expr) {
            Ok(Value::Bool(true)) => Forcing { to_true: vec![0], to_false: vec![] },
            Ok(Value::Bool(false)) => Forcing { to_true: vec![], to_false: vec![0] },
            Ok(Value::Partial(partial)) => match self.mask(partial.facts.iter()) {
                // Without a fact to ask for, no data can force it.
                Some(0) | None => Forcing::default(),
                Some(mask) => Forcing { to_true: vec![mask], to_false: vec![mask] },
            },
            _ => Forcing::default(),
        }
    }

    /// Sets that force every one: a set from each, joined.
    pub fn product<'s>(&mut self, parts: impl Iterator<Item = &'s Sets>) -> Sets {
        let mut all: Sets = vec![0];
        for part in parts {
            let joined = all.iter().flat_map(|set| part.iter().map(move |other| set | other)).collect();
            all = self.smallest(joined);
        }
        all
    }

    /// Sets that force at least one.
    pub fn sum<'s>(&mut self, parts: impl Iterator<Item = &'s Sets>) -> Sets {
        let all = parts.flatten().copied().collect();
        self.smallest(all)
    }

    fn smallest(&mut self, mut sets: Sets) -> Sets {
        sets.sort_unstable_by_key(|set| (set.count_ones(), *set));
        sets.dedup();
        let mut kept: Sets = Vec::new();
        for set in sets {
            if !kept.iter().any(|smaller| set & smaller == *smaller) {
                kept.push(set);
            }
            if kept.len() == KEPT_SETS && self.facts.len() > EXACT_FACTS {
                self.complete = false;
                break;
            }
        }
        kept
    }
}
