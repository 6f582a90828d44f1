//! What others have published about the region, shown when it is asked for. No finding rests on it.

use guiju_core::assessment::Published;

use super::Page;
use crate::report::{Block, Table};

pub(super) fn write(page: &mut Page<'_>) {
    if !page.view.published {
        return;
    }
    page.section(page.label("published"));
    let published = &page.view.assessment.published;
    if published.is_empty() {
        page.paragraph(page.label("published-none"));
        return;
    }
    page.paragraph(page.label("published-intro"));
    let columns =
        ["published-title", "published-by", "published-year", "published-result", "fact-source", "fact-remark"];
    let columns = columns.iter().map(|key| page.label(key)).collect();
    let rows = published.iter().map(|one| row(page, one)).collect();
    page.blocks.push(Block::Table(Table {
        caption: None,
        columns,
        rows,
        numeric: false,
        reference: false,
        paths: None,
    }));
}

fn row(page: &Page<'_>, one: &Published) -> Vec<String> {
    let source = one.source.as_ref().map(|source| page.phrases.short_place(source, &one.at)).unwrap_or_default();
    let note = one.note.as_ref().map(|note| page.phrases.of(note).to_owned()).unwrap_or_default();
    vec![
        page.phrases.of(&one.title).to_owned(),
        page.phrases.of(&one.publisher).to_owned(),
        one.year.to_string(),
        page.phrases.of(&one.result).to_owned(),
        source,
        note,
    ]
}
