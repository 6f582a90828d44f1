//! Function calls and macros.

use guiju_grammar::expr::{Expr, ExprKind};
use guiju_grammar::{Code, Diagnostic, Span, Spanned, nearest};

use super::expr::{Checker, Typed};
use crate::builtin::{self, Builtin, MACROS, Overload, Sig};
use crate::ir::{Access, Macro, MacroKind, Node};
use crate::schema::{FactId, Place};
use crate::types::{Quantity, Type};

impl Checker<'_> {
    pub(super) fn call(
        &mut self,
        span: Span,
        target: Option<&Expr>,
        function: &Spanned<String>,
        args: &[Expr],
    ) -> Typed {
        if let Some(typed) = self.try_macro(span, target, function, args) {
            return typed;
        }
        // `sets.contains(a, b)` is written like a method but names a library's function.
        if let Some(library) = target.and_then(Expr::dotted)
            && library.first().is_some_and(|first| !self.is_bound(first.value))
        {
            let parts: Vec<&str> = library.iter().map(|part| part.value).chain([function.value.as_str()]).collect();
            if let Some(found) = builtin::find(&parts.join(".")) {
                return self.builtin(span, found, None, args);
            }
            if let [only] = library.as_slice()
                && builtin::LIBRARIES.contains(&only.value)
            {
                return self.unknown_function(span, only.span.to(function.span), &parts.join("."));
            }
        }
        if target.is_none() && function.value == "model" {
            self.report(Diagnostic::new(Code::ModelQuery, span));
            return self.broken(span);
        }
        match builtin::find(&function.value) {
            Some(found) => self.builtin(span, found, target, args),
            None => self.unknown_function(span, function.span, &function.value),
        }
    }

    fn unknown_function(&mut self, span: Span, at: Span, name: &str) -> Typed {
        let mut known: Vec<&str> = builtin::all().map(|builtin| builtin.name).chain(MACROS.iter().copied()).collect();
        known.sort_unstable();
        let near = nearest(name, known);
        self.report(Diagnostic::new(Code::UnknownFunction, at).arg("name", name).suggest(at, near));
        self.broken(span)
    }

    fn builtin(&mut self, span: Span, found: &'static Builtin, target: Option<&Expr>, args: &[Expr]) -> Typed {
        let given: Vec<&Expr> = target.into_iter().chain(args).collect();
        let typed: Vec<Typed> = given.iter().map(|arg| self.check(arg)).collect();
        let mut result = None;
        for overload in found.overloads.iter().filter(|overload| overload.method == target.is_some()) {
            if let Some(ty) = self.fits(overload, &typed) {
                result = Some(ty);
                break;
            }
        }
        let Some(ty) = result else {
            let types: Vec<String> = typed.iter().map(|arg| self.resolve(&arg.ty).to_string()).collect();
            self.report(Diagnostic::new(Code::NoOverload, span).arg("name", found.name).arg("types", types.join(", ")));
            return self.broken(span);
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
        let ids = typed.iter().map(|arg| arg.id).collect();
        Typed { quantity, quotient, ..self.node(Node::Call(found, ids), span, ty) }
    }

    /// The greatest of days and of departments is neither.
    fn same_unit(&mut self, span: Span, args: &[Typed]) {
        let mut units = args.iter().filter_map(|arg| arg.quantity.unit.clone());
        let Some(first) = units.next() else { return };
        if let Some(other) = units.find(|unit| *unit != first) {
            self.report(Diagnostic::new(Code::UnitMismatch, span).arg("left", &*first).arg("right", &*other));
        }
    }

    /// The result of an overload for these arguments, if it takes them.
    fn fits(&mut self, overload: &Overload, args: &[Typed]) -> Option<Type> {
        if overload.args.len() != args.len() {
            return None;
        }
        let before = self.variables.clone();
        let parameters = (self.fresh(), self.fresh());
        let fit = overload.args.iter().zip(args).all(|(wanted, arg)| {
            let wanted = self.instance(*wanted, &parameters);
            self.unify(&wanted, &arg.ty)
        });
        if fit {
            let result = self.instance(overload.result, &parameters);
            return Some(self.resolve(&result));
        }
        self.variables = before;
        None
    }

    fn instance(&self, sig: Sig, parameters: &(Type, Type)) -> Type {
        match sig {
            Sig::Dyn => Type::Dyn,
            Sig::Bool => Type::Bool,
            Sig::Int => Type::Int,
            Sig::Uint => Type::Uint,
            Sig::Double => Type::Double,
            Sig::String => Type::String,
            Sig::Bytes => Type::Bytes,
            Sig::Timestamp => Type::Timestamp,
            Sig::Duration => Type::Duration,
            Sig::List(item) => Type::list(self.instance(*item, parameters)),
            Sig::Map(key, value) => Type::map(self.instance(*key, parameters), self.instance(*value, parameters)),
            Sig::Type(of) => Type::Type(std::sync::Arc::new(self.instance(*of, parameters))),
            Sig::T => parameters.0.clone(),
            Sig::U => parameters.1.clone(),
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
            (name, Some(range), [variable, body]) => {
                let kind = match name {
                    "all" => MacroKind::All,
                    "exists" => MacroKind::Exists,
                    "exists_one" | "existsOne" => MacroKind::ExistsOne,
                    "filter" => MacroKind::Filter,
                    "map" => MacroKind::Map,
                    _ => return None,
                };
                Some(self.comprehension(span, kind, range, variable, None, body))
            }
            ("map", Some(range), [variable, filter, body]) => {
                Some(self.comprehension(span, MacroKind::Map, range, variable, Some(filter), body))
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

    /// A macro's variable hides a fact group of the same name.
    fn starts_local(&self, parts: &[Spanned<&str>]) -> bool {
        parts.first().is_some_and(|first| self.is_bound(first.value))
    }

    fn known(&mut self, span: Span, arg: &Expr) -> Typed {
        let parts = arg.dotted().filter(|parts| !self.starts_local(parts));
        let path = parts.map(|parts| parts.iter().map(|part| part.value).collect::<Vec<_>>().join("."));
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

    fn comprehension(
        &mut self,
        span: Span,
        kind: MacroKind,
        range: &Expr,
        variable: &Expr,
        filter: Option<&Expr>,
        body: &Expr,
    ) -> Typed {
        let ExprKind::Name { name, absolute: false } = &variable.kind else {
            self.report(Diagnostic::new(Code::MacroVariable, variable.span));
            return self.broken(span);
        };
        let typed_range = self.check(range);
        let range_type = self.resolve(&typed_range.ty);
        let item = match &range_type {
            Type::List(item) => item.as_ref().clone(),
            Type::Map(entry) => entry.0.clone(),
            Type::Dyn | Type::Variable(_) => Type::Dyn,
            other => {
                self.report(
                    Diagnostic::new(Code::TypeMismatch, range.span)
                        .arg("expected", "list")
                        .arg("found", other.to_string()),
                );
                return self.broken(span);
            }
        };
        let local = self.bind(name, item.clone(), Quantity::default());
        let filter = filter.map(|filter| self.condition(filter));
        let (body, ty) = match kind {
            MacroKind::Map => {
                let typed = self.check(body);
                let ty = self.resolve(&typed.ty);
                (typed.id, Type::list(ty))
            }
            MacroKind::Filter => (self.condition(body), Type::list(item)),
            _ => (self.condition(body), Type::Bool),
        };
        self.unbind();
        let one = Macro { kind, range: typed_range.id, local, body, filter };
        self.node(Node::Macro(Box::new(one)), span, ty)
    }
}
