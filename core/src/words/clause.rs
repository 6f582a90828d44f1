//! Statements joined by *and* and *or*, and how they are set so that nobody can group them otherwise.

use crate::assessment::Text;
use crate::format::join;

/// A condition taken apart at its *and*s and *or*s.
pub(super) enum Clause {
    /// One statement.
    Simple(Text),
    /// One statement that has joints of its own, so that nothing can follow it in the same breath.
    Compound(Text),
    /// All of these.
    All(Vec<Clause>),
    /// At least one of these.
    Any(Vec<Clause>),
}

/// How many statements are told in one breath.
const IN_ONE_BREATH: usize = 3;

impl Clause {
    /// Joins statements by *and* or *or*; what is joined in the same way already is not nested.
    pub fn joined(parts: impl IntoIterator<Item = Clause>, is_and: bool) -> Clause {
        let mut flat = Vec::new();
        for part in parts {
            match part {
                Clause::All(inner) if is_and => flat.extend(inner),
                Clause::Any(inner) if !is_and => flat.extend(inner),
                other => flat.push(other),
            }
        }
        if is_and { Clause::All(flat) } else { Clause::Any(flat) }
    }

    /// The whole in words.
    pub fn text(&self) -> Text {
        self.set(0)
    }

    /// The whole in words where it stands inside a statement, groups in brackets.
    pub fn bracketed(&self) -> Text {
        match self {
            Clause::Simple(text) | Clause::Compound(text) => text.clone(),
            Clause::All(parts) | Clause::Any(parts) => {
                let parts = parts.iter().map(|part| match part {
                    Clause::Simple(text) => text.clone(),
                    other => in_brackets(&other.bracketed()),
                });
                join(parts, self.joint())
            }
        }
    }

    /// Whether it is one statement and no more.
    pub fn is_simple(&self) -> bool {
        matches!(self, Clause::Simple(_))
    }

    fn set(&self, level: usize) -> Text {
        let (Clause::All(parts) | Clause::Any(parts)) = self else { return self.bracketed() };
        let flat = parts.len() <= IN_ONE_BREATH && parts.iter().all(Clause::is_simple);
        if flat || level > 1 {
            return self.bracketed();
        }
        let head = match self {
            Clause::All(_) => Text::new("同时符合下列各项：", "all of the following: "),
            _ => Text::new("至少符合下列一项：", "at least one of the following: "),
        };
        let parts = parts.iter().enumerate().map(|(index, part)| {
            let (mark, text) = (mark(level, index), part.set(level + 1));
            Text::new(mark.zh + &text.zh, mark.en + &text.en)
        });
        let parts = join(parts, ("；", "; "));
        Text::new(head.zh + &parts.zh, head.en + &parts.en)
    }

    fn joint(&self) -> (&'static str, &'static str) {
        match self {
            Clause::Any(_) => ("，或者", ", or "),
            _ => ("，并且", ", and "),
        }
    }
}

fn in_brackets(text: &Text) -> Text {
    Text::new(format!("（{}）", text.zh), format!("({})", text.en))
}

/// The mark of a point: （1） and ①, in English (1) and (a).
fn mark(level: usize, index: usize) -> Text {
    let number = index + 1;
    let outer = Text::new(format!("（{number}）"), format!("({number}) "));
    // There are twenty circled numbers and twenty-six letters.
    let index = u8::try_from(index).ok().filter(|index| level > 0 && *index < 20);
    index.map_or(outer, |index| {
        let circled = char::from_u32(0x2460 + u32::from(index)).unwrap_or('·');
        Text::new(circled, format!("({}) ", char::from(b'a' + index)))
    })
}
