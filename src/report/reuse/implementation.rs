//! A plugin's text on carrying it out, as a part of a report in one language.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::i18n::Lang;
use crate::report::Block;

/// The side of an implementation file in one language, or all of it where there is none, and whether it is in that language.
/// Chinese stands before the line across the page and English behind it; where no line parts the two, their headings do.
pub(super) fn side(text: &str, lang: Lang) -> (Vec<Block>, bool) {
    let events: Vec<Event<'_>> = Parser::new(text).collect();
    let own: Vec<&Event<'_>> =
        parts(&events).into_iter().filter(|part| part.lang == lang).flat_map(|part| part.events).collect();
    let is_there = !own.is_empty();
    let mut writer = Writer::default();
    let all: Vec<&Event<'_>> = if is_there { own } else { events.iter().collect() };
    all.into_iter().for_each(|event| writer.event(event));
    (writer.blocks, is_there)
}

/// A part of the file in one language.
struct Part<'e> {
    lang: Lang,
    events: Vec<&'e Event<'e>>,
}

/// What the line across the page parts if it parts languages, else what headings begin.
fn parts<'e>(events: &'e [Event<'e>]) -> Vec<Part<'e>> {
    let sides: Vec<&[Event<'e>]> = events.splitn(2, |event| matches!(event, Event::Rule)).collect();
    if let [first, second] = sides.as_slice()
        && (language(first), language(second)) == (Lang::Zh, Lang::En)
    {
        return [(Lang::Zh, first), (Lang::En, second)]
            .map(|(lang, side)| Part { lang, events: side.iter().collect() })
            .into();
    }
    let mut starts: Vec<usize> = events
        .iter()
        .enumerate()
        .filter(|(_, event)| matches!(event, Event::Start(Tag::Heading { .. })))
        .map(|(at, _)| at)
        .collect();
    starts.insert(0, 0);
    starts.push(events.len());
    starts.dedup();
    let sections = starts.windows(2).filter_map(|window| match window {
        [from, to] => events.get(*from..*to),
        _ => None,
    });
    sections.map(|section| Part { lang: language(section), events: section.iter().collect() }).collect()
}

/// The language of the first words that stand there: of a heading, where there is one.
fn language(events: &[Event<'_>]) -> Lang {
    let first = events.iter().find_map(|event| match event {
        Event::Text(text) if text.chars().any(char::is_alphabetic) => Some(text),
        _ => None,
    });
    let is_chinese = |letter: char| matches!(letter, '\u{3400}'..='\u{9fff}');
    match first {
        Some(text) if !text.chars().any(is_chinese) => Lang::En,
        _ => Lang::Zh,
    }
}

#[derive(Default)]
struct Writer {
    blocks: Vec<Block>,
    text: String,
    /// The list being read: whether its order matters, and its points.
    list: Option<(bool, Vec<String>)>,
}

impl Writer {
    fn event(&mut self, event: &Event<'_>) {
        match event {
            Event::Text(text) | Event::Code(text) => self.text += text,
            Event::SoftBreak | Event::HardBreak => self.text.push(' '),
            Event::Start(Tag::List(first)) => self.begin_list(first.is_some()),
            Event::End(end) => self.end(*end),
            _ => {}
        }
    }

    /// A list in a list goes on with the points of the outer one.
    fn begin_list(&mut self, ordered: bool) {
        match self.list {
            Some(_) => self.point(),
            None => self.list = Some((ordered, Vec::new())),
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            // The title is the form's own.
            TagEnd::Heading(pulldown_cmark::HeadingLevel::H1) => self.text.clear(),
            TagEnd::Heading(_) => self.block(Block::Part),
            TagEnd::Item => self.point(),
            TagEnd::Paragraph | TagEnd::CodeBlock if self.list.is_none() => self.block(Block::Paragraph),
            TagEnd::List(_) => self.end_list(),
            _ => {}
        }
    }

    fn block(&mut self, kind: fn(String) -> Block) {
        let text = std::mem::take(&mut self.text);
        if !text.trim().is_empty() {
            self.blocks.push(kind(text.trim().to_owned()));
        }
    }

    fn point(&mut self) {
        let text = std::mem::take(&mut self.text);
        if let Some((_, points)) = &mut self.list
            && !text.trim().is_empty()
        {
            points.push(text.trim().to_owned());
        }
    }

    fn end_list(&mut self) {
        let Some((ordered, points)) = self.list.take() else { return };
        self.blocks.push(if ordered { Block::Numbered(points) } else { Block::Bullets(points) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# 标题\n\n## 步骤\n\n1. 甲 `a.b`\n   - 乙\n2. 丙\n\n来源未说明。\n\n---\n\n# Title\n\n## Steps\n\n- one\n  line\n";

    #[test]
    fn each_language_has_its_side() {
        let points = vec!["甲 a.b".to_owned(), "乙".to_owned()];
        let (zh, there) = side(FILE, Lang::Zh);
        assert!(there);
        assert_eq!(zh.first(), Some(&Block::Part("步骤".to_owned())));
        assert_eq!(zh.get(1), Some(&Block::Numbered(points)));
        let en = vec![Block::Part("Steps".to_owned()), Block::Bullets(vec!["one line".to_owned()])];
        assert_eq!(side(FILE, Lang::En), (en, true));
    }

    #[test]
    fn headings_part_what_no_line_does() {
        // Right below a paragraph the line makes a heading of it.
        for file in [FILE.replace("来源未说明。\n\n---", "来源未说明。\n---"), FILE.replace("---\n\n", "")]
        {
            for lang in [Lang::Zh, Lang::En] {
                let (blocks, there) = side(&file, lang);
                let foreign = if lang == Lang::Zh { "Steps" } else { "步骤" };
                assert!(there && !blocks.contains(&Block::Part(foreign.to_owned())), "{file}: {blocks:?}");
            }
        }
    }

    #[test]
    fn what_is_in_one_language_only_is_shown_and_told() {
        assert_eq!(side("one text", Lang::Zh), (vec![Block::Paragraph("one text".to_owned())], false));
        let steps = "## Steps\n\n- one\n\n---\n\n## Cost\n\nnot stated\n";
        assert_eq!(side(steps, Lang::Zh).0, side(steps, Lang::En).0, "a line may part other things");
        assert!(!side(steps, Lang::Zh).1 && side(steps, Lang::En).1);
    }
}
