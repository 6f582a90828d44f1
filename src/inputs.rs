//! The texts read so far, and everything that is wrong with them.

use std::path::{Path, PathBuf};

use guiju_grammar::{Code, Diagnostic, Diagnostics, FileId, Severity, Source, Span, has_errors};
use guiju_plugins::PluginFunctions;

/// A file's name as the user gave it, and its bytes.
#[derive(Clone, Debug)]
pub struct Named {
    /// The name shown to people.
    pub name: String,
    /// What the file holds.
    pub bytes: Vec<u8>,
}

/// Collects sources and diagnostics over all stages, so that one run shows everything at once.
#[derive(Debug, Default)]
pub struct Inputs {
    /// Where the compiled code of plugins is kept; nowhere unless this is set.
    pub(crate) code_cache: Option<PathBuf>,
    sources: Vec<Source>,
    diagnostics: Diagnostics,
    plugin_failures: Diagnostics,
    failed_tests: Diagnostics,
    /// The plugins whose code may run.
    running: Vec<PluginFunctions>,
}

impl Inputs {
    /// Nothing read so far, and a folder for the compiled code of plugins, if there is one to be used.
    pub fn with_code_cache(folder: Option<PathBuf>) -> Self {
        Inputs { code_cache: folder, ..Inputs::default() }
    }

    /// Takes in a file. One that cannot be read as text is reported, and gives nothing.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Option<Source> {
        match Source::from_bytes(self.next_id(), name, bytes) {
            Ok(source) => {
                self.sources.push(source.clone());
                Some(source)
            }
            Err((source, diagnostic)) => {
                self.sources.push(source);
                self.diagnostics.push(diagnostic);
                None
            }
        }
    }

    /// Puts another text in the place of one that was taken in, for problems to be shown in it.
    pub fn replace(&mut self, source: Source) {
        if let Some(old) = self.sources.iter_mut().find(|old| old.id == source.id) {
            *old = source;
        }
    }

    /// Takes in a text from the command line.
    pub fn add_text(&mut self, name: &str, text: &str) -> Source {
        let source = Source::new(self.next_id(), name, text);
        self.sources.push(source.clone());
        source
    }

    /// Takes in the name of a file that is no text, so that its problems can name it.
    pub fn add_binary(&mut self, name: &str) -> FileId {
        self.add_text(name, "").id
    }

    /// Whether a path leads to a file that was read.
    pub fn has_read(&self, path: &Path) -> bool {
        let Ok(path) = path.canonicalize() else { return false };
        self.sources.iter().any(|source| Path::new(&source.name).canonicalize().is_ok_and(|read| read == path))
    }

    /// Adds what a stage found.
    pub fn report(&mut self, found: impl IntoIterator<Item = Diagnostic>) {
        self.diagnostics.extend(found);
    }

    /// Adds what went wrong when a plugin ran.
    pub fn report_plugin_failure(&mut self, found: impl IntoIterator<Item = Diagnostic>) {
        self.plugin_failures.extend(found);
    }

    /// Takes note of code that may run.
    pub fn watch(&mut self, functions: PluginFunctions) {
        self.running.push(functions);
    }

    /// Reports the plugins whose code had to be stopped, and tells whether there are any. What was computed beside them is
    /// no answer.
    pub fn report_stopped(&mut self) -> bool {
        let stopped: Diagnostics = self.running.iter().filter_map(PluginFunctions::stopped).collect();
        let any = !stopped.is_empty();
        self.report_plugin_failure(stopped);
        any
    }

    /// Adds expectations of tests that do not hold: the input is in order, and says something else than was expected.
    pub fn report_failed_tests(&mut self, found: impl IntoIterator<Item = Diagnostic>) {
        self.failed_tests.extend(found);
    }

    /// The source a span lies in; none for a problem that lies in no text.
    pub fn source(&self, span: Span) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == span.file)
    }

    /// Everything found, in the order it was found.
    pub fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().chain(&self.plugin_failures).chain(&self.failed_tests)
    }

    /// Whether a plugin broke when it ran.
    pub fn plugin_failed(&self) -> bool {
        !self.plugin_failures.is_empty()
    }

    /// Whether something cannot be used.
    pub fn has_errors(&self) -> bool {
        has_errors(&self.diagnostics)
    }

    /// How many errors there are so far, to tell later whether more have come.
    pub fn errors(&self) -> usize {
        self.diagnostics().filter(|diagnostic| diagnostic.severity == Severity::Error).count()
    }

    fn next_id(&self) -> FileId {
        FileId(u32::try_from(self.sources.len()).unwrap_or(u32::MAX))
    }
}

/// A problem that lies in no text: a file that is not there, a name that does not exist.
pub fn problem(code: Code) -> Diagnostic {
    Diagnostic::new(code, Span::new(FileId(u32::MAX), 0, 0))
}
