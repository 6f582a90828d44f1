//! Expressions over what is known in part: once more is known, nothing that was decided is decided otherwise.

use guiju_core::cel::{Answer, Request, answer, encode};
use serde_json::{Value as Json, json};

/// A small generator of numbers; the same ones in every run.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    pub fn pick<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.roll(all.len())]
    }
}

fn number(dice: &mut Dice, depth: usize) -> String {
    if depth == 0 {
        return dice.pick(&["n", "k", "0", "1", "-2", "7"]).to_owned();
    }
    let (a, b) = (number(dice, depth - 1), number(dice, depth - 1));
    match dice.roll(10) {
        0 => format!("({a} + {b})"),
        1 => format!("({a} - {b})"),
        2 => format!("({a} * {b})"),
        3 => format!("({a} / {b})"),
        4 => format!("({a} % {b})"),
        5 => format!("-({a})"),
        6 => format!("math.greatest({a}, {b})"),
        7 => format!("math.abs({a})"),
        8 => format!("int(math.floor(double({a}) / 2.0))"),
        _ => format!("size({})", set(dice)),
    }
}

fn set(dice: &mut Dice) -> String {
    match dice.roll(4) {
        0 => "['a', 'c']".to_owned(),
        1 => "s.filter(m, m != 'b')".to_owned(),
        _ => "s".to_owned(),
    }
}

fn condition(dice: &mut Dice, depth: usize) -> String {
    if depth > 0 && dice.roll(2) == 0 {
        let (a, b) = (condition(dice, depth - 1), condition(dice, depth - 1));
        return match dice.roll(5) {
            0 => format!("({a} && {b})"),
            1 => format!("({a} || {b})"),
            2 => format!("!({a})"),
            3 => format!("({a} ? {b} : !({b}))"),
            _ => format!("cel.bind(z, {a}, z || {b})"),
        };
    }
    let (a, b) = (number(dice, depth), number(dice, depth));
    match dice.roll(9) {
        0..3 => format!("{a} {} {b}", dice.pick(&["<", "<=", "==", "!=", ">", ">="])),
        3 => format!("{a} in [{b}, k, 3]"),
        4 => format!("'{}' in {}", dice.pick(&["a", "b", "c"]), set(dice)),
        5 => format!("{}.{}(m, m == 'a' || {b} > 0)", set(dice), dice.pick(&["all", "exists", "exists_one"])),
        6 => format!("[{a}, {b}, k].{}(x, x > 0)", dice.pick(&["all", "exists", "exists_one"])),
        7 => format!("sets.{}({}, ['a', 'b'])", dice.pick(&["contains", "intersects", "equivalent"]), set(dice)),
        _ => format!("[{a}, 2].map(x, x + k) == [{b}, {a}]"),
    }
}

/// `None` for unknown; errors count as decided.
fn decide(expr: &str, n: &Json, k: &Json, s: &Json) -> Option<String> {
    let request = json!({ "expr": expr, "type_env": [["n", "int"], ["k", "int"], ["s", { "list": "string" }]],
        "bindings": { "n": n, "k": k, "s": s } });
    match answer(&Request::read(&request.to_string()).unwrap()) {
        Answer::Value(value) => Some(encode(&value).to_string()),
        Answer::Failed(_) => Some("error".to_owned()),
        Answer::Unknown(_) => None,
        other => panic!("{expr}: {other:?}"),
    }
}

#[test]
fn nothing_decided_is_undone() {
    let mut dice = Dice(7);
    let whole = |number: i64| json!({ "int": number.to_string() });
    let list =
        |members: &[&str]| json!({ "list": members.iter().map(|one| json!({ "string": one })).collect::<Vec<_>>() });
    let mut decided = 0;
    for _ in 0..1_500 {
        let expr = condition(&mut dice, 2);
        let (low, wide) = (i64::try_from(dice.roll(6)).unwrap() - 3, i64::try_from(dice.roll(4)).unwrap());
        let n = json!({ "interval": [whole(low), whole(low + wide)] });
        let s = json!({ "set": { "has": ["a"], "lacks": ["b"] } });
        let k = json!({ "unknown": true });
        let k_known = whole(i64::try_from(dice.roll(5)).unwrap() - 2);
        for k in [&k, &k_known] {
            let Some(before) = decide(&expr, &n, k, &s) else { continue };
            decided += 1;
            for number in low..=low + wide {
                for members in [&["a"] as &[&str], &["a", "c"], &["d", "a"]] {
                    let after = decide(&expr, &whole(number), &k_known, &list(members));
                    assert_eq!(
                        after.as_ref(),
                        Some(&before),
                        "{expr} with n = {number}, k = {k_known}, s = {members:?}"
                    );
                }
            }
        }
    }
    assert!(decided > 500, "only {decided} were decided");
}

/// A value of each kind: what a name of no declared type may turn out to be.
fn kinds() -> Vec<Json> {
    let one = || json!({ "int": "1" });
    vec![
        json!({ "int": "0" }),
        one(),
        json!({ "uint": "1" }),
        json!({ "double": "NaN" }),
        json!({ "bool": true }),
        json!({ "bool": false }),
        json!({ "string": "a" }),
        json!({ "bytes": "YQ==" }),
        json!({ "null": null }),
        json!({ "list": [] }),
        json!({ "list": [one()] }),
        json!({ "map": [] }),
        json!({ "map": [[{ "string": "a" }, one()]] }),
        json!({ "optional": null }),
        json!({ "optional": one() }),
        json!({ "type": "int" }),
        json!({ "duration": "1s" }),
        json!({ "timestamp": "2024-01-01T00:00:00Z" }),
    ]
}

fn unchecked(expr: &str, y: &Json) -> Option<String> {
    let request = json!({ "expr": expr, "disable_check": true, "bindings": { "y": y } });
    match answer(&Request::read(&request.to_string()).unwrap()) {
        Answer::Value(value) => Some(encode(&value).to_string()),
        Answer::Failed(_) => Some("error".to_owned()),
        Answer::Unknown(_) => None,
        other => panic!("{expr}: {other:?}"),
    }
}

#[test]
fn what_no_kind_of_value_could_change_is_decided() {
    for expr in [
        "[].all(x, y)",
        "![].exists(x, y > 1)",
        "[].map(x, 1 / y) == []",
        "!(y && false)",
        "y / 0 > 1 || true",
        "[true, y].exists(x, x)",
        "![false, y].all(x, x)",
        "[y].size() == 1",
        "[y, 1][1] == 1",
        "[y] != []",
        "{'a': y, 'b': 1} != {'a': 1, 'b': 2}",
        "'a' in {'a': y}",
        "1 in [y, 1]",
        "[y].exists_one(x, true)",
        "[y].filter(x, false) == []",
        "[[y]].flatten().size() == 1",
        "[y].first().hasValue()",
        "optional.of(1).or(y).value() == 1",
        "optional.of(1).orValue(y) == 1",
        "sets.contains([y], [])",
        "!sets.contains([1], [y, 2])",
        "!sets.intersects([], [y])",
        "cel.bind(x, y, true)",
        "'%%'.format([y]) == '%'",
    ] {
        assert_eq!(unchecked(expr, &json!({ "unknown": true })).as_deref(), Some(r#"{"bool":true}"#), "{expr}");
        for kind in kinds() {
            assert_eq!(unchecked(expr, &kind).as_deref(), Some(r#"{"bool":true}"#), "{expr} with {kind}");
        }
    }
}

/// Each of these has an answer for most of what the name may be, and is an error for some.
#[test]
fn what_some_kind_of_value_would_make_fail_is_not_decided() {
    for expr in [
        "y in []",
        "y in {}",
        "1 in y",
        "sets.intersects([], y)",
        "sets.intersects(y, [])",
        "sets.contains(y, [])",
        "sets.equivalent([], y)",
        "y || false",
        "[1].all(x, y)",
        "[y].sort() == []",
        "[y].join() == ''",
        "[y].flatten() == []",
        "y.exists(x, true)",
        "optional.none().or(y) == optional.none()",
        "{y: 1}.size() == 1",
        "[?y].size() == 1",
        "'%s'.format([y]) == ''",
        "math.least(1, y) == 1",
        "y ? 1 == 1 : 1 == 1",
        "{}[?y].hasValue()",
    ] {
        assert_eq!(unchecked(expr, &json!({ "unknown": true })), None, "{expr}");
    }
}
