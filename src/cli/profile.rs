//! The arguments of `guiju profile`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{Place, RuleFiles};

/// Work on a profile.
#[derive(Debug, Subcommand)]
pub enum Profile {
    New(New),
    Convert(Convert),
    Form(Form),
    Collect(Collect),
}

#[derive(Debug, Args)]
pub struct New {
    pub level: String,
    #[arg(long, default_value = "my_region")]
    pub id: String,
    #[arg(long)]
    pub name: Option<String>,
    #[command(flatten)]
    pub files: RuleFiles,
    #[command(flatten)]
    pub place: Place,
    #[arg(long, short)]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Convert {
    pub profile: String,
    #[command(flatten)]
    pub files: RuleFiles,
    #[command(flatten)]
    pub place: Place,
    #[arg(long, short)]
    pub output: PathBuf,
}

#[derive(Debug, Args)]
pub struct Form {
    pub profile: String,
    #[arg(long)]
    pub by_department: bool,
    #[arg(long)]
    pub all: bool,
    #[arg(long)]
    pub due: Option<String>,
    #[command(flatten)]
    pub files: RuleFiles,
    #[command(flatten)]
    pub place: Place,
    #[arg(long, short)]
    pub output: PathBuf,
}

#[derive(Debug, Args)]
pub struct Collect {
    pub folder: PathBuf,
    #[arg(long)]
    pub base: Option<String>,
    #[command(flatten)]
    pub files: RuleFiles,
    #[command(flatten)]
    pub place: Place,
    #[arg(long, short)]
    pub output: PathBuf,
}
