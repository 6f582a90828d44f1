//! Three-valued logic and partial knowledge (docs/language.md, "What is not known").

use crate::support::outcome;

#[test]
fn a_missing_fact_is_unknown_and_a_decisive_operand_settles() {
    assert_eq!(outcome("f.a", ""), "unknown");
    assert_eq!(outcome("f.a && f.b", "[f]\na = false"), "unmet");
    assert_eq!(outcome("f.b && f.a", "[f]\na = false"), "unmet");
    assert_eq!(outcome("f.a || f.b", "[f]\na = true"), "met");
    assert_eq!(outcome("f.a ? f.b : f.c", "[f]\nb = true\nc = true"), "unknown");
    assert_eq!(outcome("!f.a", ""), "unknown");
}

#[test]
fn unknown_wins_over_an_error_until_it_is_known() {
    assert_eq!(outcome("f.a || 1 / (f.days - f.days) == 1", "[f]\ndays = 1"), "unknown");
    assert_eq!(outcome("f.a || 1 / (f.days - f.days) == 1", "[f]\na = false\ndays = 1"), "error");
    assert_eq!(outcome("f.a || 1 / (f.days - f.days) == 1", "[f]\na = true\ndays = 1"), "met");
}

#[test]
fn known_is_always_decided() {
    assert_eq!(outcome("known(f.a)", ""), "unmet");
    assert_eq!(outcome("known(f.a)", "[f]\na = false"), "met");
    assert_eq!(outcome("known(f.days)", "[f]\ndays = { min = 3 }"), "unmet");
    assert_eq!(outcome("known(f.set)", "[f]\nset = { has = ['x'] }"), "unmet");
    assert_eq!(outcome("known(f.set)", "[f]\nset = { has = ['x'], lacks = ['y', 'z'] }"), "met");
}

#[test]
fn bounds_decide_what_they_can() {
    let facts = "[f]\ndays = { min = 180 }";
    assert_eq!(outcome("f.days >= 180", facts), "met");
    assert_eq!(outcome("f.days > 180", facts), "unknown");
    assert_eq!(outcome("f.days < 180", facts), "unmet");
    assert_eq!(outcome("f.days * 2 >= 360", facts), "met");
    assert_eq!(outcome("f.days + f.days - 1 >= 359", facts), "met");
    assert_eq!(outcome("-f.days <= -180", facts), "met");
    assert_eq!(outcome("math.greatest(f.days, 5) >= 180", facts), "met");
    assert_eq!(outcome("math.least(f.days, 5) == 5", facts), "met");
    assert_eq!(outcome("10 / f.days >= 0", "[f]\ndays = { min = 0, max = 3 }"), "unknown");
}

#[test]
fn sets_known_in_part_decide_what_they_can() {
    let facts = "[f]\nset = { has = ['x'], lacks = ['y'] }\nopen = { has = ['x'] }";
    assert_eq!(outcome("'x' in f.set", facts), "met");
    assert_eq!(outcome("'y' in f.set", facts), "unmet");
    assert_eq!(outcome("'z' in f.set", facts), "unknown");
    assert_eq!(outcome("sets.contains(f.set, ['x', 'y'])", facts), "unmet");
    assert_eq!(outcome("sets.contains(f.set, ['x', 'z'])", facts), "unknown");
    assert_eq!(outcome("size(f.set) >= 1", facts), "met");
    assert_eq!(outcome("size(f.set) <= 2", facts), "met");
    assert_eq!(outcome("size(f.set) >= 3", facts), "unmet");
    assert_eq!(outcome("size(f.open) >= 3", facts), "unknown");
    assert_eq!(outcome("size(f.open) >= 3", "[f]\nopen = { has = ['x'], complete = true }"), "unmet");
    assert_eq!(outcome("f.set.exists(m, m == 'y')", facts), "unmet");
    assert_eq!(outcome("f.set.exists(m, m == 'z')", facts), "unknown");
    assert_eq!(outcome("f.set.all(m, m != 'y')", facts), "met");
}

#[test]
fn a_missing_closed_set_has_bounds_on_its_size() {
    assert_eq!(outcome("size(f.set) <= 3", ""), "met");
    assert_eq!(outcome("size(f.open) <= 3", ""), "unknown");
}

#[test]
fn fields_nobody_stated_leave_a_quantifier_open_only_where_they_matter() {
    let facts = "[f]\nlist = [{ n = 1, done = true }, { n = 5 }]";
    assert_eq!(outcome("f.list.exists(i, i.done)", facts), "met");
    assert_eq!(outcome("f.list.all(i, i.done)", facts), "unknown");
    assert_eq!(outcome("f.list.all(i, i.done || i.n > 4)", facts), "met");
    assert_eq!(outcome("f.list.filter(i, i.n > 4).size() == 1", facts), "met");
    assert_eq!(outcome("f.list.map(i, i.n).exists_one(n, n == 5)", facts), "met");
}

#[test]
fn weak_evidence_counts_as_missing() {
    let aim = "[f]\na = { value = true, confidence = 'stated_aim' }";
    assert_eq!(outcome("f.a", aim), "unknown");
    let mixed = "[f]\nset = { has = ['x', { value = 'y', confidence = 'stated_aim' }] }";
    assert_eq!(outcome("'x' in f.set", mixed), "met");
    assert_eq!(outcome("'y' in f.set", mixed), "unknown");
}

#[test]
fn evidence_counts_for_sets_however_they_are_written() {
    for set in ["value = ['y']", "has = [], complete = true", "value = []"] {
        let facts = format!("[f]\nset = {{ {set}, confidence = 'stated_aim' }}");
        assert_eq!(outcome("'x' in f.set", &facts), "unknown", "{set}");
    }
    assert_eq!(outcome("'x' in f.set", "[f]\nset = { value = ['y'], complete = false }"), "unknown");
}

#[test]
fn evidence_counts_for_the_fields_of_items() {
    let list = |n: &str| format!("[f]\nlist = [{{ n = {n}, done = true }}]");
    assert_eq!(outcome("f.list.all(i, i.n >= 2)", &list("{ min = 5 }")), "met");
    assert_eq!(outcome("f.list.all(i, i.n >= 2)", &list("{ value = 5, confidence = 'stated_aim' }")), "unknown");
    assert_eq!(outcome("f.list.all(i, i.n >= 2)", &list("{ missing = 'refused' }")), "unknown");
}

#[test]
fn a_definition_has_macro_variables_of_its_own() {
    let items = |order: &str| format!("define anyx = f.set.exists(c, c == 'x')\n{}", crate::support::rule("r", order));
    for order in ["require f.set.all(c, anyx && c != 'z')", "require f.set.all(c, c != 'z' && anyx)"] {
        let assessment = crate::support::assess(&items(order), "[f]\nset = ['x', 'z']");
        assert_eq!(assessment.findings[0].outcome, guiju_core::assessment::Outcome::Unmet, "{order}");
    }
}

#[test]
fn what_texts_and_lists_take_together_is_bounded() {
    let words = (0..200).map(|_| "'a'").collect::<Vec<_>>().join(",");
    let long = format!(
        "{}.map(a, {}.map(b, [{words}] + [{words}])).size() > 0",
        format_args!("[{words}]"),
        format_args!("[{words}]")
    );
    assert_eq!(outcome(&long, ""), "error");
}
