//! Requests as lines of JSON.

use std::collections::HashMap;

use serde_json::{Map, Value as Json};

use super::decode::{Decoder, declared, fits};
use crate::check::Signature;
use crate::partial::FactSet;
use crate::schema::FactId;
use crate::types::Type;
use crate::value::Value;

/// An expression and what it may name.
#[derive(Clone, Debug)]
pub struct Request {
    pub(super) expr: String,
    /// The declared names and their types, in the order of their numbers.
    pub(super) variables: Vec<(String, Type)>,
    pub(super) functions: HashMap<String, Vec<Signature>>,
    /// The values of the declared names, by number.
    pub(super) values: Vec<Value>,
    /// What is called unknown where it is: the declared names first, then what is unknown inside their values.
    pub(super) paths: Vec<String>,
    pub(super) container: String,
    pub(super) checked: bool,
    pub(super) macros: bool,
    pub(super) check_only: bool,
}

/// Why a line is no request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RequestError {
    /// It is not JSON, for this reason.
    NotJson(String),
    /// Something in it is not what its place asks for.
    Unexpected {
        /// Where, from the top: `bindings.x`.
        at: String,
        /// What would be.
        wanted: &'static str,
    },
    /// A value is bound to a name that is declared with another type.
    Mismatch {
        /// The name.
        name: String,
    },
}

impl RequestError {
    /// In words.
    pub fn text(&self) -> crate::assessment::Text {
        use crate::assessment::Text;
        match self {
            RequestError::NotJson(reason) => Text::new(format!("不是 JSON：{reason}"), format!("not JSON: {reason}")),
            RequestError::Unexpected { at, wanted } => {
                Text::new(format!("“{at}”处应为 {wanted}"), format!("`{at}`: expected {wanted}"))
            }
            RequestError::Mismatch { name } => Text::new(
                format!("“bindings.{name}”的值与 type_env 中声明的类型不符"),
                format!("`bindings.{name}`: the value is not of the type declared in type_env"),
            ),
        }
    }
}

pub(super) fn unexpected(at: &str, wanted: &'static str) -> RequestError {
    RequestError::Unexpected { at: at.to_owned(), wanted }
}

impl Request {
    /// Reads a request: a JSON object with `expr`, and as needed `bindings`, `type_env`, `container`, `disable_check`,
    /// `disable_macros` and `check_only`. Other keys are not looked at.
    ///
    /// A name that is bound without being declared has the type `dyn`; one that is declared without being bound is unknown.
    ///
    /// # Errors
    ///
    /// For a line that is no JSON object, and for a key whose value is not of the form it should have.
    pub fn read(line: &str) -> Result<Request, RequestError> {
        let json: Json = serde_json::from_str(line).map_err(|error| RequestError::NotJson(error.to_string()))?;
        let Json::Object(object) = &json else { return Err(unexpected(".", "{…}")) };
        let mut request = Request {
            expr: text(object, "expr")?.ok_or_else(|| unexpected("expr", "\"…\""))?,
            variables: Vec::new(),
            functions: HashMap::new(),
            values: Vec::new(),
            paths: Vec::new(),
            container: text(object, "container")?.unwrap_or_default(),
            checked: !flag(object, "disable_check")?,
            macros: !flag(object, "disable_macros")?,
            check_only: flag(object, "check_only")?,
        };
        request.declare(object.get("type_env"))?;
        request.bind(object.get("bindings"))?;
        Ok(request)
    }

    fn declare(&mut self, types: Option<&Json>) -> Result<(), RequestError> {
        let pairs = match types {
            None | Some(Json::Null) => return Ok(()),
            Some(Json::Array(pairs)) => pairs,
            Some(_) => return Err(unexpected("type_env", "[[\"…\", …], …]")),
        };
        for pair in pairs {
            let Some([Json::String(name), ty]) = pair.as_array().map(Vec::as_slice) else {
                return Err(unexpected("type_env", "[\"…\", …]"));
            };
            match declared(ty, name)? {
                Ok(ty) => self.variable(name, ty),
                Err(signatures) => self.functions.entry(name.clone()).or_default().extend(signatures),
            }
        }
        Ok(())
    }

    /// Adds a name, which is unknown until it is bound.
    fn variable(&mut self, name: &str, ty: Type) {
        match self.variables.iter_mut().find(|(known, _)| known == name) {
            Some(known) => known.1 = ty,
            None => self.variables.push((name.to_owned(), ty)),
        }
    }

    fn bind(&mut self, bindings: Option<&Json>) -> Result<(), RequestError> {
        let none = Map::new();
        let bindings = match bindings {
            None | Some(Json::Null) => &none,
            Some(Json::Object(bindings)) => bindings,
            Some(_) => return Err(unexpected("bindings", "{…}")),
        };
        for name in bindings.keys() {
            if !self.variables.iter().any(|(known, _)| known == name) {
                self.variable(name, Type::Dyn);
            }
        }
        let mut decoder = Decoder { paths: self.variables.iter().map(|(name, _)| name.clone()).collect() };
        for (number, (name, ty)) in (0u32..).zip(&self.variables) {
            let fact = FactId(number);
            let value = match bindings.get(name) {
                None => Value::missing(fact),
                Some(json) => decoder.binding(json, name, &FactSet::one(fact), ty)?,
            };
            if !fits(&value, ty) {
                return Err(RequestError::Mismatch { name: name.clone() });
            }
            self.values.push(value);
        }
        self.paths = decoder.paths;
        Ok(())
    }
}

fn text(object: &Map<String, Json>, key: &str) -> Result<Option<String>, RequestError> {
    match object.get(key) {
        None | Some(Json::Null) => Ok(None),
        Some(Json::String(text)) => Ok(Some(text.clone())),
        Some(_) => Err(unexpected(key, "\"…\"")),
    }
}

fn flag(object: &Map<String, Json>, key: &str) -> Result<bool, RequestError> {
    match object.get(key) {
        None | Some(Json::Null) => Ok(false),
        Some(Json::Bool(flag)) => Ok(*flag),
        Some(_) => Err(unexpected(key, "true, false")),
    }
}
