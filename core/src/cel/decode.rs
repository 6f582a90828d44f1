//! Values and types from tagged JSON.

use std::collections::BTreeMap;
use std::sync::Arc;

use base64::Engine;
use serde_json::Value as Json;

use super::request::{RequestError, unexpected};
use crate::builtin::{BASE64, length_of};
use crate::check::Signature;
use crate::moment::Moment;
use crate::ops;
use crate::partial::{FactSet, Known, Partial, PartialSet};
use crate::schema::FactId;
use crate::types::Type;
use crate::value::{Key, Value};

/// Reads values, and gives a name to whatever is unknown inside them.
pub(super) struct Decoder {
    /// The path of every fact.
    pub paths: Vec<String>,
}

impl Decoder {
    /// The value of a name; what is unknown of it hangs on these facts.
    pub fn binding(&mut self, json: &Json, at: &str, facts: &FactSet, ty: &Type) -> Result<Value, RequestError> {
        let (tag, content) = tagged(json, at)?;
        match tag {
            "unknown" => Ok(Value::unknown(facts.clone())),
            "interval" => interval(content, at, facts, ty),
            "set" => partial_set(content, at, facts),
            _ => self.value(tag, content, at),
        }
    }

    /// A value inside another.
    fn inner(&mut self, json: &Json, at: &str) -> Result<Value, RequestError> {
        let (tag, content) = tagged(json, at)?;
        if !matches!(tag, "unknown" | "interval" | "set") {
            return self.value(tag, content, at);
        }
        let fact = FactId(u32::try_from(self.paths.len()).unwrap_or(u32::MAX));
        self.paths.push(at.to_owned());
        self.binding(json, at, &FactSet::one(fact), &Type::Dyn)
    }

    fn value(&mut self, tag: &str, content: &Json, at: &str) -> Result<Value, RequestError> {
        match (tag, content) {
            ("list", Json::Array(items)) => {
                let items = items.iter().enumerate().map(|(index, item)| self.inner(item, &format!("{at}[{index}]")));
                Ok(Value::List(items.collect::<Result<_, _>>()?))
            }
            ("map", Json::Array(entries)) => self.map(entries, at),
            ("optional", Json::Null) => Ok(Value::Optional(None)),
            ("optional", inner) => Ok(Value::Optional(Some(Arc::new(self.inner(inner, at)?)))),
            _ => scalar(tag, content, at),
        }
    }

    fn map(&mut self, entries: &[Json], at: &str) -> Result<Value, RequestError> {
        let mut map = BTreeMap::new();
        for entry in entries {
            let Some([key, value]) = entry.as_array().map(Vec::as_slice) else {
                return Err(unexpected(at, "[key, value]"));
            };
            let (tag, content) = tagged(key, at)?;
            let key = Key::of(&scalar(tag, content, at)?)
                .ok_or_else(|| unexpected(at, "\"bool\", \"int\", \"uint\", \"string\""))?;
            let path = match &key {
                Key::String(name) => format!("{at}.{name}"),
                other => format!("{at}[{}]", crate::format::literal(&other.value())),
            };
            let value = self.inner(value, &path)?;
            if map.insert(key, value).is_some() {
                return Err(unexpected(&path, "different keys"));
            }
        }
        Ok(Value::Map(Arc::new(map)))
    }
}

fn tagged<'j>(json: &'j Json, at: &str) -> Result<(&'j str, &'j Json), RequestError> {
    let wanted = || unexpected(at, "{\"tag\": …}");
    let object = json.as_object().filter(|object| object.len() == 1).ok_or_else(wanted)?;
    object.iter().next().map(|(tag, content)| (tag.as_str(), content)).ok_or_else(wanted)
}

fn scalar(tag: &str, content: &Json, at: &str) -> Result<Value, RequestError> {
    fn read<T: std::str::FromStr>(content: &Json) -> Option<T> {
        content.as_str()?.parse().ok()
    }
    let (value, wanted) = match tag {
        "null" => (content.is_null().then_some(Value::Null), "null"),
        "bool" => (content.as_bool().map(Value::Bool), "true, false"),
        "int" => (read(content).map(Value::Int), "\"1\""),
        "uint" => (read(content).map(Value::Uint), "\"1\""),
        "double" => (read(content).filter(|number| spelled(content, *number)).map(Value::Double), "\"1.5\""),
        "string" => (content.as_str().map(Value::string), "\"…\""),
        "bytes" => {
            let bytes = content.as_str().and_then(|text| BASE64.decode(text).ok());
            (bytes.map(|bytes| Value::Bytes(bytes.into())), "base64")
        }
        "timestamp" => (content.as_str().and_then(Moment::parse).map(Value::Timestamp), "\"2024-07-08T00:00:00Z\""),
        "duration" => (content.as_str().and_then(length_of), "\"1.5s\""),
        "type" => (content.as_str().map(|name| Value::Type(type_name(name).into())), "\"int\""),
        _ => (None, "{\"int\": …}, {\"string\": …}, …"),
    };
    value.ok_or_else(|| unexpected(at, wanted))
}

/// Whether a number is infinite only where the text says so: one with too many digits is none.
fn spelled(content: &Json, number: f64) -> bool {
    number.is_finite() || content.as_str().is_some_and(|text| !text.contains(|letter: char| letter.is_ascii_digit()))
}

/// Whether a value is of the declared type, as far as its outermost shape tells; anything may be null or not known.
pub(super) fn fits(value: &Value, ty: &Type) -> bool {
    let is_open = matches!(value, Value::Null | Value::Partial(_));
    is_open
        || match ty {
            Type::Bool => matches!(value, Value::Bool(_)),
            Type::Int => matches!(value, Value::Int(_)),
            Type::Uint => matches!(value, Value::Uint(_)),
            Type::Double => matches!(value, Value::Double(_)),
            Type::String => matches!(value, Value::String(_)),
            Type::Bytes => matches!(value, Value::Bytes(_)),
            Type::List(_) => matches!(value, Value::List(_)),
            Type::Map(_) => matches!(value, Value::Map(_)),
            _ => true,
        }
}

/// Types go by CEL's names; the short ones of moments and lengths of time are taken too.
fn type_name(name: &str) -> &str {
    match name {
        "null" => "null_type",
        "timestamp" => "google.protobuf.Timestamp",
        "duration" => "google.protobuf.Duration",
        other => other,
    }
}

/// `[lo, hi]`, both included; `null` is no bound. Ends are tagged, or plain numbers of the declared type.
fn interval(json: &Json, at: &str, facts: &FactSet, ty: &Type) -> Result<Value, RequestError> {
    let wanted = || unexpected(at, "[lo, hi]");
    let Some([min, max]) = json.as_array().map(Vec::as_slice) else { return Err(wanted()) };
    let end = |json: &Json| -> Result<Option<Value>, RequestError> {
        match json {
            Json::Null => Ok(None),
            Json::Object(_) => {
                let (tag, content) = tagged(json, at)?;
                scalar(tag, content, at).map(Some)
            }
            Json::Number(number) => plain(&number.to_string(), ty).map(Some).ok_or_else(wanted),
            Json::String(number) => plain(number, ty).map(Some).ok_or_else(wanted),
            _ => Err(wanted()),
        }
    };
    let (min, max) = (end(min)?, end(max)?);
    let is_number = |end: &Option<Value>| {
        end.as_ref().is_none_or(|end| match end {
            Value::Double(number) => !number.is_nan(),
            other => matches!(other, Value::Int(_) | Value::Uint(_)),
        })
    };
    let in_order = match (&min, &max) {
        (Some(min), Some(max)) => {
            min.type_name() == max.type_name()
                && ops::compare(min, max).is_ok_and(|order| order.is_some_and(std::cmp::Ordering::is_le))
        }
        _ => true,
    };
    if is_number(&min) && is_number(&max) && in_order {
        Ok(ops::between(min, max, facts.clone()))
    } else {
        Err(wanted())
    }
}

fn plain(number: &str, ty: &Type) -> Option<Value> {
    let whole = || number.parse().ok().map(Value::Int);
    let double = || number.parse().ok().map(Value::Double);
    match ty {
        Type::Int => whole(),
        Type::Uint => number.parse().ok().map(Value::Uint),
        Type::Double => double(),
        _ => whole().or_else(double),
    }
}

/// `{"has": […], "lacks": […], "complete": false}`: members are strings.
fn partial_set(json: &Json, at: &str, facts: &FactSet) -> Result<Value, RequestError> {
    let wanted = || unexpected(at, "{\"has\": […], \"lacks\": […], \"complete\": …}");
    let object = json.as_object().ok_or_else(wanted)?;
    if object.keys().any(|key| !matches!(key.as_str(), "has" | "lacks" | "complete")) {
        return Err(wanted());
    }
    let members = |key: &str| -> Result<Vec<Arc<str>>, RequestError> {
        let list = match object.get(key) {
            None | Some(Json::Null) => return Ok(Vec::new()),
            Some(Json::Array(list)) => list,
            Some(_) => return Err(wanted()),
        };
        let mut names: Vec<Arc<str>> = Vec::with_capacity(list.len());
        for member in list {
            let name = match member {
                Json::String(name) => name.as_str(),
                tagged => tagged.get("string").and_then(Json::as_str).ok_or_else(wanted)?,
            };
            if !names.iter().any(|known| **known == *name) {
                names.push(name.into());
            }
        }
        Ok(names)
    };
    let (has, lacks) = (members("has")?, members("lacks")?);
    let complete = match object.get("complete") {
        None | Some(Json::Null) => false,
        Some(Json::Bool(complete)) => *complete,
        Some(_) => return Err(wanted()),
    };
    if has.iter().any(|member| lacks.contains(member)) {
        return Err(wanted());
    }
    if complete {
        return Ok(Value::list(has.into_iter().map(Value::String)));
    }
    if has.is_empty() && lacks.is_empty() {
        return Ok(Value::unknown(facts.clone()));
    }
    let set = PartialSet { has, lacks, universe: None };
    Ok(Value::Partial(Arc::new(Partial { facts: facts.clone(), known: Known::Set(set) })))
}

/// The type of a declared name, or else the signatures of a declared function.
pub(super) fn declared(json: &Json, at: &str) -> Result<Result<Type, Vec<Signature>>, RequestError> {
    let Some(function) = json.get("function") else {
        return ty(json, at, &mut Vec::new()).map(Ok);
    };
    let overloads = function.as_array().ok_or_else(|| unexpected(at, "[…]"))?;
    overloads.iter().map(|overload| signature(overload, at)).collect::<Result<_, _>>().map(Err)
}

fn signature(json: &Json, at: &str) -> Result<Signature, RequestError> {
    let mut parameters = Vec::new();
    let wanted = || unexpected(at, "{\"params\": […], \"result\": …}");
    let params = match json.get("params") {
        None | Some(Json::Null) => &[],
        Some(Json::Array(params)) => params.as_slice(),
        Some(_) => return Err(wanted()),
    };
    let args = params.iter().map(|param| ty(param, at, &mut parameters)).collect::<Result<Vec<_>, _>>()?;
    let result = ty(json.get("result").ok_or_else(wanted)?, at, &mut parameters)?;
    let method = json.get("instance").and_then(Json::as_bool).unwrap_or(false);
    Ok(Signature { method, args, result, parameters: u32::try_from(parameters.len()).unwrap_or(u32::MAX) })
}

/// A type; type parameters are numbered in the order they are met.
fn ty(json: &Json, at: &str, parameters: &mut Vec<String>) -> Result<Type, RequestError> {
    let wanted = || unexpected(at, "\"int\", {\"list\": …}, …");
    if let Json::String(name) = json {
        return plain_type(name).ok_or_else(wanted);
    }
    let (tag, content) = tagged(json, at)?;
    match (tag, content) {
        ("list", item) => Ok(Type::list(ty(item, at, parameters)?)),
        ("map", Json::Array(entry)) => match entry.as_slice() {
            [key, value] => Ok(Type::map(ty(key, at, parameters)?, ty(value, at, parameters)?)),
            _ => Err(wanted()),
        },
        ("type", of) => Ok(Type::Type(Arc::new(ty(of, at, parameters)?))),
        ("param", Json::String(name)) => {
            let number = parameters.iter().position(|known| known == name).unwrap_or_else(|| {
                parameters.push(name.clone());
                parameters.len() - 1
            });
            Ok(Type::Variable(u32::try_from(number).unwrap_or(u32::MAX)))
        }
        ("abstract", Json::Array(parts)) => {
            let Some((Json::String(name), of)) = parts.split_first() else { return Err(wanted()) };
            let of = of.iter().map(|of| ty(of, at, parameters)).collect::<Result<Vec<_>, _>>()?;
            match (name.as_str(), of.as_slice()) {
                ("optional_type", [item]) => Ok(Type::optional(item.clone())),
                _ => Ok(Type::Abstract(name.as_str().into(), of.into())),
            }
        }
        _ => Err(wanted()),
    }
}

fn plain_type(name: &str) -> Option<Type> {
    Some(match name {
        "dyn" => Type::Dyn,
        "null" | "null_type" => Type::Null,
        "bool" => Type::Bool,
        "int" => Type::Int,
        "uint" => Type::Uint,
        "double" => Type::Double,
        "string" => Type::String,
        "bytes" => Type::Bytes,
        "list" => Type::list(Type::Dyn),
        "map" => Type::map(Type::Dyn, Type::Dyn),
        "type" => Type::Type(Arc::new(Type::Dyn)),
        "timestamp" | "google.protobuf.Timestamp" => Type::Timestamp,
        "duration" | "google.protobuf.Duration" => Type::Duration,
        _ => return None,
    })
}
