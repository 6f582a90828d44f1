//! What can be wrong with a plugin file and with a manifest, and the catalogue key that names each in words.

use std::ops::Range;

use guiju_grammar::{ArgValue, Code, Diagnostic, FileId, Span};

/// Why a file is no plugin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileFault {
    /// It is no WebAssembly at all.
    NotWasm,
    /// It is a core module; a plugin is a component.
    CoreModule,
    /// It is cut short or damaged.
    Malformed {
        /// The byte at which it stops making sense.
        offset: usize,
    },
    /// It is a component, but not one of Guiju.
    NoSections,
    /// A section is there twice, and readers could differ about which one counts.
    RepeatedSection {
        /// Its name.
        section: &'static str,
    },
    /// A section that no reader knows, so that nobody who approves the plugin would see it.
    UnknownSection {
        /// Its name.
        section: String,
    },
    /// A section is not UTF-8.
    NotUtf8 {
        /// Its name.
        section: &'static str,
    },
    /// A section holds control characters, which could make a terminal show something else.
    ControlCharacter {
        /// Its name.
        section: &'static str,
    },
    /// An attachment's name is not that of a plain file.
    UnfitAttachment {
        /// Its name.
        name: String,
    },
    /// Two attachments have one name, or names that differ in capitals alone.
    RepeatedAttachment {
        /// The second one's name.
        name: String,
    },
    /// It has more attachments than a plugin may.
    TooManyAttachments,
    /// A part of an author's folder is a link or a device. What it stands for is not the plugin's, and would leave with it.
    NotPlain {
        /// Its path.
        name: String,
    },
    /// Its code cannot be told from its texts: another program packed it.
    Inseparable,
    /// The WebAssembly engine refuses it.
    Refused {
        /// What the engine says.
        detail: String,
    },
    /// It failed when it was started.
    Trapped {
        /// What the engine says.
        detail: String,
    },
    /// It needs more than plugins may use.
    LimitExceeded(Limit),
}

/// What a plugin may use only so much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Steps of computation.
    Fuel,
    /// Bytes of memory.
    Memory,
    /// Entries of tables.
    Table,
    /// The depth of its calls.
    Stack,
    /// The size of what a call gives back.
    Result,
    /// Core instances, memories or tables.
    Parts,
    /// What the compiler has to keep in mind at once.
    Code,
    /// Steps of computation in one assessment. It ends the run.
    Assessment,
    /// Time, where steps were not counted as they should. It ends the run.
    Time,
}

/// One problem in a manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManifestProblem {
    /// The field, as `origin.name.zh`; empty for the manifest as a whole.
    pub path: String,
    /// What is wrong with it.
    pub fault: ManifestFault,
    /// What was written there, shortened; empty if nothing was.
    pub found: String,
    /// Where it stands in `plugin.toml`; empty in a packed plugin.
    pub span: Range<usize>,
}

/// What can be wrong with a field of a manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ManifestFault {
    /// The manifest is not TOML (in a folder) or JSON (in a plugin). `found` is what the parser says.
    Syntax,
    /// Manifests have no such field.
    UnknownField {
        /// The field that was probably meant.
        suggestion: Option<String>,
    },
    /// The field has to be there.
    Missing,
    /// The field is there twice.
    Repeated,
    /// The field holds another kind of value.
    WrongType {
        /// What it should hold.
        expected: Kind,
        /// What it holds.
        found: Kind,
    },
    /// The text or list is empty.
    Empty,
    /// The text is too long.
    TooLong,
    /// The text holds control characters or marks that reorder it on screen.
    ControlCharacter,
    /// A plugin's id is lower-case words with dots between them.
    BadId,
    /// A name is a lower-case word.
    BadName,
    /// A version is three numbers.
    BadVersion,
    /// A strength of evidence is A, B or C.
    BadStrength,
    /// A digest is `sha256:` and 64 hexadecimal digits.
    BadDigest,
    /// A check against higher law counts only with its document.
    MissingDocument,
}

/// Kinds of value a manifest can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text.
    Text,
    /// True or false.
    Truth,
    /// A number.
    Number,
    /// A date or time.
    Date,
    /// A list.
    List,
    /// A table, in JSON an object.
    Table,
    /// JSON's null.
    Nothing,
}

impl ManifestProblem {
    pub(crate) fn diagnostic(&self, file: FileId) -> Diagnostic {
        let span = Span::new(file, self.span.start, self.span.end);
        let place =
            if self.path.is_empty() { ArgValue::Word("word-whole-manifest") } else { printable(&self.path).into() };
        let found = match &self.fault {
            ManifestFault::WrongType { found, .. } => ArgValue::Word(found.word()),
            _ if self.found.is_empty() => ArgValue::Word("word-nothing"),
            _ => self.found.as_str().into(),
        };
        let diagnostic = Diagnostic::new(Code::InvalidManifest, span)
            .arg("detail", ArgValue::Word(self.fault.word()))
            .arg("place", place)
            .arg("found", found);
        match &self.fault {
            ManifestFault::UnknownField { suggestion: Some(name) } if !self.span.is_empty() => {
                diagnostic.suggest(span, Some(name))
            }
            ManifestFault::UnknownField { suggestion: Some(name) } => diagnostic.arg("suggestion", name.as_str()),
            _ => diagnostic,
        }
    }
}

impl FileFault {
    /// Whether the code broke when it ran, rather than the file being no good.
    pub fn is_failure(&self) -> bool {
        matches!(self, FileFault::Trapped { .. } | FileFault::LimitExceeded(_))
    }

    /// The catalogue key of its words.
    pub fn word(&self) -> &'static str {
        match self {
            FileFault::NotWasm => "word-file-not-wasm",
            FileFault::CoreModule => "word-file-core-module",
            FileFault::Malformed { .. } => "word-file-malformed",
            FileFault::NoSections => "word-file-no-sections",
            FileFault::RepeatedSection { .. } => "word-file-repeated-section",
            FileFault::UnknownSection { .. } => "word-file-unknown-section",
            FileFault::NotUtf8 { .. } => "word-file-not-utf8",
            FileFault::ControlCharacter { .. } => "word-file-control-character",
            FileFault::UnfitAttachment { .. } => "word-file-unfit-attachment",
            FileFault::RepeatedAttachment { .. } => "word-file-repeated-attachment",
            FileFault::TooManyAttachments => "word-file-too-many-attachments",
            FileFault::Inseparable => "word-file-inseparable",
            FileFault::NotPlain { .. } => "word-file-not-plain",
            FileFault::Refused { .. } => "word-file-refused",
            FileFault::Trapped { .. } => "word-file-trapped",
            FileFault::LimitExceeded(Limit::Fuel) => "word-file-fuel",
            FileFault::LimitExceeded(Limit::Memory) => "word-file-memory",
            FileFault::LimitExceeded(Limit::Table) => "word-file-table",
            FileFault::LimitExceeded(Limit::Stack) => "word-file-stack",
            FileFault::LimitExceeded(Limit::Result) => "word-file-result",
            FileFault::LimitExceeded(Limit::Parts) => "word-file-parts",
            FileFault::LimitExceeded(Limit::Code) => "word-file-code",
            FileFault::LimitExceeded(Limit::Assessment) => "word-file-assessment",
            FileFault::LimitExceeded(Limit::Time) => "word-file-time",
        }
    }

    /// The part of the file that shows it: a section, a byte, or what the engine says.
    pub(crate) fn place(&self) -> ArgValue {
        match self {
            FileFault::RepeatedSection { section }
            | FileFault::NotUtf8 { section }
            | FileFault::ControlCharacter { section } => (*section).into(),
            FileFault::UnknownSection { section } => printable(section).into(),
            FileFault::UnfitAttachment { name }
            | FileFault::RepeatedAttachment { name }
            | FileFault::NotPlain { name } => printable(name).into(),
            FileFault::Malformed { offset } => (*offset).into(),
            FileFault::Refused { detail } | FileFault::Trapped { detail } => printable(detail).into(),
            FileFault::NotWasm
            | FileFault::CoreModule
            | FileFault::NoSections
            | FileFault::TooManyAttachments
            | FileFault::Inseparable
            | FileFault::LimitExceeded(_) => ArgValue::Word("word-whole-file"),
        }
    }
}

impl ManifestFault {
    /// The catalogue key of its words.
    pub fn word(&self) -> &'static str {
        match self {
            ManifestFault::Syntax => "word-manifest-syntax",
            ManifestFault::UnknownField { .. } => "word-manifest-unknown-field",
            ManifestFault::Missing => "word-manifest-missing",
            ManifestFault::Repeated => "word-manifest-repeated",
            ManifestFault::WrongType { expected, .. } => expected.needed(),
            ManifestFault::Empty => "word-manifest-empty",
            ManifestFault::TooLong => "word-manifest-too-long",
            ManifestFault::ControlCharacter => "word-manifest-control-character",
            ManifestFault::BadId => "word-manifest-bad-id",
            ManifestFault::BadName => "word-manifest-bad-name",
            ManifestFault::BadVersion => "word-manifest-bad-version",
            ManifestFault::BadStrength => "word-manifest-bad-strength",
            ManifestFault::BadDigest => "word-manifest-bad-digest",
            ManifestFault::MissingDocument => "word-manifest-missing-document",
        }
    }
}

impl Kind {
    /// The catalogue key of its name.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Text => "word-value-text",
            Kind::Truth => "word-value-truth",
            Kind::Number => "word-value-number",
            Kind::Date => "word-value-date",
            Kind::List => "word-value-list",
            Kind::Table => "word-value-table",
            Kind::Nothing => "word-nothing",
        }
    }

    /// The catalogue key that asks for it. Manifests ask for texts, truths, lists and tables only.
    fn needed(self) -> &'static str {
        match self {
            Kind::Truth => "word-manifest-needs-truth",
            Kind::List => "word-manifest-needs-list",
            Kind::Table => "word-manifest-needs-table",
            Kind::Text | Kind::Number | Kind::Date | Kind::Nothing => "word-manifest-needs-text",
        }
    }
}

/// Text from a stranger's file, fit to be shown: without control characters, and not long.
pub(crate) fn printable(text: &str) -> String {
    const SHOWN: usize = 80;
    let clean = |character: char| if is_hostile(character) { '\u{fffd}' } else { character };
    let mut shown: String = text.chars().take(SHOWN).map(clean).collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

/// Whether a character can make a screen show something else than the text says: control characters, and the marks
/// that turn the direction of what follows.
pub(crate) fn is_hostile(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
