//! The syntax tree of a rule file: what the author wrote, with its places, and nothing worked out.

use crate::expr::Expr;
use crate::template::Template;
use crate::{FileId, Span, Spanned};

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
    /// `innovation` 创新
    Innovation(Innovation),
    /// `test` 测试
    Test(Test),
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
            ItemKind::Innovation(item) => &item.name,
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
    /// Its members, in the order reports list them.
    pub members: Vec<Member>,
}

/// A member of a taxonomy, enum or set.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The identifier.
    pub name: Name,
    /// What readers call it.
    pub label: Option<Text>,
}

/// `facts service { title … run_once_ratio ratio zh … }`
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    /// The first part of the paths.
    pub group: Name,
    /// What readers call the group.
    pub title: Option<Text>,
    /// The facts.
    pub fields: Vec<FactField>,
    /// Plausibility of the facts among each other.
    pub checks: Vec<Reasoned>,
}

/// One fact, or one field of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct FactField {
    /// The whole declaration.
    pub span: Span,
    /// Its name, one identifier.
    pub name: Name,
    /// Its type.
    pub ty: TypeExpr,
    /// What readers call it.
    pub label: Option<Text>,
    /// What exactly is counted (口径).
    pub definition: Option<Text>,
    /// A member of the taxonomy `unit`.
    pub unit: Option<Name>,
    /// Where the idea comes from; none means our own design.
    pub cites: Vec<Cite>,
}

/// A type as written.
#[derive(Clone, Debug, PartialEq)]
pub struct TypeExpr {
    /// Where.
    pub span: Span,
    /// Which.
    pub kind: TypeKind,
}

/// The types of facts and parameters.
#[derive(Clone, Debug, PartialEq)]
pub enum TypeKind {
    /// `bool` 布尔
    Bool,
    /// `int in 0..100` 整数
    Int(Option<Range>),
    /// `number in 0..` 数值
    Number(Option<Range>),
    /// `ratio` 比率: 0 to 1.
    Ratio,
    /// `level` 等级: 1 to 5.
    Level,
    /// `text` 文本
    Text,
    /// `date` 日期
    Date,
    /// `enum { none, yearly }` 枚举
    Enum(Vec<Member>),
    /// `set { … }` or `open set { … }` 集合
    Set {
        /// Whether there may be members nobody listed.
        open: bool,
        /// The listed members.
        members: Vec<Member>,
    },
    /// `list text` 列表
    List(Box<TypeExpr>),
    /// `record { before int, now int }` 记录; `list { … }` is a list of records.
    Record(Vec<FactField>),
}

/// `0..`, `..1`, `0..100`; both ends belong to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Range {
    /// Where.
    pub span: Span,
    /// The least value.
    pub min: Option<f64>,
    /// The greatest value.
    pub max: Option<f64>,
}

/// `param run_once_target ratio = 0.99 { … }`
#[derive(Clone, Debug, PartialEq)]
pub struct Param {
    /// Its name.
    pub name: Name,
    /// Its type.
    pub ty: TypeExpr,
    /// The value for every level, undated.
    pub value: Option<Expr>,
    /// `for level county = 0.90`, `from 2024-01-01 = 0.95`, `for level county from 2024-01-01 = 0.9`
    pub values: Vec<ParamValue>,
    /// What readers call it.
    pub title: Option<Text>,
    /// What its value rests on.
    pub basis: Option<Spanned<Basis>>,
    /// A member of the taxonomy `unit`.
    pub unit: Option<Name>,
    /// A remark for readers.
    pub note: Option<Text>,
    /// Its sources.
    pub cites: Vec<Cite>,
}

/// A value of a parameter that holds for one level, or from one day.
#[derive(Clone, Debug, PartialEq)]
pub struct ParamValue {
    /// The whole clause.
    pub span: Span,
    /// A member of `region.level`.
    pub level: Option<Name>,
    /// The first day it holds.
    pub from: Option<Spanned<Date>>,
    /// The value: a literal.
    pub value: Expr,
}

/// `define external_operator zh "…" en "…" = …`
#[derive(Clone, Debug, PartialEq)]
pub struct Define {
    /// Its name.
    pub name: Name,
    /// What readers call it.
    pub title: Option<Text>,
    /// What it stands for.
    pub value: Expr,
}

/// `rule tra.run_once { … }`
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Its name.
    pub name: Name,
    /// Its clauses.
    pub body: RuleBody,
}

/// `variant gd.setup_5d.business_setup of tra.business_setup { … }`: the clauses it gives stand in the place of the base rule's.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// Its name.
    pub name: Name,
    /// The base rule.
    pub of: Name,
    /// Its clauses.
    pub body: RuleBody,
}

/// The clauses of a rule or variant.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RuleBody {
    /// The number people cite: "TRA-02".
    pub number: Option<Spanned<String>>,
    /// What readers call it.
    pub title: Option<Text>,
    /// `taxonomy.member`
    pub tags: Vec<Name>,
    /// What it rests on.
    pub basis: Option<Spanned<Basis>>,
    /// The first whose condition is true counts; the one without a condition is the default.
    pub severities: Vec<SeverityClause>,
    /// Which regions it concerns; absent means all.
    pub when: Option<Expr>,
    /// What must hold.
    pub require: Option<Expr>,
    /// What to do about a gap.
    pub recommend: Option<TemplateText>,
    /// What carrying out the recommendation would bring about.
    pub effects: Option<Effects>,
    /// Rules or tags whose holds a plugin's rule inherits.
    pub furthers: Vec<Name>,
    /// A remark for readers.
    pub note: Option<Text>,
    /// Its sources.
    pub cites: Vec<Cite>,
}

/// `severity critical when …`
#[derive(Clone, Debug, PartialEq)]
pub struct SeverityClause {
    /// The whole clause.
    pub span: Span,
    /// How much a gap weighs.
    pub gravity: Gravity,
    /// In which case.
    pub when: Option<Expr>,
}

/// `effects personal_ai, data_sharing` or `effects none`
#[derive(Clone, Debug, PartialEq)]
pub struct Effects {
    /// The whole clause.
    pub span: Span,
    /// Members of the taxonomy `effect`; empty for `none`.
    pub members: Vec<Name>,
}

/// `guard ethics { … }`
#[derive(Clone, Debug, PartialEq)]
pub struct Guard {
    /// Its name.
    pub name: Name,
    /// The number people cite: "G-ETHICS".
    pub number: Option<Spanned<String>>,
    /// What readers call it.
    pub title: Option<Text>,
    /// What it rests on.
    pub basis: Option<Spanned<Basis>>,
    /// Whether the practice it guards already runs.
    pub running: Option<Expr>,
    /// The safeguard.
    pub require: Option<Expr>,
    /// What waits for the safeguard.
    pub holds: Vec<Hold>,
    /// What to do first.
    pub recommend: Option<TemplateText>,
    /// A remark for readers.
    pub note: Option<Text>,
    /// Its sources.
    pub cites: Vec<Cite>,
}

/// One group of a `holds` clause.
#[derive(Clone, Debug, PartialEq)]
pub struct Hold {
    /// The group.
    pub span: Span,
    /// Of what kind the names are.
    pub kind: HoldKind,
    /// The names; empty for `all`.
    pub names: Vec<Name>,
}

/// What a guard can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HoldKind {
    /// Rules by name.
    Rules,
    /// Every rule with the tag.
    Tags,
    /// Models by `choice.model`, or all.
    Models,
    /// Plugins by id, also ones not loaded, or all.
    Plugins,
    /// Everything that has the effect.
    Effects,
}

/// `choice operation { select one title … }`
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Its name.
    pub name: Name,
    /// Whether one model is taken, or several together.
    pub select: Option<Spanned<Select>>,
    /// What readers call it.
    pub title: Option<Text>,
    /// A remark for readers.
    pub note: Option<Text>,
}

/// How many models of a choice are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Select {
    /// `one` 一项
    One,
    /// `several` 多项
    Several,
}

/// `model operation.epc_separation { … }`
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// `choice.model`
    pub name: Name,
    /// What readers call it.
    pub title: Option<Text>,
    /// What it rests on.
    pub basis: Option<Spanned<Basis>>,
    /// Conditions without which it is out of the question.
    pub requires: Vec<Reasoned>,
    /// What speaks for it.
    pub favours: Vec<Reasoned>,
    /// What speaks against it.
    pub cautions: Vec<Reasoned>,
    /// What adopting it would bring about.
    pub effects: Option<Effects>,
    /// A remark for readers.
    pub note: Option<Text>,
    /// Its sources.
    pub cites: Vec<Cite>,
}

/// A condition with its reason: `favour 1 when … zh "…" en "…" cite …`, `require … zh "…" en "…"`, `needs …`, `check …`
#[derive(Clone, Debug, PartialEq)]
pub struct Reasoned {
    /// The whole clause.
    pub span: Span,
    /// The weight of `favour` and `caution`.
    pub weight: Option<Spanned<i64>>,
    /// The condition.
    pub condition: Expr,
    /// The reason in words.
    pub text: Option<Text>,
    /// Its sources.
    pub cites: Vec<Cite>,
}

/// `innovation gd.setup_5d { … }`
#[derive(Clone, Debug, PartialEq)]
pub struct Innovation {
    /// The plugin's id.
    pub name: Name,
    /// What readers call it.
    pub title: Option<Text>,
    /// The rules whose gap it mends.
    pub answers: Vec<Name>,
    /// What a place must have before it can take it over.
    pub needs: Vec<Reasoned>,
    /// Parameters each place sets for itself.
    pub localise: Vec<Name>,
    /// What its author expects to become true.
    pub expects: Vec<Assignment>,
    /// How strong the evidence is.
    pub evidence: Option<Spanned<Evidence>>,
    /// What adopting it brings about.
    pub effects: Option<Effects>,
    /// A remark for readers.
    pub note: Option<Text>,
    /// Its sources.
    pub cites: Vec<Cite>,
}

/// The strength of an innovation's evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// `A`: a fact with a number.
    Number,
    /// `B`: a named practice of the region.
    Practice,
    /// `C`: a mention only.
    Mention,
}

/// `service.run_once_ratio = 0.90`
#[derive(Clone, Debug, PartialEq)]
pub struct Assignment {
    /// A fact.
    pub path: Name,
    /// Its value: a literal, or a list of literals.
    pub value: Expr,
}

/// `test "a low share is a gap" { given { … } expect tra.run_once unmet }`
#[derive(Clone, Debug, PartialEq)]
pub struct Test {
    /// What it shows.
    pub name: Spanned<String>,
    /// The facts.
    pub given: Vec<Assignment>,
    /// What must come out.
    pub expects: Vec<Expect>,
}

/// `expect tra.run_once unmet`
#[derive(Clone, Debug, PartialEq)]
pub struct Expect {
    /// The whole clause.
    pub span: Span,
    /// A rule or variant.
    pub rule: Name,
    /// The outcome.
    pub outcome: Spanned<Verdict>,
}

/// An outcome as a test writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// `met` 达标
    Met,
    /// `unmet` 差距
    Unmet,
    /// `not_applicable` 不适用
    NotApplicable,
    /// `unknown` 资料不足
    Unknown,
    /// `error` 未能评定
    Error,
}
