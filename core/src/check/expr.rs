//! Expressions: names resolved, types found out, written into the arena.

use std::collections::{BTreeMap, HashMap};

use guiju_grammar::expr::{BinaryOp, Expr, ExprKind, Literal, UnaryOp};
use guiju_grammar::{Code, Diagnostic, Diagnostics, FileId, Source, Span, Spanned};

use crate::builtin::operator;
use crate::ir::{Access, Arena, Candidate, DefineId, ExprId, FunctionId, IndexId, Level, Node, ParamId};
use crate::limits::MAX_TYPE_SIZE;
use crate::ruleset::NameUse;
use crate::schema::Schema;
use crate::types::{Quantity, Type};
use crate::value::{EvalError, Value};

/// What expressions can name.
#[derive(Debug, Default)]
pub(crate) struct Names {
    pub schema: Schema,
    pub params: HashMap<String, (ParamId, Type, Quantity, Span)>,
    pub defines: HashMap<String, (DefineId, Type, Quantity, Span)>,
    /// Levels of indexes, by their whole path: `index.maturity.elements`.
    pub levels: HashMap<String, (IndexId, Level, Span)>,
    /// The models of each choice; none until all models have been compiled.
    pub models: Option<HashMap<String, Box<[Candidate]>>>,
    /// The files' texts, for fixes that repeat what was written.
    pub texts: BTreeMap<FileId, Source>,
    /// Where names are looked up first, such as `com.example`; empty in rules.
    pub container: String,
    /// Functions of plugins, by the whole name: number, types of the arguments, type of the result.
    pub externs: HashMap<String, (FunctionId, Vec<Type>, Type, Span)>,
    /// Functions that are declared but not built in.
    pub functions: HashMap<String, Vec<Signature>>,
}

/// A signature that comes from outside. Its type parameters are variables numbered from 0.
#[derive(Clone, Debug)]
pub struct Signature {
    /// Whether the first argument stands before the dot.
    pub method: bool,
    /// The arguments.
    pub args: Vec<Type>,
    /// The result.
    pub result: Type,
    /// How many type parameters there are.
    pub parameters: u32,
}

impl Names {
    /// What a name may stand for, the innermost container first.
    pub fn candidates(&self, name: &str, absolute: bool) -> Vec<String> {
        let mut container = if absolute { "" } else { self.container.as_str() };
        let mut all = Vec::new();
        while !container.is_empty() {
            all.push(format!("{container}.{name}"));
            container = container.rsplit_once('.').map_or("", |(outer, _)| outer);
        }
        all.push(name.to_owned());
        all
    }
}

/// An expression that has been checked.
#[derive(Clone, Debug)]
pub(crate) struct Typed {
    pub id: ExprId,
    pub ty: Type,
    pub quantity: Quantity,
    /// The operands of a quotient of whole numbers: such a quotient is cut off, so it must not meet a ratio.
    pub quotient: Option<(Span, Span)>,
}

/// Checks expressions against the names.
pub(crate) struct Checker<'a> {
    pub names: &'a Names,
    pub arena: &'a mut Arena,
    pub diagnostics: &'a mut Diagnostics,
    pub uses: &'a mut Vec<NameUse>,
    /// Whether elements of different types may stand together: in an expression by itself, not in a rule.
    pub mixes: bool,
    /// Whether types are left to evaluation, and what cannot work fails there.
    pub dynamic: bool,
    /// Whether macros are known.
    pub macros: bool,
    /// Whether `subject` may be used: only guards have one.
    pub in_guard: bool,
    pub(super) locals: Vec<(String, Type, Quantity)>,
    pub(super) variables: Vec<Option<Type>>,
    /// What the variables were before each change, for taking back.
    pub(super) trail: Vec<(u32, Option<Type>)>,
}

impl<'a> Checker<'a> {
    pub fn new(
        names: &'a Names,
        arena: &'a mut Arena,
        diagnostics: &'a mut Diagnostics,
        uses: &'a mut Vec<NameUse>,
    ) -> Self {
        Checker {
            names,
            arena,
            diagnostics,
            uses,
            mixes: false,
            dynamic: false,
            macros: true,
            in_guard: false,
            locals: Vec::new(),
            variables: Vec::new(),
            trail: Vec::new(),
        }
    }

    /// Checks a condition: an expression that is true or false.
    pub fn condition(&mut self, expr: &Expr) -> ExprId {
        let typed = self.check(expr);
        let found = self.resolve(&typed.ty);
        if !self.unify(&found, &Type::Bool) {
            self.report(
                Diagnostic::new(Code::TypeMismatch, expr.span).arg("expected", "bool").arg("found", found.to_string()),
            );
        }
        typed.id
    }

    /// Checks any expression.
    pub fn check(&mut self, expr: &Expr) -> Typed {
        let typed = self.typed(expr);
        if self.dynamic { Typed { ty: Type::Dyn, ..typed } } else { typed }
    }

    fn typed(&mut self, expr: &Expr) -> Typed {
        match &expr.kind {
            ExprKind::Literal(literal) => self.literal(literal, expr.span),
            ExprKind::Name { .. } | ExprKind::Select { .. } => self.path(expr),
            ExprKind::Index { operand, index, optional } => self.index(expr.span, operand, index, *optional),
            ExprKind::Call { target, function, args } => self.call(expr.span, target.as_deref(), function, args),
            ExprKind::List(elements) => self.list(expr.span, elements),
            ExprKind::Map(entries) => self.map(expr.span, entries),
            ExprKind::Unary(op, operand) => self.unary(expr.span, *op, operand),
            ExprKind::Binary(op, left, right) => self.binary(expr.span, op, left, right),
            ExprKind::And(operands) => self.logic(expr.span, operands, Node::And),
            ExprKind::Or(operands) => self.logic(expr.span, operands, Node::Or),
            ExprKind::Conditional(condition, yes, no) => self.conditional(expr.span, condition, yes, no),
        }
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// What cannot work: reported, or left to fail where types are left to evaluation.
    pub(super) fn fail(&mut self, span: Span, error: EvalError, diagnostic: Diagnostic) -> Typed {
        if self.dynamic {
            return self.node(Node::Fail(error), span, Type::Dyn);
        }
        self.report(diagnostic);
        self.broken(span)
    }

    /// No signature takes these arguments.
    pub(super) fn no_overload(&mut self, span: Span, name: &str, types: &[Type]) -> Typed {
        let types: Vec<String> = types.iter().map(|ty| self.resolve(ty).to_string()).collect();
        let diagnostic = Diagnostic::new(Code::NoOverload, span).arg("name", name).arg("types", types.join(", "));
        self.fail(span, EvalError::NoOverload(name.to_owned()), diagnostic)
    }

    /// Stands in for an expression that was reported; its type fits everywhere, so that one mistake is told once.
    pub(super) fn broken(&mut self, span: Span) -> Typed {
        self.node(Node::Const(Value::Null), span, Type::Dyn)
    }

    pub(super) fn node(&mut self, node: Node, span: Span, ty: Type) -> Typed {
        Typed { id: self.arena.add(node, span), ty, quantity: Quantity::default(), quotient: None }
    }

    fn literal(&mut self, literal: &Literal, span: Span) -> Typed {
        let (value, ty) = match literal {
            Literal::Null => (Value::Null, Type::Null),
            Literal::Bool(value) => (Value::Bool(*value), Type::Bool),
            Literal::Int(value) => (Value::Int(*value), Type::Int),
            Literal::Uint(value) => (Value::Uint(*value), Type::Uint),
            Literal::Double(value) => (Value::Double(*value), Type::Double),
            Literal::String(value) => (Value::string(value), Type::String),
            Literal::Bytes(value) => (Value::Bytes(value.as_slice().into()), Type::Bytes),
        };
        self.node(Node::Const(value), span, ty)
    }

    fn index(&mut self, span: Span, operand: &Expr, index: &Expr, optional: bool) -> Typed {
        let operand = self.check(operand);
        let index = self.check(index);
        let (overloads, access) = match optional {
            true => (operator::OPTIONAL_INDEX, Access::Optional),
            false => (operator::INDEX, Access::Plain),
        };
        let types = [operand.ty.clone(), index.ty.clone()];
        match self.overload(overloads, false, &types) {
            Some(ty) => self.node(Node::Index(operand.id, index.id, access), span, ty),
            None => self.no_overload(span, "[]", &types),
        }
    }

    fn list(&mut self, span: Span, elements: &[guiju_grammar::expr::Element]) -> Typed {
        let mut item: Option<Type> = None;
        let mut nodes = Vec::with_capacity(elements.len());
        for element in elements {
            let (id, ty) = self.element(&element.value, element.optional);
            nodes.push((element.optional, id));
            item = Some(self.join(item, ty, element.value.span));
        }
        let item = item.unwrap_or_else(|| self.fresh());
        let constant: Option<Vec<Value>> = nodes
            .iter()
            .map(|(optional, id)| match self.arena.node(*id) {
                Node::Const(value) if !optional => Some(value.clone()),
                _ => None,
            })
            .collect();
        match constant {
            Some(values) => self.node(Node::Const(Value::list(values)), span, Type::list(item)),
            None => self.node(Node::List(nodes.into()), span, Type::list(item)),
        }
    }

    /// An element; one written with `?` is an optional, and counts as what that holds.
    fn element(&mut self, expr: &Expr, optional: bool) -> (ExprId, Type) {
        let typed = self.check(expr);
        let ty = self.resolve(&typed.ty);
        if !optional {
            return (typed.id, ty);
        }
        let item = self.fresh();
        if !self.unify(&ty, &Type::optional(item.clone())) {
            let diagnostic = Diagnostic::new(Code::TypeMismatch, expr.span).arg("expected", "optional");
            self.report(diagnostic.arg("found", ty.to_string()));
            return (typed.id, Type::Dyn);
        }
        let item = if ty == Type::Dyn { Type::Dyn } else { self.resolve(&item) };
        (typed.id, item)
    }

    fn map(&mut self, span: Span, entries: &[guiju_grammar::expr::Entry]) -> Typed {
        let (mut key_type, mut value_type) = (None, None);
        let mut nodes = Vec::with_capacity(entries.len());
        for entry in entries {
            let key = self.check(&entry.key);
            let key_ty = self.resolve(&key.ty);
            let is_key = matches!(
                key_ty,
                Type::Bool | Type::Int | Type::Uint | Type::String | Type::Member(_) | Type::Dyn | Type::Variable(_)
            );
            if !is_key {
                let diagnostic = Diagnostic::new(Code::TypeMismatch, entry.key.span).arg("expected", "map-key");
                self.report(diagnostic.arg("found", key_ty.to_string()));
                return self.broken(span);
            }
            let (value, value_ty) = self.element(&entry.value, entry.optional);
            nodes.push((entry.optional, key.id, value));
            key_type = Some(self.join(key_type, key_ty, entry.key.span));
            value_type = Some(self.join(value_type, value_ty, entry.value.span));
        }
        let key_type = key_type.unwrap_or_else(|| self.fresh());
        let value_type = value_type.unwrap_or_else(|| self.fresh());
        self.node(Node::Map(nodes.into()), span, Type::map(key_type, value_type))
    }

    fn unary(&mut self, span: Span, op: UnaryOp, operand: &Expr) -> Typed {
        if op == UnaryOp::Not {
            let id = self.operand_of_not(span, operand);
            return self.node(Node::Not(id), span, Type::Bool);
        }
        let typed = self.check(operand);
        match self.overload(operator::NEGATE, false, std::slice::from_ref(&typed.ty)) {
            Some(ty) => Typed {
                quantity: typed.quantity,
                quotient: typed.quotient,
                ..self.node(Node::Negate(typed.id), span, ty)
            },
            None => self.no_overload(span, "-", std::slice::from_ref(&typed.ty)),
        }
    }

    fn operand_of_not(&mut self, span: Span, operand: &Expr) -> ExprId {
        let typed = self.check(operand);
        match self.unify(&typed.ty, &Type::Bool) {
            true => typed.id,
            false => self.no_overload(span, "!", std::slice::from_ref(&typed.ty)).id,
        }
    }

    fn logic(&mut self, span: Span, operands: &[Expr], node: fn(Box<[ExprId]>) -> Node) -> Typed {
        let ids: Box<[ExprId]> = operands.iter().map(|operand| self.condition(operand)).collect();
        self.node(node(ids), span, Type::Bool)
    }

    fn conditional(&mut self, span: Span, condition: &Expr, yes: &Expr, no: &Expr) -> Typed {
        let condition = self.condition(condition);
        let yes_typed = self.check(yes);
        let no_typed = self.check(no);
        let quantity = if yes_typed.quantity == no_typed.quantity { yes_typed.quantity } else { Quantity::default() };
        let types = [yes_typed.ty.clone(), no_typed.ty.clone()];
        let ty = match self.overload(operator::CONDITIONAL, false, &types) {
            Some(ty) => ty,
            None => {
                let [expected, found] = types.map(|ty| self.resolve(&ty).to_string());
                self.report(Diagnostic::new(Code::TypeMismatch, no.span).arg("expected", expected).arg("found", found));
                Type::Dyn
            }
        };
        Typed { quantity, ..self.node(Node::Conditional(condition, yes_typed.id, no_typed.id), span, ty) }
    }

    fn binary(&mut self, span: Span, op: &Spanned<BinaryOp>, left: &Expr, right: &Expr) -> Typed {
        let a = self.check(left);
        let b = self.check(right);
        let ids = Node::Binary(op.value, a.id, b.id);
        let Some(ty) = self.operator(op.value, &a.ty, &b.ty) else {
            if self.quotient_meets(&a, (right, &b)) || self.quotient_meets(&b, (left, &a)) {
                return self.broken(span);
            }
            let broken = self.no_overload(span, op.value.symbol(), &[a.ty.clone(), b.ty]);
            if op.value == BinaryOp::Equal && matches!(right.kind, ExprKind::Literal(_)) {
                self.suggest_in((left, &a.ty), right);
            }
            return broken;
        };
        if ty == Type::Bool {
            self.members(&a.ty, right);
            self.members(&b.ty, left);
        }
        let quantity = self.quantities(op, (left, &a), (right, &b));
        let whole = |ty: &Type| matches!(ty, Type::Int | Type::Uint);
        let cut = op.value == BinaryOp::Divide && whole(&self.resolve(&a.ty)) && whole(&self.resolve(&b.ty));
        // What is computed from a quotient has lost the same remainder.
        let carried = if ty == Type::Bool { None } else { a.quotient.or(b.quotient) };
        let quotient = cut.then_some((left.span, right.span)).or(carried);
        Typed { quantity, quotient, ..self.node(ids, span, ty) }
    }

    /// `channels == "window"`, `channels.contains("window")`: whoever compares a list with one of its members asks whether it
    /// is among them.
    pub(super) fn suggest_in(&mut self, (list, ty): (&Expr, &Type), member: &Expr) {
        if !matches!(self.resolve(ty), Type::List(_)) {
            return;
        }
        let meant = format!("{} in {}", self.source_text(member.span), self.source_text(list.span));
        if let Some(last) = self.diagnostics.pop_if(|last| last.code == Code::NoOverload) {
            let span = last.span;
            self.report(last.suggest(span, Some(&meant)));
        }
    }

    pub(super) fn source_text(&self, span: Span) -> &str {
        self.names.texts.get(&span.file).map_or("", |source| source.slice(span))
    }

    pub(super) fn bind(&mut self, name: &str, ty: Type, quantity: Quantity) -> u32 {
        let ty = self.resolve(&ty);
        let ty = if ty.is_within(MAX_TYPE_SIZE) { ty } else { Type::Dyn };
        self.locals.push((name.to_owned(), ty, quantity));
        u32::try_from(self.locals.len() - 1).unwrap_or(u32::MAX)
    }

    pub(super) fn unbind(&mut self) {
        self.locals.pop();
    }

    pub(super) fn is_bound(&self, name: &str) -> bool {
        self.locals.iter().any(|(local, ..)| local == name)
    }
}
