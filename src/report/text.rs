//! The report for a terminal or a plain text file.

use crate::diagnostics::Look;
use crate::report::layout::{hanging, joined, options, pad, pad_left, width, wrap};
use crate::report::{Action, Block, Entry, Kind, Level, Radar, Table};

const BOLD: &str = "\u{1b}[1m";
const FAINT: &str = "\u{1b}[2m";
const PLAIN: &str = "\u{1b}[0m";

/// Lays out a report in columns of text, without what takes a wider page to read.
pub fn text(blocks: &[Block], look: Look) -> String {
    lay_out(blocks, Sheet { lines: Vec::new(), look, full: false })
}

/// Lays out a report in columns of text, with every table and remark.
pub fn full_text(blocks: &[Block], look: Look) -> String {
    lay_out(blocks, Sheet { lines: Vec::new(), look, full: true })
}

fn lay_out(blocks: &[Block], mut sheet: Sheet) -> String {
    let mut after_entry = false;
    for block in &blocks.iter().map(Block::harmless).collect::<Vec<_>>() {
        // What follows an entry is no longer part of it.
        if after_entry
            && matches!(
                block,
                Block::Paragraph(_)
                    | Block::Pointer(_)
                    | Block::Notice(_)
                    | Block::Banner(_)
                    | Block::Bullets(_)
                    | Block::Numbered(_)
                    | Block::Actions(_)
            )
        {
            sheet.gap();
        }
        sheet.block(block);
        after_entry = matches!(block, Block::Entry(_));
    }
    sheet.lines.join("\n") + "\n"
}

struct Sheet {
    lines: Vec<String>,
    look: Look,
    full: bool,
}

impl Sheet {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Title(text) => self.heading(text, "═"),
            Block::Section(text) => {
                self.gap();
                self.heading(text, "─");
            }
            Block::Part(text) => {
                self.gap();
                self.bold(text, "");
            }
            Block::Running(_) => {}
            Block::Pointer(_) if self.full => {}
            Block::Paragraph(text) | Block::Pointer(text) => self.lines.extend(wrap(text, "", "", self.look.width)),
            Block::Notice(text) | Block::Banner(text) => self.lines.extend(wrap(text, "▌ ", "▌ ", self.look.width)),
            Block::Actions(actions) => self.actions(actions),
            Block::Numbered(points) => self.points(points, |number| format!("{:>3}. ", number + 1)),
            Block::Bullets(points) => self.points(points, |_| "  · ".to_owned()),
            Block::Steps(steps) => {
                for (depth, step) in steps {
                    let mark = format!("{}- ", "  ".repeat(depth + 1));
                    self.lines.extend(hanging(&mark, step, self.look.width));
                }
            }
            Block::Entry(entry) => self.entry(entry),
            Block::Table(table) if table.reference && !self.full => {}
            Block::Table(table) => self.table(table),
            Block::Radar(radar) => self.radar(radar),
        }
    }

    fn gap(&mut self) {
        self.lines.push(String::new());
    }

    fn styled(&self, text: &str, style: &str) -> String {
        if self.look.colour { format!("{style}{text}{PLAIN}") } else { text.to_owned() }
    }

    fn heading(&mut self, text: &str, rule: &str) {
        self.bold(text, "");
        self.lines.push(rule.repeat(self.look.width));
    }

    /// Bold lines; those after the first begin with `rest`.
    fn bold(&mut self, text: &str, rest: &str) {
        for line in wrap(text, "", rest, self.look.width) {
            let bold = self.styled(&line, BOLD);
            self.lines.push(bold);
        }
    }

    fn points(&mut self, points: &[String], mark: impl Fn(usize) -> String) {
        for (number, point) in points.iter().enumerate() {
            self.lines.extend(hanging(&mark(number), point, self.look.width));
        }
    }

    /// The terminal's columns are few: what else there is to know stands right behind what to do.
    fn actions(&mut self, actions: &[Action]) {
        let points: Vec<String> =
            actions.iter().map(|action| joined(&[&action.head, &action.text, &action.detail])).collect();
        self.points(&points, |number| format!("{:>3}. ", number + 1));
    }

    /// A bar for each axis and region.
    fn radar(&mut self, radar: &Radar) {
        self.gap();
        self.lines.push(radar.caption.clone());
        let names = radar.axes.iter().map(|axis| width(axis)).max().unwrap_or_default();
        let regions = radar.series.iter().map(|series| width(&series.name)).max().unwrap_or_default();
        for (number, axis) in radar.axes.iter().enumerate() {
            for (place, series) in radar.series.iter().enumerate() {
                let Some(level) = series.levels.get(number) else { continue };
                let axis = if place == 0 { axis.as_str() } else { "" };
                let region = if radar.series.len() > 1 { pad(&series.name, regions) + "  " } else { String::new() };
                let bar = bar(level, radar.highest);
                self.lines.push(format!("  {}  {region}{bar}  {}", pad(axis, names), level.told));
            }
        }
        if !radar.bars.is_empty() {
            self.lines.extend(wrap(&radar.bars, "", "", self.look.width));
        }
    }

    fn entry(&mut self, entry: &Entry) {
        self.gap();
        self.bold(&entry.head, "  ");
        let lines = || entry.lines.iter().filter(|line| self.full || !matches!(line.kind, Kind::Spare | Kind::Formal));
        let labels = lines().map(|line| width(&line.label)).max().unwrap_or_default();
        let mut last = "";
        for line in lines() {
            // A label that repeats the one above says nothing new.
            let label = if line.label == last { "" } else { line.label.as_str() };
            last = &line.label;
            let label = format!("    {}  ", pad(label, labels));
            for text in hanging(&label, &line.text, self.look.width) {
                let styled = if line.kind == Kind::Code { self.styled(&text, FAINT) } else { text };
                self.lines.push(styled);
            }
        }
    }

    fn table(&mut self, table: &Table) {
        let widths = column_widths(table, self.look.width);
        if let Some(caption) = &table.caption {
            self.gap();
            self.lines.push(caption.clone());
        }
        self.row(&table.columns, &widths, table.numeric);
        let rule: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
        self.lines.push(format!("  {}", rule.join("  ")));
        for row in &table.rows {
            self.row(row, &widths, table.numeric);
        }
    }

    fn row(&mut self, cells: &[String], widths: &[usize], numeric: bool) {
        let wrapped: Vec<Vec<String>> =
            cells.iter().zip(widths).map(|(cell, columns)| cell_lines(cell, *columns)).collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or_default();
        for number in 0..height {
            let parts: Vec<String> = wrapped
                .iter()
                .zip(widths)
                .enumerate()
                .map(|(column, (lines, columns))| {
                    let text = lines.get(number).map(String::as_str).unwrap_or_default();
                    if numeric && column > 0 { pad_left(text, *columns) } else { pad(text, *columns) }
                })
                .collect();
            self.lines.push(format!("  {}", parts.join("  ")).trim_end().to_owned());
        }
    }
}

/// Full as far as a level is known, half full as far as it may reach.
fn bar(level: &Level, highest: i64) -> String {
    let (least, most) = level.range;
    (1..=highest)
        .map(|step| {
            if step <= least {
                '█'
            } else if step <= most {
                '▒'
            } else {
                '░'
            }
        })
        .collect()
}

/// The lines of a cell; words that are too long for it are broken.
fn cell_lines(cell: &str, columns: usize) -> Vec<String> {
    // Leading spaces show that a row belongs to the one above; its further lines keep them.
    let text = cell.trim_start();
    let indent = " ".repeat(cell.len() - text.len());
    let options = options(columns.max(indent.len() + 4)).initial_indent(&indent).subsequent_indent(&indent);
    textwrap::wrap(text, options).into_iter().map(|line| line.trim_end().to_owned()).collect()
}

/// The columns of a table, each as wide as its widest cell, and the widest columns narrowed until the table fits.
fn column_widths(table: &Table, columns: usize) -> Vec<usize> {
    const NARROWEST: usize = 10;
    let widest = |column: usize| {
        let rows = table.rows.iter().chain([&table.columns]);
        rows.filter_map(|row| row.get(column)).map(|cell| width(cell)).max().unwrap_or_default()
    };
    let mut widths: Vec<usize> = (0..table.columns.len()).map(widest).collect();
    while widths.iter().sum::<usize>() + 2 * widths.len() > columns {
        match widths.iter_mut().max() {
            Some(widest) if *widest > NARROWEST => *widest -= 1,
            _ => break,
        }
    }
    widths
}
