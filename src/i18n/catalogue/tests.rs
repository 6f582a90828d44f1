//! Both catalogues hold the same keys, and every text can be filled with the arguments its code promises.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]


use std::collections::{BTreeMap, BTreeSet};

use guiju_grammar::{Code, WORDS};

use super::*;

/// What each code's documentation says its message may name.
const CODES: &str = include_str!("../../../grammar/src/code.rs");

/// The keys of a catalogue, each with its attributes.
fn keys(files: &[&'static str]) -> BTreeMap<String, BTreeSet<String>> {
    let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut last = String::new();
    for line in files.iter().flat_map(|file| file.lines()) {
        let Some((name, _)) = line.split_once(" =") else { continue };
        if let Some(attribute) = name.strip_prefix("    .") {
            keys.entry(last.clone()).or_default().insert(attribute.to_owned());
        } else if !name.starts_with([' ', '#']) {
            assert!(keys.insert(name.to_owned(), BTreeSet::new()).is_none(), "{name} stands twice");
            last = name.to_owned();
        }
    }
    keys
}

fn both() -> [Words; 2] {
    [Words::new(Lang::Zh), Words::new(Lang::En)]
}

/// The names that `code.rs` gives behind "Args:" for a code.
fn args_of(code: Code) -> Vec<String> {
    let at = CODES.find(&format!("\"{}\"", code.number())).expect("every code is declared");
    let before = CODES.get(..at).expect("on a character boundary");
    let line = before.lines().rev().find(|line| line.trim_start().starts_with("///")).expect("every code is documented");
    let args = line.split_once("Args:").map_or("", |(_, args)| args);
    args.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn catalogues_have_no_mistakes() {
    for text in ZH.iter().chain(&EN) {
        assert!(FluentResource::try_new((*text).to_owned()).is_ok(), "{:?}", FluentResource::try_new((*text).to_owned()).err());
    }
}

#[test]
fn both_languages_have_the_same_keys_and_attributes() {
    assert_eq!(keys(&ZH), keys(&EN));
}

#[test]
fn every_code_has_a_message_and_help() {
    for words in both() {
        for code in Code::ALL {
            for suffix in ["", "-help"] {
                let key = format!("{}{suffix}", code.number().to_lowercase());
                let mut args = Args::new();
                for name in args_of(*code) {
                    let number = ["limit", "line", "size"].contains(&name.as_str());
                    args.set(name, if number { FluentValue::from(7) } else { FluentValue::from("x") });
                }
                let (text, whole) = words.try_say(&key, &args);
                assert!(whole, "{key} of {:?} names what it is not given: {text}", words.lang());
            }
        }
    }
}

#[test]
fn a_missing_suggestion_is_never_named() {
    for words in both() {
        for code in Code::ALL {
            let mut args = Args::new();
            for name in args_of(*code).into_iter().filter(|name| name != "suggestion") {
                args.set(name, "x");
            }
            let text = words.say(&format!("{}-help", code.number().to_lowercase()), &args);
            assert!(!text.contains("{$suggestion}"), "{code}: {text}");
        }
    }
}

#[test]
fn every_word_that_diagnostics_use_has_a_text() {
    for words in both() {
        for word in WORDS {
            assert!(words.has(word), "{word} in {:?}", words.lang());
        }
    }
}

#[test]
fn a_text_without_an_argument_takes_its_other_form() {
    let words = Words::new(Lang::En);
    let mut args = Args::new();
    args.set("name", "`x`");
    assert_eq!(words.say("gj0101-help", &args), words.say("gj0101-help", &Args::new()));
    args.set("suggestion", "`y`");
    assert_eq!(words.say("gj0101-help", &args), "did you mean `y`");
}

#[test]
fn sizes_are_shown_as_people_read_them() {
    assert_eq!(bytes(52_428_800.0), "50 MiB");
    assert_eq!(bytes(4_500_000.0), "4.3 MiB");
    assert_eq!(bytes(12.0), "12 B");
}
