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
    let written = example("county_b");
    let languages = [(Lang::Zh, "填报表", "只填写黄色单元格"), (Lang::En, "Form", "Fillintheyellowcellsonly")];
    let mut files = Vec::new();
    for (lang, sheet, guide) in languages {
        files.extend(
            sent(&written, lang).into_iter().map(|(name, bytes)| (format!("{lang:?} {name}"), bytes, sheet, guide)),
        );
    }
    for (name, bytes, ..) in &files {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    let names: Vec<&str> = files.iter().map(|(name, ..)| name.as_str()).collect();
    let Some(printed) = converted(folder.path(), "pdf", &names) else { return };
    for (path, (name, bytes, sheet, guide)) in printed.iter().zip(&files) {
        let Some(words) = words(path) else { return };
        assert!(words.contains(guide), "{name}");
        let workbook = Workbook::read(bytes).unwrap();
        let sheet = workbook.sheet(sheet).unwrap();
        // Every fact that is asked for is on paper, as far as its name stays on one line.
        for row in 3..sheet.rows() {
            let label = sheet.text(row, 1);
            let begin: String = label.split_whitespace().next().unwrap().chars().take(5).collect();
            assert!(words.contains(&begin), "{name}: {label} is not on paper");
        }
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
