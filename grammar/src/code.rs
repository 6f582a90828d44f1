//! The one table of diagnostic codes. A code is a number for people to look up (`guiju explain GJ0101`) and a name
//! for the program. Each has a message in both catalogues and a page in `docs/diagnostics/` whose example shows it.

use crate::diagnostic::Severity;

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $number:literal $severity:ident;)+) => {
        /// A kind of problem.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Code {
            /// Every code, in order of number.
            pub const ALL: &'static [Code] = &[$(Code::$name,)+];

            /// The number people look up, `GJ` and four digits.
            pub fn number(self) -> &'static str {
                match self { $(Code::$name => $number,)+ }
            }

            /// How bad a problem of this kind is.
            pub fn severity(self) -> Severity {
                match self { $(Code::$name => Severity::$severity,)+ }
            }
        }
    };
}

codes! {
    /// Text that fits no form at this place. Args: `expected` (words), `found`.
    UnexpectedInput = "GJ0001" Error;
    /// A line in column 0 starts with no known item. Args: `word`, `suggestion`.
    UnknownItem = "GJ0002" Error;
    /// A clause that this kind of item does not have. Args: `word`, `item` (word), `suggestion`.
    UnknownClause = "GJ0003" Error;
    /// Full-width punctuation or a mathematical sign typed by habit. Args: `found`, `suggestion`.
    FullWidthPunctuation = "GJ0004" Error;
    /// A Chinese keyword with no space before the next word. Args: `word`, `keyword`, `rest`.
    GluedKeyword = "GJ0005" Error;
    /// A string without its closing quote on the same line.
    UnterminatedString = "GJ0006" Error;
    /// An opening bracket without its partner. Args: `bracket`.
    UnclosedBracket = "GJ0007" Error;
    /// A closing bracket without its partner. Args: `bracket`.
    UnmatchedBracket = "GJ0008" Error;
    /// Brackets or operators nested too deeply. Args: `limit`.
    NestedTooDeeply = "GJ0009" Error;
    /// A chain of operators, calls or elements that is too long. Args: `limit`.
    ChainTooLong = "GJ0010" Error;
    /// Bytes that are not UTF-8. Args: `line`.
    NotUtf8 = "GJ0011" Error;
    /// A binary file.
    BinaryFile = "GJ0012" Error;
    /// An escape sequence that strings do not have. Args: `found`.
    InvalidEscape = "GJ0013" Error;
    /// A number that does not fit its type. Args: `found`.
    NumberOutOfRange = "GJ0014" Error;
    /// A day that is not in the calendar. Args: `found`.
    InvalidDate = "GJ0015" Error;
    /// A clause given twice. Args: `word`.
    RepeatedClause = "GJ0016" Error;
    /// A hole in a text that does not close, or a lone brace.
    BrokenTemplate = "GJ0017" Error;
    /// A word that the expression language keeps for itself. Args: `word`.
    ReservedWord = "GJ0019" Error;
    /// A rule file without a single item.
    EmptyFile = "GJ0020" Error;
    /// A file above the size limit. Args: `size`, `limit` (bytes).
    FileTooLarge = "GJ0021" Error;
    /// A version that is not `major.minor.patch`. Args: `found`.
    InvalidVersion = "GJ0022" Error;
    /// A ratio written as a percentage. Args: `found`, `suggestion`.
    PercentSign = "GJ0023" Error;

    /// A name that nothing defines. Args: `name`, `suggestion`.
    UnknownName = "GJ0101" Error;
    /// A reference to an item that does not exist. Args: `kind` (word), `name`, `suggestion`.
    UnknownReference = "GJ0102" Error;
    /// Two definitions of one name. Args: `kind` (word), `name`. Label: the first.
    DuplicateDefinition = "GJ0103" Error;
    /// Definitions that need each other. Args: `path`.
    CyclicDefinition = "GJ0104" Error;
    /// A parameter, definition or source that nothing uses. Args: `kind` (word), `name`.
    UnusedDefinition = "GJ0105" Warning;
    /// A citation of a source that is not declared. Args: `name`, `suggestion`.
    UnknownSource = "GJ0106" Error;
    /// A tag, effect or unit that its taxonomy does not list. Args: `kind` (word), `name`, `suggestion`.
    UnknownTag = "GJ0107" Error;
    /// A clause that the item cannot do without. Args: `word`, `item` (word), `name`.
    MissingClause = "GJ0109" Error;
    /// A text in one language only. Args: `language` (word).
    MissingLanguage = "GJ0110" Error;
    /// A value that the fact's list of members does not have. Args: `member`, `path`, `suggestion`, `choices-zh`, `choices-en`.
    UnknownMember = "GJ0111" Error;
    /// A rule file that does not begin with its `ruleset` header.
    MissingHeader = "GJ0113" Error;
    /// A name that belongs to a built-in library. Args: `name`.
    LibraryName = "GJ0115" Error;
    /// A function that does not exist. Args: `name`, `suggestion`.
    UnknownFunction = "GJ0116" Error;
    /// A number of a rule, guard or model that could pass for another, or for a name. Args: `found`.
    UnfitNumber = "GJ0117" Error;

    /// An expression of the wrong type. Args: `expected`, `found`, `suggestion`.
    TypeMismatch = "GJ0201" Error;
    /// An operator or function that does not take these types. Args: `name`, `types`.
    NoOverload = "GJ0202" Error;
    /// A quotient of whole numbers compared with a ratio. The fix converts both.
    IntegerQuotient = "GJ0203" Error;
    /// Two quantities of different units compared or added. Args: `left`, `right`.
    UnitMismatch = "GJ0204" Error;
    /// A ratio outside 0 to 1. Args: `found`, `suggestion`.
    RatioOutOfRange = "GJ0205" Error;
    /// A field that the record does not have. Args: `name`, `path`, `suggestion`.
    UnknownField = "GJ0206" Error;
    /// `known` or `has` of something that is not a fact or field. Args: `name`.
    KnownNeedsPath = "GJ0207" Error;
    /// A parameter's value of the wrong type. Args: `expected`, `found`, `suggestion`.
    ParameterValue = "GJ0208" Error;
    /// A format that a text's hole cannot use. Args: `name`, `type`, `suggestion`.
    BadFormat = "GJ0210" Error;
    /// A macro whose variable is not a simple name. Args: `name`.
    MacroVariable = "GJ0211" Error;
    /// `subject` outside a guard.
    SubjectOutsideGuard = "GJ0212" Error;
    /// What chooses among an index's readings, or its line of weakness, reads more than parameters.
    ParametersOnly = "GJ0214" Error;
    /// `model` that is not `model("choice", id).eligible` in a rule, variant or guard.
    ModelQuery = "GJ0215" Error;
    /// A pattern that is no regular expression, or a too large one. Args: `pattern`.
    BadPattern = "GJ0217" Error;

    /// A guard that holds something that does not exist. Args: `kind` (word), `name`, `suggestion`.
    UnknownHold = "GJ0301" Error;
    /// Guards that would wait for each other for ever. Args: `guard`, `rule`.
    Deadlock = "GJ0302" Error;
    /// A guard that holds nothing. Args: `name`.
    IdleGuard = "GJ0303" Warning;
    /// A rule, guard, model or parameter without a citation that is not of our own design. Args: `name`.
    MissingCitation = "GJ0304" Error;
    /// A parameter with an undated value and dated ones. Args: `name`.
    MixedDates = "GJ0306" Error;
    /// A recommendation that does not say what it would bring about. Args: `name`.
    UnansweredEffects = "GJ0307" Error;
    /// A scale or rubric without one line for each level from 1 to 5. Args: `kind` (word), `name`.
    IncompleteScale = "GJ0308" Error;
    /// A rubric of a fact that has no levels. Args: `name`.
    RubricWithoutLevels = "GJ0309" Error;
    /// An indicator that would count twice in one reading of an index. Args: `name`. Label: the first.
    RepeatedIndicator = "GJ0310" Error;

    /// A profile that its format (TOML, JSON, YAML) does not allow. Args: `format`, `detail` (word or text).
    ProfileSyntax = "GJ0401" Error;
    /// A path that the facts do not have. Args: `path`, `suggestion`.
    UnknownPath = "GJ0402" Error;
    /// A value of the wrong type. Args: `path`, `expected` (word), `found` (word).
    WrongType = "GJ0403" Error;
    /// A value outside its range. Args: `path`, `found`, `range`, `suggestion`.
    OutOfRange = "GJ0404" Error;
    /// A key given twice. Args: `key`.
    DuplicateKey = "GJ0405" Error;
    /// A date in a profile that does not exist. Args: `found`, `day` (how it is written, where nothing but a day will do).
    ProfileDate = "GJ0407" Error;
    /// A confidence that does not exist. Args: `found`, `suggestion`.
    UnknownConfidence = "GJ0408" Error;
    /// A reason for a missing fact that does not exist. Args: `found`, `suggestion`.
    UnknownReason = "GJ0409" Error;
    /// A profile whose `kind` is absent or unknown. Args: `found`.
    ProfileKind = "GJ0410" Error;
    /// A member both in `has` and in `lacks`. Args: `member`.
    Contradiction = "GJ0411" Error;
    /// A key that a fact's table does not have. Args: `key`, `suggestion`.
    UnknownFactKey = "GJ0412" Error;
    /// A stated fact without a source and a place in it. Args: `path`.
    UncitedFact = "GJ0413" Error;
    /// Bounds that exclude each other, or a part larger than its whole. Args: `path`.
    ImpossibleBounds = "GJ0416" Error;
    /// A profile older than the first value of a parameter. Args: `parameter`, `date`, `first`.
    BeforeFirstValue = "GJ0417" Warning;
    /// A profile that does not say which region it is of. Args: `key`.
    MissingIdentity = "GJ0418" Error;
    /// Facts of one profile that contradict each other. Args: `detail-zh`, `detail-en`.
    ImplausibleFacts = "GJ0419" Warning;
    /// A YAML feature that profiles do not use: anchors, tags, several documents. Args: `feature`.
    UnsupportedYaml = "GJ0420" Error;
    /// A file whose name does not tell its format. Args: `name`.
    UnknownFormat = "GJ0423" Error;
    /// A saved assessment that cannot be read, or is of another version. Args: `name`, `detail`.
    UnusableAssessment = "GJ0424" Error;

    /// A file that is no plugin, or is cut short. Args: `detail`.
    NotAPlugin = "GJ0501" Error;
    /// A plugin without a part it needs. Args: `section`.
    MissingSection = "GJ0502" Error;
    /// A plugin manifest that cannot be used. Args: `detail`.
    InvalidManifest = "GJ0503" Error;
    /// A plugin that touches a guard it does not own. Args: `name`, `plugin`.
    GuardWeakened = "GJ0504" Error;
    /// A plugin that defines a name outside its own id. Args: `name`, `plugin`.
    OutsidePlugin = "GJ0505" Error;
    /// A plugin that asks for something from outside. Args: `name`.
    ForbiddenImport = "GJ0506" Error;
    /// A plugin made for another version of Guiju. Args: `found`, `supported`.
    UnsupportedApi = "GJ0507" Error;
    /// Two plugins with one id. Args: `plugin`.
    DuplicatePlugin = "GJ0508" Error;
    /// An image layout or archive without a plugin in order. Args: `detail` (word), `place`.
    UnusableImage = "GJ0509" Error;
    /// A plugin that the place's trust policy does not take. Args: `detail` (word), `remedy` (word), `count`, `needed`.
    Untrusted = "GJ0510" Error;
    /// A key that cannot be read: no ECDSA P-256 key in PEM, or without its password. Args: `name`, `detail` (word), `remedy` (word).
    UnusableKey = "GJ0511" Error;
    /// An adoption that conflicts with what was adopted. Args: `detail` (word), `remedy` (word), `name`.
    AdoptionRefused = "GJ0512" Error;
    /// A `guiju.toml` or `guiju.lock` that cannot be used. Args: `detail`.
    UnusableSettings = "GJ0513" Error;
    /// A function of code, declared in a file that is not a plugin's. Args: `name`.
    ExternWithoutPlugin = "GJ0520" Error;
    /// A type that cannot cross into a plugin's code. Args: `found`, `suggestion`.
    ExternType = "GJ0521" Error;
    /// A function that the rules declare and the plugin's code does not have like that. Args: `name`, `found`.
    FunctionMismatch = "GJ0522" Error;
    /// A plugin's code that broke when it was started, or had to be stopped. Args: `detail`, `place`.
    PluginFailed = "GJ0523" Error;
    /// A text that does not say where in a registry a plugin is. Args: `name`, `detail` (word).
    UnusableReference = "GJ0530" Error;
    /// A registry that cannot be reached, or not safely. Args: `name`, `detail` (word), `remedy` (word).
    RegistryUnreachable = "GJ0531" Error;
    /// A registry that says no. Args: `name`, `detail` (word), `remedy` (word), `said`.
    RegistryRefused = "GJ0532" Error;
    /// A registry whose answer cannot be taken. Args: `name`, `detail` (word), `remedy` (word), `place`.
    RegistryFlawed = "GJ0533" Error;
    /// Something that would leave this place without anybody having said yes. Args: `name`.
    Unconfirmed = "GJ0534" Error;
    /// A name given to a plugin that its rules use for something else. Args: `name`.
    AliasInUse = "GJ0535" Error;
    /// Profiles of which each has settings of its own. Args: `first`, `second`.
    SeveralSettings = "GJ0536" Error;
    /// A plugin in use that was withdrawn. Args: `name`, `version`, `reason-zh`, `reason-en`.
    Withdrawn = "GJ0537" Warning;
    /// A plugin in use that was made from one that was withdrawn. Args: `name`, `ancestor`, `version`, `reason-zh`, `reason-en`.
    WithdrawnAncestor = "GJ0538" Warning;
    /// A module that does not export what a declared function needs. Args: `name`, `wanted`, `found`.
    UnfitExport = "GJ0540" Error;
    /// A declared function or argument whose name code cannot have. Args: `name`.
    UnfitName = "GJ0541" Error;
    /// Rules that declare functions, and no code beside them. Args: `name`.
    MissingCode = "GJ0542" Error;
    /// A folder for a new plugin that is there already. Args: `name`.
    FolderTaken = "GJ0543" Error;
    /// A text that is no id of a plugin. Args: `found`.
    UnfitId = "GJ0544" Error;
    /// A profile given as that of an origin, of a region that no plugin of the library comes from. Args: `name`, `id`.
    UnusedOrigin = "GJ0545" Warning;
    /// A library without a plugin in it. Args: `name`.
    EmptyLibrary = "GJ0546" Error;
    /// Rules that give themselves another version than the manifest. Args: `found`, `wanted`.
    VersionsDiffer = "GJ0547" Error;
    /// An id for a plugin that begins as names of the shipped rules do. Args: `found`, `name`.
    ReservedId = "GJ0548" Error;
    /// A plugin in which something is still to be written, on its way out. Args: `name`.
    Draft = "GJ0549" Error;

    /// A file or example profile that is not there. Args: `name`, `suggestion`.
    NotFound = "GJ0601" Error;
    /// A directory where a file is expected. Args: `name`.
    IsDirectory = "GJ0602" Error;
    /// A file that may not be read. Args: `name`.
    NoPermission = "GJ0603" Error;
    /// Any other failure to read or write. Args: `name`, `detail`.
    InputOutput = "GJ0604" Error;
    /// A `--set` that is not `parameter=value`. Args: `found`.
    BadSetting = "GJ0605" Error;
    /// A rule, tag, plugin or code asked for that does not exist. Args: `kind` (word), `name`, `suggestion`, `choices-zh`, `choices-en`.
    NoSuchThing = "GJ0606" Error;
    /// Something that is there already and is not replaced. Args: `name`.
    AlreadyThere = "GJ0607" Error;

    /// A test's expectation that does not hold. Args: `subject`, `expected-zh`, `expected-en`, `found-zh`, `found-en`. Label: the test.
    FailedExpectation = "GJ0701" Error;

    /// A profile's table whose rows cannot be put together. Args: `detail` (word), `found`.
    UnusableTable = "GJ0801" Error;
    /// A workbook that is not read. Args: `detail` (word).
    RefusedWorkbook = "GJ0802" Error;
    /// A form that is not as it was sent out. Args: `sheet`, `cell`, `detail` (word), `found`.
    ChangedForm = "GJ0803" Error;
    /// A cell of a form that cannot be used.
    /// Args: `sheet`, `cell`, `path`, `indicator-zh`, `indicator-en`, `choices-zh`, `choices-en`, `detail` (word), `found`, `suggestion`.
    UnusableCell = "GJ0804" Error;
    /// Forms that contradict each other.
    /// Args: `sheet`, `cell`, `path`, `indicator-zh`, `indicator-en`, `detail-zh`, `detail-en`.
    ConflictingReturns = "GJ0805" Error;
    /// Facts that a profile cannot take from another. Args: `detail` (word), `name`.
    NotInherited = "GJ0806" Error;

    /// A profile to be written over that is neither the base nor what was merged. Args: `name`, `base`.
    OtherProfile = "GJ0850" Error;
    /// Two rows of a list on a form with one id. Args: `sheet`, `cell`, `other`, `found`.
    RepeatedId = "GJ0851" Error;

    /// A document that would go to a terminal. Args: `format`.
    NeedsFile = "GJ0840" Error;
    /// A form that a command does not write. Args: `format`.
    NoSuchForm = "GJ0841" Error;
    /// Dates of different regions where one region's were wanted. Args: `first-zh`, `first-en`, `second-zh`, `second-en`.
    SeveralRegions = "GJ0842" Error;
    /// A profile without a date, or two of one, where dates put them in order. Args: `name`, `date`.
    NoOrder = "GJ0843" Error;
    /// Two dates too far apart for a monthly bulletin. Args: `days`, `most`.
    TooFarApart = "GJ0844" Error;
}

impl std::fmt::Display for Code {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.number())
    }
}
