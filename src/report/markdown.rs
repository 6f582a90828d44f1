//! The report as Markdown, with the tables a terminal leaves out.

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::report::layout::joined;
use crate::report::{Action, Block, Entry, Kind, Table, radar};

/// Lays out a report as Markdown.
pub fn markdown(blocks: &[Block]) -> String {
    let mut text = String::new();
    let mut level = 0;
    for block in &blocks.iter().map(Block::harmless).collect::<Vec<_>>() {
        level = match block {
            Block::Title(_) => 1,
            Block::Section(_) => 2,
            Block::Part(_) => 3,
            _ => level,
        };
        // Writing to a string cannot fail.
        let _ = write_block(&mut text, block, level);
    }
    let _ = write_pictures(&mut text, blocks);
    text
}

/// Writes a block below, or as, a heading of this level. Entries and tables come one level deeper, wherever they stand.
fn write_block(text: &mut String, block: &Block, level: usize) -> std::fmt::Result {
    match block {
        Block::Title(title) | Block::Section(title) | Block::Part(title) => heading(text, title, level),
        Block::Paragraph(paragraph) => writeln!(text, "{}\n", escape_line(paragraph)),
        Block::Notice(notice) | Block::Banner(notice) => writeln!(text, "> {}\n", escape(notice)),
        Block::Actions(actions) => write_actions(text, actions),
        Block::Numbered(points) => {
            for (number, point) in points.iter().enumerate() {
                writeln!(text, "{}. {}", number + 1, escape(point))?;
            }
            writeln!(text)
        }
        Block::Bullets(points) => {
            for point in points {
                writeln!(text, "- {}", escape(point))?;
            }
            writeln!(text)
        }
        Block::Steps(steps) => {
            for (depth, step) in steps {
                writeln!(text, "{}- {}", "  ".repeat(*depth), escape(step))?;
            }
            writeln!(text)
        }
        Block::Entry(entry) => write_entry(text, entry, level + 1),
        Block::Table(table) => write_table(text, table, level + 1),
        Block::Radar(radar) => {
            writeln!(text, "![{}]\n\n{} {}\n", escape(&radar.caption), escape(&radar.caption), escape(&radar.legend))
        }
        // The tables are here.
        Block::Pointer(_) | Block::Running(_) => Ok(()),
    }
}

fn write_actions(text: &mut String, actions: &[Action]) -> std::fmt::Result {
    for (number, action) in actions.iter().enumerate() {
        let said = joined(&[&action.text, &action.detail]);
        writeln!(text, "{}. **{}** {}", number + 1, escape(&action.head), escape(&said))?;
    }
    writeln!(text)
}

/// The pictures themselves, at the foot, where they do not stand in the way of who reads the text as it is. The file holds them, so
/// that it travels whole.
fn write_pictures(text: &mut String, blocks: &[Block]) -> std::fmt::Result {
    for block in blocks {
        if let Block::Radar(radar) = block
            && let Some(svg) = radar::svg_on_white(radar)
        {
            writeln!(text, "[{}]: data:image/svg+xml;base64,{}\n", escape(&radar.caption), STANDARD.encode(svg))?;
        }
    }
    Ok(())
}

fn heading(text: &mut String, title: &str, level: usize) -> std::fmt::Result {
    writeln!(text, "{} {}\n", "#".repeat(level), escape(title))
}

fn write_entry(text: &mut String, entry: &Entry, level: usize) -> std::fmt::Result {
    heading(text, &entry.head, level)?;
    for line in &entry.lines {
        let words = match line.kind {
            Kind::Words | Kind::Basis | Kind::Source | Kind::Aside | Kind::Spare => escape(&line.text),
            Kind::Code | Kind::Formal => code(&line.text),
        };
        writeln!(text, "- **{}** {words}", escape(&line.label))?;
    }
    writeln!(text)
}

fn write_table(text: &mut String, table: &Table, level: usize) -> std::fmt::Result {
    let row = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| escape(cell.trim_start()).replace('|', "\\|")).collect();
        format!("| {} |", cells.join(" | "))
    };
    if let Some(caption) = &table.caption {
        heading(text, caption, level)?;
    }
    writeln!(text, "{}", row(&table.columns))?;
    let marks: Vec<&str> =
        (0..table.columns.len()).map(|column| if table.numeric && column > 0 { "---:" } else { "---" }).collect();
    writeln!(text, "| {} |", marks.join(" | "))?;
    for cells in &table.rows {
        writeln!(text, "{}", row(cells))?;
    }
    writeln!(text)
}

/// An expression between backticks, with a longer fence where it holds some itself.
fn code(expression: &str) -> String {
    let joined: Vec<&str> = expression.split_whitespace().collect();
    let joined = joined.join(" ");
    if joined.contains('`') { format!("`` {joined} ``") } else { format!("`{joined}`") }
}

/// Text that means itself, also at the start of a line where a digit or a sign could begin something.
fn escape_line(text: &str) -> String {
    let escaped = escape(text);
    match escaped.chars().next() {
        Some('#' | '-' | '+') => format!("\\{escaped}"),
        _ => escaped,
    }
}

/// Text that means itself. An underscore inside a word is left alone, as Markdown does; a profile's text must not
/// bring in markup of its own.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | '*' | '`' | '<' | '[' | ']' => {
                escaped.push('\\');
                escaped.push(character);
            }
            '\n' | '\r' => escaped.push(' '),
            _ => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_s_text_brings_in_no_markup() {
        let text = markdown(&[Block::Paragraph("# *x* <b> [a](b) `c`\nnext".to_owned())]);
        assert_eq!(text, "\\# \\*x\\* \\<b> \\[a\\](b) \\`c\\` next\n\n");
    }

    #[test]
    fn headings_skip_no_level() {
        let entry = || Block::Entry(Entry::new("entry"));
        let [title, section, part] = ["title", "section", "part"].map(str::to_owned);
        let blocks = [Block::Title(title), Block::Section(section), entry(), Block::Part(part), entry()];
        let text = markdown(&blocks);
        let headings: Vec<&str> = text.lines().filter(|line| line.starts_with('#')).collect();
        assert_eq!(headings, ["# title", "## section", "### entry", "### part", "#### entry"]);
    }

    #[test]
    fn a_bar_stays_inside_its_cell() {
        let table = Table {
            caption: None,
            columns: vec!["a".to_owned(), "b".to_owned()],
            rows: vec![vec!["x|y".to_owned(), "1".to_owned()]],
            numeric: true,
            reference: false,
            paths: None,
        };
        assert_eq!(markdown(&[Block::Table(table)]), "| a | b |\n| --- | ---: |\n| x\\|y | 1 |\n\n");
    }
}
