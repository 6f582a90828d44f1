//! What holds of the printer whatever it prints: the tree is the same but for its places, comments stay in order, printing again
//! changes nothing, and translating there and back gives the same file. The texts are the shipped rule files, the same files torn
//! apart at every blank, and expressions made at random.

use guiju_grammar::{FileId, Language, Source, parse, print};

use crate::support::{items, source};

/// Numbers that look random and are the same in every run (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % sides as u64).unwrap()
    }

    fn pick<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.roll(choices.len())]
    }
}

/// The shipped rule files, by path.
fn shipped() -> Vec<(String, String)> {
    let mut folders = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../rulesets"))];
    let mut out = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "gj") {
                out.push((path.display().to_string(), std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    out.sort();
    assert!(out.len() > 10);
    out
}

fn printed(name: &str, text: &str, language: Language) -> String {
    let source = Source::new(FileId(0), name, text);
    print(&source, language).unwrap_or_else(|problems| panic!("{name}: {problems:?}\n{text}"))
}

/// The tree of a text without mistakes, places aside, and its comments.
fn seen(text: &str) -> (String, Vec<String>) {
    let (ast, _) = parse(&source(text));
    (items(text), ast.comments.into_iter().map(|comment| comment.text.trim_end().to_owned()).collect())
}

/// Checks all that must hold of a file without mistakes.
fn check(name: &str, text: &str) {
    let (kept, chinese, english) =
        (printed(name, text, Language::Keep), printed(name, text, Language::Zh), printed(name, text, Language::En));
    let before = seen(text);
    for out in [&kept, &chinese, &english] {
        assert!(seen(out) == before, "{name}: something else\n{text}\n----\n{out}");
        assert!(out.lines().all(|line| line.trim_end() == line), "{name}: blanks at the end of a line\n{out}");
        assert!(!out.contains("\n\n\n") && !out.starts_with('\n') && !out.ends_with("\n\n"), "{name}\n{out}");
    }
    assert_eq!(printed(name, &kept, Language::Keep), kept, "{name}: not settled\n{text}");
    assert_eq!(printed(name, &chinese, Language::En), english, "{name}");
    assert_eq!(printed(name, &english, Language::Zh), chinese, "{name}");
}

#[test]
fn shipped_files() {
    for (name, text) in shipped() {
        check(&name, &text);
    }
}

/// A file with other blanks, line breaks and comments between its words. Items still begin at the left edge.
fn torn(text: &str, dice: &mut Dice) -> String {
    let blanks = [
        " ",
        "  ",
        "\t",
        "\n ",
        "\n    ",
        "\n\n      ",
        " // x\n  ",
        "\n   // y\n\n // z\n    ",
        " \r\n  ",
        "\n \n\n ",
    ];
    let mut out = String::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let length = match letter {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '"' | '\'' => string_length(rest, letter),
            ' ' | '\n' => rest.find(|letter| letter != ' ' && letter != '\n').unwrap_or(rest.len()),
            _ => letter.len_utf8(),
        };
        let (piece, behind) = rest.split_at(length);
        let comment_before = out.rsplit('\n').next().is_some_and(|line| line.contains("//"));
        let edge = piece.ends_with('\n') || behind.is_empty();
        if letter.is_ascii_whitespace() && !edge && dice.roll(3) == 0 {
            out.push_str(if comment_before { "\n   " } else { "" });
            out.push_str(dice.pick(&blanks));
        } else {
            out.push_str(piece);
        }
        rest = behind;
    }
    out
}

fn string_length(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if letter == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[test]
fn files_torn_apart() {
    let mut dice = Dice(1);
    let mut checked = 0;
    for (name, text) in shipped() {
        for piece in text.split("\n}\n").map(|item| format!("{item}\n}}\n")) {
            // A part of them is enough for one run.
            if dice.roll(3) > 0 {
                continue;
            }
            let torn = torn(&piece, &mut dice);
            // A clause can turn into another's part, which may then be there twice.
            if parse(&source(&torn)).1.is_empty() {
                checked += 1;
                check(&name, &torn);
            }
        }
    }
    assert!(checked > 50, "{checked}");
}

/// An expression of random shape and spelling.
fn expression(dice: &mut Dice, depth: usize) -> String {
    let blank = |dice: &mut Dice| dice.pick(&[" ", "  ", "\n   ", " // c\n ", "\n // d\n  "]).to_owned();
    if depth == 0 {
        return dice
            .pick(&[
                "a",
                "b.c",
                ".x",
                "1",
                "-2",
                "3.5e1",
                "0xFu",
                "\"文\"",
                "'q'",
                "r'\\d'",
                "true",
                "[]",
                "{}",
                "long_name.longer_name.longest_name",
            ])
            .to_owned();
    }
    let mut part = || {
        let depth = depth - 1;
        let inner = expression(dice, depth);
        format!("{}{inner}{}", blank(dice), blank(dice))
    };
    let (x, y, z) = (part(), part(), part());
    let operator = dice.pick(&["&&", "||", "and", "or", "且", "或", "==", "<=", "in", "+", "-", "*", "%"]);
    match dice.roll(14) {
        0 => format!("({x})"),
        1 => format!("({x}).f({y},{z})"),
        2 => format!("[{x},{y}, ?{z},]"),
        3 => format!("{{{x}:{y}, ?\"k\":{z}}}"),
        4 => format!("!({x})"),
        5 => format!("-{}({x})", dice.pick(&["", " ", "-", "! "])),
        6 => format!("({x}?{y}:{z})"),
        7 => format!("({x})[{y}].?g"),
        8 => format!("- 5.f({x})"),
        9 => format!("not {x}"),
        10 => format!("size({x}) {operator} {y} {operator} {z}"),
        _ => format!("{x} {operator} {y}"),
    }
}

#[test]
fn random_expressions() {
    let mut dice = Dice(2);
    let mut checked = 0;
    for _ in 0..300 {
        let depth = 1 + dice.roll(4);
        let text = format!("define a = {}\n", expression(&mut dice, depth));
        if parse(&source(&text)).1.is_empty() {
            checked += 1;
            check("random", &text);
        }
    }
    assert!(checked > 100, "{checked}");
}
