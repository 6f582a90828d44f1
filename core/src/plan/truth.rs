//! Truths as bits, and what conditions make of them by looking them up.
//!
//! Every operator on truths asks only which of them it meets, not how many of each or in what order. So a step joins two
//! truths into the set of truths met, and a table says what the operator makes of that set.

use crate::assessment::Outcome;

/// One of the four constants below, or a set of them.
pub(super) type Truth = u8;

pub(super) const TRUE: Truth = 1;
pub(super) const FALSE: Truth = 2;
pub(super) const UNKNOWN: Truth = 4;
pub(super) const ERROR: Truth = 8;

/// How a step joins two truths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Join {
    /// `a && b`: false settles it, and unknown wins over an error.
    And,
    /// `a || b`: true settles it, and unknown wins over an error.
    Or,
    /// `!a`, which joins `a` with itself.
    Not,
    /// `a == b` of truths, which need both.
    Same,
    /// `a != b` of truths.
    Differ,
    /// An error, an unknown and a false win in this order. `c ? a : b` is `gate(c == c, c && a || !c && b)`: its condition,
    /// unlike the operand of an *and*, has to be told whatever the rest is.
    Gate,
}

impl Join {
    const ALL: [Join; 6] = [Join::And, Join::Or, Join::Not, Join::Same, Join::Differ, Join::Gate];

    /// What it makes of a set of truths.
    const fn of(self, met: Truth) -> Truth {
        let (has_true, has_false) = (met & TRUE != 0, met & FALSE != 0);
        let not_told = if met & UNKNOWN != 0 { UNKNOWN } else { ERROR };
        let told = met & (UNKNOWN | ERROR) == 0;
        match self {
            Join::And if has_false => FALSE,
            Join::Or if has_true => TRUE,
            Join::Gate if met & ERROR != 0 => ERROR,
            _ if !told => not_told,
            Join::And => TRUE,
            Join::Or => FALSE,
            Join::Not | Join::Gate => truth(matches!(self, Join::Not) == has_false),
            Join::Same => truth(!(has_true && has_false)),
            Join::Differ => truth(has_true && has_false),
        }
    }

    /// What [`joined`] is asked with for this join.
    pub const fn code(self) -> u8 {
        (self as u8) << 4
    }
}

const fn truth(holds: bool) -> Truth {
    if holds { TRUE } else { FALSE }
}

/// By code of the join and set of truths met. The sets that would make it larger than a byte can address do not occur.
const TABLE: [Truth; 256] = {
    let mut table = [ERROR; 256];
    let mut at = 0;
    while at < Join::ALL.len() << 4 {
        #[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which would refuse a wrong index")]
        {
            table[at] = Join::ALL[at >> 4].of((at & 15) as Truth);
        }
        at += 1;
    }
    table
};

/// What a join makes of a set of truths.
pub(super) fn joined(code: u8, met: Truth) -> Truth {
    TABLE.get(usize::from(code | met)).copied().unwrap_or(ERROR)
}

/// The truth of an atom by which of its two answers the data allow to be given: neither is unknown, and both are an error,
/// because only a number that does not exist lies on both sides of another.
pub(super) fn answered(yes: bool, no: bool, negated: bool) -> Truth {
    const ANSWERS: [Truth; 8] = [UNKNOWN, TRUE, FALSE, ERROR, UNKNOWN, FALSE, TRUE, ERROR];
    let at = usize::from(yes) | usize::from(no) << 1 | usize::from(negated) << 2;
    ANSWERS.get(at).copied().unwrap_or(ERROR)
}

/// The outcome of a rule that applies when one condition holds and is met when another does.
pub(super) fn outcome(when: Truth, require: Truth) -> Outcome {
    match (when, require) {
        (TRUE, TRUE) => Outcome::Met,
        (TRUE, FALSE) => Outcome::Unmet,
        (FALSE, _) => Outcome::NotApplicable,
        (UNKNOWN, _) | (TRUE, UNKNOWN) => Outcome::Unknown,
        _ => Outcome::Error,
    }
}
