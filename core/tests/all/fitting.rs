//! Models: their preconditions asked for by rules, and the tags of finer words.

use guiju_core::assessment::Measure;

use crate::support::{assess, compile, outcome_of, rule};

const MODELS: &str = r#"
facts now { mode enum { none zh "无" en "none", own zh "自建" en "own", shared zh "共用" en "shared" } zh "现行模式" en "present mode" }
choice mode { select one title zh "模式" en "Mode" }
model mode.own { title zh "自建" en "Build" basis design effects none
  require f.a zh "有队伍" en "there is a team"
  require f.days >= 3 zh "有三天" en "there are three days" }
model mode.shared { title zh "共用" en "Share" basis design effects none
  require f.b zh "有平台" en "there is a platform" }
"#;

const FITS: &str = "require model('mode', now.mode).eligible";

fn fits(facts: &str) -> String {
    outcome_of(&(MODELS.to_owned() + &rule("r", FITS)), facts)
}

#[test]
fn a_model_is_eligible_when_all_it_requires_holds() {
    assert_eq!(fits("[now]\nmode = 'own'\n[f]\na = true\ndays = 3"), "met");
    assert_eq!(fits("[now]\nmode = 'own'\n[f]\na = true\ndays = 2"), "unmet");
    assert_eq!(fits("[now]\nmode = 'own'\n[f]\na = false"), "unmet");
    assert_eq!(fits("[now]\nmode = 'own'\n[f]\na = true"), "unknown");
    assert_eq!(fits("[now]\nmode = 'shared'\n[f]\nb = true"), "met");
    assert_eq!(fits("[now]\nmode = 'none'"), "unmet");
    assert_eq!(fits("[f]\na = true\nb = true\ndays = 9"), "unknown");
}

#[test]
fn a_gap_says_which_precondition_of_which_model_is_missing() {
    let items = MODELS.to_owned() + &rule("r", FITS);
    let assessment = assess(&items, "[now]\nmode = 'own'\n[f]\na = true\ndays = 1");
    let finding = &assessment.findings[0];
    let [reason] = finding.reasons.as_slice() else { panic!("{:#?}", finding.reasons) };
    let precondition = reason.precondition.as_ref().unwrap();
    assert_eq!((precondition.model.as_str(), precondition.text.en.as_str()), ("mode.own", "there are three days"));
    assert_eq!(reason.expression, "f.days >= 3");
    assert!(matches!(finding.distances[0].measure, Measure::Number { difference: 2.0, .. }));
}

#[test]
fn an_unknown_model_is_told_by_its_name_and_its_preconditions() {
    let items = MODELS.to_owned() + &rule("r", FITS);
    let assessment = assess(&items, "[f]\ndays = 9");
    let finding = &assessment.findings[0];
    let paths: Vec<&str> = finding.reasons[0].facts.iter().map(|fact| fact.path.as_str()).collect();
    assert_eq!(paths, ["now.mode"]);
    let deciding = finding.deciding.as_ref().unwrap();
    assert_eq!(deciding.met, [["f.a", "now.mode"], ["f.b", "now.mode"]]);
    assert_eq!(deciding.unmet, [["now.mode"]]);
}

#[test]
fn only_rules_and_guards_ask_for_models() {
    let reported = |items: &str| compile(&(MODELS.to_owned() + items)).1.join("\n");
    let asked = |condition: &str| reported(&rule("r", &format!("require {condition}")));
    insta::assert_snapshot!(asked("model('mode', now.mode)"), @"GJ0215 «model('mode', now.mode)»");
    insta::assert_snapshot!(asked("model('mode', now.mode).ready"), @"GJ0215 «model('mode', now.mode).ready»");
    insta::assert_snapshot!(asked("model(now.mode, 'own').eligible"), @"GJ0215 «now.mode»");
    insta::assert_snapshot!(asked("model('mod', now.mode).eligible"), @"GJ0102 «'mod'» kind=word-choice name=mod suggestion=mode");
    insta::assert_snapshot!(asked("model('mode', f.days).eligible"), @"GJ0201 «f.days» expected=string found=int");
    insta::assert_snapshot!(reported(&format!("define x = model('mode', 'own').eligible\n{}", rule("r", "require x"))), @"GJ0215 «model('mode', 'own').eligible»");
}

const FORCES: &str = r#"
taxonomy force { title zh "四力" en "Forces"
  support zh "支撑力" en "support" cite s "4" { topdown zh "统筹" en "top-down" cite s "4.1" leader zh "牵头" en "leader" }
  drive zh "驱动力" en "drive"
}
"#;

#[test]
fn a_finer_word_counts_for_the_one_it_is_part_of() {
    let items = FORCES.to_owned()
        + &rule("r1", "tags force.support.topdown require f.a")
        + &rule("r2", "tags force.support require f.b");
    let assessment = assess(&items, "[f]\na = true\nb = false");
    let tallies: Vec<String> = assessment
        .tallies
        .iter()
        .map(|tally| {
            let part_of = tally.parent.as_deref().unwrap_or("-");
            let at: Vec<&String> = tally.citations.iter().flat_map(|citation| &citation.at).collect();
            format!("{} of {part_of}: {:?} at {at:?} met {}", tally.tag, tally.rules, tally.tally.met)
        })
        .collect();
    insta::assert_snapshot!(tallies.join("\n"), @r#"
    force.support of -: ["r1", "r2"] at ["4"] met 1
    force.support.topdown of force.support: ["r1"] at ["4.1"] met 1
    "#);
    let uncovered: Vec<&str> = assessment.uncovered.iter().map(|word| word.tag.as_str()).collect();
    assert_eq!(uncovered, ["force.support.leader", "force.drive"]);
}

#[test]
fn a_guard_that_holds_a_tag_holds_the_finer_ones() {
    let guard = "guard g { number \"G\" title zh \"保障\" en \"guard\" basis design require f.c holds tags force.support recommend zh \"先办\" en \"first\" }\n";
    let items = FORCES.to_owned() + &rule("r", "tags force.support.topdown require f.a") + guard;
    let assessment = assess(&items, "[f]\na = false");
    assert_eq!(assessment.guards[0].held, ["r"]);
}

#[test]
fn a_condition_that_models_share_is_told_of_the_one_whose_place_it_changes() {
    let items = r#"
choice c { select one title zh "选型" en "Choice" }
model c.x { title zh "甲" en "X" basis design effects none
  require f.a zh "甲" en "a"
  favour 1 when f.c zh "有利" en "speaks for x" }
model c.y { title zh "乙" en "Y" basis design effects none
  require f.c zh "前提" en "what y requires" }
"#;
    let assessment = assess(items, "");
    let told: Vec<_> = assessment.choices[0].changes.iter().map(|change| (&*change.model, &*change.text.en)).collect();
    assert_eq!(told, [("c.x", "a"), ("c.y", "what y requires")]);
}

const AXIS: &str = r#"
choice c { select one title zh "选型" en "Choice" }
model c.x { title zh "甲" en "X" basis design effects none
  favour 2 when f.b zh "乙" en "b"
  caution 1 when f.days >= 3 zh "天多" en "many days" }
model c.y { title zh "乙" en "Y" basis design effects none
  require f.c zh "丙" en "c"
  favour 1 when f.a zh "甲" en "a" }
model c.z { title zh "丙" en "Z" basis design effects none
  favour 1 when f.a zh "甲" en "a" }
"#;

fn shown(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap().replace('"', "")
}

fn order(facts: &str) -> String {
    let assessment = assess(AXIS, facts);
    let choice = &assessment.choices[0];
    let models = choice.models.iter().map(|model| format!("{} {}", model.model, shown(&model.band)));
    let changes = choice.changes.iter().map(|change| {
        format!(
            "{} `{}` true: {} false: {}",
            change.model,
            change.text.en,
            shown(&change.if_true),
            shown(&change.if_false)
        )
    });
    let runner_up = choice.runner_up.iter().map(|model| format!("runner-up {model}"));
    models.chain(runner_up).chain(changes).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_would_change_the_order_of_models_is_told() {
    insta::assert_snapshot!(order("[f]\na = true\nb = true\nc = true\ndays = 1"), @r#"
    c.x first
    c.y possible
    c.z possible
    runner-up c.y
    "#);
    insta::assert_snapshot!(order("[f]\na = true\nb = true\ndays = 1"), @r#"
    c.x first
    c.z possible
    c.y cannot_tell
    runner-up c.z
    c.y `c` true: [{type:considered,model:c.y}] false: [{type:precluded,model:c.y}]
    "#);
    insta::assert_snapshot!(order("[f]\na = true\nc = true"), @r#"
    c.y possible
    c.z possible
    c.x possible
    runner-up c.z
    c.x `b` true: [{type:first,model:c.x},{type:before,model:c.x,other:c.y},{type:before,model:c.x,other:c.z}] false: [{type:first,model:c.y},{type:first,model:c.z}]
    c.x `many days` true: [{type:first,model:c.y},{type:first,model:c.z}] false: []
    "#);
    insta::assert_snapshot!(order("[f]\nb = true\nc = false"), @r#"
    c.x first
    c.z possible
    c.y precluded
    runner-up c.z
    "#);
}
