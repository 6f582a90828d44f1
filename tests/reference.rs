//! The language page against the table of functions: what is built in is documented, in both languages, and nothing else is.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "the pages are read from files")]

use guiju::i18n::Lang;
use guiju_core::assessment::Text;
use guiju_core::builtin::{MACROS, all};

fn page(lang: Lang) -> String {
    let name = lang.of(&Text::new("language.zh.md", "language.md")).to_owned();
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
    std::fs::read_to_string(path).expect("the page is there")
}

/// The part of a page under a heading, to the next.
fn section<'p>(page: &'p str, heading: &str) -> &'p str {
    let (_, rest) = page.split_once(&format!("\n### {heading}\n")).expect("the heading is there");
    rest.split_once("\n#").map_or(rest, |(section, _)| section)
}

fn table(lang: Lang) -> String {
    let row = |builtin: &guiju_core::builtin::Builtin| {
        let (zh, en) = builtin.docs;
        format!("| `{}` | {} | `{}` |", builtin.name, lang.of(&Text::new(zh, en)), builtin.example)
    };
    all().map(row).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_function_is_on_the_page() {
    for (lang, heading) in [(Lang::Zh, "函数"), (Lang::En, "Functions")] {
        let page = page(lang);
        let section = section(&page, heading);
        let (_, written) = section.split_once("|---|---|---|\n").expect("there is a table");
        let written = written.split("\n\n").next().unwrap_or(written).trim_end();
        let wanted = table(lang);
        assert!(written == wanted, "the table of functions should be:\n{wanted}\n\n");
    }
}

#[test]
fn every_macro_is_on_the_page() {
    for (lang, heading) in [(Lang::Zh, "逐项判断"), (Lang::En, "Macros")] {
        let page = page(lang);
        let macros = section(&page, heading);
        for name in MACROS.iter().filter(|name| !matches!(**name, "has" | "known")) {
            assert!(macros.contains(&format!("{name}(")), "{name} is not on the page");
        }
        assert!(page.contains("`known(") && page.contains("`has("));
    }
}
