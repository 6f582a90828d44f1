//! Texts with holes.

use guiju_grammar::ast::TemplateText;
use guiju_grammar::template;
use guiju_grammar::{Code, Diagnostic, nearest};

use super::Compiler;
use crate::ruleset::{Format, Part, Template};
use crate::types::{Quantity, Type};

impl Compiler<'_> {
    pub(super) fn template(&mut self, text: &TemplateText, in_guard: bool) -> Template {
        self.both_languages(text.span, text.zh.is_some(), text.en.is_some());
        let zh = text.zh.as_ref().map(|template| self.parts(template, in_guard));
        let en = text.en.as_ref().map(|template| self.parts(template, in_guard));
        Template { zh: zh.unwrap_or_default(), en: en.unwrap_or_default() }
    }

    fn parts(&mut self, template: &template::Template, in_guard: bool) -> Vec<Part> {
        template.parts.iter().map(|part| self.part(part, in_guard)).collect()
    }

    fn part(&mut self, part: &template::Part, in_guard: bool) -> Part {
        let (value, format) = match part {
            template::Part::Text(text) => return Part::Text(text.clone()),
            template::Part::Hole { value, format, .. } => (value, format),
        };
        let typed = self.expression(value, in_guard);
        let format = format.as_ref().and_then(|name| {
            let found = Format::ALL.iter().find(|(known, _)| *known == name.value).map(|(_, format)| *format);
            let suits = found.is_some_and(|format| suits(format, &typed.ty, &typed.quantity));
            if !suits {
                let near = nearest(&name.value, Format::ALL.iter().map(|(known, _)| *known));
                let diagnostic = Diagnostic::new(Code::BadFormat, name.span).arg("name", name.value.as_str());
                // Of a format that does not exist the type says nothing.
                let diagnostic = match found {
                    Some(_) => diagnostic.arg("type", typed.ty.to_string()),
                    None => diagnostic,
                };
                self.report(diagnostic.suggest(name.span, near));
            }
            found
        });
        Part::Hole { expr: typed.id, ty: typed.ty, quantity: typed.quantity, format }
    }
}

fn suits(format: Format, ty: &Type, quantity: &Quantity) -> bool {
    match (format, ty) {
        (_, Type::Dyn) => true,
        (Format::Percent | Format::Points, Type::Double) => quantity.unit.is_none(),
        (Format::Days, Type::Int) => true,
        (Format::Level, Type::Int) => true,
        (Format::List, Type::List(_)) => true,
        _ => false,
    }
}
