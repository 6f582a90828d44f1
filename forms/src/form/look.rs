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
    /// To be read, and locked.
    pub fixed: Format,
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
            fixed: framed,
            open_text: open.clone().set_num_format("@"),
            open_percent: open.clone().set_num_format("0.##%"),
            open_date: open.clone().set_num_format("yyyy-mm-dd"),
            open,
        }
    }
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
