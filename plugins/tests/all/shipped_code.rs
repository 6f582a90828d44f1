//! The code of the shipped plugins, as it is checked in, against answers worked out another way.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use guiju_core::value::{Key, Value};
use guiju_plugins::read_folder;
use jiff::civil::{Date, Weekday, date};

use super::interface::Code;

/// Numbers without a pattern that the code could have been made for, the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

fn texts<T: ToString>(items: &[T]) -> Value {
    Value::list(items.iter().map(|item| Value::string(item.to_string())))
}

fn integers(items: impl IntoIterator<Item = i64>) -> Value {
    Value::list(items.into_iter().map(Value::Int))
}

fn record(fields: &[(&str, Value)]) -> Value {
    let entry = |(name, value): &(&str, Value)| (Key::String((*name).into()), value.clone());
    Value::Map(Arc::new(fields.iter().map(entry).collect()))
}

#[test]
fn the_interface_beside_the_code_is_the_declared_one() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("shipped/guiju.working_days");
    let written = std::fs::read_to_string(folder.join("code/wit/plugin.wit")).unwrap();
    assert_eq!(written, read_folder(&folder).unwrap().wit().unwrap());
}

// Working days, counted day by day.

fn counted(from: Date, to: Date, closed: &[Date], opened: &[Date]) -> i64 {
    let is_weekend = |day: &Date| matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let is_worked = |day: &Date| if is_weekend(day) { opened.contains(day) } else { !closed.contains(day) };
    let days = from.series(jiff::Span::new().days(1)).skip(1).take_while(|day| *day <= to);
    i64::try_from(days.filter(is_worked).count()).unwrap()
}

#[test]
fn working_days_are_those_counted_one_by_one() {
    let code = Code::of_shipped("guiju.working_days");
    let mut numbers = Numbers(1);
    for round in 0..60 {
        // Years around leap years, the turn of a century and the first day that the code counts from.
        let first = date([1899, 1969, 1999, 2023, 2031, 2095][round % 6], 1, 1);
        let mut day = || first + jiff::Span::new().days(i64::try_from(numbers.below(1100)).unwrap());
        let closed: Vec<Date> = (0..40).map(|_| day()).collect();
        let opened: Vec<Date> = (0..40).map(|_| day()).filter(|day| !closed.contains(day)).collect();
        let cases: Vec<(Date, Date)> = (0..50).map(|_| (day(), day())).map(|(a, b)| (a.min(b), a.max(b))).collect();
        let (received, finished): (Vec<Date>, Vec<Date>) = cases.iter().copied().unzip();
        let expected = integers(cases.iter().map(|(from, to)| counted(*from, *to, &closed, &opened)));
        let found = code.call("elapsed", vec![texts(&received), texts(&finished), texts(&closed), texts(&opened)]);
        assert_eq!(format!("{found:?}"), format!("Ok({expected:?})"), "round {round}");
    }
}

#[test]
fn what_is_no_calendar_or_no_date_is_refused() {
    let code = Code::of_shipped("guiju.working_days");
    let refused = |lists: [&[&str]; 4]| {
        let found = code.call("elapsed", lists.iter().map(|list| texts(list)).collect());
        found.map_or_else(|error| format!("{error:?}"), |value| format!("{value:?}"))
    };
    let reasons = [
        (refused([&["2031-05-02"], &["2031-05-01"], &[], &[]]), "finished before"),
        (refused([&["2031-02-29"], &["2031-05-01"], &[], &[]]), "2031-02-29 is no date"),
        (refused([&["2031-5"], &["2031-05-01"], &[], &[]]), "2031-5 is no date"),
        (refused([&["2031-05-01"], &[], &[], &[]]), "different lengths"),
        (refused([&[], &[], &["2031-05-03"], &["2031-05-03T00:00:00Z"]]), "both closed and opened"),
    ];
    for (found, reason) in reasons {
        assert!(found.contains(reason), "{found}");
    }
}

// The critical path, by walking every way there is.

struct Steps {
    days: Vec<i64>,
    order: Vec<(usize, usize)>,
}

impl Steps {
    /// Every way from a step to an end: its days and the steps on it.
    fn ways(&self, from: usize) -> Vec<(i64, Vec<usize>)> {
        let mut ways = vec![(self.days[from], vec![from])];
        for (_, after) in self.order.iter().filter(|(before, _)| *before == from) {
            let onward = self.ways(*after).into_iter();
            ways.extend(onward.map(|(days, steps)| (days + self.days[from], [vec![from], steps].concat())));
        }
        ways
    }

    fn longest(&self) -> (i64, BTreeSet<usize>) {
        let ways: Vec<_> = (0..self.days.len()).flat_map(|step| self.ways(step)).collect();
        let total = ways.iter().map(|(days, _)| *days).max().unwrap_or(0);
        let critical = ways.into_iter().filter(|(days, _)| *days == total).flat_map(|(_, steps)| steps);
        (total, critical.collect())
    }

    fn arguments(&self) -> Vec<Value> {
        let name = |step: usize| format!("环节{step}");
        let steps = self.days.iter().enumerate();
        let steps = steps.map(|(at, days)| record(&[("name", Value::string(name(at))), ("days", Value::Int(*days))]));
        let order = self.order.iter().map(|(before, after)| {
            record(&[("before", Value::string(name(*before))), ("after", Value::string(name(*after)))])
        });
        vec![Value::list(steps), Value::list(order)]
    }
}

#[test]
fn the_critical_path_is_the_longest_of_all_ways() {
    let code = Code::of_shipped("guiju.critical_path");
    let mut numbers = Numbers(2);
    for round in 0..200 {
        let count = usize::try_from(1 + numbers.below(8)).unwrap();
        let days = (0..count).map(|_| i64::try_from(numbers.below(5)).unwrap()).collect();
        // The order of the steps' numbers keeps circles out; the names are then turned round, so that the list hides it.
        let pairs = (0..count).flat_map(|before| (before + 1..count).map(move |after| (before, after)));
        let order = pairs.filter(|_| numbers.below(3) == 0).map(|(a, b)| (count - 1 - a, count - 1 - b)).collect();
        let steps = Steps { days, order };
        let (total, critical) = steps.longest();
        let names: Vec<String> = critical.iter().map(|step| format!("环节{step}")).collect();
        let found = code.call("total_days", steps.arguments());
        assert_eq!(format!("{found:?}"), format!("Ok({:?})", Value::Int(total)), "round {round}");
        let found = code.call("critical_steps", steps.arguments());
        assert_eq!(format!("{found:?}"), format!("Ok({:?})", texts(&names)), "round {round}");
    }
}

#[test]
fn steps_without_a_path_are_refused() {
    let code = Code::of_shipped("guiju.critical_path");
    let refused = |days: &[i64], order: &[(usize, usize)]| {
        let steps = Steps { days: days.to_vec(), order: order.to_vec() };
        format!("{:?} {:?}", code.call("total_days", steps.arguments()), code.call("critical_steps", steps.arguments()))
    };
    let both = |found: String, reason: &str| assert_eq!(found.matches(reason).count(), 4, "{found}");
    both(refused(&[0, 0, 0], &[(0, 1), (1, 2), (2, 1)]), "in a circle");
    both(refused(&[1], &[(0, 0)]), "in a circle");
    both(refused(&[1, 2], &[(0, 2)]), "not there");
    both(refused(&[-1], &[]), "fewer than 0");
    both(refused(&[1; 101], &[]), "more than 100 steps");
    both(refused(&[1, 1], &[(0, 1); 501]), "more than 500 orders");
    // The most there may be, which must stay within the steps that a call may take.
    let chain: Vec<(usize, usize)> = (0..500).map(|at| (at % 99, at % 99 + 1)).collect();
    assert!(refused(&[1; 100], &chain).starts_with("Ok(Int(100)) Ok("));
}

// Comparable places, by the method as the rules tell it.

/// Places with their values; one that lacks a measure has fewer.
type Places = BTreeMap<String, Vec<f64>>;

fn comparable(own: &[f64], places: &Places, most: usize) -> Vec<String> {
    let of = |measure: usize| {
        let values = places.values().filter_map(move |values| values.get(measure)).copied();
        values.chain([own[measure]]).collect::<Vec<f64>>()
    };
    let spread: Vec<f64> = (0..own.len())
        .map(|measure| {
            of(measure).into_iter().fold(f64::MIN, f64::max) - of(measure).into_iter().fold(f64::MAX, f64::min)
        })
        .collect();
    let far = |values: &[f64]| {
        let shares = values
            .iter()
            .zip(own)
            .zip(&spread)
            .map(|((value, own), spread)| if *spread == 0.0 { 0.0 } else { (value - own).abs() / spread });
        shares.sum::<f64>() / own.len() as f64
    };
    let whole: Vec<(f64, &String)> = places
        .iter()
        .filter(|(_, values)| values.len() == own.len())
        .map(|(name, values)| (far(values), name))
        .collect();
    let mut distances: Vec<f64> = whole.iter().map(|(distance, _)| *distance).collect();
    distances.sort_by(f64::total_cmp);
    let Some(last) = distances.get(most.min(distances.len()).wrapping_sub(1)) else { return Vec::new() };
    whole.iter().filter(|(distance, _)| distance <= last).map(|(_, name)| (*name).clone()).collect()
}

fn measures(own: &[(String, f64)]) -> Value {
    let measure = |(name, own): &(String, f64)| record(&[("name", Value::string(name)), ("own", Value::Double(*own))]);
    Value::list(own.iter().map(measure))
}

fn rows(rows: &[(String, String, f64)]) -> Value {
    let row = |(name, measure, amount): &(String, String, f64)| {
        record(&[
            ("name", Value::string(name)),
            ("measure", Value::string(measure)),
            ("amount", Value::Double(*amount)),
        ])
    };
    Value::list(rows.iter().map(row))
}

fn comparison(own: &[f64], places: &Places, most: i64) -> Vec<Value> {
    let named: Vec<(String, f64)> = own.iter().enumerate().map(|(at, own)| (format!("指标{at}"), *own)).collect();
    let values = |place: &String, values: &[f64]| {
        let rows = values.iter().zip(&named).map(|(value, (name, _))| (place.clone(), name.clone(), *value));
        rows.collect::<Vec<_>>()
    };
    let all: Vec<_> = places.iter().flat_map(|(place, stated)| values(place, stated)).collect();
    vec![measures(&named), rows(&all), Value::Int(most)]
}

#[test]
fn comparable_places_are_those_of_the_method() {
    let code = Code::of_shipped("guiju.comparable_places");
    let mut numbers = Numbers(3);
    for round in 0..200 {
        let measures = 1 + numbers.below(4);
        let mut values = |count: u64| (0..count).map(|_| numbers.below(20) as f64).collect::<Vec<f64>>();
        let own = values(measures);
        let places: Places = (0..round % 12)
            // Every fifth place leaves its last measure out.
            .map(|place| (format!("地区{place:02}"), values(if place % 5 == 4 { measures - 1 } else { measures })))
            .collect();
        let most = round % 4;
        let expected = texts(&comparable(&own, &places, usize::try_from(most).unwrap()));
        let found = code.call("nearest", comparison(&own, &places, most));
        assert_eq!(format!("{found:?}"), format!("Ok({expected:?})"), "round {round}: {own:?} {places:?}");
    }
}

#[test]
fn rows_that_make_no_table_are_refused() {
    let code = Code::of_shipped("guiju.comparable_places");
    let refused = |own: &[(&str, f64)], stated: &[(&str, &str, f64)]| {
        let own: Vec<_> = own.iter().map(|(name, own)| ((*name).to_owned(), *own)).collect();
        let stated: Vec<_> =
            stated.iter().map(|(name, of, amount)| ((*name).to_owned(), (*of).to_owned(), *amount)).collect();
        let arguments = vec![measures(&own), rows(&stated), Value::Int(1), Value::Double(0.25)];
        format!("{:?}", code.call("set_apart", arguments))
    };
    assert!(refused(&[("人口", 1.0)], &[("甲", "面积", 2.0)]).contains("called 面积"));
    assert!(refused(&[("人口", 1.0)], &[("甲", "人口", 2.0), ("甲", "人口", 3.0)]).contains("甲 states 人口 twice"));
    assert_eq!(refused(&[("人口", 1.0)], &[("甲", "人口", 2.0)]), format!("Ok({:?})", texts(&["人口"])));
}
