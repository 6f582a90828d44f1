//! The title, what kind of data this is, and what the rules rest on.

use guiju_core::assessment::ProfileKind;

use super::{Page, lineage};
use crate::report::Block;
use crate::report::phrase::key;
use crate::report::rests;
use crate::say;

pub(super) fn write(page: &mut Page<'_>) {
    title(page);
    running(page);
    kind(page);
    page.paragraph(rests_on(page));
    if !page.view.only.is_empty() {
        let tags: Vec<String> = page.view.only.iter().map(|tag| tag_label(page, tag)).collect();
        page.notice(say!(page.words, "report-only", tags = page.words.list(&tags)));
    }
    local(page);
    trial(page);
}

fn title(page: &mut Page<'_>) {
    let profile = &page.view.assessment.profile;
    let name = page.phrases.of(&profile.name);
    page.blocks.push(Block::Title(say!(page.words, "report-title", name = name)));
    let level = profile
        .level
        .as_ref()
        .map_or_else(|| page.words.text("report-level-unknown"), |level| page.phrases.of(level).to_owned());
    let date = profile.as_of.as_deref().map_or_else(
        || page.words.text("report-date-unknown"),
        |date| {
            // What a paper says is of many years; the profile's note tells what its date means.
            let literature = profile.kind == ProfileKind::Literature && profile.note.is_some();
            let key = if literature { "report-date-literature" } else { "report-date" };
            say!(page.words, key, date = page.phrases.date(date))
        },
    );
    page.paragraph(say!(page.words, "report-line", level = level, date = date));
}

/// What every page says: what kind of data it is, and that it is a trial where it is one.
pub(super) fn running(page: &mut Page<'_>) {
    let kind = page.words.text(&key("running", page.view.assessment.profile.kind));
    page.blocks.push(Block::Running(kind));
    if !page.view.assessment.settings.is_empty() {
        page.blocks.push(Block::Running(page.label("running-trial")));
    }
}

/// What kind of profile this is, and what its author warns of.
pub(super) fn kind(page: &mut Page<'_>) {
    let profile = &page.view.assessment.profile;
    let name = page.phrases.of(&profile.name);
    let kind = say!(page.words, &key("profile", profile.kind), name = name);
    page.notice(kind);
    if let Some(note) = &profile.note {
        page.paragraph(say!(page.words, "profile-note", note = page.phrases.of(note)));
    }
    for doubt in &profile.doubts {
        page.paragraph(say!(page.words, "profile-doubt", doubt = page.phrases.of(doubt)));
    }
    if page.phrases.undated() {
        page.paragraph(page.label("profile-undated"));
    }
}

/// What the rules rest on.
pub(super) fn rests_on(page: &Page<'_>) -> String {
    let assessment = page.view.assessment;
    let citations = assessment.findings.iter().map(|finding| finding.citations.as_slice());
    rests::rests_on(page.words, &assessment.sources, citations)
}

/// Which settings of the place were read, and which parameters of the base rules they set.
fn local(page: &mut Page<'_>) {
    let Some(local) = &page.view.assessment.local else { return };
    let key = if local.parameters.is_empty() { "local-file" } else { "local-file-sets" };
    page.paragraph(say!(page.words, key, file = local.file.as_str(), digest = local.digest.as_str()));
    page.bullets(local.parameters.iter().map(|parameter| lineage::setting(page, parameter, false)).collect());
}

/// Parameters set for this run make it a trial, and that is said before anything else.
pub(super) fn trial(page: &mut Page<'_>) {
    let settings = &page.view.assessment.settings;
    if settings.is_empty() {
        return;
    }
    page.blocks.push(Block::Banner(page.label("trial")));
    let points = settings
        .iter()
        .map(|setting| {
            say!(
                page.words,
                "trial-setting",
                title = page.phrases.of(&setting.title),
                name = setting.parameter.as_str(),
                value = page.phrases.of(&setting.value),
                before = page.phrases.of(&setting.instead_of),
            )
        })
        .collect();
    page.bullets(points);
}

/// What readers call a tag.
pub(super) fn tag_label(page: &Page<'_>, tag: &str) -> String {
    let found = page.view.assessment.tallies.iter().find(|tally| tally.tag == tag);
    found.map_or_else(|| tag.to_owned(), |tally| page.phrases.of(&tally.title).to_owned())
}
