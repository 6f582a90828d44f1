//! Code that means harm, or is broken: which limit it meets, and that nothing of it is left for the next call.

use guiju_core::FunctionHost as _;
use guiju_core::value::{EvalError, Value};

use super::functions::{F, code, compiled, outcomes, truth};
use super::*;

/// What the function `t.f` answers, or why it does not.
fn ask(code: &[u8], declared: &str, arguments: &[Value]) -> String {
    let (ruleset, functions) = match compiled(code, declared, &[]) {
        Ok(loaded) => loaded,
        Err(wrong) => return wrong,
    };
    let replies = functions.start().call(ruleset.functions.first().unwrap(), &[arguments.to_vec()]);
    match replies.into_iter().next().unwrap().result {
        Ok(value) => format!("{value:?}"),
        Err(EvalError::Plugin(_, why)) => why.en,
        Err(other) => format!("{other:?}"),
    }
}

#[test]
fn the_limit_that_was_met_is_named() {
    let loops = truth("(loop $l (br $l)) (i32.const 1)");
    assert_snapshot!(ask(&loops, F, &[]), @"it computes more than a call may");
    let fills = truth("(loop $l (memory.fill (i32.const 0) (i32.const 7) (i32.const 65536)) (br $l)) (i32.const 1)");
    assert_snapshot!(ask(&fills, F, &[]), @"it computes more than a call may");
    let grows = truth("(loop $l (br_if $l (i32.ne (memory.grow (i32.const 16)) (i32.const -1)))) unreachable");
    assert_snapshot!(ask(&grows, F, &[]), @"it needs more memory than it may have");
    let table = code(
        "(table $t 1 funcref) (func (export \"f\") (result i32)
           (loop $l (br_if $l (i32.ne (table.grow $t (ref.null func) (i32.const 100)) (i32.const -1)))) unreachable)",
        "(func (export \"f\") (result bool) (canon lift (core func $i \"f\")))",
    );
    assert_snapshot!(ask(&table, F, &[]), @"it needs larger tables than it may have");
    let recursion = code(
        "(func $f (export \"f\") (result i32) (call $f))",
        "(func (export \"f\") (result bool) (canon lift (core func $i \"f\")))",
    );
    assert_snapshot!(ask(&recursion, F, &[]), @"its calls nest deeper than they may");
    assert_snapshot!(ask(&truth("(i32.load (i32.const 100000))"), F, &[]), @"its code stopped (wasm trap: out of bounds memory access)");
    assert_snapshot!(ask(&truth("unreachable"), F, &[]), @"its code stopped (wasm trap: wasm `unreachable` instruction executed)");
    let huge = code(
        "(memory (export \"m\") 64) (func (export \"f\") (result i32)
           (i32.store (i32.const 0) (i32.const 8)) (i32.store (i32.const 4) (i32.const 4000000)) (i32.const 0))",
        "(func (export \"f\") (result (list bool)) (canon lift (core func $i \"f\") (memory $i \"m\")))",
    );
    assert_snapshot!(ask(&huge, "extern fn f() -> list(bool) zh \"乙\" en \"B\"", &[]), @"its result is larger than it may be");
}

#[test]
fn what_is_wrong_in_a_text_is_said_and_harmless() {
    let text = |bytes: &str, length: usize| {
        code(
            &format!(
                "(memory (export \"m\") 1) (data (i32.const 16) \"{bytes}\") (func (export \"f\") (result i32)
                   (i32.store (i32.const 0) (i32.const 1)) (i32.store (i32.const 4) (i32.const 16))
                   (i32.store (i32.const 8) (i32.const {length})) (i32.const 0))"
            ),
            "(func (export \"f\") (result (result bool (error string))) (canon lift (core func $i \"f\") (memory $i \"m\")))",
        )
    };
    assert_snapshot!(ask(&text("no such day", 11), F, &[]), @"its code says: no such day");
    assert_snapshot!(ask(&text("\\1b[2J\\e2\\80\\ae", 7), F, &[]), @"its code says: �[2J�");
    assert_snapshot!(ask(&text("\\ff\\fe", 2), F, &[]), @"its code stopped (invalid utf-8 sequence of 1 bytes from index 0)");
}

#[test]
fn no_call_finds_what_another_left() {
    let counting = code(
        "(global $n (mut i32) (i32.const 0)) (memory 1) (func (export \"f\") (result i32)
           (global.set $n (i32.add (global.get $n) (i32.const 1)))
           (i32.store (i32.const 0) (i32.add (i32.load (i32.const 0)) (global.get $n)))
           (i32.eq (i32.load (i32.const 0)) (i32.const 1)))",
        "(func (export \"f\") (result bool) (canon lift (core func $i \"f\")))",
    );
    assert_eq!(outcomes(&counting, F, &["t.f() && t.f()", "t.f()"]), "[Met, Met]");
}

#[test]
fn an_endless_call_at_the_bottom_of_a_deep_expression() {
    let recursion = code(
        "(func $f (export \"f\") (result i32) (call $f))",
        "(func (export \"f\") (result bool) (canon lift (core func $i \"f\")))",
    );
    let deep = "[".repeat(60) + "t.f()" + &"]".repeat(60) + " == " + &"[".repeat(60) + "true" + &"]".repeat(60);
    assert_eq!(outcomes(&recursion, F, &[&deep]), "[Error]");
    let deep = (0..240).fold("t.f()".to_owned(), |inner, _| format!("{inner} == true"));
    assert_eq!(outcomes(&recursion, F, &[&deep]), "[Error]");
}

#[test]
fn a_plugin_that_finds_no_end_ends_the_run() {
    let filling = truth(
        "(local $n i32) (loop $l (memory.fill (i32.const 0) (i32.const 7) (i32.const 65536))
           (br_if $l (i32.lt_u (local.tee $n (i32.add (local.get $n) (i32.const 1))) (i32.const 75)))) (i32.const 1)",
    );
    let (ruleset, functions) = compiled(&filling, F, &["t.f()"]).unwrap();
    let session = functions.start();
    let call = || session.call(&ruleset.functions[0], &[Vec::new()]).remove(0);
    assert!(call().result.is_ok() && call().steps > 90_000);
    assert!(functions.stopped().is_none());
    while functions.stopped().is_none() {
        call();
    }
    assert_snapshot!(show_one(&functions.stopped().unwrap()), @r#"GJ0523 detail=word-file-assessment place="t""#);
    // Nothing of it is run any more, and another assessment does not begin anew.
    assert!(call().result.is_err() && functions.start().call(&ruleset.functions[0], &[Vec::new()])[0].result.is_err());
}
