//! Conditions over the entries of a list.

use super::clause::Clause;
use super::shape::Shape;
use super::{Scope, Writer, fill};
use crate::assessment::Text;
use crate::ir::{ExprId, Macro, MacroKind};
use crate::types::Type;

impl Writer<'_> {
    /// All, some, one or none of the entries.
    pub(super) fn repeated(&self, expr: ExprId, one: &Macro, holds: bool) -> Clause {
        let pattern = match (one.kind, holds) {
            _ if one.pair => return self.formal(expr, holds),
            (MacroKind::All, true) => ("每一项{0}均符合：{1}", "for every entry of {0}, {1}"),
            (MacroKind::All, false) => ("并非每一项{0}均符合：{1}", "not for every entry of {0}: {1}"),
            (MacroKind::Exists, true) => ("至少有一项{0}符合：{1}", "for at least one entry of {0}, {1}"),
            (MacroKind::Exists, false) => ("没有一项{0}符合：{1}", "for no entry of {0}: {1}"),
            (MacroKind::ExistsOne, true) => ("恰有一项{0}符合：{1}", "for exactly one entry of {0}, {1}"),
            (MacroKind::ExistsOne, false) => ("并非恰有一项{0}符合：{1}", "not for exactly one entry of {0}: {1}"),
            _ => return self.formal(expr, holds),
        };
        let body = self.of_each(one, one.body);
        let text = fill(pattern, &[&self.term(one.range, &self.shape(one.range)), &body.bracketed()]);
        // What stands behind the colon reaches to the end, so nothing may be joined on without brackets.
        Clause::Compound(text)
    }

    /// The entries a filter selects.
    pub(super) fn selected(&self, expr: ExprId, one: &Macro) -> Text {
        if one.kind != MacroKind::Filter {
            return self.value_of(expr);
        }
        let (list, body) = (self.term(one.range, &self.shape(one.range)), self.of_each(one, one.body));
        fill(("{0}中符合条件（{1}）的各项", "the entries of {0} for which {1}"), &[&list, &body.bracketed()])
    }

    fn of_each(&self, one: &Macro, body: ExprId) -> Clause {
        let range = self.shape(one.range);
        let ty = match &range.ty {
            Type::List(item) => item.as_ref().clone(),
            _ => Type::Dyn,
        };
        let scope = Scope { around: self.scope, local: one.local, shape: Shape { ty, ..range } };
        Writer { scope: Some(&scope), ..*self }.clause(body, true)
    }
}
