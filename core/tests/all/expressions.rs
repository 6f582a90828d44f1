//! Expressions by themselves: what the specification says and the public cases do not ask.

use guiju_core::cel::{Answer, Request, answer, encode, encode_type};
use serde_json::json;

/// The answer to a request in short: a value or type as JSON, `unknown` with its paths, or `error`.
pub fn ask(request: &serde_json::Value) -> String {
    match Request::read(&request.to_string()).map(|request| answer(&request)) {
        Ok(Answer::Value(value)) => encode(&value).to_string(),
        Ok(Answer::Type(ty)) => encode_type(&ty).to_string(),
        Ok(Answer::Unknown(paths)) => format!("unknown {}", paths.join(" ")),
        Ok(Answer::Failed(error)) => format!("error: {}", error.text().en),
        Ok(Answer::Rejected(..)) => "rejected".to_owned(),
        Err(error) => format!("no request: {}", error.text().en),
    }
}

pub fn value(expr: &str) -> String {
    ask(&json!({ "expr": expr }))
}

#[track_caller]
pub fn all_true(exprs: &[&str]) {
    for expr in exprs {
        assert_eq!(value(expr), r#"{"bool":true}"#, "{expr}");
    }
}

#[track_caller]
pub fn all_fail(exprs: &[(&str, &str)]) {
    for (expr, reason) in exprs {
        assert_eq!(value(expr), format!("error: {reason}"), "{expr}");
    }
}

#[test]
fn whole_numbers_never_wrap() {
    all_fail(&[
        ("9223372036854775807 + 1", "number out of range"),
        ("-9223372036854775808 - 1", "number out of range"),
        ("-(-9223372036854775808)", "number out of range"),
        ("-9223372036854775808 / -1", "number out of range"),
        ("-9223372036854775808 % -1", "number out of range"),
        ("0u - 1u", "number out of range"),
        ("18446744073709551615u * 2u", "number out of range"),
        ("1 / 0", "division by zero"),
        ("1u % 0u", "division by zero"),
        ("int(9223372036854775808.0)", "number out of range"),
        ("double('1e400')", "number out of range"),
    ]);
    // A fraction above -1 is nought once it is rounded, which comes before the range is looked at.
    all_true(&["-7 / 2 == -3", "-7 % 2 == -1", "1.0 / 0.0 == double('Infinity')", "uint(-0.5) == 0u"]);
}

#[test]
fn numbers_of_different_types_compare_by_what_they_count() {
    all_true(&[
        "dyn(1) == 1.0 && dyn(1u) == 1 && [1] == [dyn(1.0)]",
        "dyn(9007199254740993) != 9007199254740992.0",
        "dyn(18446744073709551615u) > 9223372036854775807",
        "dyn(-1) < 0u && !(dyn(0.0 / 0.0) < 1) && !(dyn(0.0 / 0.0) >= 1)",
        "0.0 / 0.0 != 0.0 / 0.0",
        "{1: 'a'}[dyn(1.0)] == 'a' && dyn(1u) in {1: 'a'} && !(dyn(1.5) in {1: 'a'})",
        "{9223372036854775808u: 1}[dyn(9223372036854775808.0)] == 1",
    ]);
    assert_eq!(value("1 == 1.0"), "rejected");
    all_fail(&[
        ("{1: 1, 1u: 2}", "repeated key `1`, the second time as `1u`"),
        ("{'a': 1, 'a': 2}", "repeated key `\"a\"`"),
        ("{1: 1, dyn(1.0): 2}", "`{double: …}` does not take these values"),
    ]);
    assert_eq!(value("{1: 1, 1.0: 2}"), "rejected");
}

#[test]
fn a_decisive_operand_settles_whatever_fails() {
    all_true(&[
        "!(1 / 0 == 1 && false)",
        "1 / 0 == 1 || true",
        "[0, 1].exists(x, 1 / x == 1)",
        "!['a', 1].all(x, x == 'b')",
        "true ? true : 1 / 0 == 1",
        "cel.bind(x, 1 / 0, true)",
    ]);
    all_fail(&[
        ("[0, 1].exists_one(x, 1 / x == 1)", "division by zero"),
        ("[0, 2].exists(x, 1 / x == 1)", "division by zero"),
        ("cel.bind(x, 1 / 0, x == 1)", "division by zero"),
    ]);
}

#[test]
fn literals_are_read_as_the_specification_says() {
    all_true(&[
        r"'\ud83d\ude00' == '\U0001f600' && '\x41\101\u0041' == 'AAA'",
        r"size(b'\xff') == 1 && size('\xff') == 1 && bytes('\xff').size() == 2",
        r"r'\n'.size() == 2 && b'ÿ' == b'\303\277'",
        "0x10 == 16 && 0xFFu == 255u && .5e1 == 5.0 && -0x1 == -1",
        "'''a\r\nb''' == 'a\\nb'",
        "1\u{c}== 1",
    ]);
    for expr in [r"'\ud83d'", r"'\U00110000'", r"b'\u00e9'", r"'\400'", r"'\q'", "'a\nb'", "'a\rb'", "1e400", "1."] {
        assert_eq!(value(expr), "rejected", "{expr}");
    }
}

#[test]
fn moments_and_lengths_keep_to_their_range() {
    all_true(&[
        "timestamp('9999-12-31T23:59:59.999999999Z').getFullYear() == 9999",
        "string(timestamp('9999-12-31T23:59:59.999999999Z')) == '9999-12-31T23:59:59.999999999Z'",
        "timestamp('2024-03-10T12:00:00Z').getHours('America/New_York') == 8",
        "timestamp('2024-03-10T00:30:00+08:00') == timestamp('2024-03-09T16:30:00Z')",
        "timestamp('2024-01-01T00:00:00Z').getDayOfWeek('-09:30') == 0",
        "int(timestamp('1969-12-31T23:59:59.5Z')) == -1",
        "duration('-1.5h') == duration('-90m') && string(duration('1h0.25s')) == '3600.25s'",
        "duration('1.5s').getMilliseconds() == 500",
    ]);
    all_fail(&[
        ("timestamp('0001-01-01T00:00:00Z') - duration('1ns')", "number out of range"),
        ("duration('9223372036s') + duration('1s')", "number out of range"),
        ("timestamp('2024-13-01T00:00:00Z')", "invalid argument: 2024-13-01T00:00:00Z"),
        ("timestamp('2024-01-01')", "invalid argument: 2024-01-01"),
        ("timestamp(0).getHours('Mars/Base')", "invalid argument: Mars/Base"),
        ("timestamp(0).getHours('+5:00')", "invalid argument: +5:00"),
        ("duration('5 minutes')", "invalid argument: 5 minutes"),
        ("duration('')", "invalid argument: "),
    ]);
    assert_eq!(value("-duration('1s')"), "rejected");
}

#[test]
fn optionals_chain() {
    all_true(&[
        "{}.?a.?b.c.orValue(3) == 3",
        "{'a': {'b': 1}}.?a.b.value() == 1",
        "[[1]][?0][?1].orValue(7) == 7",
        "optional.of(1).or(optional.of(1 / 0)).value() == 1",
        "optional.of(1).orValue(1 / 0) == 1",
        "optional.of(2).optMap(x, x * 2).value() == 4",
        "optional.of(2).optFlatMap(x, optional.none()) == optional.none()",
        "[?optional.of(1), ?optional.none()] == [1] && {?'a': optional.none()} == {}",
        "optional.unwrap([optional.none(), optional.of(2)]) == [2] && [1, 2].last().value() == 2",
    ]);
    assert_eq!(value("[?1]"), "rejected");
    assert_eq!(value("[?dyn(1)]"), "error: `?int` does not take these values");
}

#[test]
fn what_is_no_list_is_refused_even_where_nothing_is_looked_for() {
    for name in ["sets.contains", "sets.intersects", "sets.equivalent"] {
        for args in ["[], dyn(5)", "dyn(5), []", "dyn('a'), dyn('a')"] {
            let expr = format!("{name}({args})");
            assert_eq!(value(&expr), format!("error: `{name}` does not take these values"), "{expr}");
        }
    }
}

#[test]
fn a_quotient_of_whole_numbers_may_be_meant() {
    all_true(&["double(7 / 2) == 3.0", "7 / 2 < 3.5", "7 / 2 + 0.5 == 3.5"]);
}

#[test]
fn macros_with_two_variables() {
    all_true(&[
        "['a', 'b'].transformList(i, v, string(i) + v) == ['0a', '1b']",
        "['a', 'b'].transformMap(i, v, v + v) == {0: 'aa', 1: 'bb'}",
        "{'a': 1, 'b': 2}.transformMap(k, v, v > 1, v * 10) == {'b': 20}",
        "{'a': 1}.transformMapEntry(k, v, {v: k}) == {1: 'a'}",
        "{'a': 1, 'b': 2}.exists(k, v, k == 'b' && v == 2)",
        "[[1, 2], [3]].transformList(i, v, v.transformList(j, w, i * 10 + j + w)) == [[1, 3], [13]]",
    ]);
    all_fail(&[("{'a': 1, 'b': 1}.transformMapEntry(k, v, {v: k})", "repeated key `1`")]);
    assert_eq!(value("[1].transformMap(i, i, i)"), "rejected");
}

#[test]
fn what_is_known_in_part_decides_what_it_can() {
    let about = |expr: &str| {
        ask(&json!({ "expr": expr, "type_env": [["never", "int"]], "bindings": {
            "n": { "interval": [{ "int": "-3" }, { "int": "5" }] },
            "d": { "interval": [{ "double": "0.5" }, null] },
            "s": { "set": { "has": ["a"], "lacks": ["b"], "complete": false } },
            "y": { "unknown": true },
            "m": { "map": [[{ "string": "open" }, { "unknown": true }], [{ "string": "one" }, { "int": "1" }]] },
        } }))
    };
    for expr in [
        "n + 4 > 0",
        "math.abs(n) >= 0 && math.abs(n) < 6",
        "n * n < 26",
        "!(n in [6, 7]) && n != 6",
        "int(double(n)) < 6 && math.sign(n) < 2",
        "d * 2.0 >= 1.0 && math.ceil(d) >= 1.0",
        "'a' in s && !('b' in s) && size(s) > 0 && s != ['b']",
        "s.exists(x, x == 'a') && !s.all(x, x != 'a')",
        "y || true",
        "[y, 1].exists(x, x == 1) && size([y]) == 1 && [y, 1] != [1, 2]",
        "m.one == 1 && !has(m.other)",
        "!known(y) && !known(n) && !known(never)",
        "[y, 1].reverse()[0] == 1",
    ] {
        assert_eq!(about(expr), r#"{"bool":true}"#, "{expr}");
    }
    for (expr, paths) in [
        ("n > 0", "n"),
        ("10 / n > 0", "n"),
        ("'c' in s", "s"),
        ("s.all(x, x == 'a')", "s"),
        ("y ? 1 : 1", "y"),
        ("y + 1 / 0", "y"),
        ("never + n", "n never"),
        ("m.open == m.one", "m.open"),
        ("has(m.open)", "m.open"),
        ("m", "m.open"),
        ("['a', y].join()", "y"),
        ("[n, 9].sort()", "n"),
        ("[1, y].exists_one(x, x == 1)", "y"),
    ] {
        assert_eq!(about(expr), format!("unknown {paths}"), "{expr}");
    }
    assert_eq!(about("nobody"), "rejected");
}

#[test]
fn names_are_looked_up_from_the_container_outwards() {
    let about = |expr: &str| {
        ask(&json!({ "expr": expr, "container": "a.b", "bindings": {
            "a.b.x": { "int": "1" }, "a.x": { "int": "2" }, "x": { "int": "3" }, "a.y": { "int": "4" },
            "m": { "map": [[{ "string": "f" }, { "int": "5" }]] },
        } }))
    };
    for (expr, wanted) in [("x", "1"), (".x", "3"), ("y", "4"), ("b.x", "1"), ("m.f", "5"), (".a.x", "2")] {
        assert_eq!(about(expr), json!({ "int": wanted }).to_string(), "{expr}");
    }
    assert_eq!(about("[7].map(x, x + .x)[0]"), r#"{"int":"10"}"#);
    assert_eq!(about(".y"), "rejected");
}

#[test]
fn types_are_deduced() {
    let ty = |expr: &str| ask(&json!({ "expr": expr, "check_only": true }));
    for (expr, wanted) in [
        ("[1, 'a']", json!({ "list": "dyn" })),
        ("[[], [1]]", json!({ "list": { "list": "int" } })),
        ("{'a': optional.none(), 'b': optional.of(1u)}.b", json!({ "abstract": ["optional_type", "uint"] })),
        ("[timestamp(0), null]", json!({ "list": "timestamp" })),
        ("dyn([1])[0]", json!("dyn")),
        ("cel.bind(x, [1], x.map(y, string(y)))", json!({ "list": "string" })),
        ("{1: 'a'}.transformMap(k, v, double(k))", json!({ "map": ["int", "double"] })),
        ("[[1], [2]].flatten()", json!({ "list": "int" })),
        ("[1, [2]].flatten()", json!({ "list": "dyn" })),
        ("math.greatest(1, 2, 3)", json!("int")),
        ("math.least([1.0, 2.0])", json!("double")),
        ("math.greatest(1, 2u)", json!("dyn")),
        (
            "{'a': optional.of(1)}.?a",
            json!({ "abstract": ["optional_type", { "abstract": ["optional_type", "int"] }] }),
        ),
        ("optional.of({'a': {'b': 1}}).a.?b", json!({ "abstract": ["optional_type", "int"] })),
        ("1 + 2.5", json!("double")),
        ("type([1])", json!({ "type": { "list": "int" } })),
    ] {
        assert_eq!(ty(expr), wanted.to_string(), "{expr}");
    }
    for expr in [
        "[1].map(x, x + 'a')",
        "{[1]: 2}",
        "[1, 2].flatten()",
        "[[1]].sort()",
        "['a'].sortBy(x, [x])",
        "optional.of(1).a",
        "has(optional.of([1]).a)",
        "math.greatest(['a'])",
    ] {
        assert_eq!(ty(expr), "rejected", "{expr}");
    }
}

#[test]
fn every_evaluation_is_bounded() {
    let steps = "error: evaluation limit reached: steps";
    let memory = "error: evaluation limit reached: memory";
    let size = "error: evaluation limit reached: size of one value";
    let long = "lists.range(1000)";
    for (expr, wanted) in [
        (format!("{long}.all(a, {long}.all(b, {long}.all(c, true)))"), steps),
        (format!("cel.bind(big, lists.range(10000), {long}.all(a, big == big))"), steps),
        ("lists.range(100000).distinct().size() > 0".to_owned(), steps),
        // Each of these ends at its first element, yet laying out the list takes time.
        ("cel.bind(a, lists.range(50000), a.map(x, a.exists(y, y == 0)).size())".to_owned(), steps),
        (format!("{long}.exists(a, 'a'.matches('b' + string(a)))"), steps),
        (format!("{long}.map(a, {long}.map(b, {long}))"), memory),
        ("lists.range(1048577)".to_owned(), size),
        ("'a'.replace('a', 'b').format([]) == '%.2000f'.format([1.0])".to_owned(), size),
        (doubled("[a, a]", "[0]", 40), memory),
        (doubled("a + a", "'0123456789'", 40), size),
        (doubled("a.replace('0', a)", "'00'", 40), size),
    ] {
        assert_eq!(value(&expr), wanted, "{expr}");
    }
    assert_eq!(
        value(&format!("'a'.matches('{}')", "(a{100}){100}".repeat(20))),
        "error: evaluation limit reached: size of a regular expression"
    );
}

/// An expression that binds each name to something made of the one before, so many times.
fn doubled(step: &str, first: &str, times: usize) -> String {
    let mut expr = format!("cel.bind(a, {first}, ");
    for _ in 0..times {
        expr += &format!("cel.bind(a, {step}, ");
    }
    expr + "size(a)" + &")".repeat(times + 1)
}
