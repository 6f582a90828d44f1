//! The radar picture as a chart of the document's own: it needs no font of ours, and can be edited where it is opened.

use askama::Template;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::report::Radar;
use crate::report::radar::{COLOURS, rings};

/// In English metric units, of which a point has 12,700.
const WIDTH: usize = 5_040_000;
const HEIGHT: usize = 3_240_000;

/// A chart.
#[derive(Template)]
#[template(path = "docx/chart.xml")]
pub(super) struct Chart {
    /// Counted from 1 through the whole document.
    pub number: usize,
    /// How wide it is.
    pub width: usize,
    /// How high it is.
    pub height: usize,
    /// What it shows.
    pub name: String,
    /// The whole of it in words.
    pub told: String,
    highest: i64,
    axes: Vec<String>,
    lines: Vec<Line>,
}

/// A line of a chart, and the column of the workbook it stands in.
struct Line {
    name: String,
    column: char,
    colour: String,
    dashed: bool,
    levels: Vec<i64>,
}

impl Line {
    /// The cell of the workbook so many rows below the head.
    fn place(&self, row: usize) -> String {
        format!("${}${}", self.column, row + 1)
    }
}

impl Chart {
    /// The chart of these levels; nothing for less than three axes, which make no figure.
    pub fn new(radar: &Radar, number: usize) -> Option<Chart> {
        if radar.axes.len() < 3 {
            return None;
        }
        let lines = ('B'..='Z').zip(rings(radar)).map(|(column, ring)| {
            let (red, green, blue) = COLOURS.iter().cycle().nth(ring.colour).copied().unwrap_or_default();
            Line {
                name: ring.name.to_owned(),
                column,
                colour: format!("{red:02X}{green:02X}{blue:02X}"),
                dashed: ring.upper,
                levels: ring.levels,
            }
        });
        Some(Chart {
            number,
            width: WIDTH,
            height: HEIGHT,
            name: radar.caption.clone(),
            told: radar.told(),
            highest: radar.highest,
            axes: radar.axes.clone(),
            lines: lines.collect(),
        })
    }

    /// The numbers behind the chart, which a word processor opens when somebody edits it.
    pub fn workbook(&self) -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        // The writer would take the time from the clock.
        book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
        let sheet = book.add_worksheet().set_name("Sheet1")?;
        for (row, axis) in (1..).zip(&self.axes) {
            sheet.write_string(row, 0, axis)?;
        }
        for (column, line) in (1..).zip(&self.lines) {
            sheet.write_string(0, column, &line.name)?;
            for (row, level) in (1..).zip(&line.levels) {
                sheet.write(row, column, *level)?;
            }
        }
        book.save_to_buffer()
    }
}
