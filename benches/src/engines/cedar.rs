//! `cedar-policy`: one permitting policy a rule, validated strictly against a schema; one request tells which apply.

use std::fmt::Write;
use std::str::FromStr;

use cedar_policy::{
    Authorizer, Context, Entities, EntityUid, PolicySet, Request, RestrictedExpression, Schema, ValidationMode,
    Validator,
};

use super::{Engine, Failure, Outcome, Rules};
use crate::syntax::Syntax;
use crate::workload::{CHOICES, Condition, FLAGS, Fact, NUMBERS, Profile, SETS};

const SYNTAX: Syntax = Syntax {
    prefix: "context.",
    words: ("&&", "||", "!"),
    within: |element, list| format!("{list}.contains({element})"),
};

/// The rules as Cedar policies, and the schema of their facts.
pub struct Cedar {
    policies: String,
    schema: String,
}

impl Cedar {
    /// Writes the rules.
    pub fn new(rules: &[Condition]) -> Cedar {
        let mut policies = String::new();
        for rule in rules {
            let _ = writeln!(policies, "permit(principal, action, resource) when {{ {} }};", SYNTAX.write(rule));
        }
        let kinds =
            [('n', NUMBERS, "Long"), ('b', FLAGS, "Bool"), ('c', CHOICES, "String"), ('s', SETS, "Set<String>")];
        let facts =
            kinds.into_iter().flat_map(|(kind, count, ty)| (0..count).map(move |at| format!("{kind}{at}: {ty}")));
        let facts: Vec<String> = facts.collect();
        let schema = format!(
            "entity Region; action assess appliesTo {{ principal: Region, resource: Region, context: {{ {} }} }};",
            facts.join(", ")
        );
        Cedar { policies, schema }
    }
}

struct Policies {
    policies: PolicySet,
    authorizer: Authorizer,
    entities: Entities,
    request: Option<Request>,
    count: usize,
}

impl Engine for Cedar {
    fn name(&self) -> &'static str {
        "cedar-policy"
    }

    fn compile(&self) -> Result<Box<dyn Rules + '_>, Failure> {
        let policies = PolicySet::from_str(&self.policies)?;
        let (schema, _) = Schema::from_cedarschema_str(&self.schema)?;
        let result = Validator::new(schema).validate(&policies, ValidationMode::Strict);
        if let Some(error) = result.validation_errors().next() {
            return Err(error.to_string().into());
        }
        let count = policies.policies().count();
        let (authorizer, entities) = (Authorizer::new(), Entities::empty());
        Ok(Box::new(Policies { policies, authorizer, entities, request: None, count }))
    }
}

impl Rules for Policies {
    fn read(&mut self, profile: &Profile) -> Result<(), Failure> {
        let value = |fact| {
            Ok::<_, Failure>(match fact {
                Fact::Number(number) => RestrictedExpression::new_long(i64::try_from(number)?),
                Fact::Flag(flag) => RestrictedExpression::new_bool(flag),
                Fact::Choice(member) => RestrictedExpression::new_string(member.to_owned()),
                Fact::Set(members) => {
                    let members = members.into_iter().map(|member| RestrictedExpression::new_string(member.to_owned()));
                    RestrictedExpression::new_set(members)
                }
            })
        };
        let facts = profile.facts().into_iter().map(|(name, fact)| Ok((name, value(fact)?)));
        let context = Context::from_pairs(facts.collect::<Result<Vec<_>, Failure>>()?)?;
        let region = EntityUid::from_str("Region::\"r\"")?;
        let action = EntityUid::from_str("Action::\"assess\"")?;
        self.request = Some(Request::new(region.clone(), action, region, context, None)?);
        Ok(())
    }

    fn outcomes(&mut self, into: &mut Vec<Outcome>) -> Result<(), Failure> {
        let request = self.request.as_ref().ok_or("no profile was read")?;
        let response = self.authorizer.is_authorized(request, &self.policies, &self.entities);
        let start = into.len();
        into.resize(start + self.count, Outcome::Unmet);
        // Policies that come without ids are numbered: policy0, policy1 and so on.
        let position = |id: &str| id.strip_prefix("policy").and_then(|digits| digits.parse::<usize>().ok());
        let mut set = |id: &str, outcome| {
            if let Some(slot) = position(id).and_then(|at| into.get_mut(start + at)) {
                *slot = outcome;
            }
        };
        for id in response.diagnostics().reason() {
            set(id.as_ref(), Outcome::Met);
        }
        for error in response.diagnostics().errors() {
            let cedar_policy::AuthorizationError::PolicyEvaluationError(error) = error;
            set(error.policy_id().as_ref(), Outcome::Error);
        }
        Ok(())
    }
}
