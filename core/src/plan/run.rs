//! Computes the parts of a plan: short loops over like parts, in which nothing is decided by a branch.

use guiju_grammar::expr::BinaryOp;

use super::layout::{Any, Block, Computed, Pair, Step};
use super::source::{Answers, Range, held};
use super::truth::{Truth, answered, joined};

/// What has been read, and what has been computed behind it.
#[derive(Clone, Debug, Default)]
pub(super) struct Values {
    pub numbers: Vec<Range>,
    pub answers: Vec<u64>,
    pub truths: Vec<Truth>,
    /// Something is known more finely than is kept here, and was taken for unknown.
    pub is_coarse: bool,
    /// A number is known between bounds.
    pub has_interval: bool,
    /// A number could not be computed.
    pub has_failed: bool,
}

impl Values {
    /// Adds the answers to a column's questions, yeses before noes.
    pub fn answer(&mut self, answers: Answers) {
        self.answers.extend([answers.yes, answers.no]);
    }

    pub fn truth(&self, at: u32) -> Truth {
        self.truths.get(at as usize).copied().unwrap_or_default()
    }

    /// Whether truths may be wrong: a number that does not exist beside one between bounds is not known, and there is no range
    /// that comes to that.
    pub fn is_doubtful(&self) -> bool {
        self.has_interval && self.has_failed
    }

    /// Computes a block behind what is there.
    pub fn compute(&mut self, block: &Block) {
        for computed in &block.computed {
            let range = self.computed(computed);
            self.numbers.push(range);
        }
        let (numbers, answers) = (&self.numbers, &self.answers);
        self.truths.extend(block.at_least.iter().map(|pair| at_least(numbers, pair)));
        self.truths.extend(block.equal.iter().map(|pair| equal(numbers, pair)));
        self.truths.extend(block.any.iter().map(|any| self::any(answers, any)));
        for step in &block.steps {
            let truth = self.step(step);
            self.truths.push(truth);
        }
    }

    fn step(&self, step: &Step) -> Truth {
        joined(step.join, self.truth(step.left) | self.truth(step.right))
    }

    fn computed(&mut self, computed: &Computed) -> Range {
        let (left, right) = (number(&self.numbers, computed.left), number(&self.numbers, computed.right));
        if left == Range::OPEN || right == Range::OPEN {
            return Range::OPEN;
        }
        if left == Range::FAILED || right == Range::FAILED {
            return Range::FAILED;
        }
        let result = (left.min == left.max && right.min == right.max).then(|| apply(computed, left.min, right.min));
        match result.flatten() {
            Some(range) => {
                self.has_failed |= range == Range::FAILED;
                range
            }
            None => {
                self.is_coarse = true;
                Range::OPEN
            }
        }
    }
}

/// An operator applied to two known numbers; none where the result could not be held.
fn apply(computed: &Computed, left: f64, right: f64) -> Option<Range> {
    let whole = computed.arithmetic.whole;
    let result = match computed.arithmetic.op {
        BinaryOp::Add => left + right,
        BinaryOp::Subtract => left - right,
        BinaryOp::Multiply => left * right,
        BinaryOp::Divide | BinaryOp::Modulo if whole && right == 0.0 => return Some(Range::FAILED),
        BinaryOp::Divide if whole => (left as i64).checked_div(right as i64)? as f64,
        BinaryOp::Divide => left / right,
        BinaryOp::Modulo if whole => (left as i64).checked_rem(right as i64)? as f64,
        _ => return None,
    };
    held(result, whole).map(Range::point)
}

fn number(numbers: &[Range], at: u32) -> Range {
    numbers.get(at as usize).copied().unwrap_or(Range::OPEN)
}

fn at_least(numbers: &[Range], pair: &Pair) -> Truth {
    let (left, right) = (number(numbers, pair.left), number(numbers, pair.right));
    answered(left.min >= right.max, left.max < right.min, pair.negated)
}

fn equal(numbers: &[Range], pair: &Pair) -> Truth {
    let (left, right) = (number(numbers, pair.left), number(numbers, pair.right));
    let same = left.min >= right.max && right.min >= left.max;
    answered(same, left.max < right.min || right.max < left.min, pair.negated)
}

fn any(answers: &[u64], any: &Any) -> Truth {
    let at = |at: u32| answers.get(at as usize).copied().unwrap_or_default();
    answered(at(any.hits) & any.bits != 0, at(any.misses) & any.bits == any.bits, any.negated)
}
