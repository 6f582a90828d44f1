//! Types in the reader's words.

use super::{Args, Words};

/// Types that are named like `list(int), string`, in words; nothing where something else is.
pub fn types(written: &str, words: &Words) -> Option<String> {
    let all: Option<Vec<String>> = parts(written).into_iter().map(|one| kind(one, words)).collect();
    Some(words.all_of(&all?))
}

fn kind(written: &str, words: &Words) -> Option<String> {
    let key = format!("type-{written}");
    if words.has(&key) {
        return Some(words.text(&key));
    }
    let (outer, rest) = written.split_once('(')?;
    let mut args = Args::new();
    match (outer, parts(rest.strip_suffix(')')?).as_slice()) {
        ("list" | "optional", [item]) => args.set("item", kind(item, words)?),
        ("map", [key, value]) => {
            args.set("key", kind(key, words)?);
            args.set("value", kind(value, words)?);
        }
        _ => return None,
    }
    Some(words.say(&format!("type-{outer}-of"), &args))
}

/// What stands between the commas that are in no brackets.
fn parts(written: &str) -> Vec<&str> {
    let mut depth = 0_u32;
    let separates = |letter: char| {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        letter == ',' && depth == 0
    };
    written.split(separates).map(str::trim).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn types_are_said_in_words() {
        let said =
            |written: &str| [Lang::En, Lang::Zh].map(|lang| types(written, &Words::new(lang)).unwrap_or_default());
        assert_eq!(said("int"), ["a whole number", "整数"]);
        assert_eq!(said("int, string"), ["a whole number and a text", "整数和文字"]);
        assert_eq!(
            said("list(int), int"),
            ["a list (each item a whole number) and a whole number", "列表（每项为整数）和整数"]
        );
        assert_eq!(
            said("map(string, list(bool))"),
            ["a map (from a text to a list (each item true or false))", "映射（键为文字，值为列表（每项为是或否））",]
        );
        assert_eq!(
            said("optional(double)"),
            ["an optional value (a decimal number or nothing)", "可选值（小数或者没有）"]
        );
        for other in ["intt", "tuple(int)", "list(int", "int, x", "f(a, b)", "", ")"] {
            assert_eq!(said(other), ["", ""], "{other}");
        }
    }
}
