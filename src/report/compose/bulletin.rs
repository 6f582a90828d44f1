//! The monthly bulletin: what has come of the reform since the bulletin before, what is still wrong, and who is to act.

use guiju_core::assessment::{Assessment, Finding, Outcome};
use guiju_core::comparison::{Cause, Comparison, OutcomeChange};

use super::findings::{conclusion, each_once, facts};
use super::{Page, foot, guards, head, score};
use crate::i18n::Words;
use crate::report::compare::Sides;
use crate::report::phrase::{date, key};
use crate::report::{Block, Entry, Table, Tone, View};
use crate::say;

/// What a bulletin is made of.
pub struct Bulletin<'a> {
    /// The assessment of the bulletin before.
    pub earlier: &'a Assessment,
    /// This one's.
    pub later: &'a Assessment,
    /// The two beside each other.
    pub comparison: &'a Comparison,
}

/// Puts a bulletin into words.
pub fn bulletin_page(bulletin: &Bulletin<'_>, words: &Words) -> Vec<Block> {
    let view = View::new(bulletin.later, &[]);
    let mut writer = Writer { page: Page::new(&view, words), bulletin, sides: Sides::new(bulletin.comparison, words) };
    writer.head();
    writer.overview();
    writer.progress();
    writer.problems();
    writer.others();
    guards::critical(&mut writer.page);
    writer.safeguards();
    writer.values();
    writer.foot();
    writer.page.blocks
}

struct Writer<'a, 'b> {
    page: Page<'a>,
    bulletin: &'b Bulletin<'b>,
    sides: Sides<'b>,
}

/// A gap, or an outcome that has changed, and whose facts it hangs on.
struct Item<'a> {
    change: Option<&'a OutcomeChange>,
    finding: &'a Finding,
}

impl<'a> Writer<'a, '_> {
    fn day(&self, assessment: &Assessment) -> String {
        date(self.page.words, assessment.profile.as_of.as_deref().unwrap_or_default())
    }

    fn head(&mut self) {
        let profile = &self.bulletin.later.profile;
        let (before, after) = (self.day(self.bulletin.earlier), self.day(self.bulletin.later));
        let name = self.page.phrases.of(&profile.name);
        let title = say!(self.page.words, "bulletin-title", name = name);
        self.page.blocks.push(Block::Title(title));
        self.page.paragraph(say!(self.page.words, "bulletin-line", before = before, after = after));
        head::running(&mut self.page);
        head::kind(&mut self.page);
        let rests = head::rests_on(&self.page);
        self.page.paragraph(rests);
        self.page.notice(self.page.label("bulletin-no-ranking"));
        head::trial(&mut self.page);
    }

    fn overview(&mut self) {
        self.page.section(self.page.label("bulletin-overview"));
        let count = |wanted: fn(&OutcomeChange) -> bool| {
            self.bulletin.comparison.outcomes.iter().filter(|change| wanted(change)).count()
        };
        let text = say!(
            self.page.words,
            "bulletin-counts",
            changed = self.bulletin.comparison.outcomes.len(),
            met = count(|change| change.right == Outcome::Met),
            unmet = count(|change| change.right == Outcome::Unmet),
            others = count(|change| !matches!(change.right, Outcome::Met | Outcome::Unmet)),
        );
        self.page.paragraph(text);
        let (before, after) = (&self.bulletin.earlier.total, &self.bulletin.later.total);
        let rows = score::outcomes(after).into_iter().map(|outcome| {
            let told = self.page.words.text(&key("outcome", outcome));
            vec![told, score::counted(before, outcome).to_string(), score::counted(after, outcome).to_string()]
        });
        let rows = rows.collect();
        let columns = ["series-outcome", "bulletin-before", "bulletin-after"].map(|key| self.page.label(key)).to_vec();
        self.page.blocks.push(Block::Table(Table {
            caption: None,
            columns,
            rows,
            numeric: true,
            reference: false,
            paths: None,
        }));
        self.page.paragraph(self.page.label("series-counts-note"));
    }

    fn finding(&self, rule: &str) -> Option<&'a Finding> {
        self.page.view.assessment.findings.iter().find(|finding| finding.rule == rule)
    }

    /// The outcomes that have become of this kind.
    fn changed(&self, wanted: impl Fn(Outcome) -> bool) -> Vec<Item<'_>> {
        let changes = self.bulletin.comparison.outcomes.iter().filter(|change| wanted(change.right));
        changes.filter_map(|change| Some(Item { change: Some(change), finding: self.finding(&change.rule)? })).collect()
    }

    fn progress(&mut self) {
        let items = self.changed(|outcome| outcome == Outcome::Met);
        let blocks = self.by_unit(&items, |item| self.entry(item, Tone::Good));
        self.page.section(say!(self.page.words, "bulletin-progress", count = items.len()));
        self.push_or(blocks, "bulletin-progress-none");
    }

    fn problems(&mut self) {
        let new = self.changed(|outcome| outcome == Outcome::Unmet);
        let is_new = |rule: &str| new.iter().any(|item| item.finding.rule == rule);
        let old: Vec<Item<'_>> = self
            .page
            .view
            .gaps
            .iter()
            .filter(|finding| !is_new(&finding.rule))
            .map(|finding| Item { change: None, finding })
            .collect();
        let (new_blocks, count) = (self.by_unit(&new, |item| self.entry(item, Tone::Open)), new.len());
        let (old_blocks, rest) = (self.by_unit(&old, |item| self.entry(item, Tone::Open)), old.len());
        self.page.section(say!(self.page.words, "bulletin-new", count = count));
        self.push_or(new_blocks, "bulletin-new-none");
        self.page.section(say!(self.page.words, "bulletin-open", count = rest));
        self.push_or(old_blocks, "bulletin-open-none");
    }

    fn push_or(&mut self, blocks: Vec<Block>, none: &str) {
        if blocks.is_empty() {
            self.page.paragraph(self.page.label(none));
        }
        for block in blocks {
            match block {
                Block::Part(title) => self.page.part(title),
                block => self.page.blocks.push(block),
            }
        }
    }

    /// Entries, with a part for each unit where any is named: what hangs on several units stands with each of them.
    fn by_unit(&self, items: &[Item<'_>], entry: impl Fn(&Item<'_>) -> Entry) -> Vec<Block> {
        let mut units: Vec<(Option<String>, Vec<Block>)> = Vec::new();
        for item in items {
            for unit in self.units(item) {
                let block = Block::Entry(entry(item));
                match units.iter_mut().find(|(name, _)| *name == unit) {
                    Some((_, blocks)) => blocks.push(block),
                    None => units.push((unit, vec![block])),
                }
            }
        }
        if units.iter().all(|(name, _)| name.is_none()) {
            return units.into_iter().flat_map(|(_, blocks)| blocks).collect();
        }
        // Whoever is not named comes last.
        units.sort_by_key(|(name, _)| name.is_none());
        let parts = units.into_iter().flat_map(|(name, blocks)| {
            let name = name.unwrap_or_else(|| self.page.label("bulletin-no-unit"));
            std::iter::once(Block::Part(name)).chain(blocks)
        });
        parts.collect()
    }

    /// Who answers for the facts that an outcome hangs on; none where nobody is named.
    fn units(&self, item: &Item<'_>) -> Vec<Option<String>> {
        let read = facts(&item.finding.reasons).into_iter().filter_map(|fact| fact.department.as_ref());
        let causes = item.change.iter().flat_map(|change| &change.causes).filter_map(|cause| match cause {
            Cause::Fact { path } | Cause::NewlyKnown { path } | Cause::NoLongerKnown { path } => Some(path.as_str()),
            _ => None,
        });
        let units = each_once(causes.filter_map(|path| self.page.view.unit(path)).chain(read));
        let names: Vec<Option<String>> =
            units.into_iter().map(|unit| Some(self.page.phrases.of(unit).to_owned())).collect();
        if names.is_empty() { vec![None] } else { names }
    }

    fn entry(&self, item: &Item<'_>, tone: Tone) -> Entry {
        let finding = item.finding;
        let name = self.page.phrases.name(&finding.number, &finding.title);
        let mut entry = Entry::new(name).cited(&finding.number).toned(tone);
        match item.change {
            Some(change) => {
                let outcome = |outcome| self.page.words.text(&key("outcome", outcome));
                let told = say!(
                    self.page.words,
                    "bulletin-change",
                    before = outcome(change.left),
                    after = outcome(change.right)
                );
                entry.say(self.page.label("bulletin-outcome"), told);
                entry.say(self.page.label("compare-cause"), self.sides.causes(&change.causes));
            }
            None => {
                let severity = self.page.words.text(&key("severity", finding.severity));
                entry.say(self.page.label("label-severity"), severity);
            }
        }
        // What has been mended needs no advice.
        if finding.outcome == Outcome::Unmet {
            conclusion(&self.page.phrases, &mut entry, finding);
        }
        entry
    }

    /// Outcomes that became neither a gap nor met: mostly data that are no longer there.
    fn others(&mut self) {
        let items = self.changed(|outcome| !matches!(outcome, Outcome::Met | Outcome::Unmet));
        if items.is_empty() {
            return;
        }
        let points = items.iter().filter_map(|item| {
            let change = item.change?;
            Some(say!(
                self.page.words,
                "series-change",
                name = self.page.phrases.name(&item.finding.number, &item.finding.title),
                before = self.page.words.text(&key("outcome", change.left)),
                after = self.page.words.text(&key("outcome", change.right)),
                causes = self.sides.causes(&change.causes),
            ))
        });
        let points: Vec<String> = points.collect();
        self.page.section(say!(self.page.words, "bulletin-others", count = points.len()));
        self.page.bullets(points);
    }

    fn safeguards(&mut self) {
        if self.bulletin.comparison.guards.is_empty() {
            return;
        }
        let rows = self.bulletin.comparison.guards.iter().map(|guard| {
            let status = |status: Option<_>| {
                self.page.label(&status.map_or_else(|| "compare-none".to_owned(), |one| key("status", one)))
            };
            vec![self.page.phrases.name(&guard.number, &guard.title), status(guard.left), status(guard.right)]
        });
        let rows = rows.collect();
        let columns = ["compare-guard", "bulletin-before", "bulletin-after"].map(|key| self.page.label(key)).to_vec();
        self.page.section(self.page.label("bulletin-guards"));
        self.page.blocks.push(Block::Table(Table {
            caption: None,
            columns,
            rows,
            numeric: false,
            reference: false,
            paths: None,
        }));
    }

    /// The facts that changed, and whose they are where that is known.
    fn values(&mut self) {
        let changed = &self.bulletin.comparison.facts.changed;
        if changed.is_empty() {
            return;
        }
        let rows = changed.iter().map(|change| {
            let unit = change.right.department.as_ref();
            vec![
                self.page.phrases.of(&change.right.label).to_owned(),
                self.sides.value(&change.left),
                self.sides.value(&change.right),
                unit.map(|unit| self.page.phrases.of(unit).to_owned()).unwrap_or_default(),
            ]
        });
        let rows = rows.collect();
        let columns = ["compare-fact", "bulletin-before", "bulletin-after", "ledger-unit"];
        let columns = columns.map(|key| self.page.label(key)).to_vec();
        self.page.section(say!(self.page.words, "bulletin-values", count = changed.len()));
        self.page.blocks.push(Block::Table(Table {
            caption: None,
            columns,
            rows,
            numeric: false,
            reference: false,
            paths: None,
        }));
    }

    fn foot(&mut self) {
        foot::grounds(&mut self.page);
    }
}
