//! The sheets of a workbook: the ledger in which a place writes down who mends each gap and by when, and the tables behind the report.

use guiju_core::assessment::{Clause, Finding, GuardFinding, Outcome, Reason, Severity};

use super::findings::{each_once, facts, waiting};
use super::{Page, foot, head};
use crate::i18n::Words;
use crate::report::layout::joined;
use crate::report::phrase::key;
use crate::report::{Block, Sheet, Table, View};
use crate::say;

/// The last columns are for whoever mends the gaps.
const TO_FILL: usize = 3;

/// The ledger first, then what the report rests on.
pub fn sheets(view: &View<'_>, words: &Words) -> Vec<Sheet> {
    let mut page = Page::new(view, words);
    head::write(&mut page);
    let mut running: Vec<String> = Vec::new();
    let mut notes = Vec::new();
    let mut title = String::new();
    for block in std::mem::take(&mut page.blocks) {
        match block {
            Block::Title(text) => title = text,
            Block::Running(text) => running.push(text),
            Block::Paragraph(text) | Block::Notice(text) | Block::Banner(text) => notes.push(text),
            Block::Bullets(points) => notes.extend(points),
            _ => {}
        }
    }
    notes.push(page.label("ledger-note"));
    let mut sheets = vec![Sheet { to_fill: TO_FILL, notes, ..Sheet::new(page.label("ledger"), ledger(&page)) }];
    sheets.extend(foot::tables(&page).into_iter().map(|table| {
        let name = table.caption.clone().unwrap_or_default();
        Sheet::new(name, table)
    }));
    for sheet in &mut sheets {
        sheet.heading = say!(page.words, "ledger-line", label = sheet.name.as_str(), text = title.as_str());
        sheet.title.clone_from(&title);
        sheet.running.clone_from(&running);
    }
    sheets
}

/// Practices that run without their safeguard, then the gaps from the gravest on, those of local rules behind them.
fn ledger(page: &Page<'_>) -> Table {
    let columns = [
        "ledger-count",
        "ledger-number",
        "ledger-subject",
        "label-severity",
        "ledger-finding",
        "ledger-basis",
        "ledger-advice",
        "ledger-held",
        "ledger-unit",
        "ledger-deadline",
        "ledger-review",
    ];
    let local = page.view.local.iter().filter(|finding| finding.outcome == Outcome::Unmet);
    let guards = page.view.critical.iter().map(|guard| guard_row(page, guard));
    let gaps = page.view.gaps.iter().chain(local).map(|finding| gap_row(page, finding));
    let rows = (1..).zip(guards.chain(gaps)).map(|(number, row): (usize, Vec<String>)| {
        let mut all = vec![number.to_string()];
        all.extend(row);
        all.resize(columns.len(), String::new());
        all
    });
    let rows = rows.collect();
    let columns = columns.iter().map(|key| page.label(key)).collect();
    Table { caption: None, columns, rows, numeric: false, reference: true, paths: None }
}

fn guard_row(page: &Page<'_>, guard: &GuardFinding) -> Vec<String> {
    let facts: Vec<String> = facts(&guard.reasons).into_iter().map(|fact| page.phrases.fact(fact)).collect();
    let finding = joined(&[&page.label("ledger-running"), &facts.join(&page.label("semicolon"))]);
    let basis = page.phrases.basis_long(guard.basis, &guard.citations);
    vec![
        guard.number.clone(),
        page.phrases.of(&guard.title).to_owned(),
        page.words.text(&key("severity", Severity::Critical)),
        finding,
        lines([basis, page.phrases.citations(&guard.citations)]),
        page.phrases.of(&guard.first).to_owned(),
        String::new(),
        units(page, guard.reasons.iter()),
    ]
}

fn gap_row(page: &Page<'_>, finding: &Finding) -> Vec<String> {
    let advice = finding.recommendation.as_ref().map(|text| page.phrases.of(text)).unwrap_or_default();
    let holds = finding.holds.iter().map(|hold| waiting(&page.phrases, hold));
    vec![
        finding.number.clone(),
        page.phrases.of(&finding.title).to_owned(),
        page.words.text(&key("severity", finding.severity)),
        found(page, finding),
        lines([page.phrases.basis(finding), page.phrases.citations(&finding.citations)]),
        advice.to_owned(),
        lines(holds),
        units(page, finding.reasons.iter().filter(|reason| reason.clause == Clause::Require)),
    ]
}

/// Who answers for the facts that decided, where that is known.
fn units<'r>(page: &Page<'_>, reasons: impl Iterator<Item = &'r Reason>) -> String {
    let facts = facts(reasons);
    let units = each_once(facts.into_iter().filter_map(|fact| fact.department.as_ref()));
    lines(units.into_iter().map(|unit| page.phrases.of(unit).to_owned()))
}

/// What is asked for, what there is, and how far that is from it.
fn found(page: &Page<'_>, finding: &Finding) -> String {
    let missed: Vec<&Reason> = finding.reasons.iter().filter(|reason| reason.clause == Clause::Require).collect();
    let labelled = |label: &str, text: String| {
        let label = page.label(label);
        if text.is_empty() { text } else { say!(page.words, "ledger-line", label = label, text = text) }
    };
    let state: Vec<String> = facts(missed).into_iter().map(|fact| page.phrases.fact(fact)).collect();
    let distances = finding.distances.iter().map(|distance| {
        say!(page.words, "distance", label = page.phrases.of(&distance.label), text = page.phrases.of(&distance.text))
    });
    lines([
        labelled("label-require", page.phrases.of(&finding.require_words).to_owned()),
        labelled("label-why", state.join(&page.label("semicolon"))),
        labelled("label-distance", distances.collect::<Vec<_>>().join(&page.label("semicolon"))),
    ])
}

/// Texts below each other in one cell.
fn lines(texts: impl IntoIterator<Item = String>) -> String {
    texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}
