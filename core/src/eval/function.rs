//! Calls of functions that a plugin's code computes.

use std::sync::Arc;

use super::gather::Gather;
use super::{Evaluator, Outcome};
use crate::assessment::Text;
use crate::ir::{ExprId, FunctionId};
use crate::limits::{CALL_STEPS, SIZE_PER_STEP};
use crate::ops;
use crate::ruleset::Function;
use crate::types::{RecordField, Type};
use crate::value::{EvalError, Key, Value};

impl Evaluator<'_> {
    /// A plugin's code is asked only when all its arguments are known through and through: it has no notion of the unknown.
    pub(super) fn function(&self, id: FunctionId, args: &[ExprId]) -> Outcome {
        let Some(function) = self.inputs.functions.get(id.0 as usize) else { return Ok(Value::Null) };
        let mut gather = Gather::default();
        let mut values = Vec::with_capacity(args.len());
        for arg in args {
            values.extend(gather.take(self.eval(*arg))?);
        }
        for (value, ty) in values.iter_mut().zip(&function.arguments) {
            suit(value, ty);
        }
        gather.unknown_among(&values);
        gather.finish(|| self.outside(function, values))
    }

    fn outside(&self, function: &Function, values: Vec<Value>) -> Outcome {
        let size = values.iter().map(ops::weight).fold(0, usize::saturating_add) / SIZE_PER_STEP;
        self.charge(size.saturating_add(CALL_STEPS))?;
        let replies = self.inputs.host.map(|host| host.call(function, &[values]));
        let reply = replies.and_then(|replies| replies.into_iter().next()).ok_or_else(|| no_host(function))?;
        self.charge(reply.steps)?;
        let result = reply.result?;
        if !fits(&result, &function.result) {
            return Err(refused(function, Text::new("结果不是约定的类型", "its result is not of the declared type")));
        }
        self.charge(ops::weight(&result) / SIZE_PER_STEP)?;
        self.account(result)
    }
}

fn no_host(function: &Function) -> EvalError {
    refused(function, Text::new("此处不运行成果包的代码", "the code of plugins is not run here"))
}

fn refused(function: &Function, what: Text) -> EvalError {
    EvalError::Plugin(function.name.clone(), what)
}

/// Makes a value what the function takes: an `int` a `double`, as operators do, and a record one of the declared fields. So
/// nothing hangs on fields that the function does not ask for.
fn suit(value: &mut Value, ty: &Type) {
    match (&mut *value, ty) {
        (Value::Int(number), Type::Double) => *value = Value::Double(*number as f64),
        (Value::List(items), Type::List(of)) if is_suited(of) => {
            *value = Value::List(items.iter().map(|item| suited(item, of)).collect());
        }
        (Value::Optional(Some(inner)), Type::Optional(of)) if is_suited(of) => {
            *value = Value::Optional(Some(Arc::new(suited(inner, of))));
        }
        (Value::Map(entries), Type::Record(fields)) => {
            let field = |field: &RecordField| {
                let key = Key::String(field.name.clone());
                let inner = suited(entries.get(&key)?, &field.ty);
                Some((key, inner))
            };
            *value = Value::Map(Arc::new(fields.iter().filter_map(field).collect()));
        }
        _ => {}
    }
}

fn suited(value: &Value, ty: &Type) -> Value {
    let mut value = value.clone();
    suit(&mut value, ty);
    value
}

/// Whether values of a type may have to be made what the function takes.
fn is_suited(ty: &Type) -> bool {
    match ty {
        Type::Double | Type::Record(_) => true,
        Type::List(of) | Type::Optional(of) => is_suited(of),
        _ => false,
    }
}

/// Whether a result is of the declared type, with every number in it one that can be reckoned with.
fn fits(value: &Value, ty: &Type) -> bool {
    match (value, ty) {
        (Value::Bool(_), Type::Bool) | (Value::Int(_), Type::Int) | (Value::String(_), Type::String) => true,
        (Value::Double(number), Type::Double) => number.is_finite(),
        (Value::List(items), Type::List(of)) => items.iter().all(|item| fits(item, of)),
        (Value::Map(entries), Type::Record(fields)) => {
            let has = |field: &RecordField| {
                entries.get(&Key::String(field.name.clone())).is_some_and(|value| fits(value, &field.ty))
            };
            entries.len() == fields.len() && fields.iter().all(has)
        }
        (Value::Optional(None), Type::Optional(_)) => true,
        (Value::Optional(Some(inner)), Type::Optional(of)) => fits(inner, of),
        _ => false,
    }
}
