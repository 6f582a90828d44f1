//! Forms for departments: one workbook each, with the facts it answers for.

mod allowed;
mod choices;
mod columns;
mod guide;
mod lists;
mod look;
mod options;
mod sheet;

use guiju_core::assessment::Text;
use guiju_core::profile::{Provenance, fact_values};
use guiju_core::schema::Fact;
use guiju_core::value::Value;
use guiju_core::{Departments, Document, Profile, Ruleset};
use rust_xlsxwriter::{Workbook, XlsxError};

use crate::table::undated;
use crate::words::{ALL_DEPARTMENTS, GUIDE_SHEET, Lang, NO_DATE, NO_DEPARTMENT, Word};
pub(crate) use allowed::{allowed_text, one_of};
pub use choices::label_of;
pub(crate) use choices::{CHOICE_COLUMNS, members, stands};
pub(crate) use columns::{COLUMNS, is_optional, takes};
pub(crate) use lists::{Column, ID, Printed, columns, printed};
use look::Look;
use options::Options;
pub(crate) use options::labels;
pub(crate) use sheet::HEAD;

/// What forms are drawn up from.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The facts there are.
    pub ruleset: &'a Ruleset,
    /// What is known of them.
    pub profile: &'a Profile,
    /// The same as it is written.
    pub document: &'a Document,
    /// The paths of those to be asked for.
    pub facts: &'a [String],
    /// Who answers for which.
    pub departments: &'a Departments,
    /// Whether every department gets a form of its own.
    pub by_department: bool,
    /// The day by which it is to be returned, as text.
    pub due: Option<&'a str>,
    /// The language it is written in.
    pub lang: Lang,
}

/// A form.
#[derive(Clone, Debug)]
pub struct Form {
    /// A name for its file.
    pub name: String,
    /// Who is to fill it in.
    pub department: String,
    /// How many facts it asks for.
    pub facts: usize,
    /// The workbook.
    pub bytes: Vec<u8>,
}

/// Draws up the forms, in the order in which their departments first answer for a fact.
///
/// # Errors
///
/// What the writer of workbooks could not write, such as a text beyond the 32,767 characters of a cell.
pub fn draw_up(request: &Request<'_>) -> Result<Vec<Form>, XlsxError> {
    let values = fact_values(request.ruleset, request.profile, guiju_core::assessment::Evidence::StatedAim);
    let mut shares: Vec<(Option<Text>, Vec<Asked<'_>>)> = Vec::new();
    for (id, fact) in request.ruleset.schema.iter().filter(|(_, fact)| request.facts.contains(&fact.path)) {
        let Some(value) = values.get(id.0 as usize) else { continue };
        let provenance = request.profile.entry(id).map(|entry| &entry.provenance);
        let asked = Asked { fact, value: value.clone(), provenance };
        let department = request.departments.of(&fact.path).filter(|_| request.by_department).cloned();
        match shares.iter_mut().find(|(known, _)| *known == department) {
            Some((_, share)) => share.push(asked),
            None => shares.push((department, vec![asked])),
        }
    }
    shares.iter().map(|(department, asked)| form(request, department.as_ref(), asked)).collect()
}

/// A fact that a form asks for, and what is known of it.
#[derive(Clone, Debug)]
struct Asked<'a> {
    fact: &'a Fact,
    value: Value,
    provenance: Option<&'a Provenance>,
}

fn form(request: &Request<'_>, department: Option<&Text>, asked: &[Asked<'_>]) -> Result<Form, XlsxError> {
    let nobody = if request.by_department { NO_DEPARTMENT } else { ALL_DEPARTMENTS };
    let name = department.map_or(nobody.in_lang(request.lang), |name| request.lang.of(name)).to_owned();
    let mut workbook = Workbook::new();
    workbook.set_properties(&undated()?);
    let look = Look::new(request.lang);
    let mut options = Options::default();
    let draft = Draft { request, department: &name, look: &look };
    let columns = columns::columns_for(asked);
    guide::write(&draft, &columns, workbook.add_worksheet())?;
    sheet::write(&draft, &columns, asked, workbook.add_worksheet(), &mut options)?;
    if asked.iter().any(|asked| asked.fact.is_set) {
        choices::write(&draft, asked, workbook.add_worksheet(), &mut options)?;
    }
    lists::write_all(&draft, asked, &mut workbook, &mut options)?;
    options.write(request.lang, workbook.add_worksheet())?;
    // People read what to do first, and then turn the page.
    workbook.worksheet_from_name(GUIDE_SHEET.in_lang(request.lang))?.set_active(true);
    let bytes = workbook.save_to_buffer()?;
    Ok(Form { name: file_name(&name), department: name, facts: asked.len(), bytes })
}

/// What all sheets of one form share.
#[derive(Clone, Copy)]
struct Draft<'a> {
    request: &'a Request<'a>,
    department: &'a str,
    look: &'a Look,
}

impl Draft<'_> {
    fn say(&self, word: Word) -> &'static str {
        word.in_lang(self.request.lang)
    }

    /// A word and what stands behind it.
    fn labelled(&self, word: Word, text: &str) -> String {
        let colon = if self.request.lang == Lang::Zh { "：" } else { ": " };
        format!("{}{colon}{text}", self.say(word))
    }

    fn of<'t>(&self, text: &'t Text) -> &'t str {
        self.request.lang.of(text)
    }

    /// Where a value comes from, for people: the source's title and the places in it.
    fn origin(&self, provenance: &Provenance) -> String {
        let date = provenance.as_of.clone().unwrap_or_else(|| self.say(NO_DATE).to_owned());
        let own = self.request.profile.sources.iter().map(|(key, title)| (key, title));
        let known = self.request.ruleset.sources.iter().map(|source| (&source.key, &source.title));
        let title = provenance.source.as_ref().and_then(|key| own.chain(known).find(|(other, _)| *other == key));
        let title = title.map(|(_, title)| self.of(title).to_owned());
        let from = provenance.inherited.as_ref().map(|from| match self.request.lang {
            Lang::Zh => format!("沿用{}的数据", from.name.zh),
            Lang::En => format!("from the profile of {}", from.name.en),
        });
        let parts = [Some(date), from, title].into_iter().flatten().chain(provenance.at.iter().cloned());
        match self.request.lang {
            Lang::Zh => format!("（{}）", parts.collect::<Vec<_>>().join("，")),
            Lang::En => format!(" ({})", parts.collect::<Vec<_>>().join(", ")),
        }
    }
}

/// A file's name that every system takes.
fn file_name(department: &str) -> String {
    let safe = |letter: char| if letter.is_control() || "/\\:*?\"<>|".contains(letter) { '_' } else { letter };
    let name: String = department.chars().map(safe).take(60).collect();
    format!("{}.xlsx", name.trim().trim_end_matches('.'))
}
