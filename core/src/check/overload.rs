//! Which signature takes given arguments, and what it gives for them.

use std::sync::Arc;

use guiju_grammar::expr::BinaryOp;

use super::expr::{Checker, Signature};
use crate::builtin::{Overload, Sig, operator};
use crate::types::Type;

impl Checker<'_> {
    /// The type an operator gives for these operands, if it takes them.
    pub(super) fn operator(&mut self, op: BinaryOp, left: &Type, right: &Type) -> Option<Type> {
        if let Some(plain) = plain(op, left, right) {
            return Some(plain);
        }
        let operands = [left.clone(), right.clone()];
        self.overload(operator::overloads(op), false, &operands)
            .or_else(|| self.overload(operator::promotions(op), false, &operands))
    }

    /// What the signatures that take these arguments give: `dyn` where they differ, as which of them applies is then told
    /// by the values only.
    pub(super) fn overload(&mut self, overloads: &[Overload], method: bool, args: &[Type]) -> Option<Type> {
        let mut result: Option<Type> = None;
        let is_told = !args.iter().any(|arg| holds_dyn(&self.resolve(arg)));
        for overload in overloads.iter().filter(|overload| overload.method == method) {
            // What takes anything is for arguments that no other signature takes.
            if is_told && result.is_some() && overload.result == Sig::Dyn {
                continue;
            }
            let Some(found) = self.fits(overload, args) else { continue };
            result = Some(match result {
                Some(known) if known != found => Type::Dyn,
                _ => found,
            });
        }
        result
    }

    /// The result of an overload for these arguments, if it takes them.
    fn fits(&mut self, overload: &Overload, args: &[Type]) -> Option<Type> {
        let sigs = overload.arguments(args.len())?;
        // What a rule computes has a type that is known beforehand.
        if overload.result == Sig::Dyn && !self.mixes {
            return None;
        }
        let parameters = (self.fresh(), self.fresh());
        let mut wanted = Vec::with_capacity(sigs.len());
        for (sig, arg) in sigs.iter().zip(args) {
            let is_number =
                || matches!(self.resolve(arg), Type::Dyn | Type::Variable(_)) || self.resolve(arg).is_number();
            if *sig == Sig::Number && !is_number() {
                return None;
            }
            wanted.push(instance(*sig, &parameters));
        }
        let fits = self.unify_all(args, &wanted);
        fits.then(|| self.resolve(&instance(overload.result, &parameters)))
    }

    /// The result of a function declared from outside, if one of its signatures takes these arguments.
    pub(super) fn declared(&mut self, signatures: &[Signature], method: bool, args: &[Type]) -> Option<Type> {
        let mut result: Option<Type> = None;
        for signature in signatures.iter().filter(|signature| signature.method == method) {
            let parameters: Vec<Type> = (0..signature.parameters).map(|_| self.fresh()).collect();
            let wanted: Vec<Type> = signature.args.iter().map(|arg| substituted(arg, &parameters)).collect();
            if !self.unify_all(args, &wanted) {
                continue;
            }
            let found = self.resolve(&substituted(&signature.result, &parameters));
            result = Some(match result {
                Some(known) if known != found => Type::Dyn,
                _ => found,
            });
        }
        result
    }
}

/// What an operator gives for the operands most conditions have. The signatures say the same; to ask them takes longer.
fn plain(op: BinaryOp, left: &Type, right: &Type) -> Option<Type> {
    let is_text = |ty: &Type| matches!(ty, Type::String | Type::Member(_));
    let is_same = left == right && matches!(left, Type::Bool | Type::Int | Type::Double);
    match op {
        BinaryOp::Equal | BinaryOp::NotEqual => (is_same || is_text(left) && is_text(right)).then_some(Type::Bool),
        BinaryOp::Less | BinaryOp::LessEqual | BinaryOp::Greater | BinaryOp::GreaterEqual => {
            is_same.then_some(Type::Bool)
        }
        BinaryOp::In => match right {
            Type::List(item) => (is_text(left) && is_text(item)).then_some(Type::Bool),
            _ => None,
        },
        BinaryOp::Add | BinaryOp::Subtract | BinaryOp::Multiply => (is_same && left.is_number()).then(|| left.clone()),
        BinaryOp::Divide | BinaryOp::Modulo => None,
    }
}

/// A signature's type, with its parameters put in.
fn instance(sig: Sig, parameters: &(Type, Type)) -> Type {
    match sig {
        Sig::Dyn | Sig::Number => Type::Dyn,
        Sig::Bool => Type::Bool,
        Sig::Int => Type::Int,
        Sig::Uint => Type::Uint,
        Sig::Double => Type::Double,
        Sig::String => Type::String,
        Sig::Bytes => Type::Bytes,
        Sig::Timestamp => Type::Timestamp,
        Sig::Duration => Type::Duration,
        Sig::List(item) => Type::list(instance(*item, parameters)),
        Sig::Map(key, value) => Type::map(instance(*key, parameters), instance(*value, parameters)),
        Sig::Optional(item) => Type::optional(instance(*item, parameters)),
        Sig::Type(of) => Type::Type(Arc::new(instance(*of, parameters))),
        Sig::T => parameters.0.clone(),
        Sig::U => parameters.1.clone(),
    }
}

/// A declared type with its parameters, numbered from 0, put in.
fn substituted(ty: &Type, parameters: &[Type]) -> Type {
    let put = |ty: &Type| substituted(ty, parameters);
    match ty {
        Type::Variable(number) => parameters.get(*number as usize).cloned().unwrap_or(Type::Dyn),
        Type::List(item) => Type::list(put(item)),
        Type::Map(entry) => Type::map(put(&entry.0), put(&entry.1)),
        Type::Optional(item) => Type::optional(put(item)),
        Type::Type(of) => Type::Type(Arc::new(put(of))),
        Type::Abstract(name, of) => Type::Abstract(name.clone(), of.iter().map(put).collect()),
        other => other.clone(),
    }
}

/// Whether some part of a type is told by evaluation only.
fn holds_dyn(ty: &Type) -> bool {
    match ty {
        Type::Dyn | Type::Variable(_) => true,
        Type::List(item) | Type::Optional(item) => holds_dyn(item),
        Type::Map(entry) => holds_dyn(&entry.0) || holds_dyn(&entry.1),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::expr::Names;
    use crate::ir::Arena;
    use crate::types::Members;

    #[test]
    fn the_shortcut_says_what_the_signatures_say() {
        let member = Type::Member(Arc::new(Members { path: "f.a".to_owned(), open: false, list: Vec::new() }));
        let plain_types = [Type::Bool, Type::Int, Type::Double, Type::String, member, Type::Timestamp, Type::Dyn];
        let types: Vec<Type> = plain_types.iter().cloned().chain(plain_types.iter().cloned().map(Type::list)).collect();
        let (names, mut arena, mut diagnostics, mut uses) =
            (Names::default(), Arena::default(), Vec::new(), Vec::new());
        let mut checker = Checker::new(&names, &mut arena, &mut diagnostics, &mut uses);
        let mut shortcuts = 0;
        let operators = [
            BinaryOp::Add,
            BinaryOp::Subtract,
            BinaryOp::Multiply,
            BinaryOp::Divide,
            BinaryOp::Modulo,
            BinaryOp::Equal,
            BinaryOp::NotEqual,
            BinaryOp::Less,
            BinaryOp::LessEqual,
            BinaryOp::Greater,
            BinaryOp::GreaterEqual,
            BinaryOp::In,
        ];
        for op in operators {
            for (left, right) in types.iter().flat_map(|left| types.iter().map(move |right| (left, right))) {
                if let Some(found) = plain(op, left, right) {
                    let said = checker.overload(operator::overloads(op), false, &[left.clone(), right.clone()]);
                    assert_eq!(Some(found), said, "{left:?} {} {right:?}", op.symbol());
                    shortcuts += 1;
                }
            }
        }
        assert!(shortcuts > 20);
    }
}
