//! The words on a form, in both languages. A form is written in one of them, and read in either.

use guiju_core::assessment::Text;

/// The language a form is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Chinese.
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The side of a text in this language.
    pub fn of(self, text: &Text) -> &str {
        match self {
            Lang::Zh => &text.zh,
            Lang::En => &text.en,
        }
    }
}

/// A word on a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    zh: &'static str,
    en: &'static str,
}

impl Word {
    const fn new(zh: &'static str, en: &'static str) -> Word {
        Word { zh, en }
    }

    /// The word in a language.
    pub fn in_lang(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }

    /// Whether somebody wrote this word, in either language.
    pub fn is(self, written: &str) -> bool {
        self.zh == written || self.en.eq_ignore_ascii_case(written)
    }
}

/// What a form says of itself, and by which it is known again. The number changes when its columns mean something else.
pub const VERSION: &str = "guiju-form/1";

pub const GUIDE_SHEET: Word = Word::new("填表说明", "Instructions");
pub const MAIN_SHEET: Word = Word::new("填报表", "Form");
pub const CHOICES_SHEET: Word = Word::new("多选指标", "Choices");
pub const LISTS_SHEET: Word = Word::new("清单", "List");
pub const OPTIONS_SHEET: Word = Word::new("下拉选项", "Options");

pub const TITLE: Word = Word::new("数据采集表", "Data collection form");
pub const FORM_NUMBER: Word = Word::new("表式", "Form type");
pub const REGION: Word = Word::new("地区", "Region");
pub const REGION_ID: Word = Word::new("地区标识", "Region id");
pub const DEPARTMENT: Word = Word::new("责任单位", "Responsible unit");
pub const DUE: Word = Word::new("报送期限", "Due date");
pub const DATE_OF_PROFILE: Word = Word::new("现有数据截至", "Present data as of");
pub const NO_DEPARTMENT: Word = Word::new("未分配责任单位", "No unit assigned");
pub const ALL_DEPARTMENTS: Word = Word::new("全部指标", "All indicators");

pub const NUMBER: Word = Word::new("序号", "No.");
pub const INDICATOR: Word = Word::new("指标", "Indicator");
pub const DEFINITION: Word = Word::new("口径", "Definition");
pub const UNIT: Word = Word::new("单位", "Unit");
pub const ALLOWED: Word = Word::new("可填内容", "Allowed values");
pub const PRESENT: Word = Word::new("现有值（时点、来源）", "Present value (date, source)");
pub const VALUE: Word = Word::new("填报值", "Value");
pub const NUMERATOR: Word = Word::new("分子", "Numerator");
pub const DENOMINATOR: Word = Word::new("分母", "Denominator");
pub const AT_LEAST: Word = Word::new("至少", "At least");
pub const AT_MOST: Word = Word::new("至多", "At most");
pub const AS_OF: Word = Word::new("数据时点", "As of");
pub const DOCUMENT: Word = Word::new("佐证材料", "Supporting document");
pub const REASON: Word = Word::new("未提供原因", "Reason not provided");
pub const FILLED_BY: Word = Word::new("填报人", "Filled in by");
pub const CHECKED_BY: Word = Word::new("审核人", "Checked by");
pub const REMARK: Word = Word::new("备注", "Remark");
pub const CODE: Word = Word::new("指标代码", "Code");

pub const OPTION: Word = Word::new("选项", "Option");
pub const ANSWER: Word = Word::new("是否具备", "Present?");
pub const OTHER: Word = Word::new("：其他（写在右栏）", ": other (name it at the right)");
pub const PRESENT_ANSWER: Word = Word::new("现有值", "Present value");

pub const YES: Word = Word::new("是", "Yes");
pub const NO: Word = Word::new("否", "No");
pub const UNKNOWN: Word = Word::new("不详", "Not known");
pub const NONE_AT_ALL: Word = Word::new("确无", "None");
pub const NOT_KNOWN: Word = Word::new("暂无数据", "no data yet");
pub const NO_DATE: Word = Word::new("时点不详", "no date");

pub const SEE_CHOICES: Word = Word::new("在“多选指标”表中逐项填写", "answer one by one on the sheet “Choices”");
pub const SEE_LIST: Word = Word::new(
    "在清单表中逐项填写；确实没有的选“确无”",
    "list them on their own sheet; choose “None” where there are none",
);
pub const ID_RULE: Word = Word::new(
    "（自定，用英文字母、数字和下划线，每行不同，如 birth_1）",
    " (of your own choice: letters, digits and underscores, another for every row, such as birth_1)",
);
pub const PERCENT: Word = Word::new("百分比，如 92%", "a percentage, such as 92%");
pub const WHOLE: Word = Word::new("整数", "a whole number");
pub const DECIMAL: Word = Word::new("数值", "a number");
pub const DATE: Word = Word::new("日期，如 2025-06-30", "a date, such as 2025-06-30");
pub const TEXT: Word = Word::new("文字", "text");
pub const LEVEL: Word = Word::new("1 至 5 级", "a level from 1 to 5");
pub const RUBRIC: Word = Word::new("级", "level");
pub const FROM: Word = Word::new("不小于", "at least");
pub const UP_TO: Word = Word::new("不大于", "at most");
pub const NOT_ALLOWED: Word = Word::new("填写内容不在允许范围内", "This value is not allowed");

/// Why a value is not provided, in the order of the drop-down, with the profile's words.
pub const REASONS: [(Word, &str); 4] = [
    (Word::new("未采集", "Not collected"), "not_collected"),
    (Word::new("已发函", "Requested"), "requested"),
    (Word::new("不掌握", "Not held"), "not_held"),
    (Word::new("不予提供", "Refused"), "refused"),
];

/// What the sheet of instructions says, line by line; a line on a column stands only on forms that have the column.
pub const GUIDE: [(Word, Option<Word>); 10] = [
    (
        Word::new(
            "只填写黄色单元格，其余已锁定。请勿插入、删除行列，勿合并单元格，勿使用公式，勿隐藏行列。",
            "Fill in the yellow cells only; all others are locked. Insert or delete no rows or columns, merge no cells, use no formulas, hide nothing.",
        ),
        None,
    ),
    (
        Word::new(
            "有下拉箭头的从中选择。数字只填数，不带单位，用半角；比率填百分比，如 92%；日期按日期格式填写。",
            "Where there is a drop-down, choose from it. Numbers are plain, without units; ratios are percentages such as 92%; dates are dates.",
        ),
        None,
    ),
    (
        Word::new(
            "比率最好填“分子”“分母”，占比由程序计算，“填报值”可以不填；分子、分母用同一口径。",
            "For a ratio, best give numerator and denominator, counted by one definition: the share is then computed, and “Value” may stay empty.",
        ),
        Some(NUMERATOR),
    ),
    (
        Word::new(
            "只知道大致数量的，“填报值”留空，填“至少”“至多”，可以只填其中一栏。",
            "Where a number is known only roughly, leave “Value” empty and fill in “At least”, “At most” or both.",
        ),
        Some(AT_LEAST),
    ),
    (
        Word::new(
            "“现有值”仍然准确的，不必重填；需要更新的，把新值填在“填报值”。",
            "Where the present value still holds, leave the row alone; otherwise put the new value under “Value”.",
        ),
        None,
    ),
    (
        Word::new(
            "“数据时点”填这项数据自己的时点，可只写年或年月：2025、2025-06、2025-06-30。不清楚的留空。",
            "“As of” is the date of this very figure; a year or a month will do: 2025, 2025-06, 2025-06-30. Leave it empty if nobody knows.",
        ),
        None,
    ),
    (
        Word::new(
            "“佐证材料”写明文件名称和页码，便于查对。",
            "“Supporting document” names the document and the page, so that others can look it up.",
        ),
        None,
    ),
    (
        Word::new(
            "不能提供的，填报值留空，在“未提供原因”中选择；不要用 0 或“无”代替。",
            "Where no value can be given, leave it empty and choose a reason; do not write 0 or “none” instead.",
        ),
        None,
    ),
    (
        Word::new(
            "“多选指标”逐个选项填是或否，不清楚的选“不详”。",
            "On “Choices” answer every option with yes or no, or “Not known”.",
        ),
        None,
    ),
    (
        Word::new(
            "清单逐行列出，须列全；现有各行可以修改。填好后请填报人、审核人署名，保存为 .xlsx 格式交回。",
            "Lists name every item, one a row; rows that are there may be changed. Have whoever filled it in and whoever checked it sign, and return it as an .xlsx file.",
        ),
        None,
    ),
];
