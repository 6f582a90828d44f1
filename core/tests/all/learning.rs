//! Expressions of every kind over names of which little is known: whatever they come to, a value or an error, they come to
//! once more is known.

use guiju_core::cel::{Answer, Request, answer, encode};
use serde_json::{Value as Json, json};

use crate::narrowing::Dice;

/// Writes expressions that are well typed by the way they are made.
struct Writer(Dice);

impl Writer {
    fn truth(&mut self, depth: usize) -> String {
        let Some(depth) = depth.checked_sub(1) else { return self.0.pick(&["b", "true", "false"]).to_owned() };
        match self.0.roll(17) {
            0 => format!("({} && {})", self.truth(depth), self.truth(depth)),
            1 => format!("({} || {})", self.truth(depth), self.truth(depth)),
            2 => format!("!{}", self.truth(depth)),
            3 => format!("({} ? {} : {})", self.truth(depth), self.truth(depth), self.truth(depth)),
            4 => {
                let macros = ["all", "exists", "exists_one"];
                format!("{}.{}(v, {})", self.wholes(depth), self.0.pick(&macros), self.about("v", depth))
            }
            5 => format!("{}.exists(at, v, at > 0 && {})", self.texts(depth), self.truth(depth)),
            6 => format!("({} {} {})", self.whole(depth), self.order(), self.whole(depth)),
            7 => format!("({} {} {})", self.number(depth), self.order(), self.number(depth)),
            8 => format!("({} {} {})", self.text(depth), self.order(), self.text(depth)),
            9 => format!("({} in {})", self.whole(depth), self.wholes(depth)),
            10 => format!("({} in {})", self.text(depth), self.texts(depth)),
            11 => format!("({} in {})", self.text(depth), self.map(depth)),
            12 => {
                let name = self.0.pick(&["contains", "intersects", "equivalent"]).to_owned();
                if self.0.roll(2) == 0 {
                    format!("sets.{name}({}, {})", self.wholes(depth), self.wholes(depth))
                } else {
                    format!("sets.{name}({}, {})", self.texts(depth), self.texts(depth))
                }
            }
            13 => format!("{}.hasValue()", self.optional(depth)),
            14 => match self.0.roll(4) {
                0 => format!("({} == {})", self.wholes(depth), self.wholes(depth)),
                1 => format!("({} == {})", self.map(depth), self.map(depth)),
                2 => format!("({} != {})", self.optional(depth), self.optional(depth)),
                _ => format!("(type({}) == int)", self.whole(depth)),
            },
            15 => format!("{}.all(key, v, v > 0 || {})", self.map(depth), self.truth(depth)),
            _ => format!("cel.bind(w, {}, {} == w || {})", self.whole(depth), self.whole(depth), self.truth(depth)),
        }
    }

    fn order(&mut self) -> &'static str {
        self.0.pick(&["==", "!=", "<", "<=", ">", ">="])
    }

    /// A condition on a variable that stands for a whole number.
    fn about(&mut self, name: &str, depth: usize) -> String {
        let (order, whole) = (self.order(), self.whole(depth));
        match self.0.roll(3) {
            0 => self.truth(depth),
            1 => format!("{name} {order} {whole}"),
            _ => format!("{whole} / {name} {order} 1"),
        }
    }

    fn whole(&mut self, depth: usize) -> String {
        let Some(depth) = depth.checked_sub(1) else {
            return self.0.pick(&["n", "k", "0", "1", "-3", "9223372036854775807"]).to_owned();
        };
        match self.0.roll(15) {
            0 => self.whole(0),
            1 | 2 => {
                let operator = self.0.pick(&["+", "-", "*", "/", "%"]);
                format!("({} {operator} {})", self.whole(depth), self.whole(depth))
            }
            3 => format!("size({})", self.texts(depth)),
            4 => format!("size({})", self.wholes(depth)),
            5 => format!("int({})", self.number(depth)),
            6 => format!("int({})", self.text(depth)),
            7 => format!("math.{}({})", self.0.pick(&["greatest", "least"]), self.wholes(depth)),
            8 => format!("{}[{}]", self.wholes(depth), self.whole(0)),
            9 => format!("{}[{}]", self.map(depth), self.text(0)),
            10 => format!("{}.orValue({})", self.optional(depth), self.whole(depth)),
            11 => format!("{}.value()", self.optional(depth)),
            12 => format!("math.{}({})", self.0.pick(&["abs", "sign", "bitNot"]), self.whole(depth)),
            13 => format!("({} ? {} : {})", self.truth(depth), self.whole(depth), self.whole(depth)),
            _ => format!("size({})", self.map(depth)),
        }
    }

    fn number(&mut self, depth: usize) -> String {
        let Some(depth) = depth.checked_sub(1) else {
            return self.0.pick(&["d", "0.0", "1.0", "-2.5", "1e308", "(0.0 / 0.0)"]).to_owned();
        };
        match self.0.roll(7) {
            0 => self.number(0),
            1..4 => {
                let operator = self.0.pick(&["+", "-", "*", "/"]);
                format!("({} {operator} {})", self.number(depth), self.number(depth))
            }
            4 => format!("double({})", self.whole(depth)),
            5 => {
                format!("math.{}({}, {})", self.0.pick(&["greatest", "least"]), self.number(depth), self.number(depth))
            }
            _ => {
                let functions = ["abs", "ceil", "floor", "round", "trunc", "sqrt", "sign"];
                format!("math.{}({})", self.0.pick(&functions), self.number(depth))
            }
        }
    }

    fn text(&mut self, depth: usize) -> String {
        let Some(depth) = depth.checked_sub(1) else { return self.0.pick(&["t", "'a'", "'c'", "'7'"]).to_owned() };
        match self.0.roll(6) {
            0 | 1 => self.text(0),
            2 => format!("string({})", self.whole(depth)),
            3 => format!("({} + {})", self.text(depth), self.text(depth)),
            4 => format!("{}.join('-')", self.texts(depth)),
            _ => format!("'%s'.format([{}])", self.whole(depth)),
        }
    }

    fn wholes(&mut self, depth: usize) -> String {
        let Some(depth) = depth.checked_sub(1) else { return self.0.pick(&["l", "[1, 2]", "[n, k]", "[]"]).to_owned() };
        match self.0.roll(11) {
            0 => self.wholes(0),
            1 => format!("[{}, {}]", self.whole(depth), self.whole(depth)),
            2 => format!("{}.filter(v, {})", self.wholes(depth), self.about("v", depth)),
            3 => format!("{}.map(v, v {} {})", self.wholes(depth), self.0.pick(&["+", "%"]), self.whole(depth)),
            4 => format!("({} + {})", self.wholes(depth), self.wholes(depth)),
            5 => format!("{}.{}()", self.wholes(depth), self.0.pick(&["distinct", "sort", "reverse"])),
            6 => format!("{}.sortBy(v, -v)", self.wholes(depth)),
            7 => format!("{}.slice(0, {})", self.wholes(depth), self.whole(0)),
            8 => format!("[?{}, {}]", self.optional(depth), self.whole(depth)),
            9 => format!("[{}].unwrapOpt()", self.optional(depth)),
            _ => format!("{}.transformList(key, v, v > 0, v)", self.map(depth)),
        }
    }

    fn texts(&mut self, depth: usize) -> String {
        let Some(depth) = depth.checked_sub(1) else { return self.0.pick(&["s", "['a', 'c']", "[]"]).to_owned() };
        match self.0.roll(4) {
            0 => self.texts(0),
            1 => format!("[{}, {}]", self.text(depth), self.text(depth)),
            2 => format!("{}.filter(v, v != {})", self.texts(depth), self.text(depth)),
            _ => format!("{}.split({})", self.text(depth), self.text(0)),
        }
    }

    fn map(&mut self, depth: usize) -> String {
        let Some(depth) = depth.checked_sub(1) else { return self.0.pick(&["m", "{'a': 1}", "{}"]).to_owned() };
        match self.0.roll(4) {
            0 => self.map(0),
            1 => format!("{{{}: {}, 'z': n}}", self.text(depth), self.whole(depth)),
            2 => format!("{{'y': 1, ?'z': {}}}", self.optional(depth)),
            _ => format!("{}.transformMap(key, v, v + {})", self.map(depth), self.whole(depth)),
        }
    }

    fn optional(&mut self, depth: usize) -> String {
        let Some(depth) = depth.checked_sub(1) else {
            return self.0.pick(&["o", "optional.of(1)", "optional.none()", "m.?b"]).to_owned();
        };
        match self.0.roll(7) {
            0 => self.optional(0),
            1 => format!("optional.{}({})", self.0.pick(&["of", "ofNonZeroValue"]), self.whole(depth)),
            2 => format!("{}[?{}]", self.wholes(depth), self.whole(0)),
            3 => format!("{}[?{}]", self.map(depth), self.text(0)),
            4 => format!("{}.{}()", self.wholes(depth), self.0.pick(&["first", "last"])),
            5 => format!("{}.or({})", self.optional(depth), self.optional(depth)),
            _ => format!("{}.optMap(v, v + {})", self.optional(depth), self.whole(depth)),
        }
    }
}

fn whole(number: i64) -> Json {
    json!({ "int": number.to_string() })
}

fn texts(members: &[&str]) -> Json {
    json!({ "list": members.iter().map(|one| json!({ "string": one })).collect::<Vec<_>>() })
}

/// A name, what is known of it at first, and what it may turn out to be.
type Known = (&'static str, Json, Vec<Json>);

fn names() -> Vec<Known> {
    let unknown = || json!({ "unknown": true });
    let wholes = |numbers: &[i64]| numbers.iter().copied().map(whole).collect::<Vec<_>>();
    let doubles = |numbers: &[&str]| numbers.iter().map(|one| json!({ "double": one })).collect::<Vec<_>>();
    let list = |last: Json| json!({ "list": [whole(1), last] });
    let map = |last: Json| json!({ "map": [[{ "string": "a" }, whole(2)], [{ "string": "b" }, last]] });
    vec![
        ("n", json!({ "interval": [whole(-1), whole(2)] }), wholes(&[-1, 0, 1, 2])),
        ("n", json!({ "interval": [whole(1), null] }), wholes(&[1, 2, 1 << 53])),
        ("n", json!({ "interval": [null, whole(0)] }), wholes(&[0, -1, -(1 << 53)])),
        ("k", unknown(), wholes(&[0, 1, -3, i64::MAX, i64::MIN])),
        ("d", json!({ "interval": [{ "double": "-0.5" }, { "double": "2" }] }), doubles(&["-0.5", "0", "-0.0", "2"])),
        ("d", json!({ "interval": [{ "double": "1" }, null] }), doubles(&["1", "2.5", "1e308"])),
        ("d", json!({ "interval": [null, { "double": "0" }] }), doubles(&["0", "-0.0", "-3.5", "-1e308"])),
        ("d", unknown(), doubles(&["0", "NaN", "-Infinity"])),
        ("b", unknown(), vec![json!({ "bool": true }), json!({ "bool": false })]),
        ("t", unknown(), ["", "a", "c", "7"].iter().map(|text| json!({ "string": text })).collect()),
        (
            "s",
            json!({ "set": { "has": ["a"], "lacks": ["b"] } }),
            vec![texts(&["a"]), texts(&["c", "a"]), texts(&["a", "7", "c"])],
        ),
        ("l", list(unknown()), [0, 1, i64::MIN].iter().map(|last| list(whole(*last))).collect()),
        ("m", map(unknown()), [0, 2, i64::MAX].iter().map(|last| map(whole(*last))).collect()),
        ("o", unknown(), vec![json!({ "optional": null }), json!({ "optional": whole(1) })]),
    ]
}

/// What comes of an expression; `None` for unknown.
fn decide(expr: &str, bindings: &Json) -> Option<String> {
    let types = json!([
        ["n", "int"], ["k", "int"], ["d", "double"], ["b", "bool"], ["t", "string"], ["s", { "list": "string" }],
        ["l", { "list": "int" }], ["m", { "map": ["string", "int"] }], ["o", { "abstract": ["optional_type", "int"] }],
    ]);
    let request = json!({ "expr": expr, "type_env": types, "bindings": bindings });
    match answer(&Request::read(&request.to_string()).unwrap()) {
        Answer::Value(value) => Some(encode(&value).to_string()),
        Answer::Failed(_) => Some("error".to_owned()),
        // What is empty takes any type, which may be another than it is used with further on.
        Answer::Unknown(_) | Answer::Rejected(..) => None,
        Answer::Type(_) => panic!("{expr} was to be evaluated"),
    }
}

#[test]
fn what_is_decided_stays_so_and_fails_only_where_it_failed_before() {
    let mut writer = Writer(Dice(11));
    let names = names();
    let mut decided = 0;
    for _ in 0..4_000 {
        let depth = 1 + writer.0.roll(3);
        let expr = writer.truth(depth);
        let mut before = serde_json::Map::new();
        let mut after = before.clone();
        let mut chosen: Vec<usize> = Vec::new();
        for (at, (name, ..)) in names.iter().enumerate() {
            // Of the several things known of a name, the last chosen holds.
            if !chosen.iter().any(|other| names[*other].0 == *name) || writer.0.roll(2) == 0 {
                chosen.push(at);
            }
        }
        for at in &chosen {
            before.insert(names[*at].0.to_owned(), names[*at].1.clone());
        }
        let Some(first) = decide(&expr, &Json::Object(before.clone())) else { continue };
        decided += 1;
        for _ in 0..6 {
            for at in &chosen {
                let (name, _, values) = &names[*at];
                let value = &values[writer.0.roll(values.len())];
                after.insert((*name).to_owned(), value.clone());
            }
            let second = decide(&expr, &Json::Object(after.clone()));
            assert_eq!(second.as_ref(), Some(&first), "{expr}\nbefore {before:?}\nafter {after:?}");
        }
    }
    assert!(decided > 1_000, "only {decided} were decided");
}

/// What bounds promise of a number that no bound on one side is known of.
#[test]
fn a_number_without_a_bound_decides_what_it_can() {
    let about = |expr: &str, bound: &str, end: Json| {
        let bounds = if bound == "min" { json!([end, null]) } else { json!([null, end]) };
        let name = if end.get("int").is_some() { "n" } else { "d" };
        decide(expr, &json!({ name: { "interval": bounds } }))
    };
    for (expr, bound, end) in [
        ("n + 1 > 3 && n - 1 >= 2 && 1 - n <= -2", "min", 3),
        ("n * 2 >= 6 && n * -2 <= -6 && -n <= -3", "min", 3),
        ("n / 2 >= 1 && 12 / n <= 4 && 12 / n >= 0", "min", 3),
        ("n * 2 <= -6 && n * -2 >= 6 && n * 0 == 0", "max", -3),
    ] {
        assert_eq!(about(expr, bound, whole(end)).as_deref(), Some(r#"{"bool":true}"#), "{expr}");
    }
    for (expr, bound, end) in [
        ("d * 2.0 >= 1.0 && 1.0 / d <= 2.0 && 1.0 / d >= 0.0 && d - 1.0 >= -0.5", "min", "0.5"),
        ("d * 2.0 <= 1.0 && d * -2.0 >= -1.0 && 1.0 - d >= 0.5", "max", "0.5"),
    ] {
        assert_eq!(about(expr, bound, json!({ "double": end })).as_deref(), Some(r#"{"bool":true}"#), "{expr}");
    }
    // Each of these comes to no number, or to none in range, for some of what it may be.
    for (expr, bound, end) in [
        ("(d * 1e308) * 0.0 >= 0.0", "min", "1"),
        ("d * 1e308 - d * 1e308 <= 1e308", "min", "1"),
        ("math.sqrt(d) <= 2.0", "max", "3"),
        ("int(d) >= 1", "min", "1"),
    ] {
        assert_eq!(about(expr, bound, json!({ "double": end })), None, "{expr}");
    }
    assert_eq!(about("n * n * n >= 0", "min", whole(1)), None);
    assert_eq!(about("math.sqrt(n) <= 2.0", "max", whole(4)), None);
}
