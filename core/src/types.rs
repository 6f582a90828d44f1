//! The types of expressions: CEL's, and the finer ones of facts.

use std::sync::Arc;

/// The type of an expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Type {
    /// Anything, told only when evaluated.
    Dyn,
    /// `null`
    Null,
    /// `bool`
    Bool,
    /// `int`
    Int,
    /// `uint`
    Uint,
    /// `double`
    Double,
    /// `string`
    String,
    /// `bytes`
    Bytes,
    /// `google.protobuf.Timestamp`
    Timestamp,
    /// `google.protobuf.Duration`
    Duration,
    /// `list(T)`
    List(Arc<Type>),
    /// `map(K, V)`
    Map(Arc<(Type, Type)>),
    /// `optional_type(T)`
    Optional(Arc<Type>),
    /// The type of a type.
    Type(Arc<Type>),
    /// A type declared from outside, with its parameters: `tuple(int, uint)`.
    Abstract(Arc<str>, Arc<[Type]>),
    /// A string that is one of a fact's members.
    Member(Arc<Members>),
    /// A map with known fields: an item of a list of records.
    Record(Arc<Vec<RecordField>>),
    /// A type to be found out, while checking.
    Variable(u32),
}

/// The members of an enum or a set.
#[derive(Clone, Debug, PartialEq)]
pub struct Members {
    /// The fact they belong to, for messages.
    pub path: String,
    /// Whether there may be others.
    pub open: bool,
    /// The listed ones, in the order of their declaration.
    pub list: Vec<MemberLabel>,
}

/// A member and what readers call it.
#[derive(Clone, Debug, PartialEq)]
pub struct MemberLabel {
    /// The identifier.
    pub id: Arc<str>,
    /// Its label; the identifier itself when it has none.
    pub label: crate::assessment::Text,
}

impl Members {
    /// Whether the member is listed.
    pub fn contains(&self, id: &str) -> bool {
        self.list.iter().any(|member| &*member.id == id)
    }

    /// What is wrong with a member that is not listed: the one meant, when its label or a near name was written, and
    /// else those to choose from.
    pub(crate) fn unknown(&self, written: &str, span: guiju_grammar::Span) -> guiju_grammar::Diagnostic {
        let diagnostic = guiju_grammar::Diagnostic::new(guiju_grammar::Code::UnknownMember, span)
            .arg("member", written)
            .arg("path", self.path.as_str());
        let by_label = self.list.iter().find(|member| member.label.zh == written || member.label.en == written);
        let near = match by_label {
            Some(member) => Some(&*member.id),
            None => guiju_grammar::nearest(written, self.list.iter().map(|member| &*member.id)),
        };
        match near {
            Some(near) => diagnostic.arg("suggestion", near),
            None => {
                let (zh, en) = self.choices();
                diagnostic.arg("choices-zh", zh).arg("choices-en", en)
            }
        }
    }

    /// The first members with their labels, as many as a reader takes in.
    fn choices(&self) -> (String, String) {
        const SHOWN: usize = 12;
        let shown = self.list.iter().take(SHOWN);
        let mut zh: Vec<String> = shown.clone().map(|member| format!("{}（{}）", member.id, member.label.zh)).collect();
        let mut en: Vec<String> = shown.map(|member| format!("`{}` ({})", member.id, member.label.en)).collect();
        if self.list.len() > SHOWN {
            zh.push("…".to_owned());
            en.push("…".to_owned());
        }
        (zh.join("、"), en.join(", "))
    }

    /// What readers call a member.
    pub fn label(&self, id: &str) -> crate::assessment::Text {
        let found = self.list.iter().find(|member| &*member.id == id);
        found.map_or_else(|| crate::assessment::Text::same(id), |member| member.label.clone())
    }
}

/// A field of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordField {
    /// Its name.
    pub name: Arc<str>,
    /// Its type.
    pub ty: Type,
    /// What its number counts.
    pub quantity: Quantity,
    /// The declared bounds of a number.
    pub range: Bounds,
    /// What readers call it.
    pub label: crate::assessment::Text,
}

/// The declared bounds of a number, both included.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bounds {
    /// The least value.
    pub min: Option<f64>,
    /// The greatest value.
    pub max: Option<f64>,
}

/// What a number counts. Numbers of different units are never compared or added.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quantity {
    /// A share of a whole, 0 to 1.
    pub ratio: bool,
    /// A word of the taxonomy `unit`.
    pub unit: Option<Arc<str>>,
}

impl Type {
    /// `list(item)`
    pub fn list(item: Type) -> Type {
        Type::List(Arc::new(item))
    }

    /// `map(key, value)`
    pub fn map(key: Type, value: Type) -> Type {
        Type::Map(Arc::new((key, value)))
    }

    /// `optional_type(item)`
    pub fn optional(item: Type) -> Type {
        Type::Optional(Arc::new(item))
    }

    /// The type CEL sees: members are strings, records are maps.
    pub fn plain(&self) -> Type {
        match self {
            Type::Member(_) => Type::String,
            Type::Record(_) => Type::map(Type::String, Type::Dyn),
            Type::List(item) => Type::list(item.plain()),
            Type::Map(entry) => Type::map(entry.0.plain(), entry.1.plain()),
            Type::Optional(item) => Type::optional(item.plain()),
            other => other.clone(),
        }
    }

    /// Whether the type has at most this many parts. Bindings that use each other twice could make one without bound.
    pub(crate) fn is_within(&self, parts: usize) -> bool {
        let mut open = vec![self];
        let mut seen = 0;
        while let Some(next) = open.pop() {
            seen += 1;
            if seen > parts {
                return false;
            }
            match next {
                Type::List(item) | Type::Optional(item) | Type::Type(item) => open.push(item),
                Type::Map(entry) => open.extend([&entry.0, &entry.1]),
                Type::Abstract(_, parameters) => open.extend(parameters.iter()),
                _ => {}
            }
        }
        true
    }

    /// Whether values of the type are numbers.
    pub fn is_number(&self) -> bool {
        matches!(self, Type::Int | Type::Uint | Type::Double)
    }
}

impl std::fmt::Display for Type {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Type::Dyn | Type::Variable(_) => f.write_str("dyn"),
            Type::Null => f.write_str("null"),
            Type::Bool => f.write_str("bool"),
            Type::Int => f.write_str("int"),
            Type::Uint => f.write_str("uint"),
            Type::Double => f.write_str("double"),
            Type::String | Type::Member(_) => f.write_str("string"),
            Type::Bytes => f.write_str("bytes"),
            Type::Timestamp => f.write_str("timestamp"),
            Type::Duration => f.write_str("duration"),
            Type::List(item) => write!(f, "list({item})"),
            Type::Map(entry) => write!(f, "map({}, {})", entry.0, entry.1),
            Type::Optional(item) => write!(f, "optional({item})"),
            Type::Type(of) => write!(f, "type({of})"),
            Type::Record(_) => f.write_str("record"),
            Type::Abstract(name, parameters) => {
                f.write_str(name)?;
                let shown: Vec<String> = parameters.iter().map(Type::to_string).collect();
                if shown.is_empty() { Ok(()) } else { write!(f, "({})", shown.join(", ")) }
            }
        }
    }
}
