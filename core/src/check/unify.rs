//! Types made equal, units and members.

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
    pub(crate) fn resolve(&self, ty: &Type) -> Type {
        match ty {
            Type::Variable(number) => match self.found(*number) {
                Some(bound) => self.resolve(bound),
                None => ty.clone(),
            },
            Type::List(item) => Type::list(self.resolve(item)),
            Type::Map(entry) => Type::map(self.resolve(&entry.0), self.resolve(&entry.1)),
            Type::Optional(item) => Type::optional(self.resolve(item)),
            Type::Type(of) => Type::Type(Arc::new(self.resolve(of))),
            Type::Abstract(name, of) => Type::Abstract(name.clone(), of.iter().map(|of| self.resolve(of)).collect()),
            other => other.clone(),
        }
    }

    fn found(&self, variable: u32) -> Option<&Type> {
        self.variables.get(variable as usize)?.as_ref()
    }

    fn find_out(&mut self, variable: u32, ty: Type) {
        if let Some(slot) = self.variables.get_mut(variable as usize) {
            self.trail.push((variable, slot.replace(ty)));
        }
    }

    /// Makes two types one, if they can be; if not, nothing has been found out.
    pub(super) fn unify(&mut self, left: &Type, right: &Type) -> bool {
        self.unify_all(std::slice::from_ref(left), std::slice::from_ref(right))
    }

    /// Makes types one, pair by pair, if all can be; if not, nothing has been found out.
    pub(super) fn unify_all(&mut self, left: &[Type], right: &[Type]) -> bool {
        let before = self.trail.len();
        let fits = left.len() == right.len() && left.iter().zip(right).all(|(left, right)| self.assign(left, right));
        if !fits {
            while self.trail.len() > before {
                let Some((variable, ty)) = self.trail.pop() else { break };
                if let Some(slot) = self.variables.get_mut(variable as usize) {
                    *slot = ty;
                }
            }
        }
        fits
    }

    fn assign(&mut self, left: &Type, right: &Type) -> bool {
        match (left, right) {
            (_, Type::Variable(variable)) => match (self.substitute(*variable, left), left) {
                (true, _) => true,
                (false, Type::Variable(other)) if self.found(*variable).is_none() => self.substitute(*other, right),
                (false, _) => false,
            },
            (Type::Variable(variable), _) => self.substitute(*variable, right),
            (Type::Dyn, _) | (_, Type::Dyn) => true,
            (Type::Null, other) | (other, Type::Null) => takes_null(other),
            // Members of two facts are compared by name; the vocabularies may well be the same.
            (Type::Member(_) | Type::String, Type::Member(_) | Type::String) => true,
            (Type::Record(_), Type::Map(_)) | (Type::Map(_), Type::Record(_)) => true,
            (Type::List(a), Type::List(b)) | (Type::Optional(a), Type::Optional(b)) => self.assign(a, b),
            (Type::Map(a), Type::Map(b)) => self.assign(&a.0, &b.0) && self.assign(&a.1, &b.1),
            (Type::Type(_), Type::Type(_)) => true,
            (Type::Abstract(a, of), Type::Abstract(b, with)) => {
                a == b && of.len() == with.len() && of.iter().zip(with.iter()).all(|(of, with)| self.assign(of, with))
            }
            (a, b) => a == b,
        }
    }

    /// Lets a type stand for a variable. One that stands for it already must fit, and the more general of both stays.
    fn substitute(&mut self, variable: u32, ty: &Type) -> bool {
        if *ty == Type::Variable(variable) {
            return true;
        }
        let Some(so_far) = self.found(variable).cloned() else {
            let is_free = !self.occurs(variable, ty);
            if is_free {
                self.find_out(variable, ty.clone());
            }
            return is_free;
        };
        if *ty == so_far {
            return true;
        }
        if !self.assign(ty, &so_far) {
            return false;
        }
        if is_more_general(ty, &so_far) && !self.occurs(variable, ty) {
            self.find_out(variable, ty.clone());
        }
        true
    }

    fn occurs(&self, variable: u32, ty: &Type) -> bool {
        match ty {
            Type::Variable(other) => {
                *other == variable || self.found(*other).is_some_and(|found| self.occurs(variable, found))
            }
            Type::List(item) | Type::Optional(item) | Type::Type(item) => self.occurs(variable, item),
            Type::Map(entry) => self.occurs(variable, &entry.0) || self.occurs(variable, &entry.1),
            Type::Abstract(_, of) => of.iter().any(|of| self.occurs(variable, of)),
            _ => false,
        }
    }

    /// A dyn that is met where a type is still open settles it: nothing narrower may be found out later.
    pub(super) fn settle_dyn(&mut self, ty: &Type) {
        self.unify(&Type::Dyn, ty);
    }

    /// The type of elements of both types: theirs when they are one, else `dyn`, which a rule does not take.
    pub(super) fn join(&mut self, so_far: Option<Type>, next: Type, span: Span) -> Type {
        match so_far {
            None => next,
            Some(first) if self.unify(&first, &next) => {
                if is_more_general(&first, &next) {
                    first
                } else {
                    next
                }
            }
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

    /// A quotient of whole numbers met by a ratio or a fraction in a rule; tells whether it reported that. An expression by
    /// itself is plain CEL, where such a quotient may be meant.
    pub(super) fn quotient_meets(&mut self, typed: &Typed, other: (&Expr, &Typed)) -> bool {
        let Some((dividend, divisor)) = typed.quotient else { return false };
        if self.mixes || self.resolve(&other.1.ty) != Type::Double {
            return false;
        }
        let span = dividend.to(divisor);
        let wrap = |at| format!("double({})", self.source_text(at));
        let fix = format!("{} / {}", wrap(dividend), wrap(divisor));
        self.report(Diagnostic::new(Code::IntegerQuotient, span).fix(span, fix));
        true
    }
}

/// Null may stand for a moment, a length of time, and whatever is no plain value.
fn takes_null(ty: &Type) -> bool {
    matches!(ty, Type::Null | Type::Timestamp | Type::Duration | Type::Optional(_) | Type::Abstract(..))
}

/// Whether the first type says no more than the second.
fn is_more_general(ty: &Type, other: &Type) -> bool {
    match (ty, other) {
        (Type::Dyn | Type::Variable(_), _) => true,
        (_, Type::Dyn | Type::Variable(_)) => false,
        (Type::List(a), Type::List(b)) | (Type::Optional(a), Type::Optional(b)) => is_more_general(a, b),
        (Type::Map(a), Type::Map(b)) => is_more_general(&a.0, &b.0) && is_more_general(&a.1, &b.1),
        (Type::Abstract(a, of), Type::Abstract(b, with)) => {
            a == b && of.len() == with.len() && of.iter().zip(with.iter()).all(|(of, with)| is_more_general(of, with))
        }
        (Type::Type(_), Type::Type(_)) | (Type::String, Type::Member(_)) | (Type::Map(_), Type::Record(_)) => true,
        (ty, Type::Null) => takes_null(ty),
        (a, b) => a == b,
    }
}
