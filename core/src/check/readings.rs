//! Which conditions on parameters can hold together.

use crate::eval::evaluate;
use crate::ir::{ExprId, ParamId};
use crate::ruleset::Ruleset;
use crate::types::Type;
use crate::value::Value;

/// How many combinations of values are tried for one index; beyond them, conditions are taken to meet.
const TRIED: usize = 20_000;

/// Tries the values that parameters can have.
pub(super) struct Readings<'a> {
    ruleset: &'a Ruleset,
    left: usize,
}

impl<'a> Readings<'a> {
    pub fn new(ruleset: &'a Ruleset) -> Readings<'a> {
        Readings { ruleset, left: TRIED }
    }

    /// Whether two conditions can both be true; absent means always true.
    pub fn meet(&mut self, a: Option<ExprId>, b: Option<ExprId>) -> bool {
        let conditions: Vec<ExprId> = a.into_iter().chain(b).collect();
        let mut read: Vec<ParamId> =
            conditions.iter().flat_map(|expr| crate::assess::params_read(self.ruleset, *expr)).collect();
        read.sort_unstable();
        read.dedup();
        let mut params = vec![Value::Null; self.ruleset.params.len()];
        self.any(&read, &mut params, &conditions)
    }

    fn any(&mut self, open: &[ParamId], params: &mut Vec<Value>, conditions: &[ExprId]) -> bool {
        let Some((next, rest)) = open.split_first() else {
            if self.left == 0 {
                return true;
            }
            self.left -= 1;
            let inputs = self.ruleset.inputs(&[], params);
            // What cannot be evaluated is not known to be apart.
            return conditions.iter().all(|expr| !matches!(evaluate(inputs, *expr), Ok(Value::Bool(false))));
        };
        self.values(*next).into_iter().any(|value| {
            if let Some(slot) = params.get_mut(next.0 as usize) {
                *slot = value;
            }
            self.any(rest, params, conditions)
        })
    }

    /// The values a parameter can have: all of its type where they can be listed, else those it is given.
    fn values(&self, id: ParamId) -> Vec<Value> {
        let Some(param) = self.ruleset.param(id) else { return Vec::new() };
        match &param.ty {
            Type::Bool => vec![Value::Bool(true), Value::Bool(false)],
            Type::Member(members) => members.list.iter().map(|member| Value::String(member.id.clone())).collect(),
            _ => param.values.iter().map(|value| value.value.clone()).collect(),
        }
    }
}
