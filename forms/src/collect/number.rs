//! The columns in which a number is stated otherwise than by its value, and which of several statements says the most.

use guiju_core::Node;
use guiju_core::format::plain_number;
use guiju_core::schema::Fact;
use guiju_core::types::{Quantity, Type};

use super::form::{Beside, Claim, Reading, Said};
use super::grid::Grid;
use super::value::{Kind, Problem, value};
use crate::form::takes;
use crate::parts::{NOT_BELOW_ZERO, Parts};
use crate::words::{AT_LEAST, AT_MOST, DENOMINATOR, NUMERATOR, VALUE, Word};
use crate::workbook::{Area, Cell, address};

/// A cell, and the row and column it stands in.
type At<'g> = (&'g Cell, (u32, u32));

/// What may be filled in to state a fact, in the order of the columns.
pub const STATING: [Word; 5] = [VALUE, NUMERATOR, DENOMINATOR, AT_LEAST, AT_MOST];

impl Reading<'_> {
    /// Reads what a row states of a number in parts; tells whether there is anything in those columns.
    pub fn parts(&mut self, grid: &Grid<'_>, row: u32, fact: &Fact, beside: &Beside) -> bool {
        let [value, part, whole, least, most] = STATING.map(|word| self.taken(grid, row, fact, word));
        let bounded = least.or(most);
        if let Some((_, at)) = bounded.filter(|_| value.or(part).or(whole).is_some()) {
            self.problem(grid.sheet, at, &fact.path, &Problem::new("word-cell-bounds-and-value"));
            return true;
        }
        let (parts, first, last) = match (part, whole, bounded) {
            (Some(part), Some(whole), _) => (self.share(grid, fact, value, part, whole), part, whole),
            (Some((_, at)), None, _) | (None, Some((_, at)), _) => {
                let word = if part.is_some() { "word-cell-no-denominator" } else { "word-cell-no-numerator" };
                self.problem(grid.sheet, at, &fact.path, &Problem::new(word));
                return true;
            }
            (_, _, Some(first)) => (self.bounds(grid, fact, least, most), first, most.unwrap_or(first)),
            _ => return false,
        };
        if let Some(parts) = parts {
            let place = self.place(grid.sheet, names(first.1, last.1));
            let shown = match parts {
                Parts::Share(..) => format!("{}/{}", first.0.shown(), last.0.shown()),
                Parts::Between(..) => [(least, "≥"), (most, "≤")]
                    .into_iter()
                    .filter_map(|(end, sign)| Some(format!("{sign}{}", end?.0.shown())))
                    .collect::<Vec<_>>()
                    .join(" "),
            };
            let (path, said) = (fact.path.clone(), Said::Parts(parts));
            self.claims.push(Claim { path, said, shown, place, beside: beside.clone() });
        }
        true
    }

    /// A filled cell below a heading; one that this fact does not have is told.
    fn taken<'g>(&mut self, grid: &'g Grid<'_>, row: u32, fact: &Fact, word: Word) -> Option<At<'g>> {
        let (cell, at) = grid.cell(row, word)?;
        if word != VALUE && !takes(fact, word) {
            self.problem(grid.sheet, at, &fact.path, &Problem::new("word-cell-not-asked"));
            return None;
        }
        Some((cell, at))
    }

    /// A number in a cell of its own; what it is not is told.
    fn end(&mut self, grid: &Grid<'_>, fact: &Fact, (cell, at): At<'_>, kind: Kind<'_>) -> Option<f64> {
        match value(cell, kind) {
            Ok(Node::Int(number)) => Some(number as f64),
            Ok(Node::Float(number)) => Some(number),
            Ok(_) => None,
            Err(problem) => {
                self.problem(grid.sheet, at, &fact.path, &problem);
                None
            }
        }
    }

    fn share(
        &mut self,
        grid: &Grid<'_>,
        fact: &Fact,
        value: Option<At<'_>>,
        part: At<'_>,
        whole: At<'_>,
    ) -> Option<Parts> {
        let count = Kind { ty: &Type::Double, quantity: &Quantity::default(), range: NOT_BELOW_ZERO };
        let (above, below) = (self.end(grid, fact, part, count), self.end(grid, fact, whole, count));
        let (above, below) = above.zip(below)?;
        let mut refuse = |at, problem: Problem| {
            self.problem(grid.sheet, at, &fact.path, &problem);
            None
        };
        if below == 0.0 {
            return refuse(whole.1, Problem::new("word-cell-denominator-zero"));
        }
        if above > below {
            return refuse(part.1, Problem::new("word-cell-numerator-above"));
        }
        let Some((cell, at)) = value else { return Some(Parts::Share(above, below)) };
        let stated = self.end(grid, fact, (cell, at), Kind::of(fact))?;
        let share = above / below;
        if rounds_to(share, stated, &cell.shown()) {
            return Some(Parts::Share(above, below));
        }
        let meant = format!("{}%", plain_number((share * 10_000.0).round() / 100.0));
        self.problem(grid.sheet, at, &fact.path, &Problem::new("word-cell-other-share").suggest(meant));
        None
    }

    fn bounds(&mut self, grid: &Grid<'_>, fact: &Fact, least: Option<At<'_>>, most: Option<At<'_>>) -> Option<Parts> {
        let mut read = |end: Option<At<'_>>| match end {
            Some(end) => self.end(grid, fact, end, Kind::of(fact)).map(Some),
            None => Some(None),
        };
        let (low, high) = (read(least), read(most));
        let (low, high) = (low?, high?);
        if let (Some(low), Some(high), Some((_, at))) = (low, high, least)
            && low > high
        {
            self.problem(grid.sheet, at, &fact.path, &Problem::new("word-cell-bounds-crossed"));
            return None;
        }
        Some(Parts::Between(low, high))
    }
}

/// Whether a share is what somebody stated, to as many places as they wrote.
fn rounds_to(share: f64, stated: f64, written: &str) -> bool {
    let places = written.trim_end_matches('%').split_once('.').map_or(0, |(_, places)| places.len());
    let places = if written.ends_with('%') { places + 2 } else { places };
    // Half a unit of the last place, and a little for the traces of binary fractions.
    let half = 0.5 * 0.1_f64.powi(i32::try_from(places).unwrap_or(i32::MAX));
    (share - stated).abs() <= half + 1e-9
}

/// One cell, or the cells from one to another.
fn names(first: (u32, u32), last: (u32, u32)) -> String {
    if first == last { address(first) } else { Area { first, last }.to_string() }
}

impl Said {
    /// The least and the greatest that a stated number can be.
    fn ends(&self) -> Option<(f64, f64)> {
        match self {
            Said::Value(Node::Int(number)) => Some((*number as f64, *number as f64)),
            Said::Value(Node::Float(number)) => Some((*number, *number)),
            Said::Parts(parts) => Some(parts.ends()),
            _ => None,
        }
    }

    /// Whether what this says follows from the other: at least 90% follows from 92%.
    fn follows_from(&self, other: &Said) -> bool {
        let ends = self.ends().zip(other.ends());
        self == other || ends.is_some_and(|((low, high), (least, most))| low - 1e-9 <= least && most <= high + 1e-9)
    }

    /// Whether they say different things, of which neither follows from the other.
    pub fn contradicts(&self, other: &Said) -> bool {
        !self.follows_from(other) && !other.follows_from(self)
    }

    /// Whether this says more than the other; of two equal numbers one in parts does.
    pub fn says_more_than(&self, other: &Said) -> bool {
        match (other.follows_from(self), self.follows_from(other)) {
            (true, true) => matches!(self, Said::Parts(Parts::Share(..))) && matches!(other, Said::Value(_)),
            (follows, _) => follows,
        }
    }
}
