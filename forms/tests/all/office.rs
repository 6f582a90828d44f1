//! What LibreOffice makes of the workbooks: it opens them, prints them, and saves them again without loss.

use std::path::{Path, PathBuf};
use std::process::Command;

use guiju_forms::{Lang, Workbook, from_rows, to_rows};

use crate::collecting::{filled, sent};
use crate::support::{collected, example, text, told};

/// Runs LibreOffice, and tells whether it is here. Where it is not, that is said rather than passed over.
fn office(folder: &Path, arguments: &[&str]) -> bool {
    let home = format!("-env:UserInstallation=file://{}/home", folder.display());
    let run = Command::new("soffice").arg(home).arg("--headless").args(arguments).current_dir(folder).output();
    match run {
        Ok(output) => {
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            true
        }
        Err(_) => {
            eprintln!("SKIPPED: LibreOffice is not installed");
            false
        }
    }
}

/// Turns files into another format; nothing without LibreOffice.
fn converted(folder: &Path, to: &str, names: &[&str]) -> Option<Vec<PathBuf>> {
    std::fs::create_dir_all(folder.join("out")).unwrap();
    let mut arguments = vec!["--convert-to", to, "--outdir", "out"];
    arguments.extend(names);
    if !office(folder, &arguments) {
        return None;
    }
    let extension = to.split(':').next().unwrap();
    let paths = names.iter().map(|name| folder.join("out").join(name).with_extension(extension));
    Some(paths.inspect(|path| assert!(path.is_file(), "{} was not written", path.display())).collect())
}

/// The words of a PDF, without spaces; nothing without the program that tells them.
fn words(path: &Path) -> Option<String> {
    let output = Command::new("pdftotext").arg("-layout").arg(path).arg("-").output().ok()?;
    Some(String::from_utf8_lossy(&output.stdout).split_whitespace().collect())
}

#[test]
fn forms_open_and_print() {
    let folder = tempfile::tempdir().unwrap();
    let files = sent(&example("county_b"), Lang::Zh);
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    for (name, bytes) in &files {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    let Some(printed) = converted(folder.path(), "pdf", &names) else { return };
    for (path, (name, bytes)) in printed.iter().zip(&files) {
        let Some(words) = words(path) else { return };
        let workbook = Workbook::read(bytes).unwrap();
        // Every visible text that stands on the sheets to be filled in is on paper, but for line breaks in it.
        let sheet = workbook.sheet("填报表").unwrap();
        for row in 3..sheet.rows() {
            let label: String = sheet.text(row, 1).split_whitespace().collect();
            let begin: String = label.chars().take(5).collect();
            assert!(words.contains(&begin), "{name}: {label} is not on paper");
        }
        assert!(words.contains("填表说明") || words.contains("只填写黄色单元格"), "{name}");
    }
}

#[test]
fn forms_saved_by_another_program_say_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let written = example("county_b");
    let files = filled(&sent(&written, Lang::Zh));
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    for (name, bytes) in &files {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    let Some(saved) = converted(folder.path(), "xlsx:Calc MS Excel 2007 XML", &names) else { return };
    let again: Vec<(&str, Vec<u8>)> =
        names.iter().zip(saved).map(|(name, path)| (*name, std::fs::read(path).unwrap())).collect();
    let (direct, saved) = (collected(&written, &files), collected(&written, &again));
    assert_eq!(told(&saved, &again), "");
    assert_eq!(text(&saved.document), text(&direct.document));
    assert_eq!(saved.tallies, direct.tallies);
}

#[test]
fn a_profile_as_a_table_says_the_same_after_another_program() {
    let folder = tempfile::tempdir().unwrap();
    let rows = example("zhejiang").document.write(guiju_core::ProfileFormat::Csv, &|path| path.to_owned());
    std::fs::write(folder.path().join("table.xlsx"), from_rows(&rows).unwrap()).unwrap();
    let Some(saved) = converted(folder.path(), "xlsx:Calc MS Excel 2007 XML", &["table.xlsx"]) else { return };
    let again = to_rows(&std::fs::read(&saved[0]).unwrap()).unwrap();
    let lines = |rows: &str| rows.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    assert_eq!(lines(&again), lines(&rows));
}
