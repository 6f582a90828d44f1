//! Macros: their variables, and what they give.

use guiju_grammar::expr::{Expr, ExprKind};
use guiju_grammar::{Code, Diagnostic, Span, Spanned};

use super::call::has_order;
use super::expr::{Checker, Typed};
use crate::ir::{Macro, MacroKind, Node};
use crate::types::{Quantity, Type};

impl Checker<'_> {
    pub(super) fn try_macro(
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
            let expected = match kind {
                MacroKind::OptFlatMap => "optional",
                MacroKind::SortBy => "ordered",
                _ => "map",
            };
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
            MacroKind::SortBy if !has_order(&body) => return None,
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
