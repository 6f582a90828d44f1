//! Functions that the code of a plugin computes: their declarations, and calls of them.

use std::sync::Arc;

use guiju_grammar::ast::{Argument, Ast, Extern, ItemKind, ValueType};
use guiju_grammar::expr::Expr;
use guiju_grammar::{Code, Diagnostic, Span, Spanned, nearest};

use super::Compiler;
use super::expr::{Checker, Typed};
use crate::assessment::Text;
use crate::ir::{FunctionId, Node};
use crate::ruleset::{Function, NameUse};
use crate::types::{Bounds, Quantity, RecordField, Type};

/// The types that can cross into a plugin's code and back.
const PLAIN: [(&str, Type); 4] =
    [("bool", Type::Bool), ("int", Type::Int), ("double", Type::Double), ("string", Type::String)];

/// A function as an author declares it, before anything is compiled.
#[derive(Clone, Debug, PartialEq)]
pub struct Declaration {
    /// Its name, without the plugin's id.
    pub name: String,
    /// What it takes: each argument's name and type.
    pub arguments: Vec<(String, Type)>,
    /// What it gives.
    pub result: Type,
    /// What readers call it; empty in a language that is absent.
    pub title: Text,
    /// The name, where it is declared.
    pub span: Span,
}

/// The functions that a file declares, for whoever writes or packs the code that computes them. One with a type that cannot
/// cross into code is left out; [`super::compile`] says what is wrong with it.
pub fn declarations(ast: &Ast) -> Vec<Declaration> {
    let declared = |item: &Extern| {
        let argument = |argument: &Argument| Some((argument.name.value.clone(), plain_type(&argument.ty.value).ok()?));
        let of = |side: Option<&Spanned<String>>| side.map(|text| text.value.clone()).unwrap_or_default();
        let title = item.title.as_ref();
        Some(Declaration {
            name: item.name.value.clone(),
            arguments: item.arguments.iter().map(argument).collect::<Option<_>>()?,
            result: plain_type(&item.result.value).ok()?,
            title: Text {
                zh: of(title.and_then(|title| title.zh.as_ref())),
                en: of(title.and_then(|title| title.en.as_ref())),
            },
            span: item.name.span,
        })
    };
    let functions = ast.items.iter().filter_map(|item| match &item.kind {
        ItemKind::Extern(function) => Some(function),
        _ => None,
    });
    functions.filter_map(declared).collect()
}

impl Compiler<'_> {
    /// Declares a function. Its name gets the plugin's id before it, because only a plugin brings code.
    pub(super) fn function(&mut self, item: &Extern) {
        let arguments: Vec<Type> = item.arguments.iter().map(|argument| self.value_type(&argument.ty)).collect();
        let result = self.value_type(&item.result);
        let Some((plugin, id)) = self.unit.plugin else {
            let diagnostic = Diagnostic::new(Code::ExternWithoutPlugin, item.name.span);
            self.report(diagnostic.arg("name", item.name.value.as_str()));
            return;
        };
        let name = Spanned::new(format!("{id}.{}", item.name.value), item.name.span);
        if !self.define_name("word-extern", &name) {
            return;
        }
        self.required(&item.title, "zh", "word-extern", &name);
        let number = FunctionId(u32::try_from(self.ruleset.functions.len()).unwrap_or(u32::MAX));
        self.names.externs.insert(name.value.clone(), (number, arguments.clone(), result.clone(), name.span));
        let title = item.title.as_ref().map(|title| self.text(title)).unwrap_or_default();
        self.ruleset.functions.push(Function {
            short: item.name.value.clone(),
            title,
            name: name.value,
            plugin,
            arguments,
            result,
            span: item.name.span,
        });
    }

    fn value_type(&mut self, written: &Spanned<ValueType>) -> Type {
        plain_type(&written.value).unwrap_or_else(|wrong| {
            let known = PLAIN.map(|(name, _)| name).into_iter().chain(["list", "optional", "record"]);
            let diagnostic = Diagnostic::new(Code::ExternType, written.span).arg("found", wrong.as_str());
            // The word may stand inside others; only alone can it be replaced by another.
            let is_word = written.value.of.is_none() && written.value.fields.is_empty();
            let near = nearest(&wrong, known).filter(|_| is_word);
            self.report(diagnostic.suggest(written.span, near));
            Type::Dyn
        })
    }
}

/// The type that was written, or the word that is none.
fn plain_type(written: &ValueType) -> Result<Type, String> {
    let none = || Err(written.name.clone());
    match (written.name.as_str(), &written.of, written.fields.as_slice()) {
        ("list", Some(of), _) => plain_type(of).map(Type::list),
        ("optional", Some(of), _) => plain_type(of).map(Type::optional),
        ("record", None, [_, ..]) => record(&written.fields),
        (name, None, []) => PLAIN.into_iter().find(|(plain, _)| *plain == name).map_or_else(none, |(_, ty)| Ok(ty)),
        _ => none(),
    }
}

/// A record of code. Its numbers count nothing in particular. A name that is there twice is no name.
fn record(written: &[Argument]) -> Result<Type, String> {
    let mut fields: Vec<RecordField> = Vec::new();
    for Argument { name, ty } in written {
        if fields.iter().any(|field| *field.name == *name.value) {
            return Err(name.value.clone());
        }
        fields.push(RecordField {
            name: name.value.as_str().into(),
            ty: plain_type(&ty.value)?,
            quantity: Quantity::default(),
            range: Bounds::default(),
            label: Text::same(name.value.clone()),
        });
    }
    Ok(Type::Record(Arc::new(fields)))
}

impl Checker<'_> {
    pub(super) fn extern_call(
        &mut self,
        span: Span,
        name: &str,
        (id, wanted, result, defined): (FunctionId, &[Type], &Type, Span),
        args: &[Expr],
    ) -> Typed {
        let given: Vec<Typed> = args.iter().map(|arg| self.check(arg)).collect();
        let types: Vec<Type> = given.iter().map(|arg| self.resolve(&arg.ty)).collect();
        if types.len() != wanted.len() || !types.iter().zip(wanted).all(|(given, wanted)| self.accepts(given, wanted)) {
            return self.no_overload(span, name, &types);
        }
        self.uses.push(NameUse { used: span, defined });
        let ids = given.iter().map(|arg| arg.id).collect();
        self.node(Node::Extern(id, ids), span, result.clone())
    }

    /// What a function is called.
    pub(super) fn name_of(&self, function: FunctionId) -> String {
        let mut named = self.names.externs.iter();
        named.find(|(_, (id, ..))| *id == function).map_or_else(String::new, |(name, _)| name.clone())
    }

    /// Whether code can take a value of a type. A whole number will do for a decimal, and a record may have more fields.
    fn accepts(&mut self, given: &Type, wanted: &Type) -> bool {
        match (given, wanted) {
            (Type::Int, Type::Double) => true,
            (Type::List(given), Type::List(wanted)) | (Type::Optional(given), Type::Optional(wanted)) => {
                self.accepts(given, wanted)
            }
            (Type::Record(given), Type::Record(wanted)) => wanted.iter().all(|field| {
                let same = given.iter().find(|one| one.name == field.name);
                same.is_some_and(|same| self.accepts(&same.ty, &field.ty))
            }),
            (_, Type::Record(_)) => false,
            _ => self.unify(&given.plain(), wanted),
        }
    }
}
