//! Values and types as tagged JSON.

use base64::Engine;
use serde_json::{Value as Json, json};

use crate::builtin::{BASE64, length_text, number_text};
use crate::types::Type;
use crate::value::Value;

/// A value as tagged JSON: `{"int": "1"}`.
pub fn encode(value: &Value) -> Json {
    match value {
        Value::Null => json!({ "null": null }),
        Value::Bool(value) => json!({ "bool": value }),
        Value::Int(value) => json!({ "int": value.to_string() }),
        Value::Uint(value) => json!({ "uint": value.to_string() }),
        Value::Double(value) => json!({ "double": double(*value) }),
        Value::String(value) => json!({ "string": &**value }),
        Value::Bytes(value) => json!({ "bytes": BASE64.encode(value) }),
        Value::List(items) => json!({ "list": items.iter().map(encode).collect::<Vec<_>>() }),
        Value::Map(entries) => {
            let entries: Vec<Json> =
                entries.iter().map(|(key, value)| json!([encode(&key.value()), encode(value)])).collect();
            json!({ "map": entries })
        }
        Value::Timestamp(moment) => json!({ "timestamp": moment.to_string() }),
        Value::Duration(length) => json!({ "duration": length_text(length) }),
        Value::Type(name) => json!({ "type": &**name }),
        Value::Optional(inner) => json!({ "optional": inner.as_deref().map(encode) }),
        Value::Partial(_) => json!({ "unknown": true }),
    }
}

/// A whole number shows that it is a double.
fn double(value: f64) -> String {
    let text = number_text(value);
    if text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') { text + ".0" } else { text }
}

/// A type: `"int"`, `{"list": "int"}`, `{"abstract": ["optional_type", "int"]}`.
pub fn encode_type(ty: &Type) -> Json {
    match ty {
        Type::List(item) => json!({ "list": encode_type(item) }),
        Type::Map(entry) => json!({ "map": [encode_type(&entry.0), encode_type(&entry.1)] }),
        Type::Type(of) => json!({ "type": encode_type(of) }),
        Type::Optional(item) => json!({ "abstract": ["optional_type", encode_type(item)] }),
        Type::Abstract(name, of) => {
            let parts: Vec<Json> = std::iter::once(json!(&**name)).chain(of.iter().map(encode_type)).collect();
            json!({ "abstract": parts })
        }
        Type::Record(_) => encode_type(&ty.plain()),
        other => json!(other.to_string()),
    }
}
