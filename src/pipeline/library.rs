//! A library of plugins, each judged with the base rules by itself, so that what one brings is not put down to another.

use guiju_core::assessment::Assessment;
use guiju_core::profile::Inherits;
use guiju_core::reuse::{Candidate, Reuse, reuse};
use guiju_core::{Context, Local, Profile, ProfileFormat, Ruleset};
use guiju_grammar::ast::ItemKind;
use guiju_grammar::{Code, Diagnostic, Source};
use guiju_plugins::{Package, PluginFunctions};

use super::{Part, Plugins, Rules, compile, context, digest, read};
use crate::embedded;
use crate::inputs::{Inputs, Named, problem};

/// Base rules, and the plugins that could be loaded beside them.
pub struct Library {
    base: Rules,
    /// What all of them declare: a profile may state facts of several plugins.
    declared: Rules,
    /// The plugins, in the order they were given.
    pub entries: Vec<Entry>,
}

/// A plugin of a library.
pub struct Entry {
    /// What its file holds.
    pub package: Package,
    /// The base rules and its own.
    rules: Rules,
}

/// A place's profile and how it is assessed, as one ruleset reads it.
struct Reading {
    profile: Profile,
    origins: Vec<Profile>,
    context: Context,
}

/// How many profiles may stand above one: a township's county, city and province, and one to spare.
const MOST_ABOVE: usize = 4;

/// Finds the profile that another inherits from, by the name of the other's file.
pub type Find<'a> = dyn Fn(&str, &Inherits, &mut Inputs) -> Option<Named> + 'a;

/// What a place has settled for itself, as these rules read it.
pub type Settle<'a> = dyn Fn(&Rules, &mut Inputs) -> Option<Local> + 'a;

impl Library {
    /// The shipped rules with files of one's own, and each of the plugins beside them; nothing when something cannot be used.
    pub fn new(inputs: &mut Inputs, files: &[Named], plugins: &Plugins) -> Option<Library> {
        let before = inputs.errors();
        let (base, plugins) = read(inputs, files, plugins);
        if inputs.errors() > before {
            return None;
        }
        let declarations =
            base.iter().chain(plugins.iter().map(|(part, _)| part)).map(declarations).collect::<Vec<_>>();
        // Declarations are checked with the rules they belong to.
        let (declared, _) = compile(&declarations, PluginFunctions::default());
        let mut entries = Vec::new();
        let mut parts = base;
        let (base, reported) = compile(&parts, PluginFunctions::default());
        for (part, plugin) in plugins {
            let package = plugin.plugin.package.clone();
            parts.push(part);
            let functions = PluginFunctions::new([(plugin.alias, plugin.plugin)]);
            inputs.watch(functions.clone());
            let (rules, diagnostics) = compile(&parts, functions);
            parts.pop();
            inputs.report(diagnostics.into_iter().filter(|diagnostic| !reported.contains(diagnostic)));
            entries.push(Entry { package, rules });
        }
        inputs.report(reported);
        if inputs.errors() > before { None } else { Some(Library { base, declared, entries }) }
    }

    /// Judges the library for a place: its assessment by the base rules, and what each plugin would mean. The profiles of
    /// origins are found by their `region.id`, those given here before the examples.
    pub fn judge(
        &self,
        inputs: &mut Inputs,
        place: &Named,
        origins: &[Named],
        settings: &[String],
        (find, settle): (&Find<'_>, &Settle<'_>),
    ) -> Option<(Assessment, Reuse)> {
        let before = inputs.errors();
        let place = self.place(inputs, place, find)?;
        let origins: Vec<Readable> = origins.iter().filter_map(|origin| Readable::new(inputs, origin)).collect();
        for origin in &origins {
            inputs.report(origin.read(&self.declared.ruleset, None).1);
        }
        self.declared.settings(inputs, settings);
        settle(&self.declared, inputs);
        if inputs.errors() > before {
            return None;
        }
        let origins = self.origins(origins, inputs);
        let reading = |rules: &Rules, origins: &[&Readable]| self.reading(rules, &place, origins, settings, settle);
        let base = reading(&self.base, &[])?;
        let base = guiju_core::assess(&self.base.ruleset, &base.profile, &base.context);
        let readings: Vec<(&Entry, Reading)> = self
            .entries
            .iter()
            .filter_map(|entry| Some((entry, reading(&entry.rules, &origins_of(&origins, entry))?)))
            .collect();
        let candidates = readings.iter().map(|(entry, reading)| Candidate {
            ruleset: &entry.rules.ruleset,
            plugin: entry.rules.ruleset.plugins.len().saturating_sub(1),
            profile: &reading.profile,
            origins: &reading.origins,
            context: &reading.context,
        });
        let reuse = reuse(&base, &candidates.collect::<Vec<_>>());
        Some((base, reuse))
    }

    /// The profiles of origins by `region.id`. One that no plugin comes from was given by mistake.
    fn origins(&self, given: Vec<Readable>, inputs: &mut Inputs) -> Vec<(String, Readable)> {
        let wanted = |id: &str| self.entries.iter().any(|entry| is_origin(entry, id));
        let mut origins = Vec::new();
        for profile in given {
            let id = profile.region(&self.declared.ruleset).unwrap_or_default();
            if !wanted(&id) {
                inputs.report([unused_origin(&profile, &id)]);
            }
            origins.push((id, profile));
        }
        let examples = embedded::profile_names().into_iter().filter(|name| wanted(name)).filter_map(|name| {
            let example = embedded::profile(name)?;
            Readable::new(inputs, &Named { name: example.name.to_owned(), bytes: example.bytes.to_vec() })
        });
        let examples: Vec<Readable> = examples.collect();
        origins.extend(
            examples.into_iter().filter_map(|profile| Some((profile.region(&self.declared.ruleset)?, profile))),
        );
        origins
    }

    /// A profile and those it inherits from, the highest first.
    fn place(&self, inputs: &mut Inputs, place: &Named, find: &Find<'_>) -> Option<Vec<Readable>> {
        let mut place = place.clone();
        let mut chain = Vec::new();
        loop {
            let readable = Readable::new(inputs, &place)?;
            let (profile, diagnostics) = readable.read(&self.declared.ruleset, None);
            inputs.report(diagnostics);
            chain.insert(0, readable);
            let Some(inherits) = profile?.inherits else { return Some(chain) };
            if chain.len() > MOST_ABOVE {
                inputs.report([inherits.unavailable(true)]);
                return None;
            }
            place = find(&place.name, &inherits, inputs)?;
        }
    }

    /// A profile with what it inherits, as a ruleset reads it.
    fn inherited(&self, ruleset: &Ruleset, place: &[Readable]) -> Option<Profile> {
        let mut above: Option<Profile> = None;
        for readable in place {
            let mut own = readable.read(ruleset, Some(&self.declared.ruleset)).0?;
            if let Some(above) = &above {
                super::inherit(&mut own, above, ruleset).ok()?;
            }
            above = Some(own);
        }
        above
    }

    fn reading(
        &self,
        rules: &Rules,
        place: &[Readable],
        origins: &[&Readable],
        settings: &[String],
        settle: &Settle<'_>,
    ) -> Option<Reading> {
        let read = |readable: &Readable| readable.read(&rules.ruleset, Some(&self.declared.ruleset)).0;
        // What is wrong with a setting was told when it was read by what all plugins declare.
        let mut told = Inputs::default();
        let local = settle(rules, &mut told);
        let settings = rules.settings(&mut told, settings);
        let origins = origins.iter().filter_map(|origin| read(origin)).collect();
        Some(Reading {
            profile: self.inherited(&rules.ruleset, place)?,
            origins,
            context: Context { local, ..context(settings) },
        })
    }
}

fn is_origin(entry: &Entry, id: &str) -> bool {
    entry.package.manifest.origins.iter().any(|origin| origin.id == id)
}

/// The profile of each region that a plugin comes from; of several of one region, the first.
fn origins_of<'o>(origins: &'o [(String, Readable)], entry: &Entry) -> Vec<&'o Readable> {
    let own = entry.package.manifest.origins.iter();
    own.filter_map(|own| origins.iter().find(|(id, _)| *id == own.id).map(|(_, profile)| profile)).collect()
}

fn unused_origin(profile: &Readable, id: &str) -> Diagnostic {
    problem(Code::UnusedOrigin).arg("name", profile.source.name.as_str()).arg("id", id)
}

/// What a file declares, without what follows from it.
fn declarations(part: &Part) -> Part {
    let mut part = part.clone();
    part.ast.items.retain(|item| {
        matches!(
            item.kind,
            ItemKind::Ruleset(_)
                | ItemKind::Source(_)
                | ItemKind::Taxonomy(_)
                | ItemKind::Facts(_)
                | ItemKind::Param(_)
        )
    });
    part
}

/// A profile's file, to be read by several rulesets.
struct Readable {
    source: Source,
    format: ProfileFormat,
    digest: String,
}

impl Readable {
    fn new(inputs: &mut Inputs, file: &Named) -> Option<Readable> {
        let (source, format) = super::profile_source(inputs, file)?;
        Some(Readable { source, format, digest: digest(&file.bytes) })
    }

    /// The profile as a ruleset reads it; what only `wider` knows is passed over.
    fn read(&self, ruleset: &Ruleset, wider: Option<&Ruleset>) -> (Option<Profile>, guiju_grammar::Diagnostics) {
        let (mut profile, diagnostics) =
            guiju_core::read_profile_within(&self.source, self.format, ruleset, wider.unwrap_or(ruleset));
        if let Some(profile) = &mut profile {
            profile.set_digest(self.digest.clone());
        }
        (profile, diagnostics)
    }

    /// Its `region.id`.
    fn region(&self, ruleset: &Ruleset) -> Option<String> {
        let profile = self.read(ruleset, None).0?;
        profile.region(ruleset)
    }
}
