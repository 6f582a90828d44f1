//! What a plan asks facts and parameters beforehand: numbers as the bounds they lie between, and everything else as questions
//! answered yes, no or not at all.

use std::sync::Arc;

use crate::builtin;
use crate::ir::ParamId;
use crate::ops;
use crate::partial::Known;
use crate::schema::FactId;
use crate::value::Value;

/// A fact or a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Source {
    Fact(FactId),
    Param(ParamId),
}

/// A number that a source gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Quantity {
    /// Its value.
    Value(Source),
    /// How many members or characters it has.
    Size(Source),
}

/// Something a source answers yes or no.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Question {
    /// Whether it is true.
    IsTrue,
    /// Whether it is this text.
    Is(Arc<str>),
    /// Whether this text is among its elements.
    Has(Arc<str>),
    /// Whether nothing of it is open.
    IsKnown,
}

/// Some of the questions of one column. With `opposite` it asks whether any of them is answered *no*.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Mask {
    pub column: usize,
    pub bits: u64,
    pub opposite: bool,
}

/// Up to 64 questions to one source, each a bit.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub source: Source,
    pub questions: Vec<Question>,
}

/// The answers to a column's questions, as bits; a question that neither has is not answered.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Answers {
    pub yes: u64,
    pub no: u64,
}

/// A number between bounds. One that does not exist, because computing it failed, has its bounds crossed: it lies on both
/// sides of every other, and [`super::truth::answered`] makes an error of that.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Range {
    pub min: f64,
    pub max: f64,
}

impl Range {
    /// Nothing is known of it.
    pub const OPEN: Range = Range { min: f64::NEG_INFINITY, max: f64::INFINITY };
    /// It does not exist. Its bounds are finite, so that beside what is open it is open too.
    pub const FAILED: Range = Range { min: f64::MAX, max: f64::MIN };

    pub fn point(value: f64) -> Range {
        Range { min: value, max: value }
    }
}

/// Up to here every whole number is a double, and so is compared and computed with exactly.
const GREATEST: f64 = (1_u64 << 53) as f64;

/// A number that doubles can hold: whole ones exactly, and others finite and inside the range of [`Range::FAILED`].
pub(super) fn held(value: f64, whole: bool) -> Option<f64> {
    let limit = if whole { GREATEST } else { f64::MAX };
    (value.abs() < limit).then_some(value)
}

/// What was read of facts and parameters, and whether all of it could be held.
pub(super) struct Reading<'a> {
    pub facts: &'a [Value],
    pub params: &'a [Value],
    /// Something is known more finely than can be held here, and was taken for unknown.
    pub is_coarse: bool,
}

impl Reading<'_> {
    fn value(&self, source: Source) -> Option<&Value> {
        match source {
            Source::Fact(fact) => self.facts.get(fact.0 as usize),
            Source::Param(param) => self.params.get(param.0 as usize),
        }
    }

    pub fn range(&mut self, quantity: Quantity) -> Range {
        let value = match quantity {
            Quantity::Value(source) => self.value(source).cloned(),
            Quantity::Size(source) => self.value(source).and_then(size),
        };
        let range = value.as_ref().and_then(range);
        self.is_coarse |= range.is_none();
        range.unwrap_or(Range::OPEN)
    }

    pub fn answers(&mut self, column: &Column) -> Answers {
        let mut answers = Answers::default();
        let Some(value) = self.value(column.source) else { return answers };
        for (at, question) in column.questions.iter().enumerate() {
            match question.asked(value) {
                Some(true) => answers.yes |= 1 << at,
                Some(false) => answers.no |= 1 << at,
                None => {}
            }
        }
        answers
    }
}

/// The bounds of a number; none where they cannot be held.
fn range(value: &Value) -> Option<Range> {
    let Some(partial) = value.partial() else {
        return match value {
            Value::Int(value) => held(*value as f64, true).map(Range::point),
            Value::Double(value) => held(*value, false).map(Range::point),
            _ => None,
        };
    };
    let (min, max) = match &partial.known {
        Known::Nothing => return Some(Range::OPEN),
        Known::Int(interval) => {
            (interval.min.map(|min| held(min as f64, true)), interval.max.map(|max| held(max as f64, true)))
        }
        Known::Double(interval) => (interval.min.map(|min| held(min, false)), interval.max.map(|max| held(max, false))),
        _ => return None,
    };
    let (min, max) = (min.unwrap_or(Some(f64::NEG_INFINITY))?, max.unwrap_or(Some(f64::INFINITY))?);
    // Bounds that meet, or worse, are no interval as the operators understand it.
    (min < max).then_some(Range { min, max })
}

fn size(value: &Value) -> Option<Value> {
    if value.partial().is_some_and(|partial| partial.known == Known::Nothing) {
        return Some(value.clone());
    }
    (builtin::find("size")?.call)(std::slice::from_ref(value)).ok()
}

impl Question {
    /// The answer, as the operators give it.
    fn asked(&self, value: &Value) -> Option<bool> {
        match self {
            Question::IsKnown => Some(ops::deep_facts(value).iter().next().is_none()),
            Question::IsTrue => match value {
                Value::Bool(holds) => Some(*holds),
                _ => None,
            },
            Question::Is(text) => match value {
                Value::String(value) => Some(value == text),
                _ => None,
            },
            Question::Has(text) => ops::contains(value, &Value::String(text.clone())).ok().flatten(),
        }
    }
}
