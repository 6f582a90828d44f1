//! The arguments of `guiju plugin`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// Work on a plugin.
#[derive(Debug, Subcommand)]
pub enum Plugin {
    New(New),
    Test(Test),
    Build(Build),
    Wit(Wit),
    Inspect(Inspect),
    Unpack(Unpack),
    Save(Save),
    Key(Key),
    Sign(Sign),
    Verify(Verify),
    Load(Load),
    Push(Push),
    Pull(Pull),
    Add(Add),
}

#[derive(Debug, Args)]
pub struct New {
    #[arg(display_order = 1)]
    pub id: String,
    #[arg(long, value_enum, default_value_t = Template::Rules)]
    pub template: Template,
    #[arg(long, short)]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Test {
    pub file: PathBuf,
}

#[derive(Debug, Args)]
pub struct Build {
    pub folder: PathBuf,
    #[arg(long, short)]
    pub output: PathBuf,
}

#[derive(Debug, Args)]
pub struct Wit {
    pub folder: PathBuf,
}

#[derive(Debug, Args)]
pub struct Inspect {
    pub file: String,
}

#[derive(Debug, Args)]
pub struct Unpack {
    pub file: String,
    #[arg(long, short)]
    pub output: PathBuf,
}

#[derive(Debug, Args)]
pub struct Save {
    pub file: String,
    #[arg(long, short)]
    pub output: PathBuf,
}

#[derive(Debug, Args)]
pub struct Key {
    pub name: String,
}

#[derive(Debug, Args)]
pub struct Sign {
    pub image: String,
    #[arg(long)]
    pub key: String,
}

#[derive(Debug, Args)]
pub struct Verify {
    pub file: Option<String>,
}

#[derive(Debug, Args)]
pub struct Load {
    pub image: String,
    #[arg(long, short)]
    pub output: PathBuf,
}

#[derive(Debug, Args)]
pub struct Push {
    #[arg(display_order = 1)]
    pub file: String,
    #[arg(display_order = 2)]
    pub reference: String,
    #[arg(long)]
    pub yes: bool,
    #[command(flatten)]
    pub connection: Connection,
}

#[derive(Debug, Args)]
pub struct Pull {
    pub reference: String,
    #[arg(long, short)]
    pub output: PathBuf,
    #[command(flatten)]
    pub connection: Connection,
}

/// How to speak to a registry.
#[derive(Debug, Args)]
pub struct Connection {
    /// `Some(false)` asks for encryption even on this machine.
    #[arg(long, num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    pub plain_http: Option<bool>,
}

#[derive(Debug, Args)]
pub struct Add {
    pub file: String,
    #[arg(long = "as")]
    pub alias: Option<String>,
}

/// What a new plugin begins with. `assemblyscript` is one word, as its makers write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Template {
    Rules,
    Rust,
    C,
    #[value(name = "assemblyscript")]
    AssemblyScript,
    #[value(name = "javascript")]
    JavaScript,
}
