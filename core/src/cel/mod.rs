//! Expressions by themselves, as `guiju eval` takes them: names and their types come with the expression, and any of them
//! may be unknown or known in part.

mod decode;
mod encode;
mod request;

use guiju_grammar::{Diagnostics, FileId, Source, Span, has_errors, parse_expression};

pub use self::encode::{encode, encode_type};
pub use self::request::{Request, RequestError};
use crate::assessment::Text;
use crate::check::{Checker, Names};
use crate::eval::{Inputs, evaluate};
use crate::ir::Arena;
use crate::ops::deep_facts;
use crate::schema::{Fact, Schema};
use crate::types::Type;
use crate::value::{EvalError, Value};

/// What comes of a request.
#[derive(Clone, Debug)]
pub enum Answer {
    /// A value, known in all its parts.
    Value(Value),
    /// What it hangs on is not known: the paths that would tell, sorted.
    Unknown(Vec<String>),
    /// The evaluation failed.
    Failed(EvalError),
    /// The expression is wrong, for the reasons given.
    Rejected(Source, Diagnostics),
    /// The type, where only that was asked for.
    Type(Type),
}

/// Answers a request.
///
/// ```
/// use guiju_core::cel::{Answer, Request, answer};
/// let request = Request::read(r#"{"expr": "x > 3 || y", "bindings": {"x": {"interval": [{"int": "4"}, {"int": "9"}]}}}"#);
/// # let Ok(request) = request else { return };
/// // `y` is neither declared nor bound.
/// assert!(matches!(answer(&request), Answer::Rejected(..)));
/// ```
pub fn answer(request: &Request) -> Answer {
    let source = Source::new(FileId(0), "expr", request.expr.as_str());
    let (expr, mut diagnostics) = parse_expression(&source);
    let Some(expr) = expr else { return Answer::Rejected(source, diagnostics) };
    let names = names(request, &source);
    let mut arena = Arena::default();
    let mut uses = Vec::new();
    let mut checker = Checker::new(&names, &mut arena, &mut diagnostics, &mut uses);
    checker.mixes = true;
    checker.dynamic = !request.checked;
    checker.macros = request.macros;
    let typed = checker.check(&expr);
    let ty = checker.resolve(&typed.ty);
    if has_errors(&diagnostics) {
        return Answer::Rejected(source, diagnostics);
    }
    if request.check_only {
        return Answer::Type(ty);
    }
    let inputs = Inputs {
        arena: &arena,
        defines: &[],
        indexes: &[],
        facts: &request.values,
        params: &[],
        functions: &[],
        host: None,
        subject: None,
    };
    match evaluate(inputs, typed.id) {
        Ok(value) => settle(value, request),
        Err(error) => Answer::Failed(error),
    }
}

fn settle(value: Value, request: &Request) -> Answer {
    let facts = deep_facts(&value);
    let mut paths: Vec<String> = facts.iter().filter_map(|fact| request.paths.get(fact.0 as usize).cloned()).collect();
    if paths.is_empty() && value.partial().is_none() {
        return Answer::Value(value);
    }
    paths.sort();
    Answer::Unknown(paths)
}

/// Every declared name as a fact, in the order of their numbers.
fn names(request: &Request, source: &Source) -> Names {
    let mut schema = Schema::default();
    for (path, ty) in &request.variables {
        schema.add(Fact {
            path: path.clone(),
            span: Span::new(source.id, 0, 0),
            ty: ty.clone(),
            quantity: Default::default(),
            range: Default::default(),
            label: Text::same(path),
            definition: None,
            rubric: Vec::new(),
            citations: Vec::new(),
            is_set: false,
        });
    }
    let mut names = Names { schema, container: request.container.clone(), ..Names::default() };
    names.functions.clone_from(&request.functions);
    names.texts.insert(source.id, source.clone());
    names
}
