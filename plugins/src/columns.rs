//! The columnar form of a function, for many lists of arguments at once.
//!
//! Beside `f` code may export `f-batch`, which takes a list for each argument of `f` and gives the list of what `f` gives. It
//! is only ever a faster way to the same answers: it has the allowance of one call for a whole column, begins with a fresh
//! instance like every call, and is asked beside `f` about the first and the last row. Where it fails, runs dry or does not
//! agree, its answers are dropped, and `f` is asked row by row.

use guiju_core::assessment::Text;
use guiju_core::ruleset::Function;
use guiju_core::value::Value;
use wasmtime::component::Val;
use wasmtime::component::types::{ComponentFunc, Type as GuestType};

use crate::crossing::{export_name, from_guest, gives, is, to_guest};

/// Rows that are put in one call.
pub(crate) const ROWS: usize = 1024;

/// What the columnar form of a function is called in a component.
pub(crate) fn batch_name(function: &Function) -> String {
    format!("{}-batch", export_name(function))
}

/// Whether an export is the columnar form of the declared function.
pub(crate) fn is_columnar(export: &ComponentFunc, function: &Function) -> bool {
    let taken: Vec<GuestType> = export.params().map(|(_, ty)| ty).collect();
    let takes = taken.len() == function.arguments.len()
        && taken.iter().zip(&function.arguments).all(|(found, declared)| match found {
            GuestType::List(list) => is(&list.ty(), declared),
            _ => false,
        });
    let mut results = export.results();
    let gives = match (results.next(), results.next()) {
        (Some(GuestType::List(list)), None) => gives(&list.ty(), function),
        _ => false,
    };
    takes && gives && !export.async_()
}

/// Rows of arguments as columns. A function without arguments has none, and nothing that tells how many rows there are.
pub(crate) fn columns(function: &Function, rows: &[Vec<Value>]) -> Option<Vec<Val>> {
    let column = |(at, ty)| {
        let values = rows.iter().map(|row| to_guest(row.get(at)?, ty));
        values.collect::<Option<Vec<Val>>>().map(Val::List)
    };
    let columns: Vec<Val> = function.arguments.iter().enumerate().map(column).collect::<Option<_>>()?;
    if columns.is_empty() { None } else { Some(columns) }
}

/// The answers in a column; nothing where there are not as many as rows.
pub(crate) fn answers(column: Val, function: &Function, rows: usize) -> Option<Vec<Result<Value, Text>>> {
    match column {
        Val::List(values) if values.len() == rows => {
            Some(values.into_iter().map(|value| from_guest(value, &function.result)).collect())
        }
        _ => None,
    }
}
