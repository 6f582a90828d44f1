//! The sheet with one row for each fact, and the one with a row for each member of a set.

use guiju_core::assessment::Text;
use guiju_core::format::{Style, plain_number};
use guiju_core::partial::Known;
use guiju_core::schema::Fact;
use guiju_core::types::{Members, Type};
use guiju_core::value::Value;
use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::guide::{region_name, title};
use super::look::{finish, set_height};
use super::options::{Options, labels};
use super::{Asked, Draft};
use crate::words::{
    ALLOWED, ANSWER, AS_OF, CHECKED_BY, CHOICES_SHEET, CODE, DATE, DECIMAL, DEFINITION, DEPARTMENT, DOCUMENT, DUE,
    FILLED_BY, FROM, INDICATOR, LEVEL, Lang, MAIN_SHEET, NO, NONE_AT_ALL, NOT_KNOWN, NUMBER, OPTION, OTHER, PERCENT,
    PRESENT, PRESENT_ANSWER, REASON, REASONS, REMARK, RUBRIC, SEE_CHOICES, SEE_LIST, TEXT, UNIT, UNKNOWN, UP_TO, VALUE,
    WHOLE, Word, YES,
};

/// The columns of the main sheet and their widths, in characters.
pub const COLUMNS: [(Word, f64); 14] = [
    (NUMBER, 5.0),
    (INDICATOR, 17.0),
    (DEFINITION, 40.0),
    (UNIT, 7.0),
    (ALLOWED, 15.0),
    (PRESENT, 19.0),
    (VALUE, 13.0),
    (AS_OF, 11.0),
    (DOCUMENT, 18.0),
    (REASON, 11.0),
    (FILLED_BY, 9.0),
    (CHECKED_BY, 9.0),
    (REMARK, 14.0),
    (CODE, 20.0),
];

/// The columns of the sheet for sets and their widths, in characters.
pub const CHOICE_COLUMNS: [(Word, f64); 6] =
    [(NUMBER, 5.0), (INDICATOR, 26.0), (OPTION, 40.0), (PRESENT_ANSWER, 12.0), (ANSWER, 14.0), (CODE, 44.0)];

/// The row of the headings on every sheet, from 0; above it stands whose form it is.
pub const HEAD: u32 = 2;
/// The heights of the title, of the line below it and of the headings, in points.
const TITLE_HEIGHT: f64 = 26.0;
const LINE_HEIGHT: f64 = 18.0;
const HEAD_HEIGHT: f64 = 30.0;
/// How many members an open set leaves room for beyond those it lists.
const OTHERS: u32 = 3;

pub fn write(
    draft: &Draft<'_>,
    asked: &[Asked<'_>],
    sheet: &mut Worksheet,
    options: &mut Options,
) -> Result<(), XlsxError> {
    sheet.set_name(draft.say(MAIN_SHEET))?;
    head(draft, sheet, &COLUMNS)?;
    let mut row = HEAD;
    for (number, asked) in (1_u32..).zip(asked) {
        row = HEAD + number;
        fixed_cells(draft, asked, number, row, sheet)?;
        open_cells(draft, asked, row, sheet, options)?;
    }
    let last = u16::try_from(COLUMNS.len() - 1).unwrap_or_default();
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

fn fixed_cells(
    draft: &Draft<'_>,
    asked: &Asked<'_>,
    number: u32,
    row: u32,
    sheet: &mut Worksheet,
) -> Result<(), XlsxError> {
    let fact = asked.fact;
    let unit = fact.quantity.unit.as_ref().map(|unit| draft.request.ruleset.word("unit", unit));
    let unit = unit.as_ref().map(|unit| draft.of(unit)).unwrap_or_default();
    let (definition, allowed, present) = (definition(draft, fact), allowed(draft, fact), present(draft, asked));
    let texts: [&str; 5] = [draft.of(&fact.label), &definition, unit, &allowed, &present];
    sheet.write_with_format(row, 0, number, &draft.look.fixed_number)?;
    for (column, text) in (1..).zip(texts) {
        sheet.write_with_format(row, column, text, &draft.look.fixed)?;
    }
    sheet.write_with_format(row, 13, &fact.path, &draft.look.fixed_code)?;
    let widths = COLUMNS.iter().skip(1).map(|(_, width)| *width);
    let cells: Vec<(&str, f64)> = texts.into_iter().zip(widths).collect();
    set_height(sheet, row, &cells)
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
fn allowed(draft: &Draft<'_>, fact: &Fact) -> String {
    let with_range = |word: Word| {
        let ends = [(FROM, fact.range.min), (UP_TO, fact.range.max)];
        let ends = ends.into_iter().filter_map(|(word, end)| Some((word, end?)));
        let ends = ends.map(|(word, end)| match draft.request.lang {
            Lang::Zh => format!("，{}{}", draft.say(word), plain_number(end)),
            Lang::En => format!(", {} {}", draft.say(word), plain_number(end)),
        });
        format!("{}{}", draft.say(word), ends.collect::<String>())
    };
    let slash = if draft.request.lang == Lang::Zh { "／" } else { " / " };
    match &fact.ty {
        Type::Bool => format!("{}{slash}{}", draft.say(YES), draft.say(NO)),
        Type::Int if fact.is_level() => draft.say(LEVEL).to_owned(),
        Type::Int => with_range(WHOLE),
        Type::Double if fact.quantity.ratio => draft.say(PERCENT).to_owned(),
        Type::Double => with_range(DECIMAL),
        Type::Timestamp => draft.say(DATE).to_owned(),
        Type::Member(members) => labels(members, draft.request.lang).join(slash),
        Type::List(_) if fact.is_set => draft.say(SEE_CHOICES).to_owned(),
        Type::List(_) => draft.say(SEE_LIST).to_owned(),
        _ => draft.say(TEXT).to_owned(),
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
    let origin = asked.provenance.map(|provenance| draft.origin(provenance)).unwrap_or_default();
    format!("{}{origin}", draft.of(&shown))
}

fn open_cells(
    draft: &Draft<'_>,
    asked: &Asked<'_>,
    row: u32,
    sheet: &mut Worksheet,
    options: &mut Options,
) -> Result<(), XlsxError> {
    let (fact, look, lang) = (asked.fact, draft.look, draft.request.lang);
    sheet.write_blank(row, 6, if fact.is_set { &look.fixed } else { format_of(draft, fact) })?;
    let rule = match &fact.ty {
        Type::List(_) if fact.is_set => None,
        Type::List(_) => Some(options.list(lang, vec![draft.say(NONE_AT_ALL).to_owned()])?),
        ty => options.rule(ty, &fact.quantity, fact.range, lang)?,
    };
    if let Some(rule) = rule {
        sheet.add_data_validation(row, 6, row, 6, &rule)?;
    }
    for column in [7, 8, 10, 11, 12] {
        sheet.write_blank(row, column, &look.open_text)?;
    }
    sheet.write_blank(row, 9, &look.open)?;
    let reasons = REASONS.iter().map(|(word, _)| draft.say(*word).to_owned()).collect();
    sheet.add_data_validation(row, 9, row, 9, &options.list(lang, reasons)?)?;
    Ok(())
}

fn format_of<'d>(draft: &'d Draft<'_>, fact: &Fact) -> &'d Format {
    format_for(draft, &fact.ty, fact.quantity.ratio)
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

pub fn write_choices(
    draft: &Draft<'_>,
    asked: &[Asked<'_>],
    sheet: &mut Worksheet,
    options: &mut Options,
) -> Result<(), XlsxError> {
    sheet.set_name(draft.say(CHOICES_SHEET))?;
    head(draft, sheet, &CHOICE_COLUMNS)?;
    let answers = [YES, NO, UNKNOWN].map(|word| draft.say(word).to_owned());
    let rule = options.list(draft.request.lang, answers.into())?;
    let mut row = HEAD;
    for asked in asked {
        let Some(members) = members(asked.fact) else { continue };
        for (option, present, code) in choices(draft, asked, members) {
            row += 1;
            sheet.write_with_format(row, 0, row - HEAD, &draft.look.fixed_number)?;
            let label = draft.of(&asked.fact.label).to_owned();
            let label = if option.is_some() { label } else { label + draft.say(OTHER) };
            sheet.write_with_format(row, 1, &label, &draft.look.fixed)?;
            match &option {
                Some(option) => sheet.write_with_format(row, 2, option, &draft.look.fixed)?,
                None => sheet.write_blank(row, 2, &draft.look.open_text)?,
            };
            set_height(sheet, row, &[(&label, 26.0), (option.as_deref().unwrap_or_default(), 40.0)])?;
            sheet.write_with_format(row, 3, present, &draft.look.fixed)?;
            sheet.write_blank(row, 4, &draft.look.open)?;
            sheet.add_data_validation(row, 4, row, 4, &rule)?;
            sheet.write_with_format(row, 5, code, &draft.look.fixed_code)?;
        }
    }
    let last = u16::try_from(CHOICE_COLUMNS.len() - 1).unwrap_or_default();
    finish(sheet, draft.request.lang, (HEAD, row), last)
}

/// The members a set can have, if the fact is a set.
pub fn members(fact: &Fact) -> Option<&Members> {
    match &fact.ty {
        Type::List(item) if fact.is_set => match item.as_ref() {
            Type::Member(members) => Some(members),
            _ => None,
        },
        _ => None,
    }
}

/// A set's rows: the option, or nothing for one to be named; what is known of it; its code.
fn choices(draft: &Draft<'_>, asked: &Asked<'_>, members: &Members) -> Vec<(Option<String>, String, String)> {
    let present = |id: &str| match stands(&asked.value, id) {
        Some(true) => draft.say(YES).to_owned(),
        Some(false) => draft.say(NO).to_owned(),
        None => draft.say(UNKNOWN).to_owned(),
    };
    let unlisted = unlisted(&asked.value, members);
    let listed = members.list.iter().map(|member| member.id.to_string()).zip(labels(members, draft.request.lang));
    let all = listed.chain(unlisted.into_iter().map(|id| (id.clone(), id)));
    let mut rows: Vec<_> =
        all.map(|(id, label)| (Some(label), present(&id), format!("{}/{id}", asked.fact.path))).collect();
    if members.open {
        rows.extend((1..=OTHERS).map(|number| (None, String::new(), format!("{}/+{number}", asked.fact.path))));
    }
    rows
}

/// Whether a set is known to have a member.
pub fn stands(value: &Value, id: &str) -> Option<bool> {
    let is = |item: &Value| matches!(item, Value::String(text) if **text == *id);
    match value {
        Value::List(items) => Some(items.iter().any(is)),
        Value::Partial(partial) => match &partial.known {
            Known::Set(set) => set.contains(id),
            _ => None,
        },
        _ => None,
    }
}

/// The members that are known to be in or out, and that nobody listed.
fn unlisted(value: &Value, members: &Members) -> Vec<String> {
    let known: Vec<String> = match value {
        Value::List(items) => items
            .iter()
            .filter_map(|item| if let Value::String(text) = item { Some(text.to_string()) } else { None })
            .collect(),
        Value::Partial(partial) => match &partial.known {
            Known::Set(set) => set.has.iter().chain(&set.lacks).map(ToString::to_string).collect(),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    };
    known.into_iter().filter(|id| !members.contains(id)).collect()
}
