//! The records that declarations hold, with names: rules have none for them, and interfaces need one for each.

use guiju_core::Declaration;
use guiju_core::types::{RecordField, Type};

use super::label;

/// A record and its name in the interface.
pub(super) struct Record {
    pub(super) name: String,
    pub(super) fields: Vec<RecordField>,
}

/// Every record of the declarations once, those inside others first. One is called after where it first occurs: function and
/// argument, or `result`, and the field that holds it.
pub(super) fn records(declared: &[Declaration]) -> Vec<Record> {
    let mut found = Vec::new();
    for function in declared {
        for (argument, ty) in &function.arguments {
            collect(&mut found, &format!("{}_{argument}", function.name), ty);
        }
        collect(&mut found, &format!("{}_result", function.name), &function.result);
    }
    found
}

fn collect(found: &mut Vec<Record>, place: &str, ty: &Type) {
    match ty {
        Type::List(of) | Type::Optional(of) => collect(found, place, of),
        Type::Record(fields) if !found.iter().any(|record| record.fields == **fields) => {
            for field in fields.iter() {
                collect(found, &format!("{place}_{}", field.name), &field.ty);
            }
            let name = free_name(found, place);
            found.push(Record { name, fields: fields.to_vec() });
        }
        _ => {}
    }
}

/// The place as a label. Two places can read alike, since both functions and arguments have words joined.
fn free_name(found: &[Record], place: &str) -> String {
    // Names without a label were reported before anything is named.
    let wanted = label(place).unwrap_or_default();
    let mut name = wanted.clone();
    let mut number = 2;
    while found.iter().any(|record| record.name == name) {
        name = format!("{wanted}{number}");
        number += 1;
    }
    name
}
