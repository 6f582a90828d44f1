//! Parameters by title and value.

use guiju_grammar::ast::Date;

use super::shape::Shape;
use super::{Writer, fill};
use crate::assessment::Text;
use crate::check::member_label;
use crate::format::{Style, join};
use crate::ir::{ExprId, Node, ParamId};
use crate::ruleset::{Format, Param, Ruleset};
use crate::types::Type;
use crate::value::Value;

impl Ruleset {
    /// All values of a parameter in words, with the levels and the days they hold for.
    pub fn values_in_words(&self, param: &Param) -> Text {
        self.values_shown(param, None)
    }

    fn values_shown(&self, param: &Param, format: Option<Format>) -> Text {
        let style = Style { ruleset: self, ty: &param.ty, quantity: &param.quantity, format };
        let mut levels: Vec<Option<&str>> = param.values.iter().map(|value| value.level.as_deref()).collect();
        levels.dedup();
        // Levels with the same values are told together.
        let mut groups: Vec<(Vec<Option<&str>>, Text)> = Vec::new();
        for level in levels {
            let values = param.values.iter().filter(|value| value.level.as_deref() == level);
            let values = values.map(|value| since(value.from, &style.show(&value.value)));
            let text = join(values, ("，", ", "));
            match groups.iter_mut().find(|(levels, known)| *known == text && level.is_some() && !levels.contains(&None))
            {
                Some((levels, _)) => levels.push(level),
                None => groups.push((vec![level], text)),
            }
        }
        join(groups.into_iter().map(|(levels, text)| self.for_levels(&levels, &text)), ("；", "; "))
    }

    fn for_levels(&self, levels: &[Option<&str>], values: &Text) -> Text {
        let named: Vec<Text> = levels.iter().flatten().map(|level| self.level_label(level)).collect();
        if named.is_empty() {
            return values.clone();
        }
        let is_dated = values.zh.starts_with('自');
        fill(
            (if is_dated { "{0}{1}" } else { "{0}为{1}" }, "{0}: {1}"),
            &[&join(named.into_iter(), ("、", ", ")), values],
        )
    }

    fn level_label(&self, level: &str) -> Text {
        let fact = self.schema.find("region.level").and_then(|id| self.schema.fact(id));
        fact.map_or_else(|| Text::same(level), |fact| member_label(&fact.ty, level))
    }
}

impl Writer<'_> {
    /// A parameter by its title, with the value it has here or the values it can have.
    pub(super) fn param(&self, id: ParamId, like: &Shape) -> Text {
        let Some(param) = self.ruleset.param(id) else { return Text::default() };
        let format = (like.is_level && param.ty == Type::Int).then_some(Format::Level);
        let here = self.values.and_then(|values| values.get(id.0 as usize));
        let values = match here {
            Some(value) if !matches!(value, Value::Partial(_)) => {
                Style { ruleset: self.ruleset, ty: &param.ty, quantity: &param.quantity, format }.show(value)
            }
            _ => self.ruleset.values_shown(param, format),
        };
        fill(("{0}（{1}）", "the {0} ({1})"), &[&param.title, &values])
    }

    /// What a comparison asks about; of a parameter its value here would only confuse.
    pub(super) fn asked(&self, expr: ExprId, like: &Shape) -> Text {
        match self.ruleset.arena.node(expr) {
            Node::Param(id) => {
                let title = self.ruleset.param(*id).map(|param| &param.title);
                title.map_or_else(Text::default, |title| fill(("{0}", "the {0}"), &[title]))
            }
            _ => self.term(expr, like),
        }
    }

    /// Whether an expression is a constant or a parameter: what something else is held against.
    pub(super) fn is_measure(&self, expr: ExprId) -> bool {
        matches!(self.ruleset.arena.node(expr), Node::Const(_) | Node::Param(_))
    }
}

fn since(from: Option<Date>, value: &Text) -> Text {
    let Some(date) = from else { return value.clone() };
    let day = Text::new(
        format!("{}年{}月{}日", date.year, date.month, date.day),
        format!("{:04}-{:02}-{:02}", date.year, date.month, date.day),
    );
    fill(("自{0}起为{1}", "{1} from {0}"), &[&day, value])
}
