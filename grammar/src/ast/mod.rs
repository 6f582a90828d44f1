//! The syntax tree of a rule file: what the author wrote, with its places, and nothing worked out.

mod data;
mod function;
mod index;
mod rule;
mod test;

use crate::template::Template;
use crate::{FileId, Span, Spanned};

pub use data::{Define, FactField, Facts, Param, ParamValue, Range, TypeExpr, TypeKind};
pub use function::{Argument, Extern, ValueType};
pub use index::{Element, Factor, Index, MeanClause, MeanOf, Step};
pub use rule::{
    Assignment, Choice, Effects, Evidence, Expectation, Guard, Hold, HoldKind, Innovation, Model, Reasoned, Rule,
    RuleBody, Select, SeverityClause, Variant,
};
pub use test::{BandVerdict, Expect, Expected, GuardVerdict, Test, Verdict};

/// A name as written: an identifier or a dotted path, in Unicode normal form C.
pub type Name = Spanned<String>;

/// One file's items and comments, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ast {
    /// The file.
    pub file: FileId,
    /// The items.
    pub items: Vec<Item>,
    /// The comments, wherever they stand.
    pub comments: Vec<Comment>,
}

/// A comment: its text without `//`.
#[derive(Clone, Debug, PartialEq)]
pub struct Comment {
    /// Where, the slashes included.
    pub span: Span,
    /// The text.
    pub text: String,
}

/// One item and its extent.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// From its keyword to its closing brace.
    pub span: Span,
    /// What it is.
    pub kind: ItemKind,
}

/// The kinds of item.
#[derive(Clone, Debug, PartialEq)]
pub enum ItemKind {
    /// `ruleset` 规则集
    Ruleset(Ruleset),
    /// `source` 来源
    Source(SourceItem),
    /// `taxonomy` 分类
    Taxonomy(Taxonomy),
    /// `facts` 指标
    Facts(Facts),
    /// `param` 参数
    Param(Param),
    /// `define` 定义
    Define(Define),
    /// `rule` 规则
    Rule(Rule),
    /// `guard` 保障
    Guard(Guard),
    /// `choice` 选型
    Choice(Choice),
    /// `model` 模式
    Model(Model),
    /// `variant` 细化
    Variant(Variant),
    /// `index` 指数
    Index(Index),
    /// `innovation` 创新
    Innovation(Innovation),
    /// `test` 测试
    Test(Test),
    /// `extern fn` 外部 函数
    Extern(Extern),
}

impl ItemKind {
    /// The name it defines; a test has none.
    pub fn name(&self) -> Option<&Name> {
        Some(match self {
            ItemKind::Ruleset(item) => &item.name,
            ItemKind::Source(item) => &item.name,
            ItemKind::Taxonomy(item) => &item.name,
            ItemKind::Facts(item) => &item.group,
            ItemKind::Param(item) => &item.name,
            ItemKind::Define(item) => &item.name,
            ItemKind::Rule(item) => &item.name,
            ItemKind::Guard(item) => &item.name,
            ItemKind::Choice(item) => &item.name,
            ItemKind::Model(item) => &item.name,
            ItemKind::Variant(item) => &item.name,
            ItemKind::Index(item) => &item.name,
            ItemKind::Innovation(item) => &item.name,
            ItemKind::Extern(item) => &item.name,
            ItemKind::Test(_) => return None,
        })
    }
}

/// A text in both languages; the checker asks for the one that is absent.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// From the first language mark to the last string.
    pub span: Span,
    /// Chinese.
    pub zh: Option<Spanned<String>>,
    /// English.
    pub en: Option<Spanned<String>>,
}

/// A text with holes, in both languages.
#[derive(Clone, Debug, PartialEq)]
pub struct TemplateText {
    /// From the first language mark to the last string.
    pub span: Span,
    /// Chinese.
    pub zh: Option<Template>,
    /// English.
    pub en: Option<Template>,
}

/// `cite qz "3.3.1-p2", "4.1-p2"`
#[derive(Clone, Debug, PartialEq)]
pub struct Cite {
    /// The whole clause.
    pub span: Span,
    /// The source's name.
    pub source: Name,
    /// Places in the source, as it numbers them.
    pub locators: Vec<Spanned<String>>,
}

/// What a requirement rests on; later is weaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// `seed` 原文: the source asks for it.
    Seed,
    /// `example` 示例: one region's figure.
    Example,
    /// `design` 自定: our own reading or number.
    Design,
}

/// How much a gap weighs; later is graver.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gravity {
    /// `low` 低
    Low,
    /// `medium` 中
    Medium,
    /// `high` 高
    High,
    /// `critical` 重大
    Critical,
}

/// A calendar day that exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// 1 to 9999.
    pub year: i16,
    /// 1 to 12.
    pub month: i8,
    /// 1 to 31.
    pub day: i8,
}

/// `ruleset reform.traction { version … title … uses … }`: the head of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Ruleset {
    /// Its name.
    pub name: Name,
    /// `major.minor.patch`
    pub version: Option<Spanned<String>>,
    /// What readers call it.
    pub title: Option<Text>,
    /// A remark for readers.
    pub note: Option<Text>,
    /// The rulesets whose names it uses.
    pub uses: Vec<Name>,
}

/// What kind of document a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SourceKind {
    /// `law` 法律
    Law,
    /// `policy` 政策
    Policy,
    /// `standard` 标准
    Standard,
    /// `paper` 论文
    Paper,
}

/// `source qz { … }`
#[derive(Clone, Debug, PartialEq)]
pub struct SourceItem {
    /// The name citations use.
    pub name: Name,
    /// What kind of document.
    pub kind: Option<Spanned<SourceKind>>,
    /// Its title.
    pub title: Option<Text>,
    /// The bibliographic line.
    pub citation: Option<Spanned<String>>,
    /// Year of publication.
    pub year: Option<Spanned<i64>>,
    /// The body that issued it (laws, policies, standards).
    pub issuer: Option<Text>,
    /// Its document number 文号.
    pub document: Option<Spanned<String>>,
    /// When it was issued.
    pub date: Option<Spanned<Date>>,
    /// A remark for readers.
    pub note: Option<Text>,
}

/// `taxonomy insight { title … service_first zh "…" en "…" }`
#[derive(Clone, Debug, PartialEq)]
pub struct Taxonomy {
    /// Its name, the first half of a tag.
    pub name: Name,
    /// What readers call it.
    pub title: Option<Text>,
    /// Its words, in the order reports list them.
    pub words: Vec<Word>,
}

/// A word of a taxonomy: `support zh "支撑力" en "support"`, with finer words in braces behind it where it has any. The tag of a
/// finer word is `force.support.topdown`, and whatever carries it counts for `force.support` too.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// The identifier.
    pub name: Name,
    /// What readers call it.
    pub label: Option<Text>,
    /// Where the idea comes from.
    pub cites: Vec<Cite>,
    /// Finer words; only one level of them.
    pub words: Vec<Word>,
}

/// A member of an enum or set.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The identifier.
    pub name: Name,
    /// What readers call it.
    pub label: Option<Text>,
}
