//! From syntax trees to a checked ruleset.

mod call;
mod deadlock;
mod eligible;
mod expr;
mod facts;
mod function;
mod index;
mod items;
mod over;
mod overload;
mod params;
mod path;
mod readings;
mod references;
mod rules;
mod template;
mod tests;
mod unify;

use std::collections::{HashMap, HashSet};

use guiju_grammar::ast::{self, Ast, Item, ItemKind, Name};
use guiju_grammar::expr::Expr;
use guiju_grammar::{ArgValue, Code, Diagnostic, Diagnostics, Source, Span, nearest};

pub(crate) use self::deadlock::holds_rule;
use self::expr::Typed;
pub(crate) use self::expr::{Checker, Names, Signature};
pub use self::function::{Declaration, declarations};
pub(crate) use self::params::{constant, member_label, within};
use crate::PluginInfo;
use crate::assessment::{Citation, Text};
use crate::ir::ExprId;
use crate::limits::{MAX_DEPTH, MAX_SIZE};
use crate::ruleset::Ruleset;

/// One file to compile.
#[derive(Clone, Copy, Debug)]
pub struct Unit<'a> {
    /// Its syntax tree.
    pub ast: &'a Ast,
    /// Its text, which reports quote.
    pub source: &'a Source,
    /// The plugin it came in.
    pub plugin: Option<&'a PluginInfo>,
}

/// Checks rule files together and makes one ruleset of them. The ruleset may be used when no diagnostic is an error.
///
/// ```
/// use guiju_grammar::{FileId, Source, parse};
/// let source = Source::new(FileId(0), "a.gj", "ruleset a { version \"1.0.0\" title zh \"甲\" en \"A\" }\n");
/// let (ast, _) = parse(&source);
/// let (ruleset, diagnostics) = guiju_core::compile(&[guiju_core::Unit { ast: &ast, source: &source, plugin: None }]);
/// assert!(diagnostics.is_empty());
/// assert_eq!(ruleset.headers.len(), 1);
/// ```
pub fn compile(units: &[Unit<'_>]) -> (Ruleset, Diagnostics) {
    let mut compiler = Compiler::new(units);
    compiler.each(units, |compiler, item| match &item.kind {
        ItemKind::Ruleset(item) => compiler.ruleset(item),
        ItemKind::Source(item) => compiler.source(item),
        _ => {}
    });
    compiler.each(units, |compiler, item| {
        if let ItemKind::Taxonomy(item) = &item.kind {
            compiler.taxonomy(item);
        }
    });
    compiler.headers(units);
    compiler.plugin_ids(units);
    compiler.each(units, |compiler, item| {
        if let ItemKind::Facts(item) = &item.kind {
            compiler.facts(item);
        }
    });
    compiler.each(units, |compiler, item| match &item.kind {
        ItemKind::Param(item) => compiler.param(item),
        ItemKind::Extern(item) => compiler.function(item),
        _ => {}
    });
    compiler.each(units, |compiler, item| {
        if let ItemKind::Index(item) = &item.kind {
            compiler.index(item);
        }
    });
    compiler.defines(units);
    compiler.each(units, |compiler, item| match &item.kind {
        ItemKind::Facts(item) => compiler.checks(item),
        ItemKind::Index(item) => compiler.index_conditions(item),
        ItemKind::Choice(item) => compiler.choice(item),
        _ => {}
    });
    compiler.each(units, |compiler, item| {
        if let ItemKind::Model(item) = &item.kind {
            compiler.model(item);
        }
    });
    compiler.candidates();
    compiler.each(units, |compiler, item| {
        if let ItemKind::Rule(item) = &item.kind {
            compiler.rule(item);
        }
    });
    compiler.each(units, |compiler, item| match &item.kind {
        ItemKind::Variant(item) => compiler.variant(item),
        ItemKind::Guard(item) => compiler.guard(item),
        _ => {}
    });
    compiler.each(units, |compiler, item| match &item.kind {
        ItemKind::Innovation(item) => compiler.innovation(item),
        ItemKind::Test(item) => compiler.test(item),
        _ => {}
    });
    compiler.finish(units)
}

/// The state of one compilation.
struct Compiler<'a> {
    ruleset: Ruleset,
    names: Names,
    diagnostics: Diagnostics,
    /// The file being compiled.
    unit: Current<'a>,
    fact_spans: HashMap<String, Span>,
    /// First definitions by kind and name.
    defined: HashMap<(&'static str, String), Span>,
    used: HashSet<(&'static str, String)>,
}

/// Whose file is being compiled.
#[derive(Clone, Copy, Debug, Default)]
struct Current<'a> {
    plugin: Option<(usize, &'a str)>,
}

impl<'a> Compiler<'a> {
    fn new(units: &[Unit<'a>]) -> Self {
        let mut ruleset = Ruleset::default();
        for unit in units {
            ruleset.texts.insert(unit.source.id, unit.source.clone());
            if let Some(plugin) = unit.plugin
                && !ruleset.plugins.iter().any(|known| known.alias == plugin.alias)
            {
                ruleset.plugins.push(plugin.clone());
            }
        }
        let names = Names { texts: ruleset.texts.clone(), ..Names::default() };
        Compiler {
            ruleset,
            names,
            diagnostics: Vec::new(),
            unit: Current::default(),
            fact_spans: HashMap::new(),
            defined: HashMap::new(),
            used: HashSet::new(),
        }
    }

    /// A plugin's name must not begin like the base ruleset's own names, or its names could pass for theirs.
    fn plugin_ids(&mut self, units: &[Unit<'a>]) {
        let first = |name: &str| name.split('.').next().unwrap_or_default().to_owned();
        let base = units.iter().filter(|unit| unit.plugin.is_none());
        let taken: HashSet<String> = base
            .flat_map(|unit| &unit.ast.items)
            .filter_map(|item| item.kind.name())
            .map(|name| first(&name.value))
            .collect();
        for unit in units.iter().filter(|unit| unit.plugin.is_some_and(|plugin| taken.contains(&first(&plugin.alias))))
        {
            self.unit = self.current(unit);
            if let Some(name) = unit.ast.items.first().and_then(|item| item.kind.name()) {
                self.outside_plugin(name);
            }
        }
    }

    /// Visits every item, with the file it stands in made current.
    fn each(&mut self, units: &[Unit<'a>], visit: fn(&mut Self, &Item)) {
        for unit in units {
            self.unit = self.current(unit);
            for item in &unit.ast.items {
                visit(self, item);
            }
        }
    }

    fn current(&self, unit: &Unit<'a>) -> Current<'a> {
        let plugin = unit.plugin.and_then(|plugin| {
            let index = self.ruleset.plugins.iter().position(|known| known.alias == plugin.alias)?;
            Some((index, plugin.alias.as_str()))
        });
        Current { plugin }
    }

    /// Whether a name may be defined here: a plugin's names begin with its own. Of `gd` and `gd.x`, what begins with both
    /// belongs to the longer.
    fn owns(&self, name: &str) -> bool {
        let Some((own, _)) = self.unit.plugin else { return true };
        let owners = self.ruleset.plugins.iter().enumerate().filter(|(_, plugin)| plugin.begins(name));
        owners.max_by_key(|(_, plugin)| plugin.alias.len()).is_some_and(|(owner, _)| owner == own)
    }

    /// Whether the same file was compiled before under another name. What it defines outside its own name is there already.
    fn is_second_copy(&self) -> bool {
        let Some(own) = self.plugin_index().and_then(|index| Some((index, self.ruleset.plugins.get(index)?))) else {
            return false;
        };
        self.ruleset.plugins.iter().take(own.0).any(|earlier| earlier.digest == own.1.digest)
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    fn plugin_index(&self) -> Option<usize> {
        self.unit.plugin.map(|(index, _)| index)
    }

    /// A text that must have both languages.
    fn text(&mut self, text: &ast::Text) -> Text {
        self.both_languages(text.span, text.zh.is_some(), text.en.is_some());
        let of = |side: &Option<guiju_grammar::Spanned<String>>| {
            side.as_ref().map(|text| text.value.clone()).unwrap_or_default()
        };
        Text { zh: of(&text.zh), en: of(&text.en) }
    }

    fn both_languages(&mut self, span: Span, zh: bool, en: bool) {
        for (there, word) in [(zh, "word-chinese"), (en, "word-english")] {
            if !there {
                self.report(Diagnostic::new(Code::MissingLanguage, span).arg("language", ArgValue::Word(word)));
            }
        }
    }

    /// Notes a definition; tells when the name is taken, or not the plugin's to give.
    fn define_name(&mut self, kind: &'static str, name: &Name) -> bool {
        let first = name.value.split('.').next().unwrap_or_default();
        if crate::builtin::LIBRARIES.contains(&first) && matches!(kind, "word-param" | "word-define") {
            self.report(Diagnostic::new(Code::LibraryName, name.span).arg("name", name.value.as_str()));
        }
        if !self.owns(&name.value) && kind != "word-source" {
            self.outside_plugin(name);
            return false;
        }
        match self.defined.get(&(kind, name.value.clone())).copied() {
            Some(first) => {
                self.report(
                    Diagnostic::new(Code::DuplicateDefinition, name.span)
                        .arg("kind", ArgValue::Word(kind))
                        .arg("name", name.value.as_str())
                        .label(first, "label-first-defined"),
                );
                false
            }
            None => {
                self.defined.insert((kind, name.value.clone()), name.span);
                true
            }
        }
    }

    /// A plugin defines names under its own only; a guard's name is the gravest to take.
    fn outside_plugin(&mut self, name: &Name) {
        let plugin = self.unit.plugin.map_or("", |(_, id)| id);
        let is_guard = self.defined.contains_key(&("word-guard", name.value.clone()));
        let code = if is_guard { Code::GuardWeakened } else { Code::OutsidePlugin };
        self.report(Diagnostic::new(code, name.span).arg("name", name.value.as_str()).arg("plugin", plugin));
    }

    /// A clause the item cannot do without.
    fn required<T>(&mut self, clause: &Option<T>, word: &'static str, item: &'static str, name: &Name) {
        if clause.is_none() {
            self.report(
                Diagnostic::new(Code::MissingClause, name.span)
                    .arg("word", word)
                    .arg("item", ArgValue::Word(item))
                    .arg("name", name.value.as_str()),
            );
        }
    }

    /// A word that a taxonomy must list.
    fn word(&mut self, taxonomy: &str, word: &Name, kind: &'static str) {
        if self.ruleset.words(taxonomy).iter().any(|known| known.name == word.value) {
            return;
        }
        let words: Vec<String> = self.ruleset.words(taxonomy).iter().map(|known| known.name.clone()).collect();
        let near = nearest(&word.value, words.iter().map(String::as_str));
        self.report(
            Diagnostic::new(Code::UnknownTag, word.span)
                .arg("kind", ArgValue::Word(kind))
                .arg("name", word.value.as_str())
                .suggest(word.span, near),
        );
    }

    fn cite(&mut self, cite: &ast::Cite) -> Citation {
        let key = &cite.source;
        match self.ruleset.sources.iter().any(|source| source.key == key.value) {
            true => {
                self.used.insert(("word-source", key.value.clone()));
            }
            false => {
                let keys: Vec<String> = self.ruleset.sources.iter().map(|source| source.key.clone()).collect();
                let near = nearest(&key.value, keys.iter().map(String::as_str));
                self.report(
                    Diagnostic::new(Code::UnknownSource, key.span)
                        .arg("name", key.value.as_str())
                        .suggest(key.span, near),
                );
            }
        }
        Citation { source: key.value.clone(), at: cite.locators.iter().map(|locator| locator.value.clone()).collect() }
    }

    fn citations(&mut self, cites: &[ast::Cite]) -> Vec<Citation> {
        cites.iter().map(|cite| self.cite(cite)).collect()
    }

    fn expression(&mut self, expr: &Expr, in_guard: bool) -> Typed {
        let typed = self.checked(in_guard, |checker| {
            let mut typed = checker.check(expr);
            typed.ty = checker.resolve(&typed.ty);
            typed
        });
        self.bounded(typed.id, expr.span);
        typed
    }

    fn condition(&mut self, expr: &Expr, in_guard: bool) -> ExprId {
        let id = self.checked(in_guard, |checker| checker.condition(expr));
        self.bounded(id, expr.span);
        id
    }

    fn checked<T>(&mut self, in_guard: bool, run: impl FnOnce(&mut Checker<'_>) -> T) -> T {
        let Compiler { ruleset, names, diagnostics, .. } = self;
        let mut checker = Checker::new(names, &mut ruleset.arena, diagnostics, &mut ruleset.uses);
        checker.in_guard = in_guard;
        run(&mut checker)
    }

    /// A few definitions that use each other twice make an expression without bound: its size is checked where it is used.
    fn bounded(&mut self, expr: ExprId, span: Span) {
        let extent = self.ruleset.arena.extent(expr);
        if extent.depth > MAX_DEPTH {
            self.report(Diagnostic::new(Code::NestedTooDeeply, span).arg("limit", MAX_DEPTH as usize));
        } else if extent.size > MAX_SIZE {
            self.report(Diagnostic::new(Code::ChainTooLong, span).arg("limit", MAX_SIZE as usize));
        }
    }

    fn finish(mut self, units: &[Unit<'a>]) -> (Ruleset, Diagnostics) {
        self.references(units);
        self.unused();
        self.ruleset.schema = std::mem::take(&mut self.names.schema);
        if !guiju_grammar::has_errors(&self.diagnostics) {
            deadlock::check(&self.ruleset, &mut self.diagnostics);
        }
        self.diagnostics.sort_by_key(|diagnostic| (diagnostic.span, diagnostic.code));
        self.diagnostics.dedup();
        (self.ruleset, self.diagnostics)
    }
}

/// Checks one expression that names nothing, for `guiju eval`.
pub(crate) fn closed_expression(source: &Source) -> (Option<(crate::ir::Arena, ExprId)>, Diagnostics) {
    let (expr, mut diagnostics) = guiju_grammar::parse_expression(source);
    let Some(expr) = expr else { return (None, diagnostics) };
    let mut names = Names::default();
    names.texts.insert(source.id, source.clone());
    let mut arena = crate::ir::Arena::default();
    let mut uses = Vec::new();
    let mut checker = Checker::new(&names, &mut arena, &mut diagnostics, &mut uses);
    checker.mixes = true;
    let typed = checker.check(&expr);
    let usable = !guiju_grammar::has_errors(&diagnostics);
    (usable.then_some((arena, typed.id)), diagnostics)
}
