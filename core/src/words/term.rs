//! Values in words: facts, parameters, constants and what is computed from them.

use guiju_grammar::expr::BinaryOp;

use super::shape::Shape;
use super::{Writer, fill, in_quotes};
use crate::assessment::Text;
use crate::format::{Style, join};
use crate::ir::{ExprId, Node, SubjectField};
use crate::ruleset::Format;
use crate::value::Value;

impl Writer<'_> {
    /// A value in words. A constant is shown as what it is compared with is.
    pub(super) fn term(&self, expr: ExprId, like: &Shape) -> Text {
        match self.ruleset.arena.node(expr) {
            Node::Const(value) => self.constant(value, like),
            Node::Param(id) => self.param(*id, like),
            Node::Fact(_) | Node::Record(_) | Node::Select(..) => self.name(expr),
            Node::Local(_) => Text::new("该项", "the entry"),
            Node::Subject(field) => subject(*field),
            Node::Define(id) => match self.ruleset.define(*id) {
                Some(define) => match &define.title {
                    Some(title) => Text::new(&title.zh, in_quotes(title).en),
                    None => self.term(define.expr, like),
                },
                None => self.value_of(expr),
            },
            Node::Level(index, level) => self.level(*index, *level),
            Node::Binary(op, left, right) => self.computed(expr, *op, (*left, *right), like),
            Node::Negate(of) => fill(("负的{0}", "minus {0}"), &[&self.term(*of, like)]),
            Node::Call(builtin, args) => self.computed_by(expr, builtin.name, args, like),
            Node::Extern(id, _) => match self.ruleset.functions.get(id.0 as usize) {
                Some(function) if !function.title.zh.is_empty() => {
                    Text::new(&function.title.zh, in_quotes(&function.title).en)
                }
                _ => self.value_of(expr),
            },
            Node::Macro(one) => self.selected(expr, one),
            Node::Index(of, at, _) => {
                let (of, at) = (self.term(*of, like), self.term(*at, &self.shape(*at)));
                fill(("{0}中对应“{1}”的一项", "the entry of {0} at {1}"), &[&of, &at])
            }
            Node::Conditional(condition, yes, no) => {
                let condition = self.clause(*condition, true).bracketed();
                let (yes, no) = (self.term(*yes, like), self.term(*no, like));
                fill(("（如果{0}，取{1}；否则取{2}）", "({1} if {0}; otherwise {2})"), &[&condition, &yes, &no])
            }
            Node::List(items) => {
                let shape = self.shape(expr);
                join(items.iter().map(|(_, item)| self.term(*item, &shape)), ("、", ", "))
            }
            _ => self.value_of(expr),
        }
    }

    /// A value that cannot be said.
    pub(super) fn value_of(&self, expr: ExprId) -> Text {
        fill(("{0}的值", "the value of {0}"), &[&self.quoted(expr)])
    }

    /// What readers call a fact or a field. English sets names in quotes, since they have no article and no number of their own.
    pub(super) fn name(&self, expr: ExprId) -> Text {
        let Some(label) = self.label(expr) else { return self.value_of(expr) };
        let name = Text::new(&label.zh, in_quotes(&label).en);
        if self.is_outer(expr) { fill(("外层该项的{0}", "{0} of the outer entry"), &[&name]) } else { name }
    }

    /// Whether it is a field of an entry around the one that is spoken of.
    fn is_outer(&self, expr: ExprId) -> bool {
        let arena = &self.ruleset.arena;
        match arena.node(expr) {
            Node::Select(record, ..) => {
                matches!(arena.node(*record), Node::Local(local) if self.scope.is_some_and(|scope| scope.local != *local))
            }
            _ => false,
        }
    }

    pub(super) fn label(&self, expr: ExprId) -> Option<Text> {
        match self.ruleset.arena.node(expr) {
            Node::Fact(id) => Some(self.ruleset.schema.fact(*id)?.label.clone()),
            Node::Record(fields) => {
                let labels = fields.iter().filter_map(|(_, id)| Some(self.ruleset.schema.fact(*id)?.label.clone()));
                Some(join(labels, ("、", ", ")))
            }
            Node::Select(record, name, _) => match self.shape(*record).ty {
                crate::types::Type::Record(fields) => {
                    Some(fields.iter().find(|field| field.name == *name)?.label.clone())
                }
                _ => None,
            },
            _ => None,
        }
    }

    pub(super) fn constant(&self, value: &Value, like: &Shape) -> Text {
        let is_number = matches!(value, Value::Int(_) | Value::Uint(_) | Value::Double(_));
        let format = (like.is_level && is_number).then_some(Format::Level);
        let shown = Style { ruleset: self.ruleset, ty: &like.ty, quantity: &like.quantity, format }.show(value);
        match value {
            Value::Bool(_) | Value::String(_) => in_quotes(&shown),
            _ => shown,
        }
    }

    fn computed(&self, expr: ExprId, op: BinaryOp, (left, right): (ExprId, ExprId), like: &Shape) -> Text {
        let joins_strings =
            [left, right].iter().any(|side| matches!(self.ruleset.arena.node(*side), Node::Const(Value::String(_))));
        let pattern = match op {
            BinaryOp::Add if joins_strings => ("{0}加{1}", "{0} followed by {1}"),
            BinaryOp::Add => ("{0}与{1}之和", "the sum of {0} and {1}"),
            BinaryOp::Subtract => ("{0}与{1}之差", "{0} less {1}"),
            BinaryOp::Multiply => ("{0}与{1}之积", "the product of {0} and {1}"),
            BinaryOp::Divide => ("{0}与{1}之比", "the ratio of {0} to {1}"),
            BinaryOp::Modulo => ("{0}除以{1}的余数", "the remainder of {0} divided by {1}"),
            _ => return self.value_of(expr),
        };
        // A factor or divisor is a bare number.
        let is_scale = matches!(op, BinaryOp::Multiply | BinaryOp::Divide | BinaryOp::Modulo);
        let side = |side: ExprId| {
            let text = if is_scale { self.term(side, &Shape::unknown()) } else { self.term(side, like) };
            let nested = matches!(self.ruleset.arena.node(side), Node::Binary(..)) && !joins_strings;
            if nested { fill(("（{0}）", "({0})"), &[&text]) } else { text }
        };
        fill(pattern, &[&side(left), &side(right)])
    }
}

fn subject(field: SubjectField) -> Text {
    match field {
        SubjectField::Id => Text::new("拟采用事项的标识", "the id of what would be adopted"),
        SubjectField::Kind => Text::new("拟采用事项的种类", "the kind of what would be adopted"),
        SubjectField::Origins => Text::new("拟采用事项的来源区域", "the regions it comes from"),
        SubjectField::Digest => Text::new("拟采用成果包文件的摘要", "the digest of its file"),
        SubjectField::HigherLawChecked => {
            Text::new("拟采用事项已与上位法核对一致", "its fit with higher law has been checked and documented")
        }
    }
}
