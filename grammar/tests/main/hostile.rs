//! Inputs made to break a parser: each gets a clear error, soon, on a small stack.

use std::time::{Duration, Instant};

use crate::support::{expression, problems, source};

/// Runs on a thread with 2 MB of stack, as small as the programs that embed a parser give theirs.
fn small<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let start = Instant::now();
    let out = std::thread::Builder::new().stack_size(2 << 20).spawn(work).unwrap().join().unwrap();
    assert!(start.elapsed() < Duration::from_secs(60), "took {:?}", start.elapsed());
    out
}

fn of(text: String) -> String {
    small(move || {
        let mut report = expression(&text);
        report.truncate(120);
        report
    })
}

#[test]
fn brackets() {
    for bracket in ["(", "[", "{", "f(", "a[", "[("] {
        let report = of(bracket.repeat(100_000));
        assert!(report.contains("NestedTooDeeply limit=64"), "{bracket}: {report}");
    }
    assert!(of("（".repeat(100_000)).starts_with("1:1 FullWidthPunctuation"));
    let report = of(format!("{}1{}", "(".repeat(100_000), ")".repeat(100_000)));
    insta::assert_snapshot!(report, @"1:65 NestedTooDeeply limit=64");
    for (open, close) in [
        ("(", ")"),
        ("[", "]"),
        ("{1:", "}"),
        ("f(", ")"),
        ("a[", "]"),
        ("a.f(!", ")"),
        ("(not ", ")"),
        ("true ? 1 : (", ")"),
    ] {
        let report = of(format!("{}1{}", open.repeat(64), close.repeat(64)));
        assert!(!report.contains("NestedTooDeeply"), "{open}: {report}");
    }
}

#[test]
fn prefixes() {
    insta::assert_snapshot!(of(format!("{}a", "!".repeat(100_000))), @"1:65 NestedTooDeeply limit=64");
    insta::assert_snapshot!(of(format!("{}a", "- ".repeat(100_000))), @"1:129 NestedTooDeeply limit=64");
    insta::assert_snapshot!(of(format!("{}a", "not ".repeat(100_000))), @"1:257 NestedTooDeeply limit=64");
    insta::assert_snapshot!(of("!".repeat(100_000)), @"1:100001 UnexpectedInput expected=expression found=<end>");
    assert!(of(format!("{}a", "!".repeat(64))).starts_with("(! (! "));
}

#[test]
fn chains() {
    insta::assert_snapshot!(of("a+".repeat(100_000) + "a"), @"1:1 ChainTooLong limit=2000");
    insta::assert_snapshot!(of("a && ".repeat(100_000) + "a"), @"1:1 ChainTooLong limit=2000");
    insta::assert_snapshot!(of("a".to_owned() + &".b".repeat(100_000)), @"1:1 ChainTooLong limit=2000");
    insta::assert_snapshot!(of("a".to_owned() + &"[0]".repeat(100_000)), @"1:1 ChainTooLong limit=2000");
    insta::assert_snapshot!(of("a".to_owned() + &".f()".repeat(100_000)), @"1:1 ChainTooLong limit=2000");
    insta::assert_snapshot!(of("a?b:".repeat(100_000) + "a"), @"1:1 ChainTooLong limit=2000");
    insta::assert_snapshot!(of(format!("[{}1]", "1,".repeat(100_000))), @"1:1 ChainTooLong limit=2000");
    insta::assert_snapshot!(of(format!("f({}1)", "1,".repeat(100_000))), @"1:2 ChainTooLong limit=2000");
    insta::assert_snapshot!(of(format!("{{{}1:1}}", "1:1,".repeat(100_000))), @"1:1 ChainTooLong limit=2000");
}

#[test]
fn trees() {
    insta::assert_snapshot!(of("a+".repeat(300) + "a"), @"1:1 NestedTooDeeply limit=250");
    insta::assert_snapshot!(of("a".to_owned() + &".b".repeat(2_000)), @"1:1 NestedTooDeeply limit=250");
    insta::assert_snapshot!(of("a?b:".repeat(300) + "a"), @"1:201 NestedTooDeeply limit=250");
    assert!(of("a+".repeat(240) + "a").starts_with("(+ (+ "));
    assert!(of("a && ".repeat(2_000) + "a").starts_with("(&& a a "));
}

#[test]
fn text_without_end() {
    insta::assert_snapshot!(of("\"".to_owned() + &"a".repeat(100_000)), @"1:1 UnterminatedString");
    insta::assert_snapshot!(of("\"\"\"".to_owned() + &"a\n".repeat(100_000)), @"1:1 UnterminatedString");
}

#[test]
fn rule_files() {
    let rule = |body: &str| format!("rule a {{\n  require {body}\n}}\n");
    for (text, expected) in [
        (rule(&"(".repeat(100_000)), "2:74 NestedTooDeeply limit=64"),
        (rule(&"!".repeat(100_000)), "UnexpectedInput"),
        (rule(&"a?b:".repeat(100_000)), "UnexpectedInput"),
        (rule(&("a+".repeat(100_000) + "a")), "2:11 ChainTooLong limit=2000"),
        (format!("facts a {{ b {} text zh \"b\" }}", "list ".repeat(100_000)), "NestedTooDeeply limit=64"),
        (format!("facts a {{ {} int }}", "b record { ".repeat(100_000)), "NestedTooDeeply limit=64"),
        (format!("rule a {{ recommend zh \"{{{}}}\" }}", "(".repeat(100_000)), "NestedTooDeeply limit=64"),
        (format!("rule a {{ recommend zh \"{}\" }}", "{a} ".repeat(100_000)), ""),
        (rule(&"when ".repeat(100_000)), "RepeatedClause"),
        ("}".repeat(100_000), "UnmatchedBracket"),
        ("rule a { require \"b\" ".repeat(100_000), ""),
        ("a".repeat(100_000), "UnknownItem"),
        (format!("index i {{ {}", "element e { ".repeat(100_000)), "NestedTooDeeply limit=64"),
        (format!("index i {{ element e {{\n{} }} }}", "factor f { indicator a }\n".repeat(2_000)), "UnknownClause"),
        (format!("index i {{ element e {{ {} }} }}", "factor f { indicators } ".repeat(2_000)), "UnexpectedInput"),
        (format!("taxonomy t {{ {}", "a { ".repeat(100_000)), "NestedTooDeeply limit=64"),
        (format!("taxonomy t {{ a {{ {} ! }} }}", "b zh \"c\" cite d \"1\"\n".repeat(20_000)), "UnexpectedInput"),
        (format!("facts f {{ a level rubric {{ {} }} }}", "1 ".repeat(100_000)), ""),
    ] {
        let report = small(move || problems(&text));
        assert!(report.contains(expected), "{expected}: {}", report.chars().take(200).collect::<String>());
    }
}

#[test]
fn many_items() {
    let good = "define a = 1\n".repeat(100_000);
    insta::assert_snapshot!(small(move || problems(&good)), @"");
    let bad = "define a =\n".repeat(100_000);
    insta::assert_snapshot!(small(move || problems(&bad).lines().nth(99).map(str::to_owned)).unwrap(), @"100:11 UnexpectedInput expected=expression found=<end>");
    let nested = format!("facts a {{ {} b int {} }}", "b record { ".repeat(62), "} ".repeat(62));
    insta::assert_snapshot!(small(move || problems(&nested)), @"");
}

#[test]
fn printing() {
    let nested = |open: &str, close: &str| format!("define a = {}1{}\n", open.repeat(60), close.repeat(60));
    for text in [
        nested("(", ")"),
        nested("[a, ", "]"),
        nested("f(a && ", ")"),
        nested("{1: ", "}"),
        format!("define a = {}a\n", "a && b || ".repeat(900)),
        format!("define a = {}a\n", "a ? b : ".repeat(200)),
        format!("define a = {}a\n", "!".repeat(64)),
        format!("rule a {{ tags {}b }}\n", "a.b, ".repeat(20_000)),
        format!("facts a {{ {} b int {} }}\n", "b record { ".repeat(62), "} ".repeat(62)),
        "define a = 1 ".to_owned() + &"// b\n".repeat(20_000),
        "define a = 1\n".repeat(20_000),
        format!("test \"a\" {{ {} }}", "expect a met ".repeat(20_000)),
    ] {
        let out = small(move || guiju_grammar::print(&source(&text), guiju_grammar::Language::Zh).unwrap());
        let again = out.clone();
        let twice = small(move || guiju_grammar::print(&source(&again), guiju_grammar::Language::Zh).unwrap());
        assert!(twice == out);
    }
}
