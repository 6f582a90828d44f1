//! Places in sources, as citations number them and as readers say them.

use guiju_core::assessment::SourceKind;

use crate::i18n::Words;
use crate::say;

/// "3.3.1-p2" in words; what does not follow that form stays as it is. The numbered parts of a law, a policy document or a
/// standard are articles, those of a paper sections.
pub fn locator(words: &Words, place: &str, kind: Option<SourceKind>) -> String {
    if place == "abs" {
        return words.text("locator-abstract");
    }
    if let Some((section, paragraph)) = place.split_once("-p")
        && is_section(section)
        && is_number(paragraph)
    {
        return say!(words, "locator-paragraph", section = section, paragraph = paragraph);
    }
    match place.split_at_checked(1) {
        Some(("T", number)) if is_number(number) => say!(words, "locator-table", number = number),
        Some(("F", number)) if is_number(number) => say!(words, "locator-figure", number = number),
        _ if is_section(place) && kind.is_some_and(|kind| kind != SourceKind::Paper) => {
            say!(words, "locator-article", article = place)
        }
        _ if is_section(place) => say!(words, "locator-section", section = place),
        _ => place.to_owned(),
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_section(text: &str) -> bool {
    text.split('.').all(is_number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn places_are_told_in_words() {
        let words = Words::new(Lang::Zh);
        let told: Vec<String> = ["3.3.1-p2", "abs", "T1", "F1", "2.1", "第五条", "3-pp"]
            .iter()
            .map(|place| locator(&words, place, Some(SourceKind::Paper)))
            .collect();
        assert_eq!(told, ["第3.3.1节第2段", "摘要", "表1", "图1", "第2.1节", "第五条", "3-pp"]);
        assert_eq!(locator(&words, "2", Some(SourceKind::Policy)), "第2条");
    }
}
