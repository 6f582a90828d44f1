//! Macros: over lists, maps and sets, and those that bind one value.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::access::{insert, is_open};
use super::{Evaluator, Gather, Outcome, settle};
use crate::builtin::sorted;
use crate::ir::{Macro, MacroKind};
use crate::limits::SIZE_PER_STEP;
use crate::ops;
use crate::partial::{FactSet, Known, Partial, PartialSet};
use crate::value::{EvalError, Key, Value};

/// One element as a macro meets it.
struct Element {
    /// The position or key.
    key: Value,
    /// What it is.
    value: Value,
}

impl Evaluator<'_> {
    /// Evaluates with the macro's variables bound.
    pub(super) fn bound<T>(
        &self,
        one: &Macro,
        values: impl IntoIterator<Item = Outcome>,
        run: impl FnOnce() -> T,
    ) -> T {
        let depth = one.local as usize;
        {
            let mut locals = self.locals.borrow_mut();
            // Outer variables are always bound first, so the list is at least this deep.
            locals.truncate(depth);
            locals.extend(values);
        }
        run()
    }

    fn with<T>(&self, one: &Macro, element: &Element, run: impl FnOnce() -> T) -> T {
        let key = one.pair.then(|| Ok(element.key.clone()));
        self.bound(one, key.into_iter().chain([Ok(element.value.clone())]), run)
    }

    pub(super) fn comprehension(&self, one: &Macro) -> Outcome {
        let range = self.eval(one.range);
        if one.kind == MacroKind::Bind {
            return match range {
                Err(limit @ EvalError::Limit(_)) => Err(limit),
                bound => self.bound(one, [bound], || self.eval(one.body)),
            };
        }
        let range = range?;
        if let Value::Partial(partial) = &range {
            return match &partial.known {
                Known::Set(set) if !one.pair => self.over_partial_set(one, set, &partial.facts),
                _ => Ok(Value::unknown(partial.facts.clone())),
            };
        }
        if matches!(one.kind, MacroKind::OptMap | MacroKind::OptFlatMap) {
            return self.over_optional(one, range);
        }
        // Laying out the elements takes time even when the first of them settles it.
        self.charge(length(&range) / SIZE_PER_STEP)?;
        let elements = elements(one, &range)?;
        match one.kind {
            MacroKind::All => self.quantify(one, &elements, false),
            MacroKind::Exists => self.quantify(one, &elements, true),
            MacroKind::ExistsOne => self.exists_one(one, &elements),
            MacroKind::Filter => self.filter(one, &elements),
            MacroKind::Map => self.transform_list(one, &elements),
            MacroKind::TransformMap | MacroKind::TransformMapEntry => self.transform_map(one, &elements),
            MacroKind::SortBy => self.sort_by(one, &elements),
            MacroKind::Bind | MacroKind::OptMap | MacroKind::OptFlatMap => Ok(Value::Null),
        }
    }

    fn over_optional(&self, one: &Macro, range: Value) -> Outcome {
        let Value::Optional(inner) = range else { return Err(EvalError::NoOverload("optMap".to_owned())) };
        let Some(inner) = inner else { return Ok(Value::Optional(None)) };
        let mapped = self.bound(one, [Ok(inner.as_ref().clone())], || self.eval(one.body))?;
        match one.kind {
            MacroKind::OptMap if !is_open(&mapped) => Ok(Value::Optional(Some(Arc::new(mapped)))),
            _ => Ok(mapped),
        }
    }

    fn quantify(&self, one: &Macro, elements: &[Element], settles: bool) -> Outcome {
        settle(settles, elements.iter().map(|element| self.with(one, element, || self.eval(one.body))))
    }

    /// Over a set known in part, members that may be in count as open; for the quantifier to be settled against its
    /// element, all of them must agree, which takes a closed set.
    fn over_partial_set(&self, one: &Macro, set: &PartialSet, facts: &FactSet) -> Outcome {
        let unknown = || Ok(Value::unknown(facts.clone()));
        let settles = match one.kind {
            MacroKind::All => false,
            MacroKind::Exists => true,
            MacroKind::ExistsOne => return self.exactly_one(one, set, facts),
            MacroKind::Filter => return self.filter_partial(one, set, facts),
            _ => return unknown(),
        };
        let so_far = match self.quantify(one, &members(set.has.iter()), settles) {
            Ok(value) => value,
            Err(limit @ EvalError::Limit(_)) => return Err(limit),
            // A member that is not settled yet may still decide, whatever failed for the others.
            Err(_) => return unknown(),
        };
        if matches!(so_far, Value::Bool(value) if value == settles) {
            return Ok(so_far);
        }
        let Some(open) = open(set) else { return unknown() };
        match (so_far, self.quantify(one, &open, settles)) {
            (_, Err(limit @ EvalError::Limit(_))) => Err(limit),
            (Value::Bool(_), Ok(Value::Bool(value))) if value != settles => Ok(Value::Bool(value)),
            (other, _) => Ok(Value::unknown(facts.union(&ops::deep_facts(&other)))),
        }
    }

    /// Two members that meet the condition settle it, and so does a closed set none of whose open members can meet it.
    fn exactly_one(&self, one: &Macro, set: &PartialSet, facts: &FactSet) -> Outcome {
        let mut gather = Gather::default();
        let mut count = 0;
        for member in members(set.has.iter()) {
            let met = gather.truth(self.with(one, &member, || self.eval(one.body)))?;
            count += usize::from(met == Some(true));
        }
        if gather.is_clear() && count > 1 {
            return self.none_fails(one, set, facts);
        }
        let mut others = 0;
        let open = open(set);
        let is_closed = open.is_some();
        for member in open.unwrap_or_default() {
            let met = gather.truth(self.with(one, &member, || self.eval(one.body)))?;
            others += usize::from(met != Some(false));
        }
        if is_closed && gather.is_clear() && others == 0 {
            return Ok(Value::Bool(count == 1));
        }
        gather.unknown(facts);
        gather.finish(|| Ok(Value::Null))
    }

    /// `exists_one` fails if the condition fails for any member, so that two that meet it do not settle it alone.
    fn none_fails(&self, one: &Macro, set: &PartialSet, facts: &FactSet) -> Outcome {
        let mut gather = Gather::default();
        let Some(open) = open(set) else { return Ok(Value::unknown(facts.clone())) };
        for member in open {
            gather.truth(self.with(one, &member, || self.eval(one.body)))?;
        }
        if gather.is_clear() { Ok(Value::Bool(false)) } else { Ok(Value::unknown(facts.clone())) }
    }

    /// The members that meet the condition, again a set known in part.
    fn filter_partial(&self, one: &Macro, set: &PartialSet, facts: &FactSet) -> Outcome {
        let Some(universe) = &set.universe else { return Ok(Value::unknown(facts.clone())) };
        let mut gather = Gather::default();
        let mut kept = PartialSet { has: Vec::new(), lacks: Vec::new(), universe: Some(universe.clone()) };
        for name in universe.iter() {
            let is_in = set.contains(name);
            let member = Element { key: Value::Null, value: Value::String(name.clone()) };
            let met = match is_in {
                Some(false) => Some(false),
                _ => gather.truth(self.with(one, &member, || self.eval(one.body)))?,
            };
            match (is_in, met) {
                (_, Some(false)) => kept.lacks.push(name.clone()),
                (Some(true), Some(true)) => kept.has.push(name.clone()),
                _ => {}
            }
        }
        if !gather.is_clear() {
            gather.unknown(facts);
            return gather.finish(|| Ok(Value::Null));
        }
        if kept.has.len() + kept.lacks.len() == universe.len() {
            return Ok(Value::list(kept.has.into_iter().map(Value::String)));
        }
        Ok(Value::Partial(Arc::new(Partial { facts: facts.clone(), known: Known::Set(kept) })))
    }

    fn exists_one(&self, one: &Macro, elements: &[Element]) -> Outcome {
        let mut gather = Gather::default();
        let mut count = 0;
        for element in elements {
            let met = gather.truth(self.with(one, element, || self.eval(one.body)))?;
            count += usize::from(met == Some(true));
        }
        gather.finish(|| Ok(Value::Bool(count == 1)))
    }

    fn filter(&self, one: &Macro, elements: &[Element]) -> Outcome {
        let mut gather = Gather::default();
        let mut kept = Vec::new();
        for element in elements {
            if gather.truth(self.with(one, element, || self.eval(one.body)))? == Some(true) {
                kept.push(element.value.clone());
            }
        }
        gather.finish(|| self.account(Value::list(kept)))
    }

    /// What the macro gives for an element, unless its filter leaves the element out. A result may itself be unknown.
    fn transformed(&self, one: &Macro, element: &Element, gather: &mut Gather) -> Result<Option<Value>, EvalError> {
        let keep = match one.filter {
            None => Some(true),
            Some(filter) => gather.truth(self.with(one, element, || self.eval(filter)))?,
        };
        if keep != Some(true) {
            return Ok(None);
        }
        match self.with(one, element, || self.eval(one.body)) {
            Ok(value) => Ok(self.sure(one.body, value, gather)),
            failed => gather.take(failed),
        }
    }

    fn transform_list(&self, one: &Macro, elements: &[Element]) -> Outcome {
        let mut gather = Gather::default();
        let mut made = Vec::new();
        for element in elements {
            made.extend(self.transformed(one, element, &mut gather)?);
        }
        if gather.has_failed() {
            gather.unknown_among(&made);
        }
        gather.finish(|| self.account(Value::list(made)))
    }

    fn transform_map(&self, one: &Macro, elements: &[Element]) -> Outcome {
        let mut gather = Gather::default();
        let mut made = BTreeMap::new();
        for element in elements {
            let Some(value) = self.transformed(one, element, &mut gather)? else { continue };
            let added = match (one.kind, &value) {
                (MacroKind::TransformMap, _) => insert(&mut made, &element.key, value),
                (_, Value::Map(entries)) => {
                    entries.iter().try_for_each(|(key, value)| insert(&mut made, &key.value(), value.clone()))
                }
                (_, Value::Partial(partial)) => {
                    gather.unknown(&partial.facts);
                    Ok(())
                }
                _ => Err(EvalError::NoOverload("transformMapEntry".to_owned())),
            };
            if let Err(error) = added {
                gather.error(error);
            }
        }
        gather.finish(|| self.account(Value::Map(Arc::new(made))))
    }

    fn sort_by(&self, one: &Macro, elements: &[Element]) -> Outcome {
        let mut gather = Gather::default();
        let mut pairs = Vec::with_capacity(elements.len());
        for element in elements {
            let key = gather.take(self.with(one, element, || self.eval(one.body)))?;
            pairs.extend(key.map(|key| (key, element.value.clone())));
        }
        gather.finish(|| sorted(pairs).and_then(|value| self.account(value)))
    }
}

/// How many elements a macro runs over at most.
fn length(range: &Value) -> usize {
    match range {
        Value::List(items) => items.len(),
        Value::Map(entries) => entries.len(),
        _ => 0,
    }
}

/// The elements of a list with their positions, or of a map with their keys; a macro with one variable runs over the keys.
fn elements(one: &Macro, range: &Value) -> Result<Vec<Element>, EvalError> {
    match range {
        Value::List(items) => Ok(items
            .iter()
            .zip(0i64..)
            .map(|(item, position)| Element { key: Value::Int(position), value: item.clone() })
            .collect()),
        Value::Map(entries) if one.pair => {
            Ok(entries.iter().map(|(key, value)| Element { key: key.value(), value: value.clone() }).collect())
        }
        Value::Map(entries) => Ok(members_of(entries.keys().map(Key::value))),
        other => Err(EvalError::NoOverload(format!("{} (list, map)", other.type_name()))),
    }
}

/// What a macro's variables stand for, item by item; of a set known in part, for the members that may be in.
pub(crate) fn items(one: &Macro, range: &Value) -> Vec<Vec<Value>> {
    let elements = match range {
        bound if one.kind == MacroKind::Bind => members_of([bound.clone()].into_iter()),
        Value::Optional(inner) => members_of(inner.iter().map(|inner| inner.as_ref().clone())),
        Value::Partial(partial) => match &partial.known {
            Known::Set(set) => members(set.has.iter()).into_iter().chain(open(set).into_iter().flatten()).collect(),
            _ => Vec::new(),
        },
        _ => elements(one, range).unwrap_or_default(),
    };
    let bound = |element: Element| one.pair.then_some(element.key).into_iter().chain([element.value]).collect();
    elements.into_iter().map(bound).collect()
}

fn members_of(values: impl Iterator<Item = Value>) -> Vec<Element> {
    values.map(|value| Element { key: Value::Null, value }).collect()
}

fn members<'s>(names: impl Iterator<Item = &'s Arc<str>>) -> Vec<Element> {
    members_of(names.map(|name| Value::String(name.clone())))
}

/// The members of which it is not settled whether they are in; `None` for a set that may have others besides.
fn open(set: &PartialSet) -> Option<Vec<Element>> {
    let universe = set.universe.as_ref()?;
    Some(members(universe.iter().filter(|member| set.contains(member).is_none())))
}
