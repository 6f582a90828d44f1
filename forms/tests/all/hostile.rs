//! Files that nobody should trust: each is refused clearly, at once and without filling the memory.

use std::io::{Cursor, Write};

use guiju_forms::{Lang, Refusal, Workbook};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::pen::Pen;
use crate::support::{example, forms};

fn workbook(extra: &[(&str, &[u8])]) -> Vec<u8> {
    let bytes = forms(&example("county_b"), Lang::Zh).remove(0).bytes;
    let mut writer = ZipWriter::new_append(Cursor::new(bytes)).unwrap();
    for (name, bytes) in extra {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn refusal(bytes: &[u8]) -> Refusal {
    Workbook::read(bytes).unwrap_err()
}

/// A workbook of one sheet with this text.
fn sheet(text: &str) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let parts = [
        (
            "xl/workbook.xml",
            "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
        ),
        ("xl/worksheets/sheet1.xml", text),
    ];
    for (name, text) in parts {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn what_a_workbook_brings_along_is_refused() {
    assert!(Workbook::read(&workbook(&[])).is_ok());
    assert_eq!(refusal(&workbook(&[("xl/vbaProject.bin", b"x")])), Refusal::Macros);
    assert_eq!(refusal(&workbook(&[("xl/externalLinks/externalLink1.xml", b"<a/>")])), Refusal::ExternalLinks);
    assert_eq!(refusal(&workbook(&[("xl/connections.xml", b"<a/>")])), Refusal::ExternalLinks);
    assert_eq!(refusal(&workbook(&[("xl/embeddings/oleObject1.bin", b"x")])), Refusal::Embedded);
}

#[test]
fn what_is_no_workbook_is_refused() {
    assert_eq!(refusal(b""), Refusal::NotAWorkbook);
    assert_eq!(refusal("单位,数值\n".as_bytes()), Refusal::NotAWorkbook);
    assert_eq!(refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old file"), Refusal::OldFormat);
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(refusal(&[b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &name].concat()), Refusal::Encrypted);
    let mut whole = workbook(&[]);
    whole.truncate(whole.len() / 2);
    assert_eq!(refusal(&whole), Refusal::NotAWorkbook);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    assert_eq!(refusal(&writer.finish().unwrap().into_inner()), Refusal::NotAWorkbook);
}

#[test]
fn what_would_fill_the_memory_is_refused() {
    let nothing = vec![0; 64 << 20];
    assert_eq!(refusal(&workbook(&[("xl/media/image1.png", &nothing)])), Refusal::PackedTooTightly);
    assert_eq!(refusal(&workbook(&[("xl/comments1.xml", &nothing)])), Refusal::PackedTooTightly);
    let rows: String = (1..=1_000_000).map(|row| format!("<row r=\"{row}\"/>")).collect();
    let told = refusal(&sheet(&format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")));
    assert!(matches!(told, Refusal::TooLarge | Refusal::TooMany | Refusal::PackedTooTightly), "{told:?}");
    let rows: String = (1..=100_000).map(|row| format!("<row r=\"{row}\"/>")).collect();
    assert_eq!(refusal(&sheet(&format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"))), Refusal::TooMany);
    assert_eq!(refusal(&vec![b'x'; 17 << 20]), Refusal::TooLarge);
}

#[test]
fn a_directory_that_lies_about_sizes_is_found_out() {
    // The size in the directory and in the part's own head is made small; what is packed stays large.
    let text = format!("<a>{}</a>", "0123456789abcdefghij".repeat(200_000));
    let mut bytes = workbook(&[("xl/comments1.xml", text.as_bytes())]);
    let size = u32::try_from(text.len()).unwrap().to_le_bytes();
    let mut lies = 0;
    for at in 0..bytes.len() - 4 {
        if bytes[at..at + 4] == size {
            bytes[at..at + 4].copy_from_slice(&9_u32.to_le_bytes());
            lies += 1;
        }
    }
    assert!(lies > 0);
    let told = refusal(&bytes);
    assert!(matches!(told, Refusal::TooLarge | Refusal::Damaged), "{told:?}");
}

#[test]
fn a_cell_at_the_far_end_takes_no_more_room_than_one_nearby() {
    let mut pen = Pen::on(&workbook(&[]));
    pen.append("填报表", "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>");
    let workbook = Workbook::read(&pen.done()).unwrap();
    let last = workbook.sheet("填报表").unwrap().cells.keys().next_back().copied();
    assert_eq!(last, Some((1_048_575, 16_383)));
}

#[test]
fn a_broken_workbook_never_panics() {
    let whole = workbook(&[]);
    let mut seed = 1_u64;
    for _ in 0..300 {
        let mut bytes = whole.clone();
        for _ in 0..20 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let at = (seed >> 33) as usize % bytes.len();
            bytes[at] ^= (seed >> 20) as u8;
        }
        let _ = Workbook::read(&bytes);
    }
}
