//! Rules and profiles from text, results as text.

use guiju_core::assessment::Assessment;
use guiju_core::{Context, PluginInfo, Profile, ProfileFormat, Ruleset, Unit};
use guiju_grammar::{ArgValue, Diagnostic, FileId, Source};

/// What most tests need before their own items.
pub const HEAD: &str = r#"ruleset t { version "1.0.0" title zh "测试" en "test" }
source s { kind paper title zh "论文" en "paper" citation "A paper" }
taxonomy effect { ai zh "智能应用" en "AI" share zh "共享" en "sharing" }
taxonomy unit { day zh "天" en "days" item zh "项" en "items" }
facts region { id text zh "代码" en "code" name record { zh text zh "中文" en "Chinese" en text zh "英文" en "English" } zh "名称" en "name" level enum { province, city, county } zh "层级" en "level" as_of date zh "日期" en "date" }
facts f {
  a bool zh "甲" en "a"
  b bool zh "乙" en "b"
  c bool zh "丙" en "c"
  share ratio zh "占比" en "share"
  days int in 0.. unit day zh "天数" en "days"
  items int in 0.. unit item zh "项数" en "items"
  kind enum { none zh "无" en "none", some zh "有" en "some" } zh "种类" en "kind"
  set set { x zh "艾" en "X", y zh "歪" en "Y", z zh "贼" en "Z" } zh "集合" en "set"
  open open set { x zh "艾" en "X" } zh "开放集合" en "open set"
  g1 level zh "评一" en "grade one"
  g2 level zh "评二" en "grade two"
  g3 level zh "评三" en "grade three"
  list list { n int zh "数" en "n" done bool zh "完成" en "done" } zh "列表" en "list"
}
"#;

/// A rule with everything it needs but its condition.
pub fn rule(name: &str, clauses: &str) -> String {
    format!(
        "rule {name} {{ number \"{name}\" title zh \"规则\" en \"rule\" basis design severity low \
         recommend zh \"做\" en \"do\" effects none {clauses} }}\n"
    )
}

/// Compiles the head and these items, and gives the ruleset and what was reported, warnings about unused things aside.
pub fn compile(items: &str) -> (Ruleset, Vec<String>) {
    compile_with(items, None)
}

/// The same with items of a plugin.
pub fn compile_with(items: &str, plugin: Option<(&PluginInfo, &str)>) -> (Ruleset, Vec<String>) {
    let mut files = vec![(Source::new(FileId(0), "t.gj", format!("{HEAD}{items}")), None)];
    files.extend(plugin.map(|(info, text)| (Source::new(FileId(1), "p.gj", text), Some(info))));
    let mut reported = Vec::new();
    let mut asts = Vec::new();
    for (source, _) in &files {
        let (ast, diagnostics) = guiju_grammar::parse(source);
        reported.extend(diagnostics.iter().map(|diagnostic| line(source, diagnostic)));
        asts.push(ast);
    }
    let units: Vec<Unit<'_>> =
        files.iter().zip(&asts).map(|((source, plugin), ast)| Unit { ast, source, plugin: *plugin }).collect();
    let (ruleset, diagnostics) = guiju_core::compile(&units);
    for diagnostic in diagnostics.iter().filter(|diagnostic| diagnostic.code.number() != "GJ0105") {
        let source = &files[diagnostic.span.file.0 as usize].0;
        reported.push(line(source, diagnostic));
    }
    (ruleset, reported)
}

/// `GJ0101 «written» name=…`
pub fn line(source: &Source, diagnostic: &Diagnostic) -> String {
    let args = diagnostic.args.iter().map(|arg| {
        let value = match &arg.value {
            ArgValue::Text(text) => text.clone(),
            ArgValue::Word(word) => (*word).to_owned(),
            ArgValue::Words(words) => words.join("|"),
            ArgValue::Number(number) => number.to_string(),
        };
        format!(" {}={value}", arg.name)
    });
    format!("{} «{}»{}", diagnostic.code, source.slice(diagnostic.span), args.collect::<String>())
}

/// A profile in TOML with these facts.
pub fn profile(ruleset: &Ruleset, facts: &str) -> Profile {
    let text =
        format!("kind = \"synthetic\"\n[region]\nid = \"r\"\nname = {{ zh = \"某地\", en = \"A place\" }}\n{facts}");
    let (profile, reported) = read(ruleset, ProfileFormat::Toml, &text);
    profile.unwrap_or_else(|| panic!("the profile cannot be used: {reported:?}"))
}

/// Reads a profile and gives what was reported.
pub fn read(ruleset: &Ruleset, format: ProfileFormat, text: &str) -> (Option<Profile>, Vec<String>) {
    let source = Source::new(FileId(9), "profile", text);
    let (profile, diagnostics) = guiju_core::read_profile(&source, format, ruleset);
    (profile, diagnostics.iter().map(|diagnostic| line(&source, diagnostic)).collect())
}

/// Assesses these facts against these items, which must be without fault.
pub fn assess(items: &str, facts: &str) -> Assessment {
    let (ruleset, reported) = compile(items);
    assert!(reported.is_empty(), "{reported:#?}");
    guiju_core::assess(&ruleset, &profile(&ruleset, facts), &Context::default())
}

/// The outcome of a rule that requires this expression.
pub fn outcome(require: &str, facts: &str) -> String {
    outcome_of(&rule("r", &format!("require {require}")), facts)
}

/// The outcome of the first rule of these items.
pub fn outcome_of(items: &str, facts: &str) -> String {
    let assessment = assess(items, facts);
    serde_json::to_value(assessment.findings[0].outcome).unwrap().as_str().unwrap().to_owned()
}
