//! RE2's syntax, written as the engine reads it. The engine's own differs where a pattern would mean something else without
//! a word: sets within sets, `\<`, digits and letters of every script, and more.

/// Why a pattern cannot be written for the engine.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// RE2 would not read it either.
    NotRe2,
    /// Its groups nest too deep.
    TooDeep,
}

/// Writes a pattern in RE2's syntax as the engine reads it. Groups get no names: nobody asks for what they matched.
///
/// # Errors
///
/// For what RE2 would not read, and for groups deeper than the limit. Brackets that do not match are left to the engine.
pub(super) fn translate(pattern: &str, max_depth: u32) -> Result<String, Refused> {
    let mut translator = Translator {
        rest: pattern,
        out: String::with_capacity(pattern.len()),
        last: Last::Nothing,
        depth: 0,
        names: Vec::new(),
    };
    while let Some(letter) = translator.next() {
        translator.piece(letter).ok_or(Refused::NotRe2)?;
        if translator.depth > max_depth {
            return Err(Refused::TooDeep);
        }
    }
    Ok(translator.out)
}

/// What a repetition would repeat.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Nothing,
    Piece,
    /// A repetition, which cannot be repeated in its turn.
    Repetition,
}

struct Translator<'p> {
    rest: &'p str,
    out: String,
    last: Last,
    depth: u32,
    names: Vec<&'p str>,
}

const POSIX: [&str; 14] = [
    "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct", "space", "upper", "word",
    "xdigit",
];

const MAX_COUNT: u32 = 1_000;

impl<'p> Translator<'p> {
    fn next(&mut self) -> Option<char> {
        let letter = self.rest.chars().next()?;
        self.rest = self.rest.get(letter.len_utf8()..)?;
        Some(letter)
    }

    /// Goes past this text if it comes next.
    fn take(&mut self, text: &str) -> bool {
        let rest = self.rest.strip_prefix(text);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// All up to this text, and goes past it.
    fn until(&mut self, text: &str) -> Option<&'p str> {
        let (before, rest) = self.rest.split_once(text)?;
        self.rest = rest;
        Some(before)
    }

    fn push(&mut self, written: &str) {
        self.out.push_str(written);
        self.last = Last::Piece;
    }

    fn literal(&mut self, letter: char) {
        let mut buffer = [0; 4];
        self.push(&regex::escape(letter.encode_utf8(&mut buffer)));
    }

    fn piece(&mut self, letter: char) -> Option<()> {
        match letter {
            '\\' => self.escape()?,
            '[' => self.class()?,
            '(' => self.group()?,
            '|' => {
                self.push("|");
                self.last = Last::Nothing;
            }
            ')' => {
                self.push(")");
                self.depth = self.depth.saturating_sub(1);
            }
            '*' => self.repeat("*")?,
            '+' => self.repeat("+")?,
            '?' => self.repeat("?")?,
            '{' => match self.count()? {
                Some(count) => self.repeat(&count)?,
                None => self.literal('{'),
            },
            '^' => self.push("^"),
            '$' => self.push("$"),
            '.' => self.push("."),
            other => self.literal(other),
        }
        Some(())
    }

    fn repeat(&mut self, operator: &str) -> Option<()> {
        if self.last != Last::Piece {
            return None;
        }
        self.push(operator);
        if self.take("?") {
            self.push("?");
        }
        self.last = Last::Repetition;
        Some(())
    }

    /// `{n}`, `{n,}` or `{n,m}`, behind the brace. Anything else in braces is what it is.
    fn count(&mut self) -> Option<Option<String>> {
        let Some((inside, rest)) = self.rest.split_once('}') else { return Some(None) };
        let (least, most) = inside.split_once(',').map_or((inside, None), |(least, most)| (least, Some(most)));
        let most = most.filter(|most| !most.is_empty());
        if !is_count(least) || !most.is_none_or(is_count) {
            return Some(None);
        }
        let number = |digits: &str| digits.parse().ok().filter(|number| *number <= MAX_COUNT);
        let (least, most) = (number(least)?, most.map_or(Some(MAX_COUNT), number)?);
        self.rest = rest;
        (least <= most).then(|| Some(format!("{{{inside}}}")))
    }

    /// `(`, `(?P<name>`, `(?flags:` or `(?flags)`, behind the bracket.
    fn group(&mut self) -> Option<()> {
        if !self.take("?") {
            self.open("(");
        } else if self.take("P<") || self.take("<") {
            let name = self.until(">")?;
            let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
            if !is_name || self.names.contains(&name) {
                return None;
            }
            self.names.push(name);
            self.open("(");
        } else {
            let end = self.rest.find([':', ')'])?;
            let (flags, rest) = self.rest.split_at_checked(end)?;
            if !flags.bytes().all(|flag| b"imsU-".contains(&flag)) {
                return None;
            }
            self.rest = rest;
            match self.next()? {
                ':' => self.open(&format!("(?{flags}:")),
                _ => self.out.push_str(&format!("(?{flags})")),
            }
        }
        Some(())
    }

    fn open(&mut self, written: &str) {
        self.push(written);
        self.last = Last::Nothing;
        self.depth += 1;
    }

    /// What a backslash begins outside a set.
    fn escape(&mut self) -> Option<()> {
        match self.next()? {
            'Q' => {
                let text = self.until("\\E").unwrap_or_else(|| std::mem::take(&mut self.rest));
                text.chars().for_each(|letter| self.literal(letter));
            }
            'A' => self.push(r"\A"),
            'z' => self.push(r"\z"),
            'b' => self.push(r"(?-u:\b)"),
            'B' => self.push(r"\B"),
            letter => match self.named_set(letter) {
                Some(set) => self.push(&set?),
                None => {
                    let letter = self.escaped(letter)?;
                    self.literal(letter);
                }
            },
        }
        Some(())
    }

    /// `\d` and its kind, which know ASCII only, and `\p{…}`; the outer none where the letter begins neither.
    fn named_set(&mut self, letter: char) -> Option<Option<String>> {
        let set = match letter {
            'd' => "[0-9]",
            'D' => "[^0-9]",
            's' => r"[\t\n\f\r\x20]",
            'S' => r"[^\t\n\f\r\x20]",
            'w' => "[0-9A-Za-z_]",
            'W' => "[^0-9A-Za-z_]",
            'p' | 'P' => return Some(self.property(letter == 'P')),
            _ => return None,
        };
        Some(Some(set.to_owned()))
    }

    /// `\pL`, `\p{Lu}`, `\p{Greek}`, `\p{^Greek}`, behind the letter: a category by one or two letters, or else a script.
    fn property(&mut self, negated: bool) -> Option<String> {
        let letter = self.next()?;
        let mut buffer = [0; 4];
        let written = if letter == '{' { self.until("}")? } else { letter.encode_utf8(&mut buffer) };
        let (name, opposite) = written.strip_prefix('^').map_or((written, false), |name| (name, true));
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'_') {
            return None;
        }
        let kind = match name.len() {
            _ if name == "Any" => "",
            1 | 2 => "gc=",
            _ => "sc=",
        };
        let begin = if negated == opposite { 'p' } else { 'P' };
        Some(format!("\\{begin}{{{kind}{name}}}"))
    }

    /// The one character that a backslash and this letter begin.
    fn escaped(&mut self, letter: char) -> Option<char> {
        match letter {
            'a' => Some('\u{7}'),
            'f' => Some('\u{c}'),
            'n' => Some('\n'),
            'r' => Some('\r'),
            't' => Some('\t'),
            'v' => Some('\u{b}'),
            'x' if self.take("{") => character(self.until("}")?, 16),
            'x' => {
                let (digits, rest) = self.rest.split_at_checked(2)?;
                self.rest = rest;
                character(digits, 16)
            }
            '0'..='7' => self.octal(letter),
            other => (other.is_ascii() && !other.is_ascii_alphanumeric()).then_some(other),
        }
    }

    /// Up to three octal digits. A single one above 0 would be a reference to a group, which RE2 does not have.
    fn octal(&mut self, first: char) -> Option<char> {
        let more = self.rest.bytes().take(2).take_while(|byte| matches!(byte, b'0'..=b'7')).count();
        if first != '0' && more == 0 {
            return None;
        }
        let (digits, rest) = self.rest.split_at_checked(more)?;
        self.rest = rest;
        character(&format!("{first}{digits}"), 8)
    }

    /// `[…]`, behind the bracket. Every character is written by its number, so that none has a meaning of its own.
    fn class(&mut self) -> Option<()> {
        let begin = if self.take("^") { "[^" } else { "[" };
        self.push(begin);
        let mut is_first = true;
        while is_first || !self.take("]") {
            is_first = false;
            if self.rest.starts_with("[:") && self.rest.contains(":]") {
                let name = self.until(":]")?.strip_prefix("[:")?;
                if !POSIX.contains(&name.strip_prefix('^').unwrap_or(name)) {
                    return None;
                }
                self.push(&format!("[:{name}:]"));
                continue;
            }
            if let Some(letter) = self.rest.strip_prefix('\\').and_then(|rest| rest.chars().next())
                && "dDsSwWpP".contains(letter)
            {
                self.take("\\");
                self.next()?;
                let set = self.named_set(letter)??;
                self.push(&set);
                continue;
            }
            let low = self.member()?;
            let is_range = self.rest.starts_with('-') && !self.rest.starts_with("-]");
            let high = if is_range && self.take("-") { self.member()? } else { low };
            if high < low {
                return None;
            }
            self.push(&format!("\\x{{{:x}}}-\\x{{{:x}}}", u32::from(low), u32::from(high)));
        }
        self.push("]");
        Some(())
    }

    /// One character of a set.
    fn member(&mut self) -> Option<char> {
        match self.next()? {
            '\\' => {
                let letter = self.next()?;
                self.escaped(letter)
            }
            letter => Some(letter),
        }
    }
}

/// The character of a number in some base.
fn character(digits: &str, base: u32) -> Option<char> {
    // Rust would read a sign.
    let is_number = digits.chars().all(|digit| digit.is_digit(base));
    is_number.then(|| u32::from_str_radix(digits, base).ok()).flatten().and_then(char::from_u32)
}

/// Digits without a nought before them.
fn is_count(digits: &str) -> bool {
    let is_padded = digits.len() > 1 && digits.starts_with('0');
    !digits.is_empty() && !is_padded && digits.bytes().all(|byte| byte.is_ascii_digit())
}
