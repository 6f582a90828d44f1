//! Which data would tell an unknown outcome.

use crate::support::{assess, rule};

fn deciding(clauses: &str, facts: &str) -> String {
    let assessment = assess(&rule("r", clauses), facts);
    let deciding = assessment.findings[0].deciding.clone().unwrap();
    let sets =
        |sets: &[Vec<String>]| sets.iter().map(|set| format!("{{{}}}", set.join(","))).collect::<Vec<_>>().join(" ");
    format!(
        "met {} unmet {} not_applicable {}",
        sets(&deciding.met),
        sets(&deciding.unmet),
        sets(&deciding.not_applicable)
    )
}

#[test]
fn conjunctions_need_all_and_fail_on_one() {
    insta::assert_snapshot!(deciding("require f.a && f.b", ""), @"met {f.a,f.b} unmet {f.a} {f.b} not_applicable ");
    insta::assert_snapshot!(deciding("require f.a || f.b", ""), @"met {f.a} {f.b} unmet {f.a,f.b} not_applicable ");
    insta::assert_snapshot!(deciding("require f.a && f.b", "[f]\na = true"), @"met {f.b} unmet {f.b} not_applicable ");
}

#[test]
fn applicability_is_a_way_out() {
    insta::assert_snapshot!(deciding("when f.c require !f.a", ""), @"met {f.a,f.c} unmet {f.a,f.c} not_applicable {f.c}");
    insta::assert_snapshot!(deciding("require f.c ? f.a : f.b", ""), @"met {f.a,f.c} {f.b,f.c} unmet {f.a,f.c} {f.b,f.c} not_applicable ");
}

#[test]
fn the_most_telling_facts_come_first() {
    let items = [rule("r1", "require f.a"), rule("r2", "require f.a"), rule("r3", "require f.b && f.c")].concat();
    let requests = assess(&items, "").data_requests;
    let shown: Vec<String> = requests
        .iter()
        .map(|request| {
            format!("{} decides {} helps {}", request.path, request.decides.join("+"), request.helps.join("+"))
        })
        .collect();
    insta::assert_snapshot!(shown.join("\n"), @r"
    f.a decides r1+r2 helps 
    f.b decides  helps r3
    f.c decides  helps r3
    ");
}
