//! Functions on strings.

use super::{Builtin, Sig, function, method, refuse};
use crate::limits::MAX_PATTERN_BYTES;
use crate::value::{EvalError, Value};

const TWO: &[Sig] = &[Sig::String, Sig::String];

pub(super) const TABLE: &[Builtin] = &[
    Builtin {
        name: "contains",
        overloads: &[method(TWO, Sig::Bool)],
        docs: ("字符串是否含有另一字符串", "whether the string holds the other"),
        example: "'数字政府'.contains('政府')",
        call: |args| with(args, "contains", |text, part| Ok(text.contains(part))),
        takes_partial: false,
    },
    Builtin {
        name: "startsWith",
        overloads: &[method(TWO, Sig::Bool)],
        docs: ("字符串是否以另一字符串开头", "whether the string begins with the other"),
        example: "'数字政府'.startsWith('数字')",
        call: |args| with(args, "startsWith", |text, part| Ok(text.starts_with(part))),
        takes_partial: false,
    },
    Builtin {
        name: "endsWith",
        overloads: &[method(TWO, Sig::Bool)],
        docs: ("字符串是否以另一字符串结尾", "whether the string ends with the other"),
        example: "'数字政府'.endsWith('政府')",
        call: |args| with(args, "endsWith", |text, part| Ok(text.ends_with(part))),
        takes_partial: false,
    },
    Builtin {
        name: "matches",
        overloads: &[method(TWO, Sig::Bool), function(TWO, Sig::Bool)],
        docs: (
            "字符串中是否有与正则表达式（RE2 语法）相符的部分",
            "whether the regular expression (RE2 syntax) matches a part of the string",
        ),
        example: "'GJ0101'.matches('^GJ[0-9]{4}$')",
        call: |args| with(args, "matches", matches),
        takes_partial: false,
    },
];

fn with(args: &[Value], name: &str, test: fn(&str, &str) -> Result<bool, EvalError>) -> Result<Value, EvalError> {
    let [Value::String(text), Value::String(part)] = args else { return Err(refuse(name)) };
    test(text, part).map(Value::Bool)
}

/// The engine takes time linear in the text; a size limit bounds what a pattern can build.
fn matches(text: &str, pattern: &str) -> Result<bool, EvalError> {
    let built = regex::RegexBuilder::new(pattern).size_limit(MAX_PATTERN_BYTES).build();
    match built {
        Ok(regex) => Ok(regex.is_match(text)),
        Err(regex::Error::CompiledTooBig(_)) => Err(EvalError::Limit("regular expression")),
        Err(_) => Err(EvalError::InvalidArgument(pattern.to_owned())),
    }
}
