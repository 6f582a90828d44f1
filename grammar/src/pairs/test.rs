//! Tests, and what they expect.

use super::{Node, Reader, Rule, clause, literal, text};
use crate::ast::{Assignment, BandVerdict, Expect, Expected, GuardVerdict, Test, Verdict};
use crate::{Code, Diagnostic, Spanned};

/// A test; none without its name, which is then reported.
pub fn test(reader: &Reader, nodes: &[Node]) -> Option<Test> {
    let name = nodes.iter().find(|node| node.rule() == Rule::strings).map(|node| text::strings(reader, node))?;
    let mut given: Vec<Assignment> = Vec::new();
    let mut expects = Vec::new();
    for node in nodes {
        match node.rule() {
            Rule::given_clause => {
                let entries = node.children().filter(|child| child.rule() == Rule::assignment);
                given.extend(entries.filter_map(|entry| clause::assignment(reader, &entry)));
            }
            Rule::assignment => given.extend(clause::assignment(reader, node)),
            Rule::expect_clause => expects.extend(expect(reader, node)),
            Rule::strings => {}
            _ => reader.lost(node),
        }
    }
    Some(Test { name, given, expects })
}

fn expect(reader: &Reader, clause: &Node) -> Option<Expect> {
    let of = clause.children().next()?;
    let subject = clause::name(&of)?;
    let said = of.children().last()?;
    let expected = match said.rule() {
        Rule::verdict => Expected::Outcome(word(&of, Rule::verdict, verdict)?),
        Rule::safeguard => Expected::Guard(word(&of, Rule::safeguard, safeguard)?),
        Rule::band => Expected::Band(word(&of, Rule::band, band)?),
        Rule::advised => Expected::Advised,
        Rule::held if of.rule() == Rule::model_expect => Expected::ModelHeld(text::names(&said)),
        Rule::held => Expected::Held(text::names(&said)),
        Rule::recommends => Expected::Recommends(text::clause_strings(reader, &said)?),
        Rule::order => Expected::Order(text::names(&said)),
        Rule::levels => Expected::Level(Some(levels(reader, &said)?)),
        Rule::not_told => Expected::Level(None),
        _ => {
            reader.lost(&said);
            return None;
        }
    };
    Some(Expect { span: clause.span(), subject, expected })
}

/// A word of a clause as what it stands for.
fn word<T>(clause: &Node, rule: Rule, meaning: fn(&str) -> Option<T>) -> Option<Spanned<T>> {
    let word = clause::value_word(clause, rule)?;
    Some(Spanned::new(meaning(word.value)?, word.span))
}

fn verdict(word: &str) -> Option<Verdict> {
    Some(match word {
        "met" => Verdict::Met,
        "unmet" => Verdict::Unmet,
        "not_applicable" => Verdict::NotApplicable,
        "unknown" => Verdict::Unknown,
        "error" => Verdict::Error,
        _ => return None,
    })
}

fn safeguard(word: &str) -> Option<GuardVerdict> {
    Some(match word {
        "in_place" => GuardVerdict::InPlace,
        "idle" => GuardVerdict::Idle,
        "holding" => GuardVerdict::Holding,
        "not_shown" => GuardVerdict::NotShown,
        "critical" => GuardVerdict::Critical,
        _ => return None,
    })
}

fn band(word: &str) -> Option<BandVerdict> {
    Some(match word {
        "first" => BandVerdict::First,
        "possible" => BandVerdict::Possible,
        "cannot_tell" => BandVerdict::CannotTell,
        "precluded" => BandVerdict::Precluded,
        _ => return None,
    })
}

/// `3` or `2..3`
fn levels(reader: &Reader, node: &Node) -> Option<(Spanned<i64>, Spanned<i64>)> {
    let mut bounds = node.children().filter(|child| child.rule() == Rule::integer);
    let least = literal::integer(reader, &bounds.next()?, super::index::LEVELS)?;
    let most = match bounds.next() {
        Some(most) => literal::integer(reader, &most, super::index::LEVELS)?,
        None => least.clone(),
    };
    if least.value > most.value {
        reader.report(Diagnostic::new(Code::NumberOutOfRange, node.span()).arg("found", node.text()));
        return None;
    }
    Some((least, most))
}
