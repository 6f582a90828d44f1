//! The whole trace of one rule.

use super::{Context, Run, truth};
use crate::assessment::{Explanation, Text, TraceNode, Truth};
use crate::eval::{Inputs, evaluate};
use crate::format::{Style, not_known};
use crate::ir::{ExprId, Node};
use crate::profile::Profile;
use crate::ruleset::Ruleset;
use crate::schema::FactId;
use crate::types::{Quantity, Type};

/// Explains one rule, by its name or number; nothing when there is none.
pub fn explain(ruleset: &Ruleset, profile: &Profile, context: &Context, rule: &str) -> Option<Explanation> {
    let rule = ruleset.find_rule(rule)?;
    let run = Run::new(ruleset, profile, context);
    let inputs = run.inputs();
    let root = |expr: ExprId| run.trace(inputs, expr, true);
    Some(Explanation { finding: run.finding(rule), when: rule.when.map(root), require: root(rule.require) })
}

impl Run<'_> {
    /// The steps of an expression. Inside a macro the variable has no value of its own, so a macro is shown with the list
    /// it ran over and not with its condition.
    fn trace(&self, inputs: Inputs<'_>, expr: ExprId, decisive: bool) -> TraceNode {
        let result = evaluate(inputs, expr);
        let whole = truth(&result);
        let node = inputs.arena.node(expr);
        let below: Vec<ExprId> = match node {
            Node::Macro(one) => vec![one.range],
            Node::Define(id) => self.ruleset.define(*id).map(|define| define.expr).into_iter().collect(),
            // Of the models there are, the one that is asked for.
            Node::Eligible(id, candidates) => {
                let requires = super::reason::chosen(inputs, *id, candidates).map(|candidate| &candidate.requires);
                [*id].into_iter().chain(requires.into_iter().flatten().copied()).collect()
            }
            _ => inputs.arena.children(expr),
        };
        let is_logic = matches!(node, Node::And(_) | Node::Or(_));
        let grades = match node {
            Node::Level(..) => super::facts_of_node(self.ruleset, node),
            _ => Vec::new(),
        };
        let steps = below.into_iter().filter(|step| !matches!(inputs.arena.node(*step), Node::Const(_)));
        let steps = steps.map(|step| {
            let decides = !is_logic || truth(&evaluate(inputs, step)) == whole;
            self.trace(inputs, step, decisive && decides)
        });
        TraceNode {
            expression: self.ruleset.source_of(expr),
            value: match &result {
                Ok(value) => self.show(node, value, whole),
                Err(error) => error.text(),
            },
            decisive,
            fact: match node {
                Node::Fact(fact) => self.fact_use(*fact, &[]),
                _ => None,
            },
            parameter: match node {
                Node::Param(id) => self.ruleset.param(*id).map(|param| param.name.clone()),
                _ => None,
            },
            steps: steps.chain(grades.into_iter().filter_map(|id| self.trace_grade(id, decisive))).collect(),
        }
    }

    /// A grade behind a level, which is read without standing in any expression.
    fn trace_grade(&self, id: FactId, decisive: bool) -> Option<TraceNode> {
        let fact = self.fact_use(id, &[])?;
        Some(TraceNode {
            expression: fact.path.clone(),
            value: fact.value.clone().unwrap_or_else(not_known),
            decisive,
            fact: Some(fact),
            parameter: None,
            steps: Vec::new(),
        })
    }

    fn show(&self, node: &Node, value: &crate::value::Value, whole: Truth) -> Text {
        let plain = (Type::Dyn, Quantity::default());
        let (ty, quantity) = match node {
            Node::Fact(id) => self.ruleset.schema.fact(*id).map(|fact| (fact.ty.clone(), fact.quantity.clone())),
            Node::Param(id) => self.ruleset.param(*id).map(|param| (param.ty.clone(), param.quantity.clone())),
            Node::Define(id) => self.ruleset.define(*id).map(|define| (define.ty.clone(), define.quantity.clone())),
            _ => None,
        }
        .unwrap_or(plain);
        let is_condition = !matches!(node, Node::Fact(_) | Node::Param(_));
        match whole {
            Truth::True if is_condition => Text::new("成立", "true"),
            Truth::False if is_condition => Text::new("不成立", "false"),
            _ => Style { ruleset: self.ruleset, ty: &ty, quantity: &quantity, format: None }.show(value),
        }
    }
}
