//! The columnar form of a function: the same answers as one by one, sooner, or not used.

use guiju_core::value::{EvalError, Value};

use super::interface::{Code, ROOM, folder, module};
use super::*;

const DECLARED: &str = "extern fn twice(number: int) -> int zh \"两倍\" en \"twice\"";

/// Code that doubles a number unless it is 13, with a columnar form that does `more` before it ends.
fn doubling(more: &str) -> Code {
    let module = module(&format!(
        "(memory (export \"memory\") 4) (data (i32.const 16) \"unlucky\") {ROOM}
         (func $one (param $number i64) (param $out i32)
           (i32.store8 (local.get $out) (i64.eq (local.get $number) (i64.const 13)))
           (if (i64.eq (local.get $number) (i64.const 13))
             (then (i32.store offset=8 (local.get $out) (i32.const 16)) (i32.store offset=12 (local.get $out) (i32.const 7)))
             (else (i64.store offset=8 (local.get $out) (i64.mul (local.get $number) (i64.const 2))))))
         (func (export \"twice\") (param i64) (result i32) (call $one (local.get 0) (i32.const 32)) (i32.const 32))
         (func (export \"twice_batch\") (param $at i32) (param $rows i32) (result i32) (local $out i32) (local $left i32)
           (local.set $out (i32.const 131072)) (local.set $left (local.get $rows))
           (block $done (loop $next
             (br_if $done (i32.eqz (local.get $left)))
             (call $one (i64.load (local.get $at)) (local.get $out))
             (local.set $at (i32.add (local.get $at) (i32.const 8)))
             (local.set $out (i32.add (local.get $out) (i32.const 16)))
             (local.set $left (i32.sub (local.get $left) (i32.const 1)))
             (br $next)))
           (i32.store (i32.const 0) (i32.const 131072)) (i32.store (i32.const 4) (local.get $rows))
           {more}
           (i32.const 0))"
    ));
    Code::of(&folder(DECLARED, module))
}

/// Whether so many numbers come back doubled, and whether that was done in columns, which takes few steps for a row.
fn answers(code: &Code, rows: i64) -> (bool, bool) {
    let batch: Vec<Vec<Value>> = (0..rows).map(|number| vec![Value::Int(number)]).collect();
    let replies = code.batch("twice", &batch);
    let is_right = |(number, result): (i64, &Result<Value, EvalError>)| match result {
        Ok(Value::Int(twice)) => number != 13 && *twice == number * 2,
        Err(EvalError::Plugin(_, why)) => number == 13 && why.en == "its code says: unlucky",
        _ => false,
    };
    let right = replies.len() == batch.len() && (0..rows).zip(replies.iter().map(|reply| &reply.result)).all(is_right);
    (right, replies.iter().all(|reply| reply.steps < 100))
}

#[test]
fn many_rows_are_asked_together() {
    let code = doubling("");
    assert_eq!(answers(&code, 3000), (true, true));
    assert_eq!(answers(&code, 20), (true, true));
    assert_eq!(answers(&code, 1), (true, false), "one row is asked by itself");
    assert_eq!(answers(&code, 0), (true, true), "no row, no answer");
}

#[test]
fn columns_that_are_not_what_the_function_gives_are_not_used() {
    for more in [
        "unreachable",
        "(loop $l (br $l))",
        "(i32.store (i32.const 4) (i32.add (local.get $rows) (i32.const 1)))",
        "(i32.store (i32.const 4) (i32.const 0))",
        "(i32.store (i32.const 4) (i32.const -1))",
        "(i64.store offset=8 (i32.sub (local.get $out) (i32.const 16)) (i64.const 5))",
        "(i64.store offset=8 (i32.const 131072) (i64.const 5))",
    ] {
        assert_eq!(answers(&doubling(more), 20), (true, false), "{more}");
    }
}

#[test]
fn a_columnar_form_of_other_types_is_refused() {
    let component = wat::parse_str(
        "(component (core module $m (func (export \"f\") (param i64) (result i64) (local.get 0))) (core instance $i (instantiate $m))
           (func (export \"twice\") (param \"number\" s64) (result s64) (canon lift (core func $i \"f\")))
           (func (export \"twice-batch\") (param \"number\" s64) (result s64) (canon lift (core func $i \"f\"))))",
    );
    let folder = folder(DECLARED, Some(component.unwrap()));
    let (functions, declared) = Code::parts(&folder);
    let wrong: Vec<String> = functions.check(&declared).iter().map(show_one).collect();
    assert_snapshot!(wrong.join("\n"), @r#"GJ0522 name="twice-batch" found="func(number: s64) -> s64""#);
}
