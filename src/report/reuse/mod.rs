//! A library of innovations for one place, in words. It says what stands in the way of each and what each would change, and
//! never which is best.

mod detail;
mod form;
mod implementation;

use guiju_core::assessment::{Argument, Assessment, Hold, Outcome, Truth};
use guiju_core::comparison::OutcomeChange;
use guiju_core::reuse::{Answered, Offer, Relevance, Reuse, RuleName, Status};

pub use form::fit_form;

use crate::i18n::Words;
use crate::report::phrase::{Phrases, key, source_in_full};
use crate::report::{Block, Entry, Tone, adoption};
use crate::say;

/// Every status, in the order in which they are told.
const STATUSES: [Status; 7] = [
    Status::Ready,
    Status::AwaitsFit,
    Status::ToSet,
    Status::Undecided,
    Status::Held,
    Status::Blocked,
    Status::Declined,
];

/// Puts the judgement of a library into words: a list, and with `full` everything about each innovation. `base` is the place's
/// assessment by the rules without the library.
pub fn reuse_page(base: &Assessment, reuse: &Reuse, full: bool, words: &Words) -> Vec<Block> {
    let base = &with_sources(base, &reuse.plugins);
    let phrases = Phrases { words, assessment: base };
    let mut page = Page { reuse, full, words, phrases, blocks: Vec::new(), sections: 0 };
    page.head();
    page.overview();
    for status in STATUSES {
        page.group(&key("reuse-group", status), |offer| !offer.own && offer.status == status);
    }
    page.group("reuse-group-own", |offer| offer.own);
    page.foot(base);
    page.blocks
}

/// The place's assessment as far as phrases need it, with the sources of all innovations among its own.
fn with_sources(base: &Assessment, offers: &[Offer]) -> Assessment {
    let mut assessment = Assessment { findings: Vec::new(), guards: Vec::new(), choices: Vec::new(), ..base.clone() };
    for source in offers.iter().flat_map(|offer| &offer.sources) {
        if !assessment.sources.contains(source) {
            assessment.sources.push(source.clone());
        }
    }
    assessment
}

/// The same for one innovation: another may call another document by the same key.
fn as_cited_by(offer: &Offer, all: &Assessment, others: &[Offer]) -> Assessment {
    let mut own = all.clone();
    for source in &mut own.sources {
        let is_others = others.iter().any(|other| other.sources.contains(source));
        if is_others && !offer.sources.contains(source) {
            source.key.clear();
        }
    }
    own
}

struct Page<'a> {
    reuse: &'a Reuse,
    full: bool,
    words: &'a Words,
    phrases: Phrases<'a>,
    blocks: Vec<Block>,
    sections: usize,
}

impl Page<'_> {
    fn section(&mut self, title: &str) {
        self.sections += 1;
        let number = crate::report::compose::numbered(self.words, self.sections);
        self.blocks.push(Block::Section(number + title));
    }

    fn paragraph(&mut self, text: String) {
        self.blocks.push(Block::Paragraph(text));
    }

    fn head(&mut self) {
        let profile = &self.reuse.profile;
        let name = self.phrases.of(&profile.name);
        self.blocks.push(Block::Title(say!(self.words, "reuse-title", name = name)));
        self.blocks.push(Block::Notice(say!(self.words, &key("profile", profile.kind), name = name)));
        self.blocks.push(Block::Notice(self.words.text("reuse-no-ranking")));
        let trial = std::iter::once(&self.reuse.settings).chain(self.reuse.plugins.iter().map(|offer| &offer.settings));
        if trial.flatten().next().is_some() {
            self.blocks.push(Block::Banner(self.words.text("trial")));
        }
        self.paragraph(say!(self.words, "reuse-count", count = self.reuse.plugins.len()));
        let count = |status| self.reuse.plugins.iter().filter(|offer| offer.status == status).count();
        let counted = STATUSES.into_iter().map(|status| (status, count(status))).filter(|(_, count)| *count > 0);
        let meaning = |(status, count)| say!(self.words, &key("reuse-meaning", status), count = count);
        let meanings = counted.map(meaning).collect();
        self.blocks.push(Block::Bullets(meanings));
    }

    /// All of them at a glance, where there is more than one.
    fn overview(&mut self) {
        let offers = &self.reuse.plugins;
        if offers.len() < 2 {
            return;
        }
        let rows = offers.iter().map(|offer| glance(&self.phrases, offer)).collect();
        let columns =
            ["reuse-column-innovation", "reuse-column-status", "reuse-column-gaps", "reuse-column-safeguards"];
        self.blocks.extend(detail::table(&self.phrases, "reuse-overview", &columns, rows));
    }

    fn group(&mut self, title: &str, belongs: impl Fn(&Offer) -> bool) {
        let reuse = self.reuse;
        let offers: Vec<&Offer> = reuse.plugins.iter().filter(|offer| belongs(offer)).collect();
        if offers.is_empty() {
            return;
        }
        let title = self.words.text(title);
        self.section(&say!(self.words, "reuse-group", title = title, count = offers.len()));
        for offer in offers {
            let own = as_cited_by(offer, self.phrases.assessment, &reuse.plugins);
            let phrases = Phrases { words: self.words, assessment: &own };
            let mut entry = listed(&phrases, offer);
            if self.full {
                detail::particulars(&phrases, &mut entry, offer);
            } else {
                brief(&phrases, &mut entry, offer);
            }
            self.blocks.push(Block::Entry(entry));
            if self.full {
                self.blocks.extend(detail::tables(&phrases, offer));
            }
        }
    }

    fn foot(&mut self, base: &Assessment) {
        if !self.full {
            self.section(&self.words.text("reuse-more"));
            self.paragraph(self.words.text("reuse-more-text"));
            return;
        }
        self.section(&self.words.text("foot"));
        let sources = base.sources.iter().map(|source| source_in_full(self.words, source)).collect();
        self.blocks.push(Block::Numbered(sources));
        self.blocks.push(Block::Notice(self.words.text("reuse-statement")));
    }
}

/// An innovation in one line of the overview.
fn glance(phrases: &Phrases<'_>, offer: &Offer) -> Vec<String> {
    let words = phrases.words;
    let title = phrases.of(&offer.plugin.title);
    let mended = offer.answers.iter().filter(|answer| is_mended(answer));
    let gaps: Vec<&str> = mended.map(|answer| answer.rule.number.as_str()).collect();
    let gaps = match offer.relevance {
        Relevance::Gap => words.list(&gaps),
        relevance => words.text(&key("reuse-gaps", relevance)),
    };
    let status = if offer.own { "reuse-status-own".to_owned() } else { key("reuse-status", offer.status) };
    let name = say!(words, "reuse-name", title = title, id = offer.plugin.id.as_str());
    vec![name, words.text(&status), gaps, offer.plugin.holds.len().to_string()]
}

/// Whether it is a gap here, and would be none any more if what is expected came true.
fn is_mended(answer: &Answered) -> bool {
    answer.outcome == Outcome::Unmet && answer.then != Some(Outcome::Unmet)
}

/// What everyone is told of an innovation: where it comes from, what it answers, and what stands in its way.
fn listed(phrases: &Phrases<'_>, offer: &Offer) -> Entry {
    let words = phrases.words;
    let tone = match offer.status {
        Status::Ready => Tone::Good,
        Status::AwaitsFit | Status::ToSet | Status::Held => Tone::Waiting,
        Status::Blocked => Tone::Open,
        Status::Undecided | Status::Declined => Tone::Plain,
    };
    let status = words.text(&key("reuse-status", offer.status));
    let own = if offer.own { "reuse-head-own" } else { "reuse-head" };
    let title = phrases.of(&offer.plugin.title);
    let head = say!(words, own, title = title, id = offer.plugin.id.as_str(), status = status);
    let mut entry = Entry::new(head).cited(&offer.plugin.id).toned(tone);
    if offer.own {
        entry.say(words.text("label-note"), words.text("reuse-own"));
    }
    entry.say(words.text("label-origin"), adoption::origin(phrases, &offer.plugin));
    if let Some(adopted) = &offer.plugin.adopted {
        entry.say(
            words.text("label-note"),
            say!(words, "reuse-adopted", alias = offer.plugin.alias.as_str(), source = adopted.source.as_str()),
        );
    }
    if let Some(reason) = &offer.plugin.withdrawn {
        entry.say(words.text("label-note"), say!(words, "reuse-withdrawn", reason = phrases.of(reason)));
    }
    if offer.plugin.fit.is_some() {
        entry.say(words.text("label-fit"), adoption::fit(phrases, offer.plugin.fit.as_ref()));
    }
    entry.say(words.text("label-higher-law"), adoption::law(phrases, &offer.plugin).unwrap_or_default());
    for answer in &offer.answers {
        entry.say(words.text("reuse-answers"), answered(phrases, answer));
    }
    for need in offer.plugin.needs.iter().filter(|need| need.value != Truth::True) {
        entry.say(words.text("label-needs"), needed(phrases, offer, need));
    }
    for blocker in &offer.blocked_by {
        let first: Vec<String> = blocker.first.iter().map(|rule| named(phrases, rule)).collect();
        if !first.is_empty() {
            entry.say(words.text("label-first"), say!(words, "reuse-first", rules = words.list(&first)));
        }
        let read = offer.plugin.local_parameters.iter().filter(|local| blocker.parameters.contains(&local.name));
        let names: Vec<String> = read.map(|local| detail::parameter_name(phrases, local)).collect();
        if !names.is_empty() {
            entry.say(words.text("label-first"), say!(words, "reuse-set-otherwise", names = words.list(&names)));
        }
    }
    let holds: Vec<String> = offer.plugin.holds.iter().map(|hold| held(phrases, hold)).collect();
    entry.say(words.text("reuse-held"), words.list(&holds));
    entry
}

/// A need, and whether the place has it: one for which something has only to be filled in is no lack.
fn needed(phrases: &Phrases<'_>, offer: &Offer, need: &Argument) -> String {
    if offer.to_set.iter().any(|to_set| to_set.need == need.text) {
        let state = phrases.words.text("reuse-status-to-set");
        return say!(phrases.words, "argument", state = state, text = phrases.of(&need.text));
    }
    phrases.condition(need)
}

/// What a list has room for: how much would change, without what.
fn brief(phrases: &Phrases<'_>, entry: &mut Entry, offer: &Offer) {
    let words = phrases.words;
    for parameter in offer.to_set.iter().flat_map(|to_set| &to_set.parameters) {
        entry.say(words.text("label-localise"), detail::local_parameter(phrases, parameter));
    }
    let rules = &offer.loading.rules;
    let count = |outcome| rules.iter().filter(|rule| rule.outcome == outcome).count();
    let (gaps, unknown) = (count(Outcome::Unmet), count(Outcome::Unknown));
    let loading = say!(words, "reuse-loading-brief", rules = rules.len(), gaps = gaps, unknown = unknown);
    entry.say(words.text("reuse-loading"), loading);
    entry.say(words.text("reuse-carrying"), carrying(phrases, offer));
    for agreement in detail::agreements(phrases, offer) {
        entry.say(words.text("reuse-near"), agreement);
    }
}

/// What would follow were it carried out as expected, in a line.
fn carrying(phrases: &Phrases<'_>, offer: &Offer) -> String {
    let words = phrases.words;
    let carrying = &offer.carrying_out;
    let outcomes: Vec<String> = carrying.outcomes.iter().map(|change| changed(phrases, change)).collect();
    if !outcomes.is_empty() {
        return outcomes.join(&words.text("semicolon"));
    }
    nothing_changes(phrases, offer)
}

/// Why no outcome would change.
fn nothing_changes(phrases: &Phrases<'_>, offer: &Offer) -> String {
    let (words, carrying) = (phrases.words, &offer.carrying_out);
    let surpassed = carrying.expected.iter().any(|fact| fact.surpassed);
    let reached = carrying.expected.iter().all(|fact| fact.already || fact.surpassed);
    words.text(match carrying.expected.is_empty() {
        true => "reuse-nothing-expected",
        false if reached && surpassed => "reuse-surpassed",
        false if reached => "reuse-already",
        false => "reuse-no-change",
    })
}

fn named(phrases: &Phrases<'_>, rule: &RuleName) -> String {
    phrases.name(&rule.number, &rule.title)
}

fn answered(phrases: &Phrases<'_>, answer: &Answered) -> String {
    let words = phrases.words;
    let outcome = words.text(&key("outcome", answer.outcome));
    if answer.outcome == Outcome::Unmet {
        let severity = words.text(&key("severity", answer.severity));
        let name = named(phrases, &answer.rule);
        let key = if is_mended(answer) { "reuse-answered-gap" } else { "reuse-answered-not-mended" };
        return say!(words, key, name = name, outcome = outcome, severity = severity);
    }
    say!(words, "local-base", name = named(phrases, &answer.rule), outcome = outcome)
}

fn held(phrases: &Phrases<'_>, hold: &Hold) -> String {
    let name = phrases.name(&hold.number, &hold.title);
    say!(phrases.words, "held-head", name = name, status = phrases.words.text(&key("hold", hold.status)))
}

/// What a rule is now and what it would be.
fn changed(phrases: &Phrases<'_>, change: &OutcomeChange) -> String {
    let words = phrases.words;
    let name = phrases.name(&change.number, &change.title);
    let [before, after] = [change.left, change.right].map(|outcome| words.text(&key("outcome", outcome)));
    say!(words, "reuse-changed", name = name, before = before, after = after)
}
