//! `guiju profile new`: a profile to be filled in, with the facts that the rules for its level ask for.

use std::path::Path;

use guiju::i18n::Words;
use guiju::inputs::{Inputs, Named};
use guiju::pipeline::{self, Rules, is_workbook};
use guiju::say;
use guiju_core::assessment::Text;
use guiju_core::profile::Table;
use guiju_core::schema::{Fact, Place};
use guiju_core::types::Type;
use guiju_core::{Document, FactSummary, Node, ProfileFormat};

use super::{Answer, label, no_such_level, workbook, written};
use crate::cli::profile::New;
use crate::cmd::read_rules;
use crate::console::Console;

pub fn run(arguments: &New, console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    let (rules, _) = read_rules(&arguments.files, &arguments.place, &[], inputs)?;
    let levels = levels(&rules);
    if !levels.contains(&arguments.level) {
        no_such_level(&arguments.level, &levels, inputs);
        return None;
    }
    let head = head(arguments);
    let wanted = wanted(&rules, &head, inputs)?;
    let shown = arguments.output.as_deref().map(|path| path.display().to_string()).unwrap_or_default();
    let is_csv = Path::new(&shown).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv"));
    if is_csv || is_workbook(&shown) {
        let rows = rows(&head, &wanted, &rules, console);
        let bytes = if is_csv { rows.into_bytes() } else { workbook(&rows, &shown, inputs)? };
        return arguments.output.as_deref().map(|path| written(path, bytes, console));
    }
    let text = text(&head, &wanted, &rules, console);
    Some(match &arguments.output {
        Some(path) => written(path, text.into_bytes(), console),
        None => Answer::text(text),
    })
}

/// The levels a region can have.
fn levels(rules: &Rules) -> Vec<String> {
    let schema = &rules.ruleset().schema;
    match schema.find("region.level").and_then(|id| schema.fact(id)).map(|fact| &fact.ty) {
        Some(Type::Member(members)) => members.list.iter().map(|member| member.id.to_string()).collect(),
        _ => Vec::new(),
    }
}

/// What a profile says before its first fact.
fn head(arguments: &New) -> Document {
    let name = match &arguments.name {
        Some(name) => Node::text(name),
        None => {
            Node::Table(Table(vec![("zh".to_owned(), Node::text("某地")), ("en".to_owned(), Node::text("Some Place"))]))
        }
    };
    let mut document = Document::default();
    document.set("kind", Node::text("own"));
    document.set("region.id", Node::text(&arguments.id));
    document.set("region.name", name);
    document.set("region.level", Node::text(&arguments.level));
    document
}

/// The facts that the rules for this region ask for, in the order of their declaration.
fn wanted(rules: &Rules, head: &Document, inputs: &mut Inputs) -> Option<Vec<FactSummary>> {
    let text = head.write(ProfileFormat::Toml, &|_| String::new());
    let profile = rules.profile(inputs, &Named { name: "new.toml".to_owned(), bytes: text.into_bytes() })?;
    let assessment = rules.assess(&profile, &pipeline::context(Vec::new()));
    let mut facts = rules.facts();
    facts.retain(|fact| {
        !fact.path.starts_with("region.") && assessment.data_requests.iter().any(|request| request.path == fact.path)
    });
    Some(facts)
}

/// One row for each fact; those without a value state nothing.
fn rows(head: &Document, wanted: &[FactSummary], rules: &Rules, console: &Console) -> String {
    let open: Vec<&str> = ["region.as_of"].into_iter().chain(wanted.iter().map(|fact| fact.path.as_str())).collect();
    head.write_rows(&open, &|path| label(path, rules, console))
}

/// One line for each fact, with a sign before it that makes it a remark until somebody fills it in.
fn text(head: &Document, wanted: &[FactSummary], rules: &Rules, console: &Console) -> String {
    let mut out = String::new();
    for words in &console.words {
        out += &format!("# {}\n", words.text("profile-new-head"));
    }
    out += &head.write(ProfileFormat::Toml, &|_| String::new());
    out += "# as_of = 2025-06-30\n";
    let mut group = "";
    for fact in wanted {
        let Some(declared) = rules.ruleset().schema.find(&fact.path).and_then(|id| rules.ruleset().schema.fact(id))
        else {
            continue;
        };
        let (above, name) = fact.path.rsplit_once('.').unwrap_or_default();
        // The fields of a record stand in its group's table.
        let is_record = matches!(rules.ruleset().schema.place(above), Some(Place::Record(_)));
        let table = if is_record { above.rsplit_once('.').map_or(above, |(table, _)| table) } else { above };
        if table != group {
            out += &format!("\n# {}\n[{table}]\n", sides(&fact.group, console));
            group = table;
        }
        let key = fact.path.strip_prefix(table).unwrap_or(name).trim_start_matches('.');
        out += &format!("# {key} = {}", sample(declared));
        let said: Vec<String> = console.words.iter().map(|words| said(fact, words)).collect();
        out += &format!("   # {}\n", said.join(" / "));
    }
    out
}

fn sides(text: &Text, console: &Console) -> String {
    let sides: Vec<&str> = console.words.iter().map(|words| words.lang().of(text)).collect();
    sides.join(" ")
}

fn said(fact: &FactSummary, words: &Words) -> String {
    let of = |text: &Text| words.lang().of(text).to_owned();
    let members: Vec<String> = fact.members.iter().map(|member| member.id.clone()).collect();
    let ty = match &fact.unit {
        Some(unit) => say!(words, "type-with-unit", type = of(&fact.ty), unit = of(unit)),
        None => of(&fact.ty),
    };
    if members.is_empty() {
        say!(words, "profile-new-fact", label = of(&fact.label), type = ty)
    } else {
        say!(words, "profile-new-choice", label = of(&fact.label), type = ty, members = words.list(&members))
    }
}

/// A value of the right type, to show how one is written.
fn sample(fact: &Fact) -> String {
    let quoted = |text: &str| format!("{text:?}");
    match &fact.ty {
        Type::Bool => "true".to_owned(),
        Type::Int => "3".to_owned(),
        Type::Double => "0.92".to_owned(),
        Type::Timestamp => "2025-06-30".to_owned(),
        Type::Member(members) => members.list.last().map(|member| quoted(&member.id)).unwrap_or_default(),
        Type::List(item) => match item.as_ref() {
            Type::Member(members) => {
                let some: Vec<String> = members.list.iter().take(2).map(|member| quoted(&member.id)).collect();
                format!("{{ has = [{}] }}", some.join(", "))
            }
            _ => "[]".to_owned(),
        },
        _ => "\"\"".to_owned(),
    }
}
