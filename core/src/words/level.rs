//! Levels of indexes, and whether models have what they require.

use super::condition::says;
use super::{Writer, fill, in_quotes};
use crate::assessment::Text;
use crate::ir::{Candidate, ExprId, IndexId, Level, Node};
use crate::value::Value;

impl Writer<'_> {
    pub(super) fn level(&self, id: IndexId, level: Level) -> Text {
        let Some(index) = self.ruleset.index(id) else { return Text::default() };
        let title = Text::new(&index.title.zh, in_quotes(&index.title).en);
        let element = |at: usize| index.elements.get(at);
        let pattern = match level {
            Level::Element(at) => {
                let Some(element) = element(at) else { return Text::default() };
                let pattern = ("{0}的{1}要素等级", "the level of the element {1} in {0}");
                return fill(pattern, &[&title, &in_quotes(&element.title)]);
            }
            Level::Factor(at, factor) => {
                let factor = element(at).and_then(|element| element.factors.get(factor));
                let Some(factor) = factor else { return Text::default() };
                let pattern = ("{0}的{1}因素等级", "the level of the factor {1} in {0}");
                return fill(pattern, &[&title, &in_quotes(&factor.title)]);
            }
            Level::Elements => ("{0}的要素等级", "the levels of elements in {0}"),
            Level::Factors => ("{0}的因素等级", "the levels of factors in {0}"),
            Level::KnownElements => ("{0}中等级已查明的要素数", "the number of elements in {0} whose level is known"),
            Level::KnownFactors => ("{0}中等级已查明的因素数", "the number of factors in {0} whose level is known"),
        };
        fill(pattern, &[&title])
    }

    /// Whether nothing of a level is open.
    pub(super) fn settled(&self, value: ExprId, holds: bool) -> Text {
        let value = self.term(value, &self.shape(value));
        says(holds, (("{0}已查明", "{0} is known"), ("{0}尚未查明", "{0} is not known")), &[&value])
    }

    /// Whether a model has all it requires: one named outright, or the one that a fact names.
    pub(super) fn eligible(&self, id: ExprId, candidates: &[Candidate], holds: bool) -> Text {
        let model = match self.ruleset.arena.node(id) {
            Node::Const(Value::String(id)) => {
                let found = candidates.iter().find(|candidate| candidate.id == *id);
                let title = found.and_then(|found| Some(self.ruleset.models.get(found.model)?.title.clone()));
                let title = title.unwrap_or_else(|| Text::same(&**id));
                fill(("{0}模式", "the model {0}"), &[&in_quotes(&title)])
            }
            _ => {
                let named = self.term(id, &self.shape(id));
                fill(("“{0}”一项所填的模式", "the model that {0} names"), &[&named])
            }
        };
        let patterns = (
            ("{0}的各项前提均已具备", "{0} has all it requires"),
            ("{0}的前提未全部具备", "{0} does not have all it requires"),
        );
        says(holds, patterns, &[&model])
    }
}
