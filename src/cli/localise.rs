//! Help in the reader's language.

use clap::{Arg, ArgAction, Command, CommandFactory};
use guiju::i18n::Words;

use guiju::report::layout;

use super::Cli;
use crate::console;

/// The command line with all its help texts.
pub fn command(words: &[Words]) -> Command {
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let command = localise(Cli::command().arg(version), words, "cli").term_width(console::width());
    command.about(fit(&about(words, "cli"), 0))
}

/// Gives a command, its arguments and its subcommands their texts, by the keys `cli-check`, `cli-check-profile` and so on.
fn localise(command: Command, words: &[Words], key: &str) -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    let template =
        format!("{{about-with-newline}}\n{}{{usage}}\n\n{{all-args}}", each(words, "cli-usage").replace('\n', ""));
    let subcommands: Vec<String> = command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let mut command = command
        .arg(help)
        .about(about(words, key))
        .help_template(template)
        .subcommand_help_heading(each(words, "cli-commands").replace('\n', " "))
        .subcommand_value_name(each(words, "cli-command").replace('\n', " "))
        .mut_args(|arg| describe(arg, words, key));
    let column = subcommands.iter().map(String::len).max().unwrap_or_default() + INDENT;
    for name in subcommands {
        let key = format!("{key}-{name}");
        command = command.mut_subcommand(name, |command| {
            let own = localise(command, words, &key);
            let about = own.get_about().map(ToString::to_string).unwrap_or_default();
            // In the list of commands less room is left than on the command's own page, and this stands on both.
            own.about(fit(&about, column))
        });
    }
    let columns = [true, false].map(|positional| {
        let args = command.get_arguments().filter(|arg| arg.is_positional() == positional);
        args.map(spelling).max().unwrap_or_default() + INDENT
    });
    command.mut_args(|arg| {
        let [positional, option] = columns;
        let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
        // Clap shows what all commands share beside the options of each.
        let column = match (arg.is_positional(), arg.is_global_set()) {
            (true, _) => positional,
            (false, true) => option.max(SHARED),
            (false, false) => option,
        };
        arg.help(fit(&help, column))
    })
}

/// What clap puts before and behind the names in a list.
const INDENT: usize = 4;

/// The widest column of any command's options.
const SHARED: usize = 28;

/// The columns that clap gives to an argument's own spelling, such as `-o, --output <FILE>` or `<PROFILE>...`.
fn spelling(arg: &Arg) -> usize {
    let value = arg.get_value_names().and_then(|names| names.first()).filter(|_| arg.get_action().takes_values());
    let value = value.map_or(0, |name| layout::width(name) + "<>".len());
    match arg.get_long() {
        Some(long) => "-o, --".len() + long.len() + if value > 0 { value + 1 } else { 0 },
        None => value + "...".len(),
    }
}

/// Breaks a help text so that it fits beside a column of names: clap itself breaks lines at spaces only, which Chinese
/// does not have.
fn fit(text: &str, column: usize) -> String {
    let columns = console::width().saturating_sub(column);
    let lines: Vec<String> = text.lines().flat_map(|line| layout::wrap(line, "", "", columns)).collect();
    lines.join("\n")
}

/// What a command is for. `cli-rules` and `cli-plugin` are options of several commands; the commands' own texts end in `-about`.
fn about(words: &[Words], key: &str) -> String {
    let own = format!("{key}-about");
    if words.iter().all(|words| words.has(&own)) { each(words, &own) } else { each(words, key) }
}

fn describe(arg: Arg, words: &[Words], key: &str) -> Arg {
    let id = arg.get_id().to_string();
    // Arguments that several commands share have one text.
    let own = format!("{key}-{}", id.replace('_', "-"));
    let key = if words.iter().all(|words| words.has(&own)) { own } else { format!("cli-{}", id.replace('_', "-")) };
    let heading = if arg.is_positional() { "cli-arguments" } else { "cli-options" };
    let value = format!("{key}-value");
    let named = words.first().filter(|words| words.has(&value)).map(|words| words.text(&value));
    let arg = arg.help(each(words, &key)).help_heading(each(words, heading).replace('\n', " "));
    if !arg.get_action().takes_values() {
        return arg;
    }
    let arg = arg.hide_possible_values(true).hide_default_value(true);
    match named {
        Some(name) => arg.value_name(name),
        None => arg,
    }
}

/// A text in each of the languages, one below the other.
fn each(words: &[Words], key: &str) -> String {
    let texts: Vec<String> = words.iter().map(|words| words.text(key)).collect();
    texts.join("\n")
}
