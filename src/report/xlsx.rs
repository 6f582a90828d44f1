//! Tables as a workbook for Excel, WPS and LibreOffice: heads that stay in sight and are printed on every page, text that wraps, and
//! columns left open for whoever works on.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, FormatPattern, Workbook, Worksheet, XlsxError,
};

use crate::harmless;
use crate::report::Table;
use crate::report::columns::{self, lines};

/// A4 in the numbering of paper sizes that spreadsheets use.
const A4: u8 = 9;
/// The longest text a cell can hold.
const LONGEST: usize = 32_767;
/// The longest name a sheet can have.
const LONGEST_NAME: usize = 31;
/// How wide a sheet is that can still be read when it is printed, in digits.
const ROOM: usize = 180;
/// How wide a column is in which people write.
const OPEN: usize = 12;
/// From line to line in a cell, in points.
const LEADING: f64 = 13.5;

/// A sheet of a workbook: a table with what there is to say of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// What its tab says.
    pub name: String,
    /// What it is and whose, above the table.
    pub heading: String,
    /// Whose data it is, on top of every page.
    pub title: String,
    /// A word or two on every page.
    pub running: Vec<String>,
    /// What stands above the table.
    pub notes: Vec<String>,
    /// The table.
    pub table: Table,
    /// How many of the last columns are for people to write in.
    pub to_fill: usize,
}

impl Sheet {
    /// A sheet of a table alone.
    pub fn new(name: String, table: Table) -> Self {
        Sheet {
            name,
            heading: String::new(),
            title: String::new(),
            running: Vec::new(),
            notes: Vec::new(),
            table,
            to_fill: 0,
        }
    }
}

/// Writes the sheets of one or more reports as one workbook; with several reports, the tabs are numbered by report.
///
/// # Errors
///
/// When the workbook is larger than a file of this kind can be.
pub fn xlsx(reports: &[Vec<Sheet>]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The writer would take the time from the clock.
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    for (number, sheets) in (1..).zip(reports) {
        for sheet in sheets {
            let name = if reports.len() > 1 { format!("{number} {}", sheet.name) } else { sheet.name.clone() };
            write(book.add_worksheet().set_name(tab(&name))?, sheet)?;
        }
    }
    book.save_to_buffer()
}

/// A name as tabs can have it.
fn tab(name: &str) -> String {
    name.chars().filter(|character| !"[]:*?/\\'".contains(*character)).take(LONGEST_NAME).collect()
}

fn write(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let widths = widths(sheet);
    let last = u16::try_from(widths.len()).unwrap_or(u16::MAX).saturating_sub(1);
    let look = Look::new();
    let running = std::iter::once(&sheet.title).chain(&sheet.running).map(String::as_str).collect::<Vec<_>>();
    merged(page, 0, last, &sheet.heading, &look.title)?;
    page.set_row_height(0, 2.0 * LEADING)?;
    let mut row = 1;
    for note in &sheet.notes {
        merged(page, row, last, note, &look.note)?;
        page.set_row_height(row, height(lines(note, widths.iter().sum())))?;
        row += 1;
    }
    let head = row;
    cells(page, head, &sheet.table.columns, &widths, &look.head)?;
    for texts in &sheet.table.rows {
        row += 1;
        cells(page, row, texts, &widths, &look.body)?;
    }
    for (column, width) in (0..).zip(&widths) {
        page.set_column_width(column, f64::from(u16::try_from(*width).unwrap_or(u16::MAX)))?;
    }
    open(page, sheet, head, row, &look)?;
    set_up(page, sheet, head, &running)?;
    if row > head {
        page.autofilter(head, 0, row, last)?;
    }
    Ok(())
}

/// A row, as high as its highest cell: not every program finds the height by itself.
fn cells(page: &mut Worksheet, row: u32, texts: &[String], widths: &[usize], look: &Format) -> Result<(), XlsxError> {
    for (column, text) in (0..).zip(texts) {
        // What counts rows is a number; everything else is text, whatever it looks like.
        match text.parse::<u32>() {
            Ok(count) if column == 0 => {
                let centred = look.clone().set_align(FormatAlign::Center);
                page.write_number_with_format(row, column, count, &centred)?
            }
            _ => page.write_string_with_format(row, column, cell(text), look)?,
        };
    }
    let highest = texts.iter().zip(widths).map(|(text, width)| lines(text, width.saturating_sub(1))).max();
    page.set_row_height(row, height(highest.unwrap_or(1)))?;
    Ok(())
}

/// How high so many lines are, in points; a row can have at most 409.
fn height(lines: usize) -> f64 {
    (f64::from(u16::try_from(lines).unwrap_or(u16::MAX)) * LEADING + 3.0).min(409.0)
}

/// The looks of a sheet's cells.
struct Look {
    title: Format,
    note: Format,
    head: Format,
    body: Format,
    open: Format,
}

impl Look {
    fn new() -> Self {
        let plain = || Format::new().set_font_name("宋体").set_font_size(10).set_text_wrap();
        let body = plain().set_align(FormatAlign::Top).set_border(FormatBorder::Thin);
        let shade = |format: Format, colour: u32| format.set_background_color(colour).set_pattern(FormatPattern::Solid);
        Look {
            title: plain().set_font_name("黑体").set_font_size(16).set_align(FormatAlign::Center),
            note: plain().set_align(FormatAlign::Left).set_align(FormatAlign::Top),
            head: shade(body.clone().set_font_name("黑体").set_align(FormatAlign::Center), 0x00E7_E6E6),
            open: shade(body.clone(), 0x00FF_FBE6).set_unlocked(),
            body,
        }
    }
}

/// The columns people write in: of their own colour, and a date where a date belongs.
fn open(page: &mut Worksheet, sheet: &Sheet, head: u32, last: u32, look: &Look) -> Result<(), XlsxError> {
    let columns = sheet.table.columns.len();
    for column in columns - sheet.to_fill.min(columns)..columns {
        let column = u16::try_from(column).unwrap_or(u16::MAX);
        for (row, texts) in (head + 1..=last).zip(&sheet.table.rows) {
            let text = texts.get(usize::from(column)).map(String::as_str).unwrap_or_default();
            page.write_string_with_format(row, column, cell(text), &look.open)?;
        }
    }
    Ok(())
}

/// How the sheet is printed, and what stays in sight: across, as wide as the page, the head on every page.
fn set_up(page: &mut Worksheet, sheet: &Sheet, head: u32, running: &[&str]) -> Result<(), XlsxError> {
    page.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
    page.set_margins(0.5, 0.5, 0.7, 0.7, 0.3, 0.3);
    page.set_repeat_rows(head, head)?.set_freeze_panes(head + 1, 0)?;
    // An ampersand begins a command there.
    let text = |text: &str| harmless::line(text).replace('&', "&&");
    page.set_header(format!("&L{}&R{}", text(&sheet.name), text(&running.join("　"))));
    page.set_footer("&C— &P —");
    Ok(())
}

fn merged(page: &mut Worksheet, row: u32, last: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
    if last == 0 {
        page.write_string_with_format(row, 0, cell(text), format)?;
    } else {
        page.merge_range(row, 0, row, last, &cell(text), format)?;
    }
    Ok(())
}

/// A text that a cell can hold: line ends stay, what acts on a terminal goes, and what is too long is cut.
fn cell(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(harmless::line).collect();
    lines.join("\n").chars().take(LONGEST).collect()
}

/// How wide the columns are, in digits.
fn widths(sheet: &Sheet) -> Vec<usize> {
    let columns = sheet.table.columns.len();
    let told = columns.saturating_sub(sheet.to_fill);
    let first = |row: &Vec<String>| row.iter().take(told).cloned().collect();
    let rows = sheet.table.rows.iter().map(first).collect();
    let table = Table { columns: first(&sheet.table.columns), rows, ..sheet.table.clone() };
    let room = ROOM.saturating_sub(2 * told + OPEN * sheet.to_fill);
    let widths = columns::widths(&table, room).into_iter().map(|width| width + 2);
    widths.chain(std::iter::repeat_n(OPEN, columns - told)).collect()
}
