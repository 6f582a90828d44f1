//! The language's page in both languages: its examples can be read, and say the same.

use guiju_grammar::{Language, print};

use crate::support::{items, source};

/// The indented blocks of a section that hold items, as one file.
fn examples(page: &str, section: &str, next: &str) -> String {
    let (_, behind) = page.split_once(section).unwrap();
    let (text, _) = behind.split_once(next).unwrap();
    let lines = text.lines().filter(|line| line.is_empty() || line.starts_with("    "));
    lines.map(|line| format!("{}\n", line.get(4..).unwrap_or(""))).collect()
}

#[test]
fn examples_say_the_same_in_both_languages() {
    let english = examples(include_str!("../../../docs/language.md"), "\n## Items\n", "\n## Expressions\n");
    let chinese = examples(include_str!("../../../docs/language.zh.md"), "\n## 条目\n", "\n## 表达式\n");
    for language in [Language::Zh, Language::En] {
        // Texts may be in the page's own language; names, values and everything else are the same.
        let bare = |text: &str| without_texts(&print(&source(text), language).unwrap());
        assert_eq!(bare(&english), bare(&chinese));
    }
    assert!(items(&english).contains("Index("));
}

fn without_texts(text: &str) -> String {
    let comments = |line: &&str| !line.trim_start().starts_with("//");
    text.lines().filter(comments).map(|line| line.split('"').step_by(2).collect::<Vec<_>>().join("\"")).collect()
}

/// Words between backticks in the tables of keywords, and Chinese words without.
#[test]
fn every_keyword_is_listed() {
    for (page, heading) in [
        (include_str!("../../../docs/language.md"), "\n## All keywords\n"),
        (include_str!("../../../docs/language.zh.md"), "\n## 全部关键词\n"),
    ] {
        let (_, list) = page.split_once(heading).unwrap();
        for keyword in guiju_grammar::keyword::KEYWORDS {
            assert!(list.contains(&format!("`{}`", keyword.en)), "{}", keyword.en);
            assert!(list.contains(keyword.zh), "{}", keyword.zh);
        }
    }
}
