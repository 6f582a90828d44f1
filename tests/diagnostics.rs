//! Every diagnostic has a page, and the example on it shows that diagnostic.
//!
//! A page's example is one or more fenced blocks. The word behind the fence tells what a block is, a second word its file's name:
//!
//! - `gj`, `toml`, `json`, `yaml`, `txt`: a file as it stands
//! - `bytes`: a file as hexadecimal numbers, where text cannot show it
//! - `xlsx`: a workbook; a line `# name` begins a sheet, and `|` stands between cells
//! - `repeat`: a file in which `⟪text×N⟫` stands for the text N times
//! - `http`: what a registry on this machine answers to everything; command lines call it `REGISTRY`
//! - `console`: command lines behind `$`, run in a folder with those files
//!
//! Without `console`, a rule file is added to the shipped rules and a profile is checked against them. A third word,
//! `unreadable`, takes the file's permissions away.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "tests put files in place and look at them")]

mod support;

use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::Path;

use guiju_grammar::Code;
use support::{folder, guiju, make_unreadable, reads_everything, run, stderr, stdout, write};

struct Block<'a> {
    kind: &'a str,
    name: Option<&'a str>,
    unreadable: bool,
    text: &'a str,
}

fn page(code: Code) -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("docs/diagnostics/{code}.md"));
    std::fs::read_to_string(path).ok()
}

fn blocks(page: &str) -> Vec<Block<'_>> {
    let example = page.split_once("## Example").map_or("", |(_, example)| example);
    let mut parts = example.split("```");
    let mut blocks = Vec::new();
    while let (Some(_), Some(block)) = (parts.next(), parts.next()) {
        let (info, text) = block.split_once('\n').unwrap_or((block, ""));
        let mut words = info.split_whitespace();
        let kind = words.next().unwrap_or_default();
        blocks.push(Block { kind, name: words.next(), unreadable: words.next() == Some("unreadable"), text });
    }
    blocks
}

fn contents(block: &Block<'_>) -> Vec<u8> {
    match block.kind {
        "bytes" => {
            block.text.split_whitespace().map(|byte| u8::from_str_radix(byte, 16).expect("hexadecimal")).collect()
        }
        "repeat" => repeated(block.text).into_bytes(),
        "xlsx" => workbook(block.text),
        _ => block.text.as_bytes().to_vec(),
    }
}

/// A workbook of what is written; what reads as a number is one.
fn workbook(text: &str) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    for sheet in text.split("# ").filter(|sheet| !sheet.trim().is_empty()) {
        let (name, rows) = sheet.split_once('\n').expect("a sheet has rows");
        let sheet = workbook.add_worksheet();
        sheet.set_name(name).expect("a good name");
        for (row, line) in (0..).zip(rows.lines()) {
            for (column, cell) in (0..).zip(line.split('|')) {
                let written = match cell.trim().parse::<f64>() {
                    Ok(number) => sheet.write(row, column, number),
                    Err(_) => sheet.write(row, column, cell.trim()),
                };
                written.expect("a cell");
            }
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}

/// Writes out `⟪text×N⟫`.
fn repeated(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('⟪') {
        let (inside, behind) = after.split_once('⟫').expect("a repetition ends");
        let (unit, count) = inside.rsplit_once('×').expect("a repetition has a number");
        out.push_str(before);
        out.push_str(&unit.repeat(count.parse().expect("a number")));
        rest = behind;
    }
    out + rest
}

/// Puts the files of an example in place and runs it; gives everything that was printed.
fn show(folder: &Path, blocks: &[Block<'_>]) -> String {
    let mut commands: Vec<Vec<String>> = Vec::new();
    let mut registry = String::new();
    for block in blocks {
        if block.kind == "http" {
            registry = answering(block.text.to_owned());
            continue;
        }
        let name = block.name.map_or_else(|| format!("example.{}", extension(block.kind)), str::to_owned);
        if block.kind == "console" {
            let lines = block.text.lines().filter_map(|line| line.strip_prefix("$ "));
            let lines = lines.map(|line| line.replace("REGISTRY", &registry));
            commands.extend(lines.map(|line| line.split_whitespace().map(str::to_owned).collect()));
            continue;
        }
        write(folder, &name, contents(block));
        if block.unreadable {
            make_unreadable(&folder.join(&name));
        }
    }
    if commands.is_empty() {
        let name = blocks.first().and_then(|block| block.name.map(str::to_owned));
        let name =
            name.unwrap_or_else(|| format!("example.{}", extension(blocks.first().map_or("", |block| block.kind))));
        let line = if name.ends_with(".gj") {
            format!("guiju check empty --rules {name}")
        } else {
            format!("guiju check {name}")
        };
        commands.push(line.split_whitespace().map(str::to_owned).collect());
    }
    commands.iter().map(|command| execute(folder, command)).collect()
}

/// The address of a server that gives every request this answer.
fn answering(answer: String) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("an address").to_string();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            // A request without a body fits into one read; who has gone away again needs no answer.
            let _ = stream.read(&mut [0; 4096]).and_then(|_| stream.write_all(answer.as_bytes()));
        }
    });
    address
}

fn extension(kind: &str) -> &str {
    if kind == "repeat" { "gj" } else { kind }
}

fn execute(folder: &Path, command: &[String]) -> String {
    match command.split_first() {
        Some((program, arguments)) if program == "guiju" => {
            let output = guiju(folder).args(arguments).output().expect("the command starts");
            stdout(&output) + &stderr(&output)
        }
        Some((program, names)) if program == "rm" => {
            names.iter().for_each(|name| std::fs::remove_file(folder.join(name)).expect("the file is there"));
            String::new()
        }
        _ => panic!("an example runs guiju or rm: {command:?}"),
    }
}

#[test]
fn every_code_has_a_page_in_both_languages() {
    for code in Code::ALL {
        let page = page(*code).unwrap_or_else(|| panic!("docs/diagnostics/{code}.md is missing"));
        for part in ["## 中文", "## English", "## Example"] {
            assert!(page.contains(&format!("\n{part}\n")), "{code}: no {part}");
        }
        assert!(page.starts_with(&format!("# {code} ")), "{code}: the title does not begin with the code");
    }
}

#[test]
fn no_page_is_without_its_code() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/diagnostics");
    for entry in std::fs::read_dir(folder).expect("the pages").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let number = name.strip_suffix(".md").unwrap_or(&name);
        assert!(Code::ALL.iter().any(|code| code.number() == number), "{name} explains no code");
    }
}

#[test]
fn every_example_shows_its_code() {
    let mut wrong = Vec::new();
    for code in Code::ALL {
        let page = page(*code).unwrap_or_default();
        let blocks = blocks(&page);
        let folder = folder();
        if blocks.iter().any(|block| block.unreadable) && reads_everything(folder.path()) {
            continue;
        }
        let printed = show(folder.path(), &blocks);
        if !printed.lines().any(|line| line == code.number()) {
            let reported: Vec<&str> =
                printed.lines().filter(|line| line.len() == 6 && line.starts_with("GJ")).collect();
            wrong.push(format!("{code}: the example reports {reported:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn explain_prints_the_page_in_the_language_asked_for() {
    let folder = folder();
    let english = stdout(&run(folder.path(), &["explain", "gj0101"]));
    assert!(english.contains("A name in an expression") && !english.contains("检查拼写"), "{english}");
    let chinese = stdout(&run(folder.path(), &["explain", "GJ0101", "--lang", "zh"]));
    assert!(chinese.contains("检查拼写") && !chinese.contains("A name in an expression"), "{chinese}");
}
