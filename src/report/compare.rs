//! Two assessments beside each other, in words. It says what is different and why, and never which is better.

mod words;

use guiju_core::assessment::{Grade, LevelName};
use guiju_core::comparison::{Change, Comparison, HoldChange, LevelPair};

pub(in crate::report) use self::words::{Sides, level};

use crate::i18n::Words;
use crate::report::compose::picture;
use crate::report::phrase::key;
use crate::report::{Block, Entry, Table};
use crate::say;

/// A picture needs this many axes.
const AXES: usize = 3;

/// Puts a comparison into words.
pub fn compare_page(comparison: &Comparison, words: &Words) -> Vec<Block> {
    let mut page = Page { comparison, words, sides: Sides::new(comparison, words), blocks: Vec::new(), sections: 0 };
    page.head();
    page.outcomes();
    page.indexes();
    page.safeguards();
    page.models();
    page.facts();
    page.rules();
    page.blocks
}

struct Page<'a> {
    comparison: &'a Comparison,
    words: &'a Words,
    sides: Sides<'a>,
    blocks: Vec<Block>,
    sections: usize,
}

impl Page<'_> {
    fn section(&mut self, key: &str) {
        self.sections += 1;
        let number = crate::report::compose::numbered(self.words, self.sections);
        self.blocks.push(Block::Section(number + &self.words.text(key)));
    }

    fn paragraph(&mut self, text: String) {
        self.blocks.push(Block::Paragraph(text));
    }

    fn bullets(&mut self, points: Vec<String>) {
        if !points.is_empty() {
            self.blocks.push(Block::Bullets(points));
        }
    }

    /// A table of what stands on the left and on the right, if there is anything.
    fn table(&mut self, first: &str, rows: Vec<Vec<String>>) {
        if rows.is_empty() {
            return;
        }
        let [left, right] = &self.sides.names;
        let columns = vec![self.words.text(first), left.clone(), right.clone()];
        self.blocks.push(Block::Table(Table {
            caption: None,
            columns,
            rows,
            numeric: false,
            reference: false,
            paths: None,
        }));
    }

    fn head(&mut self) {
        let [left, right] = self.sides.names.clone();
        let title = say!(self.words, "compare-title", left = left.as_str(), right = right.as_str());
        self.blocks.push(Block::Title(title));
        self.blocks.push(Block::Notice(self.words.text("compare-no-ranking")));
        let sides = [(&left, &self.comparison.left), (&right, &self.comparison.right)];
        let lines: Vec<String> = sides.iter().map(|(name, side)| self.sides.line(name, side)).collect();
        self.bullets(lines);
        let both = [&self.comparison.left, &self.comparison.right];
        let mut running: Vec<String> =
            both.iter().map(|side| self.words.text(&key("running", side.profile.kind))).collect();
        running.dedup();
        if both.iter().any(|side| !side.settings.is_empty()) {
            running.push(self.words.text("running-trial"));
            self.blocks.push(Block::Banner(self.words.text("trial")));
        }
        self.blocks.extend(running.into_iter().map(Block::Running));
        let facts = &self.comparison.facts;
        let (changed, outcomes) = (facts.changed.len(), self.comparison.outcomes.len());
        let text = say!(self.words, "compare-counts", same = facts.same, changed = changed, outcomes = outcomes);
        self.paragraph(text);
    }

    fn outcomes(&mut self) {
        self.section("compare-outcomes");
        if self.comparison.outcomes.is_empty() {
            self.paragraph(self.words.text("compare-outcomes-none"));
            return;
        }
        self.paragraph(self.words.text("compare-outcomes-intro"));
        for change in &self.comparison.outcomes {
            let title = self.words.lang().of(&change.title);
            let number = change.number.as_str();
            let head = say!(self.words, "number-title", number = number, title = title);
            let mut entry = Entry::new(head).cited(number);
            let told = [change.left, change.right].map(|outcome| self.words.text(&key("outcome", outcome)));
            let [left, right] = told;
            for (name, outcome) in self.sides.names.iter().zip([left, right]) {
                entry.say(name.clone(), outcome);
            }
            entry.say(self.words.text("compare-cause"), self.sides.causes(&change.causes));
            self.blocks.push(Block::Entry(entry));
        }
    }

    fn indexes(&mut self) {
        for index in &self.comparison.indexes {
            let all = index.elements.iter().chain(&index.factors);
            if all.clone().all(|level| level.left.is_none() && level.right.is_none()) {
                continue;
            }
            self.section("compare-index");
            let title = self.words.lang().of(&index.title);
            self.paragraph(say!(self.words, "compare-index-intro", title = title));
            if !index.same_method {
                self.blocks.push(Block::Notice(self.words.text("compare-method")));
            }
            let differing = |pairs: &[LevelPair]| -> Vec<LevelPair> {
                pairs.iter().filter(|pair| pair.left != pair.right).cloned().collect()
            };
            let (elements, factors) = (differing(&index.elements), differing(&index.factors));
            if elements.is_empty() && factors.is_empty() {
                self.paragraph(self.words.text("compare-levels-same"));
                continue;
            }
            self.levels(&index.scale, ("index-elements", "compare-element"), &elements);
            self.levels(&index.scale, ("index-factors", "compare-factor"), &factors);
            if elements.len() + factors.len() < index.elements.len() + index.factors.len() {
                self.paragraph(self.words.text("compare-levels-others"));
            }
        }
    }

    /// Levels that differ: as a picture, or where they are too few for one as a table.
    fn levels(&mut self, scale: &[LevelName], (caption, column): (&str, &str), pairs: &[LevelPair]) {
        if pairs.len() < AXES {
            let row = |pair: &LevelPair| {
                let title = self.words.lang().of(&pair.title).to_owned();
                vec![title, self.sides.level(pair.left), self.sides.level(pair.right)]
            };
            let rows = pairs.iter().map(row).collect();
            self.table(column, rows);
            return;
        }
        let [left, right] = self.sides.names.each_ref().map(String::as_str);
        let axes = pairs.iter().map(|pair| self.words.lang().of(&pair.title).to_owned()).collect();
        let levels = |side: fn(&LevelPair) -> Option<Grade>| pairs.iter().map(side).collect::<Vec<_>>();
        let series = [(left, levels(|pair| pair.left)), (right, levels(|pair| pair.right))];
        self.blocks.push(Block::Radar(picture(self.words, caption, scale, axes, &series)));
    }

    fn safeguards(&mut self) {
        if self.comparison.guards.is_empty() && self.comparison.holds.is_empty() {
            return;
        }
        self.section("compare-guards");
        let rows = self.comparison.guards.iter().map(|guard| {
            let title = self.words.lang().of(&guard.title);
            let head = say!(self.words, "number-title", number = guard.number.as_str(), title = title);
            let status = |status: Option<_>| {
                status.map_or_else(|| self.words.text("compare-none"), |status| self.words.text(&key("status", status)))
            };
            vec![head, status(guard.left), status(guard.right)]
        });
        self.table("compare-guard", rows.collect());
        let holds = |change: Change| -> Vec<&HoldChange> {
            self.comparison.holds.iter().filter(|hold| hold.change == change).collect()
        };
        let [left, right] = self.sides.names.clone();
        for (holds, name) in [(holds(Change::Removed), left), (holds(Change::Added), right)] {
            let points: Vec<String> = holds.into_iter().map(|hold| self.sides.hold(hold)).collect();
            if !points.is_empty() {
                self.paragraph(say!(self.words, "compare-held-only", name = name.as_str()));
                self.bullets(points);
            }
        }
    }

    fn models(&mut self) {
        if self.comparison.models.is_empty() {
            return;
        }
        self.section("compare-models");
        let rows = self.comparison.models.iter().map(|model| {
            let title = self.words.lang().of(&model.title).to_owned();
            vec![title, self.words.text(&key("band", model.left)), self.words.text(&key("band", model.right))]
        });
        self.table("compare-model", rows.collect());
    }

    fn facts(&mut self) {
        self.section("compare-facts");
        self.paragraph(self.words.text("compare-facts-intro"));
        let changed = self.comparison.facts.changed.iter().map(|change| {
            let label = self.words.lang().of(&change.right.label).to_owned();
            vec![label, self.sides.value(&change.left), self.sides.value(&change.right)]
        });
        self.table("compare-fact", changed.collect());
        let [left, right] = self.sides.names.clone();
        let only = [(&self.comparison.facts.no_longer_known, left), (&self.comparison.facts.newly_known, right)];
        for (facts, name) in only {
            if !facts.is_empty() {
                self.paragraph(say!(self.words, "compare-known-only", name = name.as_str(), count = facts.len()));
                self.bullets(facts.iter().map(|fact| self.sides.fact(fact)).collect());
            }
        }
    }

    fn rules(&mut self) {
        let comparison = self.comparison;
        if comparison.rules.is_empty() && comparison.parameters.is_empty() {
            return;
        }
        self.section("compare-rules");
        self.bullets(comparison.rules.iter().map(|rule| self.sides.rule(rule)).collect());
        let rows = comparison.parameters.iter().map(|parameter| {
            let title = self.words.lang().of(&parameter.title).to_owned();
            vec![title, self.sides.parameter(parameter.left.as_ref()), self.sides.parameter(parameter.right.as_ref())]
        });
        self.table("compare-parameter", rows.collect());
    }
}
