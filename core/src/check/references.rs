//! References between items, and what nothing refers to.

use guiju_grammar::ast::{Hold, HoldKind, ItemKind, Name};
use guiju_grammar::{ArgValue, Code, Diagnostic, nearest};

use super::{Compiler, Unit};
use crate::ruleset::NameUse;

impl<'a> Compiler<'a> {
    /// A name that an item of this kind must have.
    pub(super) fn reference(&mut self, kind: &'static str, name: &Name) {
        self.refer(Code::UnknownReference, kind, name);
    }

    fn refer(&mut self, code: Code, kind: &'static str, name: &Name) {
        if let Some(defined) = self.defined.get(&(kind, name.value.clone())) {
            self.ruleset.uses.push(NameUse { used: name.span, defined: *defined });
            return;
        }
        let mut known: Vec<&str> =
            self.defined.keys().filter(|(other, _)| *other == kind).map(|(_, name)| name.as_str()).collect();
        known.sort_unstable();
        let near = nearest(&name.value, known).map(str::to_owned);
        self.report(
            Diagnostic::new(code, name.span)
                .arg("kind", ArgValue::Word(kind))
                .arg("name", name.value.as_str())
                .suggest(name.span, near.as_deref()),
        );
    }

    /// `taxonomy.word`
    pub(super) fn tag(&mut self, tag: &Name) {
        if !self.is_tag(&tag.value) {
            self.unknown_tag(Code::UnknownTag, tag);
        }
    }

    fn is_tag(&self, tag: &str) -> bool {
        tag.split_once('.')
            .is_some_and(|(taxonomy, word)| self.ruleset.words(taxonomy).iter().any(|known| known.name == word))
    }

    fn unknown_tag(&mut self, code: Code, tag: &Name) {
        let taxonomies = self.ruleset.taxonomies.iter();
        let tags = taxonomies
            .flat_map(|taxonomy| taxonomy.words.iter().map(move |word| format!("{}.{}", taxonomy.name, word.name)));
        let tags: Vec<String> = tags.collect();
        let near = nearest(&tag.value, tags.iter().map(String::as_str));
        self.report(
            Diagnostic::new(code, tag.span)
                .arg("kind", ArgValue::Word("word-tag"))
                .arg("name", tag.value.as_str())
                .suggest(tag.span, near),
        );
    }

    /// What can only be looked up when every item is known: what guards hold and what plugins' rules further.
    pub(super) fn references(&mut self, units: &[Unit<'a>]) {
        for unit in units {
            self.unit = self.current(unit);
            for item in &unit.ast.items {
                let body = match &item.kind {
                    ItemKind::Guard(guard) => {
                        guard.holds.iter().for_each(|hold| self.hold(hold));
                        continue;
                    }
                    ItemKind::Rule(rule) => &rule.body,
                    ItemKind::Variant(variant) => &variant.body,
                    _ => continue,
                };
                for name in &body.furthers {
                    if !self.is_tag(&name.value) {
                        self.reference("word-rule", name);
                    }
                }
            }
        }
    }

    fn hold(&mut self, hold: &Hold) {
        for name in &hold.names {
            match hold.kind {
                HoldKind::Rules => self.refer(Code::UnknownHold, "word-rule", name),
                HoldKind::Models => self.refer(Code::UnknownHold, "word-model", name),
                HoldKind::Tags if !self.is_tag(&name.value) => self.unknown_tag(Code::UnknownHold, name),
                HoldKind::Effects => self.word("effect", name, "word-effect"),
                // A plugin that is not loaded may be named: it is held when it comes.
                HoldKind::Tags | HoldKind::Plugins => {}
            }
        }
    }

    /// Parameters, definitions and sources that nothing uses are likely mistakes.
    pub(super) fn unused(&mut self) {
        let used: std::collections::HashSet<_> = self.ruleset.uses.iter().map(|one| one.defined).collect();
        let mut idle: Vec<(&'static str, String, guiju_grammar::Span)> = Vec::new();
        for ((kind, name), span) in &self.defined {
            let counts = matches!(*kind, "word-param" | "word-define" | "word-source");
            if counts && !used.contains(span) && !self.used.contains(&(kind, name.clone())) {
                idle.push((kind, name.clone(), *span));
            }
        }
        for (kind, name, span) in idle {
            self.report(
                Diagnostic::new(Code::UnusedDefinition, span).arg("kind", ArgValue::Word(kind)).arg("name", name),
            );
        }
    }
}
