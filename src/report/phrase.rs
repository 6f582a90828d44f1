//! The small phrases that reports are made of: values with their provenance, places in sources, dates.

use guiju_core::assessment::{
    Argument, Assessment, Basis, Citation, Evidence, FactUse, Finding, Missing, ProfileKind, SourceKind, SourceSummary,
    Text, Truth,
};

use crate::i18n::{Args, Lang, Words};
use crate::report::layout;
use crate::report::locator::locator;
use crate::say;

/// Puts parts of one assessment into words of one language.
#[derive(Clone, Copy)]
pub struct Phrases<'a> {
    /// The language's catalogue.
    pub words: &'a Words,
    /// The assessment.
    pub assessment: &'a Assessment,
}

impl<'a> Phrases<'a> {
    /// The side of a text in the reader's language.
    pub fn of<'t>(&self, text: &'t Text) -> &'t str {
        self.words.lang().of(text)
    }

    /// A fact with its value, how and when it is known, and where it stands.
    pub fn fact(&self, fact: &FactUse) -> String {
        self.told(fact, "fact-value", "fact-missing")
    }

    /// A fact with its value alone.
    pub fn plain_fact(&self, fact: &FactUse) -> String {
        match &fact.value {
            Some(value) => say!(self.words, "fact-value", label = self.of(&fact.label), value = self.of(value)),
            None => say!(self.words, "fact-missing", label = self.of(&fact.label)),
        }
    }

    /// The same with the fact's path, by which rules name it.
    pub fn traced_fact(&self, fact: &FactUse) -> String {
        self.told(fact, "traced-fact", "traced-fact-missing")
    }

    fn told(&self, fact: &FactUse, stated: &str, missing: &str) -> String {
        let mut args = Args::new();
        args.set("label", self.of(&fact.label));
        args.set("path", fact.path.as_str());
        let Some(value) = &fact.value else {
            if let Some(why) = fact.missing {
                args.set("why", self.words.text(&key("missing", why)));
            }
            return self.words.say(missing, &args);
        };
        args.set("value", self.of(value));
        let known = self.provenance(fact);
        // A region's own name and level need no proof.
        if !is_region(fact) && !known.is_empty() {
            args.set("known", known);
        }
        self.words.say(stated, &args)
    }

    /// A fact that is asked for, and why it is missing, when the profile says.
    pub fn wanted(&self, label: &Text, missing: Option<Missing>) -> String {
        let label = self.of(label).to_owned();
        match missing {
            Some(missing) => label + &say!(self.words, "in-brackets", text = self.words.text(&key("missing", missing))),
            None => label,
        }
    }

    /// How and when a fact is known, and where it stands.
    pub fn provenance(&self, fact: &FactUse) -> String {
        let evidence = fact.evidence.map(|evidence| self.evidence(fact, evidence));
        let source = fact.source.as_ref().map(|source| self.short_place(source, &fact.at));
        let time = (fact.as_of.is_some() || !self.undated()).then(|| self.time(fact));
        let parts: Vec<String> = evidence.into_iter().chain(time).chain(source).collect();
        let comma = self.words.text("comma");
        parts.join(&comma)
    }

    /// Whether a place's own profile dates none of its facts: that is said once, and not on every line.
    pub fn undated(&self) -> bool {
        let mut stated =
            self.assessment.facts.iter().filter(|fact| fact.value.is_some() && !is_region(fact)).peekable();
        self.assessment.profile.kind == ProfileKind::Own
            && stated.peek().is_some()
            && stated.all(|fact| fact.as_of.is_none())
    }

    /// How a fact is known.
    pub fn evidence(&self, fact: &FactUse, evidence: Evidence) -> String {
        let word = self.words.text(&key("evidence", evidence));
        let word = if is_cited(fact) { say!(self.words, "evidence-cited", evidence = word) } else { word };
        match &fact.inherited {
            Some(from) => say!(self.words, "evidence-inherited", region = self.of(&from.name), evidence = word),
            None => word,
        }
    }

    /// The fact's own date, or that it has none.
    pub fn time(&self, fact: &FactUse) -> String {
        fact.as_of.as_deref().map_or_else(|| self.words.text("undated"), |date| self.date(date))
    }

    /// A date of any precision: 2024-07-08, 2018-07, 2017.
    pub fn date(&self, written: &str) -> String {
        date(self.words, written)
    }

    /// Citations with the number the source has at the report's foot.
    pub fn citations(&self, citations: &[Citation]) -> String {
        let places: Vec<String> = citations.iter().map(|citation| self.place(&citation.source, &citation.at)).collect();
        places.join(&self.words.text("semicolon"))
    }

    /// Citations by number and place only, inside a phrase.
    pub fn short_citations(&self, citations: &[Citation]) -> String {
        let places: Vec<String> =
            citations.iter().map(|citation| self.short_place(&citation.source, &citation.at)).collect();
        places.join(&self.words.text("semicolon"))
    }

    /// A source by its number at the report's foot, and places in it.
    pub fn short_place(&self, key: &str, at: &[String]) -> String {
        self.located(key, at, "place-short")
    }

    /// A source by its number and short title, and places in it.
    pub fn place(&self, key: &str, at: &[String]) -> String {
        self.located(key, at, "place")
    }

    fn located(&self, key: &str, at: &[String], form: &str) -> String {
        let places: Vec<String> = at.iter().map(|place| locator(self.words, place, self.source_kind(key))).collect();
        let mut args = Args::new();
        if !places.is_empty() {
            args.set("places", self.words.list(&places));
        }
        let found = self.assessment.sources.iter().enumerate().find(|(_, source)| source.key == key);
        let Some((index, source)) = found else {
            args.set("source", key);
            return self.words.say("place-unlisted", &args);
        };
        args.set("number", index + 1);
        args.set("title", self.short_title(source));
        if let Some(document) = &source.document {
            args.set("document", document.as_str());
        }
        // A policy is known by its document number.
        let form = if form == "place" && source.document.is_some() { "place-document" } else { form };
        self.words.say(form, &args)
    }

    /// A title without its subtitle, and not longer than half a line.
    fn short_title(&self, source: &SourceSummary) -> String {
        const LONGEST: usize = 48;
        let full = self.of(&source.title);
        let main = full.split("——").next().and_then(|main| main.split(": ").next()).unwrap_or(full);
        if layout::width(main) <= LONGEST {
            return main.to_owned();
        }
        let line = layout::wrap(main, "", "", LONGEST).into_iter().next().unwrap_or_default();
        // A title is not broken off behind "of" or "and".
        let mut words: Vec<&str> = line.split(' ').collect();
        while words.len() > 1 && words.last().is_some_and(|word| word.len() <= 3) {
            words.pop();
        }
        format!("{}…", words.join(" "))
    }

    /// What a requirement rests on, and which of its parameters rest on less.
    pub fn basis(&self, finding: &Finding) -> String {
        let own = self.basis_long(finding.basis, &finding.citations);
        if finding.weakest_basis <= finding.basis {
            return own;
        }
        let read: Vec<&String> = finding.reasons.iter().flat_map(|reason| &reason.parameters).collect();
        let weakest = self.assessment.parameters.iter().filter(|parameter| parameter.basis == finding.weakest_basis);
        let mut names: Vec<&str> = weakest
            .filter(|parameter| read.contains(&&parameter.name))
            .map(|parameter| self.of(&parameter.title))
            .collect();
        names.dedup();
        let weak = self.words.text(&key("basis-weak", finding.weakest_basis));
        if names.is_empty() {
            return say!(self.words, "basis-weakest", own = own, weak = weak);
        }
        say!(self.words, "basis-weakest", own = own, weak = weak, names = self.words.list(&names))
    }

    /// What something rests on, in a sentence. Only a law, a policy or a standard makes a requirement of what it says.
    pub fn basis_long(&self, basis: Basis, citations: &[Citation]) -> String {
        if basis == Basis::Seed && citations.iter().any(|citation| self.is_official(citation)) {
            return self.words.text("basis-official");
        }
        let is_elsewhere = |citation: &Citation| {
            let source = self.assessment.sources.iter().find(|source| source.key == citation.source);
            source.is_some_and(is_of_another_place)
        };
        if basis == Basis::Seed && citations.iter().any(is_elsewhere) {
            return self.words.text("basis-elsewhere");
        }
        self.words.text(&key("basis-long", basis))
    }

    /// Whether a citation is of a law, a policy or a standard, and of none that another place issued.
    pub fn is_official(&self, citation: &Citation) -> bool {
        let source = self.assessment.sources.iter().find(|source| source.key == citation.source);
        source.is_some_and(|source| is_document(source) && source.elsewhere.is_empty())
    }

    fn source_kind(&self, key: &str) -> Option<SourceKind> {
        self.assessment.sources.iter().find(|source| source.key == key)?.kind
    }

    /// The short word for what something rests on.
    pub fn basis_word(&self, basis: Basis) -> String {
        self.words.text(&key("basis", basis))
    }

    /// A condition, and whether it is met here.
    pub fn condition(&self, argument: &Argument) -> String {
        self.stated(argument, "condition")
    }

    /// An argument for or against a model, and whether it applies here.
    pub fn argument(&self, argument: &Argument) -> String {
        self.stated(argument, "argument")
    }

    fn stated(&self, argument: &Argument, prefix: &str) -> String {
        let state = self.words.text(&key(prefix, argument.value));
        let lacks = |fact: &&FactUse| argument.value == Truth::Unknown && argument.lacking.contains(&fact.path);
        let missing: Vec<&str> = argument.facts.iter().filter(lacks).map(|fact| self.of(&fact.label)).collect();
        let text = self.of(&argument.text);
        let mut phrase = if missing.is_empty() {
            say!(self.words, "argument", state = state, text = text)
        } else {
            say!(self.words, "argument", state = state, text = text, missing = self.words.list(&missing))
        };
        if !argument.citations.is_empty() {
            phrase += &say!(self.words, "in-brackets", text = self.short_citations(&argument.citations));
        }
        phrase
    }

    /// What to do first for a safeguard. Where nobody knows whether it stands, that is to be found out before anything else.
    pub fn first(&self, first: &Text, unknown: bool) -> String {
        let first = self.of(first);
        if unknown { say!(self.words, "first-check", first = first) } else { first.to_owned() }
    }

    /// A title in quotation marks; those inside it become the inner ones, and a title that is one quotation has its own.
    pub fn quoted(&self, title: &str) -> String {
        if title.starts_with('“') && title.find('”') == Some(title.len() - '”'.len_utf8()) {
            return title.to_owned();
        }
        say!(self.words, "quoted", text = title.replace('“', "‘").replace('”', "’"))
    }

    /// Number and title.
    pub fn name(&self, number: &str, title: &Text) -> String {
        say!(self.words, "number-title", number = number, title = self.of(title))
    }

    /// Whether a fact's value should be checked against current data before anyone acts on it: it was inferred, or it
    /// was taken from a paper.
    pub fn needs_verifying(&self, fact: &FactUse) -> bool {
        let from_paper =
            || fact.source.as_ref().is_some_and(|source| self.source_kind(source) == Some(SourceKind::Paper));
        is_second_hand(fact) || (fact.value.is_some() && !is_region(fact) && from_paper())
    }

    /// How and of when facts are known, each kind once.
    pub fn kinds<'f>(&self, facts: impl IntoIterator<Item = &'f FactUse>) -> String {
        let mut kinds: Vec<String> = Vec::new();
        for fact in facts {
            let evidence = self.evidence(fact, fact.evidence.unwrap_or(Evidence::Inferred));
            let kind = say!(self.words, "verify-kind", evidence = evidence, time = self.time(fact));
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        self.words.list(&kinds)
    }
}

/// A date of any precision: 2024-07-08, 2018-07, 2017.
pub fn date(words: &Words, date: &str) -> String {
    let parts: Vec<&str> = date.split('-').map(|part| part.trim_start_matches('0')).collect();
    match (words.lang(), parts.as_slice()) {
        (Lang::Zh, [year]) => format!("{year}年"),
        (Lang::Zh, [year, month]) => format!("{year}年{month}月"),
        (Lang::Zh, [year, month, day]) => format!("{year}年{month}月{day}日"),
        _ => date.to_owned(),
    }
}

/// A source in full: what it is, its bibliographic line, who issued it under which number and when, and what to know of it.
pub fn source_in_full(words: &Words, source: &SourceSummary) -> String {
    let of = |text: &Text| words.lang().of(text).to_owned();
    let kind = source.kind.map_or_else(|| words.text("source-own"), |kind| words.text(&key("source", kind)));
    let title = of(&source.title);
    let mut text = match &source.citation {
        Some(citation) => say!(words, "foot-source", kind = kind, title = title, citation = citation.as_str()),
        None => say!(words, "foot-source", kind = kind, title = title),
    };
    let issued = source.issued.as_deref().map(|issued| date(words, issued));
    let issue: Vec<String> =
        source.issuer.as_ref().map(of).into_iter().chain(source.document.clone()).chain(issued).collect();
    if !issue.is_empty() {
        text += &say!(words, "in-brackets", text = issue.join(&words.text("comma")));
    }
    if is_of_another_place(source) {
        text += &say!(words, "in-brackets", text = words.text("source-elsewhere"));
    }
    if let Some(note) = &source.note {
        text += &say!(words, "foot-source-note", note = of(note));
    }
    text
}

/// Whether it is a law, a policy or a standard.
pub fn is_document(source: &SourceSummary) -> bool {
    matches!(source.kind, Some(SourceKind::Law | SourceKind::Policy | SourceKind::Standard))
}

/// Whether it is a law, a policy or a standard that came with a plugin from another place.
pub fn is_of_another_place(source: &SourceSummary) -> bool {
    is_document(source) && !source.elsewhere.is_empty()
}

/// Whether a fact only says which region this is; that needs no proof.
pub fn is_region(fact: &FactUse) -> bool {
    fact.path.starts_with("region.")
}

/// Whether a fact was inferred, or its source only reports it.
pub fn is_second_hand(fact: &FactUse) -> bool {
    fact.value.is_some() && !is_region(fact) && (fact.evidence == Some(Evidence::Inferred) || is_cited(fact))
}

/// Whether the source itself reports what another author says; whoever recorded the fact notes it.
fn is_cited(fact: &FactUse) -> bool {
    fact.note.as_ref().is_some_and(|note| note.zh.contains("转引"))
}

/// The catalogue key of a value: its serialised name behind a prefix, with hyphens.
pub fn key(prefix: &str, value: impl serde::Serialize) -> String {
    let name = serde_json::to_value(value).ok();
    let name = name.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default();
    format!("{prefix}-{}", name.replace('_', "-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_made_of_serialised_names() {
        assert_eq!(key("basis", Basis::Seed), "basis-seed");
        assert_eq!(key("evidence", Evidence::StatedFact), "evidence-stated-fact");
    }
}
