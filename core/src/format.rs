//! Values in words, in both languages.

use crate::assessment::Text;
use crate::check::member_label;
use crate::partial::{Interval, Known};
use crate::ruleset::{Format, Ruleset};
use crate::types::{Quantity, Type};
use crate::value::{Key, Value};

/// What a reader sees where nobody knows.
pub fn not_known() -> Text {
    Text::new("资料不足", "not known")
}

/// A number without an exponent or needless zeros.
pub fn plain_number(number: f64) -> String {
    let text = format!("{number:.6}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// How values are shown: their type for labels, what they count, and the ruleset for the words of units.
#[derive(Clone, Copy, Debug)]
pub struct Style<'a> {
    /// The ruleset.
    pub ruleset: &'a Ruleset,
    /// The type.
    pub ty: &'a Type,
    /// What a number counts.
    pub quantity: &'a Quantity,
    /// The format a text asks for.
    pub format: Option<Format>,
}

impl Style<'_> {
    /// The value in words.
    pub fn show(&self, value: &Value) -> Text {
        match value {
            Value::Bool(true) => Text::new("是", "yes"),
            Value::Bool(false) => Text::new("否", "no"),
            // Beyond 2^53 a double would not give every digit.
            Value::Int(number) if number.unsigned_abs() > 1 << 53 => Text::same(number.to_string()),
            Value::Int(number) => self.number(*number as f64),
            Value::Uint(number) => self.number(*number as f64),
            Value::Double(number) => self.number(*number),
            Value::String(text) => member_label(self.ty, text),
            Value::List(items) => self.list(items),
            Value::Map(entries) => self.record(entries),
            Value::Timestamp(moment) => Text::same(moment.date().to_string()),
            Value::Partial(partial) => match &partial.known {
                Known::Nothing => not_known(),
                Known::Int(bounds) => self
                    .between(Interval { min: bounds.min.map(|min| min as f64), max: bounds.max.map(|max| max as f64) }),
                Known::Uint(bounds) => self
                    .between(Interval { min: bounds.min.map(|min| min as f64), max: bounds.max.map(|max| max as f64) }),
                Known::Double(bounds) => self.between(*bounds),
                Known::Set(set) if set.has.is_empty() && set.lacks.is_empty() => not_known(),
                Known::Set(set) => self.partial_set(&set.has, &set.lacks),
            },
            other => Text::same(literal(other)),
        }
    }

    /// A number with what it counts.
    pub fn number(&self, number: f64) -> Text {
        let percent = || hundredths(number);
        match self.format {
            Some(Format::Percent) => Text::same(format!("{}%", percent())),
            Some(Format::Points) => points(number),
            Some(Format::Days) => counted(number, &Text::new("个工作日", "working days")),
            Some(Format::Level) => {
                Text::new(format!("{}级", plain_number(number)), format!("level {}", plain_number(number)))
            }
            _ if self.quantity.ratio => Text::same(format!("{}%", percent())),
            _ => match &self.quantity.unit {
                Some(unit) => counted(number, &self.ruleset.word("unit", unit)),
                None => Text::same(plain_number(number)),
            },
        }
    }

    fn between(&self, bounds: Interval<f64>) -> Text {
        match (bounds.min.map(|min| self.number(min)), bounds.max.map(|max| self.number(max))) {
            (Some(min), Some(max)) => Text::new(format!("{}至{}", min.zh, max.zh), format!("{} to {}", min.en, max.en)),
            (Some(min), None) => Text::new(format!("至少{}", min.zh), format!("at least {}", min.en)),
            (None, Some(max)) => Text::new(format!("至多{}", max.zh), format!("at most {}", max.en)),
            (None, None) => not_known(),
        }
    }

    fn item<'b>(&'b self, ty: &'b Type) -> Style<'b> {
        let item = match ty {
            Type::List(item) => item,
            other => other,
        };
        Style { ruleset: self.ruleset, ty: item, quantity: self.quantity, format: None }
    }

    fn list(&self, items: &[Value]) -> Text {
        let style = self.item(self.ty);
        let separator = if matches!(style.ty, Type::Record(_)) { ("；", "; ") } else { ("、", ", ") };
        join(items.iter().map(|item| style.show(item)), separator)
    }

    fn partial_set(&self, has: &[std::sync::Arc<str>], lacks: &[std::sync::Arc<str>]) -> Text {
        let labels = |members: &[std::sync::Arc<str>]| {
            join(members.iter().map(|member| member_label(self.ty, member)), ("、", ", "))
        };
        let (has, lacks) = ((!has.is_empty()).then(|| labels(has)), (!lacks.is_empty()).then(|| labels(lacks)));
        match (has, lacks) {
            (Some(has), None) => {
                Text::new(format!("有{}（其余不详）", has.zh), format!("{} (others not known)", has.en))
            }
            (None, Some(lacks)) => {
                Text::new(format!("无{}（其余不详）", lacks.zh), format!("without {} (others not known)", lacks.en))
            }
            (Some(has), Some(lacks)) => Text::new(
                format!("有{}，无{}（其余不详）", has.zh, lacks.zh),
                format!("{}; without {} (others not known)", has.en, lacks.en),
            ),
            (None, None) => not_known(),
        }
    }

    fn record(&self, entries: &std::collections::BTreeMap<Key, Value>) -> Text {
        let Type::Record(fields) = self.ty else { return Text::same(literal(&Value::Map(entries.clone().into()))) };
        let shown = fields.iter().filter_map(|field| {
            let value = entries.get(&Key::String(field.name.clone()))?;
            // A part of an item that nobody stated is left out rather than repeated as not known.
            if matches!(value.partial(), Some(partial) if partial.known == Known::Nothing) {
                return None;
            }
            let style = Style { ruleset: self.ruleset, ty: &field.ty, quantity: &field.quantity, format: None };
            let value = style.show(value);
            Some(Text::new(format!("{}：{}", field.label.zh, value.zh), format!("{}: {}", field.label.en, value.en)))
        });
        join(shown, ("，", ", "))
    }
}

/// A ratio in hundredths, to two places; to more where rounding would make a whole of what falls short of it, or nothing
/// of what is something.
fn hundredths(ratio: f64) -> String {
    let rounded = (ratio * 10000.0).round() / 100.0;
    let misleads = rounded != ratio * 100.0 && (rounded == 0.0 || rounded == 100.0);
    plain_number(if misleads { ratio * 100.0 } else { rounded })
}

/// A number and its unit; English says one day and two days.
fn counted(number: f64, unit: &Text) -> Text {
    let shown = plain_number(number);
    let singular = unit.en.strip_suffix('s').filter(|_| number == 1.0).unwrap_or(&unit.en);
    Text::new(format!("{shown}{}", unit.zh), format!("{shown} {singular}"))
}

/// A difference of ratios.
pub fn points(difference: f64) -> Text {
    let unit = Text::new("个百分点", "percentage points");
    let shown = hundredths(difference);
    let singular = unit.en.strip_suffix('s').filter(|_| shown == "1").unwrap_or(&unit.en);
    Text::new(format!("{shown}{}", unit.zh), format!("{shown} {singular}"))
}

/// Texts in a row; nothing at all is said as such.
pub fn join(texts: impl Iterator<Item = Text>, separator: (&str, &str)) -> Text {
    let all: Vec<Text> = texts.collect();
    if all.is_empty() {
        return Text::new("无", "none");
    }
    let zh: Vec<&str> = all.iter().map(|text| text.zh.as_str()).collect();
    let en: Vec<&str> = all.iter().map(|text| text.en.as_str()).collect();
    Text::new(zh.join(separator.0), en.join(separator.1))
}

/// The value as CEL writes it.
pub fn literal(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Int(value) => value.to_string(),
        Value::Uint(value) => format!("{value}u"),
        Value::Double(value) if value.is_finite() && value.fract() == 0.0 && value.abs() < 1e16 => {
            format!("{value:.1}")
        }
        Value::Double(value) => value.to_string(),
        Value::String(value) => format!("{value:?}"),
        Value::Bytes(bytes) => format!("b\"{}\"", bytes.escape_ascii()),
        Value::List(items) => format!("[{}]", items.iter().map(literal).collect::<Vec<_>>().join(", ")),
        Value::Map(entries) => {
            let entries = entries.iter().map(|(key, value)| format!("{}: {}", literal(&key.value()), literal(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
        Value::Timestamp(moment) => format!("timestamp(\"{moment}\")"),
        Value::Duration(length) => format!("duration(\"{}\")", crate::builtin::time::duration_text(length)),
        Value::Type(name) => name.to_string(),
        Value::Optional(None) => "optional.none()".to_owned(),
        Value::Optional(Some(value)) => format!("optional.of({})", literal(value)),
        Value::Partial(_) => "unknown".to_owned(),
    }
}
