//! One cell as a value. What could mean two things is refused rather than guessed.

use guiju_core::Node;
use guiju_core::assessment::Text;
use guiju_core::format::plain_number;
use guiju_core::schema::Fact;
use guiju_core::types::{Bounds, Members, Quantity, Type};
use jiff::civil::Date;

use crate::form::{allowed_text, labels};
use crate::words::{Lang, NO, YES};
use crate::workbook::{Cell, Content};

/// Why a cell cannot be used, and what was probably meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The key of the message's words.
    pub word: &'static str,
    /// What was probably meant.
    pub suggestion: Option<String>,
    /// What the cell may hold, where that is known.
    pub choices: Option<Text>,
}

impl Problem {
    pub fn new(word: &'static str) -> Problem {
        Problem { word, suggestion: None, choices: None }
    }

    pub fn suggest(self, suggestion: impl Into<String>) -> Problem {
        Problem { suggestion: Some(suggestion.into()), ..self }
    }

    pub fn among(self, choices: Text) -> Problem {
        Problem { choices: Some(choices), ..self }
    }
}

/// What a cell is to hold.
#[derive(Clone, Copy, Debug)]
pub struct Kind<'a> {
    pub ty: &'a Type,
    pub quantity: &'a Quantity,
    pub range: Bounds,
}

impl Kind<'_> {
    /// What the value of a fact is.
    pub fn of(fact: &Fact) -> Kind<'_> {
        Kind { ty: &fact.ty, quantity: &fact.quantity, range: fact.range }
    }
}

/// Reads a cell.
pub fn value(cell: &Cell, kind: Kind<'_>) -> Result<Node, Problem> {
    read(cell, kind).map_err(|problem| problem.among(allowed_text(kind.ty, kind.quantity, kind.range)))
}

fn read(cell: &Cell, kind: Kind<'_>) -> Result<Node, Problem> {
    if cell.formula {
        return Err(Problem::new("word-cell-formula"));
    }
    if cell.content == Content::Error {
        return Err(Problem::new("word-cell-error"));
    }
    match kind.ty {
        Type::Bool => truth(cell),
        Type::Int => number(cell, kind).and_then(|number| whole(number, kind.range)),
        Type::Double if kind.quantity.ratio => ratio(cell),
        Type::Double => number(cell, kind).and_then(|number| within(number, kind.range)).map(Node::Float),
        Type::Timestamp => day(cell),
        Type::Member(members) => member(cell, members),
        _ => Ok(Node::Text(cell.shown())),
    }
}

fn truth(cell: &Cell) -> Result<Node, Problem> {
    let shown = cell.shown();
    match &cell.content {
        Content::Bool(value) => Ok(Node::Bool(*value)),
        _ if YES.is(&shown) => Ok(Node::Bool(true)),
        _ if NO.is(&shown) => Ok(Node::Bool(false)),
        _ => Err(Problem::new("word-cell-not-choice")),
    }
}

/// A number that is no percentage.
fn number(cell: &Cell, kind: Kind<'_>) -> Result<f64, Problem> {
    match &cell.content {
        Content::Number(_) if cell.percent => Err(Problem::new("word-cell-percent")),
        Content::Number(number) if number.is_finite() => Ok(*number),
        Content::Day(_) | Content::Time(_) => Err(Problem::new("word-cell-is-date")),
        Content::Text(text) => Err(text_for_number(text, kind.quantity.ratio)),
        _ => Err(Problem::new("word-cell-not-number")),
    }
}

/// What people write where there is nothing to write.
const NOTHING: [&str; 12] = ["无", "没有", "暂无", "无数据", "不详", "不清楚", "-", "—", "——", "/", "none", "n/a"];

/// Why a text is no number, and which it would be.
fn text_for_number(text: &str, ratio: bool) -> Problem {
    let half = half_width(text.trim());
    if NOTHING.contains(&half.to_lowercase().as_str()) {
        return Problem::new("word-cell-nothing");
    }
    let number = half.trim_end_matches(|letter: char| !letter.is_ascii_digit());
    let rest = half.strip_prefix(number).unwrap_or_default().trim();
    let is_number = number.replace(',', "").parse::<f64>().is_ok();
    let meant = if ratio && rest == "%" { format!("{number}%") } else { number.to_owned() };
    match (is_number, half != text.trim()) {
        (true, true) => Problem::new("word-cell-full-width").suggest(meant),
        (true, false) if rest.is_empty() || rest == "%" => Problem::new("word-cell-number-as-text"),
        (true, false) => Problem::new("word-cell-with-unit").suggest(meant),
        _ => Problem::new("word-cell-not-number"),
    }
}

/// Digits and signs in their half-width form.
fn half_width(text: &str) -> String {
    let narrow = |letter: char| match letter {
        '！'..='～' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        '\u{3000}' => ' ',
        other => other,
    };
    text.chars().map(narrow).collect()
}

fn whole(number: f64, range: Bounds) -> Result<Node, Problem> {
    if number.fract() != 0.0 || number.abs() > 9e15 {
        return Err(Problem::new("word-cell-not-whole"));
    }
    within(number, range).map(|number| Node::Int(number as i64))
}

fn within(number: f64, range: Bounds) -> Result<f64, Problem> {
    let good = range.min.is_none_or(|min| number >= min) && range.max.is_none_or(|max| number <= max);
    if good { Ok(number) } else { Err(Problem::new("word-cell-out-of-range")) }
}

/// A ratio: as a percentage, or as a fraction below one. A bare 1 may be all or one hundredth.
fn ratio(cell: &Cell) -> Result<Node, Problem> {
    let share = match &cell.content {
        Content::Number(number) => *number,
        Content::Day(_) | Content::Time(_) => return Err(Problem::new("word-cell-is-date")),
        Content::Text(text) => return Err(text_for_number(text, true)),
        _ => return Err(Problem::new("word-cell-not-number")),
    };
    match cell.percent {
        _ if !share.is_finite() || share < 0.0 => Err(Problem::new("word-cell-out-of-range")),
        true if share > 1.0 => {
            let hundredth = share / 100.0;
            let problem = Problem::new("word-cell-above-all");
            Err(if hundredth <= 1.0 { problem.suggest(format!("{}%", plain_number(share))) } else { problem })
        }
        false if share == 1.0 => Err(Problem::new("word-cell-one")),
        false if share > 1.0 && share <= 100.0 => {
            Err(Problem::new("word-cell-hundredths").suggest(format!("{}%", plain_number(share))))
        }
        false if share > 1.0 => Err(Problem::new("word-cell-out-of-range")),
        _ => Ok(Node::Float(share)),
    }
}

fn day(cell: &Cell) -> Result<Node, Problem> {
    match &cell.content {
        Content::Day(day) => Ok(Node::Date(day.clone())),
        Content::Text(text) => {
            let day = written_date(text).filter(|day| day.len() == "2025-06-30".len());
            day.map(Node::Date).ok_or(Problem::new("word-cell-not-date"))
        }
        _ => Err(Problem::new("word-cell-not-date")),
    }
}

/// A year, a month or a day as people write it: 2025-06-30, 2025年6月30日, 2025/6/30, 2025.6.30. The year stands first, so that
/// nothing is left to guess.
fn written_date(text: &str) -> Option<String> {
    let half = half_width(text.trim());
    let half = half.trim_end_matches(['年', '月', '日', '号']);
    let parts: Vec<&str> = half.split(['年', '月', '-', '/', '.']).map(str::trim).collect();
    let is_number = |part: &&str| (1..=2).contains(&part.len()) && part.bytes().all(|digit| digit.is_ascii_digit());
    let written = match parts.as_slice() {
        [year] => (*year).to_owned(),
        // Of 2025.6 nobody knows whether it is a month.
        [year, month] if is_number(month) && !half.contains('.') => format!("{year}-{month:0>2}"),
        [year, month, day] if is_number(month) && is_number(day) => format!("{year}-{month:0>2}-{day:0>2}"),
        _ => return None,
    };
    first_day(&written).map(|_| written)
}

fn member(cell: &Cell, members: &Members) -> Result<Node, Problem> {
    let shown = cell.shown();
    match known_member(members, &shown) {
        Some(id) => Ok(Node::Text(id)),
        None if members.open && matches!(cell.content, Content::Text(_)) => Ok(Node::Text(shown)),
        // Of words as short as these the nearest is often the opposite; all of them are told instead.
        None => Err(Problem::new("word-cell-not-choice")),
    }
}

/// The member that a label in either language, or an identifier, stands for.
pub fn known_member(members: &Members, written: &str) -> Option<String> {
    let by_label = [Lang::Zh, Lang::En]
        .into_iter()
        .find_map(|lang| labels(members, lang).iter().position(|label| label == written));
    let by_id = || members.list.iter().position(|member| *member.id == *written);
    by_label.or_else(by_id).and_then(|place| members.list.get(place)).map(|member| member.id.to_string())
}

/// The date of a figure: a year, a month or a day.
pub fn date(cell: &Cell) -> Result<String, Problem> {
    if cell.formula {
        return Err(Problem::new("word-cell-formula"));
    }
    let problem = Problem::new("word-cell-as-of");
    match &cell.content {
        Content::Day(day) => Ok(day.clone()),
        Content::Number(year) if year.fract() == 0.0 && (1000.0..=9999.0).contains(year) => Ok(format!("{year:04}")),
        Content::Text(text) => written_date(text).ok_or(problem),
        _ => Err(problem),
    }
}

/// The first day of `2024`, `2024-07` or `2024-07-08`, if it is in the calendar.
pub fn first_day(text: &str) -> Option<Date> {
    let full = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    full.parse().ok().filter(|date: &Date| date.to_string() == full)
}
