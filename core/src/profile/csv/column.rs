//! The columns of a profile's table, and which of what a fact says stands in which.

use crate::profile::document::Node;

/// A column, in the order of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::profile) enum Column {
    Path,
    Label,
    Value,
    Source,
    At,
    AsOf,
    Confidence,
    NoteZh,
    NoteEn,
    Missing,
}

/// All columns. Readers know them by the last word of their heading.
pub(in crate::profile) const COLUMNS: [Column; 10] = [
    Column::Path,
    Column::Label,
    Column::Value,
    Column::Source,
    Column::At,
    Column::AsOf,
    Column::Confidence,
    Column::NoteZh,
    Column::NoteEn,
    Column::Missing,
];

impl Column {
    /// The heading, in both languages; the last word is the key in other formats.
    pub fn heading(self) -> String {
        let heading = match self {
            Column::Path => "路径 path",
            Column::Label => "名称 label",
            Column::Value => "值 value",
            Column::Source => "来源 source",
            Column::At => "位置 at",
            Column::AsOf => "时点 as_of",
            Column::Confidence => "把握程度 confidence",
            Column::NoteZh => "说明 note.zh",
            Column::NoteEn => "英文说明 note.en",
            Column::Missing => "缺失理由 missing",
        };
        heading.to_owned()
    }

    /// The key in other formats.
    pub fn key(self) -> String {
        self.heading().split(' ').next_back().unwrap_or_default().to_owned()
    }

    /// The cells that an entry of a table stands in, when it says where the table comes from.
    pub fn provenance(key: &str, node: &Node) -> Option<Vec<(Column, String)>> {
        let text = |node: &Node| if let Node::Text(text) = node { Some(text.clone()) } else { None };
        let one = |column: Column| text(node).filter(|text| !text.is_empty()).map(|text| vec![(column, text)]);
        match key {
            "source" => one(Column::Source),
            "confidence" => one(Column::Confidence),
            "missing" => one(Column::Missing),
            "as_of" => match node {
                Node::Int(year) => Some(vec![(Column::AsOf, year.to_string())]),
                Node::Date(day) => Some(vec![(Column::AsOf, day.clone())]),
                _ => one(Column::AsOf),
            },
            "at" => {
                let places = if let Node::List(places) = node { places.clone() } else { vec![node.clone()] };
                let places: Vec<String> = places.iter().map(text).collect::<Option<_>>()?;
                let plain = |place: &String| !place.is_empty() && !place.contains('\n');
                (!places.is_empty() && places.iter().all(plain)).then(|| vec![(Column::At, places.join("\n"))])
            }
            "note" => match node.table() {
                Some(table) => {
                    let side = |key| table.get(key).and_then(text).filter(|text: &String| !text.is_empty());
                    Some(vec![(Column::NoteZh, side("zh")?), (Column::NoteEn, side("en")?)])
                }
                None => one(Column::NoteZh),
            },
            _ => None,
        }
    }
}
