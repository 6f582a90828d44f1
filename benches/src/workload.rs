//! The same rules for every engine: facts, conditions over them, and profiles, drawn from a small generator so that every
//! run and every engine meets the same ones.
//!
//! The build script compiles this file too, to write the conditions out as Rust.

/// How many facts there are of each kind: numbers, flags, choices and sets make 60.
pub const NUMBERS: usize = 24;
/// Facts that are true or false.
pub const FLAGS: usize = 12;
/// Facts that are one of [`MEMBERS`].
pub const CHOICES: usize = 12;
/// Facts that are some of [`MEMBERS`].
pub const SETS: usize = 12;
/// The greatest number a fact can be.
pub const GREATEST: u64 = 1000;
/// What choices and sets are made of.
pub const MEMBERS: [&str; 6] = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta"];

/// A condition, as every engine can express it.
#[derive(Clone, Debug)]
pub enum Condition {
    /// A number is at least so much.
    AtLeast(usize, u64),
    /// A number is less than another.
    Less(usize, usize),
    /// Two numbers together are at least three times a third.
    SumAtLeast(usize, usize, usize),
    /// A flag is set.
    Flag(usize),
    /// A choice is this member.
    Is(usize, usize),
    /// A choice is one of two members.
    IsEither(usize, usize, usize),
    /// A set has this member.
    Has(usize, usize),
    /// The contrary.
    Not(Box<Condition>),
    /// All of them.
    All(Vec<Condition>),
    /// At least one of them.
    Any(Vec<Condition>),
}

/// The values of all facts; `None` where nobody stated one.
#[derive(Clone, Debug)]
pub struct Profile {
    /// Between 0 and [`GREATEST`].
    pub numbers: Vec<Option<u64>>,
    /// True or false.
    pub flags: Vec<Option<bool>>,
    /// Positions in [`MEMBERS`].
    pub choices: Vec<Option<usize>>,
    /// For each member whether it is in.
    pub sets: Vec<Option<[bool; MEMBERS.len()]>>,
}

/// A linear congruential generator (Knuth's MMIX constants): the same numbers everywhere and always.
#[derive(Debug)]
pub struct Generator(u64);

impl Generator {
    /// Starts a sequence of its own for each seed.
    pub fn new(seed: u64) -> Generator {
        Generator(seed)
    }

    /// The next number below `bound`.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    /// The next position in something of this length.
    pub fn position(&mut self, length: usize) -> usize {
        usize::try_from(self.below(u64::try_from(length).unwrap_or(1))).unwrap_or(0)
    }

    fn atom(&mut self) -> Condition {
        match self.below(8) {
            0 | 1 => Condition::AtLeast(self.position(NUMBERS), self.below(GREATEST)),
            2 => Condition::Less(self.position(NUMBERS), self.position(NUMBERS)),
            3 => Condition::SumAtLeast(self.position(NUMBERS), self.position(NUMBERS), self.position(NUMBERS)),
            4 => Condition::Flag(self.position(FLAGS)),
            5 => Condition::Is(self.position(CHOICES), self.position(MEMBERS.len())),
            6 => {
                let (choice, first) = (self.position(CHOICES), self.position(MEMBERS.len()));
                Condition::IsEither(choice, first, (first + 1 + self.position(MEMBERS.len() - 1)) % MEMBERS.len())
            }
            _ => Condition::Has(self.position(SETS), self.position(MEMBERS.len())),
        }
    }

    fn part(&mut self) -> Condition {
        match self.below(4) {
            0 => Condition::Not(Box::new(self.atom())),
            1 => Condition::Any(vec![self.atom(), self.atom()]),
            _ => self.atom(),
        }
    }

    /// Two to four parts joined, some of which are negated or joined themselves.
    fn condition(&mut self) -> Condition {
        let parts = (0..2 + self.below(3)).map(|_| self.part()).collect();
        if self.below(3) == 0 { Condition::Any(parts) } else { Condition::All(parts) }
    }

    fn unless<T>(&mut self, missing_percent: u64, value: T) -> Option<T> {
        (self.below(100) >= missing_percent).then_some(value)
    }
}

/// So many conditions; the first of them are the same however many are asked for.
pub fn conditions(count: usize) -> Vec<Condition> {
    let mut generator = Generator::new(1);
    (0..count).map(|_| generator.condition()).collect()
}

/// A profile of which about this many of a hundred facts are missing.
pub fn profile(seed: u64, missing_percent: u64) -> Profile {
    let mut next = Generator::new(seed);
    let next = &mut next;
    Profile {
        numbers: (0..NUMBERS)
            .map(|_| {
                let value = next.below(GREATEST + 1);
                next.unless(missing_percent, value)
            })
            .collect(),
        flags: (0..FLAGS)
            .map(|_| {
                let value = next.below(2) == 0;
                next.unless(missing_percent, value)
            })
            .collect(),
        choices: (0..CHOICES)
            .map(|_| {
                let value = next.position(MEMBERS.len());
                next.unless(missing_percent, value)
            })
            .collect(),
        sets: (0..SETS)
            .map(|_| {
                let value = [(); MEMBERS.len()].map(|()| next.below(2) == 0);
                next.unless(missing_percent, value)
            })
            .collect(),
    }
}

/// The value of one fact.
#[derive(Clone, Debug)]
pub enum Fact {
    /// A number.
    Number(u64),
    /// True or false.
    Flag(bool),
    /// One of [`MEMBERS`].
    Choice(&'static str),
    /// Some of [`MEMBERS`].
    Set(Vec<&'static str>),
}

impl Profile {
    /// The facts that are there, by the names that conditions give them: `n0`, `b0`, `c0`, `s0` and so on.
    pub fn facts(&self) -> Vec<(String, Fact)> {
        let mut facts = Vec::with_capacity(NUMBERS + FLAGS + CHOICES + SETS);
        for (at, value) in self.numbers.iter().enumerate() {
            facts.extend(value.map(|number| (format!("n{at}"), Fact::Number(number))));
        }
        for (at, value) in self.flags.iter().enumerate() {
            facts.extend(value.map(|flag| (format!("b{at}"), Fact::Flag(flag))));
        }
        for (at, value) in self.choices.iter().enumerate() {
            let member = value.and_then(|member| MEMBERS.get(member).copied());
            facts.extend(member.map(|member| (format!("c{at}"), Fact::Choice(member))));
        }
        for (at, value) in self.sets.iter().enumerate() {
            let members = |set: [bool; MEMBERS.len()]| {
                MEMBERS.into_iter().zip(set).filter(|(_, is_in)| *is_in).map(|(member, _)| member).collect()
            };
            facts.extend(value.map(|set| (format!("s{at}"), Fact::Set(members(set)))));
        }
        facts
    }
}

impl Condition {
    /// How many comparisons it consists of.
    pub fn atoms(&self) -> usize {
        match self {
            Condition::Not(inner) => inner.atoms(),
            Condition::All(parts) | Condition::Any(parts) => parts.iter().map(Condition::atoms).sum(),
            _ => 1,
        }
    }

    /// Whether it holds, in Kleene's logic: a plain interpreter, which tells what is right.
    pub fn holds(&self, profile: &Profile) -> Option<bool> {
        let number = |at: &usize| profile.numbers.get(*at).copied().flatten();
        let choice = |at: &usize| profile.choices.get(*at).copied().flatten();
        match self {
            Condition::AtLeast(at, least) => Some(number(at)? >= *least),
            Condition::Less(left, right) => Some(number(left)? < number(right)?),
            Condition::SumAtLeast(left, right, other) => Some(number(left)? + number(right)? >= 3 * number(other)?),
            Condition::Flag(at) => profile.flags.get(*at).copied().flatten(),
            Condition::Is(at, member) => Some(choice(at)? == *member),
            Condition::IsEither(at, first, second) => choice(at).map(|member| member == *first || member == *second),
            Condition::Has(at, member) => profile.sets.get(*at).copied().flatten()?.get(*member).copied(),
            Condition::Not(inner) => inner.holds(profile).map(|holds| !holds),
            Condition::All(parts) => join(parts, profile, false),
            Condition::Any(parts) => join(parts, profile, true),
        }
    }
}

fn join(parts: &[Condition], profile: &Profile, settles: bool) -> Option<bool> {
    let mut whole = Some(!settles);
    for part in parts {
        match part.holds(profile) {
            Some(holds) if holds == settles => return Some(settles),
            Some(_) => {}
            None => whole = None,
        }
    }
    whole
}
