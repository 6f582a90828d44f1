//! Values and types on their way into a plugin's code and back.

use std::sync::Arc;

use guiju_core::assessment::Text;
use guiju_core::ruleset::Function;
use guiju_core::types::{RecordField, Type};
use guiju_core::value::{Key, Value};
use wasmtime::component::Val;
use wasmtime::component::types::{ComponentFunc, Type as GuestType};

use crate::fault::printable;

/// What a function is called in a component.
pub(crate) fn export_name(function: &Function) -> String {
    wit_name(&function.short)
}

/// A name as components have it: its words are joined by `-` there.
fn wit_name(name: &str) -> String {
    name.replace('_', "-")
}

/// Whether an export is of the declared types. It may also give a `result`, whose error is a failed call.
pub(crate) fn takes_and_gives(export: &ComponentFunc, function: &Function) -> bool {
    let mut results = export.results();
    let gives = match (results.next(), results.next()) {
        (Some(result), None) => gives(&result, function),
        _ => false,
    };
    let taken: Vec<GuestType> = export.params().map(|(_, ty)| ty).collect();
    let takes = taken.len() == function.arguments.len()
        && taken.iter().zip(&function.arguments).all(|(found, declared)| is(found, declared));
    gives && takes && !export.async_()
}

/// Whether a type is what a function gives, or a `result` with it.
pub(crate) fn gives(found: &GuestType, function: &Function) -> bool {
    match found {
        GuestType::Result(result) => result.ok().is_some_and(|ok| is(&ok, &function.result)),
        plain => is(plain, &function.result),
    }
}

pub(crate) fn is(found: &GuestType, declared: &Type) -> bool {
    match (found, declared) {
        (GuestType::Bool, Type::Bool)
        | (GuestType::S64, Type::Int)
        | (GuestType::Float64, Type::Double)
        | (GuestType::String, Type::String) => true,
        (GuestType::List(list), Type::List(of)) => is(&list.ty(), of),
        (GuestType::Option(option), Type::Optional(of)) => is(&option.ty(), of),
        (GuestType::Record(record), Type::Record(fields)) => {
            record.fields().len() == fields.len()
                && record
                    .fields()
                    .zip(fields.iter())
                    .all(|(found, declared)| found.name == wit_name(&declared.name) && is(&found.ty, &declared.ty))
        }
        _ => false,
    }
}

/// An export's types as WIT writes them.
pub(crate) fn signature(export: &ComponentFunc) -> String {
    let taken: Vec<String> = export.params().map(|(name, ty)| format!("{name}: {}", wit(&ty))).collect();
    let given: Vec<String> = export.results().map(|ty| format!(" -> {}", wit(&ty))).collect();
    printable(&format!("func({}){}", taken.join(", "), given.concat()))
}

fn wit(ty: &GuestType) -> String {
    match ty {
        GuestType::Bool => "bool".to_owned(),
        GuestType::S64 => "s64".to_owned(),
        GuestType::Float64 => "f64".to_owned(),
        GuestType::String => "string".to_owned(),
        GuestType::List(list) => format!("list<{}>", wit(&list.ty())),
        GuestType::Option(option) => format!("option<{}>", wit(&option.ty())),
        GuestType::Record(record) => {
            let fields: Vec<String> =
                record.fields().map(|field| format!("{}: {}", field.name, wit(&field.ty))).collect();
            format!("record {{ {} }}", fields.join(", "))
        }
        GuestType::Result(result) => format!("result<{}>", result.ok().map_or_else(|| "_".to_owned(), |ok| wit(&ok))),
        _ => "…".to_owned(),
    }
}

/// A known value of a declared type as the code takes it.
pub(crate) fn to_guest(value: &Value, ty: &Type) -> Option<Val> {
    Some(match (value, ty) {
        (Value::Bool(value), _) => Val::Bool(*value),
        (Value::Int(value), _) => Val::S64(*value),
        (Value::Double(value), _) => Val::Float64(*value),
        (Value::String(value), _) => Val::String(value.to_string()),
        (Value::List(items), Type::List(of)) => {
            Val::List(items.iter().map(|item| to_guest(item, of)).collect::<Option<_>>()?)
        }
        (Value::Optional(None), _) => Val::Option(None),
        (Value::Optional(Some(inner)), Type::Optional(of)) => Val::Option(Some(Box::new(to_guest(inner, of)?))),
        (Value::Map(entries), Type::Record(fields)) => {
            let field = |field: &RecordField| {
                let value = entries.get(&Key::String(field.name.clone()))?;
                Some((wit_name(&field.name), to_guest(value, &field.ty)?))
            };
            Val::Record(fields.iter().map(field).collect::<Option<_>>()?)
        }
        _ => return None,
    })
}

/// What the code gave for a declared type, or why it counts as a failed call: an error that it gives of itself, or what
/// rules cannot take.
pub(crate) fn from_guest(value: Val, ty: &Type) -> Result<Value, Text> {
    Ok(match (value, ty) {
        (Val::Bool(value), _) => Value::Bool(value),
        (Val::S64(value), _) => Value::Int(value),
        (Val::Float64(value), _) => Value::Double(value),
        (Val::String(value), _) => Value::string(value),
        (Val::List(items), Type::List(of)) => {
            Value::list(items.into_iter().map(|item| from_guest(item, of)).collect::<Result<Vec<_>, _>>()?)
        }
        (Val::Option(None), _) => Value::Optional(None),
        (Val::Option(Some(inner)), Type::Optional(of)) => Value::Optional(Some(Arc::new(from_guest(*inner, of)?))),
        (Val::Record(values), Type::Record(fields)) => {
            let entry = |((_, value), field): ((String, Val), &RecordField)| {
                Ok((Key::String(field.name.clone()), from_guest(value, &field.ty)?))
            };
            // The export was found to have these fields, in this order.
            Value::Map(Arc::new(values.into_iter().zip(fields.iter()).map(entry).collect::<Result<_, Text>>()?))
        }
        (Val::Result(Ok(Some(inner))), _) => from_guest(*inner, ty)?,
        (Val::Result(Err(Some(inner))), _) => return Err(declined(&inner)),
        _ => return Err(Text::new("代码未给出结果", "its code gave no result")),
    })
}

fn declined(reason: &Val) -> Text {
    match reason {
        Val::String(reason) => {
            let reason = printable(reason);
            Text::new(format!("代码报告：{reason}"), format!("its code says: {reason}"))
        }
        _ => Text::new("代码报告出错", "its code says that it failed"),
    }
}
