//! What the values of a sheet do not tell: which rows and columns are hidden, which cells compute, which are joined. In
//! passing everything is counted, so that nothing without bound reaches the reader of values.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::limits::{MAX_CELLS, MAX_ITEMS, MAX_JOINED, MAX_ROWS};
use crate::package::{Parts, Refusal};
use crate::workbook::{Area, position};

/// What is told of one sheet.
#[derive(Debug, Default)]
pub struct Scan {
    /// Rows that are hidden, from 0.
    pub hidden_rows: BTreeSet<u32>,
    /// Columns that are hidden, from 0, first and last.
    pub hidden_columns: Vec<(u32, u32)>,
    /// Cells that compute their value.
    pub formulas: BTreeSet<(u32, u32)>,
    /// Cells joined into one.
    pub joined: Vec<Area>,
}

/// Rows and cells seen so far in all sheets.
#[derive(Debug, Default)]
pub struct Counts {
    rows: usize,
    cells: usize,
}

/// Counts what every part but the sheets repeats.
pub fn count_items(parts: &Parts) -> Result<(), Refusal> {
    for (_, text) in parts.iter().filter(|(name, _)| !name.contains("worksheets/")) {
        let items = ["<si", "<xf", "<font", "<fill", "<border", "<numFmt", "<sheet ", "<definedName", "<Relationship "];
        if items.iter().any(|item| text.matches(item).count() > MAX_ITEMS) {
            return Err(Refusal::TooMany);
        }
    }
    Ok(())
}

/// The part each sheet is in, by the sheet's name.
pub fn sheet_parts(parts: &Parts) -> Result<BTreeMap<String, String>, Refusal> {
    let mut targets = BTreeMap::new();
    each(parts.get("xl/_rels/workbook.xml.rels").unwrap_or_default(), |element| {
        if element.local_name().as_ref() == "Relationship"
            && let (Some(id), Some(target)) = (attribute(element, "Id"), attribute(element, "Target"))
        {
            let target = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            targets.insert(id, target);
        }
        Ok(())
    })?;
    let mut sheets = BTreeMap::new();
    each(parts.get("xl/workbook.xml").unwrap_or_default(), |element| {
        if element.local_name().as_ref() == "sheet"
            && let (Some(name), Some(id)) = (attribute(element, "name"), attribute(element, "r:id"))
            && let Some(target) = targets.get(&id)
        {
            sheets.insert(name, target.clone());
        }
        Ok(())
    })?;
    Ok(sheets)
}

/// Looks through a sheet.
pub fn scan(text: &str, counts: &mut Counts) -> Result<Scan, Refusal> {
    let mut scan = Scan::default();
    let (mut row, mut cell): (Option<u32>, _) = (None, None);
    each(text, |element| {
        match element.local_name().as_ref() {
            "row" => {
                counts.rows += 1;
                let number = attribute(element, "r").and_then(|number| number.parse::<u32>().ok()?.checked_sub(1));
                let here = number.or(row.map(|row| row.saturating_add(1))).unwrap_or_default();
                row = Some(here);
                if is_true(element, "hidden") || attribute(element, "ht").is_some_and(|height| height == "0") {
                    scan.hidden_rows.insert(here);
                }
            }
            "c" => {
                counts.cells += 1;
                cell = attribute(element, "r").and_then(|place| position(&place));
            }
            "f" => scan.formulas.extend(cell),
            "col" if is_true(element, "hidden") => {
                let end = |key| attribute(element, key).and_then(|number| number.parse::<u32>().ok()?.checked_sub(1));
                scan.hidden_columns.extend(end("min").zip(end("max")));
            }
            "mergeCell" => scan.joined.extend(attribute(element, "ref").and_then(|area| Area::parse(&area))),
            _ => {}
        }
        let few = counts.rows <= MAX_ROWS && counts.cells <= MAX_CELLS && scan.joined.len() <= MAX_JOINED;
        if few { Ok(()) } else { Err(Refusal::TooMany) }
    })?;
    Ok(scan)
}

/// Goes through all elements as they open.
fn each(text: &str, mut see: impl FnMut(&BytesStart<'_>) -> Result<(), Refusal>) -> Result<(), Refusal> {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => see(&element)?,
            Ok(Event::Eof) => return Ok(()),
            Ok(_) => {}
            Err(_) => return Err(Refusal::Damaged),
        }
    }
}

fn attribute(element: &BytesStart<'_>, key: &str) -> Option<String> {
    let found = element.try_get_attribute(key).ok()??;
    found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}

fn is_true(element: &BytesStart<'_>, key: &str) -> bool {
    attribute(element, key).is_some_and(|value| value == "1" || value == "true")
}
