//! Guiju's core: from syntax trees to a checked ruleset, and from a profile to an assessment.
//!
//! Every stage is one function between plain types: [`compile`] makes a [`Ruleset`] of syntax trees, [`read_profile`] a
//! [`Profile`] of a file's text, [`outcomes`] and [`assess`] what follows. Nothing here reads files or knows a clock, an
//! environment or a terminal.

#![forbid(unsafe_code)]

mod assess;
pub mod assessment;
pub mod builtin;
pub mod cel;
mod check;
mod compare;
pub mod comparison;
pub mod deciding;
mod departments;
pub mod eval;
pub mod format;
mod host;
pub mod interval;
pub mod ir;
pub mod limits;
pub mod moment;
pub mod ops;
pub mod partial;
mod plan;
mod plugin;
pub mod profile;
pub mod reuse;
pub mod ruleset;
pub mod schema;
pub mod series;
mod summaries;
pub mod testing;
pub mod types;
pub mod value;
mod words;

pub use assess::{Context, Local, SettingValue, Steps, assess, explain, local_setting, outcomes, read_setting};
pub use check::{Declaration, Unit, compile, declarations};
pub use compare::{SeriesFault, compare, days_between, in_order, series};
pub use departments::Departments;
pub use host::{FunctionHost, Functions, Reply};
pub use plan::{Facts, Plan};
pub use plugin::PluginInfo;
pub use profile::{Document, Node, Profile, ProfileFormat, read_document, read_profile, read_profile_within};
pub use ruleset::Ruleset;
pub use summaries::{FactSummary, RuleSummary};
pub use testing::run_tests;

use guiju_grammar::{Diagnostics, Source};

use crate::assessment::Text;

/// Evaluates an expression that names no facts, and gives its value as CEL writes it, or why there is none.
///
/// ```
/// use guiju_grammar::{FileId, Source};
/// let value = |text: &str| guiju_core::evaluate(&Source::new(FileId(0), "-", text)).0;
/// assert_eq!(value("double(11) / double(16)"), Some(Ok("0.6875".to_owned())));
/// assert!(value("1 / 0").is_some_and(|value| value.is_err()));
/// // What is wrong with an expression that is none is among the diagnostics.
/// assert_eq!(value("1 +"), None);
/// ```
pub fn evaluate(source: &Source) -> (Option<Result<String, Text>>, Diagnostics) {
    let (expression, diagnostics) = check::closed_expression(source);
    let Some((arena, expr)) = expression else { return (None, diagnostics) };
    let inputs = eval::Inputs {
        arena: &arena,
        defines: &[],
        indexes: &[],
        facts: &[],
        params: &[],
        functions: &[],
        host: None,
        subject: None,
    };
    let value = eval::evaluate(inputs, expr);
    (Some(value.map(|value| format::literal(&value)).map_err(|error| error.text())), diagnostics)
}
