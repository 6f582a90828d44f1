//! Macros over lists, maps and sets.

use super::{Evaluator, Outcome, settle};
use crate::ir::{Macro, MacroKind};
use crate::limits::MAX_TEXT_BYTES;
use crate::ops;
use crate::partial::{FactSet, Known, PartialSet};
use crate::value::{EvalError, Key, Value};

impl Evaluator<'_> {
    pub(super) fn with_local<T>(&self, one: &Macro, item: Value, run: impl FnOnce() -> T) -> T {
        let depth = one.local as usize;
        {
            let mut locals = self.locals.borrow_mut();
            locals.truncate(depth);
            // Outer variables are always bound first, so the list is exactly this deep.
            locals.resize(depth, Value::Null);
            locals.push(item);
        }
        run()
    }

    pub(super) fn comprehension(&self, one: &Macro) -> Outcome {
        let range = self.eval(one.range)?;
        let items: Vec<Value> = match &range {
            Value::List(items) => items.to_vec(),
            Value::Map(entries) => entries.keys().map(Key::value).collect(),
            Value::Partial(partial) => {
                return match &partial.known {
                    Known::Set(set) => self.over_partial_set(one, set, &partial.facts),
                    _ => Ok(Value::unknown(partial.facts.clone())),
                };
            }
            _ => return Err(EvalError::NoOverload("all, exists, filter, map".to_owned())),
        };
        match one.kind {
            MacroKind::All => self.quantify(one, &items, false),
            MacroKind::Exists => self.quantify(one, &items, true),
            MacroKind::ExistsOne => self.exists_one(one, &items),
            MacroKind::Filter => self.filter(one, &items),
            MacroKind::Map => self.map_items(one, &items),
        }
    }

    fn quantify(&self, one: &Macro, items: &[Value], settles: bool) -> Outcome {
        settle(settles, items.iter().map(|item| self.with_local(one, item.clone(), || self.eval(one.body))))
    }

    /// Over a set known in part, members that may be in count as open; for the quantifier to be settled against its
    /// element, all of them must agree, which takes a closed set.
    fn over_partial_set(&self, one: &Macro, set: &PartialSet, facts: &FactSet) -> Outcome {
        let settles = match one.kind {
            MacroKind::All => false,
            MacroKind::Exists => true,
            _ => return Ok(Value::unknown(facts.clone())),
        };
        let known: Vec<Value> = set.has.iter().map(|member| Value::String(member.clone())).collect();
        let so_far = match self.quantify(one, &known, settles) {
            Ok(value) => value,
            Err(limit @ EvalError::Limit(_)) => return Err(limit),
            // A member that is not settled yet may still decide, whatever failed for the others.
            Err(_) => return Ok(Value::unknown(facts.clone())),
        };
        if matches!(so_far, Value::Bool(value) if value == settles) {
            return Ok(so_far);
        }
        let Some(universe) = &set.universe else { return Ok(Value::unknown(facts.clone())) };
        let open = universe.iter().filter(|member| set.contains(member).is_none());
        let open: Vec<Value> = open.map(|member| Value::String(member.clone())).collect();
        match (so_far, self.quantify(one, &open, settles)) {
            (Value::Bool(_), Ok(Value::Bool(value))) if value != settles => Ok(Value::Bool(value)),
            (other, _) => Ok(Value::unknown(facts.union(&ops::deep_facts(&other)))),
        }
    }

    fn exists_one(&self, one: &Macro, items: &[Value]) -> Outcome {
        let mut count = 0;
        let mut unknown: Option<FactSet> = None;
        for item in items {
            match self.with_local(one, item.clone(), || self.eval(one.body))? {
                Value::Bool(true) => count += 1,
                Value::Partial(partial) => unknown = Some(unknown.unwrap_or_default().union(&partial.facts)),
                _ => {}
            }
        }
        Ok(match unknown {
            Some(facts) if count < 2 => Value::unknown(facts),
            _ => Value::Bool(count == 1),
        })
    }

    fn filter(&self, one: &Macro, items: &[Value]) -> Outcome {
        let mut kept = Vec::new();
        for item in items {
            match self.with_local(one, item.clone(), || self.eval(one.body))? {
                Value::Bool(true) => kept.push(item.clone()),
                Value::Bool(false) => {}
                Value::Partial(partial) => return Ok(Value::unknown(partial.facts.clone())),
                other => return Err(EvalError::NoOverload(other.type_name().to_owned())),
            }
        }
        Ok(Value::list(kept))
    }

    fn map_items(&self, one: &Macro, items: &[Value]) -> Outcome {
        let mut made = Vec::new();
        for item in items {
            let keep = match one.filter {
                None => Value::Bool(true),
                Some(filter) => self.with_local(one, item.clone(), || self.eval(filter))?,
            };
            match keep {
                Value::Bool(true) => made.push(self.with_local(one, item.clone(), || self.eval(one.body))?),
                Value::Bool(false) => {}
                Value::Partial(partial) => return Ok(Value::unknown(partial.facts.clone())),
                other => return Err(EvalError::NoOverload(other.type_name().to_owned())),
            }
            if made.len() > MAX_TEXT_BYTES {
                return Err(EvalError::Limit("size"));
            }
        }
        Ok(Value::list(made))
    }
}
