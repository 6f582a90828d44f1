//! The signatures of operators. What they compute is in [`crate::ops`].

use guiju_grammar::expr::BinaryOp;

use super::{LIST_T, Overload, Sig, function};

const MAP: Sig = Sig::Map(&Sig::T, &Sig::U);

const EQUALITY: &[Overload] = &[function(&[Sig::T, Sig::T], Sig::Bool)];

const MEMBERSHIP: &[Overload] = &[function(&[Sig::T, LIST_T], Sig::Bool), function(&[Sig::T, MAP], Sig::Bool)];

const ORDER: &[Overload] = &[
    function(&[Sig::Bool, Sig::Bool], Sig::Bool),
    function(&[Sig::Number, Sig::Number], Sig::Bool),
    function(&[Sig::String, Sig::String], Sig::Bool),
    function(&[Sig::Bytes, Sig::Bytes], Sig::Bool),
    function(&[Sig::Timestamp, Sig::Timestamp], Sig::Bool),
    function(&[Sig::Duration, Sig::Duration], Sig::Bool),
];

const INT: Overload = function(&[Sig::Int, Sig::Int], Sig::Int);
const UINT: Overload = function(&[Sig::Uint, Sig::Uint], Sig::Uint);
const DOUBLE: Overload = function(&[Sig::Double, Sig::Double], Sig::Double);

const ADD: &[Overload] = &[
    INT,
    UINT,
    DOUBLE,
    function(&[Sig::String, Sig::String], Sig::String),
    function(&[Sig::Bytes, Sig::Bytes], Sig::Bytes),
    function(&[LIST_T, LIST_T], LIST_T),
    function(&[Sig::Timestamp, Sig::Duration], Sig::Timestamp),
    function(&[Sig::Duration, Sig::Timestamp], Sig::Timestamp),
    function(&[Sig::Duration, Sig::Duration], Sig::Duration),
];

const SUBTRACT: &[Overload] = &[
    INT,
    UINT,
    DOUBLE,
    function(&[Sig::Timestamp, Sig::Duration], Sig::Timestamp),
    function(&[Sig::Timestamp, Sig::Timestamp], Sig::Duration),
    function(&[Sig::Duration, Sig::Duration], Sig::Duration),
];

const PROMOTIONS: &[Overload] =
    &[function(&[Sig::Int, Sig::Double], Sig::Double), function(&[Sig::Double, Sig::Int], Sig::Double)];

/// The signatures of an operator.
pub fn overloads(op: BinaryOp) -> &'static [Overload] {
    match op {
        BinaryOp::Equal | BinaryOp::NotEqual => EQUALITY,
        BinaryOp::In => MEMBERSHIP,
        BinaryOp::Less | BinaryOp::LessEqual | BinaryOp::Greater | BinaryOp::GreaterEqual => ORDER,
        BinaryOp::Add => ADD,
        BinaryOp::Subtract => SUBTRACT,
        BinaryOp::Multiply | BinaryOp::Divide => &[INT, UINT, DOUBLE],
        BinaryOp::Modulo => &[INT, UINT],
    }
}

/// The signatures that are not CEL's: a whole number meets a decimal one and becomes decimal.
pub fn promotions(op: BinaryOp) -> &'static [Overload] {
    match op {
        BinaryOp::Add | BinaryOp::Subtract | BinaryOp::Multiply | BinaryOp::Divide => PROMOTIONS,
        _ => &[],
    }
}

/// `-a`
pub const NEGATE: &[Overload] = &[function(&[Sig::Int], Sig::Int), function(&[Sig::Double], Sig::Double)];

/// `a[b]`
pub const INDEX: &[Overload] = &[
    function(&[LIST_T, Sig::Int], Sig::T),
    function(&[MAP, Sig::T], Sig::U),
    function(&[Sig::Optional(&LIST_T), Sig::Int], Sig::Optional(&Sig::T)),
    function(&[Sig::Optional(&MAP), Sig::T], Sig::Optional(&Sig::U)),
];

/// `a[?b]`
pub const OPTIONAL_INDEX: &[Overload] = &[
    function(&[LIST_T, Sig::Int], Sig::Optional(&Sig::T)),
    function(&[MAP, Sig::T], Sig::Optional(&Sig::U)),
    function(&[Sig::Optional(&LIST_T), Sig::Int], Sig::Optional(&Sig::T)),
    function(&[Sig::Optional(&MAP), Sig::T], Sig::Optional(&Sig::U)),
];

/// `a ? b : c`, the condition aside.
pub const CONDITIONAL: &[Overload] = &[function(&[Sig::T, Sig::T], Sig::T)];
