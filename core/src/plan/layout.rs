//! Lays the parts of a plan out behind each other in the order they are computed in, like beside like.

use std::collections::HashMap;

use super::parts::{Arithmetic, Number, NumberId, Part, Parts, TruthId};
use super::source::Quantity;
use super::truth::Join;

/// Parts that are computed together: all of a kind behind each other, so that a short loop runs over each kind.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    pub computed: Vec<Computed>,
    pub at_least: Vec<Pair>,
    pub equal: Vec<Pair>,
    pub any: Vec<Any>,
    pub steps: Vec<Step>,
}

/// An operator applied to two numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Computed {
    pub arithmetic: Arithmetic,
    pub left: u32,
    pub right: u32,
}

/// Two numbers compared.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    pub left: u32,
    pub right: u32,
    pub negated: bool,
}

/// Some questions, by where the answers that would make it true stand, and those that would make it false.
#[derive(Clone, Copy, Debug)]
pub(super) struct Any {
    pub bits: u64,
    pub hits: u32,
    pub misses: u32,
    pub negated: bool,
}

/// Two truths joined.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    pub left: u32,
    pub right: u32,
    pub join: u8,
}

/// One rule that the plan covers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Planned {
    /// Its position among the rules.
    pub rule: usize,
    /// When it applies.
    pub when: u32,
    /// When it is met.
    pub require: u32,
}

/// Rules with the same `when`. What only they use is computed where that is true.
#[derive(Clone, Debug, Default)]
pub(super) struct Group {
    pub when: u32,
    pub block: Block,
    pub rules: Vec<Planned>,
}

/// What is read beforehand, what is always computed, and what only some rules need.
#[derive(Clone, Debug, Default)]
pub(super) struct Layout {
    pub constants: Vec<f64>,
    pub quantities: Vec<Quantity>,
    pub shared: Block,
    pub groups: Vec<Group>,
}

/// A rule before it has its place: its position, when it applies and when it is met.
pub(super) type Rooted = (usize, TruthId, TruthId);

/// Who needs a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Owner {
    Nobody,
    Group(usize),
    All,
}

impl Owner {
    fn and(self, other: Owner) -> Owner {
        match (self, other) {
            (Owner::Nobody, one) | (one, Owner::Nobody) => one,
            (one, other) if one == other => one,
            _ => Owner::All,
        }
    }

    /// Its position among all [`Needs`].
    fn index(self) -> Option<usize> {
        match self {
            Owner::Nobody => None,
            Owner::All => Some(0),
            Owner::Group(at) => Some(1 + at),
        }
    }
}

/// Lays out the parts that some rules need.
pub(super) fn layout(parts: &Parts, rules: &[Rooted]) -> Layout {
    let groups = groups(rules);
    let needs = Owners::of(parts, &groups).needs(groups.len());
    let mut places = Places { numbers: vec![0; parts.numbers.len()], truths: vec![0; parts.truths.len()] };
    let mut layout = Layout::default();
    let given = places.given(parts, &mut layout);
    let mut needs = needs.iter();
    let Some(shared) = needs.next() else { return layout };
    let ends;
    (layout.shared, ends) = places.block(parts, shared, (given, CONSTANTS));
    for ((when, rules), need) in groups.iter().zip(needs) {
        let (block, _) = places.block(parts, need, ends);
        let rules = rules.iter().map(|(rule, when, require)| Planned {
            rule: *rule,
            when: places.truth(*when),
            require: places.truth(*require),
        });
        let when = when.map_or(ALWAYS, |when| places.truth(when));
        layout.groups.push(Group { rules: rules.collect(), when, block });
    }
    layout
}

/// The truths that stand first: false, and behind it true.
pub(super) const CONSTANTS: usize = 2;
const ALWAYS: u32 = 1;

/// Rules by the `when` they share, in the order of their first rules. Those that share none are together too: to skip a single
/// one saves nothing.
type Groups = Vec<(Option<TruthId>, Vec<Rooted>)>;

fn groups(rules: &[Rooted]) -> Groups {
    let mut count: HashMap<TruthId, usize> = HashMap::new();
    for (_, when, _) in rules {
        *count.entry(*when).or_default() += 1;
    }
    let mut at: HashMap<Option<TruthId>, usize> = HashMap::new();
    let mut groups = Groups::new();
    for rule in rules {
        let shared = Some(rule.1).filter(|when| count.get(when).is_some_and(|count| *count > 1));
        let at = *at.entry(shared).or_insert_with(|| {
            groups.push((shared, Vec::new()));
            groups.len() - 1
        });
        if let Some((_, rules)) = groups.get_mut(at) {
            rules.push(*rule);
        }
    }
    groups
}

/// The parts that one owner needs, in order.
#[derive(Clone, Debug, Default)]
struct Needs {
    numbers: Vec<usize>,
    truths: Vec<usize>,
}

/// Who needs each number and truth.
struct Owners {
    numbers: Vec<Owner>,
    truths: Vec<Owner>,
}

impl Owners {
    fn of(parts: &Parts, groups: &Groups) -> Owners {
        let mut owners = Owners {
            numbers: vec![Owner::Nobody; parts.numbers.len()],
            truths: vec![Owner::Nobody; parts.truths.len()],
        };
        for (at, (_, rules)) in groups.iter().enumerate() {
            for (_, when, require) in rules {
                owners.truth(*when, Owner::All);
                owners.truth(*require, Owner::Group(at));
            }
        }
        // What a part uses stands before it, so that going backwards meets every user before what it uses.
        for (at, part) in parts.truths.iter().rev() {
            let owner = owners.truths.get(at).copied().unwrap_or(Owner::Nobody);
            match part {
                Part::AtLeast(left, right, _) | Part::Equal(left, right, _) => owners.numbers(left, right, owner),
                Part::Step(_, left, right) => {
                    owners.truth(left, owner);
                    owners.truth(right, owner);
                }
                Part::Any(..) | Part::Constant(_) => {}
            }
        }
        for (at, number) in parts.numbers.iter().rev() {
            if let Number::Computed(_, left, right) = number {
                let owner = owners.numbers.get(at).copied().unwrap_or(Owner::Nobody);
                owners.numbers(left, right, owner);
            }
        }
        owners
    }

    /// What all need, and behind it what each group needs.
    fn needs(&self, groups: usize) -> Vec<Needs> {
        let mut needs = vec![Needs::default(); 1 + groups];
        for (at, owner) in self.numbers.iter().enumerate() {
            if let Some(needs) = owner.index().and_then(|index| needs.get_mut(index)) {
                needs.numbers.push(at);
            }
        }
        for (at, owner) in self.truths.iter().enumerate() {
            if let Some(needs) = owner.index().and_then(|index| needs.get_mut(index)) {
                needs.truths.push(at);
            }
        }
        needs
    }

    fn truth(&mut self, id: TruthId, owner: Owner) {
        if let Some(known) = self.truths.get_mut(id.0) {
            *known = known.and(owner);
        }
    }

    fn numbers(&mut self, left: NumberId, right: NumberId, owner: Owner) {
        for id in [left, right] {
            if let Some(known) = self.numbers.get_mut(id.0) {
                *known = known.and(owner);
            }
        }
    }
}

/// Where each part stands once it is computed.
struct Places {
    numbers: Vec<u32>,
    truths: Vec<u32>,
}

impl Places {
    fn number(&self, id: NumberId) -> u32 {
        self.numbers.get(id.0).copied().unwrap_or_default()
    }

    fn truth(&self, id: TruthId) -> u32 {
        self.truths.get(id.0).copied().unwrap_or_default()
    }

    /// Gives constants, and then what facts and parameters tell, the first places among the numbers.
    fn given(&mut self, parts: &Parts, layout: &mut Layout) -> usize {
        for (at, number) in parts.numbers.iter() {
            if let Number::Constant(bits) = number {
                put(&mut self.numbers, at, layout.constants.len());
                layout.constants.push(f64::from_bits(bits));
            }
        }
        for (at, number) in parts.numbers.iter() {
            if let Number::Given(quantity) = number {
                put(&mut self.numbers, at, layout.constants.len() + layout.quantities.len());
                layout.quantities.push(quantity);
            }
        }
        layout.constants.len() + layout.quantities.len()
    }

    /// Places what one owner needs behind so many numbers and truths, and tells how many there are then.
    fn block(&mut self, parts: &Parts, needs: &Needs, (numbers, truths): (usize, usize)) -> (Block, (usize, usize)) {
        let mut block = Block::default();
        for at in &needs.numbers {
            if let Some(Number::Computed(arithmetic, left, right)) = parts.numbers.get(*at) {
                put(&mut self.numbers, *at, numbers + block.computed.len());
                block.computed.push(Computed { arithmetic, left: self.number(left), right: self.number(right) });
            }
        }
        let mut kinds: [Vec<(usize, Part)>; 4] = Default::default();
        for (at, part) in needs.truths.iter().filter_map(|at| Some((*at, parts.truths.get(*at)?))) {
            let [at_least, equal, any, steps] = &mut kinds;
            match part {
                Part::Constant(holds) => put(&mut self.truths, at, usize::from(holds)),
                Part::AtLeast(..) => at_least.push((at, part)),
                Part::Equal(..) => equal.push((at, part)),
                Part::Any(..) => any.push((at, part)),
                Part::Step(..) => steps.push((at, part)),
            }
        }
        let mut end = truths;
        for (at, part) in kinds.into_iter().flatten() {
            put(&mut self.truths, at, end);
            end += 1;
            self.push(&mut block, part);
        }
        let numbers = numbers + block.computed.len();
        (block, (numbers, end))
    }

    fn push(&self, block: &mut Block, part: Part) {
        let pair = |left, right, negated| Pair { left: self.number(left), right: self.number(right), negated };
        match part {
            Part::Constant(_) => {}
            Part::AtLeast(left, right, negated) => block.at_least.push(pair(left, right, negated)),
            Part::Equal(left, right, negated) => block.equal.push(pair(left, right, negated)),
            Part::Any(mask, negated) => {
                // A column's yeses stand before its noes.
                let (yes, no) = (narrow(2 * mask.column), narrow(2 * mask.column + 1));
                let (hits, misses) = if mask.opposite { (no, yes) } else { (yes, no) };
                block.any.push(Any { bits: mask.bits, hits, misses, negated });
            }
            Part::Step(join, left, right) => {
                block.steps.push(Step { left: self.truth(left), right: self.truth(right), join: Join::code(join) });
            }
        }
    }
}

fn put(places: &mut [u32], at: usize, place: usize) {
    if let Some(slot) = places.get_mut(at) {
        *slot = narrow(place);
    }
}

/// Positions fit: expressions are numbered by 32 bits, and there are no more parts than expressions have nodes.
fn narrow(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
