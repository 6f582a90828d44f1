//! Rules, variants and guards.

use guiju_grammar::ast::{self, Gravity, Name, RuleBody};
use guiju_grammar::{ArgValue, Code, Diagnostic};

use super::Compiler;
use super::items::basis;
use crate::assessment::{Severity, Text};
use crate::ir::ExprId;
use crate::ruleset::{Guard, Rule, Template};

impl Compiler<'_> {
    pub(super) fn rule(&mut self, item: &ast::Rule) {
        if !self.define_name("word-rule", &item.name) {
            return;
        }
        let body = &item.body;
        self.required(&body.number, "number", "word-rule", &item.name);
        self.required(&body.title, "title", "word-rule", &item.name);
        self.required(&body.basis, "basis", "word-rule", &item.name);
        self.required(&body.require, "require", "word-rule", &item.name);
        self.required(&body.recommend, "recommend", "word-rule", &item.name);
        let severity = self.severities(body);
        self.required(&severity.0, "severity", "word-rule", &item.name);
        self.number(body.number.as_ref());
        let basis = basis(body.basis.as_ref().map(|basis| basis.value));
        self.cited(&body.cites, basis, &item.name);
        let effects = self.effects(body.effects.as_ref(), &item.name);
        self.brings_about(&effects);
        let when = body.when.as_ref().map(|when| self.condition(when, false));
        let Some(require) = body.require.as_ref().map(|require| self.condition(require, false)) else { return };
        let rule = Rule {
            name: item.name.value.clone(),
            number: body.number.as_ref().map(|number| number.value.clone()).unwrap_or_default(),
            title: self.optional_text(body.title.as_ref()).unwrap_or_default(),
            plugin: self.plugin_index(),
            variant_of: None,
            tags: self.tags(body),
            basis,
            severity: severity.0.unwrap_or(Severity::Low),
            severities: severity.1,
            when,
            require,
            recommend: self.recommendation(body.recommend.as_ref(), false),
            effects,
            furthers: body.furthers.iter().map(|name| name.value.clone()).collect(),
            note: self.optional_text(body.note.as_ref()),
            citations: self.citations(&body.cites),
            span: item.name.span,
        };
        self.ruleset.rules.push(rule);
    }

    /// A variant takes over what it does not say from its base rule.
    pub(super) fn variant(&mut self, item: &ast::Variant) {
        if !self.define_name("word-rule", &item.name) {
            return;
        }
        self.required(&item.body.number, "number", "word-variant", &item.name);
        if self.ruleset.rules.iter().any(|rule| rule.name == item.of.value && rule.variant_of.is_some()) {
            self.report(
                Diagnostic::new(Code::UnknownReference, item.of.span)
                    .arg("kind", ArgValue::Word("word-rule"))
                    .arg("name", item.of.value.as_str()),
            );
        }
        self.reference("word-rule", &item.of);
        let found = self.ruleset.rules.iter().position(|rule| rule.name == item.of.value && rule.variant_of.is_none());
        let Some((base, of)) = found.and_then(|of| Some((self.ruleset.rules.get(of)?.clone(), of))) else { return };
        let body = &item.body;
        self.number(body.number.as_ref());
        let severity = self.severities(body);
        let written = body.basis.as_ref().map(|written| basis(Some(written.value)));
        let effects = match &body.effects {
            None => base.effects.clone(),
            given => {
                let effects = self.effects(given.as_ref(), &item.name);
                self.brings_about(&effects);
                effects
            }
        };
        let citations = self.citations(&body.cites);
        let tags = self.tags(body);
        let rule = Rule {
            name: item.name.value.clone(),
            number: body.number.as_ref().map_or(base.number, |number| number.value.clone()),
            title: self.optional_text(body.title.as_ref()).unwrap_or(base.title),
            plugin: self.plugin_index(),
            variant_of: Some(of),
            tags: if tags.is_empty() { base.tags } else { tags },
            basis: written.unwrap_or(base.basis),
            severity: severity.0.unwrap_or(base.severity),
            severities: if body.severities.is_empty() { base.severities } else { severity.1 },
            when: body.when.as_ref().map(|when| self.condition(when, false)).or(base.when),
            require: body.require.as_ref().map_or(base.require, |require| self.condition(require, false)),
            recommend: match &body.recommend {
                None => base.recommend,
                given => self.recommendation(given.as_ref(), false),
            },
            effects,
            furthers: body.furthers.iter().map(|name| name.value.clone()).collect(),
            note: self.optional_text(body.note.as_ref()).or(base.note),
            citations: if citations.is_empty() { base.citations } else { citations },
            span: item.name.span,
        };
        self.ruleset.rules.push(rule);
    }

    pub(super) fn guard(&mut self, item: &ast::Guard) {
        if !self.define_name("word-guard", &item.name) {
            return;
        }
        self.required(&item.number, "number", "word-guard", &item.name);
        self.required(&item.title, "title", "word-guard", &item.name);
        self.required(&item.basis, "basis", "word-guard", &item.name);
        self.required(&item.require, "require", "word-guard", &item.name);
        self.required(&item.recommend, "recommend", "word-guard", &item.name);
        self.number(item.number.as_ref());
        let basis = basis(item.basis.as_ref().map(|basis| basis.value));
        self.cited(&item.cites, basis, &item.name);
        if item.holds.is_empty() {
            self.report(Diagnostic::new(Code::IdleGuard, item.name.span).arg("name", item.name.value.as_str()));
        }
        let Some(require) = item.require.as_ref().map(|require| self.condition(require, true)) else { return };
        let holds = item.holds.iter().map(|hold| {
            let names: Vec<String> = hold.names.iter().map(|name| name.value.clone()).collect();
            (hold.kind, (!names.is_empty()).then_some(names))
        });
        let guard = Guard {
            name: item.name.value.clone(),
            number: item.number.as_ref().map(|number| number.value.clone()).unwrap_or_default(),
            title: self.optional_text(item.title.as_ref()).unwrap_or_default(),
            plugin: self.plugin_index(),
            basis,
            running: item.running.as_ref().map(|running| self.condition(running, true)),
            require,
            holds: holds.collect(),
            recommend: self.recommendation(item.recommend.as_ref(), true),
            note: self.optional_text(item.note.as_ref()),
            citations: self.citations(&item.cites),
            span: item.name.span,
        };
        self.ruleset.guards.push(guard);
    }

    fn optional_text(&mut self, text: Option<&ast::Text>) -> Option<Text> {
        text.map(|text| self.text(text))
    }

    fn recommendation(&mut self, text: Option<&ast::TemplateText>, in_guard: bool) -> Template {
        text.map(|text| self.template(text, in_guard)).unwrap_or_default()
    }

    /// The number people cite is given once only.
    fn number(&mut self, number: Option<&Name>) {
        if let Some(number) = number {
            if !is_number(&number.value) {
                self.report(Diagnostic::new(Code::UnfitNumber, number.span).arg("found", number.value.as_str()));
            }
            // Readers take `tra-02` for TRA-02.
            let key = ("word-rule-number", number.value.to_uppercase());
            match self.defined.get(&key).copied() {
                Some(first) => self.report(
                    Diagnostic::new(Code::DuplicateDefinition, number.span)
                        .arg("kind", ArgValue::Word("word-rule-number"))
                        .arg("name", number.value.as_str())
                        .label(first, "label-first-defined"),
                ),
                None => {
                    self.defined.insert(key, number.span);
                }
            }
        }
    }

    fn severities(&mut self, body: &RuleBody) -> (Option<Severity>, Vec<(Severity, ExprId)>) {
        let mut plain = None;
        let mut conditional = Vec::new();
        for clause in &body.severities {
            let severity = match clause.gravity {
                Gravity::Low => Severity::Low,
                Gravity::Medium => Severity::Medium,
                Gravity::High => Severity::High,
                Gravity::Critical => Severity::Critical,
            };
            match &clause.when {
                Some(when) => {
                    let when = self.condition(when, false);
                    conditional.push((severity, when));
                }
                None if plain.is_some() => {
                    self.report(Diagnostic::new(Code::RepeatedClause, clause.span).arg("word", "severity"));
                }
                None => plain = Some(severity),
            }
        }
        (plain, conditional)
    }

    fn tags(&mut self, body: &RuleBody) -> Vec<String> {
        for tag in &body.tags {
            self.tag(tag);
        }
        body.tags.iter().map(|tag| tag.value.clone()).collect()
    }
}

/// Whether a text can be a number: Latin letters, Chinese characters, digits, and signs between them. Letters that look alike
/// and signs nobody sees have no place in what reports are quoted by. Behind `@` stands the name that a place gave the plugin.
fn is_number(text: &str) -> bool {
    let number = text.split_once('@').map_or(text, |(number, _)| number);
    let is_letter = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '\u{4e00}'..='\u{9fff}');
    number.starts_with(is_letter) && number.chars().all(|part| is_letter(part) || matches!(part, '-' | '.' | '_' | '/'))
}
