//! One region at several dates, in words: what each rule came to and each level, date by date, and why it changed.

use guiju_core::assessment::Outcome;
use guiju_core::comparison::{Comparison, OutcomeChange};
use guiju_core::series::{LevelSeries, Series};

use super::compare::Sides;
use crate::i18n::Words;
use crate::report::compose::{counted, numbered, picture};
use crate::report::phrase::{date, key};
use crate::report::{Block, Table};
use crate::say;

/// A picture needs this many axes, and can still be read with so many dates.
const AXES: usize = 3;
const DATES: usize = 4;

/// Puts a series into words.
pub fn series_page(series: &Series, words: &Words) -> Vec<Block> {
    let dates = series.dates.iter().map(|side| date(words, side.profile.as_of.as_deref().unwrap_or_default()));
    let mut page = Page { series, words, dates: dates.collect(), blocks: Vec::new(), sections: 0 };
    page.head();
    page.totals();
    page.outcomes();
    page.causes();
    page.indexes();
    page.guards();
    page.blocks
}

struct Page<'a> {
    series: &'a Series,
    words: &'a Words,
    dates: Vec<String>,
    blocks: Vec<Block>,
    sections: usize,
}

impl Page<'_> {
    fn section(&mut self, key: &str) {
        self.sections += 1;
        self.blocks.push(Block::Section(numbered(self.words, self.sections) + &self.words.text(key)));
    }

    fn paragraph(&mut self, text: String) {
        self.blocks.push(Block::Paragraph(text));
    }

    /// A table with a column for each date.
    fn table(&mut self, first: &str, rows: Vec<Vec<String>>, numeric: bool) {
        let columns = std::iter::once(self.words.text(first)).chain(self.dates.iter().cloned()).collect();
        self.blocks.push(Block::Table(Table { caption: None, columns, rows, numeric, reference: false, paths: None }));
    }

    fn head(&mut self) {
        let Some(latest) = self.series.dates.last() else { return };
        let name = self.words.lang().of(&latest.profile.name);
        self.blocks.push(Block::Title(say!(self.words, "series-title", name = name)));
        let (first, last) = (self.dates.first().cloned(), self.dates.last().cloned());
        let count = self.dates.len();
        let (first, last) = (first.unwrap_or_default(), last.unwrap_or_default());
        self.paragraph(say!(self.words, "series-line", first = first, last = last, count = count));
        let kinds = self.series.dates.iter().map(|side| self.words.text(&key("running", side.profile.kind)));
        let mut running: Vec<String> = kinds.collect();
        running.dedup();
        let trial = self.series.dates.iter().any(|side| !side.settings.is_empty());
        if trial {
            running.push(self.words.text("running-trial"));
        }
        self.blocks.extend(running.into_iter().map(Block::Running));
        self.blocks.push(Block::Notice(self.words.text("series-no-ranking")));
        if trial {
            self.blocks.push(Block::Banner(self.words.text("trial")));
        }
        let mut kinds: Vec<String> = self
            .series
            .dates
            .iter()
            .map(|side| {
                say!(self.words, &key("profile", side.profile.kind), name = self.words.lang().of(&side.profile.name))
            })
            .collect();
        kinds.dedup();
        self.blocks.extend(kinds.into_iter().map(Block::Notice));
    }

    fn totals(&mut self) {
        self.section("series-totals");
        let outcomes = [Outcome::Met, Outcome::Unmet, Outcome::Unknown, Outcome::NotApplicable, Outcome::Error];
        let row = |outcome: Outcome| {
            let counts: Vec<usize> = self.series.totals.iter().map(|tally| counted(tally, outcome)).collect();
            // Nothing failed at most dates.
            let shown = outcome != Outcome::Error || counts.iter().any(|count| *count > 0);
            let told = self.words.text(&key("outcome", outcome));
            shown.then(|| std::iter::once(told).chain(counts.iter().map(ToString::to_string)).collect())
        };
        let rows = outcomes.into_iter().filter_map(row).collect();
        self.table("series-outcome", rows, true);
        self.paragraph(self.words.text("series-counts-note"));
    }

    fn outcomes(&mut self) {
        self.section("series-outcomes");
        if self.series.outcomes.is_empty() {
            self.paragraph(self.words.text("series-outcomes-none"));
            return;
        }
        self.paragraph(self.words.text("compare-outcomes-intro"));
        let rows = self.series.outcomes.iter().map(|rule| {
            let name = self.name(&rule.number, &rule.title);
            let told = |outcome: &Option<Outcome>| self.told(outcome.map(|outcome| key("outcome", outcome)));
            std::iter::once(name).chain(rule.outcomes.iter().map(told)).collect()
        });
        let rows = rows.collect();
        self.table("series-rule", rows, false);
    }

    fn name(&self, number: &str, title: &guiju_core::assessment::Text) -> String {
        say!(self.words, "number-title", number = number, title = self.words.lang().of(title))
    }

    fn told(&self, key: Option<String>) -> String {
        self.words.text(key.as_deref().unwrap_or("compare-none"))
    }

    /// What made the outcomes change, from date to date.
    fn causes(&mut self) {
        let series = self.series;
        if series.steps.iter().all(|step| step.outcomes.is_empty()) {
            return;
        }
        self.section("series-causes");
        for (step, (before, after)) in
            series.steps.iter().zip(self.dates.clone().iter().zip(self.dates.clone().iter().skip(1)))
        {
            let head = say!(self.words, "series-step", before = before.as_str(), after = after.as_str());
            self.blocks.push(Block::Part(head));
            if step.outcomes.is_empty() {
                self.paragraph(self.words.text("series-step-none"));
            } else {
                let points = step.outcomes.iter().map(|change| self.change(step, change)).collect();
                self.blocks.push(Block::Bullets(points));
            }
        }
    }

    fn change(&self, step: &Comparison, change: &OutcomeChange) -> String {
        say!(
            self.words,
            "series-change",
            name = self.name(&change.number, &change.title),
            before = self.words.text(&key("outcome", change.left)),
            after = self.words.text(&key("outcome", change.right)),
            causes = Sides::new(step, self.words).causes(&change.causes),
        )
    }

    fn indexes(&mut self) {
        let series = self.series;
        for index in &series.indexes {
            let all = index.elements.iter().chain(&index.factors);
            if all.flat_map(|axis| &axis.levels).all(Option::is_none) {
                continue;
            }
            self.section("compare-index");
            let title = self.words.lang().of(&index.title);
            self.paragraph(say!(self.words, "series-index-intro", title = title));
            if !index.same_method {
                self.blocks.push(Block::Notice(self.words.text("compare-method")));
            }
            for (caption, column, axes) in [
                ("index-elements", "compare-element", &index.elements),
                ("index-factors", "compare-factor", &index.factors),
            ] {
                // Rings that lie upon each other tell less than the table.
                let moved = axes
                    .iter()
                    .any(|axis| axis.levels.windows(2).any(|pair| matches!(pair, [before, after] if before != after)));
                if moved && axes.len() >= AXES && self.dates.len() <= DATES {
                    let names = axes.iter().map(|axis| self.words.lang().of(&axis.title).to_owned()).collect();
                    let at = |place: usize| axes.iter().map(|axis| axis.levels.get(place).copied().flatten()).collect();
                    let rings: Vec<_> =
                        self.dates.iter().enumerate().map(|(place, day)| (day.as_str(), at(place))).collect();
                    self.blocks.push(Block::Radar(picture(self.words, caption, &index.scale, names, &rings)));
                }
                let rows = axes.iter().map(|axis| self.levels(axis)).collect();
                self.table(column, rows, false);
            }
        }
    }

    fn levels(&self, axis: &LevelSeries) -> Vec<String> {
        let title = self.words.lang().of(&axis.title).to_owned();
        let told = axis.levels.iter().map(|level| super::compare::level(self.words, *level));
        std::iter::once(title).chain(told).collect()
    }

    fn guards(&mut self) {
        if self.series.guards.is_empty() {
            return;
        }
        self.section("compare-guards");
        let rows = self.series.guards.iter().map(|guard| {
            let statuses = guard.statuses.iter().map(|status| self.told(status.map(|status| key("status", status))));
            std::iter::once(self.name(&guard.number, &guard.title)).chain(statuses).collect()
        });
        let rows = rows.collect();
        self.table("compare-guard", rows, false);
    }
}
