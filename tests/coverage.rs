//! The list of what the two papers hold points to what exists, and leaves nothing out.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::path::Path;

use guiju::coverage::{Coverage, Pointer, citations, cited_by};
use guiju::inputs::Inputs;
use guiju::pipeline::{self, Rules};

fn shipped() -> (Coverage, Rules) {
    let coverage = Coverage::shipped().expect("the list can be read");
    (coverage, pipeline::rules(&mut Inputs::default(), &[], &[]).expect("the shipped rules are without fault"))
}

#[test]
fn the_list_is_whole() {
    let (coverage, _) = shipped();
    let numbers: Vec<u32> = coverage.items.iter().map(|item| item.number).collect();
    assert_eq!(numbers, (1..=178).collect::<Vec<u32>>());
    let names: BTreeSet<&str> = coverage.items.iter().map(|item| item.name.as_str()).collect();
    assert_eq!(names.len(), coverage.items.len(), "a name stands twice");
    let places: BTreeSet<&str> = coverage.places.iter().map(|place| place.at.as_str()).collect();
    assert_eq!((places.len(), coverage.places.len()), (79, 79));
    let open: Vec<String> = coverage.open.iter().map(|open| open.id.clone()).collect();
    assert_eq!(open, (1..=27).map(|number| format!("A-{number:02}")).collect::<Vec<String>>());
    let unused: Vec<&str> = coverage.open.iter().filter(|open| open.unused).map(|open| open.id.as_str()).collect();
    assert_eq!(unused, ["A-25"]);
    let features: Vec<String> = coverage.features.iter().map(|feature| feature.id.clone()).collect();
    assert_eq!(features, (1..=13).map(|number| format!("RF-{number:02}")).collect::<Vec<String>>());
}

#[test]
fn every_entry_stands_somewhere() {
    let (coverage, rules) = shipped();
    let items = coverage.items.iter().filter(|item| item.encoded.is_empty() || item.at.is_empty());
    let open = coverage.open.iter().filter(|open| !open.unused && (open.encoded.is_empty() || open.handled.is_none()));
    let places = coverage.places.iter().filter(|place| {
        let spoken_of = !coverage.items_at(&place.at).is_empty() || !cited_by(rules.ruleset(), &place.at).is_empty();
        spoken_of == place.lead_in
    });
    let nowhere: Vec<&str> = items
        .map(|item| item.name.as_str())
        .chain(open.map(|open| open.id.as_str()))
        .chain(places.map(|place| place.at.as_str()))
        .collect();
    assert!(nowhere.is_empty(), "{nowhere:?}");
}

#[test]
fn every_pointer_points_to_something() {
    let (coverage, rules) = shipped();
    let dangling: Vec<String> =
        coverage.dangling(rules.ruleset()).iter().map(|(id, pointer)| format!("{id}: {}", pointer.0)).collect();
    assert!(dangling.is_empty(), "{dangling:#?}");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for Pointer(pointer) in coverage.items.iter().flat_map(|item| &item.encoded) {
        match pointer.split_once(' ') {
            Some(("document", path)) => assert!(root.join(path).is_file(), "{pointer}"),
            Some(("plugin", id)) => assert!(root.join("plugins/shipped").join(id).is_dir(), "{pointer}"),
            _ => {}
        }
    }
}

#[test]
fn every_place_that_is_spoken_of_is_listed() {
    let (coverage, rules) = shipped();
    let listed: BTreeSet<&str> = coverage.places.iter().map(|place| place.at.as_str()).collect();
    let cited = citations(rules.ruleset())
        .into_iter()
        .flat_map(|(_, citations)| citations)
        .flat_map(|citation| citation.at.iter().map(|at| format!("{} {at}", citation.source)));
    let items = coverage.items.iter().flat_map(|item| item.at.iter().cloned());
    let open = coverage.open.iter().flat_map(|open| open.at.iter().cloned());
    let unlisted: BTreeSet<String> =
        cited.chain(items).chain(open).filter(|at| !listed.contains(at.as_str())).collect();
    assert!(unlisted.is_empty(), "{unlisted:?}");
}

#[test]
fn the_printed_list_names_everything_in_both_languages() {
    use guiju::i18n::{Lang, Words};
    let (coverage, rules) = shipped();
    for lang in [Lang::Zh, Lang::En] {
        let words = Words::new(lang);
        let text = guiju::report::markdown(&guiju::report::coverage(&coverage, rules.ruleset(), &words));
        let titles = coverage.items.iter().map(|item| &item.title).chain(coverage.open.iter().map(|open| &open.title));
        let titles = titles.chain(coverage.places.iter().map(|place| &place.title)).map(|title| lang.of(title));
        let missing: Vec<&str> = titles.filter(|title| !text.contains(*title)).collect();
        assert!(missing.is_empty(), "{missing:?} in {lang:?}");
    }
}
