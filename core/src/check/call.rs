//! Function calls and macros.

use guiju_grammar::expr::{Expr, ExprKind};
use guiju_grammar::{Code, Diagnostic, Span, Spanned, nearest};

use super::expr::{Checker, Signature, Typed};
use super::path::{is_absolute, join};
use crate::builtin::{self, Builtin, MACROS};
use crate::ir::{Access, ExprId, Macro, MacroKind, Node};
use crate::schema::{FactId, Place};
use crate::types::{Quantity, Type};
use crate::value::{EvalError, Value};

impl Checker<'_> {
    pub(super) fn call(
        &mut self,
        span: Span,
        target: Option<&Expr>,
        function: &Spanned<String>,
        args: &[Expr],
    ) -> Typed {
        if self.macros
            && let Some(typed) = self.try_macro(span, target, function, args)
        {
            return typed;
        }
        // `sets.contains(a, b)` is written like a method but names a library's function.
        if let Some(target) = target
            && let Some(library) = target.dotted()
            && (is_absolute(target) || !self.starts_local(&library))
        {
            let path = format!("{}.{}", join(&library), function.value);
            if let Some(typed) = self.function(span, &path, is_absolute(target), args) {
                return typed;
            }
            if let [only] = library.as_slice()
                && builtin::LIBRARIES.contains(&only.value)
                && !self.is_named(only.value)
            {
                return self.unknown_function(span, only.span.to(function.span), &path);
            }
        }
        if target.is_none() && function.value == "model" && !self.mixes {
            self.report(Diagnostic::new(Code::ModelQuery, span));
            return self.broken(span);
        }
        match target {
            None => self
                .function(span, &function.value, false, args)
                .unwrap_or_else(|| self.unknown_function(span, function.span, &function.value)),
            Some(target) => self.method(span, target, function, args),
        }
    }

    /// Whether a declared name is meant rather than a library.
    fn is_named(&self, name: &str) -> bool {
        self.names.candidates(name, false).iter().any(|name| self.names.schema.place(name).is_some())
    }

    /// A call without anything before the dot.
    fn function(&mut self, span: Span, name: &str, absolute: bool, args: &[Expr]) -> Option<Typed> {
        self.names.candidates(name, absolute).iter().find_map(|name| {
            if let Some(found) = builtin::find(name) {
                return Some(self.builtin(span, found, None, args));
            }
            let signatures = self.names.functions.get(name)?;
            let types = args.iter().map(|arg| self.check(arg).ty).collect::<Vec<_>>();
            Some(self.outside(span, name, signatures, false, &types))
        })
    }

    fn method(&mut self, span: Span, target: &Expr, function: &Spanned<String>, args: &[Expr]) -> Typed {
        if let Some(signatures) = self.names.functions.get(&function.value) {
            let types = std::iter::once(target).chain(args).map(|arg| self.check(arg).ty).collect::<Vec<_>>();
            return self.outside(span, &function.value, signatures, true, &types);
        }
        match builtin::find(&function.value) {
            Some(found) => self.builtin(span, found, Some(target), args),
            None => {
                // What stands before the dot is checked too, so that its own mistakes are told.
                self.check(target);
                self.unknown_function(span, function.span, &function.value)
            }
        }
    }

    /// A function that is declared, with nothing here to compute it.
    fn outside(&mut self, span: Span, name: &str, signatures: &[Signature], method: bool, args: &[Type]) -> Typed {
        match self.declared(signatures, method, args) {
            Some(ty) => self.node(Node::Fail(EvalError::UnknownFunction(name.to_owned())), span, ty),
            None => self.no_overload(span, name, args),
        }
    }

    fn unknown_function(&mut self, span: Span, at: Span, name: &str) -> Typed {
        let mut known: Vec<&str> = builtin::all().map(|builtin| builtin.name).chain(MACROS.iter().copied()).collect();
        known.sort_unstable();
        let near = nearest(name, known);
        let diagnostic = Diagnostic::new(Code::UnknownFunction, at).arg("name", name).suggest(at, near);
        self.fail(span, EvalError::UnknownFunction(name.to_owned()), diagnostic)
    }

    fn builtin(&mut self, span: Span, found: &'static Builtin, target: Option<&Expr>, args: &[Expr]) -> Typed {
        let given: Vec<&Expr> = target.into_iter().chain(args).collect();
        let typed: Vec<Typed> = given.iter().map(|arg| self.check(arg)).collect();
        let types: Vec<Type> = typed.iter().map(|arg| arg.ty.clone()).collect();
        let Some(ty) = self.overload(found.overloads, target.is_some(), &types) else {
            return self.no_overload(span, found.name, &types);
        };
        if let ([a, b], [left, right]) = (typed.as_slice(), given.as_slice())
            && found.name.starts_with("sets.")
        {
            self.members(&a.ty, right);
            self.members(&b.ty, left);
        }
        // Conversions and extremes count what their arguments count.
        let keeps = matches!(found.name, "double" | "int" | "math.abs" | "math.greatest" | "math.least");
        let quantity = match typed.first() {
            Some(first) if keeps => first.quantity.clone(),
            _ => Quantity::default(),
        };
        if keeps {
            self.same_unit(span, &typed);
        }
        let quotient = typed.iter().find_map(|arg| arg.quotient).filter(|_| keeps);
        if found.name == "matches"
            && let [text, pattern] = typed.as_slice()
            && let Some(node) = self.constant_pattern(text.id, pattern.id, given.get(1).map_or(span, |arg| arg.span))
        {
            return self.node(node, span, ty);
        }
        let ids = typed.iter().map(|arg| arg.id).collect();
        Typed { quantity, quotient, ..self.node(Node::Call(found, ids), span, ty) }
    }

    /// A constant pattern is built once, and a wrong one is told before anything is evaluated.
    fn constant_pattern(&mut self, text: ExprId, pattern: ExprId, at: Span) -> Option<Node> {
        let Node::Const(Value::String(written)) = self.arena.node(pattern) else { return None };
        match builtin::pattern::build(written) {
            Ok(regex) => Some(Node::Matches(text, std::sync::Arc::new(regex))),
            Err(_) if self.mixes => None,
            Err(_) => {
                let diagnostic = Diagnostic::new(Code::BadPattern, at).arg("pattern", written.to_string());
                self.report(diagnostic);
                None
            }
        }
    }

    /// The greatest of days and of departments is neither.
    fn same_unit(&mut self, span: Span, args: &[Typed]) {
        let mut units = args.iter().filter_map(|arg| arg.quantity.unit.clone());
        let Some(first) = units.next() else { return };
        if let Some(other) = units.find(|unit| *unit != first) {
            self.report(Diagnostic::new(Code::UnitMismatch, span).arg("left", &*first).arg("right", &*other));
        }
    }

    fn try_macro(
        &mut self,
        span: Span,
        target: Option<&Expr>,
        function: &Spanned<String>,
        args: &[Expr],
    ) -> Option<Typed> {
        match (function.value.as_str(), target, args) {
            ("has", None, [arg]) => Some(self.has(span, arg)),
            ("known", None, [arg]) => Some(self.known(span, arg)),
            ("bind", Some(library), [variable, value, body]) => {
                let is_cel = matches!(&library.kind, ExprKind::Name { name, absolute: false } if name == "cel");
                is_cel.then(|| self.over(span, MacroKind::Bind, value, &[variable], None, body))
            }
            (name, Some(range), [variable, body]) => {
                let kind = one_variable(name)?;
                Some(self.over(span, kind, range, &[variable], None, body))
            }
            ("map", Some(range), [variable, filter, body]) => {
                Some(self.over(span, MacroKind::Map, range, &[variable], Some(filter), body))
            }
            (name, Some(range), [first, second, rest @ ..]) => {
                let kind = two_variables(name)?;
                let transforms =
                    matches!(kind, MacroKind::Map | MacroKind::TransformMap | MacroKind::TransformMapEntry);
                match rest {
                    [body] => Some(self.over(span, kind, range, &[first, second], None, body)),
                    [filter, body] if transforms => {
                        Some(self.over(span, kind, range, &[first, second], Some(filter), body))
                    }
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// `has(a.b)`: on a fact, whether it is there at all; on a map, whether it has the key.
    fn has(&mut self, span: Span, arg: &Expr) -> Typed {
        let ExprKind::Select { operand, field, .. } = &arg.kind else {
            self.report(Diagnostic::new(Code::KnownNeedsPath, arg.span).arg("name", "has"));
            return self.broken(span);
        };
        let is_fact = arg.dotted().filter(|parts| !self.starts_local(parts)).is_some_and(|parts| {
            let path = parts.iter().map(|part| part.value).collect::<Vec<_>>().join(".");
            self.names.schema.place(&path).is_some()
        });
        if is_fact {
            // A declared fact is always there to be had: known gives true, missing gives unknown.
            let typed = self.check(arg);
            let same = Node::Binary(guiju_grammar::expr::BinaryOp::Equal, typed.id, typed.id);
            return self.node(same, span, Type::Bool);
        }
        let operand = self.check(operand);
        self.select(span, operand, field, Access::Presence)
    }

    fn known(&mut self, span: Span, arg: &Expr) -> Typed {
        let parts = arg.dotted().filter(|parts| !self.starts_local(parts));
        let path = parts.map(|parts| join(&parts));
        if path.as_ref().is_some_and(|path| self.names.levels.contains_key(path)) {
            let level = self.check(arg);
            return self.node(Node::Settled(level.id), span, Type::Bool);
        }
        let place = path.and_then(|path| self.names.schema.place(&path));
        let facts: Vec<FactId> = match place {
            Some(Place::Fact(id)) => vec![*id],
            Some(Place::Record(fields)) => fields.iter().map(|(_, id)| *id).collect(),
            None => {
                self.report(Diagnostic::new(Code::KnownNeedsPath, arg.span).arg("name", "known"));
                return self.broken(span);
            }
        };
        self.node(Node::Known(facts.into()), span, Type::Bool)
    }

    /// A macro over the elements of something, or with a value bound to a name.
    fn over(
        &mut self,
        span: Span,
        kind: MacroKind,
        range: &Expr,
        variables: &[&Expr],
        filter: Option<&Expr>,
        body: &Expr,
    ) -> Typed {
        let Some(names) = self.variables_of(variables) else { return self.broken(span) };
        let typed_range = self.check(range);
        let ty = self.resolve(&typed_range.ty);
        let Some(bound) = self.variable_types(kind, &ty, names.len()) else {
            let expected = if is_over_optional(kind) { "optional" } else { "list" };
            let diagnostic = Diagnostic::new(Code::TypeMismatch, range.span).arg("expected", expected);
            self.report(diagnostic.arg("found", ty.to_string()));
            return self.broken(span);
        };
        // What is bound counts what it counted before.
        let quantity = if kind == MacroKind::Bind { typed_range.quantity.clone() } else { Quantity::default() };
        let depths: Vec<u32> =
            names.iter().zip(&bound).map(|(name, ty)| self.bind(name, ty.clone(), quantity.clone())).collect();
        let filter = filter.map(|filter| self.condition(filter));
        let typed_body = if is_condition(kind) { None } else { Some(self.check(body)) };
        let body_id = typed_body.as_ref().map_or_else(|| self.condition(body), |typed| typed.id);
        for _ in &depths {
            self.unbind();
        }
        let body_type = typed_body.as_ref().map_or(Type::Bool, |typed| self.resolve(&typed.ty));
        let Some(result) = self.macro_type(kind, &bound, body_type) else {
            let found = typed_body.map_or(Type::Dyn, |typed| self.resolve(&typed.ty));
            let expected = if kind == MacroKind::OptFlatMap { "optional" } else { "map" };
            let diagnostic = Diagnostic::new(Code::TypeMismatch, body.span).arg("expected", expected);
            self.report(diagnostic.arg("found", found.to_string()));
            return self.broken(span);
        };
        let quantity = typed_body.filter(|_| kind == MacroKind::Bind).map(|typed| typed.quantity).unwrap_or_default();
        let local = depths.first().copied().unwrap_or(u32::MAX);
        let one = Macro { kind, range: typed_range.id, local, pair: names.len() == 2, body: body_id, filter };
        Typed { quantity, ..self.node(Node::Macro(Box::new(one)), span, result) }
    }

    /// The names of a macro's variables, which must be plain and different.
    fn variables_of<'e>(&mut self, variables: &[&'e Expr]) -> Option<Vec<&'e str>> {
        let mut names: Vec<&str> = Vec::new();
        for variable in variables {
            match &variable.kind {
                ExprKind::Name { name, absolute: false } if !names.contains(&name.as_str()) => names.push(name),
                _ => {
                    self.report(Diagnostic::new(Code::MacroVariable, variable.span));
                    return None;
                }
            }
        }
        Some(names)
    }

    /// The types of a macro's variables, if it can run over a value of this type.
    fn variable_types(&mut self, kind: MacroKind, range: &Type, count: usize) -> Option<Vec<Type>> {
        if kind == MacroKind::Bind {
            return Some(vec![range.clone()]);
        }
        if matches!(range, Type::Dyn | Type::Variable(_)) {
            self.settle_dyn(range);
            return Some(vec![Type::Dyn; count]);
        }
        match (range, is_over_optional(kind), count) {
            (Type::Optional(item), true, _) => Some(vec![item.as_ref().clone()]),
            (Type::List(item), false, 1) => Some(vec![item.as_ref().clone()]),
            (Type::List(item), false, _) => Some(vec![Type::Int, item.as_ref().clone()]),
            (Type::Map(entry), false, 1) if kind != MacroKind::SortBy => Some(vec![entry.0.clone()]),
            (Type::Map(entry), false, 2) => Some(vec![entry.0.clone(), entry.1.clone()]),
            _ => None,
        }
    }

    /// The type of a macro's result; `None` where its body must be of a type that it is not.
    fn macro_type(&mut self, kind: MacroKind, bound: &[Type], body: Type) -> Option<Type> {
        let first = bound.first().cloned().unwrap_or(Type::Dyn);
        Some(match kind {
            MacroKind::All | MacroKind::Exists | MacroKind::ExistsOne => Type::Bool,
            MacroKind::Filter | MacroKind::SortBy => Type::list(first),
            MacroKind::Map => Type::list(body),
            MacroKind::TransformMap => Type::map(first, body),
            MacroKind::Bind => body,
            MacroKind::OptMap => Type::optional(body),
            MacroKind::TransformMapEntry => {
                let entry = Type::map(self.fresh(), self.fresh());
                self.unify(&body, &entry).then(|| if body == Type::Dyn { body } else { self.resolve(&entry) })?
            }
            MacroKind::OptFlatMap => {
                let item = Type::optional(self.fresh());
                self.unify(&body, &item).then(|| if body == Type::Dyn { body } else { self.resolve(&item) })?
            }
        })
    }
}

fn one_variable(name: &str) -> Option<MacroKind> {
    Some(match name {
        "all" => MacroKind::All,
        "exists" => MacroKind::Exists,
        "exists_one" | "existsOne" => MacroKind::ExistsOne,
        "filter" => MacroKind::Filter,
        "map" => MacroKind::Map,
        "sortBy" => MacroKind::SortBy,
        "optMap" => MacroKind::OptMap,
        "optFlatMap" => MacroKind::OptFlatMap,
        _ => return None,
    })
}

fn two_variables(name: &str) -> Option<MacroKind> {
    Some(match name {
        "all" => MacroKind::All,
        "exists" => MacroKind::Exists,
        "exists_one" | "existsOne" => MacroKind::ExistsOne,
        "transformList" => MacroKind::Map,
        "transformMap" => MacroKind::TransformMap,
        "transformMapEntry" => MacroKind::TransformMapEntry,
        _ => return None,
    })
}

fn is_over_optional(kind: MacroKind) -> bool {
    matches!(kind, MacroKind::OptMap | MacroKind::OptFlatMap)
}

fn is_condition(kind: MacroKind) -> bool {
    matches!(kind, MacroKind::All | MacroKind::Exists | MacroKind::ExistsOne | MacroKind::Filter)
}
