//! Pointers into the rules, the profiles and what else the project holds.

use guiju_core::Ruleset;
use guiju_core::assessment::Text;
use serde::{Deserialize, Serialize};

use super::Coverage;
use crate::embedded;
use crate::i18n::{Lang, Words};

/// `rule tra.run_once`: a kind and a name.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(transparent)]
pub struct Pointer(pub String);

impl Pointer {
    /// The kind and the name.
    pub fn parts(&self) -> (&str, &str) {
        self.0.split_once(' ').unwrap_or((&self.0, ""))
    }

    /// What readers call what it points to; `None` when there is no such thing. Documents and plugins lie outside the command
    /// and are taken at their word here; a test looks for them.
    pub fn title(&self, coverage: &Coverage, ruleset: &Ruleset) -> Option<Text> {
        let (kind, name) = self.parts();
        match kind {
            "rule" => ruleset.find_rule(name).map(|rule| numbered(&rule.number, &rule.title)),
            "guard" => {
                find(&ruleset.guards, |guard| guard.name == name).map(|guard| numbered(&guard.number, &guard.title))
            }
            "model" => find(&ruleset.models, |model| model.name == name).map(|model| model.title.clone()),
            "choice" => find(&ruleset.choices, |choice| choice.name == name).map(|choice| choice.title.clone()),
            "parameter" => find(&ruleset.params, |param| param.name == name).map(|param| param.title.clone()),
            "source" => find(&ruleset.sources, |source| source.key == name).map(|source| source.title.clone()),
            "fact" => ruleset.schema.find(name).and_then(|id| Some(ruleset.schema.fact(id)?.label.clone())),
            "index" => index(ruleset, name),
            "tag" => tag(ruleset, name),
            "profile" => profile(ruleset, name),
            "report" => feature(coverage, name),
            "document" | "plugin" => Some(Text::same(name)),
            _ => None,
        }
    }
}

fn find<T>(all: &[T], is_it: impl Fn(&T) -> bool) -> Option<&T> {
    all.iter().find(|one| is_it(one))
}

fn numbered(number: &str, title: &Text) -> Text {
    Text::new(format!("{number} {}", title.zh), format!("{number} {}", title.en))
}

fn tag(ruleset: &Ruleset, name: &str) -> Option<Text> {
    let (taxonomy, word) = name.split_once('.')?;
    find(ruleset.words(taxonomy), |known| known.name == word).map(|known| known.label.clone())
}

/// An index, one of its elements, or one of their factors.
fn index(ruleset: &Ruleset, name: &str) -> Option<Text> {
    let mut parts = name.split('.');
    let index = parts.next().and_then(|name| find(&ruleset.indexes, |index| index.name == name))?;
    let Some(element) = parts.next() else { return Some(index.title.clone()) };
    let element = find(&index.elements, |known| known.name == element)?;
    let Some(factor) = parts.next() else { return Some(element.title.clone()) };
    find(&element.factors, |known| known.name == factor).map(|factor| factor.title.clone())
}

/// A shipped profile by name, and, behind a space, something it states.
fn profile(ruleset: &Ruleset, name: &str) -> Option<Text> {
    let (name, path) = name.split_once(' ').map_or((name, None), |(name, path)| (name, Some(path)));
    let text = std::str::from_utf8(embedded::profile(name)?.bytes).ok()?;
    let stated: toml::Table = toml::from_str(text).ok()?;
    let Some(path) = path else { return Some(Text::same(name)) };
    let mut parts = path.split('.');
    let group = parts.next().and_then(|group| stated.get(group))?;
    parts.try_fold(group, |table, part| table.get(part))?;
    let label = ruleset.schema.find(path).and_then(|id| Some(ruleset.schema.fact(id)?.label.clone()));
    let published = || Text::new("已公布的评估结果", "published results");
    let label = label.unwrap_or_else(|| if path == "published" { published() } else { Text::same(path) });
    Some(Text::new(format!("{name}：{}", label.zh), format!("{name}: {}", label.en)))
}

/// A feature of reports that is there.
fn feature(coverage: &Coverage, id: &str) -> Option<Text> {
    let feature = find(&coverage.features, |feature| feature.id == id)?;
    let has_text = |key: &String| Words::new(Lang::Zh).has(key);
    feature.text.as_ref().filter(|key| has_text(key)).map(|_| numbered(&feature.id, &feature.title))
}
