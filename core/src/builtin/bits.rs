//! The bits of whole numbers.

use super::{Builtin, Cost, Overload, Sig, function, invalid, refuse};
use crate::value::{EvalError, Value};

const PAIR: &[Overload] = &[function(&[Sig::Int, Sig::Int], Sig::Int), function(&[Sig::Uint, Sig::Uint], Sig::Uint)];
const SHIFT: &[Overload] = &[function(&[Sig::Int, Sig::Int], Sig::Int), function(&[Sig::Uint, Sig::Int], Sig::Uint)];

pub(super) const TABLE: &[Builtin] = &[
    Builtin::new("math.bitAnd", PAIR, ("按位与", "bits set in both"), "math.bitAnd(6, 3) == 2", |args| {
        pair(args, "math.bitAnd", |a, b| a & b)
    })
    .cost(Cost::Constant),
    Builtin::new("math.bitOr", PAIR, ("按位或", "bits set in either"), "math.bitOr(6, 3) == 7", |args| {
        pair(args, "math.bitOr", |a, b| a | b)
    })
    .cost(Cost::Constant),
    Builtin::new("math.bitXor", PAIR, ("按位异或", "bits set in one alone"), "math.bitXor(6, 3) == 5", |args| {
        pair(args, "math.bitXor", |a, b| a ^ b)
    })
    .cost(Cost::Constant),
    Builtin::new(
        "math.bitNot",
        &[function(&[Sig::Int], Sig::Int), function(&[Sig::Uint], Sig::Uint)],
        ("按位取反", "bits turned"),
        "math.bitNot(0) == -1",
        not,
    )
    .cost(Cost::Constant),
    Builtin::new(
        "math.bitShiftLeft",
        SHIFT,
        ("左移若干位", "bits moved to the left"),
        "math.bitShiftLeft(1, 3) == 8",
        |args| shift(args, "math.bitShiftLeft", u64::checked_shl),
    )
    .cost(Cost::Constant),
    Builtin::new(
        "math.bitShiftRight",
        SHIFT,
        ("右移若干位，高位补零", "bits moved to the right, zeros moving in"),
        "math.bitShiftRight(1024, 3) == 128",
        |args| shift(args, "math.bitShiftRight", u64::checked_shr),
    )
    .cost(Cost::Constant),
];

fn pair(args: &[Value], name: &str, join: fn(u64, u64) -> u64) -> Result<Value, EvalError> {
    match args {
        [Value::Int(a), Value::Int(b)] => Ok(Value::Int(join(a.cast_unsigned(), b.cast_unsigned()).cast_signed())),
        [Value::Uint(a), Value::Uint(b)] => Ok(Value::Uint(join(*a, *b))),
        _ => Err(refuse(name)),
    }
}

fn not(args: &[Value]) -> Result<Value, EvalError> {
    match args {
        [Value::Int(a)] => Ok(Value::Int(!a)),
        [Value::Uint(a)] => Ok(Value::Uint(!a)),
        _ => Err(refuse("math.bitNot")),
    }
}

/// A shift by all the bits or more leaves none.
fn shift(args: &[Value], name: &str, by: fn(u64, u32) -> Option<u64>) -> Result<Value, EvalError> {
    let [_, Value::Int(places)] = args else { return Err(refuse(name)) };
    if *places < 0 {
        return Err(invalid(places.to_string()));
    }
    let moved = |bits: u64| u32::try_from(*places).ok().and_then(|places| by(bits, places)).unwrap_or(0);
    match args {
        [Value::Int(bits), _] => Ok(Value::Int(moved(bits.cast_unsigned()).cast_signed())),
        [Value::Uint(bits), _] => Ok(Value::Uint(moved(*bits))),
        _ => Err(refuse(name)),
    }
}
