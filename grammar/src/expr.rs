//! Expressions: the Common Expression Language (cel-spec, langdef) as written.

use crate::{Span, Spanned};

/// An expression and its extent.
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: ExprKind,
}

/// The forms of expression. `&&` and `||` take any number of operands, so that a long chain is flat and a report can
/// speak of its parts.
#[derive(Clone, Debug, PartialEq)]
pub enum ExprKind {
    /// `1`, `"a"`, `true`
    Literal(Literal),
    /// `service`, or `.service` from the root.
    Name {
        /// The identifier.
        name: String,
        /// Whether a dot stands before it.
        absolute: bool,
    },
    /// `a.b`, or `a.?b`
    Select {
        /// What it is selected from.
        operand: Box<Expr>,
        /// The field.
        field: Spanned<String>,
        /// Whether an absent field gives an empty optional.
        optional: bool,
    },
    /// `a[b]`, or `a[?b]`
    Index {
        /// What it is taken from.
        operand: Box<Expr>,
        /// Position or key.
        index: Box<Expr>,
        /// Whether an absent element gives an empty optional.
        optional: bool,
    },
    /// `f(x)`, or `a.f(x)`
    Call {
        /// What stands before the dot.
        target: Option<Box<Expr>>,
        /// The function or macro.
        function: Spanned<String>,
        /// The arguments.
        args: Vec<Expr>,
    },
    /// `[a, ?b]`
    List(Vec<Element>),
    /// `{k: v, ?k: v}`
    Map(Vec<Entry>),
    /// `!a`, `not a`, `-a`
    Unary(UnaryOp, Box<Expr>),
    /// `a + b`, `a < b`, `a in b`
    Binary(Spanned<BinaryOp>, Box<Expr>, Box<Expr>),
    /// `a && b && c`
    And(Vec<Expr>),
    /// `a || b || c`
    Or(Vec<Expr>),
    /// `a ? b : c`
    Conditional(Box<Expr>, Box<Expr>, Box<Expr>),
}

/// A constant.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// `null`
    Null,
    /// `true`, `false`
    Bool(bool),
    /// `42`, `-1`, `0xff`
    Int(i64),
    /// `42u`
    Uint(u64),
    /// `1.5`
    Double(f64),
    /// `"a"`
    String(String),
    /// `b"a"`
    Bytes(Vec<u8>),
}

/// An element of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Element {
    /// Whether an empty optional is left out.
    pub optional: bool,
    /// The element.
    pub value: Expr,
}

/// An entry of a map.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Whether an empty optional is left out.
    pub optional: bool,
    /// The key.
    pub key: Expr,
    /// The value.
    pub value: Expr,
}

/// Operators with one operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UnaryOp {
    /// `!`, `not`, `非`
    Not,
    /// `-`
    Negate,
}

/// Operators with two operands, logic aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BinaryOp {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `%`
    Modulo,
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterEqual,
    /// `in`
    In,
}

impl BinaryOp {
    /// As it is written.
    pub fn symbol(self) -> &'static str {
        match self {
            BinaryOp::Add => "+",
            BinaryOp::Subtract => "-",
            BinaryOp::Multiply => "*",
            BinaryOp::Divide => "/",
            BinaryOp::Modulo => "%",
            BinaryOp::Equal => "==",
            BinaryOp::NotEqual => "!=",
            BinaryOp::Less => "<",
            BinaryOp::LessEqual => "<=",
            BinaryOp::Greater => ">",
            BinaryOp::GreaterEqual => ">=",
            BinaryOp::In => "in",
        }
    }

    /// The same comparison with its sides exchanged; other operators as they are.
    pub fn turned(self) -> BinaryOp {
        match self {
            BinaryOp::Less => BinaryOp::Greater,
            BinaryOp::LessEqual => BinaryOp::GreaterEqual,
            BinaryOp::Greater => BinaryOp::Less,
            BinaryOp::GreaterEqual => BinaryOp::LessEqual,
            other => other,
        }
    }
}

impl Expr {
    /// The dotted name this expression spells, if it is nothing but names and plain selections.
    ///
    /// The parts come with their own places, the first name first.
    pub fn dotted(&self) -> Option<Vec<Spanned<&str>>> {
        match &self.kind {
            ExprKind::Name { name, .. } => Some(vec![Spanned::new(name.as_str(), self.span)]),
            ExprKind::Select { operand, field, optional: false } => {
                let mut parts = operand.dotted()?;
                parts.push(Spanned::new(field.value.as_str(), field.span));
                Some(parts)
            }
            _ => None,
        }
    }
}
