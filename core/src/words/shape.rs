//! What a number or word stands for, as far as its wording hangs on it.

use guiju_grammar::expr::BinaryOp;

use super::Writer;
use crate::ir::{ExprId, Level, Node};
use crate::types::{Bounds, Quantity, Type};

/// The functions that give what they take, or are told as if they did.
const KEEPS_SHAPE: &[&str] =
    &["double", "int", "uint", "string", "dyn", "math.greatest", "math.least", "math.abs", "getFullYear", "timestamp"];

/// The type of a value and what it counts.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    pub ty: Type,
    pub quantity: Quantity,
    /// Whether it is a level, 1 to 5.
    pub is_level: bool,
    /// Whether it is a number of things: Chinese counts with 多 and 少, and measures with 高 and 低.
    pub is_count: bool,
}

impl Shape {
    fn new(ty: &Type, quantity: &Quantity, range: Bounds) -> Shape {
        let is_level = *ty == Type::Int && quantity.unit.is_none() && range.min == Some(1.0) && range.max == Some(5.0);
        let is_count = quantity.unit.is_some();
        Shape { ty: ty.clone(), quantity: quantity.clone(), is_level, is_count }
    }

    /// Of what an expression asks of an index.
    fn of_level(level: Level) -> Shape {
        let is_count = matches!(level, Level::KnownElements | Level::KnownFactors);
        let ty = if matches!(level, Level::Elements | Level::Factors) { Type::list(Type::Int) } else { Type::Int };
        Shape { ty, is_level: !is_count, is_count, ..Shape::unknown() }
    }

    /// Nothing is known of it.
    pub fn unknown() -> Shape {
        Shape::new(&Type::Dyn, &Quantity::default(), Bounds::default())
    }
}

impl Writer<'_> {
    pub(super) fn shape(&self, expr: ExprId) -> Shape {
        let arena = &self.ruleset.arena;
        let found = match arena.node(expr) {
            Node::Fact(id) => {
                self.ruleset.schema.fact(*id).map(|fact| Shape::new(&fact.ty, &fact.quantity, fact.range))
            }
            Node::Param(id) => self.ruleset.param(*id).map(|param| Shape::new(&param.ty, &param.quantity, param.range)),
            Node::Define(id) => self.ruleset.define(*id).map(|define| self.shape(define.expr)),
            Node::Local(local) => self.local(*local).map(|scope| scope.shape.clone()),
            Node::Level(_, level) => Some(Shape::of_level(*level)),
            Node::Select(record, name, _) => match self.shape(*record).ty {
                Type::Record(fields) => {
                    let field = fields.iter().find(|field| field.name == *name);
                    field.map(|field| Shape::new(&field.ty, &field.quantity, field.range))
                }
                _ => None,
            },
            Node::Call(builtin, args) => match (builtin.name, args.first()) {
                ("size", _) => Some(Shape { is_count: true, ..Shape::unknown() }),
                (name, Some(first)) if KEEPS_SHAPE.contains(&name) => Some(self.shape(*first)),
                _ => None,
            },
            // A quotient counts something else than what it divides.
            Node::Binary(BinaryOp::Divide, ..) => None,
            // Between two levels lie steps, which are not levels themselves.
            Node::Binary(BinaryOp::Subtract, left, _) => Some(Shape { is_level: false, ..self.shape(*left) }),
            Node::Binary(_, left, right) => {
                let constant = matches!(arena.node(*left), Node::Const(_));
                Some(self.shape(if constant { *right } else { *left }))
            }
            Node::Conditional(_, yes, _) | Node::Negate(yes) => Some(self.shape(*yes)),
            Node::List(items) => items.first().map(|(_, item)| self.shape(*item)),
            Node::Macro(one) => Some(self.shape(one.range)),
            _ => None,
        };
        found.unwrap_or_else(Shape::unknown)
    }
}
