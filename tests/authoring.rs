//! The page for policy authors, followed word by word in both languages. Its fenced blocks are run in order in one folder:
//!
//! - `gj NAME`: the file as it stands; a later block of the same name replaces it
//! - `console`: a command line behind `$`, and below it what it prints

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "tests put files in place and look at them")]

mod support;

use std::path::Path;

use support::{folder, guiju, stderr, stdout, write};

/// Follows a page and gives what it should say where it says something else.
fn follow(page: &str, locale: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(page);
    let text = std::fs::read_to_string(path).expect("the page");
    let folder = folder();
    let mut wrong = Vec::new();
    let mut steps = 0;
    for block in text.split("\n```").skip(1).step_by(2) {
        let (info, body) = block.split_once('\n').expect("a fence ends its line");
        match info.split_once(' ') {
            Some(("gj", name)) => write(folder.path(), name, format!("{body}\n")),
            None if info == "console" => {
                steps += 1;
                let printed = execute(folder.path(), body, locale);
                if printed != body {
                    wrong.push(format!("{page} says\n{body}\nbut it is\n{printed}"));
                }
            }
            _ => panic!("{page}: what is a block of `{info}`?"),
        }
    }
    assert!(steps > 3, "{page} shows how the command is used");
    wrong
}

/// The command line and what it prints, as a page shows them.
fn execute(folder: &Path, body: &str, locale: &str) -> String {
    let line = body.lines().next().unwrap_or_default();
    let arguments = line.strip_prefix("$ guiju ").expect("a page runs guiju").split(' ');
    let output = guiju(folder).env("LANG", locale).args(arguments).output().expect("the command starts");
    let printed = format!("{}{}", stderr(&output), stdout(&output));
    format!("{line}\n{printed}").trim_end().to_owned()
}

#[test]
fn the_page_for_authors_is_true() {
    let wrong = [follow("authoring.md", "en_US.UTF-8"), follow("authoring.zh.md", "zh_CN.UTF-8")].concat();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Both pages show the same rule and the same tests, each in its own keywords.
#[test]
fn both_pages_show_the_same_files() {
    let names = |page: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(page);
        let text = std::fs::read_to_string(path).expect("the page");
        text.lines()
            .filter(|line| line.starts_with("```gj ") || line.starts_with("$ "))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(names("authoring.md"), names("authoring.zh.md"));
}
