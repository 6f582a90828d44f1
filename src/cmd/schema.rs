//! `guiju schema`: the JSON Schemas of what the command prints.

use guiju_core::assessment::{Assessment, Explanation};
use guiju_core::comparison::Comparison;
use guiju_core::reuse::Reuse;
use guiju_core::series::Series;
use schemars::schema_for;

use super::Answer;
use crate::cli::{Schema, SchemaName};

pub fn run(arguments: &Schema) -> Answer {
    let schema = match arguments.name {
        SchemaName::Assessment => schema_for!(Assessment),
        SchemaName::Explanation => schema_for!(Explanation),
        SchemaName::Comparison => schema_for!(Comparison),
        SchemaName::Series => schema_for!(Series),
        SchemaName::Reuse => schema_for!(Reuse),
    };
    Answer::text(serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n")
}
