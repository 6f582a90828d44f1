//! Indexes: means rounded down, what is missing, readings, and what stands in the way.

use guiju_core::assessment::{Assessment, FactorFinding, Grade};

use crate::support::{assess, compile, outcome_of, rule};

/// An index of two elements, and of two readings of the first.
pub const INDEX: &str = r#"
facts m {
  a1 level zh "甲一" en "a1" rubric { 1 zh "一" en "one" 2 zh "二" en "two" 3 zh "三" en "three" 4 zh "四" en "four" 5 zh "五" en "five" }
  a2 level zh "甲二" en "a2"
  p1 level zh "人一" en "p1"
  p2 level zh "人二" en "p2"
  p3 level zh "人三" en "p3"
  c1 level zh "文一" en "c1"
  e1 level zh "末" en "e1"
}
param reading enum { split zh "分" en "split", joined zh "合" en "joined" } = "split" { title zh "读法" en "reading" basis design }
param by_indicators bool = false { title zh "按评测项" en "by indicators" basis design }
param weak level = 2 { title zh "薄弱线" en "line" basis design }
index i {
  title zh "指数" en "Index"
  scale { 1 zh "一" en "one" 2 zh "二" en "two" 3 zh "三" en "three" 4 zh "四" en "four" 5 zh "五" en "five" }
  mean indicators when by_indicators
  weak below weak
  element org zh "组织" en "organisation" {
    factor mechanism zh "机制" en "mechanism" { indicators m.a1, m.a2 }
    factor people zh "人员" en "people" { when reading == "split" indicators m.p1, m.p2, m.p3 }
    factor culture zh "文化" en "culture" { when reading == "split" indicators m.c1 }
    factor people_culture zh "人员与文化" en "people and culture" { when reading == "joined" indicators m.p1, m.p2, m.p3, m.c1 }
  }
  element end zh "末项" en "end" {
    factor last zh "末" en "last" { indicators m.e1 }
  }
}
"#;

fn grades(a: &[&str], p: &[&str], c: &str) -> String {
    let names = ["a1", "a2", "p1", "p2", "p3", "c1"];
    let given = a.iter().chain(p).chain([&c]);
    let lines = names.iter().zip(given).filter(|(_, grade)| !grade.is_empty());
    "[m]\n".to_owned() + &lines.map(|(name, grade)| format!("{name} = {grade}\n")).collect::<String>()
}

fn with_index(changes: &[(&str, &str)], facts: &str) -> Assessment {
    let index = changes.iter().fold(INDEX.to_owned(), |index, (from, to)| index.replace(from, to));
    assess(&index, facts)
}

fn level(assessment: &Assessment) -> Option<Grade> {
    assessment.indexes[0].elements[0].level
}

fn factor<'a>(assessment: &'a Assessment, name: &str) -> &'a FactorFinding {
    assessment.indexes[0].elements[0].factors.iter().find(|factor| factor.factor == name).unwrap()
}

fn told(level: i64) -> Option<Grade> {
    Some(Grade { min: level, max: level })
}

const JOINED: (&str, &str) = ("} = \"split\"", "} = \"joined\"");
const BY_INDICATORS: (&str, &str) = ("bool = false", "bool = true");

#[test]
fn a_mean_is_rounded_down() {
    let assessment = with_index(&[], &grades(&["3", "4"], &["2", "2", "3"], "1"));
    let mechanism = factor(&assessment, "mechanism");
    assert_eq!(mechanism.level, told(3));
    assert_eq!((mechanism.sum, mechanism.lost, mechanism.to_next, mechanism.weak), (7, Some(1), Some(1), false));
    let blocking: Vec<bool> = mechanism.indicators.iter().map(|one| one.blocking).collect();
    assert_eq!(blocking, [true, false]);
    assert_eq!(mechanism.indicators[0].next.as_ref().unwrap().en, "four");
    assert_eq!(factor(&assessment, "people").level, told(2));
    assert!(factor(&assessment, "culture").weak);
    assert_eq!(level(&assessment), told(2));
    assert_eq!((assessment.indexes[0].graded, assessment.indexes[0].indicators), (6, 7));
    assert_eq!(assessment.indexes[0].parameters, ["by_indicators", "reading"]);
}

#[test]
fn factors_and_indicators_are_different_means() {
    let grades = grades(&["5", "5"], &["5", "5", "5"], "1");
    assert_eq!(level(&with_index(&[], &grades)), told(3));
    assert_eq!(level(&with_index(&[BY_INDICATORS], &grades)), told(4));
}

#[test]
fn a_reading_chooses_the_factors() {
    let grades = grades(&["4", "4"], &["4", "4", "4"], "1");
    let split = with_index(&[], &grades);
    assert_eq!((factor(&split, "people").level, factor(&split, "culture").level), (told(4), told(1)));
    let joined = with_index(&[JOINED], &grades);
    assert_eq!(factor(&joined, "people_culture").level, told(3));
    let names: Vec<&str> = joined.indexes[0].elements[0].factors.iter().map(|factor| factor.factor.as_str()).collect();
    assert_eq!(names, ["mechanism", "people_culture"]);
}

#[test]
fn missing_grades_leave_an_interval() {
    let assessment = with_index(&[], &grades(&["5", ""], &["4", "", ""], ""));
    let mechanism = factor(&assessment, "mechanism");
    assert_eq!(mechanism.level, Some(Grade { min: 3, max: 5 }));
    assert_eq!((mechanism.lost, mechanism.to_next), (None, None));
    assert_eq!(factor(&assessment, "people").level, Some(Grade { min: 2, max: 4 }));
    assert_eq!(factor(&assessment, "culture").level, None);
    assert_eq!(level(&assessment), Some(Grade { min: 2, max: 4 }));
    assert_eq!(assessment.indexes[0].elements[1].level, None);
}

fn outcome(require: &str, facts: &str) -> String {
    outcome_of(&(INDEX.to_owned() + &rule("r", &format!("require {require}"))), facts)
}

#[test]
fn rules_read_levels() {
    let some = grades(&["3", "4"], &["2", "", ""], "1");
    assert_eq!(outcome("index.i.org.mechanism >= 3", &some), "met");
    assert_eq!(outcome("index.i.org.people <= 4", &some), "met");
    assert_eq!(outcome("index.i.org.people >= 3", &some), "unknown");
    assert_eq!(outcome("index.i.factors.all(f, f >= weak)", &some), "unmet");
    assert_eq!(outcome("index.i.factors.exists(f, f >= 3)", &some), "met");
    assert_eq!(outcome("index.i.known_factors == 2 && index.i.known_elements == 0", &some), "met");
    assert_eq!(outcome("size(index.i.factors) == 4 && size(index.i.elements) == 2", ""), "met");
    assert_eq!(outcome("known(index.i.org.mechanism) && !known(index.i.org)", &some), "met");
    assert_eq!(outcome("index.i.org.people_culture >= 1", &some), "error");
    assert_eq!(outcome("math.greatest(index.i.elements) - math.least(index.i.elements) <= 4", &some), "unknown");
}

#[test]
fn what_is_missing_behind_a_level_is_asked_for() {
    let items = INDEX.to_owned() + &rule("r", "require index.i.org.people >= 3");
    let assessment = assess(&items, "[m]\np1 = 3");
    let reason = &assessment.findings[0].reasons[0];
    let paths = |facts: &[guiju_core::assessment::FactUse]| -> Vec<String> {
        facts.iter().map(|fact| fact.path.clone()).collect()
    };
    assert_eq!(paths(&reason.facts), ["m.p2", "m.p3"]);
    assert_eq!(reason.levels[0].path, "index.i.org.people");
    assert_eq!(reason.levels[0].level, Some(Grade { min: 1, max: 4 }));
    assert_eq!(assessment.findings[0].deciding.as_ref().unwrap().met, [["m.p2", "m.p3"]]);
    let requests: Vec<&str> = assessment.data_requests.iter().map(|request| request.path.as_str()).collect();
    assert_eq!(requests, ["m.p2", "m.p3"]);
}

#[test]
fn a_condition_on_all_levels_shows_those_that_fail_it() {
    let items = INDEX.to_owned() + &rule("r", "require index.i.factors.all(f, f >= weak)");
    let assessment = assess(&items, &grades(&["3", "4"], &["2", "2", "2"], "1"));
    let reason = &assessment.findings[0].reasons[0];
    let failing: Vec<&str> = reason.levels.iter().map(|level| level.path.as_str()).collect();
    assert_eq!(failing, ["index.i.org.culture", "index.i.end.last"]);
}

fn reported(from: &str, to: &str) -> String {
    assert!(INDEX.contains(from), "{from}");
    compile(&INDEX.replace(from, to)).1.join("\n")
}

#[test]
fn trees_are_checked() {
    insta::assert_snapshot!(reported("m.e1 }", "m.e2 }"), @"GJ0102 «m.e2» kind=word-fact name=m.e2 suggestion=m.a2");
    insta::assert_snapshot!(reported("indicators m.e1", "indicators f.days"), @"GJ0201 «f.days» expected=level found=int");
    insta::assert_snapshot!(reported("reading == \"joined\"", "true"), @r#"
    GJ0310 «m.p1» name=m.p1
    GJ0310 «m.p2» name=m.p2
    GJ0310 «m.p3» name=m.p3
    GJ0310 «m.c1» name=m.c1
    "#);
    insta::assert_snapshot!(reported("when by_indicators", "when f.a"), @"GJ0214 «f.a»");
    insta::assert_snapshot!(reported("weak below weak", "weak below f.share"), @r#"
    GJ0201 «f.share» expected=level found=double
    GJ0214 «f.share»
    "#);
    insta::assert_snapshot!(reported("weak below weak", "weak below index.i.end"), @"GJ0214 «index.i.end»");
    insta::assert_snapshot!(reported("5 zh \"五\" en \"five\" }\n  mean", "4 zh \"五\" en \"five\" }\n  mean"), @"GJ0308 «i» kind=word-scale name=i");
    insta::assert_snapshot!(reported("element end", "element factors"), @"GJ0103 «factors» kind=word-level name=index.i.factors");
    insta::assert_snapshot!(reported("{ indicators m.e1 }", "{ }"), @"GJ0109 «last» word=indicators item=word-factor name=last");
    insta::assert_snapshot!(reported("p1 level zh", "p1 level rubric { 1 zh \"一\" en \"one\" } zh"), @"GJ0308 «p1» kind=word-rubric name=p1");
    insta::assert_snapshot!(reported("weak level = 2", "weak level = 6"), @"GJ0208 «6» expected=int found=6");
    let levels = compile(&(INDEX.to_owned() + &rule("r", "require index.i.orgs >= 2 && index.i.org.peeple > 1"))).1;
    insta::assert_snapshot!(levels.join("\n"), @r#"
    GJ0101 «index.i.orgs» name=index.i.orgs suggestion=index.i.org
    GJ0101 «index.i.org.peeple» name=index.i.org.peeple suggestion=index.i.org.people
    "#);
}

#[test]
fn a_reading_that_hangs_on_the_region_is_open_until_that_is_known() {
    let by_level = ("= \"split\" {", "= \"split\" { for level county = \"joined\"");
    let grades = grades(&["4", "4"], &["4", "4", "4"], "1");
    assert_eq!(level(&with_index(&[by_level], &grades)), None);
    assert_eq!(level(&with_index(&[by_level], &format!("level = \"county\"\n{grades}"))), told(3));
    assert_eq!(level(&with_index(&[by_level], &format!("level = \"city\"\n{grades}"))), told(3));
}
