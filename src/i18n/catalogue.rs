//! The catalogue of one language: Project Fluent messages by key.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::Lang;

/// The arguments of a message.
pub type Args<'a> = FluentArgs<'a>;

const ZH: [&str; 6] = [
    include_str!("zh.ftl"),
    include_str!("compare.zh.ftl"),
    include_str!("handbook.zh.ftl"),
    include_str!("reuse.zh.ftl"),
    include_str!("cli.zh.ftl"),
    include_str!("diagnostics.zh.ftl"),
];
const EN: [&str; 6] = [
    include_str!("en.ftl"),
    include_str!("compare.en.ftl"),
    include_str!("handbook.en.ftl"),
    include_str!("reuse.en.ftl"),
    include_str!("cli.en.ftl"),
    include_str!("diagnostics.en.ftl"),
];

/// Everything the program says in one language.
pub struct Words {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// The catalogue of a language.
    pub fn new(lang: Lang) -> Self {
        let (id, files) = match lang {
            Lang::Zh => ("zh-Hans", ZH),
            Lang::En => ("en", EN),
        };
        Words { lang, bundle: bundle(id.parse().unwrap_or_default(), &files) }
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Whether there is a text with this key.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// The text with this key.
    pub fn text(&self, key: &str) -> String {
        self.say(key, &Args::new())
    }

    /// The text with this key, its arguments filled in. A message that names an argument which is not given has
    /// attributes, `without-NAME`, that do without; the first of them that can be filled is taken. A key that does not
    /// exist is shown as it is; a test sees to it that none is.
    pub fn say(&self, key: &str, args: &Args<'_>) -> String {
        self.try_say(key, args).0
    }

    /// The same, and whether every argument the text names was given.
    pub(crate) fn try_say(&self, key: &str, args: &Args<'_>) -> (String, bool) {
        let Some(message) = self.bundle.get_message(key) else { return (key.to_owned(), false) };
        let others = message.attributes().map(|attribute| attribute.value());
        let mut text = key.to_owned();
        for pattern in message.value().into_iter().chain(others) {
            let mut problems = Vec::new();
            text = self.bundle.format_pattern(pattern, Some(args), &mut problems).into_owned();
            if problems.is_empty() {
                return (text, true);
            }
        }
        (text, false)
    }

    /// Joins names for reading: "a, b or c".
    pub fn any_of(&self, names: &[String]) -> String {
        self.join(names, "list-or")
    }

    /// Joins names for reading: "a, b and c".
    pub fn all_of(&self, names: &[String]) -> String {
        self.join(names, "list-and")
    }

    /// Joins names with the language's comma for lists.
    pub fn list<S: AsRef<str>>(&self, names: &[S]) -> String {
        let comma = match self.lang {
            Lang::Zh => "、",
            Lang::En => ", ",
        };
        names.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(comma)
    }

    fn join(&self, names: &[String], key: &str) -> String {
        let Some((last, rest)) = names.split_last() else { return String::new() };
        if rest.is_empty() {
            return last.clone();
        }
        let mut args = Args::new();
        args.set("rest", self.list(rest));
        args.set("last", last.as_str());
        self.say(key, &args)
    }
}

fn bundle(id: LanguageIdentifier, files: &[&'static str]) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new(vec![id]);
    // Marks around arguments would show up in terminals that do not know them.
    bundle.set_use_isolating(false);
    for text in files {
        // A catalogue with a mistake still gives its other messages; a test finds the mistake.
        let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    // Only a second registration of the name could fail.
    let _ = bundle.add_function("BYTES", |positional, _| match positional {
        [FluentValue::Number(number)] => FluentValue::from(bytes(number.value)),
        _ => FluentValue::Error,
    });
    bundle
}

/// A size as people read it.
fn bytes(size: f64) -> String {
    const MEBI: f64 = 1024.0 * 1024.0;
    if size >= MEBI { format!("{:.1} MiB", size / MEBI).replace(".0 ", " ") } else { format!("{size} B") }
}

#[cfg(test)]
mod tests;
