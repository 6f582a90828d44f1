//! The local fit-assessment form: what is known of an innovation here, and room for what only the place can say.

use guiju_core::assessment::{Assessment, HoldStatus};
use guiju_core::reuse::{FIT_ASSESSMENT, HIGHER_LAW, Offer};
use guiju_plugins::Package;

use super::{detail, implementation};
use crate::i18n::Words;
use crate::report::phrase::{Phrases, key, source_in_full};
use crate::report::{Block, Entry, Table, adoption};
use crate::say;

/// What a record says, left to be filled in: a profile is not read with a blank for a decision or a date.
const BLANK_FIT: &str = "decision = \"\", unit = \"\", date = \"\", document = \"\"";

/// What it says of higher law, left to be filled in.
const BLANK_LAW: &str = ", law_result = \"\", law_unit = \"\", law_date = \"\", law_document = \"\"";

/// How many empty lines a table has that the place fills in by itself.
const EMPTY_ROWS: usize = 3;

/// Puts the form into words. It is about the one file of this digest, and for the place of which `base` is the assessment.
pub fn fit_form(base: &Assessment, offer: &Offer, package: &Package, words: &Words) -> Vec<Block> {
    let base = &super::with_sources(base, std::slice::from_ref(offer));
    let phrases = Phrases { words, assessment: base };
    let mut form = Form { offer, package, words, phrases, blocks: Vec::new(), sections: 0 };
    form.head(base);
    form.adopted();
    form.needs();
    form.parameters();
    form.safeguards();
    form.law();
    form.changes();
    form.carrying_out();
    form.decision();
    form.record();
    form.foot(base);
    form.blocks
}

struct Form<'a> {
    offer: &'a Offer,
    package: &'a Package,
    words: &'a Words,
    phrases: Phrases<'a>,
    blocks: Vec<Block>,
    sections: usize,
}

impl Form<'_> {
    fn section(&mut self, key: &str) {
        self.sections += 1;
        let number = crate::report::compose::numbered(self.words, self.sections);
        self.blocks.push(Block::Section(number + &self.words.text(key)));
    }

    fn paragraph(&mut self, key: &str) {
        self.blocks.push(Block::Paragraph(self.words.text(key)));
    }

    /// A table whose columns beyond the cells of a row are left to be filled in.
    fn table(&mut self, columns: &[&str], rows: Vec<Vec<String>>) {
        let columns: Vec<String> = columns.iter().map(|key| self.words.text(key)).collect();
        let filled = rows.into_iter().map(|mut row| {
            row.resize(columns.len(), String::new());
            row
        });
        let rows = filled.collect();
        self.blocks.push(Block::Table(Table {
            caption: None,
            columns,
            rows,
            numeric: false,
            reference: false,
            paths: None,
        }));
    }

    fn head(&mut self, base: &Assessment) {
        let title = self.phrases.of(&self.offer.plugin.title);
        self.blocks.push(Block::Title(say!(self.words, "form-title", title = title)));
        let place = self.phrases.of(&base.profile.name);
        let as_of = base.profile.as_of.as_deref();
        let date = as_of.map_or_else(|| self.words.text("undated"), |date| self.phrases.date(date));
        self.blocks.push(Block::Paragraph(say!(self.words, "form-place", place = place, date = date)));
        self.blocks.push(Block::Notice(say!(self.words, &key("profile", base.profile.kind), name = place)));
        self.blocks.push(Block::Notice(self.words.text("form-purpose")));
    }

    fn adopted(&mut self) {
        let (offer, words, phrases) = (self.offer, self.words, self.phrases);
        self.section("form-adopted");
        let statement = &self.package.manifest.statement;
        let statement = match words.lang() {
            crate::i18n::Lang::Zh => &statement.zh,
            crate::i18n::Lang::En => &statement.en,
        };
        let mut rows = vec![
            ("label-title", phrases.of(&offer.plugin.title).to_owned()),
            ("label-id", offer.plugin.id.clone()),
            ("label-version", offer.plugin.version.clone()),
            ("label-digest", offer.plugin.digest.clone()),
            ("label-origin", adoption::origin(&phrases, &offer.plugin)),
            ("label-publisher", phrases.of(&offer.plugin.publisher).to_owned()),
            ("label-evidence", words.text(&format!("plugin-evidence-{}", offer.plugin.evidence.to_lowercase()))),
            ("label-source", phrases.citations(&offer.citations)),
            ("label-statement", statement.clone()),
        ];
        rows.extend(offer.note.iter().map(|note| ("label-note", phrases.of(note).to_owned())));
        let answers: Vec<String> = offer.answers.iter().map(|answer| super::answered(&phrases, answer)).collect();
        rows.push(("reuse-answers", answers.join(&words.text("semicolon"))));
        let rows = rows.into_iter().map(|(label, text)| vec![words.text(label), text]).collect();
        self.table(&["form-column-item", "form-column-content"], rows);
    }

    fn needs(&mut self) {
        self.section("form-needs");
        let rows = self.offer.plugin.needs.iter().map(|need| {
            let facts: Vec<String> = need.facts.iter().map(|fact| self.phrases.fact(fact)).collect();
            let is_blank = self.offer.to_set.iter().any(|to_set| to_set.need == need.text);
            let state = if is_blank { "reuse-status-to-set".to_owned() } else { key("condition", need.value) };
            let state = self.words.text(&state);
            vec![self.phrases.of(&need.text).to_owned(), state, facts.join(&self.words.text("semicolon"))]
        });
        let rows = rows.collect();
        self.table(&["form-column-need", "form-column-state", "form-column-facts", "form-column-verified"], rows);
    }

    fn parameters(&mut self) {
        if self.offer.plugin.local_parameters.is_empty() {
            return;
        }
        self.section("form-parameters");
        let rows = self.offer.plugin.local_parameters.iter().map(|parameter| {
            let title = detail::parameter_name(&self.phrases, parameter);
            let blank = || self.words.text("reuse-blank");
            let given = if parameter.blank { blank() } else { self.phrases.of(&parameter.given).to_owned() };
            let set = if parameter.value == parameter.given { "" } else { self.phrases.of(&parameter.value) };
            vec![title, given, self.phrases.basis_word(parameter.basis), set.to_owned()]
        });
        let rows = rows.collect();
        let columns =
            ["form-column-parameter", "form-column-given", "form-column-basis", "form-column-local", "form-column-why"];
        self.table(&columns, rows);
    }

    fn safeguards(&mut self) {
        self.section("form-safeguards");
        // This form is what the guard of local fit asks for.
        let mut holds = self.offer.plugin.holds.iter().filter(|hold| hold.guard != FIT_ASSESSMENT).peekable();
        if holds.peek().is_none() {
            self.paragraph("form-no-safeguards");
            return;
        }
        let rows = holds.map(|hold| {
            let first = self.phrases.first(&hold.first, hold.status == HoldStatus::AwaitingVerification);
            vec![self.phrases.name(&hold.number, &hold.title), self.words.text(&key("hold", hold.status)), first]
        });
        let rows = rows.collect();
        self.table(&["form-column-safeguard", "form-column-state", "form-column-first", "form-column-done"], rows);
    }

    /// What it brings about, and what has to be checked against higher law.
    fn law(&mut self) {
        self.section("form-effects");
        let rows: Vec<Vec<String>> =
            self.offer.effects.iter().map(|effect| vec![self.phrases.of(effect).to_owned()]).collect();
        let open = self
            .offer
            .unanswered
            .iter()
            .map(|effect| vec![say!(self.words, "effect-open", name = self.phrases.of(effect))]);
        let rows: Vec<Vec<String>> = rows.into_iter().chain(open).collect();
        if rows.is_empty() {
            self.paragraph("form-no-effects");
        } else {
            self.table(&["form-column-effect", "form-column-scope", "form-column-measure"], rows);
        }
        self.section("form-law");
        let told = adoption::law(&self.phrases, &self.offer.plugin);
        self.blocks.push(Block::Paragraph(told.unwrap_or_else(|| self.words.text("form-law-none"))));
        if !adoption::is_checked_here(&self.offer.plugin) {
            self.paragraph("form-law-to-do");
        }
        let columns = ["form-column-matter", "form-column-clause", "form-column-conclusion", "form-column-checked-by"];
        self.table(&columns, vec![Vec::new(); EMPTY_ROWS]);
    }

    fn changes(&mut self) {
        self.section("form-changes");
        self.blocks.extend(detail::tables(&self.phrases, self.offer));
        self.table(&["form-column-difference", "form-column-bearing"], vec![Vec::new(); EMPTY_ROWS]);
    }

    /// Steps, costs and failures as the plugin tells them.
    fn carrying_out(&mut self) {
        self.section("form-carrying-out");
        match &self.package.implementation {
            Some(text) => {
                let (side, is_own) = implementation::side(text, self.words.lang());
                self.paragraph(if is_own { "form-implementation" } else { "form-implementation-foreign" });
                self.blocks.extend(side);
            }
            None => self.paragraph("form-no-implementation"),
        }
        let attachments: Vec<String> = self.package.attachments.keys().cloned().collect();
        if !attachments.is_empty() {
            let names = self.words.all_of(&attachments);
            self.blocks.push(Block::Paragraph(say!(self.words, "form-attachments", names = names)));
        }
        let matters = ["form-steps", "form-systems", "form-cost", "form-time", "form-risks", "form-withdrawal"];
        let rows = matters.iter().map(|key| vec![self.words.text(key)]).collect();
        self.table(&["form-column-matter", "form-column-opinion"], rows);
    }

    fn decision(&mut self) {
        self.section("form-decision");
        let label = |key: &str| self.words.text(key);
        let rows = vec![
            vec![label("form-decided"), label("form-decided-room")],
            vec![label("form-conditions")],
            vec![label("form-unit")],
            vec![label("form-date")],
            vec![label("form-document")],
            vec![label("form-signatures"), label("form-signatures-room")],
        ];
        self.table(&["form-column-item", "form-column-content"], rows);
    }

    /// The lines by which the decision comes into the profile.
    fn record(&mut self) {
        self.section("form-record");
        self.paragraph("form-record-intro");
        let id = self.offer.plugin.id.as_str();
        let origins: Vec<&str> = self.offer.plugin.origins.iter().map(|origin| origin.id.as_str()).collect();
        let origin = origins.join(", ");
        let law = if self.waits_for_law() { BLANK_LAW } else { "" };
        let record = format!(
            "{{ innovation_id = \"{id}\", origin = \"{origin}\", digest = \"{}\", fit_assessed = false, \
             localised = false, {BLANK_FIT}{law} }},",
            self.offer.plugin.digest
        );
        let mut entry = Entry::new(self.words.text("form-record-head"));
        entry.code("[innov]", format!("reused = [ {record} ]"));
        self.blocks.push(Block::Entry(entry));
        self.paragraph("form-record-fit");
        if self.waits_for_law() {
            self.paragraph("form-record-law");
        }
        self.paragraph("form-record-lapse");
    }

    /// Whether its adoption waits for a check against higher law, which the place can record with the fit.
    fn waits_for_law(&self) -> bool {
        self.offer.plugin.holds.iter().any(|hold| hold.guard == HIGHER_LAW)
    }

    fn foot(&mut self, base: &Assessment) {
        self.section("foot");
        let sources = base.sources.iter().map(|source| source_in_full(self.words, source)).collect();
        self.blocks.push(Block::Numbered(sources));
    }
}
