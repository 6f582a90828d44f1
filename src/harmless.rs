//! Text from files, made harmless to a terminal: control characters could move its cursor or change its title, and marks that turn
//! the direction of text could make a report read otherwise than it is.

/// Whether a character does something instead of showing something, or is none: no web page or document can hold the last two.
fn acts(character: char) -> bool {
    let turns = matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    character.is_control() || turns || matches!(character, '\u{fffe}' | '\u{ffff}')
}

/// The text on one line, each such character made a space.
pub fn line(text: &str) -> String {
    text.chars().map(|character| if acts(character) { ' ' } else { character }).collect()
}

/// A file's text for showing parts of it: line ends and tabs stay, and every place keeps its offset in bytes.
pub fn source(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\r' | '\t' => shown.push(character),
            _ if acts(character) => shown.extend(std::iter::repeat_n(' ', character.len_utf8())),
            _ => shown.push(character),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_acts_and_every_place_stays() {
        assert_eq!(line("\u{1b}[31m某\u{7}\n地\u{202e}\u{ffff}"), " [31m某  地  ");
        let text = "a\u{1b}b\u{202e}c\n";
        assert_eq!(source(text).len(), text.len());
        assert_eq!(source(text), "a b   c\n");
    }
}
