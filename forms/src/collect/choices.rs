//! The sheet with one row for each member of a set.

use super::form::{Claim, Reading, Said};
use super::grid::Grid;
use super::value::{Problem, known_member};
use crate::form::{members, one_of};
use crate::words::{ANSWER, CODE, NO, OPTION, UNKNOWN, YES};
use crate::workbook::address;

pub fn read(reading: &mut Reading<'_>, grid: &Grid<'_>) {
    for row in grid.rows.clone() {
        let code = grid.text(row, CODE);
        let schema = &reading.base.ruleset.schema;
        let fact = code.split_once('/').and_then(|(path, id)| Some((schema.fact(schema.find(path)?)?, id)));
        let found = fact.and_then(|(fact, id)| Some((fact, members(fact)?, id)));
        let Some((fact, members, id)) = found else {
            reading.stray(grid, row, &code);
            continue;
        };
        let named = grid.text(row, OPTION);
        let answer = grid.cell(row, ANSWER);
        // A row that is open for a member nobody listed has a number for a code, and the member where the label would be.
        let is_open = id.starts_with('+');
        let id = if is_open { known_member(members, &named).unwrap_or_else(|| named.clone()) } else { id.to_owned() };
        match answer {
            None if is_open && !named.is_empty() => {
                let at = grid.cell(row, OPTION).map(|(_, at)| at).unwrap_or_default();
                reading.problem(grid.sheet, at, &fact.path, &Problem::new("word-cell-no-answer"));
            }
            None => {}
            Some((_, at)) if is_open && named.is_empty() => {
                reading.problem(grid.sheet, at, &fact.path, &Problem::new("word-cell-no-option"));
            }
            Some((cell, at)) => {
                let written = cell.shown();
                let known = [(YES, Some(true)), (NO, Some(false)), (UNKNOWN, None)];
                let said = known.into_iter().find(|(word, _)| word.is(&written)).map(|(_, said)| said);
                match said {
                    Some(said) if !cell.formula => {
                        let place = reading.place(grid.sheet, address(at));
                        let beside = reading.beside.get(&fact.path).cloned().unwrap_or_default();
                        let said = Said::Member(id, said);
                        reading.claims.push(Claim {
                            path: fact.path.clone(),
                            said,
                            shown: written.clone(),
                            place,
                            beside,
                        });
                    }
                    _ => {
                        let word = if cell.formula { "word-cell-formula" } else { "word-cell-not-choice" };
                        let problem = Problem::new(word).among(one_of(&[YES, NO, UNKNOWN]));
                        reading.problem(grid.sheet, at, &fact.path, &problem);
                    }
                }
            }
        }
    }
}
