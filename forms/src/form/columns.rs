//! The columns of the main sheet. Those in which a number can be stated otherwise than by its value stand only on forms that
//! ask for such a number.

use guiju_core::schema::Fact;
use guiju_core::types::Type;

use super::Asked;
use crate::words::{
    ALLOWED, AS_OF, AT_LEAST, AT_MOST, CHECKED_BY, CODE, DEFINITION, DENOMINATOR, DOCUMENT, FILLED_BY, INDICATOR,
    NUMBER, NUMERATOR, PRESENT, REASON, REMARK, UNIT, VALUE, Word,
};

/// All columns that a form can have, and their widths, in characters.
pub const COLUMNS: [(Word, f64); 18] = [
    (NUMBER, 5.0),
    (INDICATOR, 17.0),
    (DEFINITION, 40.0),
    (UNIT, 7.0),
    (ALLOWED, 15.0),
    (PRESENT, 19.0),
    (VALUE, 13.0),
    (NUMERATOR, 8.0),
    (DENOMINATOR, 8.0),
    (AT_LEAST, 8.0),
    (AT_MOST, 8.0),
    (AS_OF, 11.0),
    (DOCUMENT, 18.0),
    (REASON, 11.0),
    (FILLED_BY, 9.0),
    (CHECKED_BY, 9.0),
    (REMARK, 14.0),
    (CODE, 20.0),
];

/// Whether a column may be left out of a form, so that one without it is still whole.
pub fn is_optional(word: Word) -> bool {
    [NUMERATOR, DENOMINATOR, AT_LEAST, AT_MOST].contains(&word)
}

/// Whether something may be filled in below a heading for a fact: sets and lists have sheets of their own.
pub fn takes(fact: &Fact, word: Word) -> bool {
    match word {
        VALUE => !fact.is_set,
        NUMERATOR | DENOMINATOR => fact.quantity.ratio && fact.ty == Type::Double,
        AT_LEAST | AT_MOST => fact.ty.is_number(),
        _ => true,
    }
}

/// The columns of a form that asks for these facts.
pub fn columns_for(asked: &[Asked<'_>]) -> Vec<(Word, f64)> {
    let is_needed = |word: Word| !is_optional(word) || asked.iter().any(|asked| takes(asked.fact, word));
    COLUMNS.into_iter().filter(|(word, _)| is_needed(*word)).collect()
}
