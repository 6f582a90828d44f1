//! What waits for a safeguard in one assessment and no longer, or not yet, in the other.

use crate::assessment::{Assessment, Hold, Text};
use crate::comparison::{Change, HoldChange};

/// Something that could wait, and what it waits for.
struct Subject<'a> {
    name: &'a str,
    number: &'a str,
    title: &'a Text,
    holds: &'a [Hold],
}

/// Only what could wait in both is compared: that a gap was closed lifts no safeguard.
pub(super) fn changes(left: &Assessment, right: &Assessment) -> Vec<HoldChange> {
    let before = subjects(left);
    let mut changes = Vec::new();
    for after in subjects(right) {
        let Some(before) = before.iter().find(|before| before.name == after.name) else { continue };
        changes.extend(missing_in(before, &after, Change::Removed));
        changes.extend(missing_in(&after, before, Change::Added));
    }
    changes
}

/// The holds of one that the other does not have.
fn missing_in<'a>(
    from: &'a Subject<'_>,
    other: &'a Subject<'_>,
    change: Change,
) -> impl Iterator<Item = HoldChange> + use<'a> {
    let gone = from.holds.iter().filter(|hold| !other.holds.iter().any(|same| same.guard == hold.guard));
    gone.map(move |hold| HoldChange {
        subject: from.name.to_owned(),
        number: from.number.to_owned(),
        title: from.title.clone(),
        guard: hold.guard.clone(),
        guard_number: hold.number.clone(),
        guard_title: hold.title.clone(),
        change,
    })
}

fn subjects(assessment: &Assessment) -> Vec<Subject<'_>> {
    let advised = assessment.findings.iter().filter(|finding| super::is_advised(finding));
    let rules = advised.map(|finding| Subject {
        name: &finding.rule,
        number: &finding.number,
        title: &finding.title,
        holds: &finding.holds,
    });
    let models = assessment.choices.iter().flat_map(|choice| &choice.models);
    let models = models.map(|model| Subject {
        name: &model.model,
        number: &model.model,
        title: &model.title,
        holds: &model.holds,
    });
    let plugins = assessment.plugins.iter().map(|plugin| Subject {
        name: &plugin.alias,
        number: &plugin.alias,
        title: &plugin.title,
        holds: &plugin.holds,
    });
    rules.chain(models).chain(plugins).collect()
}
