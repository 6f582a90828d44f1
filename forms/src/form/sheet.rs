//! The main sheet, with one row for each fact.

use guiju_core::assessment::Text;
use guiju_core::format::{Style, plain_number};
use guiju_core::partial::Known;
use guiju_core::schema::Fact;
use guiju_core::types::{Quantity, Type};
use guiju_core::value::Value;
use rust_xlsxwriter::{DataValidation, Format, Worksheet, XlsxError};

use super::allowed::allowed;
use super::columns::takes;
use super::guide::{region_name, title};
use super::look::{finish, set_height};
use super::options::Options;
use super::{Asked, Draft};
use crate::parts::{NOT_BELOW_ZERO, Parts};
use crate::words::{
    ALLOWED, AT_LEAST, AT_MOST, CODE, DEFINITION, DENOMINATOR, DEPARTMENT, DUE, INDICATOR, Lang, MAIN_SHEET,
    NONE_AT_ALL, NOT_KNOWN, NUMBER, NUMERATOR, PRESENT, REASON, REASONS, RUBRIC, SEE_CHOICES, SEE_LIST, UNIT, VALUE,
    Word,
};

/// The row of the headings on every sheet, from 0; above it stands whose form it is.
pub const HEAD: u32 = 2;
/// The heights of the title, of the line below it and of the headings, in points.
const TITLE_HEIGHT: f64 = 26.0;
const LINE_HEIGHT: f64 = 18.0;
const HEAD_HEIGHT: f64 = 30.0;

pub fn write(
    draft: &Draft<'_>,
    columns: &[(Word, f64)],
    asked: &[Asked<'_>],
    sheet: &mut Worksheet,
    options: &mut Options,
) -> Result<(), XlsxError> {
    sheet.set_name(draft.say(MAIN_SHEET))?;
    head(draft, sheet, columns)?;
    let mut row = HEAD;
    for (number, asked) in (1_u32..).zip(asked) {
        row = HEAD + number;
        write_row(draft, columns, asked, (number, row), sheet, options)?;
    }
    let last = u16::try_from(columns.len().saturating_sub(1)).unwrap_or_default();
    finish(sheet, draft.request.lang, (HEAD, row), last)
}

/// The heading, whose form it is, and the columns.
pub fn head(draft: &Draft<'_>, sheet: &mut Worksheet, columns: &[(Word, f64)]) -> Result<(), XlsxError> {
    let words: Vec<(String, f64)> = columns.iter().map(|(word, width)| (draft.say(*word).to_owned(), *width)).collect();
    head_of(draft, sheet, &words, "")
}

pub fn head_of(
    draft: &Draft<'_>,
    sheet: &mut Worksheet,
    columns: &[(String, f64)],
    subject: &str,
) -> Result<(), XlsxError> {
    let (colon, gap) = if draft.request.lang == Lang::Zh { ("：", "　　") } else { (": ", "    ") };
    let heading = title(draft, &region_name(draft));
    let heading = if subject.is_empty() { heading } else { format!("{heading}{colon}{subject}") };
    sheet.write_with_format(0, 0, heading, &draft.look.title)?;
    let due = draft.request.due.unwrap_or("____");
    let line = format!("{}{colon}{}{gap}{}{colon}{due}", draft.say(DEPARTMENT), draft.department, draft.say(DUE));
    sheet.write_with_format(1, 0, line, &draft.look.line)?;
    sheet.set_row_height(0, TITLE_HEIGHT)?.set_row_height(1, LINE_HEIGHT)?.set_row_height(HEAD, HEAD_HEIGHT)?;
    for (column, (word, width)) in (0..).zip(columns) {
        sheet.write_with_format(HEAD, column, word, &draft.look.head)?;
        sheet.set_column_width(column, *width)?;
    }
    Ok(())
}

fn write_row(
    draft: &Draft<'_>,
    columns: &[(Word, f64)],
    asked: &Asked<'_>,
    (number, row): (u32, u32),
    sheet: &mut Worksheet,
    options: &mut Options,
) -> Result<(), XlsxError> {
    let mut texts = Vec::new();
    for (column, (word, width)) in (0..).zip(columns) {
        match *word {
            NUMBER => {
                sheet.write_with_format(row, column, number, &draft.look.fixed_number)?;
            }
            CODE => {
                sheet.write_with_format(row, column, &asked.fact.path, &draft.look.fixed_code)?;
            }
            word => match printed(draft, asked, word) {
                Some(text) => {
                    sheet.write_with_format(row, column, &text, &draft.look.fixed)?;
                    texts.push((text, *width));
                }
                None => open_cell(draft, asked.fact, word, (row, column), sheet, options)?,
            },
        }
    }
    let cells: Vec<(&str, f64)> = texts.iter().map(|(text, width)| (text.as_str(), *width)).collect();
    set_height(sheet, row, &cells)
}

/// What a form says below a heading; nothing where it is to be filled in.
fn printed(draft: &Draft<'_>, asked: &Asked<'_>, word: Word) -> Option<String> {
    let fact = asked.fact;
    Some(match word {
        INDICATOR => draft.of(&fact.label).to_owned(),
        DEFINITION => definition(draft, fact),
        UNIT => {
            let unit = fact.quantity.unit.as_ref().map(|unit| draft.request.ruleset.word("unit", unit));
            unit.as_ref().map(|unit| draft.of(unit).to_owned()).unwrap_or_default()
        }
        ALLOWED => allowed_for(draft, fact),
        PRESENT => present(draft, asked),
        _ => return None,
    })
}

/// The definition, and for a level what each grade takes.
fn definition(draft: &Draft<'_>, fact: &Fact) -> String {
    let lines = fact.rubric.iter().map(|line| match draft.request.lang {
        Lang::Zh => format!("{}{}：{}", line.level, draft.say(RUBRIC), line.label.zh),
        Lang::En => format!("{} {}: {}", draft.say(RUBRIC), line.level, line.label.en),
    });
    let said = fact.definition.as_ref().map(|text| draft.of(text).to_owned());
    said.into_iter().chain(lines).collect::<Vec<_>>().join("\n")
}

/// What may be filled in, in words.
fn allowed_for(draft: &Draft<'_>, fact: &Fact) -> String {
    match &fact.ty {
        Type::List(_) if fact.is_set => draft.say(SEE_CHOICES).to_owned(),
        Type::List(_) => draft.say(SEE_LIST).to_owned(),
        ty => allowed(ty, &fact.quantity, fact.range, draft.request.lang),
    }
}

/// The value the profile has, with its date and source.
fn present(draft: &Draft<'_>, asked: &Asked<'_>) -> String {
    let is_open = matches!(asked.value.partial(), Some(partial) if partial.known == Known::Nothing);
    let style =
        Style { ruleset: draft.request.ruleset, ty: &asked.fact.ty, quantity: &asked.fact.quantity, format: None };
    let shown = style.show(&asked.value);
    if is_open || shown == guiju_core::format::not_known() {
        return draft.say(NOT_KNOWN).to_owned();
    }
    // A list stands on its own sheet, where it can be read.
    let shown = match &asked.value {
        Value::List(items) if !asked.fact.is_set => {
            Text::new(format!("{}项", items.len()), format!("items: {}", items.len()))
        }
        _ => shown,
    };
    let parts = match Parts::of(draft.request.document.get(&asked.fact.path)) {
        Some(Parts::Share(part, whole)) => share(draft.request.lang, part, whole),
        _ => String::new(),
    };
    let origin = asked.provenance.map(|provenance| draft.origin(provenance)).unwrap_or_default();
    format!("{}{parts}{origin}", draft.of(&shown))
}

/// What a share is a share of.
fn share(lang: Lang, part: f64, whole: f64) -> String {
    let (part, whole) = (plain_number(part), plain_number(whole));
    match lang {
        Lang::Zh => format!("，即 {part}/{whole}"),
        Lang::En => format!(", {part} of {whole}"),
    }
}

fn open_cell(
    draft: &Draft<'_>,
    fact: &Fact,
    word: Word,
    (row, column): (u32, u16),
    sheet: &mut Worksheet,
    options: &mut Options,
) -> Result<(), XlsxError> {
    let format = match word {
        _ if !takes(fact, word) => &draft.look.fixed,
        VALUE | AT_LEAST | AT_MOST => format_for(draft, &fact.ty, fact.quantity.ratio),
        NUMERATOR | DENOMINATOR | REASON => &draft.look.open,
        _ => &draft.look.open_text,
    };
    sheet.write_blank(row, column, format)?;
    if takes(fact, word)
        && let Some(rule) = rule(draft, fact, word, options)?
    {
        sheet.add_data_validation(row, column, row, column, &rule)?;
    }
    Ok(())
}

/// What a cell that is to be filled in may hold; nothing where anything may stand.
fn rule(
    draft: &Draft<'_>,
    fact: &Fact,
    word: Word,
    options: &mut Options,
) -> Result<Option<DataValidation>, XlsxError> {
    let lang = draft.request.lang;
    match (word, &fact.ty) {
        (VALUE, Type::List(_)) => options.list(lang, vec![draft.say(NONE_AT_ALL).to_owned()]).map(Some),
        (VALUE | AT_LEAST | AT_MOST, ty) => options.rule(ty, &fact.quantity, fact.range, lang),
        (NUMERATOR | DENOMINATOR, _) => options.rule(&Type::Double, &Quantity::default(), NOT_BELOW_ZERO, lang),
        (REASON, _) => {
            let reasons = REASONS.iter().map(|(word, _)| draft.say(*word).to_owned()).collect();
            options.list(lang, reasons).map(Some)
        }
        _ => Ok(None),
    }
}

/// How a cell to be filled in shows what is typed.
pub fn format_for<'d>(draft: &'d Draft<'_>, ty: &Type, ratio: bool) -> &'d Format {
    match ty {
        Type::Double if ratio => &draft.look.open_percent,
        Type::Timestamp => &draft.look.open_date,
        Type::String => &draft.look.open_text,
        _ => &draft.look.open,
    }
}
