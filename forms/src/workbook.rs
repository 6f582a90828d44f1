//! A workbook's sheets as data.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx};

use crate::package::{Parts, Refusal};
use crate::scan::{Counts, Scan, count_items, scan, sheet_parts};

/// The sheets of a workbook, in order.
#[derive(Debug)]
pub struct Workbook {
    /// The sheets.
    pub sheets: Vec<Sheet>,
}

/// One sheet.
#[derive(Debug)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Whether it is hidden.
    pub hidden: bool,
    /// Its cells by row and column, from 0; only those that hold something.
    pub cells: BTreeMap<(u32, u32), Cell>,
    marks: Scan,
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// What it holds.
    pub content: Content,
    /// Whether it shows numbers as percentages.
    pub percent: bool,
    /// Whether a formula computed it.
    pub formula: bool,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// Yes or no.
    Bool(bool),
    /// A day, ISO 8601.
    Day(String),
    /// A time of day or a length of time, as a number.
    Time(f64),
    /// A formula whose value no program has computed.
    Formula(String),
    /// A formula that came to an error.
    Error,
}

/// Cells joined into one, or a part of a sheet: first and last row, first and last column, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// The first row and column.
    pub first: (u32, u32),
    /// The last row and column.
    pub last: (u32, u32),
}

impl Area {
    /// `B3:D5`
    pub fn parse(text: &str) -> Option<Area> {
        let (first, last) = text.split_once(':').unwrap_or((text, text));
        Some(Area { first: position(first)?, last: position(last)? })
    }

    /// Whether a cell lies in it.
    pub fn holds(&self, (row, column): (u32, u32)) -> bool {
        (self.first.0..=self.last.0).contains(&row) && (self.first.1..=self.last.1).contains(&column)
    }
}

impl std::fmt::Display for Area {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}:{}", address(self.first), address(self.last))
    }
}

/// A cell's name: row 2 and column 27, from 0, are `AB3`.
///
/// ```
/// assert_eq!(guiju_forms::address((2, 27)), "AB3");
/// ```
pub fn address((row, column): (u32, u32)) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect::<String>() + &(row + 1).to_string()
}

/// The place a name such as `AB3` stands for.
pub(crate) fn position(name: &str) -> Option<(u32, u32)> {
    let split = name.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, digits) = name.split_at(split);
    let add = |column: u32, letter: u8| column.checked_mul(26)?.checked_add(u32::from(letter.checked_sub(b'A')?) + 1);
    let column = letters.bytes().filter(|letter| *letter != b'$').try_fold(0, add)?;
    Some((digits.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

impl Workbook {
    /// Reads a file, after looking it over.
    ///
    /// # Errors
    ///
    /// Why the file is refused.
    pub fn read(bytes: &[u8]) -> Result<Workbook, Refusal> {
        let parts = Parts::unpack(bytes)?;
        count_items(&parts)?;
        let sheet_parts = sheet_parts(&parts)?;
        let mut counts = Counts::default();
        let mut scans = BTreeMap::new();
        for (name, part) in &sheet_parts {
            let text = parts.get(part).ok_or(Refusal::Damaged)?;
            scans.insert(name.clone(), scan(text, &mut counts)?);
        }
        drop(parts);
        let mut values: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Refusal::Damaged)?;
        let listed = values.sheets_metadata().to_vec();
        let sheets = listed.into_iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).map(|sheet| {
            let marks = scans.remove(&sheet.name).ok_or(Refusal::Damaged)?;
            let cells = cells(&mut values, &sheet.name, &marks)?;
            Ok(Sheet { name: sheet.name, hidden: sheet.visible != SheetVisible::Visible, cells, marks })
        });
        Ok(Workbook { sheets: sheets.collect::<Result<_, Refusal>>()? })
    }

    /// The sheet of this name.
    pub fn sheet(&self, name: &str) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.name == name)
    }
}

impl Sheet {
    /// The cell at a row and a column, from 0, if it holds something.
    pub fn cell(&self, row: u32, column: u32) -> Option<&Cell> {
        self.cells.get(&(row, column))
    }

    /// What a cell says as text; nothing for an empty one.
    pub fn text(&self, row: u32, column: u32) -> String {
        self.cell(row, column).map(Cell::shown).unwrap_or_default()
    }

    /// Whether a row is hidden.
    pub fn is_row_hidden(&self, row: u32) -> bool {
        self.marks.hidden_rows.contains(&row)
    }

    /// Whether a column is hidden.
    pub fn is_column_hidden(&self, column: u32) -> bool {
        self.marks.hidden_columns.iter().any(|(first, last)| (*first..=*last).contains(&column))
    }

    /// Where cells are joined into one.
    pub fn joined(&self) -> &[Area] {
        &self.marks.joined
    }

    /// One past the last row that holds something.
    pub fn rows(&self) -> u32 {
        self.cells.keys().next_back().map_or(0, |(row, _)| row + 1)
    }

    /// The rows that hold something.
    pub fn filled_rows(&self) -> impl Iterator<Item = u32> {
        let mut last = None;
        self.cells.keys().map(|(row, _)| *row).filter(move |row| last.replace(*row) != Some(*row))
    }

    /// The columns of a row that hold something.
    pub fn columns(&self, row: u32) -> impl Iterator<Item = u32> {
        self.cells.range((row, 0)..=(row, u32::MAX)).map(|((_, column), _)| *column)
    }
}

impl Cell {
    /// What it says, as text without spaces around.
    pub fn shown(&self) -> String {
        match &self.content {
            Content::Text(text) => text.trim().to_owned(),
            Content::Number(number) if self.percent => format!("{}%", plain(number * 100.0)),
            Content::Number(number) | Content::Time(number) => plain(*number),
            Content::Bool(value) => value.to_string().to_uppercase(),
            Content::Day(day) => day.clone(),
            Content::Formula(formula) => format!("={formula}"),
            Content::Error => "#".to_owned(),
        }
    }
}

/// A number without the traces of binary fractions.
fn plain(number: f64) -> String {
    let rounded = (number * 1e10).round() / 1e10;
    if rounded.is_finite() { rounded.to_string() } else { number.to_string() }
}

fn cells(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str, marks: &Scan) -> Result<BTreeMap<(u32, u32), Cell>, Refusal> {
    let mut reader = workbook.worksheet_cells_reader(name).map_err(|_| Refusal::Damaged)?;
    let mut cells = BTreeMap::new();
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|_| Refusal::Damaged)? {
        let place = cell.get_position();
        let formula = marks.formulas.contains(&place);
        let content = content(cell.get_value());
        let format = reader.styles().get(style).and_then(|style| style.number_format.as_ref());
        let percent = format.is_some_and(|format| format.format_code.contains('%'));
        match content {
            Some(content) => cells.insert(place, Cell { content, percent, formula }),
            // A formula whose value was never computed still stands there.
            None if formula => cells.insert(place, Cell { content: Content::Formula(String::new()), percent, formula }),
            None => None,
        };
    }
    drop(reader);
    if cells.values().any(|cell| matches!(cell.content, Content::Formula(_))) {
        name_formulas(workbook, name, &mut cells)?;
    }
    Ok(cells)
}

/// Fills in what the formulas without a value are, as far as there is room to show it.
fn name_formulas(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    cells: &mut BTreeMap<(u32, u32), Cell>,
) -> Result<(), Refusal> {
    const SHOWN: usize = 60;
    let mut reader = workbook.worksheet_cells_reader(name).map_err(|_| Refusal::Damaged)?;
    while let Some(cell) = reader.next_formula().map_err(|_| Refusal::Damaged)? {
        if let Some(Cell { content: Content::Formula(formula), .. }) = cells.get_mut(&cell.get_position()) {
            *formula = cell.get_value().chars().take(SHOWN).collect();
        }
    }
    Ok(())
}

fn content(value: &DataRef<'_>) -> Option<Content> {
    let text = |text: &str| (!text.trim().is_empty()).then(|| Content::Text(text.to_owned()));
    match value {
        DataRef::Empty => None,
        DataRef::String(value) => text(value),
        DataRef::SharedString(value) => text(value),
        DataRef::Int(number) => Some(Content::Number(*number as f64)),
        DataRef::Float(number) => Some(Content::Number(*number)),
        DataRef::Bool(value) => Some(Content::Bool(*value)),
        DataRef::DateTime(moment) => Some(day(moment)),
        DataRef::DateTimeIso(moment) => match moment.get(.."2025-06-30".len()) {
            Some(day) if day.parse::<jiff::civil::Date>().is_ok() => Some(Content::Day(day.to_owned())),
            _ => text(moment),
        },
        DataRef::DurationIso(length) => text(length),
        DataRef::Error(_) => Some(Content::Error),
    }
}

/// A day; a number below one is a time of day without one.
fn day(moment: &ExcelDateTime) -> Content {
    if moment.is_duration() || moment.as_f64() < 1.0 {
        return Content::Time(moment.as_f64());
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    Content::Day(format!("{year:04}-{month:02}-{day:02}"))
}
