//! Test items: what they may say, what comes out, and what they cover.

use guiju_core::testing::{Point, TestReport};
use guiju_core::{Ruleset, run_tests};

use crate::support::{compile, rule};

fn checked(items: &str) -> Ruleset {
    let (ruleset, reported) = compile(items);
    assert!(reported.is_empty(), "{reported:#?}");
    ruleset
}

fn run(items: &str) -> TestReport {
    run_tests(&checked(items), |_| true)
}

/// `rule r` with these clauses, and one test for each of these pairs of facts and expectations.
fn tested(clauses: &str, tests: &[(&str, &str)]) -> String {
    let tests = tests.iter().map(|(given, expects)| format!("test \"t\" {{ given {{ {given} }} {expects} }}\n"));
    rule("r", clauses) + &tests.collect::<String>()
}

/// What is left uncovered, one line for each point.
fn uncovered(items: &str) -> String {
    let report = run(items);
    assert!(report.failures.is_empty(), "{:#?}", report.failures);
    let lines = report.coverage.items.iter().flat_map(|item| {
        item.missing.iter().map(move |point| {
            let point = match point {
                Point::Part { expression, value } => format!("part {expression} {value}"),
                other => format!("{other:?}"),
            };
            format!("{}: {point}", item.name)
        })
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn an_expectation_that_does_not_hold_says_what_was_found() {
    let report = run(&tested("require f.a", &[("f.a = true", "expect r met"), ("f.a = false", "expect r met")]));
    assert_eq!((report.tests, report.expectations), (2, 2));
    let failures: Vec<String> =
        report.failures.iter().map(|one| format!("{} {:?} {:?}", one.subject, one.expected, one.found)).collect();
    insta::assert_snapshot!(failures.join("\n"), @"r Outcome(Met) Outcome(Unmet)");
}

#[test]
fn parameters_are_set_for_one_test_only() {
    let param = "param least int = 3 { title zh \"数\" en \"number\" basis design }\n";
    let clauses = "require f.days >= least";
    let tests = [("f.days = 2  least = 2", "expect r met"), ("f.days = 2", "expect r unmet")];
    assert_eq!(run(&(param.to_owned() + &tested(clauses, &tests))).failures, []);
    let (_, reported) = compile(&(param.to_owned() + &tested(clauses, &[("leest = 2", "expect r met")])));
    insta::assert_snapshot!(reported.join("\n"), @"GJ0102 «leest» kind=word-param name=leest suggestion=least");
    let (_, reported) = compile(&(param.to_owned() + &tested(clauses, &[("least = 'x'", "expect r met")])));
    insta::assert_snapshot!(reported.join("\n"), @"GJ0208 «'x'» expected=int found='x'");
}

#[test]
fn what_is_given_is_given_once() {
    let (_, reported) = compile(&tested("require f.a", &[("f.a = true  f.a = false", "expect r met")]));
    insta::assert_snapshot!(reported.join("\n"), @"GJ0405 «f.a» key=f.a");
}

#[test]
fn a_rule_is_covered_when_it_is_seen_met_unmet_and_not_applicable() {
    let clauses = "when f.b require f.a";
    insta::assert_snapshot!(uncovered(&tested(clauses, &[("f.b = true f.a = true", "expect r met")])), @r"
    r: Outcome { outcome: Unmet }
    r: Outcome { outcome: NotApplicable }
    ");
    let all = [
        ("f.b = true f.a = true", "expect r met"),
        ("f.b = true f.a = false", "expect r unmet"),
        ("f.b = false", "expect r not_applicable"),
    ];
    assert_eq!(uncovered(&tested(clauses, &all)), "");
}

#[test]
fn a_part_of_a_condition_is_covered_when_it_alone_decides() {
    let clauses = "require f.a && (f.b || f.c)";
    let met = ("f.a = true f.b = true f.c = true", "expect r met");
    let unmet = ("f.a = false f.b = false f.c = false", "expect r unmet");
    insta::assert_snapshot!(uncovered(&tested(clauses, &[met, unmet])), @r"
    r: part f.a false
    r: part (f.b || f.c) false
    r: part f.b true
    r: part f.c true
    ");
    let alone = [
        ("f.a = true f.b = true f.c = false", "expect r met"),
        ("f.a = true f.b = false f.c = true", "expect r met"),
        ("f.a = false f.b = true", "expect r unmet"),
        ("f.a = true f.b = false f.c = false", "expect r unmet"),
    ];
    assert_eq!(uncovered(&tested(clauses, &alone)), "");
}

#[test]
fn what_a_rule_requires_counts_only_where_it_applies() {
    let clauses = "when f.days > 1 require f.a && f.b";
    let tests = [
        ("f.days = 2 f.a = true f.b = true", "expect r met"),
        ("f.days = 2 f.a = false f.b = true", "expect r unmet"),
        ("f.days = 1 f.a = true f.b = false", "expect r not_applicable"),
    ];
    assert_eq!(uncovered(&tested(clauses, &tests)), "r: part f.b false");
}

#[test]
fn a_definition_is_covered_once_by_whatever_uses_it() {
    let define = "define both = f.a && f.b\n";
    let other = rule("q", "require both && f.c");
    let tests = [("f.a = true f.b = true", "expect r met"), ("f.a = false f.b = true", "expect r unmet")];
    let items = define.to_owned() + &other + &tested("require both", &tests);
    insta::assert_snapshot!(uncovered(&items), @r"
    q: Outcome { outcome: Met }
    q: Outcome { outcome: Unmet }
    q: part both false
    q: part f.c false
    both: part f.b false
    ");
}

#[test]
fn a_rule_nothing_is_expected_of_is_not_covered() {
    let bystander = rule("q", "require f.a");
    let tests = [("f.a = true", "expect r met"), ("f.a = false", "expect r unmet")];
    insta::assert_snapshot!(uncovered(&(bystander + &tested("require f.a", &tests))), @r"
    q: Outcome { outcome: Met }
    q: Outcome { outcome: Unmet }
    ");
}

#[test]
fn a_file_of_tests_alone_needs_no_head() {
    let text = "test \"t\" { given { f.a = true } expect r met }\n";
    let rules = guiju_grammar::Source::new(
        guiju_grammar::FileId(0),
        "t.gj",
        format!("{}{}", crate::support::HEAD, rule("r", "require f.a")),
    );
    let tests = guiju_grammar::Source::new(guiju_grammar::FileId(1), "t_test.gj", text);
    let asts = [guiju_grammar::parse(&rules).0, guiju_grammar::parse(&tests).0];
    let units = [(&asts[0], &rules), (&asts[1], &tests)];
    let units = units.map(|(ast, source)| guiju_core::Unit { ast, source, plugin: None });
    let (ruleset, diagnostics) = guiju_core::compile(&units);
    assert!(!guiju_grammar::has_errors(&diagnostics), "{diagnostics:#?}");
    assert_eq!(ruleset.headers.len(), 1);
    let own = run_tests(&ruleset, |span| span.file == tests.id);
    assert_eq!((own.tests, own.coverage.items.len()), (1, 0), "the rule is in a file out of scope");
    assert_eq!(run_tests(&ruleset, |span| span.file == rules.id).tests, 0);
}

/// A guarded rule, a choice of two models of which one is guarded, and one test of these facts and expectations.
fn guarded(given: &str, expects: &str) -> String {
    let rule = "rule r { number \"r\" title zh \"规则\" en \"rule\" basis design severity low require f.a \
                recommend zh \"还差{f.days}\" en \"{f.days} to go\" effects share }\n";
    let guard = "guard g { number \"G\" title zh \"保障\" en \"guard\" basis design running f.c require f.b && f.days > 1 \
                 holds effects share recommend zh \"先办\" en \"first\" }\n";
    let model = |name: &str, effects: &str, clauses: &str| {
        format!("model c.{name} {{ title zh \"模式\" en \"model\" basis design effects {effects} {clauses} }}\n")
    };
    let models = model("one", "share", "require f.c zh \"前提\" en \"condition\"")
        + &model(
            "two",
            "none",
            "favour 1 when f.days > 3 zh \"有利\" en \"for\" caution 2 when f.b zh \"顾虑\" en \"against\"",
        );
    let choice = "choice c { select one title zh \"选型\" en \"choice\" }\n";
    let test = format!("test \"t\" {{ given {{ {given} }} {expects} }}\n");
    [rule, guard, choice, &models, &test].concat()
}

/// What was expected and found where they differ.
fn differs(given: &str, expects: &str) -> String {
    let failures = run(&guarded(given, expects)).failures;
    failures.iter().map(|one| format!("{}: {:?}, not {:?}\n", one.subject, one.found, one.expected)).collect()
}

#[test]
fn every_kind_of_expectation_can_hold() {
    let held =
        "expect r held g  expect r recommends \"3 days\"  expect r recommends \"还差3天\"  expect guard g critical
                expect model c.one held g  expect model c.one possible  expect model c.two possible
                expect choice c order one, two";
    assert_eq!(differs("f.a = false f.b = false f.c = true f.days = 3", held), "");
    let stands = "expect r advised expect guard g in_place expect choice c order one, two";
    assert_eq!(differs("f.a = false f.b = true f.c = true f.days = 4", stands), "");
    let none =
        "expect guard g idle expect model c.one precluded expect model c.two first expect choice c order two, one";
    assert_eq!(differs("f.b = false f.c = false f.days = 5", none), "");
    assert_eq!(differs("f.a = false f.b = false", "expect guard g holding expect model c.one cannot_tell"), "");
    assert_eq!(differs("f.c = true f.b = true", "expect guard g not_shown expect r unknown"), "");
}

#[test]
fn every_kind_of_expectation_can_fail() {
    insta::assert_snapshot!(differs("f.a = false f.b = false f.c = false f.days = 3", "expect r met expect r advised \
        expect r recommends \"4 days\" expect guard g in_place expect model c.one held g expect model c.two precluded \
        expect choice c order one, two"), @r#"
    r: Outcome(Unmet), not Outcome(Met)
    r: Held(["g"]), not Advised
    r: Recommends(Text { zh: "还差3天", en: "3 days to go" }), not Recommends(Text { zh: "4 days", en: "4 days" })
    g: Guard(Holding), not Guard(InPlace)
    c.two: Band(Possible), not Band(Precluded)
    c: Order(["two", "one"]), not Order(["one", "two"])
    "#);
    insta::assert_snapshot!(differs("f.a = true", "expect r advised expect r held g expect r recommends \"x\""), @r#"
    r: Outcome(Met), not Advised
    r: Outcome(Met), not Held(["g"])
    r: Outcome(Met), not Recommends(Text { zh: "x", en: "x" })
    "#);
    insta::assert_snapshot!(differs("f.a = false f.b = true f.c = true f.days = 3", "expect r held g expect model c.one held g"), @r#"
    r: Advised, not Held(["g"])
    c.one: Held([]), not Held(["g"])
    "#);
}

#[test]
fn expectations_name_what_exists() {
    let (_, reported) = compile(&guarded(
        "f.a = true",
        "expect guard h idle expect r held h expect model c.onne first \
        expect choice d order one expect choice c order onne expect q met",
    ));
    insta::assert_snapshot!(reported.join("\n"), @r"
    GJ0102 «h» kind=word-guard name=h
    GJ0102 «h» kind=word-guard name=h
    GJ0102 «c.onne» kind=word-model name=c.onne suggestion=c.one
    GJ0102 «d» kind=word-choice name=d
    GJ0102 «one» kind=word-model name=one
    GJ0102 «onne» kind=word-model name=onne suggestion=one
    GJ0102 «q» kind=word-rule name=q
    ");
}

#[test]
fn guards_and_models_are_covered_by_what_is_expected_of_them() {
    let met = "test \"u\" { given { f.a = true } expect r met }\n";
    let all = |tests: &[&str]| {
        let tests = tests.iter().map(|test| format!("test \"v\" {{ given {{ {test} }}\n"));
        guarded("f.a = false f.b = false f.c = true f.days = 3", "expect r held g") + met + &tests.collect::<String>()
    };
    insta::assert_snapshot!(uncovered(&all(&[])), @r#"
    g: Stood
    g: Running { value: true }
    g: Running { value: false }
    g: part f.days > 1 false
    c.one: Precluded { reason: Text { zh: "前提", en: "condition" } }
    c.two: Argument { reason: Text { zh: "有利", en: "for" } }
    c.two: Argument { reason: Text { zh: "顾虑", en: "against" } }
    "#);
    insta::assert_snapshot!(uncovered(&all(&[
        "f.a = false f.b = true f.days = 1 } expect r held g",
        "f.a = false f.b = true f.days = 2 } expect r advised",
        "f.c = true } expect guard g not_shown",
        "f.c = false } expect guard g idle expect model c.one precluded",
        "f.days = 4 } expect choice c order two",
        "f.b = true f.c = true f.days = 2 } expect choice c order one",
    ])), @"c.two: Argument { reason: Text { zh: \"顾虑\", en: \"against\" } }");
}

/// An index of one element with two factors, one of which belongs to a reading, and one test.
fn indexed(given: &str, expects: &str) -> String {
    let facts = "facts m { a level zh \"甲\" en \"a\" b level zh \"乙\" en \"b\" c level zh \"丙\" en \"c\" }\n";
    let param = "param wide bool = true { title zh \"读法\" en \"reading\" basis design }\n";
    let scale = "scale { 1 zh \"一\" en \"1\" 2 zh \"二\" en \"2\" 3 zh \"三\" en \"3\" 4 zh \"四\" en \"4\" 5 zh \"五\" en \"5\" }";
    let index = format!(
        "index i {{ title zh \"指数\" en \"index\" {scale} element org zh \"组织\" en \"organisation\" {{
           factor people zh \"人员\" en \"people\" {{ indicators m.a, m.b }}
           factor more zh \"其他\" en \"more\" {{ when wide indicators m.c }} }} }}\n"
    );
    format!("{facts}{param}{index}test \"t\" {{ given {{ {given} }} {expects} }}\n")
}

#[test]
fn levels_of_an_index_can_be_expected() {
    let failures = |given: &str, expects: &str| {
        let failures = run(&indexed(given, expects)).failures;
        failures
            .iter()
            .map(|one| format!("{}: {:?}, not {:?}\n", one.subject, one.found, one.expected))
            .collect::<String>()
    };
    let all = "expect index i.org 3 expect index i.org.people 3 expect index i.org.more 4";
    assert_eq!(failures("m.a = 3 m.b = 4 m.c = 4", all), "");
    assert_eq!(failures("m.a = 3", "expect index i.org.people 2..4 expect index i.org.more unknown"), "");
    insta::assert_snapshot!(failures("m.a = 3 m.b = 4 wide = false", "expect index i.org 4 expect index i.org.more 4"), @r"
    i.org: Level(Some(Grade { min: 3, max: 3 })), not Level(Some(Grade { min: 4, max: 4 }))
    i.org.more: Level(None), not Level(Some(Grade { min: 4, max: 4 }))
    ");
    let (_, reported) =
        compile(&indexed("m.a = 3", "expect index i.ogr 3 expect index i.org.peple 3 expect index j.org 3"));
    insta::assert_snapshot!(reported.join("\n"), @r"
    GJ0102 «i.ogr» kind=word-index name=i.ogr suggestion=i.org
    GJ0102 «i.org.peple» kind=word-index name=i.org.peple suggestion=i.org.people
    GJ0102 «j.org» kind=word-index name=j.org suggestion=i.org
    ");
}

#[test]
fn the_branch_that_a_condition_chooses_is_looked_into() {
    let clauses = "require f.c && f.days > 1 ? f.a && f.b : f.b || f.a";
    let tests = [
        ("f.c = true f.days = 2 f.a = true f.b = true", "expect r met"),
        ("f.c = true f.days = 2 f.a = true f.b = false", "expect r unmet"),
        ("f.c = false f.days = 2 f.a = false f.b = true", "expect r met"),
    ];
    insta::assert_snapshot!(uncovered(&tested(clauses, &tests)), @r"
    r: part f.days > 1 false
    r: part f.a false
    r: part f.a true
    ");
}
