//! Fact declarations become the schema.

use std::sync::Arc;

use guiju_grammar::ast::{self, FactField, Member, TypeExpr, TypeKind};
use guiju_grammar::{Code, Diagnostic, Span};

use super::Compiler;
use crate::assessment::{Citation, LevelName, Text};
use crate::schema::{Fact, FactId, Group};
use crate::types::{Bounds, MemberLabel, Members, Quantity, RecordField, Type};

/// What a record hands down to its fields.
struct Above {
    label: Text,
    definition: Option<Text>,
    citations: Vec<Citation>,
}

impl Compiler<'_> {
    /// Adds a group's facts to the schema.
    pub(super) fn facts(&mut self, facts: &ast::Facts) {
        let title = match &facts.title {
            Some(title) => self.text(title),
            None => Text::same(&facts.group.value),
        };
        if !self.names.schema.groups.iter().any(|group| group.name == facts.group.value) {
            self.names.schema.groups.push(Group { name: facts.group.value.clone(), title });
        }
        if !self.owns(&facts.group.value) {
            self.outside_plugin(&facts.group);
        }
        let first = facts.group.value.split('.').next().unwrap_or_default();
        if crate::builtin::LIBRARIES.contains(&first) {
            let name = facts.group.value.as_str();
            self.report(Diagnostic::new(Code::LibraryName, facts.group.span).arg("name", name));
        }
        for field in &facts.fields {
            let path = format!("{}.{}", facts.group.value, field.name.value);
            self.field(&path, field, None);
        }
    }

    /// Adds a fact, or a record's fields one by one; a field without a definition or sources has the record's.
    fn field(&mut self, path: &str, field: &FactField, above: Option<&Above>) -> Option<FactId> {
        if let Some(first) = self.fact_spans.get(path).copied() {
            self.report(
                Diagnostic::new(Code::DuplicateDefinition, field.name.span)
                    .arg("kind", guiju_grammar::ArgValue::Word("word-fact"))
                    .arg("name", path)
                    .label(first, "label-first-defined"),
            );
            return None;
        }
        self.fact_spans.insert(path.to_owned(), field.name.span);
        let own = match &field.label {
            Some(label) => self.text(label),
            None => Text::same(&field.name.value),
        };
        let label = match above {
            Some(Above { label: above, .. }) => {
                Text::new(format!("{}·{}", above.zh, own.zh), format!("{}: {}", above.en, own.en))
            }
            None => own,
        };
        let own_definition = field.definition.as_ref().map(|definition| self.text(definition));
        let definition = own_definition.or_else(|| above.and_then(|above| above.definition.clone()));
        let own_citations = self.citations(&field.cites);
        let citations = match above {
            Some(above) if own_citations.is_empty() => above.citations.clone(),
            _ => own_citations,
        };
        if above.is_some() {
            self.free_field(field);
        }
        if let TypeKind::Record(fields) = &field.ty.kind {
            let this = Above { label, definition, citations };
            let parts = fields.iter().filter_map(|inner| {
                let id = self.field(&format!("{path}.{}", inner.name.value), inner, Some(&this))?;
                Some((inner.name.value.clone(), id))
            });
            let parts = parts.collect();
            self.names.schema.add_record(path.to_owned(), parts);
            return None;
        }
        let (quantity, range) = self.measure(field);
        let ty = self.type_of(path, &field.ty);
        let rubric = self.rubric(field);
        Some(self.names.schema.add(Fact {
            path: path.to_owned(),
            span: field.name.span,
            ty,
            quantity,
            range,
            label,
            definition,
            rubric,
            citations,
            is_set: matches!(field.ty.kind, TypeKind::Set { .. }),
        }))
    }

    /// What each level takes; five lines or none, and only where there are levels.
    fn rubric(&mut self, field: &FactField) -> Vec<LevelName> {
        if field.rubric.is_empty() {
            return Vec::new();
        }
        if field.ty.kind != TypeKind::Level {
            let name = field.name.value.as_str();
            self.report(Diagnostic::new(Code::RubricWithoutLevels, field.name.span).arg("name", name));
            return Vec::new();
        }
        self.steps(&field.rubric, "word-rubric", &field.name)
    }

    /// A record's field stands beside the keys of provenance, and cannot be called like one.
    fn free_field(&mut self, field: &FactField) {
        if crate::profile::RESERVED.contains(&field.name.value.as_str()) {
            self.report(Diagnostic::new(Code::ReservedWord, field.name.span).arg("word", field.name.value.as_str()));
        }
    }

    fn measure(&mut self, field: &FactField) -> (Quantity, Bounds) {
        let unit = field.unit.as_ref().map(|unit| {
            self.word("unit", unit, "word-unit");
            Arc::from(unit.value.as_str())
        });
        let (ratio, range) = bounds(&field.ty);
        (Quantity { ratio, unit }, range)
    }

    /// The type of a declaration. A record inside a list is a map with known fields.
    pub(super) fn type_of(&mut self, path: &str, ty: &TypeExpr) -> Type {
        match &ty.kind {
            TypeKind::Bool => Type::Bool,
            TypeKind::Int(_) | TypeKind::Level => Type::Int,
            TypeKind::Number(_) | TypeKind::Ratio => Type::Double,
            TypeKind::Text => Type::String,
            TypeKind::Date => Type::Timestamp,
            TypeKind::Enum(members) => Type::Member(self.members_of(path, members, false)),
            TypeKind::Set { open, members } => Type::list(Type::Member(self.members_of(path, members, *open))),
            TypeKind::List(item) => Type::list(self.type_of(path, item)),
            TypeKind::Record(fields) => Type::Record(Arc::new(self.record(path, fields))),
        }
    }

    fn record(&mut self, path: &str, fields: &[FactField]) -> Vec<RecordField> {
        let mut seen: Vec<(&str, Span)> = Vec::new();
        let mut record = Vec::new();
        for field in fields {
            if let Some((_, first)) = seen.iter().find(|(name, _)| *name == field.name.value) {
                let first = *first;
                self.report(
                    Diagnostic::new(Code::DuplicateDefinition, field.name.span)
                        .arg("kind", guiju_grammar::ArgValue::Word("word-fact"))
                        .arg("name", field.name.value.as_str())
                        .label(first, "label-first-defined"),
                );
                continue;
            }
            seen.push((&field.name.value, field.name.span));
            self.free_field(field);
            self.rubric(field);
            let (quantity, range) = self.measure(field);
            let inner = format!("{path}.{}", field.name.value);
            let label = field.label.as_ref().map_or_else(|| Text::same(&field.name.value), |label| self.text(label));
            let ty = self.type_of(&inner, &field.ty);
            record.push(RecordField { name: field.name.value.as_str().into(), ty, quantity, range, label });
        }
        record
    }

    fn members_of(&mut self, path: &str, members: &[Member], open: bool) -> Arc<Members> {
        let mut list: Vec<MemberLabel> = Vec::new();
        for member in members {
            if list.iter().any(|known| *known.id == *member.name.value) {
                self.report(
                    Diagnostic::new(Code::DuplicateDefinition, member.name.span)
                        .arg("kind", guiju_grammar::ArgValue::Word("word-member"))
                        .arg("name", member.name.value.as_str()),
                );
                continue;
            }
            let label = match &member.label {
                Some(label) => self.text(label),
                None => Text::same(&member.name.value),
            };
            list.push(MemberLabel { id: member.name.value.as_str().into(), label });
        }
        Arc::new(Members { path: path.to_owned(), open, list })
    }
}

/// Whether a type is a ratio, and the bounds its numbers have.
pub(super) fn bounds(ty: &TypeExpr) -> (bool, Bounds) {
    match &ty.kind {
        TypeKind::Ratio => (true, Bounds { min: Some(0.0), max: Some(1.0) }),
        TypeKind::Level => (false, Bounds { min: Some(1.0), max: Some(5.0) }),
        TypeKind::Int(Some(range)) | TypeKind::Number(Some(range)) => {
            (false, Bounds { min: range.min, max: range.max })
        }
        _ => (false, Bounds::default()),
    }
}
