//! `[inherits]`: facts that a region takes from the profile of the one above it. Only facts that are named are taken, and only
//! where the region says nothing of them itself; each stays marked as the other's.

use guiju_grammar::{ArgValue, Code, Diagnostic, Span};

use super::read::Reader;
use super::tree::{Kind, Tree};
use super::{Given, Profile};
use crate::assessment::{Inherited, ProfileFile, Text};
use crate::ruleset::Ruleset;
use crate::value::Value;

/// What a profile takes from another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inherits {
    /// The other region's id.
    pub from: String,
    /// Paths of facts or of groups of facts.
    pub facts: Vec<String>,
    /// Where that is written.
    pub span: Span,
}

impl Reader<'_> {
    pub(super) fn inherits(&mut self, tree: &Tree) {
        let Some(Tree { kind: Kind::Text(from), .. }) = tree.get("from") else {
            self.wrong_type("inherits.from", tree.get("from").unwrap_or(tree), "word-text");
            return;
        };
        let Some(Tree { kind: Kind::List(listed), .. }) = tree.get("facts") else {
            self.wrong_type("inherits.facts", tree.get("facts").unwrap_or(tree), "word-list");
            return;
        };
        let mut facts = Vec::new();
        for item in listed {
            let Kind::Text(path) = &item.kind else {
                self.wrong_type("inherits.facts", item, "word-text");
                continue;
            };
            let key = guiju_grammar::Spanned::new(path.clone(), item.span);
            if path == "region" || path.starts_with("region.") {
                self.report(not_inherited(item.span, "word-inherit-region", path));
            } else if self.is_known(path) {
                facts.push(path.clone());
            } else {
                self.unknown_path(path, &key);
            }
        }
        for (key, _) in tree.table().unwrap_or_default() {
            if !["from", "facts"].contains(&key.value.as_str()) {
                let near = guiju_grammar::nearest(&key.value, ["from", "facts"]);
                let diagnostic = Diagnostic::new(Code::UnknownFactKey, key.span).arg("key", key.value.as_str());
                self.report(diagnostic.suggest(key.span, near));
            }
        }
        self.profile.inherits = Some(Inherits { from: from.clone(), facts, span: tree.span });
    }
}

fn not_inherited(span: Span, detail: &'static str, name: &str) -> Diagnostic {
    Diagnostic::new(Code::NotInherited, span).arg("detail", ArgValue::Word(detail)).arg("name", name)
}

impl Inherits {
    /// That the other profile cannot be had: it is not there, or it leads back here.
    pub fn unavailable(&self, goes_round: bool) -> Diagnostic {
        not_inherited(self.span, if goes_round { "word-inherit-circle" } else { "word-inherit-absent" }, &self.from)
    }
}

impl Profile {
    /// Takes from another profile what this one inherits, and notes both files.
    ///
    /// # Errors
    ///
    /// GJ0806 when the other profile is of another region than the one named.
    pub fn inherit(&mut self, other: &Profile, ruleset: &Ruleset) -> Result<(), Diagnostic> {
        let Some(inherits) = self.inherits.clone() else { return Ok(()) };
        let id = other.text(ruleset, "region.id");
        if id.as_deref() != Some(inherits.from.as_str()) {
            return Err(not_inherited(inherits.span, "word-inherit-other", &id.unwrap_or_default()));
        }
        let mark = Inherited { id: inherits.from.clone(), name: other.name(ruleset) };
        let is_named = |path: &str| {
            let covers = |prefix: &String| {
                path.strip_prefix(prefix.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            };
            inherits.facts.iter().any(covers)
        };
        let named = ruleset.schema.iter().filter(|(_, fact)| is_named(&fact.path) && !fact.is_identity());
        for (id, _) in named {
            let at = id.0 as usize;
            let (Some(own), Some(theirs)) = (self.facts.get_mut(at), other.facts.get(at)) else { continue };
            let is_silent = matches!(own.given, Given::Nothing) && own.missing.is_none();
            if is_silent && !matches!(theirs.given, Given::Nothing) {
                *own = theirs.clone();
                own.mark(&mark);
            }
        }
        self.files = self.all_files(ruleset).into_iter().chain(other.all_files(ruleset)).collect();
        for (key, title) in &other.sources {
            if !self.sources.iter().any(|(known, _)| known == key) {
                self.sources.push((key.clone(), title.clone()));
            }
        }
        Ok(())
    }

    /// Its file, and those it takes facts from.
    fn all_files(&self, ruleset: &Ruleset) -> Vec<ProfileFile> {
        let own = || {
            let id = self.region(ruleset).unwrap_or_default();
            Some(ProfileFile { id, name: self.name(ruleset), digest: self.digest.clone()? })
        };
        if self.files.is_empty() { own().into_iter().collect() } else { self.files.clone() }
    }

    /// What readers call the region.
    fn name(&self, ruleset: &Ruleset) -> Text {
        let name = |path| self.text(ruleset, path).or_else(|| self.region(ruleset)).unwrap_or_default();
        Text { zh: name("region.name.zh"), en: name("region.name.en") }
    }

    /// A text that the profile states.
    pub(super) fn text(&self, ruleset: &Ruleset, path: &str) -> Option<String> {
        match &self.entry(ruleset.schema.find(path)?)?.given {
            Given::Value(Value::String(text)) => Some(text.to_string()),
            _ => None,
        }
    }
}

impl super::Entry {
    /// Marks it as another region's; what that one has inherited itself keeps its first mark.
    fn mark(&mut self, mark: &Inherited) {
        let set = |provenance: &mut super::Provenance| {
            provenance.inherited.get_or_insert_with(|| mark.clone());
        };
        set(&mut self.provenance);
        if let Given::Set { has, lacks, .. } = &mut self.given {
            has.iter_mut().chain(lacks).for_each(|member| set(&mut member.provenance));
        }
    }
}
