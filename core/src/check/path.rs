//! Names and selections.

use std::sync::Arc;

use guiju_grammar::expr::{Expr, ExprKind};
use guiju_grammar::{Code, Diagnostic, Span, Spanned, nearest};

use super::eligible::is_model_call;
use super::expr::{Checker, Typed};
use crate::builtin;
use crate::ir::{Access, ExprId, Level, Node, SubjectField};
use crate::ruleset::NameUse;
use crate::schema::Place;
use crate::types::{Quantity, Type};
use crate::value::{EvalError, Value};

impl Checker<'_> {
    /// A name, or a selection from something. The longest name wins, as in CEL's resolution of qualified names.
    pub(super) fn path(&mut self, expr: &Expr) -> Typed {
        if let Some(parts) = expr.dotted() {
            if let Some(typed) = self.named(expr, &parts) {
                return typed;
            }
            let is_absolute = is_absolute(expr);
            let is_local = !is_absolute && self.starts_local(&parts);
            if !is_local && !self.leads_to_fields(&parts, is_absolute) {
                return self.unknown_name(expr.span, &parts);
            }
        }
        match &expr.kind {
            ExprKind::Select { operand, field, optional: false } if !self.mixes && is_model_call(operand) => {
                self.eligible(expr.span, operand, field)
            }
            ExprKind::Select { operand, field, optional } => {
                let access = if *optional { Access::Optional } else { Access::Plain };
                let operand = self.check(operand);
                self.select(expr.span, operand, field, access)
            }
            _ => self.broken(expr.span),
        }
    }

    /// Whether a macro's variable is meant: it hides whatever has the same name.
    pub(super) fn starts_local(&self, parts: &[Spanned<&str>]) -> bool {
        parts.first().is_some_and(|first| self.is_bound(first.value))
    }

    /// Whether the beginning of a path names something that has fields of its own.
    fn leads_to_fields(&self, parts: &[Spanned<&str>], absolute: bool) -> bool {
        let has_fields = |ty: &Type| self.dynamic || matches!(ty, Type::Map(_) | Type::Dyn | Type::Optional(_));
        (1..parts.len()).rev().any(|count| {
            let path = join(parts.get(..count).unwrap_or(parts));
            self.names.candidates(&path, absolute).iter().any(|name| {
                let named = self.names.params.get(name).map(|(_, ty, ..)| ty);
                let defined = self.names.defines.get(name).map(|(_, ty, ..)| ty);
                let fact = self.names.schema.find(name).and_then(|id| self.names.schema.fact(id)).map(|fact| &fact.ty);
                named.or(defined).or(fact).is_some_and(has_fields)
            })
        })
    }

    /// Resolves names and the whole of dotted paths that are names; selections beyond are done by [`Self::path`].
    fn named(&mut self, expr: &Expr, parts: &[Spanned<&str>]) -> Option<Typed> {
        let first = parts.first()?;
        let span = expr.span;
        let is_absolute = is_absolute(expr);
        if !is_absolute && let Some(depth) = self.locals.iter().rposition(|(name, ..)| name == first.value) {
            let [_] = parts else { return None };
            let (_, ty, quantity) = self.locals.get(depth)?.clone();
            let local = u32::try_from(depth).unwrap_or(u32::MAX);
            return Some(Typed { quantity, ..self.node(Node::Local(local), span, ty) });
        }
        if first.value == "subject" && !self.mixes {
            return Some(self.subject(span, parts));
        }
        let candidates = self.names.candidates(&join(parts), is_absolute);
        candidates.iter().find_map(|name| self.global(name, span))
    }

    fn global(&mut self, name: &str, span: Span) -> Option<Typed> {
        if let Some((id, ty, quantity, defined)) = self.names.params.get(name) {
            self.uses.push(NameUse { used: span, defined: *defined });
            return Some(Typed { quantity: quantity.clone(), ..self.node(Node::Param(*id), span, ty.clone()) });
        }
        if let Some((id, ty, quantity, defined)) = self.names.defines.get(name) {
            self.uses.push(NameUse { used: span, defined: *defined });
            return Some(Typed { quantity: quantity.clone(), ..self.node(Node::Define(*id), span, ty.clone()) });
        }
        if let Some((index, level, defined)) = self.names.levels.get(name) {
            self.uses.push(NameUse { used: span, defined: *defined });
            let ty = match level {
                Level::Elements | Level::Factors => Type::list(Type::Int),
                _ => Type::Int,
            };
            return Some(self.node(Node::Level(*index, *level), span, ty));
        }
        match self.names.schema.place(name) {
            Some(Place::Fact(id)) => {
                let fact = self.names.schema.fact(*id)?;
                self.uses.push(NameUse { used: span, defined: fact.span });
                let (ty, quantity) = (fact.ty.clone(), fact.quantity.clone());
                Some(Typed { quantity, ..self.node(Node::Fact(*id), span, ty) })
            }
            Some(Place::Record(fields)) => {
                let fields = fields.iter().map(|(name, id)| (Arc::from(name.as_str()), *id)).collect();
                Some(self.node(Node::Record(fields), span, Type::map(Type::String, Type::Dyn)))
            }
            None => {
                let ty = type_value(name)?;
                Some(self.node(Node::Const(Value::Type(name.into())), span, Type::Type(Arc::new(ty))))
            }
        }
    }

    fn subject(&mut self, span: Span, parts: &[Spanned<&str>]) -> Typed {
        if !self.in_guard {
            self.report(Diagnostic::new(Code::SubjectOutsideGuard, span));
            return self.broken(span);
        }
        let field = match parts {
            [_, field] => SubjectField::ALL.iter().find(|(name, _)| *name == field.value),
            _ => None,
        };
        match field {
            Some((_, field)) => {
                let ty = match field {
                    SubjectField::HigherLawChecked => Type::Bool,
                    SubjectField::Origins => Type::list(Type::String),
                    SubjectField::Id | SubjectField::Kind | SubjectField::Digest => Type::String,
                };
                self.node(Node::Subject(*field), span, ty)
            }
            None => {
                let written = parts.get(1).map_or("", |part| part.value);
                let near = nearest(written, SubjectField::ALL.iter().map(|(name, _)| *name));
                let at = parts.get(1).map_or(span, |part| part.span);
                self.report(
                    Diagnostic::new(Code::UnknownField, at)
                        .arg("name", written)
                        .arg("path", "subject")
                        .suggest(at, near),
                );
                self.broken(span)
            }
        }
    }

    fn unknown_name(&mut self, span: Span, parts: &[Spanned<&str>]) -> Typed {
        let path = parts.iter().map(|part| part.value).collect::<Vec<_>>().join(".");
        if !self.dynamic
            && let Some((keyword, rest)) = glued_operator(&path)
        {
            self.report(
                Diagnostic::new(Code::GluedKeyword, span)
                    .arg("word", path.as_str())
                    .arg("keyword", keyword)
                    .arg("rest", rest)
                    .fix(span, format!("{keyword} {rest}")),
            );
            return self.broken(span);
        }
        let names = self.names;
        let known = names
            .schema
            .paths()
            .chain(names.params.keys().map(String::as_str))
            .chain(names.defines.keys().map(String::as_str))
            .chain(names.levels.keys().map(String::as_str));
        let mut known: Vec<&str> = known.chain(self.locals.iter().map(|(name, ..)| name.as_str())).collect();
        known.sort_unstable();
        let labelled = names.schema.iter().find(|(_, fact)| fact.label.zh == path).map(|(_, fact)| fact.path.as_str());
        // Who has a report at hand writes its words, where the fact's path is meant.
        let near = labelled.or_else(|| nearest(&path, known.iter().copied())).map(str::to_owned);
        let called = path.rsplit_once('.').filter(|(of, method)| is_method(method) && known.contains(of));
        let near = called.map(|_| format!("{path}()")).or(near);
        let diagnostic = Diagnostic::new(Code::UnknownName, span).arg("name", path.as_str());
        self.fail(span, EvalError::UnknownName(path), diagnostic.suggest(span, near.as_deref()))
    }

    pub(super) fn select(&mut self, span: Span, operand: Typed, field: &Spanned<String>, access: Access) -> Typed {
        let of = self.resolve(&operand.ty);
        // What is taken from an optional is one too.
        let (of, is_optional) = match &of {
            Type::Optional(inner) => (inner.as_ref(), true),
            other => (other, access == Access::Optional),
        };
        let Some((ty, quantity)) = self.field(span, &operand, of, field) else { return self.broken(span) };
        let ty = match access {
            Access::Presence => Type::Bool,
            _ if is_optional => Type::optional(ty),
            _ => ty,
        };
        let name = Arc::from(field.value.as_str());
        Typed { quantity, ..self.node(Node::Select(operand.id, name, access), span, ty) }
    }

    /// The type of a field of something of this type, and what it counts; nothing where it has none, which is reported.
    fn field(&mut self, span: Span, operand: &Typed, of: &Type, field: &Spanned<String>) -> Option<(Type, Quantity)> {
        let ty = match of {
            Type::Record(fields) => {
                if let Some(found) = fields.iter().find(|candidate| *candidate.name == *field.value) {
                    return Some((found.ty.clone(), found.quantity.clone()));
                }
                let near = nearest(&field.value, fields.iter().map(|candidate| &*candidate.name)).map(str::to_owned);
                let diagnostic = Diagnostic::new(Code::UnknownField, field.span)
                    .arg("name", field.value.as_str())
                    .arg("path", self.text_of(operand.id));
                self.report(diagnostic.suggest(field.span, near.as_deref()));
                return None;
            }
            Type::Map(entry) => entry.1.clone(),
            open @ Type::Variable(_) => {
                self.settle_dyn(open);
                Type::Dyn
            }
            Type::Dyn => Type::Dyn,
            other => {
                let diagnostic = Diagnostic::new(Code::TypeMismatch, span).arg("expected", "map");
                let diagnostic = diagnostic.arg("found", other.to_string());
                // `services.size` without the brackets of a call.
                let called = is_method(&field.value).then(|| format!("{}()", self.source_text(span)));
                self.report(diagnostic.suggest(span, called.as_deref()));
                return None;
            }
        };
        Some((ty, Quantity::default()))
    }

    /// What a message calls the thing a field was sought in.
    fn text_of(&self, id: ExprId) -> String {
        match self.arena.node(id) {
            Node::Local(depth) => self.locals.get(*depth as usize).map_or_else(String::new, |(name, ..)| name.clone()),
            Node::Fact(fact) => self.names.schema.fact(*fact).map_or_else(String::new, |fact| fact.path.clone()),
            Node::Extern(function, _) => self.name_of(*function),
            _ => String::new(),
        }
    }
}

/// Whether a function of this name can be called behind a dot, with nothing in its brackets.
fn is_method(name: &str) -> bool {
    builtin::find(name).is_some_and(|found| found.overloads.iter().any(|one| one.method && one.args.len() == 1))
}

/// Whether a path begins with a dot: no macro's variable and no container is meant then.
pub(super) fn is_absolute(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Name { absolute, .. } => *absolute,
        ExprKind::Select { operand, .. } => is_absolute(operand),
        _ => false,
    }
}

pub(super) fn join(parts: &[Spanned<&str>]) -> String {
    parts.iter().map(|part| part.value).collect::<Vec<_>>().join(".")
}

/// The type a name stands for as a value.
fn type_value(name: &str) -> Option<Type> {
    Some(match name {
        "bool" => Type::Bool,
        "int" => Type::Int,
        "uint" => Type::Uint,
        "double" => Type::Double,
        "string" => Type::String,
        "bytes" => Type::Bytes,
        "null_type" => Type::Null,
        "list" => Type::list(Type::Dyn),
        "map" => Type::map(Type::Dyn, Type::Dyn),
        "type" => Type::Type(Arc::new(Type::Dyn)),
        "optional_type" => Type::optional(Type::Dyn),
        "google.protobuf.Timestamp" => Type::Timestamp,
        "google.protobuf.Duration" => Type::Duration,
        _ => return None,
    })
}

/// `非region.ok`: a Chinese operator needs a space behind it.
fn glued_operator(path: &str) -> Option<(&str, &str)> {
    ["非", "且", "或"].iter().find_map(|keyword| {
        let rest = path.strip_prefix(keyword).filter(|rest| !rest.is_empty())?;
        Some((*keyword, rest))
    })
}
