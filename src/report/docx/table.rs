//! Tables with columns of fixed width, so that they look the same wherever they are opened.

use super::TEXT_WIDTH;
use super::body::{Paragraph, Run};
use crate::report::html::{depth, is_group};
use crate::report::{Table, columns};

/// How wide half a full-width character is in a table, in twentieths of a point.
const HALF: usize = 95;
/// What a cell leaves free at its sides, in the same halves.
const PADDING: usize = 2;
/// How far in a row stands for each step it lies below another.
const STEP: usize = 190;

/// How many rows, the head among them, stand on one page with the row behind them.
const TOGETHER: usize = 3;

/// A table.
pub(super) struct Grid {
    pub widths: Vec<usize>,
    pub rows: Vec<Row>,
}

/// A row of a table.
pub(super) struct Row {
    /// Whether it is repeated on every page.
    pub head: bool,
    pub cells: Vec<Cell>,
}

/// A cell.
pub(super) struct Cell {
    pub width: usize,
    /// Over how many columns it reaches.
    pub span: usize,
    pub paragraph: Paragraph,
}

impl Grid {
    pub fn new(table: &Table) -> Grid {
        let table = &filled(table);
        let widths = widths(table);
        let head = Row {
            head: true,
            cells: cells(&table.columns, &widths, |_, text| Paragraph::new("TableHead", [Run::new(text)])),
        };
        let body = table.rows.iter().map(|row| Row {
            head: false,
            cells: match is_group(row) {
                true => group(row, &widths),
                false => cells(row, &widths, |at, text| cell(table, at, text)),
            },
        });
        let mut rows: Vec<Row> = std::iter::once(head).chain(body).collect();
        // A head stands on no page without rows below it.
        let last = rows.len().saturating_sub(1).min(TOGETHER);
        for cell in rows.iter_mut().take(last).flat_map(|row| &mut row.cells) {
            cell.paragraph.keep = true;
        }
        Grid { rows, widths }
    }

    /// How wide the whole is.
    pub fn total(&self) -> usize {
        self.widths.iter().sum()
    }
}

/// The table without columns that nothing stands in, or only names for programs: on paper they take room.
fn filled(table: &Table) -> Table {
    let filled = |at: usize| table.rows.iter().any(|row| row.get(at).is_some_and(|cell| !cell.is_empty()));
    let kept: Vec<usize> = (0..table.columns.len()).filter(|at| filled(*at) && table.paths != Some(*at)).collect();
    let keep = |row: &[String]| kept.iter().filter_map(|at| row.get(*at).cloned()).collect();
    Table { columns: keep(&table.columns), rows: table.rows.iter().map(|row| keep(row)).collect(), ..table.clone() }
}

/// The columns from margin to margin, in the proportions their texts need.
fn widths(table: &Table) -> Vec<usize> {
    let room = (TEXT_WIDTH / HALF).saturating_sub(PADDING * table.columns.len());
    let columns: Vec<usize> = columns::widths(table, room).into_iter().map(|width| width + PADDING).collect();
    let all: usize = columns.iter().sum();
    columns.iter().map(|width| width * TEXT_WIDTH / all.max(1)).collect()
}

fn cells(row: &[String], widths: &[usize], paragraph: impl Fn(usize, &str) -> Paragraph) -> Vec<Cell> {
    let cells = row.iter().zip(widths).enumerate();
    cells.map(|(at, (text, width))| Cell { width: *width, span: 1, paragraph: paragraph(at, text) }).collect()
}

fn cell(table: &Table, column: usize, text: &str) -> Paragraph {
    let style = if table.numeric && column > 0 { "TableNumber" } else { "TableText" };
    Paragraph { left: depth(text) * STEP, ..Paragraph::new(style, [Run::new(text.trim_start())]) }
}

/// A row that only names those below it.
fn group(row: &[String], widths: &[usize]) -> Vec<Cell> {
    let text = row.first().map(String::as_str).unwrap_or_default();
    let run = Run { style: Some("Strong"), ..Run::new(text.trim_start()) };
    let paragraph = Paragraph { left: depth(text) * STEP, keep: true, ..Paragraph::new("TableText", [run]) };
    vec![Cell { width: widths.iter().sum(), span: widths.len(), paragraph }]
}
