//! A number as a profile can state it beyond a plain value: as a part of a whole, or between bounds.

use guiju_core::Node;
use guiju_core::profile::Table;
use guiju_core::types::Bounds;

/// What a numerator and a denominator may be.
pub const NOT_BELOW_ZERO: Bounds = Bounds { min: Some(0.0), max: None };

/// A number in parts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Parts {
    /// A ratio's numerator and denominator.
    Share(f64, f64),
    /// The least and the greatest it can be; one of them may be open.
    Between(Option<f64>, Option<f64>),
}

impl Parts {
    /// What the profile states, if it states a number in parts.
    pub fn of(stated: Option<&Node>) -> Option<Parts> {
        let table = stated?.table()?;
        let number = |key: &str| match table.get(key) {
            Some(Node::Int(number)) => Some(*number as f64),
            Some(Node::Float(number)) => Some(*number),
            _ => None,
        };
        match (number("part"), number("of"), number("min"), number("max")) {
            (Some(part), Some(whole), ..) => Some(Parts::Share(part, whole)),
            (_, _, None, None) => None,
            (_, _, min, max) => Some(Parts::Between(min, max)),
        }
    }

    /// The same in the profile's words.
    pub fn table(self) -> Table {
        let keys = match self {
            Parts::Share(part, whole) => [("part", Some(part)), ("of", Some(whole))],
            Parts::Between(min, max) => [("min", min), ("max", max)],
        };
        Table(keys.into_iter().filter_map(|(key, number)| Some((key.to_owned(), node(number?)))).collect())
    }

    /// The least and the greatest the number can be.
    pub fn ends(self) -> (f64, f64) {
        match self {
            Parts::Share(part, whole) => (part / whole, part / whole),
            Parts::Between(min, max) => (min.unwrap_or(f64::NEG_INFINITY), max.unwrap_or(f64::INFINITY)),
        }
    }
}

/// Counts stay whole numbers, as whoever reads the profile expects.
fn node(number: f64) -> Node {
    if number.fract() == 0.0 && number.abs() < 9e15 { Node::Int(number as i64) } else { Node::Float(number) }
}
