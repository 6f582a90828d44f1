//! What reports say of a plugin's origin, and of what its publisher claims and the place has recorded of it.

use guiju_core::assessment::{FitRecord, FitStatus, LawRecord, LawStatus, PluginUse, Text};

use super::phrase::{Phrases, key};
use crate::say;

/// Where it comes from and whether that is confirmed there. What its publisher made up itself has nobody else to confirm it.
pub(super) fn origin(phrases: &Phrases<'_>, plugin: &PluginUse) -> String {
    let words = phrases.words;
    let origins: Vec<String> = plugin.origins.iter().map(|origin| phrases.of(&origin.name).to_owned()).collect();
    let origins = words.all_of(&origins);
    if is_of_its_publisher(plugin) {
        return say!(words, "plugin-origin-publisher", publisher = origins);
    }
    let confirmed = words.text(if plugin.confirmed_by_origin { "plugin-confirmed" } else { "plugin-not-confirmed" });
    say!(words, "plugin-origin", origin = origins, confirmed = confirmed)
}

/// Whether its publisher made it up itself. English names may be written with the article of where they stand.
pub(super) fn is_of_its_publisher(plugin: &PluginUse) -> bool {
    plugin.origins.iter().all(|origin| origin.name.zh == plugin.publisher.zh)
}

/// Who assessed the fit, when and with what result, and what that is worth.
pub(super) fn fit(phrases: &Phrases<'_>, record: Option<&FitRecord>) -> String {
    let Some(record) = record else { return phrases.words.text("fit-none") };
    let decision = record.decision.as_ref().map(|decision| phrases.of(decision));
    if let (FitStatus::Pending, Some(decision)) = (record.status, decision) {
        return say!(phrases.words, "fit-pending-decided", decision = decision);
    }
    let status = say!(phrases.words, &key("fit", record.status), missing = labels(phrases, &record.missing));
    recorded(phrases, [&record.unit, &record.date, &record.document], decision, status)
}

/// Whether it agrees with higher law: by the place's own check, else by what its publisher claims. Nothing if neither says so.
pub(super) fn law(phrases: &Phrases<'_>, plugin: &PluginUse) -> Option<String> {
    if let Some(record) = plugin.fit.as_ref().and_then(|fit| fit.law.as_ref()) {
        return Some(checked(phrases, record));
    }
    let document = plugin.higher_law_document.as_deref()?;
    Some(say!(phrases.words, "law-claimed", document = phrases.quoted(document)))
}

/// Whether the place has checked it against higher law, and nothing more has to be done.
pub(super) fn is_checked_here(plugin: &PluginUse) -> bool {
    let law = plugin.fit.as_ref().and_then(|fit| fit.law.as_ref());
    law.is_some_and(|law| law.status == LawStatus::Current)
}

fn checked(phrases: &Phrases<'_>, record: &LawRecord) -> String {
    let status = say!(phrases.words, &key("law", record.status), missing = labels(phrases, &record.missing));
    let result = record.result.as_ref().map(|result| phrases.of(result));
    recorded(phrases, [&record.unit, &record.date, &record.document], result, status)
}

/// Unit, date, document and result of a record, and what it is worth.
fn recorded(
    phrases: &Phrases<'_>,
    [unit, date, document]: [&Option<String>; 3],
    result: Option<&str>,
    status: String,
) -> String {
    let date = date.as_deref().map(|date| phrases.date(date));
    let document = document.as_deref().map(|document| phrases.quoted(document));
    let parts: Vec<String> = [unit.clone(), date, document, result.map(str::to_owned)].into_iter().flatten().collect();
    if parts.is_empty() {
        return status;
    }
    say!(phrases.words, "fit-record", record = phrases.words.list(&parts), status = status)
}

fn labels(phrases: &Phrases<'_>, missing: &[Text]) -> String {
    let labels: Vec<&str> = missing.iter().map(|label| phrases.of(label)).collect();
    phrases.words.list(&labels)
}
