//! One fact of a profile.

use std::collections::BTreeMap;
use std::sync::Arc;

use guiju_grammar::{Code, Diagnostic, Spanned, nearest};

use super::read::Reader;
use super::tree::{Kind, Tree};
use super::{Entry, Given, Provenance, StatedMember};
use crate::assessment::Evidence;
use crate::interval::GREATEST_WHOLE;
use crate::partial::{FactSet, Interval, Known, Partial};
use crate::schema::{Fact, FactId};
use crate::types::{Bounds, Members, Quantity, RecordField, Type};
use crate::value::{Key, Value};

/// The keys of a fact's table; fields of records cannot take their names.
pub(crate) const RESERVED: &[&str] = &[
    "value",
    "min",
    "max",
    "part",
    "of",
    "has",
    "lacks",
    "complete",
    "source",
    "at",
    "as_of",
    "confidence",
    "note",
    "missing",
];

/// What a number must be.
struct Shape<'a> {
    path: &'a str,
    id: FactId,
    ty: &'a Type,
    quantity: &'a Quantity,
    range: Bounds,
}

pub(super) fn read(reader: &mut Reader<'_>, id: FactId, fact: &Fact, tree: &Tree, outer: &Provenance) -> Option<Entry> {
    let shape = Shape { path: &fact.path, id, ty: &fact.ty, quantity: &fact.quantity, range: fact.range };
    if tree.table().is_none() {
        let given = plain(reader, &shape, fact, tree, outer)?;
        return Some(Entry { given, provenance: outer.clone(), missing: None });
    }
    check_keys(reader, tree);
    let provenance = reader.provenance(&fact.path, tree).or(outer);
    let missing = reader.missing(tree);
    if let Some(extra) = surplus(fact, tree) {
        let diagnostic = Diagnostic::new(Code::UnknownFactKey, extra.span).arg("key", extra.value.as_str());
        reader.report(diagnostic);
        return None;
    }
    let given = if let Some(value) = tree.get("value") {
        let given = plain(reader, &shape, fact, value, &provenance)?;
        match (given, tree.get("complete").map(|complete| &complete.kind)) {
            (Given::Set { has, lacks, .. }, Some(Kind::Bool(complete))) => {
                Given::Set { has, lacks, complete: *complete }
            }
            (given, _) => given,
        }
    } else if fact.is_set && (tree.get("has").is_some() || tree.get("lacks").is_some()) {
        set(reader, &shape, tree, &provenance)
    } else if fact.ty.is_number() && has_number_keys(tree) {
        Given::Value(number_table(reader, &shape, tree)?)
    } else {
        Given::Nothing
    };
    if matches!(given, Given::Nothing) && tree.get("missing").is_none() {
        reader.wrong_type(&fact.path, tree, expected(&fact.ty));
        return None;
    }
    Some(Entry { given, provenance, missing })
}

/// A fact is given in one way: by its value, its bounds, its parts, its members, or a reason for being missing. The key that
/// belongs to another way, or that this type does not have.
fn surplus<'t>(fact: &Fact, tree: &'t Tree) -> Option<&'t Spanned<String>> {
    let ways: [&[&str]; 5] = [&["value"], &["min", "max"], &["part", "of"], &["has", "lacks"], &["missing"]];
    let entries = tree.table()?;
    let way = ways.iter().find(|way| way.iter().any(|key| tree.get(key).is_some()))?;
    let foreign = |key: &str| match key {
        "complete" => !fact.is_set,
        "has" | "lacks" if !fact.is_set => true,
        "min" | "max" | "part" | "of" if !fact.ty.is_number() => true,
        _ => ways.iter().any(|other| other != way && other.contains(&key)),
    };
    entries.iter().map(|(key, _)| key).find(|key| foreign(&key.value))
}

fn has_number_keys(tree: &Tree) -> bool {
    ["min", "max", "part", "of"].iter().any(|key| tree.get(key).is_some())
}

fn check_keys(reader: &mut Reader<'_>, tree: &Tree) {
    for (key, _) in tree.table().unwrap_or_default() {
        if !RESERVED.contains(&key.value.as_str()) {
            let near = nearest(&key.value, RESERVED.iter().copied());
            let diagnostic = Diagnostic::new(Code::UnknownFactKey, key.span).arg("key", key.value.as_str());
            reader.report(diagnostic.suggest(key.span, near));
        }
    }
}

/// A value as such. A list for a set names all its members.
fn plain(
    reader: &mut Reader<'_>,
    shape: &Shape<'_>,
    fact: &Fact,
    tree: &Tree,
    provenance: &Provenance,
) -> Option<Given> {
    if fact.is_set {
        let Kind::List(_) = &tree.kind else {
            reader.wrong_type(shape.path, tree, "word-list");
            return None;
        };
        let has = members(reader, shape, Some(tree), provenance);
        return Some(Given::Set { has, lacks: Vec::new(), complete: true });
    }
    value(reader, shape, tree).map(Given::Value)
}

/// The word for what a type takes.
fn expected(ty: &Type) -> &'static str {
    match ty {
        Type::Bool => "word-bool",
        Type::Int => "word-int",
        Type::Double => "word-number",
        Type::Timestamp => "word-date",
        Type::List(_) => "word-list",
        Type::Record(_) => "word-table",
        _ => "word-text",
    }
}

fn value(reader: &mut Reader<'_>, shape: &Shape<'_>, tree: &Tree) -> Option<Value> {
    match (&tree.kind, shape.ty) {
        (Kind::Bool(value), Type::Bool) => Some(Value::Bool(*value)),
        (Kind::Int(_), Type::Int) | (Kind::Int(_) | Kind::Float(_), Type::Double) => number(reader, shape, tree),
        (Kind::Text(text), Type::String) => Some(Value::string(text)),
        (Kind::Text(text), Type::Member(list)) => member(reader, list, text, tree).map(Value::String),
        (Kind::Text(text) | Kind::Date(text), Type::Timestamp) => day(reader, text, tree),
        (Kind::List(items), Type::List(item)) => {
            let inner = Shape { ty: item, ..*shape };
            let values: Vec<Option<Value>> = items.iter().map(|tree| value(reader, &inner, tree)).collect();
            values.into_iter().collect::<Option<Vec<_>>>().map(Value::list)
        }
        (Kind::Table(_), Type::Record(fields)) => record(reader, shape, fields, tree),
        (Kind::Table(_), ty) if !matches!(ty, Type::List(_)) => field(reader, shape, tree),
        _ => {
            reader.wrong_type(shape.path, tree, expected(shape.ty));
            None
        }
    }
}

/// A field of an item, given as a fact is. An aim never counts, and neither does what is said to be missing.
fn field(reader: &mut Reader<'_>, shape: &Shape<'_>, tree: &Tree) -> Option<Value> {
    check_keys(reader, tree);
    let provenance = reader.provenance(shape.path, tree);
    let missing = reader.missing(tree).is_some();
    let stated = match tree.get("value") {
        Some(inner) => value(reader, shape, inner)?,
        None if shape.ty.is_number() && has_number_keys(tree) => number_table(reader, shape, tree)?,
        None if missing => Value::missing(shape.id),
        None => {
            reader.wrong_type(shape.path, tree, expected(shape.ty));
            return None;
        }
    };
    let counts = !missing && provenance.evidence() != Evidence::StatedAim;
    Some(if counts { stated } else { Value::missing(shape.id) })
}

/// An item of a list of records. A field nobody stated is open.
fn record(reader: &mut Reader<'_>, shape: &Shape<'_>, fields: &[RecordField], tree: &Tree) -> Option<Value> {
    let mut map = BTreeMap::new();
    for (key, _) in tree.table()? {
        if !fields.iter().any(|field| *field.name == *key.value) {
            let near = nearest(&key.value, fields.iter().map(|field| &*field.name));
            let path = format!("{}.{}", shape.path, key.value);
            reader.report(Diagnostic::new(Code::UnknownPath, key.span).arg("path", path).suggest(key.span, near));
        }
    }
    for field in fields {
        let path = format!("{}.{}", shape.path, field.name);
        let inner = Shape { path: &path, id: shape.id, ty: &field.ty, quantity: &field.quantity, range: field.range };
        let stated = match tree.get(&field.name) {
            Some(below) => value(reader, &inner, below)?,
            None => Value::missing(shape.id),
        };
        map.insert(Key::String(field.name.clone()), stated);
    }
    Some(Value::Map(Arc::new(map)))
}

fn day(reader: &mut Reader<'_>, text: &str, tree: &Tree) -> Option<Value> {
    let date = text.parse::<jiff::civil::Date>().ok().filter(|date| date.to_string() == text);
    let value = date.and_then(crate::builtin::time::midnight);
    if value.is_none() {
        reader.report(Diagnostic::new(Code::ProfileDate, tree.span).arg("found", text).arg("day", "2024-07-08"));
    }
    value
}

fn member(reader: &mut Reader<'_>, list: &Members, text: &str, tree: &Tree) -> Option<Arc<str>> {
    if list.open || list.contains(text) {
        return Some(Arc::from(text));
    }
    reader.report(list.unknown(text, tree.span));
    None
}

/// Any number written out, checked against its range.
fn number(reader: &mut Reader<'_>, shape: &Shape<'_>, tree: &Tree) -> Option<Value> {
    let number = match tree.kind {
        Kind::Int(number) => number as f64,
        Kind::Float(number) => number,
        _ => {
            reader.wrong_type(shape.path, tree, expected(shape.ty));
            return None;
        }
    };
    let range = held(shape);
    let above = range.min.is_none_or(|min| number >= min);
    let below = range.max.is_none_or(|max| number <= max);
    if !(above && below && number.is_finite()) {
        reader.report(out_of_range(shape, number, tree));
        return None;
    }
    match (shape.ty, &tree.kind) {
        (Type::Int, Kind::Int(number)) => Some(Value::Int(*number)),
        (Type::Double, _) => Some(Value::Double(number)),
        _ => {
            reader.wrong_type(shape.path, tree, expected(shape.ty));
            None
        }
    }
}

/// The largest whole number a profile states: every one up to here is a double of its own, and arithmetic with one that is
/// only known to be at least so much expects no larger one.
const LARGEST: f64 = (GREATEST_WHOLE - 1) as f64;

/// The range of a fact's number.
fn held(shape: &Shape<'_>) -> Bounds {
    let Bounds { min, max } = shape.range;
    if *shape.ty != Type::Int {
        return shape.range;
    }
    Bounds { min: Some(min.unwrap_or(-LARGEST).max(-LARGEST)), max: Some(max.unwrap_or(LARGEST).min(LARGEST)) }
}

fn out_of_range(shape: &Shape<'_>, number: f64, tree: &Tree) -> Diagnostic {
    let end = |end: Option<f64>| end.map(crate::format::plain_number).unwrap_or_default();
    let range = if number.abs() > LARGEST { held(shape) } else { shape.range };
    let diagnostic = Diagnostic::new(Code::OutOfRange, tree.span)
        .arg("path", shape.path)
        .arg("found", crate::format::plain_number(number))
        .arg("range", format!("{}..{}", end(range.min), end(range.max)));
    if shape.quantity.ratio && number > 1.0 && number <= 100.0 {
        let meant = crate::format::plain_number(number / 100.0);
        return diagnostic.suggest(tree.span, Some(&meant));
    }
    diagnostic
}

/// `{ min, max }` or `{ part, of }`.
fn number_table(reader: &mut Reader<'_>, shape: &Shape<'_>, tree: &Tree) -> Option<Value> {
    if let (Some(part), Some(whole)) = (tree.get("part"), tree.get("of")) {
        return share(reader, shape, part, whole, tree);
    }
    let mut end = |key: &str| match tree.get(key) {
        Some(written) => number(reader, shape, written).map(Some),
        None => Some(None),
    };
    let (min, max) = (end("min")?, end("max")?);
    if min.is_none() && max.is_none() {
        reader.wrong_type(shape.path, tree, expected(shape.ty));
        return None;
    }
    if let (Some(low), Some(high)) = (&min, &max)
        && crate::ops::compare_numbers(low, high).flatten().is_some_and(std::cmp::Ordering::is_gt)
    {
        reader.report(Diagnostic::new(Code::ImpossibleBounds, tree.span).arg("path", shape.path));
        return None;
    }
    // A declared range never bounds a missing fact, but it does bound one that is stated in part: no ratio exceeds 1.
    let facts = FactSet::one(shape.id);
    match shape.ty {
        Type::Int => {
            let declared = |end: Option<f64>| end.map(|end| Value::Int(end as i64));
            Some(crate::ops::between(min.or(declared(shape.range.min)), max.or(declared(shape.range.max)), facts))
        }
        _ => {
            let known = |end: Option<Value>| if let Some(Value::Double(end)) = end { Some(end) } else { None };
            let interval = Interval { min: known(min).or(shape.range.min), max: known(max).or(shape.range.max) };
            if interval.min == interval.max {
                return interval.min.map(Value::Double);
            }
            Some(Value::Partial(Arc::new(Partial { facts, known: Known::Double(interval) })))
        }
    }
}

/// A ratio as a part of a whole.
fn share(reader: &mut Reader<'_>, shape: &Shape<'_>, part: &Tree, whole: &Tree, tree: &Tree) -> Option<Value> {
    let plain = |tree: &Tree| match tree.kind {
        Kind::Int(number) => Some(number as f64),
        Kind::Float(number) if number.is_finite() => Some(number),
        _ => None,
    };
    let (Some(above), Some(below)) = (plain(part), plain(whole)) else {
        let wrong = if plain(part).is_none() { part } else { whole };
        reader.wrong_type(shape.path, wrong, "word-number");
        return None;
    };
    if !shape.quantity.ratio {
        reader.wrong_type(shape.path, tree, expected(shape.ty));
        return None;
    }
    if below <= 0.0 || above < 0.0 || above > below {
        reader.report(Diagnostic::new(Code::ImpossibleBounds, tree.span).arg("path", shape.path));
        return None;
    }
    Some(Value::Double(above / below))
}

fn set(reader: &mut Reader<'_>, shape: &Shape<'_>, tree: &Tree, outer: &Provenance) -> Given {
    let has = members(reader, shape, tree.get("has"), outer);
    let lacks = members(reader, shape, tree.get("lacks"), outer);
    for member in &has {
        if lacks.iter().any(|other| other.id == member.id) {
            reader.report(Diagnostic::new(Code::Contradiction, tree.span).arg("member", &*member.id));
        }
    }
    let complete = match tree.get("complete") {
        Some(Tree { kind: Kind::Bool(complete), .. }) => *complete,
        Some(other) => {
            reader.wrong_type("complete", other, "word-bool");
            false
        }
        None => false,
    };
    Given::Set { has, lacks, complete }
}

/// Members, each a name or a table with the name as `value` and provenance of its own.
fn members(reader: &mut Reader<'_>, shape: &Shape<'_>, tree: Option<&Tree>, outer: &Provenance) -> Vec<StatedMember> {
    let Type::List(item) = shape.ty else { return Vec::new() };
    let Type::Member(list) = item.as_ref() else { return Vec::new() };
    let items = match tree.map(|tree| (&tree.kind, tree)) {
        Some((Kind::List(items), _)) => items,
        Some((_, tree)) => {
            reader.wrong_type(shape.path, tree, "word-list");
            return Vec::new();
        }
        None => return Vec::new(),
    };
    let mut stated: Vec<StatedMember> = Vec::new();
    for item in items {
        let (name, provenance) = match &item.kind {
            Kind::Table(_) => {
                check_keys(reader, item);
                let path = format!("{}[]", shape.path);
                (item.get("value"), reader.provenance(&path, item).or(outer))
            }
            _ => (Some(item), outer.clone()),
        };
        let Some(Tree { kind: Kind::Text(text), .. }) = name else {
            reader.wrong_type(shape.path, item, "word-text");
            continue;
        };
        if let Some(id) = member(reader, list, text, name.unwrap_or(item))
            && !stated.iter().any(|known| known.id == id)
        {
            stated.push(StatedMember { id, provenance });
        }
    }
    stated
}
