//! The typed form of expressions. Nodes sit in one arena and refer to each other by number; places in the source stand in
//! a table of their own.

use std::sync::Arc;

use guiju_grammar::Span;
use guiju_grammar::expr::BinaryOp;

use crate::builtin::Builtin;
use crate::limits::{MAX_DEPTH, MAX_SIZE};
use crate::schema::FactId;
use crate::value::{EvalError, Value};

/// A node's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExprId(pub u32);

/// A parameter's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParamId(pub u32);

/// A definition's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DefineId(pub u32);

/// An index's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IndexId(pub u32);

/// A function's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FunctionId(pub u32);

/// What an expression asks of an index; elements and factors by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Level {
    /// The level of one element.
    Element(usize),
    /// The level of one factor of one element.
    Factor(usize, usize),
    /// The levels of all elements, in order.
    Elements,
    /// The levels of all factors, in order.
    Factors,
    /// How many levels of elements are wholly known.
    KnownElements,
    /// How many levels of factors are wholly known.
    KnownFactors,
}

/// A model that `model(choice, id)` may name, and what it requires.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Its name on its axis.
    pub id: Arc<str>,
    /// Its position among the models.
    pub model: usize,
    /// Its preconditions, in order.
    pub requires: Box<[ExprId]>,
}

/// What a guard may ask about the subject it judges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SubjectField {
    /// Its id.
    Id,
    /// `rule`, `model` or `plugin`.
    Kind,
    /// The regions it was invented in.
    Origins,
    /// The digest of the plugin's file.
    Digest,
    /// Whether its fit with higher law has been checked and documented.
    HigherLawChecked,
}

impl SubjectField {
    /// All of them, by the name expressions use.
    pub const ALL: [(&'static str, SubjectField); 5] = [
        ("id", SubjectField::Id),
        ("kind", SubjectField::Kind),
        ("origins", SubjectField::Origins),
        ("digest", SubjectField::Digest),
        ("higher_law_checked", SubjectField::HigherLawChecked),
    ];
}

/// One step of an expression.
#[derive(Clone, Debug)]
pub enum Node {
    /// A constant.
    Const(Value),
    /// A fact.
    Fact(FactId),
    /// A whole record as a map.
    Record(Box<[(Arc<str>, FactId)]>),
    /// A parameter.
    Param(ParamId),
    /// A definition.
    Define(DefineId),
    /// Something about the subject of a guard.
    Subject(SubjectField),
    /// A macro's variable, by its depth.
    Local(u32),
    /// `!a`
    Not(ExprId),
    /// `-a`
    Negate(ExprId),
    /// `a && b && …`
    And(Box<[ExprId]>),
    /// `a || b || …`
    Or(Box<[ExprId]>),
    /// `a ? b : c`
    Conditional(ExprId, ExprId, ExprId),
    /// An operator with two operands.
    Binary(BinaryOp, ExprId, ExprId),
    /// A function.
    Call(&'static Builtin, Box<[ExprId]>),
    /// A function that a plugin's code computes.
    Extern(FunctionId, Box<[ExprId]>),
    /// `a.matches('…')` with a pattern that is constant, and so built once.
    Matches(ExprId, Arc<regex::Regex>),
    /// What cannot be evaluated, in an expression that was not checked.
    Fail(EvalError),
    /// `a.b`, `a.?b`
    Select(ExprId, Arc<str>, Access),
    /// `a[b]`, `a[?b]`
    Index(ExprId, ExprId, Access),
    /// `[a, ?b]`
    List(Box<[(bool, ExprId)]>),
    /// `{k: v, ?k: v}`
    Map(Box<[(bool, ExprId, ExprId)]>),
    /// `range.all(x, body)` and its kind.
    Macro(Box<Macro>),
    /// `known(path)`
    Known(Box<[FactId]>),
    /// `index.maturity.strategic_planning`
    Level(IndexId, Level),
    /// `known(index.…)`: whether nothing of the value is open.
    Settled(ExprId),
    /// `model("operation", id).eligible`: whether the model of that name has all it requires.
    Eligible(ExprId, Box<[Candidate]>),
}

/// How an element is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Access {
    /// Its absence is an error.
    Plain,
    /// Its absence gives an empty optional.
    Optional,
    /// Only whether it is there: `has(a.b)`.
    Presence,
}

/// A macro: what it runs over, or binds, and what it evaluates then.
#[derive(Clone, Debug)]
pub struct Macro {
    /// Which.
    pub kind: MacroKind,
    /// What it runs over.
    pub range: ExprId,
    /// The variable's depth; that of the first, where there are two.
    pub local: u32,
    /// Whether there are two variables: position and element, or key and value.
    pub pair: bool,
    /// Evaluated for each element: the condition, or what the macro gives.
    pub body: ExprId,
    /// The condition under which an element is transformed.
    pub filter: Option<ExprId>,
}

/// The macros.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MacroKind {
    /// `all`
    All,
    /// `exists`
    Exists,
    /// `exists_one`
    ExistsOne,
    /// `filter`
    Filter,
    /// `map`, `transformList`
    Map,
    /// `transformMap`
    TransformMap,
    /// `transformMapEntry`
    TransformMapEntry,
    /// `sortBy`
    SortBy,
    /// `cel.bind`
    Bind,
    /// `optMap`
    OptMap,
    /// `optFlatMap`
    OptFlatMap,
}

/// How large an expression is once the definitions it uses are written out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// Its nodes.
    pub size: u32,
    /// The longest way from its root down.
    pub depth: u32,
}

impl Extent {
    /// The extent of a node over these.
    fn over(below: impl IntoIterator<Item = Extent>) -> Extent {
        let start = Extent { size: 1, depth: 0 };
        let all = below.into_iter().fold(start, |all, one| Extent {
            size: all.size.saturating_add(one.size),
            depth: all.depth.max(one.depth),
        });
        Extent { depth: all.depth.saturating_add(1), ..all }
    }
}

/// All expressions of a ruleset.
#[derive(Clone, Debug, Default)]
pub struct Arena {
    nodes: Vec<Node>,
    spans: Vec<Span>,
    extents: Vec<Extent>,
    defines: Vec<Extent>,
}

impl Arena {
    /// Adds a node.
    pub fn add(&mut self, node: Node, span: Span) -> ExprId {
        let id = ExprId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(node);
        self.spans.push(span);
        let extent = match self.node(id) {
            Node::Define(define) => Extent::over(self.defines.get(define.0 as usize).copied()),
            Node::Const(_) | Node::Fact(_) | Node::Param(_) => Extent::over(None),
            Node::Binary(_, left, right) => Extent::over([self.extent(*left), self.extent(*right)]),
            _ => Extent::over(self.children(id).into_iter().map(|child| self.extent(child))),
        };
        self.extents.push(extent);
        id
    }

    /// How large an expression is.
    pub fn extent(&self, id: ExprId) -> Extent {
        self.extents.get(id.0 as usize).copied().unwrap_or_default()
    }

    /// Notes the next definition, in the order of their numbers; expressions that use it count it as written out. One
    /// that is too large has been reported, and is not counted again for those that use it.
    pub(crate) fn define(&mut self, expr: ExprId) {
        let extent = self.extent(expr);
        let is_bounded = extent.size <= MAX_SIZE && extent.depth <= MAX_DEPTH;
        self.defines.push(if is_bounded { extent } else { Extent::default() });
    }

    /// The node with this number; the numbers come from [`Arena::add`] alone.
    pub fn node(&self, id: ExprId) -> &Node {
        const ABSENT: &Node = &Node::Const(Value::Null);
        self.nodes.get(id.0 as usize).unwrap_or(ABSENT)
    }

    /// Where a node was written.
    pub fn span(&self, id: ExprId) -> Span {
        self.spans.get(id.0 as usize).copied().unwrap_or_default()
    }

    /// The numbers of the nodes right below.
    pub fn children(&self, id: ExprId) -> Vec<ExprId> {
        match self.node(id) {
            Node::Not(a) | Node::Negate(a) | Node::Settled(a) | Node::Matches(a, _) | Node::Select(a, ..) => vec![*a],
            Node::And(all) | Node::Or(all) | Node::Call(_, all) | Node::Extern(_, all) => all.to_vec(),
            Node::Conditional(a, b, c) => vec![*a, *b, *c],
            Node::Binary(_, a, b) | Node::Index(a, b, _) => vec![*a, *b],
            Node::List(items) => items.iter().map(|(_, item)| *item).collect(),
            Node::Map(entries) => entries.iter().flat_map(|(_, key, value)| [*key, *value]).collect(),
            Node::Macro(one) => [Some(one.range), one.filter, Some(one.body)].into_iter().flatten().collect(),
            Node::Eligible(id, candidates) => {
                let requires = candidates.iter().flat_map(|candidate| candidate.requires.iter().copied());
                [*id].into_iter().chain(requires).collect()
            }
            _ => Vec::new(),
        }
    }
}
