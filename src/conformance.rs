//! What a plugin must be besides right by its own tests, so that another place can take it over: whole, told in both
//! languages, the same every time, and unable to change anything it did not bring.

use std::collections::BTreeSet;

use guiju_core::assessment::{Assessment, Outcome};
use guiju_core::testing::TestReport;
use guiju_plugins::Package;

use crate::embedded;
use crate::i18n::Words;
use crate::inputs::{Inputs, Named};
use crate::pipeline::{self, Rules};
use crate::report::Block;
use crate::say;

/// The parts that an implementation file has, by a word of their headings in either language.
const PARTS: [(&str, &str); 5] =
    [("步骤", "steps"), ("条件", "conditions"), ("法律依据", "legal basis"), ("成本", "cost"), ("已知", "known")];

/// What an author leaves where something is still to be written.
const PLACEHOLDER: &str = "TODO";

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Its catalogue key.
    pub key: &'static str,
    /// What is wrong with it or left open; nothing where it holds.
    pub found: Vec<String>,
    /// Whether what was found keeps the plugin from passing.
    pub must_hold: bool,
}

impl Check {
    fn new(key: &'static str, found: Vec<String>) -> Self {
        Check { key, found, must_hold: true }
    }

    /// Whether the plugin fails by it.
    pub fn fails(&self) -> bool {
        self.must_hold && !self.found.is_empty()
    }
}

/// Looks at a plugin that compiles with the shipped rules. `tests` is what its own tests gave.
pub fn checks(package: &Package, rules: &Rules, tests: &TestReport, inputs: &mut Inputs) -> Vec<Check> {
    let examples = examples(rules, inputs);
    vec![
        Check::new(
            "conformance-tests",
            if tests.tests == 0 { vec!["rules.gj".to_owned()] } else { failed_tests(tests) },
        ),
        Check { must_hold: false, ..Check::new("conformance-coverage", uncovered(tests)) },
        Check::new("conformance-errors", errors(&examples, &package.manifest.id)),
        Check::new(
            "conformance-repeatable",
            changed(&examples, &again(rules, inputs), tests, &rules.run_added_tests()),
        ),
        Check::new("conformance-base", base(&examples, &unaided(inputs))),
        Check::new("conformance-innovation", innovation(rules)),
        Check::new("conformance-evidence", evidence(package, rules)),
        Check { must_hold: false, ..Check::new("conformance-effects", unanswered(package)) },
        Check::new("conformance-denied", denied(package, rules)),
        Check::new("conformance-languages", languages(package)),
        Check::new("conformance-implementation", missing_parts(package.implementation.as_deref().unwrap_or_default())),
        Check::new("conformance-placeholders", placeholders(package)),
    ]
}

/// The checks in words.
pub fn blocks(checks: &[Check], words: &Words) -> Vec<Block> {
    let mut steps = Vec::new();
    for check in checks {
        let state = match (check.found.is_empty(), check.must_hold) {
            (true, _) => "conformance-holds",
            (false, true) => "conformance-fails",
            (false, false) => "conformance-open",
        };
        let what = words.text(check.key);
        steps.push((0, say!(words, state, what = what)));
        steps.extend(check.found.iter().map(|found| (1, found.clone())));
    }
    let failing = checks.iter().filter(|check| check.fails()).count();
    let end = if failing == 0 {
        words.text("conformance-passed")
    } else {
        say!(words, "conformance-failed", count = failing)
    };
    vec![Block::Steps(steps), Block::Paragraph(end)]
}

/// The example profiles as these rules assess them, in the order of their names.
fn examples(rules: &Rules, inputs: &mut Inputs) -> Vec<Assessment> {
    assessed(rules, embedded::profile_names(), inputs)
}

/// The same once more and the other way round: no answer may hang on what was asked before it.
fn again(rules: &Rules, inputs: &mut Inputs) -> Vec<Assessment> {
    let backwards = embedded::profile_names().into_iter().rev().collect();
    let mut assessments = assessed(rules, backwards, inputs);
    assessments.reverse();
    assessments
}

/// The same by the shipped rules alone.
fn unaided(inputs: &mut Inputs) -> Vec<Assessment> {
    pipeline::rules(inputs, &[], &[]).map_or_else(Vec::new, |rules| examples(&rules, inputs))
}

fn assessed(rules: &Rules, names: Vec<&str>, inputs: &mut Inputs) -> Vec<Assessment> {
    let named = |name: &str| {
        let file = embedded::profile(name)?;
        Some(Named { name: file.name.to_owned(), bytes: file.bytes.to_vec() })
    };
    let files: Vec<Named> = names.into_iter().filter_map(named).collect();
    let profiles = files.iter().filter_map(|file| rules.profile(inputs, file));
    profiles.map(|profile| rules.assess(&profile, &pipeline::context(Vec::new()))).collect()
}

fn failed_tests(tests: &TestReport) -> Vec<String> {
    let names: BTreeSet<&str> = tests.failures.iter().map(|failure| failure.test.as_str()).collect();
    names.into_iter().map(str::to_owned).collect()
}

fn uncovered(tests: &TestReport) -> Vec<String> {
    let items = tests.coverage.items.iter().filter(|item| !item.missing.is_empty());
    items.map(|item| item.name.clone()).collect()
}

/// Rules of the plugin that come to an error on an example, which is a profile as any place might have it.
fn errors(examples: &[Assessment], plugin: &str) -> Vec<String> {
    let errors = examples.iter().flat_map(|assessment| {
        let own = assessment.findings.iter().filter(|finding| finding.plugin.as_deref() == Some(plugin));
        own.filter(|finding| finding.outcome == Outcome::Error)
            .map(|finding| format!("{} ({})", finding.number, assessment.profile.id))
    });
    errors.collect()
}

fn changed(first: &[Assessment], second: &[Assessment], tests: &TestReport, repeated: &TestReport) -> Vec<String> {
    let mut changed: Vec<String> = first
        .iter()
        .zip(second)
        .filter(|(first, second)| first != second)
        .map(|(first, _)| first.profile.id.clone())
        .collect();
    changed.extend((failed_tests(tests) != failed_tests(repeated)).then(|| "rules.gj".to_owned()));
    changed
}

/// What of the shipped rules' results is not what it is without the plugin: findings, counts and safeguards.
fn base(with: &[Assessment], without: &[Assessment]) -> Vec<String> {
    let mut changed = Vec::new();
    for (with, without) in with.iter().zip(without) {
        let place = |what: &str| format!("{what} ({})", with.profile.id);
        changed.extend((with.total != without.total).then(|| place("total")));
        for finding in &without.findings {
            changed.extend((!with.findings.contains(finding)).then(|| place(&finding.number)));
        }
        for guard in &without.guards {
            let same = |found: &&guiju_core::assessment::GuardFinding| {
                found.guard == guard.guard && found.safeguard == guard.safeguard && found.running == guard.running
            };
            changed.extend(with.guards.iter().find(same).is_none().then(|| place(&guard.number)));
        }
    }
    changed
}

/// Without an innovation nobody is told which rules the plugin answers and what it needs.
fn innovation(rules: &Rules) -> Vec<String> {
    let missing = rules.ruleset().innovations.is_empty();
    missing.then(|| "innovation".to_owned()).into_iter().collect()
}

/// Sources that the manifest names and no rule file declares.
fn evidence(package: &Package, rules: &Rules) -> Vec<String> {
    let sources = &rules.ruleset().sources;
    let named = package.manifest.evidence.sources.iter().map(|locator| &locator.source);
    named.filter(|name| !sources.iter().any(|source| source.key == **name)).cloned().collect()
}

fn unanswered(package: &Package) -> Vec<String> {
    let effects = pipeline::effects_by_title().into_iter().map(|(effect, _)| effect);
    effects.filter(|effect| package.manifest.effects.get(effect).copied().flatten().is_none()).collect()
}

/// Effects that the manifest denies and the rules declare. Safeguards believe the rules.
fn denied(package: &Package, rules: &Rules) -> Vec<String> {
    let plugins = rules.ruleset().plugins.iter().filter(|plugin| plugin.id == package.manifest.id);
    let denied =
        plugins.flat_map(|plugin| &plugin.effects).filter(|effect| package.manifest.answer(effect) == Some(false));
    denied.cloned().collect()
}

/// Texts of the manifest that are not in the language they are said to be in.
fn languages(package: &Package) -> Vec<String> {
    let manifest = &package.manifest;
    let mut texts = vec![
        ("title", &manifest.title),
        ("summary", &manifest.summary),
        ("statement", &manifest.statement),
        ("publisher", &manifest.publisher),
    ];
    texts.extend(manifest.origins.iter().map(|origin| ("origin.name", &origin.name)));
    let foreign = texts.into_iter().flat_map(|(name, text)| {
        let zh = (!text.zh.chars().any(is_chinese)).then(|| format!("{name}.zh"));
        let en = text.en.chars().any(is_chinese).then(|| format!("{name}.en"));
        [zh, en]
    });
    foreign.flatten().collect()
}

fn is_chinese(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// The parts of an implementation file that have no heading, in either language.
fn missing_parts(text: &str) -> Vec<String> {
    let headings: Vec<String> = text.lines().filter(|line| line.starts_with('#')).map(str::to_lowercase).collect();
    let has = |part: &&str| headings.iter().any(|heading| heading.contains(*part));
    PARTS.into_iter().flat_map(|(zh, en)| [zh, en]).filter(|part| !has(part)).map(str::to_owned).collect()
}

/// Where something is still to be written.
pub fn placeholders(package: &Package) -> Vec<String> {
    let manifest = package.manifest.to_json();
    let texts = [
        ("plugin.toml", Some(manifest.as_str())),
        ("rules.gj", Some(package.rules.as_str())),
        ("implementation.md", package.implementation.as_deref()),
    ];
    let open = |(name, text): (&str, Option<&str>)| {
        let count = text.unwrap_or_default().matches(PLACEHOLDER).count();
        (count > 0).then(|| format!("{name}: {PLACEHOLDER} × {count}"))
    };
    texts.into_iter().filter_map(open).collect()
}
