//! Which value a parameter has here, and who gave it.

use guiju_grammar::ast::Date;
use guiju_grammar::{
    ArgValue, Code, Diagnostic, Diagnostics, Source, Span, Spanned, has_errors, nearest, parse_expression,
};

use super::{Run, params_read};
use crate::assessment::{GivenBy, LocalUse, ParameterUse, Setting, Text};
use crate::check::{constant, within};
use crate::format::Style;
use crate::ir::ParamId;
use crate::partial::FactSet;
use crate::ruleset::{Param, ParamValue, Ruleset};
use crate::types::Type;
use crate::value::Value;

/// One `--set`, checked.
#[derive(Clone, Debug)]
pub struct SettingValue {
    pub(crate) param: ParamId,
    pub(crate) value: Value,
}

/// Reads one `name=value` of `--set`; the source holds just that.
pub fn read_setting(source: &Source, ruleset: &Ruleset) -> (Option<SettingValue>, Diagnostics) {
    let text = source.text.trim();
    let whole = Span::new(source.id, 0, source.text.len());
    let Some((name, written)) = text.split_once('=') else {
        return (None, vec![Diagnostic::new(Code::BadSetting, whole).arg("found", text)]);
    };
    let (name, written) = (name.trim(), written.trim());
    if name.is_empty() || written.is_empty() {
        return (None, vec![Diagnostic::new(Code::BadSetting, whole).arg("found", text)]);
    }
    let start = source.text.find('=').map_or(0, |at| at + 1);
    let name = Spanned::new(name, Span::new(source.id, 0, name.len()));
    let written = Spanned::new(written, Span::new(source.id, start, source.text.len()));
    match setting(ruleset, &name, &written) {
        Ok(value) => (Some(value), Vec::new()),
        Err(diagnostic) => (None, vec![*diagnostic]),
    }
}

/// Reads one parameter of a place's settings: those of a plugin, by its name here, or those of the base rules. A plugin's
/// settings reach its own parameters only, and those of the base rules none of a plugin's.
///
/// # Errors
///
/// GJ0606 for a parameter that is not there, and GJ0208 for a value that it cannot have.
pub fn local_setting(
    ruleset: &Ruleset,
    plugin: Option<&str>,
    name: &Spanned<&str>,
    written: &Spanned<&str>,
) -> Result<SettingValue, Box<Diagnostic>> {
    let whole = plugin.map_or_else(|| name.value.to_owned(), |plugin| format!("{plugin}.{}", name.value));
    let whole = Spanned::new(whole.as_str(), name.span);
    let setting = setting(ruleset, &whole, written)?;
    let owner = ruleset.param(setting.param).and_then(|param| ruleset.plugin(param.plugin));
    if owner.map(|owner| owner.alias.as_str()) == plugin { Ok(setting) } else { Err(unknown(ruleset, &whole)) }
}

fn setting(ruleset: &Ruleset, name: &Spanned<&str>, written: &Spanned<&str>) -> Result<SettingValue, Box<Diagnostic>> {
    let position = ruleset.params.iter().position(|param| param.name == name.value);
    let index = position.ok_or_else(|| unknown(ruleset, name))?;
    let param = ruleset.params.get(index).ok_or_else(|| unknown(ruleset, name))?;
    let literal = || literal(written, &param.ty);
    match parse(param, written.value, literal) {
        Ok(value) => Ok(SettingValue { param: ParamId(u32::try_from(index).unwrap_or(u32::MAX)), value }),
        Err(suggestion) => {
            let expected = if param.quantity.ratio { "ratio".to_owned() } else { param.ty.to_string() };
            let diagnostic = Diagnostic::new(Code::ParameterValue, written.span)
                .arg("expected", expected)
                .arg("found", written.value);
            Err(Box::new(diagnostic.suggest(written.span, suggestion.as_deref())))
        }
    }
}

fn unknown(ruleset: &Ruleset, name: &Spanned<&str>) -> Box<Diagnostic> {
    let near = nearest(name.value, ruleset.params.iter().map(|param| param.name.as_str()));
    let diagnostic =
        Diagnostic::new(Code::NoSuchThing, name.span).arg("kind", ArgValue::Word("word-param")).arg("name", name.value);
    Box::new(diagnostic.suggest(name.span, near.filter(|near| *near != name.value)))
}

/// A value of the parameter's type; for a ratio typed as 99, the error says 0.99.
fn parse(param: &Param, written: &str, literal: impl Fn() -> Option<Value>) -> Result<Value, Option<String>> {
    match &param.ty {
        Type::Int => written.parse().map(Value::Int).ok().filter(|value| within(value, param.range)).ok_or(None),
        Type::Timestamp => written.parse().ok().and_then(crate::builtin::time::midnight).ok_or(None),
        Type::Double => {
            if let Some(percent) = written.strip_suffix(['%', '％']) {
                let number: Result<f64, _> = percent.trim().parse();
                return Err(number.ok().map(|number| crate::format::plain_number(number / 100.0)));
            }
            let number: f64 = written.parse().map_err(|_| None)?;
            if !number.is_finite() {
                return Err(None);
            }
            if param.quantity.ratio && !(0.0..=1.0).contains(&number) {
                let meant = (number > 1.0 && number <= 100.0).then(|| crate::format::plain_number(number / 100.0));
                return Err(meant);
            }
            Some(Value::Double(number)).filter(|value| within(value, param.range)).ok_or(None)
        }
        Type::Bool => written.parse().map(Value::Bool).map_err(|_| None),
        Type::String => Ok(Value::string(written)),
        Type::Member(members) if members.open || members.contains(written) => Ok(Value::string(written)),
        Type::Member(members) => {
            Err(nearest(written, members.list.iter().map(|member| &*member.id)).map(str::to_owned))
        }
        _ => literal().ok_or(None),
    }
}

/// A list or record as the language writes it.
fn literal(written: &Spanned<&str>, ty: &Type) -> Option<Value> {
    let (expr, diagnostics) = parse_expression(&Source::new(written.span.file, "", written.value));
    expr.filter(|_| !has_errors(&diagnostics)).and_then(|expr| constant(&expr, ty))
}

/// The value for the profile's level and date. Where the profile does not tell which of several different values holds, the
/// parameter is unknown until it does.
pub(super) fn resolve(ruleset: &Ruleset, param: &Param, facts: &[Value]) -> (Value, GivenBy) {
    let read = |path: &str| {
        let id = ruleset.schema.find(path)?;
        Some((id, facts.get(id.0 as usize)?))
    };
    let level = read("region.level");
    let date = read("region.as_of");
    let level_name = match level {
        Some((_, Value::String(name))) => Some(name.to_string()),
        _ => None,
    };
    let day = match date {
        Some((_, Value::Timestamp(moment))) => {
            let date = moment.date();
            Some(Date { year: date.year(), month: date.month(), day: date.day() })
        }
        _ => None,
    };
    let possible = |value: &&ParamValue| {
        let level_fits = match (&value.level, &level_name) {
            (Some(wanted), Some(level)) => wanted == level,
            _ => true,
        };
        level_fits && value.from.is_none_or(|from| day.is_none_or(|day| from <= day))
    };
    let mut candidates: Vec<&ParamValue> = param.values.iter().filter(possible).collect();
    // A value for the level wins over every general one, whatever their dates.
    if level_name.is_some() && candidates.iter().any(|value| value.level.is_some()) {
        candidates.retain(|value| value.level.is_some());
    }
    let needs_level = level_name.is_none() && candidates.iter().any(|value| value.level.is_some());
    let needs_day = day.is_none() && candidates.iter().any(|value| value.from.is_some());
    let best = candidates.iter().max_by_key(|value| (value.level.is_some(), value.from));
    let same = candidates.windows(2).all(|pair| match pair {
        [a, b] => crate::ops::equal(&a.value, &b.value) == Some(true),
        _ => true,
    });
    match best {
        Some(best) if same || !(needs_level || needs_day) => {
            let given_by = if best.level.is_some() { GivenBy::Level } else { GivenBy::Ruleset };
            (best.value.clone(), given_by)
        }
        _ => {
            let open = [(needs_level, level), (needs_day, date)];
            let facts: FactSet =
                open.into_iter().filter(|(needs, _)| *needs).filter_map(|(_, fact)| Some(fact?.0)).collect();
            (Value::unknown(facts), GivenBy::Ruleset)
        }
    }
}

impl Run<'_> {
    pub(super) fn settings(&self) -> Vec<Setting> {
        let all = &self.context.settings;
        // Of a parameter set twice, the last value counts.
        let last = all
            .iter()
            .enumerate()
            .filter(|(index, setting)| !all.iter().skip(index + 1).any(|later| later.param == setting.param));
        last.filter_map(|(_, setting)| self.shown(setting, &self.standing_params)).collect()
    }

    /// The place's settings; those of plugins stand with the plugins.
    pub(super) fn local(&self) -> Option<LocalUse> {
        let local = self.context.local.as_ref()?;
        let parameters = self.local_parameters(None);
        Some(LocalUse { file: local.file.clone(), digest: local.digest.clone(), parameters })
    }

    /// The parameters that the place set of a plugin, or of the base rules.
    pub(super) fn local_parameters(&self, plugin: Option<usize>) -> Vec<Setting> {
        let values = self.context.local.iter().flat_map(|local| &local.values);
        let own = values.filter(|set| self.ruleset.param(set.param).is_some_and(|param| param.plugin == plugin));
        own.filter_map(|set| self.shown(set, &self.guard_params)).collect()
    }

    fn shown(&self, setting: &SettingValue, instead_of: &[Value]) -> Option<Setting> {
        let param = self.ruleset.param(setting.param)?;
        Some(Setting {
            parameter: param.name.clone(),
            title: param.title.clone(),
            value: self.show_param(param, &setting.value),
            instead_of: self.show_param(param, instead_of.get(setting.param.0 as usize)?),
        })
    }

    pub(super) fn show_param(&self, param: &Param, value: &Value) -> Text {
        Style { ruleset: self.ruleset, ty: &param.ty, quantity: &param.quantity, format: None }.show(value)
    }

    /// Every parameter that a rule, an index or a guard reads.
    pub(super) fn parameters(&self) -> Vec<ParameterUse> {
        let mut used_by: Vec<Vec<String>> = vec![Vec::new(); self.ruleset.params.len()];
        let rules = self
            .ruleset
            .rules
            .iter()
            .map(|rule| (&rule.number, rule.when.into_iter().chain([rule.require]).collect::<Vec<_>>()));
        let guards = self
            .ruleset
            .guards
            .iter()
            .map(|guard| (&guard.number, guard.running.into_iter().chain([guard.require]).collect()));
        let indexes =
            self.ruleset.indexes.iter().map(|index| (&index.name, index.conditions().chain(index.weak).collect()));
        let rules = rules.chain(indexes).map(|(number, exprs)| (number, exprs, false));
        for (number, exprs, is_guard) in rules.chain(guards.map(|(number, exprs)| (number, exprs, true))) {
            for param in exprs.into_iter().flat_map(|expr| params_read(self.ruleset, expr)) {
                let index = param.0 as usize;
                // A guard uses neither the place's value nor that of a trial.
                let set = |by: &GivenBy| matches!(by, GivenBy::Local | GivenBy::Setting);
                let other_value = is_guard && self.given_by.get(index).is_some_and(set);
                if let Some(users) = used_by.get_mut(index)
                    && !other_value
                    && !users.contains(number)
                {
                    users.push(number.clone());
                }
            }
        }
        let all = self.ruleset.params.iter().zip(&self.params).zip(&self.given_by).zip(used_by);
        let read = all.filter(|(_, used_by)| !used_by.is_empty());
        read.map(|(((param, value), given_by), used_by)| ParameterUse {
            name: param.name.clone(),
            title: param.title.clone(),
            value: self.show_param(param, value),
            basis: param.basis,
            given_by: *given_by,
            plugin: self.ruleset.plugin(param.plugin).map(|plugin| plugin.alias.clone()),
            citations: param.citations.clone(),
            note: param.note.clone(),
            used_by,
        })
        .collect()
    }
}
