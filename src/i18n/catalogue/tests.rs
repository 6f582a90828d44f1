//! Both catalogues hold the same keys, and every text can be filled with the arguments its code promises.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking, and reads the sources"
)]

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
    let line =
        before.lines().rev().find(|line| line.trim_start().starts_with("///")).expect("every code is documented");
    let args = line.split_once("Args:").map_or("", |(_, args)| args);
    args.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn catalogues_have_no_mistakes() {
    for text in ZH.iter().chain(&EN) {
        assert!(
            FluentResource::try_new((*text).to_owned()).is_ok(),
            "{:?}",
            FluentResource::try_new((*text).to_owned()).err()
        );
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

/// The text of every Rust file below a folder of the workspace.
fn sources(folder: &str) -> String {
    let mut open = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    let mut text = String::new();
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).expect("the sources are here").flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                text += &std::fs::read_to_string(path).expect("sources are text");
            }
        }
    }
    text
}

/// The string literals of a text that look like keys.
fn literals(text: &str) -> BTreeSet<&str> {
    let is_key = |text: &&str| {
        text.starts_with(|first: char| first.is_ascii_lowercase())
            && text.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-')
    };
    text.split('"').filter(is_key).collect()
}

#[test]
fn every_word_and_label_of_the_engine_has_a_text() {
    let engine: String = ["grammar/src", "core/src", "plugins/src"].map(sources).concat();
    let words = literals(&engine).into_iter().filter(|key| key.starts_with("word-") || key.starts_with("label-"));
    let known = keys(&ZH);
    let missing: Vec<&str> = words.filter(|key| !known.contains_key(*key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// Keys made of a prefix and a value's name.
const MADE: &[&str] = &[
    "argument",
    "band",
    "basis",
    "basis-long",
    "basis-weak",
    "cli",
    "compare-part",
    "condition",
    "evidence",
    "gaps",
    "given",
    "handbook-mean",
    "gj",
    "hold",
    "missing",
    "outcome",
    "fit",
    "law",
    "plugin-evidence",
    "pointer",
    "profile",
    "reuse-meaning",
    "reuse-gaps",
    "reuse-group",
    "reuse-status",
    "running",
    "safeguard",
    "severity",
    "source",
    "status",
    "type",
    "word",
    "label",
];

#[test]
fn every_made_key_has_a_text() {
    use guiju_core::assessment::*;
    use guiju_core::comparison::RulePart;
    let mut made = Vec::new();
    let mut add = |prefix: &str, values: Vec<serde_json::Value>| {
        made.extend(values.into_iter().map(|value| crate::report::key(prefix, value)));
    };
    let json = |values: &[&dyn erased::Json]| values.iter().map(|value| value.json()).collect::<Vec<_>>();
    let bases = json(&[&Basis::Seed, &Basis::Example, &Basis::Design]);
    let severities = json(&[&Severity::Low, &Severity::Medium, &Severity::High, &Severity::Critical]);
    add("basis", bases.clone());
    add("basis-long", bases);
    add("basis-weak", json(&[&Basis::Example, &Basis::Design]));
    add("severity", severities.clone());
    add("gaps", severities);
    let truths = json(&[&Truth::True, &Truth::False, &Truth::Unknown, &Truth::Error]);
    for prefix in ["argument", "condition", "running", "safeguard"] {
        add(prefix, truths.clone());
    }
    let states =
        [GuardStatus::InPlace, GuardStatus::Idle, GuardStatus::Holding, GuardStatus::NotShown, GuardStatus::Critical];
    add("status", states.iter().map(erased::Json::json).collect());
    add("band", json(&[&Band::First, &Band::Possible, &Band::CannotTell, &Band::Precluded]));
    add("evidence", json(&[&Evidence::StatedFact, &Evidence::SelfReported, &Evidence::Inferred, &Evidence::StatedAim]));
    add("given", json(&[&GivenBy::Ruleset, &GivenBy::Level, &GivenBy::Local, &GivenBy::Setting]));
    add("fit", json(&[&FitStatus::Current, &FitStatus::Lapsed, &FitStatus::Incomplete, &FitStatus::Pending]));
    add("fit", json(&[&FitStatus::Adapting, &FitStatus::Declined]));
    add("law", json(&[&LawStatus::Current, &LawStatus::Conflicting, &LawStatus::Lapsed, &LawStatus::Incomplete]));
    add("hold", json(&[&HoldStatus::AwaitingCondition, &HoldStatus::AwaitingVerification]));
    let reasons =
        [&Missing::NotCollected, &Missing::Requested, &Missing::NotHeld, &Missing::Refused, &Missing::TooWeak];
    add("missing", reasons.iter().map(|reason| erased::Json::json(*reason)).collect());
    let outcomes = [&Outcome::Met, &Outcome::Unmet, &Outcome::Unknown, &Outcome::NotApplicable, &Outcome::Error];
    add("outcome", outcomes.iter().map(|outcome| erased::Json::json(*outcome)).collect());
    add("profile", json(&[&ProfileKind::Literature, &ProfileKind::Synthetic, &ProfileKind::Own]));
    add("source", json(&[&SourceKind::Law, &SourceKind::Policy, &SourceKind::Standard, &SourceKind::Paper]));
    add("compare-part", RulePart::ALL.iter().map(erased::Json::json).collect());
    let known = keys(&ZH);
    let missing: Vec<&String> = made.iter().filter(|key| !known.contains_key(*key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// Values of different types as JSON.
mod erased {
    pub trait Json {
        fn json(&self) -> serde_json::Value;
    }

    impl<T: serde::Serialize> Json for T {
        fn json(&self) -> serde_json::Value {
            serde_json::to_value(self).expect("a name")
        }
    }
}

#[test]
fn the_sources_name_no_key_that_does_not_exist_and_no_key_is_unused() {
    let text = sources("src");
    let used = literals(&text);
    let known = keys(&ZH);
    let made = |key: &str| MADE.iter().any(|prefix| key.strip_prefix(prefix).is_some_and(|rest| rest.starts_with('-')));
    let code = |key: &str| key.starts_with("gj") || key.starts_with("cli");
    let idle: Vec<&String> =
        known.keys().filter(|key| !used.contains(key.as_str()) && !made(key) && !code(key)).collect();
    assert!(idle.is_empty(), "unused: {idle:?}");
    // What is handed to the catalogue stands right behind one of these.
    for call in ["words.text(\"", "page.label(\"", "label(\"", "page.count(\""] {
        for key in text.split(call).skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(known.contains_key(key), "{key} has no text");
        }
    }
    for rest in text.split("say!(").skip(1) {
        let Some((arguments, _)) = rest.split_once(')') else { continue };
        let second = arguments.split(',').nth(1).map_or("", str::trim);
        if let Some(key) = second.strip_prefix('"').and_then(|key| key.strip_suffix('"')) {
            assert!(known.contains_key(key), "{key} has no text");
        }
    }
}
