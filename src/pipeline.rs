//! From files to assessments: the calls into the engine, in order. What is wrong goes to [`Inputs`].

mod library;
mod plugins;

use std::sync::Arc;

use guiju_core::assessment::{Assessment, Citation, Explanation, SCHEMA, SourceKind, Text};
use guiju_core::testing::TestReport;
use guiju_core::{
    Context, Document, FactSummary, PluginInfo, Profile, ProfileFormat, RuleSummary, Ruleset, SettingValue, Steps, Unit,
};
use guiju_grammar::ast::{Ast, ItemKind, Word};
use guiju_grammar::{Code, Diagnostic, Diagnostics, FileId, Source, Spanned, parse};
use guiju_plugins::{PackageError, PluginFunctions};
use sha2::{Digest, Sha256};

use crate::embedded;
use crate::inputs::{Inputs, Named, problem};

pub use library::{Entry, Library};
pub use plugins::{PluginFile, Plugins};

use plugins::Loaded;

/// A checked ruleset, ready for any number of profiles.
pub struct Rules {
    ruleset: Ruleset,
    /// The files that ship with the command.
    shipped: Vec<FileId>,
}

/// One file on its way to the compiler.
#[derive(Clone)]
struct Part {
    ast: Ast,
    source: Source,
    plugin: Option<PluginInfo>,
    shipped: bool,
    digest: String,
}

/// The shipped rules together with files of one's own and plugins; nothing when something in them cannot be used.
pub fn rules(inputs: &mut Inputs, files: &[Named], plugins: &[Named]) -> Option<Rules> {
    rules_with(inputs, files, &Plugins::from(plugins))
}

/// The same, with plugins of which more is known than their files.
pub fn rules_with(inputs: &mut Inputs, files: &[Named], plugins: &Plugins) -> Option<Rules> {
    let before = inputs.errors();
    let (mut parts, plugins) = read(inputs, files, plugins);
    parts.extend(plugins.iter().map(|(part, _)| part.clone()));
    // Names cannot be resolved against files that are not whole: the compiler would report what is not wrong.
    if inputs.errors() > before {
        return None;
    }
    let functions = PluginFunctions::new(plugins.into_iter().map(|(_, loaded)| (loaded.alias, loaded.plugin)));
    inputs.watch(functions.clone());
    let (rules, diagnostics) = compile(&parts, functions);
    inputs.report(diagnostics);
    if inputs.errors() > before { None } else { Some(rules) }
}

/// Compiles files together. The rules may be used when no diagnostic is an error.
fn compile(parts: &[Part], functions: PluginFunctions) -> (Rules, Diagnostics) {
    let units: Vec<Unit<'_>> =
        parts.iter().map(|part| Unit { ast: &part.ast, source: &part.source, plugin: part.plugin.as_ref() }).collect();
    let (mut ruleset, mut diagnostics) = guiju_core::compile(&units);
    diagnostics.extend(functions.check(&ruleset.functions));
    ruleset.host = Some(Arc::new(functions));
    for header in &mut ruleset.headers {
        let part = parts.iter().find(|part| part.source.id == header.file);
        header.digest = part.map(|part| part.digest.clone());
    }
    let shipped = parts.iter().filter(|part| part.shipped).map(|part| part.source.id).collect();
    (Rules { ruleset, shipped }, diagnostics)
}

/// Reads the rules for what is wrong in each file by itself, where others of them could not be had.
pub fn look_through(inputs: &mut Inputs, files: &[Named], plugins: &Plugins) {
    read(inputs, files, plugins);
}

/// The shipped rule files with those added, and the plugins with their rules.
fn read(inputs: &mut Inputs, files: &[Named], plugins: &Plugins) -> (Vec<Part>, Vec<(Part, Loaded)>) {
    let mut parts = Vec::new();
    for file in embedded::rules() {
        parts.extend(part(inputs, file.name, file.bytes).map(|part| Part { shipped: true, ..part }));
    }
    for file in files {
        parts.extend(part(inputs, &file.name, &file.bytes));
    }
    let effects: Vec<String> =
        effects(parts.iter().map(|part| &part.ast)).into_iter().map(|member| member.name.value.clone()).collect();
    let loaded = plugins::load(inputs, plugins);
    let with_rules = loaded.into_iter().filter_map(|plugin| Some((plugin.part(inputs, plugins, &effects)?, plugin)));
    let plugins = with_rules.collect();
    (parts, plugins)
}

fn part(inputs: &mut Inputs, name: &str, bytes: &[u8]) -> Option<Part> {
    let source = inputs.add(name, bytes)?;
    let (ast, diagnostics) = parse(&source);
    inputs.report(diagnostics);
    Some(Part { ast, source, plugin: None, shipped: false, digest: digest(bytes) })
}

/// Reports what is wrong with a plugin: a file that is no good is wrong input, one that breaks when it runs has failed.
pub fn report_package(inputs: &mut Inputs, file: FileId, error: &PackageError) {
    let diagnostics = error.diagnostics(file);
    if error.is_failure() { inputs.report_plugin_failure(diagnostics) } else { inputs.report(diagnostics) }
}

/// The words of the taxonomy `effect`.
fn effects<'a>(asts: impl Iterator<Item = &'a Ast>) -> Vec<&'a Word> {
    let taxonomies = asts.flat_map(|ast| &ast.items).filter_map(|item| match &item.kind {
        ItemKind::Taxonomy(taxonomy) if taxonomy.name.value == "effect" => Some(taxonomy),
        _ => None,
    });
    taxonomies.flat_map(|taxonomy| &taxonomy.words).collect()
}

/// The effects that the shipped rules know, each with what readers call it.
pub fn effects_by_title() -> Vec<(String, Text)> {
    let mut inputs = Inputs::default();
    let asts: Vec<Ast> = embedded::rules()
        .iter()
        .filter_map(|file| part(&mut inputs, file.name, file.bytes))
        .map(|part| part.ast)
        .collect();
    let title = |word: &Word| match &word.label {
        Some(label) => {
            let side =
                |side: &Option<Spanned<String>>| side.as_ref().map(|side| side.value.clone()).unwrap_or_default();
            Text { zh: side(&label.zh), en: side(&label.en) }
        }
        None => Text::same(word.name.value.clone()),
    };
    effects(asts.iter()).into_iter().map(|word| (word.name.value.clone(), title(word))).collect()
}

impl Rules {
    /// Reads one profile; its format is told by the name's extension.
    pub fn profile(&self, inputs: &mut Inputs, file: &Named) -> Option<Profile> {
        let (source, format) = profile_source(inputs, file)?;
        let (profile, diagnostics) = guiju_core::read_profile(&source, format, &self.ruleset);
        inputs.report(diagnostics);
        let mut profile = profile?;
        profile.set_digest(digest(&file.bytes));
        Some(profile)
    }

    /// Reads one profile both as it is written and as what it means; nothing when something in it is wrong.
    pub fn document(&self, inputs: &mut Inputs, file: &Named) -> Option<(Document, Profile)> {
        let (source, format) = profile_source(inputs, file)?;
        let (profile, diagnostics) = guiju_core::read_profile(&source, format, &self.ruleset);
        inputs.report(diagnostics);
        // Whatever is wrong with how it is written was told when its meaning was read.
        Some((guiju_core::read_document(&source, format).0?, profile?))
    }

    /// Reads the settings of `--set`.
    pub fn settings(&self, inputs: &mut Inputs, settings: &[String]) -> Vec<SettingValue> {
        let mut values = Vec::new();
        for setting in settings {
            let source = inputs.add_text("--set", setting);
            let (value, diagnostics) = guiju_core::read_setting(&source, &self.ruleset);
            inputs.report(diagnostics);
            values.extend(value);
        }
        values
    }

    /// Checks a profile.
    pub fn assess(&self, profile: &Profile, context: &Context) -> Assessment {
        guiju_core::assess(&self.ruleset, profile, context)
    }

    /// The whole trace of one rule, by name or number.
    pub fn explain(&self, profile: &Profile, context: &Context, rule: &str, steps: Steps) -> Option<Explanation> {
        guiju_core::explain(&self.ruleset, profile, context, rule, steps)
    }

    /// Runs all tests, and tells what they cover of all rules.
    pub fn run_all_tests(&self) -> TestReport {
        guiju_core::run_tests(&self.ruleset, |_| true)
    }

    /// Runs the tests of the files that were added to the shipped ones, and tells what they cover of those files.
    pub fn run_added_tests(&self) -> TestReport {
        guiju_core::run_tests(&self.ruleset, |span| !self.shipped.contains(&span.file))
    }

    /// The rules as they were compiled.
    pub fn ruleset(&self) -> &Ruleset {
        &self.ruleset
    }

    /// Every rule and variant.
    pub fn summaries(&self) -> Vec<RuleSummary> {
        self.ruleset.summaries()
    }

    /// Whether a citation is of a law, a policy or a standard.
    pub fn is_official(&self, citation: &Citation) -> bool {
        let source = self.ruleset.sources.iter().find(|source| source.key == citation.source);
        source.is_some_and(|source| source.kind != SourceKind::Paper)
    }

    /// Every fact a profile can state.
    pub fn facts(&self) -> Vec<FactSummary> {
        self.ruleset.fact_summaries()
    }

    /// Every tag and what readers call it.
    pub fn tags(&self) -> Vec<(String, Text)> {
        self.ruleset.tags()
    }
}

/// A profile's text and format. A workbook is read as the rows of its first sheet; the format is told by the extension.
fn profile_source(inputs: &mut Inputs, file: &Named) -> Option<(Source, ProfileFormat)> {
    let extension = file.name.rsplit_once('.').map_or("", |(_, extension)| extension);
    if is_workbook(&file.name) {
        return match guiju_forms::to_rows(&file.bytes) {
            Ok(rows) => Some((inputs.add_text(&file.name, &rows), ProfileFormat::Csv)),
            Err(refusal) => {
                let id = inputs.add_binary(&file.name);
                inputs.report([guiju_forms::refused(id, &refusal)]);
                None
            }
        };
    }
    let Some(format) = ProfileFormat::of_extension(extension) else {
        inputs.report([problem(Code::UnknownFormat).arg("name", file.name.as_str())]);
        return None;
    };
    let bytes = if format == ProfileFormat::Csv { guiju_forms::decode(&file.bytes) } else { (&file.bytes).into() };
    inputs.add(&file.name, &bytes).map(|source| (source, format))
}

/// Whether a file is a workbook, by its name.
pub fn is_workbook(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("xlsx"))
}

/// Whether a file is an assessment that was saved, rather than a profile.
pub fn is_saved(file: &Named) -> bool {
    #[derive(serde::Deserialize)]
    struct Head {
        schema: String,
    }
    let family = SCHEMA.split('/').next().unwrap_or(SCHEMA);
    let head: Result<Head, _> = serde_json::from_slice(&file.bytes);
    head.is_ok_and(|head| head.schema.split('/').next() == Some(family))
}

/// Reads an assessment that was saved.
pub fn saved(file: &Named, inputs: &mut Inputs) -> Option<Assessment> {
    match serde_json::from_slice::<Assessment>(&file.bytes) {
        Ok(assessment) if assessment.schema == SCHEMA => Some(assessment),
        Ok(assessment) => {
            inputs.report([unusable(file, assessment.schema)]);
            None
        }
        Err(error) => {
            inputs.report([unusable(file, error.to_string())]);
            None
        }
    }
}

fn unusable(file: &Named, detail: String) -> Diagnostic {
    problem(Code::UnusableAssessment).arg("name", file.name.as_str()).arg("detail", detail)
}

/// The circumstances of a run.
pub fn context(settings: Vec<SettingValue>) -> Context {
    Context { settings, ..Context::default() }
}

/// The value of an expression that stands alone, or why it has none.
pub fn evaluate(inputs: &mut Inputs, expression: &str) -> Option<Result<String, Text>> {
    let source = inputs.add_text("eval", expression);
    let (value, diagnostics) = guiju_core::evaluate(&source);
    inputs.report(diagnostics);
    value
}

/// Takes from the profile of the region above what one inherits; its digest then covers all files that were read.
///
/// # Errors
///
/// GJ0806 when the other profile is of another region than the one named.
pub fn inherit(own: &mut Profile, above: &Profile, ruleset: &Ruleset) -> Result<(), Diagnostic> {
    own.inherit(above, ruleset)?;
    let lines: String = own.files.iter().map(|file| format!("{}\n", file.digest)).collect();
    own.set_digest(digest(lines.as_bytes()));
    Ok(())
}

/// The SHA-256 of a file: `sha256:…`
pub fn digest(bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    hash.iter().fold(String::from("sha256:"), |text, byte| text + &format!("{byte:02x}"))
}
