//! A sheet as a table: its columns by their headings, the rows that can be used, and what people did to it beyond filling it in.

use std::collections::{BTreeMap, BTreeSet};

use super::form::Reading;
use crate::form::is_optional;
use crate::words::{CODE, Lang, Word};
use crate::workbook::{Area, Cell, Sheet, address};

/// The columns of a sheet by their headings, and the rows that can be used.
pub struct Grid<'s> {
    pub sheet: &'s Sheet,
    columns: BTreeMap<&'static str, u32>,
    pub rows: Vec<u32>,
}

impl Grid<'_> {
    fn column(&self, word: Word) -> Option<u32> {
        self.columns.get(word.in_lang(Lang::En)).copied()
    }

    /// The cell below a heading, and its name.
    pub fn cell(&self, row: u32, word: Word) -> Option<(&Cell, (u32, u32))> {
        let column = self.column(word)?;
        self.sheet.cell(row, column).map(|cell| (cell, (row, column)))
    }

    pub fn text(&self, row: u32, word: Word) -> String {
        self.cell(row, word).map(|(cell, _)| cell.shown()).unwrap_or_default()
    }
}

impl Reading<'_> {
    /// Finds the columns by their headings and tells what was added, joined or hidden.
    pub fn grid<'s>(&mut self, sheet: &'s Sheet, expected: &[(Word, f64)]) -> Option<Grid<'s>> {
        let is_head = |row: &u32| sheet.columns(*row).any(|column| CODE.is(&sheet.text(*row, column)));
        let Some(head) = (0..sheet.rows().min(20)).find(is_head) else {
            self.changed(sheet, "A1".to_owned(), "word-form-no-head", "");
            return None;
        };
        let mut columns = BTreeMap::new();
        let mut added = BTreeSet::new();
        for column in sheet.columns(head) {
            let heading = sheet.text(head, column);
            match expected.iter().find(|(word, _)| word.is(&heading)) {
                Some((word, _)) if !columns.contains_key(word.in_lang(Lang::En)) => {
                    columns.insert(word.in_lang(Lang::En), column);
                }
                _ => {
                    added.insert(column);
                    self.changed(sheet, address((head, column)), "word-form-added-column", &heading);
                }
            }
        }
        for (word, _) in expected.iter().filter(|(word, _)| !is_optional(*word)) {
            if !columns.contains_key(word.in_lang(Lang::En)) {
                self.changed(sheet, address((head, 0)), "word-form-lost-column", word.in_lang(self.lang));
            }
        }
        self.beyond(sheet, head, &columns, &mut added);
        let rows = self.usable_rows(sheet, head, &columns);
        Some(Grid { sheet, columns, rows })
    }

    /// Columns without a heading in which something stands.
    fn beyond(&mut self, sheet: &Sheet, head: u32, columns: &BTreeMap<&'static str, u32>, told: &mut BTreeSet<u32>) {
        for (place, cell) in sheet.cells.range((head + 1, 0)..) {
            let is_known = columns.values().any(|known| *known == place.1);
            if !is_known && told.insert(place.1) {
                self.changed(sheet, address(*place), "word-form-added-column", &cell.shown());
            }
        }
    }

    /// The rows below the head that are neither hidden nor touched by joined cells.
    pub fn usable_rows(&mut self, sheet: &Sheet, head: u32, columns: &BTreeMap<&'static str, u32>) -> Vec<u32> {
        let below: Vec<Area> = sheet.joined().iter().filter(|area| area.last.0 > head).copied().collect();
        for area in &below {
            self.changed(sheet, area.to_string(), "word-form-joined", "");
        }
        for column in columns.values().filter(|column| sheet.is_column_hidden(**column)) {
            self.changed(sheet, address((head, *column)), "word-form-hidden-column", &sheet.text(head, *column));
        }
        let mut rows = Vec::new();
        for row in sheet.filled_rows().filter(|row| *row > head) {
            if sheet.is_row_hidden(row) {
                self.changed(sheet, address((row, 0)), "word-form-hidden-row", &(row + 1).to_string());
            } else if !below.iter().any(|area| (area.first.0..=area.last.0).contains(&row)) {
                rows.push(row);
            }
        }
        rows
    }

    /// A row that belongs to no fact. Of rows without a code that follow each other the first is told.
    pub fn stray(&mut self, grid: &Grid<'_>, row: u32, code: &str) {
        if grid.sheet.columns(row).next().is_none() {
            return;
        }
        let place = address((row, grid.column(CODE).unwrap_or_default()));
        if !code.is_empty() {
            self.changed(grid.sheet, place, "word-form-unknown-code", code);
        } else if self.stray_before.replace(row).is_none_or(|before| before + 1 != row) {
            self.changed(grid.sheet, place, "word-form-added-row", &(row + 1).to_string());
        }
    }
}
