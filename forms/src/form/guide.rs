//! The first sheet: whose form it is, and how it is filled in.

use guiju_core::profile::Given;
use guiju_core::value::Value;
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::Draft;
use super::look::set_height;
use crate::table::A4;
use crate::words::{
    DATE_OF_PROFILE, DEPARTMENT, DUE, FORM_NUMBER, GUIDE, GUIDE_SHEET, Lang, REGION, REGION_ID, TITLE, VERSION, Word,
};

/// The width of the lines, in characters.
const LINE_WIDTH: f64 = 76.0;

pub fn write(draft: &Draft<'_>, columns: &[(Word, f64)], sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let look = draft.look;
    sheet.set_name(draft.say(GUIDE_SHEET))?;
    let region = region_name(draft);
    sheet.write_with_format(0, 0, title(draft, &region), &look.title)?;
    let facts = [
        (FORM_NUMBER, VERSION.to_owned()),
        (REGION, region),
        (REGION_ID, stated(draft, "region.id")),
        (DEPARTMENT, draft.department.to_owned()),
        (DUE, draft.request.due.unwrap_or_default().to_owned()),
        (DATE_OF_PROFILE, stated(draft, "region.as_of")),
    ];
    for (row, (label, value)) in (1..).zip(facts) {
        sheet.write_with_format(row, 0, draft.say(label), &look.fixed)?;
        sheet.write_with_format(row, 1, value, &look.fixed)?;
    }
    let mut last = 0;
    let lines =
        GUIDE.into_iter().filter(|(_, about)| about.is_none_or(|about| columns.iter().any(|(word, _)| *word == about)));
    for (row, (number, (line, _))) in (8..).zip((1..).zip(lines)) {
        sheet.write_with_format(row, 0, number, &look.fixed_number)?;
        sheet.write_with_format(row, 1, draft.say(line), &look.fixed)?;
        set_height(sheet, row, &[(draft.say(line), LINE_WIDTH)])?;
        last = row;
    }
    sheet.set_column_width(0, 16)?;
    sheet.set_column_width(1, LINE_WIDTH)?;
    sheet.set_row_height(0, 26)?;
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_print_area(0, 0, last, 1)?;
    sheet.protect();
    Ok(())
}

/// The heading of every sheet.
pub fn title(draft: &Draft<'_>, region: &str) -> String {
    match draft.request.lang {
        Lang::Zh => format!("{region}{}", draft.say(TITLE)),
        Lang::En => format!("{region}: {}", draft.say(TITLE)),
    }
}

pub fn region_name(draft: &Draft<'_>) -> String {
    stated(draft, if draft.request.lang == Lang::Zh { "region.name.zh" } else { "region.name.en" })
}

/// What the profile says at a path, as text.
fn stated(draft: &Draft<'_>, path: &str) -> String {
    let entry = draft.request.ruleset.schema.find(path).and_then(|id| draft.request.profile.entry(id));
    match entry.map(|entry| &entry.given) {
        Some(Given::Value(Value::String(text))) => text.to_string(),
        Some(Given::Value(Value::Timestamp(moment))) => moment.date().to_string(),
        _ => String::new(),
    }
}
