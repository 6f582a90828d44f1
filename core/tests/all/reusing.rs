//! Innovations made elsewhere: what stands in their way, what loading and what carrying out would change.

use guiju_core::assessment::{Origin, Outcome, Text};
use guiju_core::profile::Given;
use guiju_core::reuse::{Candidate, Offer, Relevance, Reuse, Status, reuse};
use guiju_core::value::Value;
use guiju_core::{Context, PluginInfo, Profile, ProfileFormat, Ruleset};
use guiju_grammar::{FileId, Source};

use crate::support::{compile, compile_with, profile, rule};

/// A plugin that answers the base rule `base` and needs `f.a`; safeguards are told by `f.b`, the fit assessment by `f.c`.
fn info() -> PluginInfo {
    PluginInfo {
        alias: "p".to_owned(),
        id: "p".to_owned(),
        version: "1.0.0".to_owned(),
        digest: "sha256:0".to_owned(),
        title: Text::new("成果", "innovation"),
        origins: vec![Origin { id: "o".to_owned(), name: Text::new("某省", "a province") }],
        publisher: Text::new("某厅", "a department"),
        evidence: "B".to_owned(),
        effects: vec!["share".to_owned()],
        ..PluginInfo::default()
    }
}

fn base() -> String {
    let guard = |name: &str, fact: &str| {
        format!(
            "guard {name} {{ number \"G-{name}\" title zh \"保障\" en \"safeguard\" basis design require {fact} \
             holds plugins all recommend zh \"先\" en \"first\" }}\n"
        )
    };
    rule("base", "require \"x\" in f.set")
        + &rule("lacks_a", "require f.a")
        + &guard("local_fit", "f.c")
        + &guard("care", "f.b")
}

const RULES: &str = r#"
facts p { done bool zh "已做" en "done" }
param p.goal int in 0.. = 0 { title zh "目标" en "goal" basis design }
rule p.own { number "P-1" title zh "自有" en "own" basis design severity low require p.done recommend zh "做" en "do" effects none }
variant p.local of base { number "P-2" require "y" in f.set }
innovation p {
  title zh "成果" en "innovation"
  answers base
  needs f.a zh "有甲" en "there is a"
  localise p.goal
  expects f.set = ["x"]
  expects p.done = true
  evidence B effects share
}
"#;

/// Judges the plugin for a place with these facts, the origin having its own.
fn judged(facts: &str, origin: Option<&str>) -> Reuse {
    judged_with(RULES, facts, origin)
}

fn judged_with(rules: &str, facts: &str, origin: Option<&str>) -> Reuse {
    let (plain, reported) = compile(&base());
    assert!(reported.is_empty(), "{reported:#?}");
    let head = "ruleset p { version \"1.0.0\" title zh \"成果\" en \"innovation\" uses t }\n";
    let (ruleset, reported) = compile_with(&base(), Some((&info(), &format!("{head}{rules}"))));
    assert!(reported.is_empty(), "{reported:#?}");
    let context = Context::default();
    let assessment = guiju_core::assess(&plain, &within(&plain, &ruleset, facts), &context);
    let here = profile(&ruleset, facts);
    let origins: Vec<Profile> = origin.map(|facts| other(profile(&ruleset, facts), &ruleset)).into_iter().collect();
    let candidate = Candidate { ruleset: &ruleset, plugin: 0, profile: &here, origins: &origins, context: &context };
    reuse(&assessment, &[candidate])
}

/// The profile of another region.
fn other(mut profile: Profile, ruleset: &Ruleset) -> Profile {
    let id = ruleset.schema.find("region.id").unwrap();
    profile.facts[id.0 as usize].given = Given::Value(Value::string("o"));
    profile
}

/// What the base rules read of a profile that may speak of the plugin's facts too.
fn within(plain: &Ruleset, wider: &Ruleset, facts: &str) -> Profile {
    let text =
        format!("kind = \"synthetic\"\n[region]\nid = \"r\"\nname = {{ zh = \"某地\", en = \"A place\" }}\n{facts}");
    let source = Source::new(FileId(9), "profile", text);
    let (profile, reported) = guiju_core::read_profile_within(&source, ProfileFormat::Toml, plain, wider);
    assert!(reported.is_empty(), "{reported:?}");
    profile.unwrap()
}

fn offer(facts: &str) -> Offer {
    judged(facts, None).plugins.remove(0)
}

#[test]
fn what_stands_in_the_way() {
    let status = |facts: &str| offer(&format!("[f]\n{facts}")).status;
    assert_eq!(status("a = true\nb = true\nc = true"), Status::Ready);
    assert_eq!(status("a = true\nb = true\nc = false"), Status::AwaitsFit);
    assert_eq!(
        status("a = true\nb = true"),
        Status::AwaitsFit,
        "an assessment that is not shown is waited for as well"
    );
    assert_eq!(status("a = true\nb = false\nc = true"), Status::Held);
    assert_eq!(status("a = true\nc = true"), Status::Held, "a safeguard that is not shown holds: it fails closed");
    assert_eq!(status("b = true\nc = true"), Status::Undecided);
    assert_eq!(status("b = true"), Status::Undecided, "what is not known comes before the assessment");
    assert_eq!(status("a = false"), Status::Blocked, "what is lacking comes first");
    assert_eq!(status("b = false"), Status::Held);
}

#[test]
fn what_is_lacking_says_which_gap_to_close_first() {
    let offer = offer("[f]\na = false");
    let first: Vec<&str> = offer.blocked_by[0].first.iter().map(|rule| rule.rule.as_str()).collect();
    assert_eq!(first, ["lacks_a"]);
    assert!(offer.undecided_by.is_empty());
    assert_eq!(self::offer("").undecided_by, ["f.a"]);
}

#[test]
fn what_is_only_not_stated_is_not_known() {
    let offer = judged_with(&RULES.replace("needs f.a", "needs known(f.items)"), "", None).plugins.remove(0);
    assert_eq!((offer.status, offer.undecided_by), (Status::Held, vec!["f.items".to_owned()]));
    assert!(offer.blocked_by.is_empty());
    let rules = RULES.replace("needs f.a", "needs known(f.items) && f.a");
    assert_eq!(judged_with(&rules, "[f]\na = false", None).plugins[0].status, Status::Blocked);
}

#[test]
fn a_parameter_nobody_filled_in_is_named() {
    let rules = RULES.replace("needs f.a", "needs p.goal > 0");
    let judged = |rules: &str| judged_with(rules, "[f]\nb = true\nc = false", None).plugins.remove(0);
    let offer = judged(&rules);
    assert_eq!((offer.status, offer.blocked_by.len()), (Status::ToSet, 0), "nothing is lacking");
    let names: Vec<&str> = offer.to_set[0].parameters.iter().map(|parameter| parameter.name.as_str()).collect();
    assert_eq!(names, ["p.goal"]);
    assert!(offer.plugin.local_parameters[0].unset);
    // A value that somebody chose may be too small, and so may a nought that rests on something.
    for chosen in
        [rules.replace("0.. = 0", "0.. = 3").replace("> 0", "> 5"), rules.replace("design }", "example cite s \"1\" }")]
    {
        let offer = judged(&chosen);
        assert_eq!((offer.status, offer.to_set.len()), (Status::Blocked, 0), "{chosen}");
        assert_eq!(offer.blocked_by[0].parameters, ["p.goal"]);
    }
}

#[test]
fn a_set_known_in_part_is_what_is_missing() {
    let rules = RULES.replace("needs f.a", "needs \"z\" in f.set && f.days > 1");
    let offer = judged_with(&rules, "[f]\ndays = 2\nset = { has = [\"x\"] }", None).plugins.remove(0);
    assert_eq!(offer.undecided_by, ["f.set"]);
    assert_eq!(offer.plugin.needs[0].lacking, ["f.set"]);
}

#[test]
fn whether_it_is_wanted() {
    let relevance = |facts: &str| offer(&format!("[f]\n{facts}")).relevance;
    assert_eq!(relevance("set = []"), Relevance::Gap);
    assert_eq!(relevance("a = true"), Relevance::Unknown);
    assert_eq!(relevance("set = [\"x\"]"), Relevance::Other);
    let elsewhere = |rules: &str| judged_with(rules, "[f]\nset = []", None).plugins.remove(0);
    let other = elsewhere(&RULES.replace("expects f.set = [\"x\"]", ""));
    assert_eq!(other.relevance, Relevance::Other, "what it is expected to bring mends nothing");
    assert_eq!(other.answers[0].then, Some(Outcome::Unmet));
    let silent = elsewhere(&RULES.replace("expects f.set = [\"x\"]", "").replace("expects p.done = true", ""));
    assert_eq!((silent.relevance, silent.answers[0].then), (Relevance::Gap, None), "its author's word counts");
}

#[test]
fn loading_adds_rules_and_changes_no_base_outcome() {
    let offer = offer("[f]\nset = [\"x\"]");
    let rules: Vec<(&str, Outcome)> =
        offer.loading.rules.iter().map(|rule| (rule.rule.number.as_str(), rule.outcome)).collect();
    assert_eq!(rules, [("P-1", Outcome::Unknown), ("P-2", Outcome::Unmet)]);
    let variant = offer.loading.rules[1].variant_of.as_ref().unwrap();
    assert_eq!((variant.rule.rule.as_str(), variant.outcome), ("base", Outcome::Met));
    assert!(offer.loading.outcomes.is_empty());
    let data: Vec<&str> = offer.loading.data.iter().map(|fact| fact.path.as_str()).collect();
    assert_eq!(data, ["p.done"]);
}

/// Outcomes that would change, as `NUMBER before after`.
fn changes(offer: &Offer) -> Vec<String> {
    let told = |outcome: Outcome| serde_json::to_value(outcome).unwrap().as_str().unwrap().to_owned();
    let changes = offer.carrying_out.outcomes.iter();
    changes.map(|change| format!("{} {} {}", change.number, told(change.left), told(change.right))).collect()
}

#[test]
fn carrying_out_is_assessed_and_may_open_gaps_too() {
    let lacking = offer("[f]\nset = []");
    assert_eq!(changes(&lacking), ["base unmet met", "P-1 unknown met"]);
    // The set becomes what is expected, and what the place had beside it is gone.
    let other = offer("[f]\nset = [\"y\"]");
    assert_eq!(changes(&other), ["base unmet met", "P-1 unknown met", "P-2 met unmet"]);
    let expected = &lacking.carrying_out.expected[0];
    assert_eq!((expected.fact.path.as_str(), expected.expected.en.as_str(), expected.already), ("f.set", "X", false));
}

#[test]
fn members_can_be_added_to_a_set() {
    let rules = RULES.replace("expects f.set = [\"x\"]", "expects f.set has \"x\"");
    let added = |facts: &str| judged_with(&rules, facts, None).plugins.remove(0);
    let stated = added("[f]\nset = [\"y\"]");
    assert_eq!(changes(&stated), ["base unmet met", "P-1 unknown met"], "what the place has beside it stays");
    let open = added("[f]\nset = { has = [\"y\"], lacks = [\"x\"] }");
    assert_eq!(changes(&open), ["base unmet met", "P-1 unknown met"], "what it lacked it has");
    assert!(added("[f]\nset = [\"x\", \"y\"]").carrying_out.expected[0].already);
}

#[test]
fn members_are_added_to_sets_only() {
    let head = "ruleset p { version \"1.0.0\" title zh \"成果\" en \"innovation\" uses t }\n";
    let wrong = |clause: &str| {
        let rules = RULES.replace("expects f.set = [\"x\"]", clause);
        compile_with(&base(), Some((&info(), &format!("{head}{rules}")))).1
    };
    insta::assert_snapshot!(wrong("expects f.list has \"x\"").join("; "), @"GJ0201 «f.list» expected=set found=list(record)");
    insta::assert_snapshot!(wrong("expects f.set has \"u\"").join("; "), @r#"GJ0111 «"u"» member=u path=f.set choices-zh=x（艾）、y（歪）、z（贼） choices-en=`x` (X), `y` (Y), `z` (Z)"#);
    insta::assert_snapshot!(wrong("expects f.a has true").join("; "), @"GJ0201 «f.a» expected=set found=bool");
}

/// A plugin that asks for few days and expects three.
fn expecting_days(require: &str, days: u8) -> Offer {
    let rules = RULES.replace("require p.done", &format!("require {require}"));
    let rules = rules.replace("expects f.set = [\"x\"]", "expects f.days = 3").replace("expects p.done = true", "");
    judged_with(&rules, &format!("[f]\ndays = {days}"), None).plugins.remove(0)
}

#[test]
fn what_a_place_surpasses_is_not_assumed() {
    let surpassed = |require: &str, days: u8| expecting_days(require, days).carrying_out.expected[0].surpassed;
    assert!(surpassed("f.days <= 2", 2), "fewer are better");
    assert_eq!(changes(&expecting_days("f.days <= 2", 2)), Vec::<String>::new());
    assert!(!surpassed("f.days <= 2", 4));
    assert_eq!(changes(&expecting_days("f.days <= 3", 4)), ["P-1 unmet met"]);
    assert!(surpassed("5 < f.days", 4), "more are better");
    assert!(!surpassed("f.days <= 9 && f.days >= 1", 2), "where both are asked for, neither is better");
    assert!(!surpassed("!(f.days <= 2)", 2), "what is denied tells nothing");
    assert!(!surpassed("f.days <= 2", 3), "what is the same is no further");
}

#[test]
fn what_is_nearest_comes_first_and_what_was_declined_last() {
    let order = [
        Status::Ready,
        Status::AwaitsFit,
        Status::ToSet,
        Status::Undecided,
        Status::Held,
        Status::Blocked,
        Status::Declined,
    ];
    assert!(order.is_sorted());
}

#[test]
fn what_is_so_already_changes_nothing() {
    let offer = offer("[f]\nset = [\"x\"]\n[p]\ndone = true");
    assert!(offer.carrying_out.expected.iter().all(|expected| expected.already));
    assert!(offer.carrying_out.outcomes.is_empty());
}

#[test]
fn only_facts_known_in_both_are_compared() {
    let here = "[f]\na = true\nset = [\"x\"]";
    let reuse = judged(here, Some("[f]\nset = []\n[p]\ndone = true"));
    let nearness = &reuse.plugins[0].nearness[0];
    let compared: Vec<(&str, bool)> =
        nearness.compared.iter().map(|fact| (fact.here.path.as_str(), fact.same)).collect();
    assert_eq!(compared, [("f.set", false)]);
    assert_eq!(nearness.only_here.len(), 1, "f.a");
    assert_eq!(nearness.only_there.len(), 1, "p.done");
    assert_eq!(nearness.neither, 0);
}

#[test]
fn a_place_s_own_innovation_is_marked() {
    assert!(!offer("").own);
    let (plain, _) = compile(&base());
    let mut assessment = guiju_core::assess(&plain, &profile(&plain, ""), &Context::default());
    assessment.profile.id = "o".to_owned();
    let head = "ruleset p { version \"1.0.0\" title zh \"成果\" en \"innovation\" uses t }\n";
    let (ruleset, _) = compile_with(&base(), Some((&info(), &format!("{head}{RULES}"))));
    let here = profile(&ruleset, "");
    let context = Context::default();
    let candidate = Candidate { ruleset: &ruleset, plugin: 0, profile: &here, origins: &[], context: &context };
    assert!(reuse(&assessment, &[candidate]).plugins[0].own);
}
