//! The interface as WIT, the language in which component tools read it.

use std::fmt::Write as _;

use guiju_core::Declaration;
use guiju_core::types::Type;

use super::label;
use super::records::{Record, records};

/// Words of WIT that would be read as something else than a name; with `%` before them they are names.
const RESERVED: [&str; 27] = [
    "as",
    "async",
    "bool",
    "borrow",
    "char",
    "constructor",
    "enum",
    "export",
    "flags",
    "from",
    "func",
    "future",
    "import",
    "include",
    "interface",
    "list",
    "option",
    "own",
    "package",
    "record",
    "resource",
    "result",
    "static",
    "stream",
    "string",
    "tuple",
    "type",
];

/// A world with the declared functions. Every function may also fail and say why.
pub(crate) fn world(declared: &[Declaration]) -> String {
    let records = records(declared);
    let of = |ty: &Type| of(ty, &records);
    let mut text = "package guiju:plugin;\n\nworld plugin {\n".to_owned();
    for record in &records {
        let fields: Vec<String> =
            record.fields.iter().map(|field| format!("{}: {}", written(&field.name), of(&field.ty))).collect();
        // Writing to a string cannot fail.
        let _ = writeln!(text, "    record {} {{ {} }}", record.name, fields.join(", "));
    }
    for function in declared {
        let title = [function.title.zh.as_str(), function.title.en.as_str()].join(" ");
        let taken: Vec<String> =
            function.arguments.iter().map(|(name, ty)| format!("{}: {}", written(name), of(ty))).collect();
        let _ = writeln!(text, "    /// {}", title.trim());
        let (name, taken, given) = (written(&function.name), taken.join(", "), of(&function.result));
        let _ = writeln!(text, "    export {name}: func({taken}) -> result<{given}, string>;");
    }
    text + "}\n"
}

fn written(name: &str) -> String {
    // Names that have no label were reported before anything is written.
    let label = label(name).unwrap_or_else(|| name.to_owned());
    let is_reserved =
        RESERVED.contains(&label.as_str()) || ["use", "variant", "world", "with"].contains(&label.as_str());
    if is_reserved || is_number(&label) { format!("%{label}") } else { label }
}

/// Whether a label is a number type, such as `s64`.
fn is_number(label: &str) -> bool {
    ["s8", "s16", "s32", "s64", "u8", "u16", "u32", "u64", "f32", "f64"].contains(&label)
}

fn of(ty: &Type, records: &[Record]) -> String {
    match ty {
        Type::Bool => "bool".to_owned(),
        Type::Int => "s64".to_owned(),
        Type::Double => "f64".to_owned(),
        Type::List(item) => format!("list<{}>", of(item, records)),
        Type::Optional(inner) => format!("option<{}>", of(inner, records)),
        Type::Record(fields) => {
            let named = records.iter().find(|record| record.fields == **fields);
            named.map(|record| record.name.clone()).unwrap_or_default()
        }
        // Declarations hold no other types.
        _ => "string".to_owned(),
    }
}
