//! This engine: the public functions of its crates, one after the other.

use std::fmt::Write;
use std::hint::black_box;
use std::sync::Arc;

use guiju_core::assessment;
use guiju_core::{Context, Facts, Plan, Profile as Read, ProfileFormat, Ruleset, Unit, compile, read_profile};
use guiju_grammar::{FileId, Source, has_errors, parse};

use super::{Engine, Failure, Outcome, Rules};
use crate::syntax::{Syntax, infix};
use crate::timing::Work;
use crate::workload::{CHOICES, Condition, FLAGS, Fact, GREATEST, MEMBERS, NUMBERS, Profile, SETS};

const SYNTAX: Syntax = Syntax { prefix: "f.", words: ("and", "or", "not "), within: infix };

/// How much is written beside the conditions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prose {
    /// As little as the language allows, to be compared with engines that have no words for readers.
    None,
    /// Titles and recommendations in both languages, as in rules that people use.
    Full,
}

/// The rules as a rule file.
pub struct Guiju {
    source: Source,
}

impl Guiju {
    /// Writes the rules.
    pub fn new(rules: &[Condition], prose: Prose) -> Guiju {
        Guiju::with_when(rules, prose, None)
    }

    /// Writes the rules, all of them with the same `when`.
    pub fn with_when(rules: &[Condition], prose: Prose, when: Option<&Condition>) -> Guiju {
        let mut text = head();
        let when = when.map(|when| format!("when {} ", SYNTAX.write(when))).unwrap_or_default();
        for (at, rule) in rules.iter().enumerate() {
            let (zh, en, advice_zh, advice_en) = match prose {
                Prose::None => ("甲", "A", "乙", "B"),
                Prose::Full => (
                    "政务服务事项应当符合的一项要求",
                    "A requirement that government services should meet",
                    "建议对照本项要求，逐项核查尚未达到的事项，明确责任部门和完成时限。",
                    "Go through what falls short of this requirement, and settle for each who is responsible and by when.",
                ),
            };
            let _ = writeln!(
                text,
                "rule r{at} {{ {when}number \"R-{at}\" title zh \"{zh}\" en \"{en}\" basis design severity low require {} \
                 recommend zh \"{advice_zh}\" en \"{advice_en}\" effects none }}",
                SYNTAX.write(rule)
            );
        }
        Guiju { source: Source::new(FileId(0), "bench.gj", text) }
    }

    /// Parses, checks and compiles.
    ///
    /// # Errors
    ///
    /// What the checker reports.
    pub fn ruleset(&self) -> Result<Ruleset, Failure> {
        let (ast, mut diagnostics) = parse(&self.source);
        let (ruleset, more) = compile(&[Unit { ast: &ast, source: &self.source, plugin: None }]);
        diagnostics.extend(more);
        if has_errors(&diagnostics) { Err(format!("{diagnostics:?}").into()) } else { Ok(ruleset) }
    }
}

/// A whole assessment with its explanation, to be timed.
///
/// # Errors
///
/// What the profile's reader reports.
pub fn assessment<'a>(ruleset: &'a Ruleset, profile: &Profile) -> Result<Work<'a>, Failure> {
    let (profile, context) = (read(ruleset, profile)?, Context::default());
    Ok(Box::new(move || {
        black_box(guiju_core::assess(ruleset, &profile, &context));
    }))
}

/// The head of the file and its facts.
fn head() -> String {
    let mut text =
        "ruleset bench { version \"1.0.0\" title zh \"甲\" en \"A\" }\nfacts f { title zh \"甲\" en \"A\"\n".to_owned();
    let members = MEMBERS.join(", ");
    let kinds = [
        ('n', NUMBERS, format!("int in 0..{GREATEST}")),
        ('b', FLAGS, "bool".to_owned()),
        ('c', CHOICES, format!("enum {{ {members} }}")),
        ('s', SETS, format!("set {{ {members} }}")),
    ];
    for (kind, count, ty) in kinds {
        for at in 0..count {
            let _ = writeln!(text, "{kind}{at} {ty} zh \"甲\" en \"A\"");
        }
    }
    text + "}\n"
}

/// A profile as a file of this engine.
///
/// # Errors
///
/// What its reader reports.
pub fn read(ruleset: &Ruleset, profile: &Profile) -> Result<Read, Failure> {
    let mut text = "kind = \"synthetic\"\n[f]\n".to_owned();
    for (name, fact) in profile.facts() {
        let _ = match fact {
            Fact::Number(number) => writeln!(text, "{name} = {number}"),
            Fact::Flag(flag) => writeln!(text, "{name} = {flag}"),
            Fact::Choice(member) => writeln!(text, "{name} = \"{member}\""),
            Fact::Set(members) => writeln!(text, "{name} = {members:?}"),
        };
    }
    let source = Source::new(FileId(1), "bench.toml", text);
    let (profile, diagnostics) = read_profile(&source, ProfileFormat::Toml, ruleset);
    profile.ok_or_else(|| format!("{diagnostics:?}").into())
}

/// Rules as they are evaluated once: nothing is laid out first.
struct Once {
    ruleset: Ruleset,
    profile: Option<Read>,
}

/// Rules laid out to be evaluated often.
struct Often {
    plan: Plan,
    ruleset: Arc<Ruleset>,
    facts: Option<Facts>,
}

impl Engine for Guiju {
    fn name(&self) -> &'static str {
        "Guiju"
    }

    fn compile(&self) -> Result<Box<dyn Rules + '_>, Failure> {
        Ok(Box::new(Once { ruleset: self.ruleset()?, profile: None }))
    }

    fn prepare(&self) -> Result<Box<dyn Rules + '_>, Failure> {
        let ruleset = Arc::new(self.ruleset()?);
        Ok(Box::new(Often { plan: Plan::of(ruleset.clone()), ruleset, facts: None }))
    }
}

impl Rules for Once {
    fn read(&mut self, profile: &Profile) -> Result<(), Failure> {
        self.profile = Some(read(&self.ruleset, profile)?);
        Ok(())
    }

    fn outcomes(&mut self, into: &mut Vec<Outcome>) -> Result<(), Failure> {
        let profile = self.profile.as_ref().ok_or("no profile was read")?;
        into.extend(guiju_core::outcomes(&self.ruleset, profile, &Context::default()).into_iter().map(of));
        Ok(())
    }
}

impl Rules for Often {
    fn read(&mut self, profile: &Profile) -> Result<(), Failure> {
        self.facts = Some(self.plan.read(&read(&self.ruleset, profile)?, &Context::default()));
        Ok(())
    }

    fn outcomes(&mut self, into: &mut Vec<Outcome>) -> Result<(), Failure> {
        let facts = self.facts.as_mut().ok_or("no profile was read")?;
        into.extend(self.plan.outcomes(facts).iter().copied().map(of));
        Ok(())
    }
}

fn of(outcome: assessment::Outcome) -> Outcome {
    match outcome {
        assessment::Outcome::Met => Outcome::Met,
        assessment::Outcome::Unmet => Outcome::Unmet,
        assessment::Outcome::Error => Outcome::Error,
        assessment::Outcome::Unknown | assessment::Outcome::NotApplicable => Outcome::Unknown,
    }
}
