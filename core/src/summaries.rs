//! What a ruleset holds, for lists and searches.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::assessment::{Basis, Citation, Severity, Text};
use crate::ruleset::{Part, Ruleset, Template};

/// A rule as `guiju rules` lists it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RuleSummary {
    /// Its name.
    pub rule: String,
    /// The number people cite.
    pub number: String,
    /// What readers call it.
    pub title: Text,
    /// The plugin it came in.
    pub plugin: Option<String>,
    /// The base rule it is a local version of.
    pub variant_of: Option<String>,
    /// `taxonomy.word`
    pub tags: Vec<String>,
    /// How much a gap weighs, unless a condition says otherwise.
    pub severity: Severity,
    /// What it rests on.
    pub basis: Basis,
    /// Whom it concerns, as its author wrote it.
    pub when: Option<String>,
    /// What must hold, as its author wrote it.
    pub require: String,
    /// What to do about a gap, its holes as the author wrote them.
    pub recommendation: Text,
    /// Its sources.
    pub citations: Vec<Citation>,
    /// A remark of the author.
    pub note: Option<Text>,
}

impl Ruleset {
    /// Every rule and variant, in order.
    pub fn summaries(&self) -> Vec<RuleSummary> {
        let summaries = self.rules.iter().map(|rule| RuleSummary {
            rule: rule.name.clone(),
            number: rule.number.clone(),
            title: rule.title.clone(),
            plugin: self.plugin(rule.plugin).map(|plugin| plugin.id.clone()),
            variant_of: rule.variant_of.and_then(|of| Some(self.rules.get(of)?.name.clone())),
            tags: rule.tags.clone(),
            severity: rule.severity,
            basis: rule.basis,
            when: rule.when.map(|when| self.source_of(when)),
            require: self.source_of(rule.require),
            recommendation: self.template_text(&rule.recommend),
            citations: rule.citations.clone(),
            note: rule.note.clone(),
        });
        summaries.collect()
    }

    fn template_text(&self, template: &Template) -> Text {
        let side = |parts: &[Part]| -> String {
            let shown = parts.iter().map(|part| match part {
                Part::Text(text) => text.clone(),
                Part::Hole { expr, .. } => format!("{{{}}}", self.source_of(*expr)),
            });
            shown.collect()
        };
        Text { zh: side(&template.zh), en: side(&template.en) }
    }
}
