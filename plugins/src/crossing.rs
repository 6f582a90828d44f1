//! Values and types on their way into a plugin's code and back.

use std::sync::Arc;

use guiju_core::assessment::Text;
use guiju_core::ruleset::Function;
use guiju_core::types::Type;
use guiju_core::value::Value;
use wasmtime::component::Val;
use wasmtime::component::types::{ComponentFunc, Type as GuestType};

use crate::fault::printable;

/// What a function is called in a component: its words are joined by `-` there.
pub(crate) fn export_name(function: &Function) -> String {
    function.short.replace('_', "-")
}

/// Whether an export is of the declared types. It may also give a `result`, whose error is a failed call.
pub(crate) fn takes_and_gives(export: &ComponentFunc, function: &Function) -> bool {
    let mut results = export.results();
    let gives = match (results.next(), results.next()) {
        (Some(GuestType::Result(result)), None) => result.ok().is_some_and(|ok| is(&ok, &function.result)),
        (Some(result), None) => is(&result, &function.result),
        _ => false,
    };
    let taken: Vec<GuestType> = export.params().map(|(_, ty)| ty).collect();
    let takes = taken.len() == function.arguments.len()
        && taken.iter().zip(&function.arguments).all(|(found, declared)| is(found, declared));
    gives && takes && !export.async_()
}

fn is(found: &GuestType, declared: &Type) -> bool {
    match (found, declared) {
        (GuestType::Bool, Type::Bool)
        | (GuestType::S64, Type::Int)
        | (GuestType::Float64, Type::Double)
        | (GuestType::String, Type::String) => true,
        (GuestType::List(list), Type::List(of)) => is(&list.ty(), of),
        (GuestType::Option(option), Type::Optional(of)) => is(&option.ty(), of),
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
        GuestType::Result(result) => format!("result<{}>", result.ok().map_or_else(|| "_".to_owned(), |ok| wit(&ok))),
        _ => "…".to_owned(),
    }
}

/// A known value as the code takes it.
pub(crate) fn to_guest(value: &Value) -> Option<Val> {
    Some(match value {
        Value::Bool(value) => Val::Bool(*value),
        Value::Int(value) => Val::S64(*value),
        Value::Double(value) => Val::Float64(*value),
        Value::String(value) => Val::String(value.to_string()),
        Value::List(items) => Val::List(items.iter().map(to_guest).collect::<Option<_>>()?),
        Value::Optional(None) => Val::Option(None),
        Value::Optional(Some(inner)) => Val::Option(Some(Box::new(to_guest(inner)?))),
        _ => return None,
    })
}

/// What the code gave, or why it counts as a failed call: an error that it gives of itself, or what rules cannot take.
pub(crate) fn from_guest(value: Val) -> Result<Value, Text> {
    Ok(match value {
        Val::Bool(value) => Value::Bool(value),
        Val::S64(value) => Value::Int(value),
        Val::Float64(value) => Value::Double(value),
        Val::String(value) => Value::string(value),
        Val::List(items) => Value::list(items.into_iter().map(from_guest).collect::<Result<Vec<_>, _>>()?),
        Val::Option(None) => Value::Optional(None),
        Val::Option(Some(inner)) => Value::Optional(Some(Arc::new(from_guest(*inner)?))),
        Val::Result(Ok(Some(inner))) => from_guest(*inner)?,
        Val::Result(Err(Some(inner))) => return Err(declined(&inner)),
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
