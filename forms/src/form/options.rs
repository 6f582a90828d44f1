//! The lists behind drop-downs, on a sheet of their own: written into a cell's own rule they could be no longer than 255
//! characters, and could hold no commas.

use rust_xlsxwriter::{DataValidation, DataValidationRule, Formula, Worksheet, XlsxError};

use guiju_core::types::{Bounds, Members, Quantity, Type};

use crate::words::{Lang, NO, NOT_ALLOWED, OPTIONS_SHEET, YES};

/// The bounds of a number that has none, which a rule for cells must name.
const WIDEST: f64 = 1e15;

/// The lists that a form's drop-downs show, one a column.
#[derive(Debug, Default)]
pub struct Options {
    lists: Vec<Vec<String>>,
}

impl Options {
    /// A drop-down of these.
    pub fn list(&mut self, lang: Lang, list: Vec<String>) -> Result<DataValidation, XlsxError> {
        let column = match self.lists.iter().position(|known| *known == list) {
            Some(column) => column,
            None => {
                self.lists.push(list.clone());
                self.lists.len() - 1
            }
        };
        let column = u32::try_from(column).unwrap_or_default();
        let letters = crate::workbook::address((0, column)).replace('1', "");
        let range = format!("='{}'!${letters}$1:${letters}${}", OPTIONS_SHEET.in_lang(lang), list.len());
        DataValidation::new().allow_list_formula(Formula::new(range)).set_error_message(NOT_ALLOWED.in_lang(lang))
    }

    /// What a cell of a type may hold; nothing where anything may stand.
    pub fn rule(
        &mut self,
        ty: &Type,
        quantity: &Quantity,
        range: Bounds,
        lang: Lang,
    ) -> Result<Option<DataValidation>, XlsxError> {
        let rule = match ty {
            Type::Bool => return self.list(lang, [YES, NO].map(|word| word.in_lang(lang).to_owned()).into()).map(Some),
            Type::Member(members) if !members.open => return self.list(lang, labels(members, lang)).map(Some),
            Type::Int => {
                let end = |end: Option<f64>, other: i32| end.map_or(other, |end| end as i32);
                let rule = DataValidationRule::Between(end(range.min, i32::MIN), end(range.max, i32::MAX));
                DataValidation::new().allow_whole_number(rule)
            }
            Type::Double => {
                let (least, most) = if quantity.ratio { (0.0, 1.0) } else { (-WIDEST, WIDEST) };
                let rule = DataValidationRule::Between(range.min.unwrap_or(least), range.max.unwrap_or(most));
                DataValidation::new().allow_decimal_number(rule)
            }
            Type::Timestamp => {
                let days = |text| rust_xlsxwriter::ExcelDateTime::parse_from_str(text);
                let rule = DataValidationRule::Between(days("1900-01-01")?, days("2199-12-31")?);
                DataValidation::new().allow_date(rule)
            }
            _ => return Ok(None),
        };
        rule.set_error_message(NOT_ALLOWED.in_lang(lang)).map(Some)
    }

    /// Writes the lists to their sheet and hides it.
    pub fn write(&self, lang: Lang, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(OPTIONS_SHEET.in_lang(lang))?;
        for (column, list) in (0..).zip(&self.lists) {
            for (row, option) in (0..).zip(list) {
                sheet.write(row, column, option)?;
            }
        }
        sheet.set_hidden(true).protect();
        Ok(())
    }
}

/// What readers call members; the identifier stands behind a label that two of them share.
pub fn labels(members: &Members, lang: Lang) -> Vec<String> {
    let label = |id: &str| lang.of(&members.label(id)).to_owned();
    let shared = |text: &str| members.list.iter().filter(|member| label(&member.id) == text).count() > 1;
    let labels = members.list.iter().map(|member| match label(&member.id) {
        text if shared(&text) => format!("{text} ({})", member.id),
        text => text,
    });
    labels.collect()
}
