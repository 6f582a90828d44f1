//! The levels of indexes: as a picture, what stands in the way of the next level, and every grade.

use std::cmp::Reverse;

use guiju_core::assessment::{
    ElementFinding, FactorFinding, Grade, IndexFinding, IndicatorFinding, LevelName, LevelUse, Mean,
};

use super::Page;
use crate::i18n::Words;
use crate::report::layout::joined;
use crate::report::phrase::Phrases;
use crate::report::{Action, Block, Level, Levels, Radar, Table};
use crate::say;

/// How many factors are named that a next step would raise; the table behind them has all.
const STEPS: usize = 6;

pub(super) fn write(page: &mut Page<'_>) {
    for index in &page.view.assessment.indexes {
        page.section(say!(page.words, "index", title = page.phrases.of(&index.title)));
        let mean = page.label(match index.mean {
            Mean::Factors => "index-mean-factors",
            Mean::Indicators => "index-mean-indicators",
        });
        let (graded, indicators) = (index.graded, index.indicators);
        page.paragraph(say!(page.words, "index-graded", graded = graded, indicators = indicators, mean = mean));
        if graded == 0 {
            page.paragraph(page.label("index-nothing"));
        } else {
            let compared = compared(page, index);
            let named: Vec<(&str, &IndexFinding)> =
                compared.iter().map(|(name, index)| (name.as_str(), *index)).collect();
            page.blocks.extend(radars(page.words, &named));
            if named.len() > 1 {
                page.paragraph(page.label("index-no-ranking"));
            }
            steps(page, index);
            page.blocks.push(Block::Table(factors_table(page, index)));
            page.blocks.push(Block::Table(indicators_table(page, index)));
        }
        if let Some(note) = &index.note {
            page.paragraph(say!(page.words, "index-note", note = page.phrases.of(note)));
        }
        page.paragraph(say!(page.words, "index-source", source = page.phrases.citations(&index.citations)));
    }
}

/// The index, and the same of the region or date it is compared with, if that has any grade.
fn compared<'a>(page: &Page<'a>, index: &'a IndexFinding) -> Vec<(String, &'a IndexFinding)> {
    let own = page.view.assessment;
    let mut compared = vec![(page.phrases.of(&own.profile.name).to_owned(), index)];
    let found = page.view.against.and_then(|other| {
        let same = other.indexes.iter().find(|same| same.index == index.index && same.graded > 0)?;
        Some((other, same))
    });
    if let Some((other, same)) = found {
        compared.push((page.phrases.of(&other.profile.name).to_owned(), same));
        // One region at two dates is told apart by these.
        if other.profile.name == own.profile.name {
            for ((name, _), profile) in compared.iter_mut().zip([&own.profile, &other.profile]) {
                let date =
                    profile.as_of.as_deref().map_or_else(|| page.label("undated"), |date| page.phrases.date(date));
                *name += &say!(page.words, "in-brackets", text = date);
            }
        }
    }
    compared
}

/// The elements and the factors of an index, of one region or of several on the same axes. The first gives the axes.
pub(super) fn radars(words: &Words, compared: &[(&str, &IndexFinding)]) -> Vec<Block> {
    vec![
        Block::Radar(Radar { bars: String::new(), ..radar(words, compared, "index-elements", elements) }),
        // In a terminal the two stand close together, and are explained once, below the second.
        Block::Radar(radar(words, compared, "index-factors", factors)),
    ]
}

/// One axis of a picture.
struct Axis {
    id: String,
    title: String,
    level: Option<Grade>,
}

type Axes = fn(&Words, &IndexFinding) -> Vec<Axis>;

fn elements(words: &Words, index: &IndexFinding) -> Vec<Axis> {
    let axis = |element: &ElementFinding| Axis {
        id: element.element.clone(),
        title: words.lang().of(&element.title).to_owned(),
        level: element.level,
    };
    index.elements.iter().map(axis).collect()
}

fn factors(words: &Words, index: &IndexFinding) -> Vec<Axis> {
    let factors = |element: &ElementFinding| -> Vec<Axis> {
        let axis = |factor: &FactorFinding| Axis {
            id: format!("{}.{}", element.element, factor.factor),
            title: words.lang().of(&factor.title).to_owned(),
            level: factor.level,
        };
        element.factors.iter().map(axis).collect()
    };
    index.elements.iter().flat_map(factors).collect()
}

fn radar(words: &Words, compared: &[(&str, &IndexFinding)], caption: &str, axes: Axes) -> Radar {
    let Some((_, index)) = compared.first() else { return picture(words, caption, &[], Vec::new(), &[]) };
    let first = axes(words, index);
    let series: Vec<(&str, Vec<Option<Grade>>)> = compared
        .iter()
        .map(|(name, index)| {
            let own = axes(words, index);
            let grade = |axis: &Axis| own.iter().find(|other| other.id == axis.id).and_then(|other| other.level);
            (*name, first.iter().map(grade).collect())
        })
        .collect();
    picture(words, caption, &index.scale, first.into_iter().map(|axis| axis.title).collect(), &series)
}

/// A picture of levels on these axes, each series with its name.
pub(in crate::report) fn picture(
    words: &Words,
    caption: &str,
    scale: &[LevelName],
    axes: Vec<String>,
    series: &[(&str, Vec<Option<Grade>>)],
) -> Radar {
    let levels = |(name, grades): &(&str, Vec<Option<Grade>>)| Levels {
        name: (*name).to_owned(),
        bounds: [say!(words, "index-least", name = *name), say!(words, "index-most", name = *name)],
        levels: grades.iter().map(|grade| level(words, scale, *grade)).collect(),
    };
    let series: Vec<Levels> = series.iter().map(levels).collect();
    let exact = series.iter().all(Levels::exact);
    let names: Vec<String> = scale.iter().map(|name| named(words, scale, name.level)).collect();
    let legend = |drawn: &str, open: &str| {
        let text = say!(words, drawn, scale = words.list(&names));
        if exact { text } else { text + &words.text(open) }
    };
    Radar {
        caption: say!(words, caption, count = axes.len()),
        legend: legend("index-legend", "index-legend-open"),
        bars: legend("index-bars", "index-bars-open"),
        highest: highest(scale),
        axes,
        series,
    }
}

fn highest(scale: &[LevelName]) -> i64 {
    scale.iter().map(|name| name.level).max().unwrap_or_default()
}

/// A level and its name.
fn named(words: &Words, scale: &[LevelName], level: i64) -> String {
    let found = scale.iter().find(|name| name.level == level);
    let name = found.map(|name| words.lang().of(&name.label)).unwrap_or_default();
    say!(words, "index-level", level = level, name = name)
}

/// A level as far as it is known. Where nothing is graded it may be anything.
fn level(words: &Words, scale: &[LevelName], grade: Option<Grade>) -> Level {
    match grade {
        None => Level { range: (0, highest(scale)), told: words.text("outcome-unknown") },
        Some(Grade { min, max }) if min == max => Level { range: (min, max), told: named(words, scale, min) },
        Some(Grade { min, max }) => {
            let (least, most) = (named(words, scale, min), named(words, scale, max));
            Level { range: (min, max), told: say!(words, "index-between", least = least, most = most) }
        }
    }
}

/// A level that a rule read.
pub(super) fn level_use(phrases: &Phrases<'_>, used: &LevelUse) -> String {
    let name = used.path.split('.').nth(1);
    let index = phrases.assessment.indexes.iter().find(|index| Some(index.index.as_str()) == name);
    let told = index.map_or_else(String::new, |index| level(phrases.words, &index.scale, used.level).told);
    say!(phrases.words, "fact-value", label = phrases.of(&used.label), value = told)
}

/// What a next step would raise: the weakest factors first, and among those the ones that take least.
fn steps(page: &mut Page<'_>, index: &IndexFinding) {
    let mut factors: Vec<&FactorFinding> =
        index.elements.iter().flat_map(|element| &element.factors).filter(|factor| factor.to_next.is_some()).collect();
    factors.sort_by_key(|factor| (Reverse(factor.weak), factor.level.map(|level| level.min), factor.to_next));
    if factors.is_empty() {
        return;
    }
    page.paragraph(page.count("index-steps", factors.len().min(STEPS)));
    let actions = factors.iter().take(STEPS).map(|factor| step(page, index, factor)).collect();
    page.actions(actions);
}

fn step(page: &Page<'_>, index: &IndexFinding, factor: &FactorFinding) -> Action {
    let told = level(page.words, &index.scale, factor.level).told;
    let state = if factor.weak { say!(page.words, "index-weak", level = told) } else { told };
    let name = page.phrases.of(&factor.title);
    let next = named(page.words, &index.scale, factor.level.map(|level| level.min + 1).unwrap_or_default());
    let blocking: Vec<String> =
        factor.indicators.iter().filter(|one| one.blocking).map(|one| blocking(page, one)).collect();
    let raisable = factor.indicators.iter().filter(|one| one.grade.is_some_and(|grade| grade < highest(&index.scale)));
    let raisable: Vec<String> = raisable.map(|one| page.phrases.quoted(page.phrases.of(&one.fact.label))).collect();
    Action {
        head: say!(page.words, "action-head-severity", name = name, severity = state),
        text: say!(
            page.words,
            "index-step",
            names = page.words.list(&raisable),
            points = factor.to_next.unwrap_or_default(),
            next = next,
        ),
        detail: joined(&blocking.iter().map(String::as_str).collect::<Vec<_>>()),
    }
}

/// An indicator that stands in the way, and what its next grade takes.
fn blocking(page: &Page<'_>, indicator: &IndicatorFinding) -> String {
    let label = page.phrases.of(&indicator.fact.label);
    let grade = indicator.grade.unwrap_or_default();
    match &indicator.next {
        Some(next) => {
            say!(page.words, "index-blocking", label = label, grade = grade, next = page.phrases.of(next))
        }
        None => say!(page.words, "index-blocking", label = label, grade = grade),
    }
}

/// Every factor below its element.
fn factors_table(page: &Page<'_>, index: &IndexFinding) -> Table {
    let columns =
        ["index-factor", "index-level-column", "index-graded-column", "index-sum", "index-lost", "index-to-next"];
    let mut rows = Vec::new();
    for element in &index.elements {
        rows.push(element_row(page, index, element));
        rows.extend(element.factors.iter().map(|factor| factor_row(page, index, factor)));
    }
    table(page, "index-factors-table", &columns, rows)
}

fn element_row(page: &Page<'_>, index: &IndexFinding, element: &ElementFinding) -> Vec<String> {
    let indicators = element.factors.iter().map(|factor| factor.indicators.len()).sum::<usize>();
    let mut row = vec![
        page.phrases.of(&element.title).to_owned(),
        level(page.words, &index.scale, element.level).told,
        format!("{}/{indicators}", element.graded),
    ];
    row.resize(6, String::new());
    row
}

fn factor_row(page: &Page<'_>, index: &IndexFinding, factor: &FactorFinding) -> Vec<String> {
    let graded = factor.indicators.iter().filter(|indicator| indicator.grade.is_some()).count();
    let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    vec![
        say!(page.words, "counts-row", title = page.phrases.of(&factor.title)),
        level(page.words, &index.scale, factor.level).told,
        format!("{graded}/{}", factor.indicators.len()),
        factor.sum.to_string(),
        number(factor.lost),
        number(factor.to_next),
    ]
}

/// Every grade, where it comes from, and what the next one takes.
fn indicators_table(page: &Page<'_>, index: &IndexFinding) -> Table {
    let columns = ["index-indicator", "index-grade", "index-factor", "index-known", "index-next"];
    let mut rows = Vec::new();
    for factor in index.elements.iter().flat_map(|element| &element.factors) {
        for indicator in &factor.indicators {
            rows.push(vec![
                page.phrases.of(&indicator.fact.label).to_owned(),
                indicator.grade.map_or_else(|| page.label("outcome-unknown"), |grade| grade.to_string()),
                page.phrases.of(&factor.title).to_owned(),
                indicator.grade.map(|_| page.phrases.provenance(&indicator.fact)).unwrap_or_default(),
                indicator.next.as_ref().map(|next| page.phrases.of(next).to_owned()).unwrap_or_default(),
            ]);
        }
    }
    table(page, "index-indicators-table", &columns, rows)
}

fn table(page: &Page<'_>, caption: &str, columns: &[&str], rows: Vec<Vec<String>>) -> Table {
    let columns = columns.iter().map(|key| page.label(key)).collect();
    Table { caption: Some(page.label(caption)), columns, rows, numeric: false, reference: true, paths: None }
}
