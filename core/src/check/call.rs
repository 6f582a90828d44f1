//! Function calls and macros.

use guiju_grammar::expr::{Expr, ExprKind};
use guiju_grammar::{Code, Diagnostic, Span, Spanned, nearest};

use super::expr::{Checker, Signature, Typed};
use super::path::{is_absolute, join};
use crate::builtin::{self, Builtin, MACROS};
use crate::ir::{Access, ExprId, Node};
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
            if let [first, ..] = library.as_slice()
                && self.is_library(&join(&library))
                && !self.is_named(first.value)
            {
                return self.unknown_function(span, first.span.to(function.span), &path);
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

    /// Whether functions begin like this: those built in, or those of a plugin's code.
    fn is_library(&self, path: &str) -> bool {
        let begins = |name: &String| name.rsplit_once('.').is_some_and(|(plugin, _)| plugin == path);
        builtin::LIBRARIES.contains(&path) || self.names.externs.keys().any(begins)
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
            if let Some((id, wanted, result, defined)) = self.names.externs.get(name) {
                return Some(self.extern_call(span, name, (*id, wanted, result, *defined), args));
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
        known.extend(self.names.externs.keys().map(String::as_str));
        known.sort_unstable();
        let last = |known: &&&str| known.rsplit_once('.').is_some_and(|(_, last)| last == name);
        let near = function_meant(name).or_else(|| known.iter().find(last).copied()).or_else(|| nearest(name, known));
        let diagnostic = Diagnostic::new(Code::UnknownFunction, at).arg("name", name).suggest(at, near);
        self.fail(span, EvalError::UnknownFunction(name.to_owned()), diagnostic)
    }

    fn builtin(&mut self, span: Span, found: &'static Builtin, target: Option<&Expr>, args: &[Expr]) -> Typed {
        let given: Vec<&Expr> = target.into_iter().chain(args).collect();
        let typed: Vec<Typed> = given.iter().map(|arg| self.check(arg)).collect();
        let types: Vec<Type> = typed.iter().map(|arg| arg.ty.clone()).collect();
        let Some(ty) = self.overload(found.overloads, target.is_some(), &types) else {
            let broken = self.no_overload(span, found.name, &types);
            if let ("contains", [list, member], [ty, _]) = (found.name, given.as_slice(), types.as_slice()) {
                self.suggest_in((list, ty), member);
            }
            return broken;
        };
        if found.name == "sort"
            && let Type::List(item) = self.resolve(&ty)
            && !has_order(&item)
        {
            return self.no_overload(span, found.name, &types);
        }
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

    /// `has(a.b)`: on a fact, whether it is there at all; on a map, whether it has the key.
    pub(super) fn has(&mut self, span: Span, arg: &Expr) -> Typed {
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

    pub(super) fn known(&mut self, span: Span, arg: &Expr) -> Typed {
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
}

/// The function that goes by this name in other languages.
fn function_meant(name: &str) -> Option<&'static str> {
    Some(match name {
        "max" => "math.greatest",
        "min" => "math.least",
        "len" | "length" | "count" => "size",
        "any" | "some" => "exists",
        "every" => "all",
        "where" => "filter",
        "str" => "string",
        "float" | "number" => "double",
        "integer" => "int",
        "date" | "datetime" => "timestamp",
        "lower" | "toLower" | "toLowerCase" => "lowerAscii",
        "upper" | "toUpper" | "toUpperCase" => "upperAscii",
        "strip" => "trim",
        _ => return None,
    })
}

/// Whether values of a type come in an order, as far as is known beforehand.
pub(super) fn has_order(ty: &Type) -> bool {
    match ty {
        Type::Dyn | Type::Variable(_) | Type::Bool | Type::String | Type::Member(_) | Type::Bytes => true,
        Type::Timestamp | Type::Duration => true,
        other => other.is_number(),
    }
}
