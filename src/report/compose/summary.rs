//! The first page: what to do, what is dangerous, what waits, what cannot be told, and the counts.

use guiju_core::assessment::{Clause, DataRequest, Finding, Outcome};

use super::findings::facts;
use super::guards::statuses;
use super::{Page, score};
use crate::report::phrase::{is_second_hand, key};
use crate::report::{Action, Wait};
use crate::say;

/// How many things to do the first page lists; all of them stand in the next section.
const ADVISED: usize = 10;
/// How many rules that wait are named and not only numbered.
const NAMED: usize = 3;

pub(super) fn write(page: &mut Page<'_>) {
    page.section(page.label("summary"));
    page.paragraph(headline(page));
    critical(page);
    not_shown(page);
    advised(page);
    held(page);
    errors(page);
    requests(page);
    score::overview(page);
}

fn headline(page: &Page<'_>) -> String {
    let tally = &page.view.assessment.total;
    let rules = tally.met + tally.unmet + tally.unknown + tally.not_applicable + tally.error;
    let mut text = say!(
        page.words,
        "summary-headline",
        rules = rules,
        met = tally.met,
        unmet = tally.unmet,
        unknown = tally.unknown,
        na = tally.not_applicable,
    );
    if tally.error > 0 {
        text += &page.count("summary-errors", tally.error);
    }
    if tally.unknown > 0 {
        text += &page.label("summary-silence");
    }
    text
}

/// Practices that run without their safeguard come before everything else.
fn critical(page: &mut Page<'_>) {
    if page.view.critical.is_empty() {
        return;
    }
    page.part(page.count("summary-critical", page.view.critical.len()));
    let points = page
        .view
        .critical
        .iter()
        .map(|guard| {
            let name = page.phrases.name(&guard.number, &guard.title);
            Action {
                head: say!(page.words, "action-head", name = name),
                text: say!(page.words, "critical-point", first = page.phrases.of(&guard.first)),
                detail: String::new(),
            }
        })
        .collect();
    page.actions(points);
}

/// Practices whose safeguard the data does not show: that is to be found out.
fn not_shown(page: &mut Page<'_>) {
    let guards = &page.view.not_shown;
    if guards.is_empty() {
        return;
    }
    let names: Vec<String> = guards.iter().map(|guard| page.phrases.name(&guard.number, &guard.title)).collect();
    page.part(page.count("summary-not-shown", names.len()));
    page.paragraph(say!(page.words, "not-shown-names", names = page.words.list(&names)));
}

fn advised(page: &mut Page<'_>) {
    let advised: Vec<&Finding> = page.view.advised().collect();
    page.part(page.count("summary-advised", advised.len()));
    if advised.is_empty() {
        let key = if page.view.held() > 0 { "advised-none-held" } else { "advised-none" };
        page.paragraph(page.label(key));
        return;
    }
    let points = advised.iter().take(ADVISED).map(|finding| advice(page, finding)).collect();
    page.actions(points);
    if advised.len() > ADVISED {
        page.paragraph(page.count("advised-more", advised.len() - ADVISED));
    }
}

/// What advice rests on that was inferred or reported second hand, for whoever reads no further.
fn second_hand(page: &Page<'_>, finding: &Finding) -> String {
    let required = finding.reasons.iter().filter(|reason| reason.clause == Clause::Require);
    let kinds = page.phrases.kinds(facts(required).into_iter().filter(|fact| is_second_hand(fact)));
    if kinds.is_empty() { String::new() } else { say!(page.words, "advice-verify", kinds = kinds) }
}

fn advice(page: &Page<'_>, finding: &Finding) -> Action {
    let name = page.phrases.name(&finding.number, &finding.title);
    let severity = page.words.text(&key("severity", finding.severity));
    let what = finding.recommendation.as_ref().map(|text| page.phrases.of(text)).unwrap_or_default();
    Action {
        head: say!(page.words, "action-head-severity", name = name, severity = severity),
        text: what.to_owned() + &second_hand(page, finding),
        detail: String::new(),
    }
}

fn held(page: &mut Page<'_>) {
    let waits = &page.view.waits;
    if waits.is_empty() {
        return;
    }
    let mut guards: Vec<&str> = waits.iter().map(|wait| wait.hold.guard.as_str()).collect();
    guards.sort_unstable();
    guards.dedup();
    page.part(match page.view.held_advice() {
        0 => page.count("summary-held", guards.len()),
        rules => say!(page.words, "summary-held", count = guards.len(), rules = rules),
    });
    let points = waits
        .iter()
        .filter_map(|wait| {
            let rules: Vec<&Finding> = wait.all(|group| &group.rules).copied().collect();
            (!rules.is_empty()).then(|| held_point(page, wait, &rules))
        })
        .collect();
    page.actions(points);
    held_besides(page);
}

fn held_point(page: &Page<'_>, wait: &Wait<'_>, rules: &[&Finding]) -> Action {
    // A few are named; of many the numbers do.
    let name = |rule: &&Finding| match rules.len() {
        ..=NAMED => page.phrases.name(&rule.number, &rule.title),
        _ => rule.number.clone(),
    };
    let rules: Vec<String> = rules.iter().map(name).collect();
    let name = page.phrases.name(&wait.hold.number, &wait.hold.title);
    let status = page.words.list(&statuses(&page.phrases, wait));
    let first = page.phrases.first(&wait.hold.first, !wait.is_absent());
    Action {
        head: say!(page.words, "action-head-severity", name = name, severity = status),
        text: say!(page.words, "held-point", rules = page.words.list(&rules), first = first),
        detail: String::new(),
    }
}

/// Models and innovations that wait stand in a part of their own.
fn held_besides(page: &mut Page<'_>) {
    let mut models: Vec<&str> = page
        .view
        .waits
        .iter()
        .flat_map(|wait| wait.all(|group| &group.models))
        .map(|model| model.model.as_str())
        .collect();
    models.sort_unstable();
    models.dedup();
    let mut plugins: Vec<&str> = page
        .view
        .waits
        .iter()
        .flat_map(|wait| wait.all(|group| &group.plugins))
        .map(|plugin| plugin.id.as_str())
        .collect();
    plugins.sort_unstable();
    plugins.dedup();
    let kinds = [("held-models", models.len()), ("held-plugins", plugins.len())];
    let kinds: Vec<String> =
        kinds.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| page.count(key, count)).collect();
    if !kinds.is_empty() {
        let key = if page.view.held_advice() > 0 { "held-besides" } else { "held-only" };
        page.paragraph(say!(page.words, key, kinds = page.words.all_of(&kinds)));
    }
}

/// Rules that could not be evaluated, those of plugins among them: somebody has to look at the values or at the rule.
fn errors(page: &mut Page<'_>) {
    let local = page.view.local.iter().filter(|local| local.outcome == Outcome::Error);
    let failed = page.view.errors.iter().chain(local);
    let names: Vec<String> = failed.map(|error| page.phrases.name(&error.number, &error.title)).collect();
    if names.is_empty() {
        return;
    }
    page.part(page.count("summary-failed", names.len()));
    page.paragraph(say!(page.words, "failed-names", names = page.words.list(&names)));
}

/// The data that would tell more, and what it would tell.
fn requests(page: &mut Page<'_>) {
    let unknown = page.view.unknown.len();
    if unknown == 0 && page.view.requests().is_empty() {
        return;
    }
    page.part(page.count("summary-unknown", unknown));
    let requests = page.view.requests();
    if requests.is_empty() {
        return;
    }
    page.paragraph(page.count("requests-intro", requests.len()));
    let points = requests.iter().map(|request| ask(page, request)).collect();
    page.actions(points);
    let rest = page.view.assessment.data_requests.len() - requests.len();
    if rest > 0 {
        page.paragraph(page.count("requests-more", rest));
        page.pointer(page.label("requests-elsewhere"));
    }
}

fn ask(page: &Page<'_>, request: &DataRequest) -> Action {
    let mut parts = Vec::new();
    for (key, numbers) in [("request-decides", &request.decides), ("request-helps", &request.helps)] {
        if !numbers.is_empty() {
            parts.push(say!(page.words, key, rules = some(page, numbers)));
        }
    }
    if !request.guards.is_empty() {
        let key = if parts.is_empty() { "request-guards" } else { "request-guards-also" };
        parts.push(say!(page.words, key, rules = some(page, &request.guards)));
    }
    if let Some(department) = &request.department {
        parts.push(say!(page.words, "request-from", department = page.phrases.of(department)));
    }
    if let Some(missing) = request.missing {
        parts.push(say!(page.words, "request-state", state = page.words.text(&key("missing", missing))));
    }
    let definition = request.definition.as_ref();
    Action {
        head: say!(page.words, "action-head", name = page.phrases.of(&request.label)),
        text: say!(page.words, "request", what = parts.join(&page.words.text("comma"))),
        detail: definition
            .map(|text| say!(page.words, "request-definition", definition = page.phrases.of(text)))
            .unwrap_or_default(),
    }
}

/// A list of numbers that does not fill the page.
fn some(page: &Page<'_>, numbers: &[String]) -> String {
    const SHOWN: usize = 8;
    match numbers.get(..SHOWN) {
        Some(first) if numbers.len() > SHOWN => {
            say!(page.words, "and-more", list = page.words.list(first), count = numbers.len())
        }
        _ => page.words.list(numbers),
    }
}
