//! Heads, sources, taxonomies, choices, models and innovations.

use guiju_grammar::ast::{self, Select};
use guiju_grammar::{ArgValue, Code, Diagnostic, nearest};

use super::{Compiler, Unit};
use crate::assessment::{Basis, SourceKind, Text};
use crate::ruleset::{Choice, Condition, Document, Expected, Header, Innovation, Model, Taxonomy, Word};

impl Compiler<'_> {
    pub(super) fn ruleset(&mut self, item: &ast::Ruleset) {
        // Several files may belong to one ruleset name only by mistake: the name is what reports cite.
        if !self.define_name("word-ruleset", &item.name) {
            return;
        }
        self.required(&item.version, "version", "word-ruleset", &item.name);
        self.required(&item.title, "title", "word-ruleset", &item.name);
        let title = item.title.as_ref().map(|title| self.text(title)).unwrap_or_default();
        if let Some(note) = &item.note {
            self.text(note);
        }
        self.ruleset.headers.push(Header {
            name: item.name.value.clone(),
            version: item.version.as_ref().map(|version| version.value.clone()).unwrap_or_default(),
            title,
            file: item.name.span.file,
            plugin: self.plugin_index(),
            digest: None,
        });
    }

    /// Every file begins with its head, and what it uses is loaded.
    pub(super) fn headers(&mut self, units: &[Unit<'_>]) {
        for unit in units {
            // Tests define nothing that needs a name of its own: a file of nothing else has no head.
            if unit.ast.items.iter().all(|item| matches!(item.kind, ast::ItemKind::Test(_))) {
                continue;
            }
            let mut items = unit.ast.items.iter();
            match items.next() {
                Some(ast::Item { kind: ast::ItemKind::Ruleset(header), .. }) => {
                    for used in &header.uses {
                        self.reference("word-ruleset", used);
                    }
                }
                Some(first) => self.report(Diagnostic::new(Code::MissingHeader, first.span)),
                None => {}
            }
            for extra in items {
                if let ast::ItemKind::Ruleset(header) = &extra.kind {
                    self.report(Diagnostic::new(Code::MissingHeader, header.name.span));
                }
            }
        }
    }

    pub(super) fn source(&mut self, item: &ast::SourceItem) {
        if self.is_second_copy() && self.defined.contains_key(&("word-source", item.name.value.clone())) {
            return;
        }
        if !self.define_name("word-source", &item.name) {
            return;
        }
        self.required(&item.kind, "kind", "word-source", &item.name);
        self.required(&item.title, "title", "word-source", &item.name);
        let kind = match item.kind.as_ref().map(|kind| kind.value) {
            Some(ast::SourceKind::Law) => SourceKind::Law,
            Some(ast::SourceKind::Policy) => SourceKind::Policy,
            Some(ast::SourceKind::Standard) => SourceKind::Standard,
            Some(ast::SourceKind::Paper) | None => SourceKind::Paper,
        };
        let title = item.title.as_ref().map(|title| self.text(title)).unwrap_or_default();
        let issuer = item.issuer.as_ref().map(|issuer| self.text(issuer));
        let note = item.note.as_ref().map(|note| self.text(note));
        self.ruleset.sources.push(Document {
            key: item.name.value.clone(),
            kind,
            title,
            citation: item.citation.as_ref().map(|citation| citation.value.clone()),
            year: item.year.as_ref().map(|year| year.value),
            issuer,
            document: item.document.as_ref().map(|document| document.value.clone()),
            issued: item.date.as_ref().map(|date| date.value),
            note,
            plugin: self.plugin_index(),
        });
    }

    pub(super) fn taxonomy(&mut self, item: &ast::Taxonomy) {
        // A second file may add words to a list, but not name it anew.
        let known = self.ruleset.taxonomies.iter().position(|known| known.name == item.name.value);
        if known.is_some() && self.is_second_copy() {
            return;
        }
        let title = item.title.as_ref().map(|title| self.text(title));
        if known.is_some() && title.is_some() {
            self.define_taxonomy_again(item);
        }
        let mut words: Vec<Word> = Vec::new();
        for word in &item.words {
            self.taxonomy_word(&item.name.value, None, word, &mut words);
        }
        if let Some(known) = known.and_then(|index| self.ruleset.taxonomies.get_mut(index)) {
            known.words.extend(words);
            return;
        }
        let title = title.unwrap_or_else(|| Text::same(&item.name.value));
        self.defined.insert(("word-taxonomy", item.name.value.clone()), item.name.span);
        self.ruleset.taxonomies.push(Taxonomy { name: item.name.value.clone(), title, words });
    }

    /// Adds a word, and behind it the finer words it has.
    fn taxonomy_word(&mut self, taxonomy: &str, parent: Option<&str>, written: &ast::Word, words: &mut Vec<Word>) {
        let name = parent.map_or_else(String::new, |parent| format!("{parent}.")) + &written.name.value;
        if self.ruleset.words(taxonomy).iter().chain(words.iter()).any(|known| known.name == name) {
            self.report(
                Diagnostic::new(Code::DuplicateDefinition, written.name.span)
                    .arg("kind", ArgValue::Word("word-member"))
                    .arg("name", name),
            );
            return;
        }
        let label = written.label.as_ref().map_or_else(|| Text::same(&written.name.value), |label| self.text(label));
        let citations = self.citations(&written.cites);
        words.push(Word { name: name.clone(), label, citations });
        for finer in &written.words {
            self.taxonomy_word(taxonomy, Some(&name), finer, words);
        }
    }

    fn define_taxonomy_again(&mut self, item: &ast::Taxonomy) {
        let first = self.defined.get(&("word-taxonomy", item.name.value.clone())).copied().unwrap_or_default();
        self.report(
            Diagnostic::new(Code::DuplicateDefinition, item.name.span)
                .arg("kind", ArgValue::Word("word-taxonomy"))
                .arg("name", item.name.value.as_str())
                .label(first, "label-first-defined"),
        );
    }

    pub(super) fn checks(&mut self, item: &ast::Facts) {
        for check in &item.checks {
            let mut condition = self.reasoned(check);
            // Readers take a doubt for the shipped rules' own unless it says whose it is.
            if let Some((_, alias)) = self.unit.plugin {
                condition.text = Text::new(
                    format!("{}（成果包 {alias} 的核对）", condition.text.zh),
                    format!("{} (checked by the plugin {alias})", condition.text.en),
                );
            }
            self.ruleset.checks.push(condition);
        }
    }

    pub(super) fn reasoned(&mut self, reasoned: &ast::Reasoned) -> Condition {
        let text = match &reasoned.text {
            Some(text) => self.text(text),
            None => {
                self.both_languages(reasoned.span, false, false);
                Text::default()
            }
        };
        Condition {
            expr: self.condition(&reasoned.condition, false),
            weight: reasoned.weight.as_ref().map_or(0, |weight| weight.value),
            text,
            citations: self.citations(&reasoned.cites),
        }
    }

    pub(super) fn choice(&mut self, item: &ast::Choice) {
        if !self.define_name("word-choice", &item.name) {
            return;
        }
        self.required(&item.title, "title", "word-choice", &item.name);
        self.required(&item.select, "select", "word-choice", &item.name);
        let title = item.title.as_ref().map(|title| self.text(title)).unwrap_or_default();
        if let Some(note) = &item.note {
            self.text(note);
        }
        let several = item.select.as_ref().is_some_and(|select| select.value == Select::Several);
        self.ruleset.choices.push(Choice { name: item.name.value.clone(), title, several });
    }

    pub(super) fn model(&mut self, item: &ast::Model) {
        if !self.define_name("word-model", &item.name) {
            return;
        }
        let axis = item.name.value.rsplit_once('.').map_or("", |(axis, _)| axis);
        let Some(choice) = self.ruleset.choices.iter().position(|choice| choice.name == axis) else {
            let names: Vec<String> = self.ruleset.choices.iter().map(|choice| choice.name.clone()).collect();
            let near = nearest(axis, names.iter().map(String::as_str)).map(str::to_owned);
            let mut diagnostic = Diagnostic::new(Code::UnknownReference, item.name.span)
                .arg("kind", ArgValue::Word("word-choice"))
                .arg("name", axis);
            if let Some(near) = near {
                diagnostic = diagnostic.arg("suggestion", near);
            }
            self.report(diagnostic);
            return;
        };
        self.required(&item.title, "title", "word-model", &item.name);
        self.required(&item.basis, "basis", "word-model", &item.name);
        let basis = basis(item.basis.as_ref().map(|basis| basis.value));
        self.cited(&item.cites, basis, &item.name);
        let effects = self.effects(item.effects.as_ref(), &item.name);
        let model = Model {
            name: item.name.value.clone(),
            choice,
            title: item.title.as_ref().map(|title| self.text(title)).unwrap_or_default(),
            plugin: self.plugin_index(),
            basis,
            requires: item.requires.iter().map(|one| self.reasoned(one)).collect(),
            favours: item.favours.iter().map(|one| self.reasoned(one)).collect(),
            cautions: item.cautions.iter().map(|one| self.reasoned(one)).collect(),
            effects,
            note: item.note.as_ref().map(|note| self.text(note)),
            citations: self.citations(&item.cites),
            span: item.name.span,
        };
        self.ruleset.models.push(model);
    }

    /// What is not our own design names its source.
    pub(super) fn cited(&mut self, cites: &[ast::Cite], basis: Basis, name: &ast::Name) {
        if basis != Basis::Design && cites.is_empty() {
            self.report(Diagnostic::new(Code::MissingCitation, name.span).arg("name", name.value.as_str()));
        }
    }

    /// Effects must be answered, if only with `none`.
    pub(super) fn effects(&mut self, effects: Option<&ast::Effects>, name: &ast::Name) -> Vec<String> {
        let Some(effects) = effects else {
            self.report(Diagnostic::new(Code::UnansweredEffects, name.span).arg("name", name.value.as_str()));
            return Vec::new();
        };
        for effect in &effects.members {
            self.word("effect", effect, "word-effect");
        }
        effects.members.iter().map(|effect| effect.value.clone()).collect()
    }

    /// What a plugin's rules say that it brings about it does, whatever its manifest denies or leaves open.
    pub(super) fn brings_about(&mut self, effects: &[String]) {
        let Some(plugin) = self.plugin_index().and_then(|index| self.ruleset.plugins.get_mut(index)) else { return };
        plugin.unanswered.retain(|effect| !effects.contains(effect));
        for effect in effects {
            if !plugin.effects.contains(effect) {
                plugin.effects.push(effect.clone());
            }
        }
    }

    pub(super) fn innovation(&mut self, item: &ast::Innovation) {
        let Some(plugin) = self.plugin_index() else {
            // Outside a plugin an innovation has no origin to answer for it.
            self.report(
                Diagnostic::new(Code::UnknownReference, item.name.span)
                    .arg("kind", ArgValue::Word("word-plugin"))
                    .arg("name", item.name.value.as_str()),
            );
            return;
        };
        if !self.define_name("word-innovation", &item.name) {
            return;
        }
        if let Some(title) = &item.title {
            self.text(title);
        }
        let note = item.note.as_ref().map(|note| self.text(note));
        let citations = self.citations(&item.cites);
        let effects = self.effects(item.effects.as_ref(), &item.name);
        self.brings_about(&effects);
        for rule in &item.answers {
            self.reference("word-rule", rule);
        }
        for param in &item.localise {
            self.reference("word-param", param);
            self.used.insert(("word-param", param.value.clone()));
        }
        let expects = item.expects.iter().filter_map(|expected| self.expected(expected)).collect();
        let needs = item.needs.iter().map(|need| self.reasoned(need)).collect();
        self.ruleset.innovations.push(Innovation {
            plugin,
            answers: item.answers.iter().map(|rule| rule.value.clone()).collect(),
            needs,
            localise: item.localise.iter().map(|param| param.value.clone()).collect(),
            expects,
            note,
            citations,
        });
    }
}

impl Compiler<'_> {
    /// Members are added to a set only.
    fn expected(&mut self, expected: &ast::Expectation) -> Option<Expected> {
        let path = &expected.becomes.path;
        let declared = self.names.schema.find(&path.value).and_then(|id| self.names.schema.fact(id));
        if let Some(declared) = declared.filter(|declared| expected.adds && !declared.is_set) {
            let found = declared.ty.to_string();
            self.report(Diagnostic::new(Code::TypeMismatch, path.span).arg("expected", "set").arg("found", found));
            return None;
        }
        let (fact, value) = self.assignment(&expected.becomes)?;
        Some(Expected { fact, value, adds: expected.adds })
    }
}

/// What a basis clause says; the weakest when it is absent.
pub(super) fn basis(written: Option<ast::Basis>) -> Basis {
    match written {
        Some(ast::Basis::Seed) => Basis::Seed,
        Some(ast::Basis::Example) => Basis::Example,
        Some(ast::Basis::Design) | None => Basis::Design,
    }
}
