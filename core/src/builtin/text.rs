//! Functions on strings. Positions count characters, from 0.

use super::{Builtin, Cost, Overload, Sig, function, invalid, method, pattern, refuse};
use crate::limits::check_size;
use crate::value::{EvalError, Value};

const TWO: &[Sig] = &[Sig::String, Sig::String];
const TEST: &[Overload] = &[method(TWO, Sig::Bool)];
const SAME: &[Overload] = &[method(&[Sig::String], Sig::String)];
const SEARCH: &[Overload] = &[method(TWO, Sig::Int), method(&[Sig::String, Sig::String, Sig::Int], Sig::Int)];
const STRINGS: Sig = Sig::List(&Sig::String);

pub(super) const TABLE: &[Builtin] = &[
    Builtin::new(
        "contains",
        TEST,
        ("字符串是否含有另一字符串", "whether the string holds the other"),
        "'数字政府'.contains('政府')",
        |args| test(args, "contains", |text, part| text.contains(part)),
    ),
    Builtin::new(
        "startsWith",
        TEST,
        ("字符串是否以另一字符串开头", "whether the string begins with the other"),
        "'数字政府'.startsWith('数字')",
        |args| test(args, "startsWith", |text, part| text.starts_with(part)),
    ),
    Builtin::new(
        "endsWith",
        TEST,
        ("字符串是否以另一字符串结尾", "whether the string ends with the other"),
        "'数字政府'.endsWith('政府')",
        |args| test(args, "endsWith", |text, part| text.ends_with(part)),
    ),
    Builtin::new(
        "matches",
        &[method(TWO, Sig::Bool), function(TWO, Sig::Bool)],
        (
            "字符串中是否有与正则表达式（RE2 语法）相符的部分",
            "whether the regular expression (RE2 syntax) matches a part of the string",
        ),
        "'GJ0101'.matches('^GJ[0-9]{4}$')",
        |args| match args {
            [Value::String(text), Value::String(pattern)] => Ok(Value::Bool(pattern::build(pattern)?.is_match(text))),
            _ => Err(refuse("matches")),
        },
    )
    .cost(Cost::Pattern),
    Builtin::new(
        "charAt",
        &[method(&[Sig::String, Sig::Int], Sig::String)],
        ("某一位置的字符；恰在末尾之后则为空", "the character at a position; none right behind the end"),
        "'规矩'.charAt(1) == '矩'",
        char_at,
    ),
    Builtin::new(
        "indexOf",
        SEARCH,
        ("另一字符串首次出现的位置，没有则为 -1", "where the other first occurs, from a position on; -1 if nowhere"),
        "'一网通办'.indexOf('通办') == 2",
        index_of,
    ),
    Builtin::new(
        "lastIndexOf",
        SEARCH,
        ("另一字符串最后出现的位置，没有则为 -1", "where the other last occurs, up to a position; -1 if nowhere"),
        "'hello mellow'.lastIndexOf('ello') == 7",
        last_index_of,
    ),
    Builtin::new(
        "substring",
        &[method(&[Sig::String, Sig::Int], Sig::String), method(&[Sig::String, Sig::Int, Sig::Int], Sig::String)],
        ("从某位置起、到某位置前的部分", "the part from one position up to before another"),
        "'tacocat'.substring(4) == 'cat'",
        substring,
    ),
    Builtin::new(
        "replace",
        &[
            method(&[Sig::String, Sig::String, Sig::String], Sig::String),
            method(&[Sig::String, Sig::String, Sig::String, Sig::Int], Sig::String),
        ],
        ("替换全部或前若干处", "with all or so many occurrences replaced"),
        "'hello hello'.replace('he', 'we', 1) == 'wello hello'",
        replace,
    ),
    Builtin::new(
        "split",
        &[method(TWO, STRINGS), method(&[Sig::String, Sig::String, Sig::Int], STRINGS)],
        ("按分隔符拆分，可给出最多几段", "the parts between separators, at most so many"),
        "'a,b,c'.split(',') == ['a', 'b', 'c']",
        split,
    ),
    Builtin::new(
        "join",
        &[method(&[STRINGS], Sig::String), method(&[STRINGS, Sig::String], Sig::String)],
        ("用分隔符连接列表中的字符串", "the strings of a list joined, with a separator between"),
        "['a', 'b'].join('-') == 'a-b'",
        join,
    ),
    Builtin::new(
        "trim",
        SAME,
        ("去掉首尾空白", "without white space at both ends"),
        "'  a '.trim() == 'a'",
        |args| one(args, "trim", |text| text.trim().to_owned()),
    ),
    Builtin::new(
        "lowerAscii",
        SAME,
        ("英文字母转为小写", "with the letters A to Z lowered"),
        "'TacoCat'.lowerAscii() == 'tacocat'",
        |args| one(args, "lowerAscii", str::to_ascii_lowercase),
    ),
    Builtin::new(
        "upperAscii",
        SAME,
        ("英文字母转为大写", "with the letters a to z raised"),
        "'TacoCat'.upperAscii() == 'TACOCAT'",
        |args| one(args, "upperAscii", str::to_ascii_uppercase),
    ),
    Builtin::new(
        "reverse",
        &[method(&[Sig::String], Sig::String), method(&[super::LIST_T], super::LIST_T)],
        ("字符或元素倒序", "characters or elements in reverse order"),
        "'gums'.reverse() == 'smug' && [1, 2].reverse() == [2, 1]",
        |args| match args {
            [Value::String(text)] => Ok(Value::string(text.chars().rev().collect::<String>())),
            [Value::List(items)] => Ok(Value::list(items.iter().rev().cloned())),
            _ => Err(refuse("reverse")),
        },
    ),
    Builtin::new(
        "strings.quote",
        &[function(&[Sig::String], Sig::String)],
        ("加引号并转义，便于打印", "in quotes and with escapes, safe to print"),
        r#"strings.quote('a"b') == '"a\\"b"'"#,
        |args| one(args, "strings.quote", quote),
    ),
];

fn test(args: &[Value], name: &str, holds: fn(&str, &str) -> bool) -> Result<Value, EvalError> {
    match args {
        [Value::String(text), Value::String(part)] => Ok(Value::Bool(holds(text, part))),
        _ => Err(refuse(name)),
    }
}

fn one(args: &[Value], name: &str, change: fn(&str) -> String) -> Result<Value, EvalError> {
    match args {
        [Value::String(text)] => {
            let changed = change(text);
            check_size(changed.len())?;
            Ok(Value::string(changed))
        }
        _ => Err(refuse(name)),
    }
}

fn outside(position: i64) -> EvalError {
    EvalError::OutOfRange(position.to_string())
}

/// The byte where the character at a position begins; the end of the text counts as a position.
fn byte_at(text: &str, position: i64) -> Result<usize, EvalError> {
    let wanted = usize::try_from(position).map_err(|_| outside(position))?;
    let mut begins = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    begins.nth(wanted).ok_or_else(|| outside(position))
}

/// How many characters stand before a byte.
fn position_of(text: &str, byte: usize) -> Value {
    let before = text.get(..byte).unwrap_or(text).chars().count();
    Value::Int(i64::try_from(before).unwrap_or(i64::MAX))
}

fn char_at(args: &[Value]) -> Result<Value, EvalError> {
    let [Value::String(text), Value::Int(position)] = args else { return Err(refuse("charAt")) };
    let rest = text.get(byte_at(text, *position)?..).unwrap_or("");
    Ok(Value::string(rest.chars().next().map(String::from).unwrap_or_default()))
}

fn index_of(args: &[Value]) -> Result<Value, EvalError> {
    let (text, part, from) = match args {
        [Value::String(text), Value::String(part)] => (text, part, 0),
        [Value::String(text), Value::String(part), Value::Int(from)] => (text, part, byte_at(text, *from)?),
        _ => return Err(refuse("indexOf")),
    };
    let found = text.get(from..).and_then(|rest| rest.find(&**part));
    Ok(found.map_or(Value::Int(-1), |at| position_of(text, from + at)))
}

fn last_index_of(args: &[Value]) -> Result<Value, EvalError> {
    let (text, part, last) = match args {
        [Value::String(text), Value::String(part)] => (text, part, text.len()),
        [Value::String(text), Value::String(part), Value::Int(last)] => (text, part, byte_at(text, *last)?),
        _ => return Err(refuse("lastIndexOf")),
    };
    // The match may begin at the last position allowed and reach beyond it.
    let end = text.floor_char_boundary(last.saturating_add(part.len()));
    let found = text.get(..end).and_then(|before| before.rfind(&**part));
    Ok(found.map_or(Value::Int(-1), |at| position_of(text, at)))
}

fn substring(args: &[Value]) -> Result<Value, EvalError> {
    let (text, start, end) = match args {
        [Value::String(text), Value::Int(start)] => (text, byte_at(text, *start)?, text.len()),
        [Value::String(text), Value::Int(start), Value::Int(end)] => {
            (text, byte_at(text, *start)?, byte_at(text, *end)?)
        }
        _ => return Err(refuse("substring")),
    };
    text.get(start..end).map(Value::string).ok_or_else(|| invalid("substring"))
}

fn replace(args: &[Value]) -> Result<Value, EvalError> {
    let (text, old, new, limit) = match args {
        [Value::String(text), Value::String(old), Value::String(new)] => (text, old, new, -1),
        [Value::String(text), Value::String(old), Value::String(new), Value::Int(limit)] => (text, old, new, *limit),
        _ => return Err(refuse("replace")),
    };
    let most = usize::try_from(limit).unwrap_or(usize::MAX);
    let count = text.matches(&**old).take(most).count();
    check_size(text.len().saturating_add(count.saturating_mul(new.len())))?;
    Ok(Value::string(text.replacen(&**old, new, count)))
}

fn split(args: &[Value]) -> Result<Value, EvalError> {
    let (text, separator, limit) = match args {
        [Value::String(text), Value::String(separator)] => (text, separator, -1),
        [Value::String(text), Value::String(separator), Value::Int(limit)] => (text, separator, *limit),
        _ => return Err(refuse("split")),
    };
    let most = usize::try_from(limit).unwrap_or(usize::MAX);
    if separator.is_empty() {
        return Ok(Value::list(characters(text, most).into_iter().map(Value::string)));
    }
    Ok(Value::list(text.splitn(most, &**separator).map(Value::string)))
}

/// The characters of a text one by one; the last of so many parts is all the rest.
fn characters(text: &str, most: usize) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        if parts.len() >= most {
            break;
        }
        let width = if parts.len() + 1 == most { rest.len() } else { letter.len_utf8() };
        let (part, tail) = rest.split_at_checked(width).unwrap_or((rest, ""));
        parts.push(part);
        rest = tail;
    }
    parts
}

fn join(args: &[Value]) -> Result<Value, EvalError> {
    let (items, separator) = match args {
        [Value::List(items)] => (items, ""),
        [Value::List(items), Value::String(separator)] => (items, &**separator),
        _ => return Err(refuse("join")),
    };
    let mut joined = String::new();
    for (index, item) in items.iter().enumerate() {
        let Value::String(text) = item else { return Err(refuse("join")) };
        let separator = if index == 0 { "" } else { separator };
        check_size(joined.len() + separator.len() + text.len())?;
        joined.push_str(separator);
        joined.push_str(text);
    }
    Ok(Value::string(joined))
}

fn quote(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        let escape = match letter {
            '\u{7}' => "\\a",
            '\u{8}' => "\\b",
            '\u{c}' => "\\f",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            '\u{b}' => "\\v",
            '\\' => "\\\\",
            '"' => "\\\"",
            _ => {
                quoted.push(letter);
                continue;
            }
        };
        quoted.push_str(escape);
    }
    quoted.push('"');
    quoted
}
