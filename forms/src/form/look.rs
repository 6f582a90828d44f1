//! How the cells of a form look.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, ProtectionOptions, Worksheet, XlsxError};

use crate::table::A4;
use crate::words::Lang;

/// The formats of a form's cells.
#[derive(Debug)]
pub struct Look {
    pub title: Format,
    pub line: Format,
    pub head: Format,
    /// The same at the right edge.
    pub line_end: Format,
    /// To be read, and locked.
    pub fixed: Format,
    /// A number in a row of them.
    pub fixed_number: Format,
    /// For programs rather than people.
    pub fixed_code: Format,
    /// To be filled in.
    pub open: Format,
    /// To be filled in with a text that stays as it is typed.
    pub open_text: Format,
    pub open_percent: Format,
    pub open_date: Format,
}

impl Look {
    pub fn new(lang: Lang) -> Look {
        let font = if lang == Lang::Zh { "宋体" } else { "Calibri" };
        let base = Format::new().set_font_name(font).set_font_size(10).set_align(FormatAlign::VerticalCenter);
        let framed = base.clone().set_text_wrap().set_border(FormatBorder::Thin).set_border_color("#808080");
        let open = framed.clone().set_unlocked().set_background_color("#FFF9DB");
        Look {
            title: base.clone().set_font_size(16).set_bold(),
            line: base.clone(),
            head: framed.clone().set_bold().set_background_color("#DCE6F1").set_align(FormatAlign::Center),
            line_end: base.set_align(FormatAlign::Right),
            fixed_number: framed.clone().set_align(FormatAlign::Center),
            fixed_code: framed.clone().set_font_size(8).set_font_color("#595959"),
            fixed: framed,
            open_text: open.clone().set_num_format("@"),
            open_percent: open.clone().set_num_format("0.##%"),
            open_date: open.clone().set_num_format("yyyy-mm-dd"),
            open,
        }
    }
}

/// The height of a line of text, and what a row has beyond its lines, in points.
const LINE: f64 = 13.5;
const MARGIN: f64 = 4.0;
/// The greatest height of a row that programs take, in points.
const HIGHEST: f64 = 409.0;

/// Makes a row as high as its texts need in columns of these widths: not every program does that by itself.
pub fn set_height(sheet: &mut Worksheet, row: u32, cells: &[(&str, f64)]) -> Result<(), XlsxError> {
    let lines = |text: &str, width: f64| -> usize {
        let rows = |line: &str| (columns(line) as f64 / (width - 1.0).max(1.0)).ceil().max(1.0) as usize;
        text.lines().map(rows).sum()
    };
    let most = cells.iter().map(|(text, width)| lines(text, *width)).max().unwrap_or(1).max(1);
    sheet.set_row_height(row, (most as f64 * LINE + MARGIN).min(HIGHEST))?;
    Ok(())
}

/// The columns a text takes; a full-width character counts as two.
fn columns(text: &str) -> usize {
    text.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum()
}

/// Protects a sheet without a password, against slips rather than against people, and sets it up to be printed.
pub fn finish(sheet: &mut Worksheet, lang: Lang, rows: (u32, u32), last_column: u16) -> Result<(), XlsxError> {
    let (head, last) = rows;
    let allowed = ProtectionOptions { format_columns: true, format_rows: true, ..ProtectionOptions::default() };
    sheet.protect_with_options(&allowed);
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.2, 0.3);
    sheet.set_print_area(0, 0, last, last_column)?;
    sheet.set_repeat_rows(head, head)?;
    sheet.set_freeze_panes(head + 1, 2)?;
    sheet.set_footer(if lang == Lang::Zh { "&L&A&R第 &P 页，共 &N 页" } else { "&L&A&RPage &P of &N" });
    Ok(())
}
