//! From a tree to a [`Manifest`]: every field is read and checked, and all problems are collected.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

use guiju_grammar::nearest;

use crate::PackageError;
use crate::fault::{Kind, ManifestFault, ManifestProblem, is_hostile, printable};
use crate::manifest::{
    API_VERSION, Ancestor, BilingualText, Evidence, Locator, Manifest, Origin, Strength, is_name, is_plugin_id,
    is_version,
};
use crate::node::{Entry, Node, Value};
use crate::oci::is_digest;

/// A check of a text's form.
type Form = fn(&str) -> Option<ManifestFault>;

/// Reads the manifest.
pub(crate) fn manifest(root: &Node) -> Result<Manifest, PackageError> {
    let problems = RefCell::new(Vec::new());
    let mut table = Table::open(root, String::new(), &problems);
    // Another version's manifest has other fields, so its version is looked at before anything else.
    let api = table.text("api", any);
    if !api.is_empty() && api != API_VERSION {
        let span = table.span_of("api");
        return Err(PackageError::UnsupportedApi { found: printable(&api), supported: API_VERSION, span });
    }
    let manifest = Manifest {
        api,
        id: table.text("id", id),
        version: table.text("version", version),
        title: table.bilingual("title"),
        summary: table.bilingual("summary"),
        origins: origins(&mut table),
        derived_from: ancestors(&mut table),
        publisher: table.bilingual("publisher"),
        evidence: evidence(&mut table),
        effects: effects(&mut table),
        higher_law_checked: table.truth("higher_law_checked"),
        higher_law_document: table.optional_text("higher_law_document"),
        confirmed_by_origin: table.truth("confirmed_by_origin"),
        statement: table.bilingual("statement"),
        licence: table.text("licence", any),
        contact: table.text("contact", any),
    };
    table.close();
    if manifest.higher_law_checked && manifest.higher_law_document.is_none() {
        let span = table.span_of("higher_law_checked");
        table.report("higher_law_document", ManifestFault::MissingDocument, "", span);
    }
    let mut problems = problems.take();
    if problems.is_empty() {
        return Ok(manifest);
    }
    drop_echoes(&mut problems);
    problems.sort_by_key(|problem| problem.span.start);
    Err(PackageError::InvalidManifest(problems))
}

/// Drops "`licence` is missing" where "`license` is unknown, `licence` may be meant" says the same and how to mend it.
fn drop_echoes(problems: &mut Vec<ManifestProblem>) {
    let meant = |problem: &ManifestProblem| match &problem.fault {
        ManifestFault::UnknownField { suggestion: Some(name) } => {
            Some(problem.path.rsplit_once('.').map_or(name.clone(), |(table, _)| format!("{table}.{name}")))
        }
        _ => None,
    };
    let meant: Vec<String> = problems.iter().filter_map(meant).collect();
    problems.retain(|problem| problem.fault != ManifestFault::Missing || !meant.contains(&problem.path));
}

fn origins(parent: &mut Table<'_>) -> Vec<Origin> {
    let is_list = parent.get("origin").is_some_and(|node| matches!(node.value, Value::List(_)));
    if !is_list {
        return parent.table("origin").map(origin).into_iter().collect();
    }
    let nodes = parent.list("origin").iter().enumerate();
    let mut origins: Vec<Origin> = Vec::new();
    for (index, node) in nodes {
        let path = format!("origin[{index}]");
        let origin = origin(Table::open(node, path.clone(), parent.problems));
        if origins.iter().any(|other| other.id == origin.id) {
            parent.report(&path, ManifestFault::Repeated, &origin.id, node.span.clone());
        }
        origins.push(origin);
    }
    origins
}

fn origin(mut table: Table<'_>) -> Origin {
    let origin = Origin { id: table.text("id", name), name: table.bilingual("name") };
    table.close();
    origin
}

/// What the plugin was made from; most were made from nothing.
fn ancestors(parent: &mut Table<'_>) -> Vec<Ancestor> {
    if !parent.is_given("derived_from") {
        return Vec::new();
    }
    let nodes = parent.list("derived_from").iter().enumerate();
    nodes
        .map(|(index, node)| {
            let mut table = Table::open(node, format!("derived_from[{index}]"), parent.problems);
            let ancestor = Ancestor {
                id: table.text("id", id),
                version: table.text("version", version),
                digest: table.text("digest", digest),
            };
            table.close();
            ancestor
        })
        .collect()
}

fn evidence(parent: &mut Table<'_>) -> Evidence {
    // The weakest strength stands in where the table cannot be read; a manifest with a problem is not used anyway.
    let mut evidence = Evidence { strength: Strength::C, sources: Vec::new() };
    let Some(mut table) = parent.table("evidence") else { return evidence };
    evidence.strength = match table.text("strength", strength).as_str() {
        "A" => Strength::A,
        "B" => Strength::B,
        _ => Strength::C,
    };
    for (index, node) in table.list("sources").iter().enumerate() {
        let mut entry = Table::open(node, format!("evidence.sources[{index}]"), table.problems);
        let source = entry.text("source", name);
        evidence.sources.push(Locator { source, at: entry.text("at", any) });
        entry.close();
    }
    table.close();
    evidence
}

fn effects(parent: &mut Table<'_>) -> BTreeMap<String, Option<bool>> {
    let mut effects = BTreeMap::new();
    // No answers at all are allowed: all effects then count as brought about.
    let Some(table) = parent.optional_table("effects") else { return effects };
    for entry in table.entries() {
        let path = table.path_of(&entry.key);
        let answer = match entry.node.value {
            Value::Truth(answer) => Some(answer),
            Value::Nothing => None,
            _ => {
                table.report_type(&path, Kind::Truth, &entry.node);
                None
            }
        };
        if !is_name(&entry.key) {
            table.report(&path, ManifestFault::BadName, &entry.key, entry.span.clone());
        } else if effects.insert(entry.key.clone(), answer).is_some() {
            table.report(&path, ManifestFault::Repeated, &entry.key, entry.span.clone());
        }
    }
    effects
}

/// A table that is being read, the fields asked of it so far, and where problems are collected.
struct Table<'n> {
    path: String,
    span: Range<usize>,
    /// None where another kind of value stands, which was reported; its fields are then not reported one by one.
    entries: Option<&'n [Entry]>,
    asked: Vec<&'static str>,
    problems: &'n RefCell<Vec<ManifestProblem>>,
}

impl<'n> Table<'n> {
    fn open(node: &'n Node, path: String, problems: &'n RefCell<Vec<ManifestProblem>>) -> Self {
        let entries = match &node.value {
            Value::Table(entries) => Some(entries.as_slice()),
            _ => None,
        };
        let table = Table { path, span: node.span.clone(), entries, asked: Vec::new(), problems };
        if table.entries.is_none() {
            table.report_type(&table.path, Kind::Table, node);
        }
        table
    }

    fn report(&self, path: &str, fault: ManifestFault, found: &str, span: Range<usize>) {
        let problem = ManifestProblem { path: path.to_owned(), fault, found: printable(found), span };
        self.problems.borrow_mut().push(problem);
    }

    fn report_type(&self, path: &str, expected: Kind, node: &Node) {
        self.report(path, ManifestFault::WrongType { expected, found: node.kind() }, "", node.span.clone());
    }

    /// Reports fields that nobody asked for, and repeated ones.
    fn close(&self) {
        for (index, entry) in self.entries().iter().enumerate() {
            let path = self.path_of(&entry.key);
            let fault = if !self.asked.contains(&entry.key.as_str()) {
                let suggestion = nearest(&entry.key, self.asked.iter().copied()).map(str::to_owned);
                ManifestFault::UnknownField { suggestion }
            } else if self.entries().iter().take(index).any(|earlier| earlier.key == entry.key) {
                ManifestFault::Repeated
            } else {
                continue;
            };
            self.report(&path, fault, &entry.key, entry.span.clone());
        }
    }

    fn entries(&self) -> &'n [Entry] {
        self.entries.unwrap_or_default()
    }

    fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    fn span_of(&self, key: &str) -> Range<usize> {
        self.get(key).map_or(self.span.clone(), |node| node.span.clone())
    }

    fn get(&self, key: &str) -> Option<&'n Node> {
        self.entries().iter().find(|entry| entry.key == key).map(|entry| &entry.node)
    }

    fn required(&mut self, key: &'static str) -> Option<&'n Node> {
        self.asked.push(key);
        let node = self.get(key);
        if node.is_none() && self.entries.is_some() {
            self.report(&self.path_of(key), ManifestFault::Missing, "", self.span.clone());
        }
        node
    }

    fn table(&mut self, key: &'static str) -> Option<Table<'n>> {
        let path = self.path_of(key);
        self.required(key).map(|node| Table::open(node, path, self.problems))
    }

    fn optional_table(&mut self, key: &'static str) -> Option<Table<'n>> {
        if self.is_given(key) { self.table(key) } else { None }
    }

    /// Whether an optional field holds something; JSON's null does not.
    fn is_given(&mut self, key: &'static str) -> bool {
        self.asked.push(key);
        self.get(key).is_some_and(|node| node.kind() != Kind::Nothing)
    }

    fn list(&mut self, key: &'static str) -> &'n [Node] {
        let path = self.path_of(key);
        let Some(node) = self.required(key) else { return &[] };
        match &node.value {
            Value::List(items) if items.is_empty() => {
                self.report(&path, ManifestFault::Empty, "", node.span.clone());
                &[]
            }
            Value::List(items) => items,
            _ => {
                self.report_type(&path, Kind::List, node);
                &[]
            }
        }
    }

    fn text(&mut self, key: &'static str, form: Form) -> String {
        let path = self.path_of(key);
        let Some(node) = self.required(key) else { return String::new() };
        let Value::Text(text) = &node.value else {
            self.report_type(&path, Kind::Text, node);
            return String::new();
        };
        if let Some(fault) = plain(text).or_else(|| form(text)) {
            self.report(&path, fault, text, node.span.clone());
        }
        text.clone()
    }

    fn optional_text(&mut self, key: &'static str) -> Option<String> {
        self.is_given(key).then(|| self.text(key, any))
    }

    fn truth(&mut self, key: &'static str) -> bool {
        let path = self.path_of(key);
        match self.required(key) {
            Some(Node { value: Value::Truth(truth), .. }) => *truth,
            Some(node) => {
                self.report_type(&path, Kind::Truth, node);
                false
            }
            None => false,
        }
    }

    fn bilingual(&mut self, key: &'static str) -> BilingualText {
        let Some(mut table) = self.table(key) else { return BilingualText::default() };
        let text = BilingualText { zh: table.text("zh", any), en: table.text("en", any) };
        table.close();
        text
    }
}

/// What every text of a manifest must be: these texts are shown on terminals and in reports.
fn plain(text: &str) -> Option<ManifestFault> {
    const LONGEST: usize = 1000;
    if text.trim().is_empty() {
        Some(ManifestFault::Empty)
    } else if text.chars().nth(LONGEST).is_some() {
        Some(ManifestFault::TooLong)
    } else {
        text.chars().any(is_hostile).then_some(ManifestFault::ControlCharacter)
    }
}

fn any(_: &str) -> Option<ManifestFault> {
    None
}

fn id(text: &str) -> Option<ManifestFault> {
    (!is_plugin_id(text)).then_some(ManifestFault::BadId)
}

fn name(text: &str) -> Option<ManifestFault> {
    (!is_name(text)).then_some(ManifestFault::BadName)
}

fn version(text: &str) -> Option<ManifestFault> {
    (!is_version(text)).then_some(ManifestFault::BadVersion)
}

fn digest(text: &str) -> Option<ManifestFault> {
    (!is_digest(text)).then_some(ManifestFault::BadDigest)
}

fn strength(text: &str) -> Option<ManifestFault> {
    (!matches!(text, "A" | "B" | "C")).then_some(ManifestFault::BadStrength)
}
