//! What may be filled in, in words.

use guiju_core::assessment::Text;
use guiju_core::format::plain_number;
use guiju_core::types::{Bounds, Quantity, Type};

use super::options::labels;
use crate::words::{DATE, DECIMAL, FROM, LEVEL, Lang, NO, PERCENT, TEXT, UP_TO, WHOLE, Word, YES};

/// What a cell for a value of this type may hold.
pub fn allowed(ty: &Type, quantity: &Quantity, range: Bounds, lang: Lang) -> String {
    match ty {
        Type::Bool => either([YES, NO].map(|word| word.in_lang(lang).to_owned()).as_slice(), lang),
        Type::Int if quantity.unit.is_none() && (range.min, range.max) == (Some(1.0), Some(5.0)) => {
            LEVEL.in_lang(lang).to_owned()
        }
        Type::Int => within(WHOLE, range, lang),
        Type::Double if quantity.ratio => PERCENT.in_lang(lang).to_owned(),
        Type::Double => within(DECIMAL, range, lang),
        Type::Timestamp => DATE.in_lang(lang).to_owned(),
        Type::Member(members) => either(&labels(members, lang), lang),
        _ => TEXT.in_lang(lang).to_owned(),
    }
}

/// The same in both languages.
pub fn allowed_text(ty: &Type, quantity: &Quantity, range: Bounds) -> Text {
    let side = |lang| allowed(ty, quantity, range, lang);
    Text::new(side(Lang::Zh), side(Lang::En))
}

/// One of these words, in both languages.
pub fn one_of(words: &[Word]) -> Text {
    let side = |lang| either(&words.iter().map(|word| word.in_lang(lang).to_owned()).collect::<Vec<_>>(), lang);
    Text::new(side(Lang::Zh), side(Lang::En))
}

fn either(words: &[String], lang: Lang) -> String {
    words.join(if lang == Lang::Zh { "／" } else { " / " })
}

fn within(word: Word, range: Bounds, lang: Lang) -> String {
    let ends = [(FROM, range.min), (UP_TO, range.max)];
    let ends = ends.into_iter().filter_map(|(word, end)| Some((word.in_lang(lang), plain_number(end?))));
    let ends = ends.map(|(word, end)| match lang {
        Lang::Zh => format!("，{word}{end}"),
        Lang::En => format!(", {word} {end}"),
    });
    format!("{}{}", word.in_lang(lang), ends.collect::<String>())
}
