//! `guiju bulletin`: one region at two dates, at most a month apart, as the bulletin that its lead body sends round.

use guiju::inputs::{Inputs, problem};
use guiju::report::{Bulletin as Page, bulletin_page};
use guiju_core::assessment::Assessment;
use guiju_core::{compare, days_between, in_order};
use guiju_grammar::Code;

use super::compare::{fault, json, read};
use super::{Answer, output};
use crate::cli::{Bulletin, ReportFormat};
use crate::console::Console;

/// A month at its longest.
const MOST: i64 = 31;

pub fn run(arguments: &Bulletin, console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    let file = arguments.output.as_deref();
    let format = output::format(arguments.format, file);
    if !output::is_page(format, inputs) || !output::can_go(format, file, inputs) {
        return None;
    }
    let named = [arguments.earlier.clone(), arguments.later.clone()];
    let assessments = read(&named, &arguments.files, &arguments.place, &arguments.set, inputs)?;
    let assessments = in_order(assessments).map_err(|error| inputs.report([fault(&error, &named)])).ok()?;
    let [earlier, later] = assessments.as_slice() else { return None };
    check_interval(earlier, later, inputs)?;
    let comparison = compare(earlier, later);
    let bytes = if format == ReportFormat::Json {
        Ok(json(&comparison))
    } else {
        let page = Page { earlier, later, comparison: &comparison };
        let pages: Vec<_> = console.words.iter().map(|words| (words, bulletin_page(&page, words))).collect();
        output::lay_out(&pages, format, true, output::look(console, file))
    };
    let bytes = output::made(bytes, file, inputs)?;
    Some(output::written(bytes, file, console))
}

/// A bulletin is monthly; what lies further apart is compared otherwise, and reported.
fn check_interval(earlier: &Assessment, later: &Assessment, inputs: &mut Inputs) -> Option<()> {
    let days = days_between(earlier, later)?;
    if days <= MOST {
        return Some(());
    }
    let number = |days: i64| usize::try_from(days).unwrap_or_default();
    inputs.report([problem(Code::TooFarApart).arg("days", number(days)).arg("most", number(MOST))]);
    None
}
