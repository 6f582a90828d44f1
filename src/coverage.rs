//! What the two papers hold, and where each part of it stands in the rules.
//!
//! The list ships as `rulesets/reform/coverage.toml`. A pointer such as `rule tra.run_once` is resolved against the rules that are
//! loaded, so that the list cannot speak of what is not there.

mod pointer;

use guiju_core::Ruleset;
use guiju_core::assessment::{Citation, Text};
use serde::{Deserialize, Serialize};

pub use pointer::Pointer;

use crate::embedded;

/// The whole list.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Coverage {
    /// Named things: systems, practices, mechanisms, ideas.
    pub items: Vec<Item>,
    /// Places in the papers.
    pub places: Vec<Place>,
    /// Points the papers leave open.
    pub open: Vec<Open>,
    /// Features of reports.
    pub features: Vec<Feature>,
}

/// A named thing.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its number, from 1.
    pub number: u32,
    /// An identifier.
    pub name: String,
    /// What readers call it.
    pub title: Text,
    /// Where the papers speak of it: `qz 3.1-p1`.
    pub at: Vec<String>,
    /// Where it stands in the rules.
    pub encoded: Vec<Pointer>,
    /// What to know of how it stands there.
    pub note: Option<Text>,
}

/// A place in a paper.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// As citations write it.
    pub at: String,
    /// What it is about.
    pub title: Text,
    /// Whether it only leads over to what follows.
    #[serde(default)]
    pub lead_in: bool,
}

/// A point the papers leave open or contradict themselves in.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Open {
    /// `A-01`
    pub id: String,
    /// What is open.
    pub title: Text,
    /// Where.
    #[serde(default)]
    pub at: Vec<String>,
    /// How the rules deal with it.
    pub handled: Option<Text>,
    /// Where that stands.
    #[serde(default)]
    pub encoded: Vec<Pointer>,
    /// Whether the number was never given.
    #[serde(default)]
    pub unused: bool,
}

/// A feature of reports.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Feature {
    /// `RF-01`
    pub id: String,
    /// What it is.
    pub title: Text,
    /// The key of a text that it prints; none when it is not there yet.
    pub text: Option<String>,
}

/// How much of the list stands somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Named things.
    pub items: usize,
    /// Those that point somewhere.
    pub items_encoded: usize,
    /// Places in the papers.
    pub places: usize,
    /// Those that an item speaks of, that something cites, or that only lead over.
    pub places_covered: usize,
    /// Open points.
    pub open: usize,
}

impl Coverage {
    /// The list that ships with the command; nothing only when the file is broken, which a test rules out.
    pub fn shipped() -> Option<Coverage> {
        toml::from_str(embedded::coverage()?).ok()
    }

    /// The pointers that name nothing, each with the entry it stands in.
    pub fn dangling(&self, ruleset: &Ruleset) -> Vec<(String, Pointer)> {
        let items = self.items.iter().map(|item| (item.number.to_string(), &item.encoded));
        let open = self.open.iter().map(|open| (open.id.clone(), &open.encoded));
        let pointers = items.chain(open).flat_map(|(id, encoded)| encoded.iter().map(move |to| (id.clone(), to)));
        let dangling = pointers.filter(|(_, pointer)| pointer.title(self, ruleset).is_none());
        dangling.map(|(id, pointer)| (id, pointer.clone())).collect()
    }

    /// How much of the list stands somewhere.
    pub fn counts(&self, ruleset: &Ruleset) -> Counts {
        let covered = |place: &&Place| {
            place.lead_in || !self.items_at(&place.at).is_empty() || !cited_by(ruleset, &place.at).is_empty()
        };
        Counts {
            items: self.items.len(),
            items_encoded: self.items.iter().filter(|item| !item.encoded.is_empty()).count(),
            places: self.places.len(),
            places_covered: self.places.iter().filter(covered).count(),
            open: self.open.iter().filter(|open| !open.unused).count(),
        }
    }

    /// The numbers of the items that a place speaks of.
    pub fn items_at(&self, place: &str) -> Vec<u32> {
        self.items.iter().filter(|item| item.at.iter().any(|at| at == place)).map(|item| item.number).collect()
    }
}

/// What cites a place: the numbers of rules and guards, the names of all else.
pub fn cited_by(ruleset: &Ruleset, place: &str) -> Vec<String> {
    let cites = |citations: &[Citation]| {
        citations.iter().any(|citation| {
            place
                .split_once(' ')
                .is_some_and(|(source, at)| citation.source == source && citation.at.iter().any(|cited| cited == at))
        })
    };
    let mut users: Vec<String> = Vec::new();
    for (name, citations) in citations(ruleset) {
        if cites(citations) && !users.contains(&name) {
            users.push(name);
        }
    }
    users
}

/// Everything that cites something, with its citations.
pub fn citations(ruleset: &Ruleset) -> Vec<(String, &[Citation])> {
    let rules = ruleset.rules.iter().map(|rule| (rule.number.clone(), rule.citations.as_slice()));
    let guards = ruleset.guards.iter().map(|guard| (guard.number.clone(), guard.citations.as_slice()));
    let models = ruleset.models.iter().flat_map(|model| {
        let arguments = model.requires.iter().chain(&model.favours).chain(&model.cautions);
        let arguments = arguments.map(|argument| argument.citations.as_slice());
        std::iter::once(model.citations.as_slice()).chain(arguments).map(|citations| (model.name.clone(), citations))
    });
    let params = ruleset.params.iter().map(|param| (param.name.clone(), param.citations.as_slice()));
    let facts = ruleset.schema.iter().map(|(_, fact)| (fact.path.clone(), fact.citations.as_slice()));
    let indexes = ruleset.indexes.iter().map(|index| (index.name.clone(), index.citations.as_slice()));
    let words = ruleset.taxonomies.iter().flat_map(|taxonomy| {
        taxonomy.words.iter().map(|word| (format!("{}.{}", taxonomy.name, word.name), word.citations.as_slice()))
    });
    rules.chain(guards).chain(models).chain(params).chain(facts).chain(indexes).chain(words).collect()
}
