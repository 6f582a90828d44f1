//! What each index comes to: its levels, what rounding down leaves unused, and what stands in the way of the next level.

use super::{Run, params_read};
use crate::assessment::{ElementFinding, FactorFinding, Grade, IndexFinding, IndicatorFinding, LevelUse, Text};
use crate::eval::level::{Reading, element_reading, factor_reading, mean};
use crate::eval::{self, Inputs, evaluate};
use crate::ir::{ExprId, IndexId, Level, MacroKind, Node};
use crate::ops;
use crate::ruleset::{Element, Factor, Index};
use crate::schema::FactId;
use crate::value::{EvalError, Value};

impl Run<'_> {
    pub(super) fn indexes(&self) -> Vec<IndexFinding> {
        self.ruleset.indexes.iter().map(|index| self.index(index)).collect()
    }

    fn index(&self, index: &Index) -> IndexFinding {
        let weak_below = index.weak.and_then(|weak| whole(&evaluate(self.inputs(), weak).ok()?));
        let elements: Vec<ElementFinding> =
            index.elements.iter().filter_map(|element| self.element(index, element, weak_below)).collect();
        let mut parameters: Vec<String> = Vec::new();
        for param in index.conditions().flat_map(|when| params_read(self.ruleset, when)) {
            let name = self.ruleset.param(param).map(|param| param.name.clone()).unwrap_or_default();
            if !parameters.contains(&name) {
                parameters.push(name);
            }
        }
        IndexFinding {
            index: index.name.clone(),
            title: index.title.clone(),
            plugin: self.ruleset.plugin(index.plugin).map(|plugin| plugin.alias.clone()),
            scale: index.scale.clone(),
            // While it is open of what the mean is taken, no element has a level to print.
            mean: mean(self.inputs(), index).ok().and_then(Result::ok).unwrap_or(index.mean),
            graded: elements.iter().map(|element| element.graded).sum(),
            indicators: elements
                .iter()
                .flat_map(|element| &element.factors)
                .map(|factor| factor.indicators.len())
                .sum(),
            weak_below,
            elements,
            parameters,
            citations: index.citations.clone(),
            note: index.note.clone(),
        }
    }

    /// An element; none when this reading does not have it.
    fn element(&self, index: &Index, element: &Element, weak_below: Option<i64>) -> Option<ElementFinding> {
        let level = match element_reading(self.inputs(), index, element).ok()? {
            Reading::Level(level) => grade(&level),
            Reading::Open(_) => None,
            Reading::Absent => return None,
        };
        let factors = element.factors.iter().filter_map(|factor| self.factor(factor, weak_below));
        let factors: Vec<FactorFinding> = factors.collect();
        let graded = factors.iter().flat_map(|factor| &factor.indicators).filter(|one| one.grade.is_some()).count();
        Some(ElementFinding { element: element.name.clone(), title: element.title.clone(), level, graded, factors })
    }

    fn factor(&self, factor: &Factor, weak_below: Option<i64>) -> Option<FactorFinding> {
        let Ok(Reading::Level(level)) = factor_reading(self.inputs(), factor) else { return None };
        let level = grade(&level);
        let grades: Vec<i64> = factor.indicators.iter().filter_map(|id| self.grade_of(*id)).collect();
        let count = i64::try_from(factor.indicators.len()).unwrap_or(i64::MAX);
        let sum: i64 = grades.iter().sum();
        let settled = level.filter(|_| grades.len() == factor.indicators.len()).map(|level| level.min);
        let next = settled.map(|level| level + 1).filter(|next| *next <= HIGHEST);
        let lowest = grades.iter().min().copied();
        let blocks = |grade: Option<i64>| next.zip(grade).is_some_and(|(next, grade)| grade < next) && grade == lowest;
        Some(FactorFinding {
            factor: factor.name.clone(),
            title: factor.title.clone(),
            level,
            sum,
            lost: settled.map(|level| sum - count * level),
            to_next: next.map(|next| count * next - sum),
            weak: level.zip(weak_below).is_some_and(|(level, line)| level.max < line),
            indicators: factor.indicators.iter().filter_map(|id| self.indicator(*id, blocks)).collect(),
        })
    }

    fn indicator(&self, id: FactId, blocks: impl Fn(Option<i64>) -> bool) -> Option<IndicatorFinding> {
        let grade = self.grade_of(id);
        let rubric = &self.ruleset.schema.fact(id)?.rubric;
        let next = grade.and_then(|grade| rubric.iter().find(|line| line.level == grade + 1));
        Some(IndicatorFinding {
            fact: self.fact_use(id, &[])?,
            grade,
            blocking: blocks(grade),
            next: next.map(|line| line.label.clone()),
        })
    }

    fn grade_of(&self, id: FactId) -> Option<i64> {
        whole(self.facts.get(id.0 as usize)?)
    }
}

impl Run<'_> {
    /// The levels of indexes that an expression reads. Of a condition on all of them, those that fail it.
    pub(super) fn levels_read(&self, inputs: Inputs<'_>, expr: ExprId) -> Vec<LevelUse> {
        if let Node::Macro(one) = inputs.arena.node(expr)
            && let Node::Level(index, level) = inputs.arena.node(one.range)
            && one.kind == MacroKind::All
        {
            let mut levels = self.levels_of(inputs, *index, *level);
            levels.retain(|(_, value)| eval::holds_for(inputs, one, value.clone()) != Some(true));
            return levels.into_iter().map(|(level, _)| level).collect();
        }
        let mut asked = Vec::new();
        super::visit(self.ruleset, expr, &mut |node| {
            if let Node::Level(index, level) = node
                && !asked.contains(&(*index, *level))
            {
                asked.push((*index, *level));
            }
        });
        let levels = asked.into_iter().flat_map(|(index, level)| self.levels_of(inputs, index, level));
        levels.map(|(level, _)| level).collect()
    }

    /// The levels that a question about an index concerns, each with its value.
    fn levels_of(&self, inputs: Inputs<'_>, id: IndexId, level: Level) -> Vec<(LevelUse, Value)> {
        let Some(index) = self.ruleset.index(id) else { return Vec::new() };
        let used = |path: String, title: &Text, reading: Result<Reading, EvalError>| match reading {
            Ok(Reading::Level(value)) => {
                let label =
                    Text::new(format!("{}·{}", index.title.zh, title.zh), format!("{}: {}", index.title.en, title.en));
                Some((LevelUse { path, label, level: grade(&value) }, value))
            }
            _ => None,
        };
        let mut levels = Vec::new();
        for (at, element) in index.elements.iter().enumerate() {
            let path = format!("index.{}.{}", index.name, element.name);
            if matches!(level, Level::Elements | Level::KnownElements) || level == Level::Element(at) {
                let reading = element_reading(inputs, index, element);
                levels.extend(used(path.clone(), &element.title, reading));
            }
            for (place, factor) in element.factors.iter().enumerate() {
                if matches!(level, Level::Factors | Level::KnownFactors) || level == Level::Factor(at, place) {
                    let reading = factor_reading(inputs, factor);
                    levels.extend(used(format!("{path}.{}", factor.name), &factor.title, reading));
                }
            }
        }
        levels
    }
}

/// The highest level there is.
const HIGHEST: i64 = 5;

fn whole(value: &Value) -> Option<i64> {
    if let Value::Int(number) = value { Some(*number) } else { None }
}

/// A level between its ends; none when nothing is known of it.
pub(super) fn grade(level: &Value) -> Option<Grade> {
    let (min, max) = ops::bounds(level)?;
    Some(Grade { min: whole(&min?)?, max: whole(&max?)? })
}
