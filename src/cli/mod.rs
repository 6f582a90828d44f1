//! The command line: its arguments, and its help and complaints in the reader's language.

mod complaint;
mod localise;
pub mod plugin;
pub mod profile;

use std::path::PathBuf;

use clap::{Args, FromArgMatches, Parser, Subcommand, ValueEnum};
use guiju::i18n::{Languages, Words};

pub use localise::command;
use plugin::Plugin;
use profile::Profile;

// The help texts are in the catalogues: `cli-check`, `cli-check-set` and so on.

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "guiju",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub struct Cli {
    #[arg(long, global = true, value_enum)]
    lang: Option<Lang>,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Lang {
    Zh,
    En,
    Both,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    Check(Check),
    Compare(Compare),
    Bulletin(Bulletin),
    Reuse(Reuse),
    Explain(Explain),
    Rules(Rules),
    Facts(Facts),
    Test(Test),
    Lint(Lint),
    Fmt(Fmt),
    Eval(Eval),
    Schema(Schema),
    #[command(subcommand, arg_required_else_help = true)]
    Plugin(Plugin),
    #[command(subcommand, arg_required_else_help = true)]
    Profile(Profile),
    Completions(Completions),
}

/// Which rules.
#[derive(Debug, Args)]
pub struct RuleFiles {
    #[arg(long)]
    pub rules: Vec<String>,
    #[arg(long)]
    pub plugin: Vec<String>,
}

/// Whose settings.
#[derive(Debug, Args)]
pub struct Place {
    #[arg(long, conflicts_with = "no_settings")]
    pub settings: Option<String>,
    #[arg(long)]
    pub no_settings: bool,
}

#[derive(Debug, Args)]
pub struct Check {
    #[arg(required = true)]
    pub profile: Vec<String>,
    #[arg(long, value_enum)]
    pub format: Option<ReportFormat>,
    #[arg(long)]
    pub set: Vec<String>,
    #[command(flatten)]
    pub files: RuleFiles,
    #[command(flatten)]
    pub place: Place,
    #[arg(long)]
    pub against: Option<String>,
    #[arg(long)]
    pub published: bool,
    #[arg(long)]
    pub full: bool,
    #[arg(long, value_enum)]
    pub fail_on: Option<Severity>,
    #[arg(long)]
    pub only: Vec<String>,
    #[arg(long, short)]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Compare {
    #[arg(display_order = 1)]
    pub left: String,
    #[arg(display_order = 2)]
    pub right: String,
    #[arg(display_order = 3)]
    pub more: Vec<String>,
    #[arg(long, value_enum)]
    pub format: Option<ReportFormat>,
    #[arg(long)]
    pub set: Vec<String>,
    #[command(flatten)]
    pub files: RuleFiles,
    #[command(flatten)]
    pub place: Place,
    #[arg(long, short)]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Bulletin {
    #[arg(display_order = 1)]
    pub earlier: String,
    #[arg(display_order = 2)]
    pub later: String,
    #[arg(long, value_enum)]
    pub format: Option<ReportFormat>,
    #[arg(long)]
    pub set: Vec<String>,
    #[command(flatten)]
    pub files: RuleFiles,
    #[command(flatten)]
    pub place: Place,
    #[arg(long, short)]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Reuse {
    pub profile: String,
    #[arg(long)]
    pub library: Vec<String>,
    #[arg(long)]
    pub plugin: Vec<String>,
    #[arg(long, conflicts_with_all = ["plugin", "full"])]
    pub form: Option<String>,
    #[arg(long)]
    pub origin_profile: Vec<String>,
    #[arg(long, value_enum)]
    pub format: Option<ReportFormat>,
    #[arg(long)]
    pub set: Vec<String>,
    #[arg(long)]
    pub rules: Vec<String>,
    #[command(flatten)]
    pub place: Place,
    #[arg(long)]
    pub full: bool,
    #[arg(long, short)]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Explain {
    #[arg(display_order = 1)]
    pub subject: String,
    #[arg(display_order = 2)]
    pub rule: Option<String>,
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
    #[arg(long)]
    pub full: bool,
    #[arg(long)]
    pub set: Vec<String>,
    #[command(flatten)]
    pub files: RuleFiles,
    #[command(flatten)]
    pub place: Place,
}

#[derive(Debug, Args)]
pub struct Rules {
    pub word: Option<String>,
    #[arg(long)]
    pub only: Vec<String>,
    #[arg(long, value_enum, default_value_t = RulesFormat::Text)]
    pub format: RulesFormat,
    #[arg(long)]
    pub coverage: bool,
    #[command(flatten)]
    pub files: RuleFiles,
    #[command(flatten)]
    pub place: Place,
}

#[derive(Debug, Args)]
pub struct Facts {
    pub word: Option<String>,
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
    #[command(flatten)]
    pub files: RuleFiles,
    #[command(flatten)]
    pub place: Place,
}

#[derive(Debug, Args)]
pub struct Test {
    pub file: Vec<String>,
    #[arg(long)]
    pub coverage: bool,
    #[arg(long)]
    pub require_coverage: bool,
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
    #[command(flatten)]
    pub files: RuleFiles,
}

#[derive(Debug, Args)]
pub struct Lint {
    #[arg(required = true)]
    pub file: Vec<String>,
}

#[derive(Debug, Args)]
pub struct Fmt {
    #[arg(required = true)]
    pub file: Vec<String>,
    #[arg(long)]
    pub check: bool,
    #[arg(long, value_enum)]
    pub keywords: Option<Keywords>,
}

#[derive(Debug, Args)]
pub struct Eval {
    #[arg(allow_hyphen_values = true, required_unless_present = "jsonl", conflicts_with = "jsonl")]
    pub expression: Option<String>,
    #[arg(long)]
    pub jsonl: bool,
}

#[derive(Debug, Args)]
pub struct Schema {
    #[arg(value_enum, default_value_t = SchemaName::Assessment)]
    pub name: SchemaName,
}

#[derive(Debug, Args)]
pub struct Completions {
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Keywords {
    Zh,
    En,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    Text,
    Json,
    Markdown,
    Html,
    Docx,
    Xlsx,
}

impl ReportFormat {
    /// What the names of its files end in.
    pub fn ending(self) -> &'static str {
        match self {
            ReportFormat::Text => "txt",
            ReportFormat::Json => "json",
            ReportFormat::Markdown => "md",
            ReportFormat::Html => "html",
            ReportFormat::Docx => "docx",
            ReportFormat::Xlsx => "xlsx",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RulesFormat {
    Text,
    Json,
    Markdown,
    Html,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    Text,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Severity {
    #[value(alias = "低")]
    Low,
    #[value(alias = "中")]
    Medium,
    #[value(alias = "高")]
    High,
    #[value(alias = "重大")]
    Critical,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaName {
    Assessment,
    Explanation,
    Comparison,
    Series,
    Reuse,
}

/// A command line that ends here: help, version, or a mistake.
pub struct Stop {
    /// What to show.
    pub text: String,
    /// Whether it is a mistake.
    pub wrong: bool,
}

/// The languages asked for: by `--lang`, else by the locale. Help and complaints need them before anything is parsed.
pub fn languages() -> Languages {
    let arguments: Vec<String> = std::env::args_os()
        .map(|argument| argument.to_string_lossy().into_owned())
        .take_while(|argument| argument != "--")
        .collect();
    let after = arguments.iter().skip_while(|argument| *argument != "--lang").nth(1);
    let joined = arguments.iter().find_map(|argument| argument.strip_prefix("--lang="));
    match after.map(String::as_str).or(joined) {
        Some("zh") => Languages::Zh,
        Some("en") => Languages::En,
        Some("both") => Languages::Both,
        _ => Languages::of_locale(&sys_locale::get_locale().unwrap_or_default()),
    }
}

/// Parses this process's arguments.
pub fn parse(words: &[Words]) -> Result<Cli, Stop> {
    let mut command = command(words);
    let parsed =
        command.try_get_matches_from_mut(std::env::args_os()).and_then(|matches| Cli::from_arg_matches(&matches));
    parsed.map_err(|error| complaint::stop(&error, words))
}
