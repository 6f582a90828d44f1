//! Reads an item that is wrong somewhere: head and clauses each alone, so that every mistake is reported once, at its place, and
//! what is right still reaches the tree.

use std::borrow::Cow;

use crate::body::body;
use crate::clauses::{Segment, segments};
use crate::expected::{diagnose, glued};
use crate::forms::{Form, inside};
use crate::lexer::{Lexer, Token, TokenKind};
use crate::pairs::{Failure, Node, Piece, Reader, Rule};
use crate::split::Chunk;
use crate::words::word as word_of;
use crate::{Code, Diagnostic, Span, nearest};

/// How many words of a broken clause are tried as the beginning of the next one.
const MAX_TRIES: usize = 64;

/// One clause on its own, its keyword mended if need be.
pub struct Part<'t> {
    text: Cow<'t, str>,
    base: i64,
    end: usize,
    rules: Rules,
    /// Its mistake is already reported.
    quiet: bool,
}

/// How a clause is read.
struct Rules {
    form: &'static Form,
    clause: Option<Rule>,
}

/// The clauses of an item that could not be read whole, as texts. What cannot be a clause is reported here.
pub fn parts<'t>(reader: &Reader<'t>, form: &'static Form, chunk: &Chunk) -> Vec<Part<'t>> {
    let Some(body) = body(reader.text, form, chunk) else { return Vec::new() };
    let end = body.close.unwrap_or(chunk.end);
    if let Some(close) = body.close {
        trailing(reader, chunk, close + 1);
    }
    let mut out = Vec::new();
    gather(reader, form, chunk, (body.open + 1, end), &mut out);
    out
}

/// Adds the clauses between two offsets. It calls itself for clauses that hold clauses, of which no more than two nest.
fn gather<'t>(
    reader: &Reader<'t>,
    form: &'static Form,
    chunk: &Chunk,
    (start, end): (usize, usize),
    out: &mut Vec<Part<'t>>,
) {
    for segment in segments(reader.text, start, end, form, &chunk.lonely) {
        if nested(reader, form, chunk, &segment, out).is_none() && !broken(chunk, segment.start, segment.end) {
            out.extend(part(reader, form, &segment));
        }
    }
}

/// The pairs of an item that could not be read whole.
pub fn nodes<'p>(
    reader: &Reader,
    form: &'static Form,
    chunk: &Chunk,
    whole: Option<&Failure>,
    parts: &'p [Part<'_>],
    head: Option<Piece<'p>>,
) -> Vec<Node<'p>> {
    let mut out = Vec::new();
    if let Some(piece) = head {
        match reader.read(form.head, piece) {
            Ok(node) => out.extend(node.children()),
            Err(failure) => {
                let end = usize::try_from(piece.base).unwrap_or(0) + piece.text.len();
                reader.report(diagnose(reader, &failure, end));
            }
        }
    } else if let Some(failure) = whole {
        reader.report(diagnose(reader, failure, chunk.end));
    }
    for part in parts.iter().filter(|part| !part.quiet) {
        read_part(reader, part, &mut out);
    }
    // A clause under a mended keyword is only a guess: where the item has such a clause already, that one counts.
    for part in parts.iter().filter(|part| part.quiet) {
        let mut guess = Vec::new();
        read_part(reader, part, &mut guess);
        guess.retain(|node| !out.iter().any(|known| known.rule() == node.rule()));
        out.extend(guess);
    }
    out
}

/// What stands before the body, unless it is already known to be broken.
pub fn head<'t>(reader: &Reader<'t>, form: &Form, chunk: &Chunk) -> Option<Piece<'t>> {
    let body = body(reader.text, form, chunk)?;
    (!broken(chunk, chunk.start, body.open)).then(|| reader.piece(chunk.start, body.open))
}

/// Whether something between two offsets is already reported.
fn broken(chunk: &Chunk, start: usize, end: usize) -> bool {
    let at = chunk.broken.partition_point(|place| *place < start);
    chunk.broken.get(at).is_some_and(|place| *place < end)
}

/// Text behind an item's closing brace. A bracket too many is reported already, and such text is its consequence.
fn trailing(reader: &Reader, chunk: &Chunk, start: usize) {
    let text = reader.text.get(..chunk.end).unwrap_or("");
    let token = Lexer::new(text, start).find(|token| token.kind != TokenKind::Comment);
    if let Some(token) = token.filter(|_| chunk.broken.is_empty()) {
        let failure = Failure { at: token.start, expected: vec![Rule::EOI] };
        reader.report(diagnose(reader, &failure, chunk.end));
    }
}

/// Adds head and inside of a clause with braces of its own, and what stands behind it on the line, when it cannot be read whole.
fn nested<'t>(
    reader: &Reader<'t>,
    form: &'static Form,
    chunk: &Chunk,
    segment: &Segment,
    out: &mut Vec<Part<'t>>,
) -> Option<()> {
    let word = reader.text.get(segment.start..segment.word_end)?;
    let rule = form.clause(word).map(|clause| clause.rule).or(form.entry)?;
    let inner = inside(rule)?;
    let (open, close) = braces(reader.text.get(..segment.end)?, segment.start, &chunk.lonely)?;
    let whole = reader.read(rule, reader.piece(segment.start, segment.end));
    if whole.is_ok_and(|node| segment.start + node.end() > close) && !broken(chunk, segment.start, segment.end) {
        return None;
    }
    if !broken(chunk, segment.start, open) {
        out.push(Part {
            text: Cow::Borrowed(reader.piece(segment.start, open + 1).text),
            base: i64::try_from(segment.start).ok()?,
            end: open + 1,
            rules: Rules { form: inner, clause: Some(inner.head) },
            quiet: false,
        });
    }
    gather(reader, inner, chunk, (open + 1, close), out);
    let behind = Lexer::new(reader.text.get(..segment.end)?, close + 1).find(|token| token.kind != TokenKind::Comment);
    if let Some(token) = behind.filter(|_| !broken(chunk, close + 1, segment.end)) {
        let rest =
            Segment { start: token.start, end: segment.end, word_end: token.end, word: token.kind == TokenKind::Word };
        out.extend(part(reader, form, &rest));
    }
    Some(())
}

/// The first braces behind an offset, as far as they have partners.
fn braces(text: &str, start: usize, lonely: &[usize]) -> Option<(usize, usize)> {
    let mut open = None;
    let mut depth = 0_usize;
    for token in Lexer::new(text, start).filter(|token| lonely.binary_search(&token.start).is_err()) {
        match token.kind {
            TokenKind::Open => {
                open = open.or(Some(token.start));
                depth += 1;
            }
            TokenKind::Close => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some((open?, token.start));
                }
            }
            _ => {}
        }
    }
    None
}

/// A clause as a text to read; its keyword is judged, and mended where the meaning is plain.
fn part<'t>(reader: &Reader<'t>, form: &'static Form, segment: &Segment) -> Option<Part<'t>> {
    let piece = reader.piece(segment.start, segment.end);
    let word = reader.text.get(segment.start..segment.word_end).unwrap_or("");
    let span = Span::new(reader.file, segment.start, segment.word_end);
    let whole = |clause| Part {
        text: Cow::Borrowed(piece.text),
        base: piece.base,
        end: segment.end,
        rules: Rules { form, clause },
        quiet: false,
    };
    if !segment.word && form.entry != Some(Rule::step) {
        let failure = Failure { at: segment.start, expected: form.body.into_iter().collect() };
        reader.report(diagnose(reader, &failure, segment.end));
        return None;
    }
    let entry_fits = form.entry.filter(|rule| reader.read(*rule, piece).is_ok());
    if let Some(clause) = form.clause(word) {
        // A fact may be called `check` or `title`.
        let fits = entry_fits.is_some() && reader.read(clause.rule, piece).is_err();
        return Some(whole(if fits { form.entry } else { Some(clause.rule) }));
    }
    if entry_fits.is_some() {
        return Some(whole(form.entry));
    }
    if let Some(keyword) = glued_to(form, word) {
        reader.report(glued(word, keyword, span));
        return mended(form, piece, keyword, keyword, segment);
    }
    let suggestion = nearest(word, form.spellings());
    if suggestion.is_none() && form.entry.is_some() {
        return Some(whole(form.entry));
    }
    let diagnostic = Diagnostic::new(Code::UnknownClause, span).arg("word", word);
    let diagnostic = diagnostic.arg("item", crate::ArgValue::Word(word_of(form.item))).suggest(span, suggestion);
    reader.report(diagnostic);
    suggestion.and_then(|keyword| mended(form, piece, word, keyword, segment))
}

/// The keyword of a clause that a word begins with, when the next word is glued to it.
fn glued_to(form: &Form, word: &str) -> Option<&'static str> {
    let keywords = form.keywords().map(|keyword| keyword.zh);
    keywords.filter(|zh| word.starts_with(zh) && word.len() > zh.len()).max_by_key(|zh| zh.len())
}

/// A clause with another keyword in the place of what was written.
fn mended<'t>(
    form: &'static Form,
    piece: Piece<'t>,
    written: &str,
    keyword: &str,
    segment: &Segment,
) -> Option<Part<'t>> {
    let (text, base) = mend(piece, written.len(), keyword)?;
    let clause = form.clause(keyword).map(|clause| clause.rule);
    Some(Part { text: Cow::Owned(text), base, end: segment.end, rules: Rules { form, clause }, quiet: true })
}

/// A text whose first bytes are replaced by a keyword, and where it then stands.
pub fn mend(piece: Piece, written: usize, keyword: &str) -> Option<(String, i64)> {
    let rest = piece.text.get(written..)?;
    let text = format!("{keyword} {rest}");
    let base = piece.base + i64::try_from(written).ok()? - i64::try_from(keyword.len() + 1).ok()?;
    Some((text, base))
}

impl Part<'_> {
    fn piece(&self) -> Piece<'_> {
        Piece { text: &self.text, base: self.base }
    }

    /// What lies behind so many of its bytes.
    fn behind(&self, at: usize) -> Piece<'_> {
        let base = self.base.saturating_add(i64::try_from(at).unwrap_or(0));
        Piece { text: self.text.get(at..).unwrap_or(""), base }
    }

    fn next_token(&self, at: usize) -> Option<Token> {
        Lexer::new(&self.text, at).find(|token| token.kind != TokenKind::Comment)
    }

    /// The rule of the clause that a token begins.
    fn rule_at(&self, token: Token) -> Option<Rule> {
        let word = self.text.get(token.start..token.end)?;
        self.rules.form.clause(word).map(|clause| clause.rule)
    }
}

/// Reads one part, which may hold several clauses on one line.
fn read_part<'p>(reader: &Reader, part: &'p Part<'_>, out: &mut Vec<Node<'p>>) {
    let Some(body) = part.rules.form.body else { return };
    if part.rules.clause == Some(part.rules.form.head) {
        match reader.read(part.rules.form.head, part.piece()) {
            Ok(node) => out.push(node),
            Err(failure) => reader.report(diagnose(reader, &failure, part.end)),
        }
        return;
    }
    let whole = match reader.read(body, part.piece()) {
        Ok(node) => return out.extend(node.children()),
        Err(failure) => failure,
    };
    let failure = match read_clauses(reader, part, out) {
        Ok(()) => whole,
        Err((failure, at)) => {
            resume(reader, part, at, out);
            failure
        }
    };
    if !part.quiet {
        reader.report(diagnose(reader, &failure, part.end));
    }
}

/// Reads clauses one after the other as far as they are right. A failure comes with the offset of the clause it lies in.
fn read_clauses<'p>(reader: &Reader, part: &'p Part<'_>, out: &mut Vec<Node<'p>>) -> Result<(), (Failure, usize)> {
    let mut at = 0;
    let mut rule = part.rules.clause.or(part.rules.form.entry);
    while let Some(clause) = rule {
        let piece = part.behind(at);
        match reader.read(clause, piece) {
            Ok(node) => {
                at += node.end();
                out.push(node);
            }
            Err(failure) => return Err((failure, at)),
        }
        let Some(token) = part.next_token(at) else { break };
        at = token.start;
        rule = part.rule_at(token);
    }
    Ok(())
}

/// After a mistake, takes up clauses further on in the line that are right; what is not right there is a consequence.
fn resume<'p>(reader: &Reader, part: &'p Part<'_>, from: usize, out: &mut Vec<Node<'p>>) {
    let mut depth = 0_usize;
    let mut behind = from;
    let mut tries = 0;
    for token in Lexer::new(&part.text, from).skip(1) {
        match token.kind {
            TokenKind::Open => depth += 1,
            TokenKind::Close => depth = depth.saturating_sub(1),
            TokenKind::Word if depth == 0 && token.start >= behind && tries < MAX_TRIES => {
                let Some(rule) = part.rule_at(token) else { continue };
                tries += 1;
                let Ok(node) = reader.read(rule, part.behind(token.start)) else { continue };
                let end = token.start + node.end();
                if part.next_token(end).is_none_or(|next| part.rule_at(next).is_some()) {
                    behind = end;
                    out.push(node);
                }
            }
            _ => {}
        }
    }
}
