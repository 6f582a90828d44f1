//! The functions of plugins during assessments: the core's questions put to their code, under limits.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use guiju_core::assessment::Text;
use guiju_core::ruleset::Function;
use guiju_core::value::{EvalError, Value};
use guiju_core::{FunctionHost, Functions};
use guiju_grammar::{ArgValue, Code, Diagnostic, Diagnostics};

use crate::crossing::{export_name, from_guest, signature, takes_and_gives, to_guest};
use crate::fault::{FileFault, Limit, printable};
use crate::host::{Plugin, Running};

/// The code of the plugins that take part in a run.
#[derive(Clone, Debug, Default)]
pub struct PluginFunctions {
    plugins: Arc<BTreeMap<String, Plugin>>,
}

impl PluginFunctions {
    /// The functions of these plugins.
    pub fn new(plugins: impl IntoIterator<Item = Plugin>) -> Self {
        let by_id = plugins.into_iter().map(|plugin| (plugin.package.manifest.id.clone(), plugin));
        PluginFunctions { plugins: Arc::new(by_id.collect()) }
    }

    /// Compares what the rules declare with what the code exports: GJ0522 for each function that differs.
    pub fn check(&self, declared: &[Function]) -> Diagnostics {
        declared.iter().filter_map(|function| self.mismatch(function)).collect()
    }

    fn mismatch(&self, function: &Function) -> Option<Diagnostic> {
        let export = self.plugins.get(owner(function)).and_then(|plugin| plugin.export(&export_name(function)));
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
        Box::new(Session { plugins: self.plugins.clone(), running: RefCell::default() })
    }
}

/// One assessment. A plugin is instantiated when it is first asked, and again after it failed: a failure leaves an instance
/// in a state that nobody can vouch for.
#[derive(Debug)]
struct Session {
    plugins: Arc<BTreeMap<String, Plugin>>,
    running: RefCell<BTreeMap<String, Running>>,
}

impl Functions for Session {
    fn call(&self, function: &Function, batch: &[Vec<Value>]) -> Vec<Result<Value, EvalError>> {
        let failed = |fault: FileFault| EvalError::Plugin(function.name.clone(), in_words(&fault));
        batch.iter().map(|arguments| self.one(function, arguments).map_err(failed)).collect()
    }
}

impl Session {
    fn one(&self, function: &Function, arguments: &[Value]) -> Result<Value, FileFault> {
        let id = owner(function);
        let absent = || FileFault::Refused { detail: export_name(function) };
        let mut running = match self.running.borrow_mut().remove(id) {
            Some(running) => running,
            None => self.plugins.get(id).ok_or_else(absent)?.start()?,
        };
        let arguments: Option<Vec<_>> = arguments.iter().map(to_guest).collect();
        let result = running.call(&export_name(function), &arguments.ok_or_else(absent)?)?;
        let value = from_guest(result)?;
        self.running.borrow_mut().insert(id.to_owned(), running);
        Ok(value)
    }
}

/// The id of the plugin that computes a function.
fn owner(function: &Function) -> &str {
    function.name.rsplit_once('.').map_or("", |(id, _)| id)
}

/// Why a call failed, for the finding that asked.
fn in_words(fault: &FileFault) -> Text {
    match fault {
        FileFault::LimitExceeded(Limit::Fuel) => Text::new("计算步数超过上限", "it computes more than a call may"),
        FileFault::LimitExceeded(Limit::Memory) => Text::new("内存超过上限", "it needs more memory than it may have"),
        FileFault::LimitExceeded(Limit::Table) => {
            Text::new("函数表超过上限", "it needs larger tables than it may have")
        }
        FileFault::Trapped { detail } | FileFault::Refused { detail } => {
            let detail = printable(detail);
            Text::new(format!("代码中断（{detail}）"), format!("its code stopped ({detail})"))
        }
        _ => Text::new("代码不能使用", "its code cannot be used"),
    }
}
