//! Functions that the code of a plugin computes.

use guiju_grammar::Span;

use crate::assessment::Text;
use crate::types::Type;

/// A function as it was declared.
#[derive(Clone, Debug)]
pub struct Function {
    /// `gd.setup_5d.days`: the plugin's id and the name.
    pub name: String,
    /// Its name in the plugin.
    pub short: String,
    /// What readers call it.
    pub title: Text,
    /// The plugin that computes it, by position.
    pub plugin: usize,
    /// The types of its arguments.
    pub arguments: Vec<Type>,
    /// The type of what it gives.
    pub result: Type,
    /// Where its name is declared.
    pub span: Span,
}
