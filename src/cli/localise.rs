//! Help in the reader's language.

use clap::{Arg, ArgAction, Command, CommandFactory};
use guiju::i18n::Words;

use super::Cli;

/// The command line with all its help texts.
pub fn command(words: &[Words]) -> Command {
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    localise(Cli::command().arg(version), words, "cli")
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
    for name in subcommands {
        let key = format!("{key}-{name}");
        command = command.mut_subcommand(name, |command| localise(command, words, &key));
    }
    command
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
