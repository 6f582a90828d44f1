//! What a ruleset holds, for lists and searches.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::PluginInfo;
use crate::assessment::{Basis, Citation, LevelName, Member, Severity, SourceSummary, Text};
use crate::format::plain_number;
use crate::ir::ExprId;
use crate::ruleset::{Guard, Param, Part, Rule, Ruleset, Template};
use crate::schema::Fact;
use crate::types::{Members, Type};

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
    /// Whom it concerns, in plain words; parameters with all the values they can have.
    pub when_words: Option<Text>,
    /// What must hold, in plain words.
    pub require_words: Text,
    /// What to do about a gap, its holes as the author wrote them.
    pub recommendation: Text,
    /// Its sources.
    pub citations: Vec<Citation>,
    /// A remark of the author.
    pub note: Option<Text>,
}

/// A fact as `guiju facts` lists it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FactSummary {
    /// Its path.
    pub path: String,
    /// What readers call its group.
    pub group: Text,
    /// What readers call it.
    pub label: Text,
    /// Its type in words.
    #[serde(rename = "type")]
    pub ty: Text,
    /// The values it can take, or the members it can have; of a list of records, their fields.
    pub members: Vec<Member>,
    /// What its number counts.
    pub unit: Option<Text>,
    /// What exactly is counted (口径).
    pub definition: Option<Text>,
    /// What each level takes, the lowest first; empty when nobody said.
    pub rubric: Vec<LevelName>,
    /// Where the idea comes from; none means the ruleset's own design.
    pub citations: Vec<Citation>,
}

/// A type in words, and its members or fields.
fn type_words(fact: &Fact) -> (Text, Vec<Member>) {
    let labels = |members: &Members| -> Vec<Member> {
        members.list.iter().map(|member| Member { id: member.id.to_string(), label: member.label.clone() }).collect()
    };
    let ends = (fact.range.min.map(plain_number), fact.range.max.map(plain_number));
    let range = match ends {
        (Some(min), Some(max)) => Text::new(format!("（{min}至{max}）"), format!(" ({min} to {max})")),
        (Some(min), None) => Text::new(format!("（不小于{min}）"), format!(" (at least {min})")),
        (None, Some(max)) => Text::new(format!("（不大于{max}）"), format!(" (at most {max})")),
        (None, None) => Text::default(),
    };
    let with_range = |zh: &str, en: &str| Text::new(format!("{zh}{}", range.zh), format!("{en}{}", range.en));
    match &fact.ty {
        Type::Bool => (Text::new("是否", "yes or no"), Vec::new()),
        Type::Int => (with_range("整数", "whole number"), Vec::new()),
        Type::Double if fact.quantity.ratio => (Text::new("比率（0至1）", "ratio (0 to 1)"), Vec::new()),
        Type::Double => (with_range("数值", "number"), Vec::new()),
        Type::Timestamp => (Text::new("日期", "date"), Vec::new()),
        Type::Member(members) => (Text::new("单选", "one of"), labels(members)),
        Type::List(item) => match item.as_ref() {
            Type::Member(members) if members.open => (Text::new("多选，可另加", "any of, and others"), labels(members)),
            Type::Member(members) => (Text::new("多选", "any of"), labels(members)),
            Type::Record(fields) => {
                let fields =
                    fields.iter().map(|field| Member { id: field.name.to_string(), label: field.label.clone() });
                (Text::new("逐项列出", "a list of items with"), fields.collect())
            }
            _ => (Text::new("列表", "list"), Vec::new()),
        },
        _ => (Text::new("文字", "text"), Vec::new()),
    }
}

impl Ruleset {
    /// Every fact a profile can state, in order.
    pub fn fact_summaries(&self) -> Vec<FactSummary> {
        let summaries = self.schema.iter().map(|(_, fact)| {
            // The longest name wins: a plugin's groups have dots.
            let groups = self.schema.groups.iter().filter(|group| fact.path.starts_with(&format!("{}.", group.name)));
            let group = groups.max_by_key(|group| group.name.len());
            let (ty, members) = type_words(fact);
            FactSummary {
                path: fact.path.clone(),
                group: group.map_or_else(Text::default, |group| group.title.clone()),
                label: fact.label.clone(),
                ty,
                members,
                unit: fact.quantity.unit.as_ref().map(|unit| self.word("unit", unit)),
                definition: fact.definition.clone(),
                rubric: fact.rubric.clone(),
                citations: fact.citations.clone(),
            }
        });
        summaries.collect()
    }

    /// Every rule and variant, in order.
    pub fn summaries(&self) -> Vec<RuleSummary> {
        let summaries = self.rules.iter().map(|rule| RuleSummary {
            rule: rule.name.clone(),
            number: rule.number.clone(),
            title: rule.title.clone(),
            plugin: self.plugin(rule.plugin).map(|plugin| plugin.alias.clone()),
            variant_of: rule.variant_of.and_then(|of| Some(self.rules.get(of)?.name.clone())),
            tags: rule.tags.clone(),
            severity: rule.severity,
            basis: rule.basis,
            when: rule.when.map(|when| self.source_of(when)),
            require: self.source_of(rule.require),
            when_words: rule.when.map(|when| self.in_words(when)),
            require_words: self.in_words(rule.require),
            recommendation: self.template_text(&rule.recommend),
            citations: rule.citations.clone(),
            note: rule.note.clone(),
        });
        summaries.collect()
    }

    /// Every document the rules cite, in order.
    pub fn source_summaries(&self) -> Vec<SourceSummary> {
        let summaries = self.sources.iter().map(|source| SourceSummary {
            key: source.key.clone(),
            kind: Some(source.kind),
            title: source.title.clone(),
            citation: source.citation.clone(),
            year: source.year,
            issuer: source.issuer.clone(),
            document: source.document.clone(),
            issued: source.issued.map(|date| format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)),
            note: source.note.clone(),
            elsewhere: self.plugin(source.plugin).map(PluginInfo::places).unwrap_or_default(),
        });
        summaries.collect()
    }

    /// The guards that a rule's recommendation would have to wait for.
    pub fn guards_of<'a>(&'a self, rule: &'a Rule) -> impl Iterator<Item = &'a Guard> {
        self.guards.iter().filter(|guard| crate::check::holds_rule(self, guard, rule))
    }

    /// The parameters that an expression can read, in the order it names them.
    pub fn parameters_of(&self, expr: ExprId) -> Vec<&Param> {
        crate::assess::params_read(self, expr).into_iter().filter_map(|id| self.param(id)).collect()
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
