//! Types made equal, operators' signatures, units and members.

use std::sync::Arc;

use guiju_grammar::expr::{BinaryOp, Expr, ExprKind, Literal};
use guiju_grammar::{Code, Diagnostic, Span, Spanned};

use super::expr::{Checker, Typed};
use crate::types::{Members, Quantity, Type};

impl Checker<'_> {
    /// A type still to be found out.
    pub(super) fn fresh(&mut self) -> Type {
        self.variables.push(None);
        Type::Variable(u32::try_from(self.variables.len() - 1).unwrap_or(u32::MAX))
    }

    /// The type as far as it has been found out.
    pub(super) fn resolve(&self, ty: &Type) -> Type {
        match ty {
            Type::Variable(number) => match self.variables.get(*number as usize) {
                Some(Some(bound)) => self.resolve(bound),
                _ => ty.clone(),
            },
            Type::List(item) => Type::list(self.resolve(item)),
            Type::Map(entry) => Type::map(self.resolve(&entry.0), self.resolve(&entry.1)),
            Type::Optional(item) => Type::Optional(Arc::new(self.resolve(item))),
            other => other.clone(),
        }
    }

    /// Makes two types one, if they can be.
    pub(super) fn unify(&mut self, left: &Type, right: &Type) -> bool {
        let (left, right) = (self.resolve(left), self.resolve(right));
        match (&left, &right) {
            (Type::Dyn, _) | (_, Type::Dyn) => true,
            (Type::Variable(a), Type::Variable(b)) if a == b => true,
            (Type::Variable(number), other) | (other, Type::Variable(number)) => {
                if let Some(slot) = self.variables.get_mut(*number as usize) {
                    *slot = Some(other.clone());
                }
                true
            }
            (Type::Member(_), Type::String) | (Type::String, Type::Member(_)) => true,
            // Members of two facts are compared by name; the vocabularies may well be the same.
            (Type::Member(_), Type::Member(_)) => true,
            (Type::Record(_), Type::Map(_)) | (Type::Map(_), Type::Record(_)) => true,
            (Type::List(a), Type::List(b)) | (Type::Optional(a), Type::Optional(b)) => self.unify(a, b),
            (Type::Map(a), Type::Map(b)) => self.unify(&a.0, &b.0) && self.unify(&a.1, &b.1),
            (Type::Type(_), Type::Type(_)) => true,
            (a, b) => a == b,
        }
    }

    /// The type of elements of both types: theirs when they are one, else `dyn`, which a rule does not take.
    pub(super) fn join(&mut self, so_far: Option<Type>, next: Type, span: Span) -> Type {
        match so_far {
            None => next,
            Some(first) if self.unify(&first, &next) => self.resolve(&first),
            Some(first) => {
                if !self.mixes {
                    let (expected, found) = (self.resolve(&first).to_string(), next.to_string());
                    self.report(
                        Diagnostic::new(Code::TypeMismatch, span).arg("expected", expected).arg("found", found),
                    );
                }
                Type::Dyn
            }
        }
    }

    /// The type an operator gives for these operands, if it takes them.
    pub(super) fn operator(&mut self, op: BinaryOp, left: &Type, right: &Type) -> Option<Type> {
        let (a, b) = (self.resolve(left), self.resolve(right));
        let loose = matches!(a, Type::Dyn | Type::Variable(_)) || matches!(b, Type::Dyn | Type::Variable(_));
        match op {
            BinaryOp::Equal | BinaryOp::NotEqual => self.unify(&a, &b).then_some(Type::Bool),
            BinaryOp::In => match &b {
                Type::List(item) => self.unify(&a, item).then_some(Type::Bool),
                Type::Map(entry) => self.unify(&a, &entry.0).then_some(Type::Bool),
                _ => loose.then_some(Type::Bool),
            },
            BinaryOp::Less | BinaryOp::LessEqual | BinaryOp::Greater | BinaryOp::GreaterEqual => {
                let ordered = (a.is_number() && b.is_number())
                    || (self.unify(&a, &b)
                        && matches!(
                            a,
                            Type::Bool
                                | Type::String
                                | Type::Member(_)
                                | Type::Bytes
                                | Type::Timestamp
                                | Type::Duration
                        ));
                (loose || ordered).then_some(Type::Bool)
            }
            _ => self.arithmetic(op, &a, &b, loose),
        }
    }

    fn arithmetic(&mut self, op: BinaryOp, a: &Type, b: &Type, loose: bool) -> Option<Type> {
        use Type::{Bytes, Double, Duration, Int, List, String, Timestamp, Uint};
        let additive = matches!(op, BinaryOp::Add | BinaryOp::Subtract);
        match (a, b) {
            (Int, Int) => Some(Int),
            (Uint, Uint) => Some(Uint),
            (Double, Double) | (Int, Double) | (Double, Int) if op != BinaryOp::Modulo => Some(Double),
            (String | Type::Member(_), String | Type::Member(_)) if op == BinaryOp::Add => Some(String),
            (Bytes, Bytes) if op == BinaryOp::Add => Some(Bytes),
            (List(_), List(_)) if op == BinaryOp::Add => {
                Some(if self.unify(a, b) { self.resolve(a) } else { Type::list(Type::Dyn) })
            }
            (Timestamp, Duration) if additive => Some(Timestamp),
            (Duration, Timestamp) if op == BinaryOp::Add => Some(Timestamp),
            (Timestamp, Timestamp) if op == BinaryOp::Subtract => Some(Duration),
            (Duration, Duration) if additive => Some(Duration),
            _ => loose.then_some(Type::Dyn),
        }
    }

    /// Checks that literals compared with a fact's members are members.
    pub(super) fn members(&mut self, ty: &Type, other: &Expr) {
        let members = match self.resolve(ty) {
            Type::Member(members) => members,
            Type::List(item) => match &*item {
                Type::Member(members) => members.clone(),
                _ => return,
            },
            _ => return,
        };
        if !members.open {
            self.check_literals(&members, other);
        }
    }

    fn check_literals(&mut self, members: &Members, expr: &Expr) {
        match &expr.kind {
            ExprKind::Literal(Literal::String(text)) if !members.contains(text) => {
                self.report(members.unknown(text, expr.span));
            }
            ExprKind::List(elements) => {
                for element in elements {
                    self.check_literals(members, &element.value);
                }
            }
            _ => {}
        }
    }

    /// What the result of an operator counts, after checking that the operands count the same.
    pub(super) fn quantities(
        &mut self,
        op: &Spanned<BinaryOp>,
        left: (&Expr, &Typed),
        right: (&Expr, &Typed),
    ) -> Quantity {
        let (a, b) = (&left.1.quantity, &right.1.quantity);
        match op.value {
            BinaryOp::Multiply | BinaryOp::Divide | BinaryOp::Modulo | BinaryOp::In => return Quantity::default(),
            _ => {}
        }
        let named = |quantity: &Quantity| match &quantity.unit {
            Some(unit) => Some(unit.to_string()),
            None if quantity.ratio => Some("ratio".to_owned()),
            None => None,
        };
        if let (Some(one), Some(other)) = (named(a), named(b))
            && one != other
        {
            let span = left.0.span.to(right.0.span);
            self.report(Diagnostic::new(Code::UnitMismatch, span).arg("left", one).arg("right", other));
        }
        let additive = matches!(op.value, BinaryOp::Add | BinaryOp::Subtract);
        if !additive {
            self.ratio_meets(a, right);
            self.ratio_meets(b, left);
            self.quotient_meets(left.1, right);
            self.quotient_meets(right.1, left);
            return Quantity::default();
        }
        // A sum or difference of ratios may well leave 0 to 1.
        let unit = a.unit.clone().or_else(|| b.unit.clone());
        Quantity { ratio: false, unit }
    }

    /// A ratio compared with 99 is meant as 0.99.
    fn ratio_meets(&mut self, quantity: &Quantity, other: (&Expr, &Typed)) {
        if !quantity.ratio {
            return;
        }
        let number = match &other.0.kind {
            ExprKind::Literal(Literal::Int(number)) => *number as f64,
            ExprKind::Literal(Literal::Double(number)) => *number,
            _ => return,
        };
        if (0.0..=1.0).contains(&number) {
            return;
        }
        let mut diagnostic = Diagnostic::new(Code::RatioOutOfRange, other.0.span).arg("found", number.to_string());
        if number > 1.0 && number <= 100.0 {
            let meant = crate::format::plain_number(number / 100.0);
            diagnostic = diagnostic.suggest(other.0.span, Some(&meant));
        }
        self.report(diagnostic);
    }

    /// A quotient of whole numbers met by a ratio or a fraction; tells whether it reported that.
    pub(super) fn quotient_meets(&mut self, typed: &Typed, other: (&Expr, &Typed)) -> bool {
        let Some((dividend, divisor)) = typed.quotient else { return false };
        if self.resolve(&other.1.ty) != Type::Double {
            return false;
        }
        let span = dividend.to(divisor);
        let wrap = |at| format!("double({})", self.source_text(at));
        let fix = format!("{} / {}", wrap(dividend), wrap(divisor));
        self.report(Diagnostic::new(Code::IntegerQuotient, span).fix(span, fix));
        true
    }
}
