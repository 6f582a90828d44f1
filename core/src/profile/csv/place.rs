//! The place in a profile that the path of a row leads to.

use guiju_grammar::{Span, Spanned};

use crate::profile::tree::{Kind, MAX_DEPTH, Tree};

/// A step of a path.
pub(super) enum Step {
    Key(String),
    /// From 0.
    Index(usize),
}

/// The steps of `service.channels.has[1]`; a key with signs of its own stands in quotes.
pub(super) fn steps(path: &str) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    let mut rest = path.trim();
    while !rest.is_empty() && steps.len() <= MAX_DEPTH {
        if let Some(inside) = rest.strip_prefix('[') {
            let (number, behind) = inside.split_once(']')?;
            steps.push(Step::Index(number.parse::<usize>().ok()?.checked_sub(1)?));
            rest = behind;
            continue;
        }
        if !steps.is_empty() {
            rest = rest.strip_prefix('.')?;
        }
        let (key, behind) = if rest.starts_with('"') { in_quotes(rest)? } else { bare(rest) };
        let quoted = rest.starts_with('"');
        if key.is_empty() && !quoted {
            return None;
        }
        steps.push(Step::Key(key));
        rest = behind;
    }
    let good = rest.is_empty() && matches!(steps.first(), Some(Step::Key(_)));
    good.then_some(steps)
}

fn bare(text: &str) -> (String, &str) {
    let (key, behind) = text.split_at(text.find(['.', '[']).unwrap_or(text.len()));
    (key.to_owned(), behind)
}

fn in_quotes(text: &str) -> Option<(String, &str)> {
    let mut keys = serde_json::Deserializer::from_str(text).into_iter::<String>();
    let key = keys.next()?.ok()?;
    text.get(keys.byte_offset()..).map(|behind| (key, behind))
}

/// The place that steps lead to, made where it is not there yet.
pub(super) fn place<'t>(mut tree: &'t mut Tree, steps: &[Step], span: Span) -> Result<&'t mut Tree, &'static str> {
    let fresh = Tree { span, kind: Kind::Null };
    for step in steps {
        tree = match step {
            Step::Key(key) => {
                let entries = table(tree)?;
                let at = entries.iter().position(|(name, _)| name.value == *key).unwrap_or(entries.len());
                if at == entries.len() {
                    entries.push((Spanned::new(key.clone(), span), fresh.clone()));
                }
                entries.get_mut(at).map(|(_, tree)| tree).ok_or("word-table-bad-path")?
            }
            Step::Index(index) => {
                let items = list(tree)?;
                if *index == items.len() {
                    items.push(fresh.clone());
                }
                items.get_mut(*index).ok_or("word-table-order")?
            }
        };
    }
    Ok(tree)
}

pub(super) fn table(tree: &mut Tree) -> Result<&mut Vec<(Spanned<String>, Tree)>, &'static str> {
    if matches!(tree.kind, Kind::Null) {
        tree.kind = Kind::Table(Vec::new());
    }
    match &mut tree.kind {
        Kind::Table(entries) => Ok(entries),
        _ => Err("word-table-twice"),
    }
}

fn list(tree: &mut Tree) -> Result<&mut Vec<Tree>, &'static str> {
    if matches!(tree.kind, Kind::Null) {
        tree.kind = Kind::List(Vec::new());
    }
    match &mut tree.kind {
        Kind::List(items) => Ok(items),
        _ => Err("word-table-twice"),
    }
}
