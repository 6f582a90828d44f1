//! The functions of plugins during assessments: the core's questions put to their code, under limits.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use guiju_core::assessment::Text;
use guiju_core::ruleset::Function;
use guiju_core::value::{EvalError, Value};
use guiju_core::{FunctionHost, Functions, Reply};
use guiju_grammar::{ArgValue, Code, Diagnostic, Diagnostics, FileId, Span};
use wasmtime::component::Val;
use wasmtime::component::types::ComponentFunc;

use crate::columns::{ROWS, answers, batch_name, columns, is_columnar};
use crate::crossing::{export_name, from_guest, signature, takes_and_gives, to_guest};
use crate::fault::{FileFault, Limit, printable};
use crate::host::Plugin;
use crate::instance::Called;
use crate::limits::{ASSESSMENT_FUEL, ASSESSMENT_TIME, FUEL_PER_STEP, INSTANCE_FUEL, START_FUEL};

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
        let columnar = declared.iter().filter_map(|function| self.columnar_mismatch(function, declared));
        declared.iter().filter_map(|function| self.mismatch(function)).chain(columnar).collect()
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
        let name = export_name(function);
        match self.0.export(function, &name) {
            Some(export) if takes_and_gives(&export, function) => None,
            Some(export) => Some(unlike(function, name, signature(&export).into())),
            None => Some(unlike(function, name, ArgValue::Word("word-nothing"))),
        }
    }

    /// What is wrong with the columnar form, if there is one; it may also be a function of its own that is declared.
    fn columnar_mismatch(&self, function: &Function, declared: &[Function]) -> Option<Diagnostic> {
        let name = batch_name(function);
        let export = self.0.export(function, &name)?;
        let is_declared = declared.iter().any(|other| owner(other) == owner(function) && export_name(other) == name);
        if is_declared || is_columnar(&export, function) {
            return None;
        }
        Some(unlike(function, name, signature(&export).into()))
    }
}

impl Shared {
    fn export(&self, function: &Function, name: &str) -> Option<ComponentFunc> {
        self.plugins.get(owner(function))?.export(name)
    }
}

fn unlike(function: &Function, name: String, found: ArgValue) -> Diagnostic {
    Diagnostic::new(Code::FunctionMismatch, function.span).arg("name", name).arg("found", found)
}

impl FunctionHost for PluginFunctions {
    fn start(&self) -> Box<dyn Functions> {
        Box::new(Session { shared: self.0.clone(), spent: RefCell::default() })
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
    spent: RefCell<BTreeMap<String, Spent>>,
}

/// What a plugin has taken.
#[derive(Clone, Copy, Debug, Default)]
struct Spent {
    fuel: u64,
    time: Duration,
}

impl Functions for Session {
    fn call(&self, function: &Function, batch: &[Vec<Value>]) -> Vec<Reply> {
        let has_columns = batch.len() > 1
            && self.shared.export(function, &batch_name(function)).is_some_and(|export| is_columnar(&export, function));
        let one_by_one = |rows: &[Vec<Value>]| rows.iter().map(|row| self.one(function, row)).collect();
        if !has_columns {
            return one_by_one(batch);
        }
        let chunks = batch.chunks(ROWS);
        chunks.flat_map(|rows| self.in_columns(function, rows).unwrap_or_else(|| one_by_one(rows))).collect()
    }
}

impl Session {
    fn one(&self, function: &Function, arguments: &[Value]) -> Reply {
        let taken = arguments.iter().zip(&function.arguments).map(|(value, ty)| to_guest(value, ty));
        let called = match taken.collect::<Option<Vec<_>>>() {
            Some(taken) => self.run(function, &export_name(function), &taken),
            None => Called { result: Err(FileFault::Refused { detail: export_name(function) }), fuel: 0 },
        };
        let result = called.result.map_err(|fault| in_words(&fault));
        reply(function, result.and_then(|value| from_guest(value, &function.result)), called.fuel)
    }

    /// The answers of the columnar form; nothing where it does not lead to those that the function itself gives. Each row
    /// bears its share of the steps.
    fn in_columns(&self, function: &Function, rows: &[Vec<Value>]) -> Option<Vec<Reply>> {
        let called = self.run(function, &batch_name(function), &columns(function, rows)?);
        let answers = answers(called.result.ok()?, function, rows.len())?;
        let share = called.fuel / u64::try_from(rows.len()).ok()?;
        let replies: Vec<Reply> = answers.into_iter().map(|answer| reply(function, answer, share)).collect();
        let agrees = |row: Option<&Vec<Value>>, reply: Option<&Reply>| {
            // Compared as they are shown: a number that is none is the same as another.
            let alone = row.map(|row| self.one(function, row).result);
            format!("{alone:?}") == format!("{:?}", reply.map(|reply| &reply.result))
        };
        let is_sound = agrees(rows.first(), replies.first()) && agrees(rows.last(), replies.last());
        is_sound.then_some(replies)
    }

    /// Calls an export in an instance of its own.
    fn run(&self, function: &Function, name: &str, arguments: &[Val]) -> Called {
        let failed = |fault| Called { result: Err(fault), fuel: 0 };
        if let Some((_, limit)) = self.shared.stopped.get() {
            return failed(FileFault::LimitExceeded(*limit));
        }
        let start = now();
        let called = match self.shared.plugins.get(owner(function)).and_then(Plugin::start) {
            Some(Ok(mut running)) => {
                let called = running.call(name, arguments);
                Called { fuel: called.fuel.saturating_add(running.start_fuel), ..called }
            }
            Some(Err(fault)) => Called { result: Err(fault), fuel: START_FUEL },
            None => failed(FileFault::Refused { detail: name.to_owned() }),
        };
        let called = Called { fuel: called.fuel.saturating_add(INSTANCE_FUEL), ..called };
        self.account(owner(function), &called, start.elapsed());
        called
    }

    /// Adds up what a plugin computes, and ends the run of one that finds no end.
    fn account(&self, id: &str, called: &Called, time: Duration) {
        let mut all = self.spent.borrow_mut();
        let total = all.entry(id.to_owned()).or_default();
        total.fuel = total.fuel.saturating_add(called.fuel);
        total.time = total.time.saturating_add(time);
        let limit = match called.result {
            Err(FileFault::LimitExceeded(Limit::Time)) => Limit::Time,
            _ if total.time > ASSESSMENT_TIME => Limit::Time,
            _ if total.fuel > ASSESSMENT_FUEL => Limit::Assessment,
            _ => return,
        };
        self.shared.stopped.get_or_init(|| (id.to_owned(), limit));
    }
}

fn reply(function: &Function, result: Result<Value, Text>, fuel: u64) -> Reply {
    Reply {
        result: result.map_err(|why| EvalError::Plugin(function.name.clone(), why)),
        steps: usize::try_from(fuel / FUEL_PER_STEP).unwrap_or(usize::MAX),
    }
}

/// When a call begins, for the limit that ends a run and never is an outcome.
#[expect(clippy::disallowed_methods, reason = "a backstop behind what is counted; no result knows it")]
fn now() -> Instant {
    Instant::now()
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
        Limit::Code => Text::new("代码过于庞杂", "its code is too intricate"),
        Limit::Assessment => {
            Text::new("一次评估中的计算总量超过上限", "it computes more than it may in one assessment")
        }
        Limit::Time => Text::new("运行超时", "it did not come to an end in time"),
    }
}
