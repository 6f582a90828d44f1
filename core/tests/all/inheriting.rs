//! Facts that a region takes from the one above it.

use guiju_core::ProfileFormat::Toml;
use guiju_core::{Context, assess};

use crate::support::{compile, read, rule};

const HEAD: &str = "kind = 'own'\n";

fn region(id: &str) -> String {
    format!("region = {{ id = '{id}', name = {{ zh = '{id}地', en = 'Place {id}' }} }}\n")
}

#[test]
fn what_is_named_and_not_stated_is_taken_and_marked() {
    let (ruleset, _) =
        compile(&(rule("r", "require f.a && f.days > 1 && 'x' in f.set && f.c") + &rule("q", "require f.b")));
    let parent = format!(
        "{HEAD}{}[sources.p]\ntitle = '省报告'\n[f]\na = {{ value = true, source = 'p', at = '1', as_of = '2023' }}\nb = true\nc = true\ndays = 3\nset = ['x']\n",
        region("p")
    );
    let child = format!(
        "{HEAD}{}[inherits]\nfrom = 'p'\nfacts = ['f.a', 'f.set', 'f.days', 'f.c']\n[f]\ndays = 5\nc = {{ missing = 'not_held' }}\n",
        region("c")
    );
    let (parent, told) = read(&ruleset, Toml, &parent);
    assert!(told.is_empty(), "{told:?}");
    let (child, told) = read(&ruleset, Toml, &child);
    assert!(told.is_empty(), "{told:?}");
    let mut child = child.unwrap();
    child.inherit(&parent.unwrap(), &ruleset).unwrap();
    let assessment = assess(&ruleset, &child, &Context::default());
    let facts: Vec<String> = assessment
        .facts
        .iter()
        .map(|fact| {
            let from = fact.inherited.as_ref().map_or("own", |from| from.id.as_str());
            let value = fact.value.as_ref().map(|value| value.en.as_str());
            format!("{} {value:?} {from} {:?} {:?}", fact.path, fact.source, fact.as_of)
        })
        .collect();
    insta::assert_snapshot!(facts.join("\n"), @r#"
    f.a Some("yes") p Some("p") Some("2023")
    f.days Some("5 days") own None None
    f.set Some("X") p None None
    "#);
    let source = assessment.sources.iter().find(|source| source.key == "p").unwrap();
    assert_eq!(source.title.zh, "省报告");
}

#[test]
fn what_cannot_be_taken_is_told() {
    let (ruleset, _) = compile(&rule("r", "require f.a"));
    let told =
        |inherits: &str| read(&ruleset, Toml, &format!("{HEAD}{}[inherits]\n{inherits}\n", region("c"))).1.join("\n");
    insta::assert_snapshot!(told("from = 'p'\nfacts = ['region.level', 'f.dayz']"), @r"
    GJ0806 «'region.level'» detail=word-inherit-region name=region.level
    GJ0402 «'f.dayz'» path=f.dayz suggestion=f.days
    ");
    insta::assert_snapshot!(told("facts = ['f']"), @"GJ0403 «[inherits]» path=inherits.from expected=word-text found=word-table");
    insta::assert_snapshot!(told("from = 'p'\nfacts = 'f'"), @"GJ0403 «'f'» path=inherits.facts expected=word-list found=word-text");
    insta::assert_snapshot!(told("from = 'p'\nfacts = []\nfact = 1"), @"GJ0412 «fact» key=fact suggestion=facts");
    let (other, _) = read(&ruleset, Toml, &format!("{HEAD}{}", region("q")));
    let (child, _) = read(&ruleset, Toml, &format!("{HEAD}{}[inherits]\nfrom = 'p'\nfacts = ['f']\n", region("c")));
    let refused = child.unwrap().inherit(&other.unwrap(), &ruleset).unwrap_err();
    assert_eq!(refused.code.number(), "GJ0806");
}
