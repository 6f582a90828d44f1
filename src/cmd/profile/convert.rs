//! `guiju profile convert`: the same statements in another format.

use guiju::inputs::Inputs;

use super::{Answer, lay_out, written};
use crate::cli::profile::Convert;
use crate::cmd::{read_all, read_rules};
use crate::console::Console;
use crate::files;

pub fn run(arguments: &Convert, console: &Console, inputs: &mut Inputs) -> Option<Answer> {
    let named = std::slice::from_ref(&arguments.profile);
    let file = read_all(named, files::read_profile, inputs).pop();
    let (rules, _) = read_rules(&arguments.files, &arguments.place, named, inputs)?;
    let (document, _) = rules.document(inputs, &file?)?;
    let bytes = lay_out(&document, &arguments.output, &rules, console, inputs)?;
    Some(written(&arguments.output, bytes, console))
}
