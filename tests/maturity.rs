//! The shipped maturity index: its shape under both readings of the source's table, and what it says of the example profiles.

#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use guiju::embedded;
use guiju::inputs::{Inputs, Named};
use guiju::pipeline::{self, Rules};
use guiju_core::assessment::{ElementFinding, IndexFinding};

fn shipped() -> Rules {
    pipeline::rules(&mut Inputs::default(), &[], &[]).expect("the shipped rules compile")
}

/// The maturity index of an example profile, with `name=value` settings.
fn maturity(rules: &Rules, profile: &str, settings: &[&str]) -> IndexFinding {
    let mut inputs = Inputs::default();
    let bytes = embedded::profile(profile).unwrap().bytes.to_vec();
    let profile = rules.profile(&mut inputs, &Named { name: "profile.toml".to_owned(), bytes }).unwrap();
    let settings: Vec<String> = settings.iter().map(|&setting| setting.to_owned()).collect();
    let context = pipeline::context(rules.settings(&mut inputs, &settings));
    let mut indexes = rules.assess(&profile, &context).indexes;
    assert_eq!(indexes.len(), 1);
    indexes.remove(0)
}

fn counts<T>(elements: &[ElementFinding], count: impl Fn(&ElementFinding) -> T) -> Vec<T> {
    elements.iter().map(count).collect()
}

/// The source counts 6 elements, 16 factors and 40 indicators, whichever way its table is read.
#[test]
fn both_readings_have_sixteen_factors_and_forty_indicators() {
    let rules = shipped();
    let readings = [("maturity_reading=r1", [2, 3, 3, 2, 5, 1]), ("maturity_reading=r2", [2, 3, 2, 2, 5, 2])];
    for (setting, factors) in readings {
        let index = maturity(&rules, "ideal", &[setting]);
        assert_eq!(counts(&index.elements, |element| element.factors.len()), factors, "{setting}");
        let indicators = |element: &ElementFinding| element.factors.iter().map(|factor| factor.indicators.len()).sum();
        assert_eq!(counts::<usize>(&index.elements, indicators), [4, 9, 6, 4, 15, 2], "{setting}");
        let all = index.elements.iter().flat_map(|element| &element.factors).flat_map(|factor| &factor.indicators);
        let paths: BTreeSet<&str> = all.map(|indicator| indicator.fact.path.as_str()).collect();
        assert_eq!(paths.len(), 40, "{setting}: every indicator once");
        assert_eq!((index.graded, index.indicators), (40, 40), "{setting}");
        assert_eq!(index.parameters, ["maturity_element_rule", "maturity_reading"]);
    }
}

/// The source publishes no grade, so no level may be drawn from it.
#[test]
fn no_real_region_has_a_level() {
    let rules = shipped();
    for name in ["zhejiang", "guangdong"] {
        let index = maturity(&rules, name, &[]);
        assert_eq!(index.graded, 0, "{name}");
        assert!(index.elements.iter().all(|element| element.level.is_none()), "{name}");
    }
}

/// Of an indicator below the highest grade, a planner sees what the next grade takes.
#[test]
fn every_grade_has_its_line() {
    let rules = shipped();
    let grades: Vec<_> = rules.facts().into_iter().filter(|fact| fact.ty.en.contains("1 to 5")).collect();
    assert_eq!(grades.len(), 44);
    let mut lines = BTreeSet::new();
    for fact in &grades {
        assert_eq!(fact.rubric.iter().map(|line| line.level).collect::<Vec<_>>(), [1, 2, 3, 4, 5], "{}", fact.path);
        lines.extend(fact.rubric.iter().map(|line| line.label.zh.clone()));
    }
    assert_eq!(lines.len(), 5 * grades.len(), "no line serves two indicators");
    let index = maturity(&rules, "province_a", &[]);
    let next = index.elements.iter().flat_map(|element| &element.factors).flat_map(|factor| &factor.indicators);
    assert!(next.into_iter().all(|indicator| indicator.next.is_some()));
}
