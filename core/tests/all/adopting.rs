//! Plugins under names of a place's own: whose names are whose, and what waits for which safeguard.

use guiju_core::{Context, PluginInfo, Unit};
use guiju_grammar::{FileId, Source};

use crate::support::{HEAD, line, profile, rule};

/// Compiles plugins with rules of their own beside the head and a base rule.
fn together(plugins: &[(PluginInfo, &str)]) -> (guiju_core::Ruleset, Vec<String>) {
    let base = Source::new(FileId(0), "t.gj", format!("{HEAD}{}", rule("r", "require f.b")));
    let sources = plugins.iter().zip(1..).map(|((_, text), id)| Source::new(FileId(id), "p.gj", *text));
    let sources: Vec<Source> = std::iter::once(base).chain(sources).collect();
    let asts: Vec<_> = sources.iter().map(|source| guiju_grammar::parse(source).0).collect();
    let infos = std::iter::once(None).chain(plugins.iter().map(|(info, _)| Some(info)));
    let units: Vec<Unit<'_>> =
        sources.iter().zip(&asts).zip(infos).map(|((source, ast), plugin)| Unit { ast, source, plugin }).collect();
    let (ruleset, diagnostics) = guiju_core::compile(&units);
    let told = diagnostics.iter().filter(|one| one.code.number() != "GJ0105");
    let told = told.map(|one| line(&sources[one.span.file.0 as usize], one)).collect();
    (ruleset, told)
}

fn called(alias: &str, digest: &str) -> PluginInfo {
    PluginInfo { alias: alias.to_owned(), id: "gd".to_owned(), digest: digest.to_owned(), ..PluginInfo::default() }
}

#[test]
fn what_two_plugins_could_both_own_belongs_to_the_longer_name() {
    let head = |name: &str| format!("ruleset {name} {{ version \"1.0.0\" title zh \"包\" en \"plugin\" uses t }}\n");
    let short = head("gd") + &rule("gd.x.r", "require f.a");
    let long = head("gd.x") + &rule("gd.x.q", "require f.a");
    let (_, told) = together(&[(called("gd", "sha256:1"), &short), (called("gd.x", "sha256:2"), &long)]);
    insta::assert_snapshot!(told.join("\n"), @"GJ0505 «gd.x.r» name=gd.x.r plugin=gd");
    assert!(together(&[(called("gd", "sha256:1"), &short)]).1.is_empty());
    let fine = short.replace("gd.x.r", "gd.xy");
    assert!(together(&[(called("gd", "sha256:1"), &fine), (called("gd.x", "sha256:2"), &long)]).1.is_empty());
}

#[test]
fn one_file_under_two_names_brings_its_sources_once() {
    let text = |name: &str| {
        format!(
            "ruleset {name} {{ version \"1.0.0\" title zh \"包\" en \"plugin\" uses t }}\n\
             source own {{ kind paper title zh \"文\" en \"paper\" citation \"A paper\" }}\n\
             taxonomy unit {{ sheet zh \"张\" en \"sheets\" }}\n{}",
            rule(&format!("{name}.r"), "cite own \"1\" require f.a")
        )
    };
    let (one, two) = (text("one"), text("two"));
    let (ruleset, told) = together(&[(called("one", "sha256:1"), &one), (called("two", "sha256:1"), &two)]);
    assert!(told.is_empty(), "{told:?}");
    assert_eq!(ruleset.rules.len(), 3);
    let (_, told) = together(&[(called("one", "sha256:1"), &one), (called("two", "sha256:2"), &two)]);
    assert!(told.iter().all(|line| line.starts_with("GJ0103")) && told.len() == 2, "{told:?}");
}

/// The guards that hold the rules `one.acts` and `one.talks` and the plugin itself, which leaves open whether it shares.
fn waiting(holds: &str) -> [String; 3] {
    let guard = format!(
        "guard one.g {{ number \"G\" title zh \"保障\" en \"guard\" basis design recommend zh \"先办\" en \"first\" require f.c {holds} }}\n"
    );
    let head = "ruleset one { version \"1.0.0\" title zh \"包\" en \"plugin\" uses t }\n";
    let acts = rule("one.acts", "require f.a").replace("effects none", "effects ai");
    let text = format!("{head}{guard}{acts}{}", rule("one.talks", "require f.a"));
    let plugin = PluginInfo {
        effects: vec!["ai".to_owned()],
        unanswered: vec!["share".to_owned()],
        ..called("one", "sha256:1")
    };
    let (ruleset, told) = together(&[(plugin, &text)]);
    assert!(told.is_empty(), "{told:?}");
    let facts = profile(&ruleset, "[f]\na = false\nb = true\nc = false");
    let assessment = guiju_core::assess(&ruleset, &facts, &Context::default());
    let held = &assessment.guards[0].held;
    ["one.acts", "one.talks", "one"]
        .map(|name| if held.iter().any(|held| held == name) { "held" } else { "free" }.to_owned())
}

#[test]
fn a_rule_waits_for_what_it_brings_about_and_for_what_the_plugin_waits_for_as_such() {
    assert_eq!(waiting("holds effects ai"), ["held", "free", "held"]);
    assert_eq!(waiting("holds effects share"), ["held", "free", "held"], "an open question is no way past a guard");
    assert_eq!(waiting("holds plugins all"), ["held", "held", "held"]);
    assert_eq!(
        waiting("holds plugins gd"),
        ["held", "held", "held"],
        "a name of the place's own is no way past a guard"
    );
    assert_eq!(waiting("holds plugins other"), ["free", "free", "free"]);
}

/// The guards that hold a plugin whose manifest denies and leaves open as given, and whose rules declare `clauses`.
fn held_for_sharing(plugin: PluginInfo, clauses: &str) -> usize {
    let head = "ruleset one { version \"1.0.0\" title zh \"包\" en \"plugin\" uses t }\n";
    let guard = "guard one.g { number \"G\" title zh \"保障\" en \"guard\" basis design recommend zh \"先办\" en \"first\" \
                 require f.c holds effects share }\n";
    let (ruleset, told) = together(&[(plugin, &format!("{head}{guard}{clauses}"))]);
    assert!(told.is_empty(), "{told:?}");
    let assessment = guiju_core::assess(&ruleset, &profile(&ruleset, ""), &Context::default());
    assessment.plugins[0].holds.len()
}

#[test]
fn what_the_rules_declare_is_had_whatever_the_manifest_denies() {
    let denied = || called("one", "sha256:1");
    let rule = |effects: &str| rule("one.r", "require f.a").replace("effects none", effects);
    let innovation = "innovation one { title zh \"成果\" en \"innovation\" answers r needs f.a zh \"有\" en \"there\" \
                      evidence B effects share }\n";
    assert_eq!(held_for_sharing(denied(), &rule("effects ai")), 0);
    assert_eq!(held_for_sharing(denied(), &rule("effects share, ai")), 1);
    assert_eq!(held_for_sharing(denied(), innovation), 1);
    let variant = |effects: &str| format!("variant one.v of r {{ number \"V\" require f.a {effects} }}\n");
    assert_eq!(held_for_sharing(denied(), &variant("")), 0);
    assert_eq!(held_for_sharing(denied(), &variant("effects share")), 1);
}
