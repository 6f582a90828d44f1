//! `model("operation", id).eligible`: whether a model has all it requires.

use std::collections::HashMap;

use guiju_grammar::expr::{Expr, ExprKind, Literal};
use guiju_grammar::{ArgValue, Code, Diagnostic, Span, Spanned, nearest};

use super::Compiler;
use super::expr::{Checker, Typed};
use crate::ir::{Candidate, Node};
use crate::types::Type;

/// Whether an expression is a call of `model`.
pub(super) fn is_model_call(expr: &Expr) -> bool {
    matches!(&expr.kind, ExprKind::Call { target: None, function, .. } if function.value == "model")
}

impl Compiler<'_> {
    /// Lists the models of each choice, once all have been compiled: from here on expressions may ask for them. Models
    /// themselves cannot, so that none needs itself.
    pub(super) fn candidates(&mut self) {
        let mut models: HashMap<String, Vec<Candidate>> = HashMap::new();
        for choice in &self.ruleset.choices {
            models.entry(choice.name.clone()).or_default();
        }
        for (position, model) in self.ruleset.models.iter().enumerate() {
            let Some((choice, id)) = model.name.rsplit_once('.') else { continue };
            let requires = model.requires.iter().map(|require| require.expr).collect();
            models.entry(choice.to_owned()).or_default().push(Candidate { id: id.into(), model: position, requires });
        }
        self.names.models = Some(models.into_iter().map(|(choice, all)| (choice, all.into())).collect());
    }
}

impl Checker<'_> {
    pub(super) fn eligible(&mut self, span: Span, call: &Expr, field: &Spanned<String>) -> Typed {
        let names = self.names;
        let ExprKind::Call { args, .. } = &call.kind else { return self.broken(span) };
        let (Some(models), [choice, id], "eligible") = (&names.models, args.as_slice(), field.value.as_str()) else {
            self.report(Diagnostic::new(Code::ModelQuery, span));
            return self.broken(span);
        };
        let ExprKind::Literal(Literal::String(name)) = &choice.kind else {
            self.report(Diagnostic::new(Code::ModelQuery, choice.span));
            return self.broken(span);
        };
        let Some(candidates) = models.get(name) else {
            let mut known: Vec<&str> = models.keys().map(String::as_str).collect();
            known.sort_unstable();
            let mut diagnostic = Diagnostic::new(Code::UnknownReference, choice.span)
                .arg("kind", ArgValue::Word("word-choice"))
                .arg("name", name.as_str());
            if let Some(near) = nearest(name, known) {
                diagnostic = diagnostic.arg("suggestion", near).fix(choice.span, format!("\"{near}\""));
            }
            self.report(diagnostic);
            return self.broken(span);
        };
        let typed = self.check(id);
        let found = self.resolve(&typed.ty);
        if !matches!(found, Type::String | Type::Member(_) | Type::Dyn | Type::Variable(_)) {
            self.report(
                Diagnostic::new(Code::TypeMismatch, id.span).arg("expected", "string").arg("found", found.to_string()),
            );
        }
        self.node(Node::Eligible(typed.id, candidates.clone()), span, Type::Bool)
    }
}
