//! The layout of items and clauses.

use unicode_width::UnicodeWidthStr;

use super::doc::Doc;
use super::printer::{Piece, Printer};
use crate::pairs::{Node, Rule, continues};

/// How much deeper the inside of something is indented.
pub const INDENT: usize = 2;

impl Printer<'_, '_> {
    /// An item.
    pub fn item(&mut self, node: &Node) -> Doc {
        let pieces = self.pieces(node);
        match node.rule() {
            Rule::define_item if pieces.iter().any(|piece| piece.is(Rule::text)) => self.define(&pieces),
            Rule::extern_item => self.function(&pieces),
            _ => self.braced(&pieces, None),
        }
    }

    /// A function with what it takes and gives, and its title behind or below.
    fn function(&mut self, pieces: &[Piece]) -> Doc {
        let mut out = Vec::new();
        for piece in pieces {
            match piece.rule {
                Rule::text => out.push(Doc::Line(1)),
                Rule::taken => {}
                _ if out.is_empty() => {}
                _ => out.push(Doc::Space(1)),
            }
            out.push(self.signature(piece));
        }
        Doc::Group(vec![Doc::Nest(INDENT, out)])
    }

    /// Arguments and types: a blank behind a comma or colon, inside braces, and none inside brackets.
    fn signature(&mut self, piece: &Piece) -> Doc {
        let inside =
            piece.node.as_ref().filter(|_| matches!(piece.rule, Rule::taken | Rule::argument | Rule::value_type));
        let Some(node) = inside else { return self.piece(piece) };
        let mut out = Vec::new();
        for piece in self.pieces(node) {
            match piece.rule {
                Rule::open => out.push(Doc::Space(1)),
                Rule::close => out.push(Doc::Line(1)),
                _ => {}
            }
            out.push(self.signature(&piece));
            match piece.rule {
                Rule::comma | Rule::open => out.push(Doc::Line(1)),
                Rule::colon => out.push(Doc::Space(1)),
                _ => {}
            }
        }
        Doc::All(out)
    }

    /// A definition with a title stands on one line, or title and value each on theirs.
    fn define(&mut self, pieces: &[Piece]) -> Doc {
        let mut out = Vec::new();
        for piece in pieces {
            match piece.rule {
                Rule::text | Rule::equals => out.push(Doc::Line(1)),
                Rule::name | Rule::expr => out.push(Doc::Space(1)),
                _ => {}
            }
            out.push(self.piece(piece));
        }
        Doc::Group(vec![Doc::Nest(INDENT, out)])
    }

    /// A part of a clause.
    pub fn piece(&mut self, piece: &Piece) -> Doc {
        let leaf = |node: &Node| matches!(node.rule(), Rule::range | Rule::levels) || node.children().next().is_none();
        match &piece.node {
            Some(node) if !leaf(node) => {
                let pieces = self.pieces(node);
                self.layout(node.rule(), &pieces, 0)
            }
            _ => self.word(piece),
        }
    }

    /// A node of its parts. Names of entries are padded to so many columns where each has its line.
    fn layout(&mut self, rule: Rule, pieces: &[Piece], pad: usize) -> Doc {
        match rule {
            Rule::expr => self.expr(pieces),
            Rule::text => self.text(pieces),
            Rule::strings => self.each_line(pieces),
            Rule::holds_clause => self.holds(pieces),
            Rule::severity_clause | Rule::mean_clause => self.conditional(pieces),
            Rule::reason_clause
            | Rule::favour_clause
            | Rule::caution_clause
            | Rule::needs_clause
            | Rule::check_clause => self.reasoned(pieces),
            Rule::field => self.field(pieces, pad),
            Rule::member | Rule::word | Rule::finer_word => self.entry(pieces, pad),
            Rule::members => self.braces(pieces, Some(1)),
            _ => self.braced(pieces, Some(2)),
        }
    }

    /// Words with a blank between them, and braces if they end in such. On one line the entries stand `gap` blanks apart; without
    /// a gap they never stand on one line.
    fn braced(&mut self, pieces: &[Piece], gap: Option<usize>) -> Doc {
        let open = pieces.iter().position(|piece| piece.is(Rule::open));
        let (head, inside) = pieces.split_at(open.unwrap_or(pieces.len()));
        let mut out = Vec::new();
        if !head.is_empty() {
            out.push(self.spaced(head));
        }
        if !inside.is_empty() {
            out.extend((!head.is_empty()).then_some(Doc::Space(1)));
            out.push(self.braces(inside, gap));
        }
        Doc::All(out)
    }

    /// Words with a blank between them. A list in it is broken where a line is full, and goes on below its first element.
    fn spaced(&mut self, pieces: &[Piece]) -> Doc {
        let Some((first, rest)) = pieces.split_first() else { return Doc::All(Vec::new()) };
        let head = self.piece(first);
        let mut out = Vec::new();
        let mut behind_comma = false;
        for (at, piece) in rest.iter().enumerate() {
            let doc = self.piece(piece);
            match () {
                () if piece.separates() || at == 0 => out.push(doc),
                () if behind_comma => out.push(Doc::Group(vec![Doc::Line(1), doc])),
                () => out.extend([Doc::Space(1), doc]),
            }
            behind_comma = piece.separates();
        }
        if out.is_empty() {
            return head;
        }
        let list = rest.iter().any(Piece::separates);
        Doc::All(vec![head, Doc::Space(1), if list { Doc::Align(out) } else { Doc::All(out) }])
    }

    /// `{ … }`, on one line where the author did not begin a new line behind the brace and it fits.
    fn braces(&mut self, pieces: &[Piece], gap: Option<usize>) -> Doc {
        let [open, inside @ .., close] = pieces else { return Doc::All(Vec::new()) };
        let opening = self.word(open);
        let behind = self.reader.text.get(open.end..).unwrap_or("").trim_start_matches([' ', '\t', '\r']);
        let hard = gap.is_none() || behind.starts_with('\n') || behind.starts_with("//");
        let pad = self.widest_name(inside);
        let mut out = Vec::new();
        let mut first = true;
        for piece in inside {
            if piece.separates() {
                out.push(self.word(piece));
                continue;
            }
            for (rule, pieces) in self.parts(piece) {
                out.push(match gap {
                    Some(_) if first && !hard => Doc::Line(1),
                    Some(gap) if !first => Doc::Line(gap),
                    _ => Doc::Hard,
                });
                out.extend(pieces.first().map(|piece| self.lead(piece.start, first)).unwrap_or_default());
                out.push(self.layout(rule, &pieces, pad));
                first = false;
            }
        }
        out.extend(self.comments_before(close.start, first));
        if out.is_empty() {
            return Doc::Group(vec![opening, Doc::Line(0), self.word(close)]);
        }
        let end = if gap.is_none() { Doc::Hard } else { Doc::Line(1) };
        Doc::Group(vec![opening, Doc::Nest(INDENT, out), end, self.word(close)])
    }

    /// A clause, and behind it what only looks like a part of it: see [`continues`].
    fn parts<'i>(&self, piece: &Piece<'i>) -> Vec<(Rule, Vec<Piece<'i>>)> {
        let Some(node) = &piece.node else { return vec![(piece.rule, vec![piece.clone()])] };
        let mut pieces = self.pieces(node);
        let own = |piece: &Piece<'i>| {
            let part = piece.node.as_ref().filter(|part| matches!(part.rule(), Rule::when_clause | Rule::cite_clause));
            part.is_none_or(|part| continues(self.reader, node, part))
        };
        let layout_tells = matches!(
            node.rule(),
            Rule::severity_clause | Rule::reason_clause | Rule::favour_clause | Rule::caution_clause
        );
        let end = pieces.iter().position(|piece| layout_tells && !own(piece)).unwrap_or(pieces.len());
        let rest = pieces.split_off(end);
        let mut out = vec![(node.rule(), pieces)];
        out.extend(rest.iter().filter_map(|piece| piece.node.as_ref()).map(|node| (node.rule(), self.pieces(node))));
        out
    }

    /// How wide the widest name of entries is, where none has an inside of its own.
    fn widest_name(&self, entries: &[Piece]) -> usize {
        let mut widest = 0;
        for node in entries.iter().filter_map(|piece| piece.node.as_ref()) {
            let name = match node.rule() {
                Rule::member | Rule::word | Rule::finer_word | Rule::field => node.child(Rule::ident),
                Rule::comma | Rule::title_clause => continue,
                _ => None,
            };
            let braces = |part: &Node| part.text().contains('{');
            let inside = node.child(Rule::open).is_some() || node.child(Rule::type_expr).is_some_and(|ty| braces(&ty));
            let Some(name) = name.filter(|_| !inside && node.child(Rule::definition_clause).is_none()) else {
                return 0;
            };
            widest = widest.max(name.text().width());
        }
        widest
    }

    /// `zh "…" en "…"`, on one line, or one below the other where the author wrote them so or they do not fit.
    fn text(&mut self, pieces: &[Piece]) -> Doc {
        let mut out = Vec::new();
        let mut before = None;
        for piece in pieces {
            let broken = before.map(|end| self.slice(end, piece.start).contains('\n'));
            out.extend(broken.map(|broken| if broken { Doc::Hard } else { Doc::Line(1) }));
            out.push(self.piece(piece));
            before = Some(piece.end);
        }
        Doc::Group(vec![Doc::Align(out)])
    }

    /// Each on a line of its own, below the first.
    fn each_line(&mut self, pieces: &[Piece]) -> Doc {
        let mut out = Vec::new();
        for piece in pieces {
            out.extend((!out.is_empty() && !piece.separates()).then_some(Doc::Hard));
            out.push(self.piece(piece));
        }
        Doc::Align(out)
    }

    /// `holds …; …`, each kind on a line of its own.
    fn holds(&mut self, pieces: &[Piece]) -> Doc {
        let Some((keyword, holds)) = pieces.split_first() else { return Doc::All(Vec::new()) };
        Doc::All(vec![self.word(keyword), Doc::Space(1), self.each_line(holds)])
    }

    /// `severity high when …`, on one line or the condition below.
    fn conditional(&mut self, pieces: &[Piece]) -> Doc {
        let when = pieces.iter().position(|piece| piece.is(Rule::when_clause));
        let (head, condition) = pieces.split_at(when.unwrap_or(pieces.len()));
        let mut out = vec![self.spaced(head)];
        for piece in condition {
            let condition = self.piece(piece);
            out.push(Doc::Nest(INDENT, vec![Doc::Line(1), condition]));
        }
        Doc::Group(out)
    }

    /// A condition, and below it the reason and its sources.
    fn reasoned(&mut self, pieces: &[Piece]) -> Doc {
        let text = pieces.iter().position(|piece| piece.is(Rule::text) || piece.is(Rule::cite_clause));
        let (head, reason) = pieces.split_at(text.unwrap_or(pieces.len()));
        let mut out = vec![self.spaced(head)];
        for piece in reason {
            let below = self.piece(piece);
            out.push(Doc::Nest(INDENT, vec![Doc::Hard, below]));
        }
        Doc::All(out)
    }

    /// A fact: name, type, unit and label on its first line, each of the rest on a line below.
    fn field(&mut self, pieces: &[Piece], pad: usize) -> Doc {
        let [name, ty, attributes @ ..] = pieces else { return Doc::All(Vec::new()) };
        let mut out = vec![self.padded(name, pad), Doc::Space(1), self.piece(ty)];
        let mut below = false;
        for piece in attributes {
            below |= !matches!(piece.rule, Rule::text | Rule::unit_clause);
            let gap = match piece.rule {
                _ if below => Doc::Hard,
                Rule::text => Doc::Space(2),
                _ => Doc::Space(1),
            };
            let attribute = self.piece(piece);
            out.push(Doc::Nest(INDENT, vec![gap, attribute]));
        }
        Doc::All(out)
    }

    /// A member or word: name, label, sources, and finer words in braces.
    fn entry(&mut self, pieces: &[Piece], pad: usize) -> Doc {
        let open = pieces.iter().position(|piece| piece.is(Rule::open));
        let (head, inside) = pieces.split_at(open.unwrap_or(pieces.len()));
        let Some((name, parts)) = head.split_first() else { return Doc::All(Vec::new()) };
        let mut out = vec![if parts.is_empty() { self.piece(name) } else { self.padded(name, pad) }];
        for piece in parts {
            let part = self.piece(piece);
            let gap = if piece.is(Rule::cite_clause) { Doc::Line(1) } else { Doc::Space(1) };
            out.push(Doc::Group(vec![Doc::Nest(INDENT, vec![gap, part])]));
        }
        if !inside.is_empty() {
            out.extend([Doc::Space(1), self.braces(inside, Some(2))]);
        }
        Doc::All(out)
    }

    fn padded(&mut self, name: &Piece, pad: usize) -> Doc {
        let width = self.slice(name.start, name.end).width();
        Doc::All(vec![self.word(name), Doc::Pad(pad.saturating_sub(width))])
    }
}
