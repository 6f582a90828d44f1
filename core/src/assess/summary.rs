//! Whose data, which rules, and the counts.

use super::Run;
use crate::assessment::{
    Finding, Outcome, ProfileSummary, RulesetSummary, SourceSummary, TagTally, Tally, Text, Uncovered,
};
use crate::format::Style;
use crate::profile::Given;
use crate::ruleset::counts_for;
use crate::value::Value;

impl Tally {
    fn add(&mut self, outcome: Outcome) {
        let count = match outcome {
            Outcome::Met => &mut self.met,
            Outcome::Unmet => &mut self.unmet,
            Outcome::Unknown => &mut self.unknown,
            Outcome::NotApplicable => &mut self.not_applicable,
            Outcome::Error => &mut self.error,
        };
        *count += 1;
    }
}

/// Base rules alone are counted: local ones stand beside them.
fn counted(findings: &[Finding]) -> impl Iterator<Item = &Finding> + Clone {
    findings.iter().filter(|finding| finding.plugin.is_none() && finding.variant_of.is_none())
}

pub(super) fn total(findings: &[Finding]) -> Tally {
    let mut tally = Tally::default();
    counted(findings).for_each(|finding| tally.add(finding.outcome));
    tally
}

impl Run<'_> {
    pub(super) fn tallies(&self, findings: &[Finding]) -> Vec<TagTally> {
        let mut tallies = Vec::new();
        for taxonomy in &self.ruleset.taxonomies {
            for word in &taxonomy.words {
                let tag = format!("{}.{}", taxonomy.name, word.name);
                let tagged = counted(findings).filter(|finding| finding.has_tag(&tag));
                let rules: Vec<String> = tagged.clone().map(|finding| finding.number.clone()).collect();
                let mut tally = Tally::default();
                tagged.for_each(|finding| tally.add(finding.outcome));
                if !rules.is_empty() {
                    tallies.push(TagTally {
                        tag,
                        parent: word.parent().map(|parent| format!("{}.{parent}", taxonomy.name)),
                        taxonomy: taxonomy.title.clone(),
                        title: word.label.clone(),
                        citations: word.citations.clone(),
                        rules,
                        tally,
                    });
                }
            }
        }
        tallies
    }

    /// Only taxonomies that some rule is sorted by count: the others list effects or units.
    pub(super) fn uncovered(&self) -> Vec<Uncovered> {
        let carried =
            |tag: &str| self.ruleset.rules.iter().any(|rule| rule.tags.iter().any(|own| counts_for(own, tag)));
        let mut uncovered = Vec::new();
        for taxonomy in &self.ruleset.taxonomies {
            let tags = taxonomy.words.iter().map(|word| (format!("{}.{}", taxonomy.name, word.name), word));
            let (covered, open): (Vec<_>, Vec<_>) = tags.partition(|(tag, _)| carried(tag));
            if !covered.is_empty() {
                uncovered.extend(open.into_iter().map(|(tag, word)| Uncovered {
                    tag,
                    parent: word.parent().map(|parent| format!("{}.{parent}", taxonomy.name)),
                    taxonomy: taxonomy.title.clone(),
                    title: word.label.clone(),
                    citations: word.citations.clone(),
                }));
            }
        }
        uncovered
    }

    pub(crate) fn profile_summary(&self) -> ProfileSummary {
        let text = |path: &str| self.region(path).map(|text| text.zh);
        let id = text("region.id").unwrap_or_default();
        ProfileSummary {
            name: Text {
                zh: text("region.name.zh").unwrap_or_else(|| id.clone()),
                en: text("region.name.en").unwrap_or_else(|| id.clone()),
            },
            id,
            kind: self.profile.kind,
            level: self.region("region.level"),
            as_of: text("region.as_of"),
            note: self.profile.note.clone(),
            doubts: self.profile.doubts.clone(),
            digest: self.profile.digest.clone(),
            files: self.profile.files.clone(),
        }
    }

    fn region(&self, path: &str) -> Option<Text> {
        let id = self.ruleset.schema.find(path)?;
        let fact = self.ruleset.schema.fact(id)?;
        let Given::Value(value) = &self.profile.entry(id)?.given else { return None };
        if let Value::Partial(_) = value {
            return None;
        }
        Some(Style { ruleset: self.ruleset, ty: &fact.ty, quantity: &fact.quantity, format: None }.show(value))
    }

    pub(super) fn ruleset_summaries(&self) -> Vec<RulesetSummary> {
        let summaries = self.ruleset.headers.iter().map(|header| RulesetSummary {
            name: header.name.clone(),
            version: header.version.clone(),
            title: header.title.clone(),
            plugin: self.ruleset.plugin(header.plugin).map(|plugin| plugin.alias.clone()),
            digest: header.digest.clone(),
        });
        summaries.collect()
    }

    pub(super) fn source_summaries(&self) -> Vec<SourceSummary> {
        let here = self.profile.region(self.ruleset);
        let mut declared = self.ruleset.source_summaries();
        for source in &mut declared {
            if source.elsewhere.iter().any(|origin| Some(&origin.id) == here.as_ref()) {
                source.elsewhere.clear();
            }
        }
        let own = self.profile.sources.iter().map(|(key, title)| SourceSummary {
            key: key.clone(),
            kind: None,
            title: title.clone(),
            citation: None,
            year: None,
            issuer: None,
            document: None,
            issued: None,
            note: None,
            elsewhere: Vec::new(),
        });
        declared.into_iter().chain(own).collect()
    }
}
