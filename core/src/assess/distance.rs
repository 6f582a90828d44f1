//! How far a requirement was missed: in numbers, members or values.

use guiju_grammar::expr::BinaryOp;

use super::Run;
use crate::assessment::{Distance, Measure, Member, Text, Truth};
use crate::eval::{Inputs, evaluate};
use crate::format::{self, Style};
use crate::ir::{ExprId, Node};
use crate::ops;
use crate::ruleset::Ruleset;
use crate::schema::{Fact, FactId};
use crate::types::Type;
use crate::value::Value;

/// The members an expression names as literals.
pub(super) fn named_members(ruleset: &Ruleset, expr: ExprId) -> Vec<String> {
    let mut named = Vec::new();
    super::visit(ruleset, expr, &mut |node| {
        if let Node::Const(value) = node {
            strings(value, &mut named);
        }
    });
    named
}

fn strings(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::String(text) => into.push(text.to_string()),
        Value::List(items) => items.iter().for_each(|item| strings(item, into)),
        _ => {}
    }
}

impl Run<'_> {
    /// How far the parts of a requirement that decided were missed.
    pub(super) fn distances(&self, inputs: Inputs<'_>, require: ExprId) -> Vec<Distance> {
        // Under a `not` the part that decided is true, and was not missed.
        let missed = |part: &ExprId| super::truth(&evaluate(inputs, *part)) == Truth::False;
        let parts = self.deciding_parts(inputs, require).into_iter().map(|part| part.expr).filter(missed);
        parts.filter_map(|part| self.distance(inputs, part)).collect()
    }

    fn distance(&self, inputs: Inputs<'_>, part: ExprId) -> Option<Distance> {
        let arena = inputs.arena;
        match arena.node(part) {
            Node::Binary(BinaryOp::In, member, set) => self.members_missing(inputs, *set, *member),
            Node::Call(builtin, args) if builtin.name == "sets.contains" => match args.as_ref() {
                [set, members] => self.members_missing(inputs, *set, *members),
                _ => None,
            },
            Node::Binary(
                BinaryOp::Less | BinaryOp::LessEqual | BinaryOp::Greater | BinaryOp::GreaterEqual,
                left,
                right,
            ) => match (self.counted_fact(*left), self.counted_fact(*right)) {
                (Some(fact), None) => self.number_missed(inputs, fact, *left, *right),
                (None, Some(fact)) => self.number_missed(inputs, fact, *right, *left),
                _ => None,
            },
            Node::Binary(BinaryOp::Equal, left, right) => match (arena.node(*left), arena.node(*right)) {
                (Node::Fact(fact), Node::Const(wanted)) | (Node::Const(wanted), Node::Fact(fact)) => {
                    self.other_value(*fact, wanted)
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// The fact a number comes from: the fact itself, or the set whose size it is.
    fn counted_fact(&self, expr: ExprId) -> Option<FactId> {
        match self.ruleset.arena.node(expr) {
            Node::Fact(fact) => Some(*fact),
            Node::Call(builtin, args) if matches!(builtin.name, "size" | "double") => self.counted_fact(*args.first()?),
            _ => None,
        }
    }

    fn number_missed(&self, inputs: Inputs<'_>, id: FactId, fact_side: ExprId, other: ExprId) -> Option<Distance> {
        let fact = self.ruleset.schema.fact(id)?;
        let actual = evaluate(inputs, fact_side).ok()?;
        let required = number(&evaluate(inputs, other).ok()?)?;
        // A number known between bounds misses by at least the nearer bound.
        let (min, max) = ops::bounds(&actual)?;
        let near = [min.as_ref().and_then(number), max.as_ref().and_then(number)];
        let nearer = near.into_iter().flatten().min_by(|a, b| (a - required).abs().total_cmp(&(b - required).abs()))?;
        let difference = (nearer - required).abs();
        if difference == 0.0 {
            return None;
        }
        let is_size = matches!(fact.ty, Type::List(_));
        let style = self.style(fact);
        let shown = if fact.quantity.ratio {
            format::points(difference)
        } else if fact.is_level() {
            levels(difference)
        } else if is_size {
            self.counted_like(other, difference)
        } else {
            style.number(difference)
        };
        let (zh, en) = if nearer < required { ("少", "short by") } else { ("多", "over by") };
        let text = match fact.quantity.ratio {
            true if nearer < required => Text::new(format!("差{}", shown.zh), format!("{en} {}", shown.en)),
            true => Text::new(format!("高出{}", shown.zh), format!("{en} {}", shown.en)),
            false => Text::new(format!("{zh}{}", shown.zh), format!("{en} {}", shown.en)),
        };
        let unit = if fact.quantity.ratio {
            Some("ratio".to_owned())
        } else {
            fact.quantity.unit.as_ref().map(ToString::to_string)
        };
        let measure = Measure::Number { actual: nearer, required, difference, unit };
        Some(Distance { path: fact.path.clone(), label: fact.label.clone(), text, measure })
    }

    /// The size of a set is counted as the parameter it is compared with counts.
    fn counted_like(&self, other: ExprId, number: f64) -> Text {
        let param = match self.ruleset.arena.node(other) {
            Node::Param(id) => self.ruleset.param(*id),
            _ => None,
        };
        param.map_or_else(
            || Text::same(format::plain_number(number)),
            |param| {
                Style { ruleset: self.ruleset, ty: &param.ty, quantity: &param.quantity, format: None }.number(number)
            },
        )
    }

    fn members_missing(&self, inputs: Inputs<'_>, set: ExprId, members: ExprId) -> Option<Distance> {
        let Node::Fact(id) = inputs.arena.node(set) else { return None };
        let fact = self.ruleset.schema.fact(*id)?;
        let value = self.facts.get(id.0 as usize)?;
        let wanted = evaluate(inputs, members).ok()?;
        let mut names = Vec::new();
        strings(&wanted, &mut names);
        let (mut lacking, mut unknown) = (Vec::new(), Vec::new());
        for name in names {
            let label = crate::check::member_label(&fact.ty, &name);
            match ops::contains(value, &Value::string(&name)) {
                Ok(Some(true)) => {}
                Ok(Some(false)) => lacking.push(Member { id: name, label }),
                _ => unknown.push(Member { id: name, label }),
            }
        }
        if lacking.is_empty() && unknown.is_empty() {
            return None;
        }
        let text = missing_text(&lacking, &unknown);
        Some(Distance {
            path: fact.path.clone(),
            label: fact.label.clone(),
            text,
            measure: Measure::Members { lacking, unknown },
        })
    }

    fn other_value(&self, id: FactId, wanted: &Value) -> Option<Distance> {
        let fact = self.ruleset.schema.fact(id)?;
        // Of yes and no, the other one says nothing more.
        if !matches!(fact.ty, Type::Member(_)) || !self.is_known(id) {
            return None;
        }
        let style = self.style(fact);
        let (actual, required) = (style.show(self.facts.get(id.0 as usize)?), style.show(wanted));
        let text = Text::new(
            format!("现为“{}”，应为“{}”", actual.zh, required.zh),
            format!("it is \"{}\" and should be \"{}\"", actual.en, required.en),
        );
        Some(Distance {
            path: fact.path.clone(),
            label: fact.label.clone(),
            text,
            measure: Measure::Value { actual, required },
        })
    }

    fn style<'f>(&'f self, fact: &'f Fact) -> Style<'f> {
        Style { ruleset: self.ruleset, ty: &fact.ty, quantity: &fact.quantity, format: None }
    }
}

/// A number of levels between two.
fn levels(number: f64) -> Text {
    let shown = format::plain_number(number);
    let noun = if number == 1.0 { "level" } else { "levels" };
    Text::new(format!("{shown}级"), format!("{shown} {noun}"))
}

fn missing_text(lacking: &[Member], unknown: &[Member]) -> Text {
    let labels = |members: &[Member]| format::join(members.iter().map(|member| member.label.clone()), ("、", ", "));
    match (lacking.is_empty(), unknown.is_empty()) {
        (false, true) => {
            let lacking = labels(lacking);
            Text::new(format!("缺{}", lacking.zh), format!("lacks {}", lacking.en))
        }
        (true, _) => {
            let unknown = labels(unknown);
            Text::new(format!("{}情况不详", unknown.zh), format!("not known: {}", unknown.en))
        }
        (false, false) => {
            let (lacking, unknown) = (labels(lacking), labels(unknown));
            Text::new(
                format!("缺{}；{}情况不详", lacking.zh, unknown.zh),
                format!("lacks {}; not known: {}", lacking.en, unknown.en),
            )
        }
    }
}

fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Int(number) => Some(*number as f64),
        Value::Uint(number) => Some(*number as f64),
        Value::Double(number) => Some(*number),
        _ => None,
    }
}
