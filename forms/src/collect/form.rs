//! One form that came back: whose it is, whether it still has the shape it was sent out in, and what its rows say.

use std::collections::{BTreeMap, BTreeSet};

use guiju_core::Node;
use guiju_core::assessment::Text;
use guiju_core::schema::Fact;
use guiju_core::types::Type;
use guiju_grammar::{ArgValue, Code, Diagnostic, Diagnostics};
use jiff::civil::Date;

use super::grid::Grid;
use super::number::STATING;
use super::value::{Kind, Problem, date, first_day, value};
use super::{Base, Place, Returned, Tally, choices, lists};
use crate::form::{CHOICE_COLUMNS, COLUMNS, HEAD, columns, one_of};
use crate::parts::Parts;
use crate::words::{
    ANSWER, AS_OF, CHECKED_BY, CHOICES_SHEET, CODE, DOCUMENT, FILLED_BY, GUIDE_SHEET, Lang, MAIN_SHEET, NO,
    NONE_AT_ALL, OPTIONS_SHEET, REASON, REASONS, REMARK, VALUE, VERSION, Word, YES,
};
use crate::workbook::{Cell, Content, Sheet, Workbook, address};

/// What a form says.
#[derive(Debug)]
pub struct FormRead {
    pub tally: Tally,
    /// The day it was due, as it was written.
    pub due: String,
    pub claims: Vec<Claim>,
}

/// One statement.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The fact's path.
    pub path: String,
    pub said: Said,
    /// What the cell shows.
    pub shown: String,
    pub place: Place,
    pub beside: Beside,
}

/// What is stated.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// A value.
    Value(Node),
    /// A number as a part of a whole, or between bounds.
    Parts(Parts),
    /// Why there is none, in the profile's words.
    Reason(&'static str),
    /// That a set has a member, lacks it, or that nobody knows.
    Member(String, Option<bool>),
    /// All items of a list.
    Items(Vec<Node>),
}

/// What stands beside a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    pub as_of: Option<String>,
    pub document: Option<String>,
    /// Who filled it in, who checked it, and what they remarked, as one line.
    pub note: Option<String>,
}

/// A form while it is read.
pub struct Reading<'a> {
    pub base: &'a Base<'a>,
    pub file: &'a Returned<'a>,
    pub lang: Lang,
    pub claims: Vec<Claim>,
    pub diagnostics: &'a mut Diagnostics,
    /// What stands beside each fact on the main sheet.
    pub beside: BTreeMap<String, Beside>,
    /// The last row that belonged to no fact and had no code.
    pub stray_before: Option<u32>,
    /// The facts of which a cell cannot be used.
    pub unusable: BTreeSet<String>,
    /// The last day a figure can be of: the day the form was due, or the profile's own where that is later.
    pub latest: Option<Date>,
    /// The lists that are said to have no items, with the place where that is said.
    pub empty_lists: BTreeMap<String, Place>,
}

pub fn read_form(
    base: &Base<'_>,
    file: &Returned<'_>,
    workbook: &Workbook,
    diagnostics: &mut Diagnostics,
) -> Option<FormRead> {
    let place = |sheet: &str, cell: &str| Place {
        file: file.file,
        name: file.name.to_owned(),
        sheet: sheet.to_owned(),
        cell: cell.to_owned(),
    };
    let Some(guide) = workbook.sheets.iter().find(|sheet| sheet.text(1, 1) == VERSION) else {
        let first = workbook.sheets.first().map(|sheet| sheet.name.as_str()).unwrap_or_default();
        diagnostics.push(place(first, "B2").changed("word-form-not-one", ""));
        return None;
    };
    let region = guide.text(3, 1);
    let id = base.document.get("region.id");
    if id != Some(&Node::Text(region.clone())) {
        diagnostics.push(place(&guide.name, "B4").changed("word-form-other-region", &region));
        return None;
    }
    let lang = if guide.name == GUIDE_SHEET.in_lang(Lang::En) { Lang::En } else { Lang::Zh };
    let Some(main) = workbook.sheets.iter().find(|sheet| MAIN_SHEET.is(&sheet.name)) else {
        let renamed = workbook.sheets.iter().find(|sheet| has_heading(sheet, VALUE));
        diagnostics.push(match renamed {
            Some(sheet) => place(&sheet.name, "A1").changed("word-form-renamed", MAIN_SHEET.in_lang(lang)),
            None => place(MAIN_SHEET.in_lang(lang), "A1").changed("word-form-no-sheet", ""),
        });
        return None;
    };
    let mut reading = Reading {
        base,
        file,
        lang,
        claims: Vec::new(),
        diagnostics,
        beside: BTreeMap::new(),
        stray_before: None,
        unusable: BTreeSet::new(),
        latest: latest(base, &guide.text(5, 1)),
        empty_lists: BTreeMap::new(),
    };
    let asked = reading.main(main);
    for sheet in &workbook.sheets {
        reading.other_sheet(sheet);
    }
    for (path, place) in std::mem::take(&mut reading.empty_lists) {
        let beside = reading.beside.get(&path).cloned().unwrap_or_default();
        let shown = NONE_AT_ALL.in_lang(lang).to_owned();
        reading.claims.push(Claim { path, said: Said::Items(Vec::new()), shown, place, beside });
    }
    let (claims, unusable) = (reading.claims, reading.unusable);
    let facts = |is_reason: bool| -> BTreeSet<&str> {
        let paths = claims.iter().filter(|claim| matches!(claim.said, Said::Reason(_)) == is_reason);
        paths.map(|claim| claim.path.as_str()).collect()
    };
    let (stated, reasons) = (facts(false), facts(true));
    let told: BTreeSet<&str> =
        stated.iter().chain(&reasons).copied().chain(unusable.iter().map(String::as_str)).collect();
    let tally = Tally {
        name: file.name.to_owned(),
        department: guide.text(4, 1),
        stated: stated.len(),
        reasons: reasons.len(),
        unusable: unusable.len(),
        open: asked.saturating_sub(told.len()),
    };
    Some(FormRead { tally, due: guide.text(5, 1), claims })
}

/// Whether a sheet has a column of this name, as the one it may be under another name has.
fn has_heading(sheet: &Sheet, word: Word) -> bool {
    sheet.columns(HEAD).any(|column| word.is(&sheet.text(HEAD, column)))
}

/// Without a due date nobody can say how late a figure may be.
fn latest(base: &Base<'_>, due: &str) -> Option<Date> {
    let profile = match base.document.get("region.as_of") {
        Some(Node::Date(day) | Node::Text(day)) => first_day(day),
        _ => None,
    };
    first_day(due).map(|due| profile.map_or(due, |profile| due.max(profile)))
}

impl<'a> Reading<'a> {
    pub fn place(&self, sheet: &Sheet, cell: String) -> Place {
        Place { file: self.file.file, name: self.file.name.to_owned(), sheet: sheet.name.clone(), cell }
    }

    pub fn changed(&mut self, sheet: &Sheet, cell: String, detail: &'static str, found: &str) {
        let diagnostic = self.place(sheet, cell).changed(detail, found);
        self.diagnostics.push(diagnostic);
    }

    /// That a cell cannot be used.
    pub fn problem(&mut self, sheet: &Sheet, at: (u32, u32), path: &str, problem: &Problem) {
        let cell = sheet.cell(at.0, at.1).filter(|cell| cell.content != Content::Error);
        let found = cell.map(Cell::shown).unwrap_or_default();
        let (fact, label) = self.named(path);
        self.unusable.insert(fact);
        let told: Diagnostic = self.place(sheet, address(at)).told(Code::UnusableCell);
        let told = told.arg("path", path).arg("indicator-zh", label.zh).arg("indicator-en", label.en);
        let told = told.arg("detail", ArgValue::Word(problem.word)).arg("found", found);
        let told = match &problem.choices {
            Some(choices) => told.arg("choices-zh", choices.zh.as_str()).arg("choices-en", choices.en.as_str()),
            None => told,
        };
        self.diagnostics.push(match &problem.suggestion {
            Some(suggestion) => told.arg("suggestion", suggestion.as_str()),
            None => told,
        });
    }

    /// That two rows of a list, the first and the other, have one id.
    pub fn repeated(&mut self, sheet: &Sheet, [first, other]: [(u32, u32); 2], path: &str, id: &str) {
        self.unusable.insert(path.to_owned());
        let told = self.place(sheet, address(other)).told(Code::RepeatedId);
        self.diagnostics.push(told.arg("other", address(first)).arg("found", id));
    }

    /// The fact that a path is of, and what readers call it; a field of a list's items is named behind the list.
    fn named(&self, path: &str) -> (String, Text) {
        let schema = &self.base.ruleset.schema;
        let fact = |path: &str| schema.find(path).and_then(|id| schema.fact(id));
        if let Some(fact) = fact(path) {
            return (path.to_owned(), fact.label.clone());
        }
        let (list, field) = path.rsplit_once('.').unwrap_or((path, ""));
        let Some(fact) = fact(list) else { return (path.to_owned(), Text::same(path)) };
        let columns = columns(fact).unwrap_or_default();
        let column = columns.into_iter().find(|column| *column.name == *field).map(|column| column.label);
        let label = column.map_or(fact.label.clone(), |column| {
            Text::new(format!("{}·{}", fact.label.zh, column.zh), format!("{}: {}", fact.label.en, column.en))
        });
        (list.to_owned(), label)
    }

    /// Reads the main sheet; gives how many facts it asks for.
    fn main(&mut self, sheet: &Sheet) -> usize {
        let Some(grid) = self.grid(sheet, &COLUMNS) else { return 0 };
        let mut asked = 0;
        for row in grid.rows.clone() {
            let code = grid.text(row, CODE);
            let ruleset = self.base.ruleset;
            let fact = ruleset.schema.find(&code).and_then(|id| ruleset.schema.fact(id));
            match fact {
                Some(fact) => {
                    asked += 1;
                    self.row(&grid, row, fact);
                }
                None => self.stray(&grid, row, &code),
            }
        }
        asked
    }

    fn row(&mut self, grid: &Grid<'_>, row: u32, fact: &Fact) {
        let beside = self.beside(grid, row, fact);
        self.beside.insert(fact.path.clone(), beside.clone());
        let stated = STATING.into_iter().find_map(|word| grid.cell(row, word));
        let reason = self.reason(grid, row, fact);
        if let (Some((_, at)), Some(_)) = (stated, &reason) {
            self.problem(grid.sheet, at, &fact.path, &Problem::new("word-cell-value-and-reason"));
            return;
        }
        if let Some((word, place)) = reason {
            let shown = grid.text(row, REASON);
            self.claims.push(Claim { path: fact.path.clone(), said: Said::Reason(word), shown, place, beside });
        } else if !self.parts(grid, row, fact, &beside)
            && let Some((cell, at)) = grid.cell(row, VALUE)
        {
            self.value(grid, cell, at, fact, beside);
        }
    }

    fn value(&mut self, grid: &Grid<'_>, cell: &Cell, at: (u32, u32), fact: &Fact, beside: Beside) {
        let place = self.place(grid.sheet, address(at));
        if matches!(fact.ty, Type::List(_)) {
            let is_none = NONE_AT_ALL.is(&cell.shown()) && !fact.is_set;
            if is_none {
                self.empty_lists.insert(fact.path.clone(), place);
            } else {
                self.problem(grid.sheet, at, &fact.path, &Problem::new("word-cell-elsewhere"));
            }
            return;
        }
        // What stands in the wrong column is not taken for a name or a text either.
        if REASONS.iter().any(|(word, _)| word.is(&cell.shown())) {
            self.problem(grid.sheet, at, &fact.path, &Problem::new("word-cell-reason"));
            return;
        }
        match value(cell, Kind::of(fact)) {
            Ok(node) => {
                let shown = match &node {
                    Node::Bool(answer) => (if *answer { YES } else { NO }).in_lang(self.lang).to_owned(),
                    _ => cell.shown(),
                };
                let path = fact.path.clone();
                self.claims.push(Claim { path, said: Said::Value(node), shown, place, beside });
            }
            Err(problem) => self.problem(grid.sheet, at, &fact.path, &problem),
        }
    }

    fn reason(&mut self, grid: &Grid<'_>, row: u32, fact: &Fact) -> Option<(&'static str, Place)> {
        let (cell, at) = grid.cell(row, REASON)?;
        let written = cell.shown();
        match REASONS.iter().find(|(word, key)| word.is(&written) || *key == written) {
            Some((_, key)) => Some((key, self.place(grid.sheet, address(at)))),
            None => {
                let choices = one_of(&REASONS.map(|(word, _)| word));
                self.problem(grid.sheet, at, &fact.path, &Problem::new("word-cell-not-choice").among(choices));
                None
            }
        }
    }

    fn beside(&mut self, grid: &Grid<'_>, row: u32, fact: &Fact) -> Beside {
        let as_of = match grid.cell(row, AS_OF).map(|(cell, at)| (date(cell), at)) {
            Some((Ok(date), at)) if self.latest.is_some_and(|latest| first_day(&date) > Some(latest)) => {
                self.problem(grid.sheet, at, &fact.path, &Problem::new("word-cell-too-late"));
                None
            }
            Some((Ok(date), _)) => Some(date),
            Some((Err(problem), at)) => {
                self.problem(grid.sheet, at, &fact.path, &problem);
                None
            }
            None => None,
        };
        let mut plain = |word: Word| {
            let (cell, at) = grid.cell(row, word)?;
            if cell.formula || cell.content == Content::Error {
                self.problem(grid.sheet, at, &fact.path, &Problem::new("word-cell-formula"));
                return None;
            }
            Some(cell.shown())
        };
        let document = plain(DOCUMENT);
        let signed = [FILLED_BY, CHECKED_BY, REMARK].map(|word| (word, plain(word)));
        let (colon, semicolon) = if self.lang == Lang::Zh { ("：", "；") } else { (": ", "; ") };
        let parts =
            signed.into_iter().filter_map(|(word, text)| Some(format!("{}{colon}{}", word.in_lang(self.lang), text?)));
        let note = parts.collect::<Vec<_>>().join(semicolon);
        Beside { as_of, document, note: (!note.is_empty()).then_some(note) }
    }

    /// The sheets behind the main one; one that was added is told, since what stands on it would be lost.
    fn other_sheet(&mut self, sheet: &Sheet) {
        let is = |word: Word| word.is(&sheet.name);
        if is(CHOICES_SHEET) {
            if let Some(grid) = self.grid(sheet, &CHOICE_COLUMNS) {
                choices::read(self, &grid);
            }
        } else if let Some(path) = lists::subject(sheet) {
            lists::read(self, sheet, &path);
        } else if has_heading(sheet, ANSWER) {
            self.changed(sheet, "A1".to_owned(), "word-form-renamed", CHOICES_SHEET.in_lang(self.lang));
        } else if !is(MAIN_SHEET) && !is(GUIDE_SHEET) && !is(OPTIONS_SHEET) && !sheet.cells.is_empty() {
            self.changed(sheet, "A1".to_owned(), "word-form-added-sheet", &sheet.name);
        }
    }
}
