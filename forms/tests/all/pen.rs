//! A hand that fills forms in: it writes into a workbook's cells, and does to it what people do.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use guiju_forms::{Workbook, address};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The row of the headings, from 0.
const HEAD: u32 = 2;

pub struct Pen {
    parts: BTreeMap<String, Vec<u8>>,
    bytes: Vec<u8>,
}

impl Pen {
    pub fn on(bytes: &[u8]) -> Pen {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut parts = BTreeMap::new();
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).unwrap();
            let mut text = Vec::new();
            file.read_to_end(&mut text).unwrap();
            parts.insert(file.name().unwrap().into_owned(), text);
        }
        Pen { parts, bytes: bytes.to_vec() }
    }

    pub fn done(self) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in &self.parts {
            writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    /// The sheet's number and the row of a code on it.
    fn find(&self, sheet: &str, code: &str) -> (usize, u32) {
        let workbook = Workbook::read(&self.bytes).unwrap();
        let number = workbook.sheets.iter().position(|one| one.name == sheet).unwrap();
        let found = workbook.sheets[number].cells.iter().find(|(_, cell)| cell.shown() == code);
        (number, found.unwrap_or_else(|| panic!("{code} stands on {sheet}")).0.0)
    }

    /// The cell below a heading in the row of a code, with its sheet's number.
    fn cell(&self, sheet: &str, code: &str, heading: &str) -> (usize, String) {
        let (number, row) = self.find(sheet, code);
        (number, address((row, self.column(sheet, heading))))
    }

    fn column(&self, sheet: &str, heading: &str) -> u32 {
        let workbook = Workbook::read(&self.bytes).unwrap();
        let sheet = workbook.sheet(sheet).unwrap();
        sheet.columns(HEAD).find(|column| sheet.text(HEAD, *column) == heading).unwrap_or_else(|| panic!("{heading}"))
    }

    fn part(&mut self, number: usize) -> &mut Vec<u8> {
        self.parts.get_mut(&format!("xl/worksheets/sheet{}.xml", number + 1)).unwrap()
    }

    /// Adds rows behind the last.
    pub fn append(&mut self, sheet: &str, rows: &str) {
        let workbook = Workbook::read(&self.bytes).unwrap();
        let number = workbook.sheets.iter().position(|one| one.name == sheet).unwrap();
        let text = String::from_utf8(self.part(number).clone()).unwrap();
        *self.part(number) = text.replacen("</sheetData>", &format!("{rows}</sheetData>"), 1).into_bytes();
    }

    /// Puts something into a cell, which keeps its look unless another is given.
    fn put(&mut self, number: usize, cell: &str, look: Option<usize>, content: &str) {
        let text = String::from_utf8(self.part(number).clone()).unwrap();
        let start = text.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("{cell} is on the sheet"));
        let rest = &text[start..];
        let head_end = rest.find('>').unwrap();
        let end = if rest[..head_end].ends_with('/') { head_end + 1 } else { rest.find("</c>").unwrap() + 4 };
        let own = rest[..head_end].split("s=\"").nth(1).and_then(|style| style.split('"').next()).unwrap_or("0");
        let look = look.map_or(own.to_owned(), |look| look.to_string());
        let (kind, inside) = content.split_once('|').unwrap();
        let new = format!("<c r=\"{cell}\" s=\"{look}\"{kind}>{inside}</c>");
        *self.part(number) = format!("{}{new}{}", &text[..start], &rest[end..]).into_bytes();
    }

    /// A text in the column of a code's row.
    pub fn text(&mut self, sheet: &str, code: &str, heading: &str, text: &str) -> String {
        let (number, cell) = self.cell(sheet, code, heading);
        self.put(number, &cell, None, &format!(" t=\"inlineStr\"|<is><t>{text}</t></is>"));
        cell
    }

    /// A number, in the cell's own format.
    pub fn number(&mut self, sheet: &str, code: &str, heading: &str, number: f64) -> String {
        let (place, cell) = self.cell(sheet, code, heading);
        self.put(place, &cell, None, &format!("|<v>{number}</v>"));
        cell
    }

    /// A number in a cell whose format was lost, as pasting does.
    pub fn bare(&mut self, sheet: &str, code: &str, heading: &str, number: f64) -> String {
        let (place, cell) = self.cell(sheet, code, heading);
        self.put(place, &cell, Some(0), &format!("|<v>{number}</v>"));
        cell
    }

    pub fn formula(&mut self, sheet: &str, code: &str, heading: &str, formula: &str, number: f64) -> String {
        let (place, cell) = self.cell(sheet, code, heading);
        self.put(place, &cell, None, &format!("|<f>{formula}</f><v>{number}</v>"));
        cell
    }

    /// A formula that no program has computed.
    pub fn uncomputed(&mut self, sheet: &str, code: &str, heading: &str, formula: &str) -> String {
        let (place, cell) = self.cell(sheet, code, heading);
        self.put(place, &cell, None, &format!("|<f>{formula}</f>"));
        cell
    }

    /// Gives a sheet another name.
    pub fn rename(&mut self, sheet: &str, name: &str) {
        let part = self.parts.get_mut("xl/workbook.xml").unwrap();
        let text = String::from_utf8(part.clone()).unwrap();
        let (from, to) = (format!("<sheet name=\"{sheet}\""), format!("<sheet name=\"{name}\""));
        assert!(text.contains(&from), "{text}");
        *part = text.replace(&from, &to).into_bytes();
    }

    /// A cell by its name.
    pub fn at(&mut self, sheet: &str, cell: &str, text: &str) {
        let workbook = Workbook::read(&self.bytes).unwrap();
        let number = workbook.sheets.iter().position(|one| one.name.starts_with(sheet)).unwrap();
        self.put(number, cell, None, &format!(" t=\"inlineStr\"|<is><t>{text}</t></is>"));
    }

    pub fn number_at(&mut self, sheet: &str, cell: &str, value: f64) {
        let workbook = Workbook::read(&self.bytes).unwrap();
        let number = workbook.sheets.iter().position(|one| one.name.starts_with(sheet)).unwrap();
        self.put(number, cell, None, &format!("|<v>{value}</v>"));
    }

    /// Hides the row of a code.
    pub fn hide(&mut self, sheet: &str, code: &str) {
        let (number, row) = self.find(sheet, code);
        let text = String::from_utf8(self.part(number).clone()).unwrap();
        let from = format!("<row r=\"{}\"", row + 1);
        *self.part(number) = text.replacen(&from, &format!("{from} hidden=\"1\""), 1).into_bytes();
    }

    /// Joins the value cells of a code's row and the next.
    pub fn join(&mut self, sheet: &str, code: &str, heading: &str) -> String {
        let (number, row) = self.find(sheet, code);
        let column = self.column(sheet, heading);
        let area = format!("{}:{}", address((row, column)), address((row + 1, column)));
        let text = String::from_utf8(self.part(number).clone()).unwrap();
        let joined = format!("<mergeCells count=\"1\"><mergeCell ref=\"{area}\"/></mergeCells><dataValidations");
        *self.part(number) = text.replacen("<dataValidations", &joined, 1).into_bytes();
        area
    }

    /// Adds a cell to the row of a code, or of the headings: so many columns behind the last.
    pub fn add_behind(&mut self, sheet: &str, code: &str, columns: u32, text: &str) -> String {
        let (number, row) = self.find(sheet, code);
        let cell = address((row, self.column(sheet, "指标代码") + columns));
        let part = String::from_utf8(self.part(number).clone()).unwrap();
        let start = part.find(&format!("<row r=\"{}\"", row + 1)).unwrap();
        let end = start + part[start..].find("</row>").unwrap();
        let new = format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
        *self.part(number) = format!("{}{new}{}", &part[..end], &part[end..]).into_bytes();
        cell
    }
}
