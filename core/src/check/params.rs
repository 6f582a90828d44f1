//! Parameters, definitions, and the values that tests and innovations give to facts.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use guiju_grammar::ast::{self, ItemKind};
use guiju_grammar::expr::{Expr, ExprKind, Literal};
use guiju_grammar::{ArgValue, Code, Diagnostic, nearest};

use super::items::basis;
use super::{Compiler, Unit};
use crate::assessment::Text;
use crate::ir::{DefineId, ExprId, Node, ParamId};
use crate::ruleset::{Define, Param, ParamValue};
use crate::schema::FactId;
use crate::types::{Bounds, Quantity, Type};
use crate::value::Value;

impl<'a> Compiler<'a> {
    pub(super) fn param(&mut self, item: &ast::Param) {
        if !self.define_name("word-param", &item.name) {
            return;
        }
        self.required(&item.title, "title", "word-param", &item.name);
        self.required(&item.basis, "basis", "word-param", &item.name);
        let basis = basis(item.basis.as_ref().map(|basis| basis.value));
        self.cited(&item.cites, basis, &item.name);
        let ty = self.type_of(&item.name.value, &item.ty);
        let (ratio, range) = super::facts::bounds(&item.ty);
        if let Some(unit) = &item.unit {
            self.word("unit", unit, "word-unit");
        }
        let quantity = Quantity { ratio, unit: item.unit.as_ref().map(|unit| Arc::from(unit.value.as_str())) };
        let values = self.values(item, &ty, range);
        let param = Param {
            name: item.name.value.clone(),
            title: item.title.as_ref().map(|title| self.text(title)).unwrap_or_default(),
            ty: ty.clone(),
            quantity: quantity.clone(),
            range,
            values,
            basis,
            citations: self.citations(&item.cites),
            note: item.note.as_ref().map(|note| self.text(note)),
            plugin: self.plugin_index(),
            span: item.name.span,
        };
        let id = ParamId(u32::try_from(self.ruleset.params.len()).unwrap_or(u32::MAX));
        self.names.params.insert(item.name.value.clone(), (id, ty, quantity, item.name.span));
        self.ruleset.params.push(param);
    }

    fn values(&mut self, item: &ast::Param, ty: &Type, range: Bounds) -> Vec<ParamValue> {
        let mut values = Vec::new();
        let dated = item.values.iter().any(|value| value.level.is_none() && value.from.is_some());
        match &item.value {
            Some(_) if dated => {
                self.report(Diagnostic::new(Code::MixedDates, item.name.span).arg("name", item.name.value.as_str()));
            }
            Some(written) => {
                let value = self.param_value(written, ty, range);
                values.extend(value.map(|value| ParamValue { level: None, from: None, value }));
            }
            None if !dated => self.required::<()>(&None, "=", "word-param", &item.name),
            None => {}
        }
        for (index, clause) in item.values.iter().enumerate() {
            if let Some(level) = &clause.level {
                self.level(level);
            }
            let same = |other: &&ast::ParamValue| {
                let level = |value: &ast::ParamValue| value.level.as_ref().map(|level| level.value.clone());
                let from = |value: &ast::ParamValue| value.from.as_ref().map(|from| from.value);
                level(other) == level(clause) && from(other) == from(clause)
            };
            if let Some(first) = item.values.iter().take(index).find(same) {
                let word = if clause.level.is_some() { "for" } else { "from" };
                let diagnostic = Diagnostic::new(Code::RepeatedClause, clause.span).arg("word", word);
                self.report(diagnostic.label(first.span, "label-first-given"));
            }
            let value = self.param_value(&clause.value, ty, range);
            values.extend(value.map(|value| ParamValue {
                level: clause.level.as_ref().map(|level| level.value.clone()),
                from: clause.from.as_ref().map(|from| from.value),
                value,
            }));
        }
        values
    }

    /// A level must be one that `region.level` has.
    fn level(&mut self, level: &ast::Name) {
        let schema = &self.names.schema;
        let fact = schema.find("region.level").and_then(|id| schema.fact(id));
        let Some(Type::Member(members)) = fact.map(|fact| fact.ty.clone()) else { return };
        if !members.contains(&level.value) {
            self.report(members.unknown(&level.value, level.span));
        }
    }

    pub(super) fn param_value(&mut self, written: &Expr, ty: &Type, range: Bounds) -> Option<Value> {
        if let Some(value) = constant(written, ty)
            && within(&value, range)
        {
            return Some(value);
        }
        let found = self.source_of(written);
        let mut diagnostic =
            Diagnostic::new(Code::ParameterValue, written.span).arg("expected", ty.to_string()).arg("found", found);
        if let (Some(number), Some(max)) = (number_of(written), range.max)
            && max == 1.0
            && (1.0..=100.0).contains(&number)
        {
            let meant = crate::format::plain_number(number / 100.0);
            diagnostic = diagnostic.suggest(written.span, Some(&meant));
        }
        self.report(diagnostic);
        None
    }

    fn source_of(&self, expr: &Expr) -> String {
        self.names.texts.get(&expr.span.file).map_or_else(String::new, |source| source.slice(expr.span).to_owned())
    }

    /// Definitions may use each other in any order, so each is compiled when all it uses have been.
    pub(super) fn defines(&mut self, units: &[Unit<'a>]) {
        let mut pending: Vec<(&ast::Define, super::Current<'a>)> = Vec::new();
        for unit in units {
            self.unit = self.current(unit);
            for item in &unit.ast.items {
                if let ItemKind::Define(define) = &item.kind
                    && self.define_name("word-define", &define.name)
                {
                    pending.push((define, self.unit));
                }
            }
        }
        let index: HashMap<&str, usize> =
            pending.iter().enumerate().map(|(at, (define, _))| (define.name.value.as_str(), at)).collect();
        let mut waits_for: Vec<usize> = Vec::with_capacity(pending.len());
        let mut waiting: Vec<Vec<usize>> = vec![Vec::new(); pending.len()];
        for (at, (define, _)) in pending.iter().enumerate() {
            let mut needed: Vec<usize> =
                mentions(&define.value).iter().filter_map(|name| index.get(name.as_str()).copied()).collect();
            needed.sort_unstable();
            needed.dedup();
            waits_for.push(needed.len());
            for needed in needed {
                if let Some(list) = waiting.get_mut(needed) {
                    list.push(at);
                }
            }
        }
        // Each is compiled when the last it waits for has been.
        let mut ready: VecDeque<usize> = (0..pending.len()).filter(|at| waits_for.get(*at) == Some(&0)).collect();
        let mut done = vec![false; pending.len()];
        while let Some(at) = ready.pop_front() {
            let Some((define, unit)) = pending.get(at) else { continue };
            self.unit = *unit;
            self.define(define);
            if let Some(done) = done.get_mut(at) {
                *done = true;
            }
            for next in waiting.get(at).cloned().unwrap_or_default() {
                if let Some(count) = waits_for.get_mut(next) {
                    *count -= 1;
                    if *count == 0 {
                        ready.push_back(next);
                    }
                }
            }
        }
        let rest: Vec<_> = pending.iter().zip(done).filter(|(_, done)| !done).map(|(one, _)| *one).collect();
        if !rest.is_empty() {
            self.cycle(&rest);
        }
    }

    fn cycle(&mut self, rest: &[(&ast::Define, super::Current<'a>)]) {
        let Some((first, _)) = rest.first() else { return };
        // Follow the first name that is still waiting until one comes up again.
        let mut path = vec![first.name.value.clone()];
        while let Some((define, _)) = rest.iter().find(|(define, _)| Some(&define.name.value) == path.last()) {
            let next = mentions(&define.value)
                .into_iter()
                .find(|name| rest.iter().any(|(other, _)| other.name.value == *name));
            let Some(next) = next else { break };
            let seen = path.contains(&next);
            path.push(next);
            if seen {
                break;
            }
        }
        let span = first.name.span;
        self.report(Diagnostic::new(Code::CyclicDefinition, span).arg("path", path.join(" → ")));
        // The names stay known and count as used, so that nothing is reported because of the circle alone.
        for (define, _) in rest {
            self.used.insert(("word-define", define.name.value.clone()));
            let id = self.add_define(define, None, Type::Dyn, Quantity::default());
            self.names
                .defines
                .insert(define.name.value.clone(), (id, Type::Dyn, Quantity::default(), define.name.span));
        }
    }

    fn define(&mut self, define: &ast::Define) {
        let typed = self.expression(&define.value, false);
        let id = self.add_define(define, Some(typed.id), typed.ty.clone(), typed.quantity.clone());
        self.names.defines.insert(define.name.value.clone(), (id, typed.ty, typed.quantity, define.name.span));
    }

    fn add_define(&mut self, define: &ast::Define, expr: Option<ExprId>, ty: Type, quantity: Quantity) -> DefineId {
        let title = define.title.as_ref().map(|title| self.text(title));
        let expr = expr.unwrap_or_else(|| self.ruleset.arena.add(Node::Const(Value::Null), define.value.span));
        let id = DefineId(u32::try_from(self.ruleset.defines.len()).unwrap_or(u32::MAX));
        self.ruleset.arena.define(expr);
        self.ruleset.defines.push(Define {
            name: define.name.value.clone(),
            title,
            expr,
            ty,
            quantity,
            span: define.name.span,
        });
        id
    }

    /// The fact at a path, outside expressions.
    pub(super) fn fact_named(&mut self, path: &ast::Name) -> Option<FactId> {
        if let Some(id) = self.names.schema.find(&path.value) {
            return Some(id);
        }
        let mut paths: Vec<&str> = self.names.schema.paths().collect();
        paths.sort_unstable();
        // A record is given field by field.
        let below = format!("{}.", path.value);
        let field = paths.iter().copied().find(|known| known.starts_with(&below));
        let near = field.or_else(|| nearest(&path.value, paths)).map(str::to_owned);
        self.report(
            Diagnostic::new(Code::UnknownReference, path.span)
                .arg("kind", ArgValue::Word("word-fact"))
                .arg("name", path.value.as_str())
                .suggest(path.span, near.as_deref()),
        );
        None
    }

    /// `path = value` of a test or an innovation.
    pub(super) fn assignment(&mut self, assignment: &ast::Assignment) -> Option<(FactId, Value)> {
        let id = self.fact_named(&assignment.path)?;
        let fact = self.names.schema.fact(id)?;
        let (ty, range) = (fact.ty.clone(), fact.range);
        // Members are checked as in a comparison, so that the message is the same.
        let before = self.diagnostics.len();
        self.checked(false, |checker| checker.members(&ty, &assignment.value));
        let value = constant(&assignment.value, &ty).filter(|value| within(value, range));
        if value.is_none() && self.diagnostics.len() == before {
            let found = self.source_of(&assignment.value);
            self.report(
                Diagnostic::new(Code::TypeMismatch, assignment.value.span)
                    .arg("expected", ty.to_string())
                    .arg("found", found),
            );
        }
        Some((id, value?))
    }
}

/// Every dotted name an expression spells; those that are definitions are what it waits for.
fn mentions(expr: &Expr) -> Vec<String> {
    let mut names = Vec::new();
    let mut open = vec![expr];
    while let Some(expr) = open.pop() {
        if let Some(parts) = expr.dotted() {
            names.push(parts.iter().map(|part| part.value).collect::<Vec<_>>().join("."));
            continue;
        }
        match &expr.kind {
            ExprKind::Literal(_) | ExprKind::Name { .. } => {}
            ExprKind::Select { operand, .. } => open.push(operand),
            ExprKind::Index { operand, index, .. } => open.extend([&**operand, &**index]),
            ExprKind::Call { target, args, .. } => open.extend(target.as_deref().into_iter().chain(args)),
            ExprKind::List(elements) => open.extend(elements.iter().map(|element| &element.value)),
            ExprKind::Map(entries) => open.extend(entries.iter().flat_map(|entry| [&entry.key, &entry.value])),
            ExprKind::Unary(_, operand) => open.push(operand),
            ExprKind::Binary(_, left, right) => open.extend([&**left, &**right]),
            ExprKind::And(operands) | ExprKind::Or(operands) => open.extend(operands),
            ExprKind::Conditional(a, b, c) => open.extend([&**a, &**b, &**c]),
        }
    }
    names
}

fn number_of(expr: &Expr) -> Option<f64> {
    match &expr.kind {
        ExprKind::Literal(Literal::Int(number)) => Some(*number as f64),
        ExprKind::Literal(Literal::Double(number)) => Some(*number),
        _ => None,
    }
}

/// A literal as a value of the type; a whole number may stand for a decimal one.
pub(crate) fn constant(expr: &Expr, ty: &Type) -> Option<Value> {
    let literal = match (&expr.kind, ty) {
        (ExprKind::List(elements), Type::List(item)) => {
            let values = elements.iter().map(|element| constant(&element.value, item)).collect::<Option<Vec<_>>>()?;
            return Some(Value::list(values));
        }
        (ExprKind::Map(entries), Type::Record(fields)) => return record(entries, fields),
        (ExprKind::Literal(literal), _) => literal,
        _ => return None,
    };
    match (literal, ty) {
        (Literal::Bool(value), Type::Bool) => Some(Value::Bool(*value)),
        (Literal::Int(value), Type::Int) => Some(Value::Int(*value)),
        (Literal::Int(value), Type::Double) => Some(Value::Double(*value as f64)),
        (Literal::Double(value), Type::Double) => Some(Value::Double(*value)),
        (Literal::String(value), Type::String) => Some(Value::string(value)),
        (Literal::String(value), Type::Member(members)) if members.open || members.contains(value) => {
            Some(Value::string(value))
        }
        (Literal::String(value), Type::Timestamp) => crate::builtin::time::midnight(value.parse().ok()?),
        _ => None,
    }
}

fn record(entries: &[guiju_grammar::expr::Entry], fields: &[crate::types::RecordField]) -> Option<Value> {
    let mut map = std::collections::BTreeMap::new();
    for entry in entries {
        let ExprKind::Literal(Literal::String(key)) = &entry.key.kind else { return None };
        let field = fields.iter().find(|field| *field.name == **key)?;
        map.insert(crate::value::Key::String(field.name.clone()), constant(&entry.value, &field.ty)?);
    }
    Some(Value::Map(Arc::new(map)))
}

pub(crate) fn within(value: &Value, range: Bounds) -> bool {
    let number = match value {
        Value::Int(number) => *number as f64,
        Value::Double(number) => *number,
        _ => return true,
    };
    range.min.is_none_or(|min| number >= min) && range.max.is_none_or(|max| number <= max)
}

/// Keeps the labels of a type's members where a report needs them.
pub(crate) fn member_label(ty: &Type, id: &str) -> Text {
    match ty {
        Type::Member(members) => members.label(id),
        Type::List(item) => member_label(item, id),
        _ => Text::same(id),
    }
}
