//! What could have stood where reading stopped, in the user's words.

use crate::diagnostic::{ArgValue, nearest};
use crate::keyword::{Class, KEYWORDS};
use crate::lexer::{Lexer, TokenKind};
use crate::pairs::{Failure, Reader, Rule};
use crate::{Code, Diagnostic, Span};

/// Every key of the message catalogue's words that this crate's diagnostics use.
pub const WORDS: &[&str] = &[
    "word-basis",
    "word-choice",
    "word-clause",
    "word-close-brace",
    "word-close-bracket",
    "word-close-paren",
    "word-colon",
    "word-comma",
    "word-date",
    "word-define",
    "word-end",
    "word-equals",
    "word-evidence",
    "word-expression",
    "word-facts",
    "word-format",
    "word-guard",
    "word-hold-kind",
    "word-innovation",
    "word-item",
    "word-level",
    "word-literal",
    "word-model",
    "word-name",
    "word-number",
    "word-of",
    "word-open-brace",
    "word-operator",
    "word-param",
    "word-range",
    "word-rule",
    "word-ruleset",
    "word-select",
    "word-semicolon",
    "word-severity",
    "word-source",
    "word-source-kind",
    "word-string",
    "word-taxonomy",
    "word-test",
    "word-text",
    "word-type",
    "word-variant",
    "word-verdict",
    "word-when",
];

/// How many alternatives a message names.
const MAX_NAMED: usize = 3;
/// How much of the text a message repeats.
const MAX_SHOWN: usize = 40;

/// The user's word for what a grammar rule reads. The match has no `_`, so that a new rule cannot be forgotten.
pub fn word(rule: Rule) -> &'static str {
    match rule {
        Rule::comma => "word-comma",
        Rule::semi => "word-semicolon",
        Rule::equals => "word-equals",
        Rule::open => "word-open-brace",
        Rule::close => "word-close-brace",
        Rule::close_round => "word-close-paren",
        Rule::close_square => "word-close-bracket",
        Rule::colon => "word-colon",
        Rule::EOI => "word-end",
        Rule::ident | Rule::name | Rule::names | Rule::field_name | Rule::quoted_field | Rule::root => "word-name",
        Rule::string | Rule::strings | Rule::cel_string => "word-string",
        Rule::text | Rule::zh_part | Rule::en_part => "word-text",
        Rule::integer | Rule::number | Rule::bound => "word-number",
        Rule::date => "word-date",
        Rule::range | Rule::range_dots => "word-range",
        Rule::source_kind => "word-source-kind",
        Rule::basis => "word-basis",
        Rule::gravity => "word-severity",
        Rule::amount => "word-select",
        Rule::grade => "word-evidence",
        Rule::verdict => "word-verdict",
        Rule::hold_kind | Rule::hold => "word-hold-kind",
        Rule::of_word => "word-of",
        Rule::when_word => "word-when",
        Rule::level_word => "word-level",
        Rule::value => "word-literal",
        Rule::bar | Rule::template_text | Rule::double_open | Rule::double_close | Rule::hole => "word-format",
        Rule::operator
        | Rule::arguments
        | Rule::or
        | Rule::and
        | Rule::equal
        | Rule::not_equal
        | Rule::less_equal
        | Rule::greater_equal
        | Rule::less
        | Rule::greater
        | Rule::contained
        | Rule::add
        | Rule::subtract
        | Rule::multiply
        | Rule::divide
        | Rule::modulo
        | Rule::question
        | Rule::select
        | Rule::index => "word-operator",
        Rule::expr
        | Rule::expression
        | Rule::negate
        | Rule::not
        | Rule::not_word
        | Rule::reference

        | Rule::optional
        | Rule::group
        | Rule::list
        | Rule::element
        | Rule::map
        | Rule::entry
        | Rule::template => "word-expression",
        Rule::type_expr
        | Rule::list_type
        | Rule::bool_type
        | Rule::int_type
        | Rule::number_type
        | Rule::ratio_type
        | Rule::level_type
        | Rule::text_type
        | Rule::date_type
        | Rule::enum_type
        | Rule::set_type
        | Rule::record_type
        | Rule::open_word
        | Rule::fields
        | Rule::members => "word-type",
        Rule::member
        | Rule::field
        | Rule::assignment
        | Rule::all_word
        | Rule::none_word => "word-name",
        Rule::ruleset_item
        | Rule::source_item
        | Rule::taxonomy_item
        | Rule::facts_item
        | Rule::param_item
        | Rule::define_item
        | Rule::rule_item
        | Rule::guard_item
        | Rule::choice_item
        | Rule::model_item
        | Rule::variant_item
        | Rule::innovation_item
        | Rule::test_item
        | Rule::plain_head
        | Rule::param_head
        | Rule::variant_head
        | Rule::test_head => "word-item",
        Rule::ruleset_body
        | Rule::source_body
        | Rule::taxonomy_body
        | Rule::facts_body
        | Rule::param_body
        | Rule::rule_body
        | Rule::guard_body
        | Rule::choice_body
        | Rule::model_body
        | Rule::innovation_body
        | Rule::test_body
        | Rule::given_body
        | Rule::version_clause
        | Rule::title_clause
        | Rule::note_clause
        | Rule::uses_clause
        | Rule::kind_clause
        | Rule::citation_clause
        | Rule::year_clause
        | Rule::issuer_clause
        | Rule::document_clause
        | Rule::issued_clause
        | Rule::number_clause
        | Rule::tags_clause
        | Rule::basis_clause
        | Rule::severity_clause
        | Rule::when_clause
        | Rule::require_clause
        | Rule::recommend_clause
        | Rule::cite_clause
        | Rule::effects_clause
        | Rule::furthers_clause
        | Rule::running_clause
        | Rule::holds_clause
        | Rule::select_clause
        | Rule::reason_clause
        | Rule::favour_clause
        | Rule::caution_clause
        | Rule::answers_clause
        | Rule::needs_clause
        | Rule::localise_clause
        | Rule::expects_clause
        | Rule::evidence_clause
        | Rule::given_clause
        | Rule::expect_clause
        | Rule::for_clause
        | Rule::from_clause
        | Rule::definition_clause
        | Rule::unit_clause
        | Rule::check_clause => "word-clause",
        // Silent rules are never reported; they are here because the match is complete.
        Rule::ws
        | Rule::kw_ruleset
        | Rule::kw_source
        | Rule::kw_taxonomy
        | Rule::kw_facts
        | Rule::kw_param
        | Rule::kw_define
        | Rule::kw_rule
        | Rule::kw_guard
        | Rule::kw_choice
        | Rule::kw_model
        | Rule::kw_variant
        | Rule::kw_innovation
        | Rule::kw_test
        | Rule::kw_version
        | Rule::kw_title
        | Rule::kw_note
        | Rule::kw_uses
        | Rule::kw_kind
        | Rule::kw_citation
        | Rule::kw_year
        | Rule::kw_issuer
        | Rule::kw_document
        | Rule::kw_issued
        | Rule::kw_number
        | Rule::kw_tags
        | Rule::kw_basis
        | Rule::kw_severity
        | Rule::kw_when
        | Rule::kw_require
        | Rule::kw_recommend
        | Rule::kw_cite
        | Rule::kw_effects
        | Rule::kw_furthers
        | Rule::kw_running
        | Rule::kw_holds
        | Rule::kw_select
        | Rule::kw_favour
        | Rule::kw_caution
        | Rule::kw_answers
        | Rule::kw_needs
        | Rule::kw_localise
        | Rule::kw_expects
        | Rule::kw_evidence
        | Rule::kw_given
        | Rule::kw_expect
        | Rule::kw_check
        | Rule::kw_definition
        | Rule::kw_unit
        | Rule::kw_for
        | Rule::kw_from
        | Rule::kw_of
        | Rule::kw_open
        | Rule::kw_zh
        | Rule::kw_en
        | Rule::ty_bool
        | Rule::ty_int
        | Rule::ty_number
        | Rule::ty_ratio
        | Rule::ty_level
        | Rule::ty_text
        | Rule::ty_date
        | Rule::ty_enum
        | Rule::ty_set
        | Rule::ty_list
        | Rule::ty_record
        | Rule::va_law
        | Rule::va_policy
        | Rule::va_standard
        | Rule::va_paper
        | Rule::va_seed
        | Rule::va_example
        | Rule::va_design
        | Rule::va_critical
        | Rule::va_high
        | Rule::va_medium
        | Rule::va_low
        | Rule::va_one
        | Rule::va_several
        | Rule::va_all
        | Rule::va_none
        | Rule::va_rules
        | Rule::va_models
        | Rule::va_plugins
        | Rule::va_met
        | Rule::va_unmet
        | Rule::va_not_applicable
        | Rule::va_unknown
        | Rule::va_error
        | Rule::op_and
        | Rule::op_or
        | Rule::op_not
        | Rule::attribute
        | Rule::base_type
        | Rule::in_word
        | Rule::type_ahead
        | Rule::simple_ahead
        | Rule::field_ahead
        | Rule::ruleset_clause
        | Rule::source_clause
        | Rule::taxonomy_clause
        | Rule::facts_clause
        | Rule::param_clause
        | Rule::rule_clause
        | Rule::guard_clause
        | Rule::choice_clause
        | Rule::model_clause
        | Rule::innovation_clause
        | Rule::test_clause
        | Rule::chain
        | Rule::term
        | Rule::prefix
        | Rule::operand_start
        | Rule::op_first
        | Rule::op_start
        | Rule::primary => "word-name",
    }
}

/// A failure as a problem: what was found and what could have stood there. `end` is where the piece ends that was read.
pub fn diagnose(reader: &Reader, failure: &Failure, end: usize) -> Diagnostic {
    let span = found(reader, failure.at, end);
    let written = reader.text.get(span.range()).unwrap_or("");
    if let Some(keyword) = glued_keyword(written) {
        return glued(written, keyword, span);
    }
    let found = if written.is_empty() { ArgValue::Word("word-end") } else { ArgValue::Text(shorten(written)) };
    let diagnostic = Diagnostic::new(Code::UnexpectedInput, span);
    let diagnostic = diagnostic.arg("expected", ArgValue::Words(words(&failure.expected))).arg("found", found);
    let meant = if written == "=" && failure.expected.contains(&Rule::operator) {
        Some("==")
    } else {
        nearest(written, value_spellings(&failure.expected))
    };
    match meant {
        Some(meant) => diagnostic.fix(span, meant),
        None => diagnostic,
    }
}

/// The word, string or sign at an offset; empty at the end of the piece.
fn found(reader: &Reader, at: usize, end: usize) -> Span {
    let piece = reader.text.get(..end).unwrap_or(reader.text);
    let token = Lexer::new(piece, at.min(piece.len())).find(|token| token.kind != TokenKind::Comment);
    match token {
        Some(token) => Span::new(reader.file, token.start, token.end),
        // Behind the last word, and not lines below it.
        None => {
            let at = piece.get(..at).unwrap_or(piece).trim_end().len();
            Span::new(reader.file, at, at)
        }
    }
}

/// The most useful few of the words, most useful first.
fn words(rules: &[Rule]) -> Vec<&'static str> {
    let mut words: Vec<&'static str> = Vec::new();
    for rule in rules {
        let word = word(*rule);
        if !words.contains(&word) {
            words.push(word);
        }
    }
    if words.contains(&"word-expression") {
        words.retain(|word| !matches!(*word, "word-number" | "word-string" | "word-name" | "word-literal"));
    }
    words.sort_by_key(|word| rank(word));
    words.truncate(MAX_NAMED);
    words
}

/// What an author most likely forgot comes first: a part of the clause begun, then what ends it, then what could still follow.
fn rank(word: &str) -> usize {
    match word {
        "word-comma" | "word-semicolon" | "word-format" => 3,
        "word-operator" => 2,
        "word-clause" => 4,
        "word-end" => 5,
        "word-close-brace" | "word-close-paren" | "word-close-bracket" | "word-colon" => 1,
        _ => 0,
    }
}

/// The words a value can be, where the failure expected one.
fn value_spellings(rules: &[Rule]) -> impl Iterator<Item = &'static str> {
    let wanted: Vec<&'static str> = rules.iter().flat_map(|rule| values(*rule)).copied().collect();
    let keywords = KEYWORDS.iter().filter(|keyword| matches!(keyword.class, Class::Value | Class::Type));
    keywords.filter(move |keyword| wanted.contains(&keyword.en)).flat_map(|keyword| [keyword.en, keyword.zh])
}

fn values(rule: Rule) -> &'static [&'static str] {
    match rule {
        Rule::source_kind => &["law", "policy", "standard", "paper"],
        Rule::basis => &["seed", "example", "design"],
        Rule::gravity => &["critical", "high", "medium", "low"],
        Rule::amount => &["one", "several"],
        Rule::verdict => &["met", "unmet", "not_applicable", "unknown", "error"],
        Rule::hold_kind | Rule::hold => &["rules", "models", "plugins"],
        Rule::type_expr => {
            &["bool", "int", "number", "ratio", "level", "text", "date", "enum", "set", "list", "record"]
        }
        _ => &[],
    }
}

/// The Chinese word of an operator or language that a word begins with, when the next word is glued to it. Single characters that
/// also begin many names (当, 自) are left out here, where any word may stand.
fn glued_keyword(word: &str) -> Option<&'static str> {
    let candidates = KEYWORDS.iter().filter(|keyword| match keyword.class {
        Class::Operator => true,
        Class::Clause => keyword.zh.chars().count() > 1,
        _ => false,
    });
    candidates.map(|keyword| keyword.zh).filter(|zh| word.starts_with(zh) && word.len() > zh.len()).max_by_key(|zh| zh.len())
}

/// A Chinese keyword without the space behind it.
pub fn glued(word: &str, keyword: &str, span: Span) -> Diagnostic {
    let rest = word.get(keyword.len()..).unwrap_or("");
    Diagnostic::new(Code::GluedKeyword, span)
        .arg("word", word)
        .arg("keyword", keyword)
        .arg("rest", rest)
        .fix(span, format!("{keyword} {rest}"))
}

/// A text as a message repeats it.
pub fn shorten(text: &str) -> String {
    let line = text.lines().next().unwrap_or("");
    if line.len() == text.len() && line.chars().count() <= MAX_SHOWN {
        return text.to_owned();
    }
    let mut short: String = line.chars().take(MAX_SHOWN).collect();
    short.push('…');
    short
}

#[cfg(test)]
mod tests {
    use super::{WORDS, word};
    use crate::forms::FORMS;
    use crate::keyword::{Class, KEYWORDS};
    use crate::pairs::Rule;

    #[test]
    fn every_word_is_listed() {
        let rules = Rule::all_rules().iter().map(|rule| word(*rule));
        let used: Vec<_> = rules.chain(FORMS.iter().map(|form| form.word)).chain(["word-item", "word-literal"]).collect();
        let missing: Vec<_> = used.iter().filter(|word| !WORDS.contains(word)).collect();
        let idle: Vec<_> = WORDS.iter().filter(|word| !used.contains(word)).collect();
        assert_eq!((missing, idle), (vec![], vec![]));
    }

    /// The lines of the grammar that spell keywords, with the class their prefix stands for.
    fn spelt() -> Vec<(&'static str, String, String)> {
        let lines = include_str!("guiju.pest").lines();
        let keywords = lines.filter_map(|line| {
            let (name, rest) = line.split_once('=')?;
            let (prefix, _) = name.trim().split_once('_')?;
            let mut quoted = rest.split('"').skip(1).step_by(2);
            let (en, zh) = (quoted.next()?, quoted.next()?);
            let known = matches!(prefix, "kw" | "ty" | "va" | "op") && !zh.is_ascii();
            known.then(|| (prefix, en.to_owned(), zh.to_owned()))
        });
        keywords.collect()
    }

    #[test]
    fn the_grammar_spells_the_table() {
        let prefix = |class| match class {
            Class::Item | Class::Clause => "kw",
            Class::Type => "ty",
            Class::Value => "va",
            Class::Operator => "op",
        };
        let table = KEYWORDS.iter().map(|word| (prefix(word.class), word.en.to_owned(), word.zh.to_owned()));
        let mut table: Vec<_> = table.collect();
        let mut grammar = spelt();
        table.sort();
        grammar.sort();
        assert_eq!(table, grammar);
    }
}
