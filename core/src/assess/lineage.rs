//! What a place recorded when it assessed whether a plugin fits it.

use std::sync::Arc;

use super::Run;
use crate::PluginInfo;
use crate::assessment::{FitRecord, FitStatus, Text};
use crate::check::member_label;
use crate::types::Type;
use crate::value::{Key, Value};

/// The fact in which places record it: a list of records, one for each innovation taken over.
const RECORDS: &str = "innov.reused";

/// The record of a plugin. Of several, the one of the file that is used counts, else the last.
pub(super) fn fit(run: &Run<'_>, plugin: &PluginInfo) -> Option<FitRecord> {
    let id = run.ruleset.schema.find(RECORDS)?;
    let fact = run.ruleset.schema.fact(id)?;
    let Value::List(items) = run.facts.get(id.0 as usize)? else { return None };
    let own = items.iter().filter(|item| text(item, "innovation_id").as_ref() == Some(&plugin.id));
    let records: Vec<FitRecord> = own.map(|item| record(item, &fact.ty, plugin)).collect();
    let current = records.iter().find(|record| record.status == FitStatus::Current);
    current.or(records.last()).cloned()
}

fn record(item: &Value, list: &Type, plugin: &PluginInfo) -> FitRecord {
    let digest = text(item, "digest");
    let is_assessed = matches!(field(item, "fit_assessed"), Some(Value::Bool(true)));
    let status = match &digest {
        _ if !is_assessed => FitStatus::Pending,
        Some(digest) if *digest != plugin.digest => FitStatus::Lapsed,
        Some(_) if text(item, "decision").is_some() => FitStatus::Current,
        _ => FitStatus::Incomplete,
    };
    FitRecord {
        unit: text(item, "unit"),
        date: match field(item, "date") {
            Some(Value::Timestamp(moment)) => Some(moment.date().to_string()),
            _ => None,
        },
        document: text(item, "document"),
        decision: text(item, "decision").map(|decision| label(list, "decision", &decision)),
        digest,
        status,
    }
}

/// What readers call a member of a field of the records.
fn label(list: &Type, name: &str, member: &str) -> Text {
    let Type::List(item) = list else { return Text::same(member) };
    let Type::Record(fields) = item.as_ref() else { return Text::same(member) };
    let field = fields.iter().find(|field| *field.name == *name);
    field.map_or_else(|| Text::same(member), |field| member_label(&field.ty, member))
}

fn field<'v>(item: &'v Value, name: &str) -> Option<&'v Value> {
    let Value::Map(fields) = item else { return None };
    fields.get(&Key::String(Arc::from(name)))
}

fn text(item: &Value, name: &str) -> Option<String> {
    match field(item, name)? {
        Value::String(text) => Some(text.to_string()),
        _ => None,
    }
}
