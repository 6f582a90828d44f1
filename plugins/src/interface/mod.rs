//! From what a plugin's rules declare to what its code has to export: as WIT for an author's tools, and as a component for
//! code that comes as a plain module.
//!
//! The component is put together here with wasm-encoder, which is there anyway. The crate for the general case brings a
//! parser of WIT, a linker and adapters for system interfaces, of which functions over a handful of types need nothing.

mod encode;
mod exports;
mod records;
mod wit;

use guiju_core::Declaration;
use guiju_core::types::Type;
use guiju_grammar::{Code, Diagnostic, Diagnostics};
use wasm_encoder::Component;

pub(crate) use encode::encode;
pub(crate) use wit::world;

/// Whether bytes begin as a core module does. A component begins alike, with another version.
pub(crate) fn is_module(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\0asm") && bytes.get(..8).is_some_and(|head| head != Component::HEADER)
}

/// What a name of the rules is called in WIT: its words joined by hyphens. WIT has fewer names than the rules do.
pub(crate) fn label(name: &str) -> Option<String> {
    let is_word = |word: &str| {
        word.starts_with(|first: char| first.is_ascii_lowercase())
            && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    name.split('_').all(is_word).then(|| name.replace('_', "-"))
}

/// GJ0541 for each declared name that no code can export.
pub(crate) fn unfit_names(declared: &[Declaration]) -> Diagnostics {
    let unfit = |function: &Declaration| {
        let mut names = vec![function.name.as_str()];
        for (name, ty) in &function.arguments {
            names.push(name);
            field_names(&mut names, ty);
        }
        field_names(&mut names, &function.result);
        let unfit = names.into_iter().filter(|name| label(name).is_none());
        unfit.map(|name| Diagnostic::new(Code::UnfitName, function.span).arg("name", name)).collect::<Diagnostics>()
    };
    declared.iter().flat_map(unfit).collect()
}

fn field_names<'t>(names: &mut Vec<&'t str>, ty: &'t Type) {
    match ty {
        Type::List(of) | Type::Optional(of) => field_names(names, of),
        Type::Record(fields) => {
            for field in fields.iter() {
                names.push(&field.name);
                field_names(names, &field.ty);
            }
        }
        _ => {}
    }
}

/// Whether a value of this type stands in memory, so that whoever hands it over has to ask for room.
fn needs_room(ty: &Type) -> bool {
    match ty {
        Type::Bool | Type::Int | Type::Double => false,
        Type::Optional(of) => needs_room(of),
        Type::Record(fields) => fields.iter().any(|field| needs_room(&field.ty)),
        _ => true,
    }
}
