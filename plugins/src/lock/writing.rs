//! Writing into `guiju.toml`, whose other lines, remarks included, belong to people.

use std::ops::Range;

use guiju_grammar::FileId;
use serde::Deserialize;
use toml::Spanned;

use super::{Adoption, Settings, SettingsFault};

#[derive(Deserialize)]
struct Placed {
    #[serde(default, rename = "plugin")]
    plugins: Vec<PlacedPlugin>,
}

#[derive(Deserialize)]
struct PlacedPlugin {
    alias: String,
    version: Spanned<String>,
    digest: Spanned<String>,
    source: Spanned<String>,
}

/// Writes an adoption into the text of `guiju.toml` and leaves everything else in it as it stands.
///
/// # Errors
///
/// A text that [`Settings::parse`] refuses, before or after: a list of plugins on one line cannot be added to.
pub fn write_adoption(text: &str, adoption: &Adoption, file: FileId) -> Result<String, SettingsFault> {
    Settings::parse(text, file)?;
    let placed: Placed = toml::from_str(text).map_err(|error| SettingsFault::syntax(&error, file))?;
    let written = match placed.plugins.iter().find(|plugin| plugin.alias == adoption.alias) {
        Some(plugin) => replaced(text, plugin, adoption),
        None => appended(text, adoption),
    };
    let settings = Settings::parse(&written, file)?;
    if settings.plugins.contains(adoption) { Ok(written) } else { Err(SettingsFault::unreadable(file)) }
}

fn replaced(text: &str, plugin: &PlacedPlugin, adoption: &Adoption) -> String {
    let mut values: Vec<(Range<usize>, &str)> = vec![
        (plugin.version.span(), &adoption.version),
        (plugin.digest.span(), &adoption.digest),
        (plugin.source.span(), &adoption.source),
    ];
    // From the end, so that the places before stay where they are.
    values.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
    let mut written = text.to_owned();
    for (span, value) in values {
        written.replace_range(span, &toml::Value::from(value).to_string());
    }
    written
}

fn appended(text: &str, adoption: &Adoption) -> String {
    // Plain texts in a table always have a TOML form.
    let table = toml::to_string(adoption).unwrap_or_default();
    let before = text.trim_end();
    let gap = if before.is_empty() { "" } else { "\n\n" };
    format!("{before}{gap}[[plugin]]\n{table}")
}
