//! The terminal: how wide it is, whether it shows colours, and writing to it.

use std::io::{BufRead, ErrorKind, IsTerminal, Read, Write};

use guiju::diagnostics::Look;
use guiju::i18n::Words;
use guiju::inputs::problem;
use guiju_grammar::{ArgValue, Code, Diagnostic};

/// The widest a report gets; longer lines are hard to read.
const WIDEST: usize = 100;
/// Narrower than this, tables fall apart.
const NARROWEST: usize = 40;

/// More than any answer to a question, in bytes.
const LONGEST_ANSWER: u64 = 100;

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
        print_to_reader(text).map(|_| ())
    }

    /// Writes to standard error; there is nowhere to report that this failed.
    pub fn complain(&self, text: &str) {
        let _ = std::io::stderr().lock().write_all(text.as_bytes());
    }
}

impl Console {
    /// Asks a person at the terminal; anything but a yes is a no. Nobody is asked where nobody sits.
    pub fn confirms(&self, question: &str) -> bool {
        if !std::io::stdin().is_terminal() {
            return false;
        }
        self.complain(question);
        let mut answer = String::new();
        let read = std::io::stdin().lock().take(LONGEST_ANSWER).read_line(&mut answer);
        read.is_ok() && ["y", "yes", "是"].contains(&answer.trim().to_lowercase().as_str())
    }
}

#[expect(clippy::disallowed_methods, reason = "the console is where the command meets its environment")]
impl Console {
    /// The password of a key: what `COSIGN_PASSWORD` says, else what a person types, unseen.
    pub fn password(&self, question: &str) -> Option<String> {
        if let Ok(password) = std::env::var("COSIGN_PASSWORD") {
            return Some(password);
        }
        std::io::stdin().is_terminal().then(|| rpassword::prompt_password(question).ok()).flatten()
    }

    /// A password for a new key, typed twice; empty where there is to be none, and nothing where the two differ.
    pub fn new_password(&self, question: &str, again: &str) -> Option<String> {
        let Some(password) = self.password(question) else { return Some(String::new()) };
        let is_told = password.is_empty() || std::env::var_os("COSIGN_PASSWORD").is_some();
        (is_told || self.password(again).as_ref() == Some(&password)).then_some(password)
    }
}

/// A line of standard input.
pub enum Line<'l> {
    /// Its bytes, without the line break.
    Whole(&'l [u8]),
    /// It was too long to be read.
    TooLong,
}

impl Console {
    /// Answers each line of standard input with one of standard output, until the input ends.
    pub fn converse(&self, most: usize, mut reply: impl FnMut(Line<'_>) -> String) -> Result<(), Diagnostic> {
        let mut input = std::io::stdin().lock();
        let mut line = Vec::new();
        loop {
            line.clear();
            let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
            match input.by_ref().take(limit).read_until(b'\n', &mut line) {
                Ok(0) => return Ok(()),
                Ok(_) => {}
                Err(error) => return Err(unreadable(&error)),
            }
            let whole = line.strip_suffix(b"\n");
            let is_too_long = whole.is_none() && line.len() > most;
            if is_too_long {
                input.skip_until(b'\n').map_err(|error| unreadable(&error))?;
            }
            let whole = whole.unwrap_or(&line);
            let whole = Line::Whole(whole.strip_suffix(b"\r").unwrap_or(whole));
            if !print_to_reader(&(reply(if is_too_long { Line::TooLong } else { whole }) + "\n"))? {
                return Ok(());
            }
        }
    }
}

/// Writes to standard output; whether anybody still reads it.
fn print_to_reader(text: &str) -> Result<bool, Diagnostic> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        Err(error) => {
            let output = ArgValue::Word("word-standard-output");
            Err(problem(Code::InputOutput).arg("name", output).arg("detail", error.to_string()))
        }
    }
}

fn unreadable(error: &std::io::Error) -> Diagnostic {
    let input = ArgValue::Word("word-standard-input");
    problem(Code::InputOutput).arg("name", input).arg("detail", error.to_string())
}

/// The columns to fill, on any stream: what `COLUMNS` says, else the terminal's, but no more than a reader's eye follows.
pub fn width() -> usize {
    let asked = std::env::var_os("COLUMNS").and_then(|columns| columns.to_str()?.parse().ok());
    let terminal = || terminal_size::terminal_size().map(|(columns, _)| usize::from(columns.0));
    asked.or_else(terminal).unwrap_or(WIDEST).clamp(NARROWEST, WIDEST)
}
