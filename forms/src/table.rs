//! A profile as a sheet of rows: the same table as in CSV, with its head in bold and kept in view.

use guiju_core::profile::cell_text;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook as Writer, XlsxError};

use crate::package::Refusal;
use crate::workbook::{Content, Workbook};

/// The widths of the columns, in characters: path, name, value, source, place, date, confidence, two remarks, reason.
const WIDTHS: [f64; 10] = [38.0, 30.0, 24.0, 14.0, 18.0, 12.0, 14.0, 36.0, 36.0, 14.0];

/// A workbook of the rows of a profile in CSV.
///
/// # Errors
///
/// What the writer of workbooks could not write, such as a text beyond the 32,767 characters of a cell.
pub fn from_rows(rows: &str) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Writer::new();
    workbook.set_properties(&undated()?);
    let sheet = workbook.add_worksheet();
    let head = Format::new().set_bold().set_text_wrap().set_background_color("#E7E6E6").set_align(FormatAlign::Top);
    // Cells are texts to the program, lest it turn a code into a number or a number into a date.
    let body = Format::new().set_num_format("@").set_text_wrap().set_align(FormatAlign::Top);
    let text = rows.strip_prefix('\u{feff}').unwrap_or(rows);
    let mut reader = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(text.as_bytes());
    for (row, record) in (0..).zip(reader.records().map_while(Result::ok)) {
        for (column, cell) in (0..).zip(record.iter()).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string_with_format(row, column, cell, if row == 0 { &head } else { &body })?;
        }
    }
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    sheet
        .set_freeze_panes(1, 1)?
        .set_landscape()
        .set_paper_size(A4)
        .set_print_fit_to_pages(1, 0)
        .set_repeat_rows(0, 0)?;
    workbook.save_to_buffer()
}

/// Paper of size A4, by the number that workbooks give it.
pub(crate) const A4: u8 = 9;

/// No clock is asked: the same data make the same file.
pub(crate) fn undated() -> Result<DocProperties, XlsxError> {
    Ok(DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?))
}

/// The rows of a profile in CSV, from the first sheet of a workbook.
///
/// # Errors
///
/// Why the workbook is refused.
pub fn to_rows(bytes: &[u8]) -> Result<String, Refusal> {
    let workbook = Workbook::read(bytes)?;
    let sheet = workbook.sheets.first().ok_or(Refusal::NotAWorkbook)?;
    let columns = sheet.columns(0).last().map_or(0, |column| column + 1);
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in sheet.filled_rows() {
        let cells = (0..columns).map(|column| match sheet.cell(row, column).map(|cell| &cell.content) {
            Some(Content::Text(text)) => text.clone(),
            Some(Content::Number(number) | Content::Time(number)) => number.to_string(),
            Some(Content::Bool(value)) => value.to_string(),
            Some(Content::Day(day)) => cell_text(day),
            Some(Content::Error | Content::Formula(_)) => "#".to_owned(),
            None => String::new(),
        });
        writer.write_record(cells).map_err(|_| Refusal::Damaged)?;
    }
    let bytes = writer.into_inner().map_err(|_| Refusal::Damaged)?;
    String::from_utf8(bytes).map_err(|_| Refusal::Damaged)
}
