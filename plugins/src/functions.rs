//! The functions of plugins during assessments: the core's questions put to their code, under limits.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use guiju_core::assessment::Text;
use guiju_core::ruleset::Function;
use guiju_core::value::{EvalError, Value};
use guiju_core::{FunctionHost, Functions, Reply};
use guiju_grammar::{ArgValue, Code, Diagnostic, Diagnostics, FileId, Span};

use crate::crossing::{export_name, from_guest, signature, takes_and_gives, to_guest};
use crate::fault::{FileFault, Limit, printable};
use crate::host::Plugin;
use crate::instance::Called;
use crate::limits::{ASSESSMENT_FUEL, FUEL_PER_STEP, INSTANCE_FUEL, START_FUEL};

/// The code of the plugins that take part in a run.
#[derive(Clone, Debug, Default)]
pub struct PluginFunctions(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    plugins: BTreeMap<String, Plugin>,
    stopped: OnceLock<(String, Limit)>,
}

impl PluginFunctions {
    /// The functions of these plugins, each by the name it has here.
    pub fn new(plugins: impl IntoIterator<Item = (String, Plugin)>) -> Self {
        PluginFunctions(Arc::new(Shared { plugins: plugins.into_iter().collect(), stopped: OnceLock::new() }))
    }

    /// Compares what the rules declare with what the code exports: GJ0522 for each function that differs.
    pub fn check(&self, declared: &[Function]) -> Diagnostics {
        declared.iter().filter_map(|function| self.mismatch(function)).collect()
    }

    /// The plugin whose code had to be stopped, and why. What was assessed with its functions is then of no worth: which
    /// of its calls still had an answer is an accident.
    ///
    /// GJ0523, or nothing.
    pub fn stopped(&self) -> Option<Diagnostic> {
        let (id, limit) = self.0.stopped.get()?;
        let detail = ArgValue::Word(FileFault::LimitExceeded(*limit).word());
        let diagnostic = Diagnostic::new(Code::PluginFailed, Span::new(FileId(u32::MAX), 0, 0));
        Some(diagnostic.arg("detail", detail).arg("place", id.as_str()))
    }

    fn mismatch(&self, function: &Function) -> Option<Diagnostic> {
        let export = self.0.plugins.get(owner(function)).and_then(|plugin| plugin.export(&export_name(function)));
        let found = match &export {
            Some(export) if takes_and_gives(export, function) => return None,
            Some(export) => signature(export).into(),
            None => ArgValue::Word("word-nothing"),
        };
        let diagnostic = Diagnostic::new(Code::FunctionMismatch, function.span);
        Some(diagnostic.arg("name", export_name(function)).arg("found", found))
    }
}

impl FunctionHost for PluginFunctions {
    fn start(&self) -> Box<dyn Functions> {
        Box::new(Session { shared: self.0.clone(), fuel: RefCell::default() })
    }
}

/// One assessment.
///
/// Every call has an instance of its own, made for it and thrown away: a plugin that keeps something from one call for the
/// next finds nothing there, and no answer hangs on which questions were asked before.
#[derive(Debug)]
struct Session {
    shared: Arc<Shared>,
    /// What the calls of each plugin took together.
    fuel: RefCell<BTreeMap<String, u64>>,
}

impl Functions for Session {
    fn call(&self, function: &Function, batch: &[Vec<Value>]) -> Vec<Reply> {
        batch.iter().map(|arguments| self.one(function, arguments)).collect()
    }
}

impl Session {
    fn one(&self, function: &Function, arguments: &[Value]) -> Reply {
        let called = self.run(function, arguments);
        let fuel = called.fuel.saturating_add(INSTANCE_FUEL);
        self.account(owner(function), fuel, &called);
        let result =
            called.result.map_err(|fault| in_words(&fault)).and_then(|value| from_guest(value, &function.result));
        Reply {
            result: result.map_err(|why| EvalError::Plugin(function.name.clone(), why)),
            steps: usize::try_from(fuel / FUEL_PER_STEP).unwrap_or(usize::MAX),
        }
    }

    fn run(&self, function: &Function, arguments: &[Value]) -> Called {
        let failed = |fault| Called { result: Err(fault), fuel: 0 };
        let absent = || FileFault::Refused { detail: export_name(function) };
        if let Some((_, limit)) = self.shared.stopped.get() {
            return failed(FileFault::LimitExceeded(*limit));
        }
        let taken = arguments.iter().zip(&function.arguments).map(|(value, ty)| to_guest(value, ty));
        let Some(arguments) = taken.collect::<Option<Vec<_>>>() else {
            return failed(absent());
        };
        match self.shared.plugins.get(owner(function)).and_then(Plugin::start) {
            Some(Ok(mut running)) => {
                let called = running.call(&export_name(function), &arguments);
                Called { fuel: called.fuel.saturating_add(running.start_fuel), ..called }
            }
            Some(Err(fault)) => Called { result: Err(fault), fuel: START_FUEL },
            None => failed(absent()),
        }
    }

    /// Adds up what a plugin computes, and ends the run of one that finds no end.
    fn account(&self, id: &str, fuel: u64, called: &Called) {
        let mut all = self.fuel.borrow_mut();
        let total = all.entry(id.to_owned()).or_default();
        *total = total.saturating_add(fuel);
        let limit = match called.result {
            Err(FileFault::LimitExceeded(Limit::Time)) => Limit::Time,
            _ if *total > ASSESSMENT_FUEL => Limit::Assessment,
            _ => return,
        };
        self.shared.stopped.get_or_init(|| (id.to_owned(), limit));
    }
}

/// The name of the plugin that computes a function.
fn owner(function: &Function) -> &str {
    function.name.rsplit_once('.').map_or("", |(id, _)| id)
}

/// Why a call failed, for the finding that asked.
fn in_words(fault: &FileFault) -> Text {
    match fault {
        FileFault::LimitExceeded(limit) => limit_in_words(*limit),
        FileFault::Trapped { detail } | FileFault::Refused { detail } => {
            let detail = printable(detail);
            Text::new(format!("代码中断（{detail}）"), format!("its code stopped ({detail})"))
        }
        _ => Text::new("代码不能使用", "its code cannot be used"),
    }
}

fn limit_in_words(limit: Limit) -> Text {
    match limit {
        Limit::Fuel => Text::new("计算步数超过上限", "it computes more than a call may"),
        Limit::Memory => Text::new("内存超过上限", "it needs more memory than it may have"),
        Limit::Table => Text::new("函数表超过上限", "it needs larger tables than it may have"),
        Limit::Stack => Text::new("调用层数超过上限", "its calls nest deeper than they may"),
        Limit::Result => Text::new("结果大小超过上限", "its result is larger than it may be"),
        Limit::Parts => Text::new("所含模块实例过多", "it consists of more instances than it may"),
        Limit::Assessment => {
            Text::new("一次评估中的计算总量超过上限", "it computes more than it may in one assessment")
        }
        Limit::Time => Text::new("运行超时", "it did not come to an end in time"),
    }
}
