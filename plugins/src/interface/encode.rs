//! A component around a core module that exports the declared functions.

use guiju_core::Declaration;
use guiju_core::types::{RecordField, Type};
use guiju_grammar::Diagnostic;
use wasm_encoder::{
    CanonicalOption, ComponentBuilder, ComponentExportKind, ComponentValType, ExportKind, PrimitiveValType,
};

use super::exports::{Exports, REALLOC};
use super::label;
use super::records::records;
use crate::error::PackageError;

/// Makes a component of a core module. The same module and declarations give the same bytes.
///
/// # Errors
///
/// GJ0501 for a damaged module, GJ0506 for one that imports something, and GJ0540 for each function that it does not export
/// as declared.
pub(crate) fn encode(module: &[u8], declared: &[Declaration]) -> Result<Vec<u8>, PackageError> {
    let exports = Exports::read(module)?;
    let wanted = with_columns(&exports, declared);
    let names = names(&exports, &wanted)?;
    let mut component = ComponentBuilder::default();
    let code = component.core_module_raw(None, module);
    let no_imports: [(&str, wasm_encoder::ModuleArg); 0] = [];
    let instance = component.core_instantiate(None, code, no_imports);
    let records = record_types(&mut component, declared);
    for (at, (function, name)) in wanted.iter().zip(&names).enumerate() {
        let ty = function_type(&mut component, function, at >= declared.len(), &records);
        let core = component.core_alias_export(None, instance, name, ExportKind::Func);
        let options = options(&mut component, instance, &exports, name);
        let lifted = component.lift_func(None, core, ty, options);
        let label = label(&function.name).unwrap_or_default();
        component.export(label.as_str(), ComponentExportKind::Func, lifted, None);
    }
    Ok(component.finish())
}

/// The declared functions, and behind them the columnar forms that the module has of them: each takes lists and gives one.
fn with_columns(exports: &Exports, declared: &[Declaration]) -> Vec<Declaration> {
    let columnar = |function: &Declaration| Declaration {
        name: format!("{}_batch", function.name),
        arguments: function.arguments.iter().map(|(name, ty)| (name.clone(), Type::list(ty.clone()))).collect(),
        result: Type::list(function.result.clone()),
        ..function.clone()
    };
    let is_meant = |function: &Declaration| {
        let is_declared = declared.iter().any(|other| other.name == function.name);
        !is_declared && (exports.has(&function.name) || label(&function.name).is_some_and(|label| exports.has(&label)))
    };
    let columns = declared.iter().map(columnar).filter(is_meant);
    declared.iter().cloned().chain(columns).collect()
}

/// The names under which the module exports the functions, in order.
fn names(exports: &Exports, declared: &[Declaration]) -> Result<Vec<String>, PackageError> {
    let mut names = Vec::new();
    let mut wrong: Vec<Diagnostic> = Vec::new();
    for function in declared {
        match exports.function(function) {
            Ok(name) => names.push(name),
            Err(diagnostic) => wrong.push(diagnostic),
        }
    }
    // What all functions need is asked for once, at the first that needs it.
    wrong.extend(declared.iter().find_map(|function| exports.memory(function).err()));
    if wrong.is_empty() { Ok(names) } else { Err(PackageError::UnfitRules(wrong)) }
}

/// How values cross: texts as UTF-8, through the module's memory, with room that it gives and afterwards takes back.
fn options(component: &mut ComponentBuilder, instance: u32, exports: &Exports, name: &str) -> Vec<CanonicalOption> {
    let memory = component.core_alias_export(None, instance, "memory", ExportKind::Memory);
    let mut options = vec![CanonicalOption::UTF8, CanonicalOption::Memory(memory)];
    if exports.has(REALLOC) {
        let realloc = component.core_alias_export(None, instance, REALLOC, ExportKind::Func);
        options.push(CanonicalOption::Realloc(realloc));
    }
    let after = format!("cabi_post_{name}");
    if exports.has(&after) {
        let after = component.core_alias_export(None, instance, &after, ExportKind::Func);
        options.push(CanonicalOption::PostReturn(after));
    }
    options
}

/// Records with the types that stand for them. A function can only be exported if the records it takes and gives are, too.
type RecordTypes = Vec<(Vec<RecordField>, u32)>;

fn record_types(component: &mut ComponentBuilder, declared: &[Declaration]) -> RecordTypes {
    let mut types = RecordTypes::new();
    for record in records(declared) {
        let fields: Vec<(String, ComponentValType)> = record
            .fields
            .iter()
            .map(|field| (label(&field.name).unwrap_or_default(), value_type(component, &field.ty, &types)))
            .collect();
        let (index, encoder) = component.type_defined(None);
        encoder.record(fields.iter().map(|(name, ty)| (name.as_str(), *ty)));
        let exported = component.export(record.name.as_str(), ComponentExportKind::Type, index, None);
        types.push((record.fields, exported));
    }
    types
}

/// The type of a function, which may fail and say why; in the columnar form each row may.
fn function_type(
    component: &mut ComponentBuilder,
    function: &Declaration,
    is_columnar: bool,
    records: &RecordTypes,
) -> u32 {
    let taken: Vec<(String, ComponentValType)> = function
        .arguments
        .iter()
        .map(|(name, ty)| (label(name).unwrap_or_default(), value_type(component, ty, records)))
        .collect();
    let given = match &function.result {
        Type::List(row) if is_columnar => {
            let row = fallible(component, row, records);
            let (list, encoder) = component.type_defined(None);
            encoder.list(row);
            ComponentValType::Type(list)
        }
        result => fallible(component, result, records),
    };
    let (index, mut encoder) = component.type_function(None);
    encoder.params(taken.iter().map(|(name, ty)| (name.as_str(), *ty))).result(Some(given));
    index
}

/// A value, or the reason why there is none.
fn fallible(component: &mut ComponentBuilder, ty: &Type, records: &RecordTypes) -> ComponentValType {
    let given = value_type(component, ty, records);
    let (result, encoder) = component.type_defined(None);
    encoder.result(Some(given), Some(PrimitiveValType::String.into()));
    ComponentValType::Type(result)
}

fn value_type(component: &mut ComponentBuilder, ty: &Type, records: &RecordTypes) -> ComponentValType {
    let plain = match ty {
        Type::Bool => PrimitiveValType::Bool,
        Type::Int => PrimitiveValType::S64,
        Type::Double => PrimitiveValType::F64,
        Type::List(of) => {
            let of = value_type(component, of, records);
            let (index, encoder) = component.type_defined(None);
            encoder.list(of);
            return ComponentValType::Type(index);
        }
        Type::Optional(of) => {
            let of = value_type(component, of, records);
            let (index, encoder) = component.type_defined(None);
            encoder.option(of);
            return ComponentValType::Type(index);
        }
        Type::Record(fields) => {
            let named = records.iter().find(|(known, _)| *known == **fields);
            // Every record of the declarations has its type by now.
            return ComponentValType::Type(named.map_or(0, |(_, index)| *index));
        }
        // Declarations hold no other types.
        _ => PrimitiveValType::String,
    };
    ComponentValType::Primitive(plain)
}
