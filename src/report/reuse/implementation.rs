//! A plugin's text on carrying it out, as a part of a report in one language.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::i18n::Lang;
use crate::report::Block;

/// The side of an implementation file in one language: Chinese stands before the line across the page and English behind it. A
/// file without such a line is one text for both.
pub(super) fn side(text: &str, lang: Lang) -> Vec<Block> {
    let events: Vec<Event<'_>> = Parser::new(text).collect();
    let mut sides = events.split(|event| matches!(event, Event::Rule));
    let (first, second) = (sides.next().unwrap_or_default(), sides.next());
    let events = match (lang, second) {
        (Lang::En, Some(second)) => second,
        _ => first,
    };
    let mut writer = Writer::default();
    events.iter().for_each(|event| writer.event(event));
    writer.blocks
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
        let zh = side(FILE, Lang::Zh);
        assert_eq!(zh.first(), Some(&Block::Part("步骤".to_owned())));
        assert_eq!(zh.get(1), Some(&Block::Numbered(points)));
        let en = [Block::Part("Steps".to_owned()), Block::Bullets(vec!["one line".to_owned()])];
        assert_eq!(side(FILE, Lang::En), en);
        assert_eq!(side("one text", Lang::En), [Block::Paragraph("one text".to_owned())]);
    }
}
