//! The user's word for what each rule of the grammar reads.

use crate::pairs::Rule;

macro_rules! words {
    ($($word:literal: $($rule:ident)*;)+) => {
        /// Every key of the message catalogue's words that this crate's diagnostics use.
        pub const WORDS: &[&str] = &[$($word,)+];

        /// The user's word for what a grammar rule reads. The match has no `_`, so that a new rule cannot be forgotten.
        pub fn word(rule: Rule) -> &'static str {
            match rule {
                $($(Rule::$rule)|* => $word,)+
            }
        }
    };
}

words! {
    "word-comma":
        comma;
    "word-semicolon":
        semi;
    "word-equals":
        equals;
    "word-open-brace":
        open;
    "word-close-brace":
        close;
    "word-close-paren":
        close_round;
    "word-close-bracket":
        close_square;
    "word-colon":
        colon;
    "word-end":
        EOI;
    "word-name":
        ident name field_name quoted_field root member word word_head finer_word field assignment added argument all_word none_word
        // Silent rules are never reported. They stand somewhere because the list is complete.
        names ws kw_ruleset kw_source kw_taxonomy kw_facts kw_param kw_define kw_rule kw_guard kw_choice kw_model
        kw_variant kw_innovation kw_test kw_version kw_title kw_note kw_uses kw_kind kw_citation kw_year kw_issuer
        kw_document kw_issued kw_number kw_tags kw_basis kw_severity kw_when kw_require kw_recommend kw_cite
        kw_effects kw_furthers kw_running kw_holds kw_select kw_favour kw_caution kw_answers kw_needs kw_localise
        kw_expects kw_evidence kw_given kw_expect kw_check kw_definition kw_unit kw_for kw_from kw_of kw_open kw_zh
        kw_en ty_bool ty_int ty_number ty_ratio ty_level ty_text ty_date ty_enum ty_set ty_list ty_record va_law
        va_policy va_standard va_paper va_seed va_example va_design va_critical va_high va_medium va_low va_one
        va_several va_all va_none va_rules va_models va_plugins va_met va_unmet va_not_applicable va_unknown va_error
        va_factors va_advised va_held va_recommends va_has va_order va_in_place va_idle va_holding va_not_shown va_first
        va_possible va_cannot_tell va_precluded kw_index kw_scale kw_mean kw_weak kw_below kw_element kw_factor
        kw_indicators kw_rubric kw_extern kw_fn word_part index_clause factor_part
        op_and op_or op_not attribute base_type in_word type_ahead simple_ahead field_ahead ruleset_clause
        source_clause taxonomy_clause facts_clause param_clause rule_clause guard_clause choice_clause model_clause
        innovation_clause test_clause chain term prefix operand_start op_first op_start primary;
    "word-string":
        string strings cel_string;
    "word-text":
        text zh_part en_part;
    "word-number":
        integer number bound;
    "word-date":
        date;
    "word-range":
        range range_dots;
    "word-source-kind":
        source_kind;
    "word-basis":
        basis;
    "word-severity":
        gravity;
    "word-select":
        amount;
    "word-evidence":
        grade;
    "word-verdict":
        verdict advised recommends rule_expect;
    "word-safeguard":
        safeguard guard_expect;
    "word-band":
        band model_expect;
    "word-held":
        held;
    "word-order":
        order choice_expect;
    "word-levels":
        levels not_told index_expect;
    "word-mean":
        mean_of;
    "word-below":
        below_word;
    "word-has":
        has_word;
    "word-hold-kind":
        hold_kind hold;
    "word-of":
        of_word;
    "word-when":
        when_word;
    "word-level":
        level_word step;
    "word-literal":
        value;
    "word-format":
        bar template_text double_open double_close hole;
    "word-operator":
        operator arguments or and equal not_equal less_equal greater_equal less greater contained add subtract
        multiply divide modulo question select index;
    "word-expression":
        expr expression negate not not_word reference optional group list element map entry template;
    "word-arrow":
        arrow;
    "word-type":
        value_type taken type_expr list_type bool_type int_type number_type ratio_type level_type text_type date_type enum_type
        set_type record_type open_word fields members;
    "word-item":
        plain_head param_head variant_head test_head;
    "word-ruleset":
        ruleset_item;
    "word-source":
        source_item;
    "word-taxonomy":
        taxonomy_item;
    "word-facts":
        facts_item;
    "word-param":
        param_item;
    "word-define":
        define_item;
    "word-rule":
        rule_item;
    "word-guard":
        guard_item;
    "word-choice":
        choice_item;
    "word-model":
        model_item;
    "word-variant":
        variant_item;
    "word-index":
        index_item;
    "word-innovation":
        innovation_item;
    "word-test":
        test_item;
    "word-extern":
        extern_item;
    "word-element":
        element_clause element_head;
    "word-factor":
        factor_clause factor_head;
    "word-clause":
        ruleset_body source_body taxonomy_body facts_body param_body rule_body guard_body choice_body model_body
        innovation_body index_body element_body factor_body scale_body words_body test_body given_body version_clause title_clause note_clause uses_clause kind_clause
        citation_clause year_clause issuer_clause document_clause issued_clause number_clause tags_clause basis_clause
        severity_clause when_clause require_clause recommend_clause cite_clause effects_clause furthers_clause
        running_clause holds_clause select_clause reason_clause favour_clause caution_clause answers_clause
        needs_clause localise_clause expects_clause evidence_clause given_clause expect_clause for_clause from_clause
        definition_clause unit_clause check_clause scale_clause scale_head mean_clause weak_clause
        indicators_clause rubric_clause given_head;
}

#[cfg(test)]
mod tests {
    use super::{WORDS, word};
    use crate::forms::FORMS;
    use crate::keyword::{Class, KEYWORDS};

    #[test]
    fn every_item_has_its_word() {
        for form in FORMS {
            assert_eq!(word(form.item), format!("word-{}", form.keyword));
        }
        assert!(["word-end", "word-literal", "word-item"].iter().all(|word| WORDS.contains(word)));
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
