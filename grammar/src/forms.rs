//! The kinds of item: the grammar rule of each, and the clauses it has. Reading a whole item needs only the rule; the clauses
//! are for finding every mistake in an item that cannot be read whole.

use crate::keyword::{Class, KEYWORDS, Keyword, lookup};
use crate::pairs::Rule;

/// A clause an item may have.
#[derive(Clone, Copy, Debug)]
pub struct Clause {
    /// Its English keyword.
    pub keyword: &'static str,
    /// Its grammar rule.
    pub rule: Rule,
}

/// A kind of item.
#[derive(Debug)]
pub struct Form {
    /// Its English keyword.
    pub keyword: &'static str,
    /// The whole item.
    pub item: Rule,
    /// What stands before its braces.
    pub head: Rule,
    /// What stands between them; none for an item without braces.
    pub body: Option<Rule>,
    /// Its clauses.
    pub clauses: &'static [Clause],
    /// The rule of entries that begin with a name of the author's, where there are such.
    pub entry: Option<Rule>,
}

macro_rules! clauses {
    ($($keyword:literal $rule:ident),* $(,)?) => {
        &[$(Clause { keyword: $keyword, rule: Rule::$rule }),*]
    };
}

const RULE_CLAUSES: &[Clause] = clauses![
    "number" number_clause, "title" title_clause, "tags" tags_clause, "basis" basis_clause, "severity" severity_clause,
    "when" when_clause, "require" require_clause, "recommend" recommend_clause, "effects" effects_clause,
    "furthers" furthers_clause, "note" note_clause, "cite" cite_clause,
];

/// Every kind of item.
pub const FORMS: &[Form] = &[
    Form {
        keyword: "ruleset",
        item: Rule::ruleset_item,
        head: Rule::plain_head,
        body: Some(Rule::ruleset_body),
        clauses: clauses!["version" version_clause, "title" title_clause, "note" note_clause, "uses" uses_clause],
        entry: None,
    },
    Form {
        keyword: "source",
        item: Rule::source_item,
        head: Rule::plain_head,
        body: Some(Rule::source_body),
        clauses: clauses![
            "kind" kind_clause, "title" title_clause, "citation" citation_clause, "year" year_clause,
            "issuer" issuer_clause, "document" document_clause, "issued" issued_clause, "note" note_clause,
        ],
        entry: None,
    },
    Form {
        keyword: "taxonomy",
        item: Rule::taxonomy_item,
        head: Rule::plain_head,
        body: Some(Rule::taxonomy_body),
        clauses: clauses!["title" title_clause],
        entry: Some(Rule::word),
    },
    Form {
        keyword: "facts",
        item: Rule::facts_item,
        head: Rule::plain_head,
        body: Some(Rule::facts_body),
        clauses: clauses!["title" title_clause, "check" check_clause],
        entry: Some(Rule::field),
    },
    Form {
        keyword: "param",
        item: Rule::param_item,
        head: Rule::param_head,
        body: Some(Rule::param_body),
        clauses: clauses![
            "title" title_clause, "basis" basis_clause, "cite" cite_clause, "unit" unit_clause, "note" note_clause,
            "for" for_clause, "from" from_clause,
        ],
        entry: None,
    },
    Form { keyword: "define", item: Rule::define_item, head: Rule::define_item, body: None, clauses: &[], entry: None },
    Form {
        keyword: "rule",
        item: Rule::rule_item,
        head: Rule::plain_head,
        body: Some(Rule::rule_body),
        clauses: RULE_CLAUSES,
        entry: None,
    },
    Form {
        keyword: "guard",
        item: Rule::guard_item,
        head: Rule::plain_head,
        body: Some(Rule::guard_body),
        clauses: clauses![
            "number" number_clause, "title" title_clause, "basis" basis_clause, "running" running_clause,
            "require" require_clause, "holds" holds_clause, "recommend" recommend_clause, "cite" cite_clause,
            "note" note_clause,
        ],
        entry: None,
    },
    Form {
        keyword: "choice",
        item: Rule::choice_item,
        head: Rule::plain_head,
        body: Some(Rule::choice_body),
        clauses: clauses!["select" select_clause, "title" title_clause, "note" note_clause],
        entry: None,
    },
    Form {
        keyword: "model",
        item: Rule::model_item,
        head: Rule::plain_head,
        body: Some(Rule::model_body),
        clauses: clauses![
            "title" title_clause, "basis" basis_clause, "effects" effects_clause, "cite" cite_clause,
            "require" reason_clause, "favour" favour_clause, "caution" caution_clause, "note" note_clause,
        ],
        entry: None,
    },
    Form {
        keyword: "variant",
        item: Rule::variant_item,
        head: Rule::variant_head,
        body: Some(Rule::rule_body),
        clauses: RULE_CLAUSES,
        entry: None,
    },
    Form {
        keyword: "index",
        item: Rule::index_item,
        head: Rule::plain_head,
        body: Some(Rule::index_body),
        clauses: clauses![
            "title" title_clause, "scale" scale_clause, "mean" mean_clause, "weak" weak_clause,
            "element" element_clause, "cite" cite_clause, "note" note_clause,
        ],
        entry: None,
    },
    Form {
        keyword: "innovation",
        item: Rule::innovation_item,
        head: Rule::plain_head,
        body: Some(Rule::innovation_body),
        clauses: clauses![
            "title" title_clause, "answers" answers_clause, "needs" needs_clause, "localise" localise_clause,
            "expects" expects_clause, "evidence" evidence_clause, "effects" effects_clause, "cite" cite_clause,
            "note" note_clause,
        ],
        entry: None,
    },
    Form {
        keyword: "test",
        item: Rule::test_item,
        head: Rule::test_head,
        body: Some(Rule::test_body),
        clauses: clauses!["given" given_clause, "expect" expect_clause],
        entry: None,
    },
    Form { keyword: "extern", item: Rule::extern_item, head: Rule::extern_item, body: None, clauses: &[], entry: None },
];

/// The parts of items that have braces, and clauses or entries, of their own. Their `head` takes the opening brace along.
const INSIDES: &[Form] = &[
    Form {
        keyword: "given",
        item: Rule::given_clause,
        head: Rule::given_head,
        body: Some(Rule::given_body),
        clauses: &[],
        entry: Some(Rule::assignment),
    },
    Form {
        keyword: "word",
        item: Rule::word,
        head: Rule::word_head,
        body: Some(Rule::words_body),
        clauses: &[],
        entry: Some(Rule::finer_word),
    },
    Form {
        keyword: "scale",
        item: Rule::scale_clause,
        head: Rule::scale_head,
        body: Some(Rule::scale_body),
        clauses: &[],
        entry: Some(Rule::step),
    },
    Form {
        keyword: "element",
        item: Rule::element_clause,
        head: Rule::element_head,
        body: Some(Rule::element_body),
        clauses: clauses!["factor" factor_clause],
        entry: None,
    },
    Form {
        keyword: "factor",
        item: Rule::factor_clause,
        head: Rule::factor_head,
        body: Some(Rule::factor_body),
        clauses: clauses!["when" when_clause, "indicators" indicators_clause],
        entry: None,
    },
];

/// How the inside of a clause or entry is read, if it has braces of its own.
pub fn inside(rule: Rule) -> Option<&'static Form> {
    INSIDES.iter().find(|form| form.item == rule)
}

/// The kind of item that begins with this word, in either spelling.
pub fn form(word: &str) -> Option<&'static Form> {
    let keyword = lookup(Class::Item, word)?;
    FORMS.iter().find(|form| form.keyword == keyword.en)
}

/// Both spellings of every item's keyword.
pub fn item_spellings() -> impl Iterator<Item = &'static str> {
    KEYWORDS.iter().filter(|keyword| keyword.class == Class::Item).flat_map(|keyword| [keyword.en, keyword.zh])
}

impl Form {
    /// The clause that begins with this word, in either spelling.
    pub fn clause(&self, word: &str) -> Option<Clause> {
        let keyword = lookup(Class::Clause, word)?;
        self.clauses.iter().copied().find(|clause| clause.keyword == keyword.en)
    }

    /// The keywords of its clauses.
    pub fn keywords(&self) -> impl Iterator<Item = &'static Keyword> {
        self.clauses.iter().filter_map(|clause| lookup(Class::Clause, clause.keyword))
    }

    /// Both spellings of the keywords of its clauses.
    pub fn spellings(&self) -> impl Iterator<Item = &'static str> {
        self.keywords().flat_map(|keyword| [keyword.en, keyword.zh])
    }
}
