//! What departments return, put into the profile. Every cell that cannot be used is named; where returns contradict each
//! other, all are named and none is chosen; whatever nobody stated anew stays as it was, with its old date.

mod choices;
mod form;
mod grid;
mod lists;
mod merge;
mod number;
mod set;
mod value;

use guiju_core::{Document, Profile, Ruleset};
use guiju_grammar::{ArgValue, Code, Diagnostic, Diagnostics, FileId, Span};

use crate::package::Refusal;
use crate::workbook::Workbook;
use form::read_form;
use merge::merge;

/// A file that came back.
#[derive(Clone, Copy, Debug)]
pub struct Returned<'a> {
    /// The number its diagnostics carry.
    pub file: FileId,
    /// Its name.
    pub name: &'a str,
    /// What it holds.
    pub bytes: &'a [u8],
}

/// What the forms were drawn up from, or what they are to be merged into.
#[derive(Clone, Copy, Debug)]
pub struct Base<'a> {
    /// The facts there are.
    pub ruleset: &'a Ruleset,
    /// The profile as it is written.
    pub document: &'a Document,
    /// What it means.
    pub profile: &'a Profile,
    /// The profile that the forms were drawn up from: the same, unless it was edited since.
    pub sent: &'a Profile,
}

/// The profile with all that could be used of what came back.
#[derive(Clone, Debug)]
pub struct Collected {
    /// The profile.
    pub document: Document,
    /// One for each file that is a form of this region, in their order.
    pub tallies: Vec<Tally>,
    /// The names of the files of which nothing was merged.
    pub uncounted: Vec<String>,
    /// The facts that have another value than before, by path.
    pub changed: Vec<String>,
    /// The facts whose value stays although a department says that it has none, by path; a member of a set stands behind a slash.
    pub kept: Vec<String>,
    /// What cannot be used, and where returns contradict each other.
    pub diagnostics: Diagnostics,
}

/// What one form says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// The file's name.
    pub name: String,
    /// Who filled it in.
    pub department: String,
    /// How many facts it states.
    pub stated: usize,
    /// For how many it says why there is no value.
    pub reasons: usize,
    /// Of how many a cell cannot be used.
    pub unusable: usize,
    /// How many it leaves open.
    pub open: usize,
}

/// Reads what came back and merges it.
pub fn collect(base: &Base<'_>, returned: &[Returned<'_>]) -> Collected {
    let mut diagnostics = Vec::new();
    let (mut forms, mut uncounted) = (Vec::new(), Vec::new());
    for file in returned {
        match read_one(base, file, &mut diagnostics) {
            Some(form) => forms.push(form),
            None => uncounted.push(file.name.to_owned()),
        }
    }
    Collected { uncounted, ..merge(base, &forms, diagnostics) }
}

fn read_one(base: &Base<'_>, file: &Returned<'_>, diagnostics: &mut Diagnostics) -> Option<form::FormRead> {
    match Workbook::read(file.bytes) {
        Ok(workbook) => read_form(base, file, &workbook, diagnostics),
        Err(refusal) => {
            diagnostics.push(refused(file.file, &refusal));
            None
        }
    }
}

/// That a file is not read as a workbook, and why.
pub fn refused(file: FileId, refusal: &Refusal) -> Diagnostic {
    Diagnostic::new(Code::RefusedWorkbook, Span::new(file, 0, 0)).arg("detail", ArgValue::Word(refusal.word()))
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub file: FileId,
    pub name: String,
    pub sheet: String,
    /// `F12`, or `B3:D5`.
    pub cell: String,
}

impl Place {
    /// That the form is not as it was sent out.
    fn changed(&self, detail: &'static str, found: &str) -> Diagnostic {
        self.told(Code::ChangedForm).arg("detail", ArgValue::Word(detail)).arg("found", found)
    }

    fn told(&self, code: Code) -> Diagnostic {
        let (sheet, cell) = (self.sheet.as_str(), self.cell.as_str());
        Diagnostic::new(code, Span::new(self.file, 0, 0)).arg("sheet", sheet).arg("cell", cell)
    }

    /// For people: sheet and cell.
    fn within(&self) -> String {
        format!("{} {}", self.sheet, self.cell)
    }
}
