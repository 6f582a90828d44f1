//! What a place recorded when it assessed whether a plugin fits it, and whether it agrees with higher law.

use std::sync::Arc;

use super::Run;
use crate::PluginInfo;
use crate::assessment::{FitRecord, FitStatus, LawRecord, LawStatus, Text};
use crate::check::member_label;
use crate::types::{RecordField, Type};
use crate::value::{Key, Value};

/// The fact in which places record it: a list of records, one for each innovation taken over.
const RECORDS: &str = "innov.reused";

/// What such a record says, besides that the fit was assessed.
const FIT: [&str; 5] = ["decision", "unit", "date", "document", "digest"];

/// What a record of a check against higher law says.
const LAW: [&str; 5] = ["law_result", "law_unit", "law_date", "law_document", "digest"];

/// The record of a plugin. Of several, one that counts is taken, else the last.
pub(super) fn fit(run: &Run<'_>, plugin: &PluginInfo) -> Option<FitRecord> {
    let id = run.ruleset.schema.find(RECORDS)?;
    let fact = run.ruleset.schema.fact(id)?;
    let Value::List(items) = run.facts.get(id.0 as usize)? else { return None };
    let items = items.iter().map(|item| Item { item, fields: fields(&fact.ty), digest: &plugin.digest });
    let records: Vec<FitRecord> = items
        .filter(|item| item.text("innovation_id").as_ref() == Some(&plugin.id))
        .map(|item| item.record())
        .collect();
    let current = records.iter().find(|record| record.status == FitStatus::Current);
    current.or(records.last()).cloned()
}

/// The fields that records of a list have.
fn fields(list: &Type) -> &[RecordField] {
    let Type::List(item) = list else { return &[] };
    let Type::Record(fields) = item.as_ref() else { return &[] };
    fields
}

/// One record, and the digest of the plugin's file as it is used.
struct Item<'a> {
    item: &'a Value,
    fields: &'a [RecordField],
    digest: &'a str,
}

impl Item<'_> {
    fn record(&self) -> FitRecord {
        FitRecord {
            unit: self.text("unit"),
            date: self.text("date"),
            document: self.text("document"),
            decision: self.member("decision"),
            digest: self.text("digest"),
            missing: self.missing(FIT),
            status: self.fit_status(),
            law: self.law(),
        }
    }

    /// Declining takes nothing over, and so needs no assessment.
    fn fit_status(&self) -> FitStatus {
        let decision = self.text("decision");
        let declined = decision.as_deref() == Some("decline");
        match self.text("digest") {
            _ if !declined && !self.is_true("fit_assessed") => FitStatus::Pending,
            Some(digest) if digest != self.digest => FitStatus::Lapsed,
            Some(_) if declined => FitStatus::Declined,
            _ if !self.missing(FIT).is_empty() => FitStatus::Incomplete,
            _ if decision.as_deref() == Some("adapt") && !self.is_true("localised") => FitStatus::Adapting,
            _ => FitStatus::Current,
        }
    }

    /// What was found of higher law, if anything is said of it.
    fn law(&self) -> Option<LawRecord> {
        let record = LawRecord {
            unit: self.text("law_unit"),
            date: self.text("law_date"),
            document: self.text("law_document"),
            result: self.member("law_result"),
            missing: self.missing(LAW),
            status: self.law_status(),
        };
        let LawRecord { unit, date, document, result, .. } = &record;
        let is_blank = unit.is_none() && date.is_none() && document.is_none() && result.is_none();
        (!is_blank).then_some(record)
    }

    fn law_status(&self) -> LawStatus {
        match self.text("digest") {
            Some(digest) if digest != self.digest => LawStatus::Lapsed,
            _ if !self.missing(LAW).is_empty() => LawStatus::Incomplete,
            _ if self.text("law_result").as_deref() == Some("conflicting") => LawStatus::Conflicting,
            _ => LawStatus::Current,
        }
    }

    /// Which of these fields say nothing, as readers call them.
    fn missing(&self, names: [&str; 5]) -> Vec<Text> {
        let missing = names.into_iter().filter(|name| self.text(name).is_none());
        missing.map(|name| self.field(name).map_or_else(|| Text::same(name), |field| field.label.clone())).collect()
    }

    fn field(&self, name: &str) -> Option<&RecordField> {
        self.fields.iter().find(|field| *field.name == *name)
    }

    fn value(&self, name: &str) -> Option<&Value> {
        let Value::Map(fields) = self.item else { return None };
        fields.get(&Key::String(Arc::from(name)))
    }

    fn is_true(&self, name: &str) -> bool {
        matches!(self.value(name), Some(Value::Bool(true)))
    }

    /// A field in writing; a blank one says nothing.
    fn text(&self, name: &str) -> Option<String> {
        match self.value(name)? {
            Value::String(text) => (!text.trim().is_empty()).then(|| text.to_string()),
            Value::Timestamp(moment) => Some(moment.date().to_string()),
            _ => None,
        }
    }

    /// What readers call the member that a field has.
    fn member(&self, name: &str) -> Option<Text> {
        let member = self.text(name)?;
        Some(self.field(name).map_or_else(|| Text::same(&member), |field| member_label(&field.ty, &member)))
    }
}
