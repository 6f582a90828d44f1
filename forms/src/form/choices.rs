//! The sheet with a row for each member of a set.

use guiju_core::assessment::Text;
use guiju_core::partial::Known;
use guiju_core::schema::Fact;
use guiju_core::types::{Members, Type};
use guiju_core::value::Value;
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::look::{finish, set_height};
use super::options::{Options, labels};
use super::sheet::{HEAD, head};
use super::{Asked, Draft};
use crate::words::{
    ANSWER, CHOICES_SHEET, CODE, INDICATOR, NO, NUMBER, OPTION, OTHER, PRESENT_ANSWER, UNKNOWN, Word, YES,
};

/// The columns of the sheet and their widths, in characters.
pub const CHOICE_COLUMNS: [(Word, f64); 6] =
    [(NUMBER, 5.0), (INDICATOR, 26.0), (OPTION, 40.0), (PRESENT_ANSWER, 12.0), (ANSWER, 14.0), (CODE, 44.0)];

/// How many members an open set leaves room for beyond those it lists.
const OTHERS: u32 = 3;

pub fn write(
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

/// What readers call a fact, and behind it a member of it if one is named.
pub fn label_of(fact: &Fact, member: &str) -> Text {
    match members(fact).filter(|_| !member.is_empty()).map(|members| members.label(member)) {
        Some(member) => {
            Text::new(format!("{}：{}", fact.label.zh, member.zh), format!("{}: {}", fact.label.en, member.en))
        }
        None => fact.label.clone(),
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
