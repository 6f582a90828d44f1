//! The parameters used, where each fact comes from, the sources, and what this report is not.

use guiju_core::assessment::{ParameterUse, Text};

use super::{Page, head};
use crate::report::phrase::{is_region, key, source_in_full};
use crate::report::{Block, Table};
use crate::say;

pub(super) fn write(page: &mut Page<'_>) {
    references(page);
    grounds(page);
}

/// The rules and sources, their versions and digests, and what this is not.
pub(super) fn grounds(page: &mut Page<'_>) {
    page.section(page.label("foot"));
    let rulesets = page
        .view
        .assessment
        .rulesets
        .iter()
        .map(|ruleset| {
            let title = page.phrases.of(&ruleset.title);
            say!(
                page.words,
                "ruleset-point",
                title = title,
                name = ruleset.name.as_str(),
                version = ruleset.version.as_str()
            )
        })
        .collect::<Vec<_>>();
    // Where there are tables, one of them tells the same and the digests too.
    page.pointer(say!(page.words, "foot-rulesets", list = rulesets.join(&page.words.text("semicolon"))));
    page.paragraph(page.label("foot-sources"));
    page.numbered(page.view.assessment.sources.iter().map(|source| source_in_full(page.words, source)).collect());
    page.blocks.extend(digests(page).map(Block::Table));
    let profile = &page.view.assessment.profile;
    if let Some(digest) = &profile.digest {
        let key = if profile.files.is_empty() { "foot-digest" } else { "foot-digests" };
        page.pointer(say!(page.words, key, digest = digest.as_str()));
    }
    page.notice(say!(page.words, "foot-statement", rests = head::rests_on(page)));
}

/// Every parameter that was read, what it rests on and who gave it.
fn parameters(page: &Page<'_>) -> Option<Table> {
    let columns =
        ["parameter-title", "parameter-value", "parameter-basis", "parameter-given", "parameter-used", "fact-source"];
    let rows = page.view.assessment.parameters.iter().map(|parameter| parameter_row(page, parameter)).collect();
    reference(page, "parameters", &columns, rows)
}

fn parameter_row(page: &Page<'_>, parameter: &ParameterUse) -> Vec<String> {
    let name = parameter.name.as_str();
    vec![
        say!(page.words, "parameter-name", title = page.phrases.of(&parameter.title), name = name),
        page.phrases.of(&parameter.value).to_owned(),
        page.phrases.basis_word(parameter.basis),
        page.words.text(&key("given", parameter.given_by)),
        page.words.list(&parameter.used_by),
        page.phrases.short_citations(&parameter.citations),
    ]
}

/// The reference tables: parameters, what data is missing, and where each stated fact comes from. A terminal only says where to find
/// them.
fn references(page: &mut Page<'_>) {
    let tables: Vec<Table> = data(page).collect();
    if tables.is_empty() {
        return;
    }
    page.section(page.label("data"));
    if !page.view.assessment.parameters.is_empty() {
        page.paragraph(page.label("parameters-intro"));
    }
    let captions: Vec<&str> = tables.iter().filter_map(|table| table.caption.as_deref()).collect();
    page.pointer(say!(page.words, "data-elsewhere", tables = page.words.all_of(&quoted(page, &captions))));
    page.blocks.extend(tables.into_iter().map(Block::Table));
}

/// Every reference table there is something for.
pub(super) fn tables(page: &Page<'_>) -> Vec<Table> {
    data(page).chain(digests(page)).collect()
}

fn data(page: &Page<'_>) -> impl Iterator<Item = Table> {
    parameters(page).into_iter().chain(requests(page)).chain(provenance(page))
}

fn quoted(page: &Page<'_>, names: &[&str]) -> Vec<String> {
    names.iter().map(|name| say!(page.words, "quoted", text = *name)).collect()
}

/// The profile, the rulesets and the plugins, each with its version and the digest of its file.
fn digests(page: &Page<'_>) -> Option<Table> {
    let assessment = page.view.assessment;
    let row = |title: &Text, name: &str, version: &str, digest: &str| {
        vec![page.phrases.of(title).to_owned(), name.to_owned(), version.to_owned(), digest.to_owned()]
    };
    let rulesets = assessment.rulesets.iter().filter(|ruleset| ruleset.plugin.is_none()).map(|ruleset| {
        row(&ruleset.title, &ruleset.name, &ruleset.version, ruleset.digest.as_deref().unwrap_or_default())
    });
    let profile = &assessment.profile;
    let all = profile.digest.as_ref().map(|digest| {
        let key = if profile.files.is_empty() { "digest-profile" } else { "digest-profiles" };
        let title = say!(page.words, key, name = page.phrases.of(&profile.name));
        vec![title, profile.id.clone(), String::new(), digest.clone()]
    });
    let files = profile.files.iter().map(|file| {
        let title = say!(page.words, "digest-file", name = page.phrases.of(&file.name));
        vec![title, file.id.clone(), String::new(), file.digest.clone()]
    });
    let plugins = assessment.plugins.iter().map(|one| row(&one.title, &one.id, &one.version, &one.digest));
    let columns = ["digest-title", "digest-name", "digest-version", "digest-value"];
    reference(page, "digests", &columns, all.into_iter().chain(files).chain(rulesets).chain(plugins).collect())
}

/// Every fact worth collecting, and what it would tell.
fn requests(page: &Page<'_>) -> Option<Table> {
    let wanted = &page.view.assessment.data_requests;
    let mut columns =
        vec!["fact-label", "request-path", "request-rules", "request-guard", "request-missing", "request-counted"];
    // Where nobody is named, no column stands empty.
    let by_department = wanted.iter().any(|request| request.department.is_some());
    if by_department {
        columns.push("request-department");
    }
    let rows: Vec<Vec<String>> = wanted
        .iter()
        .map(|request| {
            let rules: Vec<&String> = request.decides.iter().chain(&request.helps).collect();
            let department = request.department.as_ref().map(|name| page.phrases.of(name).to_owned());
            let mut row = vec![
                page.phrases.of(&request.label).to_owned(),
                request.path.clone(),
                page.words.list(&rules),
                page.words.list(&request.guards),
                request.missing.map(|missing| page.words.text(&key("missing", missing))).unwrap_or_default(),
                request.definition.as_ref().map(|text| page.phrases.of(text).to_owned()).unwrap_or_default(),
            ];
            row.extend(by_department.then(|| department.unwrap_or_default()));
            row
        })
        .collect();
    let paths = columns.iter().position(|column| *column == "request-path");
    reference(page, "requests-table", &columns, rows).map(|table| Table { paths, ..table })
}

/// A table that a terminal leaves out.
fn reference(page: &Page<'_>, caption: &str, columns: &[&str], rows: Vec<Vec<String>>) -> Option<Table> {
    let columns = columns.iter().map(|key| page.label(key)).collect();
    let caption = Some(page.label(caption));
    (!rows.is_empty()).then_some(Table { caption, columns, rows, numeric: false, reference: true, paths: None })
}

/// Where each stated fact comes from.
fn provenance(page: &Page<'_>) -> Option<Table> {
    let facts = page.view.assessment.facts.iter().filter(|fact| !is_region(fact));
    let columns = ["fact-label", "fact-value-column", "fact-evidence", "fact-time", "fact-source", "fact-remark"];
    let rows: Vec<Vec<String>> = facts
        .filter_map(|fact| {
            let value = page.phrases.of(fact.value.as_ref()?).to_owned();
            let evidence = fact.evidence.map(|evidence| page.phrases.evidence(fact, evidence)).unwrap_or_default();
            let source = fact.source.as_ref().map(|source| page.phrases.place(source, &fact.at)).unwrap_or_default();
            let note = fact.note.as_ref().map(|note| page.phrases.of(note).to_owned()).unwrap_or_default();
            Some(vec![page.phrases.of(&fact.label).to_owned(), value, evidence, page.phrases.time(fact), source, note])
        })
        .collect();
    reference(page, "provenance", &columns, rows)
}
