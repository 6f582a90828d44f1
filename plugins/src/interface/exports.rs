//! What a core module exports, and whether that is what the declarations ask for.

use guiju_core::Declaration;
use guiju_core::types::Type;
use guiju_grammar::{ArgValue, Code, Diagnostic};
use wasmparser::types::{EntityType, Types};
use wasmparser::{CompositeInnerType, FuncType, ValType, Validator};

use super::{label, needs_room};
use crate::error::PackageError;
use crate::fault::{FileFault, printable};

/// A valid core module's exports.
pub(super) struct Exports {
    types: Types,
}

impl Exports {
    /// Validates a module that needs nothing from outside.
    ///
    /// # Errors
    ///
    /// GJ0501 for a module that is damaged, GJ0506 for one that imports something.
    pub(super) fn read(module: &[u8]) -> Result<Self, PackageError> {
        let malformed = |error: wasmparser::BinaryReaderError| {
            PackageError::NotAPlugin(FileFault::Malformed { offset: error.offset() })
        };
        let types = Validator::new().validate_all(module).map_err(malformed)?;
        let import = types.as_ref().core_imports().and_then(|mut imports| imports.next());
        if let Some((module, name, _)) = import {
            return Err(PackageError::ForbiddenImport { name: format!("{module}.{name}") });
        }
        Ok(Exports { types })
    }

    /// The name under which the module exports a declared function: as the rules spell it, or as WIT does.
    pub(super) fn function(&self, declared: &Declaration) -> Result<String, Diagnostic> {
        let wanted = core_type(declared);
        let spellings = [Some(declared.name.clone()), label(&declared.name)].into_iter().flatten();
        let found: Vec<(String, String)> =
            spellings.filter_map(|name| self.type_of(&name).map(|ty| (name, shown(ty)))).collect();
        match found.into_iter().next() {
            Some((name, found)) if found == wanted => Ok(name),
            Some((name, found)) => Err(missing(declared, &name, &wanted, found.into())),
            None => Err(missing(declared, &declared.name, &wanted, ArgValue::Word("word-nothing"))),
        }
    }

    /// Whether the module exports what every function needs to hand over texts and lists.
    pub(super) fn memory(&self, declared: &Declaration) -> Result<(), Diagnostic> {
        if !matches!(self.get("memory"), Some(EntityType::Memory(_))) {
            return Err(missing(declared, "memory", "memory", ArgValue::Word("word-nothing")));
        }
        let wanted = "func(i32, i32, i32, i32) -> i32";
        let found = self.type_of(REALLOC).map(shown);
        let is_needed = declared.arguments.iter().any(|(_, ty)| needs_room(ty)) || is_spilled(declared);
        match found {
            Some(found) if found == wanted => Ok(()),
            None if !is_needed => Ok(()),
            found => {
                let found = found.map_or(ArgValue::Word("word-nothing"), ArgValue::from);
                Err(missing(declared, REALLOC, wanted, found))
            }
        }
    }

    /// Whether the module exports a function of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.type_of(name).is_some()
    }

    fn get(&self, name: &str) -> Option<EntityType> {
        self.types.as_ref().core_exports()?.find(|(export, _)| *export == name).map(|(_, ty)| ty)
    }

    fn type_of(&self, name: &str) -> Option<&FuncType> {
        let Some(EntityType::Func(id) | EntityType::FuncExact(id)) = self.get(name) else { return None };
        // The validator has given this number itself.
        match &self.types[id].composite_type.inner {
            CompositeInnerType::Func(ty) => Some(ty),
            _ => None,
        }
    }
}

/// The export by which the host asks for room in the code's memory.
pub(super) const REALLOC: &str = "cabi_realloc";

fn missing(declared: &Declaration, name: &str, wanted: &str, found: ArgValue) -> Diagnostic {
    let diagnostic = Diagnostic::new(Code::UnfitExport, declared.span);
    diagnostic.arg("name", printable(name)).arg("wanted", wanted).arg("found", found)
}

/// A declared function as core WebAssembly sees it, by the canonical ABI: what does not fit into sixteen values goes through
/// memory, and so does a result, which is one value or the reason why there is none.
fn core_type(declared: &Declaration) -> String {
    let taken = if is_spilled(declared) { vec![ValType::I32] } else { taken(declared) };
    shown(&FuncType::new(taken, [ValType::I32]))
}

/// Whether the arguments go through memory.
fn is_spilled(declared: &Declaration) -> bool {
    const MOST: usize = 16;
    taken(declared).len() > MOST
}

fn taken(declared: &Declaration) -> Vec<ValType> {
    declared.arguments.iter().flat_map(|(_, ty)| flat(ty)).collect()
}

/// The core values that carry a value.
fn flat(ty: &Type) -> Vec<ValType> {
    match ty {
        Type::Bool => vec![ValType::I32],
        Type::Int => vec![ValType::I64],
        Type::Double => vec![ValType::F64],
        Type::Optional(of) => [vec![ValType::I32], flat(of)].concat(),
        Type::Record(fields) => fields.iter().flat_map(|field| flat(&field.ty)).collect(),
        _ => vec![ValType::I32, ValType::I32],
    }
}

fn shown(ty: &FuncType) -> String {
    let list = |types: &[ValType]| types.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    match ty.results() {
        [] => format!("func({})", list(ty.params())),
        results => format!("func({}) -> {}", list(ty.params()), list(results)),
    }
}
