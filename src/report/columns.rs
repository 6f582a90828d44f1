//! How wide the columns of a table are on paper, where texts wrap. Widths are counted in halves of a full-width character.

use crate::report::Table;
use crate::report::html::is_group;
use crate::report::layout::width;

/// How narrow a column may be that has more to say.
const NARROWEST: usize = 10;

/// Every column begins narrow, and what room there is goes step by step to the one whose cells take the most lines.
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
    cell.lines().map(|line| width(line).div_ceil(columns.max(1)).max(1)).sum::<usize>().max(1)
}

/// A column that is looking for its width.
struct Column {
    /// How wide the lines of each cell are.
    cells: Vec<Vec<usize>>,
    width: usize,
}

impl Column {
    fn new(table: &Table, at: usize) -> Column {
        let rows = table.rows.iter().filter(|row| !is_group(row)).chain([&table.columns]);
        let cells: Vec<Vec<usize>> =
            rows.filter_map(|row| row.get(at)).map(|cell| cell.lines().map(width).collect()).collect();
        let width = cells.iter().flatten().copied().max().unwrap_or_default().clamp(1, NARROWEST);
        Column { cells, width }
    }

    /// How many lines its cells take together.
    fn height(&self) -> usize {
        let cell = |lines: &Vec<usize>| lines.iter().map(|line| line.div_ceil(self.width).max(1)).sum::<usize>().max(1);
        self.cells.iter().map(cell).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_goes_to_what_wraps() {
        let texts = |texts: [&str; 2]| texts.map(str::to_owned).to_vec();
        let row = texts(["短", "一段较长的文字，须折成几行才能排下"]);
        let table =
            Table { caption: None, columns: texts(["甲", "乙"]), rows: vec![row], numeric: false, reference: false };
        assert_eq!(widths(&table, 22), [2, 20]);
        assert_eq!(widths(&table, 90), [2, 34], "and no more than is needed");
        assert_eq!(lines("一二三四\n五", 4), 3);
    }
}
