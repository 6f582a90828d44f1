//! Documents for Word, Excel and WPS: whole, the same every time, and read by LibreOffice as they were meant.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "tests put files in place and look at them")]

mod support;

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::Path;
use std::process::Command;

use roxmltree::{Document, Node};
use sha2::{Digest, Sha256};
use support::{folder, run, stderr, stdout, write};

/// The parts of a document by name.
type Parts = BTreeMap<String, Vec<u8>>;

fn unpack(bytes: &[u8]) -> Parts {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip archive");
    let mut parts = Parts::new();
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).expect("a part");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("a part can be read");
        parts.insert(file.name().expect("a name").into_owned(), bytes);
    }
    parts
}

/// What the command writes to a file of this name.
fn made(folder: &Path, arguments: &[&str], name: &str) -> Vec<u8> {
    let output = run(folder, &[arguments, &["-o", name]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    std::fs::read(folder.join(name)).expect("the document was written")
}

fn text<'a>(parts: &'a Parts, name: &str) -> &'a str {
    let bytes = parts.get(name).unwrap_or_else(|| panic!("{name} is missing"));
    std::str::from_utf8(bytes).expect("parts are UTF-8")
}

fn named<'a, 'i: 'a>(document: &'a Document<'i>, name: &'a str) -> impl Iterator<Item = Node<'a, 'i>> {
    document.descendants().filter(move |node| node.tag_name().name() == name)
}

fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

fn words(node: Node<'_, '_>) -> String {
    node.descendants().filter(|node| node.tag_name().name() == "t").filter_map(|node| node.text()).collect()
}

/// The paragraphs of a style.
fn styled(document: &Document<'_>, style: &str) -> Vec<String> {
    let of = |node: &Node<'_, '_>| named_in(*node, "pStyle").is_some_and(|own| attribute(own, "val") == Some(style));
    named(document, "p").filter(of).map(words).collect()
}

fn named_in<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.descendants().find(|node| node.tag_name().name() == name)
}

const REPORTS: [&[&str]; 4] = [
    &["check", "city_c", "--lang", "zh"],
    &["check", "zhejiang", "county_b", "--lang", "both"],
    &["check", "empty", "--lang", "en"],
    &["compare", "city_c_prime", "city_c", "--lang", "zh"],
];

#[test]
fn every_part_is_whole_and_every_name_leads_to_one() {
    let folder = folder();
    for report in REPORTS {
        let parts = unpack(&made(folder.path(), report, "report.docx"));
        let types = text(&parts, "[Content_Types].xml").to_owned();
        for (name, bytes) in parts.iter().filter(|(name, _)| !name.ends_with(".xlsx")) {
            let part = std::str::from_utf8(bytes).expect("parts are UTF-8");
            Document::parse(part).unwrap_or_else(|error| panic!("{name}: {error}"));
            let known = name.ends_with(".rels") || name.starts_with('[') || types.contains(&format!("\"/{name}\""));
            assert!(known, "{name} is of no declared type");
        }
        for name in parts.keys().filter(|name| name.ends_with(".rels")) {
            let relations = Document::parse(text(&parts, name)).expect("whole");
            let base = Path::new(name).parent().and_then(Path::parent).expect("a part's relations stand below it");
            for relation in named(&relations, "Relationship") {
                let target = attribute(relation, "Target").expect("a target");
                let path = match target.strip_prefix("../") {
                    Some(target) => base.parent().expect("a folder above").join(target),
                    None => base.join(target),
                };
                assert!(parts.contains_key(&*path.to_string_lossy()), "{name}: {target} is missing");
            }
        }
    }
}

#[test]
fn footnotes_styles_lists_and_charts_are_all_declared() {
    let folder = folder();
    for report in REPORTS {
        let parts = unpack(&made(folder.path(), report, "report.docx"));
        let body = Document::parse(text(&parts, "word/document.xml")).expect("whole");
        for (part, used, declared, by) in [
            ("word/styles.xml", vec!["pStyle", "rStyle", "tblStyle"], "style", "styleId"),
            ("word/footnotes.xml", vec!["footnoteReference"], "footnote", "id"),
            ("word/numbering.xml", vec!["numId"], "num", "numId"),
        ] {
            let part = Document::parse(text(&parts, part)).expect("whole");
            let known: Vec<&str> = named(&part, declared).filter_map(|node| attribute(node, by)).collect();
            for node in used.iter().flat_map(|name| named(&body, name)) {
                let name = attribute(node, "val").or_else(|| attribute(node, "id")).expect("a name");
                assert!(known.contains(&name), "{name} is used by {report:?} and not declared");
            }
        }
    }
}

#[test]
fn the_report_has_headings_footnotes_tables_and_a_chart() {
    let folder = folder();
    let parts = unpack(&made(folder.path(), &["check", "city_c", "--lang", "zh"], "report.docx"));
    let body = Document::parse(text(&parts, "word/document.xml")).expect("whole");
    assert_eq!(styled(&body, "Title"), ["数字政府改革评估：丙市（虚构）"]);
    assert_eq!(styled(&body, "Heading1")[..2], ["一、要点", "二、差距（8条）"]);
    assert!(styled(&body, "Heading2").contains(&"（一）严重程度：重大（1条）".to_owned()));
    assert!(styled(&body, "Heading3").contains(&"1. RSK\u{2011}04 数据伦理委员会".to_owned()));
    let notes = Document::parse(text(&parts, "word/footnotes.xml")).expect("whole");
    let notes: Vec<String> = named(&notes, "footnote").map(words).collect();
    assert!(notes.iter().any(|note| note.contains("〔1〕《数字政府高质量建设的实践经验与改革启示》第5节第1段")));
    assert!(named(&body, "tbl").count() > 5);
    for table in named(&body, "tbl") {
        assert!(named_in(table, "tblHeader").is_some(), "a table's head is repeated");
        let rows: Vec<Node<'_, '_>> = table.children().filter(|node| node.tag_name().name() == "tr").collect();
        let kept = rows.len().saturating_sub(1).min(3);
        for paragraph in
            rows[..kept].iter().flat_map(|row| row.descendants()).filter(|node| node.tag_name().name() == "p")
        {
            assert!(named_in(paragraph, "keepNext").is_some(), "a head is on the page of its first rows");
        }
        assert!(!words(table).contains("org.data_bureau"), "paths are for those who write profiles");
    }
    let all = words(body.root());
    assert!(all.contains("TRA\u{2011}") && !all.contains("TRA-"), "no line ends inside a code");
    let chart = Document::parse(text(&parts, "word/charts/chart2.xml")).expect("whole");
    let series = named_in(chart.root(), "val").expect("levels");
    let levels: Vec<&str> =
        series.descendants().filter(|node| node.tag_name().name() == "v").filter_map(|node| node.text()).collect();
    assert_eq!(levels, ["4", "4", "4", "4", "4", "4", "4", "2", "5", "5", "4", "4", "4", "4", "4", "4"]);
    unpack(&parts["word/embeddings/chart2.xlsx"]);
}

#[test]
fn a_long_report_lists_its_headings() {
    let folder = folder();
    let parts = unpack(&made(folder.path(), &["check", "city_c", "--lang", "both"], "report.docx"));
    let body = Document::parse(text(&parts, "word/document.xml")).expect("whole");
    // One field for each language, over its own report alone.
    let fields: Vec<&str> = named(&body, "instrText").filter_map(|field| field.text()).collect();
    let marks: Vec<Node<'_, '_>> = named(&body, "bookmarkStart").collect();
    let marked = |name: &str| marks.iter().find(|mark| attribute(**mark, "name") == Some(name)).copied();
    assert_eq!(fields.len(), 2, "{fields:?}");
    for field in fields {
        let range = field.trim().strip_prefix(r#"TOC \o "1-2" \h \z \b "#).expect("a table of contents");
        let start = marked(range).expect("what it lists is marked");
        let id = attribute(start, "id");
        assert!(named(&body, "bookmarkEnd").any(|end| attribute(end, "id") == id), "{range} has an end");
    }
    // It is filled in: line for line the headings, each of which it leads to.
    let lines: Vec<(Option<&str>, String)> =
        named(&body, "hyperlink").map(|line| (attribute(line, "anchor"), words(line))).collect();
    let of = |node: &Node<'_, '_>| {
        let style = named_in(*node, "pStyle").and_then(|style| attribute(style, "val"));
        matches!(style, Some("Heading1" | "Heading2"))
    };
    let headings: Vec<(Option<&str>, String)> = named(&body, "p")
        .filter(of)
        .map(|node| (named_in(node, "bookmarkStart").and_then(|mark| attribute(mark, "name")), words(node)))
        .collect();
    assert!(headings.len() > 60, "{headings:?}");
    assert_eq!(lines, headings);
    // A few pages need none.
    let parts = unpack(&made(folder.path(), &["compare", "city_c_prime", "city_c"], "short.docx"));
    assert!(!text(&parts, "word/document.xml").contains(" TOC "));
}

#[test]
fn the_digests_are_those_of_the_files() {
    let folder = folder();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let parts = unpack(&made(folder.path(), &["check", "city_c", "--lang", "zh"], "report.docx"));
    let body = text(&parts, "word/document.xml");
    for file in ["rulesets/profiles/city_c.toml", "rulesets/reform/traction.gj", "rulesets/reform/facts/data.gj"] {
        let bytes = std::fs::read(root.join(file)).expect("a shipped file");
        let digest: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert!(body.contains(&format!("sha256:{digest}")), "{file}");
    }
}

#[test]
fn a_policy_is_noted_with_its_document_number() {
    let folder = folder();
    let rules = r#"ruleset my.county {
  version "0.1.0"
  title zh "本县补充规则" en "Our county's additions"
  uses reform.base, reform.facts.local
}

source notice {
  kind policy
  title zh "关于保留人工窗口的通知" en "Notice on keeping staffed windows"
  issuer zh "某县人民政府办公室" en "Office of the county government"
  document "某政办发〔2024〕7号"
  issued 2024-03-01
}

rule my.window {
  number "MY-01"
  title zh "保留人工窗口" en "Keep staffed windows"
  tags insight.service_first
  basis seed
  severity high
  require region.level == "county"
  recommend zh "保留人工窗口。" en "Keep the windows."
  effects none
  cite notice "第二条"
}
"#;
    write(folder.path(), "my.gj", rules);
    let parts = unpack(&made(folder.path(), &["check", "city_c", "--rules", "my.gj", "--lang", "zh"], "report.docx"));
    let notes = Document::parse(text(&parts, "word/footnotes.xml")).expect("whole");
    let note =
        named(&notes, "footnote").map(words).find(|note| note.contains("人工窗口")).expect("the policy is noted");
    assert!(note.contains("某政办发〔2024〕7号") && note.contains("第二条"), "{note}");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let folder = folder();
    for (report, name) in [(REPORTS[0], "a.docx"), (REPORTS[1], "a.docx"), (REPORTS[0], "a.xlsx")] {
        let first = made(folder.path(), report, name);
        std::thread::sleep(std::time::Duration::from_millis(1100));
        assert_eq!(first, made(folder.path(), report, name), "{report:?}");
    }
}

#[test]
fn a_document_needs_a_file_and_the_file_tells_the_form() {
    let folder = folder();
    for format in ["docx", "xlsx"] {
        let output = run(folder.path(), &["check", "empty", "--format", format]);
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(stdout(&output), "");
        assert!(stderr(&output).contains("GJ0840"), "{}", stderr(&output));
    }
    let page = made(folder.path(), &["check", "empty"], "report.html");
    assert!(page.starts_with(b"<!DOCTYPE html>"));
    let text = made(folder.path(), &["check", "empty", "--format", "text"], "report.html");
    assert!(!text.starts_with(b"<"), "what is asked for holds, whatever the file is called");
}

const HOSTILE: &str = r#"
kind = "own"
[region]
id = "my_county"
name = { zh = "=cmd|'/c calc'!A1 </w:t><w:t>\u0007&L&amp;", en = "&D <x> ]]> \uFFFF" }
level = "county"
as_of = 2025-06-30
[service]
run_once_ratio = { value = 0.5, note = "=1+1 </w:p>" }
[risk]
ethics_committee = false
"#;

#[test]
fn a_hostile_profile_stays_text() {
    let folder = folder();
    write(folder.path(), "hostile.toml", HOSTILE);
    let report = ["check", "hostile.toml", "--lang", "both"];
    for (name, title) in [("h.docx", "word/document.xml"), ("h.xlsx", "xl/sharedStrings.xml")] {
        let parts = unpack(&made(folder.path(), &report, name));
        for (name, bytes) in &parts {
            let part = std::str::from_utf8(bytes).expect("parts are UTF-8");
            Document::parse(part).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert!(!part.contains("<f>"), "{name} holds a formula");
        }
        assert!(text(&parts, title).contains("=cmd|"), "the name is there as it is");
    }
}

/// LibreOffice, where it is installed.
fn office() -> Option<&'static str> {
    let found = Command::new("soffice").arg("--version").output().is_ok_and(|output| output.status.success());
    if !found {
        println!("SKIPPED: LibreOffice is not installed, and no document was opened with it");
    }
    found.then_some("soffice")
}

/// The pages of a document as LibreOffice prints them.
fn pages(office: &str, folder: &Path, name: &str) -> Vec<String> {
    let profile = format!("-env:UserInstallation=file://{}/office", folder.display());
    let output = Command::new(office)
        .args([profile.as_str(), "--headless", "--convert-to", "pdf", "--outdir", ".", name])
        .current_dir(folder)
        .output()
        .expect("LibreOffice starts");
    let pdf = Path::new(name).with_extension("pdf");
    assert!(folder.join(&pdf).exists(), "{name}: {}", stderr(&output));
    let output = Command::new("pdftotext").arg(&pdf).arg("-").current_dir(folder).output().expect("pdftotext starts");
    let text = stdout(&output);
    // Lines end where the page does; the words are the same without.
    text.trim_end_matches('\u{c}').split('\u{c}').map(|page| page.split_whitespace().collect()).collect()
}

#[test]
fn the_report_opens_and_every_page_says_what_it_is() {
    let Some(office) = office() else { return };
    let folder = folder();
    let trial = ["check", "city_c", "--lang", "zh", "--set", "run_once_target=0.95"];
    made(folder.path(), &trial, "trial.docx");
    let pages = pages(office, folder.path(), "trial.docx");
    assert!((20..80).contains(&pages.len()), "{} pages", pages.len());
    for (number, page) in pages.iter().enumerate() {
        let number = format!("—{}—", number + 1);
        for words in ["数字政府改革评估：丙市（虚构）", "虚构画像", "试算", number.as_str()] {
            assert!(page.contains(words), "page {number} does not say {words}:\n{page}");
        }
    }
    let all = pages.concat();
    for words in ["一、要点", "1.RSK-04数据伦理委员会", "治理能力", "规则依据：所用规则依据2篇学术论文编写", "sha256:"]
    {
        assert!(all.contains(words), "{words}");
    }
}

#[test]
fn the_ledger_names_who_is_to_act_where_the_profile_does() {
    let folder = folder();
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("rulesets/profiles/city_c.toml");
    let profile = std::fs::read_to_string(example).expect("a shipped profile");
    let departments = "\n[departments]\n\"risk.ethics_committee\" = \"数据局\"\n";
    write(folder.path(), "c.toml", profile + departments);
    let parts = unpack(&made(folder.path(), &["check", "c.toml", "--lang", "zh"], "c.xlsx"));
    let texts = Document::parse(text(&parts, "xl/sharedStrings.xml")).expect("whole");
    let texts: Vec<String> = named(&texts, "si").map(words).collect();
    let place = texts.iter().position(|text| text == "数据局").expect("the department is named").to_string();
    let sheet = Document::parse(text(&parts, "xl/worksheets/sheet1.xml")).expect("whole");
    let cells = named(&sheet, "c").filter(|cell| named_in(*cell, "v").and_then(|value| value.text()) == Some(&place));
    let columns: Vec<&str> = cells.filter_map(|cell| attribute(cell, "r")).map(|name| &name[..1]).collect();
    // The ethics guard and the rule on the committee.
    assert_eq!(columns, ["I", "I"]);
}

#[test]
fn the_ledger_opens_and_every_page_says_what_it_is() {
    let Some(office) = office() else { return };
    let folder = folder();
    let trial = ["check", "city_c", "--lang", "zh", "--set", "run_once_target=0.95"];
    made(folder.path(), &trial, "trial.xlsx");
    let pages = pages(office, folder.path(), "trial.xlsx");
    for page in &pages {
        assert!(page.contains("虚构画像") && page.contains("试算"), "{page}");
    }
    let all = pages.concat();
    for words in ["责任单位", "完成时限", "复核意见", "RSK-07", "所用参数表", "数据补充清单", "指标来源表"]
    {
        assert!(all.contains(words), "{words}");
    }
}
