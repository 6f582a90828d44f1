//! The one table of keywords: each in English and in Chinese, and what kind of word it is.

/// What a keyword is for. Everything here is translated when a file changes language; functions, names and literals are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// Begins an item.
    Item,
    /// Begins a clause, or joins its parts.
    Clause,
    /// A type.
    Type,
    /// A word that a clause takes as its value.
    Value,
    /// A logical operator.
    Operator,
}

/// One keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keyword {
    /// English spelling.
    pub en: &'static str,
    /// Chinese spelling.
    pub zh: &'static str,
    /// What it is for.
    pub class: Class,
}

const fn keyword(class: Class, en: &'static str, zh: &'static str) -> Keyword {
    Keyword { en, zh, class }
}

/// All keywords. `guiju.pest` spells the same words; a test compares the two.
pub const KEYWORDS: &[Keyword] = &[
    keyword(Class::Item, "ruleset", "规则集"),
    keyword(Class::Item, "source", "来源"),
    keyword(Class::Item, "taxonomy", "分类"),
    keyword(Class::Item, "facts", "指标"),
    keyword(Class::Item, "param", "参数"),
    keyword(Class::Item, "define", "定义"),
    keyword(Class::Item, "rule", "规则"),
    keyword(Class::Item, "guard", "保障"),
    keyword(Class::Item, "choice", "选型"),
    keyword(Class::Item, "model", "模式"),
    keyword(Class::Item, "variant", "细化"),
    keyword(Class::Item, "index", "指数"),
    keyword(Class::Item, "innovation", "创新"),
    keyword(Class::Item, "test", "测试"),
    keyword(Class::Item, "extern", "外部"),
    keyword(Class::Clause, "fn", "函数"),
    keyword(Class::Clause, "version", "版本"),
    keyword(Class::Clause, "title", "标题"),
    keyword(Class::Clause, "note", "说明"),
    keyword(Class::Clause, "uses", "引用"),
    keyword(Class::Clause, "kind", "类型"),
    keyword(Class::Clause, "citation", "引文"),
    keyword(Class::Clause, "year", "年份"),
    keyword(Class::Clause, "issuer", "发文机关"),
    keyword(Class::Clause, "document", "文号"),
    keyword(Class::Clause, "issued", "发布日期"),
    keyword(Class::Clause, "number", "编号"),
    keyword(Class::Clause, "tags", "标签"),
    keyword(Class::Clause, "basis", "依据"),
    keyword(Class::Clause, "severity", "严重度"),
    keyword(Class::Clause, "when", "当"),
    keyword(Class::Clause, "require", "要求"),
    keyword(Class::Clause, "recommend", "建议"),
    keyword(Class::Clause, "cite", "出处"),
    keyword(Class::Clause, "effects", "影响"),
    keyword(Class::Clause, "furthers", "促进"),
    keyword(Class::Clause, "running", "已运行"),
    keyword(Class::Clause, "holds", "暂缓"),
    keyword(Class::Clause, "select", "选择"),
    keyword(Class::Clause, "favour", "有利"),
    keyword(Class::Clause, "caution", "顾虑"),
    keyword(Class::Clause, "answers", "回应"),
    keyword(Class::Clause, "needs", "需要"),
    keyword(Class::Clause, "localise", "本地设定"),
    keyword(Class::Clause, "expects", "预期"),
    keyword(Class::Clause, "evidence", "证据"),
    keyword(Class::Clause, "given", "假设"),
    keyword(Class::Clause, "expect", "期望"),
    keyword(Class::Clause, "check", "核对"),
    keyword(Class::Clause, "scale", "等级名称"),
    keyword(Class::Clause, "mean", "均值"),
    keyword(Class::Clause, "weak", "薄弱"),
    keyword(Class::Clause, "below", "低于"),
    keyword(Class::Clause, "element", "要素"),
    keyword(Class::Clause, "factor", "因素"),
    keyword(Class::Clause, "indicators", "评测项"),
    keyword(Class::Clause, "rubric", "评分标准"),
    keyword(Class::Clause, "definition", "口径"),
    keyword(Class::Clause, "unit", "单位"),
    keyword(Class::Clause, "for", "适用"),
    keyword(Class::Clause, "from", "自"),
    keyword(Class::Clause, "of", "属于"),
    keyword(Class::Clause, "open", "开放"),
    keyword(Class::Clause, "zh", "中文"),
    keyword(Class::Clause, "en", "英文"),
    keyword(Class::Type, "bool", "布尔"),
    keyword(Class::Type, "int", "整数"),
    keyword(Class::Type, "number", "数值"),
    keyword(Class::Type, "ratio", "比率"),
    keyword(Class::Type, "level", "等级"),
    keyword(Class::Type, "text", "文本"),
    keyword(Class::Type, "date", "日期"),
    keyword(Class::Type, "enum", "枚举"),
    keyword(Class::Type, "set", "集合"),
    keyword(Class::Type, "list", "列表"),
    keyword(Class::Type, "record", "记录"),
    keyword(Class::Value, "law", "法律"),
    keyword(Class::Value, "policy", "政策"),
    keyword(Class::Value, "standard", "标准"),
    keyword(Class::Value, "paper", "论文"),
    keyword(Class::Value, "seed", "原文"),
    keyword(Class::Value, "example", "示例"),
    keyword(Class::Value, "design", "自定"),
    keyword(Class::Value, "critical", "重大"),
    keyword(Class::Value, "high", "高"),
    keyword(Class::Value, "medium", "中"),
    keyword(Class::Value, "low", "低"),
    keyword(Class::Value, "one", "一项"),
    keyword(Class::Value, "several", "多项"),
    keyword(Class::Value, "all", "全部"),
    keyword(Class::Value, "none", "无"),
    keyword(Class::Value, "rules", "规则"),
    keyword(Class::Value, "models", "模式"),
    keyword(Class::Value, "plugins", "插件"),
    keyword(Class::Value, "factors", "因素"),
    keyword(Class::Value, "met", "达标"),
    keyword(Class::Value, "unmet", "差距"),
    keyword(Class::Value, "not_applicable", "不适用"),
    keyword(Class::Value, "unknown", "资料不足"),
    keyword(Class::Value, "error", "未能评定"),
    keyword(Class::Value, "advised", "可建议"),
    keyword(Class::Value, "held", "待条件"),
    keyword(Class::Value, "recommends", "建议含"),
    keyword(Class::Value, "has", "含有"),
    keyword(Class::Value, "order", "次序"),
    keyword(Class::Value, "in_place", "已具备"),
    keyword(Class::Value, "idle", "未触发"),
    keyword(Class::Value, "holding", "暂缓中"),
    keyword(Class::Value, "not_shown", "待核实"),
    keyword(Class::Value, "first", "优先论证"),
    keyword(Class::Value, "possible", "可论证"),
    keyword(Class::Value, "cannot_tell", "无法判断"),
    keyword(Class::Value, "precluded", "前提不具备"),
    keyword(Class::Operator, "and", "且"),
    keyword(Class::Operator, "or", "或"),
    keyword(Class::Operator, "not", "非"),
];

/// The keyword of a class with this spelling, in either language.
///
/// ```
/// use guiju_grammar::keyword::{Class, lookup};
/// assert_eq!(lookup(Class::Item, "规则").map(|keyword| keyword.en), Some("rule"));
/// ```
pub fn lookup(class: Class, spelling: &str) -> Option<&'static Keyword> {
    KEYWORDS.iter().find(|keyword| keyword.class == class && (keyword.en == spelling || keyword.zh == spelling))
}
