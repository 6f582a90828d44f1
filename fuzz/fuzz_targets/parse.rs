//! Arbitrary text as a rule file. Whatever parses without fault is laid out in every language, and what is laid out parses
//! again.
#![no_main]

use guiju_grammar::{FileId, Language, Source, has_errors, parse, print};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let source = Source::new(FileId(0), "rules.gj", text);
    let (_, diagnostics) = parse(&source);
    if has_errors(&diagnostics) {
        return;
    }
    for language in [Language::Keep, Language::Zh, Language::En] {
        if let Ok(printed) = print(&source, language) {
            let again = Source::new(FileId(0), "printed.gj", printed.as_str());
            assert!(!has_errors(&parse(&again).1), "what was printed does not parse:\n{printed}");
        }
    }
});
