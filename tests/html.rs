//! The report as one HTML file: whole, readable by machines that read aloud, and safe whatever a profile is called.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

mod support;

use std::collections::BTreeSet;

use roxmltree::{Document, Node, ParsingOptions};
use support::{folder, run, stderr, stdout, write};

/// The report of a profile. The file is written so that a strict parser of XML reads it too.
fn page(arguments: &[&str]) -> String {
    let folder = folder();
    let mut all = vec!["check"];
    all.extend(arguments);
    all.extend(["--format", "html"]);
    let output = run(folder.path(), &all);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    stdout(&output)
}

fn parse(page: &str) -> Document<'_> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(page, options).expect("every element is closed")
}

fn elements<'a, 'i: 'a>(document: &'a Document<'i>, name: &'a str) -> impl Iterator<Item = Node<'a, 'i>> {
    document.descendants().filter(move |node| node.tag_name().name() == name)
}

fn text(node: Node<'_, '_>) -> String {
    node.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect()
}

const PROFILES: [[&str; 3]; 5] = [
    ["city_c", "--lang", "zh"],
    ["zhejiang", "--lang", "en"],
    ["county_b", "--lang", "both"],
    ["empty", "--lang", "zh"],
    ["ideal", "--lang", "en"],
];

#[test]
fn nothing_is_fetched() {
    for profile in PROFILES {
        let page = page(&profile);
        let document = parse(&page);
        for attribute in document.descendants().flat_map(|node| node.attributes()) {
            let fetches = ["href", "src", "srcset", "data", "action"].contains(&attribute.name());
            assert!(!fetches || attribute.value().starts_with('#'), "{attribute:?}");
        }
        assert!(!page.contains("url(") && !page.contains("@import"), "a style fetches");
        assert_eq!(elements(&document, "script").count(), 0);
    }
}

#[test]
fn every_link_leads_somewhere_and_every_place_is_one() {
    for profile in PROFILES {
        let page = page(&profile);
        let document = parse(&page);
        let mut places = BTreeSet::new();
        for id in document.descendants().filter_map(|node| node.attribute("id")) {
            assert!(places.insert(id), "two places {id} for {profile:?}");
        }
        let links: Vec<&str> = elements(&document, "a").filter_map(|link| link.attribute("href")).collect();
        assert!(!links.is_empty());
        for link in links {
            assert!(places.contains(link.trim_start_matches('#')), "{link} leads nowhere for {profile:?}");
        }
    }
}

#[test]
fn headings_skip_no_level() {
    for profile in PROFILES {
        let page = page(&profile);
        let document = parse(&page);
        let headings = document.descendants().filter_map(|node| match node.tag_name().name() {
            "h1" => Some(1),
            "h2" => Some(2),
            "h3" => Some(3),
            "h4" => Some(4),
            _ => None,
        });
        let mut above = 0;
        for level in headings {
            assert!(level <= above + 1, "from {above} to {level} for {profile:?}");
            above = level;
        }
        let languages = if profile.contains(&"both") { 2 } else { 1 };
        assert_eq!(elements(&document, "h1").count(), languages);
    }
}

#[test]
fn tables_name_their_columns_and_rows() {
    for profile in PROFILES {
        let page = page(&profile);
        let document = parse(&page);
        for table in elements(&document, "table") {
            let rows: Vec<Node<'_, '_>> = table.descendants().filter(|node| node.has_tag_name("tr")).collect();
            let heads: Vec<Option<&str>> =
                rows[0].children().filter(Node::is_element).map(|cell| cell.attribute("scope")).collect();
            assert!(heads.iter().all(|scope| *scope == Some("col")), "{heads:?}");
            for row in &rows[1..] {
                let first = row.first_element_child().expect("a row has cells");
                assert!(first.has_tag_name("th") && first.has_attribute("scope"));
            }
        }
    }
}

#[test]
fn a_hostile_profile_stays_text() {
    let folder = folder();
    write(
        folder.path(),
        "hostile.toml",
        r##"
kind = "own"
[region]
id = "hostile"
level = "county"
name = { zh = "<script>alert(1)</script>'\"&]]>", en = "</style><img src=x onerror=alert(1)>" }
[service]
run_once_ratio = { value = 0.5, note = { zh = "<b>注</b>", en = "--><b>note</b>" } }
[maturity]
m01 = 3
m02 = 4
"##,
    );
    let output = run(folder.path(), &["check", "hostile.toml", "--format", "html", "--lang", "both"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let page = stdout(&output);
    let document = parse(&page);
    for name in ["script", "img", "b"] {
        assert_eq!(elements(&document, name).count(), 0, "a profile brought in <{name}>");
    }
    let drawn: Vec<String> = elements(&document, "svg").map(text).collect();
    assert_eq!(drawn.len(), 4, "two pictures in each language");
    assert!(drawn[0].contains("<script>alert(1)</script>"), "{drawn:?}");
    let titles: Vec<String> = elements(&document, "h1").map(text).collect();
    assert!(titles[0].contains("<script>alert(1)</script>'\"&]]>"), "{titles:?}");
    assert!(titles[1].contains("</style><img src=x onerror=alert(1)>"), "{titles:?}");
}

#[test]
fn a_trial_says_so_on_every_page() {
    let page = page(&["county_b", "--lang", "both", "--set", "run_once_target=0.7"]);
    let document = parse(&page);
    let banners: Vec<String> = document
        .descendants()
        .filter(|node| node.attribute("class") == Some("banner"))
        .map(|node| text(node.first_child().expect("it says something")))
        .collect();
    assert_eq!(banners.len(), 2);
    assert!(banners[0].starts_with("试算") && banners[1].starts_with("TRIAL"), "{banners:?}");
    assert!(page.contains("@top-left { content: \"试算"), "a printed page does not say so");
}

#[test]
fn languages_are_marked() {
    let page = page(&["county_b", "--lang", "both"]);
    let document = parse(&page);
    let languages: Vec<Option<&str>> =
        elements(&document, "article").map(|article| article.attribute("lang")).collect();
    assert_eq!(languages, [Some("zh-Hans"), Some("en")]);
    assert_eq!(document.root_element().attribute("lang"), Some("zh-Hans"));
}

#[test]
fn two_regions_stand_on_one_radar_of_sixteen_factors() {
    let page = page(&["city_d", "--against", "province_a", "--lang", "zh"]);
    let document = parse(&page);
    let pictures: Vec<Node<'_, '_>> = elements(&document, "svg").collect();
    assert_eq!(pictures.len(), 2);
    for (picture, axes) in pictures.iter().zip([6, 16]) {
        let words: Vec<&str> = picture.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect();
        let named: Vec<&&str> = words.iter().filter(|word| !word.trim().is_empty()).collect();
        // The names of the axes, and of the two regions.
        assert_eq!(named.len(), axes + 2, "{named:?}");
    }
    let told =
        document.descendants().find_map(|node| node.attribute("aria-label").filter(|label| label.contains("战略规划")));
    let told = told.expect("the picture is told in words");
    assert!(told.contains("丁市（虚构）") && told.contains("甲省（虚构）"), "{told}");
}

#[test]
fn markdown_holds_its_pictures() {
    let folder = folder();
    let output = run(folder.path(), &["check", "city_d", "--lang", "zh", "--format", "markdown"]);
    let text = stdout(&output);
    for name in ["6个要素的等级", "16个因素的等级"] {
        assert!(text.contains(&format!("![{name}]")), "the picture is shown");
        assert!(text.contains(&format!("[{name}]: data:image/svg+xml;base64,")), "the picture is there");
    }
}

#[test]
fn a_comparison_draws_both_on_one_radar() {
    let folder = folder();
    let output = run(folder.path(), &["compare", "city_d", "province_a", "--lang", "zh", "--format", "html"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let page = stdout(&output);
    let document = parse(&page);
    let drawn: Vec<String> = elements(&document, "svg").map(text).collect();
    assert_eq!(drawn.len(), 2);
    assert!(drawn.iter().all(|words| words.contains("丁市（虚构）") && words.contains("甲省（虚构）")), "{drawn:?}");
}
