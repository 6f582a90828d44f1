//! What is wrong with a command line, in the reader's language.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use guiju::i18n::{Args, Words};

use super::Stop;

/// Turns clap's error into help, a version, or a complaint.
pub fn stop(error: &clap::Error, words: &[Words]) -> Stop {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Stop { text: shown(error, words), wrong: false },
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => Stop { text: shown(error, words), wrong: true },
        _ => {
            let lines: Vec<String> = words.iter().map(|words| complain(error, words)).collect();
            Stop { text: lines.concat(), wrong: true }
        }
    }
}

/// Help as clap renders it, with the one word in it that cannot be set otherwise.
fn shown(error: &clap::Error, words: &[Words]) -> String {
    let options = words.first().map(|words| words.text("cli-some-options")).unwrap_or_default();
    format!("{}\n", error.to_string().replace("[OPTIONS]", &options).trim_end())
}

fn complain(error: &clap::Error, words: &Words) -> String {
    let (key, arguments) = match error.kind() {
        ErrorKind::UnknownArgument => (
            "cli-unknown-argument",
            args(error, &[("name", ContextKind::InvalidArg), ("suggestion", ContextKind::SuggestedArg)]),
        ),
        ErrorKind::InvalidSubcommand => (
            "cli-unknown-command",
            args(error, &[("name", ContextKind::InvalidSubcommand), ("suggestion", ContextKind::SuggestedSubcommand)]),
        ),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => (
            "cli-invalid-value",
            args(
                error,
                &[
                    ("name", ContextKind::InvalidArg),
                    ("value", ContextKind::InvalidValue),
                    ("values", ContextKind::ValidValue),
                ],
            ),
        ),
        ErrorKind::MissingRequiredArgument | ErrorKind::MissingSubcommand => {
            ("cli-missing", args(error, &[("name", ContextKind::InvalidArg)]))
        }
        ErrorKind::ArgumentConflict => ("cli-repeated", args(error, &[("name", ContextKind::InvalidArg)])),
        _ => ("cli-wrong", args(error, &[("name", ContextKind::InvalidArg)])),
    };
    let mut text = format!("{}\n", words.say(key, &arguments));
    text += &format!("{}\n", words.text("cli-try-help"));
    text
}

/// The parts of an error that its message names. An empty value stands for none given.
fn args(error: &clap::Error, wanted: &[(&'static str, ContextKind)]) -> Args<'static> {
    let mut args = Args::new();
    for (name, kind) in wanted {
        let value = match error.get(*kind) {
            Some(ContextValue::String(text)) if !text.is_empty() => Some(text.clone()),
            // The nearest suggestion is the last one.
            Some(ContextValue::Strings(texts)) if *name == "suggestion" => texts.last().cloned(),
            Some(ContextValue::Strings(texts)) if !texts.is_empty() => Some(texts.join(", ")),
            _ => None,
        };
        if let Some(value) = value {
            args.set(*name, guiju::harmless::line(&value));
        }
    }
    args
}
