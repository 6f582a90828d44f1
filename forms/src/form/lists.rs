//! A sheet for each list: its items, one a row, those there are and room for more.

use std::collections::BTreeSet;
use std::sync::Arc;

use guiju_core::Ruleset;
use guiju_core::assessment::Text;
use guiju_core::format::Style;
use guiju_core::partial::Known;
use guiju_core::schema::Fact;
use guiju_core::types::{Bounds, Quantity, RecordField, Type};
use guiju_core::value::{Key, Value};
use rust_xlsxwriter::{ExcelDateTime, Workbook, Worksheet, XlsxError};

use super::look::finish;
use super::options::{Options, labels};
use super::sheet::{HEAD, format_for, head_of};
use super::{Asked, Draft};
use crate::words::{CODE, ID_RULE, LISTS_SHEET, Lang, NO, NUMBER, YES};

/// How many items a list leaves room for beyond those it has.
const ROOM: usize = 20;
/// The width of a list's column, in characters.
const WIDTH: f64 = 18.0;
/// The longest name of a sheet, in characters, and the signs it cannot have.
const NAME_LENGTH: usize = 31;
const NOT_IN_NAMES: &str = "[]:*?/\\'";
/// The field by which the items of a list are told apart, where they have it.
pub const ID: &str = "id";

pub fn write_all(
    draft: &Draft<'_>,
    asked: &[Asked<'_>],
    workbook: &mut Workbook,
    options: &mut Options,
) -> Result<(), XlsxError> {
    let mut names = BTreeSet::new();
    for asked in asked.iter().filter(|asked| columns(asked.fact).is_some()) {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name(draft, asked.fact, &mut names))?;
        write(draft, asked, sheet, options)?;
    }
    Ok(())
}

/// A name that no other sheet has.
fn name(draft: &Draft<'_>, fact: &Fact, names: &mut BTreeSet<String>) -> String {
    let word = format!("{}{} ", draft.say(LISTS_SHEET), names.len() + 1);
    let label = draft.of(&fact.label).chars().filter(|letter| !NOT_IN_NAMES.contains(*letter));
    let name: String = word.chars().chain(label).take(NAME_LENGTH).collect();
    let name = name.trim().to_owned();
    names.insert(name.clone());
    name
}

/// A column of a list: a field of its items, or the item itself.
#[derive(Clone, Debug)]
pub struct Column {
    /// The field's name; empty for the item itself.
    pub name: Arc<str>,
    /// What readers call it.
    pub label: Text,
    /// Its type.
    pub ty: Type,
    /// What its number counts.
    pub quantity: Quantity,
    /// The bounds of its number.
    pub range: Bounds,
}

/// The columns of a list; nothing for what is no list.
pub fn columns(fact: &Fact) -> Option<Vec<Column>> {
    let Type::List(item) = &fact.ty else { return None };
    match item.as_ref() {
        _ if fact.is_set => None,
        Type::Record(fields) => Some(fields.iter().map(column).collect()),
        ty => Some(vec![Column {
            name: Arc::from(""),
            label: fact.label.clone(),
            ty: ty.clone(),
            quantity: fact.quantity.clone(),
            range: fact.range,
        }]),
    }
}

fn column(field: &RecordField) -> Column {
    Column {
        name: field.name.clone(),
        label: field.label.clone(),
        ty: field.ty.clone(),
        quantity: field.quantity.clone(),
        range: field.range,
    }
}

/// What a form shows of a value in a list.
#[derive(Clone, Debug, PartialEq)]
pub enum Printed {
    /// As text.
    Text(String),
    /// As a number, or as a percentage.
    Number(f64),
    /// As a day, ISO 8601.
    Day(String),
}

/// What a form shows in a list's cell; nothing where nothing is known.
pub fn printed(ruleset: &Ruleset, value: &Value, column: &Column, lang: Lang) -> Option<Printed> {
    let field = match value {
        Value::Map(map) => map.get(&Key::String(column.name.clone()))?,
        plain => plain,
    };
    let style = Style { ruleset, ty: &column.ty, quantity: &column.quantity, format: None };
    Some(match field {
        Value::Partial(partial) if partial.known == Known::Nothing => return None,
        Value::Int(number) => Printed::Number(*number as f64),
        Value::Double(number) => Printed::Number(*number),
        Value::Bool(value) => Printed::Text((if *value { YES } else { NO }).in_lang(lang).to_owned()),
        Value::Timestamp(moment) => Printed::Day(moment.date().to_string()),
        Value::String(text) => Printed::Text(match &column.ty {
            Type::Member(members) if members.contains(text) => member(members, text, lang),
            _ => text.to_string(),
        }),
        other => Printed::Text(lang.of(&style.show(other)).to_owned()),
    })
}

fn member(members: &guiju_core::types::Members, id: &str, lang: Lang) -> String {
    let place = members.list.iter().position(|member| *member.id == *id).unwrap_or_default();
    labels(members, lang).into_iter().nth(place).unwrap_or_else(|| id.to_owned())
}

fn write(draft: &Draft<'_>, asked: &Asked<'_>, sheet: &mut Worksheet, options: &mut Options) -> Result<(), XlsxError> {
    let columns = columns(asked.fact).unwrap_or_default();
    let items: &[Value] = if let Value::List(items) = &asked.value { items } else { &[] };
    let last = HEAD + u32::try_from(items.len() + ROOM).unwrap_or(u32::MAX - HEAD);
    let mut headings = vec![(draft.say(NUMBER).to_owned(), 5.0)];
    headings.extend(columns.iter().map(|column| (heading(draft, column), WIDTH)));
    head_of(draft, sheet, &headings, draft.of(&asked.fact.label))?;
    // By its code the sheet is known again, whatever it is called.
    let last_column = u16::try_from(columns.len()).unwrap_or_default();
    sheet.write_with_format(1, last_column.max(4), draft.labelled(CODE, &asked.fact.path), &draft.look.line_end)?;
    for (row, index) in (HEAD + 1..=last).zip(0_usize..) {
        sheet.write_with_format(row, 0, row - HEAD, &draft.look.fixed_number)?;
        for (place, column) in (1..).zip(&columns) {
            let format = format_for(draft, &column.ty, column.quantity.ratio);
            let value =
                items.get(index).and_then(|item| printed(draft.request.ruleset, item, column, draft.request.lang));
            match value {
                Some(Printed::Text(text)) => sheet.write_with_format(row, place, text, format)?,
                Some(Printed::Number(number)) => sheet.write_with_format(row, place, number, format)?,
                Some(Printed::Day(day)) => {
                    sheet.write_with_format(row, place, &ExcelDateTime::parse_from_str(&day)?, format)?
                }
                None => sheet.write_blank(row, place, format)?,
            };
        }
    }
    for (place, column) in (1..).zip(&columns) {
        if let Some(rule) = options.rule(&column.ty, &column.quantity, column.range, draft.request.lang)? {
            sheet.add_data_validation(HEAD + 1, place, last, place, &rule)?;
        }
    }
    finish(sheet, draft.request.lang, (HEAD, last), last_column.max(5))
}

/// A column's label, with what it counts.
fn heading(draft: &Draft<'_>, column: &Column) -> String {
    let label = draft.of(&column.label);
    if *column.name == *ID {
        return format!("{label}{}", draft.say(ID_RULE));
    }
    match &column.quantity.unit {
        Some(unit) => {
            let unit = draft.request.ruleset.word("unit", unit);
            match draft.request.lang {
                Lang::Zh => format!("{label}（{}）", unit.zh),
                Lang::En => format!("{label} ({})", unit.en),
            }
        }
        None => label.to_owned(),
    }
}
