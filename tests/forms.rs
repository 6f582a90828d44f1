//! Profiles started, converted, sent out as forms, collected and inherited, by the command.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "tests put files in place and look at them")]

mod support;

use std::path::Path;

use support::{folder, run, stderr, stdout, write};

fn done(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", stderr(&output));
    stdout(&output)
}

fn refused(folder: &Path, arguments: &[&str], code: &str) -> String {
    let output = run(folder, arguments);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", stdout(&output));
    let text = stderr(&output);
    assert!(text.lines().any(|line| line == code), "{arguments:?}: {text}");
    text
}

fn read(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join(name)).expect("a text file")
}

/// Whether a form has a row for a fact.
fn asks(folder: &Path, form: &str, fact: &str) -> bool {
    let bytes = std::fs::read(folder.join(form)).expect("a form");
    let form = guiju_forms::Workbook::read(&bytes).expect("a workbook");
    form.sheets.iter().any(|sheet| sheet.cells.values().any(|cell| cell.shown() == fact))
}

const COUNTY: &str = "kind = \"own\"

[region]
id = \"my_county\"
name = { zh = \"某县\", en = \"Some County\" }
level = \"county\"
as_of = 2025-06-30

[departments]
org = \"County Office\"
service = \"Service Bureau\"
\"service.satisfaction\" = \"Statistics Bureau\"

[service]
run_once_ratio = { part = 1104, of = 1200, as_of = \"2024\" }
";

#[test]
fn a_profile_is_started_and_checks() {
    let office = folder();
    let at = office.path();
    for level in ["province", "city", "county", "township"] {
        for name in ["new.toml", "new.csv", "new.xlsx"] {
            done(at, &["profile", "new", level, "--id", "my_place", "--name", "某地", "-o", name]);
            done(at, &["check", name]);
        }
    }
    let county = done(at, &["profile", "new", "county", "--lang", "zh"]);
    assert!(county.contains("# run_once_ratio = 0.92   # “最多跑一次”事项占比"), "{county}");
    assert!(county.contains("\n# 政务服务\n[service]\n"), "{county}");
    // With every sign taken off, each sample is a value of the right type.
    let filled: String = county
        .lines()
        .skip(1)
        .map(|line| match line.strip_prefix("# ") {
            Some(statement) if statement.contains(" = ") => format!("{statement}\n"),
            _ => format!("{line}\n"),
        })
        .collect();
    write(at, "filled.toml", filled);
    done(at, &["check", "filled.toml"]);
    refused(at, &["profile", "new", "village"], "GJ0606");
}

#[test]
fn every_format_turns_into_every_other() {
    let office = folder();
    let at = office.path();
    done(at, &["profile", "convert", "zhejiang", "-o", "0.toml"]);
    for (from, to) in
        [("0.toml", "1.json"), ("1.json", "2.yaml"), ("2.yaml", "3.csv"), ("3.csv", "4.xlsx"), ("4.xlsx", "5.toml")]
    {
        done(at, &["profile", "convert", from, "-o", to]);
    }
    // Dates are texts outside TOML; all else is as it was, to the byte.
    let dates = |text: String| text.replace("as_of = \"2024-07-08\"", "as_of = 2024-07-08");
    assert_eq!(dates(read(at, "5.toml")), dates(read(at, "0.toml")));
    let bare = |json: String| json.lines().filter(|line| !line.contains("\"digest\"")).collect::<String>();
    let check = |name: &str| bare(done(at, &["check", name, "--format", "json"]));
    assert_eq!(check("4.xlsx"), check("zhejiang"));
    // A table saved by a Chinese edition of a spreadsheet program.
    let text = read(at, "3.csv");
    let bytes = encoding_rs::GB18030.encode(text.trim_start_matches('\u{feff}')).0.into_owned();
    write(at, "gb.csv", bytes);
    assert_eq!(check("gb.csv"), check("zhejiang"));
}

#[test]
fn forms_go_out_by_department_and_come_back() {
    let office = folder();
    let at = office.path();
    write(at, "county.toml", COUNTY);
    let told = done(at, &["profile", "form", "county.toml", "--by-department", "--due", "2026-03-31", "-o", "sent"]);
    for name in ["County Office.xlsx", "Service Bureau.xlsx", "Statistics Bureau.xlsx", "No unit assigned.xlsx"] {
        assert!(told.contains(name) && at.join("sent").join(name).is_file(), "{told}");
    }
    let told = done(at, &["profile", "collect", "sent", "-o", "merged.toml"]);
    assert!(told.contains("No fact has a new value"), "{told}");
    done(at, &["profile", "convert", "county.toml", "-o", "canonical.toml"]);
    assert_eq!(read(at, "merged.toml"), read(at, "canonical.toml"));
    // Whoever answers for a fact is named where it is asked for.
    let report = done(at, &["check", "county.toml", "--format", "markdown"]);
    assert!(report.contains("Responsible unit") && report.contains("Statistics Bureau"), "{report}");
    // What the profile does not say, the place's settings do.
    write(at, "guiju.toml", "[departments]\nrisk = \"Data Bureau\"\nservice = \"Nobody\"\n");
    let told = done(at, &["profile", "form", "county.toml", "--by-department", "-o", "again"]);
    assert!(told.contains("Data Bureau") && told.contains("Service Bureau") && !told.contains("Nobody"), "{told}");
    assert!(done(at, &["check", "county.toml", "--format", "markdown"]).contains("Data Bureau"));
    // What is saved names them for stated facts and for those that are wanted.
    let saved: serde_json::Value =
        serde_json::from_str(&done(at, &["check", "county.toml", "--format", "json"])).expect("JSON");
    let department = |list: &str, path: &str| {
        let list = saved[list].as_array().expect("a list");
        list.iter().find(|one| one["path"] == path).map(|one| one["department"]["zh"].clone())
    };
    assert_eq!(department("facts", "service.run_once_ratio"), Some("Service Bureau".into()));
    assert_eq!(department("data_requests", "service.satisfaction"), Some("Statistics Bureau".into()));
    assert_eq!(department("data_requests", "risk.ethics_committee"), Some("Data Bureau".into()));
    let nobody = saved["data_requests"].as_array().expect("a list").iter().find(|one| one["department"].is_null());
    assert!(nobody.is_some(), "nobody answers for groups that are not named");
    // Files that are no forms are told, and everything else in the folder is left alone.
    write(at, "sent/notes.docx", "not a spreadsheet");
    write(at, "sent/~$Service Bureau.xlsx", "a lock file");
    done(at, &["profile", "collect", "sent", "-o", "merged.toml"]);
    write(at, "sent/old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    let told = refused(at, &["profile", "collect", "sent", "-o", "merged.toml"], "GJ0802");
    assert!(told.contains("old.xls") && told.contains("older format"), "{told}");
    assert_eq!(read(at, "merged.toml"), read(at, "canonical.toml"));
}

#[test]
fn nothing_that_was_filled_in_or_edited_is_written_over() {
    let office = folder();
    let at = office.path();
    write(at, "county.toml", COUNTY);
    let send = ["profile", "form", "county.toml", "--by-department", "-o", "sent"];
    done(at, &send);
    done(at, &send);
    write(at, "sent/County Office.xlsx", "filled in");
    write(at, "county.toml", COUNTY.replace("\"Statistics Bureau\"", "\"Survey Office\""));
    let told = refused(at, &send, "GJ0607");
    assert!(told.contains("County Office.xlsx") && told.contains("profile.toml"), "{told}");
    assert_eq!(read(at, "sent/County Office.xlsx"), "filled in");
    assert!(!at.join("sent/Survey Office.xlsx").exists(), "nothing is written beside what stays");

    // The profile was edited after the forms were written; collecting into it needs it as the base.
    let office = folder();
    let at = office.path();
    write(at, "county.toml", COUNTY);
    done(at, &send);
    done(at, &["profile", "collect", "sent", "-o", "county.toml"]);
    let edited = COUNTY.to_owned() + "online_ratio = 0.5\n";
    write(at, "county.toml", &edited);
    let told = refused(at, &["profile", "collect", "sent", "-o", "county.toml"], "GJ0850");
    assert!(told.contains("county.toml") && told.contains("--base"), "{told}");
    assert_eq!(read(at, "county.toml"), edited);
    done(at, &["profile", "collect", "sent", "--base", "county.toml", "-o", "county.toml"]);
    assert!(read(at, "county.toml").contains("online_ratio = 0.5"));
    // A file that is no profile is left alone too.
    write(at, "notes.toml", "to do = ");
    refused(at, &["profile", "collect", "sent", "-o", "notes.toml"], "GJ0850");
    assert_eq!(read(at, "notes.toml"), "to do = ");
}

#[test]
fn a_county_takes_facts_from_its_province() {
    let office = folder();
    let at = office.path();
    let county = COUNTY
        .replace("[departments]", "[inherits]\nfrom = \"my_province\"\nfacts = [\"platform.base\"]\n\n[departments]");
    write(at, "county.toml", &county);
    refused(at, &["check", "county.toml"], "GJ0806");
    let province = "kind = \"own\"\n\n[region]\nid = \"my_province\"\nname = { zh = \"某省\", en = \"Some Province\" }\nlevel = \"province\"\n\n[platform]\nbase = { value = [\"gov_cloud\", \"big_data\"], as_of = \"2023\" }\napps = [\"public\"]\n";
    write(at, "my_province.toml", province);
    let json = done(at, &["check", "county.toml", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let fact = |path: &str| json["facts"].as_array().expect("facts").iter().find(|fact| fact["path"] == path).cloned();
    let base = fact("platform.base").expect("inherited");
    assert_eq!(base["inherited"]["id"], "my_province");
    assert_eq!(base["inherited"]["name"]["zh"], "某省");
    assert_eq!(base["as_of"], "2023");
    assert!(fact("platform.apps").is_none(), "only what is named is taken");
    assert!(fact("service.run_once_ratio").expect("own")["inherited"].is_null());
    let report = done(at, &["check", "county.toml", "--format", "markdown", "--lang", "both"]);
    assert!(report.contains("沿用某省的数据") && report.contains("from the profile of Some Province"), "{report}");
    // What the county takes is not asked for again, and shown where everything is asked for.
    done(at, &["profile", "form", "county.toml", "-o", "sent"]);
    assert!(!asks(at, "sent/All indicators.xlsx", "platform.base"));
    done(at, &["profile", "form", "county.toml", "--all", "-o", "every"]);
    assert!(asks(at, "every/All indicators.xlsx", "platform.base"));
    // The digest covers both files, each of which is named with its own; compared, the county has what it takes.
    let sum = |text: &str| guiju::pipeline::digest(text.as_bytes());
    let (own, above) = (sum(&county), sum(province));
    assert_eq!(json["profile"]["digest"], sum(&format!("{own}\n{above}\n")));
    assert_eq!(json["profile"]["files"][0]["digest"], own);
    assert_eq!(json["profile"]["files"][1]["digest"], above);
    assert_eq!(json["profile"]["files"][1]["id"], "my_province");
    assert!(report.contains(&own) && report.contains(&above), "{report}");
    write(at, "before.json", done(at, &["check", "county.toml", "--format", "json"]));
    let later = province.replace("\"gov_cloud\", ", "");
    write(at, "my_province.toml", &later);
    let compared = done(at, &["compare", "before.json", "county.toml", "--format", "json"]);
    let compared: serde_json::Value = serde_json::from_str(&compared).expect("JSON");
    assert_eq!(compared["right"]["profile"]["digest"], sum(&format!("{own}\n{}\n", sum(&later))));
    assert_eq!(compared["facts"]["changed"][0]["right"]["path"], "platform.base", "{compared}");
    write(at, "alone.toml", COUNTY);
    let alone = done(at, &["check", "alone.toml", "--format", "json"]);
    let alone: serde_json::Value = serde_json::from_str(&alone).expect("JSON");
    assert_eq!(
        (&alone["profile"]["digest"], &alone["profile"]["files"]),
        (&sum(COUNTY).into(), &serde_json::Value::Null)
    );
    // Two that lead to each other are told, and so is a file of another region.
    write(at, "my_province.toml", format!("{province}\n[inherits]\nfrom = \"my_county\"\nfacts = [\"data\"]\n"));
    write(at, "my_county.toml", &county);
    assert!(refused(at, &["check", "my_county.toml"], "GJ0806").contains("circle"));
    write(at, "my_province.toml", province.replace("id = \"my_province\"", "id = \"another\""));
    assert!(refused(at, &["check", "county.toml"], "GJ0806").contains("another region"));
}
