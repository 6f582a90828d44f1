//! A text that knows where it may be broken, and the laying out of it.
//!
//! Whether something fits is decided by neutral widths, in which a keyword is as wide as its wider spelling. The same breaks are
//! then found whichever language the keywords are printed in, so that a file translated there and back is the same file.

use unicode_width::UnicodeWidthStr;

/// How wide a line may be; a full-width character counts as two columns.
const WIDTH: usize = 120;

/// A text with the places where it may be broken. A group is printed on one line where it fits, and else broken at every place of
/// its own.
#[derive(Debug)]
pub enum Doc {
    /// Words as they are printed, and their neutral width.
    Text(String, usize),
    /// Blanks that no break can stand for.
    Space(usize),
    /// Blanks that line up what follows, in a broken group only.
    Pad(usize),
    /// A break, or so many blanks.
    Line(usize),
    /// A break.
    Hard,
    /// A break, and an empty line.
    Blank,
    /// A comment on a line of its own.
    Comment(String),
    /// A comment at the end of a line.
    Trailing(String),
    /// One after the other.
    All(Vec<Doc>),
    /// On one line, or broken.
    Group(Vec<Doc>),
    /// Lines indented so much deeper.
    Nest(usize, Vec<Doc>),
    /// Lines indented to where this begins.
    Align(Vec<Doc>),
}

impl Doc {
    /// Words that are no keyword.
    pub fn text(words: &str) -> Doc {
        Doc::Text(words.to_owned(), words.width())
    }
}

/// An indent as printed, and in neutral width.
#[derive(Clone, Copy, Debug, Default)]
struct Columns {
    printed: usize,
    neutral: usize,
}

impl Columns {
    fn deeper(self, by: usize) -> Columns {
        Columns { printed: self.printed + by, neutral: self.neutral + by }
    }
}

/// A part that waits to be printed.
#[derive(Clone, Copy, Debug)]
struct Part<'d> {
    indent: Columns,
    flat: bool,
    doc: &'d Doc,
}

/// What is printed so far.
#[derive(Debug, Default)]
struct Page {
    out: String,
    at: Columns,
    /// Line breaks owed before the next words, and the indent behind them.
    owed: usize,
    indent: Columns,
    /// Blanks owed before the next words, if they come on this line.
    blanks: usize,
}

/// Lays a document out. The text ends with a line break.
pub fn render(doc: &Doc) -> String {
    let mut page = Page::default();
    let mut rest = vec![Part { indent: Columns::default(), flat: false, doc }];
    while let Some(part) = rest.pop() {
        let Part { indent, flat, doc } = part;
        match doc {
            Doc::Text(words, width) => page.write(words, *width),
            Doc::Line(_) if page.owed > 0 => page.end_line(1, indent),
            Doc::Pad(_) if flat => {}
            Doc::Line(blanks) if flat => page.space(*blanks),
            Doc::Space(blanks) | Doc::Pad(blanks) => page.space(*blanks),
            Doc::Line(_) | Doc::Hard => page.end_line(1, indent),
            Doc::Blank => page.end_line(2, indent),
            Doc::Comment(words) => {
                page.end_line(1, indent);
                page.write(words, words.width());
                page.end_line(1, indent);
            }
            Doc::Trailing(words) => {
                page.space(1);
                page.write(words, words.width());
                page.end_line(1, indent);
            }
            Doc::All(docs) => push(&mut rest, docs, indent, flat),
            Doc::Group(docs) => {
                let flat = flat || fits(docs, &page, indent, &rest);
                push(&mut rest, docs, indent, flat);
            }
            Doc::Nest(by, docs) => push(&mut rest, docs, indent.deeper(*by), flat),
            Doc::Align(docs) => {
                let here = if page.owed > 0 { page.indent } else { page.at };
                push(&mut rest, docs, here, flat);
            }
        }
    }
    page.out.push('\n');
    page.out
}

fn push<'d>(rest: &mut Vec<Part<'d>>, docs: &'d [Doc], indent: Columns, flat: bool) {
    rest.extend(docs.iter().rev().map(|doc| Part { indent, flat, doc }));
}

impl Page {
    fn write(&mut self, words: &str, neutral: usize) {
        if self.owed > 0 {
            if !self.out.is_empty() {
                self.out.extend(std::iter::repeat_n('\n', self.owed));
            }
            self.out.extend(std::iter::repeat_n(' ', self.indent.printed));
            self.at = self.indent;
            self.owed = 0;
        }
        self.out.extend(std::iter::repeat_n(' ', self.blanks));
        self.blanks = 0;
        self.out.push_str(words);
        self.at.printed += words.width();
        self.at.neutral += neutral;
    }

    fn space(&mut self, blanks: usize) {
        if self.owed == 0 {
            self.blanks += blanks;
            self.at = self.at.deeper(blanks);
        }
    }

    fn end_line(&mut self, breaks: usize, indent: Columns) {
        self.blanks = 0;
        self.owed = self.owed.max(breaks);
        self.indent = indent;
    }
}

/// Whether a group, and what must stand on its line behind it, fits on the line.
fn fits(group: &[Doc], page: &Page, indent: Columns, behind: &[Part]) -> bool {
    let mut at = if page.owed > 0 { indent.neutral.max(page.indent.neutral) } else { page.at.neutral };
    let mut scan: Vec<Part> = Vec::new();
    push(&mut scan, group, indent, true);
    let mut behind = behind.iter().rev();
    let mut inside = true;
    let mut closed = false;
    loop {
        let Some(part) = scan.pop().or_else(|| {
            inside = false;
            behind.next().copied()
        }) else {
            return true;
        };
        if closed && !inside {
            return true;
        }
        match part.doc {
            Doc::Text(..) if closed => return false,
            Doc::Text(_, width) => at += width,
            Doc::Space(blanks) => at += blanks,
            Doc::Pad(blanks) => at += if part.flat { 0 } else { *blanks },
            Doc::Line(blanks) if part.flat => at += blanks,
            Doc::Line(_) | Doc::Hard | Doc::Blank | Doc::Comment(_) => return !inside,
            Doc::Trailing(_) => closed = true,
            Doc::All(docs) | Doc::Group(docs) | Doc::Nest(_, docs) | Doc::Align(docs) => {
                push(&mut scan, docs, part.indent, part.flat);
            }
        }
        if at > WIDTH {
            return false;
        }
    }
}
