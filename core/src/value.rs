//! Values of expressions, known, partly known and unknown.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::moment::Moment;
use crate::partial::{FactSet, Known, Partial};
use crate::schema::FactId;

/// A value.
#[derive(Clone, Debug)]
pub enum Value {
    /// `null`
    Null,
    /// `bool`
    Bool(bool),
    /// `int`
    Int(i64),
    /// `uint`
    Uint(u64),
    /// `double`
    Double(f64),
    /// `string`
    String(Arc<str>),
    /// `bytes`
    Bytes(Arc<[u8]>),
    /// `list`
    List(Arc<[Value]>),
    /// `map`
    Map(Arc<BTreeMap<Key, Value>>),
    /// A moment.
    Timestamp(Moment),
    /// A length of time.
    Duration(jiff::SignedDuration),
    /// A type, by CEL's name for it.
    Type(Arc<str>),
    /// An optional value.
    Optional(Option<Arc<Value>>),
    /// Not, or not wholly, known.
    Partial(Arc<Partial>),
}

/// A key of a map. Whole numbers are one key whether signed or not.
#[derive(Clone, Debug)]
pub enum Key {
    /// `bool`
    Bool(bool),
    /// `int`
    Int(i64),
    /// `uint`
    Uint(u64),
    /// `string`
    String(Arc<str>),
}

impl Key {
    fn rank(&self) -> (u8, i128, &str) {
        match self {
            Key::Bool(value) => (0, i128::from(*value), ""),
            Key::Int(value) => (1, i128::from(*value), ""),
            Key::Uint(value) => (1, i128::from(*value), ""),
            Key::String(value) => (2, 0, value),
        }
    }

    /// The key a value can serve as.
    pub fn of(value: &Value) -> Option<Key> {
        match value {
            Value::Bool(value) => Some(Key::Bool(*value)),
            Value::Int(value) => Some(Key::Int(*value)),
            Value::Uint(value) => Some(Key::Uint(*value)),
            Value::String(value) => Some(Key::String(value.clone())),
            _ => None,
        }
    }

    /// As a value.
    pub fn value(&self) -> Value {
        match self {
            Key::Bool(value) => Value::Bool(*value),
            Key::Int(value) => Value::Int(*value),
            Key::Uint(value) => Value::Uint(*value),
            Key::String(value) => Value::String(value.clone()),
        }
    }
}

impl PartialEq for Key {
    fn eq(&self, other: &Key) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Key {}

impl PartialOrd for Key {
    fn partial_cmp(&self, other: &Key) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Key {
    fn cmp(&self, other: &Key) -> Ordering {
        self.rank().cmp(&other.rank())
    }
}

impl Value {
    /// A string.
    pub fn string(text: impl AsRef<str>) -> Value {
        Value::String(Arc::from(text.as_ref()))
    }

    /// A list.
    pub fn list(items: impl IntoIterator<Item = Value>) -> Value {
        Value::List(items.into_iter().collect())
    }

    /// Nothing is known of it but which facts it hangs on.
    pub fn unknown(facts: FactSet) -> Value {
        Value::Partial(Arc::new(Partial { facts, known: Known::Nothing }))
    }

    /// A fact nobody stated.
    pub fn missing(fact: FactId) -> Value {
        Value::unknown(FactSet::one(fact))
    }

    /// The partial knowledge it is, if it is.
    pub fn partial(&self) -> Option<&Partial> {
        match self {
            Value::Partial(partial) => Some(partial),
            _ => None,
        }
    }

    /// CEL's name of its type.
    pub fn type_name(&self) -> &'static str {
        match self {
            Value::Null => "null_type",
            Value::Bool(_) => "bool",
            Value::Int(_) => "int",
            Value::Uint(_) => "uint",
            Value::Double(_) => "double",
            Value::String(_) => "string",
            Value::Bytes(_) => "bytes",
            Value::List(_) => "list",
            Value::Map(_) => "map",
            Value::Timestamp(_) => "google.protobuf.Timestamp",
            Value::Duration(_) => "google.protobuf.Duration",
            Value::Type(_) => "type",
            Value::Optional(_) => "optional_type",
            Value::Partial(_) => "dyn",
        }
    }
}

/// Why an evaluation failed. Which expression failed is added by whoever asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EvalError {
    /// A division or remainder by zero.
    DivideByZero,
    /// A result outside the range of its type.
    Overflow,
    /// A map without the key, or a record without the field.
    NoSuchKey(String),
    /// A position outside the list.
    OutOfRange(String),
    /// Operands an operator or function does not take.
    NoOverload(String),
    /// An argument a function cannot use.
    InvalidArgument(String),
    /// A map with one key twice: as it was first written, and as it was written again.
    RepeatedKey(String, String),
    /// A factor or element that the reading in force does not have.
    NotInReading(String),
    /// A name that is neither declared nor bound.
    UnknownName(String),
    /// A function that does not exist, or that is only declared.
    UnknownFunction(String),
    /// A function of a plugin that failed, or gave what it must not. Its name, and what went wrong.
    Plugin(String, crate::assessment::Text),
    /// A limit of evaluation was reached.
    Limit(Limit),
}

/// The limits of one evaluation; [`crate::limits`] has the numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Steps taken.
    Steps,
    /// The size of one text, byte string or list.
    Size,
    /// What all that was built takes together.
    Memory,
    /// The size of a regular expression.
    Pattern,
}

impl Limit {
    /// Its name.
    pub fn name(self) -> crate::assessment::Text {
        let (zh, en) = match self {
            Limit::Steps => ("计算步数", "steps"),
            Limit::Size => ("单个值的大小", "size of one value"),
            Limit::Memory => ("内存总量", "memory"),
            Limit::Pattern => ("正则表达式的大小", "size of a regular expression"),
        };
        crate::assessment::Text::new(zh, en)
    }
}

impl EvalError {
    /// In words.
    pub fn text(&self) -> crate::assessment::Text {
        use crate::assessment::Text;
        match self {
            EvalError::DivideByZero => Text::new("除数为零", "division by zero"),
            EvalError::Overflow => Text::new("数值溢出", "number out of range"),
            EvalError::NoSuchKey(key) => Text::new(format!("没有键“{key}”"), format!("no such key `{key}`")),
            EvalError::OutOfRange(at) => {
                Text::new(format!("位置 {at} 超出范围"), format!("position {at} is out of range"))
            }
            EvalError::NoOverload(name) => {
                Text::new(format!("“{name}”不适用于这些值"), format!("`{name}` does not take these values"))
            }
            EvalError::InvalidArgument(what) => {
                Text::new(format!("参数无效：{what}"), format!("invalid argument: {what}"))
            }
            EvalError::RepeatedKey(first, again) if first == again => {
                Text::new(format!("键“{first}”重复"), format!("repeated key `{first}`"))
            }
            EvalError::RepeatedKey(first, again) => Text::new(
                format!("键“{first}”重复，后一次写作“{again}”"),
                format!("repeated key `{first}`, the second time as `{again}`"),
            ),
            EvalError::NotInReading(name) => {
                Text::new(format!("现行读法中没有“{name}”"), format!("the reading in force has no `{name}`"))
            }
            EvalError::UnknownName(name) => Text::new(format!("未知的名称“{name}”"), format!("unknown name `{name}`")),
            EvalError::UnknownFunction(name) => {
                Text::new(format!("未知的函数“{name}”"), format!("unknown function `{name}`"))
            }
            EvalError::Plugin(name, what) => {
                // Code has one text for what went wrong.
                let what = if what.zh == what.en { Text::sides(&what.zh) } else { what.clone() };
                Text::new(
                    format!("成果包的函数“{name}”未能得出结果：{}", what.zh),
                    format!("the plugin's function `{name}` failed: {}", what.en),
                )
            }
            EvalError::Limit(limit) => {
                let name = limit.name();
                Text::new(format!("超出计算上限：{}", name.zh), format!("evaluation limit reached: {}", name.en))
            }
        }
    }
}
