//! Code that comes as a plain module: the component made of it, and the interface that the declarations ask for.

use std::path::PathBuf;
use std::sync::Arc;

use guiju_core::types::Type;
use guiju_core::value::{EvalError, Key, Value};
use guiju_core::{FunctionHost as _, Reply, declarations, ruleset::Function};
use guiju_grammar::parse;
use guiju_plugins::{PluginFunctions, read_folder};

use super::*;

const HEAD: &str = "ruleset gd.setup_5d { version \"1.0.0\" title zh \"甲\" en \"A\" }\n";

/// A folder whose rules hold these declarations and whose code is this.
pub fn folder(declared: &str, code: Option<Vec<u8>>) -> Folder {
    let mut folder = Folder::from_texts(PLUGIN_TOML, &format!("{HEAD}{declared}\n"), None);
    folder.code = code;
    folder
}

pub fn module(text: &str) -> Option<Vec<u8>> {
    Some(wat::parse_str(format!("(module {text})")).unwrap())
}

/// What is wrong with a module under a declaration.
fn wrong(declared: &str, text: &str) -> String {
    show(folder(declared, module(text)).build())
}

/// The functions of a folder's code, as an assessment calls them.
pub struct Code {
    functions: PluginFunctions,
    declared: Vec<Function>,
}

impl Code {
    pub fn of(folder: &Folder) -> Self {
        let (functions, declared) = Code::parts(folder);
        assert!(functions.check(&declared).is_empty());
        Code { functions, declared }
    }

    /// The functions of a folder, and what its rules declare, whether or not they agree.
    pub fn parts(folder: &Folder) -> (PluginFunctions, Vec<Function>) {
        let (manifest, bytes) = folder.build().map_err(|error| show::<()>(Err(error))).unwrap();
        let plugin = Host::new().load(&bytes).unwrap();
        let function = |declared: guiju_core::Declaration| Function {
            name: format!("{}.{}", manifest.id, declared.name),
            short: declared.name,
            title: declared.title,
            plugin: 0,
            arguments: declared.arguments.into_iter().map(|(_, ty)| ty).collect::<Vec<Type>>(),
            result: declared.result,
            span: declared.span,
        };
        let declared: Vec<Function> = declarations(&parse(&folder.rules).0).into_iter().map(function).collect();
        (PluginFunctions::new([(manifest.id, plugin)]), declared)
    }

    pub fn of_shipped(id: &str) -> Self {
        let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "shipped", id].iter().collect();
        Code::of(&read_folder(&path).unwrap())
    }

    pub fn call(&self, name: &str, arguments: Vec<Value>) -> Result<Value, EvalError> {
        self.batch(name, &[arguments]).into_iter().next().unwrap().result
    }

    pub fn batch(&self, name: &str, batch: &[Vec<Value>]) -> Vec<Reply> {
        let function = self.declared.iter().find(|function| function.short == name).unwrap();
        self.functions.start().call(function, batch)
    }
}

/// Hands out room from the second page on, in a row.
pub const ROOM: &str = "(global $next (mut i32) (i32.const 65536))
    (func (export \"cabi_realloc\") (param i32 i32 i32 i32) (result i32) (local $at i32)
      (local.set $at (i32.and (i32.add (global.get $next) (i32.const 7)) (i32.const -8)))
      (global.set $next (i32.add (local.get $at) (local.get 3))) (local.get $at))";

#[test]
fn every_type_goes_through_a_plain_module() {
    let declared = "extern fn not_so(truth: bool) -> bool zh \"非\" en \"not\"
extern fn half(number: double) -> double zh \"半\" en \"half\"
extern fn next(number: int) -> int zh \"后\" en \"next\"
extern fn same(text: string) -> string zh \"同\" en \"same\"
extern fn all(items: list(list(string))) -> list(list(string)) zh \"全\" en \"all\"
extern fn perhaps(item: optional(int)) -> optional(int) zh \"或\" en \"perhaps\"";
    let code = format!(
        "(memory (export \"memory\") 2) {ROOM}
        (func (export \"not_so\") (param i32) (result i32)
          (i32.store8 (i32.const 8) (i32.eqz (local.get 0))) (i32.store8 (i32.const 4) (i32.const 0))
          (i32.store (i32.const 4) (i32.eqz (local.get 0))) (i32.const 0))
        (func (export \"half\") (param f64) (result i32)
          (f64.store (i32.const 8) (f64.div (local.get 0) (f64.const 2))) (i32.const 0))
        (func (export \"next\") (param i64) (result i32)
          (i64.store (i32.const 8) (i64.add (local.get 0) (i64.const 1))) (i32.const 0))
        (func $list (param i32 i32) (result i32)
          (i32.store (i32.const 4) (local.get 0)) (i32.store (i32.const 8) (local.get 1)) (i32.const 0))
        (export \"same\" (func $list)) (export \"all\" (func $list))
        (func (export \"perhaps\") (param i32 i64) (result i32)
          (i32.store (i32.const 8) (local.get 0)) (i64.store (i32.const 16) (local.get 1)) (i32.const 0))"
    );
    let code = Code::of(&folder(declared, module(&code)));
    let texts = Value::list([Value::list([Value::string("规矩"), Value::string("")]), Value::list([])]);
    let maybe = |inner: Option<i64>| Value::Optional(inner.map(|number| Arc::new(Value::Int(number))));
    for (name, taken, given) in [
        ("not_so", Value::Bool(true), Value::Bool(false)),
        ("not_so", Value::Bool(false), Value::Bool(true)),
        ("half", Value::Double(3.0), Value::Double(1.5)),
        ("next", Value::Int(41), Value::Int(42)),
        ("same", Value::string("一地创新"), Value::string("一地创新")),
        ("all", texts.clone(), texts),
        ("perhaps", maybe(Some(7)), maybe(Some(7))),
        ("perhaps", maybe(None), maybe(None)),
    ] {
        assert_eq!(format!("{:?}", code.call(name, vec![taken])), format!("{:?}", Ok::<_, EvalError>(given)), "{name}");
    }
}

fn record<const N: usize>(fields: [(&str, Value); N]) -> Value {
    Value::Map(Arc::new(fields.map(|(name, value)| (Key::String(name.into()), value)).into()))
}

const RECORDS: &str = "extern fn whole(step: record { name: string, ends_on: record { at: int, fixed: bool } }) \
                       -> record { name: string, ends_on: record { at: int, fixed: bool } } zh \"原样\" en \"same\"
extern fn count(days: list(record { at: int, fixed: bool })) -> int zh \"数\" en \"count\"
extern fn last(a: string, b: string, c: string, d: string, e: string, f: string, g: string, h: string, i: string) \
                       -> string zh \"末\" en \"last\"";

#[test]
fn records_and_many_arguments_go_through_a_plain_module() {
    let code = format!(
        "(memory (export \"memory\") 2) {ROOM}
        (func (export \"whole\") (param i32 i32 i64 i32) (result i32)
          (i32.store (i32.const 8) (local.get 0)) (i32.store (i32.const 12) (local.get 1))
          (i64.store (i32.const 16) (local.get 2)) (i32.store (i32.const 24) (local.get 3)) (i32.const 0))
        (func (export \"count\") (param i32 i32) (result i32)
          (i64.store (i32.const 8) (i64.extend_i32_u (local.get 1))) (i32.const 0))
        (func (export \"last\") (param i32) (result i32)
          (i64.store (i32.const 4) (i64.load offset=64 (local.get 0))) (i32.const 0))"
    );
    let code = Code::of(&folder(RECORDS, module(&code)));
    let day = || record([("at", Value::Int(7)), ("fixed", Value::Bool(true))]);
    let step = || record([("name", Value::string("受理")), ("ends_on", day())]);
    let letters: Vec<Value> = ["a", "b", "c", "d", "e", "f", "g", "h", "规矩"].map(Value::string).into();
    for (name, taken, given) in [
        ("whole", vec![step()], step()),
        ("count", vec![Value::list([day(), day()])], Value::Int(2)),
        ("last", letters, Value::string("规矩")),
    ] {
        assert_eq!(format!("{:?}", code.call(name, taken)), format!("{:?}", Ok::<_, EvalError>(given)), "{name}");
    }
}

#[test]
fn records_have_names_in_the_interface() {
    let clashing = "extern fn a(b_c: record { x: int }) -> bool zh \"甲\" en \"A\"
extern fn a_b(c: record { y: int }, d: optional(record { x: int })) -> bool zh \"乙\" en \"B\"";
    assert_snapshot!(folder(&format!("{RECORDS}\n{clashing}"), None).wit().unwrap(), @"
    package guiju:plugin;

    world plugin {
        record whole-step-ends-on { at: s64, fixed: bool }
        record whole-step { name: string, ends-on: whole-step-ends-on }
        record a-b-c { x: s64 }
        record a-b-c2 { y: s64 }
        /// 原样 same
        export whole: func(step: whole-step) -> result<whole-step, string>;
        /// 数 count
        export count: func(days: list<whole-step-ends-on>) -> result<s64, string>;
        /// 末 last
        export last: func(a: string, b: string, c: string, d: string, e: string, f: string, g: string, h: string, i: string) -> result<string, string>;
        /// 甲 A
        export a: func(b-c: a-b-c) -> result<bool, string>;
        /// 乙 B
        export a-b: func(c: a-b-c2, d: option<a-b-c>) -> result<bool, string>;
    }
    ");
    let named = "extern fn f() -> list(record { 天数: int }) zh \"天数\" en \"days\"";
    assert_snapshot!(wrong(named, ""), @r#"GJ0541 name="天数""#);
}

#[test]
fn names_of_records_are_no_imports() {
    let own = "(type $day' (record (field \"at\" s64))) (import \"day\" (type $day (eq $day')))
        (core module $m (func (export \"f\") (param i64) (result i64) (local.get 0))) (core instance $i (instantiate $m))
        (func (export \"f\") (param \"day\" $day) (result s64) (canon lift (core func $i \"f\")))";
    let declared = "extern fn f(day: record { at: int }) -> int zh \"日\" en \"day\"";
    let code = Code::of(&folder(declared, Some(wat::parse_str(format!("(component {own})")).unwrap())));
    let day = record([("at", Value::Int(7))]);
    assert_eq!(format!("{:?}", code.call("f", vec![day])), "Ok(Int(7))");
}

#[test]
fn code_says_why_it_cannot_answer() {
    let refusing = "(memory (export \"memory\") 1) (data (i32.const 16) \"no day\")
        (func (export \"days\") (result i32) (i32.store (i32.const 0) (i32.const 1))
          (i32.store (i32.const 8) (i32.const 16)) (i32.store (i32.const 12) (i32.const 6)) (i32.const 0))";
    let code = Code::of(&folder("extern fn days() -> int zh \"天数\" en \"days\"", module(refusing)));
    assert!(format!("{:?}", code.call("days", Vec::new())).contains("no day"));
}

#[test]
fn a_module_without_what_is_declared_is_refused_at_its_declaration() {
    let days = "extern fn days(departments: int, names: list(string)) -> double zh \"天数\" en \"days\"";
    assert_snapshot!(wrong(days, ""), @r#"
    GJ0540 name="days" wanted="func(i64, i32, i32) -> i32" found=word-nothing
    GJ0540 name="memory" wanted="memory" found=word-nothing
    "#);
    assert_snapshot!(wrong(days, "(memory (export \"memory\") 1) (func (export \"days\") (param i64) (result f64) f64.const 0)"), @r#"
    GJ0540 name="days" wanted="func(i64, i32, i32) -> i32" found="func(i64) -> f64"
    GJ0540 name="cabi_realloc" wanted="func(i32, i32, i32, i32) -> i32" found=word-nothing
    "#);
    assert_snapshot!(wrong(days, "(func (import \"env\" \"abort\"))"), @r#"GJ0506 name="env.abort""#);
    let named = "extern fn 天数(département: int) -> int zh \"天数\" en \"days\"";
    assert_snapshot!(wrong(named, ""), @r#"
    GJ0541 name="天数"
    GJ0541 name="département"
    "#);
    let mut damaged = folder(days, module(""));
    damaged.code.as_mut().unwrap().extend([1, 255]);
    assert_snapshot!(show(damaged.build()), @r#"GJ0501 detail=word-file-malformed place=10"#);
}

#[test]
fn what_takes_no_room_needs_no_way_to_ask_for_it() {
    let code = "(memory (export \"memory\") 1)
        (func (export \"plus-one\") (param i64) (result i32)
          (i64.store (i32.const 8) (i64.add (local.get 0) (i64.const 1))) (i32.const 0))";
    let declared = "extern fn plus_one(number: int) -> int zh \"加一\" en \"plus one\"";
    let code = Code::of(&folder(declared, module(code)));
    assert_eq!(format!("{:?}", code.call("plus_one", vec![Value::Int(1)])), "Ok(Int(2))");
}

#[test]
fn the_interface_as_tools_read_it() {
    let declared = "extern fn working_days(from: string, items: list(optional(double))) -> list(int) zh \"工作日\" en \"working days\"
extern fn option() -> bool zh \"或\" en \"perhaps\"";
    assert_snapshot!(folder(declared, None).wit().unwrap(), @r#"
    package guiju:plugin;

    world plugin {
        /// 工作日 working days
        export working-days: func(%from: string, items: list<option<f64>>) -> result<list<s64>, string>;
        /// 或 perhaps
        export %option: func() -> result<bool, string>;
    }
    "#);
}

#[test]
fn a_folder_gives_the_same_file_every_time() {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "shipped", "guiju.critical_path"].iter().collect();
    assert_eq!(build_folder(&path).unwrap(), build_folder(&path).unwrap());
}
