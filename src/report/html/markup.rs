//! Text made safe for HTML, and the places in a report that its texts link to.

use std::collections::BTreeMap;
use std::fmt;

use askama::filters::{Escaper, Html, HtmlSafe};

/// Markup that is safe as it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markup(String);

impl Markup {
    /// Markup of our own making.
    pub fn trusted(text: &str) -> Self {
        Markup(text.to_owned())
    }

    /// A text as a string of a style sheet. Every sign is written by its number: none can end the string or the sheet.
    pub fn css_string(text: &str) -> Self {
        let mut string = String::from("\"");
        for character in text.chars() {
            if character.is_alphanumeric() {
                string.push(character);
            } else {
                string += &format!("\\{:x} ", u32::from(character));
            }
        }
        string.push('"');
        Markup(string)
    }
}

impl fmt::Display for Markup {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl HtmlSafe for Markup {}

/// Where the entries of a report stand, by the numbers they are cited by.
#[derive(Debug, Default)]
pub struct Anchors(BTreeMap<String, String>);

impl Anchors {
    /// The place of a new entry. Where a number stands twice, its first entry is the one others link to.
    pub fn add(&mut self, prefix: &str, number: &str) -> String {
        let named = !number.is_empty() && number.bytes().all(part_of_number);
        if !named || self.0.contains_key(number) {
            return String::new();
        }
        let id = format!("{prefix}-{number}");
        self.0.insert(number.to_owned(), id.clone());
        id
    }

    /// A text, escaped, in which every number that has an entry links to it.
    pub fn link(&self, text: &str) -> Markup {
        let mut markup = String::with_capacity(text.len());
        let mut rest = text;
        while !rest.is_empty() {
            let number = rest.bytes().take_while(|byte| part_of_number(*byte)).count();
            let length =
                if number > 0 { number } else { rest.bytes().take_while(|byte| !part_of_number(*byte)).count() };
            let (piece, behind) = rest.split_at_checked(length).unwrap_or((rest, ""));
            match self.0.get(piece) {
                Some(id) => markup += &format!("<a href=\"#{id}\">{piece}</a>"),
                // Writing to a string cannot fail.
                None => _ = Html.write_escaped_str(&mut markup, piece),
            }
            rest = behind;
        }
        Markup(markup)
    }
}

/// Numbers are made of letters, digits and hyphens, and nothing else in a text is both that and an entry's number.
fn part_of_number(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_of_a_style_sheet_ends_where_it_should() {
        assert_eq!(Markup::css_string("县\"</style>").to_string(), "\"县\\22 \\3c \\2f style\\3e \"");
    }

    #[test]
    fn numbers_link_to_their_entries_and_nothing_else_does() {
        let mut anchors = Anchors::default();
        assert_eq!(anchors.add("r1", "TRA-02"), "r1-TRA-02");
        assert_eq!(anchors.add("r1", "TRA-02"), "");
        assert_eq!(anchors.add("r1", "\"><script>"), "");
        assert_eq!(
            anchors.link("见TRA-02、TRA-021<b>").to_string(),
            "见<a href=\"#r1-TRA-02\">TRA-02</a>、TRA-021&#60;b&#62;"
        );
    }
}
