//! How wide the columns of a table are on paper, where texts wrap. Widths are counted in halves of a full-width character.

use crate::report::Table;
use crate::report::html::is_group;
use crate::report::layout::pieces;

/// How narrow a column may be that has more to say.
const NARROWEST: usize = 10;
/// How wide a word may be that is never broken where there is room; longer ones are names for programs and digests.
const WORD: usize = 13;

/// Every column begins as narrow as its longest word, and what room there is goes step by step to the one whose cells take the most lines.
pub(super) fn widths(table: &Table, room: usize) -> Vec<usize> {
    let mut columns: Vec<Column> = (0..table.columns.len()).map(|at| Column::new(table, at)).collect();
    while columns.iter().map(|column| column.width).sum::<usize>() < room {
        let wrapping = columns.iter_mut().filter(|column| column.height() > column.cells.len());
        match wrapping.max_by_key(|column| column.height()) {
            Some(column) => column.width += 1,
            None => break,
        }
    }
    columns.iter().map(|column| column.width).collect()
}

/// How many lines a cell takes in a column of this width.
pub(super) fn lines(cell: &str, columns: usize) -> usize {
    height(&words(cell), columns)
}

/// How wide the words of each line are, and the spaces behind them.
type Words = Vec<Vec<(usize, usize)>>;

fn words(cell: &str) -> Words {
    cell.lines().map(pieces).collect()
}

/// How many lines these words take: one that does not fit begins another, and one longer than a line is broken.
fn height(cell: &Words, columns: usize) -> usize {
    let columns = columns.max(1);
    let lines = |words: &Vec<(usize, usize)>| {
        let mut lines = 1;
        let mut used = 0;
        for (word, space) in words {
            if used > 0 && used + word > columns {
                lines += 1;
                used = 0;
            }
            let end = used + word;
            lines += end.saturating_sub(1) / columns;
            used = end.saturating_sub(1) % columns + 1 + space;
        }
        lines
    };
    cell.iter().map(lines).sum::<usize>().max(1)
}

/// The words of a heading; Latin letters in bold take about a fifth more.
fn head_words(head: &str) -> Words {
    let mut lines = words(head);
    if head.is_ascii() {
        lines.iter_mut().flatten().for_each(|(word, _)| *word = (*word * 6).div_ceil(5));
    }
    lines
}

/// A column that is looking for its width.
struct Column {
    cells: Vec<Words>,
    width: usize,
}

impl Column {
    fn new(table: &Table, at: usize) -> Column {
        let rows = table.rows.iter().filter(|row| !is_group(row));
        let body = rows.filter_map(|row| row.get(at)).map(|cell| words(cell));
        let head = table.columns.get(at).map(|head| head_words(head));
        let cells: Vec<Words> = body.chain(head).collect();
        let lines = cells.iter().flatten();
        let longest = lines.clone().map(|line| line.iter().map(|(word, space)| word + space).sum::<usize>()).max();
        let word = lines.flatten().map(|(word, _)| *word).max().unwrap_or_default().min(WORD);
        Column { width: longest.unwrap_or_default().clamp(1, NARROWEST.max(word)), cells }
    }

    /// How many lines its cells take together.
    fn height(&self) -> usize {
        self.cells.iter().map(|cell| height(cell, self.width)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_goes_to_what_wraps() {
        let texts = |texts: [&str; 2]| texts.map(str::to_owned).to_vec();
        let row = texts(["短", "一段较长的文字，须折成几行才能排下"]);
        let table = Table {
            caption: None,
            columns: texts(["甲", "乙"]),
            rows: vec![row],
            numeric: false,
            reference: false,
            paths: None,
        };
        assert_eq!(widths(&table, 22), [2, 20]);
        assert_eq!(widths(&table, 90), [2, 34], "and no more than is needed");
        assert_eq!(lines("一二三四\n五", 4), 3);
        // Words stay whole where they can: “capacity” stands on a line of its own.
        assert_eq!((lines("fiscal capacity", 8), lines("fiscal capacity", 4), lines("", 4)), (2, 4, 1));
    }
}
