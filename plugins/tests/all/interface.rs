//! Code that comes as a plain module: the component made of it, and the interface that the declarations ask for.

use std::path::PathBuf;

use guiju_core::types::Type;
use guiju_core::value::{EvalError, Value};
use guiju_core::{FunctionHost as _, declarations, ruleset::Function};
use guiju_grammar::parse;
use guiju_plugins::{PluginFunctions, read_folder};

use super::*;

const HEAD: &str = "ruleset gd.setup_5d { version \"1.0.0\" title zh \"甲\" en \"A\" }\n";

/// A folder whose rules hold these declarations and whose code is this.
fn folder(declared: &str, code: Option<Vec<u8>>) -> Folder {
    let mut folder = Folder::from_texts(PLUGIN_TOML, &format!("{HEAD}{declared}\n"), None);
    folder.code = code;
    folder
}

fn module(text: &str) -> Option<Vec<u8>> {
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
        let functions = PluginFunctions::new([(manifest.id, plugin)]);
        assert!(functions.check(&declared).is_empty());
        Code { functions, declared }
    }

    pub fn of_shipped(id: &str) -> Self {
        let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "shipped", id].iter().collect();
        Code::of(&read_folder(&path).unwrap())
    }

    pub fn call(&self, name: &str, arguments: Vec<Value>) -> Result<Value, EvalError> {
        let function = self.declared.iter().find(|function| function.short == name).unwrap();
        self.functions.start().call(function, &[arguments]).into_iter().next().unwrap().result
    }
}

/// Hands out room from the second page on, in a row.
const ROOM: &str = "(global $next (mut i32) (i32.const 65536))
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
    let maybe = |inner: Option<i64>| Value::Optional(inner.map(|number| std::sync::Arc::new(Value::Int(number))));
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
