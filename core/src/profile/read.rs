//! A profile's file, checked against the facts.

use std::collections::HashMap;

use guiju_grammar::{Code, Diagnostic, Diagnostics, Source, Span, Spanned, nearest};

use super::fact;
use super::tree::{Kind, Tree};
use super::{Given, Profile, ProfileFormat, Provenance, csv, json, toml, yaml};
use crate::assessment::{Evidence, Missing, ProfileKind, Text};
use crate::eval::evaluate;
use crate::ruleset::Ruleset;
use crate::schema::{FactId, Place};
use crate::value::Value;

/// For how many unknown names of a profile the one that was meant is looked for.
const MOST_SUGGESTIONS: usize = 100;

/// The keys a record may have beside its fields: they hold for all of them.
const PROVENANCE: &[&str] = &["source", "at", "as_of", "confidence", "note", "missing"];

/// Reads a profile and checks it against the ruleset's facts. It may be used when no diagnostic is an error.
pub fn read_profile(source: &Source, format: ProfileFormat, ruleset: &Ruleset) -> (Option<Profile>, Diagnostics) {
    read_part(source, format, ruleset, None)
}

/// The same of a profile that speaks of more than this ruleset knows: what only `wider` knows is passed over.
pub fn read_profile_within(
    source: &Source,
    format: ProfileFormat,
    ruleset: &Ruleset,
    wider: &Ruleset,
) -> (Option<Profile>, Diagnostics) {
    read_part(source, format, ruleset, Some(wider))
}

fn read_part(
    source: &Source,
    format: ProfileFormat,
    ruleset: &Ruleset,
    wider: Option<&Ruleset>,
) -> (Option<Profile>, Diagnostics) {
    let mut diagnostics = Vec::new();
    let Some(tree) = parse(source, format, &mut diagnostics) else { return (None, diagnostics) };
    let profile = Profile::empty(ProfileKind::Own, ruleset.schema.len());
    let mut known: Vec<&str> = ruleset.schema.paths().collect();
    known.extend(ruleset.schema.groups.iter().map(|group| group.name.as_str()));
    known.sort_unstable();
    let mut reader = Reader { ruleset, wider, profile, known, spans: HashMap::new(), diagnostics };
    reader.top(&tree);
    if !guiju_grammar::has_errors(&reader.diagnostics) {
        reader.plausibility();
        reader.dates();
    }
    let Reader { profile, mut diagnostics, .. } = reader;
    diagnostics.sort_by_key(|diagnostic| (diagnostic.span, diagnostic.code));
    let usable = !guiju_grammar::has_errors(&diagnostics);
    (usable.then_some(profile), diagnostics)
}

/// A file as it is written.
pub(super) fn parse(source: &Source, format: ProfileFormat, diagnostics: &mut Diagnostics) -> Option<Tree> {
    match format {
        ProfileFormat::Toml => toml::parse(source, diagnostics),
        ProfileFormat::Json => json::parse(source, diagnostics),
        ProfileFormat::Yaml => yaml::parse(source, diagnostics),
        ProfileFormat::Csv => csv::parse(source, diagnostics),
    }
}

/// The state of one reading.
pub(super) struct Reader<'a> {
    pub ruleset: &'a Ruleset,
    /// Rules that know what may be passed over here.
    wider: Option<&'a Ruleset>,
    pub profile: Profile,
    /// Every path and group, sorted, for suggestions.
    known: Vec<&'a str>,
    /// Where each fact is stated.
    pub spans: HashMap<FactId, Span>,
    pub diagnostics: Diagnostics,
}

impl Reader<'_> {
    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    fn top(&mut self, tree: &Tree) {
        let Some(entries) = tree.table() else {
            self.wrong_type("", tree, "word-table");
            return;
        };
        // Sources come first: facts refer to them.
        if let Some(sources) = tree.get("sources") {
            self.sources(sources);
        }
        self.kind(tree);
        for (key, below) in entries {
            match key.value.as_str() {
                "kind" | "sources" => {}
                "note" => self.profile.note = self.note(below),
                "published" => self.published(below),
                "departments" => self.departments(below),
                "inherits" => self.inherits(below),
                _ => self.walk(&key.value, key, below),
            }
        }
        for path in ["region.id", "region.name.zh", "region.name.en"] {
            let stated = self.ruleset.schema.find(path).is_none_or(|id| self.spans.contains_key(&id));
            if !stated {
                let at = tree.get("region").map_or(tree.span, |region| region.span);
                self.report(Diagnostic::new(Code::MissingIdentity, Span { end: at.start, ..at }).arg("key", path));
            }
        }
    }

    fn kind(&mut self, tree: &Tree) {
        let kind = match tree.get("kind").map(|kind| (&kind.kind, kind.span)) {
            Some((Kind::Text(text), span)) => match text.as_str() {
                "literature" => Ok(ProfileKind::Literature),
                "synthetic" => Ok(ProfileKind::Synthetic),
                "own" => Ok(ProfileKind::Own),
                other => Err((span, other.to_owned())),
            },
            Some((_, span)) => Err((span, String::new())),
            None => Err((Span { end: tree.span.start, ..tree.span }, String::new())),
        };
        match kind {
            Ok(kind) => self.profile.kind = kind,
            Err((span, found)) => {
                let near = nearest(&found, ["literature", "synthetic", "own"]).map(str::to_owned);
                let mut diagnostic = Diagnostic::new(Code::ProfileKind, span).arg("found", found);
                if let Some(near) = near {
                    diagnostic = diagnostic.arg("suggestion", near);
                }
                self.report(diagnostic);
            }
        }
    }

    fn sources(&mut self, tree: &Tree) {
        let Some(entries) = tree.table() else {
            self.wrong_type("sources", tree, "word-table");
            return;
        };
        for (key, below) in entries {
            if self.ruleset.sources.iter().any(|source| source.key == key.value) {
                self.report(
                    Diagnostic::new(Code::DuplicateDefinition, key.span)
                        .arg("kind", guiju_grammar::ArgValue::Word("word-source"))
                        .arg("name", key.value.as_str()),
                );
                continue;
            }
            let title = below.get("title").and_then(|title| self.note(title));
            match title {
                Some(title) => self.profile.sources.push((key.value.clone(), title)),
                None => self.wrong_type(&format!("sources.{}.title", key.value), below, "word-text"),
            }
        }
    }

    /// Follows a path down to its fact or record.
    fn walk(&mut self, path: &str, key: &Spanned<String>, tree: &Tree) {
        let place = self.ruleset.schema.place(path).cloned();
        match place {
            Some(Place::Fact(id)) => self.fact(id, key, tree, &Provenance::default()),
            Some(Place::Record(fields)) => self.record(path, &fields, tree),
            None if is_group(self.ruleset, path) => match tree.table() {
                Some(entries) => {
                    for (inner, below) in entries {
                        self.walk(&format!("{path}.{}", inner.value), inner, below);
                    }
                }
                None => self.wrong_type(path, tree, "word-table"),
            },
            None if self.wider.is_some_and(|wider| wider.schema.place(path).is_some() || is_group(wider, path)) => {}
            None => self.unknown_path(path, key),
        }
    }

    /// Whether a path leads to a fact, a record or a group.
    pub(super) fn is_known(&self, path: &str) -> bool {
        let known = |ruleset: &Ruleset| ruleset.schema.place(path).is_some() || is_group(ruleset, path);
        known(self.ruleset) || self.wider.is_some_and(known)
    }

    pub(super) fn unknown_path(&mut self, path: &str, key: &Spanned<String>) {
        // Where hardly anything is known, the file is for something else, and to guess at each of its names takes long.
        let few = self.diagnostics.len() < MOST_SUGGESTIONS;
        let near = few.then(|| nearest(path, self.known.iter().copied())).flatten();
        let mut diagnostic = Diagnostic::new(Code::UnknownPath, key.span).arg("path", path);
        if let Some(near) = near {
            let last = near.rsplit('.').next().unwrap_or(near);
            diagnostic = diagnostic.arg("suggestion", near).fix(key.span, last);
        }
        self.report(diagnostic);
    }

    /// A record: its fields, with provenance for all of them beside.
    fn record(&mut self, path: &str, fields: &[(String, FactId)], tree: &Tree) {
        if self.both_languages(fields, tree) {
            return;
        }
        let Some(entries) = tree.table() else {
            self.wrong_type(path, tree, "word-table");
            return;
        };
        let outer = self.provenance(path, tree);
        let missing = self.missing(tree);
        for (_, id) in fields {
            if let (Some(missing), Some(entry)) = (missing, self.profile.facts.get_mut(id.0 as usize)) {
                entry.missing = Some(missing);
            }
        }
        for (key, below) in entries {
            match fields.iter().find(|(name, _)| *name == key.value) {
                Some((_, id)) => self.fact(*id, key, below, &outer),
                None if PROVENANCE.contains(&key.value.as_str()) => {}
                None => {
                    let near = nearest(&key.value, fields.iter().map(|(name, _)| name.as_str()));
                    let diagnostic = Diagnostic::new(Code::UnknownPath, key.span)
                        .arg("path", format!("{path}.{}", key.value))
                        .suggest(key.span, near);
                    self.report(diagnostic);
                }
            }
        }
    }

    /// A text given once stands for both languages, as a name without a translation does.
    fn both_languages(&mut self, fields: &[(String, FactId)], tree: &Tree) -> bool {
        let (Kind::Text(text), [(first, zh), (second, en)]) = (&tree.kind, fields) else { return false };
        if first != "zh" || second != "en" {
            return false;
        }
        for id in [zh, en] {
            self.spans.insert(*id, tree.span);
            if let Some(entry) = self.profile.facts.get_mut(id.0 as usize) {
                entry.given = Given::Value(Value::string(text));
            }
        }
        true
    }

    fn fact(&mut self, id: FactId, key: &Spanned<String>, tree: &Tree, outer: &Provenance) {
        self.spans.insert(id, key.span.to(tree.span));
        let Some(fact) = self.ruleset.schema.fact(id).cloned() else { return };
        let entry = fact::read(self, id, &fact, tree, outer);
        if let (Some(entry), Some(slot)) = (entry, self.profile.facts.get_mut(id.0 as usize)) {
            *slot = entry;
        }
    }

    pub(super) fn wrong_type(&mut self, path: &str, tree: &Tree, expected: &'static str) {
        self.report(
            Diagnostic::new(Code::WrongType, tree.span)
                .arg("path", path)
                .arg("expected", guiju_grammar::ArgValue::Word(expected))
                .arg("found", guiju_grammar::ArgValue::Word(tree.word())),
        );
    }

    /// A remark.
    pub(super) fn note(&mut self, tree: &Tree) -> Option<Text> {
        self.text("note", tree)
    }

    /// A text, or one in each language.
    pub(super) fn text(&mut self, path: &str, tree: &Tree) -> Option<Text> {
        let text = |side: Option<&Tree>| match side.map(|side| &side.kind) {
            Some(Kind::Text(text)) => Some(text.clone()),
            _ => None,
        };
        match &tree.kind {
            Kind::Text(both) => Some(Text::same(both)),
            Kind::Table(_) => match (text(tree.get("zh")), text(tree.get("en"))) {
                (Some(zh), Some(en)) => Some(Text { zh, en }),
                _ => {
                    self.wrong_type(path, tree, "word-text");
                    None
                }
            },
            _ => {
                self.wrong_type(path, tree, "word-text");
                None
            }
        }
    }

    pub(super) fn missing(&mut self, tree: &Tree) -> Option<Missing> {
        const REASONS: [(&str, Missing); 4] = [
            ("not_collected", Missing::NotCollected),
            ("requested", Missing::Requested),
            ("not_held", Missing::NotHeld),
            ("refused", Missing::Refused),
        ];
        let written = tree.get("missing")?;
        let found = if let Kind::Text(text) = &written.kind { text.as_str() } else { "" };
        let reason = REASONS.iter().find(|(name, _)| *name == found).map(|(_, reason)| *reason);
        if reason.is_none() {
            let near = nearest(found, REASONS.iter().map(|(name, _)| *name));
            let mut diagnostic = Diagnostic::new(Code::UnknownReason, written.span).arg("found", found);
            if let Some(near) = near {
                diagnostic = diagnostic.arg("suggestion", near);
            }
            self.report(diagnostic);
        }
        reason
    }

    /// The provenance keys of a fact's table.
    pub(super) fn provenance(&mut self, path: &str, tree: &Tree) -> Provenance {
        let evidence = tree.get("confidence").and_then(|written| self.evidence(written));
        let source = tree.get("source").and_then(|written| self.source(written));
        let at: Vec<String> = match tree.get("at").map(|at| &at.kind) {
            Some(Kind::Text(one)) => vec![one.clone()],
            Some(Kind::List(all)) => all
                .iter()
                .filter_map(|one| if let Kind::Text(one) = &one.kind { Some(one.clone()) } else { None })
                .collect(),
            _ => Vec::new(),
        };
        let is_place = |one: &Tree| matches!(one.kind, Kind::Text(_));
        if let Some(written) = tree.get("at") {
            let good = match &written.kind {
                Kind::List(all) => all.iter().all(is_place),
                _ => is_place(written),
            };
            if !good {
                self.wrong_type("at", written, "word-text");
            }
        }
        let as_of = tree.get("as_of").and_then(|written| self.as_of(written));
        let note = tree.get("note").and_then(|written| self.note(written));
        // What is written but wrong has been told already.
        let absent = tree.get("source").is_none() || tree.get("at").is_none();
        if evidence == Some(Evidence::StatedFact) && absent {
            self.report(Diagnostic::new(Code::UncitedFact, tree.span).arg("path", path));
        }
        Provenance { evidence, source, at, as_of, note, inherited: None }
    }

    fn evidence(&mut self, written: &Tree) -> Option<Evidence> {
        const ORDER: [(&str, Evidence); 4] = [
            ("stated_fact", Evidence::StatedFact),
            ("self_reported", Evidence::SelfReported),
            ("inferred", Evidence::Inferred),
            ("stated_aim", Evidence::StatedAim),
        ];
        let found = if let Kind::Text(text) = &written.kind { text.as_str() } else { "" };
        let evidence = ORDER.iter().find(|(name, _)| *name == found).map(|(_, evidence)| *evidence);
        if evidence.is_none() {
            let near = nearest(found, ORDER.iter().map(|(name, _)| *name));
            let mut diagnostic = Diagnostic::new(Code::UnknownConfidence, written.span).arg("found", found);
            if let Some(near) = near {
                diagnostic = diagnostic.arg("suggestion", near);
            }
            self.report(diagnostic);
        }
        evidence
    }

    fn source(&mut self, written: &Tree) -> Option<String> {
        let Kind::Text(key) = &written.kind else {
            self.wrong_type("source", written, "word-text");
            return None;
        };
        let known: Vec<&str> = self.ruleset.sources.iter().map(|source| source.key.as_str()).collect();
        let own = self.profile.sources.iter().any(|(own, _)| own == key);
        let wider = self.wider.is_some_and(|wider| wider.sources.iter().any(|source| source.key == *key));
        if own || wider || known.contains(&key.as_str()) {
            return Some(key.clone());
        }
        let near = nearest(key, known).map(str::to_owned);
        self.report(
            Diagnostic::new(Code::UnknownSource, written.span)
                .arg("name", key.as_str())
                .suggest(written.span, near.as_deref()),
        );
        None
    }

    /// A year, a month or a day.
    fn as_of(&mut self, written: &Tree) -> Option<String> {
        let text = match &written.kind {
            Kind::Text(text) | Kind::Date(text) => text.clone(),
            Kind::Int(year) => year.to_string(),
            _ => {
                self.wrong_type("as_of", written, "word-date");
                return None;
            }
        };
        if is_date(&text) {
            return Some(text);
        }
        self.report(Diagnostic::new(Code::ProfileDate, written.span).arg("found", text));
        None
    }

    /// Facts that contradict each other are told, and kept: which of them is wrong only the region knows.
    fn plausibility(&mut self) {
        let facts = super::fact_values(self.ruleset, &self.profile, Evidence::StatedAim);
        let params = crate::assess::own_parameters(self.ruleset, &facts);
        let inputs = self.ruleset.inputs(&facts, &params);
        let (mut found, mut doubts) = (Vec::new(), Vec::new());
        for check in &self.ruleset.checks {
            if let Ok(Value::Bool(false)) = evaluate(inputs, check.expr) {
                let read = crate::assess::facts_read(self.ruleset, check.expr);
                let span = read.iter().find_map(|id| self.spans.get(id)).copied().unwrap_or_default();
                let diagnostic = Diagnostic::new(Code::ImplausibleFacts, span);
                let (zh, en) = (check.text.zh.as_str(), check.text.en.as_str());
                found.push(diagnostic.arg("detail-zh", zh).arg("detail-en", en));
                doubts.push(check.text.clone());
            }
        }
        self.diagnostics.extend(found);
        self.profile.doubts = doubts;
    }

    /// A profile older than the first value of a parameter leaves that parameter without a value.
    fn dates(&mut self) {
        let Some(id) = self.ruleset.schema.find("region.as_of") else { return };
        let Some(Given::Value(Value::Timestamp(moment))) = self.profile.entry(id).map(|entry| &entry.given) else {
            return;
        };
        let date = moment.date();
        let span = self.spans.get(&id).copied().unwrap_or_default();
        for param in &self.ruleset.params {
            let firsts: Option<Vec<_>> = param.values.iter().map(|value| value.from).collect();
            let Some(first) = firsts.and_then(|dates| dates.into_iter().min()) else { continue };
            if (date.year(), date.month(), date.day()) < (first.year, first.month, first.day) {
                self.diagnostics.push(
                    Diagnostic::new(Code::BeforeFirstValue, span)
                        .arg("parameter", param.name.as_str())
                        .arg("date", date.to_string())
                        .arg("first", format!("{:04}-{:02}-{:02}", first.year, first.month, first.day)),
                );
            }
        }
    }
}

/// `2024`, `2024-07` or `2024-07-08`, and in the calendar.
fn is_date(text: &str) -> bool {
    let digits = |part: &str, count: usize| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    match text.split('-').collect::<Vec<_>>().as_slice() {
        [year] => digits(year, 4),
        [year, month] => {
            digits(year, 4) && digits(month, 2) && format!("{text}-01").parse::<jiff::civil::Date>().is_ok()
        }
        _ => text.parse::<jiff::civil::Date>().is_ok_and(|date| date.to_string() == text),
    }
}

/// Whether facts lie below a path.
fn is_group(ruleset: &Ruleset, path: &str) -> bool {
    let prefix = format!("{path}.");
    ruleset.schema.paths().any(|known| known.starts_with(&prefix))
}
