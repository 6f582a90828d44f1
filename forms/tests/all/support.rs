//! The shipped facts and profiles, and forms made of them.

use std::sync::OnceLock;

use guiju_core::assessment::Text;
use guiju_core::{Departments, Document, Profile, ProfileFormat, Ruleset, Unit, read_document, read_profile};
use guiju_forms::{Base, Collected, Form, Lang, Request, Returned, collect, draw_up};
use guiju_grammar::{ArgValue, Diagnostic, FileId, Source};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../rulesets");

/// The shipped rules.
pub fn ruleset() -> &'static Ruleset {
    static RULESET: OnceLock<Ruleset> = OnceLock::new();
    RULESET.get_or_init(|| {
        let mut sources = Vec::new();
        for folder in ["reform", "reform/facts"] {
            let mut paths: Vec<_> =
                std::fs::read_dir(format!("{ROOT}/{folder}")).unwrap().map(|entry| entry.unwrap().path()).collect();
            paths.sort();
            for path in paths {
                let name = path.display().to_string();
                if name.ends_with(".gj") && !name.ends_with("_test.gj") {
                    let id = FileId(u32::try_from(sources.len()).unwrap());
                    sources.push(Source::new(id, name, std::fs::read_to_string(&path).unwrap()));
                }
            }
        }
        let asts: Vec<_> = sources.iter().map(|source| guiju_grammar::parse(source).0).collect();
        let units: Vec<Unit<'_>> =
            sources.iter().zip(&asts).map(|(source, ast)| Unit { ast, source, plugin: None }).collect();
        let (ruleset, diagnostics) = guiju_core::compile(&units);
        assert!(!guiju_grammar::has_errors(&diagnostics), "{diagnostics:?}");
        ruleset
    })
}

/// A profile as it is written and what it means.
pub struct Written {
    pub document: Document,
    pub profile: Profile,
}

pub fn written(text: &str) -> Written {
    let source = Source::new(FileId(0), "p.toml", text);
    let (profile, diagnostics) = read_profile(&source, ProfileFormat::Toml, ruleset());
    let profile = profile.unwrap_or_else(|| panic!("{diagnostics:?}\n{text}"));
    Written { document: read_document(&source, ProfileFormat::Toml).0.unwrap(), profile }
}

/// An example profile.
pub fn example(name: &str) -> Written {
    written(&std::fs::read_to_string(format!("{ROOT}/profiles/{name}.toml")).unwrap())
}

impl Written {
    pub fn text(&self) -> String {
        text(&self.document)
    }
}

pub fn text(document: &Document) -> String {
    document.write(ProfileFormat::Toml, &|_| String::new())
}

/// Every fact, divided among three departments.
pub fn forms(written: &Written, lang: Lang) -> Vec<Form> {
    let departments: Departments = [("org", "县政府办公室"), ("plan", "县政府办公室"), ("service", "县政务服务局")]
        .map(|(path, name)| (path.to_owned(), Text::same(name)))
        .into_iter()
        .chain(
            ["region", "context", "eval", "data", "platform", "market", "risk", "innov", "maturity"]
                .map(|path| (path.to_owned(), Text::same("县大数据局"))),
        )
        .collect();
    let schema = &ruleset().schema;
    let facts: Vec<String> =
        schema.iter().filter(|(_, fact)| !fact.is_identity()).map(|(_, fact)| fact.path.clone()).collect();
    let request = Request {
        ruleset: ruleset(),
        profile: &written.profile,
        document: &written.document,
        facts: &facts,
        departments: &departments,
        by_department: true,
        due: Some("2026-03-31"),
        lang,
    };
    draw_up(&request).unwrap()
}

/// What comes of these files.
pub fn collected(written: &Written, files: &[(&str, Vec<u8>)]) -> Collected {
    let returned: Vec<Returned<'_>> =
        files.iter().zip(0..).map(|((name, bytes), id)| Returned { file: FileId(id), name, bytes }).collect();
    let Written { document, profile } = written;
    collect(&Base { ruleset: ruleset(), document, profile, sent: profile }, &returned)
}

/// `GJ0804 file sheet=… cell=… detail=…`, with the Chinese side of what is said in both languages.
pub fn told(collected: &Collected, files: &[(&str, Vec<u8>)]) -> String {
    let lines: Vec<String> = collected
        .diagnostics
        .iter()
        .map(|diagnostic| {
            let name = files[diagnostic.span.file.0 as usize].0;
            format!("{} {name} {}", diagnostic.code, args(diagnostic))
        })
        .collect();
    lines.join("\n")
}

fn args(diagnostic: &Diagnostic) -> String {
    let args = diagnostic.args.iter().filter(|arg| !arg.name.ends_with("-en")).map(|arg| {
        let value = match &arg.value {
            ArgValue::Text(text) => text.clone(),
            ArgValue::Word(word) => (*word).to_owned(),
            ArgValue::Words(words) => words.join("|"),
            ArgValue::Number(number) => number.to_string(),
        };
        format!("{}={value}", arg.name)
    });
    args.collect::<Vec<_>>().join(" ")
}
