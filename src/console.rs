//! The terminal: how wide it is, whether it shows colours, and writing to it.

use std::io::{ErrorKind, IsTerminal, Write};

use guiju::diagnostics::Look;
use guiju::i18n::Words;
use guiju::inputs::problem;
use guiju_grammar::{ArgValue, Code, Diagnostic};

/// The widest a report gets; longer lines are hard to read.
const WIDEST: usize = 100;
/// Narrower than this, tables fall apart.
const NARROWEST: usize = 40;

/// Where output goes, and in which languages.
pub struct Console {
    /// The catalogues, in the order they are printed.
    pub words: Vec<Words>,
    /// How standard output looks.
    pub out: Look,
    /// How standard error looks.
    pub err: Look,
}

impl Console {
    /// The console of this process.
    pub fn new(words: Vec<Words>) -> Self {
        let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let look = |terminal: bool| Look { width: width(), colour: terminal && !plain };
        Console { words, out: look(std::io::stdout().is_terminal()), err: look(std::io::stderr().is_terminal()) }
    }

    /// Writes to standard output. A reader that has seen enough (`| head`) is no failure.
    pub fn print(&self, text: &str) -> Result<(), Diagnostic> {
        let mut out = std::io::stdout().lock();
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                let output = ArgValue::Word("word-standard-output");
                Err(problem(Code::InputOutput).arg("name", output).arg("detail", error.to_string()))
            }
            _ => Ok(()),
        }
    }

    /// Writes to standard error; there is nowhere to report that this failed.
    pub fn complain(&self, text: &str) {
        let _ = std::io::stderr().lock().write_all(text.as_bytes());
    }
}

/// The columns to fill, on any stream: what `COLUMNS` says, else the terminal's, but no more than a reader's eye follows.
pub fn width() -> usize {
    let asked = std::env::var_os("COLUMNS").and_then(|columns| columns.to_str()?.parse().ok());
    let terminal = || terminal_size::terminal_size().map(|(columns, _)| usize::from(columns.0));
    asked.or_else(terminal).unwrap_or(WIDEST).clamp(NARROWEST, WIDEST)
}
